//! NDJSON of what is named in an article: a line for every person, place, organization and temporal expression.

use std::io::{self, Write};

use serde::Serialize;

use super::code_points::CodePoints;
use crate::analysis::Analysis;
use crate::dates::TimexKind;
use crate::names::{EntityKind, PlaceRole};
use crate::span::Span;

/// A line, keys in this order.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    source: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<&'static str>,
    text: &'a str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    /// Of temporal expressions: null where the value can't be resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "is_false")]
    weekday_conflict: bool,
    rule: &'a str,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// TIMEX3's name of a kind and ours.
fn timex(kind: TimexKind) -> (&'static str, &'static str) {
    match kind {
        TimexKind::Date => ("DATE", "date"),
        TimexKind::Time => ("TIME", "date"),
        TimexKind::Duration => ("DURATION", "duration"),
        TimexKind::Set => ("SET", "set"),
    }
}

/// Writes the lines of one article in the order of the text.
///
/// # Errors
/// What the writer reports.
pub fn write_mentions(analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    let text = &*analysis.document.text;
    let counted = CodePoints::new(text);
    let document = analysis.id();
    let line = |kind, span: Span, rule| {
        let (start, end) = counted.span(span);
        Line {
            document: &document,
            source: &analysis.article.source,
            kind,
            timex: None,
            text: span.of(text),
            start,
            end,
            role: None,
            entity: None,
            value: None,
            weekday_conflict: false,
            rule,
        }
    };
    let mut dates = analysis.dates.mentions.iter().peekable();
    // Places inside an organization's name stand behind it.
    let mut all: Vec<_> = analysis.names.mentions.iter().chain(&analysis.names.nested).collect();
    all.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let mut names = all.into_iter().peekable();
    loop {
        let date_is_next = match (dates.peek(), names.peek()) {
            (Some(date), Some(name)) => date.span <= name.span,
            (date, _) => date.is_some(),
        };
        let line = if date_is_next {
            let Some(date) = dates.next() else { break };
            let (timex, kind) = timex(date.kind);
            Line {
                timex: Some(timex),
                value: Some(date.value.as_deref()),
                weekday_conflict: date.weekday_conflict,
                ..line(kind, date.span, &date.rule)
            }
        } else {
            let Some(name) = names.next() else { break };
            let entity = analysis.names.entities.get(name.entity).map(|entity| entity.id.as_str());
            Line { role: name.role.map(place_role), entity, ..line(entity_kind(name.kind), name.span, &name.rule) }
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organization => "organization",
    }
}

fn place_role(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::Location => "location",
        PlaceRole::Modifier => "modifier",
        PlaceRole::Actor => "actor",
    }
}
