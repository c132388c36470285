//! Reads the holidays of the packs.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{DateRules, month_day};
use crate::packs::fault::{Fault, Faults};
use crate::packs::format;
use crate::packs::lexicon::Lexicon;
use crate::packs::source::PackFile;

/// How the day of a holiday is told from the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HolidayDay {
    /// The same month and day each year.
    Fixed(u32, u32),
    /// So many days from Easter Sunday.
    Easter(i32),
    /// Month and day of the Hijri calendar.
    Hijri(u32, u32),
    /// Only the days listed are known.
    Listed,
}

/// A holiday.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HolidayRule {
    /// How its day is told.
    pub day: HolidayDay,
    /// How many days before that day it is.
    pub before: u8,
    /// Days that are known; they go before what the rule gives for their year.
    pub days: Vec<NaiveDate>,
}

impl HolidayRule {
    /// The day fixed for a year, where one is listed.
    pub fn listed(&self, year: i32) -> Option<NaiveDate> {
        self.days.iter().copied().find(|day| day.year() == year)
    }
}

/// Adds the holidays of a file.
pub(super) fn compile(file: &PackFile, dates: &format::Dates, lexicon: &mut Lexicon, rules: &mut DateRules, faults: &mut Faults) {
    for (name, holiday) in &dates.holiday {
        let fixed = |text: &crate::packs::format::Spanned<String>, faults: &mut Faults| {
            let found = month_day(text.get_ref());
            if found.is_none() {
                faults.push(Fault::at(file, text.span(), "this is no month and day", "write the 25th of December as \"12-25\""));
            }
            found
        };
        let day = match (&holiday.day, holiday.easter, &holiday.hijri) {
            (Some(text), None, None) => fixed(text, faults).map(|(month, day)| HolidayDay::Fixed(month, day)),
            (None, Some(days), None) => Some(HolidayDay::Easter(days)),
            (None, None, Some(text)) => fixed(text, faults).map(|(month, day)| HolidayDay::Hijri(month, day)),
            (None, None, None) if !holiday.days.is_empty() => Some(HolidayDay::Listed),
            _ => {
                faults.push(Fault::at(
                    file,
                    name.span(),
                    format!("`{}` needs one rule for its day", name.get_ref()),
                    "give one of day = \"12-25\", easter = -2, hijri = \"10-01\", or `days` alone",
                ));
                None
            }
        };
        let Some(day) = day else { continue };
        let index = rules.holidays.len() as u16;
        rules.holidays.push(HolidayRule { day, before: holiday.before, days: holiday.days.iter().map(|day| day.0).collect() });
        for name in &holiday.names {
            let mut words = name.split_whitespace().map(|word| lexicon.intern(word));
            if let Some(first) = words.next() {
                let list = rules.holiday_names.entry(first).or_default();
                list.push((words.collect(), index));
                list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            }
        }
    }
}
