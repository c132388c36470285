//! The timeline as JSON: a line for each document and entity, a line for each field of an event and for each item of its
//! lists, so that it can be read as it is and differences stand in few lines. Written as it goes, never held as a whole.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::timeline::model::{Event, Timeline};

/// Writes the timeline, with a line end after it.
///
/// # Errors
/// What the writer reports.
pub fn write_json(timeline: &Timeline, out: &mut impl Write) -> io::Result<()> {
    let Timeline { schema, generator, topic, documents, entities, events } = timeline;
    out.write_all(b"{\n")?;
    field(out, "  ", "schema", schema)?;
    out.write_all(b",\n")?;
    field(out, "  ", "generator", generator)?;
    out.write_all(b",\n")?;
    field(out, "  ", "topic", topic)?;
    out.write_all(b",\n")?;
    list(out, "  ", "documents", documents)?;
    out.write_all(b",\n")?;
    list(out, "  ", "entities", entities)?;
    out.write_all(b",\n  \"events\": [")?;
    for (number, event) in events.iter().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        write_event(event, out)?;
    }
    out.write_all(if events.is_empty() { b"]\n}\n" } else { b"\n  ]\n}\n" })
}

fn write_event(event: &Event, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"    {\n")?;
    let pad = "      ";
    macro_rules! fields {
        ($($write:ident $name:literal $value:expr),* $(,)?) => {
            $($write(out, pad, $name, $value)?; out.write_all(b",\n")?;)*
        };
    }
    fields!(
        field "id" &event.id,
        field "type" &event.kind,
        field "plover" &event.plover,
        field "cameo" &event.cameo,
        field "goldstein" &event.goldstein,
        field "mutual" &event.mutual,
        field "status" &event.status,
        field "date" &event.date,
        field "summary" &event.summary,
        field "countries" &event.countries,
        list "participants" &event.participants,
        field "place" &event.place,
        field "attribution" &event.attribution,
        field "sources" &event.sources,
        field "confidence" &event.confidence,
        list "history" &event.history,
        list "conflicts" &event.conflicts,
        list "reports" &event.reports,
    );
    list(out, pad, "evidence", &event.evidence)?;
    out.write_all(b"\n    }")
}

fn field(out: &mut impl Write, pad: &str, name: &str, value: &impl Serialize) -> io::Result<()> {
    write!(out, "{pad}\"{name}\": ")?;
    spaced(out, value)
}

/// A list of objects, one a line; of one or none, on the same line.
fn list(out: &mut impl Write, pad: &str, name: &str, values: &[impl Serialize]) -> io::Result<()> {
    write!(out, "{pad}\"{name}\": [")?;
    for (number, value) in values.iter().enumerate() {
        write!(out, "{}\n{pad}  ", if number == 0 { "" } else { "," })?;
        spaced(out, value)?;
    }
    if values.is_empty() { out.write_all(b"]") } else { write!(out, "\n{pad}]") }
}

/// A value on one line, with a space after each comma and colon.
pub(super) fn spaced(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Spaced)).map_err(io::Error::from)
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::model::{Generator, SCHEMA};

    #[test]
    fn an_empty_timeline_is_json() {
        let timeline = Timeline {
            schema: SCHEMA.to_string(),
            generator: Generator { name: "newsctl".to_string(), version: "1".to_string(), packs: Vec::new() },
            topic: Vec::new(),
            documents: Vec::new(),
            entities: Vec::new(),
            events: Vec::new(),
        };
        let mut bytes = Vec::new();
        write_json(&timeline, &mut bytes).unwrap();
        assert_eq!(serde_json::from_slice::<Timeline>(&bytes).unwrap(), timeline);
    }
}
