//! Time grows with the text and not with its square, whatever the text: each stage is fed text that an attacker or a broken
//! page may hold, once and twice as long, and must take about twice the time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use newsctl::analysis::Options;
use newsctl::input::Article;
use newsctl::packs::{Country, Gate, Packs};
use newsctl::{article, dates, events, names, text, timeline};

/// Names of the stages, in order.
const STAGES: [&str; 6] = ["gate", "article", "text", "dates", "names", "events"];

/// Twice the text may take so many times as long. Twice is right; a square gives four.
const MOST: f64 = 2.6;

/// Times this short tell nothing.
const LEAST: Duration = Duration::from_millis(30);

/// What a text is made of, and how many of them: as many as make it take a good part of a second.
const UNITS: &[(&str, usize)] = &[
    ("\" ", 3_333),
    ("“", 3_333),
    ("“a” ", 2_000),
    ("(", 3_333),
    ("[a", 3_333),
    ("() ", 3_333),
    (")", 3_333),
    (", ", 3_333),
    ("a, ", 2_666),
    ("Zulu ", 2_666),
    ("Aba Bubu, ", 1_333),
    ("A", 13_333),
    ("ABA ", 2_666),
    ("1 Januari 2020 ", 666),
    ("Senin (1/2/2020), ", 333),
    ("Kemarin. ", 1_333),
    ("yang ", 3_333),
    ("dan ", 3_333),
    ("di ", 3_333),
    ("1", 13_333),
    ("1 ", 3_333),
    ("1.", 3_333),
    ("\n", 13_333),
    ("a\n", 2_666),
    ("Rusia tiba.\n", 666),
    ("Baca juga: a\n", 1_000),
    ("JAKARTA - a\n", 1_000),
    (".", 6_666),
    ("... ", 2_666),
    ("-", 6_666),
    ("a-", 3_333),
    ("a/", 3_333),
    ("|", 6_666),
    (" ", 13_333),
    ("\u{301}", 3_333),
    ("Dr. ", 2_000),
    ("Kim ", 2_000),
    ("Kim Jong-un ", 666),
    ("Presiden ", 1_333),
    ("Putin, ", 1_000),
    ("kata Putin, ", 400),
    ("ia ", 2_666),
    ("Rusia Korea Utara ", 666),
    ("menyatakan bahwa ", 150),
    ("Menlu Rusia Sergei Lavrov ", 333),
    ("Putin mengunjungi Korea Utara. ", 300),
    ("Putin bertemu Kim Jong-un di Moskow. ", 1_000),
    ("Putin mengunjungi Korea Utara dan ", 200),
    ("\"Kami,\" kata Putin. ", 333),
];

/// How long each stage takes for a text.
fn stages(packs: &Packs, gate: &Gate<'_>, text: &str) -> [Duration; STAGES.len()] {
    let article = Article::new("a.txt", text);
    let options = Options::default();
    let mut times = [Duration::ZERO; STAGES.len()];
    let mut start = Instant::now();
    let mut stage = 0;
    let mut done = || {
        times[stage] = start.elapsed();
        start = Instant::now();
        stage += 1;
    };
    gate.opens(&article.text);
    done();
    let blocks = article::blocks(packs, &article.text);
    done();
    let document = text::analyse(packs, Arc::clone(&article.text), blocks);
    done();
    let dates = dates::find(packs, &article, &document);
    done();
    let names = names::find(packs, &document, &dates);
    done();
    events::find(packs, &document, &dates, &names, &options.topic);
    done();
    times
}

/// The stages that take more than about twice the time for twice the text.
fn superlinear(packs: &Packs, unit: &str, count: usize) -> Vec<String> {
    // What else the machine does makes times longer and never shorter.
    let states: Vec<Country> = ["RUS", "PRK"].into_iter().filter_map(Country::new).collect();
    let gate = packs.gate(&states);
    let best = |text: &str, runs: usize| {
        let mut best = stages(packs, &gate, text);
        for _ in 1..runs {
            best.iter_mut().zip(stages(packs, &gate, text)).for_each(|(best, time)| *best = time.min(*best));
        }
        best
    };
    let (once, twice) = (unit.repeat(count), unit.repeat(2 * count));
    let mut slow = Vec::new();
    for runs in [1, 3, 6] {
        let times = best(&once, runs).into_iter().zip(best(&twice, runs)).zip(STAGES);
        let is_slow = |(once, twice): (Duration, Duration)| twice > LEAST && twice.as_secs_f64() > MOST * once.as_secs_f64();
        slow =
            times.filter(|(times, _)| is_slow(*times)).map(|(times, stage)| format!("{stage} of {unit:?}: {times:?}")).collect();
        if slow.is_empty() {
            break;
        }
    }
    slow
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let packs = Packs::builtin().unwrap();
    let slow: Vec<String> = UNITS.iter().flat_map(|&(unit, count)| superlinear(&packs, unit, count)).collect();
    assert_eq!(slow, [""; 0]);
}

#[test]
fn joining_many_events_of_one_article_takes_about_twice_the_time_for_twice_as_many() {
    let packs = Packs::builtin().unwrap();
    let time = |count: usize| {
        let text = "Putin mengunjungi Korea Utara. Kim Jong-un mengirim surat kepada Putin. ".repeat(count);
        let told = timeline::extract(&packs, [&Article::new("a.txt", text)], &Options::default());
        let timed = || {
            let again = told.clone();
            let start = Instant::now();
            timeline::merge([again]).unwrap();
            start.elapsed()
        };
        (0..4).map(|_| timed()).min().unwrap_or_default()
    };
    let (once, twice) = (time(300), time(600));
    assert!(twice < LEAST || twice.as_secs_f64() < MOST * once.as_secs_f64(), "{once:?}, {twice:?}");
}
