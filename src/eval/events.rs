//! Which event of the gold is which that was found: one to one, best first.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::GoldEvent;
use super::names::{forms, is_named, words};
use super::value::{Days, overlap};
use crate::events::DateBasis;
use crate::packs::Country;
use crate::timeline::Timeline;
use crate::timeline::model::Event;

/// An event that was found, with what matching asks of it.
pub(super) struct FoundEvent<'a> {
    pub event: &'a Event,
    /// The persons who take part: the forms of each.
    pub persons: Vec<BTreeSet<String>>,
    /// The forms of its place.
    pub place: Option<BTreeSet<String>>,
    /// Its days, if something tells them.
    pub days: Option<Days>,
    /// The words of each of its sentences.
    sentences: Vec<BTreeSet<String>>,
}

/// The events of an article's timeline.
pub(super) fn found(timeline: &Timeline) -> Vec<FoundEvent<'_>> {
    let entities: BTreeMap<&str, _> = timeline.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let of_event = |event| {
        let event: &Event = event;
        let taking_part = event.participants.iter().filter_map(|one| entities.get(one.entity.as_str()));
        FoundEvent {
            event,
            persons: taking_part.filter(|entity| entity.kind == "person").map(|entity| forms(entity)).collect(),
            place: event.place.as_deref().and_then(|place| entities.get(place)).map(|entity| forms(entity)),
            days: event.date.as_ref().filter(|date| date.basis != DateBasis::Published).map(|date| (date.start, date.end)),
            sentences: event.evidence.iter().map(|sentence| words(&sentence.text).into_iter().collect()).collect(),
        }
    };
    timeline.events.iter().map(of_event).collect()
}

/// How many persons of a gold event take part in one that was found.
pub(super) fn person_hits(gold: &GoldEvent, found: &FoundEvent) -> usize {
    gold.persons.iter().filter(|name| found.persons.iter().any(|forms| is_named(name, forms, true))).count()
}

/// The greatest share of the cue's words that a sentence of the event has.
pub(super) fn cue_share(gold: &GoldEvent, found: &FoundEvent) -> f64 {
    let cue: BTreeSet<String> = words(&gold.cue).into_iter().collect();
    let shared = |sentence: &BTreeSet<String>| cue.intersection(sentence).count();
    found.sentences.iter().map(shared).max().unwrap_or(0) as f64 / cue.len().max(1) as f64
}

/// How well two events agree, whatever their types; `None` where they can't be one: fewer than half of the states shared, other
/// persons, other days.
fn agreement(gold: &GoldEvent, found: &FoundEvent) -> Option<f64> {
    let ours: BTreeSet<Country> = found.event.countries.iter().copied().collect();
    let theirs: BTreeSet<Country> = gold.countries.iter().copied().collect();
    let all = ours.union(&theirs).count();
    if all == 0 {
        return None;
    }
    let sides = ours.intersection(&theirs).count() as f64 / all as f64;
    if sides < 0.5 {
        return None;
    }
    let hits = person_hits(gold, found);
    if !gold.persons.is_empty() && !found.persons.is_empty() && hits == 0 {
        return None;
    }
    let days = gold.days();
    if let (Some(days), Some(other)) = (days, found.days)
        && !overlap(days, other)
    {
        return None;
    }
    let same_days = f64::from(u8::from(days == found.days));
    let same_status = f64::from(u8::from(gold.status == found.event.status));
    Some(sides + hits as f64 + same_days + same_status + 3.0 * cue_share(gold, found))
}

/// Pairs of events of one type, gold first, by position.
pub(super) fn matches(gold: &[GoldEvent], found: &[FoundEvent]) -> Vec<(usize, usize)> {
    pair(gold, found, |gold, found| if gold.kind == found.event.kind { agreement(gold, found) } else { None })
}

/// Pairs of events that differ in type and would match but for it, with a word of the cue in a sentence.
pub(super) fn confused(gold: &[&GoldEvent], found: &[&FoundEvent]) -> Vec<(usize, usize)> {
    pair(gold, found, |gold, found| {
        agreement(gold, found).filter(|_| gold.kind != found.event.kind && cue_share(gold, found) > 0.0)
    })
}

fn pair<G, F>(gold: &[G], found: &[F], agree: impl Fn(&G, &F) -> Option<f64>) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (at, one) in gold.iter().enumerate() {
        all.extend(found.iter().enumerate().filter_map(|(other, event)| Some((agree(one, event)?, at, other))));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut taken, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, at, other) in all {
        if !used.contains(&at) && !taken.contains(&other) {
            used.insert(at);
            taken.insert(other);
            pairs.push((at, other));
        }
    }
    pairs
}
