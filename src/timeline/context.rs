//! What joining and settling look up: when an article came out, whose copy it is, what an entity is.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::Account;
use super::model::{Document, Entity, Published, TypeFacts};
use super::sketch::hash_word;
use crate::packs::Country;

/// The days on which an article can have come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    /// The first.
    pub from: NaiveDate,
    /// The last, inclusive.
    pub to: NaiveDate,
}

impl Told {
    fn of(published: &Published) -> Option<Self> {
        let date = published.date.as_str();
        let first = |rest: &str| format!("{date}{rest}").parse::<NaiveDate>().ok();
        let last = |from: NaiveDate, months| from.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1));
        match date.matches('-').count() {
            2 => first("").map(|from| Self { from, to: from }),
            1 => first("-01").and_then(|from| Some(Self { from, to: last(from, 1)? })),
            _ => first("-01-01").and_then(|from| Some(Self { from, to: last(from, 12)? })),
        }
    }
}

/// A place, as far as places are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PlaceFacts {
    /// The country it lies in or is.
    pub country: Option<Country>,
    /// How fine it is: 0 a country or unknown, 1 a region, 2 a town, 3 a landmark.
    pub fineness: u8,
}

/// The fineness of a town.
const TOWN: u8 = 2;

/// Everything beside the accounts themselves.
pub(super) struct Context<'a> {
    told: FxHashMap<&'a str, Told>,
    originals: FxHashMap<&'a str, &'a str>,
    entities: FxHashMap<&'a str, &'a Entity>,
    /// Hashes of the words that names are made of.
    names: FxHashSet<u64>,
    /// Landmarks with the towns that they are told to stand in.
    within: FxHashSet<(&'a str, &'a str)>,
    types: &'a BTreeMap<String, TypeFacts>,
}

impl<'a> Context<'a> {
    /// Looks through documents, whose copies are known, accounts and entities.
    pub fn new(
        documents: &'a [Document],
        accounts: &[Account],
        entities: &'a [Entity],
        types: &'a BTreeMap<String, TypeFacts>,
    ) -> Self {
        let mut told: FxHashMap<&str, Told> = FxHashMap::default();
        for document in documents {
            let Some(day) = document.published.as_ref().and_then(Told::of) else { continue };
            let known = told.entry(&document.id).or_insert(day);
            *known = day.min(*known);
        }
        let copy = |document: &'a Document| Some((document.id.as_str(), document.duplicate_of.as_deref()?));
        let originals = documents.iter().filter_map(copy).collect();
        let forms = entities.iter().flat_map(|entity| entity.aliases.iter().chain([&entity.name]));
        let names = forms.flat_map(|form| form.split(|c: char| !c.is_alphanumeric())).map(hash_word).collect();
        let within = super::within::within(documents, accounts, entities);
        let entities = entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        Self { names, within, told, originals, entities, types }
    }

    /// When the account's article came out.
    pub fn told(&self, account: &Account) -> Option<Told> {
        self.told.get(account.report.document.as_str()).copied()
    }

    /// The article whose words the account's article has: its own or the one it repeats.
    pub fn original<'b>(&self, account: &'b Account) -> &'b str
    where
        'a: 'b,
    {
        let id = account.report.document.as_str();
        self.originals.get(id).copied().unwrap_or(id)
    }

    /// Whether a word, given by its hash, is part of a name.
    pub fn is_name(&self, word: u64) -> bool {
        self.names.contains(&word)
    }

    /// The country of an entity.
    pub fn country(&self, entity: &str) -> Option<Country> {
        self.entities.get(entity).and_then(|entity| entity.country)
    }

    /// What is known of a place.
    pub fn place(&self, entity: &str) -> PlaceFacts {
        let Some(entity) = self.entities.get(entity) else { return PlaceFacts { country: None, fineness: 0 } };
        let fineness = match entity.place.as_deref() {
            Some("region") => 1,
            Some("city" | "capital") => TOWN,
            Some("landmark") => 3,
            _ => 0,
        };
        PlaceFacts { country: entity.country, fineness }
    }

    /// Whether the sides of an event of this type take part alike.
    pub fn is_mutual(&self, kind: &str) -> bool {
        self.types.get(kind).is_some_and(|facts| facts.mutual)
    }

    /// What is known of a type.
    pub fn facts(&self, kind: &str) -> TypeFacts {
        self.types.get(kind).cloned().unwrap_or_default()
    }

    /// Whether two landmarks stand in one town.
    pub fn in_one_town(&self, a: &str, b: &str) -> bool {
        let town = |id: &str| self.entities.get(id).and_then(|entity| entity.within.as_deref());
        town(a).is_some() && town(a) == town(b)
    }

    /// Whether two place names can mean where one event took place: the same, or one that can hold the other. A country holds
    /// what lies in it, a region the towns and landmarks of its country, a town the landmarks that packs or articles tell to stand in it.
    /// Of what lies where in a country more is not known, so that a region is given the benefit of the doubt and a town is not.
    pub fn places_agree(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let (facts_a, facts_b) = (self.place(a), self.place(b));
        let ((coarse, coarse_facts), (fine, fine_facts)) =
            if facts_a.fineness <= facts_b.fineness { ((a, facts_a), (b, facts_b)) } else { ((b, facts_b), (a, facts_a)) };
        if coarse_facts.fineness == fine_facts.fineness {
            return false;
        }
        match coarse_facts.fineness {
            TOWN => self.within.contains(&(fine, coarse)),
            _ => coarse_facts.country.is_none() || fine_facts.country.is_none() || coarse_facts.country == fine_facts.country,
        }
    }
}
