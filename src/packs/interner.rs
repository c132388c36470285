//! Words as small numbers. Some twenty thousand words are numbered at every start and every token is looked up, so the words
//! lie in one string and the table holds nothing but numbers.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use serde::{Deserialize, Deserializer, Serialize};

use super::flat;

/// Words and their numbers, which count from 1; 0 is the empty word, and that of a word that is not there.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Interner {
    text: String,
    /// Where each word ends in the text.
    #[serde(with = "flat")]
    ends: Vec<u32>,
    /// Open addressing: half of a word's hash, and its number, 0 where the slot is free.
    #[serde(skip)]
    slots: Vec<(u32, u32)>,
}

impl Default for Interner {
    fn default() -> Self {
        Self { text: String::new(), ends: vec![0], slots: vec![(0, 0); 16] }
    }
}

/// The words as they are stored: the table of hashes is made anew, since hashes are not the same on every machine.
impl<'de> Deserialize<'de> for Interner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Stored {
            text: String,
            #[serde(with = "flat")]
            ends: Vec<u32>,
        }
        let Stored { text, ends } = Stored::deserialize(deserializer)?;
        let mut interner = Self { slots: vec![(0, 0); slots_for(ends.len())], text, ends };
        for number in 1..interner.len() as u32 {
            let hash = hash(interner.word(number));
            interner.settle(hash, number);
        }
        Ok(interner)
    }
}

/// How many slots so many words need.
fn slots_for(words: usize) -> usize {
    (words * 4 / 3).next_power_of_two().max(16)
}

impl Interner {
    /// With room for about so many words.
    pub fn with_capacity(words: usize) -> Self {
        let mut ends = Vec::with_capacity(words);
        ends.push(0);
        Self { text: String::with_capacity(words * 8), ends, slots: vec![(0, 0); slots_for(words)] }
    }

    /// The number of a word, 0 if it is not there.
    pub fn get(&self, word: &str) -> u32 {
        self.find(word).map_or(0, |(_, number)| number)
    }

    /// The number of a word, made if it is new.
    pub fn intern(&mut self, word: &str) -> u32 {
        match self.find(word) {
            Some((_, number)) if number != 0 || word.is_empty() => number,
            _ => self.add(word),
        }
    }

    /// The word of a number, empty for a number that there is not.
    pub fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before));
        match (start, self.ends.get(number)) {
            (Some(&start), Some(&end)) => &self.text[start as usize..end as usize],
            _ => "",
        }
    }

    /// One more than the largest number.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The slot of a word, or the free one where it would be, with the number that is there; none for the empty word.
    fn find(&self, word: &str) -> Option<(usize, u32)> {
        if word.is_empty() {
            return None;
        }
        let (mask, hash) = (self.slots.len() - 1, hash(word));
        let mut at = hash as usize & mask;
        loop {
            let (known, number) = self.slots[at];
            if number == 0 || known == hash && self.word(number) == word {
                return Some((at, number));
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, word: &str) -> u32 {
        if word.is_empty() {
            return 0;
        }
        if self.ends.len() * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let Some((at, _)) = self.find(word) else { return 0 };
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.slots[at] = (hash(word), number);
        number
    }

    fn grow(&mut self) {
        let wider = vec![(0, 0); self.slots.len() * 2];
        for (hash, number) in std::mem::replace(&mut self.slots, wider) {
            if number != 0 {
                self.settle(hash, number);
            }
        }
    }

    /// Puts a word that is not there yet into the first free slot from its own on.
    fn settle(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, number);
    }
}

fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_a_number_of_its_own() {
        let mut interner = Interner::default();
        let words: Vec<String> = (0..500).map(|n| format!("kata{n}")).collect();
        let numbers: Vec<u32> = words.iter().map(|word| interner.intern(word)).collect();
        assert_eq!(numbers, (1..=500).collect::<Vec<_>>());
        for (word, &number) in words.iter().zip(&numbers) {
            assert_eq!((interner.intern(word), interner.get(word), interner.word(number)), (number, number, word.as_str()));
        }
        assert_eq!((interner.get("lain"), interner.get(""), interner.intern(""), interner.word(0)), (0, 0, 0, ""));
        assert_eq!((interner.len(), interner.word(900)), (501, ""));
    }
}
