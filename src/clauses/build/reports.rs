//! Who says what stands before it: "…, kata X", "…," tuding X. Leaves speakers before a colon to `breaks`.

use super::Builder;
use crate::clauses::ClauseKind;
use crate::clauses::chunk::Chunk;
use crate::packs::format::Voice;
use crate::packs::{ClassSet, WordClass};

impl Builder<'_> {
    /// Whether a predicate is a bare root of speech between a quotation and who says it.
    pub(super) fn says_quote(&self, at: usize, predicate: usize) -> bool {
        let before = self.chunks[..at].iter().rev().find(|chunk| !matches!(chunk, Chunk::Comma(_)));
        let predicate = &self.parse.predicates[predicate];
        matches!(before, Some(Chunk::QuoteClose(_)))
            && predicate.voice == Some(Voice::Bare)
            && predicate.tokens.len() == 1
            && matches!(self.chunks.get(at + 1), Some(Chunk::Group(_)))
            && self.packs.events.says(predicate.sym)
    }

    /// "…," tuding juru bicara Kementerian X, | Y, …: who says the quotation is the subject, and stands behind.
    pub(super) fn quote_said_by(&mut self, at: usize, predicate: usize) -> usize {
        let (parent, start) = (self.current, self.parse.predicates[predicate].tokens.start);
        let sym = self.parse.predicates[predicate].sym;
        self.open(ClauseKind::Report, Some(parent), sym, start);
        self.clause().predicate = Some(predicate);
        let mut here = at + 1;
        while let Some(Chunk::Group(group)) = self.chunks.get(here) {
            let group = *group;
            self.clause().subject.push(group);
            self.parse.speakers.push(group);
            self.extend(self.parse.groups[group].tokens.end);
            here += 1;
            let named = matches!(self.chunks.get(here + 1), Some(Chunk::Group(next))
                if self.parse.groups[*next].named_head && self.parse.groups[*next].somebody);
            if !matches!(self.chunks.get(here), Some(Chunk::Comma(_))) || !named {
                break;
            }
            here += 1;
        }
        here
    }

    /// Whether a group is a report: its head is a reporting word without prefix after a comma, a quotation or at the start.
    pub(super) fn report_head(&self, at: usize, head: usize, after_break: bool) -> bool {
        let opens = after_break || at == 0;
        let classes = self.says(head);
        opens
            && classes.has(WordClass::Reporting)
            && !classes.any(&[WordClass::Alleging, WordClass::Supposing])
            && (at > 0 || self.parse.groups.len() > 1)
    }

    /// The classes of a group's head, or of the word after a pointing one: "…, ini kata NATO".
    pub(super) fn says(&self, head: usize) -> ClassSet {
        let classes = self.classes(head);
        if !classes.has(WordClass::Demonstrative) {
            return classes;
        }
        // The pointing word may be the last of the article.
        self.document.tokens.get(head + 1).map(|next| self.packs.lexicon.classes(next.sym)).unwrap_or_default()
    }

    /// Reads "kata juru bicara Kremlin Dmitry Peskov" or "kata" + group.
    pub(super) fn report(&mut self, at: usize, group: usize) -> usize {
        let parent = self.current;
        let start = self.parse.groups[group].tokens.start;
        let end = self.parse.groups[group].tokens.end;
        let sym = self.document.tokens[self.parse.groups[group].head].sym;
        self.open(ClauseKind::Report, Some(parent), sym, start);
        self.clause().subject.push(group);
        self.parse.speakers.push(group);
        self.extend(end);
        at + 1
    }
}
