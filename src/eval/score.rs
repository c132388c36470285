//! One article against its gold: counts that add up over articles, and what was missed, found too much or filled wrongly.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{FoundEvent, confused, found, matches, person_hits};
use super::figures::{Share, Tally};
use super::gold::{Gold, GoldEvent};
use super::names::{plain_name, tally};
use super::value::day_value;
use crate::events::Status;
use crate::timeline::Timeline;

/// What was found in one article.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its timeline, of this article alone.
    pub timeline: Timeline,
    /// The TIMEX3 values of its dates and times.
    pub dates: Vec<String>,
}

/// What there is to say of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is wrong.
    pub kind: NoteKind,
    /// The event type.
    pub event: String,
    /// The rest, on one line.
    pub text: String,
}

/// What is wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// It was found, and a slot is wrong.
    Slot,
    /// It was found and is not in the gold.
    Extra,
    /// It is in the gold and was not found.
    Missed,
    /// It was found as another type.
    Type,
}

/// The counts of one article.
#[derive(Debug, Clone, Default)]
pub struct ArticleScore {
    /// Its name.
    pub name: String,
    /// Events matched; events matched with status, date and states right.
    pub events: Tally,
    /// Events of which status, date and states are right too.
    pub full: Tally,
    /// Names and dates of the article, as sets.
    pub persons: Tally,
    /// Places.
    pub places: Tally,
    /// Organizations.
    pub organizations: Tally,
    /// Calendar points and ranges.
    pub dates: Tally,
    /// Among matched events, how often each slot is right.
    pub status: Share,
    /// The date.
    pub date: Share,
    /// The states.
    pub countries: Share,
    /// The place.
    pub place: Share,
    /// Persons of matched events.
    pub event_persons: Tally,
    /// The day of publication.
    pub published: Share,
    /// Events by type.
    pub by_type: BTreeMap<String, Tally>,
    /// Statuses of matched events, the gold's first.
    pub statuses: BTreeMap<(Status, Status), usize>,
    /// Types of events found as another type, the gold's first.
    pub types: BTreeMap<(String, String), usize>,
    /// What is wrong, event by event.
    pub notes: Vec<Note>,
}

/// Counts one article. Optional events of the gold are neither missed nor wrong.
pub fn score(name: &str, gold: &Gold, got: &Found) -> ArticleScore {
    let timeline = &got.timeline;
    let mut score = ArticleScore { name: name.to_string(), ..ArticleScore::default() };
    let of_kind = |kind: &'static str| timeline.entities.iter().filter(move |entity| entity.kind == kind);
    score.persons = tally(&gold.persons, of_kind("person"), true);
    score.places = tally(&gold.places, of_kind("place"), false);
    score.organizations = tally(&gold.organizations, of_kind("organization"), false);
    let said: BTreeSet<String> = gold.dates.iter().filter_map(|date| day_value(date.value.as_deref()?)).collect();
    let seen: BTreeSet<String> = got.dates.iter().filter_map(|value| day_value(value)).collect();
    score.dates = Tally { right: said.intersection(&seen).count(), system: seen.len(), gold: said.len() };
    if let Some(published) = &gold.published {
        let day = timeline.documents.first().and_then(|document| document.published.as_ref());
        let right = day.is_some_and(|day| day.date == *published || published.len() < 10 && day.date.starts_with(published));
        score.published.count(right);
    }
    score_events(gold, &found(timeline), &mut score);
    score
}

fn score_events(gold: &Gold, found: &[FoundEvent], score: &mut ArticleScore) {
    let pairs = matches(&gold.events, found);
    let of_gold: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let of_found: BTreeMap<usize, usize> = pairs.iter().map(|&(at, other)| (other, at)).collect();
    let optional = |at: usize| gold.events[at].optional;
    for &(at, other) in pairs.iter().filter(|(at, _)| !optional(*at)) {
        let full = score_slots(&gold.events[at], &found[other], score);
        score.events.right += 1;
        score.full.right += usize::from(full);
        score.by_type.entry(gold.events[at].kind.clone()).or_default().right += 1;
    }
    let counted = |other: usize| of_found.get(&other).is_none_or(|&at| !optional(at));
    for (_, event) in found.iter().enumerate().filter(|(other, _)| counted(*other)) {
        score.events.system += 1;
        score.by_type.entry(event.event.kind.clone()).or_default().system += 1;
    }
    for event in gold.events.iter().filter(|event| !event.optional) {
        score.events.gold += 1;
        score.by_type.entry(event.kind.clone()).or_default().gold += 1;
    }
    (score.full.system, score.full.gold) = (score.events.system, score.events.gold);
    let missed: Vec<&GoldEvent> = gold
        .events
        .iter()
        .enumerate()
        .filter(|(at, event)| !event.optional && !of_gold.contains_key(at))
        .map(|(_, event)| event)
        .collect();
    let extra: Vec<&FoundEvent> =
        found.iter().enumerate().filter(|(other, _)| !of_found.contains_key(other)).map(|(_, event)| event).collect();
    let confused: BTreeMap<usize, usize> = confused(&missed, &extra).into_iter().collect();
    for (&at, &other) in &confused {
        let types = (missed[at].kind.clone(), extra[other].event.kind.clone());
        let text = format!("found as {} by {} | {}", types.1, rule(extra[other]), missed[at].cue);
        score.notes.push(Note { kind: NoteKind::Type, event: types.0.clone(), text });
        *score.types.entry(types).or_default() += 1;
    }
    for event in &extra {
        let sentence = event.event.evidence.first().map(|one| one.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let days = event.event.date.as_ref().map_or("undated".to_string(), |date| date.start.to_string());
        let (status, states) = (status(event.event.status), states(&event.event.countries));
        let text = format!("{status} {states} {days}, by {} | {}", rule(event), sentence.unwrap_or_default());
        score.notes.push(Note { kind: NoteKind::Extra, event: event.event.kind.clone(), text });
    }
    for event in missed {
        let days = event.date.as_deref().unwrap_or("undated");
        let text = format!("{} {} {days} | {}", status(event.status), states(&event.countries), event.cue);
        score.notes.push(Note { kind: NoteKind::Missed, event: event.kind.clone(), text });
    }
}

/// Counts the slots of a matched event; whether status, date and states are all right.
fn score_slots(gold: &GoldEvent, found: &FoundEvent, score: &mut ArticleScore) -> bool {
    let got = found.event;
    let set = |states: &[crate::packs::Country]| states.iter().copied().collect::<BTreeSet<_>>();
    let right = [
        ("status", gold.status == got.status),
        ("date", gold.days() == found.days),
        ("countries", set(&gold.countries) == set(&got.countries)),
        ("place", same_place(gold.place.as_deref(), found)),
    ];
    let [status_right, date_right, countries_right, place_right] = right.map(|(_, right)| right);
    score.status.count(status_right);
    score.date.count(date_right);
    score.countries.count(countries_right);
    score.place.count(place_right);
    let persons = Tally { right: person_hits(gold, found), system: found.persons.len(), gold: gold.persons.len() };
    score.event_persons.add(persons);
    *score.statuses.entry((gold.status, got.status)).or_default() += 1;
    let wrong: Vec<&str> = right.iter().filter(|(_, right)| !right).map(|(slot, _)| *slot).collect();
    if !wrong.is_empty() {
        let days = |date: Option<String>| date.unwrap_or_else(|| "undated".to_string());
        let text = format!(
            "{}: gold {} {} {} {} | got {} {} {} {}, by {} | {}",
            wrong.join(", "),
            status(gold.status),
            states(&gold.countries),
            days(gold.date.clone()),
            gold.place.as_deref().unwrap_or("-"),
            status(got.status),
            states(&got.countries),
            days(found.days.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}/{to}") })),
            got.place.as_deref().unwrap_or("-"),
            rule(found),
            gold.cue
        );
        score.notes.push(Note { kind: NoteKind::Slot, event: gold.kind.clone(), text });
    }
    status_right && date_right && countries_right
}

/// Whether one of the two names is part of the other, or both are silent.
fn same_place(gold: Option<&str>, found: &FoundEvent) -> bool {
    match (gold, &found.place) {
        (None, None) => true,
        (Some(gold), Some(forms)) => {
            let name = plain_name(gold);
            forms.iter().any(|form| name.contains(form.as_str()) || form.contains(&name))
        }
        _ => false,
    }
}

fn rule<'a>(found: &FoundEvent<'a>) -> &'a str {
    found.event.evidence.first().map_or("-", |sentence| sentence.rule.as_str())
}

fn states(countries: &[crate::packs::Country]) -> String {
    countries.iter().map(|country| country.as_str()).collect::<Vec<_>>().join(" ")
}

/// A status as the gold writes it.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
    }
}
