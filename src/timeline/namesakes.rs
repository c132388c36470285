//! Keeps persons of one name apart over articles, where what the articles say of them can't be true of one.
//!
//! A person whom no pack knows has an id from the fullest form of the name, so that articles join by it. Where two articles
//! contradict each other, by the country served or come from or by a calling, each gets what tells it apart behind the id
//! (`person/a-b~sen`); an article that tells neither keeps the bare id. Who is told apart hangs on the set of articles alone,
//! and [`base`] takes it back, so that merging can decide anew.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::atoms::Account;
use super::model::{Document, Report};
use crate::names::{Calling, Duty};
use crate::packs::Country;

/// Stands between the id from the name and what tells its bearer apart; in no slug.
const APART: char = '~';

/// The id from the name alone.
pub(super) fn base(id: &str) -> &str {
    id.split(APART).next().unwrap_or(id)
}

/// Takes an id back to the name.
fn forget(id: &mut String) {
    id.truncate(base(id).len());
}

/// Takes all ids of a document back to the names.
pub(super) fn forget_in_document(document: &mut Document) {
    let named = document.entities.iter_mut().flatten();
    named.for_each(|named| forget(&mut named.id));
    document.entities.iter_mut().for_each(|entities| entities.sort());
}

/// Takes all ids of a report back to the names.
pub(super) fn forget_in_report(report: &mut Report) {
    report.participants.iter_mut().for_each(|one| forget(&mut one.entity));
    report.attribution.iter_mut().for_each(forget);
}

/// What tells persons of one name apart, by id and article.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    apart: FxHashMap<String, FxHashMap<String, String>>,
}

impl Namesakes {
    /// Finds namesakes among whom the documents name.
    pub fn of(documents: &[Document]) -> Self {
        let mut told: BTreeMap<&str, BTreeMap<&str, BTreeSet<&Duty>>> = BTreeMap::new();
        for document in documents {
            for named in document.entities.iter().flatten().filter(|named| !named.duties.is_empty()) {
                told.entry(&named.id).or_default().entry(&document.id).or_default().extend(&named.duties);
            }
        }
        told.retain(|_, articles| articles.len() > 1);
        let apart = told.into_iter().filter_map(|(id, articles)| {
            let mut bearers: BTreeMap<BTreeSet<&Duty>, Vec<&str>> = BTreeMap::new();
            articles.into_iter().for_each(|(article, duties)| bearers.entry(duties).or_default().push(article));
            let (duties, articles): (Vec<_>, Vec<_>) = bearers.into_iter().unzip();
            let marks = marks(&duties);
            let marked = articles.iter().zip(&marks).filter_map(|(articles, mark)| Some((articles, mark.as_ref()?)));
            let of: FxHashMap<String, String> = marked
                .flat_map(|(articles, mark)| articles.iter().map(move |article| (article.to_string(), mark.clone())))
                .collect();
            (!of.is_empty()).then(|| (id.to_string(), of))
        });
        Self { apart: apart.collect() }
    }

    /// Puts what tells them apart behind the ids of namesakes.
    pub fn tell_apart(&self, documents: &mut [Document], accounts: &mut [Account]) {
        if self.apart.is_empty() {
            return;
        }
        let mark = |id: &mut String, article: &str| {
            if let Some(mark) = self.apart.get(id.as_str()).and_then(|articles| articles.get(article)) {
                id.push(APART);
                id.push_str(mark);
            }
        };
        for document in documents {
            document.entities.iter_mut().flatten().for_each(|named| mark(&mut named.id, &document.id));
            document.entities.iter_mut().for_each(|entities| entities.sort());
        }
        for report in accounts.iter_mut().map(|account| &mut account.report) {
            report.participants.iter_mut().for_each(|one| mark(&mut one.entity, &report.document));
            report.attribution.iter_mut().for_each(|id| mark(id, &report.document));
        }
    }
}

/// For each that articles say of bearers of one name what tells its bearer from others; `None` where nothing contradicts it.
fn marks(told: &[BTreeSet<&Duty>]) -> Vec<Option<String>> {
    let mut bearer: Vec<usize> = (0..told.len()).collect();
    let mut contradicted = Vec::new();
    for b in 0..told.len() {
        for a in 0..b {
            if contradict(&told[a], &told[b]) {
                contradicted.push((a, b));
            } else if told[a].iter().any(|&a| told[b].iter().any(|&b| agree(a, b))) && bearer[a] != bearer[b] {
                let (keep, gone) = (bearer[a].min(bearer[b]), bearer[a].max(bearer[b]));
                bearer.iter_mut().filter(|of| **of == gone).for_each(|of| *of = keep);
            }
        }
    }
    let apart: BTreeSet<usize> =
        contradicted.iter().map(|&(a, b)| (bearer[a], bearer[b])).filter(|(a, b)| a != b).flat_map(|(a, b)| [a, b]).collect();
    let duties = |of: usize| told.iter().zip(&bearer).filter(move |(_, bearer)| **bearer == of).flat_map(|(duties, _)| duties);
    let country = |of: usize| duties(of).filter_map(|duty| duty.country).min();
    let mark = |of: usize| {
        let country = country(of);
        let office = duties(of).filter(|duty| duty.country == country).map(|duty| duty.office.as_str()).min().unwrap_or_default();
        match country {
            None => office.to_string(),
            Some(code) if apart.iter().any(|&other| other != of && first_country(duties(other)) == Some(code)) => {
                format!("{}-{office}", code.as_str().to_lowercase())
            }
            Some(code) => code.as_str().to_lowercase(),
        }
    };
    bearer.iter().map(|of| apart.contains(of).then(|| mark(*of))).collect()
}

fn first_country<'a>(duties: impl Iterator<Item = &'a &'a Duty>) -> Option<Country> {
    duties.filter_map(|duty| duty.country).min()
}

/// Whether two duties speak for one bearer: the same office, of one state where it is of a state; the same country; the same
/// calling where no country contradicts.
fn agree(a: &Duty, b: &Duty) -> bool {
    let country = a.country.is_some() && a.country == b.country;
    let open = a.country.is_none() || b.country.is_none();
    let sport = a.calling == Some(Calling::Sport);
    let calling = a.calling == b.calling && a.calling.is_some();
    country || a.office == b.office && (open || a.calling != Some(Calling::State)) || calling && (open || sport)
}

/// Whether what two articles say can't be said of one person. Who plays or trains can do so for another state than the own, so
/// that among these countries contradict nothing.
fn contradict(a: &BTreeSet<&Duty>, b: &BTreeSet<&Duty>) -> bool {
    let has = |duties: &BTreeSet<&Duty>, calling| duties.iter().any(|duty| duty.calling == Some(calling));
    let only = |duties: &BTreeSet<&Duty>, calling: Calling, other: Calling| has(duties, calling) && !has(duties, other);
    let callings = only(a, Calling::State, Calling::Sport) && only(b, Calling::Sport, Calling::State)
        || only(a, Calling::Sport, Calling::State) && only(b, Calling::State, Calling::Sport);
    let countries = |duties: &BTreeSet<&Duty>| duties.iter().filter_map(|duty| duty.country).collect::<BTreeSet<_>>();
    let (ours, theirs) = (countries(a), countries(b));
    let foreign = !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs);
    callings || foreign && !a.iter().any(|&a| b.iter().any(|&b| agree(a, b)))
}

#[cfg(test)]
mod tests {
    use super::{Duty, base, marks};
    use crate::names::Calling;
    use crate::packs::Country;
    use std::collections::BTreeSet;

    fn duty(office: &str, calling: Option<Calling>, country: Option<&str>) -> Duty {
        Duty { office: office.to_string(), calling, country: country.and_then(Country::new) }
    }

    fn told(all: &[Duty]) -> Vec<Option<String>> {
        marks(&all.iter().map(|duty| BTreeSet::from([duty])).collect::<Vec<_>>())
    }

    #[test]
    fn a_minister_of_one_state_is_no_player_of_another() {
        let minister = duty("menteri", Some(Calling::State), Some("SEN"));
        let player = duty("pemain", Some(Calling::Sport), Some("NGA"));
        let coach = duty("pelatih", Some(Calling::Sport), None);
        let all = [minister.clone(), player.clone(), coach];
        assert_eq!(told(&all), [Some("sen".to_string()), Some("nga".to_string()), Some("nga".to_string())]);
        assert_eq!(told(&[minister.clone(), minister]), [None, None]);
        assert_eq!(base("person/a-b~nga"), "person/a-b");
    }

    #[test]
    fn who_plays_for_another_state_is_one() {
        let here = duty("pemain", Some(Calling::Sport), Some("NGA"));
        let there = duty("pelatih", Some(Calling::Sport), Some("FRA"));
        assert_eq!(told(&[here, there]), [None, None]);
    }

    #[test]
    fn namesakes_of_one_country_are_told_by_office() {
        let mayor = duty("bupati", Some(Calling::State), Some("IDN"));
        let keeper = duty("kiper", Some(Calling::Sport), Some("IDN"));
        assert_eq!(told(&[mayor, keeper]), [Some("idn-bupati".to_string()), Some("idn-kiper".to_string())]);
    }
}
