//! Finds persons, places, organizations and offices, and decides who is who within one article.
//! Knows nothing of events; pronouns and descriptions ("keduanya", "diplomat tersebut") are left to `events/`.

mod bearers;
mod bodies;
mod candidate;
mod coreference;
mod decide;
mod entity;
mod evidence;
mod holders;
mod matches;
mod offices;
mod phrases;
mod roles;
mod scan;
mod shapes;
mod tails;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::dates::Dates;
pub use crate::packs::Calling;
use crate::packs::{Country, Packs};
use crate::span::Span;
use crate::text::Document;

use scan::Scan;
use walk::Walk;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, city, region or landmark.
    Place,
    /// An agency, ministry, company, alliance, armed force, medium …
    Organization,
}

/// How a place is meant where it is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceRole {
    /// As land: "di Moskow".
    Location,
    /// Saying of what country or town something is: "Presiden Rusia".
    Modifier,
    /// As one who acts: "Moskow membantah".
    Actor,
}

/// What sort of place an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A state or territory with a code of its own.
    Country,
    /// The capital of a state, whose name can stand for its government.
    Capital,
    /// Another town.
    City,
    /// A region, province, sea, peninsula, continent, bloc ("Barat").
    Region,
    /// A building, square, airport, cosmodrome, river, mountain.
    Landmark,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where the name itself is, without titles.
    pub span: Span,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// What it names.
    pub kind: EntityKind,
    /// Which entity: index into [`Names::entities`].
    pub entity: usize,
    /// For places, how it is meant.
    pub role: Option<PlaceRole>,
    /// The rule that found it, as `pack/rule`.
    pub rule: String,
}

/// An office or description of office in the text ("Menteri Luar Negeri Rusia", "juru bicara Kremlin", "diplomat tersebut"),
/// with or without a name beside it. Mentions of the country or organization inside it stand in [`Names::mentions`] too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its tokens, without the name beside it and without "mantan", "tersebut", "itu".
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The office's id in the pack ("menteri-luar-negeri").
    pub office: String,
    /// The country it serves, where the words or what is known of the holder tell.
    pub country: Option<Country>,
    /// The person: who is named beside it, or whom the packs know as its holder on the article's day. Index into [`Names::entities`].
    pub person: Option<usize>,
    /// The mention beside it, if it is named there: index into [`Names::mentions`].
    pub mention: Option<usize>,
}

/// What an office or description of a person tells of its bearer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The office's or description's id in the pack.
    pub office: String,
    /// What it is a part of, where that tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calling: Option<Calling>,
    /// The country served or come from, where the words tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
}

/// A person, place or organization of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// `person/vladimir-putin`: type and slug of the fullest or the known name.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The name to show: the known one, else the fullest form the article has.
    pub name: String,
    /// The country it belongs to or is.
    pub country: Option<Country>,
    /// The state its name can stand for as one who acts: a country itself, a capital, "Kremlin", a ministry.
    pub acts_for: Option<Country>,
    /// For places, what sort.
    pub place: Option<PlaceKind>,
    /// For landmarks, the id of the town where they stand, where a pack tells.
    pub within: Option<String>,
    /// Offices named with it in this article, as written ("Presiden Rusia").
    pub roles: BTreeSet<String>,
    /// The forms met in this article, titles left out.
    pub aliases: BTreeSet<String>,
    /// Of a person no pack knows, what the offices and descriptions tell that can tell namesakes apart.
    pub duties: BTreeSet<Duty>,
    /// Whether a pack knows it.
    pub known: bool,
    /// Whether it is a body whose members are states, and itself of none.
    pub international: bool,
    /// Whether it is a medium or a company, whose word is no state's.
    pub private: bool,
}

/// All that the name room found in an article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Names in order; they do not overlap.
    pub mentions: Vec<Mention>,
    /// Places inside the names of organizations ("Kementerian Luar Negeri *Rusia*"), in order.
    pub nested: Vec<Mention>,
    /// Offices in order.
    pub offices: Vec<Office>,
    /// Who and what is named, in order of first mention.
    pub entities: Vec<Entity>,
}

/// Finds the names of the story and joins them to entities.
///
/// ```
/// use newsctl::{article, dates::Dates, names, packs::Packs, text};
/// let packs = Packs::builtin()?;
/// let story = "Menurut Budi Santoso, kapal itu tiba di Jepang.";
/// let document = text::analyse(&packs, story.into(), article::blocks(&packs, story));
/// let names = names::find(&packs, &document, &Dates::default());
/// assert_eq!(names.entities[0].id, "person/budi-santoso");
/// assert_eq!(names.entities[1].id, "place/jepang");
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn find(packs: &Packs, document: &Document, dates: &Dates) -> Names {
    let scan = Scan::new(packs, document, dates);
    let seen = scan.seen();
    let organizations = scan.organization_words();
    let companies = scan.company_names();
    let mut candidates = Vec::new();
    let mut offices = Vec::new();
    for (index, sentence) in document.story() {
        let mut walk = Walk {
            scan: &scan,
            sentence: index,
            end: sentence.tokens.end,
            headline: scan.headline[index],
            seen: &seen,
            organizations: &organizations,
            companies: &companies,
            candidates: Vec::new(),
            offices: Vec::new(),
        };
        walk.run(sentence.tokens.clone());
        walk.weigh(sentence.tokens.start);
        let (first, first_office) = (candidates.len(), offices.len());
        candidates.extend(walk.candidates.into_iter().map(|mut candidate| {
            candidate.office = candidate.office.map(|office| office + first_office);
            candidate
        }));
        offices.extend(walk.offices.into_iter().map(|mut office| {
            office.organization = office.organization.map(|organization| organization + first);
            office
        }));
    }
    let kinds = decide::decide(&scan, &mut candidates);
    let day = dates.published.as_ref().map(|published| published.anchor());
    entity::finish(&scan, candidates, offices, &kinds, day)
}
