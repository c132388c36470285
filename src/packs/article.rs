//! Compiles what the `article/` room needs from the packs.

use super::fault::Faults;
use super::lexicon::Lexicon;
use super::load::Raw;

/// Compiled rules of the `article/` room.
#[derive(Debug, Default)]
pub struct ArticleRules {}

/// Compiles the rules, noting every fault.
pub(super) fn compile(_raw: &Raw, _lexicon: &mut Lexicon, _faults: &mut Faults) -> ArticleRules {
    ArticleRules {}
}
