//! Offices that known persons hold or held, with their days.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// From when to when an office was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenure {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Tenure {
    /// Whether the office was held on a day. Without a day, whether it is still held. Where no first day is known it can't be
    /// told.
    pub fn on(self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.from.is_some_and(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.from.is_some() && self.to.is_none(),
        }
    }
}

/// Stored as numbers of days: there are thousands, and each start reads them.
impl Serialize for Tenure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = |day: Option<NaiveDate>| day.map(|day| day.num_days_from_ce());
        (number(self.from), number(self.to)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tenure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (from, to) = <(Option<i32>, Option<i32>)>::deserialize(deserializer)?;
        let day = |number: Option<i32>| number.and_then(NaiveDate::from_num_days_from_ce_opt);
        Ok(Self { from: day(from), to: day(to) })
    }
}

/// An office held by a known person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Held {
    /// Which: index into [`TitleRules::offices`](super::super::TitleRules::offices).
    pub office: u16,
    /// Of which organization or place, folded, if not of the person's country.
    pub of: Option<String>,
    /// Whether who holds it serves a body of no state ("Sekjen PBB").
    pub stateless: bool,
    /// When.
    pub tenure: Tenure,
}

impl Held {
    /// Whether the office was held on a day. Without a day, whether it is still held.
    pub fn on(&self, day: Option<NaiveDate>) -> bool {
        self.tenure.on(day)
    }
}
