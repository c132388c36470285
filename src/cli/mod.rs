//! The command line: one file a command, with no logic of its own. Results go to stdout, all else to stderr.

mod about;
mod args;
mod check;
mod eval;
mod exit;
mod explain;
mod extract;
mod inputs;
mod mentions;
mod merge;
mod pack;
mod persons;
mod progress;
mod shape;
mod tokens;
mod write_whole;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use exit::{Exit, Failure};

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let result = run(&args.command, &mut out).and_then(|exit| {
        out.flush()?;
        Ok(exit)
    });
    match result {
        Ok(exit) => exit.into(),
        // The reader went away, as `head` does: nothing is wrong.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Success.into(),
        Err(failure) => {
            exit::complain(&failure);
            Exit::Failure.into()
        }
    }
}

fn run(command: &Command, out: &mut impl Write) -> Result<Exit, Failure> {
    match command {
        Command::Extract(args) => extract::run(args, out),
        Command::Mentions(args) => mentions::run(args, out),
        Command::Tokens(args) => tokens::run(args, out),
        Command::Explain(args) => explain::run(args, out),
        Command::Merge(args) => merge::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Eval(args) => eval::run(args, out),
        Command::Pack(command) => pack::run(command, out),
        Command::Schema { of } => about::schema(*of, out),
        Command::Completions { shell } => about::completions(*shell, out),
        Command::Man => about::man(out),
    }
}
