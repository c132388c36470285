//! The events of a timeline as CSV by RFC 4180: a row an event, names instead of ids, several values of a cell split by `; `.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use crate::events::Role;
use crate::timeline::Timeline;
use crate::timeline::model::Document;

/// The columns.
const COLUMNS: [&str; 27] = [
    "id",
    "type",
    "plover_event",
    "plover_mode",
    "cameo",
    "goldstein",
    "status",
    "start",
    "end",
    "precision",
    "date_basis",
    "countries",
    "actors",
    "recipients",
    "others",
    "place",
    "place_country",
    "attribution",
    "sources",
    "confidence",
    "documents",
    "paths",
    "urls",
    "published",
    "rules",
    "conflicts",
    "summary",
];

/// Writes a row of column names and a row for each event, in order. Lines end in CR LF.
///
/// # Errors
/// What the writer reports.
pub fn write_csv(timeline: &Timeline, out: &mut impl Write) -> io::Result<()> {
    let entities: FxHashMap<&str, _> = timeline.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let name = |id: &str| entities.get(id).map_or(id, |entity| entity.name.as_str()).to_string();
    let mut documents: FxHashMap<&str, &Document> = FxHashMap::default();
    for document in &timeline.documents {
        documents.entry(&document.id).or_insert(document);
    }
    row(out, &COLUMNS.map(str::to_string))?;
    for event in &timeline.events {
        let date = event.date.as_ref();
        let told_by = || event.reports.iter().filter_map(|report| documents.get(report.document.as_str()).copied());
        let who = |role| join(event.participants.iter().filter(|one| one.role == role).map(|one| name(&one.entity)));
        let place_country = event.place.as_deref().and_then(|place| entities.get(place)?.country);
        row(
            out,
            &[
                event.id.clone(),
                event.kind.clone(),
                event.plover.as_ref().map(|plover| plover.event.clone()).unwrap_or_default(),
                event.plover.as_ref().and_then(|plover| plover.mode.clone()).unwrap_or_default(),
                event.cameo.clone().unwrap_or_default(),
                event.goldstein.map(|score| score.to_string()).unwrap_or_default(),
                word(&event.status)?,
                date.map(|date| date.start.to_string()).unwrap_or_default(),
                date.map(|date| date.end.to_string()).unwrap_or_default(),
                date.map(|date| word(&date.precision)).transpose()?.unwrap_or_default(),
                date.map(|date| word(&date.basis)).transpose()?.unwrap_or_default(),
                join(event.countries.iter().map(ToString::to_string)),
                who(Role::Actor),
                who(Role::Recipient),
                who(Role::Other),
                event.place.as_deref().map(name).unwrap_or_default(),
                place_country.map(|country| country.to_string()).unwrap_or_default(),
                join(event.attribution.iter().map(|source| name(source))),
                event.sources.to_string(),
                event.confidence.to_string(),
                join(once(event.reports.iter().map(|report| report.document.as_str()))),
                join(once(told_by().map(|document| document.source.as_str()))),
                join(once(told_by().filter_map(|document| document.url.as_deref()))),
                join(once(told_by().filter_map(|document| Some(document.published.as_ref()?.date.as_str())))),
                join(once(event.evidence.iter().map(|sentence| sentence.rule.as_str()))),
                join(event.conflicts.iter().flat_map(|conflict| {
                    let value = |value: &str| if conflict.field == "place" { name(value) } else { value.to_string() };
                    conflict.values.iter().map(move |one| format!("{}: {}", conflict.field, value(&one.value)))
                })),
                event.summary.clone(),
            ],
        )?;
    }
    Ok(())
}

/// A value of an enumeration, as JSON has it.
fn word(value: &impl serde::Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?.trim_matches('"').to_string())
}

/// Each value once, in the order of first sight.
fn once<'a>(values: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let mut seen = Vec::new();
    values.for_each(|value| {
        if !seen.contains(&value) {
            seen.push(value);
        }
    });
    seen.into_iter().map(str::to_string)
}

fn join(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

fn row<const N: usize>(out: &mut impl Write, cells: &[String; N]) -> io::Result<()> {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            out.write_all(b",")?;
        }
        // A spreadsheet would run a cell that begins like this as a formula; text from articles must not be run.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
        let cell = if formula { format!("'{cell}") } else { cell.clone() };
        if cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: [&str; 3]) -> String {
        let mut out = Vec::new();
        row(&mut out, &cells.map(str::to_string)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(cells(["a", "b,c", "d \"e\"\nf"]), "a,\"b,c\",\"d \"\"e\"\"\nf\"\r\n");
    }

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        assert_eq!(cells(["=1+1", "-1.5", "-a"]), "'=1+1,-1.5,'-a\r\n");
    }
}
