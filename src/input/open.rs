//! Tells by its first bytes what a stream is and opens it: through layers of compression down to an article or to a container
//! of articles. Leaves each container to its own file.

use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use super::archive::Archive;
use super::decode::{Utf8, is_text, is_utf16};
use super::json::{JsonArticles, Shape};
use super::limits::Size;
use super::page::{Charset, is_page};
use super::parquet::Rows;
use super::piece::{Body, Piece};
use super::stream::{Broken, Store, Stream, reason};
use super::table::{self, Table};
use super::unpack::{Packing, Total, unpack};
use super::warc::{Records, is_warc};
use super::{InputError, InputOptions};

/// Where a stream lies.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As articles name it.
    pub source: String,
    /// The file's name, whose ending may tell what the first bytes do not.
    pub name: String,
    /// What the container around it calls it.
    pub key: Option<String>,
    /// How many containers and layers of compression are around it.
    pub depth: usize,
    /// What the input has unpacked so far.
    pub total: Total,
    pub options: Arc<InputOptions>,
}

impl Place {
    /// The ending of its name, what is said of compression taken off.
    fn ending(&self) -> &str {
        ending(&self.name)
    }

    /// One layer deeper.
    pub fn deeper(mut self) -> Result<Self, String> {
        self.depth += 1;
        let most = self.options.limits.nesting;
        if self.depth > most {
            return Err(format!("lies more than {most} archives deep (--max-nesting)"));
        }
        Ok(self)
    }

    /// An article that lies here.
    pub fn piece(&self, body: Body) -> Piece {
        Piece { key: self.key.clone(), ..self.bare(self.source.clone(), body) }
    }

    /// The N-th article that lies within.
    pub fn nth(&self, number: usize, body: Body) -> Piece {
        self.bare(format!("{}#{number}", self.source), body)
    }

    fn bare(&self, source: String, body: Body) -> Piece {
        Piece { source, body, key: None, url: None, options: Arc::clone(&self.options) }
    }

    /// A fault of the whole.
    pub fn fault(&self, reason: impl Into<String>) -> InputError {
        InputError::new(self.source.clone(), reason)
    }

    /// A fault of the N-th article within.
    pub fn fault_of(&self, number: usize, reason: impl Into<String>) -> InputError {
        InputError::new(format!("{}#{number}", self.source), reason)
    }
}

/// Endings of compressed files, which stand behind the ending that tells what is in them.
const PACKED: &[&str] = &["gz", "gzip", "zst", "zstd"];

/// Endings of the files that are read in a folder or archive. A file that is named itself may have any.
pub(super) const ENDINGS: &[&str] =
    &["txt", "text", "html", "htm", "xhtml", "jsonl", "ndjson", "csv", "tsv", "warc", "parquet", "zip"];

/// The ending of a name, what is said of compression taken off.
fn ending(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let split = |name: &str| name.rsplit_once('.').map_or((name.len(), name.len()), |(stem, _)| (stem.len(), stem.len() + 1));
    let (stem, start) = split(name);
    let last = &name[start..];
    if !PACKED.iter().any(|packed| packed.eq_ignore_ascii_case(last)) {
        return last;
    }
    let name = &name[..stem];
    &name[split(name).1..]
}

/// Whether a file found in a folder or archive is read, by its name.
pub(super) fn is_wanted(name: &str) -> bool {
    let ending = ending(name);
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Bytes to open.
pub(super) enum Source {
    /// They come once.
    Stream(Stream),
    /// They lie where they can be read from any place.
    Store(Store),
}

/// What a stream turned out to be.
pub(super) enum Opened {
    /// An article.
    Piece(Piece),
    /// A container, which gives what lies in it.
    Container(Box<dyn Container>),
}

/// What a container gives.
pub(super) enum Found {
    /// An article.
    Piece(Piece),
    /// Something that is to be opened in its turn.
    Inside(Place, Stream),
}

/// Something that holds articles.
pub(super) trait Container: Send {
    /// What comes next; `None` at the end.
    fn next(&mut self) -> Option<Result<Found, InputError>>;
}

/// Formats that others read, by their first bytes.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "is PDF, which is not read: take the text out first"),
    (b"BZh", "is compressed by bzip2, which is not read: unpack it first"),
    (b"\xfd7zXZ\0", "is compressed by xz, which is not read: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive, which is not read: unpack it first"),
    (b"Rar!\x1a\x07", "is a RAR archive, which is not read: unpack it first"),
];

/// How many bytes tell which format an input has, and how many what kind of text.
const MAGIC: u64 = 8;
const HEAD: u64 = 64 << 10;

/// Opens bytes, whatever they are.
pub(super) fn open(mut place: Place, source: Source) -> Result<Opened, String> {
    let (mut stream, mut store): (Stream, _) = match source {
        Source::Stream(stream) => (stream, None),
        Source::Store(store) => (Box::new(BufReader::with_capacity(HEAD as usize, store.part(0, store.length()))), Some(store)),
    };
    loop {
        let mut magic = Vec::new();
        (&mut stream).take(MAGIC).read_to_end(&mut magic).map_err(reason)?;
        if let Some((_, why)) = OTHERS.iter().find(|(start, _)| magic.starts_with(start)) {
            return Err((*why).to_string());
        }
        let packing = Packing::of(&magic);
        let is_zip = matches!(&magic[..], [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..]);
        let is_parquet = magic.starts_with(b"PAR1");
        let whole: Stream = Box::new(Cursor::new(magic).chain(stream));
        if let Some(packing) = packing {
            place = place.deeper()?;
            let unpacked = unpack(packing, whole, Arc::clone(&place.total), place.options.limits);
            stream = Box::new(BufReader::with_capacity(HEAD as usize, unpacked));
            store = None;
            continue;
        }
        if is_zip || is_parquet {
            let store = store.map_or_else(|| hold(whole, &place), Ok)?;
            let place = place.deeper()?;
            return Ok(Opened::Container(if is_zip {
                Box::new(Archive::open(place, store)?)
            } else {
                Box::new(Rows::open(place, store)?)
            }));
        }
        return text(place, whole);
    }
}

/// Holds in memory what must be read from any place but comes as a stream.
fn hold(stream: Stream, place: &Place) -> Result<Store, String> {
    let limit = place.options.limits.held;
    let mut bytes = Vec::new();
    stream.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(reason)?;
    if bytes.len() > limit {
        let size = Size(limit as u64);
        return Err(format!("is an archive of more than {size} in a pipe or in another (--max-held): unpack that first"));
    }
    Ok(Store::of_memory(bytes))
}

/// What a stream begins with. A fault that comes soon is kept for those who read on: what stands before it is sound.
fn head(stream: &mut Stream) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match stream.take(HEAD).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) if bytes.is_empty() => Err(reason(error)),
        Err(error) => {
            *stream = Box::new(Broken(Some(error)));
            Ok(bytes)
        }
    }
}

/// Opens text: an article, or a container that is text.
fn text(place: Place, mut stream: Stream) -> Result<Opened, String> {
    let mut bytes = head(&mut stream)?;
    if bytes.is_empty() {
        return Err("is empty".to_string());
    }
    // Records may hold anything.
    if !is_text(&bytes) && !is_warc(&bytes) {
        return Err("is not text".to_string());
    }
    if is_utf16(&bytes) {
        stream = Box::new(BufReader::new(Utf8::new(Cursor::new(bytes).chain(stream))));
        bytes = head(&mut stream)?;
    }
    if is_warc(&bytes) {
        let whole = Box::new(Cursor::new(bytes).chain(stream));
        return Ok(Opened::Container(Box::new(Records::new(place, whole))));
    }
    if let Some(shape) = Shape::of(&bytes, place.ending()) {
        let whole = Box::new(Cursor::new(bytes).chain(stream));
        return Ok(Opened::Container(Box::new(JsonArticles::new(whole, shape, place))));
    }
    if let Some(delimiter) = table::delimiter(&bytes, place.ending(), &place.options.fields) {
        let whole = Box::new(Cursor::new(bytes).chain(stream));
        return Ok(Opened::Container(Box::new(Table::open(place, whole, delimiter)?)));
    }
    let is_page = is_page(&bytes, place.ending());
    let limits = place.options.limits;
    let left = (limits.article + 1).saturating_sub(bytes.len());
    stream.take(left as u64).read_to_end(&mut bytes).map_err(reason)?;
    if bytes.len() > limits.article {
        return Err(limits.over_article());
    }
    let body = if is_page { Body::Page(bytes, Charset::default()) } else { Body::Text(bytes) };
    Ok(Opened::Piece(place.piece(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_look_behind_compression() {
        for (name, wanted) in [
            ("a.txt", "txt"),
            ("b/a.jsonl.gz", "jsonl"),
            ("a.TXT.ZST", "TXT"),
            ("a.gz", ""),
            ("a.b/c", ""),
            ("warta", ""),
            ("", ""),
        ] {
            assert_eq!(ending(name), wanted, "{name}");
        }
        assert!(is_wanted("arsip/2024.JSONL.gz") && is_wanted("a.csv"));
        assert!(!is_wanted("a.json") && !is_wanted("catatan.md") && !is_wanted("a.gz"));
    }
}
