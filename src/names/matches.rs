//! Tells clubs that are called like their town or by a common word from the town or the word, by the match that is told of.

use super::candidate::Candidate;
use super::walk::Walk;
use crate::packs::{Circumstance, KnownKind, Mark, WordClass};
use crate::text::TokenKind;

/// The most words between a verb of a match and the word before its other side ("kalah telak 0-3 | dari").
const BETWEEN: usize = 4;

impl Walk<'_, '_> {
    /// Lets a match speak for a club: "X kalah dari Y", "menjamu X", "gawang X".
    pub(super) fn weigh_match(&self, start: usize, candidate: &mut Candidate) {
        let town = |form: &crate::packs::Form| {
            let known = &self.scan.known().names[form.known as usize];
            matches!(known.kind, KnownKind::City | KnownKind::Capital) || known.kind == KnownKind::Organization && known.doubtful
        };
        if self.headline || candidate.forms.is_empty() || !candidate.forms.iter().all(town) {
            return;
        }
        let at = candidate.tokens.start;
        let marks = |at: usize| self.scan.looks[at].marks;
        let noun = at > start && marks(at - 1).has(Mark::SideNoun) && (!self.scan.looks[at - 1].capital || self.scan.looks[at - 1].opens);
        let side = noun || (self.beats(candidate.tokens.end) || self.beaten(start, at)) && self.of_sport(start, candidate);
        if side {
            self.say(candidate, Circumstance::MatchSide);
        }
    }

    /// Whether a verb of a match follows, with at most adverbs between.
    fn beats(&self, from: usize) -> bool {
        const ADVERBS: usize = 3;
        let passed = |at: &usize| {
            let look = &self.scan.looks[*at];
            self.scan.is_word(*at)
                && !look.capital
                && (self.scan.lexicon().is(self.scan.sym(*at), WordClass::Adverb) || look.marks.any(&[Mark::Verb, Mark::Function]))
                && !look.marks.has(Mark::MatchVerb)
        };
        let next = (from..self.end.min(from + ADVERBS)).find(|at| !passed(at));
        next.is_some_and(|at| self.scan.looks[at].marks.has(Mark::MatchVerb))
    }

    /// Whether a verb of a match stands before, alone or with what joins its other side.
    fn beaten(&self, start: usize, at: usize) -> bool {
        let marks = |at: usize| self.scan.looks[at].marks;
        if at <= start {
            return false;
        }
        marks(at - 1).has(Mark::MatchVerb)
            || marks(at - 1).has(Mark::MatchJoint)
                && (at.saturating_sub(1 + BETWEEN).max(start)..at).any(|before| marks(before).has(Mark::MatchVerb))
    }

    /// Whether the sentences around are of sport, the sentence tells a score, or a body that a pack knows is the other side.
    fn of_sport(&self, start: usize, candidate: &Candidate) -> bool {
        let figure = |at: usize| at < self.end && self.scan.token(at).kind == TokenKind::Number && self.scan.token(at).span.len() <= 2;
        let score = |at: usize| {
            let dash = at + 1;
            figure(at)
                && figure(at + 2)
                && self.scan.is_mark(dash, &["-", "–"])
                && self.scan.touches(at)
                && self.scan.touches(dash)
                && !self.scan.looks[at].date
        };
        let other = |at: usize| {
            !candidate.tokens.contains(&at)
                && (self.beaten(start, at) || at == start)
                && self.known(at).is_some_and(|met| {
                    met.forms.iter().all(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
                        && (at == start || self.beaten(start, at))
                })
        };
        self.scan.sport[self.sentence] || (start..self.end).any(|at| score(at) || other(at))
    }
}
