//! `newsctl eval`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsctl::analysis::{Analysis, Options};
use newsctl::eval::{
    Evaluation, Found, Gold, GoldEvent, Happenings, TimeMl, ToJoin, article_name, score, score_joined, score_timex, timexes,
    write_human, write_machine,
};
use newsctl::input::{Article, Piece, reason};
use newsctl::nearest::did_you_mean;
use newsctl::packs::Packs;

use super::args::{Eval, EvalFormat, Reading};
use super::exit::{Exit, Failure, complain};
use super::inputs::{each_article, each_of, options, packs};

/// Writes how well the articles come out.
pub fn run(args: &Eval, out: &mut impl Write) -> Result<Exit, Failure> {
    let happenings = args.joined.as_deref().map(read_happenings).transpose()?;
    let (gold, timeml) = read_gold(&args.gold, args.joined.as_deref())?;
    let packs = packs(&args.packs, &args.inputs)?;
    let options = options(args.between.as_ref(), packs)?;
    let reading = reading(args, &gold);
    let mut evaluation = Evaluation::default();
    let mut exit = Exit::Success;
    let mut without_gold = 0;
    let mut seen = BTreeSet::new();
    let mut to_join: Vec<ToJoin> = Vec::new();
    if !gold.is_empty() {
        let make = |analysis: &Analysis| {
            let Article { source, key, .. } = &analysis.article;
            // What the container calls the article will do as well.
            let (name, gold) = gold.get_key_value(&article_name(source)).or_else(|| gold.get_key_value(key.as_ref()?))?;
            let found = Found::of_analysis(packs, analysis, &options);
            Some((score(name, gold, &found), happenings.as_ref().map(|_| ToJoin::new(packs, name, gold, &found))))
        };
        let mut twice = Vec::new();
        exit = each_article(&reading, packs, &options, make, |scored| {
            without_gold += usize::from(scored.is_none());
            if let Some((scored, article)) = scored {
                if seen.insert(scored.name.clone()) {
                    evaluation.articles.push(scored);
                    to_join.extend(article);
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
        Ok(Piece::from(article))
    });
    let timex = each_of(
        &reading.how,
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
    if exit != Exit::Success && args.how.strict {
        return Ok(exit);
    }
    if !args.how.quiet {
        let measured = || gold.iter().filter(|(name, _)| seen.contains(*name));
        doubts(packs, &options, measured()).iter().for_each(|doubt| complain(doubt));
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
    if let (Some(happenings), Some(path)) = (&happenings, &args.joined) {
        let unread = happenings.articles().filter(|article| !seen.contains(*article)).count();
        if unread > 0 && !args.how.quiet {
            complain(&format!("{unread} of the articles whose happenings are listed were not read: not counted"));
        }
        evaluation.joined = Some(score_joined(happenings, &to_join).map_err(|why| Failure::File(path.clone(), why))?);
    }
    let missed = evaluation.missed(&args.floor).map_err(Failure::Refused)?;
    match args.format {
        EvalFormat::Human => write_human(&evaluation, args.verbose, out)?,
        EvalFormat::Json => write_machine(&evaluation, out)?,
    }
    missed.iter().for_each(|missed| complain(missed));
    Ok(if exit == Exit::Success && !missed.is_empty() { Exit::Found } else { exit })
}

/// What of the gold can't be found, whatever the articles say: types that no rule has, events outside the topic.
fn doubts<'a>(packs: &Packs, options: &Options, gold: impl Iterator<Item = (&'a String, &'a Gold)>) -> Vec<String> {
    let mut doubts = Vec::new();
    let mut outside = 0;
    for (name, gold) in gold {
        let kinds: BTreeSet<&str> = gold.events.iter().map(|event| event.kind.as_str()).collect();
        for kind in kinds.into_iter().filter(|kind| packs.events.event_type(kind).is_none()) {
            let near = did_you_mean(kind, packs.events.types.iter().map(|known| known.name.as_str()));
            doubts.push(format!("{name}: the rules have no event type `{kind}`; {near}`newsctl pack show` lists them"));
        }
        if let &[one, other] = options.topic.countries() {
            let about = |kind: &str| packs.events.event_type(kind).is_some_and(|known| known.about);
            let is_outside = |event: &&GoldEvent| {
                let sides = [one, other].iter().filter(|state| event.countries.contains(state)).count();
                !event.optional && sides < if about(&event.kind) { 1 } else { 2 }
            };
            outside += gold.events.iter().filter(is_outside).count();
        }
    }
    if let (&[one, other], 1..) = (options.topic.countries(), outside) {
        doubts.push(format!(
            "{outside} of the events of the gold are not between {one} and {other}, which are looked for; --between any looks for all"
        ));
    }
    doubts
}

/// The arguments as commands that read articles have them; without inputs, the texts beside the gold.
fn reading(args: &Eval, gold: &BTreeMap<String, Gold>) -> Reading {
    let folder = if args.gold.is_dir() { args.gold.as_path() } else { args.gold.parent().unwrap_or(Path::new("")) };
    let beside = || gold.keys().map(|name| folder.join(format!("{name}.txt"))).filter(|path| path.exists()).collect();
    // Where a shell's `*` names gold among the articles, it is gold all the same.
    let is_gold = |path: &Path| {
        let ending = path.extension().is_some_and(|ending| ending == "json" || ending == "tml");
        ending && whole(path).parent() == Some(whole(folder).as_path())
    };
    let named = || args.inputs.iter().filter(|path| !is_gold(path)).cloned().collect();
    Reading {
        inputs: if args.inputs.is_empty() { beside() } else { named() },
        packs: super::args::Packs { folders: args.packs.folders.clone(), no_builtin: args.packs.no_builtin },
        how: args.how.clone(),
    }
}

/// Reads which events are the same happening.
fn read_happenings(path: &Path) -> Result<Happenings, Failure> {
    let fail = |why: String| Failure::File(path.to_path_buf(), why);
    Happenings::read(&fs::read(path).map_err(|error| fail(reason(error)))?).map_err(|error| fail(error.to_string()))
}

/// Reads a gold file, or all of a folder, by name. `joined` is no gold of an article, wherever it lies.
fn read_gold(path: &Path, joined: Option<&Path>) -> Result<(BTreeMap<String, Gold>, BTreeMap<String, TimeMl>), Failure> {
    let fail = |path: &Path, why: String| Failure::File(path.to_path_buf(), why);
    let mut paths: Vec<PathBuf> = vec![path.to_path_buf()];
    if fs::metadata(path).map_err(|error| fail(path, reason(error)))?.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| fail(path, reason(error)))?;
        paths = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.retain(|path| joined.is_none_or(|joined| whole(path) != whole(joined)));
        paths.sort();
    }
    let (mut gold, mut timeml) = (BTreeMap::new(), BTreeMap::new());
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let name = article_name(&path.to_string_lossy());
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

/// A path from the root, so that two ways of writing it can be compared.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_default()
}
