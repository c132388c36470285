//! Commas, colons and dashes: what ends with them, what they set apart, what goes on behind them.
//! Leaves linkers and coordinators to the builder.

use super::Builder;
use crate::clauses::ClauseKind;
use crate::clauses::chunk::Chunk;
use crate::packs::WordClass;
use crate::packs::format::Voice;

impl Builder<'_> {
    pub(super) fn comma(&mut self, at: usize) -> usize {
        self.after_break = true;
        let current = self.current;
        let clause = &self.parse.clauses[current];
        let empty = clause.predicate.is_none() && clause.subject.is_empty() && clause.phrases.is_empty();
        if let Some(opening) = self.opening_above(current).filter(|_| self.statement_begins(at + 1) && !self.list_goes_on(at)) {
            // "Meski menolak mengirim X, Y …": what the opening clause has others do ends with it.
            self.waiting = Some(opening);
            self.open_main(self.start_of(at) + 1);
            return at + 1;
        }
        if self.said_not_to_be(current) && self.statement_begins(at + 1) && !self.list_goes_on(at) {
            // "Tak ada angin tak ada hujan, X …": what there is not ends with the comma
            self.open_main(self.start_of(at) + 1);
            return at + 1;
        }
        match clause.kind {
            // "Setelah X tiba, …": what follows is the main clause, unless the list goes on.
            ClauseKind::Time | ClauseKind::Purpose | ClauseKind::Condition | ClauseKind::Other
                if clause.parent.is_none() && !empty && !self.list_goes_on(at) =>
            {
                self.waiting = Some(current);
                self.open_main(self.start_of(at) + 1);
            }
            // "Tiba di X, Y disambut …": a deed whose doer is told only after the comma.
            ClauseKind::Main
                if current == 0 && clause.subject.is_empty() && self.deed_told(current) && self.subject_of_next(at + 1) =>
            {
                self.clause().kind = ClauseKind::Other;
                self.waiting = Some(current);
                self.open_main(self.start_of(at) + 1);
            }
            // "Kunjungi X, | Y temui Z": in a headline, a deed whose doer is told only after the comma
            ClauseKind::Main if current == 0 && self.opens_bare(current) && self.subject_of_next(at + 1) => {
                self.clause().kind = ClauseKind::Other;
                self.waiting = Some(current);
                self.open_main(self.start_of(at) + 1);
            }
            // "Dijamu X, | Y memuji …": what Y undergoes, told before he is
            ClauseKind::Main
                if current == 0 && self.opens_undergone(current) && self.statement_begins(at + 1) && !self.list_goes_on(at) =>
            {
                let clause = self.clause();
                clause.kind = ClauseKind::Other;
                clause.agent = std::mem::take(&mut clause.subject);
                self.waiting = Some(current);
                self.open_main(self.start_of(at) + 1);
            }
            // "X, yang …, …": the comma closes it if it gives its parent what that waits for.
            ClauseKind::Relative if clause.predicate.is_some() => {
                if let Some(parent) = clause.parent
                    && (self.parse.clauses[parent].predicate.is_none() || !self.list_goes_on(at))
                {
                    self.current = parent;
                }
            }
            // "X, menteri yang baru, berkunjung": what the clause waits for lies behind the comma
            ClauseKind::Relative
                if clause.predicate.is_none()
                    && clause.tokens.start + 1 < self.start_of(at)
                    && matches!(self.chunks.get(at + 1), Some(Chunk::Predicate(_)))
                    && clause.parent.is_some_and(|parent| {
                        let parent = &self.parse.clauses[parent];
                        parent.predicate.is_none() && !parent.subject.is_empty()
                    }) =>
            {
                self.current = clause.parent.unwrap_or(current);
            }
            // "di podium yang sama, X mengecam …": a quality that no verb tells, of what stands ahead of the subject
            ClauseKind::Relative
                if clause.predicate.is_none()
                    && clause.objects.is_empty()
                    && clause.tokens.start + 1 < self.start_of(at)
                    && self.statement_begins(at + 1)
                    && clause.parent.is_some_and(|parent| {
                        let parent = &self.parse.clauses[parent];
                        parent.predicate.is_none() && parent.subject.is_empty()
                    }) =>
            {
                self.current = clause.parent.unwrap_or(current);
            }
            // "Presiden X yang baru, Y, lewat telepon …": the name of whom the clause describes
            ClauseKind::Relative if clause.predicate.is_none() && self.named_again(at) => {
                if let (Some(parent), Some(Chunk::Group(group))) = (clause.parent, self.chunks.get(at + 1)) {
                    let (group, antecedent) = (*group, clause.antecedent);
                    self.current = parent;
                    let phrases = &mut self.parse.clauses[parent].phrases;
                    match phrases.iter_mut().find(|phrase| antecedent.is_some_and(|it| phrase.groups.contains(&it))) {
                        Some(phrase) => phrase.groups.push(group),
                        None => self.clause().subject.push(group),
                    }
                    self.extend(self.parse.groups[group].tokens.end);
                    return at + 2;
                }
            }
            // "informasi yang kami miliki, X memasok …": closed without a verb that is known as one.
            ClauseKind::Relative
                if !clause.objects.is_empty()
                    && matches!(self.chunks.get(at + 1), Some(Chunk::Group(_)))
                    && self.subject_of_next(at + 1) =>
            {
                if let Some(parent) = clause.parent {
                    self.current = parent;
                }
            }
            // "…, kata X, Rabu (3/4)": the day on which X says it.
            ClauseKind::Report if self.date_ahead(at + 1) => {}
            ClauseKind::Report => {
                if let Some(parent) = clause.parent {
                    self.current = parent;
                }
            }
            _ => {}
        }
        if !self.list_goes_on(at) {
            self.resume_waiting_main();
        }
        at + 1
    }

    /// Whether a comma parts a relative clause that only describes its antecedent, a person by office, from the person's name,
    /// which another comma ends.
    fn named_again(&self, comma: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let person = |group: usize| {
            let group = &self.parse.groups[group];
            group.somebody && !group.named_head
        };
        let waits = |parent: usize| self.parse.clauses[parent].predicate.is_none();
        clause.tokens.start + 1 < self.start_of(comma)
            && clause.antecedent.is_some_and(person)
            && clause.parent.is_some_and(waits)
            && matches!(self.chunks.get(comma + 1), Some(Chunk::Group(group)) if self.parse.groups[*group].named_head)
            && matches!(self.chunks.get(comma + 2), Some(Chunk::Comma(_)))
    }

    /// Whether the sentence so far only tells, without a subject, what there is not.
    fn said_not_to_be(&self, clause: usize) -> bool {
        let absent = |index: usize| {
            let clause = &self.parse.clauses[index];
            let verb = self.parse.predicate(clause);
            verb.is_some_and(|verb| verb.modality.negated && self.packs.lexicon.is(verb.sym, WordClass::Existential))
        };
        let first = &self.parse.clauses[0];
        first.kind == ClauseKind::Main && first.subject.is_empty() && (0..=clause).all(absent)
    }

    /// The subordinate clause that opens the sentence, if a clause that has its verb stands under it as what its own verb is about.
    fn opening_above(&self, clause: usize) -> Option<usize> {
        let mut at = clause;
        while let known = &self.parse.clauses[at]
            && known.predicate.is_some()
        {
            let under = matches!(known.kind, ClauseKind::Complement | ClauseKind::Purpose);
            at = known.parent.filter(|_| under)?;
            let above = &self.parse.clauses[at];
            let opens = matches!(above.kind, ClauseKind::Time | ClauseKind::Condition | ClauseKind::Other);
            if opens && above.parent.is_none() && above.tokens.start == self.parse.clauses[0].tokens.start {
                return Some(at);
            }
        }
        None
    }

    /// Whether a date comes next, with its preposition if it has one.
    fn date_ahead(&self, at: usize) -> bool {
        let preposition = usize::from(matches!(self.chunks.get(at), Some(Chunk::Preposition(_))));
        matches!(self.chunks.get(at + preposition), Some(Chunk::Date(_)))
    }

    /// Whether a clause has a verb that somebody does.
    pub(super) fn deed_told(&self, clause: usize) -> bool {
        let voice = self.parse.clauses[clause].predicate.and_then(|p| self.parse.predicates[p].voice);
        matches!(voice, Some(Voice::Active | Voice::Middle))
    }

    /// Whether a clause is a verb without prefix with which the sentence opens.
    pub(super) fn opens_bare(&self, clause: usize) -> bool {
        let clause = &self.parse.clauses[clause];
        let verb = self.parse.predicate(clause).filter(|verb| verb.voice == Some(Voice::Bare));
        clause.subject.is_empty() && verb.is_some_and(|verb| verb.tokens.start == clause.tokens.start)
    }

    /// Whether a clause is a passive with which the sentence opens, its doer right behind it.
    fn opens_undergone(&self, clause: usize) -> bool {
        let clause = &self.parse.clauses[clause];
        let verb = self.parse.predicate(clause).filter(|verb| verb.voice == Some(Voice::Passive));
        let [doer] = clause.subject.as_slice() else { return false };
        let doer = &self.parse.groups[*doer];
        clause.agent.is_empty()
            && (doer.somebody || doer.named_head)
            && verb.is_some_and(|verb| verb.tokens.end == doer.tokens.start && clause.objects.is_empty())
    }

    /// "Jumat lalu, saat menerima X, Kim menegaskan …": goes back to a main clause that has neither subject nor predicate yet.
    pub(super) fn resume_waiting_main(&mut self) {
        let subordinate =
            |kind| matches!(kind, ClauseKind::Time | ClauseKind::Purpose | ClauseKind::Condition | ClauseKind::Other);
        let mut at = Some(self.current);
        let mut finished = false;
        while let Some(index) = at {
            let clause = &self.parse.clauses[index];
            finished |= subordinate(clause.kind) && clause.predicate.is_some();
            if finished && clause.kind == ClauseKind::Main && clause.predicate.is_none() && clause.subject.is_empty() {
                self.current = index;
                return;
            }
            at = clause.parent;
        }
    }

    /// After a comma: a group that another coordinator joins ("A, B, dan C").
    pub(super) fn list_goes_on(&self, comma: usize) -> bool {
        self.list_end(comma).is_some_and(|last| !matches!(self.chunks.get(last + 1), Some(Chunk::Predicate(_))))
    }

    /// Whether a list goes on after a comma and dates alone stand between it and a predicate.
    pub(super) fn list_before_dated_predicate(&self, comma: usize) -> bool {
        let Some(last) = self.list_end(comma) else { return false };
        let mut at = last + 1;
        loop {
            match (self.chunks.get(at), self.chunks.get(at + 1)) {
                (Some(Chunk::Date(_)), _) => at += 1,
                (Some(Chunk::Preposition(_)), Some(Chunk::Date(_))) => at += 2,
                (Some(Chunk::Predicate(_)), _) => return at > last + 1,
                _ => return false,
            }
        }
    }

    /// Whether a list goes on after a comma and another comma ends it.
    pub(super) fn list_closed(&self, comma: usize) -> bool {
        self.list_end(comma).is_some_and(|last| matches!(self.chunks.get(last + 1), Some(Chunk::Comma(_))))
    }

    /// Whether a list goes on after a comma and a predicate follows it.
    pub(super) fn list_before_predicate(&self, comma: usize) -> bool {
        self.list_end(comma).is_some_and(|last| matches!(self.chunks.get(last + 1), Some(Chunk::Predicate(_))))
    }

    /// The last group of the list that goes on after a comma.
    fn list_end(&self, comma: usize) -> Option<usize> {
        let mut at = comma + 1;
        while let Some(Chunk::Group(_) | Chunk::Comma(_)) = self.chunks.get(at) {
            at += 1;
        }
        let joined = at > comma + 1
            && matches!(self.chunks.get(at), Some(Chunk::Coordinator(_)))
            && matches!(self.chunks.get(at + 1), Some(Chunk::Group(_)));
        joined.then_some(at + 1)
    }

    /// A colon, semicolon or dash begins a new statement.
    pub(super) fn hard_break(&mut self, at: usize, token: usize) -> usize {
        self.after_break = true;
        if self.speaks_ahead(token) {
            // "Kremlin: Putin akan …"
            let (speaker, subject) = (self.current, self.parse.clauses[self.current].subject.clone());
            self.parse.speakers.extend(subject);
            self.parse.clauses[speaker].kind = ClauseKind::Report;
            let main = self.open_main(token + 1);
            self.parse.clauses[speaker].parent = Some(main);
        } else if self.labels(at, token) {
            // "Perang X: Y kirim Z": what the sentence is about, and no side to it
            self.open_main(token + 1);
        } else if self.has_predicate() || self.parse.clauses[self.current].kind == ClauseKind::Report {
            self.open_main(token + 1);
        }
        at + 1
    }

    /// Whether a colon follows no more than what the sentence is about, and a statement follows the colon.
    fn labels(&self, at: usize, token: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let opens = self.parse.clauses.len() == 1 && clause.kind == ClauseKind::Main && clause.predicate.is_none();
        opens && self.document.word(token) == ":" && self.statement_begins(at + 1)
    }

    /// Whether a colon follows a sentence's opening name or names and nothing else: who says the rest.
    pub(super) fn speaks_ahead(&self, token: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let somebody = |&group: &usize| {
            let group = &self.parse.groups[group];
            group.named_head || self.classes(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun])
        };
        self.parse.clauses.len() == 1
            && self.document.word(token) == ":"
            && clause.kind == ClauseKind::Main
            && clause.predicate.is_none()
            && clause.phrases.is_empty()
            && !clause.subject.is_empty()
            && clause.subject.iter().all(somebody)
    }
}
