//! Cuts a block into tokens: the word bounds of UAX #29 (by hand for ASCII, by unicode-segmentation beyond), with what
//! Indonesian news needs on top: hyphenated words, numbers, times, dates, abbreviations, glued sentences, web addresses.

use unicode_segmentation::UnicodeSegmentation;

use super::token::{Case, Token, TokenKind};
use crate::packs::{Lexicon, Packs, Sym};
use crate::span::Span;

/// Cuts `span` of `text` into tokens and appends them to `out`.
pub(super) fn cut(packs: &Packs, text: &str, span: Span, out: &mut Vec<Token>) {
    let end = span.end as usize;
    let mut cutter = Cutter { packs, text, bytes: text.as_bytes(), end, lower: String::new(), out };
    let mut at = span.start as usize;
    while at < end {
        at = cutter.step(at);
    }
}

struct Cutter<'a> {
    packs: &'a Packs,
    text: &'a str,
    bytes: &'a [u8],
    /// Where the block ends.
    end: usize,
    /// Kept to lower-case words into.
    lower: String,
    out: &'a mut Vec<Token>,
}

impl Cutter<'_> {
    /// Reads white space or one token at `at`; where to go on.
    fn step(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte.is_ascii_whitespace() || byte == 0x0b {
            return at + 1;
        }
        if byte.is_ascii_alphanumeric() {
            return self.word(at);
        }
        if byte.is_ascii() {
            return self.mark(at);
        }
        let Some(c) = self.char_at(at) else { return self.end };
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        if c.is_alphanumeric() { self.word(at) } else { self.foreign_mark(at) }
    }

    /// A word or number that begins at `at`.
    fn word(&mut self, at: usize) -> usize {
        if let Some(end) = self.address(at) {
            return self.push(at, end, TokenKind::Word);
        }
        let mut end = self.atom(at);
        loop {
            let next = self.joined(at, end);
            if next == end {
                break;
            }
            end = next;
        }
        let digits_only = self.bytes[at..end].iter().all(|b| b.is_ascii_digit() || b".,:/".contains(b));
        self.push(at, end, if digits_only { TokenKind::Number } else { TokenKind::Word })
    }

    /// Where a run of letters and digits that begins at `at` ends.
    fn atom(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.end && (self.bytes[end].is_ascii_alphanumeric() || self.bytes[end] == b'_') {
            end += 1;
        }
        if end == self.end || self.bytes[end].is_ascii() {
            return end;
        }
        // A letter beyond ASCII: ask UAX #29, but let no mark that it joins on be taken for granted.
        let chunk = self.chunk(at);
        let first = chunk.split_word_bounds().next().unwrap_or(chunk);
        let plain = first.find(['.', ',', ':', ';', '\'', '’']).unwrap_or(first.len());
        at + if plain == 0 { first.len() } else { plain }
    }

    /// If what follows the word `start..end` belongs to it, where it ends then; else `end`.
    fn joined(&self, start: usize, end: usize) -> usize {
        let Some(mark) = self.char_at(end) else { return end };
        let after = end + mark.len_utf8();
        let before = self.text[start..end].chars().next_back().unwrap_or(' ');
        let next = self.char_at(after).unwrap_or(' ');
        if !next.is_alphanumeric() {
            return end;
        }
        let digits = before.is_ascii_digit() && next.is_ascii_digit();
        let join = match mark {
            '.' | ',' | ':' => digits,
            '/' => digits && self.bytes[start..end].iter().all(|b| b.is_ascii_digit() || *b == b'/'),
            '-' | '\u{2010}' | '\u{2011}' => !digits,
            '\'' | '’' | 'ʼ' => before.is_alphabetic() && next.is_alphabetic(),
            _ => false,
        };
        if join { self.atom(after) } else { end }
    }

    /// A web or e-mail address that begins at `at`.
    fn address(&self, at: usize) -> Option<usize> {
        let chunk = self.chunk(at);
        let body = if chunk.starts_with("http://") || chunk.starts_with("https://") || chunk.starts_with("www.") {
            chunk
        } else {
            let (user, host) = chunk.split_once('@')?;
            let host = host.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_host = host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b));
            let is_user = user.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
            if !(is_host && is_user) {
                return None;
            }
            &chunk[..user.len() + 1 + host.len()]
        };
        let body = body.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
        Some(at + body.len())
    }

    /// An ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let run = self.bytes[at..self.end].iter().take_while(|&&b| b == byte).count();
        let taken = match byte {
            b'.' if run >= 3 => run,
            b'-' | b'`' | b'\'' | b'=' | b'_' | b'*' => run,
            _ => 1,
        };
        let kind = if b"$+<=>^`|~".contains(&byte) && byte != b'`' { TokenKind::Symbol } else { TokenKind::Punct };
        self.push(at, at + taken, kind)
    }

    /// A mark beyond ASCII: an extended word of UAX #29 (emoji sequences stay whole).
    fn foreign_mark(&mut self, at: usize) -> usize {
        let chunk = self.chunk(at);
        let first = chunk.split_word_bounds().next().unwrap_or(chunk);
        let punct = first.chars().all(is_punctuation);
        self.push(at, at + first.len(), if punct { TokenKind::Punct } else { TokenKind::Symbol })
    }

    /// From `at` to the next white space.
    fn chunk(&self, at: usize) -> &str {
        let rest = &self.text[at..self.end];
        &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())]
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    fn push(&mut self, at: usize, end: usize, kind: TokenKind) -> usize {
        let word = &self.text[at..end];
        let sym = look_up(&self.packs.lexicon, word, &mut self.lower);
        let case = if matches!(kind, TokenKind::Word) { Case::of(word) } else { Case::None };
        self.out.push(Token { span: Span::new(at, end), sym, kind, case });
        end
    }
}

/// The symbol of a word as it stands in a text: lower-cased, with typographic apostrophes and hyphens made plain and
/// invisible characters left out.
fn look_up(lexicon: &Lexicon, word: &str, lower: &mut String) -> Sym {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' | '`' => lower.push('\''),
                '\u{2010}' | '\u{2011}' => lower.push('-'),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                _ => lower.extend(c.to_lowercase()),
            }
        }
    }
    lexicon.get(lower)
}

/// Whether a character beyond ASCII is punctuation.
fn is_punctuation(c: char) -> bool {
    matches!(c, '«' | '»' | '¡' | '¿' | '·' | '§' | '¶' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}
