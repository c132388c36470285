//! The arguments of every command. Declarations alone.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};

/// Turns Indonesian news articles into a timeline of diplomatic events, by rules, with its reasons.
#[derive(Debug, Parser)]
#[command(name = "newsctl", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every person, place, organization and date in the text, a JSON line each
    Mentions(Reading),
    /// Print every sentence with its tokens, a JSON line each
    Tokens(Reading),
}

/// What all commands that read articles share.
#[derive(Debug, clap::Args)]
pub struct Reading {
    /// Files, folders (walked in name order), or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// The publication day of articles whose container does not tell it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published: Option<NaiveDate>,
    #[command(flatten)]
    pub packs: Packs,
    /// How many threads read articles [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Say nothing on stderr of inputs that can't be read; the exit status still tells
    #[arg(long)]
    pub quiet: bool,
    /// Print nothing if any input can't be read
    #[arg(long)]
    pub strict: bool,
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
