//! Finds copies among articles. Knows sketches and days; nothing of events.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::model::Document;
use super::sketch::Sketch;
use crate::dates::Precision;

/// Days within which copies come out. What looks the same later is a text that returns, as on each year's feast.
const COPIED_WITHIN: i64 = 31;
/// Articles that are looked up by one key, the latest. A key of more is that of a passage which all articles of a site have.
const CROWD: usize = 32;

/// An article that is no copy.
struct Original<'a> {
    id: &'a str,
    day: Option<NaiveDate>,
    sketch: Sketch,
}

impl Original<'_> {
    fn is_copied_by(&self, sketch: &Sketch, day: Option<NaiveDate>) -> bool {
        let near = self.day.zip(day).is_none_or(|(a, b)| (b - a).num_days().abs() <= COPIED_WITHIN);
        near && self.sketch.is_copy(sketch)
    }
}

/// For each document that repeats another, which one: by id and by position among `documents`.
///
/// Articles are taken in the order of their publication (those without a day last), then of id. Each is a copy of the first
/// one before it that is no copy itself, looks like it and came out within [`COPIED_WITHIN`] days, where both tell their day.
/// Which article is a copy therefore hangs on the set of articles alone, never on the order in which they came. The cost is
/// near-linear: an article is compared with those that share a key with it ([`Sketch::bands`]), [`CROWD`] for a key at most.
pub fn duplicates(documents: &[Document]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_cached_key(|&number| {
        let document = &documents[number];
        let day = document.published.as_ref().map(|published| published.date.as_str());
        (day.is_none(), day, document.id.as_str(), document.source.as_str())
    });
    let sketches: Vec<Option<Sketch>> =
        order.iter().map(|&number| documents[number].sketch.as_deref().and_then(Sketch::parse)).collect();
    let (keys, count) = shared_keys(&sketches);
    let mut copies = vec![None; documents.len()];
    let mut originals: Vec<Original> = Vec::new();
    let mut crowds: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut by_id: FxHashMap<&str, Option<String>> = FxHashMap::default();
    let mut candidates: Vec<u32> = Vec::new();
    let mut keys = keys.as_slice();
    for (at, (number, sketch)) in order.into_iter().zip(sketches).enumerate() {
        let own = keys.partition_point(|(article, _)| *article as usize <= at);
        let (own, rest) = keys.split_at(own);
        keys = rest;
        let document = &documents[number];
        if let Some(earlier) = by_id.get(document.id.as_str()) {
            // The very same text at another place: it repeats what the first one repeats, or the first one.
            copies[number] = Some(earlier.clone().unwrap_or_else(|| document.id.clone()));
            continue;
        }
        if let Some(sketch) = sketch {
            let day = day(document);
            candidates.clear();
            candidates.extend(own.iter().flat_map(|(_, key)| &crowds[*key as usize]));
            candidates.sort_unstable();
            candidates.dedup();
            let mut known = candidates.iter().filter_map(|&original| originals.get(original as usize));
            match known.find(|original| original.is_copied_by(&sketch, day)) {
                Some(original) => copies[number] = Some(original.id.to_string()),
                None => {
                    for (_, key) in own {
                        let crowd = &mut crowds[*key as usize];
                        if crowd.len() == CROWD {
                            crowd.remove(0);
                        }
                        crowd.push(originals.len() as u32);
                    }
                    originals.push(Original { id: &document.id, day, sketch });
                }
            }
        }
        by_id.insert(&document.id, copies[number].clone());
    }
    copies
}

/// The keys that two articles or more share, each as a number: pairs of an article, by its place, and a key, in the order of
/// articles; and how many keys there are. Most keys are those of one article alone. To find the others all are sorted, a band at a
/// time, which takes less memory than a table of all and goes through it from end to end.
fn shared_keys(sketches: &[Option<Sketch>]) -> (Vec<(u32, u32)>, usize) {
    let mut shared: Vec<(u32, u32)> = Vec::new();
    let mut count = 0;
    let mut of_band: Vec<(u64, u32)> = Vec::new();
    for band in 0..Sketch::BANDS {
        of_band.clear();
        let keys = (0..).zip(sketches).filter_map(|(at, sketch)| Some((sketch.as_ref()?.band(band), at)));
        of_band.extend(keys);
        of_band.sort_unstable();
        for articles in of_band.chunk_by(|a, b| a.0 == b.0).filter(|articles| articles.len() > 1) {
            shared.extend(articles.iter().map(|(_, at)| (*at, count)));
            count += 1;
        }
    }
    shared.sort_unstable();
    (shared, count as usize)
}

/// When an article came out, if it tells the very day.
fn day(document: &Document) -> Option<NaiveDate> {
    let published = document.published.as_ref().filter(|published| published.precision == Precision::Day)?;
    published.date.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::timeline::model::Published;

    fn document(id: &str, day: &str, words: std::ops::Range<u32>) -> Document {
        let words: Vec<String> = words.map(|n| n.to_string()).collect();
        Document {
            published: Some(Published {
                date: day.to_string(),
                precision: Precision::Day,
                basis: "option".to_string(),
                text: None,
            }),
            sketch: Sketch::of(words.iter().map(String::as_str)).map(|sketch| sketch.to_string()),
            ..Document::unread(id.to_string(), format!("{id}.txt"))
        }
    }

    #[test]
    fn the_earliest_is_the_original_whatever_the_order() {
        let mut documents = vec![
            document("a", "2024-01-03", 0..300),
            document("b", "2024-01-02", 10..320),
            document("c", "2024-01-04", 5..150),
            document("d", "2024-01-04", 400..700),
            document("e", "2024-01-01", 280..410),
        ];
        for _ in 0..documents.len() {
            documents.rotate_left(1);
            let copies: BTreeMap<&str, Option<String>> =
                documents.iter().map(|document| document.id.as_str()).zip(duplicates(&documents)).collect();
            let b = Some("b".to_string());
            assert_eq!(copies, [("a", b.clone()), ("b", None), ("c", b), ("d", None), ("e", None)].into());
        }
    }

    #[test]
    fn the_same_text_twice_is_a_copy_of_itself() {
        let mut second = document("a", "2024-01-03", 0..5);
        second.source = "elsewhere.txt".to_string();
        assert_eq!(second.sketch, None);
        let copies = duplicates(&[document("a", "2024-01-03", 0..5), second]);
        assert_eq!(copies, [None, Some("a".to_string())]);
    }

    #[test]
    fn a_text_that_returns_a_year_later_is_no_copy() {
        let copies = |day: &str| duplicates(&[document("a", "2023-02-16", 0..300), document("b", day, 0..310)]);
        assert_eq!(copies("2024-02-16"), [None, None]);
        assert_eq!(copies("2023-02-20"), [None, Some("a".to_string())]);
    }

    #[test]
    fn what_all_articles_of_a_site_have_hides_no_copy() {
        // Four tenths of each text are the site's own words; each fifth repeats a story of the day before.
        let words = |story: u32| (0..110).chain(1000 * (story + 1)..1000 * (story + 1) + 160);
        let text = |number: u32, story: u32| {
            let words: Vec<String> = words(story).map(|n| n.to_string()).collect();
            let sketch = Sketch::of(words.iter().map(String::as_str)).map(|sketch| sketch.to_string());
            Document { sketch, ..document(&format!("{number:04}"), &format!("2024-01-{:02}", 1 + number / 40), 0..1) }
        };
        let documents: Vec<Document> = (0..800).map(|n| text(n, if n % 5 == 4 { n - 1 } else { n })).collect();
        let copies = duplicates(&documents);
        for (number, copy) in copies.iter().enumerate() {
            let of = (number % 5 == 4).then(|| format!("{:04}", number - 1));
            assert_eq!(*copy, of, "{number}");
        }
    }
}
