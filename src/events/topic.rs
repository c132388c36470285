//! Which events a timeline wants: those that concern both states of its topic, or all.

use super::{ArticleEvent, EventMention};
use crate::clauses::{ClauseKind, Parse};
use crate::names::Names;
use crate::packs::{Country, Packs, WordClass};
use crate::text::Document;
use crate::topic::Topic;

/// Sentences before an answer or a talk that points back, within which it is told what it is about. For other events it is one.
const BACK: usize = 2;

/// Keeps the events that are wanted.
///
/// An event concerns both states when both are sides to it; an accusation, a sanction and the like also when one is and a
/// sentence that tells of it names the other, or the one before it does: for an act of speech, whatever it says; for a deed, where
/// something points back to it.
pub(super) fn choose(
    packs: &Packs,
    document: &Document,
    names: &Names,
    parses: &[Parse],
    events: Vec<ArticleEvent>,
    topic: &Topic,
) -> Vec<ArticleEvent> {
    let &[a, b] = topic.countries() else { return events };
    events
        .into_iter()
        .filter(|event| {
            let side = |country: Country| event.merged.countries.contains(&country);
            let known = packs.events.event_type(&event.merged.event_type);
            let about = known.is_some_and(|known| known.about);
            let deed = known.is_some_and(|known| !known.speech);
            let answers = known.is_some_and(|known| known.lone || known.mutual);
            // "X membantu Y, seraya menyesalkan Z": a word told beside a deed is about those of whom it is said
            let closed = !deed && !answers && event.merged.countries.len() > 1;
            let beside =
                |country| event.mentions.iter().all(|mention| told_beside(packs, document, names, parses, mention, country));
            let told = |country| about && !(closed && beside(country));
            let spoken = |country| told(country) && names_state(packs, document, names, event, country, (deed, answers));
            side(a) && (side(b) || spoken(b)) || side(b) && spoken(a)
        })
        .collect()
}

/// Whether the sentence of a word names a state, but neither the word's own clause, nor what hangs on it or what it hangs on, does,
/// nor points there.
fn told_beside(
    packs: &Packs,
    document: &Document,
    names: &Names,
    parses: &[Parse],
    mention: &EventMention,
    country: Country,
) -> bool {
    let Some(parse) = parses.iter().find(|parse| parse.sentence == mention.sentence) else { return false };
    let tokens = document.sentences[mention.sentence].tokens.clone();
    let trigger = tokens.clone().find(|&token| document.tokens[token].span.start >= mention.trigger.start);
    let Some(mut at) = trigger.and_then(|trigger| parse.clause_at(trigger)) else { return false };
    let clauses = &parse.clauses;
    for _ in 0..clauses.len() {
        let inner = matches!(clauses[at].kind, ClauseKind::Complement | ClauseKind::Relative | ClauseKind::Report);
        match clauses[at].parent.filter(|_| inner) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    let under = |mut index: usize| {
        for _ in 0..clauses.len() {
            if index == at {
                return true;
            }
            match clauses[index].parent {
                Some(parent) => index = parent,
                None => return false,
            }
        }
        false
    };
    let here = |token: usize| parse.clause_at(token).is_none_or(under);
    let points = |token: usize| packs.lexicon.is(document.tokens[token].sym, WordClass::Demonstrative) && here(token);
    let from = names.mentions.partition_point(|known| known.tokens.start < tokens.start);
    let named = names.mentions[from..].iter().take_while(|known| known.tokens.start < tokens.end);
    let mut named = named.filter(|known| names.entities[known.entity].country == Some(country)).peekable();
    named.peek().is_some() && !named.any(|known| here(known.tokens.start)) && !tokens.clone().any(points)
}

fn names_state(
    packs: &Packs,
    document: &Document,
    names: &Names,
    event: &ArticleEvent,
    country: Country,
    (deed, answers): (bool, bool),
) -> bool {
    event.mentions.iter().any(|mention| {
        let sentence = &document.sentences[mention.sentence];
        let mut tokens = sentence.tokens.clone();
        let tied = |token: usize| {
            let classes = packs.lexicon.classes(document.tokens[token].sym);
            classes.has(WordClass::Demonstrative) || mention.main_clause && classes.has(WordClass::Adding) // "Ia juga menelepon …"
        };
        let points = !deed || tokens.clone().any(tied);
        let back = if points { if answers { BACK } else { 1 } } else { 0 };
        for before in (1..=back).filter_map(|back| mention.sentence.checked_sub(back)).map(|before| &document.sentences[before]) {
            if before.block != sentence.block {
                break;
            }
            tokens.start = before.tokens.start;
        }
        let from = names.mentions.partition_point(|known| known.tokens.start < tokens.start);
        names.mentions[from..]
            .iter()
            .take_while(|known| known.tokens.start < tokens.end)
            .any(|known| names.entities[known.entity].country == Some(country))
    })
}
