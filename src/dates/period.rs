//! Calendar periods: the days a date expression can mean, with the precision it was said in.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How finely a period was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day.
    Day,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// From one named day, month or year to another; also quarters, seasons and the like.
    Range,
    /// A calendar year.
    Year,
}

/// A run of days, both ends inclusive. Shown in ISO 8601, as it was named: `2024-02-07`, `2024-W06`, `2024-02`, `2024`,
/// `2024-02-07/2024-02-09`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub start: NaiveDate,
    /// Last day, inclusive.
    pub end: NaiveDate,
    /// How it was named.
    pub precision: Precision,
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => self.start.fmt(f),
            Precision::Week => self.start.format("%G-W%V").fmt(f),
            Precision::Month => self.start.format("%Y-%m").fmt(f),
            Precision::Year => self.start.format("%Y").fmt(f),
            Precision::Range => write!(f, "{}/{}", self.start, self.end),
        }
    }
}

impl Period {
    /// A single day.
    pub fn day(day: NaiveDate) -> Self {
        Self { start: day, end: day, precision: Precision::Day }
    }

    /// The ISO week (Monday first) that holds `day`; `None` only at the ends of chrono's calendar.
    pub fn week_of(day: NaiveDate) -> Option<Self> {
        let start = day.checked_sub_days(chrono::Days::new(u64::from(day.weekday().num_days_from_monday())))?;
        let end = start.checked_add_days(chrono::Days::new(6))?;
        Some(Self { start, end, precision: Precision::Week })
    }

    /// A calendar month, 1 to 12.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        let end = start.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
        Some(Self { start, end, precision: Precision::Month })
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            start: NaiveDate::from_ymd_opt(year, 1, 1)?,
            end: NaiveDate::from_ymd_opt(year, 12, 31)?,
            precision: Precision::Year,
        })
    }

    /// From the first day of one to the last day of another; `None` if that would run backwards.
    pub fn range(from: Period, to: Period) -> Option<Self> {
        (from.start <= to.end).then_some(Self { start: from.start, end: to.end, precision: Precision::Range })
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Period) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether every day of `other` is one of this period's.
    pub fn contains(&self, other: &Period) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of days, at least 1.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days() + 1
    }
}
