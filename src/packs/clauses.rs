//! Compiles what the `clauses/` room needs from the packs.

use super::fault::Faults;
use super::lexicon::Lexicon;
use super::load::Raw;

/// Compiled rules of the `clauses/` room.
#[derive(Debug, Default)]
pub struct ClauseRules {}

/// Compiles the rules, noting every fault.
pub(super) fn compile(_raw: &Raw, _lexicon: &mut Lexicon, _faults: &mut Faults) -> ClauseRules {
    ClauseRules {}
}
