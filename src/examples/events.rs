//! Examples of event types: a `yes` must give an event of the type by the frame, with the slots it expects; a `no` none.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::{DIFF, Tested};
use crate::analysis::{Analysis, Options, analyse};
use crate::article::{Block, BlockKind};
use crate::events::{ArticleEvent, EventMention, Status};
use crate::input::Article;
use crate::names::EntityKind;
use crate::output::write_clauses;
use crate::packs::format::{Day, EventNo, EventYes, Expect, Spanned};
use crate::packs::{Country, Fault, FrameFile, Packs, Raw};

/// Runs the examples of all event types.
pub(super) fn run(packs: &Packs, raw: &Raw, tested: &mut Tested) {
    for file in raw.frame_files() {
        for example in file.yes {
            let fault = yes(packs, &file, example, tested);
            tested.note(fault);
        }
        for example in file.no {
            tested.note(no(packs, &file, example));
        }
        for name in file.frame.keys() {
            if !tested.fired.contains(&file.id(name.get_ref())) {
                let message = format!("the frame `{}` fires in no example", name.get_ref());
                tested.faults.push(Fault::at(file.file, name.span(), message, "add a [[yes]] in which it fires"));
            }
        }
    }
}

fn read(packs: &Packs, text: &str, published: Option<Day>) -> Analysis {
    let mut article = Article::new("example", text);
    article.stated_date = published.map(|day| day.0);
    analyse(packs, &article, &Options::default())
}

fn yes(packs: &Packs, file: &FrameFile, example: &EventYes, tested: &mut Tested) -> Option<Fault> {
    let analysis = read(packs, example.text.get_ref(), example.published);
    let mentions = || analysis.events.events.iter().flat_map(|event| event.mentions.iter().map(move |mention| (event, mention)));
    tested.fired.extend(mentions().map(|(_, mention)| mention.rule.clone()));
    let rule = file.id(example.frame.get_ref());
    let found: Vec<_> = mentions().filter(|(_, mention)| mention.rule == rule).collect();
    if found.is_empty() {
        let message = format!("the frame `{}` does not fire", example.frame.get_ref());
        let taken = taken(&analysis);
        let help = if taken.is_empty() {
            "look at what the clauses below were read as"
        } else {
            "make the page rule that is named below narrower: what it takes is not read"
        };
        let notes = if taken.is_empty() { seen(&analysis) } else { taken };
        let fault = Fault::at(file.file, example.text.span(), message, help);
        return Some(fault.with_notes(notes).with_notes(clauses(&analysis)));
    }
    // One of the events by this frame must be as expected.
    let mut differences: Vec<Vec<String>> =
        found.iter().map(|(event, mention)| compare(&analysis, event, mention, &example.expect)).collect();
    differences.sort_by_key(Vec::len);
    let fewest = differences.into_iter().next().unwrap_or_default();
    (!fewest.is_empty()).then(|| {
        let fault = Fault::at(file.file, example.text.span(), "comes out otherwise than expected", DIFF);
        fault.with_notes(fewest).with_notes(clauses(&analysis))
    })
}

/// Whether an example would pass with any frame of its type.
pub(super) fn passes(packs: &Packs, kind: &str, example: &EventYes) -> bool {
    let analysis = read(packs, example.text.get_ref(), example.published);
    let events = analysis.events.events.iter().filter(|event| event.merged.event_type == kind);
    let mut mentions = events.flat_map(|event| event.mentions.iter().map(move |mention| (event, mention)));
    mentions.any(|(event, mention)| compare(&analysis, event, mention, &example.expect).is_empty())
}

/// How the sentences were read, clause by clause.
fn clauses(analysis: &Analysis) -> Vec<String> {
    let mut bytes = Vec::new();
    // Writing to memory can't fail.
    let _ = write_clauses(analysis, &mut bytes);
    String::from_utf8_lossy(&bytes).trim_end().lines().map(str::to_string).collect()
}

fn no(packs: &Packs, file: &FrameFile, example: &EventNo) -> Option<Fault> {
    let analysis = read(packs, example.text.get_ref(), example.published);
    let name = file.event_type.get_ref();
    let wrong = analysis.events.events.iter().find(|event| event.merged.event_type == *name)?;
    let message = format!("an event is found where none is, by {}", wrong.merged.rule);
    Some(
        Fault::at(file.file, example.text.span(), message, format!("the example says why not: {}", example.why))
            .with_notes(clauses(&analysis)),
    )
}

/// Lines that a page rule keeps from being read.
fn taken(analysis: &Analysis) -> Vec<String> {
    let blocks = analysis.document.blocks.iter().filter(|block| block.kind == BlockKind::Furniture);
    let show = |block: &Block| {
        let words: String = block.span.of(&analysis.document.text).chars().take(60).collect();
        format!("{} takes this for furniture: {words}", block.rule)
    };
    blocks.map(show).collect()
}

/// What was found instead, for an author who must find out why.
fn seen(analysis: &Analysis) -> Vec<String> {
    let found = analysis.events.events.iter().map(|event| format!("found {}", event.merged.rule));
    let lost = analysis.events.lost.iter().map(|lost| format!("{} lost: {}", lost.rule, lost.why));
    let all: Vec<String> = found.chain(lost).collect();
    if all.is_empty() {
        return vec!["no frame has a word of this text: are the forms of its roots right?".to_string()];
    }
    all
}

/// What differs, in words.
fn compare(analysis: &Analysis, event: &ArticleEvent, mention: &EventMention, expect: &Expect) -> Vec<String> {
    let merged = &event.merged;
    let name = |entity: usize| analysis.names.entities.get(entity).map_or("", |entity| entity.name.as_str()).to_string();
    let is_person = |entity: usize| analysis.names.entities.get(entity).is_some_and(|one| one.kind == EntityKind::Person);
    let mut differences = Vec::new();
    let mut differ = |what: &str, expected: &dyn Display, got: &dyn Display| {
        differences.push(format!("{what:<12} - {expected}"));
        differences.push(format!("{:<12} + {got}", ""));
    };
    if let Some(status) = expect.status.filter(|status| *status != merged.status) {
        let name = |status: Status| format!("{status:?}").to_lowercase();
        let because = if mention.because.is_empty() { String::new() } else { format!(" ({})", mention.because) };
        differ("status", &name(status), &format!("{}{because}", name(merged.status)));
    }
    if let Some(date) = &expect.date {
        let got = merged.date.as_ref().map(|date| date.period.to_string()).unwrap_or_default();
        if *date != got {
            differ("date", &format!("\"{date}\""), &format!("\"{got}\""));
        }
    }
    let expected = |countries: &Vec<Spanned<Country>>| countries.iter().map(|country| *country.get_ref()).collect::<Vec<_>>();
    if let Some(countries) = expect.countries.as_ref().map(expected).filter(|countries| *countries != merged.countries) {
        differ("countries", &format!("{countries:?}"), &format!("{:?}", merged.countries));
    }
    if let Some(persons) = &expect.persons {
        let who = merged.participants.iter().map(|(entity, _)| *entity).filter(|&entity| is_person(entity));
        let got: BTreeSet<String> = who.map(name).collect();
        let expected: BTreeSet<String> = persons.iter().cloned().collect();
        if expected != got {
            differ("persons", &format!("{expected:?}"), &format!("{got:?}"));
        }
    }
    if let Some(place) = &expect.place {
        let got = merged.place.map(name).unwrap_or_default();
        if *place != got {
            differ("place", &format!("\"{place}\""), &format!("\"{got}\""));
        }
    }
    if let Some(attribution) = &expect.attribution {
        let got: BTreeSet<String> = merged.attribution.iter().map(|&entity| name(entity)).collect();
        let expected: BTreeSet<String> = attribution.iter().cloned().collect();
        if expected != got {
            differ("attribution", &format!("{expected:?}"), &format!("{got:?}"));
        }
    }
    differences
}
