//! `kind = "countries"`, `"persons"`, `"places"`, `"organizations"`: known names.
//! A table is keyed by the name to show, so that TOML itself refuses a name given twice in a file.

use super::{Spanned, Table};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::roll::{LineFault, Roll};
use crate::packs::Country;

/// A day of a pack file, written as a TOML date (`2000-05-07`, no quotes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

/// A day as `2000-05-07`. Thousands are read at every start, so nothing more general does it.
pub(in crate::packs) fn day_of(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let is_mark = |at: usize| matches!(at, 4 | 7);
    if !bytes.iter().enumerate().all(|(at, byte)| if is_mark(at) { *byte == b'-' } else { byte.is_ascii_digit() }) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |all, digit| all * 10 + u32::from(digit - b'0'));
    NaiveDate::from_ymd_opt(number(&bytes[..4]) as i32, number(&bytes[5..7]), number(&bytes[8..]))
}

/// The name by which a [`Day`] asks the reader of pack files for a day as it is written.
pub(in crate::packs) const DAY: &str = "newsctl::Day";

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl serde::de::Visitor<'_> for Read {
            type Value = Day;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a day without quotes, as 2000-05-07")
            }

            fn visit_bytes<E: serde::de::Error>(self, day: &[u8]) -> Result<Day, E> {
                let day = day.get(..10).and_then(|day| std::str::from_utf8(day).ok());
                day.and_then(day_of).map(Day).ok_or_else(|| E::custom("a day is written without quotes, as 2000-05-07"))
            }
        }

        deserializer.deserialize_tuple_struct(DAY, 1, Read)
    }
}

/// Where the facts of a file come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name of the source.
    pub name: String,
    /// Day on which the facts were checked against it.
    pub checked: Day,
}

/// Countries and territories.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countries {
    /// `"countries"`.
    pub kind: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// By ISO 3166-1 alpha-3 code.
    pub country: Table<CountryEntry, Country>,
}

/// How persons of a country are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameOrder {
    /// Vladimir Putin: the last name is the short form.
    #[default]
    GivenFirst,
    /// Kim Jong-un, Xi Jinping: the first name is the short form.
    FamilyFirst,
    /// Nguyen Phu Trong, Joko Widodo, Anwar Ibrahim: the given name is the short form, wherever it stands; `short` tells it.
    Given,
}

/// A country.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryEntry {
    /// The name to show, as Indonesian papers write it ("Korea Utara").
    pub name: String,
    /// Other names, long, short and old ("Korut", "DPRK", "Republik Rakyat Demokratik Korea").
    #[serde(default)]
    pub also: Vec<String>,
    /// Adjectives that differ from the name ("Arab" for Arab Saudi is none; "Belanda" needs none).
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// The capital's name to show.
    pub capital: Option<String>,
    /// Other spellings of the capital ("Moskwa").
    #[serde(default)]
    pub capital_also: Vec<String>,
    /// Other towns that house its government, so that their names can stand for it ("Den Haag|The Hague"): `name|also|also`.
    #[serde(default)]
    pub seats: Vec<String>,
    /// How its people are named.
    #[serde(default)]
    pub name_order: NameOrder,
    /// Set where this entry is meant to replace one of an earlier pack.
    #[serde(default)]
    pub replace: bool,
    /// Set where this entry only adds names to one of an earlier pack.
    #[serde(default)]
    pub extend: bool,
}

/// Persons.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// `"persons"`.
    pub kind: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// By the name to show.
    #[serde(default)]
    pub person: Table<PersonEntry>,
    /// Persons as lines, country by country. When the file has been read, they stand among the others.
    #[serde(default)]
    pub roll: Vec<Roll>,
}

impl Persons {
    /// Puts the persons of the rolls among the others; gives what is wrong with their lines. `file` is the file's text.
    pub fn unroll(&mut self, file: &str) -> Vec<LineFault> {
        let mut faults = Vec::new();
        let mut persons = Vec::new();
        for roll in std::mem::take(&mut self.roll) {
            for entry in roll.entries(file) {
                match entry {
                    Ok(person) => persons.push(person),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        for (name, _) in self.person.extend(persons) {
            let message = format!("`{}` is given twice in this file", name.get_ref());
            faults.push((name.span(), message, "one line a person: put the offices behind one another".to_string()));
        }
        faults
    }
}

/// A person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// The country he or she serves or belongs to.
    pub country: Spanned<Country>,
    /// Other full forms. Variants that rules make (Jong-un/Jong Un, Sergei/Sergey) are not listed.
    #[serde(default)]
    pub also: Vec<String>,
    /// Short forms that a later mention may have, where the country's name order does not give them ("Jokowi").
    #[serde(default)]
    pub short: Vec<String>,
    /// Offices held.
    #[serde(default)]
    pub offices: Vec<OfficeEntry>,
    /// Set where this entry is meant to replace one of an earlier pack.
    #[serde(default)]
    pub replace: bool,
    /// Set where this entry only adds names to one of an earlier pack.
    #[serde(default)]
    pub extend: bool,
}

/// An office held by a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Its id in a `titles` file ("menteri-luar-negeri").
    pub office: Spanned<String>,
    /// The organization or place it is of, where that is not the person's country ("Kremlin", "PBB").
    pub of: Option<String>,
    /// First day in office, inclusive; none: the days are not known, and the entry does not tell who held the office on a day.
    pub from: Option<Day>,
    /// Last day in office, inclusive; none where `from` is given: still in office when checked.
    pub to: Option<Day>,
}

/// Places other than countries and capitals.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// `"places"`.
    pub kind: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// By the name to show.
    #[serde(default)]
    pub place: Table<PlaceEntry>,
    /// A gazetteer: a block of lines `name|also|also`, all of the country and type that its table names.
    #[serde(default)]
    pub gazetteer: Vec<Gazetteer>,
    /// By town, the landmarks that stand in it, or that serve it (its airports, ports, stations), so that the landmark and the
    /// town are no two places where one thing happened. Both by the names that packs show.
    #[serde(default)]
    pub within: Table<Vec<Spanned<String>>>,
    /// Names of places, capitals and countries among them, that are common words or given names too ("Lima", "Batu", "Sofia").
    /// They count as places only where the text shows one: after a preposition of place or a type word, or before ", COUNTRY".
    #[serde(default)]
    pub doubtful: Vec<String>,
}

/// What sort of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceType {
    /// A town or village.
    City,
    /// A province, region, sea, island, peninsula, continent.
    Region,
    /// A building, square, airport, port, cosmodrome, river, mountain.
    Landmark,
}

/// A place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// The country it lies in, if in one alone.
    pub country: Option<Spanned<Country>>,
    /// What sort.
    #[serde(rename = "type")]
    pub place_type: PlaceType,
    /// Other names and spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// Set where this entry is meant to replace one of an earlier pack.
    #[serde(default)]
    pub replace: bool,
    /// Set where this entry only adds names to one of an earlier pack.
    #[serde(default)]
    pub extend: bool,
}

/// Many places of one country and type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gazetteer {
    /// The country they lie in.
    pub country: Option<Spanned<Country>>,
    /// What sort.
    #[serde(rename = "type")]
    pub place_type: PlaceType,
    /// A line a place: its name, other names after `|`.
    pub names: Spanned<String>,
}

/// Organizations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organizations {
    /// `"organizations"`.
    pub kind: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// By the name to show.
    pub organization: Table<OrganizationEntry>,
    /// Names to show that are common words or given names too ("Antara", "Tempo"). At the beginning of a sentence and in a headline
    /// in title case they count only where a word beside them shows an organization.
    #[serde(default)]
    pub doubtful: Vec<String>,
}

/// What sort of organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganizationType {
    /// A government, its seat, a ministry, an agency, a court, a parliament.
    Government,
    /// Armed forces, police, militias.
    Armed,
    /// An international organization or alliance.
    International,
    /// A news agency, paper, broadcaster.
    Media,
    /// A party.
    Party,
    /// A company.
    Company,
    /// Anything else: universities, clubs, churches, charities.
    Other,
}

/// An organization.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationEntry {
    /// What sort.
    #[serde(rename = "type")]
    pub organization_type: OrganizationType,
    /// The country it belongs to, if to one.
    pub country: Option<Spanned<Country>>,
    /// Other names and abbreviations.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether its name stands for the state when it acts ("Kremlin", "Gedung Putih", a ministry). Armed forces, intelligence
    /// services, ministries, parliaments and seats of government do; media, companies and parties don't.
    #[serde(default)]
    pub acts_for_state: bool,
    /// Set where this entry is meant to replace one of an earlier pack.
    #[serde(default)]
    pub replace: bool,
    /// Set where this entry only adds names to one of an earlier pack.
    #[serde(default)]
    pub extend: bool,
}
