//! Compiles what tells, before any analysis, whether an article can matter to a topic: the names that belong to each state.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

use super::country::Country;
use super::format::Spanned;
use super::load::Raw;

/// Names by state.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TopicRules {
    /// All names, one behind the other.
    text: String,
    /// Where each name lies in the text, and whose it is.
    names: Vec<(u32, u32, Country)>,
    /// The names of each state as words, made when the state is first asked for: a run asks for two.
    states: BTreeMap<Country, State>,
}

/// The names of a state.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    #[serde(skip)]
    names: OnceLock<Names>,
}

/// By the hash of a name's first word: the hashes of the others.
type Names = FxHashMap<u64, Vec<Box<[u64]>>>;

impl TopicRules {
    /// Whether a text has a name of one of the states: of the state itself, its capital, a known person, place or
    /// organization of it. Case and marks between words do not matter. One pass.
    pub fn names_any(&self, states: &[Country], text: &str) -> bool {
        let states: Vec<&Names> = states.iter().filter_map(|state| self.names_of(*state)).collect();
        let mut words = words(text);
        while let Some(word) = words.next() {
            let is_here = |rest: &[u64]| {
                let mut following = words.clone();
                rest.iter().all(|word| following.next() == Some(*word))
            };
            if states.iter().filter_map(|names| names.get(&word)).flatten().any(|rest| is_here(rest)) {
                return true;
            }
        }
        false
    }

    /// Whether no pack names the state, though states are named.
    pub fn lacks(&self, state: Country) -> bool {
        !self.states.is_empty() && !self.states.contains_key(&state)
    }

    fn names_of(&self, state: Country) -> Option<&Names> {
        let state_names = &self.states.get(&state)?.names;
        Some(state_names.get_or_init(|| {
            let mut names = Names::default();
            for &(start, end, _) in self.names.iter().filter(|(_, _, country)| *country == state) {
                let mut words = words(&self.text[start as usize..end as usize]);
                let Some(first) = words.next() else { continue };
                let rest: Box<[u64]> = words.collect();
                let known = names.entry(first).or_default();
                if !known.contains(&rest) {
                    known.push(rest);
                }
            }
            names
        }))
    }

    fn add(&mut self, name: &str, state: Country) {
        let start = self.text.len() as u32;
        self.text.push_str(name);
        self.names.push((start, self.text.len() as u32, state));
    }
}

/// Hashes of the words of a text, lower-cased.
fn words(text: &str) -> impl Iterator<Item = u64> + Clone {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| {
        let mut hash = FxHasher::default();
        word.chars().flat_map(char::to_lowercase).for_each(|c| hash.write_u32(c as u32));
        hash.finish()
    })
}

/// Gathers the names.
pub(super) fn compile(raw: &Raw) -> TopicRules {
    let mut rules = TopicRules::default();
    for (code, entry) in raw.countries.iter().flat_map(|file| &file.value.country) {
        let names = [&entry.also, &entry.adjectives, &entry.capital_also].into_iter().flatten();
        names.chain([&entry.name]).chain(&entry.capital).for_each(|name| rules.add(name, *code.get_ref()));
        entry.seats.iter().flat_map(|seat| seat.split('|')).for_each(|name| rules.add(name, *code.get_ref()));
    }
    for (name, entry) in raw.persons.iter().flat_map(|file| &file.value.person) {
        for name in entry.also.iter().chain(&entry.short).chain([name.get_ref()]) {
            rules.add(name, *entry.country.get_ref());
            // A later mention has the first or the last name alone; which, is for the name room to say.
            let ends = [name.split(' ').next(), name.split(' ').next_back()];
            ends.into_iter().flatten().filter(|word| word.len() > 3).for_each(|word| rules.add(word, *entry.country.get_ref()));
        }
    }
    for (name, entry) in raw.organizations.iter().flat_map(|file| &file.value.organization) {
        let Some(&country) = entry.country.as_ref().map(Spanned::get_ref) else { continue };
        entry.also.iter().chain([name.get_ref()]).for_each(|name| rules.add(name, country));
    }
    for file in &raw.places {
        for (name, entry) in &file.value.place {
            let Some(&country) = entry.country.as_ref().map(Spanned::get_ref) else { continue };
            entry.also.iter().chain([name.get_ref()]).for_each(|name| rules.add(name, country));
        }
        for gazetteer in &file.value.gazetteer {
            let Some(&country) = gazetteer.country.as_ref().map(Spanned::get_ref) else { continue };
            let lines = gazetteer.names.get_ref().lines();
            lines.flat_map(|line| line.split('|')).for_each(|name| rules.add(name.trim(), country));
        }
    }
    let mut last = None;
    for &(_, _, state) in &rules.names {
        // Most names stand beside others of the same state.
        if last.replace(state) != Some(state) {
            rules.states.entry(state).or_default();
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use crate::packs::{Country, Packs};

    #[test]
    fn names_of_a_state_are_seen_whatever_their_case() {
        let packs = Packs::builtin().unwrap();
        let states = [Country::new("RUS").unwrap(), Country::new("PRK").unwrap()];
        for text in ["Presiden Rusia itu", "KORUT", "“Pyongyang”,", "kata Vladimir Putin", "Lavrov tiba", "korea  utara"] {
            assert!(packs.topic.names_any(&states, text), "{text}");
        }
        for text in ["", "Presiden Prancis itu", "Korea Selatan dan laut utara", "Prusia"] {
            assert!(!packs.topic.names_any(&states, text), "{text}");
        }
    }
}
