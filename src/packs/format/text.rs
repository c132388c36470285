//! `kind = "text"`: Abbreviations and other knowledge of the tokenizer.

use serde::Deserialize;

/// Abbreviations and other knowledge of the tokenizer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// `"text"`.
    pub kind: String,
}
