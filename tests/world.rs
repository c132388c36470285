//! Checks the facts of `packs/world` and `packs/rusia-korut` against each other: no name for two things, codes and capitals
//! there, offices known, days in order, one holder at a time. What the outside world says they can't check.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use newsctl::packs::format::{Countries, Organizations, Persons, Places, Source, Titles};
use newsctl::packs::{PackFile, parse};
use serde::de::DeserializeOwned;

/// Every file of persons, the rolls among the others.
fn persons() -> Vec<(String, Persons)> {
    let mut found = files::<Persons>("persons");
    for (path, file) in &mut found {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("packs").join(&*path)).unwrap();
        assert_eq!(file.unroll(&text), [], "{path}");
    }
    assert!(found.iter().map(|(_, file)| file.person.len()).sum::<usize>() > 1000);
    found
}

/// The members of the United Nations by ISO 3166-1 alpha-3 code.
const UN_MEMBERS: &str = "
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN
    CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM
    GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ
    KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
    MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN
    SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA
    UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE";

/// States whose capital bears the name of the state.
const SAME_NAME_CAPITAL: &[&str] = &["DJI", "LUX", "MCO", "SGP", "SMR"];

/// Offices that several persons of a country hold at a time.
const MANY_HOLDERS: &[&str] = &[
    "wakil-perdana-menteri",
    "wakil-menteri-luar-negeri",
    "juru-bicara",
    "juru-bicara-kementerian-luar-negeri",
    "utusan-khusus",
    "ajudan",
    "menteri",
];

/// Every file of a kind, with its path.
fn files<T: DeserializeOwned>(kind: &str) -> Vec<(String, T)> {
    let mut found = Vec::new();
    for pack in ["id", "world", "rusia-korut"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs").join(pack);
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            if text.lines().any(|line| line == format!("kind = \"{kind}\"")) {
                let name = format!("{pack}/{}", path.file_name().unwrap().to_string_lossy());
                let file = PackFile { path: name.clone(), text: text.into() };
                let value = parse(&file).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
                found.push((name, value));
            }
        }
    }
    assert!(!found.is_empty(), "no file of kind {kind}");
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The lines of a gazetteer as lists of forms.
fn lines(names: &str) -> impl Iterator<Item = Vec<&str>> {
    names.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split('|').map(str::trim).collect())
}

/// Every full form with what it names, by lower-cased form.
fn forms() -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |form: &str, thing: String| {
        assert!(!form.is_empty() && form.trim() == form, "a form of {thing} is empty or has blanks around it");
        all.entry(form.to_lowercase().replace('’', "'")).or_default().insert(thing);
    };
    for (_, file) in files::<Countries>("countries") {
        for (code, entry) in &file.country {
            for form in [&entry.name].into_iter().chain(&entry.also).chain(&entry.adjectives) {
                add(form, format!("country {}", code.get_ref()));
            }
            for form in entry.capital.iter().chain(&entry.capital_also) {
                add(form, format!("capital of {}", code.get_ref()));
            }
            for seat in &entry.seats {
                lines(seat).flatten().for_each(|form| add(form, format!("seat {seat}")));
            }
        }
    }
    for (_, file) in persons() {
        for (name, entry) in &file.person {
            [name.get_ref()].into_iter().chain(&entry.also).for_each(|form| add(form, format!("person {}", name.get_ref())));
        }
    }
    for (_, file) in files::<Organizations>("organizations") {
        for (name, entry) in &file.organization {
            let thing = format!("organization {}", name.get_ref());
            [name.get_ref()].into_iter().chain(&entry.also).for_each(|form| add(form, thing.clone()));
        }
    }
    for (_, file) in files::<Places>("places") {
        for (name, entry) in &file.place {
            [name.get_ref()].into_iter().chain(&entry.also).for_each(|form| add(form, format!("place {}", name.get_ref())));
        }
        for gazetteer in &file.gazetteer {
            for line in lines(gazetteer.names.get_ref()) {
                let thing = format!("place {} {:?}", line[0], gazetteer.country);
                line.iter().for_each(|form| add(form, thing.clone()));
            }
        }
    }
    all
}

#[test]
fn no_name_is_given_to_two_things() {
    // A seat of government is a body that acts and the house it sits in: "Kremlin membantah", "di Kremlin".
    let seat = |things: &BTreeSet<String>| {
        let names: BTreeSet<&str> = things.iter().filter_map(|thing| Some(thing.split_once(' ')?.1)).collect();
        things.len() == 2
            && names.len() == 1
            && things.iter().all(|thing| thing.starts_with("organization ") || thing.starts_with("place "))
    };
    let shared: Vec<_> = forms().into_iter().filter(|(_, things)| things.len() > 1 && !seat(things)).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn no_place_is_listed_twice() {
    let mut seen = BTreeMap::new();
    for (path, file) in files::<Places>("places") {
        for gazetteer in &file.gazetteer {
            for line in lines(gazetteer.names.get_ref()) {
                for form in line {
                    let first = seen.insert(form.to_string(), path.clone());
                    assert!(first.is_none(), "{form} stands in {path} and in {first:?}");
                }
            }
        }
    }
}

#[test]
fn every_member_of_the_un_is_there_with_its_capital() {
    let files = files::<Countries>("countries");
    let members: Vec<&str> = UN_MEMBERS.split_whitespace().collect();
    assert_eq!(members.len(), 193);
    for code in members {
        let found = files.iter().find_map(|(_, file)| file.country.iter().find(|(key, _)| key.get_ref().as_str() == code));
        let (_, entry) = found.unwrap_or_else(|| panic!("{code} is missing"));
        assert_eq!(entry.capital.is_none(), SAME_NAME_CAPITAL.contains(&code), "capital of {code}");
    }
}

#[test]
fn countries_named_by_other_files_are_known() {
    let known: BTreeSet<_> =
        files::<Countries>("countries").iter().flat_map(|(_, file)| file.country.keys().map(|key| *key.get_ref())).collect();
    let mut used = BTreeMap::new();
    for (_, file) in persons() {
        used.extend(file.person.iter().map(|(name, entry)| (*entry.country.get_ref(), name.get_ref().clone())));
    }
    for (_, file) in files::<Organizations>("organizations") {
        used.extend(
            file.organization
                .iter()
                .filter_map(|(name, entry)| Some((*entry.country.as_ref()?.get_ref(), name.get_ref().clone()))),
        );
    }
    for (_, file) in files::<Places>("places") {
        used.extend(
            file.gazetteer
                .iter()
                .filter_map(|gazetteer| Some((*gazetteer.country.as_ref()?.get_ref(), "a gazetteer".to_string()))),
        );
    }
    let unknown: Vec<_> = used.iter().filter(|(country, _)| !known.contains(country)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn offices_are_those_of_the_titles_and_of_known_things() {
    let titles = files::<Titles>("titles");
    let known: BTreeSet<&str> = titles.iter().flat_map(|(_, file)| file.office.keys().map(|id| id.get_ref().as_str())).collect();
    let forms = forms();
    for (path, file) in persons() {
        for (name, entry) in &file.person {
            for office in &entry.offices {
                let id = office.office.get_ref();
                assert!(known.contains(id.as_str()), "{path}: {} holds `{id}`, which no titles file has", name.get_ref());
                if let Some(of) = &office.of {
                    assert!(forms.contains_key(&of.to_lowercase()), "{path}: {} holds `{id}` of {of}, unknown", name.get_ref());
                }
            }
        }
    }
}

#[test]
fn days_in_office_are_in_order_and_offices_have_one_holder_at_a_time() {
    let mut held: BTreeMap<_, Vec<(NaiveDate, NaiveDate, String)>> = BTreeMap::new();
    for (path, file) in persons() {
        let checked = file.sources.iter().map(|source| source.checked.0).max().unwrap();
        for (name, entry) in &file.person {
            for office in &entry.offices {
                let name = name.get_ref().clone();
                let Some(from) = office.from else {
                    assert!(office.to.is_none(), "{path}: {name} leaves an office without a first day");
                    continue;
                };
                assert!(from.0 <= checked, "{path}: {name} enters an office after the facts were checked");
                let to = office.to.map_or(NaiveDate::MAX, |day| day.0);
                assert!(from.0 <= to, "{path}: {name} leaves before entering");
                let id = office.office.get_ref().clone();
                if MANY_HOLDERS.contains(&id.as_str()) {
                    continue;
                }
                // An ambassador's office is told by who sends, another organization's by the organization alone.
                let sends = office.of.is_none() || id == "duta-besar";
                let of = (id, sends.then_some(*entry.country.get_ref()), office.of.clone());
                held.entry(of).or_default().push((from.0, to, name));
            }
        }
    }
    for (office, mut terms) in held {
        terms.sort();
        for pair in terms.windows(2) {
            // On a day of handing over, both hold it.
            assert!(pair[0].1 <= pair[1].0, "{office:?}: {pair:?}");
        }
    }
}

#[test]
fn doubtful_names_are_names_that_the_packs_show() {
    let forms = forms();
    let places = files::<Places>("places");
    let organizations = files::<Organizations>("organizations");
    let doubtful = places
        .iter()
        .flat_map(|(path, file)| file.doubtful.iter().map(move |name| (path, name)))
        .chain(organizations.iter().flat_map(|(path, file)| file.doubtful.iter().map(move |name| (path, name))));
    for (path, name) in doubtful {
        assert!(forms.contains_key(&name.to_lowercase()), "{path}: {name} is called doubtful, but no entry has it");
    }
}

#[test]
fn every_file_names_its_sources() {
    let mut all: Vec<(String, Vec<Source>)> = Vec::new();
    all.extend(files::<Countries>("countries").into_iter().map(|(path, file)| (path, file.sources)));
    all.extend(persons().into_iter().map(|(path, file)| (path, file.sources)));
    all.extend(files::<Places>("places").into_iter().map(|(path, file)| (path, file.sources)));
    all.extend(files::<Organizations>("organizations").into_iter().map(|(path, file)| (path, file.sources)));
    for (path, sources) in all {
        assert!(!sources.is_empty() && sources.iter().all(|source| !source.name.is_empty()), "{path} names no source");
    }
}
