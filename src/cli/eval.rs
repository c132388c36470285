//! `newsctl eval`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsctl::analysis::{self, Analysis, Options};
use newsctl::dates::TimexKind;
use newsctl::eval::{Evaluation, Found, Gold, TimeMl, Timex, score, score_timex, write_human, write_machine};
use newsctl::input::{Article, reason};
use newsctl::output::CodePoints;
use newsctl::packs::Packs;
use newsctl::timeline::Atoms;

use super::args::{Eval, EvalFormat, Reading};
use super::exit::{Exit, Failure, complain};
use super::inputs::{each_article, each_of, options, packs};

/// Writes how well the articles come out.
pub fn run(args: &Eval, out: &mut impl Write) -> Result<Exit, Failure> {
    let (gold, timeml) = read_gold(&args.gold)?;
    let packs = packs(&args.packs)?;
    let options = options(args.between.as_ref(), packs);
    let reading = reading(args, &gold);
    let mut evaluation = Evaluation::default();
    let mut exit = Exit::Success;
    let mut without_gold = 0;
    let mut seen = BTreeSet::new();
    if !gold.is_empty() {
        let make = |analysis: &Analysis| {
            let name = stem(&analysis.article.source);
            gold.get(&name).map(|gold| score(&name, gold, &found(packs, analysis, &options)))
        };
        let mut twice = Vec::new();
        exit = each_article(&reading, packs, &options, make, |scored| {
            without_gold += usize::from(scored.is_none());
            if let Some(scored) = scored {
                if seen.insert(scored.name.clone()) {
                    evaluation.articles.push(scored);
                } else {
                    twice.push(scored.name);
                }
            }
            Ok(())
        })?;
        if !twice.is_empty() {
            let why = format!("more than one article is called {}: name one of them", twice.join(", "));
            return Err(Failure::Refused(why));
        }
        evaluation.articles.sort_by(|a, b| a.name.cmp(&b.name));
    }
    let articles = timeml.iter().map(|(name, gold)| {
        let mut article = Article::new(name.as_str(), gold.text.as_str());
        article.stated_date = gold.published;
        Ok(article)
    });
    let timex = each_of(
        &reading,
        packs,
        &Options::default(),
        articles,
        |analysis| {
            timeml.get(&analysis.article.source).map(|gold| score_timex(&analysis.article.source, gold, &timexes(analysis)))
        },
        |scored| {
            evaluation.timex.extend(scored);
            Ok(())
        },
    )?;
    if timex != Exit::Success {
        exit = timex;
    }
    if exit != Exit::Success && args.strict {
        return Ok(exit);
    }
    if !args.quiet {
        let unread = gold.len() - evaluation.articles.len().min(gold.len());
        for (count, what, lacks) in [(without_gold, "articles", "gold"), (unread, "gold files", "article")] {
            if count > 0 {
                complain(&format!("{count} of the {what} without {lacks}: not counted"));
            }
        }
    }
    if evaluation.articles.is_empty() && evaluation.timex.is_empty() {
        let why = "no article has gold: x.json is the gold of x.txt, and a .tml file holds its article itself";
        return Err(Failure::File(args.gold.clone(), why.to_string()));
    }
    let missed = evaluation.missed(&args.floor).map_err(Failure::Refused)?;
    match args.format {
        EvalFormat::Human => write_human(&evaluation, args.verbose, out)?,
        EvalFormat::Json => write_machine(&evaluation, out)?,
    }
    missed.iter().for_each(|missed| complain(missed));
    Ok(if exit == Exit::Success && !missed.is_empty() { Exit::Found } else { exit })
}

/// The arguments as commands that read articles have them; without inputs, the texts beside the gold.
fn reading(args: &Eval, gold: &BTreeMap<String, Gold>) -> Reading {
    let folder = if args.gold.is_dir() { args.gold.as_path() } else { args.gold.parent().unwrap_or(Path::new("")) };
    let beside = || gold.keys().map(|name| folder.join(format!("{name}.txt"))).filter(|path| path.exists()).collect();
    // Where a shell's `*` names gold among the articles, it is gold all the same.
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_default();
    let is_gold = |path: &Path| {
        let ending = path.extension().is_some_and(|ending| ending == "json" || ending == "tml");
        ending && whole(path).parent() == Some(whole(folder).as_path())
    };
    let named = || args.inputs.iter().filter(|path| !is_gold(path)).cloned().collect();
    Reading {
        inputs: if args.inputs.is_empty() { beside() } else { named() },
        published: args.published,
        packs: super::args::Packs { folders: args.packs.folders.clone(), no_builtin: args.packs.no_builtin },
        jobs: args.jobs,
        quiet: args.quiet,
        strict: args.strict,
    }
}

/// The name by which gold and article find each other: `x` of `some/x.txt`, `x#3` of the third article of `x.jsonl`.
fn stem(source: &str) -> String {
    let (path, number) = match source.rsplit_once('#') {
        Some((path, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => (path, format!("#{number}")),
        _ => (source, String::new()),
    };
    let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.unwrap_or_default() + &number
}

/// Reads a gold file, or all of a folder, by name.
fn read_gold(path: &Path) -> Result<(BTreeMap<String, Gold>, BTreeMap<String, TimeMl>), Failure> {
    let fail = |path: &Path, why: String| Failure::File(path.to_path_buf(), why);
    let mut paths: Vec<PathBuf> = vec![path.to_path_buf()];
    if fs::metadata(path).map_err(|error| fail(path, reason(error)))?.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| fail(path, reason(error)))?;
        paths = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
    }
    let (mut gold, mut timeml) = (BTreeMap::new(), BTreeMap::new());
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let name = stem(&path.to_string_lossy());
        if !["json", "tml"].contains(&ending) || name.starts_with('.') {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| fail(&path, reason(error)))?;
        if ending == "json" {
            gold.insert(name, Gold::read(&bytes).map_err(|error| fail(&path, error.to_string()))?);
        } else {
            let text = newsctl::input::decode(bytes);
            timeml.insert(name, TimeMl::read(&text).map_err(|error| fail(&path, error.to_string()))?);
        }
    }
    if gold.is_empty() && timeml.is_empty() {
        return Err(fail(path, "holds no gold: no file that ends in .json or .tml".to_string()));
    }
    Ok((gold, timeml))
}

/// What was found in an article, read alone. Dates are sought whether or not the article matters to the topic.
fn found(packs: &Packs, analysis: &Analysis, options: &Options) -> Found {
    let timeline = Atoms::of_analysis(packs, analysis, options).build();
    let dates = |analysis: &Analysis| -> Vec<String> {
        let points = analysis.dates.mentions.iter().filter(|one| matches!(one.kind, TimexKind::Date | TimexKind::Time));
        points.filter_map(|mention| mention.value.clone()).collect()
    };
    let dates = if analysis.analysed {
        dates(analysis)
    } else {
        dates(&analysis::analyse(packs, &analysis.article, &Options::default()))
    };
    Found { timeline, dates }
}

/// The temporal expressions of an article.
fn timexes(analysis: &Analysis) -> Vec<Timex> {
    let counted = CodePoints::new(&analysis.document.text);
    let timex = |mention: &newsctl::dates::DateMention| {
        let (start, end) = counted.span(mention.span);
        Timex { start, end, kind: mention.kind, value: mention.value.clone().unwrap_or_default() }
    };
    analysis.dates.mentions.iter().map(timex).collect()
}
