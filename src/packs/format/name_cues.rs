//! `kind = "name-cues"`: what reveals names that no pack knows, and how spellings of one name vary.

use super::{Spanned, Table};
use serde::{Deserialize, Serialize};

use super::Day;
use crate::packs::Country;

/// Words that reveal names no pack knows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameCues {
    /// `"name-cues"`.
    pub kind: String,
    /// Where lists come from that are not our own.
    #[serde(default)]
    pub sources: Vec<super::Source>,
    /// Letters that are written in more than one way.
    #[serde(default)]
    pub spelling: Vec<Spelling>,
    /// Affixes that mark a common word where it has both.
    #[serde(default)]
    pub affixes: Vec<Affixes>,
    /// Prefixes by which a small word is taken for a verb, where `not-verb` of words.toml does not have it.
    #[serde(default)]
    pub verb_prefixes: Vec<String>,
    /// Syllables of Korean and like names that are written in more than one way.
    #[serde(default)]
    pub syllables: Vec<Syllables>,
    /// Nouns that open the name of an organization or place.
    #[serde(default)]
    pub head: Table<Head>,
    /// Words whose nearness speaks for or against a kind of name.
    #[serde(default)]
    pub cue: Table<Cue>,
    /// Circumstances that speak for or against a kind of name; what they are is told by the name rooms.
    #[serde(default)]
    pub shape: Table<Weights>,
    /// Plain lists of words by name, parted by white space.
    #[serde(default)]
    pub list: Table<String>,
    /// Sentences with the names that must be found.
    #[serde(default)]
    pub yes: Vec<NameExample>,
    /// Sentences with names that must not be found.
    #[serde(default)]
    pub no: Vec<NameExample>,
}

/// Where in a word a spelling rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpellingPlace {
    /// Anywhere.
    Any,
    /// At the end.
    End,
    /// Anywhere but at the end.
    Inside,
    /// At the beginning.
    Start,
}

/// Letters that count as others when names are compared.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// The letters.
    pub from: String,
    /// What they count as.
    pub to: String,
    /// Where in a word.
    pub at: SpellingPlace,
}

/// A frame of affixes: a long word with one of each is hardly a name.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Affixes {
    /// What it begins with.
    pub before: Vec<String>,
    /// What it ends in.
    pub after: Vec<String>,
    /// Whether the frame holds only for words that open a sentence.
    #[serde(default)]
    pub opening: bool,
}

/// Groups of syllables that are one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Syllables {
    /// Of which countries' persons.
    pub countries: Vec<Country>,
    /// Each a group of spellings.
    pub same: Vec<Vec<String>>,
}

/// What a head noun opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadKind {
    /// The name of an organization.
    Organization,
    /// The name of a place.
    Place,
}

/// What follows a head noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadTakes {
    /// Mostly common nouns, written with capitals ("Badan Pengawas Pemilu").
    Words,
    /// A proper name ("Partai Golkar", "PT Pertamina").
    Name,
    /// Nothing need follow: the noun itself is a name where capitalised ("Bareskrim").
    Nothing,
}

/// Nouns that open names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// What they open.
    pub kind: HeadKind,
    /// The nouns.
    pub words: Vec<String>,
    /// What follows.
    pub takes: HeadTakes,
    /// Whether the noun is part of the name also where it is written small ("kementerian luar negeri Rusia", "jalan Sudirman").
    #[serde(default)]
    pub small: bool,
    /// Whether such an organization's name stands for its state.
    #[serde(default)]
    pub acts_for_state: bool,
    /// Whether the name without the noun names the same place ("Kota Bandung", "Pulau Jeju").
    #[serde(default)]
    pub same: bool,
    /// Whether such a body is part of an organization, by which alone it is named ("Dewan Pimpinan Pusat *Partai X*").
    #[serde(default)]
    pub branch: bool,
    /// Whether the noun says of what sort what follows is, and is left out where a country stands between ("Koran Suriah *X*").
    #[serde(default)]
    pub generic: bool,
    /// Whether each regency or town has one of such bodies, whose name ends in the place's ("DPRD *Depok*").
    #[serde(default)]
    pub local: bool,
}

/// Where a cue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CuePlace {
    /// Right before the name.
    Before,
    /// Right after it.
    After,
    /// Its first word.
    First,
    /// Its last word, not its only one.
    Last,
    /// Any of its words.
    Within,
}

/// Words whose nearness speaks for or against a kind of name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Where they stand.
    pub at: CuePlace,
    /// The words.
    #[serde(default)]
    pub words: Vec<String>,
    /// Classes of `words.toml` whose words count too.
    #[serde(default)]
    pub classes: Vec<Spanned<String>>,
    /// Lists of this kind of file whose words count too.
    #[serde(default)]
    pub lists: Vec<Spanned<String>>,
    /// For a person.
    #[serde(default)]
    pub person: i16,
    /// For a place.
    #[serde(default)]
    pub place: i16,
    /// For an organization.
    #[serde(default)]
    pub organization: i16,
}

/// What speaks for each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// For a person.
    #[serde(default)]
    pub person: i16,
    /// For a place.
    #[serde(default)]
    pub place: i16,
    /// For an organization.
    #[serde(default)]
    pub organization: i16,
}

/// An example of names in a text, run as a test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameExample {
    /// The text.
    pub text: Spanned<String>,
    /// Day of publication.
    pub published: Option<Day>,
    /// The persons: all that must be found, or in a `no` some that must not.
    pub persons: Option<Vec<String>>,
    /// The places.
    pub places: Option<Vec<String>>,
    /// The organizations.
    pub organizations: Option<Vec<String>>,
    /// Offices with the person each names, as "menteri-luar-negeri: Sergey Lavrov", or the id alone where it names none.
    pub offices: Option<Vec<String>>,
    /// Why not, for a `no`.
    pub why: Option<String>,
}
