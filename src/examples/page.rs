//! Examples of page rules: a `yes` must give its blocks, a `no` must not have one. Every rule must fire in some example.

use std::collections::BTreeSet;

use super::Tested;
use crate::article::{Block, BlockKind, blocks};
use crate::packs::{Fault, Packs, Raw};

/// Runs the examples of all `page` files.
pub(super) fn run(packs: &Packs, raw: &Raw, tested: &mut Tested) {
    let mut fired = BTreeSet::new();
    for file in &raw.page {
        for example in &file.value.yes {
            let text = example.text.get_ref();
            let found = blocks(packs, text);
            fired.extend(found.iter().map(|block| block.rule.clone()));
            let alike =
                found.len() == example.is.len() && found.iter().zip(&example.is).all(|(block, is)| is_alike(block, text, is));
            let fault = (!alike).then(|| {
                let first = found
                    .iter()
                    .zip(&example.is)
                    .position(|(block, is)| !is_alike(block, text, is))
                    .unwrap_or(found.len().min(example.is.len()));
                let came =
                    found.get(first).map_or("nothing".to_string(), |block| format!("`{}` by {}", show(block, text), block.rule));
                let promised = example.is.get(first).map_or("nothing", |is| is);
                let message = format!("block {} comes out otherwise than promised", first + 1);
                Fault::at(&file.file, example.text.span(), message, format!("{came} came out, `{promised}` was promised"))
            });
            tested.note(fault);
        }
        for example in &file.value.no {
            let text = example.text.get_ref();
            let found = blocks(packs, text).into_iter().find(|block| is_alike(block, text, &example.never));
            let fault = found.map(|block| {
                let message = format!("`{}` came out by {}, which must not: {}", show(&block, text), block.rule, example.why);
                Fault::at(&file.file, example.text.span(), message, "make the rule narrower")
            });
            tested.note(fault);
        }
    }
    for file in &raw.page {
        let pack = raw.pack_of(&file.file);
        for rule in &file.value.rule {
            let name = format!("{pack}/{}", rule.id.get_ref());
            if !fired.contains(&name) {
                let message = format!("the page rule `{}` fires in no example", rule.id.get_ref());
                tested.faults.push(Fault::at(&file.file, rule.id.span(), message, "add it to the page of a [[yes]]"));
            }
        }
    }
    tested.fired.extend(fired);
}

/// Whether a block is as `kind: words` says; the words may be cut short with `…`.
fn is_alike(block: &Block, text: &str, expected: &str) -> bool {
    let Some((kind, words)) = expected.split_once(": ") else { return false };
    let found = block.span.of(text);
    let alike = match words.strip_suffix('…') {
        Some(beginning) => found.starts_with(beginning),
        None => found == words,
    };
    kind == name(block.kind) && alike
}

fn show(block: &Block, text: &str) -> String {
    let words: String = block.span.of(text).chars().take(60).collect();
    format!("{}: {words}", name(block.kind))
}

/// The name of a kind in examples.
fn name(kind: BlockKind) -> &'static str {
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
