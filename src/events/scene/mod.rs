//! What is done within another event has its day and its place: a toast at a reception, an invitation during talks, a
//! meeting within a visit. A story of the same states goes on on the day that its last sentence told of. Leaves dates that
//! clauses tell themselves to `when`, what reports and later sentences say of the day to `told`, "dalam kunjungan itu" to `join`.

mod lead;
mod occasion;
mod partner;
mod route;
mod section;
mod speaker;
mod told;

use super::find::Draft;
use super::{DateBasis, EventDate, Status};
use crate::clauses::Parse;
use crate::dates::{DateMention, Dates, Precision, TimexKind};
use crate::names::Names;
use crate::packs::{Packs, Sym, WordClass};
use crate::text::{Case, Document, TokenKind};

/// Sentences that a scene lasts after the one that sets it.
const LASTS: usize = 2;

/// Words between "selama" and its length: "selama kurang lebih satu jam".
const LENGTH_REACH: usize = 3;

/// An event that others can happen within.
struct Scene {
    draft: usize,
    sentence: usize,
    block: usize,
    persons: Vec<usize>,
}

/// Gives mentions without a day or a place those of the event within which they happen.
pub(super) fn settle(packs: &Packs, document: &Document, dates: &Dates, names: &Names, parses: &[Parse], drafts: &mut [Draft]) {
    section::date(packs, document, dates, drafts);
    let mut scenes: Vec<Scene> = Vec::new();
    let mut undated: Vec<Scene> = Vec::new();
    let told = told::Told { packs, document, dates, names, parses };
    for index in 0..drafts.len() {
        if let Some(day) = told.day(&drafts[index]) {
            drafts[index].mention.date = Some(day);
        }
        told.held(&mut drafts[index]);
        told.go_on(drafts, index);
        let sentence = drafts[index].mention.sentence;
        let block = document.sentences[sentence].block_index;
        let persons: Vec<usize> = drafts[index].mention.persons(names).collect();
        let Some(event_type) = packs.events.event_type(&drafts[index].mention.event_type) else { continue };
        if event_type.within
            && !drafts[index].presupposed
            && drafts[index].mention.status == Status::Occurred
            && !elsewhen(packs, document, dates, &drafts[index])
        {
            let within = |scene: &&Scene| {
                let passed = sentence - scene.sentence;
                let same = drafts[index].mention.countries.iter().all(|s| drafts[scene.draft].mention.countries.contains(s))
                    && persons.iter().all(|person| scene.persons.contains(person));
                let near = passed <= 1 || scene.block == block || same && persons.len() > 1;
                let other = drafts[scene.draft].mention.event_type != drafts[index].mention.event_type;
                near && other && takes_part(drafts, scene, index, &persons)
            };
            let lasts = |scene: &&Scene| sentence - scene.sentence <= LASTS;
            let host = scenes.iter().rev().take_while(lasts).find(within);
            drafts[index].host = host.or_else(|| undated.iter().rev().take_while(lasts).find(within)).map(|scene| scene.draft);
            if let Some(scene) = host {
                let (place, date) = (drafts[scene.draft].mention.place, day_of(packs, drafts, scene, sentence));
                let mention = &mut drafts[index].mention;
                if mention.date.is_none() {
                    mention.date = date;
                    if mention.place.is_none() {
                        mention.place = place;
                    }
                } else if mention.place.is_none()
                    && sentence - scene.sentence <= 1
                    && date.map_or(scene.sentence == sentence, |date| {
                        date.period.overlaps(&mention.date.as_ref().map_or(date.period, |own| own.period))
                    })
                {
                    mention.place = place;
                }
            }
        }
        if tells_on(packs, document, dates, &drafts[index])
            && let Some((before, day)) = day_told(document, dates, sentence, true)
        {
            let draft = &drafts[index];
            let earlier = drafts[..index].iter().rev().take_while(|draft| draft.mention.sentence >= before);
            let same_day = |known: &Draft| known.mention.date.as_ref().is_some_and(|date| date.period == day.period);
            let same_story = earlier.into_iter().any(|known| same_day(known) && shared_state(known, draft));
            let goes_on = told.goes_on(draft, before);
            // "Iran membantahnya": an answer has a day of its own
            let answers = event_type.lone && !goes_on;
            let leads_on = !answers && told.leads_on(draft, before);
            let mention = &mut drafts[index].mention;
            if !answers && (same_story || goes_on || leads_on) {
                mention.date = Some(day);
            }
            if leads_on && mention.place.is_none() {
                mention.place = told.place_told(before);
            }
        }
        let mention = &drafts[index].mention;
        let aside = drafts[index].relative && elsewhen(packs, document, dates, &drafts[index]);
        let now = mention.status == Status::Occurred && !aside;
        if event_type.hosts && now {
            let told = mention.date.is_some() || mention.place.is_some();
            let scene = Scene { draft: index, sentence, block, persons };
            if told { scenes.push(scene) } else { undated.push(scene) }
        }
    }
    speaker::carry(&told, drafts);
    partner::add(packs, names, drafts);
    route::place(&told, drafts);
    lead::carry(packs, document, dates, names, parses, drafts);
}

/// Whether two mentions have a state in common.
fn shared_state(one: &Draft, other: &Draft) -> bool {
    one.mention.countries.iter().any(|state| other.mention.countries.contains(state))
}

/// Whether a mention without a day goes on with a story: the statement of a sentence, by a verb, of what has happened once.
fn tells_on(packs: &Packs, document: &Document, dates: &Dates, draft: &Draft) -> bool {
    let mention = &draft.mention;
    let story = mention.date.is_none() && mention.status == Status::Occurred && (draft.stated || draft.at_once);
    story && !draft.pointing && !draft.headline && !draft.old && !elsewhen(packs, document, dates, draft)
}

/// The one day that the story told of last, for a sentence that has no date of its own: at most as far back as a scene lasts, and
/// within the paragraph unless the sentence says that it goes on.
fn day_told(document: &Document, dates: &Dates, sentence: usize, within: bool) -> Option<(usize, EventDate)> {
    let of = |sentence| dates.of_sentence(sentence).filter(|mention| mention.period.is_some() && !names_thing(document, mention));
    let block = |sentence: usize| document.sentences[sentence].block_index;
    if of(sentence).next().is_some() {
        return None;
    }
    let near = |&before: &usize| !within || block(before) == block(sentence);
    let back = (1..=LASTS).map_while(|back| sentence.checked_sub(back)).take_while(near);
    let before = back.into_iter().find(|&before| of(before).next().is_some())?;
    let mut told = of(before);
    let period = told.next()?.period?;
    let one = period.precision == Precision::Day && told.all(|mention| mention.period == Some(period));
    one.then_some((before, EventDate { period, basis: DateBasis::Context, text: None }))
}

/// Whether a date is a bare year that belongs to a noun: "Perjanjian Pertahanan 1951".
fn names_thing(document: &Document, mention: &DateMention) -> bool {
    let year = mention.tokens.len() == 1 && mention.period.is_some_and(|period| period.precision == Precision::Year);
    let before = mention.tokens.start.checked_sub(1).map(|token| &document.tokens[token]);
    year && before.is_some_and(|before| before.kind == TokenKind::Word && before.case != Case::Lower)
}

/// Whether who acts in a mention was at the scene.
fn takes_part(drafts: &[Draft], scene: &Scene, guest: usize, persons: &[usize]) -> bool {
    if !persons.is_empty() && !scene.persons.is_empty() {
        return persons.iter().any(|person| scene.persons.contains(person));
    }
    let (host, guest) = (&drafts[scene.draft].mention, &drafts[guest].mention);
    scene.sentence == guest.sentence
        && guest.countries.len() > 1
        && guest.countries.iter().all(|state| host.countries.contains(state))
}

/// The day that a scene lends. Of a journey told by the day of its arrival, only the same sentence has the day.
fn day_of(packs: &Packs, drafts: &[Draft], scene: &Scene, sentence: usize) -> Option<EventDate> {
    let host = &drafts[scene.draft].mention;
    let date = host.date.as_ref()?;
    let journey = packs.events.event_type(&host.event_type).is_some_and(|known| known.abroad);
    let lasts = date.period.precision == Precision::Range || journey && date.period.precision == Precision::Day;
    (!lasts || !journey && scene.sentence == sentence).then(|| EventDate { basis: DateBasis::Context, ..date.clone() })
}

/// Whether the words around a mention say that it is of another or of no certain time: "sebelumnya", "berulang kali".
/// How long it lasted is not another time ("selama dua jam").
pub(super) fn elsewhen(packs: &Packs, document: &Document, dates: &Dates, draft: &Draft) -> bool {
    // "di rumah tempat X wafat dulu": what is told of the house is of its own time
    let own = |token: &usize| draft.verbal && !draft.inner.iter().any(|inner| inner.contains(token)) || !draft.verbal;
    let mut words = draft.words.clone().filter(own);
    words.any(|token| packs.lexicon.is(document.tokens[token].sym, WordClass::Elsewhen) && !lasts(dates, token))
}

/// Whether a length of hours or minutes follows a word: "selama lebih dari dua jam".
fn lasts(dates: &Dates, token: usize) -> bool {
    let from = dates.mentions.partition_point(|mention| mention.tokens.start <= token);
    dates.mentions.get(from).is_some_and(|next| {
        next.kind == TimexKind::Duration
            && next.tokens.start <= token + LENGTH_REACH
            && next.value.as_deref().is_some_and(|value| value.starts_with("PT"))
    })
}

/// Whether the paragraph has told of another time before the deed.
pub(super) fn told_apart(packs: &Packs, document: &Document, dates: &Dates, draft: &Draft, day: &EventDate) -> bool {
    let here = draft.mention.sentence;
    let block = document.sentences[here].block_index;
    let mut before = dates.mentions.iter().filter(|mention| mention.span.start < draft.mention.trigger.start);
    // "mandek sejak 2019": a state of things that lasts
    let since = |mention: &DateMention| {
        let before = mention.tokens.start.checked_sub(1).map_or(Sym::NONE, |token| document.tokens[token].sym);
        packs.lexicon.is(before, WordClass::Elsewhen)
    };
    before.any(|mention| {
        document.sentences[mention.sentence].block_index == block
            && !since(mention)
            && mention.period.is_some_and(|period| !period.overlaps(&day.period))
    })
}
