//! One rule: where it stands, what it asks for, and all words made of it.

use std::io::{self, Write};

use crate::packs::format::Spanned;

use crate::nearest::did_you_mean;
use crate::packs::format::{DateRule, Frame, PageRule, Voice};
use crate::packs::{FrameFile, PackFile, Packs, Raw};

/// Writes what there is to say of the rules of a name: `visit.kunjung`, `diplomacy/visit.kunjung`, a date or page rule, or an event
/// type with all its frames. What is wrong where no rule has the name.
///
/// # Errors
/// What the writer reports.
pub fn rule(packs: &Packs, raw: &Raw, name: &str, out: &mut impl Write) -> io::Result<Result<(), String>> {
    Ok(shown(packs, raw, name, out)?.map_err(|names| {
        let near = did_you_mean(name, names.iter().map(String::as_str));
        format!("no rule is called `{name}`; {near}a rule is named as `explain` and `mentions` name it")
    }))
}

/// As [`rule`]; where no rule has the name, the names that there are.
pub(super) fn shown(packs: &Packs, raw: &Raw, name: &str, out: &mut impl Write) -> io::Result<Result<(), Vec<String>>> {
    let is_meant = |id: &str| id == name || id.split_once('/').is_some_and(|(_, rest)| rest == name);
    let mut names = Vec::new();
    let mut shown = 0;
    for file in raw.frame_files() {
        let kind = format!("{}/{}", file.pack, file.event_type.get_ref());
        for (frame_name, frame) in file.frame {
            let id = file.id(frame_name.get_ref());
            if is_meant(&id) || is_meant(&kind) {
                separate(&mut shown, out)?;
                heading(out, &id, file.file, frame_name)?;
                write_frame(packs, &file, frame_name.get_ref(), frame, out)?;
            }
            names.push(id);
        }
        names.push(kind);
    }
    for file in &raw.dates {
        for one in &file.value.rule {
            let id = format!("{}/{}", raw.pack_of(&file.file), one.id.get_ref());
            if is_meant(&id) {
                separate(&mut shown, out)?;
                heading(out, &id, &file.file, &one.id)?;
                write_date_rule(one, out)?;
            }
            names.push(id);
        }
    }
    for file in &raw.page {
        for one in &file.value.rule {
            let id = format!("{}/{}", raw.pack_of(&file.file), one.id.get_ref());
            if is_meant(&id) {
                separate(&mut shown, out)?;
                heading(out, &id, &file.file, &one.id)?;
                write_page_rule(one, out)?;
            }
            names.push(id);
        }
    }
    if shown > 0 {
        return Ok(Ok(()));
    }
    let short: Vec<String> = names.iter().filter_map(|name| Some(name.split_once('/')?.1.to_string())).collect();
    names.extend(short);
    Ok(Err(names))
}

/// Writes the forms that frames make of a root; gives in how many frames it is.
pub(super) fn root(packs: &Packs, raw: &Raw, root: &str, out: &mut impl Write) -> io::Result<usize> {
    let mut shown = 0;
    for file in raw.frame_files() {
        for (name, frame) in file.frame {
            if let Some(forms) = frame.roots.get(root) {
                separate(&mut shown, out)?;
                heading(out, &file.id(name.get_ref()), file.file, name)?;
                write_forms(packs, root, forms, out)?;
            }
        }
    }
    Ok(shown)
}

fn write_forms(packs: &Packs, root: &str, forms: &[Spanned<String>], out: &mut impl Write) -> io::Result<()> {
    for form in forms {
        let made = packs.clauses.affixes.forms(root, form.get_ref()).unwrap_or_default();
        let words: Vec<String> = made.iter().map(|form| format!("{} ({})", form.word, voice(form.voice))).collect();
        writeln!(out, "    {root:<16}{:<10}{}", form.get_ref(), words.join(", "))?;
    }
    Ok(())
}

pub(super) fn separate(shown: &mut usize, out: &mut impl Write) -> io::Result<()> {
    *shown += 1;
    if *shown > 1 { writeln!(out) } else { Ok(()) }
}

fn heading(out: &mut impl Write, id: &str, file: &PackFile, name: &Spanned<String>) -> io::Result<()> {
    writeln!(out, "{id}  {}:{}", file.path, file.place(name.span().start).0)
}

fn row(out: &mut impl Write, name: &str, values: &[Spanned<String>]) -> io::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    let values: Vec<&str> = values.iter().map(|value| value.get_ref().as_str()).collect();
    writeln!(out, "  {name:<16}{}", values.join(", "))
}

fn write_frame(packs: &Packs, file: &FrameFile, name: &str, frame: &Frame, out: &mut impl Write) -> io::Result<()> {
    if let Some(summary) = file.summary {
        writeln!(out, "  {summary}")?;
    }
    for (name, values) in [
        ("actor", &frame.actor),
        ("recipient", &frame.recipient),
        ("theme", &frame.theme),
        ("theme has", &frame.theme_has),
        ("theme lacks", &frame.theme_lacks),
        ("clause has", &frame.clause_has),
        ("clause lacks", &frame.clause_lacks),
        ("no goal", &frame.no_goal),
        ("goal", &frame.goal),
        ("enemy", &frame.enemy),
    ] {
        row(out, name, values)?;
    }
    let flags = [
        (frame.needs_actor, "needs an actor"),
        (frame.needs_recipient, "needs a recipient"),
        (frame.in_person, "in person"),
        (frame.theme_person, "a person does for the theme"),
        (frame.owner_acts, "the owner of the thing acts"),
        (frame.negated_complement, "only where its complement is negated"),
        (frame.complement_done, "the complement is of what has been"),
        (frame.to_come, "only of what is to come"),
        (frame.affirmed, "only where not denied"),
        (frame.reversed, "roles the other way round"),
    ];
    let flags: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
    if !flags.is_empty() {
        writeln!(out, "  {:<16}{}", "besides", flags.join(", "))?;
    }
    if let Some(status) = frame.status {
        writeln!(out, "  {:<16}{}", "status", format!("{status:?}").to_lowercase())?;
    }
    if let Some(part) = &frame.part {
        writeln!(out, "  {:<16}{part}", "part")?;
    }
    writeln!(out, "  forms")?;
    for (root, forms) in &frame.roots {
        write_forms(packs, root.get_ref(), forms, out)?;
    }
    let examples: Vec<_> = file.yes.iter().filter(|yes| yes.frame.get_ref() == name).collect();
    writeln!(out, "  examples")?;
    for example in examples {
        let (line, _) = file.file.place(example.text.span().start);
        writeln!(out, "    {line:>4}  {}", example.text.get_ref().trim())?;
    }
    Ok(())
}

/// The voice of a form in plain words.
pub(super) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Active => "active",
        Voice::Passive => "passive",
        Voice::Middle => "middle",
        Voice::Bare => "bare",
        Voice::Noun => "noun",
        Voice::Verbless => "verbless",
    }
}

fn write_date_rule(rule: &DateRule, out: &mut impl Write) -> io::Result<()> {
    for pattern in &rule.patterns {
        writeln!(out, "  {:<16}{}", "matches", pattern.get_ref())?;
    }
    let with = rule.with.as_ref().map(|with| format!(", with {}", with.get_ref())).unwrap_or_default();
    writeln!(out, "  {:<16}{}{with}", "value", rule.value.get_ref())?;
    row(out, "after", &rule.after)?;
    row(out, "not after", &rule.not_after)?;
    row(out, "before", &rule.before)?;
    row(out, "not before", &rule.not_before)?;
    row(out, "follows", &rule.follows)
}

fn write_page_rule(rule: &PageRule, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "  {:<16}{}", "is", format!("{:?}", rule.is).to_lowercase())?;
    for (name, patterns) in
        [("line", &rule.line), ("has", &rule.has), ("start", &rule.start), ("end", &rule.end), ("inside", &rule.inside)]
    {
        for pattern in patterns {
            writeln!(out, "  {name:<16}{}", pattern.get_ref())?;
        }
    }
    writeln!(out, "  {:<16}{}", "takes", format!("{:?}", rule.takes).to_lowercase())?;
    writeln!(out, "  {:<16}{}", "at", format!("{:?}", rule.at).to_lowercase())
}
