//! Reads the date that a container gives, in whatever shape: ISO 8601, RFC 2822, seconds since 1970, eight figures, month
//! first, or in words.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};

use crate::article::{Block, BlockKind};
use crate::dates::find::Finder;
use crate::dates::resolve::figures_of;
use crate::packs::Packs;
use crate::packs::dates::{DateClass, DateFunction};
use crate::span::Span;
use crate::text;

/// Western Indonesian time, in which Indonesian papers date their pages, in hours ahead of UTC.
const WIB: i64 = 7;

/// The days that a container's date can mean, the likelier first; two where day and month can't be told apart.
pub(super) fn readings(packs: &Packs, text: &str) -> Vec<NaiveDate> {
    let text = text.trim();
    if text.len() >= 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return figures(text).into_iter().collect();
    }
    if let Some(swapped) = slashes(text) {
        return swapped;
    }
    in_words(packs, text).into_iter().collect()
}

/// A row of digits: YYYYMMDD, YYYYMMDDhhmmss, or seconds or milliseconds since 1970.
fn figures(text: &str) -> Option<NaiveDate> {
    if matches!(text.len(), 8 | 12 | 14) {
        return NaiveDate::parse_from_str(&text[..8], "%Y%m%d").ok();
    }
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        9..=11 => number,
        13 => number / 1000,
        _ => return None,
    };
    DateTime::from_timestamp(seconds + WIB * 3600, 0).map(|time| time.date_naive())
}

/// Three numbers with slashes, which some sites write month first.
fn slashes(text: &str) -> Option<Vec<NaiveDate>> {
    let date = text.split([' ', ',', 'T']).next()?;
    let mut numbers = date.split('/').map(|part| part.parse::<u32>().ok());
    let (a, b, c) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if numbers.next().is_some() || c < 1000 {
        return None;
    }
    let year = i32::try_from(c).ok()?;
    let both = [NaiveDate::from_ymd_opt(year, b, a), NaiveDate::from_ymd_opt(year, a, b)];
    let mut days: Vec<_> = both.into_iter().flatten().collect();
    days.dedup();
    (!days.is_empty()).then_some(days)
}

/// Anything that the rules read as a day with its year.
fn in_words(packs: &Packs, text: &str) -> Option<NaiveDate> {
    // A container's date is a line; what is longer is something else, and not worth the time.
    let line: Arc<str> = text.lines().next()?.chars().take(200).collect::<String>().into();
    let blocks = vec![Block { span: Span::new(0, line.len()), kind: BlockKind::Body, rule: String::new() }];
    let document = text::analyse(packs, line, blocks);
    let mut finder = Finder::new(packs, &document);
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        finder.sentence(index, sentence, &mut found);
    }
    found.iter().filter(|found| packs.dates.rules[found.rule].function == DateFunction::Day).find_map(|found| {
        let date = figures_of(&found.slots)?;
        let year = date.year.or_else(|| found.slots.number(DateClass::Year, 0))?;
        NaiveDate::from_ymd_opt(year, date.month, date.day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_containers() {
        let packs = Packs::builtin().unwrap();
        for text in [
            "2025-10-21",
            "2025-10-21 20:43",
            "2025-10-21T20:43:00+07:00",
            "2025-10-21T20:43:00Z",
            "20251021",
            "20251021204300",
            "1761054180",
            "1761054180000",
            "10/21/2025 20:43",
            "21/10/2025",
            "21-10-2025",
            "Tue, 21 Oct 2025 20:43:00 +0700",
            "Selasa, 21 Oktober 2025 20:43 WIB",
            "21 Okt 2025, 20.43 WIB",
            "October 21, 2025",
        ] {
            let first = readings(&packs, text).first().map(NaiveDate::to_string);
            assert_eq!(first.as_deref(), Some("2025-10-21"), "{text}");
        }
        assert_eq!(readings(&packs, "10/12/2025").len(), 2);
        assert!(readings(&packs, "kemarin").is_empty());
        assert!(readings(&packs, "").is_empty());
    }
}
