//! Clock times and parts of the day: of the day they stand with, or of the one the passage tells of.

use chrono::NaiveDate;

use super::Context;
use crate::dates::TimexKind;
use crate::dates::calendar::{Stretch, plus_days};
use crate::dates::find::Slots;
use crate::dates::timex::{Meaning, TimeOfDay};
use crate::packs::dates::{Clock, DateClass, DayPart, Value};

/// The time of day that a pattern kept: a clock time goes before a part of the day, which tells its half.
fn time(slots: &Slots) -> Option<TimeOfDay> {
    let part = match slots.nth(DateClass::Part, 0) {
        Some(Value::Part(part)) => Some(part),
        _ => None,
    };
    clock(slots, 0).map(|clock| TimeOfDay::Clock(twelve_hours(clock, part))).or(part.map(TimeOfDay::Part))
}

/// The `nth` clock time: in figures, or a whole hour behind "pukul".
fn clock(slots: &Slots, nth: usize) -> Option<Clock> {
    if let Some(Value::Clock(clock)) = slots.nth(DateClass::Clock, nth) {
        return Some(clock);
    }
    let hour = match slots.nth(DateClass::Clock, 0) {
        // "pukul 07.00-9": rare, but the figures that are left are the hour.
        Some(_) => slots.number(DateClass::Int, 0),
        None => slots.number(DateClass::Int, nth),
    };
    hour.and_then(|hour| u32::try_from(hour).ok()).filter(|hour| *hour <= 24).map(|hour| Clock { hour, minute: 0, second: None })
}

/// "pukul 3 sore" is 15:00, "pukul 12 malam" midnight.
fn twelve_hours(clock: Clock, part: Option<DayPart>) -> Clock {
    let hour = match (part, clock.hour) {
        (Some(DayPart::Night), 12) => 0,
        (Some(DayPart::Afternoon | DayPart::Evening), 1..=7) | (Some(DayPart::Night), 6..=11) => clock.hour + 12,
        (_, hour) => hour,
    };
    Clock { hour, ..clock }
}

/// A date with the time of day that stands in the same expression.
pub(super) fn of_day(date: Meaning, slots: &Slots) -> Meaning {
    let Some(time) = time(slots) else { return date };
    match date.stretch() {
        Some(Stretch::Day(day)) => Meaning::Time(day, time),
        // A time of a longer stretch ("pekan lalu malam") is no time.
        Some(_) => date,
        None => Meaning::Unknown(TimexKind::Time),
    }
}

/// The day that a time without one belongs to.
fn day_of_time(slots: &Slots, context: &Context) -> Option<NaiveDate> {
    if slots.has(DateClass::Deictic) {
        return plus_days(context.published?, i64::from(slots.number(DateClass::Deictic, 0)?));
    }
    if slots.has(DateClass::Past) && slots.nth(DateClass::Part, 0) == Some(Value::Part(DayPart::Night)) {
        // "tadi malam" is the night before.
        return context.published.and_then(|day| day.pred_opt());
    }
    if slots.has(DateClass::This) || slots.has(DateClass::Past) || slots.has(DateClass::Next) {
        return context.published;
    }
    let told = context.told.day;
    if slots.has(DateClass::Later) {
        return told.or(context.published).and_then(|day| day.succ_opt());
    }
    if slots.has(DateClass::Earlier) {
        return told.or(context.published).and_then(|day| day.pred_opt());
    }
    if slots.has(DateClass::That) {
        return told.or(context.published);
    }
    // "pukul 8.30 WIB, Jumat (14/3/2025)": the day stands behind.
    if let Some(next) = context.next.as_ref().filter(|next| next.beside) {
        let beside = !context.before.is_some_and(|before| before.beside && day_of(before.meaning).is_some());
        let (meaning, _) = super::meaning(next.found, &Context { next: None, before: None, ..*context });
        if beside && let Some(day) = day_of(&meaning) {
            return Some(day);
        }
    }
    // A day told of in the same sentence, else the day of the scene.
    let here = context.before.and_then(|before| day_of(before.meaning));
    here.or(context.told.scene).or(told).or(context.published)
}

fn day_of(meaning: &Meaning) -> Option<NaiveDate> {
    match meaning.stretch() {
        Some(Stretch::Day(day)) => Some(day),
        _ => None,
    }
}

/// A time of day without a day of its own.
pub(super) fn alone(slots: &Slots, context: &Context) -> Meaning {
    let found = || Some(Meaning::Time(day_of_time(slots, context)?, time(slots)?));
    found().unwrap_or(Meaning::Unknown(TimexKind::Time))
}

/// "pukul 07.00-09.00".
pub(super) fn range(slots: &Slots, context: &Context) -> Meaning {
    let found = || Some(Meaning::Times(day_of_time(slots, context)?, clock(slots, 0)?, clock(slots, 1)?));
    found().unwrap_or(Meaning::Unknown(TimexKind::Time))
}
