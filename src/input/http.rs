//! What a server sent: the head of a response, and the page in it, taken out of chunks and unpacked.

use std::io::{BufReader, Cursor, Read};

use super::limits::Limits;
use super::page::Charset;
use super::stream::reason;
use super::unpack::{Packing, Total, unpack};

/// Types of content that are pages.
pub(super) const PAGES: &[&str] = &["text/html", "application/xhtml+xml"];

/// The head of a response, as far as we need it.
struct Head<'a> {
    status: u16,
    content_type: &'a str,
    encoding: &'a str,
    chunked: bool,
    /// Where the body begins.
    body: usize,
}

impl<'a> Head<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let find = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark).map(|at| (at, at + mark.len()));
        let (end, body) = [find(b"\r\n\r\n"), find(b"\n\n")].into_iter().flatten().min()?;
        // Header lines are ASCII where they matter.
        let head = bytes[..end].utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let mut lines = head.lines();
        let status = lines.next()?.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()?;
        let value = |wanted: &str| {
            let mut values = head.lines().skip(1).filter_map(|line| line.split_once(':'));
            values.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map_or("", |(_, value)| value.trim())
        };
        let chunked = value("transfer-encoding").to_ascii_lowercase().contains("chunked");
        Some(Self { status, content_type: value("content-type"), encoding: value("content-encoding"), chunked, body })
    }

    fn is_page(&self) -> bool {
        let kind = self.content_type.split(';').next().unwrap_or_default().trim();
        self.status == 200 && PAGES.iter().any(|page| page.eq_ignore_ascii_case(kind))
    }
}

/// Whether a response is a page, not a picture, an error or a redirection.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    Head::of(bytes).is_some_and(|head| head.is_page())
}

/// The page that a response holds.
pub(super) fn page(bytes: &[u8], limits: Limits) -> Result<(Vec<u8>, Charset), String> {
    let Some(head) = Head::of(bytes) else { return Err("is no HTTP response".to_string()) };
    let body = &bytes[head.body..];
    // Some archives keep the header line and not the chunks.
    let joined = if head.chunked { dechunk(body) } else { None };
    let body = joined.unwrap_or_else(|| body.to_vec());
    let packing = Packing::of(&body);
    let page = match packing {
        Some(packing) => {
            let mut page = Vec::new();
            let unpacked = unpack(packing, BufReader::new(Cursor::new(body)), Total::default(), limits);
            unpacked.take(limits.article as u64 + 1).read_to_end(&mut page).map_err(reason)?;
            if page.len() > limits.article {
                return Err(limits.over_article());
            }
            page
        }
        None if head.encoding.eq_ignore_ascii_case("br") && !super::decode::is_text(&body) => {
            return Err("is compressed by Brotli, which is not read".to_string());
        }
        None => body,
    };
    Ok((page, Charset::of_content_type(head.content_type)))
}

/// A body put together from its chunks; nothing where it does not lie in chunks.
fn dechunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    loop {
        let end = body.iter().take(64).position(|&b| b == b'\n')?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if length == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(body.get(..length)?);
        body = &body[length..];
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(response: &[u8]) -> Result<String, String> {
        assert!(is_page(response));
        page(response, Limits::default()).map(|(page, charset)| charset.decode(page).to_string())
    }

    #[test]
    fn pages_are_taken_out_of_responses() {
        let plain = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<p>R\xe9sum\xe9";
        assert_eq!(read(plain).unwrap(), "<p>Résumé");
        let chunked = b"HTTP/1.1 200 OK\r\ncontent-type: TEXT/HTML\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>P\r\n4;x=y\r\nutin\r\n0\r\n\r\n";
        assert_eq!(read(chunked).unwrap(), "<p>Putin");
        let kept = b"HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n<p>Putin tiba";
        assert_eq!(read(kept).unwrap(), "<p>Putin tiba");
        let packed = ruzstd::encoding::compress_to_vec(&b"<p>Putin"[..], ruzstd::encoding::CompressionLevel::Fastest);
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd\r\n\r\n";
        assert_eq!(read(&[&head[..], &packed].concat()).unwrap(), "<p>Putin");
    }

    #[test]
    fn what_is_no_page_is_told() {
        for response in [
            &b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n"[..],
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html",
            b"GET / HTTP/1.1\r\n\r\n",
            b"",
        ] {
            assert!(!is_page(response), "{}", String::from_utf8_lossy(response));
        }
    }
}
