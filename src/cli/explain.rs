//! `newsctl explain`.

use std::io::Write;

use newsctl::output::{write_clauses, write_explain};

use super::args::Explain;
use super::exit::{Exit, Failure};
use super::inputs::{options, packs, write_each};

/// Writes what there is to say of every article.
pub fn run(args: &Explain, out: &mut impl Write) -> Result<Exit, Failure> {
    let packs = packs(&args.reading.packs, &args.reading.inputs)?;
    let options = options(args.between.as_ref(), packs)?;
    write_each(&args.reading, packs, &options, out, |analysis, out| {
        write_explain(analysis, out)?;
        if args.clauses { write_clauses(analysis, out) } else { Ok(()) }
    })
}
