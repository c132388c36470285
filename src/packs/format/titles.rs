//! `kind = "titles"`: Titles of office and honorifics.

use serde::Deserialize;

/// Titles of office and honorifics.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// `"titles"`.
    pub kind: String,
}
