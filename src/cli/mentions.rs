//! `newsctl mentions`.

use std::io::Write;

use newsctl::analysis::Options;
use newsctl::output::{iob2, write_mentions, write_timeml};

use super::args::{MentionFormat, Mentions};
use super::exit::{Exit, Failure};
use super::inputs::{packs, write_each};

/// Writes the mentions of every article.
pub fn run(args: &Mentions, out: &mut impl Write) -> Result<Exit, Failure> {
    let packs = packs(&args.reading.packs, &args.reading.inputs)?;
    write_each(&args.reading, packs, &Options::default(), out, |analysis, out| match args.format {
        MentionFormat::Ndjson => write_mentions(analysis, out),
        MentionFormat::Timeml => write_timeml(analysis, out),
        MentionFormat::Iob2 => out.write_all(iob2(&analysis.document, &analysis.names).as_bytes()),
    })
}
