//! The clauses of an article's sentences, for people: what `explain --clauses` adds for those who write frames.

use std::io::{self, Write};

use super::plain::plain;
use crate::analysis::Analysis;
use crate::clauses::{Clause, ClauseKind, Modality, Parse};

/// Writes the clauses of every sentence of the story: a line each, with what it is, what it hangs on, and its parts.
///
/// # Errors
/// What the writer reports.
pub fn write_clauses(analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    for parse in &analysis.events.parses {
        let Some(sentence) = analysis.document.sentences.get(parse.sentence) else { continue };
        let text = sentence.span.of(&analysis.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "sentence {}: {}", parse.sentence, plain(&text))?;
        if !parse.speakers.is_empty() {
            writeln!(out, "   said by {}", groups(analysis, parse, &parse.speakers))?;
        }
        for (number, clause) in parse.clauses.iter().enumerate() {
            writeln!(out, "   {number} {}{}", link(clause), parts(analysis, parse, clause))?;
        }
    }
    writeln!(out)
}

/// What a clause is, and on which it hangs.
fn link(clause: &Clause) -> String {
    let kind = match clause.kind {
        ClauseKind::Main => "main",
        ClauseKind::Relative => "relative",
        ClauseKind::Complement => "complement",
        ClauseKind::Time => "time",
        ClauseKind::Purpose => "purpose",
        ClauseKind::Condition => "condition",
        ClauseKind::Other => "other",
        ClauseKind::Report => "report",
    };
    match (clause.parent, clause.coordinate_of) {
        (Some(parent), _) => format!("{kind} of {parent}"),
        (None, Some(other)) => format!("{kind} beside {other}"),
        (None, None) => kind.to_string(),
    }
}

fn parts(analysis: &Analysis, parse: &Parse, clause: &Clause) -> String {
    let document = &analysis.document;
    let mut parts = String::new();
    let mut part = |name: &str, words: &str| {
        if !words.is_empty() {
            parts.push_str(&format!("; {name} {words}"));
        }
    };
    if clause.quoted {
        part("quoted", "here");
    }
    part(if clause.subject_shared { "subject (shared)" } else { "subject" }, &groups(analysis, parse, &clause.subject));
    if let Some(antecedent) = clause.antecedent {
        part("says more of", &groups(analysis, parse, &[antecedent]));
    }
    if let Some(predicate) = parse.predicate(clause) {
        let voice = predicate.voice.map_or(String::new(), |voice| format!("{voice:?} ").to_lowercase());
        let words = plain(document.slice(&predicate.tokens)).into_owned();
        part("predicate", &format!("\"{words}\" ({voice}{})", modality(&predicate.modality)));
    }
    part("object", &groups(analysis, parse, &clause.objects));
    part("agent", &groups(analysis, parse, &clause.agent));
    for phrase in &clause.phrases {
        part(&plain(document.word(phrase.token)), &groups(analysis, parse, &phrase.groups));
    }
    for (date, _) in &clause.dates {
        if let Some(date) = analysis.dates.mentions.get(*date) {
            part("date", &format!("\"{}\"", plain(date.span.of(&document.text))));
        }
    }
    parts
}

/// Groups as written, each in quotation marks.
fn groups(analysis: &Analysis, parse: &Parse, groups: &[usize]) -> String {
    let words = groups.iter().filter_map(|&group| parse.groups.get(group)).map(|group| {
        let words = analysis.document.slice(&group.tokens).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("\"{}\"", plain(&words))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn modality(modality: &Modality) -> String {
    let marks = [
        (modality.negated, "negated"),
        (modality.future, "future"),
        (modality.planned, "planned"),
        (modality.possible, "possible"),
        (modality.done, "done"),
        (modality.ongoing, "ongoing"),
    ];
    let said: Vec<&str> = marks.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
    if said.is_empty() { "as a fact".to_string() } else { said.join(", ") }
}
