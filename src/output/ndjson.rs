//! The events of a timeline as NDJSON: an event a line, as in the timeline.

use std::io::{self, Write};

use super::json::spaced;
use crate::timeline::Timeline;

/// Writes a line for each event, in order: the event as in the timeline.
///
/// # Errors
/// What the writer reports.
pub fn write_ndjson(timeline: &Timeline, out: &mut impl Write) -> io::Result<()> {
    for event in &timeline.events {
        spaced(out, event)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
