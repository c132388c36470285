//! The days that the story tells, as evidence for or against a day of publication.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::article::BlockKind;
use crate::dates::calendar::weekday;
use crate::dates::find::Found;
use crate::dates::resolve::{figures_of, first_day_named};
use crate::dates::tense::{self, Direction};
use crate::packs::dates::{DateClass, DateFigures, DateFunction};
use crate::packs::{Packs, WordClass};
use crate::text::Document;

/// A day that the story names by its number.
#[derive(Debug, Clone)]
pub(super) struct StoryDay {
    /// As figures; the year may be left out.
    pub date: DateFigures,
    /// The weekday named with it.
    pub weekday: Option<Weekday>,
    /// Where its clause looks.
    pub direction: Direction,
    /// How many sentences of running text come before it.
    pub order: usize,
    /// Whether it stands in a caption, which may be of an older picture.
    pub caption: bool,
    /// Whether its sentence reports what someone said.
    pub reported: bool,
    /// The words.
    pub text: String,
}

impl StoryDay {
    /// The day, where its year is named.
    pub fn full(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.date.year?, self.date.month, self.date.day)
    }

    /// Whether its weekday contradicts the day that its number and year name: one of them is a slip.
    pub fn is_slip(&self) -> bool {
        self.full().is_some_and(|date| self.weekday.is_some_and(|weekday| weekday != date.weekday()))
    }

    /// The day as it falls in a year.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.date.month, self.date.day)
    }
}

/// What the story tells of its time.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Days by number, in the order of the text.
    pub days: Vec<StoryDay>,
    /// The day in the dateline.
    pub dateline: Option<StoryDay>,
    /// The latest day, month or year (its first day) that the story names with its year as past.
    pub latest_past: Option<NaiveDate>,
    /// The latest day or month of those whose clause certainly looks back.
    pub surely_past: Option<NaiveDate>,
    /// Whether the story speaks of "hari ini".
    pub today: bool,
}

/// How far a report's day may lie behind the days it reports as news.
pub(super) const NEWS_DAYS: i64 = 14;
/// How far ahead of a report a day with its weekday may lie that is announced.
const ANNOUNCED_DAYS: i64 = 60;

impl Evidence {
    /// Gathers it from the expressions of the story and of its dateline.
    pub fn gather(packs: &Packs, document: &Document, story: &[Found], dateline: &[Found]) -> Self {
        let mut evidence = Self::default();
        let (mut order, mut last_sentence) = (0, None);
        for found in story {
            let sentence = &document.sentences[found.sentence];
            if sentence.block == BlockKind::Body && last_sentence != Some(found.sentence) {
                order += usize::from(last_sentence.is_some());
                last_sentence = Some(found.sentence);
            }
            let direction = tense::of(packs, document, sentence, found).direction;
            let slots = &found.slots;
            let function = packs.dates.rules[found.rule].function;
            match function {
                DateFunction::Day => {
                    let Some(day) = story_day(packs, document, found, direction, order) else { continue };
                    let slip = day.is_slip();
                    evidence.days.push(day);
                    if slip {
                        continue;
                    }
                }
                DateFunction::Deictic if !slots.has(DateClass::Deictic) => evidence.today = true,
                _ => {}
            }
            if direction != Direction::Future
                && let Some(day) = first_day_named(function, slots)
            {
                evidence.latest_past = evidence.latest_past.max(Some(day));
                if direction == Direction::Past && function != DateFunction::Year {
                    evidence.surely_past = evidence.surely_past.max(Some(day));
                }
            }
        }
        evidence.dateline = dateline.iter().find_map(|found| {
            let is_day = packs.dates.rules[found.rule].function == DateFunction::Day;
            is_day.then(|| story_day(packs, document, found, Direction::Unknown, 0)).flatten()
        });
        evidence
    }

    /// How well a day of publication goes with the story: days reported as news lie shortly before it, none of those
    /// told as past lie after it, weekdays fit their numbers. In points; 0 where nothing speaks for or against.
    pub fn weigh(&self, published: NaiveDate) -> i32 {
        let (mut near, mut against) = (0, 0);
        for day in &self.days {
            let full = day.full();
            let Some(date) = full.or_else(|| {
                let years = published.year() - 1..=published.year() + 1;
                years.filter_map(|year| day.in_year(year)).min_by_key(|date| (*date - published).num_days().abs())
            }) else {
                continue;
            };
            let ahead = (date - published).num_days();
            let dated = day.weekday.is_some();
            if full.is_none() && day.weekday.is_some_and(|weekday| weekday != date.weekday()) {
                against += 2;
            } else if (-NEWS_DAYS..=1).contains(&ahead) {
                near += if dated { 2 } else { 1 };
            } else if ahead > 1 && full.is_some() {
                let announced = day.direction == Direction::Future && ahead <= ANNOUNCED_DAYS;
                against += match (dated, day.direction) {
                    _ if announced => 0,
                    (true, _) => 4,
                    (false, Direction::Past) => 4,
                    (false, _) => 0,
                };
            }
        }
        near.min(6) - against
    }
}

/// The day that an expression names by its number.
fn story_day(packs: &Packs, document: &Document, found: &Found, direction: Direction, order: usize) -> Option<StoryDay> {
    let (slots, sentence) = (&found.slots, &document.sentences[found.sentence]);
    let mut date = figures_of(slots)?;
    date.year = date.year.or_else(|| slots.number(DateClass::Year, 0));
    let mut words = document.tokens[sentence.tokens.clone()].iter();
    Some(StoryDay {
        date,
        weekday: slots.number(DateClass::Weekday, 0).and_then(weekday),
        direction: if slots.has(DateClass::Next) { Direction::Future } else { direction },
        order,
        caption: sentence.block == BlockKind::Caption,
        reported: words.any(|token| packs.lexicon.is(token.sym, WordClass::Reporting)),
        text: found.span.of(&document.text).to_string(),
    })
}
