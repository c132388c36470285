//! Decides what each candidate is, with the whole article in view: what was once a person stays one, short forms
//! follow long ones, an abbreviation follows its expansion.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, ORGANIZATION, PERSON, PLACE};
use super::scan::Scan;
use crate::packs::format::CuePlace;
use crate::packs::{Circumstance, FormKind, KnownKind, Mark};

/// How far what other mentions say can move a mention, either way.
const FROM_OTHERS: i16 = 6;

/// The kinds of the candidates: index into `candidate::KINDS`, `None` for what is no name.
pub fn decide(scan: &Scan<'_>, candidates: &mut [Candidate]) -> Vec<Option<usize>> {
    share_scores(scan, candidates);
    let first: Vec<Option<usize>> = candidates.iter().map(|candidate| taken(scan, candidate)).collect();
    let parts = Parts::of(scan, candidates, &first);
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.nested) {
        parts.say(scan, candidate);
    }
    let kinds = candidates.iter().map(|candidate| taken(scan, candidate)).collect();
    one_kind(candidates, kinds)
}

/// Lets what no pack knows be of one kind over the article: the one that most of its mentions speak for.
fn one_kind(candidates: &[Candidate], mut kinds: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let mut sums: FxHashMap<&[u32], [i32; 3]> = FxHashMap::default();
    let unknown = |candidate: &&Candidate| !candidate.nested && candidate.forms.is_empty() && !candidate.key.is_empty();
    for candidate in candidates.iter().filter(unknown) {
        let sum = sums.entry(&candidate.key).or_default();
        sum.iter_mut().zip(candidate.score).for_each(|(total, score)| *total += i32::from(score));
    }
    for (candidate, kind) in candidates.iter().zip(&mut kinds) {
        if let (Some(taken), true) = (*kind, unknown(&candidate))
            && let Some(sum) = sums.get(candidate.key.as_slice())
        {
            let most = (0..sum.len()).max_by_key(|&at| (sum[at], at == taken, std::cmp::Reverse(at)));
            *kind = most.or(*kind);
        }
    }
    kinds
}

/// Lets all mentions of the same words speak for one another.
fn share_scores(scan: &Scan<'_>, candidates: &mut [Candidate]) {
    // "Kremlin" is who speaks and where one meets: each mention is judged by itself.
    let of_two_kinds = |candidate: &Candidate| {
        let mut kinds = candidate.forms.iter().filter(|form| form.kind == FormKind::Full).map(|form| {
            let kind = scan.known().names[form.known as usize].kind;
            (kind == KnownKind::Person, kind == KnownKind::Organization)
        });
        kinds.next().is_some_and(|first| kinds.any(|kind| kind != first))
    };
    let mut sums: FxHashMap<Vec<u32>, ([i32; 3], i32)> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| !candidate.nested) {
        let (sum, count) = sums.entry(candidate.key.clone()).or_default();
        for (total, &score) in sum.iter_mut().zip(&candidate.score) {
            *total += i32::from(score.clamp(-FROM_OTHERS, 2 * FROM_OTHERS));
        }
        *count += 1;
    }
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.nested && !of_two_kinds(candidate)) {
        let Some((sum, count)) = sums.get(&candidate.key) else { continue };
        if *count < 2 {
            continue;
        }
        for (score, total) in candidate.score.iter_mut().zip(sum) {
            let others = total - i32::from((*score).clamp(-FROM_OTHERS, 2 * FROM_OTHERS));
            // Half of what the others say on the whole, so that many weak voices count as one clear one.
            let share = (others / 2).clamp(-i32::from(FROM_OTHERS), i32::from(FROM_OTHERS)) as i16;
            *score += share;
        }
    }
}

/// The kind that is taken, if enough speaks for one.
fn taken(scan: &Scan<'_>, candidate: &Candidate) -> Option<usize> {
    let needed = scan.weights(Circumstance::Needed);
    let (kind, score) = candidate.best();
    (score >= needed[kind]).then_some(kind)
}

/// Words of the longer names that the article has.
struct Parts {
    persons: FxHashMap<u32, i16>,
    organizations: FxHashMap<Vec<u32>, ()>,
    places: FxHashMap<Vec<u32>, ()>,
}

impl Parts {
    fn of(scan: &Scan<'_>, candidates: &[Candidate], kinds: &[Option<usize>]) -> Self {
        let mut parts = Self { persons: FxHashMap::default(), organizations: FxHashMap::default(), places: FxHashMap::default() };
        for (candidate, kind) in candidates.iter().zip(kinds) {
            match kind {
                Some(PERSON) if candidate.key.len() > 1 => {
                    for at in candidate.tokens.clone() {
                        let look = &scan.looks[at];
                        if look.capital && !scan.is_initial(at) && !look.marks.has(Mark::Particle) {
                            *parts.persons.entry(look.fold).or_default() += 1;
                        }
                    }
                }
                Some(ORGANIZATION) => {
                    if let Some(gloss) = &candidate.gloss {
                        parts.organizations.insert(vec![scan.looks[gloss.start].fold], ());
                    }
                    if let Some(tail) = tail(scan, candidate) {
                        parts.organizations.insert(tail, ());
                    }
                    // "Hanseong" of "Hanseong Group".
                    let last = scan.sym(candidate.tokens.end - 1);
                    let first = &scan.looks[candidate.tokens.start];
                    if candidate.key.len() == 2
                        && !first.common
                        && !first.marks.has(Mark::Given)
                        && scan.cues().cues(last, CuePlace::Last).any(|cue| cue.weights.organization > 0)
                    {
                        parts.organizations.insert(vec![candidate.key[0]], ());
                    }
                }
                Some(PLACE) => {
                    if let Some(tail) = tail(scan, candidate) {
                        parts.places.insert(tail, ());
                    }
                }
                _ => {}
            }
        }
        parts
    }

    fn say(&self, scan: &Scan<'_>, candidate: &mut Candidate) {
        let known_place = candidate.forms.iter().any(|form| {
            let known = &scan.known().names[form.known as usize];
            form.kind == FormKind::Full && known.kind < KnownKind::Person && !known.doubtful
        });
        if candidate.key.len() == 1 && self.persons.contains_key(&candidate.key[0]) && !known_place {
            candidate.say(scan, Circumstance::PartOfPerson);
        }
        if self.organizations.contains_key(&candidate.key) {
            candidate.say(scan, Circumstance::PartOfOrganization);
        }
        if self.places.contains_key(&candidate.key) {
            candidate.say(scan, Circumstance::PartOfPlace);
        }
    }
}

/// The words behind the head noun of a name ("Golkar" of "Partai Golkar"), if they are proper.
pub fn tail(scan: &Scan<'_>, candidate: &Candidate) -> Option<Vec<u32>> {
    let heads = &scan.cues().heads;
    let syms = candidate.tokens.clone().map(|at| scan.sym(at).0);
    let (length, _) = heads.longest(syms.take_while(|&sym| sym != 0))?;
    let rest = candidate.tokens.start + length..candidate.tokens.end;
    let proper = rest.clone().any(|at| scan.looks[at].capital && !scan.looks[at].common);
    let key: Vec<u32> = rest.map(|at| scan.looks[at].fold).filter(|&fold| fold != 0).collect();
    (proper && !key.is_empty()).then_some(key)
}
