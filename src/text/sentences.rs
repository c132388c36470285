//! Groups the tokens of a block into sentences. A mark ends a sentence unless what stands around it says otherwise:
//! abbreviations and initials, quotations that a reporting clause follows, brackets, lower case.

use std::ops::Range;

use super::token::{Case, Token, TokenKind};
use crate::packs::format::Before;
use crate::packs::{Packs, WordClass};

/// No sentence has more tokens: what goes on without end is no sentence, and is cut. So whatever later rooms do within a
/// sentence, their time grows with the text and not with its square.
const LONGEST: usize = 400;

/// Cuts the tokens of one block (indices `range`) into sentences and hands each to `give`.
pub(super) fn cut(packs: &Packs, text: &str, tokens: &[Token], range: Range<usize>, mut give: impl FnMut(Range<usize>)) {
    let mut emit = |mut sentence: Range<usize>| {
        while sentence.len() > LONGEST {
            give(sentence.start..sentence.start + LONGEST);
            sentence.start += LONGEST;
        }
        give(sentence);
    };
    let cutter = Cutter { packs, text, tokens, end: range.end };
    let mut state = State { start: range.start, bracket_end: 0, quoted: false };
    let mut at = range.start;
    while at < range.end {
        let mark = cutter.mark(at);
        match mark {
            // "(Ia tidak hadir.) Rapat digelar.": a whole sentence in brackets.
            Mark::Open if at == state.start && cutter.sentence_in_brackets(at) => {}
            Mark::Open => state.bracket_end = state.bracket_end.max(cutter.bracket_end(at)),
            Mark::Quote => state.quoted = cutter.quote_opens(at, state.quoted),
            _ => {}
        }
        at += 1;
        if mark != Mark::End || at <= state.bracket_end {
            continue;
        }
        let (after, closed) = cutter.absorb(at, &mut state);
        if after == range.end || cutter.is_end(at - 1, after, closed, state.start) {
            emit(state.start..after);
            state.start = after;
        }
        at = after;
    }
    if state.start < range.end {
        emit(state.start..range.end);
    }
}

/// What a token may mean for sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A full stop, question mark, exclamation mark, ellipsis, or an abbreviation that has swallowed its point.
    End,
    /// A straight double quotation mark, which opens or closes.
    Quote,
    /// An opening bracket.
    Open,
    /// Anything else.
    Other,
}

/// What is known where the cutter stands.
struct State {
    /// The first token of the sentence.
    start: usize,
    /// No sentence ends before this token, which closes a bracket.
    bracket_end: usize,
    /// Whether a straight quotation mark is open.
    quoted: bool,
}

struct Cutter<'a> {
    packs: &'a Packs,
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
}

/// How many tokens a bracket may hold for it to be taken as part of one sentence.
const BRACKET: usize = 60;

impl<'a> Cutter<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    fn mark(&self, at: usize) -> Mark {
        let token = &self.tokens[at];
        let bytes = self.text.as_bytes();
        match token.kind {
            TokenKind::Number | TokenKind::Symbol => Mark::Other,
            TokenKind::Word if bytes[token.span.end as usize - 1] == b'.' => Mark::End,
            TokenKind::Word => Mark::Other,
            TokenKind::Punct => match bytes[token.span.start as usize] {
                b'.' | b'?' | b'!' => Mark::End,
                b'"' => Mark::Quote,
                b'(' | b'[' => Mark::Open,
                0xe2 if self.word(at) == "…" => Mark::End,
                _ => Mark::Other,
            },
        }
    }

    /// Whether white space stands before a token.
    fn spaced(&self, at: usize) -> bool {
        at == 0 || self.tokens[at].span.start != self.tokens[at - 1].span.end
    }

    /// The token that closes the bracket at `at`, if it is near; else 0.
    fn bracket_end(&self, at: usize) -> usize {
        let near = (at + 1)..self.end.min(at + BRACKET);
        near.into_iter().find(|&n| self.tokens[n].kind == TokenKind::Punct && matches!(self.word(n), ")" | "]")).unwrap_or(0)
    }

    /// Whether the bracket that opens at `at` closes right behind a full stop, question or exclamation mark.
    fn sentence_in_brackets(&self, at: usize) -> bool {
        let close = self.bracket_end(at);
        close > at + 2 && self.tokens[close - 1].kind == TokenKind::Punct && self.mark(close - 1) == Mark::End
    }

    /// Whether a straight quotation mark opens a quotation: the side with white space is outside; where that does not tell,
    /// it closes what is open.
    fn quote_opens(&self, at: usize, quoted: bool) -> bool {
        let before = self.spaced(at) || matches!(self.word(at - 1), "(" | "[");
        let after = at + 1 == self.end || self.spaced(at + 1);
        match (before, after) {
            (true, false) => true,
            (false, true) => false,
            _ => !quoted,
        }
    }

    /// Goes over further marks and closing quotes and brackets right behind an end mark. Returns the token after them, and
    /// whether a quotation was closed.
    fn absorb(&self, mut at: usize, state: &mut State) -> (usize, bool) {
        let mut closed = false;
        while at < self.end {
            let word = self.word(at);
            let glued = !self.spaced(at);
            match word {
                "\"" if glued && !self.quote_opens(at, state.quoted) => {
                    closed = true;
                    state.quoted = false;
                }
                // A quotation mark set apart closes what is open if nothing follows it closely.
                "\"" if state.quoted && (at + 1 == self.end || self.spaced(at + 1)) => {
                    closed = true;
                    state.quoted = false;
                }
                "”" | "’" | "''" | "»" | "'" if glued => closed = true,
                ")" | "]" if glued => {}
                "?" | "!" | "." | "…" if glued || word == "." => {}
                _ if glued && word.starts_with("..") => {}
                _ => break,
            }
            at += 1;
        }
        (at, closed)
    }

    /// Whether the mark at token `mark` ends a sentence that began at `start`, `next` being the token after it and its closing
    /// quotes.
    fn is_end(&self, mark: usize, next: usize, closed: bool, start: usize) -> bool {
        let opener = self.opener(next);
        let Some(first) = self.word(opener).chars().next() else { return true };
        let spaced = self.spaced(next);
        // What goes on in lower case goes on, but for a full stop behind a plain word.
        if first.is_lowercase() {
            return spaced && !closed && opener == next && self.plain_end(mark);
        }
        if next == opener && self.tokens[next].kind == TokenKind::Punct && !matches!(first, '-' | '–' | '—' | '¿' | '¡') {
            // A comma, colon, closing bracket: the sentence goes on.
            return false;
        }
        if next == opener && matches!(first, '-' | '–' | '—') {
            return spaced && self.word(mark) == ".";
        }
        let stop =
            if self.tokens[mark].kind == TokenKind::Word { Some(mark) } else { mark.checked_sub(1).filter(|&n| n >= start) };
        let Some(before) = stop.filter(|_| !closed && self.text.as_bytes()[self.tokens[mark].span.end as usize - 1] == b'.')
        else {
            return spaced || first.is_uppercase() || next != opener;
        };
        if self.tokens[mark].kind == TokenKind::Punct && self.spaced(mark) {
            return true;
        }
        self.stop_ends(before, mark, opener, start)
    }

    /// Whether the full stop behind token `before` ends a sentence, given that `next` begins with a capital or digit.
    fn stop_ends(&self, before: usize, mark: usize, next: usize, start: usize) -> bool {
        let token = &self.tokens[before];
        let word = self.word(before);
        let number_next = self.tokens[next].kind == TokenKind::Number;
        if token.kind == TokenKind::Number {
            // "1. Minyak dan tembakau": the number of a list entry.
            return before != start || !self.spaced(mark + 1);
        }
        match self.packs.text.abbreviation(token.sym, word) {
            Some(Before::Name) => return false,
            Some(Before::Number) if number_next => return false,
            Some(Before::Number) => return self.opens_sentence(next) || self.packs.lexicon.is(token.sym, WordClass::Negator),
            // "Jalan M.H. Thamrin", but "Rina Hartati, M.H.": what can be a degree is initials where no name stands before it.
            Some(Before::Anything) if is_initials(word) && !self.closes_name(before, start) => {
                return self.opens_sentence(next) || (number_next && self.spaced(next));
            }
            Some(Before::Anything) => return !number_next || self.spaced(next),
            None => {}
        }
        // Initials: a capital letter alone, unless a word follows that can't be a name.
        // "30 °C." is none.
        let unit = before > start && !self.spaced(before) && self.tokens[before - 1].kind == TokenKind::Symbol;
        if token.kind == TokenKind::Word && is_initials(word) && !unit {
            return self.opens_sentence(next) || (number_next && self.spaced(next));
        }
        true
    }

    /// Whether what stands before token `at` is a name that degrees or the like can follow: a comma, a capitalised word that
    /// opens no name of a street or building.
    fn closes_name(&self, at: usize, start: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else { return false };
        let token = &self.tokens[before];
        match token.kind {
            TokenKind::Punct if self.word(before) == "." && before > start => {
                let abbreviation = &self.tokens[before - 1];
                self.packs.text.abbreviation(abbreviation.sym, self.word(before - 1)) != Some(Before::Name)
            }
            TokenKind::Punct => !matches!(self.word(before), "(" | "\"" | "“"),
            TokenKind::Word if self.packs.text.abbreviation(token.sym, self.word(before)) == Some(Before::Name) => false,
            TokenKind::Word => token.case != Case::Lower && self.packs.name_rules.cues.heads.longest([token.sym.0]).is_none(),
            _ => true,
        }
    }

    /// Whether a mark stands behind a word so plain that it ends a sentence even where the next one is not capitalised: a
    /// word in lower case or a long name, no abbreviation; before a full stop also a number of some length.
    fn plain_end(&self, mark: usize) -> bool {
        if mark == 0 || self.tokens[mark].kind == TokenKind::Word || self.spaced(mark) || self.word(mark).len() > 1 {
            return false;
        }
        let before = &self.tokens[mark - 1];
        let word = before.span.of(self.text);
        let full_stop = self.word(mark) == ".";
        match (before.kind, before.case) {
            (TokenKind::Number, _) => full_stop && word.len() > 2,
            (TokenKind::Word, Case::Lower) => word.len() > 3 && self.packs.text.abbreviation(before.sym, word).is_none(),
            (TokenKind::Word, Case::Title) => {
                full_stop && word.len() > 4 && self.packs.text.abbreviation(before.sym, word).is_none()
            }
            _ => false,
        }
    }

    /// The first token at or after `at` that is no opening quote or bracket.
    fn opener(&self, at: usize) -> usize {
        let opens = |n: &usize| !matches!(self.word(*n), "\"" | "“" | "‘" | "'" | "``" | "`" | "«" | "(" | "[");
        (at..self.end).take(4).find(opens).unwrap_or(at)
    }

    /// Whether a word is one that begins sentences and no names: a function word.
    fn opens_sentence(&self, at: usize) -> bool {
        const OPENERS: &[WordClass] = &[
            WordClass::Preposition,
            WordClass::Coordinator,
            WordClass::TimeLinker,
            WordClass::PurposeLinker,
            WordClass::ConditionLinker,
            WordClass::OtherLinker,
            WordClass::Negator,
            WordClass::Future,
            WordClass::Done,
            WordClass::Ongoing,
            WordClass::Adverb,
            WordClass::PronounSingular,
            WordClass::PronounPlural,
            WordClass::PronounSpeaker,
            WordClass::Demonstrative,
            WordClass::Quantifier,
            WordClass::Question,
        ];
        let token = &self.tokens[at];
        token.case == Case::Title && self.packs.lexicon.classes(token.sym).any(OPENERS)
    }
}

/// Whether a word is one capital letter, or several with points between them and behind.
fn is_initials(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_uppercase(),
        (Some(c), Some('.')) => c.is_uppercase() && word.ends_with('.') && word.split('.').all(|part| part.chars().count() <= 1),
        _ => false,
    }
}
