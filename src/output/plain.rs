//! Text of articles for terminals: nothing in it may move the cursor, change colours or turn the reading direction.

use std::borrow::Cow;

/// The text with control characters and marks of direction written as `\u{…}`.
///
/// ```
/// assert_eq!(newsctl::output::plain("Putin\u{1b}[31m"), "Putin\\u{1b}[31m");
/// assert_eq!(newsctl::output::plain("Kim Jong-un"), "Kim Jong-un");
/// ```
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let escape = |c: char| if is_unsafe(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(escape).collect())
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}
