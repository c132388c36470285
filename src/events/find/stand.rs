//! How a mention stands in its sentence: as what the sentence states, as the occasion of something else, as what was asked
//! before, as what points back. Leaves to `status` how real it is.

use super::{Draft, Finder};
use crate::clauses::ClauseKind;
use crate::events::fill::{Arguments, Site};
use crate::events::refer::Party;
use crate::events::status::Verdict;
use crate::packs::format::Voice;
use crate::packs::{Country, EventTypeRules, FrameRules, Sym, WordClass};

/// Marks that end a sentence, and how near its end one must stand: a bracket or a quotation mark may follow it.
const CLOSING: [char; 4] = ['.', '!', '?', '…'];
const ENDS_WITHIN: usize = 3;

impl Finder<'_> {
    /// Whether a main clause states it, or, of what is done by saying so, what a main clause says.
    pub(super) fn stated(&self, site: &Site<'_>, event_type: &EventTypeRules) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let main = |index: usize| {
            let above = &site.parse.clauses[index];
            let says = site.parse.predicate(above).is_some_and(|verb| {
                self.packs.lexicon.is(verb.sym, WordClass::Reporting) && !verb.modality.negated && !verb.modality.future
            });
            above.kind == ClauseKind::Main && says
        };
        let said = event_type.voiced && clause.kind == ClauseKind::Complement && clause.parent.is_some_and(main);
        (site.group.is_none() || site.governs_clause) && (clause.kind == ClauseKind::Main || said)
    }

    /// Whether a sentence states in the passive that something is done and tells nobody who does it: "Komisi bersama akan dibentuk".
    pub(super) fn done_by_unnamed(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        recipient: &Party,
    ) -> bool {
        let plain = !event_type.speech && !event_type.meets && !event_type.voiced && !frame.in_person && !frame.reversed;
        let passive = site.group.is_none() && site.trigger.voice == Voice::Passive;
        let clause = &site.parse.clauses[site.clause];
        plain && passive && recipient.is_empty() && clause.agent.is_empty() && self.stated(site, event_type)
    }

    /// Whether the trigger is a verb or the head of its group, in a sentence that ends as one.
    pub(super) fn whole(&self, site: &Site<'_>) -> bool {
        let span = self.document.sentences[site.parse.sentence].span;
        let text = self.document.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let ends = text.chars().rev().take(ENDS_WITHIN).any(|last| CLOSING.contains(&last));
        ends && site.group.is_none_or(|group| site.parse.groups[group].head == site.token)
    }

    /// Whom an act of speech is about that tells nobody and follows another of the same speaker: "X menyesalkan langkah Y | dan
    /// mengancam akan membalas".
    pub(super) fn said_beside(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        actor: &Party,
    ) -> Option<Vec<Country>> {
        let clause = &site.parse.clauses[site.clause];
        let follows = site.group.is_none() && clause.subject_shared && clause.coordinate_of.is_some();
        let names = |&group: &usize| {
            let group = &site.parse.groups[group];
            !group.mentions.is_empty() || group.somebody
        };
        let bare = !arguments.object_groups.iter().chain(clause.phrases.iter().flat_map(|phrase| &phrase.groups)).any(names);
        if event_type.lone || !follows || !bare || actor.countries.is_empty() {
            return None;
        }
        let mut told = self.out.drafts.iter().rev().take_while(|draft| draft.mention.sentence == site.parse.sentence);
        let before = told.find(|draft| {
            let speech = self.packs.events.event_type(&draft.mention.event_type).is_some_and(|known| known.speech);
            speech && draft.verbal && draft.actors == actor.countries
        })?;
        let others: Vec<Country> =
            before.mention.countries.iter().copied().filter(|state| !actor.countries.contains(state)).collect();
        (!others.is_empty()).then_some(others)
    }

    /// Whether the trigger stands in the circumstances of its clause, or as what the clause is about.
    pub(super) fn is_occasion(&self, site: &Site<'_>) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let Some(group) = site.group else { return clause.kind == ClauseKind::Time };
        let rules = &self.packs.clauses;
        let circumstance = |sym: Sym| {
            rules.circumstance.contains(&sym)
                || rules.is_simultaneous(sym)
                || self.packs.lexicon.classes(sym).any(&[WordClass::Around, WordClass::TimeLinker])
        };
        clause.subject.contains(&group)
            || clause.phrases.iter().any(|phrase| phrase.groups.contains(&group) && circumstance(phrase.preposition))
    }

    /// Whether the trigger is the noun of what another deed follows: "tiba atas undangan X", "memenuhi undangan X".
    pub(super) fn presupposed(&self, site: &Site<'_>, event_type: &EventTypeRules) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let met = || {
            let verb = site.parse.predicate(clause).map_or(Sym::NONE, |predicate| predicate.sym);
            self.packs.lexicon.is(verb, WordClass::Fulfilling)
        };
        event_type.ahead
            && site.group.is_some_and(|group| clause.phrases.iter().any(|phrase| phrase.groups.contains(&group)) || met())
    }

    /// Whether a verb of speech has a thing as its subject that is neither man nor state nor words, and another says so of it.
    pub(super) fn judged(&self, site: &Site<'_>, verdict: &Verdict) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let thing = |&group: &usize| {
            let group = &site.parse.groups[group];
            let classes = self.packs.lexicon.classes(self.document.tokens[group.head].sym);
            let speaks = classes.any(&[WordClass::PersonNoun, WordClass::SideNoun, WordClass::Utterance, WordClass::Government]);
            !group.somebody && !group.named_head && group.offices.is_empty() && !speaks
        };
        let own = |speaker: &usize| clause.subject.contains(speaker);
        !clause.subject.is_empty()
            && clause.kind == ClauseKind::Complement
            && clause.subject.iter().all(thing)
            && verdict.speakers.iter().any(|speaker| !own(speaker))
    }

    /// Whether the trigger's group points back: "kunjungan itu".
    pub(super) fn points_back(&self, site: &Site<'_>) -> bool {
        site.group.is_some_and(|group| {
            let tokens = site.parse.groups[group].tokens.clone();
            let is = |token: usize, class| self.packs.lexicon.is(self.document.tokens[token].sym, class);
            // "pertemuan hari Rabu itu": the day stands between
            let day = self.dates.mentions.partition_point(|date| date.tokens.start < tokens.end);
            let day = self.dates.mentions.get(day).filter(|date| date.tokens.start == tokens.end);
            let behind = day.map(|date| date.tokens.end).filter(|&token| token < self.document.tokens.len());
            let within = tokens.filter(|&token| token >= site.end).any(|token| {
                is(token, WordClass::Demonstrative) && !is(token - 1, WordClass::Kindred) // not "semacam itu"
            });
            within || behind.is_some_and(|token| is(token, WordClass::Demonstrative))
        })
    }

    /// Whether those who do it do it to each other: "saling tuding".
    pub(super) fn each_other(&self, site: &Site<'_>) -> bool {
        let predicate = site.parse.predicate(&site.parse.clauses[site.clause]).map_or(0..0, |predicate| predicate.tokens.clone());
        let words = predicate
            .chain(site.token..site.end)
            .chain(site.group.into_iter().flat_map(|group| site.parse.groups[group].tokens.clone()));
        words.into_iter().any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Reciprocal))
    }

    /// Whether a deed is but what another of its type, told of the same sentence, is done for: "mengirim pasukan untuk merebut X".
    pub(super) fn aim_of_same(&self, site: &Site<'_>, event_type: &EventTypeRules) -> bool {
        let clauses = &site.parse.clauses;
        let mut at = site.clause;
        let mut aim = false;
        for _ in 0..clauses.len() {
            let Some(parent) = clauses[at].parent.filter(|_| site.group.is_none()) else { return false };
            match clauses[at].kind {
                ClauseKind::Purpose => aim = true,
                ClauseKind::Complement if aim || at == site.clause => {}
                _ => return false,
            }
            at = parent;
            let verb = site.parse.predicate(&clauses[at]).map(|predicate| self.document.tokens[predicate.verb].span.start);
            let told = self.out.drafts.iter().rev().take_while(|draft| draft.mention.sentence == site.parse.sentence);
            let same = |draft: &Draft| draft.mention.event_type == event_type.name && Some(draft.mention.trigger.start) == verb;
            if aim && told.into_iter().any(same) {
                return true;
            }
        }
        false
    }
}
