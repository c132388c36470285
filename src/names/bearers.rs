//! Weighs whether a name in short is that of a person whom a pack knows: for it speak the country named elsewhere in the
//! article, an office beside it that the person held, and how much the person stands out; against it an office of another
//! state, a calling that statesmen have none of, and others of the name. Leaves to `coreference.rs` who of several is meant.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::candidate::{Candidate, ORGANIZATION, PERSON, PLACE};
use super::coreference::{RENOWNED, prominence};
use super::offices::Found;
use super::scan::Scan;
use crate::packs::{Circumstance, Country, FormKind, KnownKind};

/// What an article tells of whom its names in short can mean.
#[derive(Debug, Default)]
pub struct Bearers {
    /// The states that the article names, or places, bodies and persons of.
    states: BTreeSet<Country>,
    /// Known persons who stand out and whom the article names, by index.
    statesmen: BTreeSet<u32>,
    /// The offices beside each name, by its folded words.
    beside: FxHashMap<Vec<u32>, Vec<Beside>>,
}

/// An office beside a name.
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// Index into the offices of the pack.
    office: u16,
    /// The state it is of, by its place.
    place: Option<Country>,
    /// The state it is of, by its body.
    body: Option<Country>,
}

impl Bearers {
    /// Looks over the article.
    pub fn of(
        scan: &Scan<'_>,
        candidates: &[Candidate],
        kinds: &[Option<usize>],
        found: &[Found],
        day: Option<NaiveDate>,
    ) -> Self {
        let mut bearers = Self::default();
        for (candidate, kind) in candidates.iter().zip(kinds) {
            let Some(kind) = *kind else { continue };
            let of_kind = |form: &&crate::packs::Form| {
                let known = &scan.known().names[form.known as usize];
                form.kind == FormKind::Full
                    && match known.kind {
                        KnownKind::Person => kind == PERSON,
                        KnownKind::Organization => kind == ORGANIZATION,
                        _ => kind == PLACE,
                    }
            };
            let states =
                candidate.forms.iter().filter(of_kind).filter_map(|form| scan.known().names[form.known as usize].country);
            bearers.states.extend(states);
            if kind == PERSON
                && let [first, rest @ ..] = candidate.forms.as_slice()
                && rest.iter().all(|form| form.known == first.known)
                && prominence(scan, first.known, day) >= RENOWNED
            {
                bearers.statesmen.insert(first.known);
            }
            let Some(office) = candidate.office.filter(|_| kind == PERSON).and_then(|at| found.get(at)) else { continue };
            let body = office
                .organization
                .and_then(|at| candidates.get(at))
                .and_then(|body| body.forms.iter().find_map(|form| scan.known().names[form.known as usize].country));
            let place = office.place.and_then(|place| scan.known().names[place as usize].country);
            bearers.beside.entry(candidate.key.clone()).or_default().push(Beside { office: office.office, place, body });
        }
        bearers
    }

    /// Whether more speaks for a known person than against, where a candidate has the short name alone.
    pub fn plausible(&self, scan: &Scan<'_>, candidate: &Candidate, index: u32, day: Option<NaiveDate>) -> bool {
        let person = &scan.known().names[index as usize];
        let of_person = |form: &&crate::packs::Form| scan.known().names[form.known as usize].kind == KnownKind::Person;
        let only = candidate.forms.iter().filter(of_person).all(|form| form.known == index);
        let home = person.country.is_some_and(|country| self.states.contains(&country));
        // Whom papers call by the family name alone they name among others like him.
        let company = self.statesmen.iter().any(|&other| other != index);
        let renowned = prominence(scan, index, day) >= RENOWNED;
        let weigh = |circumstance| i32::from(scan.weights(circumstance)[PERSON]);
        let mut sum = 0;
        if home && (only || renowned) {
            sum += weigh(Circumstance::BearerAtHome);
        }
        if renowned && (only || home || company) {
            sum += weigh(Circumstance::BearerRenowned);
        }
        if only {
            sum += weigh(Circumstance::BearerAlone);
        }
        let says = |beside: &Beside| {
            let rule = &scan.titles().offices[beside.office as usize];
            let held = person.offices.iter().any(|held| held.office == beside.office || rule.means.contains(&held.office));
            let foreign = |country: Option<Country>| country.is_some() && person.country.is_some() && country != person.country;
            let state = rule.calling() == Some(super::Calling::State);
            let mut says = 0;
            if !foreign(beside.place.or(beside.body)) && (held || only && state && beside.place.is_some()) {
                return weigh(Circumstance::BearerInOffice);
            }
            if rule.sport && !person.offices.is_empty() {
                says += weigh(Circumstance::BearerOfSport);
            }
            if foreign(beside.place) {
                says += weigh(Circumstance::BearerAbroad);
            } else if foreign(beside.body) {
                says += weigh(Circumstance::BearerOfForeignBody);
            } else if !only {
                says += weigh(Circumstance::BearerAmongMany);
            } else if rule.descriptor && !person.offices.is_empty() {
                says += weigh(Circumstance::BearerDescribed);
            }
            says
        };
        let offices = self.beside.get(&candidate.key).into_iter().flatten().map(says);
        let (most, least) = offices.fold((0, 0), |(most, least), says| (says.max(most), says.min(least)));
        sum + most + least > 0
    }
}
