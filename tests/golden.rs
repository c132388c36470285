//! What the program prints for the fixtures and in the README, held byte for byte.
//! `NEWSCTL_UPDATE=1 cargo test --test golden` writes what it prints now into `tests/golden/` and `README.md`; read the
//! difference before you keep it. Transcripts of the command line are held by `tests/cli.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether files are to be written instead of compared.
fn updating() -> bool {
    std::env::var_os("NEWSCTL_UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Says something on stderr that is seen without `--nocapture`.
fn say(what: &str) {
    let _ = writeln!(std::io::stderr(), "{what}");
}

/// Compares what a file holds with what it should, or writes it when asked to.
fn hold(path: &Path, now: &str) {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, now).unwrap();
        return;
    }
    let held = fs::read_to_string(path).unwrap_or_default();
    if held == now {
        return;
    }
    let differ = held.lines().zip(now.lines()).take_while(|(held, now)| held == now).count();
    let line = |text: &str| text.lines().nth(differ).map_or("(the end)".to_string(), str::to_string);
    panic!(
        "{} differs from line {} on.\n  held: {}\n  now:  {}\nIf the change is meant: NEWSCTL_UPDATE=1 cargo test --test golden",
        path.display(),
        differ + 1,
        line(&held),
        line(now)
    );
}

/// The fixtures, as `fixtures/*.txt` in a shell gives them.
fn fixtures() -> Vec<String> {
    let entries = fs::read_dir(root().join("fixtures")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".txt"));
    names.sort();
    names.into_iter().map(|name| format!("fixtures/{name}")).collect()
}

#[test]
fn the_timeline_of_the_fixtures() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    let output = program.current_dir(root()).arg("extract").args(fixtures()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let timeline = String::from_utf8(output.stdout).unwrap();
    let read: serde_json::Value = serde_json::from_str(&timeline).unwrap();
    assert!(read["documents"].as_array().unwrap().len() >= 8);
    assert!(read["events"].as_array().unwrap().iter().any(|event| event["sources"].as_u64() >= Some(2)));
    hold(&root().join("tests/golden/timeline.json"), &timeline);
}

/// A README with the output of every command in its ```console blocks made anew, and how many were run.
/// A command goes from `$ ` to the next line that ends in no backslash. One that asks for a program this machine lacks is left
/// as it is.
#[cfg(unix)]
fn run_console_blocks(readme: &str, lacking: &[&str]) -> (String, usize) {
    let mut result = String::new();
    let mut ran = 0;
    let mut lines = readme.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        result.push_str(line);
        result.push('\n');
        if line.starts_with("```") {
            inside = !inside && line == "```console";
            continue;
        }
        let Some(first) = line.strip_prefix("$ ").filter(|_| inside) else { continue };
        let mut command = first.to_string();
        while command.ends_with('\\') {
            let next = lines.next().unwrap();
            result.push_str(next);
            result.push('\n');
            command.push('\n');
            command.push_str(next);
        }
        let mut held = String::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
            held.push_str(line);
            held.push('\n');
        }
        if lacking.iter().any(|program| command.contains(&format!("| {program} "))) {
            result.push_str(&held);
            continue;
        }
        let bin = Path::new(env!("CARGO_BIN_EXE_newsctl")).parent().unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let output = Command::new("sh").current_dir(root()).env("PATH", path).args(["-c", &command]).output().unwrap();
        assert!(output.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        let now = String::from_utf8(output.stdout).unwrap();
        assert!(!now.trim().is_empty(), "{command}: prints nothing");
        result.push_str(&now);
        // An empty line between two commands is the reader's, not the program's.
        if held.ends_with("\n\n") {
            result.push('\n');
        }
        ran += 1;
    }
    (result, ran)
}

#[cfg(unix)]
#[test]
fn commands_of_the_documents() {
    let jq = Command::new("jq").arg("--version").output().is_ok_and(|output| output.status.success());
    if !jq {
        assert!(!updating(), "the README's outputs can't be made anew without jq");
        say("jq is not installed: the jq recipes of README.md are not run");
    }
    for document in ["README.md", "docs/packs.md"] {
        let path = root().join(document);
        let text = fs::read_to_string(&path).unwrap();
        // The walk of docs/packs.md makes files of its own in a folder of its own: tests/packs.rs takes it.
        let walk = text.find("\n## A walk\n").map_or(text.len()..text.len(), |start| {
            let end = text[start + 1..].find("\n## ").map_or(text.len(), |end| start + 1 + end);
            start..end
        });
        let lacking: &[&str] = if jq { &[] } else { &["jq"] };
        let (before, ran) = run_console_blocks(&text[..walk.start], lacking);
        let (after, more) = run_console_blocks(&text[walk.end..], lacking);
        assert!(ran + more > 0, "{document}");
        hold(&path, &format!("{before}{}{after}", &text[walk]));
    }
}
