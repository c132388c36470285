//! A date that stands alone on its line heads what is told below it ("12 Oktober 1948", "SABTU, 16 SEPTEMBER"), up to the next
//! heading; what a page tells as it comes in, by the clock, is of the page's own day. Gives that day to what has none.
//! Leaves to the scene what events lend each other.

use super::{elsewhen, told_apart};
use crate::article::BlockKind;
use crate::dates::{Dates, Period, Precision};
use crate::events::find::Draft;
use crate::events::{DateBasis, EventDate, Status};
use crate::packs::Packs;
use crate::text::{Document, Sentence, TokenKind};

/// A heading has at most so many words and marks.
const HEADING: usize = 7;

/// Words and marks of a question that heads what answers it.
const QUESTION: usize = 12;

/// What is taken for a year where it stands alone.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// A page that begins so many paragraphs with a clock time tells what comes in.
const TICKS: usize = 3;

/// Gives the undated statements below a heading its day.
pub(super) fn date(packs: &Packs, document: &Document, dates: &Dates, drafts: &mut [Draft]) {
    let days = days(document, dates);
    for draft in drafts.iter_mut().filter(|draft| draft.mention.date.is_none() && draft.stated) {
        let found = days.partition_point(|&(first, _)| first <= draft.mention.sentence).checked_sub(1);
        let Some(period) = found.and_then(|index| days[index].1) else { continue };
        let day = EventDate { period, basis: DateBasis::Context, text: None };
        // what is alleged of a day is alleged to have happened on it
        let alleged = packs.events.event_type(&draft.mention.event_type).is_some_and(|known| known.alleged);
        let told = draft.mention.status == Status::Occurred || alleged && draft.mention.status == Status::Possible;
        let open = told && !draft.pointing && !draft.headline;
        if open && !elsewhen(packs, document, dates, draft) && !told_apart(packs, document, dates, draft, &day) {
            draft.mention.date = Some(day);
        }
    }
}

/// The headings of an article in their order: the sentence, and the day that it gives; none where the heading gives no day.
fn days(document: &Document, dates: &Dates) -> Vec<(usize, Option<Period>)> {
    let body = |sentence: &Sentence| sentence.block == BlockKind::Body;
    let opens = |index: usize| index == 0 || document.sentences[index - 1].block_index != document.sentences[index].block_index;
    let story = || document.story().filter(|(index, sentence)| body(sentence) && opens(*index));
    let ticks = story().filter(|(_, sentence)| ticks(document, sentence)).count() >= TICKS;
    let published = dates.published.as_ref().map(|published| published.period).filter(|_| ticks);
    let mut days: Vec<(usize, Option<Period>)> = Vec::new();
    for (index, sentence) in story() {
        let alone = document.sentences.get(index + 1).is_none_or(|next| next.block_index != sentence.block_index);
        if self::ticks(document, sentence) {
            if days.is_empty() && published.is_some() {
                days.push((index, published));
            }
        } else if alone && let Some(period) = all_date(document, dates, index).or_else(|| bare_year(document, sentence)) {
            days.push((index, Some(period)));
        } else if alone && asks(document, sentence) {
            days.push((index, only_date(document, dates, index)));
        } else if alone && !days.is_empty() && is_heading(document, sentence) {
            days.push((index, None));
        }
    }
    days
}

/// Whether a paragraph begins with a clock time: "17.05 Menlu X tiba".
fn ticks(document: &Document, sentence: &Sentence) -> bool {
    let first = sentence.tokens.start;
    let shape = |word: &str| {
        let (hour, minute) = word.split_once(['.', ':'])?;
        let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        Some((1..=2).contains(&hour.len()) && minute.len() == 2 && figures(hour) && figures(minute))
    };
    document.tokens[first].kind == TokenKind::Number && shape(document.word(first)) == Some(true)
}

/// Whether a paragraph is a short question, as articles that ask and answer have them for headings.
fn asks(document: &Document, sentence: &Sentence) -> bool {
    sentence.tokens.len() <= QUESTION && document.word(sentence.tokens.end - 1).ends_with('?')
}

/// The day that a sentence names, if it names one: "Apa yang terjadi hari Kamis?"
fn only_date(document: &Document, dates: &Dates, index: usize) -> Option<Period> {
    let mut here = dates.of_sentence(index);
    let first = here.next().filter(|mention| document.sentences[index].tokens.contains(&mention.tokens.start))?;
    first.period.filter(|period| period.precision == Precision::Day && here.next().is_none())
}

/// The days that a sentence names, if it says nothing else.
fn all_date(document: &Document, dates: &Dates, index: usize) -> Option<Period> {
    let sentence = &document.sentences[index];
    let mention = dates.of_sentence(index).next()?;
    let mark = |token: usize| matches!(document.tokens[token].kind, TokenKind::Punct | TokenKind::Symbol);
    let all = sentence.tokens.clone().all(|token| mention.tokens.contains(&token) || mark(token));
    mention.period.filter(|_| all)
}

/// The year that a paragraph is, if it is nothing else.
fn bare_year(document: &Document, sentence: &Sentence) -> Option<Period> {
    let one = Some(sentence.tokens.start).filter(|_| sentence.tokens.len() == 1)?;
    let year = document.word(one).parse().ok().filter(|year| YEARS.contains(year))?;
    Period::year(year)
}

/// Whether a paragraph is a few words that end as no sentence does.
fn is_heading(document: &Document, sentence: &Sentence) -> bool {
    let ends = document.word(sentence.tokens.end - 1).ends_with(['.', '!', '?', ',', ';', '"', '”']);
    sentence.tokens.len() <= HEADING && !ends
}
