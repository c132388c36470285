//! What a deed is done with and for, read off its groups: the unit of a number, the things, the aim; whether it is but a body's
//! session, and whether what was planned is called off. Leaves roles to `fill`.

use super::Finder;
use crate::clauses::{ClauseKind, Parse};
use crate::events::Status;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::push;
use crate::names::EntityKind;
use crate::packs::{Country, EventTypeRules, FrameRules, Slot, Sym, WordClass};
use crate::text::{Case, TokenKind};

/// Letters of a unit that a number can be glued to.
const LONGEST_UNIT: usize = 4;

impl Finder<'_> {
    /// "X hendak singgah di Y, tetapi *rencana itu* dibatalkan": what was planned last, in the same sentence or the one before, does
    /// not come about.
    pub(super) fn called_off(&mut self, parse: &Parse) {
        let class = |token: usize, class| self.packs.lexicon.is(self.document.tokens[token].sym, class);
        let points = |group: usize| {
            let group = &parse.groups[group];
            let bare = group.mentions.is_empty() && group.offices.is_empty();
            let plan = class(group.head, WordClass::Undertaking) && class(group.head, WordClass::Planning);
            plan && bare && group.tokens.clone().any(|token| class(token, WordClass::Demonstrative))
        };
        let over = parse.clauses.iter().find(|clause| {
            let [subject] = clause.subject.as_slice() else { return false };
            let verb = parse.predicate(clause).filter(|verb| !verb.modality.negated || class(verb.verb, WordClass::Negator));
            let cancels = verb.is_some_and(|verb| self.packs.lexicon.is(verb.sym, WordClass::Cancelling));
            clause.kind == ClauseKind::Main && cancels && points(*subject)
        });
        let Some(over) = over.map(|clause| clause.tokens.start) else { return };
        let start = self.document.tokens[over].span.start;
        let planned = self.out.drafts.iter_mut().rev().find(|draft| draft.mention.trigger.end <= start);
        let near = planned.filter(|draft| parse.sentence - draft.mention.sentence <= 1);
        if let Some(draft) = near.filter(|draft| draft.mention.status == Status::Planned && !draft.partial) {
            draft.mention.status = Status::Denied;
            draft.mention.because = "called off".to_string();
        }
    }

    /// Whether a place of a frame is that of a preposition of place.
    pub(super) fn locates(&self, slot: &Slot) -> bool {
        matches!(slot, Slot::Preposition(sym) if self.packs.clauses.location.contains(sym))
    }

    /// The unit that a number is glued to: "*USD*85", "*Rp*5".
    pub(super) fn unit(&self, token: usize) -> Option<Sym> {
        let known = &self.document.tokens[token];
        let word = Some(self.document.word(token)).filter(|_| known.sym == Sym::NONE && known.kind != TokenKind::Number)?;
        let digit = word.find(|mark: char| mark.is_ascii_digit()).filter(|&digit| digit > 0 && digit <= LONGEST_UNIT)?;
        let numeric = word[digit..].chars().all(|mark| mark.is_ascii_digit() || matches!(mark, '.' | ','));
        Some(self.packs.lexicon.get(&word[..digit].to_lowercase())).filter(|&sym| numeric && sym != Sym::NONE)
    }

    /// Words of what a verb's deed is done with, but those that only describe: "*rute penerbangan* baru".
    pub(super) fn things(&self, site: &Site<'_>, event_type: &EventTypeRules, arguments: &Arguments) -> Vec<String> {
        if !event_type.several || site.group.is_some() || site.trigger.clitic {
            return Vec::new();
        }
        let describes = [WordClass::Modifier, WordClass::Demonstrative, WordClass::Quantifier, WordClass::Adverb];
        let tokens = arguments.object_groups.iter().flat_map(|&group| site.parse.groups[group].tokens.clone());
        let words = tokens.filter(|&token| {
            let known = &self.document.tokens[token];
            known.case == Case::Lower && !self.packs.lexicon.classes(known.sym).any(&describes)
        });
        words.map(|token| self.document.word(token).to_string()).collect()
    }

    /// Whether a noun of meeting is that of a body which serves no state, with no sides of its own: "sidang Dewan Keamanan PBB".
    pub(super) fn session(&self, site: &Site<'_>, arguments: &Arguments) -> bool {
        let Some(group) = site.group.map(|group| &site.parse.groups[group]) else { return false };
        let body = |&mention: &usize| {
            let mention = &self.names.mentions[mention];
            let entity = &self.names.entities[mention.entity];
            let serves_none = entity.acts_for.is_none() && entity.country.is_none();
            mention.tokens.start >= site.end && entity.kind == EntityKind::Organization && serves_none
        };
        arguments.subject.countries.is_empty() && group.mentions.iter().any(body)
    }

    /// The states named in what it is done for: "mengirim pasukan untuk membantu X".
    pub(super) fn aim(&self, site: &Site<'_>, frame: &FrameRules) -> Vec<Country> {
        let parse = site.parse;
        let aims = parse.clauses.iter().filter(|c| c.kind == ClauseKind::Purpose && c.parent == Some(site.clause));
        let mut states = Vec::new();
        for clause in aims.filter(|c| frame.recipient.contains(&Slot::Preposition(c.link))) {
            for &group in &clause.objects {
                self.resolver.group(parse, group).countries.into_iter().for_each(|state| push(&mut states, state));
            }
        }
        states
    }
}
