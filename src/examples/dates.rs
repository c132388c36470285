//! Examples of date rules: what stands in square brackets must be found with its type and value, and nothing else; a page
//! must come out with its day of publication. Every rule must fire in some example.

use std::ops::Range;
use std::sync::Arc;

use super::{DIFF, Tested, diff};
use crate::article::{self, Block, BlockKind};
use crate::dates::{self, DateMention, Dates, Precision, PublishedBasis, TimexKind};
use crate::input::Article;
use crate::packs::dates::DateFunction;
use crate::packs::format::{DateNo, DateYes, PublishedExample};
use crate::packs::{Fault, Packs, Raw};
use crate::span::Span;
use crate::text;

/// Runs the examples of all date files.
pub(super) fn run(packs: &Packs, raw: &Raw, tested: &mut Tested) {
    for file in &raw.dates {
        let fault = |span: Range<usize>, (message, help, notes): (String, String, Vec<String>)| {
            Fault::at(&file.file, span, message, help).with_notes(notes)
        };
        for example in &file.value.yes {
            let wrong = yes(packs, example, tested);
            tested.note(wrong.map(|wrong| fault(example.text.span(), wrong)));
        }
        for example in &file.value.no {
            tested.note(no(packs, example).map(|wrong| fault(example.text.span(), wrong)));
        }
        for example in &file.value.page {
            tested.note(page(packs, example).map(|wrong| fault(example.text.span(), wrong)));
        }
    }
    for file in &raw.dates {
        for rule in &file.value.rule {
            let name = format!("{}/{}", raw.pack_of(&file.file), rule.id.get_ref());
            let finds = packs.dates.rules.iter().any(|rule| *rule.name == *name && rule.function != DateFunction::None);
            if finds && !tested.fired.contains(&name) {
                let message = format!("the date rule `{}` fires in no example", rule.id.get_ref());
                tested.faults.push(Fault::at(&file.file, rule.id.span(), message, "add a [[yes]] in which it fires"));
            }
        }
    }
}

/// What the date room finds in a text that is all story.
fn read(packs: &Packs, text: &str, published: Option<chrono::NaiveDate>) -> Dates {
    let text: Arc<str> = text.into();
    let mut article = Article::new("example", Arc::clone(&text));
    article.stated_date = published;
    let blocks = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Body, rule: String::new() }];
    let document = text::analyse(packs, text, blocks);
    dates::find(packs, &article, &document)
}

/// What is wrong with an example, what to do, and what differs.
type Wrong = Option<(String, String, Vec<String>)>;

fn yes(packs: &Packs, example: &DateYes, tested: &mut Tested) -> Wrong {
    let (text, spans) = match unbracket(example.text.get_ref()) {
        Some(found) if found.1.len() == example.is.len() && !found.1.is_empty() => found,
        _ => {
            let help = "put each expression in square brackets, and its type and value under `is`";
            return Some(("brackets and values don't pair".to_string(), help.to_string(), Vec::new()));
        }
    };
    let found = read(packs, &text, Some(example.published.0));
    tested.fired.extend(found.mentions.iter().map(|mention| mention.rule.clone()));
    let expected: Vec<String> =
        spans.iter().zip(&example.is).map(|(span, is)| format!("`{}` {is}", &text[span.clone()])).collect();
    let got: Vec<String> = found.mentions.iter().map(|mention| show(mention, &text)).collect();
    let placed = |mention: &DateMention| mention.span.start as usize..mention.span.end as usize;
    let same_places = found.mentions.iter().map(placed).eq(spans.iter().cloned());
    (expected != got || !same_places).then(|| {
        let rules: Vec<&str> = found.mentions.iter().map(|mention| mention.rule.as_str()).collect();
        let mut notes = diff(&expected, &got);
        notes.push(format!("found {}", list(&got)));
        notes.push(format!("by {}", if rules.is_empty() { "no rule".to_string() } else { rules.join(", ") }));
        ("comes out otherwise than expected".to_string(), DIFF.to_string(), notes)
    })
}

fn no(packs: &Packs, example: &DateNo) -> Wrong {
    let text = example.text.get_ref();
    let found = read(packs, text, None);
    let first = found.mentions.first()?;
    let help = format!("the example says why not: {}", example.why);
    Some((format!("{} is found where nothing is, by {}", show(first, text), first.rule), help, Vec::new()))
}

fn page(packs: &Packs, example: &PublishedExample) -> Wrong {
    let text: Arc<str> = example.text.get_ref().as_str().into();
    let mut article = Article::new("example", Arc::clone(&text));
    article.metadata_date.clone_from(&example.metadata);
    article.stated_date = example.stated.map(|day| day.0);
    let document = text::analyse(packs, Arc::clone(&text), article::blocks(packs, &text));
    let published = dates::find(packs, &article, &document).published;
    let (got, basis) = match &published {
        None => ("?".to_string(), None),
        Some(published) => {
            let day = published.period.start.to_string();
            let shown = match published.period.precision {
                Precision::Year => &day[..4],
                Precision::Month => &day[..7],
                _ => &day,
            };
            (shown.to_string(), Some(basis_name(published.basis)))
        }
    };
    let as_expected = got == example.published && (example.basis.is_none() || example.basis.as_deref() == basis);
    (!as_expected).then(|| {
        let expected = format!("{} by {}", example.published, example.basis.as_deref().unwrap_or("anything"));
        let got = format!("{got} by {}", basis.unwrap_or("nothing"));
        ("the day of publication comes out otherwise than expected".to_string(), DIFF.to_string(), diff(&[expected], &[got]))
    })
}

fn basis_name(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Option => "option",
        PublishedBasis::Metadata => "metadata",
        PublishedBasis::Header => "header",
        PublishedBasis::Dateline => "dateline",
        PublishedBasis::Weekday => "weekday",
        PublishedBasis::Inferred => "inferred",
    }
}

/// A mention as examples write it: words, type, value.
fn show(mention: &DateMention, text: &str) -> String {
    let kind = match mention.kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    };
    format!("`{}` {kind} {}", mention.span.of(text), mention.value.as_deref().unwrap_or("?"))
}

fn list(all: &[String]) -> String {
    if all.is_empty() { "nothing".to_string() } else { all.join(", ") }
}

/// A text whose square brackets are taken out, and the bytes they held.
fn unbracket(text: &str) -> Option<(String, Vec<Range<usize>>)> {
    let mut plain = String::with_capacity(text.len());
    let mut spans = Vec::new();
    let mut open = None;
    for c in text.chars() {
        match c {
            '[' if open.is_none() => open = Some(plain.len()),
            ']' => spans.push(open.take()?..plain.len()),
            c => plain.push(c),
        }
    }
    open.is_none().then_some((plain, spans))
}
