//! Walks over the inputs and reads them one at a time, so that a corpus larger than memory streams through.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::decode::{Utf8, decode, is_text, is_utf16};
use super::json::{JsonArticles, Shape};
use super::{Article, InputError, InputOptions, is_stdin};

/// Endings of the files that are read in a folder. A file that is named itself may have any.
const ENDINGS: &[&str] = &["txt", "text", "jsonl", "ndjson"];

/// Reads inputs: files, folders (walked in name order), and standard input under the name `-`. What can't be read comes as
/// an error in its place; the others are read. A folder's hidden files and files of other endings are passed over.
///
/// ```
/// use newsctl::input::{InputOptions, read};
/// let missing = ["there/is/no/such.txt".into()];
/// let errors: Vec<_> = read(&missing, &InputOptions::default()).filter_map(Result::err).collect();
/// assert_eq!(errors[0].to_string(), "there/is/no/such.txt: no such file or folder");
/// ```
pub fn read(paths: &[PathBuf], options: &InputOptions) -> Articles {
    let waiting = paths.iter().rev().map(|path| Waiting { path: path.clone(), listed: false }).collect();
    Articles { waiting, inside: None, options: *options }
}

/// An iterator over the articles of inputs; see [`read`].
pub struct Articles {
    /// Paths to come, the next one last.
    waiting: Vec<Waiting>,
    /// The container that is being read.
    inside: Option<JsonArticles>,
    options: InputOptions,
}

struct Waiting {
    path: PathBuf,
    /// Whether it was found in a folder.
    listed: bool,
}

impl Iterator for Articles {
    type Item = Result<Article, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(inside) = &mut self.inside {
                if let Some(article) = inside.next() {
                    return Some(article);
                }
                self.inside = None;
            }
            let waiting = self.waiting.pop()?;
            match self.open(&waiting) {
                Ok(Some(article)) => return Some(Ok(article)),
                Ok(None) => {}
                Err(reason) => return Some(Err(InputError::new(waiting.path.display().to_string(), reason))),
            }
        }
    }
}

impl Articles {
    /// Reads a path: an article, or nothing where a folder or container was opened instead.
    fn open(&mut self, waiting: &Waiting) -> Result<Option<Article>, String> {
        let path = &waiting.path;
        let Some(name) = path.to_str() else { return Err("its name is not UTF-8".to_string()) };
        if is_stdin(path) && !waiting.listed {
            return self.stream(Box::new(BufReader::new(io::stdin())), name);
        }
        let metadata = fs::metadata(path).map_err(reason)?;
        if metadata.is_dir() {
            return self.folder(path).map(|()| None);
        }
        // A pipe that nobody writes to would be waited for without end.
        if waiting.listed && !metadata.is_file() {
            return Err("is a pipe, socket or device, which is read only where it is named itself".to_string());
        }
        if metadata.is_file() && metadata.len() == 0 {
            return Err("is empty".to_string());
        }
        let file = File::open(path).map_err(reason)?;
        self.stream(Box::new(BufReader::with_capacity(64 << 10, file)), name)
    }

    /// Puts what a folder holds in line.
    fn folder(&mut self, path: &Path) -> Result<(), String> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).map_err(reason)? {
            let entry = entry.map_err(reason)?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // A linked folder is not followed: it may lead in circles.
            let is_folder = entry.file_type().map_err(reason)?.is_dir();
            let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
            if is_folder || ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
                entries.push((entry.file_name(), path));
            }
        }
        if entries.is_empty() {
            return Err(format!("the folder holds no article: no file that ends in .{}", ENDINGS.join(", .")));
        }
        entries.sort();
        self.waiting.extend(entries.into_iter().rev().map(|(_, path)| Waiting { path, listed: true }));
        Ok(())
    }

    /// Reads a stream: a text is an article, JSON is opened.
    fn stream(&mut self, mut reader: Box<dyn BufRead>, name: &str) -> Result<Option<Article>, String> {
        let mut bytes = Vec::new();
        let head = 64 << 10;
        (&mut reader).take(head).read_to_end(&mut bytes).map_err(reason)?;
        if !is_text(&bytes) {
            return Err("is not text".to_string());
        }
        if is_utf16(&bytes) {
            reader = Box::new(BufReader::new(Utf8::new(Cursor::new(bytes).chain(reader))));
            bytes = Vec::new();
            (&mut reader).take(head).read_to_end(&mut bytes).map_err(reason)?;
        }
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if let Some(shape) = Shape::of(&bytes, ending) {
            let whole = Box::new(Cursor::new(bytes).chain(reader));
            self.inside = Some(JsonArticles::new(whole, shape, name.to_string(), self.options));
            return Ok(None);
        }
        let limit = self.options.limit;
        let left = (limit + 1).saturating_sub(bytes.len());
        reader.take(left as u64).read_to_end(&mut bytes).map_err(reason)?;
        if bytes.len() > limit {
            return Err(self.options.over_limit());
        }
        let text = decode(bytes);
        if text.trim().is_empty() {
            return Err("holds no text".to_string());
        }
        let mut article = Article::new(name, text);
        article.stated_date = self.options.stated_date;
        Ok(Some(article))
    }
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
        io::ErrorKind::PermissionDenied => "no permission to read it".to_string(),
        _ => format!("can't be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(paths: &[PathBuf], limit: usize) -> Vec<Result<String, String>> {
        let options = InputOptions { limit, ..InputOptions::default() };
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
                "large.txt: is over the limit of 4000 bytes",
                "none: the folder holds no article: no file that ends in .txt, .text, .jsonl, .ndjson",
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
