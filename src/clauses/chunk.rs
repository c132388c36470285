//! Tokens → chunks: noun groups, predicates with their auxiliaries, prepositions, linkers, dates, marks.
//! Leaves to `build` how chunks make clauses.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Group, Modality, Predicate};
use crate::article::BlockKind;
use crate::dates::{Dates, TimexKind};
use crate::names::{EntityKind, Names};
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
    fn run(&mut self, quoted: &mut bool) {
        let mut at = self.tokens.start;
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
        let kind = self.document.tokens[token].kind;
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
            if let Some(end) = self.take_predicate(at) {
                return end;
            }
            if classes.any(LINKERS)
                && !(classes.has(WordClass::Preposition) && (self.governs_as(classes, at + 1) || self.for_subject(at)))
            {
                self.out.chunks.push(Chunk::Linker(at));
                return at + 1;
            }
            if classes.has(WordClass::Coordinator) {
                self.out.chunks.push(Chunk::Coordinator(at));
                return at + 1;
            }
            if classes.has(WordClass::Preposition) && !self.dangles(at) && !self.governs_nothing(at) {
                // "di bawah X", "di bawah pimpinan X": the last word says what it is
                let mut last = at;
                while self.classes(last + 1).has(WordClass::Under) {
                    last += 1;
                }
                self.out.chunks.push(Chunk::Preposition(last));
                return last + 1;
            }
        }
        self.take_group(at).unwrap_or(at + 1)
    }

    /// Whether a word that is both preposition and linker is a preposition here. "untuk" is one before any group ("bantuan
    /// untuk Yaman tiba"), since a purpose clause with a subject of its own opens with other words.
    fn governs_as(&self, classes: ClassSet, from: usize) -> bool {
        if classes.has(WordClass::PurposeLinker) {
            let auxiliary = self.classes(from).any(AUXILIARY) && !self.classes(from).has(WordClass::Quantifier);
            return from < self.tokens.end && (self.inside_name(from) || !auxiliary && self.verb_at(from).is_none());
        }
        self.governs(from)
    }

    /// Whether a preposition governs nothing, so that it belongs to the noun before it: "pernyataan bersama, yang …".
    fn dangles(&self, at: usize) -> bool {
        let next = at + 1;
        if at == self.tokens.start || self.mark(at - 1).is_some() || self.classes(at - 1).any(BOUNDARY) {
            return false;
        }
        next >= self.tokens.end
            || self.mark(next).is_some_and(|mark| matches!(mark, ',' | '.' | ';' | ':' | ')' | '?' | '!'))
            || !self.inside_name(next)
                && (self.classes(next).any(&[WordClass::Relative, WordClass::ComplementLinker])
                    || self.classes(next).has(WordClass::Coordinator) && !self.classes(next).has(WordClass::Preposition))
    }

    /// Whether a word that is both preposition and linker governs a group or date at `from` rather than opening a clause:
    /// no predicate follows before the next boundary.
    fn governs(&self, from: usize) -> bool {
        // "sejak 16 Desember setelah …", "rencana untuk 2024 ditandatangani": what stands before a date governs it.
        let dates = &self.dates.mentions[self.date.min(self.dates.mentions.len())..];
        let next = dates.iter().find(|m| m.tokens.end > from);
        if next.is_some_and(|m| m.tokens.start == from && matches!(m.kind, TimexKind::Date | TimexKind::Time)) {
            return true;
        }
        let mut at = from;
        while at < self.tokens.end {
            if self.mark(at).is_some_and(|mark| !matches!(mark, '"' | '“' | '”' | '\'' | '(' | ')')) {
                return at > from && !self.verb_after_apposition(at);
            }
            let inside_name = self.inside_name(at);
            if !inside_name {
                let classes = self.classes(at);
                if classes.any(LINKERS) && at > from && !classes.has(WordClass::Preposition) {
                    return true;
                }
                if self.verb_at(at).is_some() {
                    return false;
                }
            }
            at += 1;
        }
        at > from
    }

    /// "sesudah kepala intelijen Rusia, Sergei Naryshkin, | bertandang": whether a name between commas and then a verb follow.
    fn verb_after_apposition(&self, comma: usize) -> bool {
        let end = (comma + LONGEST_APPOSITION).min(self.tokens.end);
        let close = (comma + 1..end).find(|&token| self.mark(token) == Some(','));
        close.is_some_and(|close| {
            self.mark(comma) == Some(',')
                && self.inside_name(comma + 1)
                && (comma + 1..close).all(|token| self.inside_name(token) || self.verb_at(token).is_none())
                && (self.verb_at(close + 1).is_some() || self.auxiliary_leads_to_verb(close + 1))
        })
    }

    /// "Undangan untuk Putin diterima": a word of purpose after a subject that still waits for its verb governs the group
    /// after it; the verb is the subject's.
    fn for_subject(&self, at: usize) -> bool {
        let purpose = self.classes(at).has(WordClass::PurposeLinker);
        let verb_next = self.verb_at(at + 1).is_some() || self.auxiliary_leads_to_verb(at + 1);
        let since_break = self.out.chunks.iter().rev().take_while(|chunk| {
            !matches!(chunk, Chunk::Comma(_) | Chunk::Break(_) | Chunk::Linker(_) | Chunk::QuoteOpen(_) | Chunk::QuoteClose(_))
        });
        let (mut group, mut verb) = (false, false);
        for chunk in since_break {
            group |= matches!(chunk, Chunk::Group(_));
            verb |= matches!(chunk, Chunk::Predicate(_));
        }
        purpose && !verb_next && group && !verb
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
    fn borrowed(&self, open: usize) -> Option<usize> {
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

    /// The voice of a token as a verb, if it is one here.
    fn verb_at(&self, at: usize) -> Option<Voice> {
        if at >= self.tokens.end {
            return None;
        }
        let token = self.document.tokens[at];
        if token.kind != TokenKind::Word {
            return None;
        }
        let lower_enough = self.headline || token.case == Case::Lower || at == self.tokens.start || self.mark(at - 1).is_some();
        if !lower_enough || token.case == Case::Upper && !self.headline {
            return None;
        }
        let (phrase, compound) = (self.verb_phrase(&self.packs.clauses.bare_phrases, at).is_some(), self.in_compound(at));
        if compound && !phrase {
            return None;
        }
        let voices = self.packs.clauses.voices(&self.packs.lexicon, token.sym, || self.document.word(at).to_lowercase());
        if let Some(voice) = voices.verb() {
            return (!self.only_repeats(at)).then_some(voice);
        }
        // A bare root is a verb in a headline, after an auxiliary, a pronoun or a name that a relative clause opens with.
        if voices.has(Voice::Bare) || phrase {
            let before = if at > self.tokens.start { self.classes(at - 1) } else { ClassSet::default() };
            let after_auxiliary = before.any(&[
                WordClass::Negator,
                WordClass::Future,
                WordClass::Done,
                WordClass::PronounSingular,
                WordClass::PronounPlural,
                WordClass::PronounSpeaker,
            ]) || before.has(WordClass::Planned) && !voices.has(Voice::Noun); // "menyetujui sanksi": a noun
            if self.headline && (!voices.has(Voice::Noun) || phrase) && !compound
                || after_auxiliary
                || self.headline && at > self.tokens.start && self.after_name(at)
            {
                return Some(Voice::Bare);
            }
        }
        None
    }

    /// Whether a word is half of a noun of two words: "hari *jadi*", "*makan* malam".
    fn in_compound(&self, at: usize) -> bool {
        let sym = self.sym(at);
        let before = if at > self.tokens.start { self.sym(at - 1) } else { Sym::NONE };
        let after = if at + 1 < self.tokens.end { self.sym(at + 1) } else { Sym::NONE };
        let compounds = &self.packs.clauses.compounds;
        sym != Sym::NONE && (compounds.contains(&(sym, after)) || compounds.contains(&(before, sym)))
    }

    /// Whether a word that is verb and adverb ("kembali") is but an adverb here: behind a verb ("diresmikan kembali") or
    /// before a noun ("pembukaan kembali jalur").
    fn only_repeats(&self, at: usize) -> bool {
        let classes = self.classes(at);
        if !classes.has(WordClass::Adverb) || !classes.has(WordClass::BareVerb) || at == self.tokens.start {
            return false;
        }
        let behind_verb = self.out.predicates.last().is_some_and(|predicate| {
            predicate.verb + 1 == at && matches!(predicate.voice, Some(Voice::Active | Voice::Passive | Voice::Bare))
        });
        let next = at + 1;
        let date = self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == next);
        let behind_noun = self.document.tokens[at - 1].case == Case::Lower
            && !self.inside_name(at - 1)
            && !self.after_name(at)
            && self.document.tokens[at - 1].kind == TokenKind::Word
            && !self.classes(at - 1).any(&[WordClass::Demonstrative, WordClass::PersonNoun, WordClass::SideNoun]);
        behind_verb
            || behind_noun
                && next < self.tokens.end
                && !date
                && !self.inside_name(next)
                && self.mark(next).is_none()
                && self.document.tokens[next].case == Case::Lower
                && !self.classes(next).any(BOUNDARY)
                && !self.classes(next).any(AUXILIARY)
                && self.verb_at(next).is_none()
    }

    /// Whether a preposition governs nothing and so says more of the noun before it: "latihan bersama di …".
    fn governs_nothing(&self, at: usize) -> bool {
        let classes = self.classes(at);
        if !classes.has(WordClass::Modifier) || !classes.has(WordClass::Preposition) {
            return false;
        }
        let next = at + 1;
        if next >= self.tokens.end || self.mark(next).is_some_and(|mark| !matches!(mark, '"' | '“' | '(')) {
            return true;
        }
        if self.inside_name(next) || self.names.offices.get(self.office).is_some_and(|o| o.tokens.start == next) {
            return false;
        }
        let date = self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == next);
        date || self.classes(next).any(BOUNDARY)
            || self.classes(next).has(WordClass::Demonstrative)
            || self.verb_at(next).is_some()
    }

    fn is_person(&self, mention: usize) -> bool {
        self.names.entities[self.names.mentions[mention].entity].kind == EntityKind::Person
    }

    /// Whether frames know the word as a verb.
    fn deed_of_frame(&self, at: usize) -> bool {
        self.packs.clauses.frame_words.get(&self.sym(at)).is_some_and(|voices| voices.verb().is_some())
    }

    /// Whether a name ends just before a token.
    fn after_name(&self, token: usize) -> bool {
        let from = self.mention.saturating_sub(1).min(self.names.mentions.len());
        self.names.mentions[from..].iter().take_while(|m| m.tokens.start < token).any(|m| m.tokens.end == token)
    }

    fn take_predicate(&mut self, at: usize) -> Option<usize> {
        let mut modality = Modality::default();
        let mut here = at;
        let mut lexical = None; // an auxiliary that can be a verb of its own: "siap", "dijadwalkan"
        loop {
            if here >= self.tokens.end
                || here > at && self.inside_name(here)
                || self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == here)
            {
                break;
            }
            if self.times_at(here) {
                here += 2;
                continue;
            }
            let classes = self.classes(here);
            let verb = self.verb_at(here);
            let auxiliary = classes.any(AUXILIARY);
            if here == at && verb.is_some() && classes.has(WordClass::Adverb) && self.follows_verb(at) {
                return Some(at + 1); // "beroperasi kembali": no second verb
            }
            if let Some(voice) = verb {
                if auxiliary && self.auxiliary_leads_to_verb(here + 1) {
                    modality.note(classes);
                    lexical = None;
                    here += 1;
                    continue;
                }
                let phrases =
                    if voice == Voice::Bare { &self.packs.clauses.bare_phrases } else { &self.packs.clauses.verb_phrases };
                let end = here + 1 + self.verb_phrase(phrases, here).unwrap_or(0);
                return Some(self.push_predicate(at, here, end, Some(voice), modality));
            }
            if !auxiliary {
                break;
            }
            if classes.has(WordClass::Preposition) && self.auxiliary_blocked(here) {
                break;
            }
            modality.note(classes);
            if classes.any(&[WordClass::Planned, WordClass::Negator, WordClass::Possible]) {
                lexical = Some(here);
            }
            here += 1;
        }
        if here > at
            && here < self.tokens.end
            && self.classes(here).has(WordClass::Heading)
            && (modality != Modality::default() || self.times_at(at))
        {
            // "akan ke Rusia", "batal ke China": the journey itself is left unsaid
            return Some(self.push_predicate(at, here - 1, here, None, modality));
        }
        let stands_alone = lexical?;
        let classes = self.classes(stands_alone);
        if classes.any(&[WordClass::Coordinator, WordClass::Quantifier, WordClass::Preposition]) {
            return None;
        }
        let voice = classes.has(WordClass::Planned).then_some(Voice::Middle);
        Some(self.push_predicate(at, stands_alone, stands_alone + 1, voice, modality).max(here))
    }

    /// Whether a verb that is no mere auxiliary ends right before a token.
    fn follows_verb(&self, at: usize) -> bool {
        let last = self.out.predicates.last().filter(|_| matches!(self.out.chunks.last(), Some(Chunk::Predicate(_))));
        last.is_some_and(|predicate| predicate.tokens.end == at && !self.classes(predicate.verb).any(AUXILIARY))
    }

    fn auxiliary_blocked(&self, at: usize) -> bool {
        // "waktu", "sampai" and the like are prepositions first.
        !self.auxiliary_leads_to_verb(at + 1)
    }

    /// Whether a number of times begins at a token: "dua kali".
    fn times_at(&self, at: usize) -> bool {
        let number = at < self.tokens.end
            && (self.document.tokens[at].kind == TokenKind::Number || self.classes(at).has(WordClass::Quantifier));
        number && self.classes(at + 1).has(WordClass::Times)
    }

    /// Whether only auxiliaries lie between `at` and a verb.
    fn auxiliary_leads_to_verb(&self, mut at: usize) -> bool {
        let limit = (at + 5).min(self.tokens.end);
        while at < limit {
            if self.inside_name(at) {
                return false;
            }
            if self.verb_at(at).is_some() {
                return true;
            }
            if self.times_at(at) {
                at += 2;
                continue;
            }
            if !self.classes(at).any(AUXILIARY) {
                return false;
            }
            at += 1;
        }
        false
    }

    fn push_predicate(&mut self, start: usize, verb: usize, end: usize, voice: Option<Voice>, modality: Modality) -> usize {
        self.out.predicates.push(Predicate { tokens: start..end, verb, sym: self.sym(verb), voice, modality });
        self.out.chunks.push(Chunk::Predicate(self.out.predicates.len() - 1));
        end
    }

    /// How many words after the first a verb of several words has here ("tanda tangani", "duduk berhadapan").
    fn verb_phrase(&self, phrases: &FxHashMap<Sym, Vec<Box<[Sym]>>>, at: usize) -> Option<usize> {
        let phrases = phrases.get(&self.sym(at))?;
        let fits = |rest: &[Sym]| {
            at + rest.len() < self.tokens.end && rest.iter().enumerate().all(|(n, &sym)| self.sym(at + 1 + n) == sym)
        };
        phrases.iter().filter(|rest| fits(rest)).map(|rest| rest.len()).max()
    }

    /// Takes a noun group from `at`.
    fn take_group(&mut self, at: usize) -> Option<usize> {
        let mut group = Group::empty(at);
        let mut here = at;
        let mut headed = false;
        let mut last_name: Option<EntityKind> = None;
        while here < self.tokens.end {
            if self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == here) {
                if self.dates.mentions[self.date].kind == TimexKind::Duration && headed && last_name.is_none() {
                    here = self.dates.mentions[self.date].tokens.end; // "kunjungan dua hari Lavrov"
                    self.date += 1;
                    continue;
                }
                break;
            }
            if self.starts_name(here) {
                let office = self.names.offices.get(self.office).filter(|o| o.tokens.start == here).map(|o| o.tokens.end);
                if let Some(end) = office {
                    if last_name == Some(EntityKind::Person) {
                        break;
                    }
                    group.offices.push(self.office);
                    while let Some(mention) = self.names.mentions.get(self.mention).filter(|m| m.tokens.start < end) {
                        group.mentions.push(self.mention);
                        let _ = mention;
                        self.mention += 1;
                    }
                    headed = true;
                    here = end;
                    last_name = None;
                    continue;
                }
                let Some(mention) = self.names.mentions.get(self.mention).filter(|m| m.tokens.start == here) else {
                    here += 1;
                    continue;
                };
                if last_name == Some(EntityKind::Person) {
                    break;
                }
                if !headed {
                    group.head = here;
                    headed = true;
                }
                group.mentions.push(self.mention);
                last_name = Some(mention.kind);
                here = mention.tokens.end;
                self.mention += 1;
                continue;
            }
            match self.mark(here) {
                Some('(' | '[') if headed => {
                    let close = self.closing_bracket(here);
                    if close.is_some_and(|close| self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start < close)) {
                        break; // a date in the brackets is a chunk of its own
                    }
                    let Some(close) = close else { break };
                    here = close + 1;
                    continue;
                }
                Some('-' | '–' | '—') if last_name.is_some() && self.joins_names(here) => {
                    here += 1;
                    continue;
                }
                Some('"' | '“' | '”') if self.borrowed_close == Some(here) => {
                    self.borrowed_close = None;
                    here += 1;
                    continue;
                }
                Some('"' | '“') if self.borrowed_close.is_none() && self.borrowed(here).is_some() => {
                    self.borrowed_close = self.borrowed(here);
                    here += 1;
                    continue;
                }
                Some('%' | '$' | '/') => {
                    here += 1;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            let classes = self.classes(here);
            let joint = classes.has(WordClass::Together) && headed && self.classes(here - 1).has(WordClass::Joint)
                || classes.has(WordClass::Preposition) && headed && (self.dangles(here) || self.governs_nothing(here));
            if self.verb_at(here).is_some() || classes.any(BOUNDARY) && !self.counts(here) && !joint {
                break;
            }
            if classes.any(AUXILIARY)
                && !classes.has(WordClass::Quantifier)
                && (self.auxiliary_leads_to_verb(here + 1) || !headed || !self.noun_follows(here + 1))
            {
                break;
            }
            let number = self.document.tokens[here].kind == TokenKind::Number;
            if headed
                && classes.any(&[WordClass::PronounSingular, WordClass::PronounPlural])
                && !self.classes(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun])
            {
                break; // "di situ | keduanya": a pronoun is a group of its own unless it owns the noun
            }
            if last_name.is_some()
                && !number
                && self.document.tokens[here].case == Case::Lower
                && !classes.any(&[WordClass::Demonstrative, WordClass::Modifier, WordClass::Adverb])
            {
                break; // after a name a new group begins: "mengirimi Rusia | amunisi"
            }
            if classes.has(WordClass::Quantifier) && !headed {
                if group.quantifier == Sym::NONE {
                    group.quantifier = self.sym(here);
                }
                here += 1;
                if self.counts(here) {
                    here += 1;
                }
                continue;
            }
            if !headed && !number {
                group.head = here;
                headed = true;
            }
            here += 1;
        }
        if here == at {
            return None;
        }
        group.tokens = at..here;
        let headed_by = |m: &&usize| self.names.mentions[**m].tokens.contains(&group.head);
        let held = |o: &usize| self.names.offices[*o].person.is_some() || self.names.offices[*o].country.is_some();
        group.nameless = group.mentions.is_empty() && !group.offices.iter().any(held);
        group.named_head = group.mentions.iter().any(|m| headed_by(&m));
        group.somebody = group.offices.iter().any(|&o| self.names.offices[o].tokens.contains(&group.head))
            || self.classes(group.head).has(WordClass::PersonNoun)
            || group.mentions.iter().find(headed_by).is_some_and(|&m| self.is_person(m));
        self.out.groups.push(group);
        self.out.chunks.push(Chunk::Group(self.out.groups.len() - 1));
        Some(here)
    }

    /// Whether `at` is a preposition within a number: "lebih dari 1.000".
    fn counts(&self, at: usize) -> bool {
        at + 1 < self.tokens.end
            && at > self.tokens.start
            && self.classes(at).has(WordClass::Preposition)
            && self.classes(at - 1).has(WordClass::Quantifier)
            && (self.document.tokens[at + 1].kind == TokenKind::Number || self.classes(at + 1).has(WordClass::Quantifier))
    }

    fn noun_follows(&self, at: usize) -> bool {
        at < self.tokens.end
            && self.mark(at).is_none()
            && self.verb_at(at).is_none()
            && !self.classes(at).any(BOUNDARY)
            && self.document.tokens[at].kind == TokenKind::Word
    }

    fn joins_names(&self, dash: usize) -> bool {
        self.names.mentions[self.mention.min(self.names.mentions.len())..].first().is_some_and(|m| m.tokens.start == dash + 1)
    }

    fn closing_bracket(&self, open: usize) -> Option<usize> {
        (open + 1..self.tokens.end).find(|&token| matches!(self.mark(token), Some(')' | ']')))
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
        }
    }
}

impl Modality {
    pub(super) fn note(&mut self, classes: ClassSet) {
        self.negated |= classes.has(WordClass::Negator);
        self.failed |= classes.has(WordClass::Failing);
        self.future |= classes.has(WordClass::Future);
        self.planned |= classes.has(WordClass::Planned);
        self.possible |= classes.has(WordClass::Possible);
        self.done |= classes.has(WordClass::Done);
        self.ongoing |= classes.has(WordClass::Ongoing);
    }
}
