//! Compiles what the `names/` room needs from the packs: known names in one automaton, offices, cues, spellings.

mod cues;
mod extend;
mod known;
mod spelling;
mod syllables;
mod titles;
mod trie;
mod within;
mod words;

use super::fault::Faults;
use super::lexicon::Lexicon;
use super::load::Raw;
use serde::{Deserialize, Serialize};

pub use cues::{Circumstance, CueRule, CueRules, HeadRule};
pub use known::{Form, FormKind, Held, Known, KnownKind, KnownRules, Tenure};
pub use spelling::SpellingRules;
pub(super) use spelling::{Folded, folded};
pub use titles::{Calling, OfficeRule, TitleRules};
pub use trie::Trie;
pub use words::{Mark, Marks};

/// Compiled rules of the `names/` room.
#[derive(Debug, Serialize, Deserialize)]
pub struct NameRules {
    /// Names the packs know.
    pub known: KnownRules,
    /// Offices and descriptions of persons.
    pub titles: TitleRules,
    /// Head nouns, cue words, word lists, weights.
    pub cues: CueRules,
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults) -> NameRules {
    let mut cues = cues::compile(raw, lexicon, faults);
    let titles = titles::compile(raw, lexicon, &mut cues, faults);
    let known = known::compile(raw, lexicon, &titles, faults);
    NameRules { known, titles, cues }
}

/// The part of an id that a name gives: lower case, letters and digits, the rest hyphens.
///
/// ```
/// assert_eq!(newsctl::packs::slug("Kim Jong-un"), "kim-jong-un");
/// assert_eq!(newsctl::packs::slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if matches!(c, '\'' | '’' | '‘' | '`') {
            continue;
        }
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            for c in c.to_lowercase() {
                match spelling::plain(c) {
                    Some(letters) => slug.push_str(letters),
                    None if c == '\u{307}' => {}
                    None => slug.push(c),
                }
            }
        } else {
            gap = true;
        }
    }
    slug
}
