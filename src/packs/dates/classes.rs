//! Classes of words and figures that date patterns ask for, and the functions that give expressions their values.

use super::values::ValueKind;
use serde::{Deserialize, Serialize};

macro_rules! date_classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $kind:expr,)*) => {
        /// A class of words or figures, written `<name>` in patterns.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum DateClass { $($(#[$doc])* $variant,)* }

        impl DateClass {
            /// Every class with its name; the kind of value tells how the pack lists its words, `None` for figures.
            pub(super) const ALL: &[(&str, DateClass, Option<ValueKind>)] = &[$(($name, DateClass::$variant, $kind),)*];
        }
    };
}

const NONE: Option<ValueKind> = Some(ValueKind::Nothing);
const fn number(from: i32, to: i32) -> Option<ValueKind> {
    Some(ValueKind::Number(from, to))
}

date_classes! {
    /// Months of the Gregorian calendar.
    Month = "month", number(1, 12),
    /// Months that are months only beside a day: abbreviations, English names.
    ShortMonth = "short-month", number(1, 12),
    /// Days of the week, Monday is 1.
    Weekday = "weekday", number(1, 7),
    /// Days of the week that are such only beside a date: abbreviations.
    ShortWeekday = "short-weekday", number(1, 7),
    /// Days of the week that need "hari" before them: minggu with a small letter; kept as weekdays.
    HariWeekday = "hari-weekday", number(1, 7),
    /// Units of time: hari, pekan.
    Unit = "unit", Some(ValueKind::Unit),
    /// Units that are longer than a day, kept as units: pekan, tahun.
    Span = "span", Some(ValueKind::Unit),
    /// A unit with its "one" in it: sepekan.
    OneUnit = "one-unit", Some(ValueKind::Unit),
    /// A unit with its "many" in it: berhari-hari.
    ManyUnit = "many-unit", Some(ValueKind::Unit),
    /// Number words from 0 to 11, "seratus", "seribu": they begin a number.
    Digit = "digit", Some(ValueKind::Count),
    /// What stands behind a number word and adds to it or multiplies it: belas (as 10), puluh (10), ratus, ribu.
    Scale = "scale", number(10, 1_000_000_000),
    /// The scale that adds: belas.
    Teen = "teen", number(10, 10),
    /// Numbers that are less than one: setengah, seperempat; and vague ones: beberapa.
    Amount = "amount", Some(ValueKind::Count),
    /// Parts of the day.
    Part = "part", Some(ValueKind::Part),
    /// Parts of the day with what makes them one behind: dini (hari), tengah (hari); kept as parts.
    PartOfHari = "part-of-hari", Some(ValueKind::Part),
    /// The same, with "malam" behind: tengah (malam).
    PartOfMalam = "part-of-malam", Some(ValueKind::Part),
    /// Parts of the day told of: malamnya; kept as parts.
    ItsPart = "its-part", Some(ValueKind::Part),
    /// awal, akhir, pertengahan: the value of the whole holds.
    Edge = "edge", NONE,
    /// sekitar, hampir.
    About = "about", NONE,
    /// lalu, silam: before now.
    Past = "past", NONE,
    /// depan, mendatang, nanti: after now.
    Next = "next", NONE,
    /// datang, where "akan" makes it so; kept as next.
    Coming = "coming", NONE,
    /// ini: the one that holds now.
    This = "this", NONE,
    /// tadi before a part of the day; kept as past.
    JustPast = "just-past", NONE,
    /// nanti before a part of the day; kept as next.
    SoonNext = "soon-next", NONE,
    /// itu, tersebut: the one spoken of.
    That = "that", NONE,
    /// sama: the one spoken of; kept as that.
    Same = "same", NONE,
    /// setelah, where "itu" follows; kept as later.
    Following = "following", NONE,
    /// keesokan; kept as later.
    NextDay = "next-day", NONE,
    /// sebelum, where "itu" follows; kept as earlier.
    Preceding = "preceding", NONE,
    /// selang, before how long; kept as later.
    Lapse = "lapse", NONE,
    /// kemudian, berselang: after the one spoken of.
    Later = "later", NONE,
    /// sebelumnya: before the one spoken of.
    Earlier = "earlier", NONE,
    /// lagi: from now on.
    Ahead = "ahead", NONE,
    /// setiap, tiap.
    Every = "every", NONE,
    /// pertama, kedua; also Roman figures with a capital in the pack.
    Ordinal = "ordinal", number(-1, 100),
    /// Q1 to Q4; kept as ordinals.
    QuarterName = "quarter-name", number(1, 4),
    /// semi, panas, gugur, dingin.
    Season = "season", Some(ValueKind::Season),
    /// kemarau, which is a season without "musim" too; kept as a season.
    DrySeason = "dry-season", Some(ValueKind::Season),
    /// WIB, WITA, WIT.
    Zone = "zone", NONE,
    /// kemarin (-1), besok (1), lusa (2).
    Deictic = "deictic", number(-3, 3),
    /// Months of the Hijri calendar, Muharram is 1.
    HijriMonth = "hijri-month", number(1, 12),
    /// H, Hijriah.
    HijriEra = "hijri-era", NONE,
    /// Days before or after a holiday: H-2 (-2).
    HolidayOffset = "holiday-offset", number(-99, 99),
    /// A name of a holiday (made from the holidays of the packs; no words are listed).
    Holiday = "holiday", None,
    /// A word with a capital where none is due that no pack knows as one of time: likely a name (no words are listed).
    Name = "name", None,
    /// A word in small letters that no pack knows as one of time (no words are listed).
    Plain = "plain", None,
    /// A word of saying, by the word classes of the packs (no words are listed).
    Saying = "saying", None,
    /// Whole figures.
    Int = "int", None,
    /// Whole numbers from 1 to 31, in figures or words.
    Day = "day", None,
    /// Four figures that can be a year of our time.
    Year = "year", None,
    /// Four figures that can be a year of the last two centuries or this one; kept as years.
    PlainYear = "plain-year", None,
    /// Any number, in figures or words, and vague ones.
    Count = "count", None,
    /// Day and month in figures: 7/2.
    ShortDate = "short-date", None,
    /// Day, month and year in figures, in any of the usual orders.
    FullDate = "full-date", None,
    /// The same with the year in two figures only.
    BriefDate = "brief-date", None,
    /// Year and month in figures: 2024-02.
    YearMonth = "year-month", None,
    /// A clock time in figures: 14.05.
    Clock = "clock", None,
}

impl DateClass {
    /// The class under which values are kept: some classes only say where a word may stand.
    pub fn kept_as(self) -> Self {
        match self {
            Self::Span => Self::Unit,
            Self::ShortMonth => Self::Month,
            Self::ShortWeekday | Self::HariWeekday => Self::Weekday,
            Self::PartOfHari | Self::PartOfMalam | Self::ItsPart => Self::Part,
            Self::DrySeason => Self::Season,
            Self::Coming | Self::SoonNext => Self::Next,
            Self::JustPast => Self::Past,
            Self::Same => Self::That,
            Self::Following | Self::NextDay | Self::Lapse => Self::Later,
            Self::BriefDate => Self::FullDate,
            Self::Preceding => Self::Earlier,
            Self::QuarterName => Self::Ordinal,
            Self::PlainYear => Self::Year,
            class => class,
        }
    }

    /// The class's bit in a set.
    pub fn bit(self) -> u64 {
        1 << self as u8
    }
}

macro_rules! date_functions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The function that gives an expression its value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum DateFunction { $($(#[$doc])* $variant,)* }

        impl DateFunction {
            /// Every function with its name in the pack.
            pub const ALL: &[(&str, DateFunction)] = &[$(($name, DateFunction::$variant),)*];
        }
    };
}

date_functions! {
    /// A day given by its number and month, perhaps its year.
    Day = "day",
    /// A day given by its number in a month that another word gives: "tanggal 9 bulan depan".
    DayOfMonth = "day-of-month",
    /// A weekday, perhaps with the week it lies in.
    Weekday = "weekday",
    /// kemarin, besok, hari ini.
    Deictic = "deictic",
    /// The day spoken of, or one counted from it: "hari itu", "keesokan harinya".
    ToldDay = "told-day",
    /// From one day to another.
    DayRange = "day-range",
    /// Two days that follow each other: "20 dan 21 Februari". Others are no match.
    DayPair = "day-pair",
    /// A month, perhaps with its year.
    Month = "month",
    /// From one month to another.
    MonthRange = "month-range",
    /// A year.
    Year = "year",
    /// From one year to another.
    YearRange = "year-range",
    /// The unit that holds, went before or comes: "bulan lalu", "tahun ini".
    UnitRelative = "unit-relative",
    /// So many units from now or from the date spoken of: "dua hari lalu", "sebulan kemudian".
    CountRelative = "count-relative",
    /// The first or last so many units of a year: "sembilan bulan pertama tahun ini".
    PartOfYear = "part-of-year",
    /// The weekend of a week.
    Weekend = "weekend",
    /// A week of a month: "pekan pertama Juni".
    WeekOfMonth = "week-of-month",
    /// A quarter of a year.
    Quarter = "quarter",
    /// A half of a year.
    HalfYear = "half-year",
    /// "1990-an".
    Decade = "decade",
    /// "abad ke-20".
    Century = "century",
    /// A season, perhaps with its year.
    Season = "season",
    /// A holiday, perhaps with its year.
    Holiday = "holiday",
    /// So many days before or after a holiday.
    HolidayOffset = "holiday-offset",
    /// A date or month of the Hijri calendar.
    Hijri = "hijri",
    /// A clock time or part of the day without a day of its own.
    TimeOfDay = "time-of-day",
    /// From one clock time to another.
    TimeRange = "time-range",
    /// A length of time.
    Duration = "duration",
    /// "setiap tahun": once each so long.
    Every = "every",
    /// "setiap Senin", "setiap 17 Agustus": each time it comes.
    EveryNamed = "every-named",
    /// The night before today: "semalam".
    LastNight = "last-night",
    /// The night before a weekday: "malam Minggu".
    Eve = "eve",
    /// No expression at all: what looks like one but is not ("Nomor 12 Tahun 2011").
    None = "none",
    /// A value that `with` gives: "DATE PRESENT_REF".
    Constant = "constant",
}
