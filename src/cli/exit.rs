//! How a run ends: exit statuses, failures, and their words on stderr.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use newsctl::input::on_one_line;
use newsctl::packs::Faults;

/// The exit status of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All inputs were read.
    Success = 0,
    /// A check found something.
    Found = 1,
    /// Wrong usage, an input that could not be read, or a result that could not be written.
    Failure = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What ends a run before its time.
#[derive(Debug)]
pub enum Failure {
    /// The packs are faulty.
    Packs(Faults),
    /// A file that the command needs can't be read or written, and why.
    File(PathBuf, String),
    /// The command can't do what it is asked for.
    Refused(String),
    /// Results can't be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Packs(faults)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Packs(faults) => write!(f, "the packs are faulty\n{faults}"),
            Self::File(path, why) => write!(f, "{}: {why}", on_one_line(&path.to_string_lossy())),
            Self::Refused(why) => f.write_str(why),
            Self::Output(error) => write!(f, "can't write the result: {error}"),
        }
    }
}

/// Says a line on stderr. That stderr itself may be closed is no reason to stop.
pub fn complain(what: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "newsctl: {}", what.to_string().trim_end());
}
