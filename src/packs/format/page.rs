//! `kind = "page"`: what tells the story from the page around it.

use super::{Spanned, Table};
use serde::{Deserialize, Serialize};

/// Rules that tell the story from the page around it. A pack may spread them over several files.
///
/// Patterns are regular expressions of the `regex` crate, in which case is ignored (`(?-i:…)` heeds it), `\w`, `\d`, `\s`
/// and `\b` mean ASCII, and `{name}` stands for a part. Where a piece of a line is meant, it is the first group `( )` of the
/// pattern if it has one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// `"page"`.
    pub kind: String,
    /// Words of menus: names of sections and buttons. A line that is made of little else is a menu.
    #[serde(default)]
    pub menu: Vec<String>,
    /// Named pieces of patterns, used as `{name}` in rules and in other parts.
    #[serde(default)]
    pub part: Table<Spanned<String>>,
    /// Rules. Of those that match a line, the one that stands first wins.
    #[serde(default)]
    pub rule: Vec<PageRule>,
    /// Examples of what must come out.
    #[serde(default)]
    pub yes: Vec<PageYes>,
    /// Examples of what must not come out.
    #[serde(default)]
    pub no: Vec<PageNo>,
}

/// A rule about lines or pieces of lines. It has exactly one of `line`, `has`, `start`, `end`, `inside`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRule {
    /// Its name, unique in all packs; blocks show it as `pack/id`.
    pub id: Spanned<String>,
    /// What the line or piece is.
    pub is: PageKind,
    /// Patterns that match a whole line.
    #[serde(default)]
    pub line: Vec<Spanned<String>>,
    /// Patterns that are found somewhere in a line, all of which is meant.
    #[serde(default)]
    pub has: Vec<Spanned<String>>,
    /// Patterns at the beginning of a line; the piece they match is cut off.
    #[serde(default)]
    pub start: Vec<Spanned<String>>,
    /// Patterns at the end of a line; the piece they match is cut off.
    #[serde(default)]
    pub end: Vec<Spanned<String>>,
    /// Patterns anywhere in a line; the piece they match is cut out.
    #[serde(default)]
    pub inside: Vec<Spanned<String>>,
    /// For `start` and `end`: what the rest of the line is. None: what it would be without the piece.
    pub rest: Option<PageKind>,
    /// What else the rule takes.
    #[serde(default)]
    pub takes: Takes,
    /// Where on the page it holds.
    #[serde(default)]
    pub at: At,
    /// For `line` and `has`: the rule holds for lines of at most so many words.
    pub words: Option<usize>,
    /// For datelines: nothing else begins so, and even a short sentence behind it is the first of the story.
    #[serde(default)]
    pub sure: bool,
    /// For datelines: the piece must name a town that the packs know.
    #[serde(default)]
    pub town: bool,
}

/// What a line or piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A time of publication.
    Header,
    /// Where and by whom, at the head of the first paragraph.
    Dateline,
    /// The caption of the article's own picture.
    Caption,
    /// Told by the article.
    Body,
    /// Not told by the article.
    Furniture,
}

/// What a rule takes beside the line it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// The line alone.
    #[default]
    Line,
    /// The next line too, if it is short.
    Next,
    /// The line right above it too, as the caption that it is the credit of.
    Above,
    /// The headlines below it, up to an empty line or a sentence.
    Titles,
    /// All that follows, unless much running text does.
    Rest,
    /// All that follows.
    End,
}

/// Where on the page a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum At {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Before the first paragraph of the story ends.
    Head,
    /// After the first paragraph of the story.
    Tail,
}

/// An example page with its blocks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageYes {
    /// The page.
    pub text: Spanned<String>,
    /// Its blocks in order, each as `kind: words`, the kind in lower case; the words may be cut short with `…`.
    pub is: Vec<String>,
}

/// An example page with a block that must not come out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNo {
    /// The page.
    pub text: Spanned<String>,
    /// A block as `kind: words` that it must not have; the words may be cut short with `…`.
    pub never: String,
    /// Why not.
    pub why: String,
}
