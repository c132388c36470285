//! Laws that hold for real pages and for any input: the fixtures give the same bytes in any order and on any number of threads
//! and hold together when merged; whatever the bytes, what comes out is whole. `laws_timeline.rs` has the laws of timelines alone,
//! `tree.rs` those of the files of this repository.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use newsctl::analysis::{Analysis, Options, analyse};
use newsctl::input::{self, Article, InputOptions};
use newsctl::output::{CodePoints, SCHEMA, write_json, write_mentions, write_tokens};
use newsctl::packs::Packs;
use newsctl::timeline;
use newsctl::topic::Topic;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::builtin().unwrap());
static PAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let read = input::read(&["fixtures".into()], &InputOptions::default());
    read.map(|article| article.unwrap().text.to_string()).collect()
});
static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap());

fn newsctl(arguments: &[&str]) -> Vec<u8> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    let output = program.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn fixtures() -> Vec<String> {
    let read = input::read(&["fixtures".into()], &InputOptions::default());
    read.map(|article| article.unwrap().source).collect()
}

#[test]
fn neither_order_nor_threads_change_a_byte() {
    let whole = newsctl(&["extract", "--jobs=1", "fixtures"]);
    assert_eq!(newsctl(&["extract", "--jobs=2", "fixtures"]), whole);
    let mut other = fixtures();
    other.reverse();
    other.rotate_left(3);
    let mut arguments = vec!["extract", "--jobs=2"];
    arguments.extend(other.iter().map(String::as_str));
    assert_eq!(newsctl(&arguments), whole);
}

#[test]
fn extracting_many_is_merging_each() {
    let folder = tempfile::tempdir().unwrap();
    let files = fixtures();
    let mut parts = Vec::new();
    for (number, half) in files.chunks(files.len().div_ceil(3)).enumerate() {
        let mut arguments = vec!["extract"];
        arguments.extend(half.iter().map(String::as_str));
        let path = folder.path().join(format!("{number}.json"));
        std::fs::write(&path, newsctl(&arguments)).unwrap();
        parts.push(path.to_str().unwrap().to_string());
    }
    let mut arguments = vec!["merge"];
    arguments.extend(parts.iter().rev().map(String::as_str));
    assert_eq!(newsctl(&arguments), newsctl(&["extract", "fixtures"]));
}

/// The bytes of a timeline.
fn printed(timeline: &timeline::Timeline) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_json(timeline, &mut bytes).unwrap();
    bytes
}

/// Each of the fixtures as a timeline of its own, and all at once: on the topic of the packs, and between any states.
static EACH: LazyLock<Vec<(Vec<timeline::Timeline>, Vec<u8>)>> = LazyLock::new(|| {
    let articles: Vec<Article> =
        input::read(&["fixtures".into()], &InputOptions::default()).map(|article| article.unwrap()).collect();
    let topics = [PACKS.events.topic.map_or_else(Topic::any, Topic::between), Topic::any()];
    let runs = topics.map(|topic| {
        let options = Options { topic };
        let each = articles.iter().map(|article| timeline::extract(&PACKS, [article], &options)).collect();
        (each, printed(&timeline::extract(&PACKS, &articles, &options)))
    });
    runs.into()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_split_of_the_fixtures_gives_what_all_at_once_give(parts in prop::collection::vec(0..5_usize, 64), turn in any::<Index>(), again in 0..5_usize) {
        for (each, whole) in EACH.iter() {
            let mut groups = vec![Vec::new(); 5];
            for (number, one) in each.iter().enumerate() {
                groups[parts[number % parts.len()]].push(one.clone());
            }
            // One part comes twice, within another.
            let twice = groups[again].clone();
            groups[(again + 1) % 5].extend(twice);
            groups.rotate_left(turn.index(5));
            let merged: Vec<_> = groups.into_iter().map(|group| timeline::merge(group).unwrap()).collect();
            // A part of no article has no topic, and would make the whole one of no topic in particular.
            let merged = merged.into_iter().filter(|part| !part.documents.is_empty());
            prop_assert_eq!(&printed(&timeline::merge(merged).unwrap()), whole);
        }
    }
}

/// That a span of code points is the text it is said to be.
fn slices(text: &str, start: &Value, end: &Value, words: &Value) {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    assert!(start < end, "{start} to {end}: {words}");
    let slice: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(slice, words.as_str().unwrap());
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    std::str::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Everything that holds for the output of one article, whatever it says.
fn check(article: &Article, options: &Options) {
    let text = &*article.text;
    let analysis: Analysis = analyse(&PACKS, article, options);
    assert_eq!(CodePoints::new(text).at(text.len() as u32) as usize, text.chars().count());

    let mut bytes = Vec::new();
    write_tokens(&analysis, &mut bytes).unwrap();
    let mut last = 0;
    for sentence in lines(&bytes) {
        for token in sentence["tokens"].as_array().unwrap() {
            slices(text, &token["start"], &token["end"], &token["text"]);
            assert!(last <= token["start"].as_u64().unwrap(), "tokens overlap");
            let gap = |from: u64, to: u64| text.chars().skip(from as usize).take((to - from) as usize).collect::<String>();
            let between = gap(last, token["start"].as_u64().unwrap());
            assert!(!between.contains(char::is_alphanumeric), "{between:?} is in no token");
            last = token["end"].as_u64().unwrap();
        }
    }

    let mut bytes = Vec::new();
    write_mentions(&analysis, &mut bytes).unwrap();
    for mention in lines(&bytes) {
        slices(text, &mention["start"], &mention["end"], &mention["text"]);
    }

    let timeline = timeline::extract(&PACKS, [article], options);
    let mut bytes = Vec::new();
    write_json(&timeline, &mut bytes).unwrap();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let faults: Vec<String> =
        VALIDATOR.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?}");
    for event in value["events"].as_array().unwrap() {
        let evidence = event["evidence"].as_array().unwrap();
        assert!(!evidence.is_empty());
        for one in evidence {
            slices(text, &one["start"], &one["end"], &one["text"]);
            assert!(one["start"].as_u64() <= one["trigger"][0].as_u64() && one["trigger"][1].as_u64() <= one["end"].as_u64());
        }
        let known = |id: &Value| value["entities"].as_array().unwrap().iter().any(|entity| entity["id"] == *id);
        assert!(event["participants"].as_array().unwrap().iter().all(|one| known(&one["entity"])));
        assert!(event["place"].is_null() || known(&event["place"]));
    }
}

#[test]
fn the_fixtures_are_whole() {
    for article in input::read(&["fixtures".into()], &InputOptions::default()) {
        check(&article.unwrap(), &Options::default());
    }
}

/// Pages that no site would print: stretches of the fixtures in any order, with marks and odd characters between them.
fn scrambled() -> impl Strategy<Value = String> {
    let odd = [
        "",
        " ",
        "\n",
        "\r\n",
        "\u{feff}",
        "\u{a0}",
        "\"",
        "(",
        "-",
        "…",
        "https://a.b/c?d",
        "31/02/2024",
        "99",
        "🇰🇵",
        "\u{202e}",
        "é",
    ];
    let piece = (any::<Index>(), any::<Index>(), 0..160_usize, select(odd.to_vec()));
    prop::collection::vec(piece, 0..16).prop_map(|pieces| {
        let mut text = String::new();
        for (page, from, length, odd) in pieces {
            let page = &PAGES[page.index(PAGES.len())];
            let from = from.index(page.len());
            text.extend(page.chars().skip(from).take(length));
            text.push_str(odd);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_what_is_whole(text in scrambled()) {
        check(&Article::new("a.txt", text), &Options::default());
    }

    #[test]
    fn any_characters_give_what_is_whole(text in any::<String>()) {
        check(&Article::new("a.txt", text), &Options::default());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), opening in any::<Index>(), length in 0..400_usize) {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("a");
        let page = &PAGES[opening.index(PAGES.len())];
        let all: Vec<u8> = page.bytes().take(length).chain(bytes).collect();
        std::fs::write(&path, all).unwrap();
        for read in input::read(&[path], &InputOptions::default()) {
            match read {
                Ok(article) => check(&article, &Options::default()),
                Err(error) => prop_assert!(!error.reason.is_empty() && !error.reason.contains('\n')),
            }
        }
    }
}
