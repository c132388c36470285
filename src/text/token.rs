//! Tokens: what they are made of and how they are cased.

use crate::packs::Sym;
use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, points, hyphens or apostrophes inside ("Jong-un", "isu-isu", "1990-an", "S.H.").
    Word,
    /// Digits with their points, commas, colons or slashes ("1.700", "07.30", "25/4/2019").
    Number,
    /// Punctuation: full stops, commas, quotation marks, brackets, dashes.
    Punct,
    /// Anything else: currency signs, emoji, bullets.
    Symbol,
}

/// How a token's letters are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters with case.
    None,
    /// All lower ("kunjungan").
    Lower,
    /// First upper, rest lower, save after a hyphen, apostrophe or point ("Kunjungan", "Jong-un", "Al-Qaeda").
    Title,
    /// More than one letter and all upper ("KCNA").
    Upper,
    /// Anything else ("iPhone", "McKay").
    Mixed,
}

/// A word, number or mark. Tokens come in order and do not overlap; only white space lies between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// Its lower-cased form in the lexicon, [`Sym::NONE`] if no pack knows it.
    pub sym: Sym,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is cased.
    pub case: Case,
}

impl Case {
    /// How the letters of a word are cased.
    ///
    /// ```
    /// use newsctl::text::Case;
    /// assert_eq!(Case::of("Jong-un"), Case::Title);
    /// assert_eq!(Case::of("KCNA"), Case::Upper);
    /// assert_eq!(Case::of("2,5"), Case::None);
    /// ```
    pub fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut first_upper, mut inner_upper) = (0, 0, false, false);
        let mut at_head = true;
        for c in word.chars() {
            let is_upper = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
            let is_lower = if c.is_ascii() { c.is_ascii_lowercase() } else { c.is_lowercase() };
            if is_upper {
                if upper + lower == 0 {
                    first_upper = true;
                } else if !at_head {
                    inner_upper = true;
                }
                upper += 1;
            } else if is_lower {
                lower += 1;
            }
            at_head = !c.is_alphanumeric();
        }
        match (upper, lower) {
            (0, 0) => Self::None,
            (0, _) => Self::Lower,
            (1, 0) => Self::Title,
            (_, 0) => Self::Upper,
            _ if first_upper && !inner_upper => Self::Title,
            _ => Self::Mixed,
        }
    }
}
