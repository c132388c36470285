//! Dates a page by its story alone: by the day in its dateline, by the weekday and number of its news ("Rabu (7/2)"), else
//! by the days of its lead. What a story tells as history dates no page; where nothing else is told, it has no day.

use chrono::{Datelike, NaiveDate};

use super::evidence::{Evidence, NEWS_DAYS, StoryDay};
use crate::dates::period::Period;
use crate::dates::tense::Direction;
use crate::dates::{Published, PublishedBasis};

/// How many sentences with a day the lead may hold.
const LEAD: usize = 3;

/// A day whose clause looks neither back nor ahead is still of the news if it comes at most so many days after the lead's.
const NEXT_DAYS: i64 = 2;

/// The day that the story was written on, as far as it tells; `earliest` is the first year of any page.
pub(super) fn guess(evidence: &Evidence, earliest: i32) -> Option<Published> {
    let found = by_dateline(evidence).or_else(|| by_weekdays(evidence)).or_else(|| by_lead(evidence))?;
    (found.period.start.year() >= earliest).then_some(found)
}

fn published(day: NaiveDate, basis: PublishedBasis, text: &str) -> Option<Published> {
    Some(Published { period: Period::day(day), basis, text: Some(text.to_string()) })
}

/// By a dateline that leaves out the year.
fn by_dateline(evidence: &Evidence) -> Option<Published> {
    let day = evidence.dateline.as_ref()?;
    published(with_year(day, evidence)?, PublishedBasis::Dateline, &day.text)
}

/// By days named with their weekday: the first that is no announcement and of which the story tells nothing much later,
/// or what follows it in the same news.
fn by_weekdays(evidence: &Evidence) -> Option<Published> {
    let days =
        || evidence.days.iter().filter(|day| day.weekday.is_some()).filter_map(|day| Some((with_year(day, evidence)?, day)));
    let told = || days().filter(|(_, day)| day.direction != Direction::Future);
    let recent = |date: NaiveDate| evidence.surely_past.is_none_or(|past| (past - date).num_days() <= NEWS_DAYS);
    let lead = told().find(|(date, day)| recent(*date) && !day.is_slip()).or_else(|| told().find(|(date, _)| recent(*date)));
    let announced = days().filter(|(_, day)| day.direction == Direction::Future).min_by_key(|(date, _)| *date);
    let (date, day) = match (lead, announced) {
        // What is told lies far behind what is announced: it recalls, and the announcement is the news.
        (Some(told), Some(announced)) if (announced.0 - told.0).num_days() > 4 * NEWS_DAYS => announced,
        (Some(lead), _) => {
            let follows = |(date, day): &(NaiveDate, &StoryDay)| {
                let certain = day.direction == Direction::Past || day.reported;
                let reach = if certain { NEWS_DAYS } else { NEXT_DAYS };
                !day.is_slip() && (1..=reach).contains(&(*date - lead.0).num_days())
            };
            told().filter(follows).max_by_key(|(date, _)| *date).unwrap_or(lead)
        }
        (None, announced) => announced?,
    };
    published(date, PublishedBasis::Weekday, &day.text)
}

/// A day with its year: named, or told by what the story tells as past.
fn with_year(day: &StoryDay, evidence: &Evidence) -> Option<NaiveDate> {
    if day.date.year.is_some() {
        return day.full();
    }
    let from = evidence.latest_past?;
    let mut fits = (from.year() - 1..=from.year() + 1).filter_map(|year| day.in_year(year));
    match day.weekday {
        // A weekday and number come back together after five years and more, so one year at most fits.
        Some(weekday) => fits.find(|date| date.weekday() == weekday),
        None => {
            // A report may name days of its own news first and recall what came a few weeks after them.
            let earliest = from.checked_sub_days(chrono::Days::new(NEWS_DAYS as u64))?;
            fits.find(|date| *date >= earliest)
        }
    }
}

/// By the days that the first sentences name.
fn by_lead(evidence: &Evidence) -> Option<Published> {
    let told = || evidence.days.iter().filter(|day| !day.caption && day.direction != Direction::Future);
    // News leaves out the year. A day with its year may as well be history, unless someone says something on it or other
    // days of the same weeks are told without theirs.
    let mut yearless: Vec<NaiveDate> =
        told().filter(|day| day.date.year.is_none()).filter_map(|day| with_year(day, evidence)).collect();
    yearless.sort_unstable();
    let is_news = |day: &StoryDay| {
        let near = |day: NaiveDate| {
            let next = yearless.partition_point(|other| (day - *other).num_days() > NEWS_DAYS);
            yearless.get(next).is_some_and(|other| (*other - day).num_days() <= NEWS_DAYS)
        };
        day.date.year.is_none() || day.reported || day.full().is_some_and(near)
    };
    let (lead, mut text) = told()
        .filter(|day| day.order < LEAD && is_news(day))
        .filter_map(|day| Some((with_year(day, evidence)?, day.text.as_str())))
        .max_by_key(|(date, _)| *date)?;
    // A story that goes on to what came later looks back on its lead.
    if evidence.latest_past.is_some_and(|later| (later - lead).num_days() > NEWS_DAYS) {
        return None;
    }
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
