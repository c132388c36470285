//! `kind = "event-type"` and `kind = "topic"`: what an event is, and which ones a timeline wants.

use serde::Deserialize;

/// An event type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// `"event-type"`.
    pub kind: String,
}

/// What a timeline is about by default.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// `"topic"`.
    pub kind: String,
}
