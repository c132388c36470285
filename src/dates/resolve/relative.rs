//! What is counted from an anchor: "kemarin", "hari itu", "bulan lalu", "dua hari kemudian", "akhir pekan ini".

use chrono::{Datelike, TimeDelta, Timelike};

use super::{Context, times};
use crate::dates::TimexKind;
use crate::dates::calendar::{Stretch, monday, plus_days};
use crate::dates::find::Slots;
use crate::dates::tense::Direction;
use crate::dates::timex::{Meaning, TimeOfDay};
use crate::packs::dates::{Clock, Count, DateClass, DayPart, Unit, Value};

/// "kemarin", "besok", "hari ini": so many days from the day of publication.
pub(super) fn deictic(slots: &Slots, context: &Context) -> Option<Stretch> {
    let days = slots.number(DateClass::Deictic, 0).unwrap_or(0);
    plus_days(context.published?, i64::from(days)).map(Stretch::Day)
}

/// "semalam", "tadi malam": the night before the day of publication.
pub(super) fn last_night(context: &Context) -> Meaning {
    let night = context.published.and_then(|day| day.pred_opt()).map(|day| Meaning::Time(day, TimeOfDay::Part(DayPart::Night)));
    night.unwrap_or(Meaning::Unknown(TimexKind::Time))
}

/// "hari itu", "keesokan harinya", "malam sebelumnya": the day told of, or the one after or before it.
pub(super) fn told_day(slots: &Slots, context: &Context) -> Option<Stretch> {
    let day = if context.told.ahead && context.direction == Direction::Past && slots.has(DateClass::Later) {
        context.told_at_most(Unit::Day)?.first_day()?
    } else {
        context.told.day.or(context.published)?
    };
    let moved = if slots.has(DateClass::Later) {
        1
    } else if slots.has(DateClass::Earlier) {
        -1
    } else {
        0
    };
    plus_days(day, moved).map(Stretch::Day)
}

/// The unit that a pattern kept, with or without its number.
pub(super) fn unit_of(slots: &Slots, nth: usize) -> Option<Unit> {
    let classes = [DateClass::Unit, DateClass::OneUnit, DateClass::ManyUnit];
    classes.into_iter().find_map(|class| match slots.nth(class, nth) {
        Some(Value::Unit(unit)) => Some(unit),
        _ => None,
    })
}

/// How many of them: said in numbers, in the unit itself ("sepekan"), or left open ("berhari-hari").
pub(super) fn count_of(slots: &Slots, nth: usize) -> Count {
    match slots.nth(DateClass::Count, nth) {
        Some(Value::Count(count)) => count,
        _ if slots.has(DateClass::ManyUnit) => Count::Some,
        _ => Count::whole(1),
    }
}

/// "bulan lalu", "tahun ini", "pekan depan", "tahun itu", "akhir tahun".
pub(super) fn unit(slots: &Slots, context: &Context) -> Option<Stretch> {
    let unit = unit_of(slots, 0)?;
    let now = || Stretch::around(context.published?, unit);
    let told = || {
        let known = match unit {
            Unit::Month => context.told.month.map(|(year, month)| Stretch::Month(year, month)),
            Unit::Year => context.told.year.map(Stretch::Year),
            _ => context.told.last.filter(|last| last.unit() <= unit).and_then(|last| Stretch::around(last.first_day()?, unit)),
        };
        known.or_else(now)
    };
    // "bulan yang sama tahun lalu": the one told of, moved by years.
    if unit < Unit::Year && unit_of(slots, 1) == Some(Unit::Year) {
        let years = if slots.has(DateClass::Past) {
            i64::from(context.published?.year() - told()?.year()?) - 1
        } else if slots.has(DateClass::Earlier) {
            -1
        } else {
            i64::from(slots.has(DateClass::Next))
        };
        return told()?.plus(years, Unit::Year);
    }
    if slots.has(DateClass::That) {
        told()
    } else if slots.has(DateClass::Earlier) {
        told()?.plus(-1, unit)
    } else if slots.has(DateClass::Later) {
        told()?.plus(1, unit)
    } else if slots.has(DateClass::Past) {
        now()?.plus(-1, unit)
    } else if slots.has(DateClass::Next) {
        now()?.plus(1, unit)
    } else {
        now()
    }
}

/// "dua hari lalu", "sebulan lagi" from the day of publication; "sehari kemudian", "setahun sebelumnya" from what was told.
pub(super) fn count(slots: &Slots, context: &Context) -> Meaning {
    counted(slots, context).unwrap_or(Meaning::Unknown(TimexKind::Date))
}

fn counted(slots: &Slots, context: &Context) -> Option<Meaning> {
    let unit = unit_of(slots, 0)?;
    let back = slots.has(DateClass::Past) || slots.has(DateClass::Earlier);
    let Some(count) = count_of(slots, 0).as_whole() else {
        let vague = if back { "PAST_REF" } else { "FUTURE_REF" };
        let from_told = slots.has(DateClass::Later) || slots.has(DateClass::Earlier);
        // "beberapa hari kemudian" in a story lies behind us as the story does.
        let past = back || (from_told && context.told.last.is_some());
        return Some(Meaning::Other(TimexKind::Date, if past { "PAST_REF".to_string() } else { vague.to_string() }));
    };
    let count = if back { -count } else { count };
    if unit <= Unit::Hour {
        return Some(clock(count, unit, slots, context).unwrap_or(Meaning::Unknown(TimexKind::Time)));
    }
    let stretch = if slots.has(DateClass::Later) || slots.has(DateClass::Earlier) {
        context.told_at_most(unit)?.plus(count, unit)?
    } else {
        Stretch::around(context.published?, unit)?.plus(count, unit)?
    };
    Some(times::of_day(Meaning::At(stretch), slots))
}

/// "30 menit kemudian": from the clock time told of. The day of publication has none to count from.
fn clock(count: i64, unit: Unit, slots: &Slots, context: &Context) -> Option<Meaning> {
    if !(slots.has(DateClass::Later) || slots.has(DateClass::Earlier)) {
        return None;
    }
    let (day, clock) = context.told.clock?;
    let from = day.and_hms_opt(clock.hour % 24, clock.minute, clock.second.unwrap_or(0))?;
    let moved = from.checked_add_signed(match unit {
        Unit::Hour => TimeDelta::try_hours(count)?,
        Unit::Minute => TimeDelta::try_minutes(count)?,
        _ => TimeDelta::try_seconds(count)?,
    })?;
    let second = (unit == Unit::Second || clock.second.is_some()).then_some(moved.second());
    let clock = Clock { hour: moved.hour(), minute: moved.minute(), second };
    Some(Meaning::Time(moved.date(), TimeOfDay::Clock(clock)))
}

/// "akhir pekan ini".
pub(super) fn weekend(slots: &Slots, context: &Context) -> Option<Stretch> {
    let anchor = if slots.has(DateClass::That) { context.told.day.or(context.published)? } else { context.published? };
    let weeks = if slots.has(DateClass::Past) {
        -1
    } else if slots.has(DateClass::Next) {
        1
    } else {
        0
    };
    Some(Stretch::Weekend(plus_days(monday(anchor)?, weeks * 7)?))
}
