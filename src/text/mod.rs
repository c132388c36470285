//! Cuts blocks into sentences and tokens and looks each token up once in the lexicon.
//! Leaves to later rooms what the words mean.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Block, BlockKind};
use crate::packs::Packs;
use crate::span::Span;

mod sentences;
mod token;
mod tokens;

pub use token::{Case, Token, TokenKind};

/// A sentence (or headline, caption, menu line): a run of tokens of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to the end of its last.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// The kind of block it stands in.
    pub block: BlockKind,
    /// Which block: index into [`Document::blocks`]. A paragraph is one block.
    pub block_index: usize,
}

/// An article's text with its blocks, sentences and tokens: what all later rooms read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The article's text.
    pub text: Arc<str>,
    /// The page's blocks.
    pub blocks: Vec<Block>,
    /// Sentences in order, furniture's included.
    pub sentences: Vec<Sentence>,
    /// Tokens in order, furniture's included.
    pub tokens: Vec<Token>,
}

impl Document {
    /// The words of a token.
    pub fn word(&self, token: usize) -> &str {
        self.tokens[token].span.of(&self.text)
    }

    /// The span from the first to the last token of a range that is not empty.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// The text from the first to the last token of a range that is not empty.
    pub fn slice(&self, tokens: &Range<usize>) -> &str {
        self.span(tokens).of(&self.text)
    }

    /// Sentences of the story itself, with their indices.
    pub fn story(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, s)| s.block.is_story())
    }
}

/// Cuts every block into sentences and tokens.
///
/// ```
/// use newsctl::{article, packs::Packs, text};
/// let packs = Packs::builtin()?;
/// let story = "Putin tiba di Pyongyang. Ia disambut Kim Jong-un.";
/// let document = text::analyse(&packs, story.into(), article::blocks(&packs, story));
/// assert_eq!(document.sentences.len(), 2);
/// assert_eq!(document.word(document.sentences[1].tokens.end - 2), "Jong-un");
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn analyse(packs: &Packs, text: Arc<str>, blocks: Vec<Block>) -> Document {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut sentences = Vec::with_capacity(text.len() / 100);
    for (block_index, block) in blocks.iter().enumerate() {
        let first = found.len();
        tokens::cut(packs, &text, block.span, &mut found);
        sentences::cut(packs, &text, &found, first..found.len(), |tokens| {
            let span = found[tokens.start].span.join(found[tokens.end - 1].span);
            sentences.push(Sentence { span, tokens, block: block.kind, block_index });
        });
    }
    Document { text, blocks, sentences, tokens: found }
}
