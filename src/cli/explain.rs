//! `newsctl explain`.

use std::io::Write;

use newsctl::analysis::Options;
use newsctl::output::write_explain;

use super::args::Explain;
use super::exit::{Exit, Failure};
use super::inputs::write_each;

/// Writes what there is to say of every article.
pub fn run(args: &Explain, out: &mut impl Write) -> Result<Exit, Failure> {
    write_each(&args.reading, &Options { topic: args.between.clone() }, out, |analysis, out| write_explain(analysis, out))
}
