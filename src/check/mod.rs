//! Compares a timeline with the one that was expected, by meaning: which events, documents and entities are new, gone or
//! changed, field by field. Ids, order and what serves merging alone are not compared. Leaves files to `cli/`.

mod compare;
mod expected;
mod field;
mod github;
mod human;
mod item;
mod lines;
mod machine;
mod pair;

pub use compare::{Comparison, Difference, FieldChange, Told, compare};
pub use expected::{Refusal, read_expected};
pub use field::Field;
pub use github::write_github;
pub use human::write_human;
pub use item::Value;
pub use lines::Lines;
pub use machine::write_machine;
