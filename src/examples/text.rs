//! Examples of the tokenizer: a `yes` must give its sentences with their tokens; a `no` must not have a token or sentence.

use super::Tested;
use crate::article::{Block, BlockKind};
use crate::packs::{Fault, Packs, Raw};
use crate::span::Span;
use crate::text::{Document, analyse};

/// Runs the examples of all `text` files.
pub(super) fn run(packs: &Packs, raw: &Raw, tested: &mut Tested) {
    for file in &raw.text {
        for example in &file.value.yes {
            let found = sentences(&read(packs, example.text.get_ref()));
            let fault = (found != example.is).then(|| {
                let help = format!("these came out: {}", found.join(" ⏎ "));
                Fault::at(&file.file, example.text.span(), "the text is cut otherwise than promised", help)
            });
            tested.note(fault);
        }
        for example in &file.value.no {
            let document = read(packs, example.text.get_ref());
            let never = example.never.as_str();
            let token = (0..document.tokens.len()).any(|token| document.word(token) == never);
            let sentence = document.sentences.iter().any(|sentence| sentence.span.of(&document.text) == never);
            let fault = (token || sentence).then(|| {
                let message = format!("`{never}` came out, which must not: {}", example.why);
                Fault::at(
                    &file.file,
                    example.text.span(),
                    message,
                    format!("these came out: {}", sentences(&document).join(" ⏎ ")),
                )
            });
            tested.note(fault);
        }
    }
}

/// The example as one paragraph of a story.
fn read(packs: &Packs, text: &str) -> Document {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Body, rule: String::new() };
    analyse(packs, text.into(), vec![block])
}

/// Each sentence as its tokens, joined by single spaces.
fn sentences(document: &Document) -> Vec<String> {
    let words = |tokens: std::ops::Range<usize>| tokens.map(|token| document.word(token)).collect::<Vec<_>>().join(" ");
    document.sentences.iter().map(|sentence| words(sentence.tokens.clone())).collect()
}
