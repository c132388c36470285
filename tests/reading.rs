//! Inputs as they lie in archives: every format gives the same articles, what is broken costs itself alone and is named, and
//! nothing that is fed in takes the program down.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use newsctl::input::{self, InputOptions, Limits};
use proptest::prelude::*;
use serde_json::Value;

const FIRST: &str = "Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada 18 Oktober 2023, kata KCNA.";
const SECOND: &str = "Putin mengirim surat kepada Kim Jong-un pada 19 Oktober 2023 – “surat hangat”, kata Kremlin.";

fn newsctl(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsctl")).current_dir(folder).args(arguments).output().unwrap()
}

/// What a run printed: the sources and texts of its articles, by what `tokens` says; stderr; the exit status.
fn run(folder: &Path, arguments: &[&str]) -> (Vec<String>, String, Option<i32>) {
    let output = newsctl(folder, &[&["extract", "--between", "any"], arguments].concat());
    let timeline: Value = serde_json::from_slice(&output.stdout).unwrap();
    let documents = timeline["documents"].as_array().unwrap();
    let sources = documents.iter().map(|document| document["source"].as_str().unwrap().to_string()).collect();
    (sources, String::from_utf8(output.stderr).unwrap(), output.status.code())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// The texts that a path gives, and its faults.
fn texts(path: &Path) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for article in input::read(&[path.to_path_buf()], &InputOptions::default()) {
        match article {
            Ok(article) => texts.push(article.text.trim().to_string()),
            Err(error) => faults.push(error.reason),
        }
    }
    (texts, faults)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, data) in members {
        let (mut entry, config) = archive.new_file(name).compression_method(rawzip::CompressionMethod::STORE).start().unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all(data).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn page(text: &str) -> String {
    format!("<!DOCTYPE html><html><head><meta charset=utf-8></head><body><article><p>{text}</p></article></body></html>")
}

fn warc(texts: &[&str]) -> Vec<u8> {
    let records = texts.iter().map(|text| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page(text));
        let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://warta.example/a\r\nContent-Type: application/http; msgtype=response";
        format!("{head}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    });
    records.collect::<String>().into_bytes()
}

fn lines() -> String {
    [FIRST, SECOND].map(|text| serde_json::json!({ "text": text }).to_string() + "\n").concat()
}

#[test]
fn every_format_gives_the_same_articles() {
    let folder = tempfile::tempdir().unwrap();
    let array = serde_json::json!([{"isi": FIRST, "judul": "a"}, {"isi": SECOND}]).to_string();
    let csv = format!("id,isi\n1,\"{FIRST}\"\n2,\"{SECOND}\"\n");
    let pages = [page(FIRST), page(SECOND)];
    let formats: [(&str, Vec<u8>); 6] = [
        ("a.jsonl", lines().into_bytes()),
        ("a.json", array.into_bytes()),
        ("a.csv", csv.clone().into_bytes()),
        ("a.tsv", csv.replace(",\"", "\t\"").replace("id,", "id\t").into_bytes()),
        ("a.warc", warc(&[FIRST, SECOND])),
        ("a.zip", zip(&[("1.html", pages[0].as_bytes()), ("2.txt", SECOND.as_bytes())])),
    ];
    for (name, bytes) in formats {
        let members = [gzip(&bytes[..bytes.len() / 2]), gzip(&bytes[bytes.len() / 2..])].concat();
        for (name, bytes) in [
            (name.to_string(), bytes.clone()),
            (format!("{name}.gz"), gzip(&bytes)),
            (format!("{name}.zst"), zstd(&bytes)),
            (format!("anggota-{name}.gz"), members),
        ] {
            let (texts, faults) = texts(&write(folder.path(), &name, &bytes));
            assert!(faults.is_empty(), "{name}: {faults:?}");
            assert_eq!(texts, [FIRST, SECOND], "{name}");
        }
        // What an input is, its first bytes tell.
        let (texts, faults) = texts(&write(folder.path(), "tanpa-akhiran", &gzip(&zstd(&bytes))));
        assert_eq!((texts, faults), (vec![FIRST.to_string(), SECOND.to_string()], Vec::new()), "{name}");
    }
}

#[test]
fn standard_input_may_be_packed() {
    for bytes in [gzip(lines().as_bytes()), zip(&[("a.jsonl", lines().as_bytes())])] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
        program.args(["tokens", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = program.spawn().unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
    }
}

#[test]
fn parquet_of_several_writers_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parquet");
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        let read: Vec<_> = input::read(&[path], &InputOptions::default()).collect();
        files += 1;
        if name.contains("lz4") {
            let [Err(error)] = &read[..] else { panic!("{read:?}") };
            assert_eq!(error.reason, "its Parquet data can't be read: it is compressed by LZ4, which is not read");
            continue;
        }
        let [Ok(first), Err(second), Ok(third)] = &read[..] else { panic!("{name}: {read:?}") };
        assert!(first.source.ends_with("#1") && second.path.ends_with("#2") && third.source.ends_with("#3"));
        assert_eq!(
            (&*first.text, first.title.as_deref(), first.key.as_deref()),
            ("Putin tiba di Pyongyang.", Some("Satu"), Some("7"))
        );
        assert_eq!(second.reason, "its text is empty");
        assert_eq!(&*third.text, "Lavrov bertemu Choe Son-hui — “baik”.");
        assert_eq!((third.title.as_deref(), third.key.as_deref()), (None, Some("9")));
        assert!(third.metadata_date.as_ref().unwrap().starts_with("2024-06-21"), "{name}: {:?}", third.metadata_date);
    }
    assert_eq!(files, 7);
}

#[test]
fn what_is_broken_is_named_and_the_rest_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let many: String = (0..400).map(|n| serde_json::json!({"text": format!("{FIRST} Nomor {n}.")}).to_string() + "\n").collect();
    let packed = gzip(many.as_bytes());
    write(folder, "a.jsonl.gz", &packed[..packed.len() - 200]);
    let records = warc(&[FIRST, SECOND]);
    write(folder, "b.warc", &records[..records.len() - 30]);
    let parquet = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parquet/pyarrow-delta-gzip.parquet");
    let mut parquet = fs::read(parquet).unwrap();
    write(folder, "c.parquet", &parquet[..parquet.len() - 3]);
    parquet[100] ^= 0xff;
    write(folder, "d.parquet", &parquet);
    write(folder, "e.txt", FIRST.as_bytes());
    let (sources, complaints, code) = run(folder, &["."]);
    assert_eq!(code, Some(2));
    assert!(sources.len() > 100 && sources[0] == "./a.jsonl.gz#1", "{sources:?}");
    assert_eq!(sources[sources.len() - 2..], ["./b.warc#1", "./e.txt"]);
    let complaints: Vec<&str> = complaints.lines().collect();
    let cut = sources.len() - 2 + 1;
    assert_eq!(
        complaints,
        [
            format!("newsctl: ./a.jsonl.gz#{cut}: is cut off: its gzip data has no end").as_str(),
            "newsctl: ./b.warc#2: is cut off: the input ends within the record",
            "newsctl: ./c.parquet: is no sound Parquet file: it has no end",
            "newsctl: ./d.parquet#1: its Parquet data can't be read: the checksum of a page does not match",
        ]
    );
}

#[test]
fn an_endless_line_is_passed_over() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    program.args(["tokens", "--max-article", "1M", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    write!(stdin, "{{\"text\": \"").unwrap();
    for _ in 0..3000 {
        stdin.write_all(&[b'a'; 1024]).unwrap();
    }
    write!(stdin, "\"}}\n{}", lines()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "newsctl: -#1: is over the limit of 1 MiB (--max-article)\n");
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[test]
fn limits_and_names_of_fields_are_options() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "bom.txt.gz", &gzip(&vec![b'a'; 3 << 20]));
    write(folder, "dalam.zip", &zip(&[("dalam.zip", &zip(&[("a.txt", FIRST.as_bytes())]))]));
    write(folder, "lain.csv", format!("nomor,artikel\n4,\"{FIRST}\"\n").as_bytes());
    write(folder, "lain.jsonl", serde_json::json!({"artikel": FIRST, "nomor": 5}).to_string().as_bytes());
    let refused = |arguments: &[&str]| run(folder, arguments).1;
    let bomb = refused(&["bom.txt.gz", "--max-article", "1M"]);
    assert_eq!(bomb, "newsctl: bom.txt.gz: unpacks to more than 250 times its size (--max-ratio)\n");
    let total = refused(&["bom.txt.gz", "--max-unpacked", "2M"]);
    assert_eq!(total, "newsctl: bom.txt.gz: unpacks to more than the limit of 2 MiB (--max-unpacked)\n");
    assert_eq!(
        refused(&["dalam.zip", "--max-nesting", "1"]),
        "newsctl: dalam.zip#1: lies more than 1 archives deep (--max-nesting)\n"
    );
    let (sources, complaints, code) =
        run(folder, &["dalam.zip", "lain.csv", "lain.jsonl", "--field", "text=artikel", "--field", "id=nomor"]);
    assert_eq!((complaints.as_str(), code), ("", Some(0)));
    assert_eq!(sources, ["dalam.zip#1#1", "lain.csv#1", "lain.jsonl#1"]);
    let wrong = newsctl(folder, &["extract", "--field", "penulis=x", "lain.csv"]);
    assert_eq!(wrong.status.code(), Some(2));
    let wrong = newsctl(folder, &["extract", "--max-article", "banyak", "lain.csv"]);
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("give a size such as 32M"));
}

#[test]
fn other_languages_are_passed_over_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let english =
        "Russian Foreign Minister Sergey Lavrov arrived in Pyongyang on Wednesday for talks with his counterpart. ".repeat(4);
    write(folder, "a.txt", english.as_bytes());
    write(folder, "b.txt", FIRST.as_bytes());
    write(folder, "c.txt", b"Lavrov in Pyongyang.");
    write(
        folder,
        "d.txt",
        "Menteri Luar Rusia Sergey Lavrov telah tiba di Pyongyang bagi mengadakan rundingan pada hari Rabu. "
            .repeat(4)
            .as_bytes(),
    );
    let (sources, complaints, code) = run(folder, &["."]);
    assert_eq!(sources, ["./b.txt", "./c.txt", "./d.txt"]);
    assert_eq!(complaints, "newsctl: 1 article in another language passed over (--any-language keeps them)\n");
    assert_eq!(code, Some(0));
    let (sources, complaints, _) = run(folder, &["--any-language", "."]);
    assert_eq!((sources.len(), complaints.as_str()), (4, ""));
    let (_, stats, _) = run(folder, &["--stats", "--quiet", "."]);
    assert!(
        stats.starts_with("newsctl: 3 articles, 0.0 MB of text, ") && stats.contains(", 1 passed over, 0 unread, "),
        "{stats}"
    );
    assert_eq!(stats.lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn pipes_loops_and_links_are_named() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "arsip/z.txt", FIRST.as_bytes());
    assert!(Command::new("mkfifo").arg(folder.join("arsip/pipa.txt")).status().unwrap().success());
    symlink("putar.txt", folder.join("arsip/putar.txt")).unwrap();
    symlink(".", folder.join("arsip/lagi.txt")).unwrap();
    symlink("..", folder.join("arsip/atas")).unwrap();
    symlink("tidak-ada.txt", folder.join("arsip/hilang.txt")).unwrap();
    let (sources, complaints, code) = run(folder, &["arsip"]);
    assert_eq!((sources, code), (vec!["arsip/z.txt".to_string()], Some(2)));
    let complaints: Vec<&str> = complaints.lines().collect();
    assert_eq!(complaints.len(), 4, "{complaints:?}");
    assert_eq!(complaints[0], "newsctl: arsip/hilang.txt: no such file or folder");
    assert_eq!(complaints[1], "newsctl: arsip/lagi.txt: is a link to a folder, which is followed only where it is named itself");
    assert_eq!(
        complaints[2],
        "newsctl: arsip/pipa.txt: is a pipe, socket or device, which is read only where it is named itself"
    );
    assert!(complaints[3].starts_with("newsctl: arsip/putar.txt: can't be read: "), "{complaints:?}");
    // A pipe that is named itself is read.
    let pipe = folder.join("arsip/pipa.txt");
    let writer = std::thread::spawn(move || fs::write(pipe, FIRST).unwrap());
    assert_eq!(run(folder, &["arsip/pipa.txt"]).0, ["arsip/pipa.txt"]);
    writer.join().unwrap();
}

#[test]
fn a_file_that_vanishes_while_others_are_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        write(folder.path(), name, FIRST.as_bytes());
    }
    let mut articles = input::read(&[folder.path().to_path_buf()], &InputOptions::default());
    assert!(articles.next().unwrap().is_ok());
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    assert_eq!(articles.next().unwrap().unwrap_err().reason, "no such file or folder");
    assert!(articles.next().unwrap().is_ok());
    assert!(articles.next().is_none());
}

#[test]
fn a_folder_of_many_files_in_many_encodings_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(SECOND.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let narrow =
        b"Putin mengirim surat kepada Kim Jong-un pada 19 Oktober 2023 \x96 \x93surat hangat\x94, kata Kremlin.".to_vec();
    let kinds = [SECOND.as_bytes().to_vec(), wide, narrow, gzip(SECOND.as_bytes()), format!("\u{feff}{SECOND}").into_bytes()];
    for n in 0..2000 {
        write(folder.path(), &format!("{n:04}.txt"), &kinds[n % kinds.len()]);
    }
    let (texts, faults) = texts(folder.path());
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(texts.len(), 2000);
    assert!(texts.iter().all(|text| text == SECOND));
}

/// An input of each kind.
fn seeds() -> Vec<Vec<u8>> {
    let parquet = |name: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parquet").join(name)).unwrap();
    let mut seeds = vec![
        lines().into_bytes(),
        gzip(lines().as_bytes()),
        zstd(lines().as_bytes()),
        zip(&[("a.txt", FIRST.as_bytes()), ("b.jsonl", lines().as_bytes())]),
        page(FIRST).into_bytes(),
        warc(&[FIRST, SECOND]),
        format!("id,isi\n1,\"{FIRST}\"\n").into_bytes(),
    ];
    seeds.extend(
        ["pyarrow-snappy.parquet", "pyarrow-zstd-v2.parquet", "pyarrow-delta-gzip.parquet", "polars-zstd.parquet"].map(parquet),
    );
    seeds
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// Whatever is done to the bytes of an input, it is read or refused, in little time and memory.
    #[test]
    fn broken_bytes_of_any_kind_are_read_or_refused(
        seed in 0_usize..11,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = seeds().swap_remove(seed);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = write(folder.path(), "a", &bytes);
        let limits = Limits { article: 1 << 20, unpacked: 16 << 20, held: 1 << 20, ..Limits::default() };
        let options = InputOptions { limits, ..InputOptions::default() };
        prop_assert!(input::read(&[path], &options).take(5_000_000).count() < 5_000_000);
    }
}
