//! Carries the articles that the arguments name through the analysis to a sink: on several threads, in order,
//! with a line on stderr for each input that can't be read.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use newsctl::analysis::{self, Analysis, Options};
use newsctl::input::Article;
use newsctl::packs::{PackOptions, Packs};
use newsctl::parallel::map_in_order;
use newsctl::topic::Topic;

use super::args;
use super::exit::{Exit, Failure, complain};

/// Compiles the packs that the arguments name.
pub fn packs(args: &args::Packs) -> Result<Packs, Failure> {
    Ok(Packs::load(&PackOptions { folders: args.folders.clone(), no_builtin: args.no_builtin })?)
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
    mut sink: impl FnMut(R) -> io::Result<()>,
) -> Result<Exit, Failure> {
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let mut exit = Exit::Success;
    let mut refuse = |reason: &str| {
        exit = Exit::Failure;
        if !args.quiet {
            complain(&reason);
        }
    };
    let map = |article: Result<Article, String>| article.map(|article| make(&analysis::analyse(packs, &article, options)));
    map_in_order(jobs, articles(args), map, |result| -> io::Result<()> {
        match result {
            Ok(Ok(made)) => sink(made)?,
            Ok(Err(reason)) => refuse(&reason),
            Err(_) => refuse("an article could not be analysed: this is a fault of newsctl"),
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

fn articles(args: &args::Reading) -> impl Iterator<Item = Result<Article, String>> {
    let mut files = Vec::new();
    for input in &args.inputs {
        walk(input, &mut files);
    }
    files.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut article = Article::new(path.display().to_string(), text);
        article.stated_date = args.published;
        Ok(article)
    })
}

fn walk(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(path) else { return files.push(path.to_path_buf()) };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")).for_each(|path| walk(path, files));
}
