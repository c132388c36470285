//! Chunks sentences into clauses: noun groups, predicates with voice, negation and modality, quotes, who says it.
//! A shallow parse in two steps, `chunk` (tokens → groups and predicates) and `build` (chunks → clauses with links).
//! Knows grammar; nothing of event types. Who a group or pronoun stands for is settled in `events/`.

use std::ops::Range;

use crate::dates::Dates;
use crate::names::Names;
use crate::packs::format::Voice;
use crate::packs::{Packs, Sym};
use crate::text::Document;

mod build;
mod chunk;

/// A noun group: a head with what belongs to it, up to the next verb, preposition or linker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// The head: its first token that does not merely count.
    pub head: usize,
    /// Names inside, as indices into [`Names::mentions`].
    pub mentions: Vec<usize>,
    /// Offices inside, as indices into [`Names::offices`].
    pub offices: Vec<usize>,
    /// The counting word it opens with ("kedua", "sejumlah"), [`Sym::NONE`] if none.
    pub quantifier: Sym,
    /// Groups that tell whose or who it is, after a preposition of origin: "mitranya dari *China*, *Wang Yi*".
    pub origin: Vec<usize>,
    /// Whether its head is a person: a name, an office, a noun such as "delegasi".
    pub somebody: bool,
    /// Whether no name and no known holder of an office is in it.
    pub nameless: bool,
    /// Whether its head is a name.
    pub named_head: bool,
    /// Whether its head is the name of a body.
    pub body: bool,
}

/// What stands before a verb and tells how real its deed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modality {
    /// tidak, belum, batal …
    pub negated: bool,
    /// gagal …: tried, and went wrong
    pub failed: bool,
    /// akan, bakal …
    pub future: bool,
    /// berencana, dijadwalkan, siap …
    pub planned: bool,
    /// mungkin, diduga …
    pub possible: bool,
    /// telah, sudah, pernah …
    pub done: bool,
    /// sedang, masih …
    pub ongoing: bool,
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Auxiliaries and verb, as indices into the document's tokens.
    pub tokens: Range<usize>,
    /// The verb itself (the last token, or the auxiliary that stands alone).
    pub verb: usize,
    /// Its symbol.
    pub sym: Sym,
    /// Its voice; `None` for a predicate without verb ("bukan …").
    pub voice: Option<Voice>,
    /// How real.
    pub modality: Modality,
}

/// What a clause is to its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// A sentence's own statement, or one joined to it by "dan", "tetapi" or a comma.
    Main,
    /// "yang …": says more of a group.
    Relative,
    /// "bahwa …", or what a verb such as "menuduh" is about.
    Complement,
    /// "ketika …, setelah …".
    Time,
    /// "untuk …, agar …".
    Purpose,
    /// "jika …".
    Condition,
    /// Reasons, concessions, results.
    Other,
    /// "…, kata X": only tells who says the rest.
    Report,
}

/// A prepositional phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The preposition.
    pub preposition: Sym,
    /// Its token.
    pub token: usize,
    /// What it governs; several where they are coordinated.
    pub groups: Vec<usize>,
}

/// A clause: one predicate (or none, in headlines) with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it is to its parent.
    pub kind: ClauseKind,
    /// The clause it hangs on: index into the sentence's clauses.
    pub parent: Option<usize>,
    /// The earlier clause it is coordinated with.
    pub coordinate_of: Option<usize>,
    /// The word that opens it, [`Sym::NONE`] if none.
    pub link: Sym,
    /// Its tokens from first to last; other clauses may lie within.
    pub tokens: Range<usize>,
    /// Groups that are its subject; coordinated and apposed ones together.
    pub subject: Vec<usize>,
    /// Whether the subject was taken from another clause.
    pub subject_shared: bool,
    /// For a relative clause, the group it says more of.
    pub antecedent: Option<usize>,
    /// Index into the sentence's predicates.
    pub predicate: Option<usize>,
    /// Objects after an active verb, in order.
    pub objects: Vec<usize>,
    /// Who does it, after a passive verb.
    pub agent: Vec<usize>,
    /// Prepositional phrases, in order.
    pub phrases: Vec<Phrase>,
    /// Dates in it (indices into [`Dates::mentions`]) with the preposition before each, [`Sym::NONE`] if none.
    pub dates: Vec<(usize, Sym)>,
    /// Whether it stands within quotation marks.
    pub quoted: bool,
}

/// A sentence's parse.
#[derive(Debug, Clone, Default)]
pub struct Parse {
    /// The sentence: index into the document's.
    pub sentence: usize,
    /// Noun groups in order.
    pub groups: Vec<Group>,
    /// Predicates in order.
    pub predicates: Vec<Predicate>,
    /// Clauses in the order in which they open.
    pub clauses: Vec<Clause>,
    /// Groups that say the whole sentence: "kata X", "menurut X".
    pub speakers: Vec<usize>,
}

impl Parse {
    /// The predicate of a clause.
    pub fn predicate(&self, clause: &Clause) -> Option<&Predicate> {
        clause.predicate.map(|index| &self.predicates[index])
    }

    /// The clause that holds a token most closely.
    pub fn clause_at(&self, token: usize) -> Option<usize> {
        (0..self.clauses.len()).filter(|&c| self.clauses[c].tokens.contains(&token)).min_by_key(|&c| {
            let tokens = &self.clauses[c].tokens;
            (tokens.end - tokens.start, usize::MAX - tokens.start)
        })
    }

    /// The group that holds a token.
    pub fn group_at(&self, token: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.tokens.contains(&token))
    }
}

/// Parses one sentence of the story. `quoted` says whether it opens within a quotation begun earlier; it is
/// updated for the sentence that follows.
pub fn parse(packs: &Packs, document: &Document, dates: &Dates, names: &Names, sentence: usize, quoted: &mut bool) -> Parse {
    let chunked = chunk::chunk(packs, document, dates, names, sentence, quoted);
    build::build(packs, document, sentence, chunked)
}
