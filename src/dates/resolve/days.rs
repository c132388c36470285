//! Days: by number and month, by weekday, by number alone, and runs of them.

use chrono::{Datelike, NaiveDate, Weekday};

use super::relative::count_of;
use super::{Context, times};
use crate::dates::TimexKind;
use crate::dates::calendar::{Stretch, monday, plus_days, weekday, weekday_back, weekday_on};
use crate::dates::find::Slots;
use crate::dates::tense::Direction;
use crate::dates::timex::{Meaning, TimeOfDay};
use crate::packs::dates::{DateClass, DateFigures, DayPart, Unit, Value};

/// Whether an expression names its day by number.
pub(super) fn has_number(slots: &Slots) -> bool {
    slots.has(DateClass::Day) || slots.has(DateClass::ShortDate) || slots.has(DateClass::FullDate)
}

/// Whether an expression names its year.
pub(super) fn has_year(slots: &Slots) -> bool {
    slots.has(DateClass::Year) || slots.has(DateClass::FullDate) || slots.has(DateClass::YearMonth)
}

/// The figures of the `nth` day named.
pub(super) fn figures(slots: &Slots, nth: usize) -> Option<DateFigures> {
    for class in [DateClass::FullDate, DateClass::ShortDate] {
        if let Some(Value::Date(date)) = slots.nth(class, nth) {
            return Some(date);
        }
    }
    let day = slots.number(DateClass::Day, nth)?;
    // "18-19 Juni": the month that is named once holds for both.
    let month = slots.number(DateClass::Month, nth).or_else(|| slots.number(DateClass::Month, 0)).or_else(|| {
        match slots.nth(DateClass::ShortDate, 0).or(slots.nth(DateClass::FullDate, 0)) {
            Some(Value::Date(date)) => i32::try_from(date.month).ok(),
            _ => None,
        }
    })?;
    // A year that stands once is that of the whole; only where each day has its own do they go with their days.
    let year = slots.number(DateClass::Year, 1).and(slots.number(DateClass::Year, nth));
    Some(DateFigures { year, month: u32::try_from(month).ok()?, day: u32::try_from(day).ok()? })
}

/// A day given by number and month. A weekday that contradicts it is flagged.
pub(super) fn day(slots: &Slots, context: &Context) -> (Meaning, bool) {
    let found = figures(slots, 0).and_then(|date| resolve(date, slots, context));
    let Some(day) = found else { return (times::of_day(Meaning::Unknown(TimexKind::Date), slots), false) };
    let named = slots.number(DateClass::Weekday, 0).and_then(weekday);
    let conflict = named.is_some_and(|named| named != day.weekday());
    (times::of_day(Meaning::At(Stretch::Day(day)), slots), conflict)
}

/// The day that figures mean here.
fn resolve(date: DateFigures, slots: &Slots, context: &Context) -> Option<NaiveDate> {
    let of_year = |year: i32| NaiveDate::from_ymd_opt(year, date.month, date.day);
    if let Some(year) = date.year.or_else(|| context.year_of_words(slots)) {
        return of_year(year);
    }
    let anchor = context.published.or(context.story_day());
    if slots.has(DateClass::This) || slots.has(DateClass::Deictic) {
        // "kemarin (12/3)": the one near by, whatever the clause says.
        return nearest(anchor?, of_year, Direction::Near);
    }
    if slots.has(DateClass::Past) || slots.has(DateClass::Next) {
        return nearest(anchor?, of_year, context.looks(slots));
    }
    if let Some(year) = context.year_of_next(of_year) {
        return of_year(year);
    }
    let numeric_with_weekday = slots.has(DateClass::Weekday);
    // "25 hingga 27 Juli 2025, dan lagi 20 Agustus": a sentence that told of a day to come may go on to others.
    let ahead = || context.published.zip(context.told.day).is_some_and(|(published, told)| told > published);
    let goes_on = || context.told.day_sentence == Some(context.place.0) && context.direction == Direction::Unknown && ahead();
    let direction = if numeric_with_weekday || goes_on() { Direction::Near } else { context.direction };
    if let Some(year) = context.story_year() {
        return of_year(year);
    }
    let story = context.story_day()?;
    // A story told day by day goes on rather than back.
    let direction = if Some(story) == context.published { direction } else { Direction::Until };
    let found = nearest_by_clause(story, of_year, direction)?;
    let Some(named) = slots.number(DateClass::Weekday, 0).and_then(weekday) else { return Some(found) };
    // A weekday tells the year of a day that lies further off, if only one of the years near by has it so.
    let fits = |day: &NaiveDate| day.weekday() == named;
    if fits(&found) || (found - story).num_days().abs() < 45 {
        return Some(found);
    }
    let other = [story.year() - 1, story.year(), story.year() + 1].into_iter().filter_map(of_year).find(fits);
    other.or(Some(found))
}

/// How near the other day must be, in days, to be meant against what the clause seems to say.
const NEAR_BY: i64 = 90;

/// The day of the year (the same in each) that lies best in a direction from `anchor`.
pub(super) fn nearest(anchor: NaiveDate, of_year: impl Fn(i32) -> Option<NaiveDate>, direction: Direction) -> Option<NaiveDate> {
    let year = anchor.year();
    // Four years either way, for 29 February.
    let mut days = (year - 4..=year + 4).filter_map(of_year);
    let distance = |day: &NaiveDate| (*day - anchor).num_days();
    match direction {
        // A day ahead of the report's own still passes for past: it is the same night further east.
        Direction::Past => days.filter(|day| distance(day) <= 1).max(),
        Direction::Future => days.find(|day| distance(day) >= 0),
        Direction::Near => days.min_by_key(|day| (distance(day).abs(), *day)),
        // News tells more of what was than of what will be: what lies ahead must be much the nearer.
        Direction::Unknown => days.min_by_key(|day| (if distance(day) > 0 { distance(day) * 8 } else { -distance(day) }, *day)),
        Direction::Until => days.min_by_key(|day| (if distance(day) > 0 { distance(day) } else { -distance(day) * 2 }, *day)),
    }
}

/// The same where only the clause tells the direction: one does not say "1 Juli" of a day eleven months off when another
/// lies a few weeks away, so the clue must have been another verb's.
pub(super) fn nearest_by_clause(
    anchor: NaiveDate,
    of_year: impl Fn(i32) -> Option<NaiveDate>,
    direction: Direction,
) -> Option<NaiveDate> {
    let other = match direction {
        Direction::Past => Direction::Future,
        Direction::Future => Direction::Past,
        direction => return nearest(anchor, of_year, direction),
    };
    let distance = |day: &Option<NaiveDate>| day.map_or(i64::MAX, |day| (day - anchor).num_days().abs());
    let (meant, against) = (nearest(anchor, &of_year, direction), nearest(anchor, &of_year, other));
    let near = distance(&against);
    if near <= NEAR_BY && near.saturating_mul(5) < distance(&meant) { against } else { meant }
}

/// How many tokens may lie between a month and the bare number of a day in it.
const MONTH_GAP: usize = 4;

/// "tanggal 9", "tanggal 9 bulan depan".
pub(super) fn day_of_month(slots: &Slots, context: &Context) -> Option<Stretch> {
    let number = u32::try_from(slots.number(DateClass::Day, 0)?).ok()?;
    let anchor = context.published.or(context.told.day)?;
    let here = Stretch::Month(anchor.year(), anchor.month());
    let on = |month: Stretch| month.first_day().and_then(|first| first.with_day(number));
    let month_named = slots.nth(DateClass::Unit, 0) == Some(Value::Unit(Unit::Month));
    // "pada Mei 2020, tepatnya tanggal 5": a day of the month just named
    if let Some(before) = context.before.filter(|before| !month_named && before.gap <= MONTH_GAP)
        && let Some(month @ Stretch::Month(..)) = before.meaning.stretch()
        && let Some(day) = on(month)
    {
        return Some(Stretch::Day(day));
    }
    let moved = |count| here.plus(count, Unit::Month).and_then(on);
    let day = if month_named {
        if slots.has(DateClass::That) {
            context.told.month.map(|(year, month)| Stretch::Month(year, month)).and_then(on)
        } else if slots.has(DateClass::Past) {
            moved(-1)
        } else if slots.has(DateClass::Next) {
            moved(1)
        } else {
            on(here)
        }
    } else {
        let months = (-2..=2).filter_map(moved);
        match context.looks(slots) {
            Direction::Past => months.filter(|day| *day <= anchor).max(),
            Direction::Future => months.filter(|day| *day >= anchor).min(),
            Direction::Near | Direction::Unknown | Direction::Until => {
                months.min_by_key(|day| ((*day - anchor).num_days().abs(), *day))
            }
        }
    };
    day.map(Stretch::Day)
}

/// Whether words of an expression tell which one of its kind is meant.
pub(super) fn placed(slots: &Slots) -> bool {
    use DateClass::{Deictic, Next, Past, That, This, Unit};
    [Past, Next, This, That, Deictic, Unit].into_iter().any(|class| slots.has(class))
}

/// A weekday: of a week named beside it, of the story, or the one near the day of publication.
fn weekday_day(number: i32, slots: &Slots, context: &Context) -> Option<NaiveDate> {
    let named = weekday(number)?;
    let told = context.told.weekdays[named.num_days_from_monday() as usize];
    if slots.has(DateClass::That) && slots.nth(DateClass::Unit, 0).is_none() {
        return told
            .or_else(|| context.told.day.filter(|day| day.weekday() == named))
            .or_else(|| by_direction(named, slots, context));
    }
    let published = context.published;
    // "Rabu hingga Jumat pekan depan": the week stands behind the second.
    let slots = match &context.next {
        Some(next)
            if next.joined && !placed(slots) && next.found.slots.has(DateClass::Weekday) && !has_number(&next.found.slots) =>
        {
            &next.found.slots
        }
        _ => slots,
    };
    if slots.nth(DateClass::Unit, 0) == Some(Value::Unit(Unit::Week)) {
        let anchor = if slots.has(DateClass::That) { context.told.day.or(published)? } else { published? };
        let weeks = if slots.has(DateClass::Past) {
            // "Jumat dua pekan lalu".
            -count_of(slots, 0).as_whole()?
        } else if slots.has(DateClass::Next) {
            1
        } else {
            0
        };
        let start = plus_days(monday(anchor)?, weeks.checked_mul(7)?)?;
        return weekday_on(start, named);
    }
    // "Pekan depan, kemungkinan Rabu": the week stands before it.
    if let Some(before) = context.before
        && before.gap <= 3
        && !placed(slots)
        && let Some(Stretch::Week(monday)) = before.meaning.stretch()
    {
        return weekday_on(monday, named);
    }
    by_direction(named, slots, context)
}

fn by_direction(named: Weekday, slots: &Slots, context: &Context) -> Option<NaiveDate> {
    let Some(published) = context.published else {
        // Without a day of publication a weekday follows the day told of last.
        return context.told.day.and_then(|day| weekday_on(day, named));
    };
    if slots.has(DateClass::Past) {
        return weekday_back(published.pred_opt()?, named);
    }
    if slots.has(DateClass::Next) {
        return weekday_on(published.succ_opt()?, named);
    }
    if slots.has(DateClass::Deictic) {
        // "Senin besok" is the Monday to come, whatever today is.
        let ahead = slots.number(DateClass::Deictic, 0).is_some_and(|days| days > 0);
        return if ahead { weekday_on(published.succ_opt()?, named) } else { weekday_back(published, named) };
    }
    if slots.has(DateClass::This) {
        return weekday_on(monday(published)?, named);
    }
    if published.weekday() == named {
        return Some(published);
    }
    // A weekday that was named with its number is meant again, while the story is about those days.
    let told = context.told.weekdays[named.num_days_from_monday() as usize];
    if let Some(day) = told.filter(|day| (published - *day).num_days().abs() < 7) {
        return Some(day);
    }
    if context.direction == Direction::Future { weekday_on(published, named) } else { weekday_back(published, named) }
}

/// A weekday alone or with its week.
pub(super) fn weekday_of(slots: &Slots, context: &Context) -> Option<Stretch> {
    weekday_day(slots.number(DateClass::Weekday, 0)?, slots, context).map(Stretch::Day)
}

/// "malam Minggu": the night that leads to the Sunday.
pub(super) fn eve(slots: &Slots, context: &Context) -> Meaning {
    let day = || weekday_day(slots.number(DateClass::Weekday, 0)?, slots, context)?.pred_opt();
    day().map_or(Meaning::Unknown(TimexKind::Time), |day| Meaning::Time(day, TimeOfDay::Part(DayPart::Night)))
}

/// From one day to another: "18-19 Juni 2024", "28 Juni-3 Juli", "Selasa-Rabu (17-18/9)", "Senin-Rabu pekan depan".
pub(super) fn range(slots: &Slots, context: &Context) -> Meaning {
    from_to(slots, context).unwrap_or(Meaning::Unknown(TimexKind::Date))
}

fn from_to(slots: &Slots, context: &Context) -> Option<Meaning> {
    if !has_number(slots) {
        let from = weekday_day(slots.number(DateClass::Weekday, 0)?, slots, context)?;
        let to = weekday_on(from, weekday(slots.number(DateClass::Weekday, 1)?)?)?;
        return Some(Meaning::FromTo(Stretch::Day(from), Stretch::Day(to)));
    }
    let (first, last) = (ends(slots, 0)?, ends(slots, 1)?);
    // The year stands once, behind the last day; the first day is the one before it.
    let to = resolve(last, slots, context)?;
    let mut from = NaiveDate::from_ymd_opt(first.year.unwrap_or(to.year()), first.month, first.day)?;
    if from > to && first.year.is_none() {
        from = NaiveDate::from_ymd_opt(to.year() - 1, first.month, first.day)?;
    }
    if from > to {
        return None;
    }
    Some(Meaning::FromTo(Stretch::Day(from), Stretch::Day(to)))
}

/// The figures of the first (0) or last (1) day of a range, which may be written in different ways: "17-18/9".
fn ends(slots: &Slots, which: usize) -> Option<DateFigures> {
    let dated: Vec<DateFigures> = (0..2)
        .filter_map(|nth| slots.nth(DateClass::FullDate, nth))
        .chain((0..2).filter_map(|nth| slots.nth(DateClass::ShortDate, nth)))
        .filter_map(|value| if let Value::Date(date) = value { Some(date) } else { None })
        .collect();
    match (dated.as_slice(), slots.number(DateClass::Day, 0)) {
        // "30/9-2/10" and "30/9-2/10/2024": the one without a year stands first.
        ([one, other], _) => {
            let (short, full) = if one.year.is_some() && other.year.is_none() { (other, one) } else { (one, other) };
            Some(if which == 0 { *short } else { *full })
        }
        ([one], Some(day)) if which == 0 => Some(DateFigures { day: u32::try_from(day).ok()?, ..*one }),
        ([one], Some(_)) => Some(*one),
        _ => figures(slots, which),
    }
}
