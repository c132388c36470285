//! Writes results as bytes, one file a format. Knows nothing of how they were found. Spans are bytes in every other room;
//! here they become code points.

mod code_points;
mod mentions;
mod tokens;

pub use code_points::CodePoints;
pub use mentions::write_mentions;
pub use tokens::write_tokens;
