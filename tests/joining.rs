//! How well accounts of one happening are joined over articles: right mentions from annotated articles go in, and B-cubed
//! tells how far what comes out agrees with happenings judged by hand (`tests/gold/joined.json`).
//! The annotated articles lie beside the repository; without them there is nothing to measure.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail, and prints what it measured")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Told, Who, country, timeline};
use newsctl::events::{DateBasis, Status};
use newsctl::packs::Country;
use newsctl::timeline::merge;
use serde::Deserialize;

/// B-cubed F1 may not fall under this.
const FLOOR: f64 = 0.90;

#[derive(Deserialize)]
struct Gold {
    published: Option<String>,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct GoldEvent {
    #[serde(rename = "type")]
    kind: String,
    status: Status,
    date: Option<String>,
    countries: Vec<Country>,
    persons: Vec<String>,
    place: Option<String>,
    cue: String,
}

#[derive(Deserialize)]
struct Joined {
    happenings: BTreeMap<String, Vec<String>>,
}

/// Spellings of the annotated names, brought together by plain rules, since who is who is not what is measured here.
fn slug(name: &str) -> String {
    let name = name.to_lowercase().replace(' ', "-");
    let same = [("sergei", "sergey"), ("alexei", "alexey"), ("vassily", "vasily"), ("choe-sun", "choe-son")];
    same.iter().fold(name, |name, (from, to)| name.replace(from, to))
}

/// Countries of the persons and places that the happenings turn on.
fn sides() -> BTreeMap<&'static str, Country> {
    let table = [
        ("RUS", "vladimir-putin sergey-lavrov dmitry-medvedev sergey-shoigu alexander-kozlov alexander-matsegora"),
        ("RUS", "oleg-kozhemyako andrei-belousov rusia moskow moskwa vladivostok kosmodrom-vostochny timur-jauh-rusia kremlin"),
        ("RUS", "pulau-russky bandara-knevichi georgy-zinoviev vasily-nebenzya vasily-nebenzia sergey-naryshkin"),
        ("PRK", "kim-jong-un kim-jong-il choe-son-hui kim-yo-jong kim-yong-nam ri-yong-ho korea-utara pyongyang istana-kumsusan"),
        ("PRK", "lapangan-kim-il-sung no-kwang-chol kang-sun-nam yun-jong-ho"),
    ];
    table.iter().flat_map(|(code, words)| words.split(' ').map(|word| (word, country(code)))).collect()
}

fn told(event: &GoldEvent, sides: &BTreeMap<&str, Country>) -> Told {
    let who = |kind: &str, name: &String| {
        let slug = slug(name);
        let place = (kind == "place").then_some(match slug.as_str() {
            "rusia" | "korea-utara" => "country",
            "timur-jauh-rusia" => "region",
            "kosmodrom-vostochny" | "kremlin" | "istana-kumsusan" | "lapangan-kim-il-sung" | "bandara-knevichi" => "landmark",
            _ => "city",
        });
        Who { id: format!("{kind}/{slug}"), name: name.clone(), country: sides.get(slug.as_str()).copied(), place }
    };
    Told {
        kind: event.kind.clone(),
        status: event.status,
        date: event.date.clone(),
        basis: DateBasis::Expression,
        countries: event.countries.clone(),
        persons: event.persons.iter().map(|name| who("person", name)).collect(),
        place: event.place.as_ref().map(|name| who("place", name)),
        words: event.cue.clone(),
        clarity: 3,
    }
}

#[test]
fn right_mentions_are_joined_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let joined: Joined = serde_json::from_str(&std::fs::read_to_string(root.join("tests/gold/joined.json")).unwrap()).unwrap();
    let mut timelines = Vec::new();
    let mut mentions: Vec<String> = Vec::new();
    for folder in ["dev", "seeds"] {
        let Ok(entries) = std::fs::read_dir(root.join("../shared").join(folder)) else { return };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
        paths.sort();
        for path in paths {
            let gold: Gold = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let article = stem.split('_').next().unwrap();
            mentions.extend((0..gold.events.len()).map(|number| format!("{article}:{number}")));
            let told: Vec<Told> = gold.events.iter().map(|event| told(event, &sides())).collect();
            timelines.push(timeline(article, article, gold.published.as_deref(), None, &told));
        }
    }
    let happenings = joined.happenings.iter();
    let by_hand: BTreeMap<&str, &str> =
        happenings.flat_map(|(name, members)| members.iter().map(|member| (member.as_str(), name.as_str()))).collect();
    for member in by_hand.keys() {
        assert!(mentions.iter().any(|mention| mention == member), "{member} is no mention");
    }
    let result = merge(timelines).unwrap();
    let mut system: BTreeMap<String, usize> = BTreeMap::new();
    for (number, event) in result.events.iter().enumerate() {
        system.extend(event.evidence.iter().map(|one| (format!("{}:{}", one.document, one.start), number)));
    }
    let gold_of = |mention: &str| by_hand.get(mention).map_or(mention.to_string(), |name| name.to_string());
    let (mut precision, mut recall) = (0.0, 0.0);
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for mention in &mentions {
        let ours: BTreeSet<&String> = mentions.iter().filter(|other| system[*other] == system[mention]).collect();
        let theirs: BTreeSet<&String> = mentions.iter().filter(|other| gold_of(other) == gold_of(mention)).collect();
        let both = ours.intersection(&theirs).count() as f64;
        precision += both / ours.len() as f64;
        recall += both / theirs.len() as f64;
        if ours != theirs {
            wrong.insert(format!("system {ours:?}\n  gold {theirs:?} {}", gold_of(mention)));
        }
    }
    let (precision, recall) = (precision / mentions.len() as f64, recall / mentions.len() as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    // Shown by `cargo test --test joining -- --nocapture`, and whenever the test fails.
    println!("{}", Vec::from_iter(wrong).join("\n"));
    println!("{} mentions: B-cubed precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}", mentions.len());
    assert!(f1 >= FLOOR);
}
