//! Cuts a sentence into atoms, what date patterns are matched against: words with their classes of time, figures with
//! all their readings, marks. Hyphenated words are cut ("Mei-Juni", "1990-an"), number words are put together
//! ("dua puluh lima"). Knows nothing of rules.

use std::ops::Range;

use crate::article::BlockKind;
use crate::packs::dates::{Count, DateClass, DateRules, NeedsCase, STARTS, Value, plain_mark};
use crate::packs::{Packs, Sym, WordClass};
use crate::span::Span;
use crate::text::{Case, Document, Sentence, Token, TokenKind};

use super::figures::{self, Figures};

/// A word, figure or mark of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// Where it is.
    pub span: Span,
    /// First and last token it lies in, both inclusive.
    pub tokens: (u32, u32),
    /// The word, [`Sym::NONE`] for figures, marks and words that no pack knows.
    pub sym: Sym,
    /// Classes it can have here.
    pub classes: u64,
    /// The mark, `'\0'` for words and figures.
    pub mark: char,
    /// Index into [`Atoms::figures`], for figures and number words.
    pub figures: Option<u32>,
    /// Whether it begins where its first token begins, so that an expression may begin here.
    pub opens: bool,
    /// Whether it ends where its last token ends.
    pub closes: bool,
}

/// The atoms of one sentence; kept and refilled for each.
#[derive(Debug, Default)]
pub(super) struct Atoms {
    /// In order.
    pub list: Vec<Atom>,
    /// Readings of figures and number words.
    pub figures: Vec<Figures>,
    /// Whether any atom can begin an expression.
    pub any: bool,
    lower: String,
}

impl Atoms {
    /// Refills with the atoms of a sentence.
    pub fn fill(&mut self, packs: &Packs, document: &Document, sentence: &Sentence) {
        let rules = &packs.dates;
        self.list.clear();
        self.figures.clear();
        self.any = false;
        let text: &str = &document.text;
        // Where every word has a capital (a headline), a capital tells nothing.
        let free_case = sentence.block == BlockKind::Title;
        let mut at_head = true;
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            let token = &document.tokens[index];
            index = match token.kind {
                TokenKind::Word => self.word(packs, text, token, index, at_head || free_case),
                TokenKind::Number => self.figure(text, &document.tokens, index, sentence.tokens.end),
                TokenKind::Punct | TokenKind::Symbol => {
                    let mark = plain_mark(token.span.of(text).chars().next().unwrap_or('\0'));
                    self.push(token.span, index, 0, mark);
                    index + 1
                }
            };
            // An opening quotation mark or a number in a list leaves the head of the sentence open.
            at_head = at_head && token.kind != TokenKind::Word;
        }
        if self.any {
            self.join_numbers(rules);
        }
    }

    fn push(&mut self, span: Span, token: usize, classes: u64, mark: char) {
        let tokens = (token as u32, token as u32);
        self.list.push(Atom { span, tokens, sym: Sym::NONE, classes, mark, figures: None, opens: true, closes: true });
    }

    /// A word token; where to go on.
    fn word(&mut self, packs: &Packs, text: &str, token: &Token, index: usize, free_case: bool) -> usize {
        let rules = &packs.dates;
        let bits = rules.words.bits(token.sym);
        if bits == 0 && has_parts(token.span.of(text).as_bytes()) && self.pieces(packs, text, token, index, free_case) {
            return index + 1;
        }
        let mut classes = 0;
        if bits != 0 {
            classes = classes_here(rules, token.sym, token.case, free_case) | (bits & (STARTS | DateClass::Holiday.bit()));
            self.any = true;
        } else if matches!(token.case, Case::Title | Case::Upper | Case::Mixed) && !free_case {
            classes = DateClass::Name.bit();
        } else if token.case == Case::Lower {
            classes = DateClass::Plain.bit();
        }
        if packs.lexicon.is(token.sym, WordClass::Reporting) {
            classes |= DateClass::Saying.bit();
        }
        self.push(token.span, index, classes, '\0');
        if let Some(atom) = self.list.last_mut() {
            atom.sym = token.sym;
        }
        index + 1
    }

    /// A hyphenated word, or one that begins with figures, cut into its pieces. Whether it was.
    fn pieces(&mut self, packs: &Packs, text: &str, token: &Token, index: usize, free_case: bool) -> bool {
        let (rules, lexicon) = (&packs.dates, &packs.lexicon);
        let word = token.span.of(text);
        if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | ':' | '\u{2010}' | '\u{2011}')) {
            return false;
        }
        let first = self.list.len();
        let base = token.span.start as usize;
        let mut at = 0;
        while at < word.len() {
            let rest = &word[at..];
            let span = |len: usize| Span::new(base + at, base + at + len);
            let c = rest.chars().next().unwrap_or('\0');
            if c.is_ascii_digit() {
                let read = figures::read(rest);
                self.push(span(read.len), index, read.classes, '\0');
                self.keep(read);
                self.any = true;
                at += read.len;
            } else if c.is_alphabetic() {
                let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                let piece = &rest[..len];
                self.lower.clear();
                self.lower.extend(piece.chars().flat_map(char::to_lowercase));
                let sym = lexicon.get(&self.lower);
                let classes = classes_here(rules, sym, Case::of(piece), free_case) | (rules.words.bits(sym) & STARTS);
                self.any |= classes != 0;
                self.push(span(len), index, classes, '\0');
                if let Some(atom) = self.list.last_mut() {
                    atom.sym = sym;
                }
                at += len;
            } else {
                self.push(span(c.len_utf8()), index, 0, plain_mark(c));
                at += c.len_utf8();
            }
        }
        if self.list[first..].iter().all(|atom| atom.classes == 0) {
            // No word of time in it: it is one word after all.
            self.list.truncate(first);
            return false;
        }
        let last = self.list.len() - 1;
        for (i, atom) in self.list.iter_mut().enumerate().skip(first) {
            (atom.opens, atom.closes) = (i == first, i == last);
        }
        true
    }

    /// Figures, which may run over several tokens ("2024-02-07"); where to go on.
    fn figure(&mut self, text: &str, tokens: &[Token], index: usize, end: usize) -> usize {
        let start = tokens[index].span.start as usize;
        if !text.as_bytes()[start].is_ascii_digit() {
            self.push(tokens[index].span, index, 0, '\0');
            return index + 1;
        }
        let read = figures::read(&text[start..]);
        let stop = start + read.len;
        let mut last = index;
        while last + 1 < end && (tokens[last + 1].span.start as usize) < stop {
            last += 1;
        }
        self.push(Span::new(start, stop), index, read.classes, '\0');
        let closes = tokens[last].span.end as usize == stop;
        if let Some(atom) = self.list.last_mut() {
            atom.tokens.1 = last as u32;
            atom.closes = closes;
        }
        self.keep(read);
        self.any = true;
        if !closes && last == index {
            // "17-18/9" is a row of numbers to the tokenizer's eye only where it makes one token; read on within it.
            return self.rest_of_figure(text, &tokens[index], index, stop);
        }
        last + 1
    }

    /// What is left of a number token behind the figures read from its head.
    fn rest_of_figure(&mut self, text: &str, token: &Token, index: usize, from: usize) -> usize {
        let mut at = from;
        let end = token.span.end as usize;
        while at < end {
            let c = text[at..].chars().next().unwrap_or('\0');
            if c.is_ascii_digit() {
                let read = figures::read(&text[at..end]);
                self.push(Span::new(at, at + read.len), index, read.classes, '\0');
                self.keep(read);
                at += read.len;
            } else {
                self.push(Span::new(at, at + c.len_utf8()), index, 0, plain_mark(c));
                at += c.len_utf8();
            }
            if let Some(atom) = self.list.last_mut() {
                (atom.opens, atom.closes) = (false, at == end);
            }
        }
        index + 1
    }

    /// Gives the last atom its readings.
    fn keep(&mut self, read: Figures) {
        if let Some(atom) = self.list.last_mut() {
            atom.figures = Some(self.figures.len() as u32);
            self.figures.push(read);
        }
    }

    /// Puts number words together, and figures with the scale behind them.
    fn join_numbers(&mut self, rules: &DateRules) {
        let (digit, amount) = (DateClass::Digit.bit(), DateClass::Amount.bit());
        let mut out = 0;
        let mut at = 0;
        while at < self.list.len() {
            let atom = self.list[at];
            let (count, taken) = if atom.classes & digit != 0 {
                self.number_words(rules, at)
            } else if atom.classes & DateClass::Count.bit() != 0 && at + 1 < self.list.len() {
                self.scaled_figures(rules, at)
            } else if atom.classes & amount != 0 {
                (word_count(rules, atom.sym, DateClass::Amount), 1)
            } else {
                (None, 1)
            };
            self.list[out] = atom;
            if let Some(count) = count {
                let joined = &mut self.list[out];
                let whole = count.as_whole().and_then(|n| i32::try_from(n).ok()).unwrap_or(0);
                let small = DateClass::Day.bit() | DateClass::Int.bit();
                joined.classes |= DateClass::Count.bit() | if (1..=31).contains(&whole) { small } else { 0 };
                joined.figures = Some(self.figures.len() as u32);
                self.figures.push(Figures { len: 0, classes: joined.classes, whole, count, date: None, clock: None });
                if taken > 1 {
                    let last = self.list[at + taken - 1];
                    let joined = &mut self.list[out];
                    joined.sym = Sym::NONE;
                    joined.classes &= DateClass::Count.bit() | small;
                    joined.span = joined.span.join(last.span);
                    joined.tokens.1 = last.tokens.1;
                    joined.closes = last.closes;
                }
            }
            out += 1;
            at += taken;
        }
        self.list.truncate(out);
    }

    /// The number that begins with the number word at `at`, and how many atoms it takes.
    fn number_words(&self, rules: &DateRules, at: usize) -> (Option<Count>, usize) {
        let word = |i: usize, class: DateClass| {
            let atom = self.list.get(i)?;
            if atom.classes & class.bit() == 0 { None } else { entry_value(rules, atom.sym, class) }
        };
        let (mut total, mut group, mut current) = (0_i64, 0_i64, 0_i64);
        // The smallest scale met so far: what follows must be smaller.
        let mut scale = i64::MAX;
        let mut i = at;
        while i < self.list.len() {
            if let Some(Value::Count(count)) = word(i, DateClass::Digit) {
                let Some(n) = count.as_whole() else { break };
                if current != 0 || n >= scale {
                    break;
                }
                if n >= 1000 {
                    (total, scale) = (total + n, n);
                } else if n >= 100 {
                    (group, scale) = (group + n, n);
                } else {
                    current = n;
                }
            } else if let Some(Value::Number(n)) = word(i, DateClass::Teen)
                && (2..10).contains(&current)
            {
                current += i64::from(n);
            } else if let Some(Value::Number(n)) = word(i, DateClass::Scale)
                && (current != 0 || group != 0)
            {
                let n = i64::from(n);
                scale = n;
                if n >= 1000 {
                    total += (group + current) * n;
                    (group, current) = (0, 0);
                } else {
                    group += current * n;
                    current = 0;
                }
            } else {
                break;
            }
            i += 1;
        }
        let value = (total + group + current) * 1000;
        // "dua setengah".
        if let Some(Value::Count(Count::Exact(part))) = word(i, DateClass::Amount)
            && part < 1000
        {
            return (Some(Count::Exact(value + part)), i + 1 - at);
        }
        (Some(Count::Exact(value)), i - at)
    }

    /// Figures with a scale behind them ("1,5 juta"), and how many atoms they take.
    fn scaled_figures(&self, rules: &DateRules, at: usize) -> (Option<Count>, usize) {
        let next = self.list[at + 1];
        let count = self.list[at].figures.map(|i| self.figures[i as usize].count);
        let (Some(Count::Exact(n)), Some(Value::Number(scale))) = (count, entry_value(rules, next.sym, DateClass::Scale)) else {
            return (None, 1);
        };
        (Some(Count::Exact(n.saturating_mul(i64::from(scale)))), 2)
    }

    /// The value of an atom in a class that it has.
    pub fn value(&self, rules: &DateRules, at: usize, class: DateClass) -> Value {
        let atom = &self.list[at];
        let figures = atom.figures.map(|i| &self.figures[i as usize]);
        let read = match (class, figures) {
            (DateClass::Int | DateClass::Day | DateClass::Year | DateClass::PlainYear, Some(figures)) => {
                Some(Value::Number(figures.whole))
            }
            (DateClass::Count, Some(figures)) => Some(Value::Count(figures.count)),
            (DateClass::ShortDate | DateClass::FullDate | DateClass::BriefDate | DateClass::YearMonth, Some(figures)) => {
                figures.date.map(Value::Date)
            }
            (DateClass::Clock, Some(figures)) => figures.clock.map(Value::Clock),
            _ => entry_value(rules, atom.sym, class),
        };
        read.unwrap_or(Value::Nothing)
    }

    /// The clock time that an ISO date carries.
    pub fn clock_of(&self, at: usize) -> Option<Value> {
        self.figures[self.list[at].figures? as usize].clock.map(Value::Clock)
    }

    /// The bytes from one atom to another.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.list[range.start].span.join(self.list[range.end - 1].span)
    }
}

/// Whether a word holds figures at its head or a hyphen, so that it may hide time words.
fn has_parts(word: &[u8]) -> bool {
    word[0].is_ascii_digit() || word.iter().any(|&b| b == b'-' || b == 0xe2)
}

/// The classes that a word can have as it is written here.
fn classes_here(rules: &DateRules, sym: Sym, case: Case, free_case: bool) -> u64 {
    let entries = rules.words.entries(sym);
    let capital = matches!(case, Case::Title | Case::Upper | Case::Mixed);
    let fits = |needs: NeedsCase| match needs {
        NeedsCase::Any => true,
        NeedsCase::Capital => capital,
        NeedsCase::Upper => case == Case::Upper,
    };
    // A capital where none is due speaks for the class that is written with one.
    let strict = case == Case::Title && !free_case && entries.iter().any(|entry| entry.case == NeedsCase::Capital);
    let here = entries.iter().filter(|entry| fits(entry.case) && !(strict && entry.case == NeedsCase::Any));
    here.fold(0, |bits, entry| bits | entry.class.bit())
}

fn entry_value(rules: &DateRules, sym: Sym, class: DateClass) -> Option<Value> {
    rules.words.entries(sym).iter().find(|entry| entry.class == class).map(|entry| entry.value)
}

fn word_count(rules: &DateRules, sym: Sym, class: DateClass) -> Option<Count> {
    match entry_value(rules, sym, class) {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    }
}
