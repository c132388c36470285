//! Reads one pack file strictly and says all that is wrong with it: what a key has wrong is blanked out, and the file read again.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::source::PackFile;
use crate::nearest::did_you_mean;

/// A file with more faults than this is rather of another kind: the first ones are enough.
const MOST: usize = 40;

/// Reads a file.
///
/// # Errors
/// All faults of the file that can be told apart: after a fault of syntax nothing more is known.
pub(super) fn parse<T: DeserializeOwned>(file: &PackFile) -> Result<T, Vec<Fault>> {
    let error = match toml::from_str(&file.text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let mut faults = vec![fault(file, &error)];
    let mut text = file.text.to_string();
    let mut next = blank(&mut text, &error);
    while next.is_some() && faults.len() < MOST {
        let Err(error) = toml::from_str::<T>(&text) else { break };
        // What is missing now may be what was blanked.
        if error.message().contains("missing field") && next.as_deref().is_some_and(|key| error.message().contains(key)) {
            break;
        }
        let more = fault(file, &error);
        if faults.contains(&more) {
            break;
        }
        faults.push(more);
        next = blank(&mut text, &error);
    }
    Err(faults)
}

/// A fault as the reader of TOML tells it, with what is allowed and the nearest right word.
fn fault(file: &PackFile, error: &toml::de::Error) -> Fault {
    let message = error.message().trim().to_string();
    let (message, help) = match message.split_once(", expected ") {
        Some((what, allowed)) => {
            let wrong = what.split('`').nth(1).unwrap_or_default();
            let near = did_you_mean(wrong, allowed.split('`').skip(1).step_by(2));
            (what.to_string(), format!("{near}expected {allowed}"))
        }
        None => match message.strip_prefix("missing field ") {
            Some(field) => (message.clone(), format!("add {field} to it")),
            None => (message, String::new()),
        },
    };
    Fault::at(file, error.span().unwrap_or(0..0), message, help)
}

/// Blanks the key that an error is at, with its value, and tells its name; `None` where nothing can be blanked.
fn blank(text: &mut String, error: &toml::de::Error) -> Option<String> {
    let at = error.span()?.start;
    let (key, mut range) = {
        let table = DeTable::parse(text).ok()?;
        let mut found = None;
        in_table(table.get_ref(), at, &mut found);
        found?
    };
    let bytes = text.as_bytes();
    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    if text[line..].trim_start().starts_with('[') {
        // A table of its own goes with all its lines.
        let next = text[range.start..].find("\n[").map_or(text.len(), |end| range.start + end);
        range = line..next;
    } else if let Some(after) = bytes[range.end..].iter().position(|byte| !byte.is_ascii_whitespace()) {
        let after = range.end + after;
        let before = text[..range.start].trim_end().len();
        if bytes[after] == b',' {
            range.end = after + 1;
        } else if bytes[after] == b'}' && text[..before].ends_with(',') {
            range.start = before - 1;
        }
    }
    let blanked: String = text[range.clone()].chars().map(|c| if c == '\n' { "\n".into() } else { " ".repeat(c.len_utf8()) }).collect();
    text.replace_range(range, &blanked);
    Some(format!("`{key}`"))
}

/// The innermost key whose own words or value stand at a place.
fn in_table(table: &DeTable, at: usize, found: &mut Option<(String, std::ops::Range<usize>)>) {
    for (key, value) in table {
        let range = key.span().start..value.span().end.max(key.span().end);
        if range.contains(&at) || key.span().contains(&at) {
            *found = Some((key.get_ref().to_string(), range));
        }
        in_value(value, at, found);
    }
}

fn in_value(value: &Spanned<DeValue>, at: usize, found: &mut Option<(String, std::ops::Range<usize>)>) {
    match value.get_ref() {
        DeValue::Table(table) => in_table(table, at, found),
        DeValue::Array(array) => array.iter().for_each(|value| in_value(value, at, found)),
        _ => {}
    }
}
