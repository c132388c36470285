//! Finds temporal expressions, gives them TIMEX3 values, and weighs what tells the day of publication.
//! Knows words, numbers and the calendar; nothing of names or events.

use std::ops::Range;

use chrono::NaiveDate;

use crate::input::Article;
use crate::packs::dates::DateFunction;
use crate::packs::{Packs, WordClass};
use crate::span::Span;
use crate::text::Document;

mod atoms;
mod calendar;
mod figures;
mod find;
mod hijri;
mod period;
mod published;
mod quoted;
mod resolve;
mod tense;
mod timex;

pub use period::{Period, Precision};

use find::Found;
use resolve::{Before, Context, Next, Told};
use timex::Meaning;

/// TIMEX3's type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A clock time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

/// A temporal expression with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it is.
    pub span: Span,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value, `None` where it can't be resolved.
    pub value: Option<String>,
    /// The days meant, for what names days of the calendar.
    pub period: Option<Period>,
    /// The rule that found it, as `pack/rule`.
    pub rule: String,
    /// Whether a weekday in it contradicts the day that its number names (the number is kept).
    pub weekday_conflict: bool,
}

/// What the publication date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublishedBasis {
    /// `--published`.
    Option,
    /// The container.
    Metadata,
    /// A line of the page that gives the time of publication.
    Header,
    /// The dateline of the story.
    Dateline,
    /// A "Rabu (7/2)" in the lead.
    Weekday,
    /// Anything weaker.
    Inferred,
}

/// The day (or month, or year) an article came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The period, of precision day, month or year.
    pub period: Period,
    /// What it rests on.
    pub basis: PublishedBasis,
    /// The words it was read from, if it was read.
    pub text: Option<String>,
}

impl Published {
    /// The day that relative expressions count from: the day itself, or the last of a month or year.
    pub fn anchor(&self) -> NaiveDate {
        self.period.end
    }
}

/// All that the date room found in an article.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// When the article came out, if anything tells.
    pub published: Option<Published>,
    /// Temporal expressions of the story, in order, not overlapping.
    pub mentions: Vec<DateMention>,
}

impl Dates {
    /// The mentions of a sentence, in the order of the text.
    pub fn of_sentence(&self, sentence: usize) -> impl Iterator<Item = &DateMention> {
        let from = self.mentions.partition_point(|mention| mention.sentence < sentence);
        self.mentions[from..].iter().take_while(move |mention| mention.sentence == sentence)
    }
}

/// Finds the expressions, settles the publication date, and resolves every expression.
///
/// ```
/// use std::sync::Arc;
/// use newsctl::{article, dates, input::Article, packs::Packs, text};
///
/// let packs = Packs::builtin()?;
/// let text: Arc<str> = "Lavrov tiba di Pyongyang Rabu (18/10/2023) dan pulang sehari kemudian.".into();
/// let article = Article::new("a.txt", Arc::clone(&text));
/// let document = text::analyse(&packs, Arc::clone(&text), article::blocks(&packs, &text));
/// let found = dates::find(&packs, &article, &document);
/// let values: Vec<_> = found.mentions.iter().filter_map(|mention| mention.value.as_deref()).collect();
/// assert_eq!(values, ["2023-10-18", "2023-10-19"]);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn find(packs: &Packs, article: &Article, document: &Document) -> Dates {
    let mut finder = find::Finder::new(packs, document);
    let mut story = Vec::new();
    for (index, sentence) in document.story() {
        finder.sentence(index, sentence, &mut story);
    }
    let published = published::settle(packs, article, document, &mut finder, &story);
    let mentions = resolve_all(packs, document, &story, published.as_ref().map(Published::anchor));
    Dates { published, mentions }
}

/// Resolves the expressions of the story in order, each from what was told before it.
fn resolve_all(packs: &Packs, document: &Document, story: &[Found], published: Option<NaiveDate>) -> Vec<DateMention> {
    let said = quoted::said_on(packs, document, story);
    let history = resolve::is_history(&packs.dates, story, published);
    let mut told = Told::default();
    let mut mentions: Vec<DateMention> = Vec::with_capacity(story.len());
    let mut last: Option<(usize, Meaning)> = None;
    for (i, found) in story.iter().enumerate() {
        let sentence = &document.sentences[found.sentence];
        let outlook = tense::of(packs, document, sentence, found);
        // Whether nothing but a comma or bracket stands between two expressions.
        let beside = |from: &Found, to: &Found| {
            let gap = &document.text[from.span.end as usize..to.span.start as usize];
            gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        };
        let same = |other: &&Found| other.sentence == found.sentence;
        let next = next_of(packs, document, story, i, &beside);
        let before = i.checked_sub(1).and_then(|i| story.get(i)).filter(same);
        let told_before = told;
        let mut context = Context {
            rules: &packs.dates,
            published,
            told: &told_before,
            direction: outlook.direction,
            delivery: outlook.delivery,
            since: outlook.since,
            place: (found.sentence, sentence.block_index),
            history,
            alone: found.tokens.len() == sentence.tokens.len(),
            next,
            before: before.zip(last.as_ref().filter(|(sentence, _)| *sentence == found.sentence)).map(
                |(before, (_, meaning))| Before {
                    meaning,
                    beside: beside(before, found),
                    gap: found.tokens.start - before.tokens.end,
                },
            ),
        };
        if let Some(day) = said[i].and_then(|at| day_said(&story[at], mentions.get(at), &context)) {
            context.published = Some(day);
        }
        let (meaning, weekday_conflict) = resolve::meaning(found, &context);
        let function = packs.dates.rules[found.rule].function;
        told.note(&meaning, &found.slots, function, &context);
        mentions.push(DateMention {
            span: found.span,
            tokens: found.tokens.clone(),
            sentence: found.sentence,
            kind: meaning.kind(),
            value: meaning.value(),
            period: resolve::counted_off(found, &meaning, function).or(meaning.period()),
            rule: packs.dates.rules[found.rule].name.to_string(),
            weekday_conflict,
        });
        last = Some((found.sentence, meaning));
    }
    join_ends(packs, document, &mut mentions);
    mentions
}

/// How long ago something may have been said that is quoted as news.
const SAID: i64 = 60;

/// The day that an expression names on which something was said: as found, or as it will be, where it stands further on.
fn day_said(found: &Found, mention: Option<&DateMention>, context: &Context) -> Option<NaiveDate> {
    let period = match mention {
        Some(mention) => mention.period,
        None => resolve::meaning(found, &Context { next: None, before: None, ..*context }).0.period(),
    };
    let day = period.filter(|period| period.start == period.end)?.start;
    let published = context.published?;
    (0..=SAID).contains(&(published - day).num_days()).then_some(day)
}

/// The expression after another in its sentence. For a time of day it is the day behind it, if only a preposition, or a second
/// time and one, lie between: "dari pukul 08.00 sampai pukul 16.00 WIB pada Sabtu".
fn next_of<'a>(
    packs: &Packs,
    document: &Document,
    story: &'a [Found],
    i: usize,
    beside: &impl Fn(&Found, &Found) -> bool,
) -> Option<Next<'a>> {
    let found = &story[i];
    let after = |at: usize| story.get(at + 1).filter(|other| other.sentence == found.sentence);
    let is_time = |found: &Found| {
        let function = packs.dates.rules[found.rule].function;
        matches!(function, DateFunction::TimeOfDay | DateFunction::TimeRange) && !resolve::is_placed(found)
    };
    let joined = |from: &Found, to: &Found| from.tokens.end + 1 == to.tokens.start && joins(packs, document, from.tokens.end);
    let near = |from: &Found, to: &Found| {
        let between = &document.tokens[from.tokens.end..to.tokens.start];
        let on = matches!(between, [word] if packs.lexicon.is(word.sym, WordClass::Preposition));
        beside(from, to) || (on && !joined(from, to))
    };
    let next = after(i)?;
    if is_time(found) {
        let second = is_time(next) && joined(found, next);
        let (time, behind) = if second { (next, after(i + 1)) } else { (found, Some(next)) };
        if let Some(day) = behind.filter(|day| !is_time(day) && near(time, day)) {
            return Some(Next { found: day, beside: true, joined: false });
        }
    }
    Some(Next { found: next, beside: beside(found, next), joined: joined(found, next) })
}

/// Gives the first of two ends ("dari Senin hingga Rabu") the days of the whole, so that an event lasts as long.
/// The values stay those of each end, as TIMEX3 has them.
fn join_ends(packs: &Packs, document: &Document, mentions: &mut [DateMention]) {
    let clue = |token: usize| packs.dates.clues.get(&document.tokens[token].sym).copied().unwrap_or_default();
    for i in 1..mentions.len() {
        let (from, to) = (&mentions[i - 1], &mentions[i]);
        let joined = from.sentence == to.sentence && from.tokens.end + 1 == to.tokens.start && clue(from.tokens.end).until;
        let since = from.tokens.start.checked_sub(1).is_some_and(|before| clue(before).past_before);
        if joined
            && !since
            && let (Some(first), Some(last)) = (from.period, to.period)
        {
            mentions[i - 1].period = Period::range(first, last).or(Some(first));
        }
    }
}

/// Whether a token joins two expressions: "hingga", "dan", a dash.
fn joins(packs: &Packs, document: &Document, token: usize) -> bool {
    let sym = document.tokens[token].sym;
    packs.dates.clues.get(&sym).is_some_and(|clue| clue.until)
        || packs.lexicon.is(sym, WordClass::Coordinator)
        || document.word(token).chars().next().map(crate::packs::dates::plain_mark) == Some('-')
}
