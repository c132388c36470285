//! Chunks → clauses: one pass from left to right that keeps the clause it is in, opens others at linkers, commas and
//! second predicates, and fills missing subjects. `groups` puts noun groups where they belong.
//! Leaves to `events/` what the clauses tell.

use super::chunk::{Chunk, Chunked};
use super::{Clause, ClauseKind, Parse};
use crate::packs::format::Voice;
use crate::packs::{ClassSet, Packs, Sym, WordClass};
use crate::text::Document;

mod breaks;
mod gaps;
mod groups;
mod readings;
mod reports;
mod verbless;

/// Verbs that ask for another verb.
const LEADING: &[WordClass] = &[
    WordClass::Planned,
    WordClass::Possible,
    WordClass::Planning,
    WordClass::Supposing,
    WordClass::Denying,
    WordClass::Cancelling,
    WordClass::Alleging,
    WordClass::Reporting,
    WordClass::ObjectControl,
    WordClass::Asking,
    WordClass::Negator,
    WordClass::Ongoing,
    WordClass::Done,
    WordClass::Adverb,
    WordClass::BareVerb,
];

struct Builder<'a> {
    packs: &'a Packs,
    document: &'a Document,
    chunks: Vec<Chunk>,
    parse: Parse,
    /// The clause that chunks go into.
    current: usize,
    /// A clause that opened the sentence with a linker and still waits for its main clause.
    waiting: Option<usize>,
    quoted: bool,
    /// What came just before: a comma or the like.
    after_break: bool,
    after_coordinator: bool,
}

/// Makes clauses of a sentence's chunks.
pub(super) fn build(packs: &Packs, document: &Document, sentence: usize, chunked: Chunked) -> Parse {
    let start = document.sentences[sentence].tokens.start;
    let parse = Parse { sentence, groups: chunked.groups, predicates: chunked.predicates, ..Parse::default() };
    let mut builder = Builder {
        packs,
        document,
        chunks: chunked.chunks,
        parse,
        current: 0,
        waiting: None,
        quoted: chunked.opens_quoted,
        after_break: false,
        after_coordinator: false,
    };
    builder.open(ClauseKind::Main, None, Sym::NONE, start);
    builder.run();
    builder.fill_late_subjects();
    builder.point_to_deeds();
    builder.hand_up_dates();
    builder.parse
}

impl Builder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.chunks.len() {
            let after_break = std::mem::take(&mut self.after_break);
            let after_coordinator = std::mem::take(&mut self.after_coordinator);
            at = match self.chunks[at] {
                Chunk::Comma(_) => self.comma(at),
                Chunk::Break(token) => self.hard_break(at, token),
                Chunk::QuoteOpen(_) => {
                    self.quoted = true;
                    self.quote_opening_clause();
                    self.after_break = true;
                    at + 1
                }
                Chunk::QuoteClose(_) => {
                    self.quoted = false;
                    self.after_break = true;
                    at + 1
                }
                Chunk::Coordinator(token) => self.coordinator(at, token, after_break),
                Chunk::Linker(token) => self.linker(at, token, after_break),
                Chunk::Preposition(token) => {
                    if matches!(self.chunks.get(at + 1), Some(Chunk::Date(_))) {
                        self.after_break = after_break;
                        self.after_coordinator = after_coordinator;
                    }
                    self.preposition(at, token)
                }
                Chunk::Date(date) => {
                    // "melawat dan pada Rabu bertemu": the mark before it is still what came before
                    self.after_break = after_break;
                    self.after_coordinator = after_coordinator;
                    self.clause().dates.push((date, Sym::NONE));
                    self.extend(self.document_end_of(at));
                    // ", pada Rabu menemui …", "dan ketika itu bertemu …": the mark before still counts
                    (self.after_break, self.after_coordinator) = (after_break, after_coordinator);
                    at + 1
                }
                Chunk::Group(group) => self.group(at, group, after_break, after_coordinator),
                Chunk::Predicate(predicate) => self.predicate(at, predicate, after_break, after_coordinator),
            };
        }
    }

    fn classes(&self, token: usize) -> ClassSet {
        self.packs.lexicon.classes(self.document.tokens[token].sym)
    }

    fn clause(&mut self) -> &mut Clause {
        let current = self.current;
        &mut self.parse.clauses[current]
    }

    fn has_predicate(&self) -> bool {
        self.parse.clauses[self.current].predicate.is_some()
    }

    fn extend(&mut self, end: usize) {
        let mut at = Some(self.current);
        while let Some(index) = at {
            let clause = &mut self.parse.clauses[index];
            clause.tokens.end = clause.tokens.end.max(end);
            at = None;
        }
    }

    fn document_end_of(&self, at: usize) -> usize {
        match self.chunks[at] {
            Chunk::Group(g) => self.parse.groups[g].tokens.end,
            Chunk::Predicate(p) => self.parse.predicates[p].tokens.end,
            _ => self.start_of(at) + 1,
        }
    }

    /// First token of a chunk; for dates, which the builder does not look into, the end of the clause so far.
    fn start_of(&self, at: usize) -> usize {
        match self.chunks[at] {
            Chunk::Group(g) => self.parse.groups[g].tokens.start,
            Chunk::Predicate(p) => self.parse.predicates[p].tokens.start,
            Chunk::Preposition(t)
            | Chunk::Linker(t)
            | Chunk::Coordinator(t)
            | Chunk::Comma(t)
            | Chunk::Break(t)
            | Chunk::QuoteOpen(t)
            | Chunk::QuoteClose(t) => t,
            Chunk::Date(_) => self.parse.clauses[self.current].tokens.end,
        }
    }

    fn open(&mut self, kind: ClauseKind, parent: Option<usize>, link: Sym, start: usize) -> usize {
        self.parse.clauses.push(Clause {
            kind,
            parent,
            coordinate_of: None,
            link,
            tokens: start..start,
            subject: Vec::new(),
            subject_shared: false,
            antecedent: None,
            predicate: None,
            objects: Vec::new(),
            agent: Vec::new(),
            phrases: Vec::new(),
            dates: Vec::new(),
            quoted: self.quoted,
        });
        self.current = self.parse.clauses.len() - 1;
        self.current
    }

    /// A quotation that opens a clause of which nothing is known yet: the clause was begun before its mark and stands within.
    fn quote_opening_clause(&mut self) {
        let clause = self.clause();
        if clause.predicate.is_none() && clause.subject.is_empty() && clause.phrases.is_empty() && clause.dates.is_empty() {
            clause.quoted = true;
        }
    }

    /// Opens a main clause beside what came before; a clause that waits for its main clause gets it.
    fn open_main(&mut self, start: usize) -> usize {
        let index = self.open(ClauseKind::Main, None, Sym::NONE, start);
        if let Some(waiting) = self.waiting.take() {
            self.parse.clauses[waiting].parent = Some(index);
        }
        index
    }

    /// A clause joined to the current one by "dan" or a comma: same kind, same parent.
    fn open_coordinate(&mut self, start: usize) -> usize {
        let beside = self.current;
        let (kind, parent, link, antecedent) = {
            let clause = &self.parse.clauses[beside];
            (clause.kind, clause.parent, clause.link, clause.antecedent)
        };
        let kind = if kind == ClauseKind::Report { ClauseKind::Main } else { kind };
        let index = self.open(kind, parent, link, start);
        self.parse.clauses[index].coordinate_of = Some(beside);
        self.parse.clauses[index].antecedent = antecedent;
        index
    }

    /// Whether the chunk at `at` is a group that is the subject of a predicate straight after it: further groups joined
    /// by coordinators and dates may lie between.
    fn subject_of_next(&self, at: usize) -> bool {
        if !matches!(self.chunks.get(at), Some(Chunk::Group(_))) {
            return false;
        }
        let mut here = at + 1;
        loop {
            match self.chunks.get(here) {
                Some(Chunk::Predicate(_)) => return true,
                Some(Chunk::Date(_)) => here += 1,
                Some(Chunk::Coordinator(_)) if matches!(self.chunks.get(here + 1), Some(Chunk::Group(_))) => here += 2,
                _ => return false,
            }
        }
    }

    /// Whether a subject with its own predicate begins here, dates before it and a phrase after it aside:
    /// "dan | keesokan harinya sidang digelar", "dan | kunjungan ke Pyongyang akan dilakukan".
    pub(super) fn statement_begins(&self, at: usize) -> bool {
        let here = self.after_dates(at);
        let phrase_between = matches!(
            (self.chunks.get(here), self.chunks.get(here + 1), self.chunks.get(here + 2), self.chunks.get(here + 3)),
            (Some(Chunk::Group(_)), Some(Chunk::Preposition(_)), Some(Chunk::Group(_)), Some(Chunk::Predicate(_)))
        );
        // "dan dua hari kemudian | sidang yang dipimpinnya ditutup": the date is of the second deed
        let told_of = here > at
            && matches!(
                (self.chunks.get(here), self.chunks.get(here + 1)),
                (Some(Chunk::Group(_)), Some(Chunk::Linker(token))) if self.classes(*token).has(WordClass::Relative)
            );
        self.subject_of_next(here) || phrase_between || told_of || self.unsaid_journey_begins(here)
    }

    /// The chunk after dates and their prepositions: "dan pada hari Rabu | X tiba".
    fn after_dates(&self, mut at: usize) -> usize {
        loop {
            at += match (self.chunks.get(at), self.chunks.get(at + 1)) {
                (Some(Chunk::Date(_)), _) => 1,
                (Some(Chunk::Preposition(_)), Some(Chunk::Date(_))) => 2,
                _ => return at,
            };
        }
    }

    fn coordinator(&mut self, at: usize, token: usize, after_break: bool) -> usize {
        self.extend(token);
        self.after_coordinator = true;
        self.after_break = after_break;
        if self.gapped(at) {
            let verb = self.parse.clauses[self.current].predicate;
            let subject = self.parse.clauses[self.current].subject.clone();
            self.open_coordinate(token);
            self.share(subject);
            self.clause().predicate = verb;
            self.after_coordinator = false;
        } else if self.has_predicate() && self.statement_begins(at + 1) && !self.joins_relative(at) {
            // "A tiba dan B menyambutnya"
            self.leave_relative();
            if after_break && self.classes(token).has(WordClass::Contrast) {
                self.leave_ordered();
            }
            self.open_coordinate(token);
        } else if let Some(predicate) = self.verb_behind_phrases(at + 1).filter(|_| self.has_predicate()) {
            let verb = self.parse.predicates[predicate].verb;
            self.leave_what_is_said(verb);
            self.resume_or_coordinate(token, false, !after_break);
            self.after_coordinator = false;
        } else if matches!(self.chunks.get(at + 1), Some(Chunk::Linker(_)))
            && self.has_predicate()
            && self.classes(token).is_empty()
        {
            self.leave_relative();
        }
        at + 1
    }

    /// "X menyuruh Y pergi, | sedangkan Z …": what is set against a clause is no part of what its verb has others do.
    fn leave_ordered(&mut self) {
        while let clause = &self.parse.clauses[self.current]
            && clause.kind == ClauseKind::Complement
            && clause.link == Sym::NONE
            && let Some(parent) = clause.parent
            && let Some(verb) = self.parse.clauses[parent].predicate.map(|index| self.parse.predicates[index].sym)
            && !self.packs.lexicon.classes(verb).any(&[WordClass::Reporting, WordClass::Alleging])
        {
            self.current = parent;
        }
    }

    /// Goes back from a relative clause that has its predicate to the clause it hangs on.
    fn leave_relative(&mut self) {
        while self.parse.clauses[self.current].kind == ClauseKind::Relative && self.has_predicate() {
            let Some(parent) = self.parse.clauses[self.current].parent else { break };
            self.current = parent;
        }
    }

    fn linker(&mut self, at: usize, token: usize, after_break: bool) -> usize {
        let classes = self.classes(token);
        let sym = self.document.tokens[token].sym;
        let kind = if classes.has(WordClass::Relative) {
            ClauseKind::Relative
        } else if classes.has(WordClass::ComplementLinker) {
            ClauseKind::Complement
        } else if classes.has(WordClass::TimeLinker) {
            ClauseKind::Time
        } else if classes.any(&[WordClass::PurposeLinker, WordClass::AimNoun]) {
            ClauseKind::Purpose
        } else if classes.has(WordClass::ConditionLinker) {
            ClauseKind::Condition
        } else {
            ClauseKind::Other
        };
        // "…," ujar X, | seraya mengecam Y: what he does while he speaks is told of him, not of what he says
        let report = self.parse.clauses.len() - 1;
        let spoken = self.parse.clauses[report].kind == ClauseKind::Report
            && self.parse.clauses[report].parent == Some(self.current)
            && !self.parse.clauses[report].subject.is_empty();
        if spoken && after_break && kind == ClauseKind::Time && classes.has(WordClass::Coordinator) {
            self.current = report;
        }
        if kind == ClauseKind::Relative && self.is_one_of(at, token) {
            // "X termasuk yang pertama | mengirim": the subject's own verb
            return at + 1 + usize::from(self.bare_quality(at + 1));
        }
        // A subordinate clause that stands finished before this one hangs on what that hung on.
        if after_break && kind != ClauseKind::Relative && kind != ClauseKind::Complement {
            self.leave_relative();
        }
        let current = self.current;
        let clause = &self.parse.clauses[current];
        let empty =
            clause.predicate.is_none() && clause.subject.is_empty() && clause.phrases.is_empty() && clause.dates.is_empty();
        let parent = if empty && clause.kind == ClauseKind::Main { None } else { Some(current) };
        if parent.is_none() && kind != ClauseKind::Relative {
            // The sentence opens with it: the empty main clause becomes this one.
            let quoted = self.quoted;
            let clause = self.clause();
            clause.kind = kind;
            clause.link = sym;
            clause.quoted = quoted;
            clause.tokens.end = token + 1;
            return at + 1;
        }
        let antecedent = (kind == ClauseKind::Relative).then(|| self.group_before(at)).flatten();
        let index = self.open(kind, parent, sym, token);
        self.parse.clauses[index].tokens.end = token + 1;
        if kind == ClauseKind::Relative {
            self.parse.clauses[index].antecedent = antecedent;
            let relative_place = !classes.has(WordClass::Preposition) && after_break && self.subject_of_next(at + 1);
            if (!self.subject_of_next(at + 1) || self.bare_quality(at + 1)) && !relative_place {
                let told_of = self.said_to_be(current, antecedent);
                self.parse.clauses[index].subject = told_of.unwrap_or_else(|| self.all_told_of(current, antecedent, after_break));
                self.parse.clauses[index].subject_shared = true;
            }
        }
        at + 1
    }

    /// Whom a relative clause tells of: the group before it, or, of officials of several states ("para menteri X dan Y, yang …"),
    /// all of them.
    fn all_told_of(&self, clause: usize, antecedent: Option<usize>, apart: bool) -> Vec<usize> {
        let Some(last) = antecedent else { return Vec::new() };
        let subject = &self.parse.clauses[clause].subject;
        let owner = |&group: &usize| self.parse.groups[group].named_head && !self.parse.groups[group].somebody;
        let officials =
            subject.first().is_some_and(|&group| self.parse.groups[group].somebody && !self.parse.groups[group].named_head);
        let row = apart && officials && subject.len() > 1 && subject.last() == Some(&last) && subject[1..].iter().all(owner);
        if row { subject.clone() } else { vec![last] }
    }

    fn predicate(&mut self, at: usize, predicate: usize, after_break: bool, after_coordinator: bool) -> usize {
        let after_mark = after_break || after_coordinator;
        let start = self.parse.predicates[predicate].tokens.start;
        let end = self.parse.predicates[predicate].tokens.end;
        let verb = self.parse.predicates[predicate].verb;
        let reporting = self.classes(verb).has(WordClass::Reporting);
        if self.says_quote(at, predicate) {
            return self.quote_said_by(at, predicate);
        }
        if self.has_predicate() {
            let previous_is_predicate = at > 0 && matches!(self.chunks[at - 1], Chunk::Predicate(_));
            if previous_is_predicate && self.relative_is_over(at - 1) && self.resume_parent() {
                // "perjanjian yang mewajibkan keduanya saling membela | mulai berlaku"
            } else if previous_is_predicate {
                // "berencana mengunjungi", "menolak menanggapi": what is planned or refused
                let parent = self.current;
                let subject = self.parse.clauses[parent].subject.clone();
                self.open(ClauseKind::Complement, Some(parent), Sym::NONE, start);
                if !self.classes(verb).has(WordClass::Existential) {
                    self.share(subject);
                }
            } else if self.waiting.is_some() && after_mark {
                self.open_main(start);
            } else if after_mark {
                self.leave_what_is_said(verb);
                self.resume_or_coordinate(start, reporting, !after_break);
            } else if self.resume_parent() {
                // the relative clause is over; the predicate is its parent's
            } else if self.judges_undertaking(predicate) {
                // "Keputusan X mengirim Y | dikecam Z"
                let subject = self.parse.clauses[self.current].subject.clone();
                self.open(ClauseKind::Main, None, Sym::NONE, start);
                self.clause().subject = subject;
            } else if self.describes_object(at, predicate) {
                self.extend(end);
                return at + 1;
            } else {
                let parent = self.current;
                let clause = &self.parse.clauses[parent];
                // "menegur X dengan menyatakan": by doing so, he who does the one does the other
                let by_doing = at > 0
                    && matches!(self.chunks[at - 1], Chunk::Preposition(token) if self.classes(token).has(WordClass::ByDoing));
                let control = clause.objects.last().copied().filter(|_| !by_doing);
                let subject = control.map_or_else(|| clause.subject.clone(), |group| vec![group]);
                let above = clause.predicate.map_or(ClassSet::default(), |p| self.classes(self.parse.predicates[p].verb));
                let told = above.has(WordClass::Reporting)
                    && !above.any(&[WordClass::ObjectControl, WordClass::Alleging, WordClass::LightDo]);
                let complement = self.open(ClauseKind::Complement, Some(parent), Sym::NONE, start);
                if let Some(group) = control.filter(|_| told) {
                    // "mengatakan | transfer senjata dari X ke Y terus berlangsung": all of it is what is said
                    let from = self.parse.groups[group].tokens.start;
                    self.parse.clauses[parent].objects.pop();
                    let phrases = std::mem::take(&mut self.parse.clauses[parent].phrases);
                    let (own, moved) = phrases.into_iter().partition(|phrase| phrase.token < from);
                    self.parse.clauses[parent].phrases = own;
                    let clause = &mut self.parse.clauses[complement];
                    clause.phrases = moved;
                    clause.subject = subject;
                    clause.tokens.start = from;
                } else if self.classes(verb).has(WordClass::Existential) {
                    // "membantah | ada X": what is there stands after it
                } else {
                    self.share(subject);
                }
            }
        }
        self.clause().predicate = Some(predicate);
        self.extend(end);
        self.fill_subject();
        at + 1
    }

    /// Whether a predicate ends a relative clause, so that the one straight after it belongs outside: it is none that asks
    /// for another ("yang berencana mengunjungi").
    fn relative_is_over(&self, at: usize) -> bool {
        let Chunk::Predicate(previous) = self.chunks[at] else { return false };
        let mut within = Some(self.current);
        for _ in 0..self.parse.clauses.len() {
            match within.map(|index| &self.parse.clauses[index]) {
                Some(clause) if clause.kind == ClauseKind::Relative => {
                    return !self.packs.lexicon.classes(self.parse.predicates[previous].sym).any(LEADING);
                }
                Some(clause) => within = clause.parent,
                None => return false,
            }
        }
        false
    }

    fn share(&mut self, subject: Vec<usize>) {
        let clause = self.clause();
        clause.subject = subject;
        clause.subject_shared = true;
    }

    /// After a comma or "dan": the predicate is that of a clause further out that still waits for one, else a new one beside.
    /// After "dan" alone it is joined to the nearest: "sejak X melawat dan menandatangani …".
    fn resume_or_coordinate(&mut self, start: usize, reporting: bool, joined: bool) {
        if !joined && self.resume_parent() {
            return;
        }
        // "…, melaporkan TASS": a reporting verb after a comma goes with the outermost clause.
        if reporting {
            while let Some(parent) = self.parse.clauses[self.current].parent {
                self.current = parent;
            }
        }
        let beside = self.current;
        let subject = self.parse.clauses[beside].subject.clone();
        self.open_coordinate(start);
        self.share(subject);
    }

    /// "membantah telah X dan | menuding Y": an act of speech is joined to that under which X stands, not to X.
    fn leave_what_is_said(&mut self, verb: usize) {
        let speaks = |verb: usize| {
            let sym = self.document.tokens[verb].sym;
            self.classes(verb).any(&[WordClass::Reporting, WordClass::Alleging, WordClass::Denying])
                || self.packs.events.speaks(sym)
        };
        let verb_of = |clause: usize| self.parse.clauses[clause].predicate.map(|p| self.parse.predicates[p].verb);
        let clause = &self.parse.clauses[self.current];
        let said = clause.kind == ClauseKind::Complement && clause.subject_shared && speaks(verb);
        if said
            && !verb_of(self.current).is_some_and(speaks)
            && let Some(parent) = clause.parent.filter(|&parent| verb_of(parent).is_some_and(speaks))
        {
            self.current = parent;
        }
    }

    /// Goes out to the nearest clause that has a subject and waits for its predicate, if there is one.
    fn resume_parent(&mut self) -> bool {
        let mut at = self.parse.clauses[self.current].parent;
        while let Some(index) = at {
            let clause = &self.parse.clauses[index];
            if clause.predicate.is_none() && !clause.subject.is_empty() {
                self.current = index;
                return true;
            }
            at = clause.parent;
        }
        false
    }

    /// Clauses that stand before their main clause get its subject once it is known: "Setelah tiba di X, Putin …".
    fn fill_late_subjects(&mut self) {
        for index in 0..self.parse.clauses.len() {
            let clause = &self.parse.clauses[index];
            if clause.predicate.is_none() || !clause.subject.is_empty() || clause.kind == ClauseKind::Main {
                continue;
            }
            let subject = clause.parent.map(|parent| self.parse.clauses[parent].subject.clone()).unwrap_or_default();
            self.parse.clauses[index].subject = subject;
            self.parse.clauses[index].subject_shared = true;
        }
    }

    /// "memberlakukan perjanjian yang baru pada 1 Mei": what only describes a thing has no day; the clause around it has.
    fn hand_up_dates(&mut self) {
        for index in 0..self.parse.clauses.len() {
            let clause = &self.parse.clauses[index];
            if let Some(parent) = clause.parent.filter(|_| clause.kind == ClauseKind::Relative && clause.predicate.is_none()) {
                let dates = std::mem::take(&mut self.parse.clauses[index].dates);
                self.parse.clauses[parent].dates.extend(dates);
                self.parse.clauses[parent].dates.sort_unstable();
            }
        }
    }

    /// A clause with a predicate and no subject takes its parent's, or under verbs like "mengundang" its parent's object.
    fn fill_subject(&mut self) {
        let current = self.current;
        let clause = &self.parse.clauses[current];
        let verb = clause.predicate.map_or(Sym::NONE, |p| self.parse.predicates[p].sym);
        if !clause.subject.is_empty() || self.packs.lexicon.is(verb, WordClass::Existential) {
            return;
        }
        let Some(parent) = clause.parent.map(|parent| &self.parse.clauses[parent]) else { return };
        let control =
            parent.predicate.is_some_and(|p| self.packs.lexicon.is(self.parse.predicates[p].sym, WordClass::ObjectControl))
                && matches!(clause.kind, ClauseKind::Purpose | ClauseKind::Complement);
        let somebody = |groups: &[usize]| groups.first().is_some_and(|&group| self.parse.groups[group].somebody);
        let passive = parent.predicate.is_some_and(|p| self.parse.predicates[p].voice == Some(Voice::Passive));
        let agents = &self.packs.clauses.agent;
        let phrase = parent.phrases.iter().find(|phrase| agents.contains(&phrase.preposition));
        let by = phrase.filter(|_| parent.agent.is_empty()).map_or(&parent.agent, |phrase| &phrase.groups);
        let subject = if control && !parent.objects.is_empty() {
            // "menugaskan A dan B untuk bertemu"
            if somebody(&parent.objects) { parent.objects.clone() } else { vec![parent.objects[0]] }
        } else if let Some(blamed) = self.reproached(clause, parent) {
            // "menggugat X karena memasok Y", "menjatuhkan sanksi kepada X karena menyerang Y"
            blamed
        } else if passive && !somebody(&parent.subject) && somebody(by) && clause.kind != ClauseKind::Relative {
            // "hal itu diutarakan X ketika menerima Y", "disampaikan oleh X sebelum bertolak"
            by.clone()
        } else {
            parent.subject.clone()
        };
        self.share(subject);
    }
}
