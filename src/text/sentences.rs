//! Groups the tokens of a block into sentences.

use std::ops::Range;

use super::token::{Token, TokenKind};

/// Cuts the tokens of one block (indices `range`) into sentences and hands each to `emit`.
pub(super) fn cut(text: &str, tokens: &[Token], range: Range<usize>, mut emit: impl FnMut(Range<usize>)) {
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        at += 1;
        if !ends(text, tokens, at - 1) {
            continue;
        }
        while at < range.end && closes(text, &tokens[at]) && tokens[at].span.start == tokens[at - 1].span.end {
            at += 1;
        }
        if at < range.end && !opens(text, tokens, at) {
            continue;
        }
        emit(start..at);
        start = at;
    }
    if start < range.end {
        emit(start..range.end);
    }
}

/// Whether a token can end a sentence.
fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.kind == TokenKind::Punct && matches!(token.span.of(text).as_bytes(), [b'.' | b'?' | b'!', ..] | [0xe2, 0x80, 0xa6])
}

/// Whether a token closes a quotation or bracket.
fn closes(text: &str, token: &Token) -> bool {
    matches!(token.span.of(text), "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "»")
}

/// Whether a sentence can begin with the token.
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.of(text);
    !word.starts_with(|c: char| c.is_lowercase() || ",;:)".contains(c))
}
