//! `newsctl extract`.

use std::io::Write;

use newsctl::nearest::did_you_mean;
use newsctl::packs::Packs;
use newsctl::timeline::Atoms;

use super::args::{Documents, Extract};
use super::exit::{Exit, Failure, complain};
use super::inputs::{each_that_passes, options, packs};
use super::shape::{check, print};

/// Writes one timeline of all articles.
pub fn run(args: &Extract, out: &mut impl Write) -> Result<Exit, Failure> {
    let packs = packs(&args.reading.packs, &args.reading.inputs)?;
    check(&args.shape)?;
    known_types(&args.shape.types, packs)?;
    let options = options(args.between.as_ref(), packs)?;
    let (mut articles, mut unread, mut events) = (0_usize, 0, 0);
    let mut atoms = Atoms::new(options.topic.countries(), &packs.names);
    // Of an article without evidence nothing is told, so that those which can't have any need not be read.
    let gate =
        (args.shape.documents == Documents::Evidence && !options.topic.is_any()).then(|| packs.gate(options.topic.countries()));
    let (exit, left) = each_that_passes(
        &args.reading,
        packs,
        &options,
        gate.as_ref(),
        |analysis| {
            // What is left out at the end is not made: an archive has more articles than memory holds.
            let left_out = args.shape.documents == Documents::Evidence && analysis.events.events.is_empty();
            let atoms = if left_out { Atoms::default() } else { Atoms::of_analysis(packs, analysis, &options) };
            (analysis.analysed, analysis.events.events.len(), atoms)
        },
        |(analysed, found, article)| {
            articles += 1;
            unread += usize::from(!analysed);
            events += found;
            atoms.extend(article);
            Ok(())
        },
    )?;
    articles += left as usize;
    if let (&[one, other], 0, 1.., false) = (options.topic.countries(), events, articles, args.reading.how.quiet) {
        let of = if articles == 1 { "the article".to_string() } else { format!("{articles} articles") };
        let names = match (unread, left) {
            (0, 0) => String::new(),
            (0, _) if articles == 1 => ", which does not name both".to_string(),
            (0, _) => format!(", of which {left} do not name both"),
            _ if articles == 1 => ", which names neither".to_string(),
            _ => format!(", of which {} name neither or one alone", unread as u64 + left),
        };
        complain(&format!("no event between {one} and {other} in {of}{names}; --between any finds those of all states"));
    }
    if exit == Exit::Success || !args.reading.how.strict {
        print(atoms, &args.shape, Some(packs), out)?;
    }
    Ok(exit)
}

/// Refuses types that the rules don't have, since nothing would come out.
pub fn known_types(wanted: &[String], packs: &Packs) -> Result<(), Failure> {
    let known = || packs.events.types.iter().map(|known| known.name.as_str());
    match wanted.iter().find(|wanted| !known().any(|name| name == wanted.as_str())) {
        Some(wrong) => {
            let (near, all) = (did_you_mean(wrong, known()), known().collect::<Vec<_>>().join(", "));
            Err(Failure::Refused(format!("no rule finds events of type `{wrong}`; {near}there is {all}")))
        }
        None => Ok(()),
    }
}
