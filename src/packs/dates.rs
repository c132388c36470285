//! Compiles what the `dates/` room needs from the packs.

use super::fault::Faults;
use super::lexicon::Lexicon;
use super::load::Raw;

/// Compiled rules of the `dates/` room.
#[derive(Debug, Default)]
pub struct DateRules {}

/// Compiles the rules, noting every fault.
pub(super) fn compile(_raw: &Raw, _lexicon: &mut Lexicon, _faults: &mut Faults) -> DateRules {
    DateRules {}
}
