//! Reads the timeline that was expected. One of another version of the format is refused before it is read, with what to do.

use std::fmt;

use serde::Deserialize;

use crate::timeline::Timeline;
use crate::timeline::model::SCHEMA;

/// Why an expected timeline can't be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is no timeline.
    NoTimeline(String),
    /// It is of an older version of the format.
    Older(String),
    /// It is of a newer version of the format.
    Newer(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTimeline(why) => write!(f, "is no timeline: {why}"),
            Self::Older(schema) => write!(
                f,
                "its schema is `{schema}`, older than `{SCHEMA}`, which this program writes; write it anew with --update and look \
                 through what changed before you keep it"
            ),
            Self::Newer(schema) => write!(
                f,
                "its schema is `{schema}`, newer than `{SCHEMA}`, which this program writes; it was written by a newer newsctl: \
                 use that one"
            ),
        }
    }
}

impl std::error::Error for Refusal {}

#[derive(Deserialize)]
struct Head {
    schema: String,
}

/// Reads an expected timeline.
///
/// # Errors
/// A [`Refusal`] where the bytes are no timeline, or one of another version.
///
/// ```
/// use newsctl::check::{Refusal, read_expected};
/// let old = br#"{"schema": "newsctl.timeline/0", "whatever": 1}"#;
/// assert!(matches!(read_expected(old), Err(Refusal::Older(_))));
/// ```
pub fn read_expected(bytes: &[u8]) -> Result<Timeline, Refusal> {
    let no_timeline = |error: serde_json::Error| Refusal::NoTimeline(error.to_string());
    let schema = serde_json::from_slice::<Head>(bytes).map_err(no_timeline)?.schema;
    if schema != SCHEMA {
        let version = |schema: &str| schema.strip_prefix("newsctl.timeline/").and_then(|number| number.parse::<u64>().ok());
        return Err(match (version(&schema), version(SCHEMA)) {
            (Some(theirs), Some(ours)) if theirs > ours => Refusal::Newer(schema),
            (Some(_), _) => Refusal::Older(schema),
            (None, _) => Refusal::NoTimeline(format!("its schema is `{schema}`")),
        });
    }
    serde_json::from_slice(bytes).map_err(no_timeline)
}
