//! Finds whom an office names: the name beside it, else who of the article holds it, else whom the packs know to have held
//! it on the day of the article.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::coreference::Gathering;
use super::offices::Found;
use super::scan::Scan;
use crate::packs::Country;

/// Who holds which office, as the article and the packs tell.
#[derive(Debug, Default)]
pub struct Holders {
    /// By office id and country: the entity that the article names so.
    article: FxHashMap<(String, Option<Country>), usize>,
}

impl Holders {
    /// Notes that the article names a person by an office.
    pub fn note(&mut self, id: &str, country: Option<Country>, entity: usize) {
        self.article.insert((id.to_string(), country), entity);
    }

    /// The person an office without a name beside it means.
    pub fn find(
        &self,
        scan: &Scan<'_>,
        all: &mut Gathering,
        office: &Found,
        country: Option<Country>,
        day: Option<NaiveDate>,
    ) -> Option<usize> {
        let rule = &scan.titles().offices[office.office as usize];
        // What an office of the past or of the future means is not told by who holds it.
        if office.not_now || rule.descriptor || country.is_none() {
            return None;
        }
        let own = std::iter::once(office.office).filter(|_| rule.unique);
        let meant: Vec<u16> = own.chain(rule.means.iter().copied()).collect();
        for &index in &meant {
            let id = &scan.titles().offices[index as usize].id;
            let id = if index == office.office { &office.id } else { id };
            if let Some(&entity) = self.article.get(&(id.clone(), country)) {
                return Some(entity);
            }
        }
        // A deputy's office has an id of its own that no entry of the pack need have.
        if office.id != rule.id {
            return None;
        }
        let known = meant.iter().find_map(|&index| scan.known().holder(index, country?, day))?;
        Some(all.entity_of(known).unwrap_or_else(|| all.add_known(known)))
    }
}
