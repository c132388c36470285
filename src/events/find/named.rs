//! Who does a deed where its words name no one but a copula does. Leaves pronouns, descriptions of persons known before and what
//! somebody is carried in to `refer`.

use super::Finder;
use crate::clauses::ClauseKind;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::Party;
use crate::names::EntityKind;
use crate::packs::format::Voice;
use crate::packs::{Country, EventTypeRules, WordClass};

impl Finder<'_> {
    /// Whom a copula names as the one of whom a relative clause tells: "pemimpin terakhir yang mengunjungi P ialah *X*".
    pub(super) fn identified(&self, site: &Site<'_>) -> Option<Party> {
        let parse = site.parse;
        let clause = &parse.clauses[site.clause];
        let told = clause.kind == ClauseKind::Relative && clause.subject_shared && site.group.is_none();
        let antecedent = clause.antecedent.filter(|_| told && site.trigger.voice != Voice::Passive)?;
        let above = &parse.clauses[clause.parent?];
        let copula = parse.predicate(above).filter(|verb| self.packs.lexicon.is(verb.sym, WordClass::Copula))?;
        let kind = |&mention: &usize| self.names.entities[self.names.mentions[mention].entity].kind;
        let named = parse.groups[antecedent].mentions.iter().any(|mention| kind(mention) == EntityKind::Person);
        if named || copula.modality.negated || !above.subject.contains(&antecedent) {
            return None;
        }
        let name = self.resolver.group(parse, *above.objects.first()?);
        (!name.persons.is_empty()).then_some(name)
    }

    /// Who meets the one with whom talks are told of without him: "*Pembicaraan dengan X* berlangsung Selasa". He of whom the
    /// paragraph tells.
    pub(super) fn other_talker(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        partner: &Party,
    ) -> Option<Party> {
        let talks = event_type.meets && event_type.mutual && site.group.is_some();
        let [state] = partner.countries[..] else { return None };
        if !talks || partner.persons.is_empty() || !arguments.bystander.is_empty() || !arguments.subject.is_empty() {
            return None;
        }
        let doer = self.resolver.doer_around(site.parse.sentence)?;
        let of_other = self.names.entities[doer].country.is_some_and(|country| country != state);
        of_other.then(|| self.resolver.person(doer))
    }

    /// The state of those who are received and only described: "*Rombongan itu* diterima Presiden X". The other one of the two that
    /// the article deals with.
    pub(super) fn guests_state(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        host: &Party,
    ) -> Option<Country> {
        let [state] = host.countries[..] else { return None };
        let [one, other] = self.resolver.pair_at_hand(true)[..] else { return None };
        let described = |&group: &usize| {
            let group = &site.parse.groups[group];
            let class = |token: usize, class| self.packs.lexicon.is(self.document.tokens[token].sym, class);
            let people = class(group.head, WordClass::PersonNoun) || class(group.head, WordClass::SideNoun);
            group.nameless && people && group.tokens.clone().any(|token| class(token, WordClass::Demonstrative))
        };
        let received = site.trigger.voice == Voice::Passive && event_type.meets && !host.persons.is_empty();
        let guests = !arguments.object_groups.is_empty() && arguments.object_groups.iter().all(described);
        let stranger = if state == one { Some(other) } else { Some(one).filter(|_| state == other) };
        stranger.filter(|_| received && guests)
    }

    /// Whose deed it is that is punished or answered: "sanksi terhadap X sebagai hukuman atas uji coba nuklir". The state that the
    /// sentence names last before it, else him to whom the deed told before was done.
    pub(super) fn answered(&self, site: &Site<'_>, event_type: &EventTypeRules) -> Option<Country> {
        let group = site.group.filter(|_| event_type.states == 1)?;
        let parse = site.parse;
        let answers = |phrase: &crate::clauses::Phrase| {
            phrase.groups.contains(&group) && self.packs.lexicon.is(phrase.preposition, WordClass::Answered)
        };
        parse.clauses.iter().flat_map(|clause| &clause.phrases).find(|phrase| answers(phrase))?;
        let before = parse.groups.iter().rev().filter(|known| known.tokens.end <= site.token);
        let mut before = before.flat_map(|known| known.mentions.iter().rev());
        let named = before.find_map(|&mention| self.names.entities[self.names.mentions[mention].entity].country);
        named.or_else(|| self.resolver.last_deed().last().copied())
    }
}
