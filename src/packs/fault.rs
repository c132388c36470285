//! Faults of pack files: where, what, and what to do. All faults of all files are shown at once.

use std::fmt;
use std::ops::Range;

use super::source::PackFile;

/// One fault of a pack file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's path as shown to the user.
    pub path: String,
    /// Line and column, counted from 1 (column in code points); `None` where the fault is of the whole file.
    pub place: Option<(usize, usize)>,
    /// The line itself.
    pub excerpt: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What is allowed, or what to do.
    pub help: String,
    /// More to know, a line each: what differs, how a sentence was read.
    pub notes: Vec<String>,
}

impl Fault {
    /// A fault of a file as a whole.
    pub fn of_file(path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.into(), place: None, excerpt: None, message: message.into(), help: help.into(), notes: Vec::new() }
    }

    /// A fault at a byte range of a file.
    pub fn at(file: &PackFile, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (line, column) = file.place(span.start);
        let excerpt = file.text.lines().nth(line - 1).unwrap_or("").to_string();
        Self {
            path: file.path.clone(),
            place: Some((line, column)),
            excerpt: Some(excerpt),
            message: message.into(),
            help: help.into(),
            notes: Vec::new(),
        }
    }

    /// The same fault with more to know.
    pub fn with_notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => writeln!(f, "{}:{line}:{column}: {}", self.path, self.message)?,
            None => writeln!(f, "{}: {}", self.path, self.message)?,
        }
        if let (Some(excerpt), Some((line, column))) = (&self.excerpt, self.place) {
            let number = line.to_string();
            let gap = " ".repeat(number.len());
            let mark: String = excerpt.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
            writeln!(f, "{gap} |\n{number} | {excerpt}\n{gap} | {mark}^")?;
        }
        if !self.help.is_empty() {
            writeln!(f, "  help: {}", self.help)?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "    {note}"))
    }
}

/// All faults found, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// `value` if nothing is wrong, else the faults.
    pub(crate) fn into_result<T>(mut self, value: T) -> Result<T, Faults> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
        Err(self)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| fault.fmt(f))
    }
}

impl std::error::Error for Faults {}
