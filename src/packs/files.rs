//! The files of the built-in packs, listed by hand; a test compares the list with the folder.

use std::borrow::Cow;

use super::source::PackFile;

macro_rules! files {
    ($($path:literal,)*) => {
        &[$((concat!("packs/", $path), include_str!(concat!("../../packs/", $path))),)*]
    };
}

/// Path and text of each file, packs in the order they are laid, `pack.toml` first in each.
#[rustfmt::skip]
const FILES: &[(&str, &str)] = files![
    "id/pack.toml",
    "id/abbreviations.toml",
    "id/common-words.toml",
    "id/dates-examples.toml",
    "id/dates-holidays.toml",
    "id/dates-pages.toml",
    "id/dates-times.toml",
    "id/dates-words.toml",
    "id/dates.toml",
    "id/morphology.toml",
    "id/name-cues.toml",
    "id/name-examples.toml",
    "id/page.toml",
    "id/titles.toml",
    "id/words.toml",
    "world/pack.toml",
    "world/cities.toml",
    "world/clubs.toml",
    "world/companies.toml",
    "world/countries.toml",
    "world/given-names.toml",
    "world/indonesia.toml",
    "world/organizations-indonesia.toml",
    "world/organizations.toml",
    "world/persons-americas.toml",
    "world/persons-asia.toml",
    "world/persons-bodies.toml",
    "world/persons-europe.toml",
    "world/persons-history.toml",
    "world/persons-indonesia.toml",
    "world/persons-middle-east-africa.toml",
    "world/places.toml",
    "world/seats.toml",
    "diplomacy/pack.toml",
    "diplomacy/events/accusation.toml",
    "diplomacy/events/agreement.toml",
    "diplomacy/events/aid.toml",
    "diplomacy/events/arms.toml",
    "diplomacy/events/call.toml",
    "diplomacy/events/cooperation.toml",
    "diplomacy/events/denial.toml",
    "diplomacy/events/gesture.toml",
    "diplomacy/events/invitation.toml",
    "diplomacy/events/meeting.toml",
    "diplomacy/events/message.toml",
    "diplomacy/events/relief.toml",
    "diplomacy/events/sanction.toml",
    "diplomacy/events/support.toml",
    "diplomacy/events/threat.toml",
    "diplomacy/events/troops.toml",
    "diplomacy/events/visit.toml",
    "diplomacy/events/weapons-test.toml",
    "diplomacy/nouns.toml",
    "rusia-korut/pack.toml",
    "rusia-korut/alih-muat.toml",
    "rusia-korut/kapal.toml",
    "rusia-korut/organizations.toml",
    "rusia-korut/persons.toml",
    "rusia-korut/places.toml",
    "rusia-korut/topic.toml",
];

/// The built-in pack files; without `examples`, each up to its examples, which stand at its end.
pub fn files(examples: bool) -> Vec<PackFile> {
    let text = |text: &'static str| if examples { text } else { &text[..rules_end(text)] };
    FILES.iter().map(|&(path, all)| PackFile { path: path.to_string(), text: Cow::Borrowed(text(all)) }).collect()
}

/// Where the rules of a file end and its examples begin.
fn rules_end(text: &str) -> usize {
    let heads = ["\n[[yes]]\n", "\n[[no]]\n"];
    heads.iter().filter_map(|head| text.find(head)).min().map_or(text.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_examples_stands_behind_the_rules() {
        for (path, text) in FILES {
            let mut in_text = false;
            for line in text[rules_end(text)..].lines() {
                let head = !in_text && line.starts_with('[');
                assert!(!head || matches!(line, "[[yes]]" | "[[no]]"), "{path}: {line}");
                in_text ^= line.matches("\"\"\"").count() % 2 == 1;
            }
        }
    }
}
