//! The command line as a whole: transcripts (`tests/cmd/`, rewritten by `TRYCMD=overwrite cargo test --test cli`), and what
//! transcripts can't show.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn newsctl(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsctl")).current_dir(folder).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// Articles of the tests, as a folder.
fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = [
        (
            "lawatan.txt",
            "Lavrov Tiba di Pyongyang\n\nPYONGYANG, Rabu (18/10/2023) – Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada \
             18 Oktober untuk lawatan dua hari.\r\n\r\n“Kami berterima kasih atas dukungan Korea Utara,” kata Lavrov — tamu resmi itu.\n\
             Ia bertemu Menteri Luar Negeri Korea Utara Choe Son-hui pada hari berikutnya.\n",
        ),
        (
            "rencana.txt",
            "Menlu Rusia Akan ke Korut\n\nMOSKOW, Kamis (12/10/2023) – Menteri Luar Negeri Rusia Sergey Lavrov akan mengunjungi \
             Pyongyang pada 18 Oktober, kata juru bicara Kremlin Dmitry Peskov.\n",
        ),
        (
            "surat.txt",
            "Seoul (10/9/2024) — Presiden Rusia Vladimir Putin mengirim surat kepada pemimpin Korea Utara Kim Jong-un.\n",
        ),
        ("cuaca.txt", "Hujan diperkirakan turun di Bandung pada 3 Maret 2024. 🌧️ Warga diminta waspada.\n"),
    ];
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}

#[test]
fn neither_order_nor_threads_nor_surroundings_change_a_byte() {
    let folder = articles();
    for command in ["extract", "mentions", "tokens", "explain"] {
        let mut runs = Vec::new();
        for arguments in [
            [command, "lawatan.txt", "rencana.txt", "surat.txt", "cuaca.txt", "--jobs=1"],
            [command, "cuaca.txt", "surat.txt", "lawatan.txt", "rencana.txt", "--jobs=1"],
            [command, "surat.txt", "rencana.txt", "cuaca.txt", "lawatan.txt", "--jobs=2"],
            [command, "rencana.txt", "lawatan.txt", "cuaca.txt", "surat.txt", "--jobs=5"],
        ] {
            let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
            program.current_dir(folder.path()).args(arguments);
            if runs.len() == 2 {
                program.env("LC_ALL", "id_ID.UTF-8").env("TZ", "Asia/Jakarta").env("LANG", "id_ID");
            }
            let output = program.output().unwrap();
            assert_eq!(output.status.code(), Some(0));
            runs.push(output.stdout);
        }
        assert!(runs.iter().all(|run| *run == runs[0]), "{command}");
        assert!(!runs[0].is_empty());
    }
}

#[test]
fn merging_timelines_is_extracting_all_articles() {
    let folder = articles();
    let files = ["cuaca.txt", "lawatan.txt", "rencana.txt", "surat.txt"];
    let whole = newsctl(folder.path(), &[&["extract"], &files[..]].concat());
    for file in files {
        std::fs::write(folder.path().join(file).with_extension("json"), newsctl(folder.path(), &["extract", file]).stdout)
            .unwrap();
    }
    let merged = newsctl(folder.path(), &["merge", "surat.json", "cuaca.json", "rencana.json", "lawatan.json", "surat.json"]);
    assert_eq!(stdout(&merged), stdout(&whole));
    // As a daily run does: the timeline so far from standard input, and today's.
    std::fs::write(folder.path().join("day1.json"), newsctl(folder.path(), &["extract", "rencana.txt", "cuaca.txt"]).stdout)
        .unwrap();
    let today = newsctl(folder.path(), &["extract", "lawatan.txt", "surat.txt"]).stdout;
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    program.current_dir(folder.path()).args(["merge", "day1.json", "-"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&today).unwrap();
    assert_eq!(stdout(&child.wait_with_output().unwrap()), stdout(&whole));
}

#[test]
fn articles_in_columns_are_told_apart() {
    let folder = articles();
    let columns = newsctl(folder.path(), &["mentions", "--format", "iob2", "."]);
    let lines = newsctl(folder.path(), &["tokens", "."]);
    let documents: std::collections::BTreeSet<String> = stdout(&lines)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["document"].as_str().unwrap().to_string())
        .collect();
    let starts = stdout(&columns).lines().filter(|line| *line == "-DOCSTART-\tO").count();
    assert!(starts > 1);
    assert_eq!(starts, documents.len());
    assert!(stdout(&columns).starts_with("-DOCSTART-\tO\n\n"));
}

#[test]
fn a_broken_timeline_costs_itself_alone() {
    let folder = articles();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let read: Value =
        serde_json::from_slice(&newsctl(folder.path(), &["extract", "lawatan.txt", "--documents=evidence"]).stdout).unwrap();
    write("good.json", &newsctl(folder.path(), &["extract", "surat.txt"]).stdout);
    write("whole.json", read.to_string().as_bytes());
    let good = newsctl(folder.path(), &["merge", "good.json"]).stdout;
    assert!(newsctl(folder.path(), &["merge", "good.json", "whole.json"]).status.success());
    let breaks: [(&str, Value, &str); 8] = [
        ("/events/0/reports/0/date/start", "2099-01-01".into(), "before it starts"),
        ("/events/0/evidence/1/date/start", "2099-01-01".into(), "before it starts"),
        ("/documents", serde_json::json!([]), "which is not listed"),
        ("/events/0/evidence/0/clarity", 200.into(), "clarity of 200"),
        ("/events/0/evidence/0/end", 0.into(), "can't be a sentence"),
        ("/documents/0/published/date", "kapan".into(), "`kapan`, is no day"),
        ("/documents/0/published/date", "2023-13-45".into(), "`2023-13-45`, is no day"),
        ("/documents/0/sketch", "zz".into(), "sketch is damaged"),
    ];
    for (pointer, value, reason) in breaks {
        let mut broken = read.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        write("broken.json", broken.to_string().as_bytes());
        let output = newsctl(folder.path(), &["merge", "broken.json", "good.json"]);
        assert_eq!(output.status.code(), Some(2), "{pointer}");
        let told = std::str::from_utf8(&output.stderr).unwrap();
        assert!(told.starts_with("newsctl: broken.json: ") && told.contains(reason) && told.lines().count() == 1, "{told}");
        assert_eq!(output.stdout, good, "{pointer}");
    }
}

#[test]
fn merging_tells_what_it_can_not_read() {
    let folder = articles();
    for (format, name) in [("ndjson", "e.ndjson"), ("csv", "e.csv")] {
        let output = newsctl(folder.path(), &["extract", "--format", format, "surat.txt"]);
        std::fs::write(folder.path().join(name), output.stdout).unwrap();
        let merged = newsctl(folder.path(), &["merge", name]);
        assert_eq!(merged.status.code(), Some(2));
        let why = format!("newsctl: {name}: is no timeline: it holds events alone; merging needs `--format json`\n");
        assert_eq!(std::str::from_utf8(&merged.stderr).unwrap(), why);
    }
    std::fs::write(folder.path().join("t.json.gz"), [0x1F, 0x8B, 8, 0]).unwrap();
    let merged = newsctl(folder.path(), &["merge", "t.json.gz"]);
    assert!(std::str::from_utf8(&merged.stderr).unwrap().contains("it is packed; unpack it first"));
}

#[test]
fn an_article_that_was_read_twice_stands_once() {
    let folder = articles();
    let text = "Presiden Rusia Vladimir Putin mengirim surat kepada pemimpin Korea Utara Kim Jong Un kemarin, kata Kremlin.\n";
    std::fs::write(folder.path().join("kemarin.txt"), text).unwrap();
    for (name, day) in [("a.json", "2024-01-10"), ("b.json", "2024-01-12")] {
        let output = newsctl(folder.path(), &["extract", "--published", day, "kemarin.txt"]);
        std::fs::write(folder.path().join(name), output.stdout).unwrap();
    }
    // Of two days of publication the earlier counts.
    let earlier = newsctl(folder.path(), &["merge", "a.json"]);
    assert!(stdout(&earlier).contains("\"start\": \"2024-01-09\""));
    assert_eq!(stdout(&newsctl(folder.path(), &["merge", "a.json", "b.json"])), stdout(&earlier));
    assert_eq!(stdout(&newsctl(folder.path(), &["merge", "b.json", "a.json", "b.json"])), stdout(&earlier));
    // Of two topics the events of both.
    let texts = ["lawatan.txt", "rencana.txt", "surat.txt", "cuaca.txt"];
    for (name, between) in [("topic.json", "RUS,PRK"), ("any.json", "any")] {
        let output = newsctl(folder.path(), &[&["extract", "--between", between], &texts[..]].concat());
        std::fs::write(folder.path().join(name), output.stdout).unwrap();
    }
    let both = newsctl(folder.path(), &["merge", "topic.json", "any.json"]);
    assert_eq!(stdout(&both), std::fs::read_to_string(folder.path().join("any.json")).unwrap());
}

#[test]
fn a_person_is_known_by_every_spelling_and_nobody_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Menteri Luar Negeri Rusia Sergei Lavrov tiba di Pyongyang pada 18 Oktober 2023.\n";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let whole = newsctl(folder.path(), &["extract", "a.txt"]);
    std::fs::write(folder.path().join("a.json"), &whole.stdout).unwrap();
    for command in [["extract", "a.txt"], ["merge", "a.json"]] {
        for name in ["sergei lavrov", "Sergey Lavrov", "Sergei-Lavrov", "person/sergei-lavrov", "Menteri Sergei Lavrov"] {
            let output = newsctl(folder.path(), &[&command[..], &["--person", name, "--format", "ndjson"]].concat());
            assert_eq!((stdout(&output).lines().count(), &output.stderr[..]), (1, &b""[..]), "{name}");
        }
        let nobody = newsctl(folder.path(), &[&command[..], &["--person", "Sergei Lavrow", "--format", "ndjson"]].concat());
        assert_eq!((stdout(&nobody), nobody.status.code()), ("", Some(0)));
        let told = String::from_utf8(nobody.stderr).unwrap();
        assert!(told.contains("is called `Sergei Lavrow`") && told.lines().count() == 1, "{told}");
        for wrong in [&["--person", " "][..], &["--since", "2024-01-02", "--until", "2024-01-01"], &["--min-sources", "-1"]] {
            let output = newsctl(folder.path(), &[&command[..], wrong].concat());
            assert_eq!((stdout(&output), output.status.code()), ("", Some(2)), "{wrong:?}");
            assert!(!output.stderr.is_empty());
        }
    }
    let nowhere = newsctl(folder.path(), &["extract", "--between", "RUS,XXX", "a.txt"]);
    assert_eq!(nowhere.status.code(), Some(2));
    // As a shell writes it that puts a mark before what it is given.
    let marked = [b"\xef\xbb\xbf", &whole.stdout[..]].concat();
    std::fs::write(folder.path().join("marked.json"), marked).unwrap();
    assert_eq!(newsctl(folder.path(), &["merge", "marked.json"]).stdout, whole.stdout);
}

/// The span of a text by code points, as a reader in Python would slice it.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn every_span_slices_to_its_text() {
    let folder = articles();
    let text = |source: &Value| std::fs::read_to_string(folder.path().join(source.as_str().unwrap())).unwrap();
    let mut spans = 0;
    for line in stdout(&newsctl(folder.path(), &["mentions", "."])).lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(slice(&text(&line["source"]), &line["start"], &line["end"]), line["text"]);
        spans += 1;
    }
    let timeline: Value = serde_json::from_str(stdout(&newsctl(folder.path(), &["extract", "."]))).unwrap();
    let of = |id: &Value| timeline["documents"].as_array().unwrap().iter().find(|document| document["id"] == *id).unwrap();
    for document in timeline["documents"].as_array().unwrap() {
        let source = document["source"].as_str().unwrap();
        let mut at = 0;
        for line in stdout(&newsctl(folder.path(), &["tokens", source])).lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            for token in line["tokens"].as_array().unwrap() {
                assert_eq!(slice(&text(&document["source"]), &token["start"], &token["end"]), token["text"]);
                assert!(token["start"].as_u64().unwrap() >= at);
                at = token["end"].as_u64().unwrap();
                spans += 1;
            }
        }
    }
    for event in timeline["events"].as_array().unwrap() {
        for sentence in event["evidence"].as_array().unwrap() {
            let text = text(&of(&sentence["document"])["source"]);
            assert_eq!(slice(&text, &sentence["start"], &sentence["end"]), sentence["text"]);
            let trigger = &sentence["trigger"];
            assert!(sentence["start"].as_u64() <= trigger[0].as_u64() && trigger[1].as_u64() <= sentence["end"].as_u64());
            spans += 1;
        }
    }
    assert!(spans > 50);
}

#[test]
fn every_timeline_is_valid() {
    let folder = articles();
    let schema = serde_json::from_str(stdout(&newsctl(folder.path(), &["schema"]))).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for arguments in [&["extract", "."][..], &["extract", ".", "--between", "any"], &["extract", ".", "--documents", "evidence"]]
    {
        let timeline: Value = serde_json::from_str(stdout(&newsctl(folder.path(), arguments))).unwrap();
        let faults: Vec<String> =
            schema.iter_errors(&timeline).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn an_article_that_names_neither_side_is_listed_but_not_analysed() {
    let folder = articles();
    let timeline: Value = serde_json::from_str(stdout(&newsctl(folder.path(), &["extract", "cuaca.txt"]))).unwrap();
    let document = &timeline["documents"][0];
    assert_eq!(document["source"], "cuaca.txt");
    for field in ["sentences", "tokens", "published", "language", "entities"] {
        assert_eq!(document[field], Value::Null, "{field}");
    }
    let any: Value =
        serde_json::from_str(stdout(&newsctl(folder.path(), &["extract", "cuaca.txt", "--between", "any"]))).unwrap();
    assert_eq!(any["documents"][0]["sentences"], 2);
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let folder = articles();
    let long = "Presiden Rusia Vladimir Putin tiba di Pyongyang pada 19 Juni 2024. ".repeat(20_000);
    std::fs::write(folder.path().join("panjang.txt"), long).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    program.current_dir(folder.path()).args(["tokens", "panjang.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let folder = articles();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    program.current_dir(folder.path()).args(["tokens", "."]).stdout(full).stderr(Stdio::piped());
    let output = program.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("newsctl: can't write the result: "));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf8_is_one_line() {
    use std::os::unix::ffi::OsStrExt;
    let folder = articles();
    let name = std::ffi::OsStr::from_bytes(b"berita-\xff.txt");
    // Some file systems refuse such names; the program must not mind either way.
    let _ = std::fs::write(folder.path().join(name), "Putin tiba di Pyongyang.");
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    let output = program.current_dir(folder.path()).args(["tokens", "surat.txt"]).arg(name).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "newsctl: berita-\u{fffd}.txt: its name is not UTF-8\n");
    assert!(stdout(&output).lines().count() > 0);
}

#[test]
fn a_name_of_two_lines_is_told_on_one() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["extract", "dua\nbaris.txt"][..], &["merge", "dua\nbaris.json"], &["tokens", "dua\nbaris.txt"]] {
        let output = newsctl(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.starts_with(r"newsctl: dua\nbaris."), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_one_line() {
    use std::os::unix::fs::PermissionsExt;
    let folder = articles();
    let path = folder.path().join("surat.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        // The superuser reads everything.
        return;
    }
    let output = newsctl(folder.path(), &["tokens", "surat.txt", "cuaca.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "newsctl: surat.txt: no permission to read it\n");
    assert!(stdout(&output).lines().count() > 0);
}

#[test]
fn any_bytes_give_an_error_or_a_valid_timeline() {
    let folder = tempfile::tempdir().unwrap();
    let texts: [(&str, Vec<u8>); 6] = [
        ("a.txt", b"\xef\xbb\xbf".to_vec()),
        (
            "b.txt",
            [b"\xff\xfe".as_slice(), &"Putin tiba.".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat(),
        ),
        ("c.txt", b"Kim \x93Jong-un\x94 bertemu Putin di Rusia \x96 kata KCNA.".to_vec()),
        ("d.txt", "Rusia ".repeat(50_000).into_bytes()),
        ("e.txt", "((((((\"\"\"\"„“”«»‘’".repeat(5_000).into_bytes()),
        ("f.txt", "Kim\u{202e}\u{1b}[31m Jong-un\0".as_bytes().to_vec()),
    ];
    for (name, bytes) in &texts {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let output = newsctl(folder.path(), &["extract", name]);
        assert!(matches!(output.status.code(), Some(0 | 2)), "{name}: {output:?}");
        assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok(), "{name}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{name}");
        let explained = newsctl(folder.path(), &["explain", name]);
        assert!(!stdout(&explained).contains(['\u{1b}', '\u{202e}']), "{name}");
    }
}

#[test]
fn an_expected_timeline_is_written_whole_or_not_at_all() {
    let folder = articles();
    let check = |arguments: &[&str]| newsctl(folder.path(), &[&["check", "--expected", "harapan.json"], arguments].concat());
    let held = || std::fs::read_to_string(folder.path().join("harapan.json")).unwrap();
    // Nothing is there to compare with, and an input that can't be read must not make a file of less.
    assert_eq!(check(&["surat.txt"]).status.code(), Some(2));
    assert_eq!(check(&["--update", "surat.txt", "tidak-ada.txt"]).status.code(), Some(2));
    assert!(!folder.path().join("harapan.json").exists());
    // Written, it is what `extract` prints, and nothing differs.
    assert_eq!(check(&["--update", "surat.txt", "lawatan.txt"]).status.code(), Some(0));
    assert_eq!(held(), stdout(&newsctl(folder.path(), &["extract", "surat.txt", "lawatan.txt"])));
    let same = check(&["surat.txt", "lawatan.txt"]);
    assert_eq!((same.status.code(), stdout(&same)), (Some(0), ""));
    // A difference is told and changes nothing; one that is meant is written over the old, even over what is no timeline.
    let before = held();
    assert_eq!(check(&["surat.txt", "lawatan.txt", "rencana.txt"]).status.code(), Some(1));
    assert_eq!(held(), before);
    std::fs::write(folder.path().join("harapan.json"), "{\"schema\": \"newsctl.timeline/0\"}").unwrap();
    assert_eq!(check(&["--update", "surat.txt", "lawatan.txt", "rencana.txt"]).status.code(), Some(0));
    assert_eq!(check(&["surat.txt", "lawatan.txt", "rencana.txt"]).status.code(), Some(0));
    // What was written is said in a line, so that rules or articles that were forgotten show.
    let said = |arguments: &[&str]| String::from_utf8(check(arguments).stderr).unwrap();
    let fewer = said(&["--update", "surat.txt"]);
    assert!(fewer.starts_with("newsctl: harapan.json written: 1 event, of these 0 new, 0 changed; "), "{fewer}");
    assert!(fewer.ends_with(" gone\n") && !fewer.contains("; 0 gone"), "{fewer}");
    let without = said(&["--update", "--no-builtin", "surat.txt"]);
    assert!(without.contains("; 1 gone; packs were ") && without.contains("diplomacy@"), "{without}");
    assert_eq!(said(&["--update", "--quiet", "surat.txt", "lawatan.txt"]), "");
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.ends_with(".tmp")));
    // The topic of the expected timeline is asked for again.
    assert_eq!(check(&["--update", "--between", "any", "surat.txt", "cuaca.txt"]).status.code(), Some(0));
    assert_eq!(check(&["surat.txt", "cuaca.txt"]).status.code(), Some(0));
    assert_eq!(check(&["--between", "USA,CHN", "surat.txt", "cuaca.txt"]).status.code(), Some(1));
}
