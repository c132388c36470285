//! From bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one, Windows-1252; refuses what is no text.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from other things.
const LOOK: usize = 8192;

/// Whether the head of an input is text in an encoding that [`decode`] knows.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOK)];
    if utf16(head).is_some() {
        return true;
    }
    let controls = head.iter().filter(|&&b| (b < 0x20 && !b"\t\n\r\x0b\x0c\x1b".contains(&b)) || b == 0x7f).count();
    !head.contains(&0) && controls * 50 <= head.len()
}

/// The encoding that a UTF-16 byte-order mark tells.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        // UTF-32 begins so too, and is no text to us
        [0xff, 0xfe, 0, 0, ..] => None,
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether an input is UTF-16 by its head.
pub(super) fn is_utf16(head: &[u8]) -> bool {
    utf16(head).is_some()
}

/// A stream of UTF-16, which begins with a byte-order mark, as UTF-8 without one.
pub(super) struct Utf8<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    /// What was decoded, and how much of it was handed on.
    ready: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: BufRead> Utf8<R> {
    pub fn new(inner: R) -> Self {
        // The decoder goes by the mark, whichever it is.
        Self { inner, decoder: UTF_16LE.new_decoder(), ready: Vec::new(), at: 0, done: false }
    }
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() && !self.done {
            let source = self.inner.fill_buf()?;
            let last = source.is_empty();
            // Three bytes of UTF-8 a unit of two bytes at most, and what the decoder held back.
            self.ready.resize(source.len() * 2 + 16, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(source, &mut self.ready, last);
            self.ready.truncate(written);
            self.inner.consume(read);
            (self.at, self.done) = (0, last);
        }
        let taken = out.len().min(self.ready.len() - self.at);
        out[..taken].copy_from_slice(&self.ready[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

/// Decodes text: UTF-8, UTF-16 with a byte-order mark, else Windows-1252. A byte-order mark is dropped; damaged characters
/// become U+FFFD.
pub fn decode(bytes: Vec<u8>) -> Arc<str> {
    if let Some(encoding) = utf16(&bytes) {
        return encoding.decode(&bytes).0.into();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(&text).into(),
        Err(error) => {
            let bytes = error.as_bytes();
            if is_damaged_utf8(bytes) {
                String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').into()
            } else {
                WINDOWS_1252.decode(bytes).0.into()
            }
        }
    }
}

/// Whether bytes that are no UTF-8 were meant to be: what is beyond ASCII is whole characters at least as often as not. In
/// Windows-1252 letters and marks stand alone, and hardly ever make a whole character by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Résumé: “Kim” – 5 €";
        let utf16 =
            |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        let inputs: [Vec<u8>; 5] = [
            text.into(),
            format!("\u{feff}{text}").into(),
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
            b"R\xe9sum\xe9: \x93Kim\x94 \x96 5 \x80".to_vec(),
        ];
        for bytes in inputs {
            assert!(is_text(&bytes), "{bytes:?}");
            assert_eq!(&*decode(bytes), text);
        }
    }

    #[test]
    fn utf16_streams_through() {
        let text = "{\"isi\": \"“Kim” – 5 € 😀\"}\n".repeat(500);
        for (mark, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
            let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
            assert!(is_utf16(&bytes));
            let mut read = String::new();
            // A small buffer cuts characters in two.
            Utf8::new(io::BufReader::with_capacity(7, &bytes[..])).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
        }
    }

    #[test]
    fn a_cut_character_does_not_turn_utf8_into_windows_1252() {
        let mut bytes = "“Kami siap,” kata Choe – “dan kuat.” €".as_bytes().to_vec();
        bytes.pop();
        assert!(decode(bytes).starts_with("“Kami siap,” kata Choe – “dan kuat.”"));
        // one stray byte in a text that has one mark beyond ASCII
        assert_eq!(&*decode(b"Kim Jong-un \xe2\x80\x93 \xffPutin".to_vec()), "Kim Jong-un – \u{fffd}Putin");
        assert_eq!(&*decode(b"S\xe9ance \x96 r\xe9sum\xe9".to_vec()), "Séance – résumé");
    }

    #[test]
    fn utf32_is_not_taken_for_utf16() {
        assert!(!is_utf16(b"\xff\xfe\0\0P\0\0\0"));
        assert!(!is_text(b"\xff\xfe\0\0P\0\0\0u\0\0\0"));
        assert!(!is_text(b"\0\0\xfe\xff\0\0\0P\0\0\0u"));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(!is_text(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"), "a JPEG");
        assert!(!is_text(b"PK\x03\x04\x14\x00\x00\x00"), "a ZIP archive");
        let noise: Vec<u8> = (0..100u32).map(|n| (n * 167 + 13) as u8).filter(|&b| b != 0).collect();
        assert!(!is_text(&noise), "noise without a zero byte");
        assert!(is_text("Tulisan biasa,\tdengan tab\r\ndan \x0c halaman.".as_bytes()));
        assert!(is_text(b""));
    }
}
