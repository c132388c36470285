//! `newsctl mentions`.

use std::io::Write;

use newsctl::analysis::Options;
use newsctl::output::write_mentions;

use super::args::Reading;
use super::exit::{Exit, Failure};
use super::inputs::each_article;

/// Writes the lines of every article.
pub fn run(args: &Reading, out: &mut impl Write) -> Result<Exit, Failure> {
    each_article(args, &Options::default(), out, |analysis, mut out| write_mentions(analysis, &mut out))
}
