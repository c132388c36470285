//! How far a happening is real, as packs, rooms and timelines say it.

use serde::{Deserialize, Serialize};

/// How far a happening is real.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened or goes on.
    Occurred,
    /// It was announced or agreed.
    Planned,
    /// It is alleged, speculated or expected.
    Possible,
    /// It is said not to have happened, or was called off.
    Denied,
}
