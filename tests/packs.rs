//! Packs of users: the broken ones in `tests/packs-broken` with the messages they get, the worked example of docs/packs.md.
//! `NEWSCTL_UPDATE=1 cargo test --test packs` writes the messages anew; read the difference before you keep it.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn newsctl(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsctl")).current_dir(root()).args(arguments).output().unwrap()
}

/// What a command says and how it ends.
fn said(arguments: &[&str]) -> (String, Option<i32>) {
    let output = newsctl(arguments);
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

fn folders(path: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(path)).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> =
        entries.filter(|path| path.is_dir()).map(|path| path.file_name().unwrap().to_str().unwrap().to_string()).collect();
    names.sort();
    names
}

#[test]
fn broken_packs_are_told_what_is_wrong_and_what_to_do() {
    let updating = std::env::var_os("NEWSCTL_UPDATE").is_some_and(|value| value == "1");
    let names = folders("tests/packs-broken");
    assert!(names.len() >= 20);
    let mut differ = Vec::new();
    for name in names {
        let folder = format!("tests/packs-broken/{name}");
        let (mut text, mut code) = said(&["pack", "check", "--strict", &folder]);
        if code == Some(0) {
            let (tested, status) = said(&["pack", "test", "--strict", &folder]);
            // How many examples the built-in packs have is no matter here.
            text = tested.lines().filter(|line| !line.contains(" examples, ")).map(|line| format!("{line}\n")).collect();
            code = status;
        }
        // A pack that nothing is said of is not broken.
        assert_eq!(code, Some(1), "{name}: {text}");
        assert!(text.contains(&folder) && text.contains("help: "), "{name}: {text}");
        let held = root().join(format!("{folder}.txt"));
        if updating {
            fs::write(&held, &text).unwrap();
        } else if fs::read_to_string(&held).unwrap_or_default() != text {
            differ.push(format!("--- {name}\n{text}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn a_rule_that_takes_away_what_built_in_examples_need_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("rakus");
    let write = |name: &str, text: &str| fs::write(pack.join(name), text).unwrap();
    fs::create_dir(&pack).unwrap();
    write("pack.toml", "kind = \"pack\"\nid = \"rakus\"\nversion = 1\nsummary = \"Takes too much\"\n");
    write("page.toml", "kind = \"page\"\n[[rule]]\nid = \"rakus\"\nis = \"furniture\"\nline = [\".*tiba di.*\"]\n");
    let (text, code) = said(&["pack", "test", pack.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(text.contains("    rakus/rakus takes this for furniture: "), "{text}");
    assert!(text.contains(" of the faults in built-in packs: a rule of yours takes away what their examples need\n"), "{text}");
    // Packs that are given themselves are nobody else's.
    let (text, _) = said(&["pack", "test", "--no-builtin", "tests/cmd/pack.in/lone"]);
    assert!(!text.contains("built-in"), "{text}");
}

#[test]
fn rules_that_the_build_stored_say_what_their_files_say() {
    let files = [
        "--no-builtin",
        "--pack",
        "packs/id",
        "--pack",
        "packs/world",
        "--pack",
        "packs/diplomacy",
        "--pack",
        "packs/rusia-korut",
    ];
    for command in [&["extract", "--between", "any", "fixtures"][..], &["mentions", "fixtures"]] {
        let stored = newsctl(command).stdout;
        assert!(stored.len() > 10_000);
        assert!(stored == newsctl(&[command, &files].concat()).stdout, "{command:?} differs");
    }
}

#[test]
fn the_worked_example_is_whole() {
    for name in folders("examples/packs") {
        let folder = format!("examples/packs/{name}");
        assert_eq!(said(&["pack", "check", "--strict", &folder]), (String::new(), Some(0)), "{name}");
        let (text, code) = said(&["pack", "test", "--strict", &folder]);
        assert_eq!((code, text.ends_with(" examples, 0 faults\n")), (Some(0), true), "{name}: {text}");
    }
}

#[test]
fn the_worked_example_finds_what_the_document_says() {
    let with = ["extract", "--pack", "examples/packs/perbatasan", "examples/articles/perbatasan"];
    let output = newsctl(&with);
    assert_eq!(output.status.code(), Some(0));
    let timeline: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = |kind: &str| -> Vec<String> {
        let events = timeline["events"].as_array().unwrap().iter().filter(|event| event["type"] == kind);
        events.map(|event| format!("{} {}", event["status"].as_str().unwrap(), event["date"]["start"])).collect()
    };
    assert_eq!(timeline["topic"], serde_json::json!(["IDN", "MYS"]));
    assert_eq!(told("demarcation"), ["occurred \"2023-11-08\"", "planned \"2023-12-04\""]);
    assert_eq!(told("border-gate"), ["occurred \"2023-11-09\""]);
    let without: serde_json::Value =
        serde_json::from_slice(&newsctl(&["extract", "--between", "IDN,MYS", "examples/articles/perbatasan"]).stdout).unwrap();
    let types = |timeline: &serde_json::Value| timeline["events"].as_array().unwrap().len();
    assert!(types(&without) < types(&timeline), "the pack adds nothing");
}

#[test]
fn a_new_pack_passes_its_own_tests() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("batas-baru");
    let path = pack.to_str().unwrap();
    for between in ["IDN,MYS", "RUS,PRK", "USA,CHN"] {
        assert_eq!(said(&["pack", "new", path, "--between", between]).1, Some(0));
        assert_eq!(said(&["pack", "check", "--strict", path]), (String::new(), Some(0)));
        let (text, code) = said(&["pack", "test", "--strict", path]);
        assert_eq!(code, Some(0), "{text}");
        // A folder that holds something is left alone.
        assert_eq!(said(&["pack", "new", path]).1, Some(2));
        fs::remove_dir_all(Path::new(path)).unwrap();
    }
    let wrong = folder.path().join("Batas Baru");
    assert_eq!(said(&["pack", "new", wrong.to_str().unwrap()]).1, Some(2));
    assert!(!wrong.exists());
    assert_eq!(said(&["pack", "new", path, "--between", "IDN,XYZ"]).1, Some(2));
}

/// The walk of docs/packs.md: a file is a block behind a line that ends in its path, a command a line behind `$ ` in a console
/// block, with what it says below. How many examples the built-in packs have is no matter.
#[cfg(unix)]
#[test]
fn the_walk_of_the_document_is_true() {
    let document = fs::read_to_string(root().join("docs/packs.md")).unwrap();
    let walk = document.split("\n## ").find(|part| part.starts_with("A walk\n")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bin = Path::new(env!("CARGO_BIN_EXE_newsctl")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let counted = |line: &str| line.split_once(" examples, ").map_or(line.to_string(), |(_, faults)| faults.to_string());
    let (mut files, mut commands) = (0, 0);
    // Text and blocks take turns.
    let pieces: Vec<&str> = walk.split("```").collect();
    for pair in pieces.chunks_exact(2) {
        let (kind, block) = pair[1].split_once('\n').unwrap();
        if kind != "console" {
            let name = pair[0].trim_end().strip_suffix("`:").and_then(|text| text.rsplit('`').next()).unwrap();
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, block).unwrap();
            files += 1;
            continue;
        }
        for step in block.split("$ ").skip(1) {
            let mut lines = step.lines();
            let command = format!("{} 2>&1", lines.next().unwrap().replacen(" |", " 2>&1 |", 1));
            let mut shell = Command::new("sh");
            let output = shell.current_dir(folder.path()).env("PATH", &path).args(["-c", &command]).output().unwrap();
            let told: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(counted).collect();
            assert_eq!(told, lines.map(counted).collect::<Vec<_>>(), "{command}");
            commands += 1;
        }
    }
    assert!(files >= 7 && commands >= 9, "{files} files, {commands} commands");
}

/// A pack file as JSON; days become text, as editors have it.
fn as_json(value: toml::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(all) => all.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect()),
    }
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn the_schema_takes_good_files_and_refuses_broken_ones() {
    let schema = serde_json::from_str(&said(&["schema", "pack"]).0).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let read = |path: &Path| as_json(toml::from_str(&fs::read_to_string(path).unwrap()).unwrap());
    let mut files = Vec::new();
    toml_files(&root().join("packs"), &mut files);
    toml_files(&root().join("examples/packs"), &mut files);
    assert!(files.len() > 40);
    for path in files {
        let faults: Vec<String> =
            schema.iter_errors(&read(&path)).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
    }
    let broken = [
        "no-kind/places.toml",
        "unknown-kind/patrol.toml",
        "unknown-keys/patrol.toml",
        "unknown-status/patrol.toml",
        "wrong-types/patrol.toml",
        "missing-field/patrol.toml",
        "bad-country-and-day/persons.toml",
    ];
    for path in broken {
        assert!(!schema.is_valid(&read(&root().join("tests/packs-broken").join(path))), "{path}");
    }
}

/// Commands of newsctl that a file of YAML runs, each on a line of its own or behind `run: ` or `entry: `.
fn commands(path: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let commands = text.lines().map(|line| {
        let line = line.trim();
        line.strip_prefix("run: ").or_else(|| line.strip_prefix("entry: ")).unwrap_or(line).to_string()
    });
    commands.filter(|line| line.starts_with("newsctl ") || line.starts_with("sh -c 'newsctl ")).collect()
}

#[cfg(unix)]
#[test]
fn the_snippets_for_ci_run() {
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &str, to: &str| {
        fs::create_dir_all(folder.path().join(to)).unwrap();
        for entry in fs::read_dir(root().join(from)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(to).join(path.file_name().unwrap())).unwrap();
        }
    };
    copy("examples/packs/langkah", "rules");
    copy("examples/articles/langkah", "articles");
    copy("examples/gold/langkah", "gold");
    let bin = Path::new(env!("CARGO_BIN_EXE_newsctl")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let run = |command: &str| {
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path()).env("PATH", &path).args(["-e", "-c", command]).output().unwrap()
    };
    assert!(run("newsctl check --pack rules --expected timeline.json --update articles").status.success());
    let all = [commands("examples/ci/github.yml"), commands("examples/ci/pre-commit-config.yaml")].concat();
    assert_eq!(all.len(), 6, "{all:?}");
    for command in &all {
        let output = run(command);
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&[output.stdout, output.stderr].concat()));
    }
    // They would say it if something were wrong.
    fs::write(folder.path().join("articles/safari.txt"), "Cuaca cerah.\n").unwrap();
    let failed = all.iter().filter(|command| !run(command).status.success()).count();
    assert_eq!(failed, 3, "{all:?}");
}
