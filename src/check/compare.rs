//! Compares two timelines.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::item::{self, Item, Names, Value};
use super::pair::{Facts, pairs};
use crate::timeline::Timeline;
use crate::timeline::model::{Document, Event};

/// What differs between two timelines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// The topic, if that differs: expected and got.
    pub topic: Option<(String, String)>,
    /// Documents that differ, by path.
    pub documents: Vec<Difference>,
    /// Events that differ, in the order of the timeline.
    pub events: Vec<Difference>,
    /// Entities that differ, by id.
    pub entities: Vec<Difference>,
    /// The packs that made the expected timeline and this one, where these differ. It is no difference of its own.
    pub packs: Option<(Vec<String>, Vec<String>)>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.topic.is_none() && self.documents.is_empty() && self.events.is_empty() && self.entities.is_empty()
    }

    /// All differences: documents, events, entities.
    pub fn differences(&self) -> impl Iterator<Item = (&'static str, &Difference)> {
        let all = [("document", &self.documents), ("event", &self.events), ("entity", &self.entities)];
        all.into_iter().flat_map(|(what, differences)| differences.iter().map(move |one| (what, one)))
    }
}

/// Something that is there in one timeline alone, or differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In a few words, what it is: `visit occurred, 2023-10-18, RUS PRK`.
    pub title: String,
    /// Whether the expected timeline has it.
    pub expected: bool,
    /// Whether this timeline has it.
    pub got: bool,
    /// What differs, where both have it.
    pub changes: Vec<FieldChange>,
    /// Where it is told, if it is an event.
    pub told: Option<Told>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// What was expected.
    pub expected: Value,
    /// What is there.
    pub got: Value,
}

/// Where an event is told most clearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The article's path.
    pub source: String,
    /// The article's id.
    pub document: String,
    /// Where the sentence begins, in code points of the article's text.
    pub start: u32,
    /// The sentence.
    pub text: String,
    /// The rule.
    pub rule: String,
}

/// Compares a timeline with the one that was expected. Fields to ignore are not looked at.
///
/// ```
/// use newsctl::{analysis::Options, check, input::Article, packs::Packs, timeline};
/// let packs = Packs::builtin()?;
/// let article = Article::new("a.txt", "Menlu Rusia Sergey Lavrov tiba di Pyongyang.");
/// let got = timeline::extract(&packs, [&article], &Options::default());
/// let mut expected = got.clone();
/// assert!(check::compare(&expected, &got, &[]).is_same());
/// expected.events.clear();
/// assert_eq!(check::compare(&expected, &got, &[]).events.len(), 1);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn compare(expected: &Timeline, got: &Timeline, ignore: &[Field]) -> Comparison {
    let ignored = |field: Field| ignore.contains(&field);
    let topic = |timeline: &Timeline| {
        let states: Vec<&str> = timeline.topic.iter().map(|country| country.as_str()).collect();
        if states.is_empty() { "any".to_string() } else { states.join(",") }
    };
    let topics = (topic(expected), topic(got));
    let packs = (expected.generator.packs.clone(), got.generator.packs.clone());
    Comparison {
        topic: Some(topics).filter(|(expected, got)| expected != got && !ignored(Field::Topic)),
        documents: if ignored(Field::Documents) { Vec::new() } else { documents(expected, got, ignore) },
        events: events(expected, got, ignore),
        entities: if ignored(Field::Entities) { Vec::new() } else { entities(expected, got, ignore) },
        packs: Some(packs).filter(|(expected, got)| expected != got),
    }
}

/// An item without the fields to ignore.
fn keep(item: Item, ignore: &[Field]) -> Item {
    item.into_iter().filter(|(field, _)| !ignore.contains(field)).collect()
}

/// What differs between two items of the same fields.
fn changes(expected: &Item, got: &Item) -> Vec<FieldChange> {
    let both = expected.iter().zip(got).filter(|((_, expected), (_, got))| expected != got);
    both.map(|((field, expected), (_, got))| FieldChange { field: *field, expected: expected.clone(), got: got.clone() })
        .collect()
}

/// Things with a key in each timeline: what is gone, new and changed, in order of key.
fn keyed<'a, T>(
    expected: BTreeMap<&'a str, &'a T>,
    mut got: BTreeMap<&'a str, &'a T>,
    title: impl Fn(&T) -> String,
    item: impl Fn(&'a T, bool) -> Item,
) -> Vec<Difference> {
    let mut all: Vec<(&str, Difference)> = Vec::new();
    for (key, old) in expected {
        let found = got.remove(key);
        let changes = found.map(|new| changes(&item(old, true), &item(new, false))).unwrap_or_default();
        if found.is_none() || !changes.is_empty() {
            all.push((key, Difference { title: title(old), expected: true, got: found.is_some(), changes, told: None }));
        }
    }
    for (key, new) in got {
        all.push((key, Difference { title: title(new), expected: false, got: true, changes: Vec::new(), told: None }));
    }
    all.sort_by_key(|(key, _)| *key);
    all.into_iter().map(|(_, difference)| difference).collect()
}

/// Documents of one text are the same; of the others, those of one path.
fn documents(expected: &Timeline, got: &Timeline, ignore: &[Field]) -> Vec<Difference> {
    let keys = document_keys(expected, got);
    let by_key = |timeline: &'_ Timeline| -> BTreeMap<String, Document> {
        timeline.documents.iter().map(|one| (keys.get(&one.id).unwrap_or(&one.id).clone(), one.clone())).collect()
    };
    let (old, new) = (by_key(expected), by_key(got));
    let (old_names, new_names) = (Names::new(expected), Names::new(got));
    let mut all = keyed(
        old.iter().map(|(key, one)| (key.as_str(), one)).collect(),
        new.iter().map(|(key, one)| (key.as_str(), one)).collect(),
        |document| document.source.clone(),
        |document, of_expected| {
            let names = if of_expected { &old_names } else { &new_names };
            let item = item::document(document, names);
            keep(item, ignore)
        },
    );
    all.sort_by(|a, b| a.title.cmp(&b.title));
    all
}

/// For documents whose text changed: the new text's id, by the old one's. Both have one path.
fn document_keys(expected: &Timeline, got: &Timeline) -> BTreeMap<String, String> {
    let there: BTreeSet<&str> = got.documents.iter().map(|document| document.id.as_str()).collect();
    let before: BTreeSet<&str> = expected.documents.iter().map(|document| document.id.as_str()).collect();
    let new: BTreeMap<&str, &str> = got
        .documents
        .iter()
        .filter(|document| !before.contains(document.id.as_str()))
        .map(|document| (document.source.as_str(), document.id.as_str()))
        .collect();
    let changed = expected.documents.iter().filter(|document| !there.contains(document.id.as_str()));
    changed.filter_map(|document| Some((document.id.clone(), (*new.get(document.source.as_str())?).to_string()))).collect()
}

fn entities(expected: &Timeline, got: &Timeline, ignore: &[Field]) -> Vec<Difference> {
    let by_id = |timeline| -> BTreeMap<&str, _> {
        let timeline: &Timeline = timeline;
        timeline.entities.iter().map(|one| (one.id.as_str(), one)).collect()
    };
    keyed(
        by_id(expected),
        by_id(got),
        |entity| format!("{} ({})", entity.name, entity.id),
        |entity, _| keep(item::entity(entity), ignore),
    )
}

fn events(expected: &Timeline, got: &Timeline, ignore: &[Field]) -> Vec<Difference> {
    let (old_names, new_names) = (Names::new(expected), Names::new(got));
    let keys = document_keys(expected, got);
    let items = |timeline: &Timeline, names: &Names| -> Vec<Item> {
        timeline.events.iter().map(|one| keep(item::event(one, names), ignore)).collect()
    };
    let (old_items, new_items) = (items(expected, &old_names), items(got, &new_names));
    let old: Vec<Facts> = expected
        .events
        .iter()
        .zip(&old_items)
        .map(|(event, item)| Facts::new(event, item, |one| keys.get(&one.document).unwrap_or(&one.document)))
        .collect();
    let new: Vec<Facts> =
        got.events.iter().zip(&new_items).map(|(event, item)| Facts::new(event, item, |one| &one.document)).collect();
    let pairs = pairs(&old, &new);
    // In the order of days, as timelines have it; what is gone stands where it stood.
    let mut all: Vec<(Option<_>, &str, usize, Difference)> = Vec::new();
    let mut push = |event: &'_ Event, kind, at, difference| {
        all.push((event.date.as_ref().map(|date| (date.start, date.end)), kind, at, difference));
    };
    for &(at, other) in &pairs {
        let changes = changes(&old_items[at], &new_items[other]);
        if !changes.is_empty() {
            let event = &got.events[other];
            let title = title(&expected.events[at], ignore);
            let told = told(event, &new_names);
            push(event, "b", other, Difference { title, expected: true, got: true, changes, told });
        }
    }
    let (paired, found): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    for (at, event) in expected.events.iter().enumerate().filter(|(at, _)| !paired.contains(at)) {
        let told = told(event, &old_names);
        push(event, "a", at, Difference { title: title(event, ignore), expected: true, got: false, changes: Vec::new(), told });
    }
    for (at, event) in got.events.iter().enumerate().filter(|(at, _)| !found.contains(at)) {
        let told = told(event, &new_names);
        push(event, "c", at, Difference { title: title(event, ignore), expected: false, got: true, changes: Vec::new(), told });
    }
    all.sort_by(|a, b| (a.0.is_none(), a.0, a.1, a.2).cmp(&(b.0.is_none(), b.0, b.1, b.2)));
    all.into_iter().map(|(.., difference)| difference).collect()
}

/// An event in a few words. What is to be ignored is not shown either.
fn title(event: &Event, ignore: &[Field]) -> String {
    let status = serde_json::to_value(event.status).ok().and_then(|value| value.as_str().map(str::to_string));
    let mut head = event.kind.clone();
    if !ignore.contains(&Field::Status) {
        head.extend([" ", status.as_deref().unwrap_or_default()]);
    }
    let mut parts = vec![head];
    if !ignore.contains(&Field::Date) {
        parts.push(event.date.as_ref().map_or("undated".to_string(), item::days));
    }
    parts.push(event.countries.iter().map(|country| country.as_str()).collect::<Vec<_>>().join(" "));
    parts.join(", ")
}

fn told(event: &Event, names: &Names) -> Option<Told> {
    let clearest = event.evidence.iter().find(|sentence| sentence.text == event.summary).or(event.evidence.first())?;
    let source = names.source(&clearest.document).to_string();
    Some(Told {
        source,
        document: clearest.document.clone(),
        start: clearest.start,
        text: clearest.text.split_whitespace().collect::<Vec<_>>().join(" "),
        rule: clearest.rule.clone(),
    })
}
