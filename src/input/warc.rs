//! WARC files (ISO 28500), as crawlers keep pages: the HTML of responses and resources, and the text of conversions (WET).
//! Other records (requests, metadata, pictures, redirections) are passed over. What a server put around a page is `http`'s.

use std::io::{BufRead, Read};

use super::InputError;
use super::http;
use super::open::{Container, Found, Place};
use super::page::Charset;
use super::piece::{Body, Piece};
use super::stream::{Stream, reason};

/// Whether an input is a WARC file by its head.
pub(super) fn is_warc(head: &[u8]) -> bool {
    head.starts_with(b"WARC/")
}

/// The most bytes that the head of a record may have.
const HEAD: u64 = 64 << 10;

/// A WARC file that is being read.
pub(super) struct Records {
    place: Place,
    stream: Stream,
    /// The number of the record read last.
    number: usize,
    /// Whether an article or a fault was found.
    bare: bool,
    done: bool,
}

/// What the head of a record says.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    length: u64,
    content_type: String,
    target: Option<String>,
}

impl Head {
    fn is_type(&self, kinds: &[&str]) -> bool {
        let kind = self.content_type.split(';').next().unwrap_or_default().trim();
        kinds.iter().any(|known| known.eq_ignore_ascii_case(kind))
    }

    fn says(&self, parameter: &str) -> bool {
        self.content_type.to_ascii_lowercase().split(';').any(|part| part.trim() == parameter)
    }
}

impl Records {
    pub fn new(place: Place, stream: Stream) -> Self {
        Self { place, stream, number: 0, bare: true, done: false }
    }

    /// The next line of a record's head, without its end; `None` at the end of the input.
    fn line(&mut self, left: &mut u64) -> Result<Option<String>, String> {
        let mut line = Vec::new();
        let read = (&mut self.stream).take(*left).read_until(b'\n', &mut line).map_err(reason)?;
        *left -= read as u64;
        if read == 0 && *left > 0 {
            return Ok(None);
        }
        if !line.ends_with(b"\n") {
            return Err(if *left == 0 { "is no WARC record: its head has no end" } else { CUT }.to_string());
        }
        Ok(Some(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }

    /// The head of the next record; `None` at the end of the input.
    fn head(&mut self) -> Result<Option<Head>, String> {
        let mut left = HEAD;
        // Records end with empty lines.
        let version = loop {
            match self.line(&mut left)? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        if !is_warc(version.as_bytes()) {
            return Err("is no WARC record: no version begins it".to_string());
        }
        let mut head = Head::default();
        let mut length = None;
        loop {
            let line = self.line(&mut left)?.ok_or(CUT)?;
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "content-length" => length = value.parse().ok(),
                "content-type" => head.content_type = value.to_string(),
                "warc-target-uri" => head.target = Some(value.trim_matches(['<', '>']).to_string()),
                _ => {}
            }
        }
        head.length = length.ok_or("is no WARC record: it does not tell its length")?;
        Ok(Some(head))
    }

    /// The next record: an article, or nothing of ours. The error's flag tells whether reading can go on behind it.
    fn record(&mut self) -> Result<Option<Option<Piece>>, (String, bool)> {
        let limits = self.place.options.limits;
        let Some(head) = self.head().map_err(|why| (why, false))? else { return Ok(None) };
        let wanted = match head.kind.as_str() {
            "response" => head.is_type(&["application/http"]) && !head.says("msgtype=request"),
            "resource" => head.is_type(http::PAGES),
            "conversion" => head.is_type(&["text/plain"]) || head.content_type.is_empty(),
            _ => false,
        };
        let over = head.length > limits.article as u64;
        let mut bytes = Vec::new();
        let block = &mut (&mut self.stream).take(head.length);
        let read = if wanted && !over {
            block.read_to_end(&mut bytes).map(|read| read as u64)
        } else {
            std::io::copy(block, &mut std::io::sink())
        };
        match read {
            Ok(read) if read < head.length => return Err((CUT.to_string(), false)),
            Ok(_) => {}
            Err(error) => return Err((reason(error), false)),
        }
        if !wanted {
            return Ok(Some(None));
        }
        if over {
            return Err((limits.over_article(), true));
        }
        let Head { kind, content_type, target, .. } = head;
        let body = match kind.as_str() {
            "conversion" => Body::Text(bytes),
            "resource" => Body::Page(bytes, Charset::of_content_type(&content_type)),
            _ if http::is_page(&bytes) => Body::Http(bytes),
            _ => return Ok(Some(None)),
        };
        let mut piece = self.place.nth(self.number, body);
        // Archives of the web hold many pages that are no articles.
        piece.url = Some(target.unwrap_or_default());
        Ok(Some(Some(piece)))
    }
}

/// What is wrong with a record without an end.
const CUT: &str = "is cut off: the input ends within the record";

impl Container for Records {
    fn next(&mut self) -> Option<Result<Found, InputError>> {
        while !self.done {
            self.number += 1;
            match self.record() {
                Ok(Some(Some(piece))) => {
                    self.bare = false;
                    return Some(Ok(Found::Piece(piece)));
                }
                Ok(Some(None)) => {}
                Ok(None) => {
                    self.done = true;
                    return self.bare.then(|| Err(self.place.fault("holds no article: no record of a page")));
                }
                Err((why, goes_on)) => {
                    (self.done, self.bare) = (!goes_on, false);
                    return Some(Err(self.place.fault_of(self.number, why)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn record(kind: &str, content_type: &str, target: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{target}>\r\nWARC-Date: 2024-06-20T01:02:03Z\r\n\
             Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn response(head: &str, page: &str) -> String {
        record(
            "response",
            "application/http; msgtype=response",
            "https://warta.example/1",
            &format!("HTTP/1.1 {head}\r\n\r\n{page}"),
        )
    }

    const HTML: &str = "200 OK\r\nContent-Type: text/html";
    const PAGE: &str = "<html><p>Putin tiba di Pyongyang pada hari Rabu, kata KCNA.</p></html>";

    fn read(warc: &str) -> Vec<String> {
        testing::read("a.warc", warc.as_bytes(), |options| options.limits.article = 5000)
    }

    #[test]
    fn pages_and_texts_are_articles() {
        let warc = [
            record("warcinfo", "application/warc-fields", "", "software: x"),
            record("request", "application/http; msgtype=request", "", "GET / HTTP/1.1"),
            response(HTML, PAGE),
            response("302 Found\r\nContent-Type: text/html", PAGE),
            response("200 OK\r\nContent-Type: image/png", "x"),
            record("resource", "text/html", "u", PAGE),
            record("conversion", "text/plain", "u", "Lavrov tiba."),
        ];
        let text = "Putin tiba di Pyongyang pada hari Rabu, kata KCNA.\n";
        let expected =
            [format!("a.warc#3 [] - - {text}"), format!("a.warc#6 [] - - {text}"), "a.warc#7 [] - - Lavrov tiba.".to_string()];
        assert_eq!(read(&warc.concat()), expected);
    }

    #[test]
    fn bad_records_are_named() {
        let long = response(HTML, &"<p>Putin tiba.".repeat(1000));
        let warc = [long, response(HTML, PAGE), response(HTML, PAGE)].concat();
        let found = read(&warc[..warc.len() - 20]);
        assert_eq!(found[0], "a.warc#1: is over the limit of 5000 bytes (--max-article)");
        assert!(found[1].starts_with("a.warc#2 []"), "{found:?}");
        assert_eq!(found[2..], ["a.warc#3: is cut off: the input ends within the record"]);
        let head = read(&format!("{}WARC/1.0\r\nWARC-Type: resp", response(HTML, PAGE)));
        assert_eq!(head[1..], ["a.warc#2: is cut off: the input ends within the record"]);
        let stray = read(&format!("{}kata lain\r\n", response(HTML, PAGE)));
        assert_eq!(stray[1..], ["a.warc#2: is no WARC record: no version begins it"]);
        let none = read(&record("warcinfo", "application/warc-fields", "", "x"));
        assert_eq!(none, ["a.warc: holds no article: no record of a page"]);
        assert!(read("WARC/1.0\r\nContent-Length: x\r\n\r\n")[0].contains("does not tell its length"));
    }
}
