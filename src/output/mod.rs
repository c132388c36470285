//! Writes results as bytes, one file a format. Knows nothing of how they were found. Spans are bytes in every other room;
//! here they become code points.

mod clauses;
mod code_points;
mod csv;
mod explain;
mod iob2;
mod json;
mod mentions;
mod ndjson;
mod plain;
mod timeml;
mod tokens;

pub use clauses::write_clauses;
pub use code_points::CodePoints;
pub use csv::write_csv;
pub use explain::write_explain;
pub use iob2::iob2;
pub use json::write_json;
pub use mentions::write_mentions;
pub use ndjson::write_ndjson;
pub use plain::plain;
pub use timeml::write_timeml;
pub use tokens::write_tokens;

/// The JSON Schema of a timeline, as `newsctl schema` prints it.
pub const SCHEMA: &str = include_str!("timeline.schema.json");
