//! Timelines made by hand, for tests: one article with events that are told in one sentence each.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod calendar;

use newsctl::dates::{Period, Precision};
use newsctl::events::{DateBasis, Role, Status};
use newsctl::packs::Country;
use newsctl::timeline::model::{
    Document, Event, Evidence, Generator, Named, Participant, Published, Report, SCHEMA, Timeline, When,
};

/// An event as one article tells it.
#[derive(Debug, Clone)]
pub struct Told {
    pub kind: String,
    pub status: Status,
    /// `2024-01-16`, `2024-01`, `2024`, `2024-W03`, or two of them with a slash.
    pub date: Option<String>,
    pub basis: DateBasis,
    pub countries: Vec<Country>,
    /// Entities by id, with name, country and sort of place.
    pub persons: Vec<Who>,
    pub place: Option<Who>,
    pub words: String,
    pub clarity: u8,
}

/// An entity.
#[derive(Debug, Clone)]
pub struct Who {
    pub id: String,
    pub name: String,
    pub country: Option<Country>,
    pub place: Option<&'static str>,
    pub duties: Vec<newsctl::names::Duty>,
}

/// A timeline of one article. `sketch` is that of its words, if it has enough.
pub fn timeline(article: &str, source: &str, published: Option<&str>, sketch: Option<String>, told: &[Told]) -> Timeline {
    let mut named: Vec<Named> = Vec::new();
    for who in told.iter().flat_map(|told| told.persons.iter().chain(&told.place)) {
        if named.iter().all(|known| known.id != who.id) {
            named.push(Named {
                id: who.id.clone(),
                name: who.name.clone(),
                country: who.country,
                place: who.place.map(str::to_string),
                within: (who.name == "gedung").then(|| "place/kota".to_string()),
                roles: Vec::new(),
                aliases: Vec::new(),
                duties: who.duties.clone(),
                mentions: 1,
            });
        }
    }
    named.sort();
    let published = published.map(|date| Published {
        date: date.to_string(),
        precision: match date.len() {
            10 => Precision::Day,
            7 => Precision::Month,
            _ => Precision::Year,
        },
        basis: "option".to_string(),
        text: None,
    });
    let document = Document {
        published,
        sentences: Some(told.len() as u32),
        tokens: Some(told.len() as u32),
        sketch,
        entities: Some(named),
        ..Document::unread(article.to_string(), source.to_string())
    };
    Timeline {
        schema: SCHEMA.to_string(),
        generator: Generator { name: "newsctl".to_string(), version: "0".to_string(), packs: Vec::new() },
        topic: Vec::new(),
        documents: vec![document],
        entities: Vec::new(),
        events: told.iter().enumerate().map(|(number, told)| event(article, number as u32, told)).collect(),
    }
}

fn event(article: &str, number: u32, told: &Told) -> Event {
    let participants: Vec<Participant> =
        told.persons.iter().map(|who| Participant { entity: who.id.clone(), role: Role::Other }).collect();
    let place = told.place.as_ref().map(|who| who.id.clone());
    let date = told.date.as_deref().map(|date| when(date, told.basis));
    let report = Report {
        id: String::new(),
        document: article.to_string(),
        status: told.status,
        date: date.clone(),
        countries: told.countries.clone(),
        participants,
        place,
        attribution: Vec::new(),
        ambiguous: false,
    };
    let evidence = Evidence {
        document: article.to_string(),
        report: 0,
        start: number * 100,
        end: number * 100 + told.words.chars().count() as u32,
        text: told.words.clone(),
        trigger: (number * 100, number * 100 + 1),
        status: told.status,
        date: date.clone(),
        rule: "test/rule".to_string(),
        clarity: told.clarity,
    };
    let mutual = ["meeting", "call", "agreement", "cooperation"].contains(&told.kind.as_str());
    Event::told_once(told.kind.clone(), mutual, report, evidence)
}

/// A date as the annotation guide writes it.
pub fn when(value: &str, basis: DateBasis) -> When {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    let (first, last) = (period(from), period(to));
    let precision = if from == to { first.precision } else { Precision::Range };
    When { start: first.start, end: last.end, precision, basis, text: None }
}

fn period(value: &str) -> Period {
    let number = |part: &str| part.trim_start_matches('W').parse::<u32>().unwrap();
    let parts: Vec<&str> = value.split('-').collect();
    let year = parts[0].parse().unwrap();
    match parts[1..] {
        [] => Period::year(year).unwrap(),
        [week] if week.starts_with('W') => {
            Period::week_of(chrono::NaiveDate::from_isoywd_opt(year, number(week), chrono::Weekday::Mon).unwrap()).unwrap()
        }
        [month] => Period::month(year, number(month)).unwrap(),
        _ => Period::day(value.parse().unwrap()),
    }
}

/// A country's code.
pub fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

/// The bytes that `newsctl` prints for a timeline.
pub fn bytes(timeline: &Timeline) -> Vec<u8> {
    let mut bytes = Vec::new();
    newsctl::output::write_json(timeline, &mut bytes).unwrap();
    bytes
}
