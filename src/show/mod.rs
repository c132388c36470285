//! Shows what rules there are, for those who write them: a rule with all its forms, or why a word means what it does.

mod name;
mod rule;
mod word;

pub use name::name;
pub use rule::rule;
pub use word::word;
