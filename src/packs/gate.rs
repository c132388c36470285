//! Whether a text can name all states of a topic: one pass over its words, before anything is analysed. Errs to one side alone:
//! what it turns away can't name one of the states, so that no event between them can be found there.
//!
//! A state comes into an event by a known name of the state, of a place, person or body of it, and no other way. Such a name
//! is found by its words, each folded ([`super::SpellingRules`]). The gate asks whether all words of one of the names stand
//! near each other, in whatever order. Where the tokenizer may cut or join words (hyphens, points, apostrophes, signs that show
//! nothing, a change from small letters to capitals, where a block of the page may end) every way is taken. A name of one word
//! must stand with a capital somewhere, or else be no common word, as for texts all in small letters.

use std::hash::Hasher;
use std::sync::Mutex;

use rustc_hash::{FxHashMap, FxHasher};

use super::country::Country;
use super::lexicon::Lexicon;
use crate::invisible::is_invisible;

use super::names::{Folded, Form, KnownRules, Mark, NameRules, folded};

/// Tells texts that can name all of some states from others.
#[derive(Debug)]
pub struct Gate<'p> {
    names: &'p NameRules,
    lexicon: &'p Lexicon,
    /// How many states there are.
    states: u32,
    /// By folded word, for the words of the states' names: its number, from 1.
    numbers: FxHashMap<u32, u32>,
    /// By a word's number: the names whose first word it is. [`ALWAYS`] stands for the names of which nothing can be told.
    names_of: Vec<Vec<Name>>,
    /// A bit for each of the folded words, by its hash: most words of a text are told by it to be none of them.
    bits: Vec<u64>,
    /// Whether a word of a name begins with a digit.
    digits: bool,
    /// Whether a word of a name has letters beyond ASCII.
    wide: bool,
    /// The longest word that is tried where words may be joined in several ways, in bytes.
    longest: usize,
    /// What each word met lately is; one for each thread that is at work.
    memories: Mutex<Vec<Memory>>,
}

/// A name: whose it is, and the words behind its first one.
#[derive(Debug, PartialEq)]
struct Name {
    /// A bit for the state.
    state: u32,
    rest: Box<[u32]>,
}

/// The number of a word that is taken to stand in every text: what is no letter or digit in a name.
const ALWAYS: u32 = 1;
/// The bit of a number for a word that is common.
const COMMON: u32 = 1 << 31;
/// Letters and digits of the longest word that is remembered.
const PACKED: usize = 15;
/// Words remembered, as a power of two.
const MEMORY: u32 = 14;
/// What is remembered of a word of a name, above its letters.
const OF_NAME: u128 = 1 << 127;
/// Bits of the set of folded words, as a power of two.
const BITS: u32 = 16;
/// Between the first and the last word of a name as the name room takes it there is white space so often at most. A run of
/// capitalised words has eight, with what may stand before and behind it.
const NEAR: u32 = 48;
/// A folded word longer than this, in bytes, is taken to stand in every text. What is tried where words may be joined in
/// several ways is up to [`SHRINKS`] times as long as the longest folded word: no spelling folds to less.
const LONGEST: usize = 40;
const SHRINKS: usize = 3;

/// What a byte is to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Class {
    /// It ends a word.
    Break,
    /// It is of a word: a letter, a digit, "_".
    Letter,
    /// It may join two words.
    Joint,
    /// It is beyond ASCII.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Break; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => Class::Letter,
            b'-' | b'\'' | b'`' | b'.' => Class::Joint,
            0x80.. => Class::Wide,
            _ => Class::Break,
        };
        byte += 1;
    }
    classes
};

/// What is kept from text to text, and what was met in the one that is looked at.
#[derive(Debug)]
struct Memory {
    /// Words met lately, packed into numbers, those of names with [`OF_NAME`].
    words: Vec<u128>,
    /// Of the words of names what [`Gate::look_up`] gives.
    numbers: Vec<u32>,
    met: Met,
    folded: String,
}

/// The words of names met in a text.
#[derive(Debug, Default)]
struct Met {
    /// For each number of a word, where it stands.
    at: Vec<Vec<u32>>,
    /// For each number of a word, whether it stands somewhere so that it can be a name by itself.
    alone: Vec<bool>,
    /// The words that stand somewhere.
    list: Vec<u32>,
    /// How often there was white space so far.
    place: u32,
}

impl<'p> Gate<'p> {
    /// A gate for texts that name all of some states.
    pub(super) fn new(names: &'p NameRules, lexicon: &'p Lexicon, states: &[Country]) -> Self {
        let mut gate = Self {
            names,
            lexicon,
            states: states.len() as u32,
            numbers: FxHashMap::default(),
            names_of: vec![Vec::new(), Vec::new()],
            bits: vec![0; 1 << (BITS - 6)],
            digits: false,
            wide: false,
            longest: 0,
            memories: Mutex::default(),
        };
        let known = &names.known;
        let of = |form: &Form, state: Country| {
            let known = &known.names[form.known as usize];
            known.country == Some(state) || known.acts_for == Some(state)
        };
        for (path, forms) in known.forms.paths(|form| states.iter().any(|&state| of(form, state))) {
            for (at, _) in states.iter().enumerate().filter(|(_, state)| forms.iter().any(|form| of(form, **state))) {
                let numbers: Vec<u32> = path.iter().map(|&fold| gate.number(known, fold)).collect();
                let Some((first, rest)) = numbers.split_first() else { continue };
                let name = Name { state: 1 << at, rest: rest.into() };
                let names = &mut gate.names_of[*first as usize];
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        gate
    }

    fn number(&mut self, known: &KnownRules, fold: u32) -> u32 {
        let word = known.folded(fold);
        if word.bytes().any(|byte| byte < 0x80 && CLASSES[byte as usize] != Class::Letter) || word.len() > LONGEST {
            return ALWAYS;
        }
        self.digits |= word.starts_with(|c: char| c.is_ascii_digit());
        self.wide |= !word.is_ascii();
        let bit = bit_of(word);
        self.bits[bit / 64] |= 1 << (bit % 64);
        self.longest = self.longest.max(SHRINKS * word.len());
        let next = self.names_of.len() as u32;
        let number = *self.numbers.entry(fold).or_insert(next);
        if number == next {
            self.names_of.push(Vec::new());
        }
        number
    }

    /// Whether a text can name all the states. Where it can't, no name of one of them stands there.
    pub fn opens(&self, text: &str) -> bool {
        let held = self.memories.lock().ok().and_then(|mut memories| memories.pop());
        let mut memory = held.unwrap_or_else(|| {
            let words = self.names_of.len();
            let met = Met { at: vec![Vec::new(); words], alone: vec![false; words], ..Met::default() };
            Memory { words: vec![0; 1 << MEMORY], numbers: vec![0; 1 << MEMORY], met, folded: String::new() }
        });
        let opens = self.scan(text, &mut memory) || self.is_named(&memory.met);
        memory.met.forget();
        if let Ok(mut memories) = self.memories.lock() {
            memories.push(memory);
        }
        opens
    }

    /// Whether the words met make names of all states.
    fn is_named(&self, met: &Met) -> bool {
        let mut named = 0_u32;
        for word in met.list.iter().map(|&word| word as usize).chain([ALWAYS as usize]) {
            for name in &self.names_of[word] {
                if named & name.state != 0 {
                    continue;
                }
                let whole = match &*name.rest {
                    [] => word == ALWAYS as usize || met.alone[word],
                    rest if word == ALWAYS as usize => {
                        rest.iter().all(|&word| word == ALWAYS || !met.at[word as usize].is_empty())
                    }
                    rest => met.at[word].iter().any(|&place| rest.iter().all(|&word| met.is_near(word, place))),
                };
                if whole {
                    named |= name.state;
                }
            }
        }
        named.count_ones() == self.states
    }

    /// Notes the words of a text; true where there are too many ways to cut it.
    fn scan(&self, text: &str, memory: &mut Memory) -> bool {
        let bytes = text.as_bytes();
        // What may be cut in many ways is looked at so often, then no more.
        let mut patience = 1000 + bytes.len();
        let mut at = 0;
        let mut gap = false;
        while at < bytes.len() {
            let class = CLASSES[bytes[at] as usize];
            if matches!(class, Class::Break | Class::Joint) {
                gap |= bytes[at] <= b' ';
                at += 1;
                continue;
            }
            let start = at;
            memory.met.place += u32::from(std::mem::take(&mut gap));
            while at < bytes.len() && CLASSES[bytes[at] as usize] == Class::Letter {
                at += 1;
            }
            let next = bytes.get(at).map_or(Class::Break, |&byte| CLASSES[byte as usize]);
            let ends = match next {
                Class::Break | Class::Letter => true,
                Class::Joint => {
                    let behind = bytes.get(at + 1).map_or(Class::Break, |&byte| CLASSES[byte as usize]);
                    behind == Class::Break && !(bytes[at] == b'-' && matches!(bytes[at + 1..].first(), Some(b'\n' | b'\r')))
                }
                Class::Wide => false,
            };
            if ends {
                self.plain(text, start, at, memory, &mut patience);
            } else {
                at = self.chunk(text, start, memory, &mut patience);
            }
            if patience == 0 {
                return true;
            }
        }
        false
    }

    /// A word of nothing but ASCII letters and digits.
    fn plain(&self, text: &str, start: usize, end: usize, memory: &mut Memory, patience: &mut usize) {
        let length = end - start;
        if length > PACKED {
            return self.pieces(text, &[(start, end)], memory, patience);
        }
        let mut packed = [0_u8; 16];
        match text.as_bytes().get(start..start + 16).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok()) {
            Some(bytes) => packed = bytes,
            None => packed[..length].copy_from_slice(&text.as_bytes()[start..end]),
        }
        let within = (1_u128 << (8 * length)) - 1;
        let word = u128::from_le_bytes(packed) & within;
        let capitals = !word & CASE & within;
        let digits = !word & LETTER & within;
        if digits == LETTER & within && !self.digits {
            return;
        }
        // "KompasTV", "Covid19": what may be cut within.
        let even = capitals & !0xff == 0 || capitals == CASE & within;
        if !even || digits != 0 && digits != LETTER & within {
            return self.pieces(text, &[(start, end)], memory, patience);
        }
        // What the word is: remembered, or looked up.
        let lower = word | CASE & within;
        let mixed = (lower as u64 ^ (lower >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = (mixed >> (64 - MEMORY)) as usize;
        let remembered = memory.words[slot];
        if remembered == lower {
            return;
        }
        if remembered != lower | OF_NAME {
            let number = self.look_up(&text[start..end], &mut memory.folded);
            memory.words[slot] = if number == 0 { lower } else { lower | OF_NAME };
            memory.numbers[slot] = number;
            if number == 0 {
                return;
            }
        }
        let number = memory.numbers[slot];
        memory.met.note(number, capitals != 0);
    }

    /// The number of a word as it stands, 0 where it is in none of the names, with [`COMMON`].
    fn look_up(&self, word: &str, folded: &mut String) -> u32 {
        let known = &self.names.known;
        known.spelling.fold_into(word, folded);
        let bit = bit_of(folded);
        if self.bits[bit / 64] & 1 << (bit % 64) == 0 {
            return 0;
        }
        let fold = known.fold(folded);
        let Some(&number) = self.numbers.get(&fold).filter(|_| fold != KnownRules::NO_FOLD) else { return 0 };
        let marks = self.names.cues.marks(self.lexicon.find(word));
        if marks.any(&[Mark::Common, Mark::Function, Mark::Verb]) { number | COMMON } else { number }
    }

    /// Words that are joined by what may join them, or have letters beyond ASCII, from `start` on; where to go on.
    fn chunk(&self, text: &str, start: usize, memory: &mut Memory, patience: &mut usize) -> usize {
        let bytes = text.as_bytes();
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        let mut at = start;
        while at < bytes.len() {
            match CLASSES[bytes[at] as usize] {
                Class::Break => {
                    // A word that a line's end broke in two.
                    let mut next = at;
                    while matches!(bytes.get(next), Some(b'\r' | b'\n' | b' ' | b'\t')) {
                        next += 1;
                    }
                    let broken = matches!(bytes[at], b'\r' | b'\n') && at > start && bytes[at - 1] == b'-';
                    if broken && bytes.get(next).is_some_and(u8::is_ascii_lowercase) {
                        at = next;
                        continue;
                    }
                    break;
                }
                Class::Letter => {
                    let first = at;
                    while at < bytes.len() && CLASSES[bytes[at] as usize] == Class::Letter {
                        at += 1;
                    }
                    pieces.push((first, at));
                }
                Class::Joint => at += 1,
                Class::Wide => {
                    let first = at;
                    let mut end = false;
                    for c in text[at..].chars().take_while(|c| !c.is_ascii()) {
                        // The tokenizer takes U+2010 for the plain hyphen.
                        let mark = is_invisible(c) || c == '\u{2010}';
                        let joint = mark || folded(c) == Folded::Nothing || self.wide && !c.is_alphanumeric();
                        end = !joint && !self.wide && folded(c) == Folded::Wide;
                        if end || joint {
                            break;
                        }
                        at += c.len_utf8();
                    }
                    if at > first {
                        pieces.push((first, at));
                    }
                    if end {
                        // No word of a name has such a sign.
                        at += text[at..].chars().next().map_or(1, char::len_utf8);
                        break;
                    }
                    if text[at..].starts_with(|c: char| !c.is_ascii()) {
                        at += text[at..].chars().next().map_or(1, char::len_utf8);
                    }
                }
            }
        }
        self.pieces(text, &pieces, memory, patience);
        at
    }

    /// Words that may be cut within and joined with each other.
    fn pieces(&self, text: &str, pieces: &[(usize, usize)], memory: &mut Memory, patience: &mut usize) {
        // Where a word may begin or end: where letters change to capitals, or to digits.
        let mut cut: Vec<(usize, usize)> = Vec::with_capacity(pieces.len());
        for &(start, end) in pieces {
            let mut from = start;
            let mut before: Option<char> = None;
            for (at, c) in text[start..end].char_indices() {
                let next = text[start + at + c.len_utf8()..end].chars().next();
                let parts = before.is_some_and(|before| {
                    before.is_numeric() != c.is_numeric()
                        || c.is_uppercase() && (!before.is_uppercase() || next.is_some_and(char::is_lowercase))
                });
                if parts {
                    cut.push((from, start + at));
                    from = start + at;
                }
                before = Some(c);
            }
            cut.push((from, end));
        }
        let mut plain = String::new();
        for (first, &(start, _)) in cut.iter().enumerate() {
            for &(_, end) in cut[first..].iter().take_while(|(_, end)| end - start <= self.longest) {
                *patience = patience.saturating_sub(1);
                let word = &text[start..end];
                let capital = word.contains(char::is_uppercase);
                memory.met.note(self.look_up(word, &mut memory.folded), capital);
                // Without what shows nothing, and put together again where a line's end stands between.
                if !word.bytes().all(|byte| CLASSES[byte as usize] == Class::Letter) {
                    plain.clear();
                    plain.extend(word.chars().filter(|c| c.is_alphanumeric()));
                    memory.met.note(self.look_up(&plain, &mut memory.folded), capital);
                }
            }
            if *patience == 0 {
                return;
            }
        }
    }
}

impl Met {
    /// Notes a word as [`Gate::look_up`] gives it.
    fn note(&mut self, word: u32, capital: bool) {
        let number = (word & !COMMON) as usize;
        if number == 0 {
            return;
        }
        let at = &mut self.at[number];
        if at.is_empty() {
            self.list.push(number as u32);
        }
        if at.last() != Some(&self.place) {
            at.push(self.place);
        }
        self.alone[number] |= capital || word & COMMON == 0;
    }

    /// Whether a word stands near a place.
    fn is_near(&self, word: u32, place: u32) -> bool {
        let at = &self.at[word as usize];
        let next = at.partition_point(|&other| other + NEAR < place);
        word == ALWAYS || at.get(next).is_some_and(|&other| other <= place + NEAR)
    }

    fn forget(&mut self) {
        for word in self.list.drain(..) {
            self.at[word as usize].clear();
            self.alone[word as usize] = false;
        }
        self.place = 0;
    }
}

/// The bit of a folded word in a set.
fn bit_of(folded: &str) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(folded.as_bytes());
    (hasher.finish() >> (64 - BITS)) as usize
}

/// Of each byte of a packed word the bit that small letters and digits have, and that letters have.
const CASE: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;
const LETTER: u128 = 0x4040_4040_4040_4040_4040_4040_4040_4040;
