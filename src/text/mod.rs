//! Cuts blocks into sentences and tokens and looks each token up once in the lexicon.
//! Leaves to later rooms what the words mean.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Block, BlockKind};
use crate::packs::{Packs, Sym};
use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens or apostrophes inside ("Jong-un", "isu-isu", "1990-an").
    Word,
    /// Digits with their points, commas, colons or slashes ("1.700", "07.30", "25/4/2019").
    Number,
    /// Punctuation: full stops, commas, quotation marks, brackets, dashes.
    Punct,
    /// Anything else: currency signs, emoji, bullets.
    Symbol,
}

/// How a token's letters are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters with case.
    None,
    /// All lower ("kunjungan").
    Lower,
    /// First upper, rest lower ("Kunjungan"; "Jong-un").
    Title,
    /// More than one letter and all upper ("KCNA").
    Upper,
    /// Anything else ("iPhone", "McKay").
    Mixed,
}

/// A word, number or mark. Tokens come in order and do not overlap; only white space lies between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// Its lower-cased form in the lexicon, [`Sym::NONE`] if no pack knows it.
    pub sym: Sym,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is cased.
    pub case: Case,
}

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
pub fn analyse(packs: &Packs, text: Arc<str>, blocks: Vec<Block>) -> Document {
    let _ = packs;
    Document { text, blocks, sentences: Vec::new(), tokens: Vec::new() }
}
