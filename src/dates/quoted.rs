//! On which day a quotation was said: what "kemarin" and "malam ini" in it count from. Finds the expressions that name such
//! days; leaves to `resolve` what they mean.

use super::find::Found;
use crate::packs::dates::{DateFunction, plain_mark};
use crate::packs::{Packs, WordClass};
use crate::text::Document;

/// How many tokens before a day the word may stand that says that something was said on it: "kata Menteri Dalam Negeri Tito
/// Karnavian saat ditemui di kantornya, Selasa".
const REACH: usize = 24;

/// For each expression that stands in quotation marks, the one that names the day on which the words were said, by number: in
/// the same sentence, else the last one before.
pub(super) fn said_on(packs: &Packs, document: &Document, story: &[Found]) -> Vec<Option<usize>> {
    let mut said = vec![None; story.len()];
    let mut quoted = Vec::with_capacity(story.len());
    let (mut block, mut token, mut open) = (usize::MAX, 0, false);
    for found in story {
        let sentence = &document.sentences[found.sentence];
        if sentence.block_index != block {
            // A paragraph that opens a quotation need not close it.
            block = sentence.block_index;
            let first = document.sentences[..found.sentence].iter().rposition(|before| before.block_index != block);
            token = document.sentences[first.map_or(0, |last| last + 1)].tokens.start;
            open = false;
        }
        while token < found.tokens.start {
            open ^= document.word(token).chars().next().map(plain_mark) == Some('"');
            token += 1;
        }
        quoted.push(open);
    }
    let mut last = None;
    let mut from = 0;
    while from < story.len() {
        let to = from + story[from..].iter().take_while(|found| found.sentence == story[from].sentence).count();
        let day = (from..to).rfind(|&at| !quoted[at] && tells_when_said(packs, document, &story[at]));
        last = day.or(last);
        (from..to).filter(|&at| quoted[at]).for_each(|at| said[at] = last);
        from = to;
    }
    said
}

/// Whether an expression names the day on which its sentence reports that something was said.
fn tells_when_said(packs: &Packs, document: &Document, found: &Found) -> bool {
    if !matches!(packs.dates.rules[found.rule].function, DateFunction::Day | DateFunction::Weekday) {
        return false;
    }
    let start = document.sentences[found.sentence].tokens.start.max(found.tokens.start.saturating_sub(REACH));
    document.tokens[start..found.tokens.start].iter().any(|token| packs.lexicon.is(token.sym, WordClass::Reporting))
}
