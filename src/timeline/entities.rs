//! Who and what the articles name, taken together.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::model::{Document, Entity, Named};

/// The entities of all documents, by id. An article that lies at several places counts once.
pub(super) fn entities(documents: &[Document]) -> Vec<Entity> {
    let mut by_id: FxHashMap<&str, Vec<(&str, &Named)>> = FxHashMap::default();
    for document in documents {
        for named in document.entities.iter().flatten() {
            by_id.entry(&named.id).or_default().push((&document.id, named));
        }
    }
    let mut all: Vec<(&str, Vec<(&str, &Named)>)> = by_id.into_iter().collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter()
        .map(|(id, mut said)| {
            // What is said twice differs only where the same text was read with different rules or publication days.
            said.sort_unstable_by(|a, b| a.0.cmp(b.0).then_with(|| b.1.cmp(a.1)));
            said.dedup_by_key(|(document, _)| *document);
            entity(id, &said)
        })
        .collect()
}

fn entity(id: &str, said: &[(&str, &Named)]) -> Entity {
    let all = || said.iter().map(|(_, named)| *named);
    let owned = |words: Vec<&String>| words.into_iter().cloned().collect();
    Entity {
        id: id.to_string(),
        kind: id.split('/').next().unwrap_or_default().to_string(),
        name: by_votes(all().map(|named| &named.name)).first().map(|name| name.to_string()).unwrap_or_default(),
        country: by_votes(all().filter_map(|named| named.country)).into_iter().next(),
        place: by_votes(all().filter_map(|named| named.place.as_ref())).first().map(|place| place.to_string()),
        within: by_votes(all().filter_map(|named| named.within.as_ref())).first().map(|town| town.to_string()),
        roles: owned(by_votes(all().flat_map(|named| each_once(&named.roles)))),
        aliases: owned(by_votes(all().flat_map(|named| each_once(&named.aliases)))),
        mentions: all().fold(0, |sum, named| sum.saturating_add(named.mentions)),
        documents: said.iter().map(|(id, _)| id.to_string()).collect(),
    }
}

/// The words of a short list, none twice.
fn each_once(words: &[String]) -> impl Iterator<Item = &String> {
    words.iter().enumerate().filter(|(at, word)| !words[..*at].contains(word)).map(|(_, word)| word)
}

/// Each value once, the most frequent first, equals in their own order.
fn by_votes<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut votes: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *votes.entry(value).or_default() += 1);
    let mut sorted: Vec<(T, usize)> = votes.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.into_iter().map(|(value, _)| value).collect()
}
