//! Tells how each place is meant where it is mentioned: as land, as one who acts, or saying of what something is.

use super::candidate::Candidate;
use super::scan::Scan;
use super::{PlaceKind, PlaceRole};
use crate::packs::{Mark, WordClass};

/// The role of a place by the words around it. `start` is the first token of its sentence, `previous` the place before it
/// in the sentence with its role.
pub fn role(
    scan: &Scan<'_>,
    start: usize,
    candidate: &Candidate,
    place: Option<PlaceKind>,
    previous: Option<(usize, PlaceRole)>,
) -> PlaceRole {
    if let Some(role) = candidate.role {
        return role;
    }
    let state = matches!(place, Some(PlaceKind::Country | PlaceKind::Capital));
    let mut before = candidate.tokens.start;
    // Opening brackets and quotation marks are looked through.
    while before > start && scan.is_mark(before - 1, &["(", "\"", "“", "'", "‘"]) {
        before -= 1;
    }
    if before <= start {
        return subject(state);
    }
    let at = before - 1;
    let look = &scan.looks[at];
    // A list goes on in the role it began with: "di Moskow, Rusia", "Rusia dan Korea Utara".
    let joins = scan.is_mark(at, &[",", "/", "-", "–"]) || scan.lexicon().is(scan.sym(at), WordClass::Coordinator);
    if let Some((last, role)) = previous
        && (joins && last == at || last == before)
    {
        return role;
    }
    if look.marks.has(Mark::Locative) {
        return PlaceRole::Location;
    }
    if look.marks.has(Mark::Area) {
        return PlaceRole::Location;
    }
    if !scan.is_word(at) || look.date {
        return subject(state);
    }
    if look.marks.has(Mark::Belonging) {
        return if state { PlaceRole::Modifier } else { belonging(place) };
    }
    if look.marks.any(&[Mark::Function, Mark::Verb]) || is_verb(scan, at) {
        return subject(state);
    }
    if state { PlaceRole::Modifier } else { belonging(place) }
}

/// A place that begins a clause or follows a verb: a state acts, another place is where something is.
fn subject(state: bool) -> PlaceRole {
    if state { PlaceRole::Actor } else { PlaceRole::Location }
}

/// A place behind a noun that belongs to it.
fn belonging(place: Option<PlaceKind>) -> PlaceRole {
    match place {
        Some(PlaceKind::Landmark) | None => PlaceRole::Location,
        _ => PlaceRole::Modifier,
    }
}

fn is_verb(scan: &Scan<'_>, at: usize) -> bool {
    !scan.looks[at].capital && !scan.lexicon().is(scan.sym(at), WordClass::NotVerb) && scan.cues().verbal(scan.word(at))
}
