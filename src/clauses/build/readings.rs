//! What a word before or behind a clause makes of it: a relative clause behind a noun that only says what the subject is, a passive
//! that judges what the subject has in mind, a clause of reason under blame. Leaves the order of chunks to the builder.

use super::Builder;
use crate::clauses::chunk::Chunk;
use crate::clauses::{Clause, ClauseKind};
use crate::packs::WordClass;
use crate::packs::format::Voice;

impl Builder<'_> {
    /// "menjanjikan dukungan tak tergoyahkan kepada X": a passive denied right behind the object of a verb that is about no deed of
    /// others says what the object is like.
    pub(super) fn describes_object(&self, at: usize, predicate: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let about = [WordClass::ObjectControl, WordClass::Reporting, WordClass::Alleging, WordClass::Denying];
        let verb = clause.predicate.map(|index| &self.parse.predicates[index]);
        let plain =
            verb.is_some_and(|verb| verb.voice == Some(Voice::Active) && !self.packs.lexicon.classes(verb.sym).any(&about));
        let known = &self.parse.predicates[predicate];
        let behind = clause.objects.last().is_some_and(|&group| {
            let group = &self.parse.groups[group];
            group.tokens.end == known.tokens.start && group.nameless && !group.somebody
        });
        plain && behind && self.negated_quality(at, predicate)
    }

    /// Whether a predicate is a passive denied that names no doer.
    pub(super) fn negated_quality(&self, at: usize, predicate: usize) -> bool {
        let predicate = &self.parse.predicates[predicate];
        let open = matches!(self.chunks.get(at + 1), None | Some(Chunk::Preposition(_) | Chunk::Comma(_) | Chunk::Date(_)));
        open && predicate.modality.negated && predicate.voice == Some(Voice::Passive)
    }

    /// "X menjadi negara pertama yang mengirim Y", "X adalah orang yang menelepon": whom a relative clause tells of, where the noun
    /// before it only says of the subject what he is.
    pub(super) fn said_to_be(&self, clause: usize, antecedent: Option<usize>) -> Option<Vec<usize>> {
        let clause = &self.parse.clauses[clause];
        let copula = self.parse.predicate(clause).filter(|verb| self.packs.lexicon.is(verb.sym, WordClass::Copula))?;
        let noun = antecedent.filter(|group| clause.objects.contains(group) && !copula.modality.negated)?;
        let noun = &self.parse.groups[noun];
        let side = self.classes(noun.head).any(&[WordClass::PersonNoun, WordClass::SideNoun]);
        let named = clause.subject.iter().any(|&group| !self.parse.groups[group].nameless);
        (side && noun.nameless && named).then(|| clause.subject.clone())
    }

    /// Whether the relative word follows one that counts the subject among others: "X *termasuk* yang pertama mengirim".
    pub(super) fn is_one_of(&self, at: usize, token: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let waits = clause.predicate.is_none() && !clause.subject.is_empty() && clause.kind == ClauseKind::Main;
        let counted = token.checked_sub(1).is_some_and(|before| self.classes(before).has(WordClass::Counted));
        let verb = at + 1 + usize::from(self.bare_quality(at + 1));
        waits && counted && matches!(self.chunks.get(verb), Some(Chunk::Predicate(_)))
    }

    /// Whether a group is but a word that says what its noun is like: yang *pertama* mengirim.
    pub(super) fn bare_quality(&self, at: usize) -> bool {
        let Some(Chunk::Group(group)) = self.chunks.get(at) else { return false };
        let group = &self.parse.groups[*group];
        group.tokens.len() == 1 && self.classes(group.head).has(WordClass::Modifier)
    }

    /// "Rencana X menempatkan Y dikecam Z": whether a passive act of speech is about what the subject names and the verb before tells.
    pub(super) fn judges_undertaking(&self, predicate: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let known = &self.parse.predicates[predicate];
        let [subject] = clause.subject.as_slice() else { return false };
        let told = clause.kind == ClauseKind::Main && !clause.subject_shared;
        let undertaking = self.classes(self.parse.groups[*subject].head).has(WordClass::Undertaking);
        let judged = self.packs.events.speaks(known.sym) || self.packs.events.concerns(known.sym);
        told && undertaking && known.voice == Some(Voice::Passive) && judged
    }

    /// Whose deed it is that a clause of reason tells under a verb of blame, praise or punishment: his to whom it is done.
    pub(super) fn reproached(&self, clause: &Clause, parent: &Clause) -> Option<Vec<usize>> {
        let reason = clause.kind == ClauseKind::Other && self.packs.lexicon.is(clause.link, WordClass::Reason);
        let verb = self.parse.predicate(parent).filter(|verb| reason && verb.voice != Some(Voice::Passive))?;
        let punishes = || {
            let heads = parent.objects.iter().map(|&group| self.document.tokens[self.parse.groups[group].head].sym);
            self.packs.lexicon.is(verb.sym, WordClass::LightDo) && heads.into_iter().any(|head| self.packs.events.concerns(head))
        };
        if !self.packs.events.speaks(verb.sym) && !self.packs.events.concerns(verb.sym) && !punishes() {
            return None;
        }
        let party = |group: &&usize| {
            let group = &self.parse.groups[**group];
            group.somebody || group.named_head
        };
        let rules = &self.packs.clauses;
        let to = parent.phrases.iter().filter(|phrase| {
            rules.addressee.contains(&phrase.preposition) || self.packs.lexicon.is(phrase.preposition, WordClass::Against)
        });
        let found = parent.objects.iter().find(party).or_else(|| to.flat_map(|phrase| &phrase.groups).find(party));
        found.map(|&group| vec![group])
    }
}
