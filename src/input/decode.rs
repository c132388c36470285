//! From bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one, Windows-1252; refuses what is no text.

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
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
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

/// Whether bytes that are no UTF-8 were meant to be: most of what is beyond ASCII is whole characters.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
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
    fn a_cut_character_does_not_turn_utf8_into_windows_1252() {
        let mut bytes = "“Kami siap,” kata Choe – “dan kuat.” €".as_bytes().to_vec();
        bytes.pop();
        assert!(decode(bytes).starts_with("“Kami siap,” kata Choe – “dan kuat.”"));
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
