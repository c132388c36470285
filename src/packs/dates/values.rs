//! The small values that words and figures of time have: units, parts of the day, counts, clock times.

use serde::{Deserialize, Serialize};

/// A unit of time, shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// "detik".
    Second,
    /// "menit".
    Minute,
    /// "jam".
    Hour,
    /// "hari".
    Day,
    /// "pekan", "minggu".
    Week,
    /// "bulan".
    Month,
    /// "kuartal", "triwulan".
    Quarter,
    /// "semester".
    Half,
    /// "tahun".
    Year,
    /// "windu", eight years.
    Windu,
    /// "dekade", "dasawarsa".
    Decade,
    /// "abad".
    Century,
    /// "milenium".
    Millennium,
}

impl Unit {
    const ALL: &[(&str, Unit)] = &[
        ("second", Unit::Second),
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("half", Unit::Half),
        ("year", Unit::Year),
        ("windu", Unit::Windu),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
        ("millennium", Unit::Millennium),
    ];
}

/// A part of the day, as TIMEX3 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DayPart {
    /// MO: morning, the small hours included.
    Morning,
    /// AF: afternoon, from noon on.
    Afternoon,
    /// EV: evening.
    Evening,
    /// NI: night.
    Night,
    /// Noon itself, 12:00.
    Noon,
    /// Midnight itself, 00:00.
    Midnight,
}

impl DayPart {
    const ALL: &[(&str, DayPart)] = &[
        ("morning", DayPart::Morning),
        ("afternoon", DayPart::Afternoon),
        ("evening", DayPart::Evening),
        ("night", DayPart::Night),
        ("noon", DayPart::Noon),
        ("midnight", DayPart::Midnight),
    ];
}

/// A season, as TIMEX3 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Season {
    /// SP.
    Spring,
    /// SU.
    Summer,
    /// FA.
    Autumn,
    /// WI.
    Winter,
}

impl Season {
    const ALL: &[(&str, Season)] =
        &[("spring", Season::Spring), ("summer", Season::Summer), ("autumn", Season::Autumn), ("winter", Season::Winter)];
}

/// How many, in thousandths, so that "2,5" is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Count {
    /// A known number, in thousandths.
    Exact(i64),
    /// "beberapa", "puluhan": more than one, no more is said.
    Some,
}

impl Count {
    /// A whole number.
    pub fn whole(n: i64) -> Self {
        Self::Exact(n.saturating_mul(1000))
    }

    /// The number, if it is known and whole.
    pub fn as_whole(self) -> Option<i64> {
        match self {
            Self::Exact(n) if n % 1000 == 0 => Some(n / 1000),
            _ => None,
        }
    }
}

/// Day, month and perhaps year, as figures give them; checked to be possible, not to exist in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateFigures {
    /// The year, four digits.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day, 1 to 31.
    pub day: u32,
}

/// A clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59, where written.
    pub second: Option<u32>,
}

/// What a word or figure of a class is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Its class is all it says.
    Nothing,
    /// A month, weekday, ordinal, offset in days, year …
    Number(i32),
    /// A unit.
    Unit(Unit),
    /// A part of the day.
    Part(DayPart),
    /// A season.
    Season(Season),
    /// A count.
    Count(Count),
    /// Figures of a date.
    Date(DateFigures),
    /// A clock time.
    Clock(Clock),
}

/// What values the words of a class have in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// None: they stand under `any`.
    Nothing,
    /// A whole number from the first to the last, both allowed.
    Number(i32, i32),
    Unit,
    Part,
    Season,
    /// A number, or `some`.
    Count,
}

impl ValueKind {
    /// Reads the key under which words stand.
    pub(super) fn read(self, key: &str) -> Option<Value> {
        let named = |list: &[(&str, Value)]| list.iter().find(|(name, _)| *name == key).map(|&(_, value)| value);
        match self {
            Self::Nothing => (key == "any").then_some(Value::Nothing),
            Self::Number(from, to) => key.parse().ok().filter(|n| (from..=to).contains(n)).map(Value::Number),
            Self::Unit => Unit::ALL.iter().find(|(name, _)| *name == key).map(|&(_, unit)| Value::Unit(unit)),
            Self::Part => DayPart::ALL.iter().find(|(name, _)| *name == key).map(|&(_, part)| Value::Part(part)),
            Self::Season => Season::ALL.iter().find(|(name, _)| *name == key).map(|&(_, season)| Value::Season(season)),
            Self::Count => named(&[("some", Value::Count(Count::Some))])
                .or_else(|| key.parse::<f64>().ok().map(|n| Value::Count(Count::Exact((n * 1000.0).round() as i64)))),
        }
    }

    /// What keys are allowed, for faults.
    pub(super) fn allowed(self) -> String {
        let names = |list: &[&str]| format!("the keys here are {}", list.join(", "));
        match self {
            Self::Nothing => "words of this class have no value: put them under `any`".to_string(),
            Self::Number(from, to) => format!("the key is a whole number from {from} to {to}"),
            Self::Unit => names(&Unit::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
            Self::Part => names(&DayPart::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
            Self::Season => names(&Season::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
            Self::Count => "the key is a number, or `some`".to_string(),
        }
    }
}
