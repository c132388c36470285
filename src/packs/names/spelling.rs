//! Folds the spellings of a name's words into one: "Sergei" and "Sergey", "Jong-un" and "Jong Un", "Soekarno" and "Sukarno".

use crate::packs::format::{Spelling, SpellingPlace};

/// Rules that fold spellings.
#[derive(Debug, Default)]
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
        let mut has = letters(&folded);
        for (wanted, rule) in &self.rules {
            if wanted & !has == 0 {
                apply(rule, &mut folded);
                has = letters(&folded);
            }
        }
        folded
    }
}

/// The bytes of a word as a set: one bit for each five low bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

fn apply(rule: &Spelling, word: &mut String) {
    let from = rule.from.as_str();
    // A rule never empties a word or turns a very short one into another.
    if word.len() <= from.len() {
        return;
    }
    match rule.at {
        SpellingPlace::Any => {
            if word.contains(from) {
                *word = word.replace(from, &rule.to);
            }
        }
        SpellingPlace::End => {
            if let Some(stem) = word.strip_suffix(from) {
                *word = format!("{stem}{}", rule.to);
            }
        }
        SpellingPlace::Start => {
            if let Some(rest) = word.strip_prefix(from) {
                *word = format!("{}{rest}", rule.to);
            }
        }
        SpellingPlace::Inside => {
            if let Some(at) = word.rfind(from)
                && (at + from.len() < word.len() || word[..at].contains(from))
            {
                let keep = if at + from.len() < word.len() { word.len() } else { at };
                *word = format!("{}{}", word[..keep].replace(from, &rule.to), &word[keep..]);
            }
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
