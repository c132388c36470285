//! Tokens → chunks: noun groups, predicates with their auxiliaries, prepositions, linkers, dates, marks.
//! Leaves to `build` how chunks make clauses.

mod groups;
mod predicates;
mod prepositions;

use std::ops::Range;

use super::{Group, Modality, Predicate};
use crate::article::BlockKind;
use crate::dates::Dates;
use crate::names::Names;
use crate::packs::format::Voice;
use crate::packs::{ClassSet, Packs, Sym, WordClass};
use crate::text::{Case, Document, TokenKind};

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chunk {
    /// Index into [`Chunked::groups`].
    Group(usize),
    /// Index into [`Chunked::predicates`].
    Predicate(usize),
    /// A preposition's token.
    Preposition(usize),
    /// Index into the article's date mentions.
    Date(usize),
    /// A word that opens a clause.
    Linker(usize),
    /// "dan", "tetapi" …
    Coordinator(usize),
    /// A comma.
    Comma(usize),
    /// A colon, semicolon or dash.
    Break(usize),
    /// A quotation opens.
    QuoteOpen(usize),
    /// A quotation closes.
    QuoteClose(usize),
}

/// A sentence in chunks.
#[derive(Debug, Default)]
pub(super) struct Chunked {
    pub chunks: Vec<Chunk>,
    pub groups: Vec<Group>,
    pub predicates: Vec<Predicate>,
    /// Whether the sentence opens within a quotation.
    pub opens_quoted: bool,
}

/// Words within quotation marks up to this many are taken for a phrase that the writer borrows, not for speech.
const BORROWED_WORDS: usize = 6;

/// Words that a dateline's town may have.
const LONGEST_DATELINE: usize = 4;

/// Tokens that a name between commas may take up.
const LONGEST_APPOSITION: usize = 8;

struct Chunker<'a> {
    packs: &'a Packs,
    document: &'a Document,
    dates: &'a Dates,
    names: &'a Names,
    tokens: Range<usize>,
    headline: bool,
    /// First date, mention and office that may still come, so that lookups stay linear.
    date: usize,
    mention: usize,
    office: usize,
    /// The closing mark of the borrowed phrase we are in.
    borrowed_close: Option<usize>,
    out: Chunked,
}

/// Words that say how real the deed of the verb after them is, or nothing that matters.
const AUXILIARY: &[WordClass] = &[
    WordClass::Negator,
    WordClass::Future,
    WordClass::Planned,
    WordClass::Possible,
    WordClass::Done,
    WordClass::Ongoing,
    WordClass::Adverb,
];

/// Words that end a noun group.
const BOUNDARY: &[WordClass] = &[
    WordClass::Preposition,
    WordClass::Coordinator,
    WordClass::TimeLinker,
    WordClass::PurposeLinker,
    WordClass::ComplementLinker,
    WordClass::ConditionLinker,
    WordClass::OtherLinker,
    WordClass::Relative,
];

/// Words that open a clause.
pub(super) const LINKERS: &[WordClass] = &[
    WordClass::TimeLinker,
    WordClass::PurposeLinker,
    WordClass::ComplementLinker,
    WordClass::ConditionLinker,
    WordClass::OtherLinker,
    WordClass::Relative,
];

/// Cuts a sentence into chunks.
pub(super) fn chunk(
    packs: &Packs,
    document: &Document,
    dates: &Dates,
    names: &Names,
    sentence: usize,
    quoted: &mut bool,
) -> Chunked {
    let tokens = document.sentences[sentence].tokens.clone();
    let headline = document.sentences[sentence].block == BlockKind::Title;
    let mut chunker = Chunker {
        packs,
        document,
        dates,
        names,
        headline,
        date: dates.mentions.partition_point(|m| m.tokens.end <= tokens.start),
        mention: names.mentions.partition_point(|m| m.tokens.end <= tokens.start),
        office: names.offices.partition_point(|o| o.tokens.end <= tokens.start),
        tokens,
        borrowed_close: None,
        out: Chunked { opens_quoted: *quoted, ..Chunked::default() },
    };
    chunker.run(quoted);
    chunker.out
}

impl Chunker<'_> {
    /// The token after a dateline that opens a sentence: "DEN HAAG -- Ratu Juliana …".
    fn after_dateline(&self) -> usize {
        let start = self.tokens.start;
        let town = (start..self.tokens.end.min(start + LONGEST_DATELINE)).take_while(|&token| {
            let known = &self.document.tokens[token];
            known.kind == TokenKind::Word && known.case == Case::Upper
        });
        let end = start + town.count();
        let dash = |token: &usize| *token < self.tokens.end && matches!(self.mark(*token), Some('-' | '–' | '—'));
        let dashes = (end..self.tokens.end).take_while(dash).count();
        if self.headline || end == start || dashes == 0 { start } else { end + dashes }
    }

    fn run(&mut self, quoted: &mut bool) {
        let mut at = self.after_dateline();
        while at < self.tokens.end {
            at = self.step(at, quoted).max(at + 1);
        }
    }

    fn sym(&self, token: usize) -> Sym {
        self.document.tokens[token].sym
    }

    fn classes(&self, token: usize) -> ClassSet {
        if token < self.tokens.end { self.packs.lexicon.classes(self.sym(token)) } else { ClassSet::default() }
    }

    fn mark(&self, token: usize) -> Option<char> {
        // Asked also of what would follow the last token of all.
        let kind = self.document.tokens.get(token)?.kind;
        matches!(kind, TokenKind::Punct | TokenKind::Symbol).then(|| self.document.word(token).chars().next()).flatten()
    }

    /// Takes one chunk; returns the token after it.
    fn step(&mut self, at: usize, quoted: &mut bool) -> usize {
        if let Some(end) = self.take_date(at) {
            return end;
        }
        if let Some(mark) = self.mark(at) {
            return self.take_mark(at, mark, quoted);
        }
        let classes = self.classes(at);
        if !self.starts_name(at) {
            if classes.has(WordClass::TimeLinker) && self.deed_of_frame(at) {
                // "setibanya di X": linker and verb in one word
                self.out.chunks.push(Chunk::Linker(at));
                return self.push_predicate(at, at, at + 1, Some(Voice::Middle), Modality::default());
            }
            if self.says_the_quote(at) {
                return self.push_predicate(at, at, at + 1, Some(Voice::Bare), Modality::default());
            }
            if let Some(end) = self.take_predicate(at) {
                return end;
            }
            if classes.any(LINKERS)
                && !(classes.has(WordClass::Preposition) && (self.governs_as(classes, at + 1) || self.for_subject(at)))
            {
                self.out.chunks.push(Chunk::Linker(at));
                return at + 1;
            }
            if classes.has(WordClass::Preposition) && self.aims_at_deed(at + 1) {
                self.out.chunks.push(Chunk::Linker(at + 1));
                return at + 2;
            }
            if classes.has(WordClass::Coordinator) {
                self.out.chunks.push(Chunk::Coordinator(at));
                return at + 1;
            }
            if classes.has(WordClass::Preposition) && !self.dangles(at) && !self.governs_nothing(at) {
                // "di bawah X", "di bawah pimpinan X": the last word says what it is
                let mut last = at;
                let placed = self.packs.clauses.location.contains(&self.sym(at));
                while placed && self.classes(last + 1).has(WordClass::Under) || self.classes(last + 1).has(WordClass::Likened) {
                    last += 1;
                }
                self.out.chunks.push(Chunk::Preposition(last));
                return last + 1;
            }
        }
        self.take_group(at).unwrap_or(at + 1)
    }

    fn inside_name(&self, token: usize) -> bool {
        let mentions = &self.names.mentions[self.mention.min(self.names.mentions.len())..];
        mentions.iter().take_while(|m| m.tokens.start <= token).any(|m| m.tokens.contains(&token))
    }

    fn starts_name(&mut self, at: usize) -> bool {
        while self.names.mentions.get(self.mention).is_some_and(|m| m.tokens.end <= at) {
            self.mention += 1;
        }
        while self.names.offices.get(self.office).is_some_and(|o| o.tokens.end <= at) {
            self.office += 1;
        }
        self.names.mentions.get(self.mention).is_some_and(|m| m.tokens.start <= at)
            || self.names.offices.get(self.office).is_some_and(|o| o.tokens.start <= at)
    }

    fn take_date(&mut self, at: usize) -> Option<usize> {
        while self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.end <= at) {
            self.date += 1;
        }
        let mention = self.dates.mentions.get(self.date).filter(|m| m.tokens.start == at)?;
        self.out.chunks.push(Chunk::Date(self.date));
        Some(mention.tokens.end)
    }

    fn take_mark(&mut self, at: usize, mark: char, quoted: &mut bool) -> usize {
        match mark {
            ',' => self.out.chunks.push(Chunk::Comma(at)),
            ':' | ';' | '–' | '—' | '-' | '|' | '…' => self.out.chunks.push(Chunk::Break(at)),
            '(' | '[' => return self.skip_brackets(at),
            '"' | '“' | '”' | '„' | '«' | '»' if self.borrowed_close == Some(at) => self.borrowed_close = None,
            '"' | '“' | '”' | '„' | '«' | '»' => {
                let opens = matches!(mark, '“' | '„' | '«') || (mark == '"' && !*quoted);
                if opens {
                    if let Some(close) = self.borrowed(at) {
                        // The words stay where they are; only the marks are passed over.
                        self.borrowed_close = Some(close);
                        return at + 1;
                    }
                    *quoted = true;
                    self.out.chunks.push(Chunk::QuoteOpen(at));
                } else if *quoted {
                    *quoted = false;
                    self.out.chunks.push(Chunk::QuoteClose(at));
                }
            }
            _ => {}
        }
        at + 1
    }

    /// The closing mark of a short quotation that is a borrowed phrase.
    pub(super) fn borrowed(&self, open: usize) -> Option<usize> {
        self.mark(open).filter(|mark| matches!(mark, '"' | '“' | '„' | '«'))?;
        let end = (open + BORROWED_WORDS + 2).min(self.tokens.end);
        let close = (open + 1..end).find(|&token| matches!(self.mark(token), Some('"' | '”' | '»')))?;
        let ends_speech = matches!(self.mark(close - 1), Some(',' | '.' | '!' | '?'))
            || self.mark(close + 1).is_some_and(|mark| mark == ',') && open == self.tokens.start;
        (!ends_speech).then_some(close)
    }

    /// Passes over brackets, but keeps the dates in them.
    fn skip_brackets(&mut self, open: usize) -> usize {
        let mut depth = 0usize;
        let mut at = open;
        while at < self.tokens.end {
            if let Some(end) = self.take_date(at) {
                at = end;
                continue;
            }
            match self.mark(at) {
                Some('(' | '[') => depth += 1,
                Some(')' | ']') => {
                    depth -= 1;
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        at
    }
}

impl Group {
    fn empty(at: usize) -> Self {
        let (mentions, offices, origin) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            tokens: at..at,
            head: at,
            mentions,
            offices,
            quantifier: Sym::NONE,
            origin,
            somebody: false,
            nameless: true,
            named_head: false,
            body: false,
        }
    }
}

impl Modality {
    pub(super) fn note(&mut self, classes: ClassSet) {
        self.negated |= classes.has(WordClass::Negator);
        self.failed |= classes.has(WordClass::Failing);
        self.future |= classes.has(WordClass::Future);
        self.planned |= classes.has(WordClass::Planned);
        // "telah sepakat membentuk": what is done is the agreeing
        self.done &= !classes.any(&[WordClass::Planned, WordClass::Future]);
        // "diharapkan dapat ditandatangani": hoped for, and no more doubtful for that
        self.possible |= classes.has(WordClass::Possible) && !self.planned;
        self.done |= classes.has(WordClass::Done);
        self.ongoing |= classes.has(WordClass::Ongoing);
    }
}
