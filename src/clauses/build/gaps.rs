//! What is joined behind a coordinator without a subject of its own: one verb with two objects or goals that have each a day
//! ("mengunjungi X pada Mei dan Y pada Juni" tells two deeds), and a verb behind phrases ("dan di Y bertemu Z").
//! Leaves what the deeds are to `events/`.

use super::Builder;
use crate::clauses::chunk::Chunk;
use crate::packs::format::Voice;

impl Builder<'_> {
    /// Whether the verb holds again behind a coordinator: a day stands before it, and a name with another day behind it.
    pub(super) fn gapped(&self, at: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let Some(verb) = self.parse.predicate(clause) else { return false };
        let named = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Group(group)) if !self.parse.groups[*group].nameless);
        let preposition = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Preposition(_)));
        let group = at + 1 + usize::from(preposition(at + 1));
        let date = group + 1 + usize::from(preposition(group + 1));
        let ends = !matches!(self.chunks.get(date + 1), Some(Chunk::Predicate(_)));
        let dated = |at: usize| matches!(self.chunks.get(at), Some(Chunk::Date(_)));
        // Without a verb's own object before it, the name is one more of what a phrase governs.
        let own = preposition(at + 1) || !clause.objects.is_empty();
        let same = |preposition: usize| match self.chunks[preposition] {
            Chunk::Preposition(token) => {
                let sym = self.document.tokens[token].sym;
                clause
                    .phrases
                    .iter()
                    .any(|phrase| phrase.preposition == sym && phrase.token >= verb.tokens.start.saturating_sub(1))
            }
            _ => true,
        };
        verb.voice != Some(Voice::Passive)
            && !clause.dates.is_empty()
            && at > 0
            && dated(at - 1)
            && named(group)
            && dated(date)
            && ends
            && own
            && same(at + 1)
    }

    /// The predicate that phrases alone part from a coordinator: "mengunjungi X, lalu *di Y* bertemu Z". Who does it is who
    /// did what stands before, and the phrases are its own.
    pub(super) fn verb_behind_phrases(&self, mut at: usize) -> Option<usize> {
        let from = at;
        loop {
            match (self.chunks.get(at), self.chunks.get(at + 1)) {
                (Some(Chunk::Preposition(_)), Some(Chunk::Group(_) | Chunk::Date(_))) => at += 2,
                (Some(Chunk::Comma(_)), Some(Chunk::Predicate(_))) if at > from => at += 1,
                (Some(Chunk::Predicate(predicate)), _) if at > from => return Some(*predicate),
                _ => return None,
            }
        }
    }
}
