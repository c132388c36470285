//! Prints a timeline as `extract` and `merge` are asked to.

use std::io::{self, Write};

use newsctl::output::{write_csv, write_json, write_ndjson};
use newsctl::timeline::{Atoms, Filter};

use super::args::{Documents, Format, Shape};

/// Builds the timeline, leaves out what was not asked for, and writes it.
pub fn print(mut atoms: Atoms, shape: &Shape, out: &mut impl Write) -> io::Result<()> {
    if shape.documents == Documents::Evidence {
        atoms.keep_evidence_only();
    }
    let mut timeline = atoms.build();
    let filter = Filter {
        since: shape.since,
        until: shape.until,
        types: shape.types.clone(),
        statuses: shape.status.iter().map(|&status| status.into()).collect(),
        persons: shape.persons.clone(),
        min_sources: shape.min_sources,
        min_confidence: shape.min_confidence,
    };
    filter.apply(&mut timeline);
    match shape.format {
        Format::Json => write_json(&timeline, out),
        Format::Ndjson => write_ndjson(&timeline, out),
        Format::Csv => write_csv(&timeline, out),
    }
}
