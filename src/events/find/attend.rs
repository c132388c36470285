//! Who takes part in an event: those whom its roles name, who brings what another gives, who stands by.
//! Leaves those whom a neighbouring event brings together to the scene.

use super::Finder;
use crate::clauses::{Clause, ClauseKind};
use crate::events::Role;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::{Party, push};
use crate::packs::{EventTypeRules, FrameRules, Slot, WordClass};

impl Finder<'_> {
    /// Whether those who do it are told as persons: an office, a pronoun, a noun such as "delegasi".
    pub(super) fn names_persons(&self, site: &Site<'_>, frame: &FrameRules, arguments: &Arguments) -> bool {
        let personal = [WordClass::PersonNoun, WordClass::PronounSingular, WordClass::PronounPlural, WordClass::PronounSpeaker];
        let objects = frame.actor.contains(&Slot::Object).then_some(&arguments.object_groups);
        // "melakukan kunjungan": who does it is the subject of the verb that governs the noun
        let governing = site.group.filter(|_| site.governs_clause).map(|_| &site.parse.clauses[site.clause].subject);
        let subjects = arguments.subject_groups.iter().chain(governing.into_iter().flatten());
        subjects.chain(objects.into_iter().flatten()).chain(&site.group).any(|&group| {
            let group = &site.parse.groups[group];
            !group.offices.is_empty()
                || group.tokens.clone().any(|token| self.packs.lexicon.classes(self.document.tokens[token].sym).any(&personal))
        })
    }

    /// Persons through whom it is done or who stand by: "melalui X", "disaksikan X", "dipimpin X".
    pub(super) fn attendants(&self, site: &Site<'_>, event_type: &EventTypeRules) -> Vec<usize> {
        let parse = site.parse;
        let mut persons = Vec::new();
        if event_type.speech || site.group.is_some() && !site.governs_clause {
            return persons;
        }
        let class = |sym, class| self.packs.lexicon.is(sym, class);
        let through = parse.clauses[site.clause].phrases.iter().filter(|phrase| class(phrase.preposition, WordClass::Through));
        let attended = |clause: &&Clause| {
            let beside = clause.kind == ClauseKind::Main && clause.subject_shared && clause.coordinate_of == Some(site.clause);
            beside && parse.predicate(clause).is_some_and(|verb| class(verb.sym, WordClass::Attended))
        };
        let groups = parse.clauses.iter().filter(attended).flat_map(|clause| &clause.agent);
        let named = |group: &usize| parse.groups[*group].somebody || parse.groups[*group].named_head;
        // "lewat jalur presiden X": a way, not a man
        let through = through.filter(|phrase| phrase.groups.first().is_some_and(named)).flat_map(|phrase| &phrase.groups);
        for &group in through.chain(groups).filter(|group| named(group)) {
            self.resolver.group(parse, group).persons.into_iter().for_each(|person| push(&mut persons, person));
        }
        persons
    }

    /// Of those of whom something is said, the persons themselves: not whose deed, rule or likeness is spoken of.
    /// He whose rule or courage is praised is praised himself.
    pub(super) fn persons_meant(&self, site: &Site<'_>, event_type: &EventTypeRules, party: &Party) -> Vec<usize> {
        let side = |token: usize| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::SideNoun);
        let meant = |person: &usize| {
            let mut groups =
                site.parse.groups.iter().filter(|group| self.resolver.range(group, group.tokens.start).persons.contains(person));
            groups.clone().next().is_none()
                || groups.any(|group| group.somebody || group.named_head || event_type.voiced && !side(group.head))
        };
        party.persons.iter().copied().filter(meant).collect()
    }

    pub(super) fn participants(&self, actor: &Party, recipient: &Party, others: &[usize]) -> Vec<(usize, Role)> {
        let mut out: Vec<(usize, Role)> = Vec::new();
        let mut add = |entities: &[usize], role: Role| {
            for &entity in entities {
                if !out.iter().any(|&(known, _)| known == entity) {
                    out.push((entity, role));
                }
            }
        };
        let state = |party: &Party| -> Vec<usize> {
            party
                .places
                .iter()
                .chain(&party.organizations)
                .copied()
                .filter(|&e| {
                    let entity = &self.names.entities[e];
                    entity.acts_for.is_some() || entity.international && party.countries.is_empty()
                })
                .collect()
        };
        add(&actor.persons, Role::Actor);
        if actor.persons.is_empty() {
            add(&state(actor), Role::Actor);
        }
        add(&recipient.persons, Role::Recipient);
        if recipient.persons.is_empty() {
            add(&state(recipient), Role::Recipient);
        }
        add(others, Role::Other);
        out
    }
}
