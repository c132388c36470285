//! Faults of pack files: where, what, and what to do. All faults of all files are shown at once.

use std::fmt;
use std::ops::Range;

use super::format::Spanned;
use super::source::PackFile;
use crate::nearest::did_you_mean;

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
    /// How many more there are of the same cause.
    pub more: usize,
    /// The kind of file that would have what is missing here: where such a file can't be read, nothing is known.
    kind: Option<&'static str>,
}

impl Fault {
    /// A fault of a file as a whole.
    pub fn of_file(path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            place: None,
            excerpt: None,
            message: message.into(),
            help: help.into(),
            notes: Vec::new(),
            more: 0,
            kind: None,
        }
    }

    /// A fault at a byte range of a file.
    pub fn at(file: &PackFile, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (line, column) = file.place(span.start);
        let excerpt = file.text.lines().nth(line - 1).unwrap_or("").to_string();
        Self { place: Some((line, column)), excerpt: Some(excerpt), ..Self::of_file(file.path.as_str(), message, help) }
    }

    /// The same fault, of something that a file of this kind could have.
    pub(super) fn missing_from(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
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
        if self.more > 0 {
            writeln!(f, "  and {} more of this kind", self.more)?;
        }
        if !self.help.is_empty() {
            writeln!(f, "  help: {}", self.help)?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "    {note}"))
    }
}

/// A name that should be one of a list.
pub(super) struct ListFault<'a> {
    /// The file that names it.
    pub file: &'a PackFile,
    /// The name.
    pub wrong: &'a Spanned<String>,
    /// What it should be.
    pub what: &'static str,
    /// The list.
    pub all: &'a [&'a str],
    /// What comes before the list in the help.
    pub allowed: &'a str,
    /// The kind of file that has such a list.
    pub kind: &'static str,
    /// The built-in pack that has one.
    pub pack: &'static str,
}

/// All faults found, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Notes a fault once: of others with the same help only how many there are.
    pub(super) fn push_once(&mut self, fault: Fault) {
        match self.0.iter_mut().find(|known| known.help == fault.help && known.kind == fault.kind) {
            Some(known) => known.more += 1,
            None => self.push(fault),
        }
    }

    /// Notes that a name is none of a list; where no pack has such a list at all, this is told once.
    pub(super) fn missing(&mut self, fault: &ListFault) {
        let ListFault { file, wrong, what, all, allowed, kind, pack } = fault;
        let (name, span) = (wrong.get_ref(), wrong.span());
        if all.is_empty() {
            let message = format!("`{name}` is no {what}: no pack that is read has a file of `kind = \"{kind}\"`");
            let help =
                format!("the built-in pack `{pack}` has one: leave --no-builtin out, or give a folder with such a file too");
            return self.push_once(Fault::at(file, span, message, help).missing_from(kind));
        }
        let near = did_you_mean(name, all.iter().copied());
        let help = format!("{near}{allowed}{}", all.join(", "));
        self.push(Fault::at(file, span, format!("`{name}` is no {what}"), help).missing_from(kind));
    }

    /// Drops what only files that can't be read make look wrong. `lost`: the kinds of those files, where they are told.
    pub(super) fn drop_following(&mut self, lost: &[Option<&'static str>]) {
        self.0.retain(|fault| fault.kind.is_none() || !lost.iter().any(|kind| kind.is_none() || *kind == fault.kind));
    }

    /// `value` if nothing is wrong, else the faults.
    pub(crate) fn into_result<T>(mut self, value: T) -> Result<T, Faults> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.sort();
        Err(self)
    }

    /// Puts them in the order of files and lines.
    pub(crate) fn sort(&mut self) {
        self.0.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| fault.fmt(f))
    }
}

impl std::error::Error for Faults {}
