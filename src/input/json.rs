//! Articles in JSON: an object each, in lines (JSON Lines), in an array, or one after the other.

use std::borrow::Cow;
use std::io::{BufRead, Read};

use serde_json::{Map, Value};

use super::decode::decode;
use super::fields::{Field, Record, first};
use super::json_values::next_value;
use super::open::{Container, Found, Place};
use super::piece::Body;
use super::stream::{Stream, reason};
use super::{InputError, InputOptions};

/// How the articles of an input lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line each.
    Lines,
    /// Elements of an array, or objects one after the other, whatever the line ends.
    Values,
}

impl Shape {
    /// How the articles lie by an input's head and ending; `None` where it is no JSON.
    pub fn of(head: &[u8], ending: &str) -> Option<Self> {
        let named = |endings: &[&str]| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
        let lines = named(&["jsonl", "ndjson"]);
        if is_json_lines(head) {
            Some(Self::Lines)
        } else if is_json(head, lines) || named(&["json"]) {
            Some(Self::Values)
        } else {
            lines.then_some(Self::Lines)
        }
    }
}

/// The head of an input without byte-order mark and white space.
fn trimmed(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start()
}

/// Whether an input is JSON Lines by its head: its first line that is not empty is a JSON object, or the beginning of one
/// that is longer than the head.
fn is_json_lines(head: &[u8]) -> bool {
    let head = trimmed(head);
    if !head.starts_with(b"{") {
        return false;
    }
    let end = head.iter().position(|&b| b == b'\n');
    match serde_json::from_str::<Map<String, Value>>(&decode(head[..end.unwrap_or(head.len())].to_vec())) {
        Ok(_) => true,
        Err(error) => end.is_none() && error.is_eof(),
    }
}

/// Whether an input is an array of objects or an object over several lines by its head. Where the ending says that it is
/// lines, only what can be no line will do: a broken line costs itself alone.
fn is_json(head: &[u8], lines: bool) -> bool {
    let head = trimmed(head);
    let inner = head.get(1..).unwrap_or_default();
    let alone = || inner.iter().find(|b| **b == b'\n' || !b.is_ascii_whitespace()) == Some(&b'\n');
    match head.first() {
        Some(b'[') => inner.trim_ascii_start().starts_with(b"{"),
        Some(b'{') => inner.trim_ascii_start().starts_with(b"\"") && (!lines || alone()),
        _ => false,
    }
}

/// Articles of an input of JSON, found as they are asked for.
pub(super) struct JsonArticles {
    stream: Stream,
    shape: Shape,
    place: Place,
    /// The number of the line or object found last.
    number: usize,
    /// Whether nothing was found yet, be it an article or a fault.
    bare: bool,
    done: bool,
}

impl JsonArticles {
    pub fn new(stream: Stream, shape: Shape, place: Place) -> Self {
        Self { stream, shape, place, number: 0, bare: true, done: false }
    }

    /// The next line or object as it stands; `None` at the end of the input.
    fn next_piece(&mut self) -> Option<Result<Vec<u8>, String>> {
        match self.shape {
            Shape::Lines => self.next_line(),
            Shape::Values => {
                let limits = self.place.options.limits;
                let value = next_value(&mut *self.stream, limits.article)?;
                Some(value.map_err(|fault| {
                    self.done = fault.is_final();
                    fault.reason(&limits)
                }))
            }
        }
    }

    /// The next line, without its end; `None` at the end of the input. A line over the limit is read past and given as an error.
    fn next_line(&mut self) -> Option<Result<Vec<u8>, String>> {
        let mut line = Vec::new();
        let limits = self.place.options.limits;
        let limit = limits.article as u64 + 1;
        match (&mut self.stream).take(limit).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) if line.len() as u64 == limit && !line.ends_with(b"\n") => {
                Some(self.skip_line().and(Err(limits.over_article())))
            }
            Ok(_) => Some(Ok(line)),
            Err(error) => {
                self.done = true;
                Some(Err(reason(error)))
            }
        }
    }

    /// Reads up to the next line end and forgets it.
    fn skip_line(&mut self) -> Result<(), String> {
        self.stream.skip_until(b'\n').map(|_| ()).map_err(|error| {
            self.done = true;
            reason(error)
        })
    }
}

/// Reads what a line or object says.
pub(super) fn record(piece: &[u8], options: &InputOptions) -> Result<Record, String> {
    let piece = match std::str::from_utf8(piece) {
        Ok(piece) => Cow::Borrowed(piece),
        Err(_) => Cow::Owned(decode(piece.to_vec()).to_string()),
    };
    let mut object: Map<String, Value> = serde_json::from_str(&piece).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => "is no JSON object".to_string(),
        _ => format!("is not JSON: {error}"),
    })?;
    let mut take = |field: Field| {
        let found =
            |is: &dyn Fn(&str) -> bool| object.iter().find(|(key, value)| is(key) && !value.is_null()).map(|(key, _)| key);
        let key = first(options.fields.of(field), found)?.clone();
        object.get_mut(&key).map(Value::take)
    };
    let text = match take(Field::Text) {
        Some(Value::String(text)) => text,
        Some(_) => return Err("its text is no string".to_string()),
        None => return Err(options.fields.no_text()),
    };
    let mut string = |field: Field| match take(field) {
        Some(Value::String(value)) => Some(value),
        Some(Value::Number(value)) => Some(value.to_string()),
        _ => None,
    };
    Ok(Record {
        text,
        title: string(Field::Title),
        url: string(Field::Url),
        published: string(Field::Published),
        id: string(Field::Id),
    })
}

impl Container for JsonArticles {
    fn next(&mut self) -> Option<Result<Found, InputError>> {
        loop {
            if self.done {
                return None;
            }
            let Some(piece) = self.next_piece() else {
                self.done = true;
                return self.bare.then(|| Err(self.place.fault("holds no article")));
            };
            self.number += 1;
            let found = piece.map(|mut piece| {
                if self.number == 1 && piece.starts_with(b"\xef\xbb\xbf") {
                    piece.drain(..3);
                }
                (!piece.trim_ascii().is_empty()).then(|| self.place.nth(self.number, Body::Json(piece)))
            });
            self.bare &= matches!(found, Ok(None));
            match found {
                Ok(Some(piece)) => return Some(Ok(Found::Piece(piece))),
                Ok(None) => {}
                Err(reason) => return Some(Err(self.place.fault_of(self.number, reason))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Article, testing};
    use super::*;

    fn read(text: &str, limit: usize) -> Vec<Result<Article, InputError>> {
        read_as(text.as_bytes(), Shape::Lines, limit)
    }

    fn read_as(bytes: &[u8], shape: Shape, limit: usize) -> Vec<Result<Article, InputError>> {
        let place = testing::place("a.jsonl", |options| options.limits.article = limit);
        let mut articles = JsonArticles::new(Box::new(std::io::Cursor::new(bytes.to_vec())), shape, place);
        let found = std::iter::from_fn(|| articles.next());
        found.filter_map(|found| found.and_then(|found| testing::piece(found).read()).transpose()).collect()
    }

    /// What was read of an array or of objects one after the other: the texts, or the place and reason of a fault.
    fn values(text: &str, limit: usize) -> Vec<String> {
        let show = |article: Result<Article, InputError>| match article {
            Ok(article) => format!("{} {}", article.source, article.text),
            Err(error) => error.to_string(),
        };
        read_as(text.as_bytes(), Shape::Values, limit).into_iter().map(show).collect()
    }

    #[test]
    fn arrays_and_objects_over_several_lines_are_articles() {
        let array = "[\n  {\"text\": \"Satu: [\\\"}{\"},\n  {\"text\": \"Dua.\", \"more\": {\"a\": [1]}}\n]\n";
        assert_eq!(values(array, 1 << 20), ["a.jsonl#1 Satu: [\"}{", "a.jsonl#2 Dua."]);
        assert_eq!(values("{\n \"text\": \"Satu.\"\n}\n{\"text\":\"Dua.\"}", 1 << 20), ["a.jsonl#1 Satu.", "a.jsonl#2 Dua."]);
        assert_eq!(values("[]", 1 << 20), ["a.jsonl: holds no article"]);
    }

    #[test]
    fn a_bad_element_costs_itself_alone() {
        let found = values("[1, \"a\", {\"text\" 5}, {\"title\": \"x\"}, {\"text\": \"Baik.\"}]", 1 << 20);
        let places: Vec<_> = found.iter().map(|found| found.split([' ', ':']).next().unwrap_or("")).collect();
        assert_eq!(places, ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]);
        assert!(found[0].contains("no JSON object") && found[2].contains("not JSON"), "{found:?}");
        assert!(found[4].ends_with("Baik."), "{found:?}");
    }

    #[test]
    fn what_cannot_go_on_ends_with_one_fault() {
        let cut = values("[{\"text\": \"Baik.\"}, {\"text\": \"Bai", 1 << 20);
        assert_eq!(cut[0], "a.jsonl#1 Baik.");
        assert!(cut.len() == 2 && cut[1].contains("ends within"), "{cut:?}");
        let words = values("[{\"text\": \"Baik.\"}] dan kata lain yang bukan JSON", 1 << 20);
        assert!(words.len() == 2 && words[1].contains("is not JSON"), "{words:?}");
        let long = format!("[{{\"text\": \"{}\"}}, {{\"text\": \"Baik.\"}}]", "a".repeat(5000));
        let long = values(&long, 1000);
        assert!(long.len() == 2 && long[0].contains("limit") && long[1].ends_with("Baik."), "{long:?}");
    }

    #[test]
    fn windows_1252_is_decoded_line_by_line() {
        let bytes = b"{\"text\": \"\x93Siap,\x94 kata R\xe9sum\xe9.\", \"id\": 17}\n{\"text\": \"Dua.\", \"id\": \"b\"}\n";
        assert_eq!(Shape::of(bytes, "txt"), Some(Shape::Lines));
        let articles = read_as(bytes, Shape::Lines, 1 << 20);
        let [Ok(first), Ok(second)] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!((&*first.text, first.key.as_deref()), ("“Siap,” kata Résumé.", Some("17")));
        assert_eq!(second.key.as_deref(), Some("b"));
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
    fn shapes_are_told_by_content_and_ending() {
        for (head, ending, shape) in [
            (&b"{\"text\": \"a\"}\n{"[..], "txt", Some(Shape::Lines)),
            (b"\xef\xbb\xbf\n {\"text\": \"a\"}", "txt", Some(Shape::Lines)),
            (b"{\"text\": \"a very long begin", "txt", Some(Shape::Lines)),
            (b"{\n  \"text\": \"a\"\n}", "txt", Some(Shape::Values)),
            (b"{\n  \"text\": \"a\"\n}", "jsonl", Some(Shape::Values)),
            (b"[\n  {\"text\": \"a\"}\n]", "jsonl", Some(Shape::Values)),
            (b"{\"text\": \n{\"text\": \"b\"}", "jsonl", Some(Shape::Lines)),
            (b"[1, 2]", "JSON", Some(Shape::Values)),
            (b"[1, 2]", "txt", None),
            (b"{Kurung kurawal} di kepala berita.\n", "txt", None),
            (b"[Video] Putin tiba di Pyongyang.\n", "txt", None),
            (b"", "txt", None),
        ] {
            assert_eq!(Shape::of(head, ending), shape, "{:?} {ending}", String::from_utf8_lossy(head));
        }
    }
}
