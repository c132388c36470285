//! The packs that are compiled into the program: every file under `packs/`, listed by hand;
//! a test compares the list with the folder.

use std::borrow::Cow;

use super::source::PackFile;

macro_rules! files {
    ($($path:literal,)*) => {
        &[$((concat!("packs/", $path), include_str!(concat!("../../packs/", $path))),)*]
    };
}

/// Path and text of each file, packs in the order they are laid, `pack.toml` first in each.
const FILES: &[(&str, &str)] = files![
    "id/pack.toml",
    "id/abbreviations.toml",
    "id/dates.toml",
    "id/dates-examples.toml",
    "id/dates-holidays.toml",
    "id/dates-times.toml",
    "id/dates-words.toml",
    "id/page.toml",
    "id/words.toml",
    "world/pack.toml",
    "diplomacy/pack.toml",
    "rusia-korut/pack.toml",
];

/// The built-in pack files.
pub(super) fn files() -> Vec<PackFile> {
    FILES.iter().map(|&(path, text)| PackFile { path: path.to_string(), text: Cow::Borrowed(text) }).collect()
}
