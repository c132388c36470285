//! Stretches longer than a day: weeks of a month, months, quarters, halves, years, decades, centuries, seasons.

use chrono::{Datelike, NaiveDate};

use super::days::{nearest, nearest_by_clause, placed};
use super::relative::{count_of, unit_of};
use super::{Context, Dated};
use crate::dates::TimexKind;
use crate::dates::calendar::Stretch;
use crate::dates::find::Slots;
use crate::dates::period::{Period, Precision};
use crate::dates::tense::Direction;
use crate::dates::timex::Meaning;
use crate::packs::dates::{DateClass, Season, Unit, Value};

/// The `nth` year named: four figures, or two behind an apostrophe ("'98").
pub(super) fn year(slots: &Slots, nth: usize) -> Option<i32> {
    slots.number(DateClass::Year, nth).or_else(|| slots.number(DateClass::Int, nth).map(century_of))
}

/// The year that two figures mean.
fn century_of(year: i32) -> i32 {
    match year {
        0..30 => 2000 + year,
        30..100 => 1900 + year,
        year => year,
    }
}

/// A month, perhaps with its year.
pub(super) fn month(slots: &Slots, context: &Context) -> Option<Stretch> {
    month_at(slots, 0, context).map(|(year, month)| Stretch::Month(year, month))
}

fn month_at(slots: &Slots, nth: usize, context: &Context) -> Option<(i32, u32)> {
    if let Some(Value::Date(date)) = slots.nth(DateClass::YearMonth, nth) {
        return date.year.map(|year| (year, date.month));
    }
    let month = u32::try_from(slots.number(DateClass::Month, nth)?).ok()?;
    let own_year = if slots.number(DateClass::Year, 1).is_some() { slots.number(DateClass::Year, nth) } else { None };
    if let Some(year) = own_year.or_else(|| context.year_of_words(slots)) {
        return Some((year, month));
    }
    let first = |year: i32| NaiveDate::from_ymd_opt(year, month, 1);
    if !placed(slots)
        && let Some(year) = context.year_of_next(first)
    {
        return Some((year, month));
    }
    let today = context.published.or(context.story_day())?;
    let this_month = today.with_day(1)?;
    let day = if slots.has(DateClass::This) {
        first(today.year())
    } else if slots.has(DateClass::Past) {
        nearest(this_month.pred_opt()?.pred_opt()?, first, Direction::Past)
    } else if slots.has(DateClass::Next) {
        nearest(this_month.succ_opt()?, first, Direction::Future)
    } else if context.delivery {
        nearest(this_month, first, Direction::Future)
    } else if slots.has(DateClass::That)
        && let Some(year) = context.told.month_years[(month as usize).saturating_sub(1) % 12]
    {
        first(year)
    } else if let Some(year) = context.story_year() {
        first(year)
    } else {
        let story = context.story_day()?;
        let direction = if Some(story) == context.published { context.direction } else { Direction::Until };
        nearest_by_clause(story.with_day(1)?, first, direction)
    };
    day.map(|day| (day.year(), day.month()))
}

/// "Mei-Juni 2025".
pub(super) fn month_range(slots: &Slots, context: &Context) -> Meaning {
    let range = || {
        let (to_year, to) = month_at(slots, 1, context)?;
        let from = u32::try_from(slots.number(DateClass::Month, 0)?).ok()?;
        let own_year = slots.number(DateClass::Year, 1).and(slots.number(DateClass::Year, 0));
        let from_year = own_year.unwrap_or(if from > to { to_year - 1 } else { to_year });
        Some(Meaning::FromTo(Stretch::Month(from_year, from), Stretch::Month(to_year, to)))
    };
    range().unwrap_or(Meaning::Unknown(TimexKind::Date))
}

/// "2013-2014", "2023/2024".
pub(super) fn year_range(slots: &Slots) -> Meaning {
    let range = || {
        let from = year(slots, 0)?;
        let to = slots.number(DateClass::Year, 1).or_else(|| slots.number(DateClass::Int, 0).map(|to| from / 100 * 100 + to))?;
        (from < to).then_some(Meaning::FromTo(Stretch::Year(from), Stretch::Year(to)))
    };
    range().unwrap_or(Meaning::Unknown(TimexKind::Date))
}

/// The year of a part of the year: named, or that of the expression it is joined to, or of its neighbour.
fn year_of_part(slots: &Slots, context: &Context) -> Option<i32> {
    if let Some(year) = context.year_of_words(slots) {
        return Some(year);
    }
    // "kuartal pertama dan kedua 2026": the year stands with the second.
    if let Some(next) = &context.next
        && !context.rules.rules[next.found.rule].follows.is_empty()
        && let Some(year) = context.year_of_words(&next.found.slots)
    {
        return Some(year);
    }
    // "kuartal ketiga tahun ini …, naik dari kuartal kedua".
    let Dated { stretch: told, sentence, .. } = context.told.dated?;
    if sentence == context.place.0 { told.year() } else { None }
}

/// The part of the year (the same in each) that a clause means: running or past, or to come.
fn part_of_some_year(of_year: impl Fn(i32) -> Stretch, slots: &Slots, context: &Context) -> Option<Stretch> {
    if let Some(year) = year_of_part(slots, context) {
        return Some(of_year(year));
    }
    let today = context.published?;
    let starts = |year: i32| of_year(year).first_day();
    let first = match context.looks(slots) {
        Direction::Future => {
            // The one that runs still lies ahead in part.
            let ends_ahead = |year: i32| of_year(year).period().filter(|period| period.end >= today).map(|period| period.start);
            (today.year() - 1..=today.year() + 1).filter_map(ends_ahead).min()
        }
        _ => nearest(today, starts, Direction::Past),
    }?;
    Some(of_year(first.year()))
}

/// "kuartal ketiga 2024", "triwulan I", "kuartal kedua tahun depan".
pub(super) fn quarter(slots: &Slots, context: &Context) -> Option<Stretch> {
    let number = numbered(slots, 4)?;
    part_of_some_year(|year| Stretch::Quarter(year, number), slots, context)
}

/// "semester kedua", "paruh pertama tahun depan".
pub(super) fn half_year(slots: &Slots, context: &Context) -> Option<Stretch> {
    let number = numbered(slots, 2)?;
    part_of_some_year(|year| Stretch::Half(year, number), slots, context)
}

/// The ordinal of a part of which there are so many; "terakhir" (-1) is the last.
fn numbered(slots: &Slots, of: i32) -> Option<u32> {
    let number = slots.number(DateClass::Ordinal, 0).or_else(|| slots.number(DateClass::Int, 0))?;
    let number = if number == -1 { of } else { number };
    (1..=of).contains(&number).then_some(number as u32)
}

/// "musim gugur", "musim semi tahun ini".
pub(super) fn season(slots: &Slots, context: &Context) -> Option<Stretch> {
    let Some(Value::Season(season)) = slots.nth(DateClass::Season, 0) else { return None };
    if let Some(year) = year_of_part(slots, context) {
        return Some(Stretch::Season(year, season));
    }
    let today = context.published?;
    let running = |year: i32| Stretch::Season(year, season);
    let holds = |year: &i32| running(*year).period().is_some_and(|period| period.start <= today && today <= period.end);
    if let Some(year) = [today.year(), today.year() - 1].into_iter().find(holds) {
        let moved = i32::from(slots.has(DateClass::Next)) - i32::from(slots.has(DateClass::Past));
        return Some(running(year + moved));
    }
    // Winter begins in one year and goes by that year's name even when told of in the next.
    let own_words = slots.has(DateClass::Past) || slots.has(DateClass::Next);
    let direction = if season == Season::Winter && !own_words { Direction::Near } else { context.looks(slots) };
    nearest(today, |year| running(year).first_day(), direction).map(|day| running(day.year()))
}

/// "1990-an", "'60-an".
pub(super) fn decade(slots: &Slots) -> Option<Stretch> {
    year(slots, 0).map(|year| Stretch::Decade(year.div_euclid(10)))
}

/// "abad ke-19".
pub(super) fn century(slots: &Slots) -> Option<Stretch> {
    let number = slots.number(DateClass::Ordinal, 0).or_else(|| slots.number(DateClass::Int, 0))?;
    (1..=30).contains(&number).then_some(Stretch::Century(number - 1))
}

/// "sembilan bulan pertama tahun ini", "tiga bulan terakhir 2024".
pub(super) fn part_of_year(slots: &Slots, context: &Context) -> Meaning {
    let part = || {
        let count = i32::try_from(count_of(slots, 0).as_whole()?).ok()?;
        let months = match unit_of(slots, 0)? {
            Unit::Month => count,
            Unit::Quarter => count * 3,
            Unit::Half => count * 6,
            _ => return None,
        };
        let year = context.year_of_words(slots).or(context.published.map(|day| day.year()))?;
        let months = u32::try_from(months).ok().filter(|months| (1..=12).contains(months))?;
        let from_end = slots.number(DateClass::Ordinal, 0) == Some(-1);
        let (from, to) = if from_end { (13 - months, 12) } else { (1, months) };
        Some(Meaning::FromTo(Stretch::Month(year, from), Stretch::Month(year, to)))
    };
    part().unwrap_or(Meaning::Unknown(TimexKind::Date))
}

/// "pekan pertama Juni": seven days counted from the first of the month; the last week is the last seven.
pub(super) fn week_of_month(slots: &Slots, context: &Context) -> Meaning {
    let week = || {
        let number = slots.number(DateClass::Ordinal, 0)?;
        let stretch = match slots.nth(DateClass::Unit, 1) {
            Some(Value::Unit(Unit::Month)) => {
                let now = Stretch::around(context.published?, Unit::Month)?;
                let moved = i64::from(slots.has(DateClass::Next)) - i64::from(slots.has(DateClass::Past));
                now.plus(moved, Unit::Month)?
            }
            _ => month(slots, context)?,
        };
        let whole = stretch.period()?;
        let first =
            if number == -1 { whole.end.day() - 6 } else { u32::try_from(number).ok()?.checked_mul(7)?.checked_sub(6)? };
        let start = whole.start.with_day(first)?;
        let end = whole.start.with_day((first + 6).min(whole.end.day()))?;
        Some(Meaning::Days(Period { start, end, precision: Precision::Range }))
    };
    week().unwrap_or(Meaning::Unknown(TimexKind::Date))
}
