//! `kind = "name-cues"`: Words that reveal names no pack knows.

use serde::Deserialize;

/// Words that reveal names no pack knows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameCues {
    /// `"name-cues"`.
    pub kind: String,
}
