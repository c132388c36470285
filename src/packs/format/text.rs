//! `kind = "text"`: abbreviations and other knowledge of the tokenizer.

use super::Spanned;
use serde::{Deserialize, Serialize};

/// Abbreviations and other knowledge of the tokenizer. A pack may spread it over several files.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// `"text"`.
    pub kind: String,
    /// Abbreviations that are written with points.
    #[serde(default)]
    pub abbreviation: Vec<Abbreviations>,
    /// Last parts of web addresses ("com", "id").
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Clitics that may follow a hyphen; a word the lexicon does not know with one is looked up without it ("Rusia-lah").
    #[serde(default)]
    pub clitics: Vec<String>,
    /// Date words that a hyphen joins to a range, by their class in the `dates` files ("month"): such ranges are cut.
    #[serde(default)]
    pub ranges: Vec<Spanned<String>>,
    /// Examples of what must come out.
    #[serde(default)]
    pub yes: Vec<TextYes>,
    /// Examples of what must not come out.
    #[serde(default)]
    pub no: Vec<TextNo>,
}

/// Abbreviations that behave alike.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviations {
    /// What stands behind them.
    pub before: Before,
    /// Whether the point belongs to the token. Points inside ("S.H.") always do.
    pub point: Point,
    /// The abbreviations without their last point, in any case: "Dr", "S.H".
    pub forms: Spanned<Vec<String>>,
}

/// What stands behind an abbreviation, which tells whether its point can end a sentence as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// A name or another word: the point never ends a sentence while anything follows (Prof., Jl., a.n.).
    Name,
    /// A number: the point ends no sentence where a digit follows (No., hlm., pkl.).
    Number,
    /// Nothing in particular: the point ends a sentence where a capital follows (dll., S.H., Tbk.).
    Anything,
}

/// Where an abbreviation's point goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Point {
    /// It is part of the token ("Dr." is one).
    Part,
    /// It is a token of its own.
    Apart,
}

/// An example text with its sentences.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextYes {
    /// The text.
    pub text: Spanned<String>,
    /// Its sentences, the tokens of each joined by single spaces.
    pub is: Vec<String>,
}

/// An example text with what must not come out of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextNo {
    /// The text.
    pub text: Spanned<String>,
    /// A token or sentence that it must not have.
    pub never: String,
    /// Why not.
    pub why: String,
}
