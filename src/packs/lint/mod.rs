//! What is no fault but most likely a mistake: names of two, words that two frames claim, rules that can never fire. Only what
//! files of users have to do with is told; the built-in packs are looked at when their folders are given.

mod claims;
mod frames;
mod names;
mod repeats;

use super::Packs;
use super::fault::Fault;
use super::load::Raw;

/// What looks like a mistake, in the order of files and lines. `packs` must have been compiled from `raw`.
pub fn lint(packs: &Packs, raw: &Raw) -> Vec<Fault> {
    let mut found = Vec::new();
    claims::lint(packs, &frames::places(raw), &mut found);
    lint_besides_faults(packs, raw, found)
}

/// What looks like a mistake where there are faults too, besides what these can make look so.
pub(super) fn lint_besides_faults(packs: &Packs, raw: &Raw, mut found: Vec<Fault>) -> Vec<Fault> {
    names::lint(packs, raw, &mut found);
    frames::lint(raw, &mut found);
    repeats::lint(raw, &mut found);
    found.sort_by(|a, b| (&a.path, a.place, &a.message).cmp(&(&b.path, b.place, &b.message)));
    found.dedup();
    found
}
