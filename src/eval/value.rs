//! Days of the gold and of TIMEX3: `2024-02-07`, `2024-02`, `2024`, `2024-W06`, ranges with a slash.

use chrono::NaiveDate;

/// First and last day.
pub(super) type Days = (NaiveDate, NaiveDate);

/// The days that a value of the gold means; `None` if it is none.
pub(super) fn days(value: &str) -> Option<Days> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((days(from)?.0, days(to)?.1));
    }
    let day = value.split('T').next().unwrap_or(value);
    let parts: Vec<&str> = day.split('-').collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let year = number(parts[0]).filter(|_| parts[0].len() == 4).and_then(|year| i32::try_from(year).ok())?;
    match parts[1..] {
        [] => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        [week] if week.starts_with('W') => {
            let first = NaiveDate::from_isoywd_opt(year, number(&week[1..])?, chrono::Weekday::Mon)?;
            Some((first, first.checked_add_days(chrono::Days::new(6))?))
        }
        [month] => {
            let first = NaiveDate::from_ymd_opt(year, number(month)?, 1)?;
            Some((first, first.checked_add_months(chrono::Months::new(1))?.pred_opt()?))
        }
        [month, day] => {
            let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
            Some((day, day))
        }
        _ => None,
    }
}

/// Whether two runs of days share one.
pub(super) fn overlap(a: Days, b: Days) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Quarters, halves and seasons, with their first and last month.
const PARTS: &[(&str, &str, &str)] = &[
    ("Q1", "01", "03"),
    ("Q2", "04", "06"),
    ("Q3", "07", "09"),
    ("Q4", "10", "12"),
    ("H1", "01", "06"),
    ("H2", "07", "12"),
    ("SP", "03", "05"),
    ("SU", "06", "08"),
    ("FA", "09", "11"),
];

/// A TIMEX3 value as the gold writes a day, month, year, week or range of these. Times lose their clock; durations, vague
/// references, decades and weekends give `None`.
///
/// ```
/// use newsctl::eval::day_value;
/// assert_eq!(day_value("2024-06-20TNI").as_deref(), Some("2024-06-20"));
/// assert_eq!(day_value("2024-Q1").as_deref(), Some("2024-01/2024-03"));
/// assert_eq!(day_value("PAST_REF"), None);
/// ```
pub fn day_value(value: &str) -> Option<String> {
    let value = if value.starts_with('P') { value } else { value.split('T').next().unwrap_or(value) };
    if let Some((year, part)) = value.split_once('-')
        && let Some((_, from, to)) = PARTS.iter().find(|(name, ..)| *name == part)
        && is_digits(year, 4)
    {
        return Some(format!("{year}-{from}/{year}-{to}"));
    }
    let mut ends = value.split('/');
    let good = ends.by_ref().take(2).all(is_plain) && ends.next().is_none();
    good.then(|| value.to_string())
}

fn is_digits(word: &str, length: usize) -> bool {
    word.len() == length && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2024`, `2024-02`, `2024-02-07`, `2024-W06`.
fn is_plain(value: &str) -> bool {
    let mut parts = value.split('-');
    let year = parts.next().is_some_and(|year| is_digits(year, 4));
    let rest: Vec<&str> = parts.collect();
    year && match rest[..] {
        [] => true,
        [part] => is_digits(part, 2) || part.strip_prefix('W').is_some_and(|week| is_digits(week, 2)),
        [month, day] => is_digits(month, 2) && is_digits(day, 2),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_days() {
        let shown = |value: &str| days(value).map(|(from, to)| format!("{from} {to}"));
        assert_eq!(shown("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(shown("2024-W01").as_deref(), Some("2024-01-01 2024-01-07"));
        assert_eq!(shown("2023-10-18/2023-10").as_deref(), Some("2023-10-18 2023-10-31"));
        assert_eq!(shown("2024").as_deref(), Some("2024-01-01 2024-12-31"));
        for wrong in ["", "24", "2024-13", "2024-W60", "2024-1-1-1", "kemarin", "2024-Wx", "2024-é"] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn timex_values_become_days_or_nothing() {
        for (value, expected) in [
            ("2024-W03", Some("2024-W03")),
            ("2023-10-18/2023-10-19", Some("2023-10-18/2023-10-19")),
            ("2024-01-05T09:00", Some("2024-01-05")),
            ("2024-SP", Some("2024-03/2024-05")),
            ("P2D", None),
            ("199", None),
            ("2024-W03-WE", None),
            ("XXXX-WXX-3", None),
            ("PRESENT_REF", None),
        ] {
            assert_eq!(day_value(value).as_deref(), expected, "{value}");
        }
    }
}
