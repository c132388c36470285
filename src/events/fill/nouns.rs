//! Whether the nouns around a trigger are those that its frame asks for: those of the thing it is done with, and of the clause.
//! Leaves to `find` what points back to a thing told before.

use super::{Arguments, Site};
use crate::clauses::{Clause, ClauseKind};
use crate::packs::format::Voice;
use crate::packs::{FrameRules, NounClasses, Packs, Slot, Sym, WordClass};

/// The classes of what a vehicle or a box carries: "truk berisi *obat*", "kapal yang mengangkut *gandum*"; `None` for what carries nothing.
fn freight(
    packs: &Packs,
    site: &Site<'_>,
    group: usize,
    bits_of: &dyn Fn(std::ops::Range<usize>) -> NounClasses,
    syms: &dyn Fn(usize) -> Option<Sym>,
) -> Option<NounClasses> {
    let parse = site.parse;
    let tokens = parse.groups[group].tokens.clone();
    let is = |token: usize| syms(token).is_some_and(|sym| packs.lexicon.is(sym, WordClass::Laden));
    if let Some(laden) = tokens.clone().skip(1).find(|&token| is(token)).filter(|&laden| laden + 1 < tokens.end) {
        return Some(bits_of(laden + 1..tokens.end));
    }
    let carries = |clause: &&Clause| {
        let verb = parse.predicate(clause).is_some_and(|p| packs.lexicon.is(p.sym, WordClass::Carrying));
        clause.antecedent == Some(group) && verb && clause.objects.iter().any(|&object| !parse.groups[object].somebody)
    };
    let clause = parse.clauses.iter().find(carries)?;
    Some(clause.objects.iter().fold(0, |all, &object| all | bits_of(parse.groups[object].tokens.clone())))
}

/// Whether the nouns around the trigger are those that the frame asks for.
pub(in crate::events) fn nouns_fit(
    packs: &Packs,
    site: &Site<'_>,
    frame: &FrameRules,
    arguments: &Arguments,
    told_before: bool,
    syms: &dyn Fn(usize) -> Option<Sym>,
    in_body: &dyn Fn(usize) -> bool,
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
        if frame.theme_has != 0 && bits & frame.theme_has == 0 && !named_before && !person {
            return false;
        }
        // "Partai Buruh": words of the name of a state's body tell of no workers
        let lacking = |group: usize| {
            let subject = arguments.subject_groups.contains(&group);
            let told = site.parse.groups[group].tokens.clone().filter(|&token| !(subject && in_body(token)));
            told.fold(0, |all, token| all | bits_of(token..token + 1)) & frame.theme_lacks
        };
        let named = |group: usize| site.parse.groups[group].tokens.clone().any(in_body);
        if bits & frame.theme_lacks != 0
            && !(arguments.subject_groups.iter().any(|&group| named(group)) && groups.iter().all(|&group| lacking(group) == 0))
        {
            return false;
        }
    }
    if frame.clause_has | frame.clause_lacks != 0 {
        let mut bits = arguments.clauses.iter().fold(0, |all, &clause| all | bits_of(site.parse.clauses[clause].tokens.clone()));
        if frame.theme.contains(&Slot::Complement) {
            bits |= site.below().fold(0, |all, below| all | bits_of(site.parse.clauses[below].tokens.clone()));
        }
        // "memanggil Dubes X dan menuntut penarikan": what the same doer does at once
        let beside = site.parse.clauses.iter().filter(|clause| {
            site.group.is_none()
                && clause.coordinate_of == Some(site.clause)
                && clause.subject_shared
                && clause.kind == ClauseKind::Main
        });
        let has = beside.fold(bits, |all, clause| all | bits_of(clause.tokens.clone()));
        // "membebaskan warga X | yang ditahan sejak Y": what is said more of the thing
        let things = &arguments.object_groups;
        let more = |clause: &&Clause| {
            clause.kind == ClauseKind::Relative && clause.antecedent.is_some_and(|group| things.contains(&group))
        };
        let has = site.parse.clauses.iter().filter(more).fold(has, |all, clause| all | bits_of(clause.tokens.clone()));
        // What a deed is done for lies in a clause of its own: "menutup pintu perbatasan karena banjir".
        let mut aside =
            site.parse.clauses.iter().filter(|clause| clause.parent == Some(site.clause) && clause.kind == ClauseKind::Other);
        if frame.clause_has != 0 && has & frame.clause_has == 0
            || bits & frame.clause_lacks != 0
            || frame.clause_lacks != 0 && aside.any(|clause| bits_of(clause.tokens.clone()) & frame.clause_lacks != 0)
        {
            return false;
        }
    }
    true
}
