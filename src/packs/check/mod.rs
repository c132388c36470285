//! What the reader of pack files lets pass and no room asks for: ids and names of types, codes of the ontologies, countries that
//! no pack lists, days in the wrong order. What the rooms themselves need is checked where it is compiled.

mod codes;
mod countries;
mod ids;

pub(super) use ids::{Ids, is_id};

use super::fault::{Fault, Faults};
use super::format::{EventType, Spanned};
use super::load::{FrameFile, Raw};
use super::source::PackFile;
use crate::nearest::did_you_mean;

/// Notes every such fault.
pub(super) fn check(raw: &Raw, faults: &mut Faults) {
    for file in &raw.packs {
        let id = &file.value.id;
        if !is_id(id.get_ref()) {
            let message = format!("`{id}` is no id of a pack");
            faults.push(Fault::at(&file.file, id.span(), message, "use small letters, digits and hyphens, such as rusia-korut"));
        }
        summary(&file.file, &file.value.summary, faults);
    }
    for file in &raw.event_types {
        event_type(&file.file, &file.value, faults);
    }
    countries::check(raw, faults);
    tenures(raw, faults);
}

fn summary(file: &PackFile, summary: &Spanned<String>, faults: &mut Faults) {
    if summary.get_ref().trim().is_empty() {
        faults.push(Fault::at(file, summary.span(), "the summary is empty", "say in a sentence what it is about"));
    }
}

fn event_type(file: &PackFile, value: &EventType, faults: &mut Faults) {
    let name = &value.name;
    if !is_id(name.get_ref()) {
        let message = format!("`{name}` is no name of an event type");
        faults.push(Fault::at(file, name.span(), message, "use small letters, digits and hyphens, such as weapons-test"));
    }
    summary(file, &value.summary, faults);
    let goldstein = *value.goldstein.get_ref();
    if !(-10.0..=10.0).contains(&goldstein) {
        let message = format!("goldstein is {goldstein}");
        faults.push(Fault::at(
            file,
            value.goldstein.span(),
            message,
            "Goldstein's scale goes from -10 (conflict) to 10 (cooperation)",
        ));
    }
    plover(file, value, faults);
    cameo(file, &value.cameo, faults);
}

fn plover(file: &PackFile, value: &EventType, faults: &mut Faults) {
    let plover = value.plover.get_ref();
    let mut push = |message: String, help: String| faults.push(Fault::at(file, value.plover.span(), message, help));
    let Some((event, modes)) = codes::PLOVER.iter().find(|(event, _)| *event == plover.event) else {
        let events: Vec<&str> = codes::PLOVER.iter().map(|(event, _)| *event).collect();
        let near = did_you_mean(&plover.event, events.iter().copied());
        return push(format!("`{}` is no event of PLOVER", plover.event), format!("{near}they are {}", events.join(", ")));
    };
    if let Some(mode) = plover.mode.as_deref().filter(|mode| !modes.contains(mode)) {
        let help = if modes.is_empty() {
            "it has none: leave `mode` out".to_string()
        } else {
            format!("{}they are {}", did_you_mean(mode, modes.iter().copied()), modes.join(", "))
        };
        push(format!("`{mode}` is no mode of PLOVER's {event}"), help);
    }
}

fn cameo(file: &PackFile, code: &Spanned<String>, faults: &mut Faults) {
    let text = code.get_ref().as_str();
    if codes::cameo().any(|known| known == text) {
        return;
    }
    let root = text.get(..2).unwrap_or(text);
    let near: Vec<&str> = codes::cameo().filter(|known| known.starts_with(root)).collect();
    let help = if near.is_empty() || root.is_empty() {
        "a code has three digits, from \"010\" to \"204\", or four".to_string()
    } else {
        format!("those that begin with {root} are {}", near.join(", "))
    };
    faults.push(Fault::at(file, code.span(), format!("`{text}` is no code of CAMEO"), help));
}

/// Notes examples that name a frame which their file has not.
pub(super) fn examples(raw: &Raw, faults: &mut Faults) {
    let is_whole = |file: &FrameFile| !raw.faulty.iter().any(|faulty| faulty.path == file.file.path);
    raw.frame_files().filter(is_whole).for_each(|file| examples_of(&file, faults));
}

fn examples_of(file: &FrameFile, faults: &mut Faults) {
    for example in file.yes {
        let frame = example.frame.get_ref();
        if file.frame.keys().any(|name| name.get_ref() == frame) {
            continue;
        }
        let names: Vec<&str> = file.frame.keys().map(|name| name.get_ref().as_str()).collect();
        let help = format!("{}the frames are {}", did_you_mean(frame, names.iter().copied()), names.join(", "));
        faults.push(Fault::at(file.file, example.frame.span(), format!("the file has no frame `{frame}`"), help));
    }
}

/// Offices that end before they begin.
fn tenures(raw: &Raw, faults: &mut Faults) {
    for file in &raw.persons {
        for held in file.value.person.values().flat_map(|person| &person.offices) {
            let (Some(from), Some(to)) = (held.from, held.to) else { continue };
            if to < from {
                let message = format!("`{}` ends on {}, before it begins on {}", held.office, to.0, from.0);
                faults.push(Fault::at(&file.file, held.office.span(), message, "`from` is the first day, `to` the last"));
            }
        }
    }
}
