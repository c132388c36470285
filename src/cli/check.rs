//! `newsctl check`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use newsctl::check::{Difference, Lines, compare, read_expected, write_github, write_human, write_machine};
use newsctl::input::reason;
use newsctl::output::{plain, write_json};
use newsctl::timeline::{Atoms, Timeline};
use newsctl::topic::Topic;

use super::args::{Check, CheckFormat};
use super::exit::{Exit, Failure, complain};
use super::inputs::{each_article, options, packs};
use super::write_whole::write_whole;

/// Writes what differs from the expected timeline, or writes that anew.
pub fn run(args: &Check, out: &mut impl Write) -> Result<Exit, Failure> {
    let expected = if args.update { read(&args.expected).ok() } else { Some(read(&args.expected)?) };
    let packs = packs(&args.reading.packs, &args.reading.inputs)?;
    // What the expected timeline was asked for is asked for again, unless the arguments say otherwise.
    let topic = args.between.clone().or_else(|| expected.as_ref().map(topic));
    let options = options(topic.as_ref(), packs)?;
    let mut atoms = Atoms::new(options.topic.countries(), &packs.names);
    let mut lines = BTreeMap::new();
    let exit = each_article(
        &args.reading,
        packs,
        &options,
        |analysis| (analysis.id(), Lines::of(&analysis.article.text), Atoms::of_analysis(packs, analysis, &options)),
        |(id, article_lines, article)| {
            lines.insert(id, article_lines);
            atoms.extend(article);
            Ok(())
        },
    )?;
    if exit != Exit::Success && (args.update || args.reading.how.strict) {
        return Ok(exit);
    }
    let got = atoms.build();
    if args.update {
        let mut bytes = Vec::new();
        write_json(&got, &mut bytes)?;
        write_whole(&args.expected, &bytes).map_err(|error| Failure::File(args.expected.clone(), reason(error)))?;
        if !args.reading.how.quiet {
            complain(&written(args, expected.as_ref(), &got));
        }
        return Ok(Exit::Success);
    }
    let Some(expected) = expected else { return Ok(Exit::Failure) };
    let comparison = compare(&expected, &got, &args.ignore);
    match args.format {
        CheckFormat::Human => write_human(&comparison, is_coloured(), out)?,
        CheckFormat::Json => write_machine(&comparison, out)?,
        CheckFormat::Github => {
            write_github(&comparison, |document, at| lines.get(document).map(|lines: &Lines| lines.at(at)), out)?;
        }
    }
    // An input that could not be read is no reason to write the expected timeline anew.
    if exit == Exit::Success && !comparison.is_same() && args.format == CheckFormat::Human && !args.reading.how.quiet {
        complain(&format!("{} differs; if this is meant, write it anew with --update", args.expected.display()));
    }
    Ok(if exit == Exit::Success && !comparison.is_same() { Exit::Found } else { exit })
}

/// What was written, in a line: a pack that was forgotten shows in it.
fn written(args: &Check, expected: Option<&Timeline>, got: &Timeline) -> String {
    let events = match got.events.len() {
        1 => "1 event".to_string(),
        many => format!("{many} events"),
    };
    let path = args.expected.display();
    let Some(expected) = expected else { return format!("{path} written: {events}") };
    let comparison = compare(expected, got, &[]);
    let count = |of: fn(&Difference) -> bool| comparison.events.iter().filter(|one| of(one)).count();
    let (gone, new) = (count(|one| !one.got), count(|one| !one.expected));
    let changed = count(|one| one.expected && one.got);
    let packs = match &comparison.packs {
        Some((before, now)) => format!("; packs were {}, are {}", plain(&before.join(" ")), now.join(" ")),
        None => String::new(),
    };
    format!("{path} written: {events}, of these {new} new, {changed} changed; {gone} gone{packs}")
}

fn read(path: &Path) -> Result<Timeline, Failure> {
    let refuse = |why: String| Failure::File(path.to_path_buf(), why);
    let bytes = fs::read(path).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        refuse(if missing { "no such file; --update writes it".to_string() } else { reason(error) })
    })?;
    read_expected(&bytes).map_err(|refusal| refuse(refusal.to_string()))
}

fn topic(timeline: &Timeline) -> Topic {
    match timeline.topic[..] {
        [one, other] => Topic::between([one, other]),
        _ => Topic::any(),
    }
}

/// Whether people look at it who want colours (<https://no-color.org>).
fn is_coloured() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
