//! Carries the articles that the arguments name through the analysis to a sink: on several threads, in order,
//! with a line on stderr for each input that can't be read.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::fmt::Display;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use newsctl::analysis::{self, Analysis, Options};
use newsctl::article;
use newsctl::input::{FieldNames, InputError, InputOptions, Limits, Piece, Size, pieces};
use newsctl::language;
use newsctl::packs::{Gate, PackOptions, Packs};
use newsctl::parallel::{Panicked, map_in_order};
use newsctl::topic::Topic;

use super::args;
use super::exit::{Exit, Failure, complain};
use super::progress::Progress;

/// So many bytes of an input are read ahead for their page rules.
const REHEARSED: u64 = 1 << 14;

/// Compiles the packs that the arguments name, for the inputs to come. They last until the process ends: taking them apart is
/// work for nothing.
pub fn packs(args: &args::Packs, inputs: &[PathBuf]) -> Result<&'static Packs, Failure> {
    let options = PackOptions { folders: args.folders.clone(), no_builtin: args.no_builtin };
    let packs = Packs::load_and(&options, &|rules, stop| {
        // A thread has nothing to do here for a third of a short run.
        for page in inputs.iter().take_while(|_| !stop()).filter_map(|path| page_head(path)) {
            article::rehearse(rules, &page, stop);
        }
    })?;
    Ok(Box::leak(Box::new(packs)))
}

/// The beginning of a file of plain text, as far as can be told without reading it as an input.
fn page_head(path: &Path) -> Option<String> {
    // Opening a pipe would take from it, or wait.
    path.metadata().ok().filter(Metadata::is_file)?;
    let mut head = Vec::new();
    File::open(path).ok()?.take(REHEARSED).read_to_end(&mut head).ok()?;
    let is_text = !head.contains(&0) && !head.starts_with(b"{") && !head.starts_with(b"[") && !head.starts_with(b"<");
    is_text.then(|| String::from_utf8_lossy(&head).into_owned())
}

/// The topic that the arguments name, else that of the packs, else any.
///
/// # Errors
/// [`Failure::Refused`] where the arguments name a state of which no pack has a name: nothing could be found.
pub fn options(between: Option<&Topic>, packs: &Packs) -> Result<Options, Failure> {
    let of_packs = || packs.events.topic.map_or_else(Topic::any, Topic::between);
    let topic = between.cloned().unwrap_or_else(of_packs);
    match topic.countries().iter().find(|state| packs.topic.lacks(**state)) {
        Some(state) => Err(Failure::Refused(format!("no pack knows a state with the code {state}"))),
        None => Ok(Options { topic }),
    }
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
    each_that_passes(args, packs, options, None, make, sink).map(|(exit, _)| exit)
}

/// As [`each_article`], for commands to which nothing but events counts: articles that can't name all states of the topic are
/// left at once, by a gate. Also gives how many were.
pub fn each_that_passes<R: Send>(
    args: &args::Reading,
    packs: &Packs,
    options: &Options,
    gate: Option<&Gate<'_>>,
    make: impl Fn(&Analysis) -> R + Sync,
    sink: impl FnMut(R) -> io::Result<()>,
) -> Result<(Exit, u64), Failure> {
    // In order of name, each once: what comes out must not hang on the order in which inputs are named.
    let inputs: Vec<PathBuf> = args.inputs.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    run(&args.how, packs, options, gate, pieces(&inputs, &input_options(&args.how)), make, sink)
}

fn input_options(how: &args::How) -> InputOptions {
    let bytes = |size: Size| usize::try_from(size.0).unwrap_or(usize::MAX);
    let limits = Limits {
        article: bytes(how.max_article),
        ratio: how.max_ratio,
        unpacked: how.max_unpacked.0,
        nesting: how.max_nesting,
        held: bytes(how.max_held),
    };
    InputOptions { stated_date: how.published, limits, fields: FieldNames::new(&how.fields) }
}

/// What became of an article.
enum Made<R> {
    /// What was made of it, how many bytes and events it had.
    Read(R, u64, u64),
    /// It is in another language.
    Foreign,
    /// It is a page without a story.
    Bare,
    /// It can't name all states of the topic, and has so many bytes.
    Left(u64),
}

/// As [`each_article`], for articles that were found already.
pub fn each_of<R: Send>(
    how: &args::How,
    packs: &Packs,
    options: &Options,
    articles: impl Iterator<Item = Result<Piece, InputError>>,
    make: impl Fn(&Analysis) -> R + Sync,
    sink: impl FnMut(R) -> io::Result<()>,
) -> Result<Exit, Failure> {
    run(how, packs, options, None, articles, make, sink).map(|(exit, _)| exit)
}

fn run<R: Send>(
    how: &args::How,
    packs: &Packs,
    options: &Options,
    gate: Option<&Gate<'_>>,
    articles: impl Iterator<Item = Result<Piece, InputError>>,
    make: impl Fn(&Analysis) -> R + Sync,
    mut sink: impl FnMut(R) -> io::Result<()>,
) -> Result<(Exit, u64), Failure> {
    let jobs = how.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let mut exit = Exit::Success;
    let mut progress = Progress::new(!how.quiet);
    let mut refuse = |error: &dyn Display, progress: &mut Progress| {
        exit = Exit::Failure;
        progress.tally.unread += 1;
        if !how.quiet {
            progress.clear();
            complain(error);
        }
    };
    // The names of the articles on their way, so that one that fails can be named.
    let on_the_way = RefCell::new(VecDeque::new());
    let articles = articles.inspect(|article| {
        on_the_way.borrow_mut().push_back(article.as_ref().map_or(String::new(), |article| article.source().to_string()));
    });
    let map = |piece: Result<Piece, InputError>| {
        let Some(article) = piece?.read()? else { return Ok(Made::Bare) };
        if !how.any_language && language::is_foreign(packs, &article.text) {
            return Ok(Made::Foreign);
        }
        if gate.is_some_and(|gate| !gate.opens(&article.text)) {
            return Ok(Made::Left(article.text.len() as u64));
        }
        let analysis = analysis::analyse(packs, &article, options);
        Ok(Made::Read(make(&analysis), article.text.len() as u64, analysis.events.events.len() as u64))
    };
    map_in_order(jobs, articles, map, |result: Result<Result<Made<R>, InputError>, Panicked>| -> io::Result<()> {
        let source = on_the_way.borrow_mut().pop_front().unwrap_or_default();
        let tally = &mut progress.tally;
        match result {
            Ok(Ok(Made::Read(made, bytes, events))) => {
                tally.articles += 1;
                tally.bytes += bytes;
                tally.events += events;
                sink(made)?;
            }
            Ok(Ok(Made::Left(bytes))) => {
                tally.articles += 1;
                tally.bytes += bytes;
                tally.left += 1;
            }
            Ok(Ok(Made::Foreign)) => tally.foreign += 1,
            Ok(Ok(Made::Bare)) => tally.bare += 1,
            Ok(Err(error)) => refuse(&error, &mut progress),
            Err(Panicked) => refuse(&format!("{source}: could not be analysed, which is a fault of newsctl"), &mut progress),
        }
        progress.tick();
        Ok(())
    })?;
    progress.close(how.quiet, how.stats);
    Ok((exit, progress.tally.left))
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
        if args.how.strict {
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
