//! Why a word means what it does: its classes, the frames it triggers, whose name it is.

use std::io::{self, Write};

use super::rule::voice;
use crate::packs::{FormKind, Known, KnownKind, Packs, Raw, Sym, WordClass};

/// Writes what the packs know of a word or of several.
///
/// # Errors
/// What the writer reports.
pub fn word(packs: &Packs, raw: &Raw, words: &str, out: &mut impl Write) -> io::Result<()> {
    let lines = facts(packs, raw, words);
    writeln!(out, "{words}")?;
    if lines.is_empty() {
        let guess = packs.clauses.affixes.guess(&words.to_lowercase());
        let looks = guess.map(|guess| format!("; it looks like a verb in the {} voice", voice(guess))).unwrap_or_default();
        return writeln!(out, "  no pack lists it{looks}");
    }
    lines.iter().try_for_each(|line| writeln!(out, "  {line}"))
}

/// What the packs know of a word or of several, a line each.
pub(super) fn facts(packs: &Packs, raw: &Raw, words: &str) -> Vec<String> {
    let syms: Vec<Sym> = words.split_whitespace().map(|word| packs.lexicon.find(word)).collect();
    let mut lines = Vec::new();
    classes(packs, &syms, &mut lines);
    frames(packs, &syms, &mut lines);
    listed(raw, words, &mut lines);
    offices(packs, &syms, &mut lines);
    names(packs, words, &mut lines);
    lines
}

fn classes(packs: &Packs, syms: &[Sym], lines: &mut Vec<String>) {
    let &[sym] = syms else { return };
    if sym == Sym::NONE {
        return;
    }
    let classes: Vec<&str> =
        WordClass::ALL.iter().filter(|(_, class)| packs.lexicon.is(sym, *class)).map(|(name, _)| *name).collect();
    if !classes.is_empty() {
        lines.push(format!("word classes     {}", classes.join(", ")));
    }
}

/// Frames triggered by the words, or by phrases that begin with them.
fn frames(packs: &Packs, syms: &[Sym], lines: &mut Vec<String>) {
    let Some((&first, rest)) = syms.split_first() else { return };
    if first == Sym::NONE {
        return;
    }
    for trigger in packs.events.triggers(first) {
        if !trigger.rest.starts_with(rest) {
            continue;
        }
        let longer: Vec<&str> = trigger.rest[rest.len()..].iter().map(|&sym| packs.lexicon.word(sym)).collect();
        let phrase = if longer.is_empty() { String::new() } else { format!(", in \"… {}\"", longer.join(" ")) };
        let frame = packs.events.frames.get(trigger.frame).map_or("", |frame| frame.id.as_str());
        lines.push(format!("triggers         {frame} ({}{phrase})", voice(trigger.voice)));
    }
}

/// Lists in which the words stand as they are.
fn listed(raw: &Raw, words: &str, lines: &mut Vec<String>) {
    let lower = words.to_lowercase();
    for file in &raw.nouns {
        for (class, members) in &file.value.class {
            if members.iter().any(|word| word.to_lowercase() == lower) {
                lines.push(format!("noun class       {} ({})", class.get_ref(), file.file.path));
            }
        }
    }
    for file in &raw.dates {
        for (class, values) in &file.value.words {
            for (value, members) in values {
                if members.iter().any(|word| word.to_lowercase() == lower) {
                    lines.push(format!("date word        {} {} ({})", class.get_ref(), value.get_ref(), file.file.path));
                }
            }
        }
        for (name, holiday) in &file.value.holiday {
            if holiday.names.iter().any(|word| word.to_lowercase() == lower) {
                lines.push(format!("holiday          {} ({})", name.get_ref(), file.file.path));
            }
        }
    }
    let plain = lower.trim_end_matches('.');
    for file in &raw.text {
        let forms = file.value.abbreviation.iter().flat_map(|group| group.forms.get_ref());
        if forms.into_iter().any(|form| form.to_lowercase() == plain) {
            lines.push(format!("abbreviation     ({})", file.file.path));
        }
    }
    for file in &raw.page {
        if file.value.menu.iter().any(|word| word.to_lowercase() == lower) {
            lines.push(format!("word of a menu   ({})", file.file.path));
        }
    }
}

fn offices(packs: &Packs, syms: &[Sym], lines: &mut Vec<String>) {
    let path = syms.iter().map(|sym| sym.0);
    let Some((length, found)) = packs.name_rules.titles.names.longest(path) else { return };
    if length < syms.len() {
        return;
    }
    for &office in found {
        if let Some(office) = packs.name_rules.titles.offices.get(usize::from(office)) {
            let what = if office.descriptor { "describes a person" } else { "names the office" };
            lines.push(format!("title            {what} {}", office.id));
        }
    }
}

/// Whose name the words are. Several share a short form: what stands around the name decides, then who stands out.
fn names(packs: &Packs, words: &str, lines: &mut Vec<String>) {
    let known = &packs.name_rules.known;
    let path: Vec<u32> = words.split_whitespace().map(|word| known.fold(&known.spelling.fold(word))).collect();
    let length = path.len();
    let Some((_, forms)) = known.forms.longest(path).filter(|(found, _)| *found == length && length > 0) else { return };
    let mut all: Vec<(bool, String)> = Vec::new();
    for form in forms {
        let Some(name) = known.names.get(form.known as usize) else { continue };
        let short = form.kind == FormKind::Short;
        let mut notes = vec![kind(name).to_string()];
        notes.extend(name.country.map(|country| country.to_string()));
        notes.extend(short.then(|| "short form".to_string()));
        notes.extend(form.capitals.then(|| "in capitals alone".to_string()));
        notes.extend(name.doubtful.then(|| "also a common word".to_string()));
        let offices = name.offices.iter().filter_map(|held| {
            let office = packs.name_rules.titles.offices.get(usize::from(held.office))?;
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let days = if held.tenure.from.is_some() {
                format!(" {}–{}", day(held.tenure.from), day(held.tenure.to))
            } else {
                String::new()
            };
            Some(format!("{}{days}", office.id))
        });
        notes.extend(offices);
        all.push((short, format!("name of          {} ({})", name.name, notes.join(", "))));
    }
    all.sort();
    all.dedup();
    let shared = all.iter().filter(|(short, _)| *short).count();
    lines.extend(all.into_iter().map(|(_, line)| line));
    if shared > 1 {
        lines.push(format!(
            "{shared} share it as a short form: it means the one whose full name or office the article gives, else who stands out \
             most on the day"
        ));
    }
}

fn kind(name: &Known) -> &'static str {
    match name.kind {
        KnownKind::Country => "country",
        KnownKind::Capital => "capital",
        KnownKind::City => "city",
        KnownKind::Region => "region",
        KnownKind::Landmark => "landmark",
        KnownKind::Person => "person",
        KnownKind::Organization => "organization",
    }
}
