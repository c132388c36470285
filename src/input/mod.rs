//! Reads what users name (files, folders, standard input, containers) into [`Article`]s.
//! Knows encodings and containers; leaves all that the text says to the rooms after it.

use std::sync::Arc;

use chrono::NaiveDate;

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
        Self { source: source.into(), text: text.into(), title: None, url: None, metadata_date: None, stated_date: None }
    }
}
