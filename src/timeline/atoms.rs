//! What a timeline is made of: documents as they were read, and accounts, each what one article says of one happening.
//!
//! A timeline is a function of its set of atoms ([`Atoms::build`]) and keeps all of them that count ([`Atoms::of_timeline`]).
//! Merging takes timelines apart, unites the sets and builds again; where an article was read in several ways, the greatest
//! reading counts, and the greatest of a set is that of the greatest of its parts. That merging is associative, commutative and idempotent, and that
//! extracting many articles is merging what each gives, follows from this alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::duplicates::duplicates;
use super::entities::entities;
use super::join::join;
use super::model::{Document, Event, Evidence, Generator, Report, SCHEMA, Timeline, TypeFacts};
use super::namesakes::{Namesakes, forget_in_document, forget_in_report};
use super::readings::{Reading, one_of_each};
use super::settle::settle;
use super::validate::validate;
use crate::packs::Country;

/// What one article says of one happening.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Account {
    /// The event type's name.
    pub kind: String,
    /// Its slots.
    pub report: Report,
    /// Its sentences, in the order of the text. [`Evidence::report`] is 0 here.
    pub evidence: Vec<Evidence>,
}

/// The parts of any number of timelines.
#[derive(Debug, Clone, Default)]
pub struct Atoms {
    /// The topic and packs of the parts so far; `None` before the first.
    setting: Option<Setting>,
    readings: Vec<Reading>,
    types: BTreeMap<String, TypeFacts>,
    evidence_only: bool,
}

/// What a timeline was asked for and made with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Setting {
    topic: Vec<Country>,
    packs: Vec<String>,
}

impl Setting {
    /// Two settings in one: what they share, else no topic in particular, and all packs in order of name.
    fn join(self, other: Self) -> Self {
        let packs = if self.packs == other.packs {
            self.packs
        } else {
            self.packs.into_iter().chain(other.packs).collect::<BTreeSet<_>>().into_iter().collect()
        };
        Self { topic: if self.topic == other.topic { self.topic } else { Vec::new() }, packs }
    }
}

/// What makes a timeline impossible to take apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeError(pub(super) String);

impl MergeError {
    /// That of a timeline of another schema.
    pub fn of_schema(schema: &str) -> Self {
        Self(format!("its schema is `{schema}`; this program reads `{SCHEMA}`"))
    }
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MergeError {}

impl Atoms {
    /// No article yet, with this topic and these packs.
    pub fn new(topic: &[Country], packs: &[String]) -> Self {
        Self { setting: Some(Setting { topic: topic.to_vec(), packs: packs.to_vec() }), ..Self::default() }
    }

    /// Adds an article and what it says.
    pub(super) fn push(&mut self, document: Document, accounts: impl IntoIterator<Item = Account>) {
        self.readings.push(Reading::new(document, accounts));
    }

    /// Notes what is known of an event type. Where two versions of the rules differ, the greater of the two holds.
    pub(super) fn note_type(&mut self, kind: &str, facts: TypeFacts) {
        match self.types.get_mut(kind) {
            Some(known) if facts > *known => *known = facts,
            Some(_) => {}
            None => {
                self.types.insert(kind.to_string(), facts);
            }
        }
    }

    /// Takes a timeline apart.
    ///
    /// # Errors
    /// If it is of another schema, or tells what no timeline can: evidence of an article that is not listed, a day that is none.
    pub fn of_timeline(timeline: Timeline) -> Result<Self, MergeError> {
        validate(&timeline)?;
        let mut atoms = Self::new(&timeline.topic, &timeline.generator.packs);
        let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
        for mut document in timeline.documents {
            forget_in_document(&mut document);
            match by_id.get(&document.id) {
                Some(&known) => atoms.readings[known].add_place(document),
                None => {
                    by_id.insert(document.id.clone(), atoms.readings.len());
                    atoms.readings.push(Reading::new(document, []));
                }
            }
        }
        for event in timeline.events {
            let Event { id, kind, plover, cameo, goldstein, mutual, reports, evidence, .. } = event;
            let account = |report: Report| {
                let mut report = report.alone();
                forget_in_report(&mut report);
                Account { kind: kind.clone(), report, evidence: Vec::new() }
            };
            let mut accounts: Vec<Account> = reports.into_iter().map(account).collect();
            for mut sentence in evidence {
                let account =
                    accounts.get_mut(sentence.report as usize).filter(|account| account.report.document == sentence.document);
                let Some(account) = account else {
                    return Err(MergeError(format!("evidence of event {id} points at a report that is not there")));
                };
                sentence.report = 0;
                account.evidence.push(sentence);
            }
            if accounts.iter().any(|account| account.evidence.is_empty()) {
                return Err(MergeError(format!("event {id} has a report without evidence")));
            }
            for account in accounts {
                let Some(&known) = by_id.get(&account.report.document) else { continue };
                atoms.readings[known].accounts.push(account);
            }
            atoms.note_type(&kind, TypeFacts { plover, cameo, goldstein, mutual });
        }
        Ok(atoms)
    }

    /// Adds the parts of other timelines.
    pub fn extend(&mut self, other: Self) {
        self.setting = match (self.setting.take(), other.setting) {
            (Some(ours), Some(theirs)) => Some(ours.join(theirs)),
            (ours, theirs) => ours.or(theirs),
        };
        self.readings.extend(other.readings);
        for (kind, facts) in other.types {
            self.note_type(&kind, facts);
        }
    }

    /// The states whose dealings were wanted; none for any, or where the parts differ in them. `None` before the first part.
    pub fn topic(&self) -> Option<&[Country]> {
        self.setting.as_ref().map(|setting| setting.topic.as_slice())
    }

    /// Whether some event is of this type.
    pub fn has_type(&self, kind: &str) -> bool {
        self.types.contains_key(kind)
    }

    /// Leaves out articles that gave no evidence, at once, since an archive has more of them than memory holds.
    pub fn keep_evidence_only(&mut self) {
        self.evidence_only = true;
        self.readings.retain(|reading| !reading.accounts.is_empty());
    }

    /// Builds the timeline.
    pub fn build(self) -> Timeline {
        let (mut documents, mut accounts): (Vec<Document>, Vec<Account>) = (Vec::new(), Vec::new());
        for mut reading in one_of_each(self.readings) {
            if !self.evidence_only || !reading.accounts.is_empty() {
                accounts.append(&mut reading.accounts);
                documents.extend(reading.into_documents());
            }
        }
        // The readings are in the order of their articles, and the accounts of each in theirs: what is left is the type.
        accounts.sort_by(|a, b| a.kind.cmp(&b.kind));
        sort_by_source(&mut documents);
        for (document, copy) in duplicates(&documents).into_iter().enumerate() {
            documents[document].duplicate_of = copy;
        }
        Namesakes::of(&documents).tell_apart(&mut documents, &mut accounts);
        let entities = entities(&documents);
        let context = Context::new(&documents, &accounts, &entities, &self.types);
        let joined = join(&accounts, &context);
        let mut events: Vec<Event> = joined.into_iter().map(|accounts| settle(&accounts, &context)).collect();
        events.sort_by(|a, b| {
            let key = |event: &Event| event.date.as_ref().map(|date| (date.start, date.end));
            let (day_a, day_b) = (key(a), key(b));
            (day_a.is_none(), day_a, &a.kind, &a.id).cmp(&(day_b.is_none(), day_b, &b.kind, &b.id))
        });
        let Setting { topic, packs } = self.setting.unwrap_or(Setting { topic: Vec::new(), packs: Vec::new() });
        Timeline {
            schema: SCHEMA.to_string(),
            generator: Generator { name: "newsctl".to_string(), version: env!("CARGO_PKG_VERSION").to_string(), packs },
            topic,
            documents,
            entities,
            events,
        }
    }
}

/// Puts documents in the order of their sources.
fn sort_by_source(documents: &mut Vec<Document>) {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let keys: Vec<(&str, u64)> = documents.iter().map(|document| by_source(&document.source)).collect();
    order.sort_unstable_by(|&a, &b| keys[a].cmp(&keys[b]).then_with(|| documents[a].cmp(&documents[b])));
    let mut taken: Vec<Option<Document>> = std::mem::take(documents).into_iter().map(Some).collect();
    documents.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// What documents are ordered by: the path, then the number of an article in its container.
fn by_source(source: &str) -> (&str, u64) {
    let numbered = source.rsplit_once('#').and_then(|(path, number)| Some((path, number.parse().ok()?)));
    numbered.unwrap_or((source, 0))
}

#[cfg(test)]
mod tests {
    use super::by_source;

    #[test]
    fn articles_of_a_container_stand_in_their_order() {
        let mut sources = ["b.jsonl#10", "b.jsonl#2", "c.txt", "b.jsonl#1", "a#b.txt", "b.jsonl"];
        sources.sort_unstable_by_key(|source| by_source(source));
        assert_eq!(sources, ["a#b.txt", "b.jsonl", "b.jsonl#1", "b.jsonl#2", "b.jsonl#10", "c.txt"]);
    }
}
