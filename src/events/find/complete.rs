//! Sides that the words of an event do not tell: from the speaker, from what stands around it, from the deed it points back to.
//! Leaves the pair of states that the article is about to `join`.

use super::Finder;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::{Party, push};
use crate::events::status::Verdict;
use crate::packs::format::Voice;
use crate::packs::{EventTypeRules, FrameRules, Slot, Sym, WordClass};

impl<'a> Finder<'a> {
    /// Fills sides that grammar leaves open from what stands beside the trigger.
    pub(super) fn complete(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        actor: &mut Party,
        recipient: &mut Party,
        verdict: &Verdict,
    ) {
        if event_type.speech && actor.is_empty() {
            // "…," kata X: the speaker is who says it.
            for &speaker in &verdict.speakers {
                actor.add(&self.resolver.group(site.parse, speaker));
            }
        }
        if actor.is_empty() && site.trigger.voice == Voice::Passive {
            // "tentara Korea Utara dikirim", "satelit Korea Utara diluncurkan": whose thing it is does it.
            actor.countries =
                arguments.object.countries.iter().copied().filter(|country| !recipient.countries.contains(country)).collect();
        }
        if arguments.refused && recipient.is_empty() && !actor.is_empty() {
            recipient.add(&arguments.bystander); // "menolak tawaran X"
        }
        let mut both = actor.countries.clone();
        both.extend(&recipient.countries);
        both.dedup();
        let one_sided = both.iter().collect::<std::collections::BTreeSet<_>>().len() < 2;
        if event_type.mutual && both.is_empty() && actor.is_empty() && recipient.is_empty() && !arguments.addressed.is_empty() {
            let (by, to) = (&arguments.bystander, &arguments.addressed);
            if by.countries.len() == 1 && !by.persons.is_empty() && to.countries.iter().any(|c| !by.countries.contains(c)) {
                *actor = by.clone();
                *recipient = to.clone();
            }
        } else if event_type.mutual && one_sided {
            let stranger = arguments.bystander.countries.iter().any(|country| !both.contains(country));
            if stranger {
                let others = std::mem::take(actor);
                *actor = arguments.bystander.clone();
                actor.places.clear();
                recipient.add(&others);
            }
        } else if actor.is_empty() && (!arguments.bystander.persons.is_empty() || event_type.speech) {
            actor.add(&arguments.bystander);
        }
    }

    /// Whether it is done to somebody who is told and of no other state: "memberikan bantuan kepada sepuluh pemenang".
    pub(super) fn elsewhere(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        recipient: &Party,
    ) -> bool {
        if event_type.mutual || !recipient.countries.is_empty() {
            return false;
        }
        let points = |group: usize| {
            let tokens = site.parse.groups[group].tokens.clone();
            tokens.clone().any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Demonstrative))
        };
        let named =
            |group: &usize| !site.parse.groups[*group].mentions.is_empty() || !site.parse.groups[*group].offices.is_empty();
        let object = frame.recipient.contains(&Slot::Object) && arguments.object_groups.iter().any(named);
        let asked = |sym: Sym| frame.recipient.contains(&Slot::Preposition(sym));
        let phrases = site.parse.clauses[site.clause].phrases.iter();
        object
            || phrases
                .filter(|phrase| asked(phrase.preposition) && phrase.token > site.token)
                .any(|phrase| phrase.groups.iter().any(|&group| !points(group)))
    }

    /// Whom an act of speech is about, where its words alone name none: what stands in its circumstances ("terlibat dalam
    /// pembunuhan di Kanada"), else the sides of the deed that it points back to ("mengecam langkah tersebut").
    pub(super) fn widen(&self, site: &Site<'_>, arguments: &Arguments, actor: &Party, recipient: &Party, content: &mut Party) {
        let told = |party: &Party| party.countries.iter().any(|country| !actor.countries.contains(country));
        if actor.countries.is_empty() {
            return;
        }
        let lexicon = &self.packs.lexicon;
        let class = |token: usize, class| lexicon.is(self.document.tokens[token].sym, class);
        // "pakta itu", "keputusan tersebut": a thing told before, not a man or a state
        let points = |group: usize| {
            let group = &site.parse.groups[group];
            let somebody = class(group.head, WordClass::PersonNoun) || class(group.head, WordClass::SideNoun);
            !somebody && group.tokens.clone().any(|token| class(token, WordClass::Demonstrative))
        };
        let own = arguments.object_groups.iter().copied().filter(|&group| Some(group) != site.group);
        let said = site.under().flat_map(|under| site.parse.clauses[under].subject.iter().copied());
        let pointed = own.chain(said).any(points);
        let known = told(recipient) || told(content);
        if known && !pointed {
            return;
        }
        let wide = site.content(&self.resolver, &[], true);
        if !known && told(&wide) {
            content.add(&wide);
        } else if pointed || site.trigger.clitic {
            self.resolver.last_deed().iter().for_each(|&country| push(&mut content.countries, country));
        }
    }
}
