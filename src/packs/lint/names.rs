//! Names and aliases that belong to two entries, and aliases of persons that others are called for short.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::packs::fault::Fault;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;
use crate::packs::{FormKind, KnownKind, Packs, slug};

/// A form of a name, and whose it is.
struct Entry<'a> {
    form: &'a str,
    id: String,
    file: &'a Arc<PackFile>,
    /// Where the entry's name stands.
    span: Range<usize>,
}

impl Entry<'_> {
    /// Where the form itself stands: behind the entry's name, in quotation marks.
    fn place(&self) -> Range<usize> {
        let quoted = format!("\"{}\"", self.form);
        let from = self.span.start.min(self.file.text.len());
        let found = self.file.text.get(from..).and_then(|rest| rest.find(&quoted));
        found.map_or(self.span.clone(), |at| from + at..from + at + quoted.len())
    }

    fn shown(&self) -> String {
        let (line, _) = self.file.place(self.place().start);
        format!("{} ({}:{line})", self.id, self.file.path)
    }
}

pub(super) fn lint(packs: &Packs, raw: &Raw, found: &mut Vec<Fault>) {
    let spelling = &packs.name_rules.known.spelling;
    let mut by_form: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries(raw) {
        // Abbreviations count in capitals alone, so that they are no other name in small letters.
        let capitals = entry.form.chars().all(|c| !c.is_lowercase());
        let folded: Vec<String> = entry.form.split_whitespace().map(|word| spelling.fold(word)).collect();
        by_form.entry(format!("{capitals} {}", folded.join(" "))).or_default().push(entry);
    }
    for entry in by_form.values().flatten().filter(|entry| !entry.file.is_builtin() && entry.id.starts_with("person/")) {
        found.extend(called_for_short(packs, entry));
    }
    for entries in by_form.into_values() {
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.file.is_builtin()) {
            // A seat of government is a place and an organization under one name: that is meant.
            let slug = |entry: &Entry| entry.id.split_once('/').map(|(_, slug)| slug.to_string());
            let is_other = |one: &Entry| slug(one) != slug(entry);
            let other = entries.iter().enumerate().find(|(other, one)| is_other(one) && (*other < at || one.file.is_builtin()));
            if let Some((_, other)) = other {
                let message = format!("`{}` is a name of two: of {} and of {}", entry.form, entry.id, other.shown());
                let help = "leave it out of one of them, or put it under `short` of both, where what stands around decides";
                found.push(Fault::at(entry.file, entry.place(), message, help));
            }
        }
    }
}

/// What there is to say of a full name that other persons have as a short form: it would take their mentions from them.
fn called_for_short(packs: &Packs, entry: &Entry) -> Option<Fault> {
    let known = &packs.name_rules.known;
    let path: Vec<u32> = entry.form.split_whitespace().map(|word| known.fold(&known.spelling.fold(word))).collect();
    let length = path.len();
    let (_, forms) = known.forms.longest(path).filter(|(found, _)| *found == length && length > 0)?;
    let others = forms.iter().filter(|form| form.kind == FormKind::Short);
    let others = others.filter_map(|form| known.names.get(form.known as usize));
    let mut names: Vec<&str> =
        others.filter(|one| one.kind == KnownKind::Person && one.id() != entry.id).map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    if names.is_empty() {
        return None;
    }
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!(
        "`{}` is what others are called for short ({}{more}): as a full name of {} it takes their mentions",
        entry.form,
        names.join(", "),
        entry.id
    );
    let help = "put it under `short`, where the article decides who is meant, or give the whole name";
    Some(Fault::at(entry.file, entry.place(), message, help))
}

/// How many of those who share a name are told.
const SHOWN: usize = 3;

fn entries(raw: &Raw) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    for loaded in &raw.countries {
        for (code, entry) in &loaded.value.country {
            let forms = [&entry.name].into_iter().chain(&entry.also).chain(&entry.adjectives);
            add(&mut all, &entry.name, "place", forms, &loaded.file, code.span());
            if let Some(capital) = &entry.capital {
                add(&mut all, capital, "place", [capital].into_iter().chain(&entry.capital_also), &loaded.file, code.span());
            }
        }
    }
    for loaded in &raw.places {
        for (name, entry) in &loaded.value.place {
            add(&mut all, name.get_ref(), "place", [name.get_ref()].into_iter().chain(&entry.also), &loaded.file, name.span());
        }
    }
    for loaded in &raw.organizations {
        for (name, entry) in &loaded.value.organization {
            let forms = [name.get_ref()].into_iter().chain(&entry.also);
            add(&mut all, name.get_ref(), "organization", forms, &loaded.file, name.span());
        }
    }
    for loaded in &raw.persons {
        for (name, entry) in &loaded.value.person {
            add(&mut all, name.get_ref(), "person", [name.get_ref()].into_iter().chain(&entry.also), &loaded.file, name.span());
        }
    }
    all
}

fn add<'a>(
    all: &mut Vec<Entry<'a>>,
    name: &str,
    prefix: &str,
    forms: impl Iterator<Item = &'a String>,
    file: &'a Arc<PackFile>,
    span: Range<usize>,
) {
    let id = format!("{prefix}/{}", slug(name));
    all.extend(forms.map(|form| Entry { form, id: id.clone(), file, span: span.clone() }));
}
