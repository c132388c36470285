//! An article's gold as the timeline that newsctl would give if it had found just that: right mentions, so that joining can be
//! measured for itself. Who a name means is what newsctl knows of it from the article.

use std::collections::BTreeMap;

use super::gold::{Gold, GoldEvent};
use super::names::{forms, is_named};
use super::value::days;
use crate::dates::Precision;
use crate::events::{DateBasis, Role};
use crate::packs::{Packs, slug};
use crate::timeline::Timeline;
use crate::timeline::model::{Document, Event, Evidence, Generator, Named, Participant, Published, Report, SCHEMA, When};

/// The timeline of the gold's events. `own` is what newsctl found in the article, `name` becomes the article's id.
pub(super) fn right_mentions(packs: &Packs, name: &str, gold: &Gold, own: &Timeline) -> Timeline {
    let mut names = Names { own, named: BTreeMap::new() };
    let events = gold.events.iter().enumerate().map(|(number, event)| right(packs, name, number, event, &mut names)).collect();
    let document = Document {
        published: gold.published.as_ref().map(|date| Published {
            date: date.clone(),
            precision: precision(date),
            basis: "option".to_string(),
            text: None,
        }),
        entities: Some(names.named.into_values().collect()),
        ..Document::unread(name.to_string(), name.to_string())
    };
    Timeline {
        schema: SCHEMA.to_string(),
        generator: Generator { name: String::new(), version: String::new(), packs: Vec::new() },
        topic: Vec::new(),
        documents: vec![document],
        entities: Vec::new(),
        events,
    }
}

/// The names of an article's gold, by id.
struct Names<'a> {
    own: &'a Timeline,
    named: BTreeMap<String, Named>,
}

impl Names<'_> {
    /// The id of the entity that a name means.
    fn id(&mut self, kind: &str, name: &str) -> String {
        let known = self.own.entities.iter().filter(|entity| entity.kind == kind);
        let named = match known.clone().find(|entity| is_named(name, &forms(entity), kind == "person")) {
            Some(entity) => Named {
                id: entity.id.clone(),
                name: entity.name.clone(),
                country: entity.country,
                place: entity.place.clone(),
                within: entity.within.clone(),
                roles: Vec::new(),
                aliases: entity.aliases.clone(),
                duties: Vec::new(),
                mentions: 1,
            },
            None => Named {
                id: format!("{kind}/{}", slug(name)),
                name: name.to_string(),
                country: None,
                place: None,
                within: None,
                roles: Vec::new(),
                aliases: Vec::new(),
                duties: Vec::new(),
                mentions: 1,
            },
        };
        let id = named.id.clone();
        self.named.entry(id.clone()).or_insert(named);
        id
    }
}

/// Code points from one cue to the next, more than a cue has.
const APART: u32 = 10_000;

fn right(packs: &Packs, article: &str, number: usize, gold: &GoldEvent, names: &mut Names) -> Event {
    let known = packs.events.event_type(&gold.kind);
    let date = gold.date.as_deref().and_then(when);
    let persons = gold.persons.iter().map(|name| Participant { entity: names.id("person", name), role: Role::Other });
    let participants: Vec<Participant> = persons.collect();
    let place = gold.place.as_deref().map(|name| names.id("place", name));
    // An article's events keep their order and stay apart, whatever their words.
    let text = if gold.cue.is_empty() { &gold.kind } else { &gold.cue };
    let start = u32::try_from(number).unwrap_or(u32::MAX / APART).min(u32::MAX / APART - 1) * APART;
    let end = start.saturating_add(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
    let evidence = Evidence {
        document: article.to_string(),
        report: 0,
        start,
        end,
        text: text.clone(),
        // No word of a cue is known to be but the type's.
        trigger: (start, start.saturating_add(1)),
        status: gold.status,
        date: date.clone(),
        rule: String::new(),
        clarity: 0,
    };
    let report = Report {
        id: String::new(),
        document: article.to_string(),
        status: gold.status,
        date,
        countries: gold.countries.clone(),
        participants,
        place,
        attribution: Vec::new(),
        ambiguous: false,
    };
    Event::told_once(gold.kind.clone(), known.is_some_and(|known| known.mutual), report, evidence)
}

/// The day of a value of the gold; that gold was read means that it is one.
fn when(value: &str) -> Option<When> {
    let (start, end) = days(value)?;
    Some(When { start, end, precision: precision(value), basis: DateBasis::Expression, text: None })
}

/// How finely a value of the gold names its days.
fn precision(value: &str) -> Precision {
    match (value.contains('/'), value.contains('W'), value.len()) {
        (true, ..) => Precision::Range,
        (_, true, _) => Precision::Week,
        (.., 4) => Precision::Year,
        (.., 7) => Precision::Month,
        _ => Precision::Day,
    }
}
