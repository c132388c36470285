//! The figures as one JSON document, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::Evaluation;
use super::figures::{Figures, TimexFigures};
use super::joined::JoinedFigures;

/// Name and version of this format.
const SCHEMA: &str = "newsctl.eval/1";

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    #[serde(flatten)]
    figures: Option<Figures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<TimexFigures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    joined: Option<&'a JoinedFigures>,
}

/// Writes the figures.
///
/// # Errors
/// What the writer reports.
pub fn write_machine(evaluation: &Evaluation, out: &mut impl Write) -> io::Result<()> {
    let joined = evaluation.joined.as_ref();
    let whole = Whole { schema: SCHEMA, figures: evaluation.figures(), timex: evaluation.timex_figures(), joined };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}
