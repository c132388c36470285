//! Compiles what the `clauses/` room needs from the packs: affixes, and which words are verbs of which voice.

use rustc_hash::FxHashMap;

use super::fault::Faults;
use super::format::Voice;
use super::lexicon::{Lexicon, Sym, WordClass};
use super::load::Raw;
use super::morphology::Affixes;

/// Compiled rules of the `clauses/` room.
#[derive(Debug, Default)]
pub struct ClauseRules {
    /// Affix rules.
    pub affixes: Affixes,
    /// Voices of the words that event frames use, filled when the frames are compiled.
    pub voices: FxHashMap<Sym, Voice>,
}

impl ClauseRules {
    /// The voice of a word as a verb (or noun of deed): by the frames, by the bare verbs of the lexicon, by its looks.
    /// `lower` is the lower-cased word, asked for only where the lexicon does not know it.
    pub fn voice(&self, lexicon: &Lexicon, sym: Sym, lower: impl FnOnce() -> String) -> Option<Voice> {
        if sym != Sym::NONE {
            if let Some(&voice) = self.voices.get(&sym) {
                return Some(voice);
            }
            let classes = lexicon.classes(sym);
            if classes.has(WordClass::BareVerb) {
                return Some(Voice::Middle);
            }
            if classes.has(WordClass::NotVerb) {
                return None;
            }
            return self.guess(lexicon.word(sym));
        }
        self.guess(&lower())
    }

    fn guess(&self, word: &str) -> Option<Voice> {
        self.affixes.guess(word)
    }
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, _lexicon: &mut Lexicon, faults: &mut Faults) -> ClauseRules {
    ClauseRules { affixes: Affixes::compile(raw, faults), voices: FxHashMap::default() }
}
