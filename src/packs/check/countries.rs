//! Countries that entries name and no pack lists.

use rustc_hash::FxHashSet;

use crate::packs::Country;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::Spanned;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

pub(super) fn check(raw: &Raw, faults: &mut Faults) {
    let listed = raw.countries.iter().flat_map(|file| file.value.country.keys().map(|code| *code.get_ref())).collect();
    let mut look = Look { listed, told: FxHashSet::default(), faults };
    for file in &raw.persons {
        file.value.person.values().for_each(|person| look.at(&file.file, &person.country));
    }
    for file in &raw.places {
        let places = file.value.place.values().filter_map(|place| place.country.as_ref());
        let gazetteers = file.value.gazetteer.iter().filter_map(|gazetteer| gazetteer.country.as_ref());
        places.chain(gazetteers).for_each(|country| look.at(&file.file, country));
    }
    for file in &raw.organizations {
        let countries = file.value.organization.values().filter_map(|organization| organization.country.as_ref());
        countries.for_each(|country| look.at(&file.file, country));
    }
    for file in raw.frame_files() {
        let expected = file.yes.iter().filter_map(|yes| yes.expect.countries.as_ref());
        expected.flatten().for_each(|country| look.at(file.file, country));
    }
    for file in &raw.topics {
        file.value.between.iter().for_each(|country| look.at(&file.file, country));
        for war in &file.value.war {
            for country in [war.of, war.against].into_iter().chain(war.beside.iter().copied()) {
                look.at(&file.file, &in_text(&file.file, country));
            }
        }
    }
}

/// Where a file names a country, for values that don't carry their place.
fn in_text(file: &PackFile, country: Country) -> Spanned<Country> {
    let at = file.text.rfind(country.as_str()).unwrap_or(0);
    Spanned::new(at..at, country)
}

struct Look<'a, 'r> {
    listed: FxHashSet<Country>,
    /// Where a fault was told: all persons of a roll have their country from one place.
    told: FxHashSet<(&'r str, usize)>,
    faults: &'a mut Faults,
}

impl<'r> Look<'_, 'r> {
    fn at(&mut self, file: &'r PackFile, country: &Spanned<Country>) {
        if self.listed.contains(country.get_ref()) || !self.told.insert((&file.path, country.span().start)) {
            return;
        }
        let message = format!("no pack that is read lists a country `{country}`");
        if self.listed.is_empty() {
            let help = "the built-in pack `world` lists them: leave --no-builtin out, or give a folder with a file of \
                        `kind = \"countries\"` too";
            return self.faults.push_once(Fault::at(file, country.span(), message, help).missing_from("countries"));
        }
        let help =
            format!("use the ISO 3166-1 alpha-3 code, or list it: [country.{country}] in a file of `kind = \"countries\"`");
        self.faults.push(Fault::at(file, country.span(), message, help).missing_from("countries"));
    }
}
