//! Compiles what the `clauses/` room needs from the packs: affixes, and which words are verbs of which voice.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::fault::Faults;
use super::format::{Morphology, Voice};
use super::lexicon::{Lexicon, Sym, WordClass};
use super::load::Raw;
use super::morphology::Affixes;

/// The voices a word can have as a form of a root: usually one, sometimes more ("teken" is noun and bare verb).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Voices(u8);

impl Voices {
    /// Adds a voice.
    pub fn insert(&mut self, voice: Voice) {
        self.0 |= 1 << voice as u8;
    }

    /// Whether the word can have the voice.
    pub fn has(self, voice: Voice) -> bool {
        self.0 & (1 << voice as u8) != 0
    }

    /// Its voice as a verb wherever it stands, if it can be one: neither a noun nor a bare root.
    pub fn verb(self) -> Option<Voice> {
        [Voice::Active, Voice::Passive, Voice::Middle].into_iter().find(|&voice| self.has(voice))
    }
}

/// Compiled rules of the `clauses/` room.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ClauseRules {
    /// Affix rules.
    pub affixes: Affixes,
    /// Voices of the words that event frames use, filled when the frames are compiled.
    pub frame_words: FxHashMap<Sym, Voices>,
    /// Bare verbs of several words ("tanda tangani"): the words after the first.
    pub bare_phrases: FxHashMap<Sym, Vec<Box<[Sym]>>>,
    /// Verbs of several words, another of which would be a verb by itself ("duduk berhadapan"): the words after the first.
    pub verb_phrases: FxHashMap<Sym, Vec<Box<[Sym]>>>,
    /// Prepositions that govern a pair joined by "dan": antara.
    pub pair_prepositions: Vec<Sym>,
    /// Linkers of time whose clause happens together with the main clause: ketika, saat.
    pub simultaneous: Vec<Sym>,
    /// Prepositions of place where something happens: di.
    pub location: Vec<Sym>,
    /// Prepositions whose group gives neither side nor thing: di, pada, dalam …
    pub circumstance: Vec<Sym>,
    /// Nouns of two words, one of which would be a verb by itself.
    pub compounds: FxHashSet<(Sym, Sym)>,
    /// Prepositions that name who does it after a passive.
    pub agent: Vec<Sym>,
    /// Prepositions of who is spoken to or given something: kepada.
    pub addressee: Vec<Sym>,
}

impl ClauseRules {
    /// Whether a linker of time says "at the same time".
    pub fn is_simultaneous(&self, sym: Sym) -> bool {
        self.simultaneous.contains(&sym)
    }

    /// Whether a preposition governs a pair: "antara A dan B".
    pub fn is_pair_preposition(&self, sym: Sym) -> bool {
        self.pair_prepositions.contains(&sym)
    }

    /// Whether a word stands before a verb and tells whether or when it is done. It must never become a verb.
    pub(super) fn is_auxiliary(&self, lexicon: &Lexicon, sym: Sym) -> bool {
        [WordClass::Negator, WordClass::Future, WordClass::Done, WordClass::Possible].iter().any(|&class| lexicon.is(sym, class))
    }

    /// The voices of a word: by the frames, by the bare verbs of the lexicon, by its looks.
    /// `lower` gives the lower-cased word, asked for only where the lexicon does not know it.
    pub fn voices(&self, lexicon: &Lexicon, sym: Sym, lower: impl FnOnce() -> String) -> Voices {
        let mut voices = Voices::default();
        if sym == Sym::NONE {
            if let Some(voice) = self.affixes.guess(&lower()) {
                voices.insert(voice);
            }
            return voices;
        }
        if let Some(&known) = self.frame_words.get(&sym) {
            return known;
        }
        let classes = lexicon.classes(sym);
        if classes.has(WordClass::BareVerb) {
            voices.insert(Voice::Middle);
        } else if !classes.has(WordClass::NotVerb)
            && let Some(voice) = self.affixes.guess(lexicon.word(sym))
        {
            voices.insert(voice);
        }
        voices
    }
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults) -> ClauseRules {
    let mut list = |words: fn(&Morphology) -> &Vec<String>| -> Vec<Sym> {
        raw.morphology.iter().flat_map(|file| words(&file.value)).map(|word| lexicon.intern(word)).collect()
    };
    let pair_prepositions = list(|value| &value.pair_prepositions);
    let simultaneous = list(|value| &value.simultaneous);
    let location = list(|value| &value.location);
    let circumstance = list(|value| &value.circumstance);
    let agent = list(|value| &value.agent);
    let addressee = list(|value| &value.addressee);
    let mut compounds = FxHashSet::default();
    for phrase in raw.morphology.iter().flat_map(|file| &file.value.compounds) {
        if let Some((first, second)) = phrase.split_once(' ') {
            compounds.insert((lexicon.intern(first), lexicon.intern(second)));
        }
    }
    let affixes = Affixes::compile(raw, faults);
    lexicon.add_clitic_forms(&affixes.clitics);
    ClauseRules {
        compounds,
        affixes,
        pair_prepositions,
        simultaneous,
        location,
        circumstance,
        agent,
        addressee,
        ..ClauseRules::default()
    }
}
