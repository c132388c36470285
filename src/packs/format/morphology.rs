//! `kind = "morphology"`: Affixes and the exceptions to their rules.

use serde::Deserialize;

/// Affixes and the exceptions to their rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Morphology {
    /// `"morphology"`.
    pub kind: String,
}
