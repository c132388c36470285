//! Names in CoNLL columns: a token and its IOB2 tag a line, an empty line after each sentence of the story, and before each
//! article the line `-DOCSTART-` by which readers of CoNLL files part documents.
//! For those whose tools read it; what is no name, dates included, is `O`.

use crate::names::{EntityKind, Names};
use crate::text::Document;

/// The tokens of the story with their tags (`B-PER`, `I-LOC`, `B-ORG`, `O`), parted by a tab.
///
/// ```
/// use newsctl::{article, dates::Dates, names, output, packs::Packs, text};
/// let packs = Packs::builtin()?;
/// let story = "Putin tiba di Korea Utara.";
/// let document = text::analyse(&packs, story.into(), article::blocks(&packs, story));
/// let names = names::find(&packs, &document, &Dates::default());
/// assert_eq!(output::iob2(&document, &names), "-DOCSTART-\tO\n\nPutin\tB-PER\ntiba\tO\ndi\tO\nKorea\tB-LOC\nUtara\tI-LOC\n.\tO\n\n");
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn iob2(document: &Document, names: &Names) -> String {
    let mut columns = String::with_capacity(document.text.len() * 2);
    columns.push_str("-DOCSTART-\tO\n\n");
    let mut mentions = names.mentions.iter().peekable();
    for (_, sentence) in document.story() {
        for at in sentence.tokens.clone() {
            while mentions.next_if(|mention| mention.tokens.end <= at).is_some() {}
            columns.push_str(document.word(at));
            columns.push('\t');
            match mentions.peek().filter(|mention| mention.tokens.contains(&at)) {
                Some(mention) => {
                    columns.push_str(if mention.tokens.start == at { "B-" } else { "I-" });
                    columns.push_str(tag(mention.kind));
                }
                None => columns.push('O'),
            }
            columns.push('\n');
        }
        columns.push('\n');
    }
    columns
}

fn tag(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Place => "LOC",
        EntityKind::Organization => "ORG",
    }
}
