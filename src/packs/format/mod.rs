//! What pack files may say, one file a kind. Strict: an unknown key is an error that names the allowed ones.
//! Untagged enums and flattened structs are kept out, since they lose line numbers and let unknown keys through.

mod dates;
mod events;
mod morphology;
mod name_cues;
mod names;
mod pack;
mod page;
mod roll;
mod spanned;
mod status;
mod table;
mod text;
mod titles;
mod words;

pub use dates::*;
pub use events::*;
pub use morphology::*;
pub use name_cues::*;
pub use names::*;
pub(super) use names::{DAY, day_of};
pub use pack::*;
pub use page::*;
pub use roll::*;
pub(super) use spanned::SPANNED;
pub use spanned::Spanned;
pub use status::Status;
pub use table::Table;
pub use text::*;
pub use titles::*;
pub use words::*;

/// The JSON Schema of pack files, as `newsctl schema pack` prints it. `.ci/pack-schema` writes it from these types.
pub const SCHEMA: &str = include_str!("pack.schema.json");
