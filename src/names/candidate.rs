//! Candidates: stretches of words that may be names, with what speaks for each kind. Decides nothing.

use std::ops::Range;

use super::scan::Scan;
use super::{EntityKind, PlaceRole};
use crate::packs::{Circumstance, Form};
use crate::span::Span;

/// The kinds in the order of the scores.
pub const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];
/// Index of the score of persons.
pub const PERSON: usize = 0;
/// Index of the score of places.
pub const PLACE: usize = 1;
/// Index of the score of organizations.
pub const ORGANIZATION: usize = 2;

/// A stretch of words that may be a name.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it is; part of a token for "Rusia-Korut".
    pub span: Span,
    /// The sentence.
    pub sentence: usize,
    /// The folded words that compare it with others.
    pub key: Vec<u32>,
    /// Known names with this form.
    pub forms: Vec<Form>,
    /// What speaks for each kind.
    pub score: [i16; 3],
    /// What spoke loudest for each kind, with its weight.
    pub reason: [(i16, Reason); 3],
    /// The office that stands beside it: index into the offices found.
    pub office: Option<usize>,
    /// The abbreviation in brackets behind it.
    pub gloss: Option<Range<usize>>,
    /// For places whose role the phrase tells.
    pub role: Option<PlaceRole>,
    /// Whether it stands inside another name.
    pub nested: bool,
    /// Whether a capital tells nothing of it.
    pub opens: bool,
    /// Whether, as an organization, it acts for its state.
    pub acts_for_state: bool,
    /// Whether an office before it is of it.
    pub office_of: bool,
}

/// Why a candidate was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reason {
    /// Nothing.
    #[default]
    None,
    /// A circumstance.
    Circumstance(Circumstance),
    /// A cue word, by its rule's name.
    Cue(String),
}

impl Candidate {
    /// A candidate of whole tokens that nothing speaks for yet.
    pub fn new(tokens: Range<usize>, span: Span, sentence: usize) -> Self {
        Self {
            tokens,
            span,
            sentence,
            key: Vec::new(),
            forms: Vec::new(),
            score: [0; 3],
            reason: Default::default(),
            office: None,
            gloss: None,
            role: None,
            nested: false,
            opens: false,
            acts_for_state: false,
            office_of: false,
        }
    }

    /// Lets something speak for or against each kind.
    pub fn add(&mut self, weights: [i16; 3], reason: &Reason) {
        for (kind, weight) in weights.into_iter().enumerate() {
            self.score[kind] = self.score[kind].saturating_add(weight);
            if weight > self.reason[kind].0 {
                self.reason[kind] = (weight, reason.clone());
            }
        }
    }

    /// Lets a circumstance speak, with what it weighs.
    pub fn say(&mut self, scan: &Scan<'_>, circumstance: Circumstance) {
        self.add(scan.weights(circumstance), &Reason::Circumstance(circumstance));
    }

    /// The kind that most speaks for, with its score; a tie goes to the earlier of person, place, organization.
    pub fn best(&self) -> (usize, i16) {
        let mut best = (PERSON, self.score[PERSON]);
        for kind in [PLACE, ORGANIZATION] {
            if self.score[kind] > best.1 {
                best = (kind, self.score[kind]);
            }
        }
        best
    }
}
