//! Tells on stderr how far a long run is, where people watch, and at its end how much it was, where they ask.

use std::fmt::{self, Display};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use super::exit::complain;

/// What has gone through so far.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub articles: u64,
    pub bytes: u64,
    pub events: u64,
    /// Articles that were left because they can't name all states of the topic; among those above.
    pub left: u64,
    /// Articles in other languages.
    pub foreign: u64,
    /// Pages of archives that hold no story.
    pub bare: u64,
    /// Inputs and articles that could not be read.
    pub unread: u64,
}

/// A run that is under way.
pub struct Progress {
    pub tally: Tally,
    begun: Instant,
    /// When the line was shown last; nothing where nobody watches.
    shown: Option<Instant>,
    /// Whether the line stands there now.
    stands: bool,
}

/// How long a run lasts before it tells, and how often it does then.
const PATIENCE: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(200);

impl Progress {
    /// Begins to count; shows a line while it lasts if that is wanted and stderr is a terminal.
    pub fn new(wanted: bool) -> Self {
        let begun = Instant::now();
        let watched = wanted && io::stderr().is_terminal();
        // The first line comes when patience is over.
        Self { tally: Tally::default(), begun, shown: watched.then(|| begun + PATIENCE - EVERY), stands: false }
    }

    /// Shows how far the run is, if it is time to.
    pub fn tick(&mut self) {
        let Some(shown) = self.shown else { return };
        let now = Instant::now();
        if now.saturating_duration_since(shown) < EVERY || now < shown {
            return;
        }
        self.shown = Some(now);
        self.stands = true;
        let _ = write!(io::stderr().lock(), "\r\x1b[K{}", self.words());
    }

    /// Takes the line away, so that something else can be said.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.stands) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }

    /// Says what was passed over, and all counts where they are asked for.
    pub fn close(&mut self, quiet: bool, stats: bool) {
        self.clear();
        let Tally { foreign, bare, .. } = self.tally;
        let passed_over = [
            (Count(foreign, "article"), "in another language passed over (--any-language keeps them)"),
            (Count(bare, "page"), "without a story passed over"),
        ];
        for (count, what) in passed_over.into_iter().filter(|(count, _)| count.0 > 0 && !quiet) {
            complain(&format!("{count} {what}"));
        }
        if stats {
            complain(&self.words());
        }
    }

    /// The counts in words.
    fn words(&self) -> impl Display {
        let Tally { articles, bytes, events, left, foreign, bare, unread } = self.tally;
        let seconds = self.begun.elapsed().as_secs_f64();
        let megabytes = bytes as f64 / 1e6;
        let passed_over = foreign + bare;
        let left = if left > 0 { format!(" ({left} of them left, as they can't name both states)") } else { String::new() };
        format!(
            "{}{left}, {megabytes:.1} MB of text, {}, {passed_over} passed over, {unread} unread, {seconds:.1} s, {:.1} MB/s",
            Count(articles, "article"),
            Count(events, "event"),
            megabytes / seconds.max(1e-9)
        )
    }
}

/// So many of something.
struct Count(u64, &'static str);

impl Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}
