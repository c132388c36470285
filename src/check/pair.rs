//! Finds which event of one timeline is which of another. Events that are alike in every field are paired first, so that only
//! what differs is weighed; of the rest the pairs that have most in common are taken one by one.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, Value};
use crate::timeline::model::{Event, Evidence};

/// An event as pairing sees it.
pub(super) struct Facts<'a> {
    pub event: &'a Event,
    pub item: &'a Item,
    /// Its sentences: the document as both timelines know it, where the sentence begins, and the sentence.
    pub sentences: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(event: &'a Event, item: &'a Item, document: impl Fn(&'a Evidence) -> &'a str) -> Self {
        let sentences = event.evidence.iter().map(|sentence| (document(sentence), sentence.text.as_str())).collect();
        Self { event, item, sentences }
    }
}

/// Pairs of positions, each at most once, in the order of the first.
pub(super) fn pairs(expected: &[Facts], got: &[Facts]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut free: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, facts) in got.iter().enumerate().rev() {
        free.entry(key(facts.item)).or_default().push(at);
    }
    let mut left = Vec::new();
    for (at, facts) in expected.iter().enumerate() {
        match free.get_mut(&key(facts.item)).and_then(Vec::pop) {
            Some(same) => pairs.push((at, same)),
            None => left.push(at),
        }
    }
    let rest: Vec<usize> = free.into_values().flatten().collect();
    // Two can only be one if they share a sentence, or their type and sides.
    let mut by_sentence: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut by_sides: BTreeMap<(&str, Vec<&str>), Vec<usize>> = BTreeMap::new();
    for &at in &rest {
        got[at].sentences.iter().for_each(|sentence| by_sentence.entry(*sentence).or_default().push(at));
        by_sides.entry(sides(got[at].event)).or_default().push(at);
    }
    let mut weighed: Vec<(u32, usize, usize)> = Vec::new();
    for &at in &left {
        let near = expected[at].sentences.iter().filter_map(|sentence| by_sentence.get(sentence));
        let near = near.chain(by_sides.get(&sides(expected[at].event))).flatten();
        for other in near.copied().collect::<BTreeSet<_>>() {
            if let Some(points) = points(&expected[at], &got[other]) {
                weighed.push((points, at, other));
            }
        }
    }
    weighed.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for (_, at, other) in weighed {
        if !used.contains(&at) && !taken.contains(&other) {
            used.insert(at);
            taken.insert(other);
            pairs.push((at, other));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn key(item: &Item) -> String {
    format!("{item:?}")
}

fn sides(event: &Event) -> (&str, Vec<&str>) {
    let mut sides: Vec<&str> = event.countries.iter().map(|country| country.as_str()).collect();
    sides.sort_unstable();
    (&event.kind, sides)
}

/// How much two events have in common, `None` if too little to be one.
fn points(a: &Facts, b: &Facts) -> Option<u32> {
    let shared = a.sentences.intersection(&b.sentences).count();
    let same_trigger = a.event.evidence.iter().any(|one| {
        b.event.evidence.iter().any(|other| one.text == other.text && one.trigger.0 - one.start == other.trigger.0 - other.start)
    });
    let alike = a.item.iter().zip(b.item).filter(|((_, one), (_, other))| one == other && *one != Value::One(None)).count();
    let same_type = a.event.kind == b.event.kind;
    let persons = |event: &Event| -> BTreeSet<String> { event.participants.iter().map(|one| one.entity.clone()).collect() };
    let same_people = !persons(a.event).is_disjoint(&persons(b.event));
    let documents =
        |facts: &Facts| -> BTreeSet<String> { facts.sentences.iter().map(|(document, _)| (*document).to_string()).collect() };
    let same_document = !documents(a).is_disjoint(&documents(b));
    let states = |event: &Event| -> BTreeSet<String> { event.countries.iter().map(|country| country.to_string()).collect() };
    let (one, other) = (states(a.event), states(b.event));
    let same_states = one == other || !one.is_disjoint(&other);
    let same_days = a.event.date.is_some() && a.event.date.as_ref().map(days) == b.event.date.as_ref().map(days);
    // Of what shares no sentence, the same persons in another article may do the same thing again: that is another event.
    let can_be = same_states
        && match (same_type, shared > 0) {
            (true, true) => true,
            (true, false) => same_people && same_document || same_days,
            (false, true) => same_trigger,
            (false, false) => false,
        };
    let points = 20 * usize::from(same_type)
        + 16 * usize::from(same_trigger)
        + 8 * shared.min(4)
        + 8 * usize::from(a.event.id == b.event.id)
        + 4 * usize::from(same_people)
        + 4 * usize::from(same_days)
        + alike;
    can_be.then_some(points as u32)
}

fn days(date: &crate::timeline::model::When) -> (chrono::NaiveDate, chrono::NaiveDate) {
    (date.start, date.end)
}
