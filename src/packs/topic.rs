//! Compiles what tells, before any analysis, whether an article can matter to a topic: the names that belong to each state.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::country::Country;
use super::load::Raw;

/// Names by state, as words.
#[derive(Debug, Default)]
pub struct TopicRules {
    /// By the hash of a name's first word: the hashes of the others, and whose name it is.
    names: FxHashMap<u64, Vec<(Box<[u64]>, Country)>>,
}

impl TopicRules {
    /// Whether a text has a name of one of the states: of the state itself, its capital, a known person, place or
    /// organization of it. Case and marks between words do not matter. One pass, no allocation.
    pub fn names_any(&self, states: &[Country], text: &str) -> bool {
        let mut words = words(text);
        while let Some(word) = words.next() {
            let Some(names) = self.names.get(&word) else { continue };
            let is_here = |rest: &[u64]| {
                let mut following = words.clone();
                rest.iter().all(|word| following.next() == Some(*word))
            };
            if names.iter().any(|(rest, state)| states.contains(state) && is_here(rest)) {
                return true;
            }
        }
        false
    }

    fn add(&mut self, name: &str, state: Country) {
        let mut words = words(name);
        let Some(first) = words.next() else { return };
        let entry = (words.collect(), state);
        let names = self.names.entry(first).or_default();
        if !names.contains(&entry) {
            names.push(entry);
        }
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
            rules.add(name, entry.country);
            // A later mention has the first or the last name alone; which, is for the name room to say.
            let words: Vec<&str> = name.split(' ').collect();
            words
                .first()
                .into_iter()
                .chain(words.last())
                .filter(|word| word.len() > 3)
                .for_each(|word| rules.add(word, entry.country));
        }
    }
    for (name, entry) in raw.organizations.iter().flat_map(|file| &file.value.organization) {
        let Some(country) = entry.country else { continue };
        entry.also.iter().chain([name.get_ref()]).for_each(|name| rules.add(name, country));
    }
    for file in &raw.places {
        for (name, entry) in &file.value.place {
            let Some(country) = entry.country else { continue };
            entry.also.iter().chain([name.get_ref()]).for_each(|name| rules.add(name, country));
        }
        for gazetteer in &file.value.gazetteer {
            let Some(country) = gazetteer.country else { continue };
            let lines = gazetteer.names.get_ref().lines();
            lines.flat_map(|line| line.split('|')).for_each(|name| rules.add(name.trim(), country));
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
