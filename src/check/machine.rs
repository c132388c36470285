//! The differences as one JSON document, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::compare::{Comparison, Difference};
use super::item::Value;

/// Name and version of this format.
const SCHEMA: &str = "newsctl.check/1";

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    same: bool,
    topic: Option<OneChange<'a>>,
    documents: Vec<One<'a>>,
    events: Vec<One<'a>>,
    entities: Vec<One<'a>>,
}

#[derive(Serialize)]
struct OneChange<'a> {
    expected: &'a str,
    got: &'a str,
}

#[derive(Serialize)]
struct One<'a> {
    change: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    field: &'static str,
    expected: ValueJson<'a>,
    got: ValueJson<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson<'a> {
    One(Option<&'a str>),
    Set(&'a [String]),
}

fn value(value: &Value) -> ValueJson<'_> {
    match value {
        Value::One(value) => ValueJson::One(value.as_deref()),
        Value::Set(values) => ValueJson::Set(values),
    }
}

fn one(difference: &Difference) -> One<'_> {
    let told = difference.told.as_ref();
    One {
        change: match (difference.expected, difference.got) {
            (true, false) => "gone",
            (false, _) => "new",
            (true, true) => "changed",
        },
        title: &difference.title,
        fields: difference
            .changes
            .iter()
            .map(|change| FieldJson { field: change.field.name(), expected: value(&change.expected), got: value(&change.got) })
            .collect(),
        source: told.map(|told| told.source.as_str()),
        start: told.map(|told| told.start),
        text: told.map(|told| told.text.as_str()),
        rule: told.map(|told| told.rule.as_str()),
    }
}

/// Writes the differences; also where there are none, so that there is always a document to read.
///
/// # Errors
/// What the writer reports.
pub fn write_machine(comparison: &Comparison, out: &mut impl Write) -> io::Result<()> {
    let whole = Whole {
        schema: SCHEMA,
        same: comparison.is_same(),
        topic: comparison.topic.as_ref().map(|(expected, got)| OneChange { expected, got }),
        documents: comparison.documents.iter().map(one).collect(),
        events: comparison.events.iter().map(one).collect(),
        entities: comparison.entities.iter().map(one).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}
