//! Temporal expressions against TimeML gold: paired one to one, the same span first, then the longest overlap.

use std::collections::BTreeMap;

use super::figures::{Share, Tally, name};
use super::timeml::TimeMl;
use crate::dates::TimexKind;

/// A temporal expression, in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// Where it begins.
    pub start: u32,
    /// One past its end.
    pub end: u32,
    /// Its type.
    pub kind: TimexKind,
    /// Its value; empty where it can't be resolved.
    pub value: String,
}

/// The counts of one article.
#[derive(Debug, Clone, Default)]
pub struct TimexScore {
    /// Its name.
    pub name: String,
    /// The same span.
    pub strict: Tally,
    /// Any overlap.
    pub relaxed: Tally,
    /// Any overlap, and the same value.
    pub value: Tally,
    /// Pairs of the same type.
    pub kind: Share,
    /// Strict, relaxed and value, of one type alone.
    pub by_type: BTreeMap<TimexKind, [Tally; 3]>,
    /// What is wrong, a line each.
    pub notes: Vec<String>,
}

impl TimexScore {
    /// Adds the counts of another article.
    pub(super) fn add(&mut self, other: &Self) {
        self.strict.add(other.strict);
        self.relaxed.add(other.relaxed);
        self.value.add(other.value);
        self.kind.right += other.kind.right;
        self.kind.of += other.kind.of;
        for (kind, tallies) in &other.by_type {
            let sums = self.by_type.entry(*kind).or_default();
            sums.iter_mut().zip(tallies).for_each(|(sum, tally)| sum.add(*tally));
        }
    }
}

/// Counts one article.
pub fn score_timex(article: &str, gold: &TimeMl, found: &[Timex]) -> TimexScore {
    let all: Vec<&Timex> = gold.timexes.iter().collect();
    let got: Vec<&Timex> = found.iter().collect();
    let pairs = pair(&all, &got);
    let [strict, relaxed, value] = tallies(&all, &got, &pairs);
    let mut score = TimexScore { name: article.to_string(), strict, relaxed, value, ..TimexScore::default() };
    for &(at, other) in &pairs {
        score.kind.count(all[at].kind == got[other].kind);
    }
    for kind in [TimexKind::Date, TimexKind::Time, TimexKind::Duration, TimexKind::Set] {
        let [gold, found] = [&all, &got].map(|list| list.iter().copied().filter(|one| one.kind == kind).collect::<Vec<_>>());
        if !gold.is_empty() || !found.is_empty() {
            score.by_type.insert(kind, tallies(&gold, &found, &pair(&gold, &found)));
        }
    }
    score.notes = notes(&gold.text, &all, &got, &pairs);
    score
}

fn tallies(gold: &[&Timex], found: &[&Timex], pairs: &[(usize, usize)]) -> [Tally; 3] {
    let same_span = |(at, other): &&(usize, usize)| span(gold[*at]) == span(found[*other]);
    let same_value = |(at, other): &&(usize, usize)| gold[*at].value == found[*other].value && !gold[*at].value.is_empty();
    let rights = [pairs.iter().filter(same_span).count(), pairs.len(), pairs.iter().filter(same_value).count()];
    rights.map(|right| Tally { right, system: found.len(), gold: gold.len() })
}

fn span(timex: &Timex) -> (u32, u32) {
    (timex.start, timex.end)
}

fn pair(gold: &[&Timex], found: &[&Timex]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (at, one) in gold.iter().enumerate() {
        for (other, timex) in found.iter().enumerate() {
            let overlap = i64::from(one.end.min(timex.end)) - i64::from(one.start.max(timex.start));
            if overlap > 0 {
                candidates.push((span(one) != span(timex), -overlap, one.start, timex.start, at, other));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used, mut taken) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (.., at, other) in candidates {
        if !used[at] && !taken[other] {
            used[at] = true;
            taken[other] = true;
            pairs.push((at, other));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn notes(text: &str, gold: &[&Timex], found: &[&Timex], pairs: &[(usize, usize)]) -> Vec<String> {
    let words =
        |timex: &Timex| -> String { text.chars().skip(timex.start as usize).take((timex.end - timex.start) as usize).collect() };
    let show = |timex: &Timex| format!("“{}” {} {}", words(timex), name(timex.kind), timex.value);
    let mut notes = Vec::new();
    for (at, one) in gold.iter().enumerate() {
        match pairs.iter().find(|(paired, _)| *paired == at) {
            None => notes.push(format!("missed {}", show(one))),
            Some(&(_, other)) if one != &found[other] => notes.push(format!("gold {}, got {}", show(one), show(found[other]))),
            Some(_) => {}
        }
    }
    let extra = found.iter().enumerate().filter(|(other, _)| !pairs.iter().any(|(_, paired)| paired == other));
    notes.extend(extra.map(|(_, timex)| format!("extra {}", show(timex))));
    notes
}
