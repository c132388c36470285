//! What a deed is done for, read off its groups; whether it is but a body's session, and whether what was planned is called
//! off. Leaves roles to `fill`.

use super::Finder;
use crate::clauses::{ClauseKind, Parse};
use crate::events::Status;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::push;
use crate::names::EntityKind;
use crate::packs::{Country, FrameRules, Slot, WordClass};

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

    /// "sejumlah pengamat menilai X khawatir": whether the verb's clause is the content of what one says who has no part in the
    /// dealings of states.
    pub(super) fn observed(&self, site: &Site<'_>) -> bool {
        let parse = site.parse;
        let clause = &parse.clauses[site.clause];
        let watches = |&group: &usize| {
            let mut tokens = parse.groups[group].tokens.clone();
            tokens.any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Observer))
        };
        let above = clause.parent.filter(|_| clause.kind == ClauseKind::Complement).map(|parent| &parse.clauses[parent]);
        let told = above.is_some_and(|above| above.subject.iter().chain(&above.agent).any(watches));
        let own = clause.subject.iter().chain(&clause.agent).any(watches);
        site.group.is_none() && !own && (told || clause.kind == ClauseKind::Main && parse.speakers.iter().any(watches))
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
