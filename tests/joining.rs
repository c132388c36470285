//! How well accounts of one happening are joined over articles: B-cubed of right mentions and of newsctl's own, against happenings
//! judged by hand. The fixtures are measured wherever the tests run; the shared measuring data, which is more and harder, lies
//! beside the repository or not at all.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail, and prints what it measured")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsctl::analysis::{Options, analyse};
use newsctl::eval::{Found, Gold, Happenings, JoinedFigures, ToJoin, score_joined};
use newsctl::input::{InputOptions, read};
use newsctl::packs::Packs;
use newsctl::topic::Topic;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Scores the articles of `texts` that have gold in `gold`; each pair of folders in turn.
fn measure(happenings: &str, folders: &[(PathBuf, PathBuf)]) -> JoinedFigures {
    let packs = Packs::builtin().unwrap();
    let options = Options { topic: packs.events.topic.map_or_else(Topic::any, Topic::between) };
    let mut articles = Vec::new();
    for (gold, texts) in folders {
        let mut paths: Vec<PathBuf> = fs::read_dir(gold).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
        paths.sort();
        for path in paths {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let gold = Gold::read(&fs::read(&path).unwrap()).unwrap();
            let article = read(&[texts.join(format!("{name}.txt"))], &InputOptions::default()).next().unwrap().unwrap();
            let found = Found::of_analysis(&packs, &analyse(&packs, &article, &options), &options);
            articles.push(ToJoin::new(&packs, name, &gold, &found));
        }
    }
    let happenings = Happenings::read(&fs::read(root().join("tests/gold").join(happenings)).unwrap()).unwrap();
    let unread = happenings.articles().find(|article| !articles.iter().any(|one| one.name() == *article));
    assert_eq!(unread, None, "happenings are listed of an article that is not measured");
    let figures = score_joined(&happenings, &articles).unwrap();
    // Shown by `cargo test --test joining -- --nocapture`, and whenever the test fails.
    println!("{}", figures.notes.join("\n"));
    for (what, prf) in [("right mentions", figures.right), ("none joined", figures.apart), ("own mentions", figures.own)] {
        println!("{what}: B-cubed precision {:.3}, recall {:.3}, F1 {:.3}", prf.p, prf.r, prf.f1);
    }
    figures
}

#[test]
fn events_of_the_fixtures_are_joined_right() {
    let figures = measure("timeline.json", &[(root().join("tests/gold/eval"), root().join("fixtures"))]);
    assert_eq!(figures.articles, 11);
    // Most mentions stand alone here, so that joining nothing would give 0.95 already.
    assert!(figures.right.f1 >= 0.98 && figures.right.f1 > figures.apart.f1 + 0.02);
    assert!(figures.own.f1 >= 0.80);
}

#[test]
fn events_of_the_shared_articles_are_joined_right() {
    let shared = root().join("../shared");
    let folders = ["seeds", "dev"].map(|folder| (shared.join(folder), shared.join(folder)));
    if !folders.iter().all(|(gold, _)| Path::exists(gold)) {
        // Written past the test harness, which would keep it to itself.
        let why = "joining of the shared articles: skipped, the shared measuring data does not lie beside the checkout";
        let _ = writeln!(std::io::stderr(), "{why}");
        return;
    }
    let figures = measure("timeline-shared.json", &folders);
    assert!(figures.right.f1 >= 0.90 && figures.right.f1 > figures.apart.f1 + 0.05);
    assert!(figures.own.f1 >= 0.70);
}
