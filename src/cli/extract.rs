//! `newsctl extract`.

use std::io::Write;

use newsctl::timeline::Atoms;

use super::args::{Documents, Extract};
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
        |analysis| {
            let mut atoms = Atoms::of_analysis(packs, analysis, &options);
            // What is left out at the end is not kept until then: an archive has more articles than memory holds.
            if args.shape.documents == Documents::Evidence {
                atoms.keep_evidence_only();
            }
            atoms
        },
        |article| {
            atoms.extend(article);
            Ok(())
        },
    )?;
    if exit == Exit::Success || !args.reading.how.strict {
        print(atoms, &args.shape, out)?;
    }
    Ok(exit)
}
