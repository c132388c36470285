//! Reads what users name (files, folders, standard input, containers) into [`Article`]s, one at a time.
//! Knows encodings and containers; leaves all that the text says to the rooms after it.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

mod archive;
mod decode;
mod fields;
mod http;
mod json;
mod json_values;
mod limits;
mod open;
mod page;
mod parquet;
mod piece;
mod read;
mod stream;
mod table;
#[cfg(test)]
mod testing;
mod unpack;
mod warc;

pub use decode::decode;
pub use fields::{Field, FieldName, FieldNames};
pub use limits::{Limits, Size};
pub use piece::Piece;
pub use read::{Pieces, pieces, read};
pub use stream::reason;
pub use unpack::is_packed;

/// One article as it came: its text, unchanged but for decoding, and what its container says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The path as the user gave it; `PATH#N` for the N-th article of a container, counted from 1.
    pub source: String,
    /// The text, decoded to UTF-8, line ends kept, a byte-order mark dropped.
    pub text: Arc<str>,
    /// The title the container gives, where it gives one.
    pub title: Option<String>,
    /// Where the article was published, if the container tells.
    pub url: Option<String>,
    /// Who published it, if its page tells.
    pub site: Option<String>,
    /// What its container calls it (the `id` of a JSON object).
    pub key: Option<String>,
    /// The container's publication date as written there, not yet read.
    pub metadata_date: Option<String>,
    /// The publication day the user stated (`--published`), for articles that tell none by their container.
    pub stated_date: Option<NaiveDate>,
}

impl Article {
    /// An article of nothing but text.
    ///
    /// ```
    /// let article = newsctl::input::Article::new("a.txt", "Putin tiba di Pyongyang.");
    /// assert_eq!(article.source, "a.txt");
    /// ```
    pub fn new(source: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self {
            source: source.into(),
            text: text.into(),
            title: None,
            url: None,
            site: None,
            key: None,
            metadata_date: None,
            stated_date: None,
        }
    }
}

/// How inputs are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputOptions {
    /// The publication day for articles that tell none by their container.
    pub stated_date: Option<NaiveDate>,
    /// What an input may ask for at most.
    pub limits: Limits,
    /// The names that records have for what they say of an article.
    pub fields: FieldNames,
}

/// An input that could not be read. It costs itself alone: reading goes on with the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// The input as the user named it, or as it was found in a folder; `PATH#N` for an article of a container.
    pub path: String,
    /// Why it could not be read, in plain words.
    pub reason: String,
}

impl InputError {
    pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", on_one_line(&self.path), self.reason)
    }
}

impl std::error::Error for InputError {}

/// A name as a message shows it: line ends and other control characters, which a file's name may have, as escapes.
///
/// ```
/// assert_eq!(newsctl::input::on_one_line("dua\nbaris.txt"), r"dua\nbaris.txt");
/// ```
pub fn on_one_line(name: &str) -> String {
    let plain = |c: char| if c.is_control() { c.escape_default().collect() } else { c.to_string() };
    name.chars().map(plain).collect()
}

/// The name by which standard input is read.
pub(crate) fn is_stdin(path: &std::path::Path) -> bool {
    path == "-"
}
