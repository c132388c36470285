//! Gives expressions their meaning, in the order of the text, from three anchors: the day of publication, the day last
//! told of, and what stands beside. The arithmetic of each function that a rule can name lies in the files below.

use chrono::{Datelike, NaiveDate};

use super::TimexKind;
use super::calendar::Stretch;
use super::find::{Found, Slots};
use super::period::Period;
use super::tense::Direction;
use super::timex::{Meaning, TimeOfDay};
use crate::packs::dates::{Clock, DateClass, DateFigures, DateFunction, DateRules, Unit, Value};

mod days;
mod holidays;
mod lengths;
mod relative;
mod spans;
mod times;

/// What the text has told of so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// The day last told of.
    pub day: Option<NaiveDate>,
    /// The day of what is told, to which clock times belong; days that only look back from it ("sehari sebelumnya",
    /// "kemarin") leave it.
    pub scene: Option<NaiveDate>,
    /// The stretch last told of.
    pub last: Option<Stretch>,
    /// Whether what was last told of is still to come.
    pub ahead: bool,
    /// The stretch last told of that is not.
    pub happened: Option<Stretch>,
    /// The month last told of, as a year and a month.
    pub month: Option<(i32, u32)>,
    /// The year last told of.
    pub year: Option<i32>,
    /// By month, January first: the year in which it was last told of.
    pub month_years: [Option<i32>; 12],
    /// The sentence in which `day` was told.
    pub day_sentence: Option<usize>,
    /// By weekday, Monday first: the day last named with its weekday and number.
    pub weekdays: [Option<NaiveDate>; 7],
    /// The stretch last told of with its year, or in the year of one before it.
    pub dated: Option<Dated>,
    /// The clock time last told of.
    pub clock: Option<(NaiveDate, Clock)>,
}

/// A stretch whose year is known, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    stretch: Stretch,
    sentence: usize,
    block: usize,
    /// Whether it stands alone on its line, as over a part of a chronology.
    heading: bool,
}

/// All that the meaning of an expression may rest on.
pub(super) struct Context<'a> {
    /// The rules.
    pub rules: &'a DateRules,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// What was told before.
    pub told: &'a Told,
    /// Whether something lasts since the expression ("sejak 2014"), so that the story does not stand there.
    pub since: bool,
    /// Where the clause looks.
    pub direction: Direction,
    /// Whether a month here is one of delivery.
    pub delivery: bool,
    /// The sentence and block it stands in.
    pub place: (usize, usize),
    /// Whether it is all of its sentence.
    pub alone: bool,
    /// Whether the article tells of times long gone ([`is_history`]).
    pub history: bool,
    /// The expression after it in the same sentence.
    pub next: Option<Next<'a>>,
    /// The expression before it in the same sentence.
    pub before: Option<Before<'a>>,
}

/// The expression before another in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// What it means.
    pub meaning: &'a Meaning,
    /// Whether only marks lie between.
    pub beside: bool,
    /// How many tokens lie between.
    pub gap: usize,
}

/// The expression after another in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Next<'a> {
    /// The expression.
    pub found: &'a Found,
    /// Whether only marks lie between.
    pub beside: bool,
    /// Whether one word that joins ("hingga", "dan") lies between.
    pub joined: bool,
}

/// Whether an article tells of times long gone: of the years it names nearly all lie well before its own, and it seldom counts
/// from its own day; fewer are enough where it names no other and never counts from its own day. Days without a year are then of the year told of last.
pub(super) fn is_history(rules: &DateRules, story: &[Found], published: Option<NaiveDate>) -> bool {
    let Some(published) = published else { return false };
    let (mut old, mut recent, mut now) = (0, 0, 0);
    for found in story {
        let slots = &found.slots;
        match first_day_named(rules.rules[found.rule].function, slots) {
            Some(day) if day.year() + LONG_GONE <= published.year() => old += 1,
            Some(_) => recent += 1,
            None => {
                let counted = [DateClass::Deictic, DateClass::This, DateClass::Past, DateClass::Next, DateClass::Weekday];
                now += usize::from(counted.into_iter().any(|class| slots.has(class)));
            }
        }
    }
    let only = recent == 0 && now == 0 && old + 1 >= MANY;
    only || (old >= MANY && old >= 4 * recent && old >= 2 * now)
}

/// How many years before an article's own are long gone.
const LONG_GONE: i32 = 3;

/// So many expressions with a year that is long gone make a history.
const MANY: usize = 4;

/// The days meant by what is counted in months or years from a day told before: "tiga tahun kemudian" is a year, though its
/// value, as TIMEX3 has it, is as fine as the day counted from.
pub(super) fn counted_off(found: &Found, meaning: &Meaning, function: DateFunction) -> Option<Period> {
    let told = found.slots.has(DateClass::Later) || found.slots.has(DateClass::Earlier);
    let Meaning::At(Stretch::Day(day)) = meaning else { return None };
    match relative::unit_of(&found.slots, 0).filter(|_| told && function == DateFunction::CountRelative)? {
        Unit::Month => Period::month(day.year(), day.month()),
        Unit::Year => Period::year(day.year()),
        _ => None,
    }
}

/// The meaning of an expression, and whether its weekday contradicts its number.
pub(super) fn meaning(found: &Found, context: &Context) -> (Meaning, bool) {
    let rule = &context.rules.rules[found.rule];
    let slots = &found.slots;
    let date = |stretch: Option<Stretch>| {
        let plain = stretch.map_or(Meaning::Unknown(TimexKind::Date), Meaning::At);
        times::of_day(plain, slots)
    };
    let meaning = match rule.function {
        DateFunction::Day => return days::day(slots, context),
        DateFunction::DayRange | DateFunction::DayPair => return (days::range(slots, context), false),
        DateFunction::DayOfMonth => date(days::day_of_month(slots, context)),
        DateFunction::Weekday => date(days::weekday_of(slots, context)),
        DateFunction::Deictic => date(relative::deictic(slots, context)),
        DateFunction::ToldDay => date(relative::told_day(slots, context)),
        DateFunction::UnitRelative => date(relative::unit(slots, context)),
        DateFunction::CountRelative => relative::count(slots, context),
        DateFunction::Month => date(spans::month(slots, context)),
        DateFunction::MonthRange => spans::month_range(slots, context),
        DateFunction::Year => date(spans::year(slots, 0).map(Stretch::Year)),
        DateFunction::YearRange => spans::year_range(slots),
        DateFunction::PartOfYear => spans::part_of_year(slots, context),
        DateFunction::Weekend => date(relative::weekend(slots, context)),
        DateFunction::WeekOfMonth => spans::week_of_month(slots, context),
        DateFunction::Quarter => date(spans::quarter(slots, context)),
        DateFunction::HalfYear => date(spans::half_year(slots, context)),
        DateFunction::Decade => date(spans::decade(slots)),
        DateFunction::Century => date(spans::century(slots)),
        DateFunction::Season => date(spans::season(slots, context)),
        DateFunction::Holiday => date(holidays::holiday(slots, context).map(Stretch::Day)),
        // Its number is no clock time.
        DateFunction::HolidayOffset => {
            holidays::offset(slots, context).map_or(Meaning::Unknown(TimexKind::Date), |day| Meaning::At(Stretch::Day(day)))
        }
        DateFunction::Hijri => holidays::hijri(slots, context),
        DateFunction::TimeOfDay => times::alone(slots, context),
        DateFunction::TimeRange => times::range(slots, context),
        DateFunction::Duration => lengths::duration(slots),
        DateFunction::Every => lengths::every(slots),
        DateFunction::EveryNamed => lengths::every_named(slots),
        DateFunction::LastNight => relative::last_night(context),
        DateFunction::Eve => days::eve(slots, context),
        // The finder drops these.
        DateFunction::None => Meaning::Unknown(TimexKind::Date),
        DateFunction::Constant => constant(rule),
    };
    (meaning, false)
}

fn constant(rule: &crate::packs::dates::DateRule) -> Meaning {
    let Some((kind, value)) = &rule.constant else { return Meaning::Unknown(TimexKind::Date) };
    let kind = match kind.as_ref() {
        "TIME" => TimexKind::Time,
        "DURATION" => TimexKind::Duration,
        "SET" => TimexKind::Set,
        _ => TimexKind::Date,
    };
    Meaning::Other(kind, value.to_string())
}

/// The figures of the day that an expression names by number, for those who weigh days without an anchor.
pub(super) fn figures_of(slots: &Slots) -> Option<DateFigures> {
    days::figures(slots, 0)
}

/// Whether a time of day says of itself on which day it is: "malam ini".
pub(super) fn is_placed(found: &Found) -> bool {
    days::placed(&found.slots)
}

/// The first day of the day, month or year that an expression names with its year.
pub(super) fn first_day_named(function: DateFunction, slots: &Slots) -> Option<NaiveDate> {
    if let Some(Value::Date(date)) = slots.nth(DateClass::YearMonth, 0) {
        return NaiveDate::from_ymd_opt(date.year?, date.month, 1);
    }
    match function {
        DateFunction::Day => {
            let date = figures_of(slots)?;
            NaiveDate::from_ymd_opt(date.year.or_else(|| slots.number(DateClass::Year, 0))?, date.month, date.day)
        }
        DateFunction::Month => {
            let month = u32::try_from(slots.number(DateClass::Month, 0)?).ok()?;
            NaiveDate::from_ymd_opt(slots.number(DateClass::Year, 0)?, month, 1)
        }
        DateFunction::Year => NaiveDate::from_ymd_opt(slots.number(DateClass::Year, 0)?, 1, 1),
        _ => None,
    }
}

impl Told {
    /// Notes what an expression told of. `dated` where it named its year.
    pub fn note(&mut self, meaning: &Meaning, slots: &Slots, function: DateFunction, context: &Context) {
        let place = context.place;
        let Some(stretch) = meaning.stretch() else { return };
        // A run of days beside a single one tells how long something else lasted; the story stays with the single one.
        let aside = matches!(meaning, Meaning::FromTo(..)) && self.day_sentence == Some(place.0);
        if let Stretch::Day(day) = stretch
            && !aside
        {
            self.day = Some(day);
            self.day_sentence = Some(place.0);
            let looks_back = match function {
                DateFunction::CountRelative => slots.has(DateClass::Earlier) || slots.has(DateClass::Past),
                DateFunction::Deictic => slots.number(DateClass::Deictic, 0).is_some(),
                _ => false,
            };
            if !looks_back {
                self.scene = Some(day);
            }
            if slots.has(DateClass::Weekday) && days::has_number(slots) {
                self.weekdays[day.weekday().num_days_from_monday() as usize] = Some(day);
            }
        }
        if let Stretch::Day(_) | Stretch::Month(..) = stretch
            && let Some(first) = stretch.first_day()
        {
            self.month = Some((first.year(), first.month()));
            self.month_years[first.month0() as usize] = Some(first.year());
        }
        self.year = stretch.year().or(self.year);
        if !aside {
            self.last = Some(stretch);
            self.ahead = context.direction == Direction::Future;
            self.happened = if self.ahead { self.happened } else { Some(stretch) };
        }
        if let Meaning::Time(day, TimeOfDay::Clock(clock)) = meaning {
            self.clock = Some((*day, *clock));
        }
        // "5 Agustus tahun itu" and a day in the year of the sentence before carry that year on.
        let carried = matches!(stretch, Stretch::Day(_) | Stretch::Month(..))
            && (context.story().is_some() || slots.has(DateClass::That))
            && stretch.year() != context.published.map(|day| day.year());
        if (days::has_year(slots) || carried) && !context.since {
            // "dari 2014 ke 2015": a sentence of two years is about neither.
            let other = |before: Dated| {
                matches!((before.stretch, stretch), (Stretch::Year(a), Stretch::Year(b)) if a != b) && before.sentence == place.0
            };
            let dated = Dated { stretch, sentence: place.0, block: place.1, heading: context.alone };
            self.dated = if self.dated.is_some_and(other) { None } else { Some(dated) };
        }
    }
}

impl Context<'_> {
    /// A stretch to count from: the last told of that is at least as fine as the unit, else the day of publication.
    fn told_at_most(&self, unit: Unit) -> Option<Stretch> {
        let unit = unit.max(Unit::Day);
        // What has happened followed nothing that is still to come.
        if self.told.ahead && self.direction == Direction::Past {
            return self.told.happened.filter(|stretch| stretch.unit() <= unit);
        }
        let told = [self.told.last, self.told.day.map(Stretch::Day), self.told.month.map(|(y, m)| Stretch::Month(y, m))];
        told.into_iter().flatten().find(|stretch| stretch.unit() <= unit).or(self.published.map(Stretch::Day))
    }

    /// The year that stands with the second of two joined expressions and holds for the first: "Januari hingga Maret 2014".
    fn year_of_next(&self, day: impl Fn(i32) -> Option<NaiveDate>) -> Option<i32> {
        let next = self.next.filter(|next| next.joined)?;
        let function = self.rules.rules[next.found.rule].function;
        if !matches!(function, DateFunction::Day | DateFunction::Month) {
            return None;
        }
        let end = first_day_named(function, &next.found.slots)?;
        [end.year(), end.year() - 1].into_iter().find(|&year| day(year).is_some_and(|day| day <= end))
    }

    /// The year meant by "tahun lalu", "tahun ini", "tahun itu" behind another expression.
    fn year_of_words(&self, slots: &Slots) -> Option<i32> {
        if slots.has(DateClass::Year) {
            return spans::year(slots, 0);
        }
        if !(0..2).any(|nth| slots.nth(DateClass::Unit, nth) == Some(Value::Unit(Unit::Year))) {
            return None;
        }
        let published = self.published.map(|day| day.year());
        if slots.has(DateClass::That) {
            self.told.year.or(published)
        } else if slots.has(DateClass::Earlier) {
            self.told.year.or(published).map(|year| year - 1)
        } else if slots.has(DateClass::Later) {
            self.told.year.or(published).map(|year| year + 1)
        } else if slots.has(DateClass::Past) {
            published.map(|year| year - 1)
        } else if slots.has(DateClass::Next) {
            published.map(|year| year + 1)
        } else {
            published
        }
    }

    /// Where an expression looks: by its own words ("lalu", "mendatang"), else by its clause.
    fn looks(&self, slots: &Slots) -> Direction {
        if slots.has(DateClass::Past) {
            Direction::Past
        } else if slots.has(DateClass::Next) {
            Direction::Future
        } else {
            self.direction
        }
    }

    /// What was told shortly before with its year, if that is another than the year of publication.
    fn story(&self) -> Option<Stretch> {
        let Dated { stretch, sentence, block, heading } = self.told.dated?;
        let next = block == self.place.1 && sentence + 1 == self.place.0 && stretch.unit() <= Unit::Month;
        let near = sentence == self.place.0 || next || (heading && block + 1 == self.place.1) || self.history;
        let other_year = self.published.is_none_or(|published| Some(published.year()) != stretch.year());
        (near && other_year).then_some(stretch)
    }

    /// The year that the sentence speaks of by itself: "Pada 2018 …, lalu pada 12 Juni …".
    fn story_year(&self) -> Option<i32> {
        match self.story()? {
            Stretch::Year(year) => Some(year),
            _ => None,
        }
    }

    /// What day-and-month or month without a year count from: a day told of shortly before, else the day of publication.
    fn story_day(&self) -> Option<NaiveDate> {
        self.story().and_then(Stretch::first_day).or(self.published)
    }
}
