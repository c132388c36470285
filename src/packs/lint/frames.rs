//! Frames that can never fire, and where frames stand.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::packs::fault::Fault;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

/// Where each frame's name stands, by the frame's id.
pub(super) type Places<'a> = BTreeMap<String, (&'a Arc<PackFile>, Range<usize>)>;

pub(super) fn places(raw: &Raw) -> Places<'_> {
    let mut places = Places::new();
    for file in raw.frame_files() {
        for name in file.frame.keys() {
            places.insert(file.id(name.get_ref()), (file.file, name.span()));
        }
    }
    places
}

/// Frames that can never fire.
pub(super) fn lint(raw: &Raw, found: &mut Vec<Fault>) {
    for file in raw.frame_files().filter(|file| !file.file.is_builtin()) {
        for (name, frame) in file.frame {
            let mut say = |message: String, help: &str| found.push(Fault::at(file.file, name.span(), message, help));
            let name = name.get_ref();
            if frame.roots.is_empty() {
                say(format!("the frame `{name}` has no root, so it never fires"), "give it roots with their forms");
                continue;
            }
            if frame.needs_recipient && frame.recipient.is_empty() {
                let message = format!("the frame `{name}` needs a recipient and seeks it nowhere, so it never fires");
                say(message, "say under `recipient` where it stands");
            }
            if frame.needs_actor && frame.actor.is_empty() {
                let message = format!("the frame `{name}` needs an actor and seeks it nowhere, so it never fires");
                say(message, "say under `actor` where it stands");
            }
            for (has, lacks, keys) in
                [(&frame.theme_has, &frame.theme_lacks, "theme"), (&frame.clause_has, &frame.clause_lacks, "clause")]
            {
                let unwanted = |class: &crate::packs::format::Spanned<String>| {
                    lacks.iter().any(|lacked| lacked.get_ref() == class.get_ref())
                };
                if !has.is_empty() && has.iter().all(unwanted) {
                    let message = format!("the frame `{name}` asks for what it refuses, so it never fires");
                    say(message, &format!("leave the classes of {keys}_has out of {keys}_lacks"));
                }
            }
        }
    }
}
