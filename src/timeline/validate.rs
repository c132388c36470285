//! What a timeline that is read must hold to, so that joining can rely on it: its evidence is of articles that it lists, its
//! days exist, its figures are in their range. A timeline that was printed with `--documents evidence`, or with events left out,
//! holds to all of it.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::MergeError;
use super::model::{Document, Event, Published, SCHEMA, Timeline, When};
use super::sketch::Sketch;
use crate::dates::Precision;

/// The most points of [`super::clarity`].
const CLEAREST: u8 = 6;

/// Refuses what no timeline of this program tells, with one line on the first fault.
pub(super) fn validate(timeline: &Timeline) -> Result<(), MergeError> {
    if timeline.schema != SCHEMA {
        return Err(MergeError::of_schema(&timeline.schema));
    }
    let mut named: Listed = FxHashMap::default();
    for document in &timeline.documents {
        check_document(document).map_err(|fault| MergeError(format!("document {}: {fault}", document.id)))?;
        let ids = document.entities.iter().flatten().map(|named| named.id.as_str());
        named.entry(&document.id).or_default().extend(ids);
    }
    for event in &timeline.events {
        check_event(event, &named).map_err(|fault| MergeError(format!("event {}: {fault}", event.id)))?;
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

/// The articles that are listed, each with the entities that it names.
type Listed<'a> = FxHashMap<&'a str, FxHashSet<&'a str>>;

fn check_event(event: &Event, listed: &Listed) -> Result<(), String> {
    if event.kind.is_empty() || event.reports.is_empty() {
        return Err(format!("it has no {}", if event.kind.is_empty() { "type" } else { "report" }));
    }
    let of_reports = event.reports.iter().map(|report| (report.document.as_str(), report.date.as_ref()));
    let of_evidence = event.evidence.iter().map(|sentence| (sentence.document.as_str(), sentence.date.as_ref()));
    for (document, date) in of_reports.chain(of_evidence) {
        if !listed.contains_key(document) {
            return Err(format!("it is told by document {document}, which is not listed"));
        }
        check_date(date)?;
    }
    check_date(event.date.as_ref())?;
    for report in &event.reports {
        let who = report.participants.iter().map(|one| &one.entity).chain(&report.place).chain(&report.attribution);
        let named = listed.get(report.document.as_str());
        for id in who {
            if named.is_none_or(|named| !named.contains(id.as_str())) {
                return Err(format!(
                    "its report of document {} tells of {id}, which that document does not name",
                    report.document
                ));
            }
        }
    }
    for sentence in &event.evidence {
        if sentence.clarity > CLEAREST {
            return Err(format!("a clarity of {}; the most is {CLEAREST}", sentence.clarity));
        }
        let (start, end) = sentence.trigger;
        if sentence.start >= sentence.end || start >= end || start < sentence.start || end > sentence.end {
            return Err(format!("evidence from {} to {} can't be a sentence with its trigger", sentence.start, sentence.end));
        }
        let length = sentence.text.chars().count();
        if length != (sentence.end - sentence.start) as usize {
            return Err(format!(
                "evidence from {} to {} of document {} has a text of {length} code points",
                sentence.start, sentence.end, sentence.document
            ));
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
