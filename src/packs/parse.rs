//! Reads one pack file strictly and says all that is wrong with it: what a key has wrong is blanked out, and the file read again.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::deserialize::of_tree;
use super::fault::Fault;
use super::source::PackFile;
use super::tree::{self, Node, Value, Wrong};
use crate::nearest::did_you_mean;

/// A file with more faults than this is rather of another kind: the first ones are enough.
const MOST: usize = 40;

/// Reads a file as one of the kinds of `packs::format`.
///
/// ```
/// use newsctl::packs::{PackFile, format::Pack, parse};
/// let file = PackFile { path: "pack.toml".into(), text: "name = \"x\"".into() };
/// assert!(parse::<Pack>(&file).is_err(), "a pack says more of itself than its name");
/// ```
///
/// # Errors
/// All faults of the file that can be told apart: after a fault of syntax nothing more is known.
pub fn parse<T: DeserializeOwned>(file: &PackFile) -> Result<T, Vec<Fault>> {
    match parse_some(file) {
        (Some(value), faults) if faults.is_empty() => Ok(value),
        (_, faults) => Err(faults),
    }
}

/// As [`parse`]; with the faults what the file says besides, where that is a whole.
pub(super) fn parse_some<T: DeserializeOwned>(file: &PackFile) -> (Option<T>, Vec<Fault>) {
    if let Ok(tree) = tree::read(&file.text)
        && let Ok(value) = of_tree(&tree)
    {
        return (Some(value), Vec::new());
    }
    // The crate's tree knows where tables stand.
    let mut read = None;
    let mut wrong = |text: &str| match tree::read_any(text).and_then(|tree| of_tree::<T>(&tree)) {
        Ok(value) => {
            read = Some(value);
            None
        }
        Err(error) => Some(error),
    };
    let faults = wrong(&file.text).map(|error| faults(file, error, &mut wrong)).unwrap_or_default();
    (read, faults)
}

/// All faults of a file. `wrong`: the first fault of a text.
fn faults(file: &PackFile, error: Wrong, wrong: &mut dyn FnMut(&str) -> Option<Wrong>) -> Vec<Fault> {
    let mut faults = vec![fault(file, &error)];
    let mut text = file.text.to_string();
    let mut blanked: Vec<usize> = Vec::new();
    let mut next = wrong_part(&text, &error);
    while let Some(range) = next.take().filter(|_| faults.len() < MOST) {
        blanked.push(range.start);
        blank(&mut text, range);
        let Some(error) = wrong(&text) else { break };
        let missing = error.message().contains("missing field");
        // What the file itself lacks stands nowhere.
        next = if missing && error.span().is_none_or(|span| span.start == 0) { None } else { wrong_part(&text, &error) };
        // What is missing now may be what was blanked.
        let around = next.clone().unwrap_or(0..text.len());
        let is_ours = missing && blanked.iter().any(|at| around.contains(at));
        if !is_ours {
            faults.push(fault(file, &error));
        }
    }
    faults
}

/// What the reader of TOML calls a type, and what an author does.
const TYPES: &[(&str, &str)] = &[
    ("a sequence", "a list in square brackets"),
    ("a string", "text in quotation marks"),
    ("a boolean", "true or false"),
    ("a map", "a table"),
    ("f64", "a number"),
    ("i16", "a whole number"),
    ("i32", "a whole number"),
    ("u8", "a whole number from 0"),
    ("u32", "a whole number from 0"),
    ("usize", "a whole number from 0"),
];

/// A fault as the reader of TOML tells it, with what is allowed and the nearest right word.
fn fault(file: &PackFile, error: &Wrong) -> Fault {
    let message = error.message().trim().to_string();
    let (message, help) = match message.split_once(", expected ") {
        Some((what, allowed)) => {
            let wrong = what.split('`').nth(1).unwrap_or_default();
            let near = did_you_mean(wrong, allowed.split('`').skip(1).step_by(2));
            let plain = TYPES.iter().find(|(theirs, _)| *theirs == allowed).map_or(allowed, |(_, ours)| ours);
            (what.to_string(), format!("{near}expected {plain}"))
        }
        None => match message.strip_prefix("missing field ") {
            Some(field) => (message.clone(), format!("add {field} to it")),
            None => match message.split_once(": ") {
                Some((what, allowed)) => (what.to_string(), format!("write {allowed}")),
                None => (message, String::new()),
            },
        },
    };
    Fault::at(file, error.span().unwrap_or(0..0), message, help)
}

/// The key that an error is at, with its value; `None` where it can't be left out.
fn wrong_part(text: &str, error: &Wrong) -> Option<Range<usize>> {
    let at = error.span()?.start;
    let starts_line = text[..at].is_empty() || text[..at].ends_with('\n');
    if starts_line && text[at..].starts_with('[') {
        // A table with a header of its own goes with all its lines.
        return Some(at..text[at..].find("\n[").map_or(text.len(), |end| at + end));
    }
    let tree = tree::read_any(text).ok()?;
    let mut found = None;
    in_tree(&tree, at, &mut found);
    let mut range = found?;
    let bytes = text.as_bytes();
    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    if text[line..].trim_start().starts_with('[') {
        // A table of its own goes with all its lines.
        let next = text[at.max(range.start)..].find("\n[").map_or(text.len(), |end| at.max(range.start) + end);
        range = text[..at.max(range.start)].rfind('\n').map_or(0, |end| end + 1)..next;
    } else if let Some(after) = bytes[range.end..].iter().position(|byte| !byte.is_ascii_whitespace()) {
        let after = range.end + after;
        let before = text[..range.start].trim_end().len();
        if bytes[after] == b',' {
            range.end = after + 1;
        } else if bytes[after] == b'}' && text[..before].ends_with(',') {
            range.start = before - 1;
        }
    }
    // Blanks alone can't be left out once more.
    (!text[range.clone()].trim().is_empty()).then_some(range)
}

/// Puts spaces for a part of a text, so that all else keeps its place.
fn blank(text: &mut String, range: Range<usize>) {
    let space = |c: char| if c == '\n' { "\n".to_string() } else { " ".repeat(c.len_utf8()) };
    let blanks: String = text[range.clone()].chars().map(space).collect();
    text.replace_range(range, &blanks);
}

/// The innermost key whose own words or value stand at a place.
fn in_tree(node: &Node, at: usize, found: &mut Option<Range<usize>>) {
    match &node.value {
        Value::Table(entries) => {
            for (key, value) in entries {
                let range = key.span().start..value.span().end.max(key.span().end);
                if range.contains(&at) || key.span().contains(&at) {
                    *found = Some(range);
                }
                in_tree(value, at, found);
            }
        }
        Value::List(list) => list.iter().for_each(|node| in_tree(node, at, found)),
        _ => {}
    }
}
