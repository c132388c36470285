//! Whether the nouns around a trigger are of the classes that a frame asks for. Leaves who plays which role to `fill`.

use super::{Arguments, Site, freight};
use crate::clauses::ClauseKind;
use crate::packs::format::Voice;
use crate::packs::{FrameRules, NounClasses, Packs, Slot, Sym};

/// Whether the nouns around the trigger are those that the frame asks for.
pub(in crate::events) fn nouns_fit(
    packs: &Packs,
    site: &Site<'_>,
    frame: &FrameRules,
    arguments: &Arguments,
    told_before: bool,
    syms: &dyn Fn(usize) -> Option<Sym>,
) -> bool {
    let bits_of = |range: std::ops::Range<usize>| {
        range.clone().fold(NounClasses::default(), |all, token| {
            all | syms(token).map_or(0, |sym| {
                packs.events.noun_classes(sym, |n| (token + 1 + n < range.end).then(|| syms(token + 1 + n)).flatten())
            })
        })
    };
    if frame.theme_has | frame.theme_lacks != 0 {
        // Without a stated place the theme is the object; a noun form has it in its own group.
        let mut groups: Vec<usize> = Vec::new();
        if frame.theme.is_empty() || frame.theme.contains(&Slot::Object) || site.group.is_some() {
            groups.extend(&arguments.object_groups);
        }
        if frame.theme.contains(&Slot::Subject) {
            groups.extend(&arguments.subject_groups);
        }
        let mut bits = groups.iter().fold(0, |all, &group| {
            let tokens = site.parse.groups[group].tokens.clone();
            if Some(group) != site.group {
                return all | freight(packs, site, group, &bits_of, syms).unwrap_or_else(|| bits_of(tokens));
            }
            // "peluru kiriman X": the thing can be the head, and the deed say whose it is
            let before = if site.parse.groups[group].head < site.token { bits_of(tokens.start..site.token) } else { 0 };
            all | before | bits_of(site.end..tokens.end)
        });
        let clause = &site.parse.clauses[site.clause];
        for phrase in clause.phrases.iter().filter(|phrase| frame.theme.contains(&Slot::Preposition(phrase.preposition))) {
            bits |= phrase.groups.iter().fold(0, |all, &group| all | bits_of(site.parse.groups[group].tokens.clone()));
        }
        if frame.theme.contains(&Slot::Complement) {
            // Those of the clauses under it too.
            bits |= site.under().fold(0, |all, under| all | bits_of(site.parse.clauses[under].tokens.clone()));
        }
        // "meratifikasinya", "setelah diteken": the paper was named before.
        let mutual = packs.events.types[frame.event_type].mutual && !packs.events.types[frame.event_type].meets;
        let late = site.trigger.voice == Voice::Passive && clause.subject_shared && clause.kind == ClauseKind::Time;
        let named_before = mutual && told_before && site.group.is_none() && (site.trigger.clitic || late);
        let called = |group: usize| {
            let group = &site.parse.groups[group];
            group.somebody && (group.named_head || !group.offices.is_empty())
        };
        let person = frame.theme_person && groups.iter().any(|&group| Some(group) != site.group && called(group));
        if frame.theme_has != 0 && bits & frame.theme_has == 0 && !named_before && !person || bits & frame.theme_lacks != 0 {
            return false;
        }
    }
    if frame.clause_has | frame.clause_lacks != 0 {
        let mut bits = arguments.clauses.iter().fold(0, |all, &clause| all | bits_of(site.parse.clauses[clause].tokens.clone()));
        if frame.theme.contains(&Slot::Complement) {
            bits |= site.below().fold(0, |all, below| all | bits_of(site.parse.clauses[below].tokens.clone()));
        }
        // What a deed is done for lies in a clause of its own: "menutup pintu perbatasan karena banjir".
        let mut aside =
            site.parse.clauses.iter().filter(|clause| clause.parent == Some(site.clause) && clause.kind == ClauseKind::Other);
        if frame.clause_has != 0 && bits & frame.clause_has == 0
            || bits & frame.clause_lacks != 0
            || frame.clause_lacks != 0 && aside.any(|clause| bits_of(clause.tokens.clone()) & frame.clause_lacks != 0)
        {
            return false;
        }
    }
    true
}
