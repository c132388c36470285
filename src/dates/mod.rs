//! Finds temporal expressions, gives them TIMEX3 values, and weighs what tells the day of publication.
//! Knows words, numbers and the calendar; nothing of names or events.

use std::ops::Range;

use chrono::NaiveDate;

use crate::input::Article;
use crate::packs::Packs;
use crate::span::Span;
use crate::text::Document;

mod period;

pub use period::{Period, Precision};

/// TIMEX3's type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Finds the expressions, settles the publication date, and resolves every expression.
pub fn find(_packs: &Packs, _article: &Article, _document: &Document) -> Dates {
    Dates::default()
}
