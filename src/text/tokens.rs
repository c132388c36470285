//! Cuts a block into tokens: the word bounds of UAX #29 (by hand for ASCII, by unicode-segmentation beyond), with what
//! Indonesian news needs on top: hyphenated words, numbers, times, dates, abbreviations, glued sentences, web addresses.

use unicode_segmentation::UnicodeSegmentation;

use super::token::{Case, Token, TokenKind};
use crate::invisible::is_invisible;
use crate::packs::{Packs, Sym, TextFact};
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

impl<'a> Cutter<'a> {
    /// Reads white space or one token at `at`; where to go on.
    fn step(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte == b' ' || byte == 0x0b || byte.is_ascii_whitespace() {
            return at + 1;
        }
        if byte.is_ascii_alphanumeric() {
            return self.word(at);
        }
        if byte.is_ascii() {
            return self.mark(at);
        }
        let Some(c) = self.char_at(at) else { return self.end };
        if c.is_whitespace() || is_invisible(c) {
            return at + c.len_utf8();
        }
        if c.is_alphanumeric() { self.word(at) } else { self.foreign_mark(at) }
    }

    /// A word or number that begins at `at`.
    fn word(&mut self, at: usize) -> usize {
        let mut end = self.atom(at);
        let mut hyphens = 0;
        loop {
            let next = self.joined(at, end);
            if next == end {
                break;
            }
            hyphens += usize::from(self.bytes[end] == b'-');
            end = next;
        }
        if let Some(end) = self.address(at, end) {
            return self.push(at, end, TokenKind::Word, Sym::NONE);
        }
        if let Some((end, sym)) = self.dotted(at, end) {
            return self.push(at, end, TokenKind::Word, sym);
        }
        if let Some((end, sym)) = self.broken(at, end) {
            return self.push(at, end, TokenKind::Word, sym);
        }
        let mut sym = self.look_up(at, end);
        // A compound that is a name of its own stays whole: "Timor-Leste".
        if hyphens > 0 && !self.is(sym, TextFact::NameHead) {
            if let Some(cut) = self.cut_names(at, end) {
                end = cut;
                sym = self.look_up(at, end);
            } else if sym == Sym::NONE {
                sym = self.without_clitic(at, end);
            }
        }
        if self.byte(end) == b'.' && self.keeps_point(sym, at, end) && self.leads_on(end + 1) {
            end += 1;
        }
        let number =
            self.bytes[at].is_ascii_digit() && self.bytes[at..end].iter().all(|b| b.is_ascii_digit() || b".,:/".contains(b));
        self.push(at, end, if number { TokenKind::Number } else { TokenKind::Word }, sym)
    }

    /// Where a run of letters and digits that begins at `at` ends.
    fn atom(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            while end < self.end && (self.bytes[end].is_ascii_alphanumeric() || self.bytes[end] == b'_') {
                end += 1;
            }
            if end == self.end || self.bytes[end].is_ascii() {
                return end;
            }
            // Beyond ASCII: UAX #29 says which marks belong to the letters. It parts ideographs and superscripts from what
            // they follow, which nobody wants here; and it joins on points and the like, on which `joined` decides.
            let from = self.text[at..end].char_indices().next_back().map_or(end, |(n, _)| at + n);
            let first = self.first_bound(from);
            let plain = first.find(['.', ',', ':', ';', '\'', '’']).unwrap_or(first.len());
            let reached = from + plain;
            if reached > end {
                end = reached;
            } else if let Some(c) = self.char_at(end).filter(|c| c.is_alphanumeric()) {
                end += c.len_utf8();
            } else {
                return end;
            }
        }
    }

    /// If what follows the word `start..end` belongs to it, where it ends then; else `end`.
    fn joined(&self, start: usize, end: usize) -> usize {
        let byte = self.byte(end);
        // The usual case first: a space or a mark that joins nothing.
        if byte.is_ascii() && !b".,:/-'".contains(&byte) {
            return end;
        }
        let Some(mark) = self.char_at(end) else { return end };
        let after = end + mark.len_utf8();
        let Some(next) = self.char_at(after).filter(|c| c.is_alphanumeric()) else { return end };
        let before = self.bytes[end - 1];
        let digits = before.is_ascii_digit() && next.is_ascii_digit();
        let join = match mark {
            '.' | ',' | ':' => digits,
            '/' => digits && end - start < 12 && self.bytes[start..end].iter().all(|b| b.is_ascii_digit() || *b == b'/'),
            '-' | '\u{2010}' | '\u{2011}' => !digits,
            '\'' | '’' | 'ʼ' => (before.is_ascii_alphabetic() || !before.is_ascii()) && next.is_alphabetic(),
            _ => false,
        };
        if join { self.atom(after) } else { end }
    }

    /// A web or e-mail address that begins with the word `at..end`.
    fn address(&self, at: usize, end: usize) -> Option<usize> {
        let next = self.byte(end);
        if !b":.@+".contains(&next) {
            return None;
        }
        let rest = &self.bytes[end..self.end];
        let web = rest.starts_with(b"://") || (next == b'.' && self.text[at..end].eq_ignore_ascii_case("www"));
        let chunk = if next == b':' && !web { return None } else { self.chunk(at) };
        if web {
            let body = chunk.find(['"', '”', '<', '>']).map_or(chunk, |stop| &chunk[..stop]);
            return Some(at + body.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/').len());
        }
        let (user, host) = chunk.split_once('@')?;
        let host_end = host.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-').unwrap_or(host.len());
        let host = host[..host_end].trim_end_matches(['.', '-']);
        let is_user = user.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
        (is_user && host.contains('.')).then_some(at + user.len() + 1 + host.len())
    }

    /// An abbreviation with points inside, initials, or the name of a web site, that begins with the word `at..end`.
    fn dotted(&mut self, at: usize, end: usize) -> Option<(usize, Sym)> {
        if self.byte(end) != b'.' || !self.byte(end + 1).is_ascii_alphabetic() {
            return None;
        }
        let mut ends = [end; 6];
        let mut parts = 1;
        while parts < ends.len() && self.byte(ends[parts - 1]) == b'.' && self.byte(ends[parts - 1] + 1).is_ascii_alphanumeric() {
            let mut stop = self.atom(ends[parts - 1] + 1);
            while self.byte(stop) == b'-' && self.byte(stop + 1).is_ascii_alphanumeric() {
                stop = self.atom(stop + 1);
            }
            ends[parts] = stop;
            parts += 1;
        }
        for last in (1..parts).rev() {
            let (start, stop) = (ends[last - 1] + 1, ends[last]);
            let one_case = matches!(Case::of(&self.text[start..stop]), Case::Lower | Case::Upper);
            let tail = self.look_up(start, stop);
            if one_case && ends[0] - at > 1 && self.is(tail, TextFact::Host) {
                let sym = self.look_up(at, stop);
                let path = self.byte(stop) == b'/' && self.byte(stop + 1).is_ascii_alphanumeric();
                let chunk = if path { self.chunk(at).trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/') } else { "" };
                return Some((stop.max(at + chunk.len()), sym));
            }
            let sym = self.look_up(at, stop);
            let initials =
                self.text[at..stop].bytes().enumerate().all(|(n, b)| if n % 2 == 0 { b.is_ascii_uppercase() } else { b == b'.' });
            if initials || self.keeps_point(sym, at, stop) {
                return Some((if self.byte(stop) == b'.' { stop + 1 } else { stop }, sym));
            }
        }
        None
    }

    /// A word that a line's end broke in two ("Vla-", "divostok" on the next line), if the packs know the whole.
    fn broken(&mut self, at: usize, end: usize) -> Option<(usize, Sym)> {
        if self.byte(end) != b'-' {
            return None;
        }
        let mut next = end + 1 + usize::from(self.byte(end + 1) == b'\r');
        if self.byte(next) != b'\n' {
            return None;
        }
        while matches!(self.byte(next), b'\n' | b' ' | b'\t') {
            next += 1;
        }
        if !self.byte(next).is_ascii_lowercase() {
            return None;
        }
        let stop = self.atom(next);
        self.look_up(at, end);
        self.lower.push_str(&self.text[next..stop]);
        let sym = self.packs.lexicon.get(&self.lower);
        (sym != Sym::NONE).then_some((stop, sym))
    }

    /// Where a compound of capitalised words (`at..end`) falls apart: at the first hyphen that joins
    /// the end of one known name to the beginning of another, "Rusia-Korea Utara", "Kim-Putin", "Januari-Maret".
    fn cut_names(&mut self, at: usize, end: usize) -> Option<usize> {
        if end - at > CHUNK {
            return None;
        }
        let mut hyphen = at;
        loop {
            hyphen += 1 + self.bytes[hyphen + 1..end].iter().position(|&b| b == b'-')?;
            let stop = self.bytes[hyphen + 1..end].iter().position(|&b| b == b'-').map_or(end, |n| hyphen + 1 + n);
            let (left, right) = (&self.text[at..hyphen], &self.text[hyphen + 1..stop]);
            if left.starts_with(char::is_uppercase) && right.starts_with(char::is_uppercase) && !left.eq_ignore_ascii_case(right)
            {
                let (head, tail) = (self.look_up(hyphen + 1, stop), self.look_up(at, hyphen));
                let whole = self.look_up(hyphen + 1, end);
                let written = |sym: Sym, word: &str| !self.is(sym, TextFact::Acronym) || !word.contains(char::is_lowercase);
                let begins = self.is(head, TextFact::NameHead) && written(head, right) || self.is(whole, TextFact::NameHead);
                if begins && self.is(tail, TextFact::NameTail) && written(tail, left) {
                    return Some(hyphen);
                }
            }
        }
    }

    /// The symbol of a word before its hyphenated clitic ("Rusia-lah").
    fn without_clitic(&mut self, at: usize, end: usize) -> Sym {
        let Some(hyphen) = self.text[at..end].rfind('-').map(|n| at + n) else { return Sym::NONE };
        let clitic = self.look_up(hyphen + 1, end);
        if self.is(clitic, TextFact::Clitic) { self.look_up(at, hyphen) } else { Sym::NONE }
    }

    /// Whether a capital or digit follows at `at`, perhaps after white space: what stands before is not the sentence's end.
    fn leads_on(&self, at: usize) -> bool {
        let next = self.text[at..self.end].trim_start().chars().next();
        next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    }

    /// An ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let run = || self.bytes[at..self.end].iter().take_while(|&&b| b == byte).count();
        let taken = match byte {
            b'.' if self.bytes[at..self.end].starts_with(b"...") => run(),
            b'-' | b'`' | b'\'' | b'=' | b'_' | b'*' | b'~' => run(),
            _ => 1,
        };
        let punct = b".,;:!?\"'`()[]{}-/".contains(&byte);
        self.push(at, at + taken, if punct { TokenKind::Punct } else { TokenKind::Symbol }, Sym::NONE)
    }

    /// A mark beyond ASCII: an extended word of UAX #29 (emoji sequences stay whole).
    fn foreign_mark(&mut self, at: usize) -> usize {
        let first = self.first_bound(at);
        let punct = first.chars().all(is_punctuation);
        self.push(at, at + first.len(), if punct { TokenKind::Punct } else { TokenKind::Symbol }, Sym::NONE)
    }

    /// The first word, mark or sequence of UAX #29 at `at`.
    fn first_bound(&self, at: usize) -> &'a str {
        let mut end = self.end.min(at + CHUNK);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let near = &self.text[at..end];
        near.split_word_bounds().next().unwrap_or(near)
    }

    /// From `at` to the next white space, but no more than a line's worth.
    fn chunk(&self, at: usize) -> &'a str {
        let rest = &self.text[at..self.end];
        let stop = rest.char_indices().take(CHUNK).find(|(_, c)| c.is_whitespace()).map(|(n, _)| n);
        &rest[..stop.unwrap_or_else(|| rest.char_indices().nth(CHUNK).map_or(rest.len(), |(n, _)| n))]
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// The byte at `at`, 0 at the end of the block.
    fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { 0 }
    }

    /// Whether the word `at..end` is an abbreviation whose point belongs to it.
    fn keeps_point(&self, sym: Sym, at: usize, end: usize) -> bool {
        self.is(sym, TextFact::PointIsPart) && self.packs.text.abbreviation(sym, &self.text[at..end]).is_some()
    }

    fn is(&self, sym: Sym, fact: TextFact) -> bool {
        self.packs.text.is(sym, fact)
    }

    /// The symbol of a word as it stands in a text: lower-cased, with typographic apostrophes and hyphens made plain and
    /// invisible characters left out.
    fn look_up(&mut self, at: usize, end: usize) -> Sym {
        let word = &self.text[at..end];
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            for c in word.chars() {
                match c {
                    '’' | '‘' | 'ʼ' => self.lower.push('\''),
                    '\u{2010}' | '\u{2011}' => self.lower.push('-'),
                    _ if is_invisible(c) => {}
                    _ => self.lower.extend(c.to_lowercase()),
                }
            }
        }
        self.packs.lexicon.get(&self.lower)
    }

    fn push(&mut self, at: usize, end: usize, kind: TokenKind, sym: Sym) -> usize {
        let case = if kind == TokenKind::Word { Case::of(&self.text[at..end]) } else { Case::None };
        self.out.push(Token { span: Span::new(at, end), sym, kind, case });
        end
    }
}

/// The longest address or sequence of marks that is looked at, in characters: keeps the time linear in the text.
const CHUNK: usize = 400;

/// Whether a character beyond ASCII is punctuation.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '¡' | '¿' | '·' | '§' | '¶' | '\u{2010}'..='\u{2021}' | '\u{2024}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
            | '\u{2045}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    impl Cutter<'_> {
        /// [`Cutter::atom`] without its short way for ASCII: by UAX #29 alone.
        fn atom_by_unicode(&self, at: usize) -> usize {
            let mut end = at;
            loop {
                let from = self.text[at..end].char_indices().next_back().map_or(end, |(n, _)| at + n);
                let first = self.first_bound(from);
                let reached = from + first.find(['.', ',', ':', ';', '\'', '’']).unwrap_or(first.len());
                if reached > end {
                    end = reached;
                } else if let Some(c) = self.char_at(end).filter(|c| c.is_alphanumeric() || *c == '_') {
                    end += c.len_utf8();
                } else {
                    return end;
                }
            }
        }
    }

    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            4 => "[a-zA-Z0-9_]{1,6}",
            2 => "[ .,:;'’\"/()-]{1,2}",
            1 => "\\PC{1,3}",
            1 => "[éäßøñİıǅ文字한あア٣²½①\u{301}\u{ad}\u{200b}\u{200d}\u{fe0f}👩🏽🇮🇩_]{1,3}",
        ];
        prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_for_ascii_cuts_as_unicode_does(text in text()) {
            static PACKS: std::sync::LazyLock<Packs> = std::sync::LazyLock::new(|| Packs::builtin().unwrap());
            let mut out = Vec::new();
            let bytes = text.as_bytes();
            let cutter = Cutter { packs: &PACKS, text: &text, bytes, end: text.len(), lower: String::new(), out: &mut out };
            let mut before = ' ';
            for (at, c) in text.char_indices() {
                // Where a word begins.
                if c.is_alphanumeric() && !before.is_alphanumeric() {
                    prop_assert_eq!(cutter.atom(at), cutter.atom_by_unicode(at), "at {} of {:?}", at, text);
                }
                before = c;
            }
        }
    }
}
