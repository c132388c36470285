//! JSON Lines: an article a line.

use std::io::{BufRead, Read};

use serde_json::{Map, Value};

use super::{Article, InputError, InputOptions};

/// The keys under which an article may have its text, title and date, in the order of preference.
const TEXT: &[&str] = &["text", "content", "body", "isi"];
const TITLE: &[&str] = &["title", "judul"];
const DATE: &[&str] = &["published", "date", "tanggal"];

/// Whether an input is JSON Lines by its head: its first line that is not empty is a JSON object, or the beginning of one
/// that is longer than the head.
pub(super) fn is_json_lines(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"{") {
        return false;
    }
    match head.iter().position(|&b| b == b'\n') {
        Some(end) => serde_json::from_slice::<Map<String, Value>>(&head[..end]).is_ok(),
        None => match serde_json::from_slice::<Map<String, Value>>(head) {
            Ok(_) => true,
            Err(error) => error.is_eof(),
        },
    }
}

/// Articles of an input of JSON Lines, read as they are asked for.
pub(super) struct JsonLines {
    reader: Box<dyn BufRead>,
    source: String,
    line: usize,
    options: InputOptions,
    failed: bool,
}

impl JsonLines {
    pub fn new(reader: Box<dyn BufRead>, source: String, options: InputOptions) -> Self {
        Self { reader, source, line: 0, options, failed: false }
    }

    /// The next line, without its end; `None` at the end of the input. A line over the limit is read past and given as an error.
    fn next_line(&mut self) -> Option<Result<Vec<u8>, String>> {
        let mut line = Vec::new();
        let limit = self.options.limit as u64 + 1;
        match (&mut self.reader).take(limit).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) if line.len() as u64 == limit && !line.ends_with(b"\n") => {
                Some(self.skip_line().and(Err(self.options.over_limit())))
            }
            Ok(_) => Some(Ok(line)),
            Err(error) => {
                self.failed = true;
                Some(Err(format!("can't be read: {error}")))
            }
        }
    }

    /// Reads up to the next line end and forgets it.
    fn skip_line(&mut self) -> Result<(), String> {
        loop {
            let (found, used) = match self.reader.fill_buf() {
                Ok([]) => return Ok(()),
                Ok(buffer) => match buffer.iter().position(|&b| b == b'\n') {
                    Some(at) => (true, at + 1),
                    None => (false, buffer.len()),
                },
                Err(error) => {
                    self.failed = true;
                    return Err(format!("can't be read: {error}"));
                }
            };
            self.reader.consume(used);
            if found {
                return Ok(());
            }
        }
    }

    /// Reads an article from a line.
    fn article(&self, line: &[u8], source: String) -> Result<Article, String> {
        let object: Map<String, Value> = serde_json::from_slice(line).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => "is no JSON object".to_string(),
            _ => format!("is not JSON: {error}"),
        })?;
        let text = match first(&object, TEXT) {
            Some(Value::String(text)) => text,
            Some(_) => return Err("its text is no string".to_string()),
            None => return Err(format!("has no text: it stands under one of {}", TEXT.join(", "))),
        };
        if text.trim().is_empty() {
            return Err("its text is empty".to_string());
        }
        let string = |keys: &[&str]| match first(&object, keys) {
            Some(Value::String(value)) if !value.trim().is_empty() => Some(value.clone()),
            Some(Value::Number(value)) => Some(value.to_string()),
            _ => None,
        };
        let mut article = Article::new(source, text.strip_prefix('\u{feff}').unwrap_or(text));
        article.title = string(TITLE);
        article.url = string(&["url"]);
        article.metadata_date = string(DATE);
        article.stated_date = self.options.stated_date;
        Ok(article)
    }
}

/// The first of several keys that an object has with a value.
fn first<'a>(object: &'a Map<String, Value>, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().filter_map(|key| object.get(*key)).find(|value| !value.is_null())
}

impl Iterator for JsonLines {
    type Item = Result<Article, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.failed {
                return None;
            }
            let line = self.next_line()?;
            self.line += 1;
            let source = format!("{}#{}", self.source, self.line);
            let result = line.and_then(|line| {
                let line = if self.line == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
                if line.trim_ascii().is_empty() { Ok(None) } else { self.article(line, source.clone()).map(Some) }
            });
            match result {
                Ok(Some(article)) => return Some(Ok(article)),
                Ok(None) => {}
                Err(reason) => return Some(Err(InputError::new(source, reason))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, limit: usize) -> Vec<Result<Article, InputError>> {
        let options = InputOptions { limit, ..InputOptions::default() };
        JsonLines::new(Box::new(std::io::Cursor::new(text.as_bytes().to_vec())), "a.jsonl".into(), options).collect()
    }

    #[test]
    fn keys_are_read_in_both_languages() {
        let articles = read(
            "{\"text\": \"Satu.\", \"title\": \"T\", \"url\": \"u\", \"published\": \"2024-01-02\"}\r\n\n{\"isi\": \"Dua.\", \"judul\": \"J\", \"tanggal\": \"1/2/2024\", \"title\": null}",
            1 << 20,
        );
        let [Ok(first), Ok(second)] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!((first.source.as_str(), &*first.text), ("a.jsonl#1", "Satu."));
        assert_eq!(
            (first.title.as_deref(), first.url.as_deref(), first.metadata_date.as_deref()),
            (Some("T"), Some("u"), Some("2024-01-02"))
        );
        assert_eq!(
            (second.source.as_str(), second.title.as_deref(), second.metadata_date.as_deref()),
            ("a.jsonl#3", Some("J"), Some("1/2/2024"))
        );
    }

    #[test]
    fn a_bad_line_costs_itself_alone() {
        let articles =
            read("{\"text\": \n[1]\n{\"title\": \"x\"}\n{\"text\": 5}\n{\"text\": \" \"}\n{\"text\": \"Baik.\"}\n", 1 << 20);
        let errors: Vec<_> =
            articles.iter().filter_map(|article| article.as_ref().err()).map(|error| error.path.as_str()).collect();
        assert_eq!(errors, ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]);
        assert_eq!(articles.len(), 6);
        assert!(articles[5].is_ok());
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Baik.\"}}", "a".repeat(200_000));
        let articles = read(&long, 1000);
        assert!(articles[0].as_ref().is_err_and(|error| error.reason.contains("limit")), "{articles:?}");
        assert!(articles[1].is_ok());
        assert_eq!(articles.len(), 2);
    }

    #[test]
    fn json_lines_are_told_by_content() {
        assert!(is_json_lines(b"{\"text\": \"a\"}\n{"));
        assert!(is_json_lines(b"\xef\xbb\xbf\n {\"text\": \"a\"}"));
        assert!(is_json_lines(b"{\"text\": \"a very long begin"));
        assert!(!is_json_lines(b"{\n  \"text\": \"a\"\n}"));
        assert!(!is_json_lines(b"{Kurung kurawal} di kepala berita.\n"));
        assert!(!is_json_lines(b""));
    }
}
