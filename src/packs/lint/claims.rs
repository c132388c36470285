//! Words in one voice that two frames claim which nothing tells apart: of one type the later frame adds nothing, of different
//! types each clause with the word would give two events.

use std::collections::{BTreeMap, BTreeSet};

use super::frames::Places;
use crate::packs::Packs;
use crate::packs::events::{EventRules, FrameRules, NounClasses, Slot};
use crate::packs::fault::Fault;
use crate::packs::lexicon::Sym;

pub(super) fn lint(packs: &Packs, places: &Places, found: &mut Vec<Fault>) {
    let rules: &EventRules = &packs.events;
    let mut pairs: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
    for (first, triggers) in rules.all_triggers() {
        for (at, one) in triggers.iter().enumerate() {
            for other in &triggers[at + 1..] {
                let same = one.rest == other.rest && one.voice == other.voice && one.clitic == other.clitic;
                let frames = (one.frame.min(other.frame), one.frame.max(other.frame));
                if same && frames.0 != frames.1 && !told_apart(&rules.frames[frames.0], &rules.frames[frames.1]) {
                    pairs.entry(frames).or_default().insert(words(packs, first, &one.rest));
                }
            }
        }
    }
    for ((one, other), words) in pairs {
        let (one, other) = (&rules.frames[one], &rules.frames[other]);
        let (Some(first), Some(second)) = (places.get(&one.id), places.get(&other.id)) else { continue };
        // It is told where a user can change it.
        let (here, there) = if second.0.is_builtin() { ((one, first), (other, second)) } else { ((other, second), (one, first)) };
        if here.1.0.is_builtin() {
            continue;
        }
        let mut shown: Vec<&str> = words.iter().map(String::as_str).collect();
        shown.sort_by_key(|word| word.len());
        shown.truncate(3);
        let more = if words.len() > shown.len() { " and others" } else { "" };
        let (line, _) = there.1.0.place(there.1.1.start);
        let message = format!("`{}`{more}: claimed by {} and by {}", shown.join("`, `"), here.0.id, there.0.id);
        let help = format!(
            "the other stands at {}:{line}; tell them apart by theme_has, theme_lacks, clause_has or clause_lacks, or leave the \
             words to one of them",
            there.1.0.path
        );
        found.push(Fault::at(here.1.0, here.1.1.clone(), message, help));
    }
}

fn words(packs: &Packs, first: Sym, rest: &[Sym]) -> String {
    let all = [first].into_iter().chain(rest.iter().copied());
    all.map(|sym| packs.lexicon.word(sym)).collect::<Vec<_>>().join(" ")
}

/// Whether each of two frames can fire where the other does not, or the one is for a case of its own: it asks for nouns where
/// the other asks for none, or for a deed to come.
fn told_apart(a: &FrameRules, b: &FrameRules) -> bool {
    let case = |frame: &FrameRules| (frame.theme_has | frame.clause_has != 0, frame.to_come, frame.negated_complement);
    case(a) != case(b) || !covers(a, b) && !covers(b, a)
}

/// Whether a frame fires wherever another does: it asks for nothing that the other does not ask for. Frames of one type must
/// seek their sides in the same places too: otherwise the one is meant for other sentences than the other.
fn covers(a: &FrameRules, b: &FrameRules) -> bool {
    let demands = [
        (a.needs_actor, b.needs_actor),
        (a.needs_recipient, b.needs_recipient),
        (a.in_person, b.in_person),
        (a.outsider, b.outsider),
        (a.complement_done, b.complement_done),
        (a.affirmed, b.affirmed),
        (b.theme_person && a.theme_has != 0, a.theme_person),
        (!a.goal.is_empty(), !b.goal.is_empty() && within(&b.goal, &a.goal)),
        (!a.no_goal.is_empty(), within(&a.no_goal, &b.no_goal)),
        (a.theme_has != 0, narrower(b.theme_has, a.theme_has) && within(theme(b), theme(a))),
        (a.clause_has != 0, narrower(b.clause_has, a.clause_has)),
        (a.theme_lacks & b.theme_has != 0, false),
        (a.clause_lacks & (b.theme_has | b.clause_has) != 0, false),
    ];
    let same_places = || within(&b.actor, &a.actor) && within(&b.recipient, &a.recipient) && within(theme(b), theme(a));
    demands.iter().all(|&(asked, met)| !asked || met) && (a.event_type != b.event_type || same_places())
}

/// Whether some classes of nouns are all among others.
fn narrower(some: NounClasses, others: NounClasses) -> bool {
    some != 0 && some & !others == 0
}

/// Where a frame seeks its theme.
fn theme(frame: &FrameRules) -> &[Slot] {
    if frame.theme.is_empty() { &[Slot::Object] } else { &frame.theme }
}

fn within(some: &[Slot], others: &[Slot]) -> bool {
    some.iter().all(|slot| others.contains(slot))
}
