//! The examples that date files carry, read and checked; `examples/dates.rs` runs them.

use chrono::NaiveDate;

use crate::packs::fault::{Fault, Faults};
use crate::packs::format;
use crate::packs::source::PackFile;

/// A text with the expressions that must be found in it, and no others.
#[derive(Debug, Clone)]
pub struct DateExample {
    /// File and line, for failures.
    pub place: String,
    /// The text, without the brackets.
    pub text: String,
    /// The day it came out; `None` where nothing may be found, so that none is needed.
    pub published: Option<NaiveDate>,
    /// Bytes, TIMEX3 type and value (`?` for none) of each expression.
    pub expected: Vec<(std::ops::Range<usize>, String, String)>,
    /// Why nothing may be found.
    pub why: Option<String>,
}

/// A page with the day it came out.
#[derive(Debug, Clone)]
pub struct PageExample {
    /// File and line, for failures.
    pub place: String,
    /// What must come out.
    pub page: format::PublishedExample,
}

/// All examples.
#[derive(Debug, Clone, Default)]
pub struct DateExamples {
    /// Texts with or without expressions.
    pub texts: Vec<DateExample>,
    /// Whole pages.
    pub pages: Vec<PageExample>,
}

/// Adds the examples of a file.
pub(super) fn collect(file: &PackFile, dates: &format::Dates, examples: &mut DateExamples, faults: &mut Faults) {
    let place = |span: std::ops::Range<usize>| format!("{}:{}", file.path, file.text[..span.start].matches('\n').count() + 1);
    for yes in &dates.yes {
        let (text, spans) = match unbracket(yes.text.get_ref()) {
            Some(found) if found.1.len() == yes.is.len() && !found.1.is_empty() => found,
            _ => {
                faults.push(Fault::at(
                    file,
                    yes.text.span(),
                    "brackets and values don't pair",
                    "put each expression in square brackets, and its type and value under `is`",
                ));
                continue;
            }
        };
        let expected = spans.into_iter().zip(&yes.is).map(|(span, is)| {
            let (kind, value) = is.split_once(' ').unwrap_or((is, ""));
            (span, kind.to_string(), value.to_string())
        });
        examples.texts.push(DateExample {
            place: place(yes.text.span()),
            text,
            published: Some(yes.published.0),
            expected: expected.collect(),
            why: None,
        });
    }
    for no in &dates.no {
        examples.texts.push(DateExample {
            place: place(no.text.span()),
            text: no.text.get_ref().clone(),
            published: None,
            expected: Vec::new(),
            why: Some(no.why.clone()),
        });
    }
    for page in &dates.page {
        examples.pages.push(PageExample { place: place(page.text.span()), page: page.clone() });
    }
}

/// A text whose square brackets are taken out, and the bytes they held.
fn unbracket(text: &str) -> Option<(String, Vec<std::ops::Range<usize>>)> {
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
