//! Rules that the files of this repository keep: every source file says what it is for and stays short, every pack file is
//! built in, every fixture is named in the golden timeline.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use newsctl::packs::{PackOptions, Packs};

/// Most lines a source file may have.
const LONGEST: usize = 600;

fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut found);
    assert!(!found.is_empty(), "{folder}");
    found
}

/// A path as it is written in this repository.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
    let parts: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("/")
}

#[test]
fn every_source_file_says_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for path in ["src", "tests"].iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//! ") {
            faults.push(format!("{} does not open with what it is for", shown(&path)));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{} has {lines} lines, more than {LONGEST}", shown(&path)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_pack_file_is_built_in() {
    let (_, raw) = Packs::load_raw(&PackOptions::default()).unwrap();
    let built_in: BTreeSet<String> = raw.files().into_iter().map(|(_, path)| path.to_string()).collect();
    let there: BTreeSet<String> = files("packs", "toml").iter().map(|path| shown(path)).collect();
    assert_eq!(built_in, there);
}

#[test]
fn every_fixture_is_in_the_golden_timeline() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/timeline.json");
    let timeline: serde_json::Value = serde_json::from_slice(&fs::read(golden).unwrap()).unwrap();
    let listed: Vec<&str> = timeline["documents"].as_array().unwrap().iter().map(|one| one["source"].as_str().unwrap()).collect();
    let there: Vec<String> = files("fixtures", "txt").iter().map(|path| shown(path)).collect();
    assert_eq!(listed, there);
}

#[test]
fn documents_name_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md", "docs/QUALITY.md", "docs/packs.md", "docs/gold.md", "docs/timeline.md"] {
        let text = fs::read_to_string(root.join(document)).unwrap();
        for name in text.split('`').skip(1).step_by(2) {
            let path = name.trim_end_matches('/');
            let ours = ["src/", "packs/", "tests/", "fixtures/", "docs/", "examples/", ".ci/"]
                .iter()
                .any(|folder| path.starts_with(folder));
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "./_-".contains(c));
            if ours && plain && !root.join(path).exists() {
                faults.push(format!("{document} names {path}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
