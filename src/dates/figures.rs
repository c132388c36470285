//! Reads figures: what a run of digits with its points, slashes and colons can be (a date, a clock time, a year, a count).
//! Several readings may hold at once ("07.30" is a time or a number); patterns choose. Knows no words.

use crate::packs::dates::{Clock, Count, DateClass, DateFigures};

/// Every reading of a run of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    /// How many bytes were read.
    pub len: usize,
    /// The classes it can have.
    pub classes: u64,
    /// The whole number, for [`DateClass::Int`], [`DateClass::Day`] and [`DateClass::Year`].
    pub whole: i32,
    /// The number.
    pub count: Count,
    /// The date or, with day 1, the month.
    pub date: Option<DateFigures>,
    /// The clock time.
    pub clock: Option<Clock>,
}

/// The years that four figures alone may mean.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1000..=2199;

/// The years that four figures mean where little else speaks for a year.
const PLAIN_YEARS: std::ops::RangeInclusive<i32> = 1800..=2099;

/// Reads the figures at the head of `text`, which begins with a digit.
pub(super) fn read(text: &str) -> Figures {
    let bytes = text.as_bytes();
    let (a, mut len) = digits(bytes, 0);
    let mut found = Figures { len, classes: 0, whole: a.value, count: Count::whole(i64::from(a.value)), date: None, clock: None };
    let sep = bytes.get(len).copied().unwrap_or(0);
    if matches!(sep, b'/' | b'-' | b'.' | b':' | b',')
        && bytes.get(len + 1).is_some_and(u8::is_ascii_digit)
        && joined(bytes, a, len, sep, &mut found)
    {
        return found;
    }
    // Thousands in groups of three: 1.700, 12.345.678 (a decimal comma may follow).
    let mut groups = 0;
    let mut value = i64::from(a.value);
    while sep == b'.' && a.len <= 3 && groups < 4 && bytes.get(len) == Some(&b'.') {
        let (group, end) = digits(bytes, len + 1);
        if group.len != 3 {
            break;
        }
        value = value * 1000 + i64::from(group.value);
        (len, groups) = (end, groups + 1);
    }
    found.count = Count::whole(value);
    found.classes = DateClass::Count.bit();
    if groups == 0 {
        found.classes |= whole_classes(a);
    }
    let mark = bytes.get(len).copied().unwrap_or(0);
    let decimal = mark == b',' || (mark == b'.' && groups == 0);
    if decimal && bytes.get(len + 1).is_some_and(u8::is_ascii_digit) {
        let (part, end) = digits(bytes, len + 1);
        let thousandths = part.value as i64 * 10_i64.pow(3_u32.saturating_sub(part.len as u32));
        found.count = if part.len <= 3 { Count::Exact(value.saturating_mul(1000) + thousandths) } else { Count::Some };
        found.classes = DateClass::Count.bit();
        len = end;
    }
    found.len = len;
    found
}

/// A run of digits: its value (0 where it is too long to be a date's) and how many there are.
#[derive(Clone, Copy)]
struct Digits {
    value: i32,
    len: usize,
}

fn digits(bytes: &[u8], from: usize) -> (Digits, usize) {
    let run = bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let value = if run <= 9 { bytes[from..from + run].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0')) } else { 0 };
    (Digits { value, len: run }, from + run)
}

fn whole_classes(a: Digits) -> u64 {
    if a.len > 9 {
        return 0;
    }
    let mut classes = DateClass::Int.bit();
    if a.len <= 2 && (1..=31).contains(&a.value) {
        classes |= DateClass::Day.bit();
    }
    if a.len == 4 && YEARS.contains(&a.value) {
        classes |= DateClass::Year.bit();
        if PLAIN_YEARS.contains(&a.value) {
            classes |= DateClass::PlainYear.bit();
        }
    }
    classes
}

/// Two or three numbers joined by one kind of mark. Whether they were read.
fn joined(bytes: &[u8], a: Digits, at: usize, sep: u8, found: &mut Figures) -> bool {
    let (b, after_b) = digits(bytes, at + 1);
    let third = (bytes.get(after_b) == Some(&sep) && bytes.get(after_b + 1).is_some_and(u8::is_ascii_digit))
        .then(|| digits(bytes, after_b + 1));
    match (sep, third) {
        (b':', _) => clock(bytes, a, b, after_b, third, found),
        (b'/' | b'-' | b'.', Some((c, end))) if !goes_on(bytes, end, sep) => {
            if let Some(date) = date(a, b, c) {
                found.date = Some(date);
                found.classes = if a.len == 4 || c.len == 4 { DateClass::FullDate.bit() } else { DateClass::BriefDate.bit() };
                found.len = end + iso_time(bytes, end, a.len == 4, found);
                return true;
            }
            sep == b'.' && clock(bytes, a, b, after_b, third, found)
        }
        (b'/', None) if a.len <= 2 && b.len <= 2 => {
            let found_date = figures(None, b.value, a.value);
            if found_date.is_some() {
                found.date = found_date;
                found.classes = DateClass::ShortDate.bit();
                found.len = after_b;
            }
            found_date.is_some()
        }
        (b'-', None) if a.len == 4 && b.len == 2 && YEARS.contains(&a.value) && (1..=12).contains(&b.value) => {
            found.date = figures(Some(a.value), b.value, 1);
            found.classes = DateClass::YearMonth.bit();
            found.len = after_b;
            true
        }
        (b'.', None) if a.len <= 2 && b.len == 2 => clock(bytes, a, b, after_b, None, found),
        _ => false,
    }
}

/// Whether another number follows, so that what was read is no date but a longer row (an address, a version).
fn goes_on(bytes: &[u8], end: usize, sep: u8) -> bool {
    bytes.get(end) == Some(&sep) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
}

/// A clock time, which with a point can be a number as well.
fn clock(bytes: &[u8], a: Digits, b: Digits, after_b: usize, third: Option<(Digits, usize)>, found: &mut Figures) -> bool {
    if a.len > 2 || b.len != 2 || a.value > 24 || b.value > 59 || (a.value == 24 && b.value > 0) {
        return false;
    }
    let (hour, minute) = (a.value as u32, b.value as u32);
    let mut clock = Clock { hour, minute, second: None };
    found.len = after_b;
    if let Some((c, end)) = third
        && c.len == 2
        && c.value <= 59
    {
        clock.second = Some(c.value as u32);
        found.len = end;
    } else if third.is_some() {
        return false;
    }
    found.clock = Some(clock);
    found.classes = DateClass::Clock.bit();
    if clock.second.is_none() && bytes.get(after_b - 3) == Some(&b'.') {
        found.classes |= DateClass::Count.bit();
        found.count = Count::Exact(i64::from(a.value) * 1000 + i64::from(b.value) * 10);
    }
    true
}

/// A date of three numbers: day, month, year, as Indonesian writes it; year, month, day; or, where that alone is
/// possible, month, day, year.
fn date(a: Digits, b: Digits, c: Digits) -> Option<DateFigures> {
    if a.len == 4 && b.len <= 2 && c.len <= 2 {
        return figures(Some(a.value), b.value, c.value);
    }
    if a.len > 2 || b.len > 2 {
        return None;
    }
    let year = match c.len {
        4 => c.value,
        // Two figures: the century that keeps the year within this one's first seventy.
        2 => c.value + if c.value < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    figures(Some(year), b.value, a.value).or_else(|| figures(Some(year), a.value, b.value))
}

fn figures(year: Option<i32>, month: i32, day: i32) -> Option<DateFigures> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && year.is_none_or(|year| YEARS.contains(&year));
    fits.then_some(DateFigures { year, month: month as u32, day: day as u32 })
}

/// The `T07:24:44Z` behind an ISO date: notes the clock time, returns how many bytes it takes.
fn iso_time(bytes: &[u8], end: usize, year_first: bool, found: &mut Figures) -> usize {
    if !year_first || bytes.get(end) != Some(&b'T') || !bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        return 0;
    }
    let (hour, after) = digits(bytes, end + 1);
    if bytes.get(after) != Some(&b':') {
        return 0;
    }
    let (minute, mut last) = digits(bytes, after + 1);
    if hour.value > 24 || minute.value > 59 || minute.len != 2 {
        return 0;
    }
    let mut clock = Clock { hour: hour.value as u32, minute: minute.value as u32, second: None };
    if bytes.get(last) == Some(&b':') {
        let (second, after) = digits(bytes, last + 1);
        if second.len == 2 && second.value <= 59 {
            clock.second = Some(second.value as u32);
            last = after;
        }
    }
    found.clock = Some(clock);
    // Fractions of a second and the zone belong to the form, but not to the value.
    if bytes.get(last) == Some(&b'.') {
        last = digits(bytes, last + 1).1;
    }
    match bytes.get(last) {
        Some(b'Z') => last += 1,
        Some(b'+' | b'-') => {
            let (zone, after) = digits(bytes, last + 1);
            let (rest, after_rest) = if bytes.get(after) == Some(&b':') { digits(bytes, after + 1) } else { (zone, after) };
            last = if zone.len == 4 || (zone.len == 2 && rest.len == 2) { after_rest } else { last };
        }
        _ => {}
    }
    last - end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> (usize, Vec<DateClass>) {
        let found = read(text);
        let all = [
            DateClass::Int,
            DateClass::Day,
            DateClass::Year,
            DateClass::Count,
            DateClass::ShortDate,
            DateClass::FullDate,
            DateClass::YearMonth,
            DateClass::Clock,
        ];
        (found.len, all.into_iter().filter(|class| found.classes & class.bit() != 0).collect())
    }

    #[test]
    fn readings_of_figures() {
        use DateClass::*;
        assert_eq!(classes("21 orang"), (2, vec![Int, Day, Count]));
        assert_eq!(classes("2024,"), (4, vec![Int, Year, Count]));
        assert_eq!(classes("7/2)"), (3, vec![ShortDate]));
        assert_eq!(classes("07/02/2024"), (10, vec![FullDate]));
        assert_eq!(classes("13-7-2025 06:39"), (9, vec![FullDate]));
        assert_eq!(classes("10/21/2025"), (10, vec![FullDate]));
        assert_eq!(classes("2024-01-21T07:24:44Z"), (20, vec![FullDate]));
        assert_eq!(classes("2024-01-21T07:24:44.000+07:00 "), (29, vec![FullDate]));
        assert_eq!(classes("2024-02 "), (7, vec![YearMonth]));
        assert_eq!(classes("1.700 km"), (5, vec![Count]));
        assert_eq!(classes("2,5 jam"), (3, vec![Count]));
        assert_eq!(classes("07.30"), (5, vec![Count, Clock]));
        assert_eq!(classes("14:57:22Update"), (8, vec![Clock]));
        assert_eq!(classes("18-19 Juni"), (2, vec![Int, Day, Count]));
        assert_eq!(classes("2013-2014"), (4, vec![Int, Year, Count]));
        assert_eq!(classes("45/13"), (2, vec![Int, Count]));
        // An address of the network is a number at most, never a day or an hour.
        assert!(!classes("192.168.1.10").1.iter().any(|class| matches!(class, FullDate | ShortDate | YearMonth | Day | Clock)));
    }

    #[test]
    fn figures_keep_their_values() {
        assert_eq!(read("2,5").count, Count::Exact(2500));
        assert_eq!(read("12.345.678").count, Count::whole(12_345_678));
        assert_eq!(read("10/21/2025").date, Some(DateFigures { year: Some(2025), month: 10, day: 21 }));
        assert_eq!(read("07/02/24").date, Some(DateFigures { year: Some(2024), month: 2, day: 7 }));
    }
}
