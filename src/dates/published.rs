//! Weighs what tells the day of publication.

use super::find::{Finder, Found};
use super::{Period, Published, PublishedBasis};
use crate::input::Article;
use crate::packs::Packs;
use crate::text::Document;

pub(super) fn settle(
    _packs: &Packs,
    article: &Article,
    _document: &Document,
    _finder: &mut Finder,
    _story: &[Found],
) -> Option<Published> {
    article.stated_date.map(|day| Published { period: Period::day(day), basis: PublishedBasis::Option, text: None })
}
