//! What a timeline that is read must hold to, so that joining can rely on it: its evidence is of articles that it lists, its
//! days exist, its figures are in their range. A timeline that was printed with `--documents evidence`, or with events left out,
//! holds to all of it.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::atoms::MergeError;
use super::model::{Document, Event, Published, SCHEMA, Timeline, When};
use super::sketch::Sketch;
use crate::dates::Precision;

/// The most points of [`super::clarity`].
const CLEAREST: u8 = 6;

/// Refuses what no timeline of this program tells, with one line on the first fault.
pub(super) fn validate(timeline: &Timeline) -> Result<(), MergeError> {
    if timeline.schema != SCHEMA {
        return Err(MergeError(format!("its schema is `{}`; this program reads `{SCHEMA}`", timeline.schema)));
    }
    let mut listed: FxHashSet<&str> = FxHashSet::default();
    for document in &timeline.documents {
        check_document(document).map_err(|fault| MergeError(format!("document {}: {fault}", document.id)))?;
        listed.insert(&document.id);
    }
    for event in &timeline.events {
        check_event(event, &listed).map_err(|fault| MergeError(format!("event {}: {fault}", event.id)))?;
    }
    Ok(())
}

fn check_document(document: &Document) -> Result<(), String> {
    if let Some(published) = document.published.as_ref().filter(|published| !is_day(published)) {
        return Err(format!("its day of publication, `{}`, is no {}", published.date, name(published.precision)));
    }
    match document.sketch.as_deref() {
        Some(sketch) if Sketch::parse(sketch).is_none() => Err("its sketch is damaged".to_string()),
        _ => Ok(()),
    }
}

/// Whether the date is written as its precision asks, and exists.
fn is_day(published: &Published) -> bool {
    let (rest, length) = match published.precision {
        Precision::Day => ("", 10),
        Precision::Month => ("-01", 7),
        Precision::Year => ("-01-01", 4),
        Precision::Week | Precision::Range => return false,
    };
    published.date.len() == length && format!("{}{rest}", published.date).parse::<NaiveDate>().is_ok()
}

fn name(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Year => "year",
        Precision::Range => "range",
    }
}

fn check_event(event: &Event, listed: &FxHashSet<&str>) -> Result<(), String> {
    let of_reports = event.reports.iter().map(|report| (report.document.as_str(), report.date.as_ref()));
    let of_evidence = event.evidence.iter().map(|sentence| (sentence.document.as_str(), sentence.date.as_ref()));
    for (document, date) in of_reports.chain(of_evidence) {
        if !listed.contains(document) {
            return Err(format!("it is told by document {document}, which is not listed"));
        }
        check_date(date)?;
    }
    check_date(event.date.as_ref())?;
    for sentence in &event.evidence {
        if sentence.clarity > CLEAREST {
            return Err(format!("a clarity of {}; the most is {CLEAREST}", sentence.clarity));
        }
        let (start, end) = sentence.trigger;
        if sentence.start >= sentence.end || start >= end || start < sentence.start || end > sentence.end {
            return Err(format!("evidence from {} to {} can't be a sentence with its trigger", sentence.start, sentence.end));
        }
    }
    Ok(())
}

fn check_date(date: Option<&When>) -> Result<(), String> {
    match date {
        Some(date) if date.end < date.start => {
            Err(format!("a date that ends, on {}, before it starts, on {}", date.end, date.start))
        }
        _ => Ok(()),
    }
}
