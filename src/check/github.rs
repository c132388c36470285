//! The differences as workflow commands of GitHub Actions, which shows them beside the lines of the articles.

use std::io::{self, Write};

use super::compare::{Comparison, Difference};
use super::field::Field;
use super::human::shown;

/// Writes an annotation for every difference: errors for events, warnings for the rest, notices where counts alone differ. `line` tells the line of an article, by its id, that a code point stands in.
///
/// # Errors
/// What the writer reports.
pub fn write_github(comparison: &Comparison, line: impl Fn(&str, u32) -> Option<usize>, out: &mut impl Write) -> io::Result<()> {
    if let Some((expected, got)) = &comparison.topic {
        writeln!(out, "::error title=newsctl%3A topic changed::expected {}, got {}", data(expected), data(got))?;
    }
    for (what, difference) in comparison.differences() {
        let state = match (difference.expected, difference.got) {
            (true, false) => "gone",
            (false, _) => "new",
            (true, true) => "changed",
        };
        let mut place = String::new();
        if let Some(told) = &difference.told {
            // An article of a container stands in a line of its own.
            let (file, container_line) = match told.source.rsplit_once('#') {
                Some((file, number)) if number.parse::<usize>().is_ok() => (file, number.parse().ok()),
                _ => (told.source.as_str(), None),
            };
            place.push_str(&format!("file={},", property(file)));
            if let Some(line) = container_line.or_else(|| line(&told.document, told.start)) {
                place.push_str(&format!("line={line},"));
            }
        } else if what == "document" {
            place.push_str(&format!("file={},", property(&difference.title)));
        }
        let title = property(&format!("newsctl: {what} {state}"));
        writeln!(out, "::{} {place}title={title}::{}", level(what, difference), data(&message(difference)))?;
    }
    Ok(())
}

/// How loud an annotation is: an event that differs is an error, another document or entity a warning, and counts alone are a
/// notice. The runner shows few of each, so that what matters must not drown.
fn level(what: &str, difference: &Difference) -> &'static str {
    let counts = [Field::Tokens, Field::Mentions, Field::Sources, Field::Confidence];
    let changes = &difference.changes;
    if !changes.is_empty() && changes.iter().all(|change| counts.contains(&change.field)) {
        "notice"
    } else if what == "event" {
        "error"
    } else {
        "warning"
    }
}

fn message(difference: &Difference) -> String {
    let mut lines = vec![difference.title.clone()];
    lines.extend(
        difference
            .changes
            .iter()
            .map(|change| format!("{}: expected {}, got {}", change.field, shown(&change.expected), shown(&change.got))),
    );
    if let Some(told) = &difference.told {
        lines.push(format!("“{}” ({})", told.text, told.rule));
    }
    lines.join("\n")
}

/// What stands behind `::`, escaped as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_runner_are_escaped() {
        assert_eq!(data("50%\r\n"), "50%25%0D%0A");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
