//! Gold: what a careful reader wrote down from an article. One JSON file an article; strict, so that a misspelt key is seen.

use std::fmt;

use serde::Deserialize;

use super::value::{Days, days};
use crate::events::Status;
use crate::packs::Country;

/// What a reader wrote down from an article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    /// The article's name.
    pub id: String,
    /// Where it is from.
    #[serde(default)]
    pub source: Option<String>,
    /// Whatever else the annotator notes; not read.
    #[serde(default)]
    pub note: Option<String>,
    /// The day or month it came out.
    pub published: Option<String>,
    /// Persons, places and organizations that it names, each once.
    pub persons: Vec<String>,
    /// Places.
    pub places: Vec<String>,
    /// Organizations.
    pub organizations: Vec<String>,
    /// Temporal expressions.
    pub dates: Vec<GoldDate>,
    /// What happened.
    pub events: Vec<GoldEvent>,
}

/// A temporal expression of the gold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldDate {
    /// The words.
    pub text: String,
    /// The day, month, year, week or range; `None` where it can't be resolved.
    pub value: Option<String>,
}

/// An event of the gold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldEvent {
    /// The event type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How far it is real.
    pub status: Status,
    /// When it takes place.
    pub date: Option<String>,
    /// Its sides, the actor's first.
    pub countries: Vec<Country>,
    /// Named persons who take part.
    pub persons: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// The words that state it.
    pub cue: String,
    /// Whether readers would differ on it: finding it is not wrong, nor is missing it.
    #[serde(default)]
    pub optional: bool,
}

impl GoldEvent {
    pub(super) fn days(&self) -> Option<Days> {
        self.date.as_deref().and_then(days)
    }
}

/// What is wrong with a gold file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldError(pub(super) String);

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for GoldError {}

impl Gold {
    /// Reads a gold file.
    ///
    /// # Errors
    /// If it is no gold: broken JSON, an unknown key, a value that is no day.
    ///
    /// ```
    /// use newsctl::eval::Gold;
    /// let gold = Gold::read(br#"{"id": "a", "published": "2024-02-07", "persons": ["Sergey Lavrov"], "places": [],
    ///     "organizations": [], "dates": [], "events": []}"#).unwrap();
    /// assert_eq!(gold.persons.len(), 1);
    /// assert!(Gold::read(b"{}").is_err());
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, GoldError> {
        let gold: Self = serde_json::from_slice(bytes).map_err(|error| GoldError(format!("is no gold: {error}")))?;
        let said = gold.dates.iter().filter_map(|date| date.value.as_ref());
        for value in said.chain(gold.events.iter().filter_map(|event| event.date.as_ref())).chain(&gold.published) {
            if days(value).is_none() {
                let allowed = "a day is written 2024-02-07, 2024-02, 2024, 2024-W06, or two of them with a slash";
                return Err(GoldError(format!("is no gold: `{value}` is no day: {allowed}")));
            }
        }
        Ok(gold)
    }
}
