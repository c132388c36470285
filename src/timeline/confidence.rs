//! How sure an event is.
//!
//! Each article's account has a first guess: 0.50, and 0.07 for each point of [`super::clarity`] of its clearest sentence.
//! An account without a date, in an event that has one, counts half: that it is the same event is itself a guess.
//! What denies an event lends nothing to one that is kept as a fact, a plan or an allegation, nor the other way round.
//! Copies of one article count as one, with the best guess among them. The best article counts in full, each further one
//! leaves of the doubt what half its own guess leaves: `1 - (1 - best) * (1 - other / 2) * …`.
//! Disagreement takes its share away, for each field in conflict a fifth of the share of articles that dissent, of those that
//! tell the field: a tenth where as many say otherwise, a thirtieth where one of six does. The sum is at most 0.99, and rounded to hundredths.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Conflict, When};
use super::settle::Told;
use crate::events::Status;

/// The confidence of an event.
pub(super) fn confidence(accounts: &[Told], status: Status, date: Option<&When>, conflicts: &[Conflict]) -> f64 {
    let mut articles: BTreeMap<&str, f64> = BTreeMap::new();
    let denies = |status| status == Status::Denied;
    for account in accounts.iter().filter(|account| denies(account.report.status) == denies(status)) {
        let clearest = account.evidence.iter().map(|sentence| sentence.clarity).max().unwrap_or(0);
        let mut guess = 0.5 + 0.07 * f64::from(clearest);
        if date.is_some() && account.report.date.is_none() {
            guess /= 2.0;
        }
        let best = articles.entry(account.original).or_insert(guess);
        *best = best.max(guess);
    }
    let mut guesses: Vec<f64> = articles.into_values().collect();
    guesses.sort_by(|a, b| b.total_cmp(a));
    let doubt = guesses
        .iter()
        .enumerate()
        .fold(1.0, |doubt, (number, guess)| doubt * (1.0 - if number == 0 { *guess } else { guess / 2.0 }));
    let agreed = conflicts.iter().fold(1.0, |share, conflict| share * (1.0 - dissent(accounts, conflict) / 5.0));
    let sure = (1.0 - doubt) * agreed;
    (sure.min(0.99) * 100.0).round() / 100.0
}

/// The share of independent articles that dissent, of those that tell the field: a half at most.
fn dissent(accounts: &[Told], conflict: &Conflict) -> f64 {
    let tells = |account: &&Told| match conflict.field.as_str() {
        "date" => account.report.date.is_some(),
        "place" => account.report.place.is_some(),
        _ => true,
    };
    let dissents = |account: &&Told| conflict.values.iter().any(|value| value.documents.contains(&account.report.document));
    let all: BTreeSet<&str> = accounts.iter().filter(tells).map(|account| account.original).collect();
    let others: BTreeSet<&str> = accounts.iter().filter(dissents).map(|account| account.original).collect();
    (others.len() as f64 / all.len().max(1) as f64).min(0.5)
}
