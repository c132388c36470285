//! The figures for people.

use std::io::{self, Write};

use super::Evaluation;
use super::bootstrap::Interval;
use super::figures::{Figures, Prf, TimexFigures};
use super::joined::JoinedFigures;
use super::score::{NoteKind, status};
use crate::output::plain;

/// Writes the figures; with `verbose` also what was missed, found too much or filled wrongly, article by article.
///
/// # Errors
/// What the writer reports.
pub fn write_human(evaluation: &Evaluation, verbose: bool, out: &mut impl Write) -> io::Result<()> {
    if verbose {
        for article in &evaluation.articles {
            for note in &article.notes {
                let kind = match note.kind {
                    NoteKind::Slot => "slot",
                    NoteKind::Extra => "extra",
                    NoteKind::Missed => "missed",
                    NoteKind::Type => "type",
                };
                writeln!(out, "{}  {kind:<6}  {:<12}  {}", plain(&article.name), note.event, plain(&note.text))?;
            }
        }
        for article in &evaluation.timex {
            for note in &article.notes {
                writeln!(out, "{}  {}", plain(&article.name), plain(&note.replace('\n', " ")))?;
            }
        }
    }
    if let (true, Some(joined)) = (verbose, &evaluation.joined) {
        for note in &joined.notes {
            writeln!(out, "joined  {}", plain(note))?;
        }
    }
    let figures = evaluation.figures();
    if let Some(figures) = &figures {
        write_events(figures, out)?;
    }
    if let Some(timex) = evaluation.timex_figures() {
        if figures.is_some() {
            writeln!(out)?;
        }
        write_timex(&timex, out)?;
    }
    if let Some(joined) = &evaluation.joined {
        writeln!(out)?;
        write_joined(joined, out)?;
    }
    Ok(())
}

fn write_events(figures: &Figures, out: &mut impl Write) -> io::Result<()> {
    let interval = |name: &str| figures.intervals.get(name).copied();
    head(figures.articles, out)?;
    row(out, "events", figures.events, interval("events"))?;
    row(out, "full", figures.full, interval("full"))?;
    row(out, "persons", figures.persons, interval("persons"))?;
    row(out, "places", figures.places, interval("places"))?;
    row(out, "organizations", figures.organizations, interval("organizations"))?;
    row(out, "dates", figures.dates, interval("dates"))?;
    writeln!(out, "\nslots of matched events      right  95 %")?;
    for (name, value) in figures.main() {
        let label = match name {
            "status" | "date" | "countries" | "place" => name,
            "event_persons" => "persons (F1)",
            "published" => "(articles) published",
            _ => continue,
        };
        if let Some(value) = value {
            let line = format!("  {label:<25}  {value:.3}  {}", shown(interval(name)));
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    writeln!(out, "\nby type               P      R      F1                    found   gold")?;
    for (kind, prf) in &figures.by_type {
        row(out, kind, *prf, None)?;
    }
    confusions(out, "statuses", figures.confused_statuses.iter().map(|(gold, got, n)| (status(*gold), status(*got), *n)))?;
    confusions(out, "types", figures.confused_types.iter().map(|(gold, got, n)| (gold.as_str(), got.as_str(), *n)))
}

fn write_timex(figures: &TimexFigures, out: &mut impl Write) -> io::Result<()> {
    let interval = |name: &str| figures.intervals.get(name).copied();
    head(figures.articles, out)?;
    row(out, "timex strict", figures.strict, interval("timex.strict"))?;
    row(out, "timex relaxed", figures.relaxed, interval("timex.relaxed"))?;
    row(out, "timex value", figures.value, interval("timex.value"))?;
    for (kind, one) in &figures.by_type {
        for (what, prf) in [("strict", one.strict), ("relaxed", one.relaxed), ("value", one.value)] {
            row(out, &format!("  {kind} {what}"), prf, None)?;
        }
    }
    match figures.kind {
        Some(share) => {
            let line = format!("  of pairs, the same type    {share:.3}  {}", shown(interval("timex.type")));
            writeln!(out, "{}", line.trim_end())
        }
        None => Ok(()),
    }
}

fn write_joined(figures: &JoinedFigures, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "joined, B-cubed       P      R      F1                    found   gold")?;
    row(out, "  right mentions", figures.right, None)?;
    row(out, "  none of them joined", figures.apart, None)?;
    row(out, "  own mentions", figures.own, None)
}

fn head(articles: usize, out: &mut impl Write) -> io::Result<()> {
    let count = format!("{articles} article{}", if articles == 1 { "" } else { "s" });
    writeln!(out, "{count:<20}  P      R      F1     95 % of F1     found   gold")
}

fn row(out: &mut impl Write, name: &str, prf: Prf, interval: Option<Interval>) -> io::Result<()> {
    let Prf { p, r, f1, system, gold } = prf;
    writeln!(out, "{name:<20}  {p:.3}  {r:.3}  {f1:.3}  {:<14} {system:>5}  {gold:>5}", shown(interval))
}

fn shown(interval: Option<Interval>) -> String {
    interval.map(|Interval { low, high }| format!("{low:.3}–{high:.3}")).unwrap_or_default()
}

fn confusions<'a>(out: &mut impl Write, what: &str, all: impl Iterator<Item = (&'a str, &'a str, usize)>) -> io::Result<()> {
    for (number, (gold, got, times)) in all.enumerate() {
        if number == 0 {
            writeln!(out, "\n{what} taken for others, gold → found")?;
        }
        writeln!(out, "  {:<34} {times:>3}", format!("{gold} → {got}"))?;
    }
    Ok(())
}
