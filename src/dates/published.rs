//! Settles the day of publication. What the container or the user says is taken at its word; lines of the page are
//! weighed against each other and against the days that the story itself tells; a page that gives nothing is dated by
//! its story. Finds no expressions of its own: `find.rs` does.

use chrono::NaiveDate;

use super::find::{Finder, Found};
use super::{Period, Published, PublishedBasis};
use crate::article::BlockKind;
use crate::input::Article;
use crate::packs::Packs;
use crate::text::Document;

mod evidence;
mod header;
mod metadata;
mod story;

use evidence::Evidence;

/// The day of publication, if anything tells.
pub(super) fn settle(
    packs: &Packs,
    article: &Article,
    document: &Document,
    finder: &mut Finder,
    story: &[Found],
) -> Option<Published> {
    let mut dateline = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.block == BlockKind::Dateline) {
        finder.sentence(index, sentence, &mut dateline);
    }
    let evidence = Evidence::gather(packs, document, story, &dateline);
    let told = |day: NaiveDate, basis: PublishedBasis, text: Option<&str>| {
        Some(Published { period: Period::day(day), basis, text: text.map(str::to_string) })
    };
    if let Some(text) = &article.metadata_date {
        let readings = metadata::readings(packs, text);
        // Of two readings ("10/12/2025") the one that the story bears out; the first is the usual one.
        let best = readings.iter().copied().enumerate().max_by_key(|&(i, day)| (evidence.weigh(day), std::cmp::Reverse(i)));
        if let Some((_, day)) = best {
            return told(day, PublishedBasis::Metadata, Some(text));
        }
    }
    if let Some(day) = article.stated_date {
        return told(day, PublishedBasis::Option, None);
    }
    header::best(packs, document, finder, &evidence).or_else(|| story::guess(&evidence, packs.dates.published.earliest))
}
