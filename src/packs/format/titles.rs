//! `kind = "titles"`: offices, descriptions of persons by what they do, honorifics and ranks.

use super::{Spanned, Table};
use serde::{Deserialize, Serialize};

use super::NameExample;

/// Titles of office and honorifics.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// `"titles"`.
    pub kind: String,
    /// Offices by id ("menteri-luar-negeri").
    #[serde(default)]
    pub office: Table<OfficeTitle>,
    /// Nouns that describe a person by what he or she does ("pengamat", "diplomat"): read like offices, but held by many.
    #[serde(default)]
    pub descriptors: Vec<String>,
    /// Nouns that describe a person by the sport he or she plays or trains ("kiper", "pelatih"): descriptors too.
    #[serde(default)]
    pub sports: Vec<String>,
    /// Words around an office.
    #[serde(default)]
    pub around: AroundOffice,
    /// Words around a name.
    #[serde(default)]
    pub honorific: Honorifics,
    /// Sentences with the names that must be found.
    #[serde(default)]
    pub yes: Vec<NameExample>,
    /// Sentences with names that must not be found.
    #[serde(default)]
    pub no: Vec<NameExample>,
}

/// What an office is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeScope {
    /// A state ("Presiden Rusia").
    Country,
    /// A province, town or other part ("Gubernur Jawa Barat").
    Place,
    /// An organization ("Sekretaris Jenderal PBB").
    Organization,
    /// Nothing need follow; who holds it is not told by its complement ("ajudan").
    None,
}

/// An office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeTitle {
    /// Its names, long and short ("menteri luar negeri", "menlu").
    pub names: Vec<String>,
    /// What it is of.
    pub of: OfficeScope,
    /// Whether at most one person of a country or organization holds it at a time, so that the office names him or her.
    #[serde(default)]
    pub unique: bool,
    /// How much its holder stands out, 0 to 9: whom a bare family name means when several known persons share it.
    #[serde(default)]
    pub prominence: u8,
    /// Ids of offices whose holder is meant, first that has one, where the words name no one office ("pemimpin").
    #[serde(default)]
    pub means: Vec<Spanned<String>>,
}

/// Words around an office that are no part of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AroundOffice {
    /// Who held it and does no longer: mantan, eks.
    #[serde(default)]
    pub former: Vec<String>,
    /// Who fills it for a time: plt., pjs.
    #[serde(default)]
    pub acting: Vec<String>,
    /// Who is to hold it or wants to: calon.
    #[serde(default)]
    pub candidate: Vec<String>,
    /// Who stands under the holder, making another office: wakil, deputi.
    #[serde(default)]
    pub deputy: Vec<String>,
    /// After an office, of one who is chosen but not yet in it: terpilih.
    #[serde(default)]
    pub elect: Vec<String>,
    /// Before a field of duty: untuk, bidang, urusan.
    #[serde(default)]
    pub field_marker: Vec<String>,
    /// Words that narrow an office or a description and stand between it and the name: politik, senior, utama.
    #[serde(default)]
    pub field: Vec<String>,
    /// Before where someone comes from: asal, dari.
    #[serde(default)]
    pub origin: Vec<String>,
}

/// Words around a name that are no part of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Honorifics {
    /// Before it: Pak, Dr., Kolonel, KH.
    #[serde(default)]
    pub before: Vec<String>,
    /// After it, behind a comma: S.H., M.Sc.
    #[serde(default)]
    pub after: Vec<String>,
}
