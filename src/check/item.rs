//! Events, documents and entities as lists of plain values by field, so that two of them can be compared and shown alike.

use super::field::Field;
use crate::dates::Period;
use crate::timeline::model::{Document, Entity, Event, Timeline, When};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One value; `None` where nothing is told.
    One(Option<String>),
    /// Several, whose order tells nothing: sorted, each once.
    Set(Vec<String>),
}

impl Value {
    fn set(values: impl IntoIterator<Item = String>) -> Self {
        let mut values: Vec<String> = values.into_iter().collect();
        values.sort();
        values.dedup();
        Self::Set(values)
    }
}

/// The fields of an event, a document or an entity.
pub(super) type Item = Vec<(Field, Value)>;

/// Looks names up that a timeline has by id.
pub(super) struct Names<'a>(&'a Timeline);

impl<'a> Names<'a> {
    pub(super) fn new(timeline: &'a Timeline) -> Self {
        Self(timeline)
    }

    /// The name of an entity, its id if it is not listed.
    pub(super) fn entity(&self, id: &'a str) -> &'a str {
        let found = self.0.entities.binary_search_by(|entity| entity.id.as_str().cmp(id));
        found.map_or(id, |at| self.0.entities[at].name.as_str())
    }

    /// The path of a document, its id if it is not listed.
    pub(super) fn source(&self, id: &'a str) -> &'a str {
        self.0.documents.iter().find(|document| document.id == id).map_or(id, |document| document.source.as_str())
    }
}

/// An event's days as the guide writes them.
pub(super) fn days(date: &When) -> String {
    Period { start: date.start, end: date.end, precision: date.precision }.to_string()
}

fn one(value: impl ToString) -> Value {
    Value::One(Some(value.to_string()))
}

fn spoken<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
}

pub(super) fn event(event: &Event, names: &Names) -> Item {
    let mut countries: Vec<&str> = event.countries.iter().map(|country| country.as_str()).collect();
    if event.mutual {
        countries.sort_unstable();
    }
    let participants = event.participants.iter().map(|one| format!("{} {}", spoken(&one.role), names.entity(&one.entity)));
    let conflicts = event
        .conflicts
        .iter()
        .flat_map(|conflict| conflict.values.iter().map(|other| format!("{} {}", conflict.field, names.entity(&other.value))));
    let plover = event.plover.as_ref().map(|code| format!("{}/{}", code.event, code.mode.as_deref().unwrap_or("-")));
    let mut codes: Vec<String> = plover.into_iter().chain(event.cameo.clone()).collect();
    codes.extend(event.goldstein.map(|value| value.to_string()));
    let history: Vec<String> = event.history.iter().map(|step| spoken(&step.status)).collect();
    let evidence = event.evidence.iter().map(|sentence| {
        let words = sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}: {words}", names.source(&sentence.document))
    });
    vec![
        (Field::Type, one(&event.kind)),
        (Field::Status, one(spoken(&event.status))),
        (Field::Date, Value::One(event.date.as_ref().map(days))),
        (Field::Basis, Value::One(event.date.as_ref().map(|date| spoken(&date.basis)))),
        (Field::Countries, one(countries.join(" "))),
        (Field::Participants, Value::set(participants)),
        (Field::Place, Value::One(event.place.as_deref().map(|place| names.entity(place).to_string()))),
        (Field::Attribution, Value::set(event.attribution.iter().map(|id| names.entity(id).to_string()))),
        (Field::Sources, one(event.sources)),
        (Field::Confidence, one(event.confidence)),
        (Field::History, one(history.join(", "))),
        (Field::Conflicts, Value::set(conflicts)),
        (Field::Codes, one(codes.join(" "))),
        (Field::Rules, Value::set(event.evidence.iter().map(|sentence| sentence.rule.clone()))),
        (Field::Evidence, Value::set(evidence)),
        (Field::Summary, one(event.summary.split_whitespace().collect::<Vec<_>>().join(" "))),
    ]
}

pub(super) fn document(document: &Document, names: &Names) -> Item {
    let published = document.published.as_ref().map(|day| format!("{} by {}", day.date, day.basis));
    let tokens = document.sentences.zip(document.tokens).map(|(sentences, tokens)| format!("{tokens} in {sentences} sentences"));
    vec![
        (Field::Source, one(&document.source)),
        (Field::Text, one(&document.id)),
        (Field::Title, Value::One(document.title.clone())),
        (Field::Published, Value::One(published)),
        (Field::Language, Value::One(document.language.clone())),
        (Field::Tokens, Value::One(tokens)),
        (Field::DuplicateOf, Value::One(document.duplicate_of.as_deref().map(|id| names.source(id).to_string()))),
    ]
}

pub(super) fn entity(entity: &Entity) -> Item {
    let kind = entity.place.as_ref().map_or(entity.kind.clone(), |place| format!("{} ({place})", entity.kind));
    vec![
        (Field::Type, one(kind)),
        (Field::Countries, Value::One(entity.country.map(|country| country.to_string()))),
        (Field::Name, one(&entity.name)),
        (Field::Roles, Value::set(entity.roles.iter().cloned())),
        (Field::Aliases, Value::set(entity.aliases.iter().cloned())),
        (Field::Mentions, one(entity.mentions)),
    ]
}
