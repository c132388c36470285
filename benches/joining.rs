//! What joining costs, from a thousand to a million event mentions: `cargo bench --bench joining [-- MENTIONS…]`.
//! Time and memory a mention should stay the same from end to end.

use std::cell::Cell;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use newsctl::dates::Precision;
use newsctl::events::{DateBasis, Role, Status};
use newsctl::packs::Country;
use newsctl::timeline::model::{
    Document, Event, Evidence, Generator, Named, Participant, Published, Report, SCHEMA, Timeline, When,
};
use newsctl::timeline::{Sketch, merge};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TYPES: [&str; 18] = [
    "visit",
    "meeting",
    "call",
    "message",
    "invitation",
    "agreement",
    "cooperation",
    "support",
    "aid",
    "arms",
    "troops",
    "accusation",
    "denial",
    "threat",
    "sanction",
    "relief",
    "weapons-test",
    "gesture",
];
const STATES: [&str; 12] = ["RUS", "PRK", "USA", "CHN", "JPN", "KOR", "IDN", "UKR", "MYS", "SGP", "AUS", "VNM"];
/// Mentions in an article.
const IN_ARTICLE: usize = 5;
/// Sites that the articles are of. Each has its own words in all of its articles.
const SITES: u64 = 40;
/// Mentions that are joined to take a time, in several rounds where they are fewer.
const LONG_ENOUGH: usize = 50_000;
/// One article in so many is a copy of the one before it.
const COPIED: usize = 10;

/// SplitMix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (number ^ (number >> 31)) % end
    }
}

/// A happening of the days from 2015 on, a few states much oftener than others, each told by four articles in the mean.
struct Happening {
    kind: usize,
    sides: [usize; 2],
    person: u64,
    day: NaiveDate,
}

fn happening(random: &mut Random, days: u64) -> Happening {
    let first = random.below(12).min(random.below(12)) as usize;
    let second = (first + 1 + random.below(11).min(random.below(11)) as usize) % STATES.len();
    let start = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap_or_default();
    let day = start + Days::new(random.below(days));
    Happening { kind: random.below(18) as usize, sides: [first, second], person: random.below(40), day }
}

/// What the text of an article looks like: 180 words of its story, and the 90 that all articles of its site have.
fn sketch(number: usize, random: &mut Random) -> Option<String> {
    let site = random.below(SITES);
    let story = if number % COPIED == COPIED - 1 { number - 1 } else { number };
    let mut own = Random(story as u64 | 1 << 40);
    let story = (0..180).map(|_| own.below(4000));
    let words: Vec<String> = story.chain((0..90).map(|word| 10_000 + 100 * site + word)).map(|word| format!("k{word}")).collect();
    Sketch::of(words.iter().map(String::as_str)).map(|sketch| sketch.to_string())
}

/// One article's timeline: it tells of happenings of the days before it.
fn article(number: usize, recent: &[Happening], random: &mut Random) -> Timeline {
    let id = format!("{number:016x}");
    let first = &recent[random.below(recent.len() as u64) as usize];
    let published = first.day + Days::new(random.below(3));
    let mut named: Vec<Named> = Vec::new();
    let mut events = Vec::new();
    for sentence in 0..IN_ARTICLE as u32 {
        let told = &recent[random.below(recent.len() as u64) as usize];
        let countries: Vec<Country> = told.sides.iter().filter_map(|&side| Country::new(STATES[side])).collect();
        let person = format!("person/p{}-s{}", told.person, told.sides[0]);
        if named.iter().all(|known| known.id != person) {
            named.push(Named {
                id: person.clone(),
                name: person.clone(),
                country: countries.first().copied(),
                place: None,
                within: None,
                roles: Vec::new(),
                aliases: Vec::new(),
                duties: Vec::new(),
                mentions: 1,
            });
        }
        let date = (random.below(10) < 6).then_some(When {
            start: told.day,
            end: told.day,
            precision: Precision::Day,
            basis: DateBasis::Expression,
            text: None,
        });
        let who = random.below(3) > 0;
        let participants: Vec<Participant> =
            Vec::from_iter(who.then(|| Participant { entity: person.clone(), role: Role::Actor }));
        let report = Report {
            id: String::new(),
            document: id.clone(),
            status: Status::Occurred,
            date: date.clone(),
            countries,
            participants,
            place: None,
            attribution: Vec::new(),
            ambiguous: false,
        };
        let words: Vec<String> = (0..8).map(|_| format!("kata{}", random.below(4000))).collect();
        let text = words.join(" ");
        let evidence = Evidence {
            document: id.clone(),
            report: 0,
            start: sentence * 100,
            end: sentence * 100 + text.len() as u32,
            text,
            trigger: (sentence * 100, sentence * 100 + 5),
            status: Status::Occurred,
            date: date.clone(),
            rule: "bench/rule".to_string(),
            clarity: 4,
        };
        events.push(Event::told_once(TYPES[told.kind].to_string(), told.kind == 1, report, evidence));
    }
    named.sort();
    let published = Published { date: published.to_string(), precision: Precision::Day, basis: "option".to_string(), text: None };
    let document = Document {
        published: Some(published),
        sentences: Some(5),
        tokens: Some(60),
        entities: Some(named),
        sketch: sketch(number, random),
        ..Document::unread(id, format!("{number}.txt"))
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

/// Memory of the process in bytes, where the system tells: `VmRSS` what it holds, `VmHWM` the most it has held.
fn memory(which: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Joins so many mentions once: the events, and the time that took.
fn join(mentions: usize) -> Option<(usize, Duration)> {
    let mut random = Random(mentions as u64);
    // As many mentions a day in a large corpus as in a small one: 25,000 a year.
    let days = (mentions as u64 * 365 / 25_000).max(1);
    let mut happenings: Vec<Happening> = (0..mentions / 4).map(|_| happening(&mut random, days)).collect();
    happenings.sort_by_key(|happening| happening.day);
    let near = happenings.len().min(40);
    let making = Cell::new(Duration::ZERO);
    let articles = (0..mentions / IN_ARTICLE).map(|number| {
        let start = Instant::now();
        let at = random.below((happenings.len() - near + 1) as u64) as usize;
        let article = article(number, &happenings[at..at + near], &mut random);
        making.set(making.get() + start.elapsed());
        article
    });
    let start = Instant::now();
    let timeline = merge(articles).ok()?;
    // Making the articles up is no cost of joining.
    let taken = start.elapsed().saturating_sub(making.get());
    Some((timeline.events.len(), taken))
}

fn run(mentions: usize) {
    // What the program itself takes is no cost of joining.
    let before = memory("VmRSS");
    let Some((events, mut time)) = join(mentions) else { return };
    let taken = before.zip(memory("VmHWM")).map(|(before, most)| most.saturating_sub(before));
    let taken = taken.map_or("unknown".to_string(), |bytes| format!("{:.0}", bytes as f64 / mentions as f64));
    // Few mentions are joined too fast to time them once, and the first time for nothing but that it is the first.
    let rounds = LONG_ENOUGH.div_ceil(mentions);
    if rounds > 1 {
        time = (0..rounds).filter_map(|_| join(mentions)).map(|(_, time)| time).sum::<Duration>() / rounds as u32;
    }
    let seconds = time.as_secs_f64();
    let micros = seconds * 1e6 / mentions as f64;
    report(&format!(
        "{mentions:>9} mentions {events:>8} events {seconds:>8.2} s {micros:>7.1} µs a mention {taken:>6} bytes a mention"
    ));
}

#[allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn report(line: &str) {
    println!("{line}");
}

fn main() {
    // Each size runs in a process of its own, since memory is measured at its peak.
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if let [size] = sizes[..] {
        return run(size);
    }
    let Ok(program) = std::env::current_exe() else { return };
    for size in if sizes.is_empty() { vec![1_000, 10_000, 100_000, 1_000_000] } else { sizes } {
        let _ = std::process::Command::new(&program).arg(size.to_string()).status();
    }
}
