//! Finds copies among articles. Knows sketches and days; nothing of events.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::model::Document;
use super::sketch::Sketch;

/// For each document that repeats another, which one: by id and by position among `documents`.
///
/// Articles are taken in the order of their publication (those without a day last), then of id. Each is a copy of the first
/// one before it that is no copy itself and looks like it. Which article is a copy therefore hangs on the set of articles
/// alone, never on the order in which they came. The cost is near-linear: only articles that share a band are compared.
pub fn duplicates(documents: &[Document]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_cached_key(|&number| {
        let document = &documents[number];
        let day = document.published.as_ref().map(|published| published.date.clone());
        (day.is_none(), day, document.id.clone(), document.source.clone())
    });
    let mut copies = vec![None; documents.len()];
    let mut originals: Vec<Sketch> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    let mut by_band: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut by_id: BTreeMap<&str, Option<String>> = BTreeMap::new();
    for number in order {
        let document = &documents[number];
        if let Some(earlier) = by_id.get(document.id.as_str()) {
            // The very same text at another place: it repeats what the first one repeats, or the first one.
            copies[number] = Some(earlier.clone().unwrap_or_else(|| document.id.clone()));
            continue;
        }
        if let Some(sketch) = document.sketch.as_deref().and_then(Sketch::parse) {
            let mut candidates: Vec<usize> = sketch.bands().filter_map(|band| by_band.get(&band)).flatten().copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            match candidates.into_iter().find(|&original| originals[original].is_copy(&sketch)) {
                Some(original) => copies[number] = Some(ids[original].to_string()),
                None => {
                    sketch.bands().for_each(|band| by_band.entry(band).or_default().push(originals.len()));
                    originals.push(sketch);
                    ids.push(&document.id);
                }
            }
        }
        by_id.insert(&document.id, copies[number].clone());
    }
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Precision;
    use crate::timeline::model::Published;

    fn document(id: &str, day: &str, words: std::ops::Range<u32>) -> Document {
        let words: Vec<String> = words.map(|n| n.to_string()).collect();
        Document {
            id: id.to_string(),
            source: format!("{id}.txt"),
            url: None,
            site: None,
            key: None,
            title: None,
            published: Some(Published {
                date: day.to_string(),
                precision: Precision::Day,
                basis: "option".to_string(),
                text: None,
            }),
            language: None,
            sentences: None,
            tokens: None,
            duplicate_of: None,
            sketch: Sketch::of(words.iter().map(String::as_str)).map(|sketch| sketch.to_string()),
            entities: None,
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
}
