//! The arguments of every command. Declarations alone.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use newsctl::check::Field;
use newsctl::eval::Floor;
use newsctl::input::{FieldName, Size};
use newsctl::topic::Topic;

/// Turns Indonesian news articles into a timeline of diplomatic events, by rules, with its reasons.
#[derive(Debug, Parser)]
#[command(name = "newsctl", version, arg_required_else_help = true, disable_help_subcommand = true)]
#[command(
    after_help = "Exit status: 0 all inputs were read; 1 a check found something; 2 wrong usage, or an input that could not be read."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print one timeline of all articles
    Extract(Extract),
    /// Print every person, place, organization and date in the text, a JSON line each
    Mentions(Mentions),
    /// Print every sentence with its tokens, a JSON line each
    Tokens(Reading),
    /// Print why: each event's sentences with the words that made it, the rule, and what set status and date
    Explain(Explain),
    /// Print one timeline out of several
    Merge(Merge),
    /// Compare with the timeline that is expected and print what differs; exit status 1 if anything does
    Check(Check),
    /// Measure against annotation by hand: precision, recall and F1, per event type and per slot
    Eval(Eval),
    /// For those who write rules: check, test and show them
    #[command(subcommand)]
    Pack(Pack),
    /// Print the JSON Schema of a timeline, or of pack files
    Schema {
        /// Of what
        #[arg(value_enum, default_value_t = SchemaOf::Timeline)]
        of: SchemaOf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    Man,
}

/// What a JSON Schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A timeline
    Timeline,
    /// A file of rules
    Pack,
}

/// `newsctl extract`.
#[derive(Debug, clap::Args)]
pub struct Extract {
    #[command(flatten)]
    pub reading: Reading,
    /// Keep events between these two countries, by ISO 3166-1 alpha-3 code; `any` keeps every event [default: the rules' topic]
    #[arg(long, value_name = "RUS,PRK|any")]
    pub between: Option<Topic>,
    #[command(flatten)]
    pub shape: Shape,
}

/// `newsctl mentions`.
#[derive(Debug, clap::Args)]
pub struct Mentions {
    #[command(flatten)]
    pub reading: Reading,
    /// How to print
    #[arg(long, value_enum, default_value_t = MentionFormat::Ndjson)]
    pub format: MentionFormat,
}

/// How mentions are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MentionFormat {
    /// A mention a line, JSON
    Ndjson,
    /// The text with its temporal expressions as TIMEX3, a TimeML document an article
    Timeml,
    /// A token of the story a line with its IOB2 tag (persons, places, organizations), `-DOCSTART-` before each article
    Iob2,
}

/// `newsctl explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    #[command(flatten)]
    pub reading: Reading,
    /// Keep events between these two countries, by ISO 3166-1 alpha-3 code; `any` keeps every event [default: the rules' topic]
    #[arg(long, value_name = "RUS,PRK|any")]
    pub between: Option<Topic>,
    /// Show the clauses of every sentence too
    #[arg(long)]
    pub clauses: bool,
}

/// `newsctl merge`.
#[derive(Debug, clap::Args)]
pub struct Merge {
    /// Timelines as `newsctl extract` prints them, or - for standard input
    #[arg(required = true, value_name = "TIMELINE")]
    pub timelines: Vec<PathBuf>,
    /// Say nothing on stderr of timelines that can't be read; the exit status still tells
    #[arg(long)]
    pub quiet: bool,
    /// Print nothing if any timeline can't be read
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub shape: Shape,
}

/// `newsctl check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    pub reading: Reading,
    /// The expected timeline, as `newsctl extract` or `newsctl check --update` writes it
    #[arg(long, value_name = "FILE")]
    pub expected: PathBuf,
    /// Write the expected timeline anew instead of comparing
    #[arg(long)]
    pub update: bool,
    /// Do not compare these: fields such as confidence or summary, or all documents or entities
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub ignore: Vec<Field>,
    /// How to print what differs
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// Compare events between these two countries; `any` for every event [default: the topic of the expected timeline]
    #[arg(long, value_name = "RUS,PRK|any")]
    pub between: Option<Topic>,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, in colours on a terminal
    Human,
    /// One JSON document
    Json,
    /// Annotations of GitHub Actions
    Github,
}

/// `newsctl eval`.
#[derive(Debug, clap::Args)]
pub struct Eval {
    /// Gold: a .json or .tml file, or a folder of them (x.json is the gold of the article x.txt)
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Articles: files, folders, or - for standard input [default: the .txt files beside the gold]
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Look for events between these two countries, by ISO 3166-1 alpha-3 code; `any` for every event [default: the rules' topic]
    #[arg(long, value_name = "RUS,PRK|any")]
    pub between: Option<Topic>,
    /// Measure too how well accounts of one happening are joined over the articles: a .json file that lists which events are the same
    #[arg(long, value_name = "FILE")]
    pub joined: Option<PathBuf>,
    /// List what was missed, found too much or filled wrongly
    #[arg(long)]
    pub verbose: bool,
    /// Exit with status 1 if a figure is lower, such as events=0.85, status=0.9, visit=0.8, events.p=0.9, timex.value=0.88
    #[arg(long, value_name = "FIGURE=SHARE", value_delimiter = ',')]
    pub floor: Vec<Floor>,
    /// How to print
    #[arg(long, value_enum, default_value_t = EvalFormat::Human)]
    pub format: EvalFormat,
    #[command(flatten)]
    pub packs: Packs,
    #[command(flatten)]
    pub how: How,
}

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// For people
    Human,
    /// One JSON document
    Json,
}

/// `newsctl pack`.
#[derive(Debug, Subcommand)]
pub enum Pack {
    /// Write a new pack that passes its own tests, to be changed into what is wanted
    New(NewPack),
    /// Print every fault of the rules, with file, line and what to do, and what looks like a mistake; exit status 1 on a fault
    Check(PackReport),
    /// Run the rules' own examples and print what differs, with how the sentence was read; exit status 1 if anything does
    Test(PackReport),
    /// Print what packs there are, a type of events or a root with all its forms, a rule, or why a word means what it does
    Show(ShowPack),
}

/// `newsctl pack new`.
#[derive(Debug, clap::Args)]
pub struct NewPack {
    /// The folder to make; its name becomes the id of the pack
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The two states that the pack is about
    #[arg(long, value_name = "IDN,MYS", default_value = "IDN,MYS")]
    pub between: Topic,
}

/// `newsctl pack check` and `newsctl pack test`.
#[derive(Debug, clap::Args)]
pub struct PackReport {
    #[command(flatten)]
    pub folders: PackFolders,
    /// Exit with status 1 on warnings too
    #[arg(long)]
    pub strict: bool,
}

/// `newsctl pack show`.
#[derive(Debug, clap::Args)]
pub struct ShowPack {
    /// What to show: a type of events (visit), a rule (visit.kunjung), a root (kunjung), a word or a name; and folders of rules
    /// to lay over the built-in ones. What is a folder is taken for one
    #[arg(value_name = "NAME|DIR")]
    pub what: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long)]
    pub no_builtin: bool,
    /// Show this rule, such as visit.kunjung; may be given several times
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Show what is known of this word or name, such as Kim; may be given several times
    #[arg(long, value_name = "WORD")]
    pub word: Vec<String>,
}

/// Folders of rules.
#[derive(Debug, clap::Args)]
pub struct PackFolders {
    /// Folders of rules to lay over the built-in ones
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long)]
    pub no_builtin: bool,
}

/// What all commands that read articles share.
#[derive(Debug, clap::Args)]
pub struct Reading {
    /// Files, folders (walked in name order), or - for standard input: text, HTML, JSON, CSV, WARC, Parquet, ZIP, also gzip or Zstandard
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub packs: Packs,
    #[command(flatten)]
    pub how: How,
}

/// How inputs are read.
#[derive(Debug, Clone, clap::Args)]
pub struct How {
    /// The publication day of articles whose container does not tell it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<NaiveDate>,
    /// How many threads read articles [default: one a processor]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub jobs: Option<NonZeroUsize>,
    /// Say nothing on stderr of inputs that can't be read; the exit status still tells
    #[arg(long)]
    pub quiet: bool,
    /// Print nothing if any input can't be read
    #[arg(long)]
    pub strict: bool,
    /// Say on stderr how much was read and found, and how long it took
    #[arg(long)]
    pub stats: bool,
    /// Keep articles in other languages
    #[arg(long)]
    pub any_language: bool,
    /// The name that JSON, CSV and Parquet have for text, title, url, published or id; may be given several times
    #[arg(long = "field", value_name = "FIELD=NAME")]
    pub fields: Vec<FieldName>,
    /// The most bytes that one article may have
    #[arg(long, help_heading = "Limits on inputs", value_name = "SIZE", default_value = "32M")]
    pub max_article: Size,
    /// How many times its compressed size an input may unpack to, once that is more than an article may have
    #[arg(long, help_heading = "Limits on inputs", value_name = "TIMES", default_value_t = 250, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_ratio: u64,
    /// The most bytes that one input may unpack to
    #[arg(long, help_heading = "Limits on inputs", value_name = "SIZE", default_value = "1T")]
    pub max_unpacked: Size,
    /// How deep compressed files and archives may lie in one another
    #[arg(long, help_heading = "Limits on inputs", value_name = "N", default_value_t = 4)]
    pub max_nesting: usize,
    /// The most bytes of an archive that comes through a pipe or lies in another
    #[arg(long, help_heading = "Limits on inputs", value_name = "SIZE", default_value = "256M")]
    pub max_held: Size,
}

/// Which rules to use.
#[derive(Debug, clap::Args)]
pub struct Packs {
    /// A folder of rules to lay over the built-in ones; may be given several times
    #[arg(long = "pack", value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Leave the built-in rules out
    #[arg(long)]
    pub no_builtin: bool,
}

/// What of a timeline is printed, and how.
#[derive(Debug, clap::Args)]
pub struct Shape {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// Which articles to list: all, or those alone that tell of an event
    ///
    /// With `evidence`, articles that tell of no event are left out of `documents`, and whom they name out of `entities`, so that
    /// the timeline of a large archive stays small. The events are the same. An article stays if its events are left out by
    /// `--since` or another choice
    #[arg(long, value_enum, default_value_t = Documents::All)]
    pub documents: Documents,
    /// Only events that end on this day or later; undated ones are left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Only events that begin on this day or earlier; undated ones are left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// Only events of these types
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    pub types: Vec<String>,
    /// Only events of these statuses
    #[arg(long, value_enum, value_delimiter = ',')]
    pub status: Vec<Status>,
    /// Only events in which this person takes part: id, name or alias; given several times, one of them
    #[arg(long = "person", value_name = "NAME", value_parser = called)]
    pub persons: Vec<String>,
    /// Only events that so many independent articles report
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, allow_negative_numbers = true)]
    pub min_sources: u32,
    /// Only events at least so sure, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, hide_default_value = true, value_parser = share, allow_negative_numbers = true)]
    pub min_confidence: f64,
}

fn threads(words: &str) -> Result<NonZeroUsize, String> {
    words.parse().map_err(|_| "give a whole number of threads, 1 or more".to_string())
}

fn day(words: &str) -> Result<NaiveDate, String> {
    words.parse().map_err(|_| "give a day of the calendar as YYYY-MM-DD, such as 2024-02-07".to_string())
}

fn called(words: &str) -> Result<String, String> {
    if words.trim().is_empty() { Err("give a name, such as \"Sergey Lavrov\"".to_string()) } else { Ok(words.to_string()) }
}

fn share(words: &str) -> Result<f64, String> {
    match words.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("give a number from 0 to 1, such as 0.9".to_string()),
    }
}

/// How a timeline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON document
    Json,
    /// An event a line
    Ndjson,
    /// An event a row (RFC 4180)
    Csv,
}

/// Which documents are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Documents {
    /// Every article read
    All,
    /// Articles that tell of an event
    Evidence,
}

/// A status, as in the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Status {
    /// It happened or goes on
    Occurred,
    /// It was announced or agreed
    Planned,
    /// It is alleged, speculated or expected
    Possible,
    /// It is said not to have happened, or was called off
    Denied,
}

impl From<Status> for newsctl::events::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Occurred => Self::Occurred,
            Status::Planned => Self::Planned,
            Status::Possible => Self::Possible,
            Status::Denied => Self::Denied,
        }
    }
}
