//! How well accounts of one happening are joined over articles: right mentions from annotated articles go in, and B-cubed
//! tells how far what comes out agrees with happenings judged by hand (`tests/gold/joined.json`).
//! The annotated articles lie beside the repository; without them there is nothing to measure.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use newsctl::dates::Precision;
use newsctl::events::{DateBasis, Role, Status};
use newsctl::packs::Country;
use newsctl::timeline::merge;
use newsctl::timeline::model::{
    Document, Event, Evidence, Generator, Named, Participant, Published, Report, SCHEMA, Timeline, When,
};
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

/// `2024-01-16`, `2024-01`, `2024`, `2024-W03` or two of them with a slash.
fn when(value: &str) -> When {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    let (start, _, precision) = period(from);
    let (_, end, _) = period(to);
    let precision = if from == to { precision } else { Precision::Range };
    When { start, end, precision, basis: DateBasis::Expression, text: None }
}

fn period(value: &str) -> (chrono::NaiveDate, chrono::NaiveDate, Precision) {
    use newsctl::dates::Period;
    let number = |part: &str| part.trim_start_matches('W').parse::<u32>().unwrap();
    let parts: Vec<&str> = value.split('-').collect();
    let year = parts[0].parse().unwrap();
    let period = match parts[1..] {
        [] => Period::year(year).unwrap(),
        [week] if week.starts_with('W') => {
            Period::week_of(chrono::NaiveDate::from_isoywd_opt(year, number(week), chrono::Weekday::Mon).unwrap()).unwrap()
        }
        [month] => Period::month(year, number(month)).unwrap(),
        _ => Period::day(value.parse().unwrap()),
    };
    (period.start, period.end, period.precision)
}

/// Spellings of the annotated names, brought together by plain rules, since who is who is not what is measured here.
fn slug(name: &str) -> String {
    let name = name.to_lowercase().replace("sergei", "sergey").replace("sun-hui", "son-hui").replace("vassily", "vasily");
    name.replace([' ', '-'], "-").replace("alexei", "alexey")
}

/// A timeline of one article: each annotated event is an event of its own.
fn timeline(article: &str, gold: &Gold, sides: &BTreeMap<&str, Country>) -> Timeline {
    let mut named: BTreeMap<String, Named> = BTreeMap::new();
    let mut name = |kind: &str, name: &str, country: Option<Country>, place: Option<&str>| {
        let id = format!("{kind}/{}", slug(name));
        let entry = Named {
            id: id.clone(),
            name: name.to_string(),
            country,
            place: place.map(str::to_string),
            roles: Vec::new(),
            aliases: Vec::new(),
            mentions: 1,
        };
        named.insert(id.clone(), entry);
        id
    };
    let events = gold.events.iter().enumerate().map(|(number, event)| {
        let person = |person: &String| sides.get(slug(person).as_str()).copied();
        let participants: Vec<Participant> = event
            .persons
            .iter()
            .map(|one| Participant { entity: name("person", one, person(one), None), role: Role::Other })
            .collect();
        let place = event.place.as_ref().map(|place| {
            let country = sides.get(slug(place).as_str()).copied();
            let sort = match slug(place).as_str() {
                "rusia" | "korea-utara" => "country",
                "timur-jauh-rusia" => "region",
                "kosmodrom-vostochny" | "kremlin" | "istana-kumsusan" | "lapangan-kim-il-sung" | "bandara-knevichi" => "landmark",
                _ => "city",
            };
            name("place", place, country, Some(sort))
        });
        let date = event.date.as_deref().map(when);
        let report = Report {
            document: article.to_string(),
            status: event.status,
            date: date.clone(),
            countries: event.countries.clone(),
            participants: participants.clone(),
            place: place.clone(),
            attribution: Vec::new(),
        };
        let evidence = Evidence {
            document: article.to_string(),
            report: 0,
            start: number as u32,
            end: number as u32 + 1,
            text: event.cue.clone(),
            trigger: (number as u32, number as u32 + 1),
            status: event.status,
            date: date.clone(),
            rule: String::new(),
            clarity: 3,
        };
        Event {
            id: String::new(),
            kind: event.kind.clone(),
            plover: None,
            cameo: None,
            goldstein: None,
            mutual: ["meeting", "call", "agreement", "cooperation"].contains(&event.kind.as_str()),
            status: event.status,
            date,
            summary: String::new(),
            countries: event.countries.clone(),
            participants,
            place,
            attribution: Vec::new(),
            sources: 1,
            confidence: 0.0,
            history: Vec::new(),
            conflicts: Vec::new(),
            reports: vec![report],
            evidence: vec![evidence],
        }
    });
    let events = events.collect();
    let published = gold.published.as_ref().map(|date| Published {
        date: date.clone(),
        precision: if date.len() == 10 { Precision::Day } else { Precision::Month },
        basis: "option".to_string(),
        text: None,
    });
    let document = Document {
        id: article.to_string(),
        source: article.to_string(),
        url: None,
        title: None,
        published,
        language: None,
        sentences: Some(1),
        tokens: Some(1),
        duplicate_of: None,
        sketch: None,
        entities: Some(named.into_values().collect()),
    };
    Timeline {
        schema: SCHEMA.to_string(),
        generator: Generator { name: "newsctl".to_string(), version: "0".to_string(), packs: Vec::new() },
        topic: Vec::new(),
        documents: vec![document],
        entities: Vec::new(),
        events,
    }
}

/// Countries of the persons and places that the happenings turn on.
fn sides() -> BTreeMap<&'static str, Country> {
    let table = [
        ("RUS", "vladimir-putin sergey-lavrov dmitry-medvedev sergei-shoigu sergey-shoigu alexander-kozlov alexander-matsegora"),
        ("RUS", "oleg-kozhemyako andrei-belousov rusia moskow moskwa vladivostok kosmodrom-vostochny timur-jauh-rusia kremlin"),
        ("RUS", "pulau-russky bandara-knevichi georgy-zinoviev vasily-nebenzya vasily-nebenzia sergey-naryshkin"),
        ("PRK", "kim-jong-un kim-jong-il choe-son-hui kim-yo-jong kim-yong-nam ri-yong-ho korea-utara pyongyang istana-kumsusan"),
        ("PRK", "lapangan-kim-il-sung no-kwang-chol kang-sun-nam yun-jong-ho"),
    ];
    let words = table.iter().flat_map(|(code, words)| words.split(' ').map(|word| (word, Country::new(code).unwrap())));
    words.collect()
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
            timelines.push(timeline(article, &gold, &sides()));
        }
    }
    let by_hand: BTreeMap<&str, &str> = joined
        .happenings
        .iter()
        .flat_map(|(name, members)| members.iter().map(|member| (member.as_str(), name.as_str())))
        .collect();
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
    let report = format!("{} mentions: B-cubed precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}", mentions.len());
    assert!(f1 >= FLOOR && std::env::var_os("NEWSCTL_SHOW").is_none(), "{report}\n{}", Vec::from_iter(wrong).join("\n"));
}
