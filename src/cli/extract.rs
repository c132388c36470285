//! `newsctl extract`.

use std::io::Write;

use newsctl::timeline::Atoms;

use super::args::Extract;
use super::exit::{Exit, Failure};
use super::inputs::{each_article, options, packs};
use super::shape::print;

/// Writes one timeline of all articles.
pub fn run(args: &Extract, out: &mut impl Write) -> Result<Exit, Failure> {
    let packs = packs(&args.reading.packs)?;
    let options = options(args.between.as_ref(), packs);
    let mut atoms = Atoms::new(options.topic.countries(), &packs.names);
    let exit = each_article(
        &args.reading,
        packs,
        &options,
        |analysis| Atoms::of_analysis(packs, analysis, &options),
        |article| {
            atoms.extend(article);
            Ok(())
        },
    )?;
    if exit == Exit::Success || !args.reading.strict {
        print(atoms, &args.shape, out)?;
    }
    Ok(exit)
}
