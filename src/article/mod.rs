//! Tells the story from the page around it: cuts an article's text into [`Block`]s (title, body, caption, furniture …)
//! by the rules of `packs/*/page.toml`. Leaves dates and their weighing to `dates/`, words to `text/`.

use crate::packs::{ArticleRules, Packs};
use crate::span::Span;

mod lines;
mod page;
mod pieces;

/// What a stretch of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's own headline.
    Title,
    /// The line under the headline, a summary.
    Deck,
    /// A line that gives the time of publication (and nothing that is told).
    Header,
    /// "JAKARTA, KOMPAS.com -": where and by whom, at the head of the first paragraph.
    Dateline,
    /// Running text of the story.
    Body,
    /// The caption of a picture that belongs to the article.
    Caption,
    /// Everything else: menus, "Baca juga", bylines, comments, credits.
    Furniture,
}

impl BlockKind {
    /// Whether the block tells part of the story, so that names, dates and events are sought in it.
    pub fn is_story(self) -> bool {
        matches!(self, Self::Title | Self::Deck | Self::Body | Self::Caption)
    }
}

/// A stretch of the text with what it is. Blocks come in order, do not overlap, and only white space lies between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The rule of the page pack that said so, for `explain`.
    pub rule: String,
}

/// Cuts the text of an article into blocks.
///
/// ```
/// use newsctl::article::{self, BlockKind};
/// let packs = newsctl::packs::Packs::builtin()?;
/// let text = "MOSKOW - Presiden Rusia bertolak ke Pyongyang pada Rabu pagi, kata juru bicaranya.\n\nBaca juga: Harga emas naik";
/// let kinds: Vec<_> = article::blocks(&packs, text).iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Dateline, BlockKind::Body, BlockKind::Furniture]);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn blocks(packs: &Packs, text: &str) -> Vec<Block> {
    let lines = lines::read(&packs.article, text);
    let verdicts = page::judge(packs, text, &lines);
    let mut blocks = Vec::with_capacity(lines.len() + 8);
    for (line, verdict) in lines.iter().zip(&verdicts) {
        pieces::cut(&packs.article, text, line, verdict, &mut blocks);
    }
    blocks
}

/// Reads the lines of a page and forgets what they are, until `stop` says so or the page ends. Patterns of page rules are made
/// ready when they are first met, so that who has time before the other rules are compiled can have those of a page that will
/// come met here. Changes nothing that [`blocks`] finds.
pub fn rehearse(rules: &ArticleRules, text: &str, stop: impl Fn() -> bool) {
    lines::rehearse(rules, text, stop);
}
