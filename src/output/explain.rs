//! Why an article gives the events it gives, for people: each event's sentences with the words that made it marked, the rule,
//! what set status and date; then the frames that stood in the text and lost, with the reason.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::plain::plain;
use crate::analysis::Analysis;
use crate::events::{DateBasis, EventDate, EventMention, Role, Status};
use crate::span::Span;

/// Writes what there is to say of one article.
///
/// # Errors
/// What the writer reports.
pub fn write_explain(analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", plain(&analysis.article.source))?;
    if !analysis.analysed {
        return writeln!(out, "  names neither side of the topic: not analysed\n");
    }
    match &analysis.dates.published {
        Some(published) => {
            let basis = format!("{:?}", published.basis).to_lowercase();
            let words = published.text.as_deref().map(|text| format!(" \"{}\"", plain(text))).unwrap_or_default();
            writeln!(out, "  published {}, by {basis}{words}", published.period)?;
        }
        None => writeln!(out, "  published: nothing tells")?,
    }
    for (number, event) in analysis.events.events.iter().enumerate() {
        let merged = &event.merged;
        let countries: Vec<&str> = merged.countries.iter().map(|country| country.as_str()).collect();
        let date = merged.date.as_ref().map_or("undated".to_string(), |date| date.period.to_string());
        let status = status(merged.status);
        writeln!(out, "\n{}. {} {status}, {date}, {}", number + 1, merged.event_type, countries.join(" "))?;
        write_slots(analysis, merged, out)?;
        for mention in &event.mentions {
            write_mention(analysis, mention, out)?;
        }
    }
    if !analysis.events.lost.is_empty() {
        writeln!(out, "\nlost:")?;
    }
    for lost in &analysis.events.lost {
        let word = plain(lost.trigger.of(&analysis.document.text));
        writeln!(out, "  sentence {} \"{word}\" {}: {}", lost.sentence, lost.rule, plain(&lost.why))?;
    }
    writeln!(out)
}

fn write_slots(analysis: &Analysis, event: &EventMention, out: &mut impl Write) -> io::Result<()> {
    let name = |entity: usize| {
        let entity = analysis.names.entities.get(entity);
        entity.map(|entity| plain(&entity.name).into_owned()).unwrap_or_default()
    };
    for (entity, role) in &event.participants {
        writeln!(out, "   {:<12}{}", self::role(*role), name(*entity))?;
    }
    if let Some(place) = event.place {
        writeln!(out, "   {:<12}{}", "place", name(place))?;
    }
    for source in &event.attribution {
        writeln!(out, "   {:<12}{}", "attribution", name(*source))?;
    }
    Ok(())
}

fn write_mention(analysis: &Analysis, mention: &EventMention, out: &mut impl Write) -> io::Result<()> {
    let mut notes = vec![format!("sentence {}", mention.sentence), mention.rule.clone()];
    if !mention.main_clause {
        notes.push("in a subordinate clause".to_string());
    }
    if mention.quoted {
        notes.push("quoted".to_string());
    }
    writeln!(out, "   {}", notes.join(", "))?;
    writeln!(out, "      {}", marked(analysis, mention))?;
    let because = if mention.because.is_empty() { "by the words themselves" } else { &mention.because };
    writeln!(out, "      status {}: {}", status(mention.status), plain(because))?;
    match &mention.date {
        Some(date) => writeln!(out, "      date {}: {}", date.period, basis(date)),
        None => writeln!(out, "      no date: no expression of its clause or its neighbours tells"),
    }
}

fn basis(date: &EventDate) -> String {
    let words = date.text.as_deref().map(|text| format!(" \"{}\"", plain(text))).unwrap_or_default();
    match date.basis {
        DateBasis::Expression => format!("said of it,{words}"),
        DateBasis::Context => format!("carried over from its neighbours,{words}"),
        DateBasis::Published => "the day of the report, as it is told as news".to_string(),
    }
}

/// The sentence on one line, with marks: `[actor Putin] akan [trigger mengunjungi] [place Pyongyang]`.
fn marked(analysis: &Analysis, mention: &EventMention) -> String {
    let text = &*analysis.document.text;
    let mut marks: Vec<(Span, &str)> = vec![(mention.trigger, "trigger")];
    let first = analysis.names.mentions.partition_point(|name| name.sentence < mention.sentence);
    for name in analysis.names.mentions[first..].iter().take_while(|name| name.sentence == mention.sentence) {
        let part = mention.participants.iter().find(|(entity, _)| *entity == name.entity);
        if let Some((_, role)) = part {
            marks.push((name.span, self::role(*role)));
        } else if mention.place == Some(name.entity) {
            marks.push((name.span, "place"));
        } else if mention.attribution.contains(&name.entity) {
            marks.push((name.span, "attribution"));
        }
    }
    let own_date = mention.date.as_ref().filter(|date| date.basis == DateBasis::Expression);
    for date in analysis.dates.mentions.iter().filter(|date| date.sentence == mention.sentence) {
        if own_date.is_some_and(|own| own.text.as_deref() == Some(date.span.of(text))) {
            marks.push((date.span, "date"));
        }
    }
    marks.retain(|(span, _)| mention.span.contains(*span));
    marks.sort();
    let mut line = String::new();
    let mut at = mention.span.start;
    for (span, label) in marks {
        if span.start < at {
            continue;
        }
        // Writing to a String can't fail.
        let _ = write!(line, "{}[{label} {}]", Span { start: at, end: span.start }.of(text), span.of(text));
        at = span.end;
    }
    line.push_str(Span { start: at, end: mention.span.end }.of(text));
    plain(&line.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Actor => "actor",
        Role::Recipient => "recipient",
        Role::Other => "other",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
    }
}
