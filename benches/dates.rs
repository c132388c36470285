//! How fast the date room is: MB of text a second through [`newsctl::dates::find`] alone, and its share of all the rooms
//! before events. Run with `cargo bench --bench dates [FOLDER]`; FOLDER's `.txt` files are read, else the fixtures.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures and may fail")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use newsctl::input::Article;
use newsctl::packs::Packs;
use newsctl::{article, dates, text};

/// How long each measurement lasts at least.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map_or(PathBuf::from("fixtures"), PathBuf::from);
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let words = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
            articles.push(Article::new(path.display().to_string(), words));
        }
    }
    let packs = Packs::builtin()?;
    let read = |article: &Article| text::analyse(&packs, Arc::clone(&article.text), article::blocks(&packs, &article.text));
    let documents: Vec<_> = articles.iter().map(read).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let before = rate(bytes, || articles.iter().map(|article| read(article).tokens.len()).sum());
    let room = rate(bytes, || {
        articles.iter().zip(&documents).map(|(article, document)| dates::find(&packs, article, document).mentions.len()).sum()
    });
    let share = (1.0 / room) / (1.0 / room + 1.0 / before);
    println!("{} articles, {bytes} bytes", articles.len());
    println!("blocks, sentences, tokens  {before:8.1} MB/s");
    println!("dates                      {room:8.1} MB/s, {:.0}% of these rooms' time", share * 100.0);
    Ok(())
}

/// MB a second of a job over so many bytes, run until the clock is worth reading.
fn rate(bytes: usize, mut job: impl FnMut() -> usize) -> f64 {
    let start = Instant::now();
    let (mut runs, mut found) = (0_u32, 0);
    while start.elapsed() < LONG_ENOUGH || runs < 3 {
        found += job();
        runs += 1;
    }
    std::hint::black_box(found);
    bytes as f64 * f64::from(runs) / start.elapsed().as_secs_f64() / 1e6
}
