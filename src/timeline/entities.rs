//! Who and what the articles name, taken together.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Document, Entity, Named};

/// The entities of all documents, by id. An article that lies at several places counts once.
pub(super) fn entities(documents: &[Document]) -> Vec<Entity> {
    let mut by_id: BTreeMap<&str, BTreeMap<&str, &Named>> = BTreeMap::new();
    for document in documents {
        for named in document.entities.iter().flatten() {
            let said = by_id.entry(&named.id).or_default().entry(&document.id).or_insert(named);
            // Differs only where the same text was read with different rules or publication days.
            *said = (*said).max(named);
        }
    }
    by_id.into_iter().map(|(id, said)| entity(id, &said)).collect()
}

fn entity(id: &str, said: &BTreeMap<&str, &Named>) -> Entity {
    let all = || said.values().copied();
    Entity {
        id: id.to_string(),
        kind: id.split('/').next().unwrap_or_default().to_string(),
        name: by_votes(all().map(|named| named.name.clone())).into_iter().next().unwrap_or_default(),
        country: by_votes(all().filter_map(|named| named.country)).into_iter().next(),
        place: by_votes(all().filter_map(|named| named.place.clone())).into_iter().next(),
        roles: by_votes(all().flat_map(|named| named.roles.iter().cloned().collect::<BTreeSet<_>>())),
        aliases: by_votes(all().flat_map(|named| named.aliases.iter().cloned().collect::<BTreeSet<_>>())),
        mentions: all().fold(0, |sum, named| sum.saturating_add(named.mentions)),
        documents: said.keys().map(|id| id.to_string()).collect(),
    }
}

/// Each value once, the most frequent first, equals in their own order.
fn by_votes<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut votes: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *votes.entry(value).or_default() += 1);
    let mut sorted: Vec<(T, usize)> = votes.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.into_iter().map(|(value, _)| value).collect()
}
