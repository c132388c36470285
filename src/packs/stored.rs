//! Compiled packs as bytes: written when newsctl is built, read at every start. What the rules are is told by their own
//! modules; where the bytes lie, by `build.rs` and `builtin`.

use super::Packs;
use super::article::ArticleRules;
use super::fault::{Fault, Faults};

/// Reads page rules.
///
/// # Errors
/// [`Faults`] where the bytes are not what [`Packs::store`] writes.
pub(super) fn page(bytes: &[u8]) -> Result<ArticleRules, Faults> {
    postcard::from_bytes(bytes).map_err(|error| fault("read", error))
}

/// Reads packs without their page rules.
///
/// # Errors
/// As [`page`].
pub(super) fn rest(bytes: &[u8]) -> Result<Packs, Faults> {
    postcard::from_bytes(bytes).map_err(|error| fault("read", error))
}

impl Packs {
    /// The page rules as bytes, and the other rules.
    ///
    /// # Errors
    /// [`Faults`] where a value has no form as bytes, which the build would show.
    pub fn store(mut self) -> Result<[Vec<u8>; 2], Faults> {
        self.name_rules.known.fold_all(&self.lexicon);
        let bytes = postcard::to_allocvec(&self.article).and_then(|page| Ok([page, postcard::to_allocvec(&self)?]));
        bytes.map_err(|error| fault("written", error))
    }
}

fn fault(what: &str, error: postcard::Error) -> Faults {
    let message = format!("compiled rules can't be {what}: {error}");
    Faults(vec![Fault::of_file("the built-in packs".to_string(), message, "build newsctl anew")])
}
