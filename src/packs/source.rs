//! Pack files as they lie on disk or in the program.

use std::borrow::Cow;
use std::path::Path;

use super::fault::{Fault, Faults};

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Path to show: `packs/id/words.toml` for built-in ones, else as the user's folder names it.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

impl PackFile {
    /// Whether the file is compiled into the program.
    pub fn is_builtin(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Whether the file is the one that says who the pack is.
    pub fn is_pack(&self) -> bool {
        self.path.rsplit(['/', '\\']).next() == Some("pack.toml")
    }

    /// Line and column of a byte, counted from 1 (column in code points).
    pub fn place(&self, at: usize) -> (usize, usize) {
        let text = &self.text;
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        (before.matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
    }
}

/// What made a pack folder unreadable.
pub type SourceError = std::io::Error;

/// Reads every file under a pack's folder, in name order, and notes what is wrong with it. Each must be TOML: a file that is
/// something else is a fault, so that a misspelt ending can't lose rules silently. Hidden files and README.md are passed over.
pub fn read_folder(folder: &Path, faults: &mut Faults) -> Vec<PackFile> {
    let mut files = Vec::new();
    let before = faults.0.len();
    walk(folder, &mut files, faults);
    if files.is_empty() && faults.0.len() == before {
        faults.push(Fault::of_file(
            folder.display().to_string(),
            "the folder holds no pack file",
            "a pack has at least a `pack.toml` with its id and version",
        ));
    }
    files
}

fn walk(folder: &Path, files: &mut Vec<PackFile>, faults: &mut Faults) {
    let shown = folder.display().to_string();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            return faults.push(Fault::of_file(
                shown,
                format!("can't read the folder: {error}"),
                "name a folder that holds pack files",
            ));
        }
    };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') || name == "README.md" {
            continue;
        }
        if path.is_dir() {
            walk(&path, files, faults);
            continue;
        }
        let shown = path.display().to_string();
        if !name.ends_with(".toml") {
            faults.push(Fault::of_file(shown, "is not a .toml file", "rename it to end in .toml, or move it out of the pack"));
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push(PackFile { path: shown, text: Cow::Owned(text.trim_start_matches('\u{feff}').to_string()) }),
            Err(error) => faults.push(Fault::of_file(shown, format!("can't be read: {error}"), "pack files are UTF-8 text")),
        }
    }
}
