//! Tells clubs that are called like their town or by a common word from the town or the word, by the match that is told of.

use super::candidate::{Candidate, ORGANIZATION, PERSON};
use super::evidence::SURE;
use super::walk::Walk;
use crate::packs::{Circumstance, KnownKind, Mark, WordClass};
use crate::text::TokenKind;

/// The most words between a verb of a match and the word before its other side ("kalah telak 0-3 | dari").
const BETWEEN: usize = 4;

/// The most tokens between the two sides of a match.
const MOST: usize = 7;

impl Walk<'_, '_> {
    /// Lets a match speak for a club: "X kalah dari Y", "menjamu X", "gawang X".
    pub(super) fn weigh_match(&self, start: usize, candidate: &mut Candidate) {
        let town = |form: &crate::packs::Form| {
            let known = &self.scan.known().names[form.known as usize];
            match known.kind {
                KnownKind::City | KnownKind::Capital => true,
                // "Bayern" and "Borneo" are clubs for short.
                KnownKind::Region => candidate.tokens.len() == 1,
                KnownKind::Organization => known.doubtful,
                _ => false,
            }
        };
        if self.headline || candidate.forms.is_empty() || !candidate.forms.iter().all(town) {
            return;
        }
        let at = candidate.tokens.start;
        let marks = |at: usize| self.scan.looks[at].marks;
        let noun = at > start
            && marks(at - 1).has(Mark::SideNoun)
            && (!self.scan.looks[at - 1].capital || self.scan.looks[at - 1].opens);
        let side = noun || (self.beats(candidate.tokens.end) || self.beaten(start, at)) && self.of_sport(start, candidate);
        if side {
            self.say(candidate, Circumstance::MatchSide);
        }
    }

    /// Lets the two sides of a match be of one kind: "Persela menundukkan *Wanasari*", "Siegner kalah dari *Petrovic*".
    pub(super) fn weigh_sides(&self, start: usize, candidates: &mut [Candidate]) {
        for index in 1..candidates.len() {
            let (before, after) = candidates.split_at_mut(index);
            let (Some(ours), Some(theirs)) = (before.last_mut(), after.first_mut()) else { continue };
            let gap = ours.tokens.end..theirs.tokens.start;
            let verb = gap.clone().any(|at| self.scan.looks[at].marks.has(Mark::MatchVerb));
            if !verb
                || gap.len() > MOST
                || ours.nested
                || theirs.nested
                || gap.clone().any(|at| self.scan.is_mark(at, &[",", "("]))
            {
                continue;
            }
            let last = theirs.tokens.start;
            if !self.beaten(start, last) || !self.of_sport(start, theirs) {
                continue;
            }
            let (kind, score) = ours.best();
            if score >= SURE && theirs.forms.is_empty() {
                match kind {
                    ORGANIZATION => self.say(theirs, Circumstance::MatchSide),
                    PERSON => self.say(theirs, Circumstance::BesidePerson),
                    _ => {}
                }
            }
        }
    }

    /// Whether a verb of a match follows, with at most adverbs between.
    fn beats(&self, from: usize) -> bool {
        const ADVERBS: usize = 3;
        let passed = |at: &usize| {
            let look = &self.scan.looks[*at];
            self.scan.is_word(*at)
                && !look.capital
                && (self.scan.lexicon().is(self.scan.sym(*at), WordClass::Adverb)
                    || look.marks.any(&[Mark::Verb, Mark::Function]))
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

    /// Whether the sentences around are of sport, the sentence has a word of it or tells a score, or a body that a pack knows is the other side.
    fn of_sport(&self, start: usize, candidate: &Candidate) -> bool {
        let figure =
            |at: usize| at < self.end && self.scan.token(at).kind == TokenKind::Number && self.scan.token(at).span.len() <= 2;
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
                })
        };
        let told = |at: usize| self.scan.looks[at].marks.has(Mark::Sport);
        self.scan.sport[self.sentence] || (start..self.end).any(|at| told(at) || score(at) || other(at))
    }
}
