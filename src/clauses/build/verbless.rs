//! Journeys told without a verb: "Menlu Rusia ke Pyongyang", "Kim akan ke Moskow". A preposition that heads somewhere,
//! after a person who waits for a predicate, is made the predicate itself. Leaves to `groups` the phrase it governs.

use super::Builder;
use crate::clauses::chunk::Chunk;
use crate::clauses::{Modality, Predicate};
use crate::packs::WordClass;
use crate::packs::format::Voice;

impl Builder<'_> {
    /// Where a preposition stands for an unsaid verb, it is the clause's predicate from then on.
    pub(super) fn note_unsaid_journey(&mut self, at: usize, token: usize) {
        if !self.classes(token).has(WordClass::Heading) || !matches!(self.chunks.get(at + 1), Some(Chunk::Group(_))) {
            return;
        }
        if let Some(Chunk::Predicate(before)) = at.checked_sub(1).map(|before| self.chunks[before]) {
            self.auxiliary_alone(before, at, token);
            return;
        }
        if self.has_predicate() || !self.person_waits(at) || !self.ends_after(at + 1) {
            return;
        }
        let sym = self.document.tokens[token].sym;
        let (voice, modality) = (Some(Voice::Verbless), Modality::default());
        self.parse.predicates.push(Predicate { tokens: token..token + 1, verb: token, sym, voice, modality });
        self.clause().predicate = Some(self.parse.predicates.len() - 1);
    }

    /// Whether somebody and a preposition that heads somewhere close the statement: "…, | Menlu X menuju Y".
    pub(super) fn unsaid_journey_begins(&self, at: usize) -> bool {
        match (self.chunks.get(at), self.chunks.get(at + 1), self.chunks.get(at + 2)) {
            (Some(Chunk::Group(group)), Some(Chunk::Preposition(token)), Some(Chunk::Group(_))) => {
                let heads = self.classes(*token).has(WordClass::Heading);
                heads && self.parse.groups[*group].somebody && self.ends_after(at + 2)
            }
            _ => false,
        }
    }

    /// "akan | ke Rusia", "siap | ke Korea Utara": the auxiliary before the preposition becomes its own.
    fn auxiliary_alone(&mut self, before: usize, at: usize, token: usize) {
        let predicate = &self.parse.predicates[before];
        let classes = self.classes(predicate.verb);
        let auxiliary =
            [WordClass::Future, WordClass::Planned, WordClass::Possible, WordClass::Negator, WordClass::Done, WordClass::Times];
        let deed = self.packs.clauses.frame_words.get(&predicate.sym).is_some_and(|voices| voices.verb().is_some());
        // "Prabowo langsung ke Tokyo"
        let manner =
            predicate.voice.is_none() && classes.has(WordClass::Adverb) && self.person_waits(at - 1) && self.ends_after(at + 1);
        if predicate.voice == Some(Voice::Verbless) || deed || !classes.any(&auxiliary) && !manner {
            return;
        }
        let sym = self.document.tokens[token].sym;
        let predicate = &mut self.parse.predicates[before];
        predicate.modality.note(classes);
        predicate.tokens.end = token + 1;
        predicate.verb = token;
        predicate.sym = sym;
        predicate.voice = Some(Voice::Verbless);
    }

    /// Whether the clause's subject is a person who stands just before, dates aside.
    fn person_waits(&self, at: usize) -> bool {
        let before = self.chunks[..at].iter().rev().find(|chunk| !matches!(chunk, Chunk::Date(_)));
        let Some(Chunk::Group(group)) = before else { return false };
        let subject = &self.parse.clauses[self.current].subject;
        subject.last() == Some(group) && self.parse.groups[*group].somebody
    }

    /// Whether the phrase that begins with a group closes the statement: no predicate of the same subject follows.
    fn ends_after(&self, at: usize) -> bool {
        let mut here = at;
        loop {
            match self.chunks.get(here) {
                Some(Chunk::Group(_) | Chunk::Date(_) | Chunk::Preposition(_)) => here += 1,
                Some(Chunk::Predicate(_)) => return false,
                Some(Chunk::Comma(_)) => {
                    // "Utusan Rusia ke Korut, X, mengatakan": a name between commas, then the predicate
                    let apposed = matches!(self.chunks.get(here + 1), Some(Chunk::Group(_)))
                        && matches!(self.chunks.get(here + 2), Some(Chunk::Comma(_) | Chunk::Predicate(_)));
                    return !apposed;
                }
                _ => return true,
            }
        }
    }
}
