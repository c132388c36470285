//! Dates a page by its story alone: by the weekday and number of its news ("Rabu (7/2)"), else by the days of its lead.

use chrono::{Datelike, NaiveDate};

use super::evidence::{Evidence, NEWS_DAYS, StoryDay};
use crate::dates::period::Period;
use crate::dates::tense::Direction;
use crate::dates::{Published, PublishedBasis};

/// How many sentences with a day the lead may hold.
const LEAD: usize = 3;

/// A weekday and number come back together after at most so many years.
const YEARS_AHEAD: i32 = 11;

/// The day that the story was written on, as far as it tells.
pub(super) fn guess(evidence: &Evidence) -> Option<Published> {
    by_weekdays(evidence).or_else(|| by_lead(evidence))
}

fn published(day: NaiveDate, basis: PublishedBasis, text: &str) -> Option<Published> {
    Some(Published { period: Period::day(day), basis, text: Some(text.to_string()) })
}

/// By days named with their weekday: the latest that is no announcement.
fn by_weekdays(evidence: &Evidence) -> Option<Published> {
    let days =
        || evidence.days.iter().filter(|day| day.weekday.is_some()).filter_map(|day| Some((with_year(day, evidence)?, day)));
    let told = days().filter(|(_, day)| day.direction != Direction::Future).max_by_key(|(date, _)| *date);
    let announced = days().filter(|(_, day)| day.direction == Direction::Future).min_by_key(|(date, _)| *date);
    let (date, day) = match (told, announced) {
        // What is told lies far behind what is announced: it recalls, and the announcement is the news.
        (Some(told), Some(announced)) if (announced.0 - told.0).num_days() > 4 * NEWS_DAYS => announced,
        (Some(told), _) => told,
        (None, announced) => announced?,
    };
    published(date, PublishedBasis::Weekday, &day.text)
}

/// A day with its year: named, or the first in which number and weekday agree, counted from what is told as past.
fn with_year(day: &StoryDay, evidence: &Evidence) -> Option<NaiveDate> {
    if day.date.year.is_some() {
        return day.full();
    }
    let from = evidence.latest_past?;
    // A report may name days of its own news first and recall what came a few weeks after them.
    let earliest = from.checked_sub_days(chrono::Days::new(NEWS_DAYS as u64))?;
    let years = from.year() - 1..=from.year() + YEARS_AHEAD;
    let mut fits = years.filter_map(|year| day.in_year(year)).filter(|date| *date >= earliest);
    match day.weekday {
        Some(weekday) => fits.find(|date| date.weekday() == weekday),
        None => fits.next(),
    }
}

/// By the days that the first sentences name.
fn by_lead(evidence: &Evidence) -> Option<Published> {
    let told = || evidence.days.iter().filter(|day| !day.caption && day.direction != Direction::Future);
    let (lead, mut text) = told()
        .filter(|day| day.order < LEAD)
        .filter_map(|day| Some((with_year(day, evidence)?, day.text.as_str())))
        .max_by_key(|(date, _)| *date)?;
    let mut date = lead;
    // The lead may tell of a day before the report's own, which comes further down.
    for day in told() {
        let near = [lead.year(), lead.year() + 1].into_iter().filter_map(|year| day.full().or(day.in_year(year)));
        if let Some(later) = near.filter(|later| (1..=NEWS_DAYS).contains(&(*later - lead).num_days())).max()
            && later > date
        {
            (date, text) = (later, &day.text);
        }
    }
    // A day that goes by its number is not the one called "today".
    if evidence.today {
        date = date.succ_opt()?;
    }
    published(date, PublishedBasis::Inferred, text)
}
