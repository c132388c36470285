//! Compiles the known names of all packs into one automaton over folded words, with every spelling that rules make.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::slug;
use super::spelling::SpellingRules;
use super::titles::TitleRules;
use super::trie::Trie;
use crate::packs::Country;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::{NameOrder, OrganizationType, PersonEntry, PlaceType, Syllables};
use crate::packs::lexicon::{Lexicon, Sym};
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// An office held by a known person.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which: index into [`TitleRules::offices`].
    pub office: u16,
    /// Of which organization or place, folded, if not of the person's country.
    pub of: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Held {
    /// Whether the office was held on a day. Without a day, whether it is still held.
    pub fn on(&self, day: Option<NaiveDate>) -> bool {
        held_on(self.from, self.to, day)
    }
}

/// Whether what began and ended on two days held on a day between. Where no first day is known it can't be told.
fn held_on(from: Option<NaiveDate>, to: Option<NaiveDate>, day: Option<NaiveDate>) -> bool {
    match day {
        Some(day) => from.is_some_and(|from| from <= day) && to.is_none_or(|to| day <= to),
        None => from.is_some() && to.is_none(),
    }
}

/// A known name.
#[derive(Debug, Clone)]
pub struct Known {
    /// What it names.
    pub kind: KnownKind,
    /// The name to show.
    pub name: String,
    /// Its id ("person/vladimir-putin").
    pub id: String,
    /// Its country.
    pub country: Option<Country>,
    /// The state its name stands for.
    pub acts_for: Option<Country>,
    /// For persons, how the short form is made.
    pub order: NameOrder,
    /// For persons, offices held.
    pub offices: Vec<Held>,
    /// For organizations, whether it is a medium.
    pub medium: bool,
    /// For places and organizations, whether the name is a common word or given name too, so that it counts only where the
    /// text shows what it is.
    pub doubtful: bool,
}

/// What a form of a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// A full name or abbreviation.
    Full,
    /// A short form that needs its context ("Kim").
    Short,
}

/// A form of a known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Default)]
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
    holders: FxHashMap<(u16, Country), Vec<(u32, Option<NaiveDate>, Option<NaiveDate>)>>,
    folds: FxHashMap<Box<str>, u32>,
    fold_of_sym: Vec<u32>,
}

impl KnownRules {
    /// A word that is in no known name.
    pub const NO_FOLD: u32 = 0;

    /// Who held an office of a country on a day (without a day: holds it still): the last to take it by then. `None` where
    /// that is no one or not one alone.
    pub fn holder(&self, office: u16, country: Country, day: Option<NaiveDate>) -> Option<u32> {
        let all = self.holders.get(&(office, country))?.iter().filter(|(_, from, to)| held_on(*from, *to, day));
        let last = all.clone().map(|(_, from, _)| *from).max()?;
        let mut last = all.filter(|(_, from, _)| *from == last);
        let first = last.next()?;
        last.next().is_none().then_some(first.0)
    }

    /// The number of a folded word, [`Self::NO_FOLD`] if no known name has it.
    pub fn fold(&self, folded: &str) -> u32 {
        self.folds.get(folded).copied().unwrap_or(Self::NO_FOLD)
    }

    /// The number of the folded word of a symbol; `None` where the symbol tells nothing and the word must be folded.
    pub fn fold_of(&self, sym: Sym) -> Option<u32> {
        if sym == Sym::NONE { None } else { self.fold_of_sym.get(sym.0 as usize).copied() }
    }

    /// One more than the largest number of a folded word.
    pub fn fold_count(&self) -> u32 {
        self.folds.len() as u32 + 1
    }

    /// As [`Self::fold`], for a word as it stands.
    fn known_fold(&self, word: &str, lexicon: &Lexicon) -> u32 {
        match self.fold_of(lexicon.find(word)) {
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

    fn add_fold(&mut self, folded: String) -> u32 {
        let next = self.folds.len() as u32 + 1;
        *self.folds.entry(folded.into()).or_insert(next)
    }

    /// Adds a form in all spellings.
    pub(super) fn add_form(&mut self, known: u32, text: &str, kind: FormKind, lexicon: &mut Lexicon) {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        let abbreviation = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
        let capitals = abbreviation && text.chars().count() <= 3;
        let mut path = Vec::new();
        for word in words(text) {
            let sym = lexicon.intern(word);
            let at = sym.0 as usize;
            if self.fold_of_sym.len() <= at {
                self.fold_of_sym.resize(lexicon.len(), Self::NO_FOLD);
            }
            if self.fold_of_sym[at] == Self::NO_FOLD {
                self.fold_of_sym[at] = self.add_fold(self.spelling.fold(word));
            }
            path.push(self.fold_of_sym[at]);
        }
        self.forms.insert(&path, Form { known, kind, capitals, abbreviation });
    }
}

/// The words of a name, as the tokenizer cuts them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')' | '"'))
        .flat_map(|word| {
            let inner = word.find('&').filter(|_| word.len() > 1);
            match inner {
                Some(at) => [&word[..at], "&", &word[at + 1..]],
                None => [word, "", ""],
            }
        })
        .filter(|word| !word.is_empty() && *word != "-")
}

/// Compiles the names, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, titles: &TitleRules, faults: &mut Faults) -> KnownRules {
    let spelling = raw.name_cues.iter().flat_map(|loaded| loaded.value.spelling.iter().cloned()).collect();
    let mut rules = KnownRules { spelling: SpellingRules::new(spelling), ..KnownRules::default() };
    let syllables: Vec<&Syllables> = raw.name_cues.iter().flat_map(|loaded| &loaded.value.syllables).collect();
    add_countries(raw, lexicon, &mut rules, faults);
    add_places(raw, lexicon, &mut rules, faults);
    add_organizations(raw, lexicon, &mut rules, faults);
    add_persons(raw, lexicon, titles, &syllables, &mut rules, faults);
    super::extend::extend(raw, lexicon, &syllables, &mut rules, faults);
    let doubtful: Vec<String> = raw.places.iter().flat_map(|loaded| &loaded.value.doubtful).map(|name| slug(name)).collect();
    let organizations: Vec<String> =
        raw.organizations.iter().flat_map(|loaded| &loaded.value.doubtful).map(|name| slug(name)).collect();
    for known in &mut rules.names {
        let (list, prefix) = match known.kind {
            KnownKind::Person => continue,
            KnownKind::Organization => (&organizations, "organization/"),
            _ => (&doubtful, "place/"),
        };
        known.doubtful = list.iter().any(|name| known.id.strip_prefix(prefix) == Some(name));
    }
    // Other words than those of known names fold to no number, so that a token's symbol tells it at once.
    rules.fold_of_sym.resize(lexicon.len(), KnownRules::NO_FOLD);
    for sym in 0..lexicon.len() {
        if rules.fold_of_sym[sym] == KnownRules::NO_FOLD {
            rules.fold_of_sym[sym] = rules.fold(&rules.spelling.fold(lexicon.word(Sym(sym as u32))));
        }
    }
    rules
}

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
            let known = push(rules, KnownKind::Country, &entry.name, "place", Some(country), Some(country));
            rules.countries.insert(country, (known, entry.name_order));
            for form in [&entry.name].into_iter().chain(&entry.also).chain(&entry.adjectives) {
                rules.add_form(known, form, FormKind::Full, lexicon);
            }
            if let Some(capital) = &entry.capital
                && capital != &entry.name
            {
                let known = push(rules, KnownKind::Capital, capital, "place", Some(country), Some(country));
                for form in [capital].into_iter().chain(&entry.capital_also) {
                    rules.add_form(known, form, FormKind::Full, lexicon);
                }
            }
            for seat in &entry.seats {
                let mut forms = seat.split('|').map(str::trim);
                let Some(name) = forms.next() else { continue };
                let known = push(rules, KnownKind::Capital, name, "place", Some(country), Some(country));
                for form in [name].into_iter().chain(forms) {
                    rules.add_form(known, form, FormKind::Full, lexicon);
                }
            }
        }
    }
}

fn push(
    rules: &mut KnownRules,
    kind: KnownKind,
    name: &str,
    prefix: &str,
    country: Option<Country>,
    acts_for: Option<Country>,
) -> u32 {
    rules.names.push(Known {
        kind,
        name: name.to_string(),
        id: format!("{prefix}/{}", slug(name)),
        country,
        acts_for,
        order: NameOrder::GivenFirst,
        offices: Vec::new(),
        medium: false,
        doubtful: false,
    });
    rules.names.len() as u32 - 1
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
            let known = push(rules, place_kind(entry.place_type), name.get_ref(), "place", entry.country, None);
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
                let path: Vec<u32> = words(name).map(|word| rules.known_fold(word, lexicon)).collect();
                let length = path.len();
                if rules.forms.longest(path).is_some_and(|(found, _)| found == length) {
                    continue;
                }
                let known = push(rules, place_kind(gazetteer.place_type), name, "place", gazetteer.country, None);
                for form in [name].into_iter().chain(forms) {
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
            let acts_for = entry.country.filter(|_| entry.acts_for_state);
            let known = push(rules, KnownKind::Organization, name.get_ref(), "organization", entry.country, acts_for);
            rules.names[known as usize].medium = entry.organization_type == OrganizationType::Media;
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
                        from: held.from.map(|day| day.0),
                        to: held.to.map(|day| day.0),
                    }),
                    None => faults.push(Fault::at(
                        &loaded.file,
                        held.office.span(),
                        format!("no office has the id `{}`", held.office.get_ref()),
                        format!("{}name an [office.<id>] of a titles file", titles.near(held.office.get_ref())),
                    )),
                }
            }
            let order = rules.countries.get(&entry.country).map_or(NameOrder::GivenFirst, |&(_, order)| order);
            let known = push(rules, KnownKind::Person, name.get_ref(), "person", Some(entry.country), None);
            rules.names[known as usize].order = order;
            for held in offices.iter().filter(|held: &&Held| held.of.is_none()) {
                rules.holders.entry((held.office, entry.country)).or_default().push((known, held.from, held.to));
            }
            rules.names[known as usize].offices = offices;
            add_person_forms(known, name.get_ref(), entry, order, syllables, rules, lexicon);
        }
    }
}

fn add_person_forms(
    known: u32,
    name: &str,
    entry: &PersonEntry,
    order: NameOrder,
    syllables: &[&Syllables],
    rules: &mut KnownRules,
    lexicon: &mut Lexicon,
) {
    let groups: Vec<&Vec<String>> =
        syllables.iter().filter(|set| set.countries.contains(&entry.country)).flat_map(|set| &set.same).collect();
    for form in [name].into_iter().chain(entry.also.iter().map(String::as_str)) {
        for spelled in spellings(form, order, &groups) {
            rules.add_form(known, &spelled, FormKind::Full, lexicon);
        }
    }
    for short in &entry.short {
        rules.add_form(known, short, FormKind::Short, lexicon);
    }
    let parts: Vec<&str> = name.split_whitespace().collect();
    if parts.len() < 2 {
        return;
    }
    match order {
        NameOrder::GivenFirst => {
            // "van der Leyen" keeps its small words.
            let from = parts.iter().skip(1).position(|part| part.chars().next().is_some_and(char::is_lowercase)).map(|at| at + 1);
            if let Some(from) = from {
                rules.add_form(known, &parts[from..].join(" "), FormKind::Short, lexicon);
            }
            rules.add_form(known, parts[parts.len() - 1], FormKind::Short, lexicon);
        }
        NameOrder::FamilyFirst => {
            for spelled in spellings(parts[0], NameOrder::GivenFirst, &groups) {
                rules.add_form(known, &spelled, FormKind::Short, lexicon);
            }
        }
        NameOrder::Given => {
            if entry.short.is_empty() {
                rules.add_form(known, parts[0], FormKind::Short, lexicon);
            }
        }
    }
}

/// The spellings of a name: each syllable as its group spells it, given names of syllables joined, hyphened or parted.
pub(super) fn spellings(form: &str, order: NameOrder, groups: &[&Vec<String>]) -> Vec<String> {
    if groups.is_empty() && !(order == NameOrder::FamilyFirst && form.contains('-')) {
        return vec![form.to_string()];
    }
    let mut all = vec![String::new()];
    for (at, word) in form.split_whitespace().enumerate() {
        let pieces: Vec<&str> = word.split('-').collect();
        let mut joins = vec![""];
        if order == NameOrder::FamilyFirst && pieces.len() > 1 {
            joins.push(" ");
        }
        let mut next = Vec::new();
        for join in joins {
            let mut heads: Vec<String> = all.iter().map(|head| if at == 0 { head.clone() } else { format!("{head} ") }).collect();
            for (nth, piece) in pieces.iter().enumerate() {
                let lower = piece.to_lowercase();
                let same = groups.iter().find(|group| group.contains(&lower));
                let forms: Vec<&str> = match same {
                    Some(group) => group.iter().map(String::as_str).collect(),
                    None => vec![piece],
                };
                heads = heads
                    .iter()
                    .flat_map(|head| forms.iter().map(move |form| format!("{head}{}{form}", if nth == 0 { "" } else { join })))
                    .collect();
            }
            next.extend(heads);
        }
        all = next;
    }
    all
}
