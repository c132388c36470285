//! Which landmarks stand in which towns: as packs tell, and of others as far as names and sentences do.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::Account;
use super::model::{Document, Entity};

/// Letters that may stand between a landmark and its town: a mark or a short preposition.
const BETWEEN: usize = 5;

/// Pairs of a landmark and its town: the one that packs tell, and a town of its country that stands in its name ("Bandara Pyongyang") or right behind it in a
/// sentence that tells of an event ("Bandara Sunan, Pyongyang").
pub(super) fn within<'a>(documents: &[Document], accounts: &[Account], entities: &'a [Entity]) -> FxHashSet<(&'a str, &'a str)> {
    let places: FxHashMap<&str, &Entity> =
        entities.iter().filter(|entity| entity.kind == "place").map(|entity| (entity.id.as_str(), entity)).collect();
    // For each article with both, its landmarks and its towns.
    let mut of_article: BTreeMap<&str, (Vec<&Entity>, Vec<&Entity>)> = BTreeMap::new();
    for document in documents {
        let named = || document.entities.iter().flatten().filter_map(|named| places.get(named.id.as_str()).copied());
        let landmarks: Vec<&Entity> = named().filter(|entity| entity.place.as_deref() == Some("landmark")).collect();
        let towns: Vec<&Entity> = named().filter(|entity| is_town(entity)).collect();
        if !landmarks.is_empty() && !towns.is_empty() {
            of_article.insert(&document.id, (landmarks, towns));
        }
    }
    let told = |entity: &'a Entity| Some((entity.id.as_str(), entity.within.as_deref()?));
    let mut found: FxHashSet<(&str, &str)> = entities.iter().filter_map(told).collect();
    for (landmarks, towns) in of_article.values() {
        for (landmark, town) in pairs(landmarks, towns) {
            if forms(landmark).any(|long| forms(town).any(|short| has_word(long, short))) {
                found.insert((landmark.id.as_str(), town.id.as_str()));
            }
        }
    }
    for account in accounts {
        let Some((landmarks, towns)) = of_article.get(account.report.document.as_str()) else { continue };
        for (landmark, town) in pairs(landmarks, towns) {
            let pair = (landmark.id.as_str(), town.id.as_str());
            if !found.contains(&pair) && account.evidence.iter().any(|sentence| side_by_side(&sentence.text, landmark, town)) {
                found.insert(pair);
            }
        }
    }
    found
}

fn is_town(entity: &Entity) -> bool {
    matches!(entity.place.as_deref(), Some("city" | "capital"))
}

fn pairs<'b, 'a: 'b>(
    landmarks: &'b [&'a Entity],
    towns: &'b [&'a Entity],
) -> impl Iterator<Item = (&'a Entity, &'a Entity)> + 'b {
    let all = landmarks.iter().flat_map(|&landmark| towns.iter().map(move |&town| (landmark, town)));
    all.filter(|(landmark, town)| landmark.country.is_none() || town.country.is_none() || landmark.country == town.country)
}

fn forms(entity: &Entity) -> impl Iterator<Item = &str> {
    entity.aliases.iter().chain([&entity.name]).map(String::as_str)
}

/// Whether whole words of `long` are `short`.
fn has_word(long: &str, short: &str) -> bool {
    !short.is_empty() && long.match_indices(short).any(|(at, _)| is_whole(long, at, at + short.len()))
}

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    let (before, after) = (text.get(..start), text.get(end..));
    !letter(before.and_then(|text| text.chars().next_back())) && !letter(after.and_then(|text| text.chars().next()))
}

/// Whether the sentence names the town right behind the landmark.
fn side_by_side(sentence: &str, landmark: &Entity, town: &Entity) -> bool {
    forms(landmark).filter(|form| !form.is_empty()).any(|form| {
        sentence.match_indices(form).filter_map(|(at, _)| sentence.get(at + form.len()..)).any(|rest| {
            forms(town).filter(|form| !form.is_empty()).any(|form| {
                let at = rest.find(form);
                at.is_some_and(|at| {
                    (1..=BETWEEN).contains(&at) && !rest[..at].contains('.') && is_whole(rest, at, at + form.len())
                })
            })
        })
    })
}
