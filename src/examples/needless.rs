//! Rules that no example needs: those without which every example of theirs comes out all the same. Only the files of users are
//! looked at, since the rules are compiled anew for each.

use std::sync::Arc;

use super::{events, run};
use crate::packs::{Fault, PackFile, Packs, Raw};

/// What there is to say of rules that examples pass without.
pub fn needless(raw: &Raw) -> Vec<Fault> {
    let mut found = Vec::new();
    frames(raw, &mut found);
    page_and_date_rules(raw, &mut found);
    found
}

/// Frames: each of their examples is found by another frame of the type.
fn frames(raw: &Raw, found: &mut Vec<Fault>) {
    for file in raw.frame_files().filter(|file| !file.file.is_builtin()) {
        for name in file.frame.keys() {
            let examples: Vec<_> = file.yes.iter().filter(|yes| yes.frame.get_ref() == name.get_ref()).collect();
            let without = raw.without_frame(&file.file.path, name);
            let Ok(packs) = Packs::compile(&without) else { continue };
            let kind = file.event_type.get_ref();
            if let Some(first) = examples.first()
                && examples.iter().all(|example| events::passes(&packs, kind, example))
            {
                let message = format!("the examples of the frame `{}` pass without it", name.get_ref());
                found.push(Fault::at(
                    file.file,
                    first.text.span(),
                    message,
                    "add a sentence that only this frame finds, or leave it out",
                ));
            }
        }
    }
}

/// Rules for pages and dates: without one of them, no example of the packs comes out otherwise.
fn page_and_date_rules(raw: &Raw, found: &mut Vec<Fault>) {
    let mut ask = |without: Raw, file: &Arc<PackFile>, id: &crate::packs::format::Spanned<String>, what: &str| {
        // A rule that others name can't be left out; it is needed.
        let Ok(packs) = Packs::compile(&without) else { return };
        let rules = format!("/{}", id.get_ref());
        let tested = run(&packs, &without);
        let differs = tested.faults.0.iter().any(|fault| !fault.message.contains("fires in no example"));
        if !differs && !tested.fired.iter().any(|fired| fired.ends_with(&rules)) {
            let message = format!("every example passes without the {what} rule `{}`", id.get_ref());
            found.push(Fault::at(file, id.span(), message, "add an example that only this rule gets right, or leave it out"));
        }
    };
    for (at, file) in raw.page.iter().enumerate().filter(|(_, file)| !file.file.is_builtin()) {
        for (number, rule) in file.value.rule.iter().enumerate() {
            let mut without = raw.clone();
            without.page[at].value.rule.remove(number);
            ask(without, &file.file, &rule.id, "page");
        }
    }
    for (at, file) in raw.dates.iter().enumerate().filter(|(_, file)| !file.file.is_builtin()) {
        for (number, rule) in file.value.rule.iter().enumerate() {
            let mut without = raw.clone();
            without.dates[at].value.rule.remove(number);
            ask(without, &file.file, &rule.id, "date");
        }
    }
}
