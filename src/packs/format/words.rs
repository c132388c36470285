//! `kind = "words"`: classes of function words.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// Classes of function words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// `"words"`.
    pub kind: String,
    /// Class name to its words, lower-cased.
    pub class: BTreeMap<Spanned<String>, Vec<String>>,
}
