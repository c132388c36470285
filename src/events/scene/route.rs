//! The place of what a sentence tells together with a journey: "terbang ke X untuk bertemu Y", "tiba di X dan menemui Y",
//! "akan diteken ketika Y berkunjung ke X". Leaves what later sentences tell of a journey to `join`.

use super::told::Told;
use crate::clauses::{Clause, ClauseKind, Parse};
use crate::events::Status;
use crate::events::find::Draft;
use crate::events::when::apart;
use crate::packs::Packs;

/// Gives events without a place the goal of the journey that their sentence tells of.
pub(super) fn place(told: &Told<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let guest = &drafts[index];
        let Some(event_type) = told.packs.events.event_type(&guest.mention.event_type) else { continue };
        let open = guest.mention.place.is_none() && guest.mention.status != Status::Denied && guest.verbal;
        if !open || !event_type.within || event_type.ahead || event_type.speech {
            continue;
        }
        let sentence = guest.mention.sentence;
        let from = drafts[..index].partition_point(|draft| draft.mention.sentence < sentence);
        let here = drafts[from..].iter().take_while(|draft| draft.mention.sentence == sentence);
        let Some(parse) = told.parse(sentence) else { continue };
        let journey = |host: &&Draft| {
            let abroad = told.packs.events.event_type(&host.mention.event_type).is_some_and(|known| known.abroad && known.hosts);
            abroad && host.verbal && host.mention.status != Status::Denied
        };
        let reached = here.filter(journey).find(|host| on_the_way(told.packs, parse, host, guest));
        let place = reached.and_then(|host| host.mention.place).or_else(|| scene(told, parse, guest));
        drafts[index].mention.place = place;
    }
}

/// "Di Pyongyang, sebuah rencana ditandatangani X, sebelum ia diterima Y": a place told at the head of a sentence is that of all
/// that it states.
fn scene(told: &Told<'_>, parse: &Parse, guest: &Draft) -> Option<usize> {
    let clause = &parse.clauses[clause_of(parse, guest)?];
    let first = parse.clauses.first().filter(|first| first.kind == ClauseKind::Main)?;
    // "Selama di X, ia dikabarkan bertemu Y"
    let told_of = clause.kind == ClauseKind::Complement && clause.subject_shared && clause.parent == Some(0);
    let stated = told_of || matches!(clause.kind, ClauseKind::Main | ClauseKind::Time);
    // "Selama di X, …": the preposition of place stands second
    let at_head = |token: usize| token <= first.tokens.start + 1;
    let phrase =
        first.phrases.iter().find(|phrase| told.packs.clauses.location.contains(&phrase.preposition) && at_head(phrase.token))?;
    let mut groups = phrase.groups.iter().filter(|&&group| stated && parse.groups[group].named_head);
    groups.find_map(|&group| told.place_of(parse, group))
}

/// The clause that a mention's trigger stands in.
fn clause_of(parse: &Parse, draft: &Draft) -> Option<usize> {
    parse.clauses.iter().position(|clause| clause.tokens == draft.words)
}

/// Whether grammar puts a deed at the end of a journey.
fn on_the_way(packs: &Packs, parse: &Parse, journey: &Draft, deed: &Draft) -> bool {
    let (Some(journey), Some(deed)) = (clause_of(parse, journey), clause_of(parse, deed)) else { return false };
    let at = |index: usize| &parse.clauses[index];
    let together = |clause: &Clause| clause.kind == ClauseKind::Time && packs.clauses.is_simultaneous(clause.link);
    // "diteken ketika X melawat ke Y"
    if together(at(journey)) && at(journey).parent == Some(deed) {
        return true;
    }
    let aim = at(deed).kind == ClauseKind::Purpose && at(deed).parent == Some(journey);
    let next = at(deed).kind == at(journey).kind && at(deed).subject_shared && at(deed).coordinate_of == Some(journey);
    aim || next && !apart(packs, parse, deed)
}
