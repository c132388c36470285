//! `kind = "page"`: Page furniture, captions, datelines, titles.

use serde::Deserialize;

/// Page furniture, captions, datelines, titles.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// `"page"`.
    pub kind: String,
}
