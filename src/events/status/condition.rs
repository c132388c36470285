//! What stands in a condition or hangs on one: it is told of nothing that happens.
//! Leaves to `status` what else the words around a deed say of it.

use super::{Verdict, pledged};
use crate::clauses::{Clause, ClauseKind, Modality};
use crate::events::Status;
use crate::events::fill::Site;
use crate::packs::{EventTypeRules, Packs, WordClass};

/// "Jika diundang, X akan datang", "X akan datang jika diundang": whether the deed hangs on a condition and so is no plan of anybody's.
pub(super) fn depends(
    packs: &Packs,
    site: &Site<'_>,
    event_type: &EventTypeRules,
    own: Option<Modality>,
    verdict: &Verdict,
) -> bool {
    let open = match verdict.status {
        // A word spoken has been spoken, whatever it says of conditions.
        None => !event_type.speech,
        Some(Status::Planned | Status::Possible) => packs.events.frames[site.trigger.frame].status.is_none(),
        Some(Status::Occurred | Status::Denied) => false,
    };
    if !open || own.is_some_and(|modality| modality.done) || event_type.voiced && pledged(packs, site) {
        return false;
    }
    before(site) || verdict.status == Some(Status::Planned) && after(packs, site, event_type, own)
}

/// Whether a condition told before it holds for the statement in which the deed stands.
fn before(site: &Site<'_>) -> bool {
    let clauses = &site.parse.clauses;
    let mut root = site.clause;
    for _ in 0..clauses.len() {
        // What a relative clause tells does not hang on it, nor what lies before another deed.
        match (clauses[root].kind, clauses[root].parent) {
            (ClauseKind::Main, None) => break,
            (ClauseKind::Complement | ClauseKind::Purpose | ClauseKind::Main, Some(parent)) => root = parent,
            _ => return false,
        }
    }
    clauses.iter().any(|condition| {
        condition.kind == ClauseKind::Condition
            && condition.tokens.start < clauses[root].tokens.start
            && condition.parent.is_none_or(|parent| parent == root)
    })
}

/// Whether a condition told behind it limits the deed. A day that is fixed for it, or a pledge of words, holds all the same.
fn after(packs: &Packs, site: &Site<'_>, event_type: &EventTypeRules, own: Option<Modality>) -> bool {
    let clauses = &site.parse.clauses;
    let to_come = own.is_some_and(|modality| modality.future || modality.planned);
    if !to_come || event_type.voiced || !clauses[site.clause].dates.is_empty() {
        return false;
    }
    let limits = |condition: &Clause| {
        condition.kind == ClauseKind::Condition
            && condition.parent == Some(site.clause)
            && condition.tokens.start > site.token
            && !packs.lexicon.is(condition.link, WordClass::Question)
    };
    clauses.iter().any(limits)
}

/// Whether the trigger's clause or one above it is a condition.
pub(super) fn in_condition(site: &Site<'_>) -> bool {
    let mut at = Some(site.clause);
    for _ in 0..=site.parse.clauses.len() {
        let Some(index) = at else { return false };
        if site.parse.clauses[index].kind == ClauseKind::Condition {
            return true;
        }
        at = site.parse.clauses[index].parent;
    }
    false
}
