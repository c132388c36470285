//! Compiles the known names of all packs into one automaton over folded words, with every spelling that rules make.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::slug;
use super::spelling::SpellingRules;
use super::titles::TitleRules;
use super::trie::Trie;
use crate::packs::Country;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::{NameOrder, OrganizationType, PlaceType, Spanned, Syllables};
use crate::packs::interner::Interner;
use crate::packs::lexicon::{Lexicon, Sym};
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

mod forms;
mod held;

pub use held::{Held, Tenure};

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KnownKind {
    /// A state or territory.
    Country,
    /// Its capital.
    Capital,
    /// Another town.
    City,
    /// A region.
    Region,
    /// A landmark.
    Landmark,
    /// A person.
    Person,
    /// An organization.
    Organization,
}

/// A known name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Known {
    /// What it names.
    pub kind: KnownKind,
    /// The name to show.
    pub name: String,
    /// Its id, made when it is asked for.
    #[serde(skip)]
    id: OnceLock<String>,
    /// Its country.
    pub country: Option<Country>,
    /// The state its name stands for.
    pub acts_for: Option<Country>,
    /// For landmarks, the number of the town where they stand.
    pub within: Option<u32>,
    /// For persons, how the short form is made.
    pub order: NameOrder,
    /// For persons, offices held.
    pub offices: Vec<Held>,
    /// For organizations, whether it is a medium.
    pub medium: bool,
    /// For organizations, whether it is a company.
    pub company: bool,
    /// For organizations, whether states are its members.
    pub international: bool,
    /// For places and organizations, whether the name is a common word or given name too, so that it counts only where the
    /// text shows what it is.
    pub doubtful: bool,
}

impl Known {
    /// The state that a person serves on a day: none while at the head of a body of no state.
    pub fn serves(&self, day: Option<NaiveDate>) -> Option<Country> {
        self.country.filter(|_| !self.offices.iter().any(|held| held.stateless && held.on(day)))
    }

    /// Its id ("person/vladimir-putin").
    pub fn id(&self) -> &str {
        self.id.get_or_init(|| format!("{}/{}", self.kind.prefix(), slug(&self.name)))
    }
}

impl KnownKind {
    /// What ids of the kind begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            _ => "place",
        }
    }
}

/// What a form of a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// A full name or abbreviation.
    Full,
    /// A short form that needs its context ("Kim").
    Short,
}

/// A form of a known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Which name: index into [`KnownRules::names`].
    pub known: u32,
    /// What sort of form.
    pub kind: FormKind,
    /// Whether only capitals will do ("AS", "PAN").
    pub capitals: bool,
    /// Whether it is an abbreviation in capitals, of any length.
    pub abbreviation: bool,
}

/// Known names and the automaton that finds them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct KnownRules {
    /// The names.
    pub names: Vec<Known>,
    /// Paths of folded words.
    pub forms: Trie<Form>,
    /// How spellings fold.
    pub spelling: SpellingRules,
    /// Which name each country has.
    pub countries: BTreeMap<Country, (u32, NameOrder)>,
    /// Known persons who held an office of their country, by office and country.
    holders: FxHashMap<(u16, Country), Vec<(u32, Tenure)>>,
    folds: Interner,
    /// By symbol; [`NOT_LOOKED_UP`] until it is asked for.
    fold_of_sym: Vec<AtomicU32>,
    /// A form's words and one of them folded, while forms are added.
    #[serde(skip)]
    path: Vec<u32>,
    #[serde(skip)]
    folded: String,
}

/// In place of a folded word's number: the word has not been folded yet.
const NOT_LOOKED_UP: u32 = u32::MAX;

impl KnownRules {
    /// A word that is in no known name.
    pub const NO_FOLD: u32 = 0;

    /// Who held an office of a country on a day (without a day: holds it still): the last to take it by then. `None` where
    /// that is no one or not one alone.
    pub fn holder(&self, office: u16, country: Country, day: Option<NaiveDate>) -> Option<u32> {
        let all = self.holders.get(&(office, country))?.iter().filter(|(_, tenure)| tenure.on(day));
        let last = all.clone().map(|(_, tenure)| tenure.from).max()?;
        let mut last = all.filter(|(_, tenure)| tenure.from == last);
        let first = last.next()?;
        last.next().is_none().then_some(first.0)
    }

    /// The number of a folded word, [`Self::NO_FOLD`] if no known name has it.
    pub fn fold(&self, folded: &str) -> u32 {
        self.folds.get(folded)
    }

    /// The folded word of a number.
    pub fn folded(&self, fold: u32) -> &str {
        self.folds.word(fold)
    }

    /// The number of the folded word of a symbol; `None` where the symbol tells nothing and the word must be folded.
    pub fn fold_of(&self, sym: Sym, lexicon: &Lexicon) -> Option<u32> {
        if sym == Sym::NONE {
            return None;
        }
        let known = self.fold_of_sym.get(sym.0 as usize)?;
        let fold = known.load(Ordering::Relaxed);
        if fold != NOT_LOOKED_UP {
            return Some(fold);
        }
        // Whoever else comes here at the same time finds the same.
        let fold = self.fold(&self.spelling.fold(lexicon.word(sym)));
        known.store(fold, Ordering::Relaxed);
        Some(fold)
    }

    /// Folds every word of the lexicon, for rules that are stored.
    pub(in crate::packs) fn fold_all(&mut self, lexicon: &Lexicon) {
        self.fold_of_sym.resize_with(lexicon.len(), || AtomicU32::new(NOT_LOOKED_UP));
        (0..lexicon.len() as u32).map(Sym).for_each(|sym| _ = self.fold_of(sym, lexicon));
    }

    /// One more than the largest number of a folded word.
    pub fn fold_count(&self) -> u32 {
        self.folds.len() as u32
    }

    /// As [`Self::fold`], for a word as it stands.
    fn known_fold(&self, word: &str, lexicon: &Lexicon) -> u32 {
        match self.fold_of(lexicon.find(word), lexicon) {
            Some(fold) if fold != Self::NO_FOLD => fold,
            _ => self.fold(&self.spelling.fold(word)),
        }
    }

    /// Whether words name a town, in small letters or capitals; names that are common words or given names too don't.
    pub fn is_town(&self, name: &str, lexicon: &Lexicon) -> bool {
        let mut count = 0;
        let steps = words(name).inspect(|_| count += 1).map(|word| self.known_fold(&word.to_lowercase(), lexicon));
        let Some((length, forms)) = self.forms.longest(steps) else { return false };
        let town = |form: &Form| {
            let known = &self.names[form.known as usize];
            matches!(known.kind, KnownKind::Capital | KnownKind::City) && !known.doubtful
        };
        length == count && forms.iter().any(town)
    }

    /// Adds a form in all spellings.
    pub(super) fn add_form(&mut self, known: u32, text: &str, kind: FormKind, lexicon: &mut Lexicon) {
        self.read_path(text, lexicon);
        self.add_path(known, text, kind);
    }

    /// Adds the form whose path was read last.
    fn add_path(&mut self, known: u32, text: &str, kind: FormKind) {
        let abbreviation = !text.bytes().any(|byte| byte.is_ascii_lowercase()) && is_abbreviation(text);
        let capitals = abbreviation && text.chars().count() <= 3;
        self.forms.insert(&self.path, Form { known, kind, capitals, abbreviation });
    }

    /// Reads the numbers of the folded words of a form into the path, made where they are new.
    fn read_path(&mut self, text: &str, lexicon: &mut Lexicon) {
        self.path.clear();
        for word in words(text) {
            let at = lexicon.intern(word).0 as usize;
            if self.fold_of_sym.len() <= at {
                self.fold_of_sym.resize_with(lexicon.len().max(self.fold_of_sym.len() * 2), || AtomicU32::new(NOT_LOOKED_UP));
            }
            let fold = self.fold_of_sym[at].get_mut();
            if matches!(*fold, NOT_LOOKED_UP | Self::NO_FOLD) {
                self.spelling.fold_into(word, &mut self.folded);
                *fold = self.folds.intern(&self.folded);
            }
            self.path.push(*fold);
        }
    }

    /// Names of a kind that a name names, by the ids that they have.
    pub(super) fn named(&self, kind: KnownKind, name: &str, lexicon: &Lexicon) -> Vec<u32> {
        let id = format!("{}/{}", kind.prefix(), slug(name));
        let is_it = |known: &u32| {
            let known = &self.names[*known as usize];
            known.kind.prefix() == kind.prefix() && known.id() == id
        };
        let path: Vec<u32> = words(name).map(|word| self.known_fold(word, lexicon)).collect();
        let length = path.len();
        let forms = self.forms.longest(path).filter(|(found, _)| *found == length).map_or(&[][..], |(_, forms)| forms);
        let mut found: Vec<u32> = forms.iter().map(|form| form.known).filter(is_it).collect();
        if found.is_empty() {
            // The id may be written otherwise.
            found.extend((0..self.names.len() as u32).filter(is_it));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether the letters of a form are two or more, and all capitals.
fn is_abbreviation(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().nth(1).is_some() && letters.clone().all(char::is_uppercase)
}

/// The words of a name, as the tokenizer cuts them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')' | '"');
    let mut rest = text;
    let parts = std::iter::from_fn(move || {
        loop {
            // Byte by byte up to the first that is no plain letter or mark of a word.
            let plain = rest
                .bytes()
                .position(|byte| byte <= b',' && !matches!(byte, b'-' | b'\'' | b'&') || byte == b'/' || byte >= 0x80);
            let end = plain.and_then(|at| rest[at..].find(breaks).map(|found| at + found));
            let (word, next) = match end {
                Some(end) => (&rest[..end], rest[end..].chars().next().map_or("", |c| &rest[end + c.len_utf8()..])),
                None => (rest, ""),
            };
            if word.is_empty() && next.is_empty() {
                return None;
            }
            rest = next;
            if !word.is_empty() && word != "-" {
                return Some(word);
            }
        }
    });
    parts.flat_map(|word| {
        let inner = if word.len() > 1 { word.find('&') } else { None };
        let pieces = match inner {
            Some(at) => [&word[..at], "&", &word[at + 1..]],
            None => [word, "", ""],
        };
        pieces.into_iter().filter(|piece| !piece.is_empty() && *piece != "-")
    })
}

/// Compiles the names, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, titles: &TitleRules, faults: &mut Faults) -> KnownRules {
    let spelling = raw.name_cues.iter().flat_map(|loaded| loaded.value.spelling.iter().cloned()).collect();
    let mut rules = KnownRules {
        spelling: SpellingRules::new(spelling),
        forms: Trie::with_capacity(FOLDS * 2),
        folds: Interner::with_capacity(FOLDS),
        ..KnownRules::default()
    };
    let syllables: Vec<&Syllables> = raw.name_cues.iter().flat_map(|loaded| &loaded.value.syllables).collect();
    add_countries(raw, lexicon, &mut rules, faults);
    add_places(raw, lexicon, &mut rules, faults);
    add_organizations(raw, lexicon, &mut rules, faults);
    add_persons(raw, lexicon, titles, &syllables, &mut rules, faults);
    super::extend::extend(raw, lexicon, &syllables, &mut rules, faults);
    super::within::note(raw, lexicon, &mut rules, faults);
    let places = raw.places.iter().flat_map(|loaded| &loaded.value.doubtful).map(|name| (KnownKind::City, name));
    let organizations =
        raw.organizations.iter().flat_map(|loaded| &loaded.value.doubtful).map(|name| (KnownKind::Organization, name));
    for (kind, name) in places.chain(organizations) {
        for known in rules.named(kind, name, lexicon) {
            rules.names[known as usize].doubtful = true;
        }
    }
    note_stateless(&mut rules, titles);
    rules.fold_of_sym.resize_with(lexicon.len(), || AtomicU32::new(NOT_LOOKED_UP));
    rules
}

/// Notes which offices are at the head of a body of no state.
fn note_stateless(rules: &mut KnownRules, titles: &TitleRules) {
    let none = |known: &&Known| known.kind == KnownKind::Organization && known.country.is_none() && known.acts_for.is_none();
    let bodies: FxHashSet<String> = rules.names.iter().filter(none).map(|known| rules.spelling.fold(&known.name)).collect();
    for held in rules.names.iter_mut().flat_map(|known| &mut known.offices) {
        let heads = titles.offices[held.office as usize].unique;
        held.stateless = heads && held.of.as_ref().is_some_and(|of| bodies.contains(of));
    }
}

/// About as many folded words as the names of the built-in packs have.
const FOLDS: usize = 12_000;

/// Where each name of a kind was given, so that one given twice is a fault that shows both places.
#[derive(Default)]
struct Given<'a>(FxHashMap<&'a str, (&'a Arc<PackFile>, Range<usize>)>);

impl<'a> Given<'a> {
    fn note(&mut self, name: &'a str, file: &'a Arc<PackFile>, span: Range<usize>, replace: bool, faults: &mut Faults) {
        if let Some((first, at)) = self.0.insert(name, (file, span.clone()))
            && !replace
        {
            let place = Fault::at(first, at, "", "");
            let (line, column) = place.place.unwrap_or((1, 1));
            faults.push(Fault::at(
                file,
                span,
                format!("`{name}` is given twice"),
                format!(
                    "the first is at {}:{line}:{column}; say `extend = true` to add names to it, `replace = true` if this one is meant instead",
                    place.path
                ),
            ));
        }
    }
}

/// The file, by its place in order, that has the last word on each name: entries of earlier files are replaced.
fn last_word<'a>(entries: impl Iterator<Item = (usize, &'a str, bool)>) -> FxHashMap<&'a str, usize> {
    entries.filter(|&(_, _, replace)| replace).map(|(file, name, _)| (name, file)).collect()
}

fn add_countries(raw: &Raw, lexicon: &mut Lexicon, rules: &mut KnownRules, faults: &mut Faults) {
    let mut given = Given::default();
    let last = last_word(raw.countries.iter().enumerate().flat_map(|(file, loaded)| {
        loaded.value.country.iter().map(move |(code, entry)| (file, code.get_ref().as_str(), entry.replace))
    }));
    for (at, loaded) in raw.countries.iter().enumerate() {
        for (code, entry) in loaded.value.country.iter().filter(|(_, entry)| !entry.extend) {
            given.note(code.get_ref().as_str(), &loaded.file, code.span(), entry.replace, faults);
            if last.get(code.get_ref().as_str()).is_some_and(|&file| file > at) {
                continue;
            }
            let country = *code.get_ref();
            let known = push(rules, KnownKind::Country, &entry.name, Some(country), Some(country));
            rules.countries.insert(country, (known, entry.name_order));
            for form in [&entry.name].into_iter().chain(&entry.also).chain(&entry.adjectives) {
                rules.add_form(known, form, FormKind::Full, lexicon);
            }
            if let Some(capital) = &entry.capital
                && capital != &entry.name
            {
                let known = push(rules, KnownKind::Capital, capital, Some(country), Some(country));
                for form in [capital].into_iter().chain(&entry.capital_also) {
                    rules.add_form(known, form, FormKind::Full, lexicon);
                }
            }
            for seat in &entry.seats {
                let mut forms = seat.split('|').map(str::trim);
                let Some(name) = forms.next() else { continue };
                let known = push(rules, KnownKind::Capital, name, Some(country), Some(country));
                for form in [name].into_iter().chain(forms) {
                    rules.add_form(known, form, FormKind::Full, lexicon);
                }
            }
        }
    }
}

fn push(rules: &mut KnownRules, kind: KnownKind, name: &str, country: Option<Country>, acts_for: Option<Country>) -> u32 {
    rules.names.push(Known {
        kind,
        name: name.to_string(),
        id: OnceLock::new(),
        country,
        acts_for,
        within: None,
        order: NameOrder::GivenFirst,
        offices: Vec::new(),
        medium: false,
        company: false,
        international: false,
        doubtful: false,
    });
    rules.names.len() as u32 - 1
}

/// The country that an entry names.
fn code(country: &Option<Spanned<Country>>) -> Option<Country> {
    country.as_ref().map(|country| *country.get_ref())
}

fn place_kind(place_type: PlaceType) -> KnownKind {
    match place_type {
        PlaceType::City => KnownKind::City,
        PlaceType::Region => KnownKind::Region,
        PlaceType::Landmark => KnownKind::Landmark,
    }
}

fn add_places(raw: &Raw, lexicon: &mut Lexicon, rules: &mut KnownRules, faults: &mut Faults) {
    let mut given = Given::default();
    let last = last_word(raw.places.iter().enumerate().flat_map(|(file, loaded)| {
        loaded.value.place.iter().map(move |(name, entry)| (file, name.get_ref().as_str(), entry.replace))
    }));
    for (at, loaded) in raw.places.iter().enumerate() {
        for (name, entry) in loaded.value.place.iter().filter(|(_, entry)| !entry.extend) {
            given.note(name.get_ref(), &loaded.file, name.span(), entry.replace, faults);
            if last.get(name.get_ref().as_str()).is_some_and(|&file| file > at) {
                continue;
            }
            let known = push(rules, place_kind(entry.place_type), name.get_ref(), code(&entry.country), None);
            for form in [name.get_ref()].into_iter().chain(&entry.also) {
                rules.add_form(known, form, FormKind::Full, lexicon);
            }
        }
    }
    // A gazetteer yields to what is told of a name one by one.
    for loaded in &raw.places {
        for gazetteer in &loaded.value.gazetteer {
            for line in gazetteer.names.get_ref().lines() {
                let mut forms = line.split('|').map(str::trim).filter(|form| !form.is_empty());
                let Some(name) = forms.next() else { continue };
                rules.read_path(name, lexicon);
                if rules.forms.longest(rules.path.iter().copied()).is_some_and(|(found, _)| found == rules.path.len()) {
                    continue;
                }
                let known = push(rules, place_kind(gazetteer.place_type), name, code(&gazetteer.country), None);
                rules.add_path(known, name, FormKind::Full);
                for form in forms {
                    rules.add_form(known, form, FormKind::Full, lexicon);
                }
            }
        }
    }
}

fn add_organizations(raw: &Raw, lexicon: &mut Lexicon, rules: &mut KnownRules, faults: &mut Faults) {
    let mut given = Given::default();
    let last = last_word(raw.organizations.iter().enumerate().flat_map(|(file, loaded)| {
        loaded.value.organization.iter().map(move |(name, entry)| (file, name.get_ref().as_str(), entry.replace))
    }));
    for (at, loaded) in raw.organizations.iter().enumerate() {
        for (name, entry) in loaded.value.organization.iter().filter(|(_, entry)| !entry.extend) {
            given.note(name.get_ref(), &loaded.file, name.span(), entry.replace, faults);
            if last.get(name.get_ref().as_str()).is_some_and(|&file| file > at) {
                continue;
            }
            let country = code(&entry.country);
            let acts_for = country.filter(|_| entry.acts_for_state);
            let known = push(rules, KnownKind::Organization, name.get_ref(), country, acts_for);
            rules.names[known as usize].medium = entry.organization_type == OrganizationType::Media;
            rules.names[known as usize].company = entry.organization_type == OrganizationType::Company;
            rules.names[known as usize].international = entry.organization_type == OrganizationType::International;
            for form in [name.get_ref()].into_iter().chain(&entry.also) {
                rules.add_form(known, form, FormKind::Full, lexicon);
            }
        }
    }
}

fn add_persons(
    raw: &Raw,
    lexicon: &mut Lexicon,
    titles: &TitleRules,
    syllables: &[&Syllables],
    rules: &mut KnownRules,
    faults: &mut Faults,
) {
    let mut given = Given::default();
    let last = last_word(raw.persons.iter().enumerate().flat_map(|(file, loaded)| {
        loaded.value.person.iter().map(move |(name, entry)| (file, name.get_ref().as_str(), entry.replace))
    }));
    for (at, loaded) in raw.persons.iter().enumerate() {
        for (name, entry) in loaded.value.person.iter().filter(|(_, entry)| !entry.extend) {
            given.note(name.get_ref(), &loaded.file, name.span(), entry.replace, faults);
            if last.get(name.get_ref().as_str()).is_some_and(|&file| file > at) {
                continue;
            }
            let mut offices = Vec::new();
            for held in &entry.offices {
                match titles.by_id(held.office.get_ref()) {
                    Some(office) => offices.push(Held {
                        office,
                        of: held.of.as_deref().map(|of| rules.spelling.fold(of)),
                        stateless: false,
                        tenure: Tenure { from: held.from.map(|day| day.0), to: held.to.map(|day| day.0) },
                    }),
                    None => titles.unknown(&loaded.file, &held.office, faults),
                }
            }
            let country = *entry.country.get_ref();
            let order = rules.countries.get(&country).map_or(NameOrder::GivenFirst, |&(_, order)| order);
            let known = push(rules, KnownKind::Person, name.get_ref(), Some(country), None);
            rules.names[known as usize].order = order;
            for held in offices.iter().filter(|held: &&Held| held.of.is_none()) {
                rules.holders.entry((held.office, country)).or_default().push((known, held.tenure));
            }
            rules.names[known as usize].offices = offices;
            forms::add(known, name.get_ref(), entry, order, syllables, rules, lexicon);
        }
    }
}
