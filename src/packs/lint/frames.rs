//! Frames that claim one word, and frames that can never fire.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::packs::NounClasses;
use crate::packs::Packs;
use crate::packs::events::{EventRules, FrameRules};
use crate::packs::fault::Fault;
use crate::packs::lexicon::Sym;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

pub(super) fn lint(packs: &Packs, raw: &Raw, found: &mut Vec<Fault>) {
    let places = places(raw);
    claimed(packs, &places, found);
    never(raw, found);
}

/// Where each frame's name stands, by the frame's id.
type Places<'a> = BTreeMap<String, (&'a Arc<PackFile>, Range<usize>)>;

fn places(raw: &Raw) -> Places<'_> {
    let mut places = Places::new();
    for file in raw.frame_files() {
        for name in file.frame.keys() {
            places.insert(file.id(name.get_ref()), (file.file, name.span()));
        }
    }
    places
}

/// Words in one voice that two frames claim which nothing tells apart.
fn claimed(packs: &Packs, places: &Places, found: &mut Vec<Fault>) {
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

/// Whether one of two frames asks for nouns that the other does not want, or for others.
fn told_apart(a: &FrameRules, b: &FrameRules) -> bool {
    let apart = |has: NounClasses, other_has: NounClasses, other_lacks: NounClasses| {
        has != 0 && (has & !other_lacks == 0 || other_has != 0 && has & other_has == 0)
    };
    apart(a.theme_has, b.theme_has, b.theme_lacks)
        || apart(b.theme_has, a.theme_has, a.theme_lacks)
        || apart(a.clause_has, b.clause_has, b.clause_lacks)
        || apart(b.clause_has, a.clause_has, a.clause_lacks)
        || (a.theme_has | a.clause_has == 0) != (b.theme_has | b.clause_has == 0)
}

/// Frames that can never fire.
fn never(raw: &Raw, found: &mut Vec<Fault>) {
    for file in raw.frame_files().filter(|file| !file.file.is_builtin()) {
        for (name, frame) in file.frame {
            let mut say = |message: String, help: &str| found.push(Fault::at(file.file, name.span(), message, help));
            let name = name.get_ref();
            if frame.roots.is_empty() {
                say(format!("the frame `{name}` has no root, so it never fires"), "give it roots with their forms");
                continue;
            }
            if frame.needs_recipient && frame.recipient.is_empty() {
                let message = format!("the frame `{name}` needs a recipient and seeks it nowhere, so it never fires");
                say(message, "say under `recipient` where it stands");
            }
            if frame.needs_actor && frame.actor.is_empty() {
                let message = format!("the frame `{name}` needs an actor and seeks it nowhere, so it never fires");
                say(message, "say under `actor` where it stands");
            }
            for (has, lacks, keys) in
                [(&frame.theme_has, &frame.theme_lacks, "theme"), (&frame.clause_has, &frame.clause_lacks, "clause")]
            {
                let unwanted = |class: &crate::packs::format::Spanned<String>| {
                    lacks.iter().any(|lacked| lacked.get_ref() == class.get_ref())
                };
                if !has.is_empty() && has.iter().all(unwanted) {
                    let message = format!("the frame `{name}` asks for what it refuses, so it never fires");
                    say(message, &format!("leave the classes of {keys}_has out of {keys}_lacks"));
                }
            }
        }
    }
}
