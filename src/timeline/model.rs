//! The timeline's types, serialized exactly as the published JSON Schema says (`newsctl schema`).
//!
//! What readers want stands in [`Document`], [`Entity`] and [`Event`]. Three fields more keep what merging needs, so that a
//! timeline can always be taken apart again: [`Document::sketch`], [`Document::entities`] and [`Event::reports`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::Precision;
use crate::events::{DateBasis, Role, Status};
use crate::names::Duty;
use crate::packs::Country;

/// The value of [`Timeline::schema`].
pub const SCHEMA: &str = "newsctl.timeline/1";

/// One timeline of any number of articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// Name and version of this format: [`SCHEMA`].
    pub schema: String,
    /// What made it.
    pub generator: Generator,
    /// The states whose dealings were wanted; empty where any were, or where timelines of different topics were merged.
    pub topic: Vec<Country>,
    /// The articles read, by source.
    pub documents: Vec<Document>,
    /// Who and what the articles name, by id.
    pub entities: Vec<Entity>,
    /// What happened: by start (undated last), end, type and id.
    pub events: Vec<Event>,
}

/// The program and rules that made a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// `newsctl`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// `id@version` of the packs, in the order they were laid.
    pub packs: Vec<String>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// First 16 hex digits of the SHA-256 of the text.
    pub id: String,
    /// The path as given; `PATH#N` for an article of a container.
    pub source: String,
    /// Where it was published, if its container tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it, if its page tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// What its container calls it: the `id` of a JSON object, the name of an archive's member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it came out.
    pub published: Option<Published>,
    /// ISO 639-1 code of the language of the packs, where enough of its words are theirs.
    pub language: Option<String>,
    /// Number of sentences; `None` where the article was not analysed.
    pub sentences: Option<u32>,
    /// Number of tokens; `None` where the article was not analysed.
    pub tokens: Option<u32>,
    /// The id of the article that this one repeats.
    pub duplicate_of: Option<String>,
    /// Who and what this article names, by id.
    pub entities: Option<Vec<Named>>,
    /// What the story looks like, for finding copies: see [`super::Sketch`]. `None` where it was not analysed or is very short.
    pub sketch: Option<String>,
}

impl Document {
    /// An article of which nothing more is known than what it is and where it lies.
    pub fn unread(id: String, source: String) -> Self {
        Self {
            id,
            source,
            url: None,
            site: None,
            key: None,
            title: None,
            published: None,
            language: None,
            sentences: None,
            tokens: None,
            duplicate_of: None,
            entities: None,
            sketch: None,
        }
    }
}

/// When an article came out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as the precision is.
    pub date: String,
    /// Day, month or year.
    pub precision: Precision,
    /// What it rests on: `option`, `metadata`, `header`, `dateline`, `weekday` or `inferred`.
    pub basis: String,
    /// The words it was read from, if it was read.
    pub text: Option<String>,
}

/// What one article says of an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The entity's id.
    pub id: String,
    /// The name to show, by this article.
    pub name: String,
    /// The country, by this article.
    pub country: Option<Country>,
    /// Of places, what sort: `country`, `capital`, `city`, `region` or `landmark`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Of a landmark, the id of the town where it stands, where a pack tells. The town need not be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Offices named with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Forms met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Of a person no pack knows, what tells him or her from others of the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// How often it is named.
    pub mentions: u32,
}

/// A person, place or organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// `person/vladimir-putin`: type and slug of the name; behind a `~` what tells a person from another of the name.
    pub id: String,
    /// `person`, `place` or `organization`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The name to show.
    pub name: String,
    /// The country it belongs to or is.
    pub country: Option<Country>,
    /// Of places, what sort: `country`, `capital`, `city`, `region` or `landmark`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Of a landmark, the id of the town where it stands, where a pack tells. The town need not be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Offices named with it, the most frequent first.
    pub roles: Vec<String>,
    /// Forms met, the most frequent first.
    pub aliases: Vec<String>,
    /// How often it is named.
    pub mentions: u32,
    /// The ids of the articles that name it, in order.
    pub documents: Vec<String>,
}

/// PLOVER's codes of an event type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plover {
    /// PLOVER's event.
    pub event: String,
    /// PLOVER's mode within it.
    pub mode: Option<String>,
}

/// A happening, with all who report it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// 16 hex digits: the id of the oldest of [`Self::reports`] that is not ambiguous.
    pub id: String,
    /// The event type's name.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER's codes, where the type has them.
    pub plover: Option<Plover>,
    /// CAMEO's code, where the type has one.
    pub cameo: Option<String>,
    /// The Goldstein score of the type, -10 to 10.
    pub goldstein: Option<f64>,
    /// Whether the sides take part alike, so that their order tells nothing (a meeting).
    pub mutual: bool,
    /// How far it is real.
    pub status: Status,
    /// When it takes place.
    pub date: Option<When>,
    /// The sentence that tells it most clearly.
    pub summary: String,
    /// The states that are sides to it, the actor's first.
    pub countries: Vec<Country>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where: an entity's id.
    pub place: Option<String>,
    /// On whose word: entities' ids.
    pub attribution: Vec<String>,
    /// Number of independent articles, those with an ambiguous report left out.
    pub sources: u32,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// How the status went from day to day of report: each change, the oldest first; the last is [`Self::status`].
    pub history: Vec<Step>,
    /// What the articles disagree on.
    pub conflicts: Vec<Conflict>,
    /// What each article says, as its sentences taken together.
    pub reports: Vec<Report>,
    /// The sentences.
    pub evidence: Vec<Evidence>,
}

impl Event {
    /// An event as the report of one article alone tells it; merging settles its id, codes, summary and confidence.
    pub fn told_once(kind: String, mutual: bool, report: Report, evidence: Evidence) -> Self {
        let Report { status, date, countries, participants, place, attribution, .. } = report.clone();
        Self {
            id: String::new(),
            kind,
            plover: None,
            cameo: None,
            goldstein: None,
            mutual,
            status,
            date,
            summary: String::new(),
            countries,
            participants,
            place,
            attribution,
            sources: 1,
            confidence: 0.0,
            history: Vec::new(),
            conflicts: Vec::new(),
            reports: vec![report],
            evidence: vec![evidence],
        }
    }
}

/// When an event takes place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// How finely it was named.
    pub precision: Precision,
    /// What it rests on.
    pub basis: DateBasis,
    /// The words it was read from; in evidence alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One who takes part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// An entity's id.
    pub entity: String,
    /// What it does in the event.
    pub role: Role,
}

/// A status, and the article that first told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The status.
    pub status: Status,
    /// The article's id.
    pub document: String,
}

/// Values that some articles give and the event does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// `date`, `place` or `status`.
    pub field: String,
    /// The values.
    pub values: Vec<Disagreement>,
}

/// One value that the event does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// A day or `START/END`, an entity's id, or a status.
    pub value: String,
    /// The articles that say so.
    pub documents: Vec<String>,
}

/// What one article says of an event, as its sentences taken together. The slots are as in [`Event`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// 16 hex digits, a hash of what the report tells: the same in every timeline that holds it. The event has that of its oldest
    /// report that is not ambiguous. Empty until a timeline is built.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The article's id.
    pub document: String,
    /// How far the event is real.
    pub status: Status,
    /// When.
    pub date: Option<When>,
    /// Sides.
    pub countries: Vec<Country>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where.
    pub place: Option<String>,
    /// On whose word.
    pub attribution: Vec<String>,
    /// Whether it fits another event of the timeline as well, so that it counts neither as a source nor for anything that the
    /// event tells.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
}

impl Report {
    /// The report as the article alone gives it, without what the other reports of a timeline decide.
    pub(crate) fn alone(self) -> Self {
        Self { id: String::new(), ambiguous: false, ..self }
    }
}

/// A sentence that tells of an event. Offsets count code points in the article's text, end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The article's id.
    pub document: String,
    /// Which of [`Event::reports`] it belongs to.
    pub report: u32,
    /// Where the sentence begins.
    pub start: u32,
    /// One past its end.
    pub end: u32,
    /// The sentence.
    pub text: String,
    /// Start and end of the words that triggered it.
    pub trigger: (u32, u32),
    /// How far the event is real, by this sentence.
    pub status: Status,
    /// When, by this sentence and its neighbours.
    pub date: Option<When>,
    /// The rule, as `pack/type.frame`.
    pub rule: String,
    /// How clearly the sentence tells it, 0 to 6: see [`super::clarity`].
    pub clarity: u8,
}

/// What is known of an event type, the same for all its events.
#[derive(Debug, Clone, PartialEq, PartialOrd, Default)]
pub struct TypeFacts {
    /// PLOVER's codes.
    pub plover: Option<Plover>,
    /// CAMEO's code.
    pub cameo: Option<String>,
    /// The Goldstein score.
    pub goldstein: Option<f64>,
    /// Whether the sides take part alike.
    pub mutual: bool,
}
