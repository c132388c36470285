//! How fast each room is, and all of them one after another: MB of text a second on one thread, and each room's share of the
//! time. Run with `cargo bench --bench rooms [-- PATH]`; PATH is a folder of `.txt` files or a file of JSON Lines, else the
//! fixtures are read. Every article is analysed, whatever states it names.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures and may fail")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use newsctl::analysis::Options;
use newsctl::input::Article;
use newsctl::packs::Packs;
use newsctl::{article, dates, events, names, text, timeline};

/// How long each measurement lasts at least.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

/// No more text than this is read: enough to tell.
const MOST_BYTES: usize = 2_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map_or(PathBuf::from("fixtures"), PathBuf::from);
    let articles = read(&path)?;
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!("{} articles, {bytes} bytes", articles.len());

    let start = Instant::now();
    let packs = Packs::builtin()?;
    let compiled = start.elapsed();
    let options = Options::default();
    let blocks: Vec<_> = articles.iter().map(|article| article::blocks(&packs, &article.text)).collect();
    let cut = |at: usize| text::analyse(&packs, Arc::clone(&articles[at].text), blocks[at].clone());
    let all = 0..articles.len();
    let documents: Vec<_> = all.clone().map(cut).collect();
    let dated: Vec<_> =
        articles.iter().zip(&documents).map(|(article, document)| dates::find(&packs, article, document)).collect();
    let named: Vec<_> = documents.iter().zip(&dated).map(|(document, dates)| names::find(&packs, document, dates)).collect();

    let rooms = [
        ("article", time(|| articles.iter().map(|article| article::blocks(&packs, &article.text).len()).sum())),
        ("text", time(|| all.clone().map(|at| cut(at).tokens.len()).sum())),
        ("dates", time(|| all.clone().map(|at| dates::find(&packs, &articles[at], &documents[at]).mentions.len()).sum())),
        ("names", time(|| all.clone().map(|at| names::find(&packs, &documents[at], &dated[at]).mentions.len()).sum())),
        (
            "clauses, events",
            time(|| {
                let events =
                    |at: usize| events::find(&packs, &documents[at], &dated[at], &named[at], &options.topic).events.len();
                all.clone().map(events).sum()
            }),
        ),
    ];
    let whole = time(|| timeline::extract(&packs, &articles, &options).events.len());
    let speed = |time: f64| bytes as f64 / time / 1e6;
    for (room, time) in rooms {
        println!("{room:<16} {:8.1} MB/s {:4.0} % of the whole", speed(time), 100.0 * time / whole);
    }
    println!("{:<16} {:8.1} MB/s", "all, timeline", speed(whole));
    println!("{:<16} {:8.1} ms", "rules compiled", compiled.as_secs_f64() * 1e3);
    Ok(())
}

/// The articles of a folder or of a file of JSON Lines.
fn read(path: &Path) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let mut articles = Vec::new();
    if path.is_dir() {
        let mut files: Vec<PathBuf> = std::fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "txt")) {
            let words = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
            articles.push(Article::new(file.display().to_string(), words));
        }
        return Ok(articles);
    }
    let mut bytes = 0;
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let words = ["text", "content", "body", "isi"].iter().find_map(|key| value.get(*key)?.as_str()).unwrap_or_default();
        bytes += words.len();
        articles.push(Article::new(path.display().to_string(), words.to_string()));
        if bytes > MOST_BYTES {
            break;
        }
    }
    Ok(articles)
}

/// Seconds that a job takes, run until the clock is worth reading: the least of its runs.
fn time(mut job: impl FnMut() -> usize) -> f64 {
    let start = Instant::now();
    let (mut runs, mut best) = (0_u32, f64::INFINITY);
    while start.elapsed() < LONG_ENOUGH || runs < 3 {
        let run = Instant::now();
        std::hint::black_box(job());
        best = best.min(run.elapsed().as_secs_f64());
        runs += 1;
    }
    best
}
