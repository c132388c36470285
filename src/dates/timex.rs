//! What an expression means, and how TIMEX3 writes it.

use chrono::{Datelike, NaiveDate};

use super::TimexKind;
use super::calendar::Stretch;
use super::period::Period;
use crate::packs::dates::{Clock, Count, DayPart, Season, Unit};

/// A time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    /// A clock time.
    Clock(Clock),
    /// A part of the day.
    Part(DayPart),
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A stretch of the calendar.
    At(Stretch),
    /// From one to the other, both included.
    FromTo(Stretch, Stretch),
    /// A run of days that no stretch names, written as a range.
    Days(Period),
    /// A time of a day.
    Time(NaiveDate, TimeOfDay),
    /// From one clock time of a day to another.
    Times(NaiveDate, Clock, Clock),
    /// Anything that names no day of the calendar: a length, a repetition, a vague reference.
    Other(TimexKind, String),
    /// An expression whose value can't be told.
    Unknown(TimexKind),
}

impl Meaning {
    /// TIMEX3 type.
    pub fn kind(&self) -> TimexKind {
        match self {
            Self::At(_) | Self::FromTo(..) | Self::Days(_) => TimexKind::Date,
            Self::Time(..) | Self::Times(..) => TimexKind::Time,
            Self::Other(kind, _) | Self::Unknown(kind) => *kind,
        }
    }

    /// TIMEX3 value.
    pub fn value(&self) -> Option<String> {
        Some(match self {
            Self::At(stretch) => write_stretch(*stretch),
            Self::FromTo(from, to) => format!("{}/{}", write_stretch(*from), write_stretch(*to)),
            Self::Days(period) => format!("{}/{}", period.start, period.end),
            Self::Time(day, time) => format!("{day}{}", write_time(*time)),
            Self::Times(day, from, to) => {
                format!("{day}{}/{day}{}", write_time(TimeOfDay::Clock(*from)), write_time(TimeOfDay::Clock(*to)))
            }
            Self::Other(_, value) => value.clone(),
            Self::Unknown(_) => return None,
        })
    }

    /// The days it names.
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::At(stretch) => stretch.period(),
            Self::FromTo(from, to) => Period::range(from.period()?, to.period()?),
            Self::Days(period) => Some(*period),
            Self::Time(day, _) | Self::Times(day, ..) => Some(Period::day(*day)),
            Self::Other(..) | Self::Unknown(_) => None,
        }
    }

    /// The stretch it names, for expressions that count from it; the last of a range.
    pub fn stretch(&self) -> Option<Stretch> {
        match self {
            Self::At(stretch) | Self::FromTo(_, stretch) => Some(*stretch),
            Self::Days(period) => Some(Stretch::Day(period.end)),
            Self::Time(day, _) | Self::Times(day, ..) => Some(Stretch::Day(*day)),
            Self::Other(..) | Self::Unknown(_) => None,
        }
    }
}

fn write_stretch(stretch: Stretch) -> String {
    match stretch {
        Stretch::Day(day) => day.to_string(),
        Stretch::Week(monday) => {
            let week = monday.iso_week();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Stretch::Weekend(monday) => format!("{}-WE", write_stretch(Stretch::Week(monday))),
        Stretch::Month(year, month) => format!("{year:04}-{month:02}"),
        Stretch::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Stretch::Half(year, half) => format!("{year:04}-H{half}"),
        Stretch::Season(year, season) => format!("{year:04}-{}", write_season(season)),
        Stretch::Year(year) => format!("{year:04}"),
        Stretch::Decade(decade) => format!("{decade:03}"),
        Stretch::Century(century) => format!("{century:02}"),
    }
}

fn write_season(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// A time of day as it stands behind a date, its `T` included.
pub(super) fn write_time(time: TimeOfDay) -> String {
    match time {
        TimeOfDay::Clock(Clock { hour, minute, second: None }) => format!("T{hour:02}:{minute:02}"),
        TimeOfDay::Clock(Clock { hour, minute, second: Some(second) }) => format!("T{hour:02}:{minute:02}:{second:02}"),
        TimeOfDay::Part(part) => match part {
            DayPart::Morning => "TMO",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
            DayPart::Noon => "T12:00",
            DayPart::Midnight => "T00:00",
        }
        .to_string(),
    }
}

/// A length: "PT30M", "P1.5Y", "PXW". Half of a unit is written in the next smaller one, as far as that is exact.
pub(super) fn write_length(parts: &[(Count, Unit)]) -> String {
    let (mut date, mut time) = (String::new(), String::new());
    for &(count, unit) in parts {
        let (count, unit) = in_usual_units(count, unit);
        let count = match count {
            Count::Some => "X".to_string(),
            Count::Exact(n) if n % 1000 == 0 => (n / 1000).to_string(),
            Count::Exact(n) => format!("{}.{:03}", n / 1000, n % 1000).trim_end_matches('0').to_string(),
        };
        let (to, letter) = match unit {
            Unit::Second => (&mut time, "S"),
            Unit::Minute => (&mut time, "M"),
            Unit::Hour => (&mut time, "H"),
            Unit::Day => (&mut date, "D"),
            Unit::Week => (&mut date, "W"),
            Unit::Month => (&mut date, "M"),
            Unit::Quarter => (&mut date, "Q"),
            Unit::Year | Unit::Half | Unit::Windu => (&mut date, "Y"),
            Unit::Decade => (&mut date, "DE"),
            Unit::Century => (&mut date, "CE"),
            Unit::Millennium => (&mut date, "ML"),
        };
        to.push_str(&count);
        to.push_str(letter);
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// Units that TIMEX3 has no letter for, and parts of one unit, in those it has.
fn in_usual_units(count: Count, unit: Unit) -> (Count, Unit) {
    let Count::Exact(n) = count else {
        return (count, if matches!(unit, Unit::Half | Unit::Windu) { Unit::Year } else { unit });
    };
    let (size, smaller) = match unit {
        Unit::Half => return (Count::Exact(n * 6), Unit::Month),
        Unit::Windu => return (Count::Exact(n * 8), Unit::Year),
        Unit::Minute => (60, Unit::Second),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        Unit::Second | Unit::Week | Unit::Month | Unit::Quarter => return (count, unit),
    };
    if n > 0 && n < 1000 && (n * size) % 1000 == 0 { (Count::Exact(n * size), smaller) } else { (count, unit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let one = |n, unit| write_length(&[(Count::Exact(n), unit)]);
        assert_eq!(one(2000, Unit::Day), "P2D");
        assert_eq!(one(1500, Unit::Year), "P1.5Y");
        assert_eq!(one(5500, Unit::Year), "P5.5Y");
        assert_eq!(one(500, Unit::Hour), "PT30M");
        assert_eq!(one(500, Unit::Day), "PT12H");
        assert_eq!(one(250, Unit::Century), "P25Y");
        assert_eq!(one(1000, Unit::Decade), "P1DE");
        assert_eq!(one(20_000, Unit::Minute), "PT20M");
        assert_eq!(write_length(&[(Count::Some, Unit::Week)]), "PXW");
        assert_eq!(write_length(&[(Count::whole(1), Unit::Hour), (Count::whole(30), Unit::Minute)]), "PT1H30M");
        assert_eq!(write_length(&[(Count::whole(2), Unit::Year), (Count::whole(6), Unit::Month)]), "P2Y6M");
    }

    #[test]
    fn stretches() {
        let day = NaiveDate::from_ymd_opt(2024, 12, 30).unwrap();
        assert_eq!(write_stretch(Stretch::Week(day)), "2025-W01");
        assert_eq!(write_stretch(Stretch::Weekend(day)), "2025-W01-WE");
        assert_eq!(write_stretch(Stretch::Century(18)), "18");
        assert_eq!(write_stretch(Stretch::Season(2025, Season::Autumn)), "2025-FA");
    }
}
