//! What governs and what does not: whether a word that may be preposition, linker or adverb heads a phrase here.
//! Leaves the order of trial to the chunker.

use super::{AUXILIARY, BOUNDARY, Chunk, Chunker, LINKERS, LONGEST_APPOSITION};
use crate::dates::TimexKind;
use crate::packs::format::Voice;
use crate::packs::{ClassSet, WordClass};

impl Chunker<'_> {
    /// Whether a word that is both preposition and linker is a preposition here. "untuk" is one before any group ("bantuan
    /// untuk Yaman tiba"), since a purpose clause with a subject of its own opens with other words.
    pub(super) fn governs_as(&self, classes: ClassSet, from: usize) -> bool {
        if classes.has(WordClass::PurposeLinker) {
            let auxiliary = self.classes(from).any(AUXILIARY) && !self.classes(from).has(WordClass::Quantifier);
            return from < self.tokens.end && (self.inside_name(from) || !auxiliary && self.verb_at(from).is_none());
        }
        self.governs(from)
    }

    /// "dalam *rangka* menandatangani X": whether a noun of aim has a verb straight after it.
    pub(super) fn aims_at_deed(&self, noun: usize) -> bool {
        let verb = noun + 1;
        let deed = |at: usize| matches!(self.verb_at(at), Some(Voice::Active | Voice::Middle)) && !self.inside_name(at);
        self.classes(noun).has(WordClass::AimNoun) && deed(verb)
    }

    /// Whether a preposition governs nothing, so that it belongs to the noun before it: "pernyataan bersama, yang …".
    pub(super) fn dangles(&self, at: usize) -> bool {
        let next = at + 1;
        if at == self.tokens.start || self.mark(at - 1).is_some() || self.classes(at - 1).any(BOUNDARY) {
            return false;
        }
        next >= self.tokens.end
            || self.mark(next).is_some_and(|mark| matches!(mark, ',' | '.' | ';' | ':' | ')' | '?' | '!'))
            || !self.inside_name(next)
                && (self.classes(next).any(&[WordClass::Relative, WordClass::ComplementLinker])
                    // "mencari waktu untuk lawatan": the time itself
                    || self.classes(next).has(WordClass::PurposeLinker) && self.classes(at).has(WordClass::TimeLinker)
                    || self.classes(next).has(WordClass::Coordinator) && !self.classes(next).has(WordClass::Preposition))
    }

    /// Whether a word that is both preposition and linker governs a group or date at `from` rather than opening a clause:
    /// no predicate follows before the next boundary.
    pub(super) fn governs(&self, from: usize) -> bool {
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
    pub(super) fn verb_after_apposition(&self, comma: usize) -> bool {
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
    pub(super) fn for_subject(&self, at: usize) -> bool {
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

    /// Whether a preposition governs nothing and so says more of the noun before it: "latihan bersama di …".
    pub(super) fn governs_nothing(&self, at: usize) -> bool {
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
}
