//! Counts as figures: precision, recall and F1, shares.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bootstrap::{Interval, intervals};
use super::score::ArticleScore;
use super::timex::TimexScore;
use crate::dates::TimexKind;
use crate::events::Status;

/// How many are right, how many were found, how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and in the gold.
    pub right: usize,
    /// Found.
    pub system: usize,
    /// In the gold.
    pub gold: usize,
}

impl Tally {
    /// Adds the counts of another.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.system += other.system;
        self.gold += other.gold;
    }

    /// Precision, recall and F1.
    pub fn prf(self) -> Prf {
        let share = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        let (p, r) = (share(self.system), share(self.gold));
        Prf { p, r, f1: if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }, system: self.system, gold: self.gold }
    }
}

/// Precision, recall and F1, 0 to 1, with what they are of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prf {
    /// Share of what was found that is right.
    pub p: f64,
    /// Share of what there is that was found.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many were found.
    pub system: usize,
    /// How many there are.
    pub gold: usize,
}

/// How often something is right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How often it is right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Counts one more.
    pub(super) fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }

    /// The share, 0 to 1; `None` where there is nothing to be right or wrong.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

/// The figures of all articles. Each is documented at [`ArticleScore`]'s count of its name.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// How many articles.
    pub articles: usize,
    /// Events.
    pub events: Prf,
    /// Events with status, date and states right.
    pub full: Prf,
    /// Persons named in an article.
    pub persons: Prf,
    /// Places.
    pub places: Prf,
    /// Organizations.
    pub organizations: Prf,
    /// Dates.
    pub dates: Prf,
    /// Share of matched events with the right status.
    pub status: Option<f64>,
    /// With the right date.
    pub date: Option<f64>,
    /// With the right states.
    pub countries: Option<f64>,
    /// With the right place.
    pub place: Option<f64>,
    /// F1 of the persons of matched events.
    pub event_persons: f64,
    /// Share of articles with the right day of publication.
    pub published: Option<f64>,
    /// Events by type.
    pub by_type: BTreeMap<String, Prf>,
    /// Intervals at 95 %, of F1 or of the share, by name of the figure; empty for a single article.
    pub intervals: BTreeMap<&'static str, Interval>,
    /// Statuses of matched events that are wrong: the gold's, the one found, how often.
    pub confused_statuses: Vec<(Status, Status, usize)>,
    /// Types of events that were found as another: the gold's, the one found, how often.
    pub confused_types: Vec<(String, String, usize)>,
}

impl Figures {
    /// Adds articles up.
    pub fn of(articles: &[ArticleScore]) -> Self {
        let mut figures = Self::sum(articles.iter());
        figures.intervals = intervals(articles.len(), |sample| {
            let drawn = Self::sum(sample.iter().map(|&at| &articles[at]));
            drawn.main().into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
        });
        figures
    }

    /// The figures that floors and intervals are of.
    pub fn main(&self) -> [(&'static str, Option<f64>); 12] {
        [
            ("events", Some(self.events.f1)),
            ("full", Some(self.full.f1)),
            ("status", self.status),
            ("date", self.date),
            ("countries", self.countries),
            ("place", self.place),
            ("event_persons", self.status.map(|_| self.event_persons)),
            ("persons", Some(self.persons.f1)),
            ("places", Some(self.places.f1)),
            ("organizations", Some(self.organizations.f1)),
            ("dates", Some(self.dates.f1)),
            ("published", self.published),
        ]
    }

    fn sum<'a>(articles: impl Iterator<Item = &'a ArticleScore>) -> Self {
        let mut all = ArticleScore::default();
        let mut count = 0;
        for article in articles {
            count += 1;
            all.events.add(article.events);
            all.full.add(article.full);
            all.persons.add(article.persons);
            all.places.add(article.places);
            all.organizations.add(article.organizations);
            all.dates.add(article.dates);
            all.status.add(article.status);
            all.date.add(article.date);
            all.countries.add(article.countries);
            all.place.add(article.place);
            all.event_persons.add(article.event_persons);
            all.published.add(article.published);
            for (kind, tally) in &article.by_type {
                all.by_type.entry(kind.clone()).or_default().add(*tally);
            }
            for (statuses, number) in &article.statuses {
                *all.statuses.entry(*statuses).or_default() += number;
            }
            for (types, number) in &article.types {
                *all.types.entry(types.clone()).or_default() += number;
            }
        }
        Self {
            articles: count,
            events: all.events.prf(),
            full: all.full.prf(),
            persons: all.persons.prf(),
            places: all.places.prf(),
            organizations: all.organizations.prf(),
            dates: all.dates.prf(),
            status: all.status.share(),
            date: all.date.share(),
            countries: all.countries.share(),
            place: all.place.share(),
            event_persons: all.event_persons.prf().f1,
            published: all.published.share(),
            by_type: all.by_type.into_iter().map(|(kind, tally)| (kind, tally.prf())).collect(),
            intervals: BTreeMap::new(),
            confused_statuses: most_first(all.statuses.into_iter().filter(|((gold, got), _)| gold != got)),
            confused_types: most_first(all.types.into_iter()),
        }
    }
}

fn most_first<T>(counts: impl Iterator<Item = ((T, T), usize)>) -> Vec<(T, T, usize)> {
    let mut counts: Vec<_> = counts.map(|((gold, got), number)| (gold, got, number)).collect();
    counts.sort_by_key(|(.., number)| std::cmp::Reverse(*number));
    counts
}

/// The figures of the temporal expressions of one type.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct OneTimexType {
    /// The same span.
    pub strict: Prf,
    /// Any overlap.
    pub relaxed: Prf,
    /// Any overlap, and the same value.
    pub value: Prf,
}

/// The figures of temporal expressions, in all and by type.
#[derive(Debug, Clone, Serialize)]
pub struct TimexFigures {
    /// How many articles.
    pub articles: usize,
    /// The same span.
    pub strict: Prf,
    /// Any overlap.
    pub relaxed: Prf,
    /// Any overlap, and the same value.
    pub value: Prf,
    /// Share of the overlapping pairs with the same type.
    #[serde(rename = "type")]
    pub kind: Option<f64>,
    /// The same among the expressions of one type.
    pub by_type: BTreeMap<&'static str, OneTimexType>,
    /// Intervals at 95 % of F1 or share, by name of the figure.
    pub intervals: BTreeMap<&'static str, Interval>,
}

impl TimexFigures {
    /// Adds articles up.
    pub fn of(articles: &[TimexScore]) -> Self {
        let mut figures = Self::sum(articles.iter());
        figures.intervals = intervals(articles.len(), |sample| {
            let drawn = Self::sum(sample.iter().map(|&at| &articles[at]));
            drawn.main().into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
        });
        figures
    }

    /// The figures that floors and intervals are of.
    pub fn main(&self) -> [(&'static str, Option<f64>); 4] {
        let [strict, relaxed, value] = [self.strict, self.relaxed, self.value].map(|figure| Some(figure.f1));
        [("timex.strict", strict), ("timex.relaxed", relaxed), ("timex.value", value), ("timex.type", self.kind)]
    }

    fn sum<'a>(articles: impl Iterator<Item = &'a TimexScore>) -> Self {
        let mut all = TimexScore::default();
        let mut count = 0;
        for article in articles {
            count += 1;
            all.add(article);
        }
        let by_type = all.by_type.iter().map(|(kind, tallies)| {
            let [strict, relaxed, value] = tallies.map(Tally::prf);
            (name(*kind), OneTimexType { strict, relaxed, value })
        });
        Self {
            articles: count,
            strict: all.strict.prf(),
            relaxed: all.relaxed.prf(),
            value: all.value.prf(),
            kind: all.kind.share(),
            by_type: by_type.collect(),
            intervals: BTreeMap::new(),
        }
    }
}

/// TIMEX3's name of a type.
pub(super) fn name(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}
