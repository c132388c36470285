//! The calendar: stretches that expressions name (days, weeks, quarters, seasons …), arithmetic on them, Easter.
//! Knows no words; how a stretch is written is `timex.rs`'s.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::period::{Period, Precision};
use crate::packs::dates::{Season, Unit};

/// A stretch of the calendar with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A day.
    Day(NaiveDate),
    /// The ISO week that begins on this Monday.
    Week(NaiveDate),
    /// The Saturday and Sunday of the ISO week that begins on this Monday.
    Weekend(NaiveDate),
    /// A month of a year, 1 to 12.
    Month(i32, u32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u32),
    /// A half of a year, 1 or 2.
    Half(i32, u32),
    /// A season, by the year it begins in.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// Ten years, by their first three figures.
    Decade(i32),
    /// A hundred years, by their first two figures.
    Century(i32),
}

impl Stretch {
    /// The stretch of a unit that holds a day.
    pub fn around(day: NaiveDate, unit: Unit) -> Option<Self> {
        let year = day.year();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(monday(day)?),
            Unit::Month => Self::Month(year, day.month()),
            Unit::Quarter => Self::Quarter(year, (day.month() - 1) / 3 + 1),
            Unit::Half => Self::Half(year, (day.month() - 1) / 6 + 1),
            Unit::Year | Unit::Windu => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100)),
        })
    }

    /// The days it holds; `None` only at the ends of chrono's calendar.
    pub fn period(self) -> Option<Period> {
        let months = |year: i32, first: u32, count: u32| {
            let start = NaiveDate::from_ymd_opt(year, first, 1)?;
            let end = start.checked_add_months(Months::new(count))?.pred_opt()?;
            Some(Period { start, end, precision: Precision::Range })
        };
        match self {
            Self::Day(day) => Some(Period::day(day)),
            Self::Week(monday) => Period::week_of(monday),
            Self::Weekend(monday) => {
                let saturday = monday.checked_add_days(Days::new(5))?;
                Some(Period { start: saturday, end: saturday.succ_opt()?, precision: Precision::Range })
            }
            Self::Month(year, month) => Period::month(year, month),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(
                year,
                match season {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Autumn => 9,
                    Season::Winter => 12,
                },
                3,
            ),
            Self::Year(year) => Period::year(year),
            Self::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
        }
    }

    /// The first day.
    pub fn first_day(self) -> Option<NaiveDate> {
        self.period().map(|period| period.start)
    }

    /// The year it lies or begins in.
    pub fn year(self) -> Option<i32> {
        self.first_day().map(|day| day.year())
    }

    /// The stretch of the same kind so many units later (earlier where negative).
    pub fn plus(self, count: i64, unit: Unit) -> Option<Self> {
        let day = self.first_day()?;
        let moved = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => day,
            Unit::Day => plus_days(day, count)?,
            Unit::Week => plus_days(day, count.checked_mul(7)?)?,
            Unit::Month => plus_months(day, count)?,
            Unit::Quarter => plus_months(day, count.checked_mul(3)?)?,
            Unit::Half => plus_months(day, count.checked_mul(6)?)?,
            Unit::Year => plus_months(day, count.checked_mul(12)?)?,
            Unit::Windu => plus_months(day, count.checked_mul(96)?)?,
            Unit::Decade => plus_months(day, count.checked_mul(120)?)?,
            Unit::Century => plus_months(day, count.checked_mul(1200)?)?,
            Unit::Millennium => plus_months(day, count.checked_mul(12_000)?)?,
        };
        Some(match self {
            Self::Season(_, season) => Self::Season(moved.year(), season),
            Self::Weekend(_) => Self::Weekend(monday(moved)?),
            _ => Self::around(moved, self.unit())?,
        })
    }

    /// The unit it is one of, or the finest that it is made of.
    pub fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) | Self::Weekend(_) => Unit::Week,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Season(..) => Unit::Quarter,
            Self::Half(..) => Unit::Half,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// So many days later.
pub(super) fn plus_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::TimeDelta::try_days(count)?)
}

/// So many months later; the last day of the month where the number would not exist.
pub(super) fn plus_months(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
    if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

/// A day of the week by its number, Monday 1 to Sunday 7.
pub(super) fn weekday(number: i32) -> Option<Weekday> {
    u8::try_from(number - 1).ok().and_then(|n| Weekday::try_from(n).ok())
}

/// That day of the week, on or before `day`.
pub(super) fn weekday_back(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus_days(day, -i64::from((7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7))
}

/// That day of the week, on or after `day`.
pub(super) fn weekday_on(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus_days(day, i64::from((7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7))
}

/// Easter Sunday of the western church (the anonymous Gregorian computus).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let day = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (day / 31) as u32, (day % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_of_known_years() {
        for sunday in ["1961-04-02", "2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"] {
            assert_eq!(easter(day(sunday).year()), Some(day(sunday)));
        }
    }

    #[test]
    fn stretches_move_by_units() {
        let month = Stretch::Month(2024, 12);
        assert_eq!(month.plus(1, Unit::Month), Some(Stretch::Month(2025, 1)));
        assert_eq!(Stretch::Day(day("2020-01-31")).plus(1, Unit::Month), Some(Stretch::Day(day("2020-02-29"))));
        assert_eq!(Stretch::Quarter(2024, 1).plus(-1, Unit::Quarter), Some(Stretch::Quarter(2023, 4)));
        assert_eq!(Stretch::Week(day("2024-12-30")).plus(-1, Unit::Week), Some(Stretch::Week(day("2024-12-23"))));
        assert_eq!(Stretch::Year(2012).plus(-1, Unit::Year), Some(Stretch::Year(2011)));
    }

    #[test]
    fn periods_of_stretches() {
        let ends = |stretch: Stretch| stretch.period().map(|p| (p.start.to_string(), p.end.to_string())).unwrap();
        assert_eq!(ends(Stretch::Quarter(2024, 1)), ("2024-01-01".into(), "2024-03-31".into()));
        assert_eq!(ends(Stretch::Half(2024, 2)), ("2024-07-01".into(), "2024-12-31".into()));
        assert_eq!(ends(Stretch::Season(2023, Season::Winter)), ("2023-12-01".into(), "2024-02-29".into()));
        assert_eq!(ends(Stretch::Decade(199)), ("1990-01-01".into(), "1999-12-31".into()));
        assert_eq!(ends(Stretch::Weekend(day("2025-03-10"))), ("2025-03-15".into(), "2025-03-16".into()));
    }

    #[test]
    fn weekdays_around_a_day() {
        let thursday = day("2025-03-13");
        assert_eq!(weekday_back(thursday, Weekday::Thu), Some(thursday));
        assert_eq!(weekday_back(thursday, Weekday::Fri), Some(day("2025-03-07")));
        assert_eq!(weekday_on(thursday, Weekday::Mon), Some(day("2025-03-17")));
    }
}
