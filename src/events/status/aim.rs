//! What a deed is for: of a journey it is told what lies at its end and not that it came to pass; what others are told to leave is
//! no deed at all.
//! Leaves the status of other aims to `status`.

use crate::clauses::{Clause, ClauseKind};
use crate::events::fill::Site;
use crate::packs::{Packs, Trigger, WordClass};

/// "tiba di X untuk meneken Y", "melakukan kunjungan ke X guna bertemu Z": whether a clause tells of a journey, by its verb or by the
/// noun that its verb carries.
pub(super) fn of_journey(packs: &Packs, site: &Site<'_>, clause: usize) -> bool {
    let clause = &site.parse.clauses[clause];
    let Some(predicate) = site.parse.predicate(clause) else { return false };
    let journey = |trigger: &Trigger| {
        let event_type = packs.events.type_of(trigger);
        event_type.abroad && event_type.hosts
    };
    let travels = |token: usize| {
        let sym = site.head_syms.get(token - site.first_token);
        sym.is_some_and(|&sym| packs.events.triggers(sym).iter().any(journey))
    };
    let carries = packs.lexicon.is(predicate.sym, WordClass::LightDo);
    let nouns = || clause.objects.iter().flat_map(|&group| site.parse.groups[group].tokens.clone());
    travels(predicate.verb) || carries && nouns().any(travels)
}

/// "memperingatkan X agar tidak mengirim Y", "mendesak X untuk tidak menyerang Z": whether a verb says what somebody is told not to do.
pub(super) fn to_be_left(packs: &Packs, site: &Site<'_>, clause: &Clause, parent: &Clause) -> bool {
    let negated = site.group.is_none() && site.parse.predicate(clause).is_some_and(|verb| verb.modality.negated);
    let tells = site.parse.predicate(parent).is_some_and(|verb| {
        packs.lexicon.classes(verb.sym).any(&[WordClass::Asking, WordClass::ObjectControl]) || packs.events.speaks(verb.sym)
    });
    clause.kind == ClauseKind::Purpose && negated && tells
}
