//! Streams of bytes and places to read from at will, over files and over memory, and errors that speak for themselves.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use rawzip::{FileReader, ReaderAt};

/// A stream that is read once.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// Why reading does not go on, in words that need no more around them.
#[derive(Debug)]
pub(super) struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// An error of a stream in plain words.
pub(super) fn refused(why: impl Into<String>) -> io::Error {
    io::Error::other(Refused(why.into()))
}

/// A stream that is broken at its beginning.
pub(super) struct Broken(pub Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.fill_buf().map(<[u8]>::len)
    }
}

impl BufRead for Broken {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Err(self.0.take().unwrap_or_else(|| refused("can't be read on")))
    }

    fn consume(&mut self, _: usize) {}
}

/// An error of the system in plain words.
///
/// ```
/// let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
/// assert_eq!(newsctl::input::reason(missing), "no such file or folder");
/// ```
pub fn reason(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_string(),
        io::ErrorKind::IsADirectory => "is a folder".to_string(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_string(),
        _ if error.get_ref().is_some_and(|inner| inner.is::<Refused>()) => error.to_string(),
        _ => format!("can't be read: {error}"),
    }
}

/// Bytes that can be read from any place: a file, or what is held in memory.
#[derive(Clone)]
pub(super) struct Store {
    bytes: Arc<dyn ReaderAt + Send + Sync>,
    length: u64,
}

impl Store {
    pub fn of_file(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self { bytes: Arc::new(FileReader::from(file)), length })
    }

    pub fn of_memory(bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        Self { bytes: Arc::new(Held(bytes)), length }
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// The bytes of a part, as far as there are any.
    pub fn part(&self, start: u64, end: u64) -> Part {
        Part { store: self.clone(), at: start, end: end.min(self.length) }
    }
}

impl ReaderAt for Store {
    fn read_at(&self, out: &mut [u8], offset: u64) -> io::Result<usize> {
        self.bytes.read_at(out, offset)
    }
}

/// Bytes in memory.
struct Held(Vec<u8>);

impl ReaderAt for Held {
    fn read_at(&self, out: &mut [u8], offset: u64) -> io::Result<usize> {
        let at = usize::try_from(offset).unwrap_or(usize::MAX).min(self.0.len());
        let taken = out.len().min(self.0.len() - at);
        out[..taken].copy_from_slice(&self.0[at..at + taken]);
        Ok(taken)
    }
}

/// A part of a store as a stream.
pub(super) struct Part {
    store: Store,
    at: u64,
    end: u64,
}

impl Read for Part {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_sub(self.at);
        let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(out.len());
        let read = self.store.read_at(&mut out[..wanted], self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}
