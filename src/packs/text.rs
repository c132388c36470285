//! Compiles what the `text/` room needs from the packs: a few facts about each word of the lexicon, in a table by symbol.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults};
use super::format::{Before, NameOrder, Point};
use super::lexicon::{Lexicon, Sym};
use super::load::Raw;

/// What the tokenizer knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TextFact {
    /// An abbreviation that a name or other word follows.
    BeforeName,
    /// An abbreviation that a number follows.
    BeforeNumber,
    /// An abbreviation that may end a sentence.
    BeforeAnything,
    /// An abbreviation whose point is part of the token.
    PointIsPart,
    /// An abbreviation that is one only where it begins with a capital: "Sen." (Senator), but "50 sen."
    Capital,
    /// Can end a web address.
    Host,
    /// A clitic that can follow a hyphen.
    Clitic,
    /// A known name can begin with it right behind a hyphen: "-Korea Utara".
    NameHead,
    /// A known name can end with it right before a hyphen: "Korea Utara-".
    NameTail,
    /// It is a name only in capitals: "UI", but "Pak Ui-chun".
    Acronym,
}

/// Compiled rules of the `text/` room.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TextRules {
    facts: Vec<u16>,
}

impl TextRules {
    /// Whether a fact holds of a word.
    pub fn is(&self, sym: Sym, fact: TextFact) -> bool {
        self.facts.get(sym.0 as usize).is_some_and(|facts| facts & (1 << fact as u8) != 0)
    }

    /// What stands behind a word if it is an abbreviation as written here.
    pub fn abbreviation(&self, sym: Sym, word: &str) -> Option<Before> {
        if self.is(sym, TextFact::Capital) && !word.starts_with(char::is_uppercase) {
            return None;
        }
        [
            (TextFact::BeforeName, Before::Name),
            (TextFact::BeforeNumber, Before::Number),
            (TextFact::BeforeAnything, Before::Anything),
        ]
        .into_iter()
        .find_map(|(fact, before)| self.is(sym, fact).then_some(before))
    }

    fn note(&mut self, sym: Sym, fact: TextFact) {
        let at = sym.0 as usize;
        if self.facts.len() <= at {
            self.facts.resize(at + 1, 0);
        }
        self.facts[at] |= 1 << fact as u8;
    }

    /// Notes the first and last word of a name that a hyphen may join to another.
    fn note_name(&mut self, name: &str, lexicon: &mut Lexicon) {
        if let (Some(first), Some(last)) = (name.split(' ').next(), name.split(' ').next_back()) {
            self.note(lexicon.intern(first), TextFact::NameHead);
            self.note(lexicon.intern(last), TextFact::NameTail);
        }
    }
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults) -> TextRules {
    let mut rules = TextRules::default();
    for file in &raw.text {
        for group in &file.value.abbreviation {
            for form in group.forms.get_ref() {
                if form.ends_with('.') || form.is_empty() || form.contains(char::is_whitespace) {
                    faults.push(Fault::at(
                        &file.file,
                        group.forms.span(),
                        format!("`{form}` is no abbreviation as it is written here"),
                        "write it without its last point and without spaces: \"Dr\", \"S.H\"",
                    ));
                    continue;
                }
                let sym = lexicon.intern(form);
                rules.note(
                    sym,
                    match group.before {
                        Before::Name => TextFact::BeforeName,
                        Before::Number => TextFact::BeforeNumber,
                        Before::Anything => TextFact::BeforeAnything,
                    },
                );
                if form.starts_with(char::is_uppercase) {
                    rules.note(sym, TextFact::Capital);
                }
                if group.point == Point::Part || form.contains('.') {
                    rules.note(sym, TextFact::PointIsPart);
                }
            }
        }
        for host in &file.value.hosts {
            rules.note(lexicon.intern(host), TextFact::Host);
        }
        for clitic in &file.value.clitics {
            rules.note(lexicon.intern(clitic), TextFact::Clitic);
        }
        for class in &file.value.ranges {
            let words =
                raw.dates.iter().flat_map(|dates| &dates.value.words).filter(|(name, _)| name.get_ref() == class.get_ref());
            for word in words.flat_map(|(_, values)| values.values().flatten()) {
                rules.note_name(word, lexicon);
            }
        }
    }
    names(raw, lexicon, &mut rules);
    rules
}

/// Shorter names of towns are cut off nothing, in bytes.
const SHORTEST_TOWN: usize = 5;

/// Short forms of the names that papers join by hyphens: countries, capitals, persons, towns and organizations of one word.
fn names(raw: &Raw, lexicon: &mut Lexicon, rules: &mut TextRules) {
    let mut order = FxHashMap::default();
    for (code, country) in raw.countries.iter().flat_map(|file| &file.value.country) {
        order.insert(*code.get_ref(), country.name_order);
        let names = [&country.name].into_iter().chain(&country.also).chain(&country.capital).chain(&country.capital_also);
        names.for_each(|name| rules.note_name(name, lexicon));
    }
    for (name, person) in raw.persons.iter().flat_map(|file| &file.value.person) {
        let name = name.get_ref();
        let short = match order.get(person.country.get_ref()).copied().unwrap_or_default() {
            NameOrder::GivenFirst => name.split(' ').next_back(),
            NameOrder::FamilyFirst => name.split(' ').next(),
            NameOrder::Given => None,
        };
        short.into_iter().chain(person.short.iter().map(String::as_str)).for_each(|name| rules.note_name(name, lexicon));
    }
    // Towns at the ends of a line or a border: "kereta Khasan-Tumangang". Those that are words or names besides stay whole.
    for file in &raw.places {
        let doubtful = &file.value.doubtful;
        let towns = file.value.gazetteer.iter().flat_map(|gazetteer| gazetteer.names.get_ref().lines());
        for town in towns.flat_map(|line| line.split('|')).map(str::trim) {
            if town.len() >= SHORTEST_TOWN && !town.contains([' ', '-']) && !doubtful.iter().any(|other| other == town) {
                rules.note_name(town, lexicon);
            }
        }
    }
    for (name, organization) in raw.organizations.iter().flat_map(|file| &file.value.organization) {
        let names = [name.get_ref()].into_iter().chain(&organization.also);
        for name in names.filter(|name| !name.contains(' ')) {
            let sym = lexicon.intern(name);
            if !name.contains(char::is_lowercase) && !rules.is(sym, TextFact::NameHead) {
                rules.note(sym, TextFact::Acronym);
            }
            rules.note_name(name, lexicon);
        }
    }
}
