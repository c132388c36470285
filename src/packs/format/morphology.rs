//! `kind = "morphology"`: affixes, how they change a root, and the exceptions to their rules.

use std::collections::BTreeMap;

use super::Spanned;
use serde::{Deserialize, Serialize};

/// Affixes and the exceptions to their rules.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Morphology {
    /// `"morphology"`.
    pub kind: String,
    /// Enclitic pronouns of the third person, written together with the word ("nya").
    pub clitics: Vec<String>,
    /// Particles written together with the word, which change nothing here ("lah").
    pub particles: Vec<String>,
    /// Prepositions that govern a pair joined by "dan".
    #[serde(default)]
    pub pair_prepositions: Vec<String>,
    /// Linkers of time whose clause happens together with the main clause.
    #[serde(default)]
    pub simultaneous: Vec<String>,
    /// Prepositions of the place where something happens.
    #[serde(default)]
    pub location: Vec<String>,
    /// Prepositions of circumstance, whose group is neither side nor thing.
    #[serde(default)]
    pub circumstance: Vec<String>,
    /// Prepositions that name who does it after a passive.
    #[serde(default)]
    pub agent: Vec<String>,
    /// Prepositions of who is spoken to or given something.
    #[serde(default)]
    pub addressee: Vec<String>,
    /// Nouns of two words, one of which would be a verb by itself ("hari jadi", "makan malam").
    #[serde(default)]
    pub compounds: Vec<String>,
    /// How a nasal prefix meets a root, first fit wins.
    pub assimilation: Vec<Assimilation>,
    /// Nasalized stems that break the rules: root to what follows "me" or "pe".
    #[serde(default)]
    pub stems: BTreeMap<String, String>,
    /// Forms a root can take, by the name that frames use.
    pub form: BTreeMap<String, Form>,
    /// What an unknown word must look like to be taken for a verb.
    pub shape: Vec<Shape>,
}

/// How a nasal prefix meets roots that begin so.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assimilation {
    /// Beginnings of roots.
    pub before: Vec<String>,
    /// What the prefix ends in.
    pub nasal: String,
    /// Whether the root's first letter goes.
    pub drop: bool,
}

/// What a verb form says of who does and who undergoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// meN-: the subject does it.
    Active,
    /// di-, ter-: the subject undergoes it, the doer follows with or without "oleh".
    Passive,
    /// ber-, bare intransitives: the subject does it, others join by preposition.
    Middle,
    /// No prefix: active in headlines, passive after a pronoun, an order elsewhere.
    Bare,
    /// A noun of the deed: kunjungan, pengiriman, pertemuan.
    Noun,
    /// No verb at all, only a preposition after who does it: "Menlu Rusia ke Pyongyang".
    Verbless,
}

/// A form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Before the root.
    #[serde(default)]
    pub prefix: String,
    /// Whether the prefix takes a nasal.
    #[serde(default)]
    pub nasal: bool,
    /// After the root.
    #[serde(default)]
    pub suffix: String,
    /// Its voice.
    pub voice: Voice,
    /// Forms that come with it: meN-i brings di-i and bare -i.
    #[serde(default)]
    pub with: Vec<Spanned<String>>,
}

/// Looks of a verb.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// How the word begins.
    pub prefix: String,
    /// Letters, one of which must follow; empty: any.
    #[serde(default)]
    pub next: Vec<String>,
    /// Least length of the word, in letters.
    pub min: usize,
    /// Its voice.
    pub voice: Voice,
}
