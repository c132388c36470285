//! What is no fault but most likely a mistake: names of two, words that two frames claim, rules that can never fire. Only what
//! files of users have to do with is told; the built-in packs are looked at when their folders are given.

mod frames;
mod names;
mod repeats;

use super::Packs;
use super::fault::Fault;
use super::load::Raw;

/// What looks like a mistake, in the order of files and lines. `packs` must have been compiled from `raw`.
pub fn lint(packs: &Packs, raw: &Raw) -> Vec<Fault> {
    let mut found = Vec::new();
    names::lint(packs, raw, &mut found);
    frames::lint(packs, raw, &mut found);
    repeats::lint(raw, &mut found);
    found.sort_by(|a, b| (&a.path, a.place, &a.message).cmp(&(&b.path, b.place, &b.message)));
    found.dedup();
    found
}
