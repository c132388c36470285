//! Whatever has a name: a rule or a type of events with its frames, a root with its forms, a word.

use std::io::{self, Write};

use super::rule::{root, separate, shown};
use super::word::{facts, word};
use crate::nearest::did_you_mean;
use crate::packs::{Packs, Raw};

/// Writes what has the name: the rules, or else the root and the word. What is wrong where nothing has it.
///
/// # Errors
/// What the writer reports.
pub fn name(packs: &Packs, raw: &Raw, name: &str, out: &mut impl Write) -> io::Result<Result<(), String>> {
    let Err(mut names) = shown(packs, raw, name, out)? else { return Ok(Ok(())) };
    let mut parts = root(packs, raw, name, out)?;
    if !facts(packs, raw, name).is_empty() {
        separate(&mut parts, out)?;
        word(packs, raw, name, out)?;
    }
    if parts > 0 {
        return Ok(Ok(()));
    }
    for file in raw.frame_files() {
        names.extend(file.frame.values().flat_map(|frame| frame.roots.keys()).map(|root| root.get_ref().clone()));
    }
    let near = did_you_mean(name, names.iter().map(String::as_str));
    Ok(Err(format!(
        "`{name}` is no folder, and no rule, root, word or name of the packs; {near}--rule and --word say what is meant"
    )))
}
