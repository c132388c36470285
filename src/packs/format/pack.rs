//! `kind = "pack"`: who a pack is. One a pack, named `pack.toml`.

use super::Spanned;
use serde::Deserialize;

/// Who a pack is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// `"pack"`.
    pub kind: String,
    /// Short name, as shown in a timeline's `generator.packs`.
    pub id: Spanned<String>,
    /// Counted up with each change of meaning.
    pub version: u32,
    /// What it holds, in a sentence.
    pub summary: Spanned<String>,
}
