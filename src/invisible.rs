//! Characters that show nothing, which web pages leave inside words.

/// Whether a character shows nothing: soft hyphens, zero-width spaces and joiners, byte-order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
