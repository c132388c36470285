//! `kind = "dates"`: words of time, date rules, and how the day of publication is told.

use super::{Spanned, Table};
use serde::Deserialize;

use super::names::{Day, Source};

/// Words of time and date rules. A pack may spread them over several files.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// `"dates"`.
    pub kind: String,
    /// Where facts of the calendar come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Word class to value to words: `month.1 = ["Januari", "Jan"]`.
    #[serde(default)]
    pub words: Table<Table<Vec<String>>>,
    /// Named pieces of patterns, used in rules as `{name}`.
    #[serde(default)]
    pub part: Table<Spanned<String>>,
    /// Rules. The longest match wins, among equals the rule that stands first.
    #[serde(default)]
    pub rule: Vec<DateRule>,
    /// Holidays, by a name that rules and users see.
    #[serde(default)]
    pub holiday: Table<Holiday>,
    /// Clues to the direction of what is told.
    pub tense: Option<Tense>,
    /// Clues to the day of publication.
    pub published: Option<PublishedClues>,
    /// Examples that must be found.
    #[serde(default)]
    pub yes: Vec<DateYes>,
    /// Examples in which nothing may be found.
    #[serde(default)]
    pub no: Vec<DateNo>,
    /// Examples of whole pages with the day they came out.
    #[serde(default)]
    pub page: Vec<PublishedExample>,
}

/// A rule: what an expression looks like, and the function that gives it a value.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    /// Its name, unique in all packs; mentions show it as `pack/id`.
    pub id: Spanned<String>,
    /// Patterns, any of which may match. See `packs/date_pattern.rs` for how they are written.
    #[serde(rename = "match")]
    pub patterns: Vec<Spanned<String>>,
    /// The function that gives the value; a fault lists them all.
    pub value: Spanned<String>,
    /// What the function is told beside the words: a constant value, or a class of words it should count by.
    pub with: Option<Spanned<String>>,
    /// One of these must stand right before (a word, `<class>` or `"mark"`; `^` is the head of a sentence).
    #[serde(default)]
    pub after: Vec<Spanned<String>>,
    /// None of these may stand right before.
    #[serde(default)]
    pub not_after: Vec<Spanned<String>>,
    /// One of these must stand right behind (`$` is the end of a sentence).
    #[serde(default)]
    pub before: Vec<Spanned<String>>,
    /// None of these may stand right behind.
    #[serde(default)]
    pub not_before: Vec<Spanned<String>>,
    /// The rule holds only behind an expression found by one of these rules, joined to it by a comma, "dan" and the like.
    #[serde(default)]
    pub follows: Vec<Spanned<String>>,
}

/// A day of the year with a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// How it is written.
    pub names: Vec<String>,
    /// Month and day, as `12-25`.
    pub day: Option<Spanned<String>>,
    /// Days from Easter Sunday of the western church.
    pub easter: Option<i32>,
    /// Month and day of the Hijri calendar, as `10-01`.
    pub hijri: Option<Spanned<String>>,
    /// How many days before that day, which may lie in the year before the one named: the eve of a new year.
    #[serde(default)]
    pub before: u8,
    /// The days themselves, for feasts that follow no rule here, or where authorities fixed another day than the rule.
    #[serde(default)]
    pub days: Vec<Day>,
}

/// Clues to whether a sentence looks back or ahead.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tense {
    /// Words that look ahead: akan, dijadwalkan.
    pub future: Vec<String>,
    /// Verbs by which one binds oneself to the deed of the verb behind them, so that days behind that verb lie ahead: sepakat, setuju.
    #[serde(default)]
    pub promises: Vec<String>,
    /// Words that look back: telah, sudah.
    pub past: Vec<String>,
    /// Words of plans that came to nothing or were late, which look back whatever else the clause holds: semula.
    pub past_plans: Vec<String>,
    /// Words right before an expression to which something lasts: hingga.
    pub until: Vec<String>,
    /// Words right before an expression that make it a past one: sejak.
    pub past_before: Vec<String>,
    /// Words right before an expression that make it a coming one: menjelang.
    pub future_before: Vec<String>,
    /// Words right before a month that make it a month of delivery, which is the next one: pengiriman.
    pub delivery: Vec<String>,
    /// Words that end the clause that a clue belongs to: tetapi, setelah.
    pub clause_ends: Vec<String>,
}

/// Clues to the day of publication.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedClues {
    /// Words of a line that gives the time of publication: terbit, diterbitkan, write, published.
    pub label: Vec<String>,
    /// Words of a line that gives a later change: diperbarui, update, updated.
    pub update: Vec<String>,
    /// Lines that open a list of other stories: berita terkini, baca juga.
    pub others: Vec<String>,
    /// Words of a line whose year is that of a right: copyright, hak cipta.
    pub rights: Vec<String>,
    /// No page is older than this year: an earlier day that a story tells is history.
    pub earliest: i32,
}

/// An example: expressions stand in square brackets, all else must be left alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateYes {
    /// The text, its expressions in square brackets.
    pub text: Spanned<String>,
    /// The day it came out.
    pub published: Day,
    /// `TYPE value` of each expression in order; the value `?` for one that can't be resolved.
    pub is: Vec<String>,
}

/// An example without expressions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateNo {
    /// The text.
    pub text: Spanned<String>,
    /// Why nothing is there.
    pub why: String,
}

/// A page with the day it came out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedExample {
    /// The page.
    pub text: Spanned<String>,
    /// What its container says.
    pub metadata: Option<String>,
    /// What the user states.
    pub stated: Option<Day>,
    /// The day, month or year it came out: `2024-02-07`, `2024-02`, `2024`; `?` where nothing tells.
    pub published: String,
    /// What that rests on, as the timeline shows it.
    pub basis: Option<String>,
}
