//! Bodies of states as sides: they have no state of their own, so what one deals with a state names that state alone.
//! Leaves to `topic` for whom that is enough.

use super::{Draft, Finder};
use crate::clauses::ClauseKind;
use crate::events::fill::Site;
use crate::events::refer::Party;
use crate::events::{LostFrame, Role};
use crate::names::{EntityKind, Names};
use crate::packs::format::Voice;
use crate::packs::{EventTypeRules, Packs};
use crate::topic::Topic;

impl Finder<'_> {
    /// "Uni Eropa mengecam X", "X menemui Sekjen NATO": whether one side is a state and the other a body of states, or a man who
    /// serves none, and a verb tells it.
    pub(super) fn with_body(&self, site: &Site<'_>, event_type: &EventTypeRules, actor: &Party, recipient: &Party) -> bool {
        let speaks = event_type.speech || event_type.voiced;
        let body = |party: &Party| {
            let international =
                |&body: &usize| self.names.entities[body].international && !(speaks && self.names_a_deal(site, body));
            party.countries.is_empty() && party.organizations.iter().any(international) || self.of_none(party)
        };
        let state = |party: &Party| party.countries.len() == 1 && !party.anaphoric;
        let kind = site.parse.clauses[site.clause].kind;
        event_type.states == 2
            && matches!(kind, ClauseKind::Main | ClauseKind::Complement)
            && (site.group.is_none() || site.governs_clause)
            && (body(actor) && state(recipient) || state(actor) && body(recipient))
    }

    /// "mendukung kerja sama keamanan AUKUS": whether the sentence names a body but as that by which a deal of states is called, so
    /// that nobody is spoken of.
    fn names_a_deal(&self, site: &Site<'_>, body: usize) -> bool {
        let deal = |head: usize| {
            let triggers = self.packs.events.triggers(self.document.tokens[head].sym);
            triggers.iter().any(|trigger| trigger.voice == Voice::Noun && self.packs.events.type_of(trigger).mutual)
        };
        let named = site.parse.groups.iter().flat_map(|group| {
            let mentions = group.mentions.iter().map(|&mention| &self.names.mentions[mention]);
            mentions.filter(|mention| mention.entity == body).map(|mention| (group.head, mention.tokens.start))
        });
        named.clone().next().is_some() && named.clone().all(|(head, start)| head < start && deal(head))
    }

    /// Whether a body that serves no state does it, or who is at its head takes part.
    pub(super) fn stateless(&self, actor: &Party, recipient: &Party) -> bool {
        let told = !actor.organizations.is_empty() || !actor.places.is_empty();
        actor.countries.is_empty() && actor.persons.is_empty() && told || self.of_none(actor) || self.of_none(recipient)
    }

    /// Whether a side is a known man who serves no state.
    fn of_none(&self, party: &Party) -> bool {
        let serves_none = |&person: &usize| {
            let person = &self.names.entities[person];
            person.known && person.country.is_none()
        };
        party.countries.is_empty() && party.persons.iter().any(serves_none)
    }
}

/// What a topic wants of deeds that name one state alone: two states' dealings have no such deeds, but half told ones can say more of
/// others. What is said to or by a body is none of those.
pub(in crate::events) fn fit_topic(packs: &Packs, drafts: &mut Vec<Draft>, lost: &mut Vec<LostFrame>, topic: &Topic) {
    if topic.is_any() {
        return;
    }
    let speech = |draft: &Draft| packs.events.types[packs.events.frames[draft.frame].event_type].speech;
    for draft in drafts.extract_if(.., |draft| draft.with_body && speech(draft)) {
        lost.push(draft.lost());
    }
    for draft in drafts.iter_mut().filter(|draft| draft.with_body) {
        draft.partial = true;
        draft.with_body = false;
    }
}

/// Whether two mentions of deeds with bodies can be of one: they share a body or its head.
pub(in crate::events) fn share_body(names: &Names, one: &Draft, other: &Draft) -> bool {
    let stateless = |&(entity, _): &(usize, Role)| {
        let known = &names.entities[entity];
        known.country.is_none() && known.kind != EntityKind::Place
    };
    let of_other = |entity: usize| other.mention.participants.iter().any(|&(known, _)| known == entity);
    one.mention.participants.iter().filter(|part| stateless(part)).any(|&(entity, _)| of_other(entity))
}
