//! Carries the articles that the arguments name through the analysis to a sink: on several threads, in order,
//! with a line on stderr for each input that can't be read.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::fmt::Display;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use newsctl::analysis::{self, Analysis, Options};
use newsctl::input::{InputError, InputOptions, Piece, pieces};
use newsctl::packs::{PackOptions, Packs};
use newsctl::parallel::{Panicked, map_in_order};
use newsctl::topic::Topic;

use super::args;
use super::exit::{Exit, Failure, complain};

/// Compiles the packs that the arguments name. They last until the process ends: taking them apart is work for nothing.
pub fn packs(args: &args::Packs) -> Result<&'static Packs, Failure> {
    let packs = Packs::load(&PackOptions { folders: args.folders.clone(), no_builtin: args.no_builtin })?;
    Ok(Box::leak(Box::new(packs)))
}

/// The topic that the arguments name, else that of the packs, else any.
pub fn options(between: Option<&Topic>, packs: &Packs) -> Options {
    let of_packs = || packs.events.topic.map_or_else(Topic::any, Topic::between);
    Options { topic: between.cloned().unwrap_or_else(of_packs) }
}

/// Analyses every article, makes of it what the sink wants (on one of several threads), and hands that on in order.
/// The exit status tells whether every input could be read.
pub fn each_article<R: Send>(
    args: &args::Reading,
    packs: &Packs,
    options: &Options,
    make: impl Fn(&Analysis) -> R + Sync,
    sink: impl FnMut(R) -> io::Result<()>,
) -> Result<Exit, Failure> {
    let input = InputOptions { stated_date: args.published, ..InputOptions::default() };
    // In order of name, each once: what comes out must not hang on the order in which inputs are named.
    let inputs: Vec<PathBuf> = args.inputs.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    each_of(args, packs, options, pieces(&inputs, &input), make, sink)
}

/// As [`each_article`], for articles that are read already.
pub fn each_of<R: Send>(
    args: &args::Reading,
    packs: &Packs,
    options: &Options,
    articles: impl Iterator<Item = Result<Piece, InputError>>,
    make: impl Fn(&Analysis) -> R + Sync,
    mut sink: impl FnMut(R) -> io::Result<()>,
) -> Result<Exit, Failure> {
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let mut exit = Exit::Success;
    let mut refuse = |error: &dyn Display| {
        exit = Exit::Failure;
        if !args.quiet {
            complain(error);
        }
    };
    // The names of the articles on their way, so that one that fails can be named.
    let on_the_way = RefCell::new(VecDeque::new());
    let articles = articles.inspect(|article| {
        on_the_way.borrow_mut().push_back(article.as_ref().map_or(String::new(), |article| article.source().to_string()));
    });
    let map = |piece: Result<Piece, InputError>| {
        piece.and_then(Piece::read).map(|article| make(&analysis::analyse(packs, &article, options)))
    };
    map_in_order(jobs, articles, map, |result| -> io::Result<()> {
        let source = on_the_way.borrow_mut().pop_front().unwrap_or_default();
        match result {
            Ok(Ok(made)) => sink(made)?,
            Ok(Err(error)) => refuse(&error),
            Err(Panicked) => refuse(&format!("{source}: could not be analysed, which is a fault of newsctl")),
        }
        Ok(())
    })?;
    Ok(exit)
}

/// As [`each_article`], for commands that write what each article gives and nothing more. With `--strict` the output is
/// held back until all is read.
pub fn write_each(
    args: &args::Reading,
    packs: &Packs,
    options: &Options,
    out: &mut impl io::Write,
    write: impl Fn(&Analysis, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> Result<Exit, Failure> {
    let mut held = Vec::new();
    let make = |analysis: &Analysis| {
        let mut bytes = Vec::new();
        write(analysis, &mut bytes).map(|()| bytes)
    };
    let exit = each_article(args, packs, options, make, |bytes| {
        if args.strict {
            held.extend(bytes?);
            return Ok(());
        }
        out.write_all(&bytes?)
    })?;
    if exit == Exit::Success {
        out.write_all(&held)?;
    }
    Ok(exit)
}
