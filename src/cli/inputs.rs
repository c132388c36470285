//! Carries the articles that the arguments name through the analysis to a writer: on several threads, in order,
//! with a line on stderr for each input that can't be read.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use newsctl::analysis::{self, Analysis, Options};
use newsctl::input::Article;
use newsctl::packs::{PackOptions, Packs};
use newsctl::parallel::map_in_order;

use super::args;
use super::exit::{Exit, Failure, complain};

/// Compiles the packs that the arguments name.
pub fn packs(args: &args::Packs) -> Result<Packs, Failure> {
    Ok(Packs::load(&PackOptions { folders: args.folders.clone(), no_builtin: args.no_builtin })?)
}

/// Analyses every article and hands it to `write`, in order. With `--strict` the output is held back until all is read.
pub fn each_article<W: Write>(
    args: &args::Reading,
    options: &Options,
    out: &mut W,
    mut write: impl FnMut(&Analysis, &mut dyn Write) -> std::io::Result<()>,
) -> Result<Exit, Failure> {
    let packs = packs(&args.packs)?;
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let mut held = Vec::new();
    let mut exit = Exit::Success;
    let analyse = |article: Result<Article, String>| article.map(|article| analysis::analyse(&packs, &article, options));
    map_in_order(jobs, articles(args), analyse, |result| -> Result<(), Failure> {
        match result {
            Ok(Ok(analysis)) if args.strict => write(&analysis, &mut held)?,
            Ok(Ok(analysis)) => write(&analysis, out)?,
            Ok(Err(reason)) => {
                exit = Exit::Failure;
                if !args.quiet {
                    complain(&reason);
                }
            }
            Err(_) => {
                exit = Exit::Failure;
                complain(&"an article could not be analysed: this is a fault of newsctl");
            }
        }
        Ok(())
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
