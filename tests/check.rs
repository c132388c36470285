//! Laws of comparing timelines: a timeline is as itself, whatever its ids; one event taken out, put in or changed is one
//! difference and no more.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use newsctl::check::{Comparison, Field, compare, read_expected};
use newsctl::events::Status;
use newsctl::timeline::Timeline;

/// The timeline of the fixtures.
fn golden() -> Timeline {
    read_expected(include_bytes!("golden/timeline.json")).unwrap()
}

/// How many events are gone, new and changed.
fn counts(comparison: &Comparison) -> (usize, usize, usize) {
    let count =
        |expected: bool, got: bool| comparison.events.iter().filter(|one| (one.expected, one.got) == (expected, got)).count();
    (count(true, false), count(false, true), count(true, true))
}

#[test]
fn a_timeline_is_as_itself_whatever_its_ids_and_order() {
    let golden = golden();
    let mut other = golden.clone();
    other.events.reverse();
    for (number, event) in other.events.iter_mut().enumerate() {
        event.id = format!("{number:016x}");
        event.evidence.reverse();
    }
    other.generator.packs.clear();
    let comparison = compare(&golden, &other, &[]);
    assert!(comparison.is_same() && comparison.packs.is_some(), "{comparison:?}");
}

#[test]
fn one_event_more_or_less_is_one_difference() {
    let golden = golden();
    for at in 0..golden.events.len() {
        let mut without = golden.clone();
        without.events.remove(at);
        let gone = compare(&golden, &without, &[]);
        assert_eq!((counts(&gone), gone.documents.len(), gone.entities.len()), ((1, 0, 0), 0, 0));
        let told = gone.events[0].told.as_ref().unwrap();
        assert_eq!(told.text, golden.events[at].summary.split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!(counts(&compare(&without, &golden, &[])), (0, 1, 0));
    }
}

#[test]
fn one_field_changed_is_one_field_told_unless_it_is_ignored() {
    let golden = golden();
    for at in 0..golden.events.len() {
        let mut changed = golden.clone();
        let event = &mut changed.events[at];
        event.status = if event.status == Status::Denied { Status::Occurred } else { Status::Denied };
        let comparison = compare(&golden, &changed, &[]);
        assert_eq!(counts(&comparison), (0, 0, 1), "{comparison:?}");
        let fields: Vec<Field> = comparison.events[0].changes.iter().map(|change| change.field).collect();
        assert_eq!(fields, [Field::Status]);
        assert!(compare(&golden, &changed, &[Field::Status]).is_same());
    }
}

#[test]
fn an_article_that_changed_keeps_its_events() {
    let golden = golden();
    let mut changed = golden.clone();
    let old = changed.documents[0].id.clone();
    let new = "0123456789abcdef".to_string();
    changed.documents[0].id.clone_from(&new);
    for event in &mut changed.events {
        event.evidence.iter_mut().filter(|one| one.document == old).for_each(|one| one.document.clone_from(&new));
    }
    let comparison = compare(&golden, &changed, &[]);
    assert_eq!((counts(&comparison), comparison.documents.len()), ((0, 0, 0), 1));
    assert_eq!(comparison.documents[0].changes[0].field, Field::Text);
}

#[test]
fn what_shares_too_little_is_one_gone_and_one_new() {
    let golden = golden();
    let sides = ["USA", "CHN"].map(|code| newsctl::packs::Country::new(code).unwrap());
    let mut tried = 0;
    for at in 0..golden.events.len() {
        // The same persons in another article, on a day that is not told.
        let mut changed = golden.clone();
        let told: Vec<&str> = golden.events[at].evidence.iter().map(|one| one.document.as_str()).collect();
        let other = golden.documents.iter().find(|document| !told.contains(&document.id.as_str()));
        if let (Some(other), Some(_)) = (other, &golden.events[at].date) {
            let event = &mut changed.events[at];
            event.date = None;
            event.evidence.truncate(1);
            event.evidence[0].document.clone_from(&other.id);
            event.evidence[0].text = "Kalimat lain.".to_string();
            assert_eq!(counts(&compare(&golden, &changed, &[])), (1, 1, 0));
            tried += 1;
        }
        // The same sentence, between other states.
        let mut changed = golden.clone();
        if changed.events[at].countries.iter().all(|state| !sides.contains(state)) && !changed.events[at].countries.is_empty() {
            changed.events[at].countries = sides.to_vec();
            assert_eq!(counts(&compare(&golden, &changed, &[])), (1, 1, 0));
        }
    }
    assert!(tried > 0);
}
