//! NDJSON of an article's sentences with their tokens, a line a sentence.

use std::io::{self, Write};

use serde::Serialize;

use super::code_points::CodePoints;
use crate::analysis::Analysis;
use crate::article::BlockKind;
use crate::text::TokenKind;

/// A line, keys in this order.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    sentence: usize,
    start: u32,
    end: u32,
    block: &'static str,
    tokens: Vec<Token<'a>>,
}

#[derive(Serialize)]
struct Token<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    kind: &'static str,
}

/// Writes the lines of one article, furniture's included.
///
/// # Errors
/// What the writer reports.
pub fn write_tokens(analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    let document = &analysis.document;
    let counted = CodePoints::new(&document.text);
    let id = analysis.id();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let (start, end) = counted.span(sentence.span);
        let tokens = document.tokens[sentence.tokens.clone()]
            .iter()
            .map(|token| {
                let (start, end) = counted.span(token.span);
                Token { text: token.span.of(&document.text), start, end, kind: token_kind(token.kind) }
            })
            .collect();
        let line = Line { document: &id, sentence: number, start, end, block: block_kind(sentence.block), tokens };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Punct => "punct",
        TokenKind::Symbol => "symbol",
    }
}

fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Deck => "deck",
        BlockKind::Header => "header",
        BlockKind::Dateline => "dateline",
        BlockKind::Body => "body",
        BlockKind::Caption => "caption",
        BlockKind::Furniture => "furniture",
    }
}
