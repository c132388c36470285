//! Patterns, words and topics that stand twice, so that one of them never counts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::packs::fault::Fault;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

/// Where something first stood: the rule, and the place.
type First<'a> = BTreeMap<String, (&'a str, &'a Arc<PackFile>, Range<usize>)>;

pub(super) fn lint(raw: &Raw, found: &mut Vec<Fault>) {
    dates(raw, found);
    pages(raw, found);
    nouns(raw, found);
    topics(raw, found);
}

/// Topics of users behind which another is laid.
fn topics(raw: &Raw, found: &mut Vec<Fault>) {
    let Some((last, earlier)) = raw.topics.split_last() else { return };
    for file in earlier.iter().filter(|file| !file.file.is_builtin()) {
        let [one, other] = &file.value.between;
        let message = format!("the topic {one},{other} does not count: {} is laid after it", last.file.path);
        let help = "the last topic counts: leave one of them out; --between says on the command line which two states are meant";
        found.push(Fault::of_file(file.file.path.as_str(), message, help));
    }
}

fn note<'a>(
    first: &mut First<'a>,
    key: String,
    rule: &'a str,
    file: &'a Arc<PackFile>,
    span: Range<usize>,
    found: &mut Vec<Fault>,
) {
    match first.get(&key) {
        Some((earlier, at, place)) if !file.is_builtin() => {
            let (line, _) = at.place(place.start);
            let message = format!("this pattern of `{rule}` never matches: `{earlier}` has it already ({}:{line})", at.path);
            found.push(Fault::at(file, span, message, "of equal matches the rule that stands first wins: leave this one out"));
        }
        Some(_) => {}
        None => {
            first.insert(key, (rule, file, span));
        }
    }
}

/// The same pattern under the same conditions.
fn dates(raw: &Raw, found: &mut Vec<Fault>) {
    let mut first = First::new();
    for file in &raw.dates {
        for rule in &file.value.rule {
            let words =
                |list: &[crate::packs::format::Spanned<String>]| list.iter().map(|one| one.get_ref().clone()).collect::<Vec<_>>();
            let around = [&rule.after, &rule.not_after, &rule.before, &rule.not_before, &rule.follows].map(|list| words(list));
            for pattern in &rule.patterns {
                let key = format!("{} {around:?}", pattern.get_ref());
                note(&mut first, key, rule.id.get_ref(), &file.file, pattern.span(), found);
            }
        }
    }
}

/// The same pattern at the same piece of a line and the same part of the page.
fn pages(raw: &Raw, found: &mut Vec<Fault>) {
    let mut first = First::new();
    for file in &raw.page {
        for rule in &file.value.rule {
            let pieces =
                [("line", &rule.line), ("has", &rule.has), ("start", &rule.start), ("end", &rule.end), ("inside", &rule.inside)];
            for (piece, patterns) in pieces {
                for pattern in patterns {
                    let key = format!("{piece} {:?} {:?} {}", rule.at, rule.words, pattern.get_ref());
                    note(&mut first, key, rule.id.get_ref(), &file.file, pattern.span(), found);
                }
            }
        }
    }
}

/// A noun twice in one class.
fn nouns(raw: &Raw, found: &mut Vec<Fault>) {
    let mut first: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for file in &raw.nouns {
        for (class, words) in &file.value.class {
            for word in words {
                let earlier = first.insert((class.get_ref(), word.to_lowercase()), &file.file.path);
                if let Some(earlier) = earlier.filter(|_| !file.file.is_builtin()) {
                    let message = format!("`{word}` stands in the class `{}` already, in {earlier}", class.get_ref());
                    let at = file.file.text.get(class.span().start..).and_then(|rest| rest.find(&format!("\"{word}\"")));
                    let place = at.map_or(class.span(), |at| class.span().start + at..class.span().end);
                    found.push(Fault::at(&file.file, place, message, "leave it out"));
                }
            }
        }
    }
}
