//! `kind = "dates"`: Date words and date rules.

use serde::Deserialize;

/// Date words and date rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// `"dates"`.
    pub kind: String,
}
