//! The figures as one JSON document, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::Evaluation;
use super::figures::{Figures, TimexFigures};

/// Name and version of this format.
const SCHEMA: &str = "newsctl.eval/1";

#[derive(Serialize)]
struct Whole {
    schema: &'static str,
    #[serde(flatten)]
    figures: Option<Figures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<TimexFigures>,
}

/// Writes the figures.
///
/// # Errors
/// What the writer reports.
pub fn write_machine(evaluation: &Evaluation, out: &mut impl Write) -> io::Result<()> {
    let whole = Whole { schema: SCHEMA, figures: evaluation.figures(), timex: evaluation.timex_figures() };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}
