//! Folds the spellings of a name's words into one: "Sergei" and "Sergey", "Jong-un" and "Jong Un", "Soekarno" and "Sukarno".

use crate::packs::format::{Spelling, SpellingPlace};
use serde::{Deserialize, Serialize};

/// Rules that fold spellings.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SpellingRules {
    /// With the letters that each asks for, so that most are passed over at a glance.
    rules: Vec<(u32, Spelling)>,
}

impl SpellingRules {
    /// Rules from the packs, in their order.
    pub(super) fn new(rules: Vec<Spelling>) -> Self {
        Self { rules: rules.into_iter().map(|rule| (letters(&rule.from), rule)).collect() }
    }

    /// What a word counts as when names are compared: lower-cased, without diacritics, hyphens, apostrophes and full stops,
    /// with the letters that vary replaced.
    pub fn fold(&self, word: &str) -> String {
        let mut folded = String::with_capacity(word.len());
        self.fold_into(word, &mut folded);
        folded
    }

    /// As [`Self::fold`], in place of what `folded` held.
    pub(in crate::packs) fn fold_into(&self, word: &str, folded: &mut String) {
        folded.clear();
        if word.is_ascii() {
            let kept = |byte: &u8| !matches!(byte, b'-' | b'\'' | b'`' | b'.');
            folded.extend(word.bytes().filter(kept).map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            for c in word.chars().flat_map(char::to_lowercase) {
                match c {
                    '-' | '\'' | '’' | '‘' | '`' | 'ʼ' | '.' | '‑' | '–' | '\u{301}' => {}
                    c if c.is_ascii() => folded.push(c),
                    c => match plain(c) {
                        Some(letters) => folded.push_str(letters),
                        None => folded.push(c),
                    },
                }
            }
        }
        let mut has = letters(folded);
        for (wanted, rule) in &self.rules {
            if wanted & !has == 0 && apply(rule, folded) {
                has = letters(folded);
            }
        }
    }
}

/// What becomes of a letter or mark beyond ASCII when a word is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::packs) enum Folded {
    /// It is left out.
    Nothing,
    /// ASCII letters.
    Plain,
    /// It stays beyond ASCII.
    Wide,
}

/// What becomes of a character beyond ASCII.
pub(in crate::packs) fn folded(c: char) -> Folded {
    c.to_lowercase().fold(Folded::Nothing, |all, c| match (all, c) {
        (Folded::Wide, _) => Folded::Wide,
        (all, '’' | '‘' | 'ʼ' | '‑' | '–' | '\u{301}') => all,
        (_, c) if c.is_ascii() || plain(c).is_some() => Folded::Plain,
        _ => Folded::Wide,
    })
}

/// The bytes of a word as a set: one bit for each five low bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

/// Whether a word holds some letters. Both are short: nothing is gained by more than trying each place.
fn holds(word: &str, letters: &str) -> bool {
    let (word, letters) = (word.as_bytes(), letters.as_bytes());
    word.windows(letters.len().max(1)).any(|window| window == letters)
}

/// Applies a rule; whether it changed the word.
fn apply(rule: &Spelling, word: &mut String) -> bool {
    let from = rule.from.as_str();
    // A rule never empties a word or turns a very short one into another: DJI is not JI.
    if word.len() <= from.len() || rule.to.len() < from.len() && word.len() - from.len() + rule.to.len() < 3 {
        return false;
    }
    match rule.at {
        SpellingPlace::Any => {
            let found = holds(word, from);
            if found {
                *word = word.replace(from, &rule.to);
            }
            found
        }
        SpellingPlace::End => {
            let found = word.as_bytes().ends_with(from.as_bytes());
            if found {
                word.truncate(word.len() - from.len());
                word.push_str(&rule.to);
            }
            found
        }
        SpellingPlace::Start => {
            let found = word.as_bytes().starts_with(from.as_bytes());
            if found {
                word.replace_range(..from.len(), &rule.to);
            }
            found
        }
        SpellingPlace::Inside => {
            if holds(word, from)
                && let Some(at) = word.rfind(from)
                && (at + from.len() < word.len() || holds(&word[..at], from))
            {
                let keep = if at + from.len() < word.len() { word.len() } else { at };
                *word = format!("{}{}", word[..keep].replace(from, &rule.to), &word[keep..]);
                return true;
            }
            false
        }
    }
}

/// A letter without its diacritic.
pub(super) fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'į' => "i",
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' | 'ø' | 'ő' | 'ŏ' => "o",
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ŭ' => "u",
        'ç' | 'ć' | 'č' => "c",
        'ñ' | 'ń' | 'ň' => "n",
        'š' | 'ś' | 'ş' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ğ' => "g",
        'ł' => "l",
        'ř' => "r",
        'ý' | 'ÿ' => "y",
        'đ' | 'ď' => "d",
        'ť' | 'ţ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}
