//! The day of a deed that another clause or sentence than its own tells: of words, that of the report before or after them
//! ("…," katanya pada 5 Desember); of a decision, that of the statement made of it ("Keputusan itu keluar pada Kamis").
//! Leaves the days of other events to the scene.

use super::{day_told, elsewhen, occasion};
use crate::article::BlockKind;
use crate::clauses::{Clause, ClauseKind, Parse};
use crate::dates::{Dates, Period, TimexKind};
use crate::events::find::Draft;
use crate::events::{DateBasis, EventDate, Role, Status};
use crate::names::{EntityKind, Names};
use crate::packs::format::Voice;
use crate::packs::{Country, Packs, WordClass};
use crate::text::Document;

/// Sentences of the story that tell its news.
const LEAD: usize = 2;

/// Sentences back within which one who speaks goes on speaking.
const SPEAKS_ON: usize = 3;

/// What an article says, for looking up its days.
pub(super) struct Told<'a> {
    pub packs: &'a Packs,
    pub document: &'a Document,
    pub dates: &'a Dates,
    pub names: &'a Names,
    /// The parses of its sentences, in order.
    pub parses: &'a [Parse],
}

impl Told<'_> {
    /// The day of an event without one, if a neighbouring sentence tells it.
    pub fn day(&self, draft: &Draft) -> Option<EventDate> {
        let mention = &draft.mention;
        let event_type = self.packs.events.event_type(&mention.event_type)?;
        let open = mention.date.is_none()
            && (draft.verbal || draft.stated)
            && !draft.old
            && !elsewhen(self.packs, self.document, self.dates, draft);
        if !open || mention.status != Status::Occurred {
            return None;
        }
        let spoken = (event_type.speech || event_type.voiced).then(|| self.said(draft)).flatten();
        let period = spoken.or_else(|| self.stated(draft))?;
        Some(EventDate { period, basis: DateBasis::Context, text: None })
    }

    /// Whether the one who acts in an event is the man of whom a sentence before it tells: its subject.
    pub fn goes_on(&self, draft: &Draft, before: usize) -> bool {
        let Some(parse) = self.parse(before) else { return false };
        let subjects = parse.clauses.iter().filter(|clause| clause.kind == ClauseKind::Main).flat_map(|clause| &clause.subject);
        let named: Vec<usize> = subjects.flat_map(|&group| self.persons(parse, group)).collect();
        draft.mention.participants.iter().any(|&(entity, role)| role == Role::Actor && named.contains(&entity))
    }

    /// The persons whom a group names, themselves or by their office.
    pub fn persons(&self, parse: &Parse, group: usize) -> Vec<usize> {
        self.named(parse, group).filter(|&entity| self.names.entities[entity].kind == EntityKind::Person).collect()
    }

    /// The place where a clause puts what it tells.
    pub fn located(&self, parse: &Parse, clause: &Clause) -> Option<usize> {
        let located = clause.phrases.iter().filter(|phrase| self.packs.clauses.location.contains(&phrase.preposition));
        let named = located.flat_map(|phrase| &phrase.groups).filter(|&&group| parse.groups[group].named_head);
        named.into_iter().find_map(|&group| self.place_of(parse, group))
    }

    /// The place that a group names.
    pub fn place_of(&self, parse: &Parse, group: usize) -> Option<usize> {
        self.named(parse, group).find(|&entity| self.names.entities[entity].kind == EntityKind::Place)
    }

    /// Who speaks in a group: the persons it names, or, where it names none, the states and bodies.
    fn entities(&self, parse: &Parse, group: usize) -> impl Iterator<Item = usize> + '_ {
        let persons = self.persons(parse, group);
        let named: Vec<usize> = if persons.is_empty() { self.named(parse, group).collect() } else { persons };
        named.into_iter()
    }

    fn named<'p>(&'p self, parse: &'p Parse, group: usize) -> impl Iterator<Item = usize> + 'p {
        let group = &parse.groups[group];
        let offices = group.offices.iter().filter_map(|&office| self.names.offices[office].person);
        offices.chain(group.mentions.iter().map(|&mention| self.names.mentions[mention].entity))
    }

    /// Gives a deed whose sentence says that it goes on with an occasion told before the day and the place of that.
    pub fn go_on(&self, drafts: &mut [Draft], index: usize) {
        let draft = &drafts[index];
        let within = self.packs.events.event_type(&draft.mention.event_type).is_some_and(|known| known.within);
        let open = draft.mention.date.is_none() && draft.mention.status == Status::Occurred;
        if !open || draft.pointing || draft.headline || draft.old || !(draft.stated || within && !draft.relative) {
            return;
        }
        let Some(link) = occasion::link(self, draft) else { return };
        let (date, place) = match occasion::host(&link, drafts, index) {
            Some(host) => (drafts[host].mention.date.clone(), drafts[host].mention.place),
            None if matches!(link, occasion::Link::Deed(_)) => return,
            None => (day_told(self.document, self.dates, draft.mention.sentence, false).map(|(_, day)| day), None),
        };
        let here = drafts[index].mention.sentence;
        let beside = || drafts[..index].iter().rev().take_while(|draft| draft.mention.sentence == here);
        let place = match link {
            occasion::Link::There => beside().find_map(|draft| draft.mention.place).or(place),
            _ => place,
        };
        let mention = &mut drafts[index].mention;
        mention.date = date.map(|date| EventDate { basis: DateBasis::Context, ..date });
        if !matches!(link, occasion::Link::Clock) {
            mention.place = mention.place.or(place);
        }
    }

    pub fn parse(&self, sentence: usize) -> Option<&Parse> {
        let at = self.parses.binary_search_by_key(&sentence, |parse| parse.sentence).ok()?;
        self.parses.get(at)
    }

    fn same_block(&self, one: usize, other: usize) -> bool {
        let block = |sentence: usize| self.document.sentences.get(sentence).map(|sentence| sentence.block_index);
        block(one).is_some() && block(one) == block(other)
    }

    /// The day on which the same speaker is reported to speak: in the sentence itself, the one after it, or one before it from
    /// which he goes on speaking.
    fn said(&self, draft: &Draft) -> Option<Period> {
        let mention = &draft.mention;
        let acting = mention.participants.iter().filter(|(_, role)| *role == Role::Actor);
        let speakers: Vec<usize> = acting.map(|&(entity, _)| entity).collect();
        if speakers.is_empty() {
            return None;
        }
        let here = mention.sentence;
        let day = |sentence: usize| {
            let parse = self.parse(sentence)?;
            parse.clauses.iter().filter(|clause| self.reports(parse, clause, &speakers)).find_map(|clause| self.day_of(clause))
        };
        let after = here.checked_add(1).filter(|&next| self.same_block(here, next));
        // Of the news that the lead tells in short, the day often stands with the words that follow it: "…," bunyi pernyataan itu, Sabtu.
        let lead = || {
            let heads = self.body().take(LEAD).any(|index| index == here);
            let named = |sentence: &usize| self.parse(*sentence).is_some_and(|parse| self.names_speaker(parse, &speakers));
            (here + 1..=here + SPEAKS_ON).filter(|_| heads).filter(named).find_map(day)
        };
        if let Some(found) = day(here).or_else(|| after.and_then(day)).or_else(lead) {
            return Some(found);
        }
        for before in (1..=SPEAKS_ON).map_while(|back| here.checked_sub(back)) {
            let parse = self.parse(before).filter(|_| self.same_block(here, before))?;
            if let Some(found) = day(before) {
                return Some(found);
            }
            let dated = self.dates.of_sentence(before).any(|mention| mention.period.is_some());
            let speaks = parse.clauses.iter().any(|clause| self.reports(parse, clause, &speakers));
            let cited = parse.speakers.iter().any(|&group| self.entities(parse, group).any(|entity| speakers.contains(&entity)));
            if dated || !(speaks || cited) {
                return None;
            }
        }
        None
    }

    /// Whether who says a sentence is one of these by name, or pointed to: "bunyi pernyataan kementerian tersebut".
    fn names_speaker(&self, parse: &Parse, speakers: &[usize]) -> bool {
        let points = |group: usize| {
            let mut tokens = parse.groups[group].tokens.clone();
            tokens.any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Demonstrative))
        };
        parse.speakers.iter().any(|&group| {
            let named: Vec<usize> = self.entities(parse, group).collect();
            if named.is_empty() { points(group) } else { named.iter().all(|entity| speakers.contains(entity)) }
        })
    }

    /// The sentences of the story's body.
    pub fn body(&self) -> impl Iterator<Item = usize> + '_ {
        self.document.story().filter(|(_, sentence)| sentence.block == BlockKind::Body).map(|(index, _)| index)
    }

    /// Whether a clause tells that one of these speaks, by name or by a pronoun.
    fn reports(&self, parse: &Parse, clause: &Clause, speakers: &[usize]) -> bool {
        let verb = parse.predicate(clause).map(|predicate| predicate.sym);
        let speaks = match verb {
            Some(verb) => clause.kind == ClauseKind::Main && self.packs.lexicon.is(verb, WordClass::Reporting),
            None => clause.kind == ClauseKind::Report,
        };
        let mut named = clause.subject.iter().flat_map(|&group| self.entities(parse, group));
        speaks && !clause.subject.is_empty() && named.all(|entity| speakers.contains(&entity))
    }

    /// The day that the next sentence gives of what this one tells: "Keputusan itu diambil pada Kamis".
    fn stated(&self, draft: &Draft) -> Option<Period> {
        let here = draft.mention.sentence;
        let parse = self.parse(here + 1).filter(|_| draft.mention.main_clause && self.same_block(here, here + 1))?;
        let clause = parse.clauses.first().filter(|clause| clause.kind == ClauseKind::Main && !clause.quoted)?;
        let predicate = parse.predicate(clause)?;
        let classes = self.packs.lexicon.classes(predicate.sym);
        let told = classes.any(&[WordClass::Happening, WordClass::LightDone, WordClass::Reporting, WordClass::Issued]);
        let [subject] = clause.subject.as_slice() else { return None };
        let group = &parse.groups[*subject];
        let class = |token: usize| self.packs.lexicon.classes(self.document.tokens[token].sym);
        let thing = group.mentions.is_empty() && !class(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun]);
        let points = group.tokens.clone().any(|token| class(token).has(WordClass::Demonstrative));
        let undergoes = predicate.voice != Some(Voice::Active) && !predicate.modality.negated && !predicate.modality.future;
        (told && thing && points && undergoes).then(|| self.day_of(clause)).flatten()
    }

    /// Gives a deed the day and the place that the next sentence tells of it by its noun: "Penandatanganan berlangsung di X".
    pub fn held(&self, draft: &mut Draft) {
        let mention = &draft.mention;
        let open = (mention.date.is_none() || mention.place.is_none()) && draft.verbal && !draft.headline && !draft.old;
        let here = mention.sentence;
        if !open || !matches!(mention.status, Status::Occurred | Status::Planned) || !self.same_block(here, here + 1) {
            return;
        }
        let Some(parse) = self.parse(here + 1) else { return };
        let Some(clause) = parse.clauses.first().filter(|clause| clause.kind == ClauseKind::Main && !clause.quoted) else {
            return;
        };
        let [subject] = clause.subject.as_slice() else { return };
        let group = &parse.groups[*subject];
        let same = |trigger: &crate::packs::Trigger| {
            let rules = &self.packs.events;
            trigger.voice == Voice::Noun && rules.types[rules.frames[trigger.frame].event_type].name == mention.event_type
        };
        let deed = self.packs.events.triggers(self.document.tokens[group.head].sym).iter().any(same) && group.mentions.is_empty();
        let held = parse.predicate(clause).is_some_and(|verb| {
            let classes = self.packs.lexicon.classes(verb.sym);
            !verb.modality.negated && classes.any(&[WordClass::TakingPlace, WordClass::Happening])
        });
        if !deed || !held {
            return;
        }
        let place = self.located(parse, clause);
        let day = self.day_of(clause).map(|period| EventDate { period, basis: DateBasis::Context, text: None });
        let mention = &mut draft.mention;
        mention.date = mention.date.take().or(day);
        mention.place = mention.place.or(place);
    }

    /// The place where the main clause of a sentence puts what it tells.
    pub fn place_told(&self, sentence: usize) -> Option<usize> {
        let parse = self.parse(sentence)?;
        parse.clauses.first().filter(|clause| clause.kind == ClauseKind::Main).and_then(|clause| self.located(parse, clause))
    }

    /// Whether a sentence goes on with the news that the lead tells of its states.
    pub fn leads_on(&self, draft: &Draft, before: usize) -> bool {
        let first = self.body().take(LEAD).any(|index| index == before);
        let of = |state: &Country| draft.mention.countries.contains(state);
        first
            && self.names.mentions.iter().any(|mention| {
                self.document.sentences[before].span.contains(mention.span)
                    && self.names.entities[mention.entity].country.as_ref().is_some_and(of)
            })
    }

    /// The day that a clause tells.
    pub fn day_of(&self, clause: &Clause) -> Option<Period> {
        let mentions = clause.dates.iter().map(|&(date, _)| &self.dates.mentions[date]);
        mentions.filter(|mention| matches!(mention.kind, TimexKind::Date | TimexKind::Time)).find_map(|mention| mention.period)
    }
}
