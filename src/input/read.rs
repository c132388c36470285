//! Walks over the inputs and reads them one at a time, so that a corpus larger than memory streams through.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open::{Container, ENDINGS, Found, Opened, Place, Source, is_wanted, open};
use super::piece::Piece;
use super::stream::{Store, reason};
use super::unpack::Total;
use super::{Article, InputError, InputOptions, is_stdin};

/// Reads inputs: files, folders (walked in name order), and standard input under the name `-`. What can't be read comes as
/// an error in its place; the others are read. A folder's hidden files and files of other endings are passed over.
///
/// ```
/// use newsctl::input::{InputOptions, read};
/// let missing = ["there/is/no/such.txt".into()];
/// let errors: Vec<_> = read(&missing, &InputOptions::default()).filter_map(Result::err).collect();
/// assert_eq!(errors[0].to_string(), "there/is/no/such.txt: no such file or folder");
/// ```
pub fn read(paths: &[PathBuf], options: &InputOptions) -> impl Iterator<Item = Result<Article, InputError>> + use<> {
    pieces(paths, options).filter_map(|piece| piece.and_then(Piece::read).transpose())
}

/// As [`read`], but leaves the work that each article takes to [`Piece::read`], which any thread may do.
pub fn pieces(paths: &[PathBuf], options: &InputOptions) -> Pieces {
    let waiting = paths.iter().rev().map(|path| Waiting { path: path.clone(), found: None }).collect();
    Pieces { waiting, inside: Vec::new(), options: Arc::new(options.clone()) }
}

/// An iterator over the articles of inputs before they are read; see [`pieces`].
pub struct Pieces {
    /// Paths to come, the next one last.
    waiting: Vec<Waiting>,
    /// The containers that are being read, the innermost last.
    inside: Vec<Box<dyn Container>>,
    options: Arc<InputOptions>,
}

struct Waiting {
    path: PathBuf,
    /// What it is, if it was found in a folder.
    found: Option<Kind>,
}

/// What a folder says that something in it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Folder,
    File,
}

impl Iterator for Pieces {
    type Item = Result<Piece, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (place, source) = match self.inside.last_mut() {
                Some(container) => match container.next() {
                    Some(Ok(Found::Piece(piece))) => return Some(Ok(piece)),
                    Some(Ok(Found::Inside(place, stream))) => (place, Source::Stream(stream)),
                    Some(Err(error)) => return Some(Err(error)),
                    None => {
                        self.inside.pop();
                        continue;
                    }
                },
                None => {
                    let waiting = self.waiting.pop()?;
                    match self.path(&waiting) {
                        Ok(Some(found)) => found,
                        Ok(None) => continue,
                        Err(reason) => return Some(Err(InputError::new(waiting.path.display().to_string(), reason))),
                    }
                }
            };
            let named = place.source.clone();
            match open(place, source) {
                Ok(Opened::Piece(piece)) => return Some(Ok(piece)),
                Ok(Opened::Container(container)) => self.inside.push(container),
                Err(reason) => return Some(Err(InputError::new(named, reason))),
            }
        }
    }
}

impl Pieces {
    /// The bytes of a path; `None` where it is a folder, whose files are put in line.
    fn path(&mut self, waiting: &Waiting) -> Result<Option<(Place, Source)>, String> {
        let path = &waiting.path;
        let Some(name) = path.to_str() else { return Err("its name is not UTF-8".to_string()) };
        let place = Place {
            source: name.to_string(),
            name: name.to_string(),
            key: None,
            depth: 0,
            total: Total::default(),
            options: Arc::clone(&self.options),
        };
        if is_stdin(path) && waiting.found.is_none() {
            return Ok(Some((place, Source::Stream(Box::new(BufReader::new(io::stdin()))))));
        }
        let metadata = fs::metadata(path).map_err(reason)?;
        if metadata.is_dir() {
            // A linked folder may lead in circles.
            if waiting.found == Some(Kind::File) {
                return Err("is a link to a folder, which is followed only where it is named itself".to_string());
            }
            return self.folder(path).map(|()| None);
        }
        // A pipe that nobody writes to would be waited for without end.
        if waiting.found.is_some() && !metadata.is_file() {
            return Err("is a pipe, socket or device, which is read only where it is named itself".to_string());
        }
        if metadata.is_file() && metadata.len() == 0 {
            return Err("is empty".to_string());
        }
        let file = File::open(path).map_err(reason)?;
        let source = if metadata.is_file() {
            Source::Store(Store::of_file(file).map_err(reason)?)
        } else {
            Source::Stream(Box::new(BufReader::with_capacity(64 << 10, file)))
        };
        Ok(Some((place, source)))
    }

    /// Puts what a folder holds in line.
    fn folder(&mut self, path: &Path) -> Result<(), String> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).map_err(reason)? {
            let entry = entry.map_err(reason)?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let kind = if entry.file_type().map_err(reason)?.is_dir() { Kind::Folder } else { Kind::File };
            if kind == Kind::Folder || is_wanted(&name.to_string_lossy()) {
                entries.push((name, kind));
            }
        }
        if entries.is_empty() {
            return Err(format!("the folder holds no article: no file that ends in .{}", ENDINGS.join(", .")));
        }
        entries.sort();
        let waiting = |(name, kind)| Waiting { path: path.join(name), found: Some(kind) };
        self.waiting.extend(entries.into_iter().rev().map(waiting));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn results(paths: &[PathBuf], limit: usize) -> Vec<Result<String, String>> {
        let limits = Limits { article: limit, ..Limits::default() };
        let options = InputOptions { limits, ..InputOptions::default() };
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
        let articles = read(paths, &options);
        articles
            .map(|article| {
                article.map(|article| name(&article.source)).map_err(|error| format!("{}: {}", name(&error.path), error.reason))
            })
            .collect()
    }

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    #[test]
    fn folders_are_walked_in_name_order() {
        let folder = folder(&[
            ("b.txt", b"B."),
            ("a/z.TXT", b"Z."),
            ("a/k.jsonl", b"{\"text\": \"K1.\"}\n{\"text\": \"K2.\"}"),
            ("c.json", b"{}"),
            (".hidden.txt", b"H."),
            ("d.jpg", b"\xff\xd8\xff\x00"),
        ]);
        let expected = ["k.jsonl#1", "k.jsonl#2", "z.TXT", "b.txt"].map(|name| Ok(name.to_string()));
        assert_eq!(results(&[folder.path().into()], 1 << 20), expected);
    }

    #[test]
    fn what_cannot_be_read_costs_itself_alone() {
        let folder = folder(&[
            ("empty.txt", b""),
            ("blank.txt", b" \n\t "),
            ("picture.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
            ("large.txt", &[b' '; 5000]),
            ("none/x.md", b"x"),
            ("good.txt", b"Baik."),
        ]);
        let paths: Vec<PathBuf> = ["empty.txt", "blank.txt", "picture.txt", "large.txt", "none", "missing.txt", "good.txt"]
            .iter()
            .map(|name| folder.path().join(name))
            .collect();
        let results = results(&paths, 4000);
        let errors: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).map(String::as_str).collect();
        assert_eq!(
            errors,
            [
                "empty.txt: is empty",
                "blank.txt: holds no text",
                "picture.txt: is not text",
                "large.txt: is over the limit of 4000 bytes (--max-article)",
                "none: the folder holds no article: no file that ends in .txt, .text, .html, .htm, .xhtml, .jsonl, .ndjson, .csv, .tsv, .warc, .parquet, .zip",
                "missing.txt: no such file or folder",
            ]
        );
        assert_eq!(results[6], Ok("good.txt".to_string()));
    }

    #[test]
    fn a_file_named_itself_may_have_any_ending() {
        let folder = folder(&[("a.berita", b"Putin tiba."), ("b.data", b"{\"text\": \"Lavrov tiba.\"}\n")]);
        let paths = [folder.path().join("a.berita"), folder.path().join("b.data")];
        assert_eq!(results(&paths, 1 << 20), [Ok("a.berita".to_string()), Ok("b.data#1".to_string())]);
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_in_a_folder_is_not_waited_for() {
        let folder = folder(&[("good.txt", b"Baik.")]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("a.txt")).unwrap();
        let results = results(&[folder.path().into()], 1 << 20);
        assert!(results[0].as_ref().is_err_and(|error| error.starts_with("a.txt: is a pipe, socket")), "{results:?}");
        assert_eq!(results[1], Ok("good.txt".to_string()));
    }

    #[test]
    fn utf16_is_read_as_text_and_as_json() {
        let utf16 =
            |text: &str| -> Vec<u8> { [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect() };
        let folder =
            folder(&[("a.txt", &utf16("“Baik.”")), ("b.jsonl", &utf16("{\"text\": \"“Satu.”\"}\n{\"text\": \"Dua.\"}\n"))]);
        let texts: Vec<_> =
            read(&[folder.path().into()], &InputOptions::default()).map(|article| article.unwrap().text).collect();
        assert_eq!(texts.iter().map(|text| &**text).collect::<Vec<_>>(), ["“Baik.”", "“Satu.”", "Dua."]);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_utf8_is_told() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let path = PathBuf::from(OsStr::from_bytes(b"berita-\xff.txt"));
        assert!(results(&[path], 1 << 20)[0].as_ref().is_err_and(|error| error.ends_with("its name is not UTF-8")));
    }

    #[test]
    fn line_ends_are_kept_and_the_stated_day_handed_on() {
        let folder = folder(&[("a.txt", b"\xef\xbb\xbfSatu.\r\nDua.\r\n")]);
        let options = InputOptions { stated_date: chrono::NaiveDate::from_ymd_opt(2024, 2, 7), ..InputOptions::default() };
        let article = read(&[folder.path().join("a.txt")], &options).next().unwrap().unwrap();
        assert_eq!(&*article.text, "Satu.\r\nDua.\r\n");
        assert_eq!(article.stated_date, options.stated_date);
    }
}
