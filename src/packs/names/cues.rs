//! Compiles `name-cues` files: head nouns, cue words, circumstances with their weights, word lists.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::trie::Trie;
use super::words::{Mark, Marks};
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::{Affixes, CuePlace, HeadKind, HeadTakes, Weights};
use crate::packs::lexicon::{Lexicon, Sym, WordClass};
use crate::packs::load::Raw;

macro_rules! circumstances {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// Circumstances that speak for or against a kind of name. Their weights stand under `[shape]` in `name-cues`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Circumstance { $($(#[$doc])* $variant,)* }

        impl Circumstance {
            /// Every circumstance with its name in the pack.
            pub const ALL: &[(&str, Circumstance)] = &[$(($name, Circumstance::$variant),)*];
        }
    };
}

circumstances! {
    /// What a kind must reach to be taken.
    Needed = "needed",
    /// One word of capitals alone ("KCNA").
    Capitals = "capitals",
    /// An initial among its words ("Joko W", "H.M. Prasetyo").
    Initial = "initial",
    /// An age in brackets follows ("Budi (45)").
    Age = "age",
    /// A degree follows ("Budi, S.H.").
    Degree = "degree",
    /// An office, description or honorific stands right before.
    AfterOffice = "after-office",
    /// A description stands right before ("pengamat X").
    AfterDescription = "after-description",
    /// An honorific or rank stands right before ("Pak Budi").
    AfterHonorific = "after-honorific",
    /// An office stands right before, parted by a comma ("juru bicara Kremlin, X,").
    AfterOfficeComma = "after-office-comma",
    /// An office follows behind a comma or bracket ("X, juru bicara Kremlin").
    BeforeOffice = "before-office",
    /// Another name of the same thing follows behind "alias".
    Alias = "alias",
    /// A known place follows behind a comma ("X, Jawa Barat").
    BeforePlace = "before-place",
    /// A preposition of place stands before, with at most an area noun between ("di wilayah X").
    AfterLocative = "after-locative",
    /// An abbreviation in brackets follows whose letters begin its words.
    Abbreviated = "abbreviated",
    /// It opens with a head noun of organizations.
    OrganizationHead = "organization-head",
    /// It opens with a head noun of places.
    PlaceHead = "place-head",
    /// A head noun of organizations, written small, stands before.
    AfterOrganizationNoun = "after-organization-noun",
    /// A pack knows it as a person's full name.
    KnownPerson = "known-person",
    /// A pack knows it as a person's short name.
    KnownShort = "known-short",
    /// A pack knows it as a country or capital.
    KnownCountry = "known-country",
    /// A pack knows it as another place.
    KnownPlace = "known-place",
    /// A pack knows it as an organization.
    KnownOrganization = "known-organization",
    /// Two or more words, none of them common.
    ManyWords = "many-words",
    /// One word alone.
    OneWord = "one-word",
    /// Opens its sentence, where a capital tells nothing.
    SentenceStart = "sentence-start",
    /// Stands right behind a capitalised word that opens the name of a work, a law or an event ("Perang Korea").
    InTitle = "in-title",
    /// Stands in a headline, where capitals tell nothing.
    Headline = "headline",
    /// Holds a common word.
    HasCommonWord = "has-common-word",
    /// Joined by "dan", "," or "-" to a name that is a person.
    BesidePerson = "beside-person",
    /// Joined by "dan" or "," to a name that is a place.
    BesidePlace = "beside-place",
    /// Joined by "dan" or "," to a name that is an organization.
    BesideOrganization = "beside-organization",
    /// A family name with a given name of syllables ("Pak Jong-chon").
    Syllabic = "syllabic",
    /// A place or a month by its first word, and a given name behind it ("India Wulandari").
    BeforeGiven = "before-given",
    /// Capitals inside one word ("RasonKonTrans").
    InnerCapitals = "inner-capitals",
    /// The name of a web site ("Tempo.co").
    WebSite = "web-site",
    /// A head noun of organizations, written small, follows behind a comma ("X, bank swasta").
    BeforeOrganizationNoun = "before-organization-noun",
    /// A head noun of places, written small, follows behind a comma ("X, kota pelabuhan").
    BeforePlaceNoun = "before-place-noun",
    /// Opens its sentence, is in no pack, and a verb of saying follows ("Tumiran mengungkapkan").
    OpensSpeaking = "opens-speaking",
    /// Opens with an abbreviation in capitals ("PTBA Tanjung Enim").
    OpensInCapitals = "opens-in-capitals",
    /// Holds a nickname in quotation marks.
    Nickname = "nickname",
    /// Opens with another language's article, and a verb of what media do follows ("Al Qabas memberitakan").
    MediumTells = "medium-tells",
    /// A town's or a doubtful name as a side of a match, in an article on sport ("X kalah dari Y").
    MatchSide = "match-side",
    /// Of a known person's short name: the article names the person's state or something of it.
    BearerAtHome = "bearer-at-home",
    /// Of a known person's short name: the person stands out.
    BearerRenowned = "bearer-renowned",
    /// Of a known person's short name: no other known person has it.
    BearerAlone = "bearer-alone",
    /// Of a known person's short name: an office beside it that the person held.
    BearerInOffice = "bearer-in-office",
    /// Of a short name that a holder of offices has: what stands beside it plays or trains.
    BearerOfSport = "bearer-of-sport",
    /// Of a known person's short name: an office of a place of another state beside it.
    BearerAbroad = "bearer-abroad",
    /// Of a known person's short name: an office of a body of another state beside it.
    BearerOfForeignBody = "bearer-of-foreign-body",
    /// Of a short name that several known persons have: an office beside it that the person never held.
    BearerAmongMany = "bearer-among-many",
    /// Of a short name that a holder of offices has: a description beside it that tells of none.
    BearerDescribed = "bearer-described",
    /// The abbreviation behind it is one of things and no name ("Rancangan Undang-Undang (RUU)").
    AbbreviatedThing = "abbreviated-thing",
    /// A word of a longer person's name that the article has.
    PartOfPerson = "part-of-person",
    /// The last word or the abbreviation of an organization that the article has.
    PartOfOrganization = "part-of-organization",
    /// A word of a place's name that the article has.
    PartOfPlace = "part-of-place",
}

/// A cue: its name and weights.
#[derive(Debug, Serialize, Deserialize)]
pub struct CueRule {
    /// Its name, as `pack/cue`.
    pub id: String,
    /// What it speaks for.
    pub weights: Weights,
}

/// A head noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRule {
    /// What it opens.
    pub kind: HeadKind,
    /// What follows.
    pub takes: HeadTakes,
    /// Whether it belongs to the name also where written small.
    pub small: bool,
    /// Whether the organization acts for its state.
    pub acts_for_state: bool,
    /// Whether the name without the noun names the same place.
    pub same: bool,
    /// Whether such a body is named by the organization that it is part of.
    pub branch: bool,
    /// Whether the noun says of what sort what follows is.
    pub generic: bool,
    /// Whether each place has one of such bodies.
    pub local: bool,
}

/// Compiled cues.
#[derive(Debug, Serialize, Deserialize)]
pub struct CueRules {
    cues: Vec<CueRule>,
    places: FxHashMap<(Sym, u8), Vec<u16>>,
    shapes: Vec<(Weights, String)>,
    /// Head nouns, by the symbols of their words.
    pub heads: Trie<HeadRule>,
    marks: Vec<Marks>,
    affixes: Vec<Affixes>,
    verb_prefixes: Vec<String>,
}

impl CueRules {
    /// Whether a lower-cased word has the prefix of a verb.
    pub fn verbal(&self, word: &str) -> bool {
        const SHORTEST: usize = 5;
        word.len() >= SHORTEST && self.verb_prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()))
    }

    /// Whether a lower-cased word is long enough behind a verb's prefix that few nouns begin so.
    pub fn inflected(&self, word: &str) -> bool {
        const SHORTEST: usize = 7;
        word.len() >= SHORTEST && self.verbal(word)
    }

    /// Whether a lower-cased word shows affixes on both ends that hardly any name has.
    /// `opens`: it opens its sentence.
    pub fn affixed(&self, word: &str, opens: bool) -> bool {
        const SHORTEST: usize = 8;
        word.len() >= SHORTEST
            && self.affixes.iter().any(|frame| {
                (opens || !frame.opening)
                    && frame.before.iter().any(|before| word.starts_with(before.as_str()))
                    && frame.after.iter().any(|after| word.ends_with(after.as_str()))
            })
    }

    /// The cues that a word is where it stands at `place`.
    pub fn cues(&self, sym: Sym, place: CuePlace) -> impl Iterator<Item = &CueRule> {
        let found = if sym == Sym::NONE { None } else { self.places.get(&(sym, place as u8)) };
        found.into_iter().flatten().map(|&at| &self.cues[at as usize])
    }

    /// What a circumstance weighs.
    pub fn weights(&self, circumstance: Circumstance) -> Weights {
        self.shapes[circumstance as usize].0
    }

    /// The name of a circumstance as a rule, as `pack/circumstance`.
    pub fn circumstance(&self, circumstance: Circumstance) -> &str {
        &self.shapes[circumstance as usize].1
    }

    /// What a word is to the name rooms.
    pub fn marks(&self, sym: Sym) -> Marks {
        self.marks.get(sym.0 as usize).copied().unwrap_or_default()
    }

    pub(super) fn mark(&mut self, sym: Sym, mark: Mark) {
        if self.marks.len() <= sym.0 as usize {
            self.marks.resize(sym.0 as usize + 1, Marks::default());
        }
        self.marks[sym.0 as usize].insert(mark);
    }
}

/// Classes whose words are function words: they are no part of a name, whatever their case.
const FUNCTION: &[WordClass] = &[
    WordClass::Preposition,
    WordClass::Coordinator,
    WordClass::TimeLinker,
    WordClass::PurposeLinker,
    WordClass::ComplementLinker,
    WordClass::ConditionLinker,
    WordClass::OtherLinker,
    WordClass::Relative,
    WordClass::Negator,
    WordClass::Future,
    WordClass::Possible,
    WordClass::Done,
    WordClass::Ongoing,
    WordClass::Adverb,
    WordClass::PronounSingular,
    WordClass::PronounPlural,
    WordClass::PronounSpeaker,
    WordClass::Demonstrative,
    WordClass::Quantifier,
    WordClass::Copula,
    WordClass::Question,
];

/// Classes whose words are verbs.
const VERBS: &[WordClass] = &[WordClass::Reporting, WordClass::BareVerb, WordClass::Planned];

/// Compiles the cues of all packs, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults) -> CueRules {
    let mut rules = CueRules {
        cues: Vec::new(),
        places: FxHashMap::default(),
        shapes: Circumstance::ALL.iter().map(|(name, _)| (Weights::default(), (*name).to_string())).collect(),
        heads: Trie::default(),
        marks: vec![Marks::default(); lexicon.len()],
        verb_prefixes: raw.name_cues.iter().flat_map(|loaded| loaded.value.verb_prefixes.iter().cloned()).collect(),
        affixes: raw.name_cues.iter().flat_map(|loaded| loaded.value.affixes.iter().cloned()).collect(),
    };
    for sym in (1..lexicon.len() as u32).map(Sym) {
        let classes = lexicon.classes(sym);
        if classes.any(FUNCTION) {
            rules.mark(sym, Mark::Function);
        }
        if classes.any(VERBS) {
            rules.mark(sym, Mark::Verb);
        }
    }
    for loaded in &raw.name_cues {
        for (name, words) in &loaded.value.list {
            let Some(&(_, mark)) = Mark::LISTS.iter().find(|(known, _)| known == name.get_ref()) else {
                let allowed: Vec<_> = Mark::LISTS.iter().map(|(name, _)| *name).collect();
                faults.push(Fault::at(
                    &loaded.file,
                    name.span(),
                    format!("`{}` is no list of words", name.get_ref()),
                    format!("the lists are {}", allowed.join(", ")),
                ));
                continue;
            };
            for word in words.split_whitespace() {
                let sym = lexicon.intern(word);
                rules.mark(sym, mark);
            }
        }
        for (name, weights) in &loaded.value.shape {
            match Circumstance::ALL.iter().find(|(known, _)| known == name.get_ref()) {
                Some(&(name, circumstance)) => {
                    let rule = format!("{}/{name}", raw.pack_of(&loaded.file));
                    rules.shapes[circumstance as usize] = (*weights, rule);
                }
                None => {
                    let allowed: Vec<_> = Circumstance::ALL.iter().map(|(name, _)| *name).collect();
                    faults.push(Fault::at(
                        &loaded.file,
                        name.span(),
                        format!("`{}` is no circumstance", name.get_ref()),
                        format!("they are {}", allowed.join(", ")),
                    ));
                }
            }
        }
        for head in loaded.value.head.values() {
            let rule = HeadRule {
                kind: head.kind,
                takes: head.takes,
                small: head.small,
                acts_for_state: head.acts_for_state,
                same: head.same,
                branch: head.branch,
                generic: head.generic,
                local: head.local,
            };
            for words in &head.words {
                let path: Vec<u32> = words.split_whitespace().map(|word| lexicon.intern(word).0).collect();
                rules.heads.insert(&path, rule);
            }
        }
    }
    compile_cues(raw, lexicon, faults, &mut rules);
    rules
}

/// The cues, after all lists are read.
fn compile_cues(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults, rules: &mut CueRules) {
    for loaded in &raw.name_cues {
        for (id, cue) in &loaded.value.cue {
            let weights = Weights { person: cue.person, place: cue.place, organization: cue.organization };
            let mut syms: Vec<Sym> = cue.words.iter().map(|word| lexicon.intern(word)).collect();
            for class in &cue.classes {
                match WordClass::ALL.iter().find(|(known, _)| known == class.get_ref()) {
                    Some(&(_, class)) => {
                        syms.extend((1..lexicon.len() as u32).map(Sym).filter(|&sym| lexicon.is(sym, class)));
                    }
                    None => faults.push(Fault::at(
                        &loaded.file,
                        class.span(),
                        format!("`{}` is no class of words", class.get_ref()),
                        "the classes are those of words.toml",
                    )),
                }
            }
            for list in &cue.lists {
                match Mark::LISTS.iter().find(|(known, _)| known == list.get_ref()) {
                    Some(&(_, mark)) => {
                        syms.extend((1..lexicon.len() as u32).map(Sym).filter(|&sym| rules.marks(sym).has(mark)));
                    }
                    None => faults.push(Fault::at(
                        &loaded.file,
                        list.span(),
                        format!("`{}` is no list of words", list.get_ref()),
                        "the lists are those under [list]",
                    )),
                }
            }
            syms.sort_unstable();
            syms.dedup();
            let at = rules.cues.len() as u16;
            let id = format!("{}/{}", raw.pack_of(&loaded.file), id.get_ref());
            rules.cues.push(CueRule { id, weights });
            for sym in syms {
                rules.places.entry((sym, cue.at as u8)).or_default().push(at);
            }
        }
    }
}
