//! The gate before the rooms (`Packs::gate`) turns away no article that could tell something: a state that is named in a text
//! passes the gate there, however it is written.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use newsctl::analysis::{Options, analyse};
use newsctl::input::{self, Article, InputOptions};
use newsctl::packs::{Country, Gate, Packs};
use proptest::prelude::*;
use proptest::sample::{Index, select};

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::builtin().unwrap());
static PAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let read = input::read(&["fixtures".into()], &InputOptions::default());
    read.map(|article| article.unwrap().text.to_string()).collect()
});
/// A gate for each state alone.
static GATES: LazyLock<BTreeMap<Country, Gate<'static>>> = LazyLock::new(|| {
    let states: BTreeSet<Country> = PACKS.name_rules.known.names.iter().filter_map(|known| known.country).collect();
    states.into_iter().map(|state| (state, PACKS.gate(&[state]))).collect()
});
/// Known names with their states.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let known = PACKS.name_rules.known.names.iter();
    known.filter(|known| known.country.is_some()).map(|known| known.name.clone()).collect()
});

/// The states that an article names, by all rooms.
fn named(text: &str) -> BTreeSet<Country> {
    let analysis = analyse(&PACKS, &Article::new("a.txt", text), &Options::default());
    let offices = analysis.names.offices.iter().filter_map(|office| office.country);
    let events = analysis.events.events.iter().flat_map(|event| event.merged.countries.clone());
    let entities = analysis.names.entities.iter().flat_map(|entity| [entity.country, entity.acts_for]).flatten();
    entities.chain(offices).chain(events).collect()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for state in named(text) {
        if let Some(gate) = GATES.get(&state) {
            prop_assert!(gate.opens(text), "{state} in {text:?}");
        }
    }
    Ok(())
}

#[test]
fn what_the_fixtures_name_passes() {
    for page in PAGES.iter() {
        check(page).unwrap();
        check(&page.to_lowercase()).unwrap();
        check(&page.to_uppercase()).unwrap();
    }
}

#[test]
fn what_names_one_state_is_turned_away() {
    let states = ["RUS", "PRK"].map(|code| Country::new(code).unwrap());
    let gate = PACKS.gate(&states);
    for text in [
        "Presiden Rusia tiba di Pyongyang.",
        "Putin dan Kim Jong\u{ad}-un bertemu.",
        "KompasTVRusia-Korut",
        "Vla-\ndivostok, Korut",
    ] {
        assert!(gate.opens(text), "{text}");
    }
    for text in [
        "",
        "Presiden Rusia tiba di Paris.",
        "Korea Utara menguji rudal.",
        "Harga beras di Sumatera Utara naik, kata warga Korea.",
    ] {
        assert!(!gate.opens(text), "{text}");
    }
}

/// A known name as some page might write it.
fn name() -> impl Strategy<Value = String> {
    let before = select(vec!["", "", "", "pro-", "anti-", "\"", "(", "KompasTV", "ANTARA", "eks-", "12", "x/", "St. ", "di "]);
    let behind = select(vec!["", "", "", "-lah", "nya", ".", ",", "'s", "-Jepang", "Baca", "\u{200b}", "2024", ")", "\u{a0}itu"]);
    let way = 0..10;
    (any::<Index>(), before, behind, way, any::<Index>()).prop_map(|(name, before, behind, way, at)| {
        let name = name.get(&NAMES).clone();
        let boundaries: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
        let (head, tail) = name.split_at(*at.get(&boundaries));
        let name = match way {
            0 => name.to_lowercase(),
            1 => name.to_uppercase(),
            2 => name.replace('-', "\u{2010}"),
            3 => name.replace('-', " "),
            4 => format!("{head}\u{ad}{tail}"),
            5 => format!("{head}-\n{tail}"),
            6 => name.replace(' ', "\n  "),
            7 => name.replace('\'', "’"),
            8 => format!("{head}\u{301}{tail}"),
            _ => name,
        };
        format!("{before}{name}{behind}")
    })
}

fn article() -> impl Strategy<Value = String> {
    let around = select(vec![
        "Presiden {} tiba di {} pada Senin (12/3/2018) untuk bertemu {}.",
        "{} dan {} menandatangani perjanjian, kata juru bicara {}.",
        "JAKARTA, KOMPAS.com - Menlu {} mengunjungi {}.\n\nBaca juga: {}",
        "{}, {}, {}",
        "kemarin {} mengirim surat kepada {} lewat {} tanpa tanggapan dari mereka yang hadir",
        "Duta Besar {} untuk {} ({}) membantah laporan itu.",
    ]);
    prop::collection::vec((around, [name(), name(), name()]), 1..4).prop_map(|sentences| {
        let fill = |(around, names): (&str, [String; 3])| {
            let mut parts = around.split("{}");
            let mut text = parts.next().unwrap_or_default().to_string();
            for (name, part) in names.iter().zip(parts) {
                text += name;
                text += part;
            }
            text
        };
        sentences.into_iter().map(fill).collect::<Vec<_>>().join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_pass_however_they_are_written(text in article()) {
        check(&text)?;
    }

    #[test]
    fn pages_pass_however_they_are_cut(page in any::<Index>(), cuts in prop::collection::vec((any::<Index>(), select(vec!["", "-\n", "\u{ad}", " ", "\n", "X", "é", "<b>"])), 0..20)) {
        let mut text = page.get(&PAGES).clone();
        for (at, with) in cuts {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            text.insert_str(*at.get(&boundaries), with);
        }
        check(&text)?;
    }
}

fn newsctl(arguments: &[&str]) -> Vec<u8> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsctl"));
    let output = program.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What is printed with the gate is what is printed without: of a timeline with all documents, those without evidence left out.
#[test]
fn the_timeline_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let story = "Presiden Rusia Vladimir Putin bertemu pemimpin Korea Utara Kim Jong-un di Vladivostok, Kamis (25/4/2019).";
    let html = format!(
        "<html><head><title>Pertemuan</title></head><body><article><p>{}</p><p>Keduanya bertemu selama dua jam di kampus \
         universitas itu dan makan malam bersama para pejabat kedua negara.</p></article></body></html>",
        story.replace("Rusia", "Ru&shy;sia").replace("Korea", "&#75;orea").replace("Putin", "P&#117;tin")
    );
    write("a.html", html.as_bytes());
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(story.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    write("b.txt", &utf16);
    write(
        "c.jsonl",
        format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Harga beras naik.\"}}\n", story.replace("Kim", "\\u004bim")).as_bytes(),
    );
    write("d.txt", b"Cuaca di Jakarta cerah sepanjang hari.");
    let all = folder.path().join("all.json");
    let inputs: [PathBuf; 2] = ["fixtures".into(), folder.path().into()];
    let inputs: Vec<&str> = inputs.iter().map(|path| path.to_str().unwrap()).collect();
    let gated = newsctl(&[&["extract", "--documents=evidence"], &inputs[..]].concat());
    std::fs::write(&all, newsctl(&[&["extract"], &inputs[..]].concat())).unwrap();
    let whole = newsctl(&["merge", "--documents=evidence", all.to_str().unwrap()]);
    assert_eq!(String::from_utf8_lossy(&gated), String::from_utf8_lossy(&whole));
    let text = String::from_utf8_lossy(&gated);
    assert!(text.contains("a.html") && text.contains("b.txt") && text.contains("c.jsonl") && !text.contains("d.txt"));
}
