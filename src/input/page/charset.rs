//! In which encoding a page is written: what its byte-order mark, the server and the page itself say, in this order.

use std::sync::Arc;

use encoding_rs::Encoding;

use super::super::decode::decode as decode_text;

/// How far into a page its own word on its encoding is looked for.
const LOOK: usize = 4096;

/// The encoding that a server told of a page, if any.
#[derive(Debug, Clone, Copy, Default)]
pub struct Charset(Option<&'static Encoding>);

impl Charset {
    /// By a content type such as `text/html; charset=utf-8`.
    pub fn of_content_type(value: &str) -> Self {
        Self(after_charset(value.as_bytes()))
    }

    /// The text of a page. An encoding that its bytes belie is not believed.
    pub fn decode(self, bytes: Vec<u8>) -> Arc<str> {
        let has_mark = Encoding::for_bom(&bytes).is_some();
        let told = self.0.or_else(|| after_charset(&bytes[..bytes.len().min(LOOK)]));
        match told {
            Some(encoding) if !has_mark && !std::ptr::eq(encoding, encoding_rs::UTF_8) && encoding.is_ascii_compatible() => {
                // Pages often say Latin-1 and are UTF-8.
                match String::from_utf8(bytes) {
                    Ok(text) => text.into(),
                    Err(error) => encoding.decode(error.as_bytes()).0.into(),
                }
            }
            _ => decode_text(bytes),
        }
    }
}

/// The encoding that stands behind the first `charset=`.
fn after_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let key = b"charset";
    let at = bytes.windows(key.len()).position(|window| window.eq_ignore_ascii_case(key))?;
    let rest = bytes[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?;
    let rest = rest.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end])
}
