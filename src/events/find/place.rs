//! Where an event happens: the goal of a journey, what a preposition of place governs, "di sana", "di ibu kota X"; and whether
//! a deed is aimed at a place rather than done in it. Leaves places of neighbouring events to the scene and to `join`.

use super::Finder;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::{Party, push};
use crate::names::{EntityKind, PlaceKind};
use crate::packs::{EventTypeRules, FrameRules, Slot, Sym, WordClass};

impl Finder<'_> {
    /// Where it happens: for a journey its goal, else what "di" governs.
    pub(super) fn place(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        recipient: &Party,
    ) -> Option<usize> {
        let located: Vec<&Party> = arguments
            .phrases
            .iter()
            .zip(&arguments.phrase_tokens)
            .filter(|((sym, _), token)| {
                (self.packs.clauses.location.contains(sym) || event_type.place.contains(sym)) && !self.beside(**token)
            })
            .filter(|(_, token)| !event_type.ahead || site.group.is_some() || **token < site.token)
            .filter(|(_, token)| !(event_type.speech || event_type.voiced) || !site.place_of_content(&self.resolver, **token))
            .map(|((_, party), _)| party)
            .collect();
        let mut at = Party::default();
        for party in &located {
            at.add(party);
        }
        if let Some(seat) = self.seat(site) {
            push(&mut at.places, seat);
        }
        if !event_type.place.is_empty() {
            // "meluncurkan satelit dari X": the preposition stands within the thing's group
            let mentions = arguments.object_groups.iter().flat_map(|&group| &site.parse.groups[group].mentions);
            for mention in mentions.map(|&mention| &self.names.mentions[mention]) {
                let before = self.document.tokens[mention.tokens.start.saturating_sub(1)].sym;
                if mention.kind == EntityKind::Place && event_type.place.contains(&before) {
                    push(&mut at.places, mention.entity);
                }
            }
        }
        if event_type.abroad {
            let mut goal = Party { places: recipient.places.clone(), ..Party::default() };
            goal.add(&at);
            let back = || {
                let clause = &site.parse.clauses[site.clause];
                let to = clause.phrases.iter().filter(|phrase| self.packs.lexicon.is(phrase.preposition, WordClass::Heading));
                to.flat_map(|phrase| &phrase.groups).find_map(|&group| self.place_pointed_to(site, group))
            };
            return self.resolver.finest_place(&goal).or_else(back);
        }
        self.resolver.finest_place(&at).or_else(|| {
            // "di sana": the place last spoken of
            let clause = &site.parse.clauses[site.clause];
            let located = clause.phrases.iter().filter(|phrase| self.packs.clauses.location.contains(&phrase.preposition));
            located.flat_map(|phrase| &phrase.groups).find_map(|&group| self.place_pointed_to(site, group))
        })
    }

    /// The place that a group points to: "sana" to the one told of last, "kota itu" to the town named last.
    fn place_pointed_to(&self, site: &Site<'_>, group: usize) -> Option<usize> {
        let group = &site.parse.groups[group];
        let is = |token: usize, class| self.packs.lexicon.is(self.document.tokens[token].sym, class);
        if is(group.head, WordClass::PlaceAnaphor) {
            return self.resolver.last_place();
        }
        let town = (group.head..group.tokens.end.min(group.head + 2)).any(|token| is(token, WordClass::Capital));
        let points = group.mentions.is_empty() && group.tokens.clone().any(|token| is(token, WordClass::Demonstrative));
        let before = self.names.mentions.partition_point(|mention| mention.tokens.start < group.tokens.start);
        let towns = self.names.mentions[..before].iter().rev().map(|mention| mention.entity);
        let kind = |&entity: &usize| matches!(self.names.entities[entity].place, Some(PlaceKind::City | PlaceKind::Capital));
        towns.filter(|_| town && points).find(kind)
    }

    /// The capital that "di ibu kota X" means, if the article names it too.
    fn seat(&self, site: &Site<'_>) -> Option<usize> {
        let clause = &site.parse.clauses[site.clause];
        let located = clause.phrases.iter().filter(|phrase| self.packs.clauses.location.contains(&phrase.preposition));
        located.flat_map(|phrase| &phrase.groups).find_map(|&group| {
            let head = site.parse.groups[group].head;
            let capital = (head..head + 2).any(|token| {
                self.document.tokens.get(token).is_some_and(|token| self.packs.lexicon.is(token.sym, WordClass::Capital))
            });
            let states = self.resolver.group(site.parse, group).countries;
            let seat = |entity: &usize| {
                let entity = &self.names.entities[*entity];
                entity.place == Some(PlaceKind::Capital) && entity.country.is_some_and(|country| states.contains(&country))
            };
            (0..self.names.entities.len()).find(seat).filter(|_| capital)
        })
    }

    /// Whether a phrase by one of the frame's prepositions of goal names a place.
    pub(super) fn leads_to_place(&self, site: &Site<'_>, frame: &FrameRules, arguments: &Arguments) -> bool {
        let goal = |sym: Sym| frame.goal.contains(&Slot::Preposition(sym));
        let named = arguments.phrases.iter().any(|(sym, party)| goal(*sym) && !party.places.is_empty());
        // "mengajak X ke Y": the asked one's journey is a clause of its own
        let below = site.below().flat_map(|index| &site.parse.clauses[index].phrases);
        let mut below = below.filter(|phrase| goal(phrase.preposition)).flat_map(|phrase| &phrase.groups);
        named || below.any(|&group| !self.resolver.group(site.parse, group).places.is_empty())
    }

    /// Whether a phrase by one of the frame's prepositions of aim names a place of another state.
    pub(super) fn aimed(&self, site: &Site<'_>, frame: &FrameRules, arguments: &Arguments, actor: &Party) -> bool {
        arguments.clauses.iter().flat_map(|&clause| &site.parse.clauses[clause].phrases).any(|phrase| {
            let aim = |slot: &Slot| *slot == Slot::Preposition(phrase.preposition);
            frame.no_goal.iter().any(aim)
                && phrase.groups.iter().any(|&group| {
                    let off = site.parse.groups[group]
                        .tokens
                        .clone()
                        .any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Offshore));
                    !off && self.resolver.group(site.parse, group).countries.iter().any(|state| !actor.countries.contains(state))
                })
        })
    }

    /// Whether a preposition of place is followed by another that leads away from the place named: "di atas X", "di dekat X".
    pub(super) fn beside(&self, preposition: usize) -> bool {
        let next = self.document.tokens.get(preposition + 1).map_or(Sym::NONE, |token| token.sym);
        self.packs.lexicon.is(next, WordClass::Preposition) && !self.packs.clauses.circumstance.contains(&next)
    }
}
