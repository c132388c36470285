//! Turns byte offsets of a text into code-point offsets.

use crate::span::Span;

/// Bytes between two counted places. A lookup counts at most so many bytes.
const STEP: usize = 64;

/// A text's code points, counted once, so that any byte offset can be turned into a code-point offset in constant time.
///
/// ```
/// use newsctl::{output::CodePoints, span::Span};
/// let text = "“Putin” tiba";
/// let counted = CodePoints::new(text);
/// assert_eq!(counted.span(Span::new(3, 8)), (1, 6));
/// ```
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a [u8],
    /// Code points before every [`STEP`]-th byte; empty where all of the text is ASCII.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts a text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for step in bytes.chunks(STEP) {
                before.push(count);
                count += starts(step);
            }
        }
        Self { text: bytes, before }
    }

    /// The number of code points before byte `at`, which is a character border of the text or its end.
    pub fn at(&self, at: u32) -> u32 {
        let at = at as usize;
        match self.before.get(at / STEP) {
            Some(count) => count + starts(&self.text[at / STEP * STEP..at]),
            // ASCII, or the very end of a text whose length is a multiple of the step.
            None if self.before.is_empty() => at as u32,
            None => self.before.last().map_or(0, |count| count + starts(&self.text[(at - 1) / STEP * STEP..at])),
        }
    }

    /// Start and end of a span in code points, end exclusive.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many characters begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_border_is_counted_right(text in "([a-z ]|\\PC){0,200}") {
            let counted = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                prop_assert_eq!(counted.at(byte as u32), count as u32);
            }
        }
    }

    #[test]
    fn the_end_of_a_text_of_whole_steps_is_counted() {
        let text = "é".repeat(STEP);
        assert_eq!(CodePoints::new(&text).at(text.len() as u32), STEP as u32);
    }
}
