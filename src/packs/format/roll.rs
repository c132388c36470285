//! Rolls: persons as lines of a block, all of one country, which is how lists of office-holders are kept and read:
//!
//! ```text
//! Kim Dae-jung: presiden 1998-02-25..2003-02-24
//! Joko Widodo | Joko Widodo Mulyono (Jokowi): presiden 2014-10-20..2024-10-20, gubernur @ DKI Jakarta 2012-10-15..2014-10-16
//! Ban Ki-moon: sekretaris-jenderal @ PBB 2007-01-01..2016-12-31
//! ```
//!
//! A name; other full forms after `|`; short forms in brackets, with `|` between them; after `:` the offices, with commas between
//! them: the office's id, after `@` of what it is held where that is not the country, and the first and last day with `..`
//! between them, either of which may be missing. Knows the form; what the entries mean stands at [`PersonEntry`].

use std::ops::Range;

use super::Spanned;
use serde::Deserialize;

use super::{Day, OfficeEntry, PersonEntry, day_of};
use crate::packs::country::Country;

/// Persons of one country.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// The country they serve or belong to.
    pub country: Spanned<Country>,
    /// A line a person.
    pub persons: Spanned<String>,
}

/// What is wrong with a line: where, what, and what to do.
pub type LineFault = (Range<usize>, String, String);

impl Roll {
    /// The persons with their names, which carry the bytes of the file that they stand at. `file` is the text that the roll was
    /// read from.
    ///
    /// # Errors
    /// In place of a person, what is wrong with the line.
    pub fn entries<'r>(&'r self, file: &'r str) -> impl Iterator<Item = Result<(Spanned<String>, PersonEntry), LineFault>> + 'r {
        let lines = Lines { file, at: self.persons.span().start, lines: self.persons.get_ref().lines() };
        lines.filter(|(_, line)| !line.trim().is_empty()).map(|(start, line)| {
            let span = start..start + line.len();
            read_line(line, span.clone(), &self.country).map_err(|(message, help)| (span, message, help.to_string()))
        })
    }
}

/// Lines of a block, with where each stands in the file that the block was read from.
struct Lines<'r> {
    file: &'r str,
    at: usize,
    lines: std::str::Lines<'r>,
}

impl<'r> Iterator for Lines<'r> {
    type Item = (usize, &'r str);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        // A line follows the one before; where quotes or escapes stand between, the next place that reads so is the line's.
        let rest = self.file.get(self.at..).unwrap_or("");
        let start = self.at
            + match rest.strip_prefix('\n') {
                Some(next) if next.starts_with(line) => 1,
                _ => rest.find(line).unwrap_or(0),
            };
        self.at = start + line.len();
        Some((start, line))
    }
}

type Wrong = (String, &'static str);

/// Reads a line.
fn read_line(line: &str, span: Range<usize>, country: &Spanned<Country>) -> Result<(Spanned<String>, PersonEntry), Wrong> {
    let Some((names, offices)) = line.split_once(':') else {
        return Err((
            "the line has no colon between name and offices".into(),
            "write `Name: office`, or `Name:` where none is told",
        ));
    };
    let (names, short) = match names.split_once('(') {
        Some((names, short)) => match short.trim_end().strip_suffix(')') {
            Some(short) => (names, short),
            None => return Err(("the bracket is not closed before the offices".into(), "write `Name (short): office`")),
        },
        None => (names, ""),
    };
    let forms =
        |text: &str| text.split('|').map(str::trim).filter(|form| !form.is_empty()).map(str::to_string).collect::<Vec<_>>();
    let mut also = forms(names);
    if also.is_empty() {
        return Err(("the line has no name".into(), "begin it with the name to show"));
    }
    let name = also.remove(0);
    let mut at = span.start + line.len() - offices.len();
    let offices = offices.split(',').map(|office| {
        let start = at + office.len() - office.trim_start().len();
        at += office.len() + 1;
        (office.trim(), start)
    });
    let offices = offices.filter(|(office, _)| !office.is_empty());
    let offices = offices.map(|(office, at)| read_office(office, at..at + office.len())).collect::<Result<_, _>>()?;
    let country = country.clone();
    Ok((Spanned::new(span, name), PersonEntry { country, also, short: forms(short), offices, replace: false, extend: false }))
}

fn read_office(text: &str, span: Range<usize>) -> Result<OfficeEntry, Wrong> {
    let (what, days) = match text.rsplit_once(' ') {
        Some((what, days)) if days.contains("..") => (what.trim(), Some(days)),
        _ => (text, None),
    };
    let (id, of) = match what.split_once('@') {
        Some((id, of)) => (id.trim(), Some(of.trim().to_string())),
        None => (what, None),
    };
    if id.is_empty() || id.contains([' ', '.']) {
        return Err((format!("`{text}` is no office"), "write `id`, `id 2014-10-20..2024-10-20` or `id @ PBB 2014-10-20..`"));
    }
    let (from, to) = days.and_then(|days| days.split_once("..")).unwrap_or(("", ""));
    let day = |text: &str| match text {
        "" => Ok(None),
        text => day_of(text).map(|day| Some(Day(day))).ok_or_else(|| (format!("`{text}` is no day"), "write days as 2014-10-20")),
    };
    Ok(OfficeEntry { office: Spanned::new(span, id.to_string()), of, from: day(from)?, to: day(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_names_and_offices() {
        let country = Spanned::new(0..0, Country::new("IDN").unwrap());
        let (name, entry) = read_line(
            "Joko Widodo | Ir Joko Widodo (Jokowi|Pak De): presiden 2014-10-20..2024-10-20, ketua @ ASEAN 2023-01-01..",
            0..1,
            &country,
        )
        .unwrap();
        assert_eq!(name.get_ref(), "Joko Widodo");
        assert_eq!(
            (entry.also, entry.short),
            (vec!["Ir Joko Widodo".to_string()], vec!["Jokowi".to_string(), "Pak De".to_string()])
        );
        let offices: Vec<_> =
            entry.offices.iter().map(|o| (o.office.get_ref().as_str(), o.of.as_deref(), o.to.is_some())).collect();
        assert_eq!(offices, [("presiden", None, true), ("ketua", Some("ASEAN"), false)]);
    }

    #[test]
    fn what_is_no_office_or_day_is_told() {
        let country = Spanned::new(0..0, Country::new("IDN").unwrap());
        for line in [
            "A B: 2014-10-20..",
            "A B: presiden 2014-13-01..",
            "A (B: presiden",
            " : presiden",
            "A: presiden republik",
            "A B presiden 2014-10-20..",
        ] {
            assert!(read_line(line, 0..1, &country).is_err(), "{line}");
        }
    }
}
