//! The differences for people: a sign, what it is, what differs, the sentence and the rule. Nothing where nothing differs.

use std::io::{self, Write};

use super::compare::{Comparison, Difference, FieldChange};
use super::item::Value;
use crate::output::plain;

/// Colours of terminals: red for what was expected, green for what is there, yellow for what changed.
struct Ink {
    gone: &'static str,
    new: &'static str,
    changed: &'static str,
    dim: &'static str,
    off: &'static str,
}

const COLOUR: Ink = Ink { gone: "\u{1b}[31m", new: "\u{1b}[32m", changed: "\u{1b}[33m", dim: "\u{1b}[2m", off: "\u{1b}[0m" };
const NO_COLOUR: Ink = Ink { gone: "", new: "", changed: "", dim: "", off: "" };

/// Writes the differences. `-` is what was expected and is gone, `+` what is new, `~` what changed.
///
/// # Errors
/// What the writer reports.
pub fn write_human(comparison: &Comparison, colour: bool, out: &mut impl Write) -> io::Result<()> {
    if comparison.is_same() {
        return Ok(());
    }
    let ink = if colour { COLOUR } else { NO_COLOUR };
    if let Some((expected, got)) = &comparison.topic {
        writeln!(out, "~ topic  {}{expected}{} → {}{got}{}\n", ink.gone, ink.off, ink.new, ink.off)?;
    }
    for (what, difference) in comparison.differences() {
        write_difference(what, difference, &ink, out)?;
    }
    let count = |of: fn(&Difference) -> bool| comparison.differences().filter(|(_, one)| of(one)).count();
    let (gone, new) = (count(|one| !one.got), count(|one| !one.expected));
    let changed = count(|one| one.expected && one.got);
    writeln!(out, "{new} new, {gone} gone, {changed} changed")?;
    if let Some((expected, got)) = &comparison.packs {
        writeln!(out, "expected by {}; this is by {}", plain(&expected.join(" ")), got.join(" "))?;
    }
    Ok(())
}

fn write_difference(what: &str, difference: &Difference, ink: &Ink, out: &mut impl Write) -> io::Result<()> {
    let (sign, state, colour) = match (difference.expected, difference.got) {
        (true, false) => ("-", "gone", ink.gone),
        (false, _) => ("+", "new", ink.new),
        (true, true) => ("~", "changed", ink.changed),
    };
    writeln!(out, "{colour}{sign} {state} {what}: {}{}", plain(&difference.title), ink.off)?;
    for change in &difference.changes {
        write_change(change, ink, out)?;
    }
    if let Some(told) = &difference.told {
        writeln!(out, "    “{}”", plain(&told.text))?;
        writeln!(out, "    {}{}, {}{}", ink.dim, plain(&told.source), plain(&told.rule), ink.off)?;
    }
    writeln!(out)
}

fn write_change(change: &FieldChange, ink: &Ink, out: &mut impl Write) -> io::Result<()> {
    let Ink { gone, new, off, .. } = ink;
    let field = change.field;
    match (&change.expected, &change.got) {
        (Value::Set(expected), Value::Set(got)) => {
            let mut name = field.name();
            let lost = expected.iter().filter(|value| !got.contains(value)).map(|value| (gone, "-", value));
            let found = got.iter().filter(|value| !expected.contains(value)).map(|value| (new, "+", value));
            for (colour, sign, value) in lost.chain(found) {
                writeln!(out, "    {name:<13}{colour}{sign} {}{off}", plain(value))?;
                name = "";
            }
            Ok(())
        }
        (expected, got) => {
            writeln!(out, "    {field:<13}{gone}{}{off} → {new}{}{off}", plain(&shown(expected)), plain(&shown(got)))
        }
    }
}

/// A value on one line.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::One(value) => value.clone().unwrap_or_else(|| "nothing".to_string()),
        Value::Set(values) => values.join(", "),
    }
}
