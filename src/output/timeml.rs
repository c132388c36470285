//! TimeML: an article's text with its temporal expressions marked in place as TIMEX3, for tools that read that.
//! One document an article; several articles are several documents, one after the other.

use std::io::{self, Write};

use crate::analysis::Analysis;
use crate::dates::{Precision, Published, TimexKind};

/// Writes one article as a TimeML document. The text is whole: what stands around the story is in it, unmarked.
///
/// # Errors
/// What the writer reports.
pub fn write_timeml(analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">"
    )?;
    writeln!(out, "<DOCID>{}</DOCID>", analysis.id())?;
    write_published(analysis.dates.published.as_ref(), out)?;
    if let Some(title) = &analysis.article.title {
        write!(out, "<TITLE>")?;
        escape(title, out)?;
        writeln!(out, "</TITLE>")?;
    }
    let text = &*analysis.document.text;
    write!(out, "<TEXT>")?;
    let mut at = 0;
    for (number, mention) in analysis.dates.mentions.iter().enumerate() {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        escape(&text[at..start], out)?;
        let kind = match mention.kind {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        };
        let value = mention.value.as_deref().unwrap_or_default();
        write!(out, "<TIMEX3 tid=\"t{}\" type=\"{kind}\" value=\"{value}\">", number + 1)?;
        escape(&text[start..end], out)?;
        write!(out, "</TIMEX3>")?;
        at = end;
    }
    escape(&text[at..], out)?;
    writeln!(out, "</TEXT>\n</TimeML>")
}

/// The time of the document: empty where nothing tells it.
fn write_published(published: Option<&Published>, out: &mut impl Write) -> io::Result<()> {
    let Some(published) = published else { return writeln!(out, "<DCT></DCT>") };
    let day = published.period.start.to_string();
    let value = match published.period.precision {
        Precision::Year => &day[..4],
        Precision::Month => &day[..7],
        Precision::Day | Precision::Week | Precision::Range => &day,
    };
    write!(out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{value}\" ")?;
    write!(out, "temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">")?;
    escape(published.text.as_deref().unwrap_or(value), out)?;
    writeln!(out, "</TIMEX3></DCT>")
}

/// Text as XML content. Characters that XML 1.0 forbids become U+FFFD, one for one, so that offsets hold; a carriage
/// return is written as a reference, since readers would drop it.
fn escape(text: &str, out: &mut impl Write) -> io::Result<()> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\r' | '\u{fffe}' | '\u{ffff}') || (c.is_control() && c < ' ');
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        out.write_all(&rest.as_bytes()[..at])?;
        let c = rest[at..].chars().next().unwrap_or(' ');
        match c {
            '&' => out.write_all(b"&amp;")?,
            '<' => out.write_all(b"&lt;")?,
            '>' => out.write_all(b"&gt;")?,
            '"' => out.write_all(b"&quot;")?,
            '\r' => out.write_all(b"&#13;")?,
            '\n' => out.write_all(b"\n")?,
            '\t' => out.write_all(b"\t")?,
            _ => out.write_all("\u{fffd}".as_bytes())?,
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyse};
    use crate::input::Article;
    use crate::packs::Packs;

    fn timeml(text: &str) -> String {
        let mut article = Article::new("a.txt", text);
        article.stated_date = "2024-02-08".parse().ok();
        let packs = Packs::builtin().unwrap();
        let analysis = analyse(&packs, &article, &Options::default());
        let mut out = Vec::new();
        write_timeml(&analysis, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn expressions_are_marked_and_text_is_escaped() {
        let out = timeml("Menlu Rusia bertemu utusan Korea Utara di \"Kremlin\" <Moskow> & sekitarnya, Rabu (7/2/2024).");
        let marked = "sekitarnya, <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2024-02-07\">Rabu (7/2/2024)</TIMEX3>.</TEXT>";
        assert!(out.contains(marked), "{out}");
        assert!(out.contains("&quot;Kremlin&quot; &lt;Moskow&gt; &amp; sekitarnya"), "{out}");
        assert!(out.contains("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2024-02-08\""), "{out}");
    }

    #[test]
    fn forbidden_characters_are_replaced_one_for_one() {
        let mut out = Vec::new();
        escape("a\u{0}b\r\nc\u{ffff}", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a\u{fffd}b&#13;\nc\u{fffd}");
    }
}
