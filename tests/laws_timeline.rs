//! The laws of timelines, over generated articles: merging is associative, commutative and idempotent, whatever the split;
//! what is written is read back; every output validates against the published schema and holds together.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{Told, Who, bytes, country, timeline};
use newsctl::events::{DateBasis, Status};
use newsctl::names::{Calling, Duty};
use newsctl::timeline::{Sketch, Timeline, merge};
use proptest::prelude::*;
use proptest::sample::select;

static SCHEMA: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&serde_json::from_str(newsctl::output::SCHEMA).unwrap()).unwrap());

fn duty(office: &str, calling: Option<Calling>, code: Option<&str>) -> Duty {
    Duty { office: office.to_string(), calling, country: code.map(country) }
}

/// What an article tells of a person whom no pack knows.
fn duties() -> impl Strategy<Value = Vec<Duty>> {
    let (state, sport) = (Some(Calling::State), Some(Calling::Sport));
    let told = vec![
        duty("menteri", state, Some("SEN")),
        duty("menteri", state, Some("NGA")),
        duty("bupati", state, None),
        duty("kiper", sport, Some("SEN")),
        duty("kiper", sport, None),
        duty("pelatih", sport, Some("FRA")),
        duty("pengamat", None, Some("FRA")),
    ];
    prop::collection::vec(select(told), 0..3)
}

fn who(kind: &'static str) -> impl Strategy<Value = Who> {
    let people = vec![("ana", Some("RUS")), ("ana-bes", Some("RUS")), ("cid", Some("PRK")), ("dan", None)];
    let places = vec![("kota", Some("RUS")), ("negara", Some("RUS")), ("gedung", Some("PRK"))];
    (select(if kind == "person" { people } else { places }), duties()).prop_map(move |((name, code), duties)| Who {
        id: format!("{kind}/{name}"),
        name: name.to_string(),
        country: code.map(country),
        place: match name {
            "kota" => Some("city"),
            "negara" => Some("country"),
            "gedung" => Some("landmark"),
            _ => None,
        },
        duties: if name.starts_with("ana") { duties } else { Vec::new() },
    })
}

fn told() -> impl Strategy<Value = Told> {
    let dates = ["2024-01-16", "2024-01-17", "2024-W03", "2024-01", "2024", "2023-12-30/2024-01-15", "2024-03-02"];
    let sides = [&["RUS", "PRK"][..], &["PRK", "RUS"], &["RUS", "PRK", "USA"], &["PRK"]];
    let statuses = [Status::Occurred, Status::Planned, Status::Possible, Status::Denied];
    (
        select(vec!["visit", "meeting", "arms"]),
        select(statuses.to_vec()),
        prop::option::of(select(dates.to_vec())),
        select(vec![DateBasis::Expression, DateBasis::Context, DateBasis::Published]),
        select(sides.to_vec()),
        prop::collection::vec(who("person"), 0..3),
        prop::option::of(who("place")),
        select(vec!["tiba di kota itu", "bertemu di gedung", "mengirim senjata, kata juru bicara", "= \"a\",\nb"]),
        0..=6_u8,
    )
        .prop_map(|(kind, status, date, basis, sides, mut persons, place, words, clarity)| {
            persons.sort_by(|a, b| a.id.cmp(&b.id));
            persons.dedup_by(|a, b| a.id == b.id);
            Told {
                kind: kind.to_string(),
                status,
                date: date.map(str::to_string),
                basis,
                countries: sides.iter().map(|code| country(code)).collect(),
                persons,
                place,
                words: words.to_string(),
                clarity,
            }
        })
}

/// One article. Ids and texts come from small pools, so that the same article comes again and copies occur.
fn article() -> impl Strategy<Value = Timeline> {
    let ids = ["00000000000000aa", "00000000000000bb", "00000000000000cc", "00000000000000dd", "00000000000000ee"];
    let days = ["2024-01-10", "2024-01-17", "2024-01-18", "2024-01", "2024-03-05", "2023"];
    (
        select(ids.to_vec()),
        select(vec!["a.txt", "b.txt", "folder/c.txt"]),
        prop::option::of(select(days.to_vec())),
        prop::option::of((0..3_u32, 60..90_u32)),
        prop::collection::vec(told(), 0..4),
    )
        .prop_map(|(id, source, published, words, told)| {
            let sketch = words.and_then(|(from, to)| {
                let words: Vec<String> = (from * 20..from * 20 + to).map(|word| word.to_string()).collect();
                Sketch::of(words.iter().map(String::as_str)).map(|sketch| sketch.to_string())
            });
            timeline(id, source, published, sketch, &told)
        })
}

fn articles() -> impl Strategy<Value = Vec<Timeline>> {
    prop::collection::vec(article(), 0..9)
}

fn merged(timelines: &[Timeline]) -> Timeline {
    merge(timelines.to_vec()).unwrap()
}

proptest! {
    #[test]
    fn any_order_and_any_split_give_the_same_bytes(all in articles(), shuffle in any::<u64>(), cut in 0..9_usize, overlap in 0..3_usize) {
        let whole = bytes(&merged(&all));
        let mut other = all.clone();
        let length = other.len().max(1);
        other.rotate_left(shuffle as usize % length);
        other.reverse();
        prop_assert_eq!(&bytes(&merged(&other)), &whole);
        let cut = cut.min(all.len());
        let (left, right) = (merged(&all[..cut]), merged(&all[cut.saturating_sub(overlap)..]));
        prop_assert_eq!(&bytes(&merged(&[left.clone(), right.clone()])), &whole);
        prop_assert_eq!(&bytes(&merged(&[right, left])), &whole);
    }

    #[test]
    fn grouping_is_no_matter(a in articles(), b in articles(), c in articles()) {
        let (a, b, c) = (merged(&a), merged(&b), merged(&c));
        let left = merged(&[merged(&[a.clone(), b.clone()]), c.clone()]);
        let right = merged(&[a, merged(&[b, c])]);
        prop_assert_eq!(bytes(&left), bytes(&right));
    }

    #[test]
    fn merging_with_itself_changes_nothing(all in articles()) {
        let once = merged(&all);
        prop_assert_eq!(bytes(&merged(&[once.clone(), once.clone()])), bytes(&once));
        prop_assert_eq!(bytes(&merged(std::slice::from_ref(&once))), bytes(&once));
    }

    #[test]
    fn what_is_written_is_valid_and_read_back(all in articles()) {
        let timeline = merged(&all);
        let written = bytes(&timeline);
        let value: serde_json::Value = serde_json::from_slice(&written).unwrap();
        let faults: Vec<String> = SCHEMA.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path())).collect();
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert_eq!(serde_json::from_value::<Timeline>(value).unwrap(), timeline);
    }

    #[test]
    fn a_timeline_holds_together(all in articles()) {
        let timeline = merged(&all);
        let entities: BTreeSet<&str> = timeline.entities.iter().map(|entity| entity.id.as_str()).collect();
        let documents: BTreeSet<&str> = timeline.documents.iter().map(|document| document.id.as_str()).collect();
        let (mut ids, mut reports) = (BTreeSet::new(), BTreeSet::new());
        for event in &timeline.events {
            prop_assert!(ids.insert(&event.id), "two events have the id {}", event.id);
            prop_assert!(!event.evidence.is_empty());
            prop_assert!(event.sources as usize <= event.reports.len());
            for sentence in &event.evidence {
                prop_assert!(documents.contains(sentence.document.as_str()));
                prop_assert_eq!(&event.reports[sentence.report as usize].document, &sentence.document);
            }
            let named = event.reports.iter().flat_map(|report| &report.participants).map(|one| &one.entity);
            let named: BTreeSet<_> = named.collect();
            for participant in &event.participants {
                prop_assert!(named.contains(&participant.entity) && entities.contains(participant.entity.as_str()));
            }
            if let Some(date) = &event.date {
                prop_assert!(event.reports.iter().any(|report| report.date.as_ref() == Some(date)));
            }
            let sure: Vec<_> = event.reports.iter().filter(|report| !report.ambiguous).collect();
            prop_assert!(!sure.is_empty() && event.sources as usize <= sure.len());
            prop_assert!(event.id == sure[0].id && event.reports.iter().all(|report| reports.insert(report.id.clone())));
            prop_assert_eq!(event.history.last().map(|step| step.status), Some(event.status));
            prop_assert!(event.history.windows(2).all(|pair| pair[0].status != pair[1].status));
            let mut told: Vec<&str> = event.reports.iter().map(|report| report.document.as_str()).collect();
            told.sort_unstable();
            told.dedup();
            prop_assert_eq!(told.len(), event.reports.len(), "two accounts of one article are one event");
        }
        let mut places = BTreeSet::new();
        for document in &timeline.documents {
            prop_assert!(places.insert((&document.id, &document.source)), "{} is listed twice", document.source);
        }
        for id in &documents {
            // The very same text at another place repeats the first; where the text repeats another article, all its places do.
            let repeated: Vec<Option<&str>> =
                timeline.documents.iter().filter(|one| one.id == *id).map(|one| one.duplicate_of.as_deref()).collect();
            let original = repeated.contains(&None);
            prop_assert_eq!(repeated.iter().filter(|of| of.is_none()).count(), usize::from(original));
            prop_assert!(repeated.iter().flatten().all(|of| (*of == *id) == original), "{id} repeats {repeated:?}");
        }
        let copies = timeline.documents.iter().filter_map(|document| document.duplicate_of.as_deref());
        for original in copies {
            prop_assert!(documents.contains(original));
        }
        let sorted = timeline.events.windows(2).all(|pair| {
            let day = |event: &newsctl::timeline::model::Event| event.date.as_ref().map(|date| (date.start, date.end));
            let key = |event| (day(event).is_none(), day(event));
            key(&pair[0]) <= key(&pair[1])
        });
        prop_assert!(sorted);
    }
}
