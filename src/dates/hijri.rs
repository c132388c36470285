//! The Hijri calendar as a table computes it (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty).
//! Authorities who look for the new moon may differ by a day; packs list the feasts where they did.

use chrono::NaiveDate;

use super::calendar::plus_days;
use super::period::{Period, Precision};

/// The day before 1 Muharram 1, by the Gregorian calendar: 18 July 622.
const EPOCH: (i32, u32, u32) = (622, 7, 18);

/// The Gregorian day of a Hijri one; `None` for a day that no Hijri month has.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1..=12).contains(&month) || day == 0 || day > length(year, month) || !(1..=9999).contains(&year) {
        return None;
    }
    let years = i64::from(year) - 1;
    let before_month = (29 * i64::from(month - 1)) + i64::from(month) / 2;
    let before_year = years * 354 + (3 + 11 * i64::from(year)).div_euclid(30);
    let epoch = NaiveDate::from_ymd_opt(EPOCH.0, EPOCH.1, EPOCH.2)?;
    plus_days(epoch, before_year + before_month + i64::from(day))
}

/// The days of a Hijri month.
pub(super) fn month(year: i32, month: u32) -> Option<Period> {
    let start = day(year, month, 1)?;
    let end = day(year, month, length(year, month))?;
    Some(Period { start, end, precision: Precision::Range })
}

/// The Hijri year that runs on a Gregorian day.
pub(super) fn year_on(today: NaiveDate) -> i32 {
    use chrono::Datelike;
    // A Hijri year is 354.37 days; the guess is off by one at most.
    let guess = ((today.year() - 622) * 33 / 32).max(1);
    (guess - 1..=guess + 2).rev().find(|&year| day(year, 1, 1).is_some_and(|first| first <= today)).unwrap_or(guess)
}

/// Number of days of a month: 30 and 29 in turn, the twelfth 30 in leap years.
fn length(year: i32, month: u32) -> u32 {
    let leap = (11 * i64::from(year) + 14).rem_euclid(30) < 11;
    if month % 2 == 1 || (month == 12 && leap) { 30 } else { 29 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn known_days_within_one() {
        // Days as Indonesia kept them; the table may differ by one.
        for (hijri, kept) in [
            ((1445, 10, 1), "2024-04-10"),
            ((1446, 10, 1), "2025-03-31"),
            ((1444, 12, 10), "2023-06-29"),
            ((1445, 9, 1), "2024-03-12"),
            ((1446, 1, 1), "2024-07-07"),
            ((1364, 9, 9), "1945-08-17"),
        ] {
            let found = day(hijri.0, hijri.1, hijri.2).unwrap();
            assert!((found - date(kept)).num_days().abs() <= 1, "{hijri:?}: {found}, kept {kept}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let mut last = day(1300, 1, 1).unwrap().pred_opt().unwrap();
        for year in 1300..1500 {
            for month in 1..=12 {
                for number in 1..=30 {
                    let Some(next) = day(year, month, number) else { continue };
                    assert_eq!(next, last.succ_opt().unwrap(), "{number}-{month}-{year}");
                    last = next;
                }
            }
        }
    }

    #[test]
    fn years_on_days() {
        assert_eq!(year_on(date("2024-04-10")), 1445);
        assert_eq!(year_on(date("2025-03-13")), 1446);
        assert_eq!(year_on(date("1945-08-17")), 1364);
    }
}
