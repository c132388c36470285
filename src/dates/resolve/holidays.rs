//! Holidays and the Hijri calendar.

use chrono::{Datelike, NaiveDate};

use super::Context;
use super::days::nearest;
use crate::dates::TimexKind;
use crate::dates::calendar::{Stretch, easter, plus_days};
use crate::dates::find::Slots;
use crate::dates::hijri;
use crate::dates::tense::Direction;
use crate::dates::timex::{Meaning, TimeOfDay};
use crate::packs::dates::{DateClass, DateRules, HolidayDay, HolidayRule, Value};

/// The day of a holiday: of the year named beside it, else the one nearest to what is told.
pub(super) fn holiday(slots: &Slots, context: &Context) -> Option<NaiveDate> {
    let index = usize::try_from(slots.number(DateClass::Holiday, 0)?).ok()?;
    let rule = context.rules.holidays.get(index)?;
    if let Some(year) = context.year_of_words(slots) {
        return in_year(rule, year);
    }
    // "Idul Fitri 1445 Hijriah".
    if slots.has(DateClass::HijriEra)
        && let HolidayDay::Hijri(month, day) = rule.day
    {
        let computed = hijri::day(slots.number(DateClass::Int, 0)?, month, day)?;
        return near_listed(rule, computed);
    }
    let told = context.told.dated.filter(|dated| dated.sentence == context.place.0);
    let anchor = told.and_then(|dated| dated.stretch.first_day()).or(context.published)?;
    let direction = match context.looks(slots) {
        Direction::Unknown => Direction::Near,
        direction if slots.has(DateClass::Past) || slots.has(DateClass::Next) => direction,
        // A feast of these days is meant whatever the tense: "akan" of Christmas passed may speak of its prices.
        _ => Direction::Near,
    };
    nearest(anchor, |year| in_year(rule, year), direction)
}

/// "H-2 Lebaran", "H+3 Lebaran", whose number stands by itself.
pub(super) fn offset(slots: &Slots, context: &Context) -> Option<NaiveDate> {
    let moved = slots.number(DateClass::HolidayOffset, 0).or(slots.number(DateClass::Int, 0))?;
    plus_days(holiday(slots, context)?, i64::from(moved))
}

/// The day of a holiday in a Gregorian year; the first, where a Hijri feast falls twice in it.
fn in_year(rule: &HolidayRule, year: i32) -> Option<NaiveDate> {
    if let Some(day) = rule.listed(year) {
        return Some(day);
    }
    let day = match rule.day {
        HolidayDay::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        HolidayDay::Easter(days) => plus_days(easter(year)?, i64::from(days)),
        HolidayDay::Hijri(month, day) => {
            let first = hijri::year_on(NaiveDate::from_ymd_opt(year, 1, 1)?);
            (first..=first + 1).filter_map(|hijri_year| hijri::day(hijri_year, month, day)).find(|day| day.year() == year)
        }
        HolidayDay::Listed => None,
    }?;
    plus_days(day, -i64::from(rule.before))
}

/// The day that authorities fixed, where one is listed within two days of the computed one.
fn near_listed(rule: &HolidayRule, computed: NaiveDate) -> Option<NaiveDate> {
    let listed = rule.days.iter().copied().find(|day| (*day - computed).num_days().abs() <= 2);
    listed.or(Some(computed))
}

/// "1 Syawal 1445 H", "bulan Ramadan 1446 Hijriah", "Ramadan tahun ini": without a Hijri year, the one that lies as the
/// words or the clause say.
pub(super) fn hijri(slots: &Slots, context: &Context) -> Meaning {
    let found = || {
        let month = u32::try_from(slots.number(DateClass::HijriMonth, 0)?).ok()?;
        let number = slots.number(DateClass::Day, 0).and_then(|day| u32::try_from(day).ok());
        let year = match slots.number(DateClass::Int, 0).or_else(|| slots.number(DateClass::Year, 0)) {
            Some(year) => year,
            None => year_of(month, number.unwrap_or(1), slots, context)?,
        };
        match number {
            Some(day) => {
                let computed = hijri::day(year, month, day)?;
                plus_days(computed, moon(year, month, context.rules)).map(|day| Meaning::At(Stretch::Day(day)))
            }
            None => hijri::month(year, month).map(Meaning::Days),
        }
    };
    let meaning = found().unwrap_or(Meaning::Unknown(TimexKind::Date));
    match (slots.nth(DateClass::Part, 0), meaning.stretch()) {
        (Some(Value::Part(part)), Some(Stretch::Day(day))) => Meaning::Time(day, TimeOfDay::Part(part)),
        _ => meaning,
    }
}

/// How many days later authorities began a Hijri month than the table has it, as far as a feast in it is listed.
fn moon(year: i32, month: u32, rules: &DateRules) -> i64 {
    let listed = rules.holidays.iter().find_map(|rule| match rule.day {
        HolidayDay::Hijri(of, day) if of == month => {
            let computed = hijri::day(year, month, day)?;
            let kept = near_listed(rule, computed)?;
            Some((kept - computed).num_days())
        }
        _ => None,
    });
    listed.unwrap_or(0)
}

/// The Hijri year of a day that is named without one.
fn year_of(month: u32, day: u32, slots: &Slots, context: &Context) -> Option<i32> {
    let today = context.published?;
    let near = hijri::year_on(today);
    let mut years = (near - 1..=near + 1).filter_map(|year| Some((year, hijri::day(year, month, day)?)));
    let distance = |(_, day): &(i32, NaiveDate)| (*day - today).num_days();
    let found = if let Some(year) = context.year_of_words(slots) {
        years.rfind(|(_, day)| day.year() == year)
    } else {
        match context.looks(slots) {
            Direction::Past => years.rfind(|one| distance(one) <= 0),
            Direction::Future => years.into_iter().find(|one| distance(one) >= 0),
            _ => years.min_by_key(|one| distance(one).abs()),
        }
    };
    found.map(|(year, _)| year)
}
