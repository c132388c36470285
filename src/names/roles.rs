//! Tells how each place is meant where it is mentioned: as land, as one who acts, or saying of what something is.

use super::candidate::Candidate;
use super::scan::Scan;
use super::{PlaceKind, PlaceRole};
use crate::packs::{Mark, WordClass};
use crate::text::TokenKind;

/// The most tokens of figures between two places of a list.
const FIGURES: usize = 8;

/// The role of a place by the words around it, in the sentence of tokens `start..end`; `previous` is the end of the place
/// before it in the sentence, with its role.
pub fn role(
    scan: &Scan<'_>,
    start: usize,
    end: usize,
    candidate: &Candidate,
    place: Option<PlaceKind>,
    previous: Option<(usize, PlaceRole)>,
) -> PlaceRole {
    if let Some(role) = candidate.role {
        return role;
    }
    // "se-Jawa" is where something is, "pro-Rusia" says of what kind.
    let first = &scan.looks[candidate.tokens.start];
    if first.prefix > 0 {
        return if first.marks.has(Mark::Locative) { PlaceRole::Location } else { PlaceRole::Modifier };
    }
    let mut before = candidate.tokens.start;
    while before > start && scan.is_mark(before - 1, &["\"", "“", "'", "‘"]) {
        before -= 1;
    }
    let after = candidate.gloss.as_ref().map_or(candidate.tokens.end, |gloss| gloss.end + 1);
    if before <= start {
        return subject(scan, place, after, end);
    }
    let at = before - 1;
    let look = &scan.looks[at];
    // "Malaysia (60 persen) dan Filipina (30 persen)": figures between the places of a list.
    let joint = |at: usize| scan.is_mark(at, &[",", "/"]) || scan.lexicon().is(scan.sym(at), WordClass::Coordinator);
    if let Some((last, role)) = previous
        && role == PlaceRole::Location
        && joint(at)
        && last < at
        && at - last <= FIGURES
        && (last..at).any(|at| scan.token(at).kind == TokenKind::Number)
        && (last..at).filter(|&at| scan.is_word(at)).count() <= 1
    {
        return role;
    }
    let comma = scan.is_mark(at, &[",", "/"]);
    let joins = comma || scan.is_mark(at, &["-", "–"]) || scan.lexicon().is(scan.sym(at), WordClass::Coordinator);
    // A list goes on in the role it began with: "di Moskow, Rusia", "Rusia dan Korea Utara".
    if let Some((last, role)) = previous
        && ((joins && (last == at || (last + 1 == at && scan.is_mark(last, &[",", ")"])))) || last == before)
    {
        return role;
    }
    // "Budi (Jepang)", "di kantornya, Jakarta, Jumat".
    if scan.is_mark(at, &["("]) {
        return PlaceRole::Location;
    }
    if comma {
        let closed = after >= end || scan.is_mark(after, &[",", "(", ")", ".", ";"]) || scan.looks[after].date;
        return if closed { PlaceRole::Location } else { subject(scan, place, after, end) };
    }
    if look.marks.any(&[Mark::Locative, Mark::Area, Mark::Instance]) {
        return PlaceRole::Location;
    }
    // "berbatasan dengan Polandia", "perbatasan dengan Turki".
    if look.marks.has(Mark::Function)
        && at > start
        && scan.is_word(at - 1)
        && scan.looks[at - 1].marks.any(&[Mark::Locative, Mark::Area])
        && !scan.looks[at - 1].marks.has(Mark::Function)
    {
        return PlaceRole::Location;
    }
    if !scan.is_word(at) || look.date {
        return subject(scan, place, after, end);
    }
    if look.marks.has(Mark::Belonging) {
        return PlaceRole::Modifier;
    }
    if look.marks.any(&[Mark::Function, Mark::Verb]) || scan.verbal(at) {
        return subject(scan, place, after, end);
    }
    match place {
        Some(PlaceKind::Landmark) | None => PlaceRole::Location,
        Some(_) => PlaceRole::Modifier,
    }
}

/// A place that begins a clause or follows a verb: a country acts, and so does its capital where a verb of doing follows;
/// another place is where something is.
fn subject(scan: &Scan<'_>, place: Option<PlaceKind>, after: usize, end: usize) -> PlaceRole {
    match place {
        Some(PlaceKind::Country) => PlaceRole::Actor,
        Some(PlaceKind::Capital) => {
            let copula = after < end && scan.lexicon().is(scan.sym(after), WordClass::Copula);
            if copula { PlaceRole::Location } else { PlaceRole::Actor }
        }
        _ => PlaceRole::Location,
    }
}
