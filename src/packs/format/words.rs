//! `kind = "words"`: classes of function words.

use super::Table;
use serde::Deserialize;

/// Classes of function words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// `"words"`.
    pub kind: String,
    /// Class name to its words, lower-cased.
    pub class: Table<Vec<String>>,
}
