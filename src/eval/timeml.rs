//! TimeML gold: an article's text with its temporal expressions marked as TIMEX3, and the day it came out.

use chrono::NaiveDate;

use super::gold::GoldError;
use super::timex::Timex;
use crate::dates::TimexKind;

/// A TimeML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMl {
    /// The text, tags stripped, line ends made one.
    pub text: String,
    /// The day it came out.
    pub published: Option<NaiveDate>,
    /// The expressions, in code points of the text.
    pub timexes: Vec<Timex>,
}

impl TimeMl {
    /// Reads a TimeML document. Other tags inside the text are passed over.
    ///
    /// # Errors
    /// If it has no text, a TIMEX3 of an unknown type, or one that is not closed.
    ///
    /// ```
    /// use newsctl::eval::TimeMl;
    /// let tml = r#"<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2013-10-18">x</TIMEX3></DCT>
    ///     <TEXT>Tiba <TIMEX3 tid="t1" type="DATE" value="2013-10-17">kemarin</TIMEX3>.</TEXT></TimeML>"#;
    /// let tml = TimeMl::read(tml).unwrap();
    /// assert_eq!((tml.text.as_str(), tml.timexes[0].start, tml.timexes[0].end), ("Tiba kemarin.", 5, 12));
    /// ```
    pub fn read(whole: &str) -> Result<Self, GoldError> {
        let whole = whole.replace("\r\n", "\n");
        let inside = |tag: &str| {
            let from = whole.find(&format!("<{tag}>"))? + tag.len() + 2;
            Some(&whole[from..from + whole[from..].find(&format!("</{tag}>"))?])
        };
        let published = inside("DCT").and_then(|dct| attribute(dct, "value")).and_then(|day| day.get(..10)?.parse().ok());
        let marked = inside("TEXT").ok_or_else(|| GoldError("is no TimeML: it has no <TEXT>".to_string()))?;
        let mut text = String::new();
        let mut length = 0;
        let mut timexes = Vec::new();
        let mut open: Vec<(u32, TimexKind, String)> = Vec::new();
        let mut rest = marked;
        while !rest.is_empty() {
            let tag = rest.starts_with('<').then(|| rest[1..].find(['<', '>']).map(|at| at + 1)).flatten();
            if let Some(end) = tag.filter(|&end| rest.as_bytes()[end] == b'>') {
                let inner = &rest[1..end];
                if inner.starts_with("TIMEX3") {
                    let kind = attribute(inner, "type").unwrap_or_default();
                    let kind = timex_kind(&kind).ok_or_else(|| GoldError(format!("is no TimeML: a TIMEX3 of type `{kind}`")))?;
                    open.push((length, kind, attribute(inner, "value").unwrap_or_default()));
                } else if inner.starts_with("/TIMEX3") {
                    let (start, kind, value) =
                        open.pop().ok_or_else(|| GoldError("is no TimeML: a </TIMEX3> too many".to_string()))?;
                    timexes.push(Timex { start, end: length, kind, value });
                }
                rest = &rest[end + 1..];
                continue;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
            let plain = unescape(&rest[..end]);
            length += plain.chars().count() as u32;
            text.push_str(&plain);
            rest = &rest[end..];
        }
        if open.is_empty() {
            timexes.sort_by_key(|timex| (timex.start, timex.end));
            Ok(Self { text, published, timexes })
        } else {
            Err(GoldError("is no TimeML: a TIMEX3 is not closed".to_string()))
        }
    }
}

fn timex_kind(name: &str) -> Option<TimexKind> {
    [TimexKind::Date, TimexKind::Time, TimexKind::Duration, TimexKind::Set]
        .into_iter()
        .find(|kind| super::figures::name(*kind) == name)
}

/// The value of an attribute inside a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().next_back();
        let after = rest[at + name.len()..].trim_start();
        if before.is_some_and(char::is_whitespace)
            && let Some(value) = after.strip_prefix('=').map(str::trim_start).and_then(|value| value.strip_prefix('"'))
        {
            return Some(unescape(&value[..value.find('"')?]));
        }
        rest = &rest[at + name.len()..];
    }
    None
}

/// Text with its XML references resolved. What is no reference stays as it is.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((c, end)) => {
                plain.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let code = name.strip_prefix('#')?;
            code.strip_prefix(['x', 'X']).map_or_else(|| number(code, 10), |digits| number(digits, 16))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_other_tags() {
        let read = |text: &str| TimeMl::read(&format!("<TEXT>{text}</TEXT>"));
        assert_eq!(read("A &amp; B&#8217;s &lt;c&gt; & d").unwrap().text, "A & B’s <c> & d");
        assert_eq!(read("“a” <EVENT eid=\"e1\">b</EVENT> é<é").unwrap().text, "“a” b é<é");
        assert!(read("<TIMEX3 type=\"DATE\" value=\"2013\">a").is_err());
        assert!(read("a</TIMEX3>").is_err());
        assert!(read("<TIMEX3 type=\"DAY\">a</TIMEX3>").is_err());
        assert!(TimeMl::read("a").is_err());
    }
}
