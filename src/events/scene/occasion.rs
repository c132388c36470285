//! Sentences that say themselves that they go on with an occasion told before, also over the end of a paragraph: "Di sana ia …",
//! "Beberapa jam kemudian …", "Sebelum penandatanganan, keduanya …". Leaves what goes on unmarked to the scene.

use super::told::Told;
use super::{LASTS, shared_state};
use crate::clauses::{Clause, Parse};
use crate::dates::{Precision, TimexKind};
use crate::events::Status;
use crate::events::find::Draft;
use crate::packs::WordClass;
use crate::packs::format::Voice;

/// Words at the head of a sentence within which it says that it goes on.
const HEAD: usize = 4;

/// Sentences back within which an occasion is sought that is pointed to.
const BACK: usize = 6;

/// What a sentence goes on with.
pub(super) enum Link {
    /// The place told of last: "di sana".
    There,
    /// A while before or after what was told last, on its day: "beberapa jam kemudian".
    Clock,
    /// A deed named by a bare noun: "seusai penandatanganan".
    Deed(Vec<String>),
}

/// By what a mention's sentence says that it goes on with an occasion, if it does.
pub(super) fn link(told: &Told<'_>, draft: &Draft) -> Option<Link> {
    let parse = told.parse(draft.mention.sentence)?;
    let tokens = told.document.sentences[draft.mention.sentence].tokens.clone();
    let head = tokens.start..tokens.end.min(tokens.start + HEAD);
    let is = |token: usize, class| told.packs.lexicon.is(told.document.tokens[token].sym, class);
    if let Some(there) = head.clone().find(|&token| is(token, WordClass::PlaceAnaphor)) {
        let location = |clause: &Clause| {
            clause.phrases.iter().any(|phrase| {
                told.packs.clauses.location.contains(&phrase.preposition)
                    && phrase.groups.iter().any(|&group| parse.groups[group].head == there)
            })
        };
        return parse.clauses.iter().any(location).then_some(Link::There);
    }
    let shifts = [WordClass::TimeLinker, WordClass::Elsewhen, WordClass::Coordinator];
    let shifted = |token: usize| {
        let next = told.document.tokens.get(token + 1).filter(|_| token + 1 < tokens.end);
        is(token, WordClass::ClockShift) && next.is_some_and(|next| told.packs.lexicon.classes(next.sym).any(&shifts))
    };
    if head.clone().any(shifted) {
        return Some(Link::Clock);
    }
    deed(told, parse, draft).map(Link::Deed)
}

/// The types of the deed that a phrase of time in the mention's clause names by a bare noun.
fn deed(told: &Told<'_>, parse: &Parse, draft: &Draft) -> Option<Vec<String>> {
    let clause = parse.clauses.iter().find(|clause| clause.tokens == draft.words)?;
    let lexicon = &told.packs.lexicon;
    clause.phrases.iter().filter(|phrase| lexicon.is(phrase.preposition, WordClass::Around)).find_map(|phrase| {
        let [group] = phrase.groups.as_slice() else { return None };
        let group = &parse.groups[*group];
        let bare =
            group.tokens.clone().skip(1).all(|token| lexicon.is(told.document.tokens[token].sym, WordClass::Demonstrative));
        // "sehari sebelum penandatanganan": another day
        let until = told.dates.mentions.partition_point(|mention| mention.tokens.end < phrase.token);
        let measured = told.dates.mentions.get(until).is_some_and(|mention| {
            mention.tokens.end == phrase.token && matches!(mention.kind, TimexKind::Duration | TimexKind::Date)
        });
        let triggers = told.packs.events.triggers(told.document.tokens[group.head].sym);
        let nouns = triggers.iter().filter(|trigger| trigger.rest.is_empty() && trigger.voice == Voice::Noun);
        let types: Vec<String> = nouns
            .map(|trigger| told.packs.events.type_of(trigger))
            .filter(|event_type| !event_type.abroad && !event_type.speech && !event_type.voiced)
            .map(|event_type| event_type.name.clone())
            .collect();
        (bare && !measured && !types.is_empty()).then_some(types)
    })
}

/// The earlier mention on whose day and at whose place a linked one happens.
pub(super) fn host(link: &Link, drafts: &[Draft], index: usize) -> Option<usize> {
    let guest = &drafts[index];
    let here = guest.mention.sentence;
    let back = match link {
        Link::There => LASTS,
        Link::Clock | Link::Deed(_) => BACK,
    };
    let dated = |host: &Draft| {
        let day = host.mention.date.as_ref().is_some_and(|date| date.period.precision == Precision::Day);
        day && host.mention.status == Status::Occurred && host.mention.sentence < here
    };
    let fits = |host: &Draft| match link {
        Link::There | Link::Clock => shared_state(host, guest),
        Link::Deed(types) => types.contains(&host.mention.event_type) && shared_state(host, guest),
    };
    let near = (0..index).rev().take_while(|&host| here - drafts[host].mention.sentence <= back);
    near.into_iter().find(|&host| dated(&drafts[host]) && fits(&drafts[host]))
}
