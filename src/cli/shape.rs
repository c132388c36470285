//! Prints a timeline as `extract` and `merge` are asked to.

use std::io::Write;

use newsctl::output::{write_csv, write_json, write_ndjson};
use newsctl::packs::Packs;
use newsctl::timeline::{Atoms, Filter};

use super::args::{Documents, Format, Shape};
use super::exit::Failure;
use super::persons;

/// Refuses what asks for nothing.
///
/// # Errors
/// [`Failure::Refused`] where the days to begin and end with are the wrong way round.
pub fn check(shape: &Shape) -> Result<(), Failure> {
    match (shape.since, shape.until) {
        (Some(since), Some(until)) if since > until => {
            Err(Failure::Refused(format!("no event is both of {since} or later and of {until} or earlier")))
        }
        _ => Ok(()),
    }
}

/// Builds the timeline, leaves out what was not asked for, and writes it. `packs`: those in use, if not the built-in ones would do.
///
/// # Errors
/// [`Failure::Output`] where the result can't be written, [`Failure::Packs`] where packs are needed and can't be had.
pub fn print(mut atoms: Atoms, shape: &Shape, packs: Option<&Packs>, out: &mut impl Write) -> Result<(), Failure> {
    if shape.documents == Documents::Evidence {
        atoms.keep_evidence_only();
    }
    let mut timeline = atoms.build();
    let filter = Filter {
        since: shape.since,
        until: shape.until,
        types: shape.types.clone(),
        statuses: shape.status.iter().map(|&status| status.into()).collect(),
        persons: persons::meant(&shape.persons, &timeline, packs)?,
        min_sources: shape.min_sources,
        min_confidence: shape.min_confidence,
    };
    filter.apply(&mut timeline);
    match shape.format {
        Format::Json => write_json(&timeline, out),
        Format::Ndjson => write_ndjson(&timeline, out),
        Format::Csv => write_csv(&timeline, out),
    }?;
    Ok(())
}
