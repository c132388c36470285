//! What a timeline is about: the states whose dealings are wanted.

use std::fmt;
use std::str::FromStr;

use crate::packs::Country;

/// The states whose dealings with each other are wanted, or any states.
///
/// ```
/// use newsctl::topic::Topic;
/// let topic: Topic = "RUS,PRK".parse()?;
/// assert_eq!(topic.countries().len(), 2);
/// assert_eq!("rus,prk".parse::<Topic>()?, topic);
/// assert!("any".parse::<Topic>()?.is_any());
/// assert!("Rusia".parse::<Topic>().is_err());
/// # Ok::<(), newsctl::topic::TopicError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topic(Vec<Country>);

impl Topic {
    /// Every event between any states.
    pub fn any() -> Self {
        Self(Vec::new())
    }

    /// Events between these states; a state named twice counts once. No state at all is [`Topic::any`].
    pub fn between(countries: impl IntoIterator<Item = Country>) -> Self {
        let mut kept = Vec::new();
        for country in countries {
            if !kept.contains(&country) {
                kept.push(country);
            }
        }
        Self(kept)
    }

    /// Whether any states will do.
    pub fn is_any(&self) -> bool {
        self.0.is_empty()
    }

    /// The states, in the order named; empty where any will do.
    pub fn countries(&self) -> &[Country] {
        &self.0
    }
}

/// What is wrong with a topic's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicError(String);

impl fmt::Display for TopicError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TopicError {}

impl FromStr for Topic {
    type Err = TopicError;

    fn from_str(words: &str) -> Result<Self, TopicError> {
        if words.trim().eq_ignore_ascii_case("any") {
            return Ok(Self::any());
        }
        let mut countries = Vec::new();
        for code in words.split(',') {
            countries.push(Country::new(&code.trim().to_ascii_uppercase()).ok_or_else(|| {
                TopicError(format!("`{code}` is no ISO 3166-1 alpha-3 code: give two, such as RUS,PRK, or `any`"))
            })?);
        }
        let topic = Self::between(countries);
        if topic.0.len() != 2 {
            return Err(TopicError("a topic has two countries, such as RUS,PRK; or say `any`".to_string()));
        }
        Ok(topic)
    }
}
