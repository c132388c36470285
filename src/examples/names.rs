//! Examples of names: a `yes` lists all persons, places, organizations or offices that its text names, a `no` some that it
//! does not.

use super::{DIFF, Tested, diff};
use crate::article::{Block, BlockKind};
use crate::dates;
use crate::input::Article;
use crate::names::{self, EntityKind, Names};
use crate::packs::format::NameExample;
use crate::packs::{Fault, Packs, Raw};
use crate::span::Span;
use crate::text::{self, Document};

/// Runs the examples of all files of titles and cues.
pub(super) fn run(packs: &Packs, raw: &Raw, tested: &mut Tested) {
    let titles = raw.titles.iter().map(|file| (&file.file, &file.value.yes, &file.value.no));
    let cues = raw.name_cues.iter().map(|file| (&file.file, &file.value.yes, &file.value.no));
    for (file, yes, no) in titles.chain(cues) {
        for (example, wanted) in yes.iter().map(|example| (example, true)).chain(no.iter().map(|example| (example, false))) {
            let (document, found) = read(packs, example);
            tested.fired.extend(found.mentions.iter().map(|mention| mention.rule.clone()));
            let wrong = compare(&document, &found, example, wanted);
            let fault = |(message, help, notes)| -> Fault {
                let (message, help): (String, String) = (message, help);
                let notes: Vec<String> = notes;
                Fault::at(file, example.text.span(), message, help).with_notes(notes)
            };
            tested.note(wrong.map(fault));
        }
    }
}

/// What the name room finds in a text that is all story.
fn read(packs: &Packs, example: &NameExample) -> (Document, Names) {
    let mut article = Article::new("example", example.text.get_ref().as_str());
    article.stated_date = example.published.map(|day| day.0);
    let blocks = vec![Block { span: Span::new(0, article.text.len()), kind: BlockKind::Body, rule: String::new() }];
    let document = text::analyse(packs, article.text.clone(), blocks);
    let dates = dates::find(packs, &article, &document);
    let names = names::find(packs, &document, &dates);
    (document, names)
}

/// What is wrong with an example, what to do, and what differs.
fn compare(document: &Document, found: &Names, example: &NameExample, wanted: bool) -> Option<(String, String, Vec<String>)> {
    let of = |kind: EntityKind| -> Vec<String> {
        let all = found.mentions.iter().chain(&found.nested).filter(|mention| mention.kind == kind);
        all.map(|mention| mention.span.of(&document.text).to_string()).collect()
    };
    let offices = || -> Vec<String> {
        let show = |office: &names::Office| match office.person {
            Some(person) => format!("{}: {}", office.office, found.entities[person].name),
            None => office.office.clone(),
        };
        found.offices.iter().map(show).collect()
    };
    let lists = [
        ("persons", &example.persons, of(EntityKind::Person)),
        ("places", &example.places, of(EntityKind::Place)),
        ("organizations", &example.organizations, of(EntityKind::Organization)),
        ("offices", &example.offices, offices()),
    ];
    let (mut wrong, mut differ) = (Vec::new(), Vec::new());
    for (what, expected, mut got) in lists {
        let Some(expected) = expected else { continue };
        if wanted {
            let mut expected = expected.clone();
            expected.sort();
            got.sort();
            got.dedup();
            if got != expected {
                differ.extend(diff(&expected, &got).into_iter().map(|line| format!("{what:<14} {line}")));
                wrong.push(what.to_string());
            }
        } else if let Some(name) = expected.iter().find(|name| got.contains(name)) {
            differ.push(format!("`{name}` is found among the {what}, where it must not be"));
            wrong.push(what.to_string());
        }
    }
    (!wrong.is_empty()).then(|| {
        let why = example.why.as_ref().map(|why| format!("; the example says why: {why}")).unwrap_or_default();
        (format!("{} come out otherwise than expected", wrong.join(" and ")), format!("{DIFF}{why}"), differ)
    })
}
