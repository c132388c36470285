//! Words of time by symbol: their classes, values, and the case they need.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::classes::DateClass;
use super::values::Value;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format;
use crate::packs::lexicon::{Lexicon, Sym};
use crate::packs::source::PackFile;

/// The case a word must be written in to be of its class; a pack says it by the way it writes the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NeedsCase {
    /// Any case.
    Any,
    /// A capital at least at its head ("Minggu" is Sunday, "minggu" a week).
    Capital,
    /// Capitals throughout ("II").
    Upper,
}

/// One class of a word.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct WordEntry {
    /// The class.
    pub class: DateClass,
    /// Its value in that class.
    pub value: Value,
    /// The case it needs.
    pub case: NeedsCase,
}

/// Set in a word's bits when some rule can begin with that very word.
pub const STARTS: u64 = 1 << 63;

/// Words of time.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct WordTable {
    /// By symbol: the classes a word can have, without regard to case; 0 for words of no interest.
    bits: Vec<u64>,
    entries: FxHashMap<Sym, Vec<WordEntry>>,
}

impl WordTable {
    /// The classes that the word can have; 0 where no rule asks for it.
    #[inline]
    pub fn bits(&self, sym: Sym) -> u64 {
        self.bits.get(sym.0 as usize).copied().unwrap_or(0)
    }

    /// The classes of a word with their values.
    pub fn entries(&self, sym: Sym) -> &[WordEntry] {
        self.entries.get(&sym).map_or(&[], Vec::as_slice)
    }

    /// Marks words with which a rule can begin.
    pub(super) fn mark_starts(&mut self, words: impl Iterator<Item = Sym>) {
        words.for_each(|sym| self.set(sym, STARTS));
    }

    /// Marks words with which the name of a holiday begins.
    pub(super) fn mark_holidays(&mut self, words: impl Iterator<Item = Sym>) {
        words.for_each(|sym| self.set(sym, DateClass::Holiday.bit()));
    }

    fn set(&mut self, sym: Sym, bits: u64) {
        let at = sym.0 as usize;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= bits;
    }
}

/// Collects the words of all files.
#[derive(Debug, Default)]
pub(super) struct Builder {
    entries: Vec<(Sym, WordEntry)>,
}

impl Builder {
    /// Adds the words of a file.
    pub(super) fn add(&mut self, file: &PackFile, dates: &format::Dates, lexicon: &mut Lexicon, faults: &mut Faults) {
        for (name, values) in &dates.words {
            let known = DateClass::ALL
                .iter()
                .find_map(|&(known, class, kind)| kind.filter(|_| known == name.get_ref()).map(|k| (class, k)));
            let Some((class, kind)) = known else {
                let names: Vec<_> = DateClass::ALL.iter().filter(|(.., kind)| kind.is_some()).map(|(name, ..)| *name).collect();
                faults.push(Fault::at(
                    file,
                    name.span(),
                    format!("`{}` is no class of date words", name.get_ref()),
                    format!("the classes are {}", names.join(", ")),
                ));
                continue;
            };
            for (key, words) in values {
                let Some(value) = kind.read(key.get_ref()) else {
                    let message = format!("`{}` is no value of `{}`", key.get_ref(), name.get_ref());
                    faults.push(Fault::at(file, key.span(), message, kind.allowed()));
                    continue;
                };
                for word in words {
                    self.entries.push((lexicon.intern(word), WordEntry { class, value, case: case_needed(word) }));
                }
            }
        }
    }

    /// The table of all words.
    pub(super) fn finish(self, lexicon: &Lexicon) -> WordTable {
        let mut table = WordTable { bits: vec![0; lexicon.len()], entries: FxHashMap::default() };
        for (sym, entry) in self.entries {
            table.bits[sym.0 as usize] |= entry.class.bit();
            let list = table.entries.entry(sym).or_default();
            list.retain(|old| old.class != entry.class);
            list.push(entry);
        }
        table
    }
}

/// How a pack writes a word says how an article must.
fn case_needed(word: &str) -> NeedsCase {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let mut rest = letters.peekable();
    match (first, rest.peek().is_some(), rest.all(char::is_uppercase)) {
        (true, true, true) => NeedsCase::Upper,
        (true, ..) => NeedsCase::Capital,
        (false, ..) => NeedsCase::Any,
    }
}
