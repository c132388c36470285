//! Lines of the page that give the time of publication: found in headers, datelines and the furniture above the story,
//! weighed by what they are made of and by the story.

use super::evidence::Evidence;
use crate::article::BlockKind;
use crate::dates::find::{Finder, Found, Slots};
use crate::dates::period::{Period, Precision};
use crate::dates::resolve::{figures_of, first_day_named};
use crate::dates::{Published, PublishedBasis};
use crate::packs::Packs;
use crate::packs::dates::{DateClass, DateFunction, Value};
use crate::text::{Document, Sentence};

/// A line with a date, and what speaks for it.
struct Candidate {
    period: Period,
    basis: PublishedBasis,
    text: String,
    points: i32,
}

/// What a line must weigh to be believed.
const BELIEVED: i32 = 2;

/// A sentence of the story has at least so many tokens; shorter ones may be lines that nobody told apart.
const LONG: usize = 12;

/// The best line, if any is good enough.
pub(super) fn best(packs: &Packs, document: &Document, finder: &mut Finder, evidence: &Evidence) -> Option<Published> {
    let is_told = |sentence: &Sentence| sentence.block == BlockKind::Body && sentence.tokens.len() > LONG;
    let story_start = document.sentences.iter().position(is_told).unwrap_or(document.sentences.len());
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let wanted = match sentence.block {
            BlockKind::Header | BlockKind::Dateline => true,
            BlockKind::Furniture => index < story_start,
            _ => false,
        };
        if !wanted || speaks_of_rights(packs, document, sentence) {
            continue;
        }
        found.clear();
        finder.sentence(index, sentence, &mut found);
        candidates.extend(found.iter().filter_map(|found| candidate(packs, document, sentence, index, found, evidence)));
    }
    // Of equals the first: the time of writing goes before that of an update.
    let best = candidates.into_iter().enumerate().max_by_key(|(i, candidate)| (candidate.points, std::cmp::Reverse(*i)));
    let (_, best) = best.filter(|(_, candidate)| candidate.points >= BELIEVED)?;
    Some(Published { period: best.period, basis: best.basis, text: Some(best.text) })
}

fn speaks_of_rights(packs: &Packs, document: &Document, sentence: &Sentence) -> bool {
    document.tokens[sentence.tokens.clone()].iter().any(|token| packs.dates.published.rights.contains(&token.sym))
}

fn candidate(
    packs: &Packs,
    document: &Document,
    sentence: &Sentence,
    index: usize,
    found: &Found,
    evidence: &Evidence,
) -> Option<Candidate> {
    let function = packs.dates.rules[found.rule].function;
    let period = period(function, &found.slots)?;
    let mut points = match sentence.block {
        BlockKind::Header => 4,
        // Written with the story, it goes before any day told there.
        BlockKind::Dateline => 12,
        _ => 1,
    };
    let has_clock = found.slots.has(DateClass::Clock) || clock_follows(packs, document, sentence, found);
    if has_clock {
        points += 3;
    }
    // A date at the very head of a page, above the headline and without a time, is often the day the page was fetched.
    let below_title = || document.sentences[..index].iter().any(|before| before.block == BlockKind::Title);
    if sentence.block != BlockKind::Dateline && !has_clock && index < 2 && !below_title() {
        points -= 2;
    }
    let tokens = document.tokens[sentence.tokens.start..found.tokens.start].iter().rev().take(4);
    let words = &packs.dates.published;
    for token in tokens {
        if words.label.contains(&token.sym) {
            points += 2;
            break;
        } else if words.update.contains(&token.sym) {
            points -= 1;
            break;
        }
    }
    if period.precision == Precision::Day {
        points += evidence.weigh(period.start);
    } else {
        points -= 1;
    }
    let basis = if sentence.block == BlockKind::Dateline { PublishedBasis::Dateline } else { PublishedBasis::Header };
    Some(Candidate { period, basis, text: found.span.of(&document.text).to_string(), points })
}

/// The day or month that a line names with its year.
fn period(function: DateFunction, slots: &Slots) -> Option<Period> {
    match function {
        DateFunction::Day => {
            let date = figures_of(slots)?;
            let year = date.year.or_else(|| slots.number(DateClass::Year, 0))?;
            chrono::NaiveDate::from_ymd_opt(year, date.month, date.day).map(Period::day)
        }
        DateFunction::Month
            if matches!(slots.nth(DateClass::YearMonth, 0), Some(Value::Date(_))) || slots.has(DateClass::Year) =>
        {
            let first = first_day_named(function, slots)?;
            Period::month(chrono::Datelike::year(&first), chrono::Datelike::month(&first))
        }
        _ => None,
    }
}

/// Whether a clock time stands close behind a date.
fn clock_follows(packs: &Packs, document: &Document, sentence: &Sentence, found: &Found) -> bool {
    let behind = &document.text[found.span.end as usize..sentence.span.end as usize];
    let zone = document.tokens[found.tokens.end..sentence.tokens.end]
        .iter()
        .take(6)
        .any(|token| packs.dates.words.bits(token.sym) & DateClass::Zone.bit() != 0);
    // A few marks or a word may stand between: "| 17:28 WIB", "jam 17:28".
    let digits = behind.char_indices().take(12).find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| &behind[at..]);
    zone || digits.is_some_and(|digits| crate::dates::figures::read(digits).clock.is_some())
}
