//! Entries that add names to entries of earlier packs (`extend = true`).

use std::ops::Range;

use super::known::{FormKind, KnownKind, KnownRules};
use super::syllables::spellings;
use crate::nearest::did_you_mean;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::Syllables;
use crate::packs::lexicon::Lexicon;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

/// Adds the names, noting every entry that there is nothing to add to.
pub(super) fn extend(raw: &Raw, lexicon: &mut Lexicon, syllables: &[&Syllables], rules: &mut KnownRules, faults: &mut Faults) {
    for loaded in &raw.countries {
        for (code, entry) in loaded.value.country.iter().filter(|(_, entry)| entry.extend) {
            let Some(&(known, _)) = rules.countries.get(code.get_ref()) else {
                let message = format!("no earlier pack has the country {}", code.get_ref());
                let fault = Fault::at(&loaded.file, code.span(), message, "leave `extend` out to add it");
                faults.push(fault.missing_from("countries"));
                continue;
            };
            let name = &rules.names[known as usize].name;
            if entry.name != *name {
                let message = format!("`name` is {}, but the entry that is extended is called {name}", entry.name);
                let help = format!("say `name = \"{name}\"` and put the other name under `also`");
                faults.push(Fault::at(&loaded.file, code.span(), message, help));
            }
            let forms = entry.also.iter().chain(&entry.adjectives);
            forms.for_each(|form| rules.add_form(known, form, FormKind::Full, lexicon));
        }
    }
    for loaded in &raw.places {
        for (name, entry) in loaded.value.place.iter().filter(|(_, entry)| entry.extend) {
            let Some(known) = find(rules, KnownKind::City, lexicon, name.get_ref(), &loaded.file, name.span(), faults) else {
                continue;
            };
            entry.also.iter().for_each(|form| rules.add_form(known, form, FormKind::Full, lexicon));
        }
    }
    for loaded in &raw.organizations {
        for (name, entry) in loaded.value.organization.iter().filter(|(_, entry)| entry.extend) {
            let Some(known) = find(rules, KnownKind::Organization, lexicon, name.get_ref(), &loaded.file, name.span(), faults)
            else {
                continue;
            };
            entry.also.iter().for_each(|form| rules.add_form(known, form, FormKind::Full, lexicon));
        }
    }
    for loaded in &raw.persons {
        for (name, entry) in loaded.value.person.iter().filter(|(_, entry)| entry.extend) {
            let Some(known) = find(rules, KnownKind::Person, lexicon, name.get_ref(), &loaded.file, name.span(), faults) else {
                continue;
            };
            if let Some(country) = rules.names[known as usize].country.filter(|country| *country != *entry.country.get_ref()) {
                let message = format!("`country` is {}, but the entry that is extended has {country}", entry.country);
                let help =
                    format!("say `country = \"{country}\"`; `replace = true` instead of `extend` puts a new entry in its place");
                faults.push(Fault::at(&loaded.file, name.span(), message, help));
            }
            if let Some(office) = entry.offices.first() {
                let help = "`replace = true` instead of `extend` puts a whole entry in its place";
                faults.push(Fault::at(&loaded.file, office.office.span(), "`extend` adds names and no offices", help));
            }
            let order = rules.names[known as usize].order;
            let groups: Vec<&Vec<String>> = syllables
                .iter()
                .filter(|set| set.countries.contains(entry.country.get_ref()))
                .flat_map(|set| &set.same)
                .collect();
            for form in &entry.also {
                spellings(form, order, &groups).iter().for_each(|form| rules.add_form(known, form, FormKind::Full, lexicon));
            }
            entry.short.iter().for_each(|form| rules.add_form(known, form, FormKind::Short, lexicon));
        }
    }
}

/// The known name that an entry adds to.
fn find(
    rules: &KnownRules,
    kind: KnownKind,
    lexicon: &Lexicon,
    name: &str,
    file: &PackFile,
    span: Range<usize>,
    faults: &mut Faults,
) -> Option<u32> {
    let found = rules.named(kind, name, lexicon).first().copied();
    if found.is_none() {
        let names = rules.names.iter().filter(|known| known.kind.prefix() == kind.prefix()).map(|known| known.name.as_str());
        let help = format!("{}leave `extend` out to add a new one", did_you_mean(name, names));
        let file_kind = match kind {
            KnownKind::Person => "persons",
            KnownKind::Organization => "organizations",
            _ => "places",
        };
        let fault = Fault::at(file, span, format!("no earlier pack has `{name}` to add names to"), help);
        faults.push(fault.missing_from(file_kind));
    }
    found
}
