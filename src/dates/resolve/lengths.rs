//! Lengths of time and repetitions.

use super::relative::{count_of, unit_of};
use crate::dates::TimexKind;
use crate::dates::find::Slots;
use crate::dates::timex::{Meaning, TimeOfDay, write_length, write_time};
use crate::packs::dates::{Count, DateClass, DateFigures, Unit, Value};

/// "dua hari", "sepekan", "satu jam 30 menit", "2-3 tahun".
pub(super) fn duration(slots: &Slots) -> Meaning {
    let Some(unit) = unit_of(slots, 0) else { return Meaning::Unknown(TimexKind::Duration) };
    let first = count_of(slots, 0);
    let value = match (slots.nth(DateClass::Count, 1), slots.nth(DateClass::Unit, 1)) {
        (Some(Value::Count(second)), Some(Value::Unit(smaller))) => write_length(&[(first, unit), (second, smaller)]),
        // "sejam 30 menit": the first stands in its unit.
        (None, Some(Value::Unit(smaller))) if slots.has(DateClass::OneUnit) => {
            write_length(&[(Count::whole(1), unit), (first, smaller)])
        }
        (Some(Value::Count(second)), _) => format!("{}/{}", write_length(&[(first, unit)]), write_length(&[(second, unit)])),
        _ => write_length(&[(first, unit)]),
    };
    Meaning::Other(TimexKind::Duration, value)
}

/// "setiap tahun", "tiap 15 menit", "tiga kali sehari".
pub(super) fn every(slots: &Slots) -> Meaning {
    let Some(unit) = unit_of(slots, 0) else { return Meaning::Unknown(TimexKind::Set) };
    // In "tiga kali sehari" the count is of times, not of days.
    let count = if slots.has(DateClass::OneUnit) { Count::whole(1) } else { count_of(slots, 0) };
    Meaning::Other(TimexKind::Set, write_length(&[(count, unit)]))
}

/// "setiap Senin", "setiap 17 Agustus", "Sabtu-Minggu", "setiap pagi".
pub(super) fn every_named(slots: &Slots) -> Meaning {
    let figures = match slots.nth(DateClass::ShortDate, 0) {
        Some(Value::Date(DateFigures { month, day, .. })) => Some((month as i32, day as i32)),
        _ => None,
    };
    let month = figures.map(|(month, _)| month).or_else(|| slots.number(DateClass::Month, 0));
    let day = figures.map(|(_, day)| day).or_else(|| slots.number(DateClass::Day, 0));
    let weekdays = (slots.number(DateClass::Weekday, 0), slots.number(DateClass::Weekday, 1));
    let mut value = match (month, day, weekdays) {
        (Some(month), Some(day), _) => format!("XXXX-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("XXXX-{month:02}"),
        (None, Some(day), _) => format!("XXXX-XX-{day:02}"),
        (None, None, (Some(6), Some(7))) => "XXXX-WXX-WE".to_string(),
        (None, None, (Some(from), Some(to))) => format!("XXXX-WXX-{from}/XXXX-WXX-{to}"),
        (None, None, (Some(weekday), None)) => format!("XXXX-WXX-{weekday}"),
        // "setiap akhir pekan", "setiap akhir tahun".
        (None, None, (None, _)) => match unit_of(slots, 0) {
            Some(Unit::Week) => "XXXX-WXX-WE".to_string(),
            Some(unit) if unit > Unit::Day => write_length(&[(Count::whole(1), unit)]),
            _ => "XXXX-XX-XX".to_string(),
        },
    };
    if let Some(Value::Part(part)) = slots.nth(DateClass::Part, 0) {
        value.push_str(&write_time(TimeOfDay::Part(part)));
    } else if let Some(Value::Clock(clock)) = slots.nth(DateClass::Clock, 0) {
        value.push_str(&write_time(TimeOfDay::Clock(clock)));
    }
    Meaning::Other(TimexKind::Set, value)
}
