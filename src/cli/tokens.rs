//! `newsctl tokens`.

use std::io::Write;

use newsctl::analysis::Options;
use newsctl::output::write_tokens;

use super::args::Reading;
use super::exit::{Exit, Failure};
use super::inputs::{packs, write_each};

/// Writes the lines of every article.
pub fn run(args: &Reading, out: &mut impl Write) -> Result<Exit, Failure> {
    let packs = packs(&args.packs, &args.inputs)?;
    write_each(args, packs, &Options::default(), out, write_tokens)
}
