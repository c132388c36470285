//! Finds events: frames from the packs, filled from clauses; one event an article. Knows nothing of other articles.

use serde::{Deserialize, Serialize};

use crate::clauses::Parse;
use crate::dates::{Dates, Period};
use crate::names::{EntityKind, Names};
use crate::packs::{Country, Packs};
use crate::span::Span;
use crate::text::Document;
use crate::topic::Topic;

pub use crate::packs::format::Status;

mod circle;
mod fill;
mod find;
mod join;
mod pair;
mod refer;
mod scene;
mod status;
mod topic;
mod when;

/// What an event's date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// Said of this event.
    Expression,
    /// Carried over from a neighbouring clause or sentence.
    Context,
    /// Nothing said: the day of the report.
    Published,
}

/// When an event took or takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDate {
    /// The days.
    pub period: Period,
    /// What it rests on.
    pub basis: DateBasis,
    /// The words it was read from, if it was read.
    pub text: Option<String>,
}

/// What a participant does in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom or about whom it is done.
    Recipient,
    /// Who else takes part.
    Other,
}

/// One sentence that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventMention {
    /// The event type's name ("visit").
    pub event_type: String,
    /// How far it is real, by this sentence.
    pub status: Status,
    /// When, by this sentence and its neighbours.
    pub date: Option<EventDate>,
    /// The states that are sides to it, actor's first, none twice.
    pub countries: Vec<Country>,
    /// Who takes part: index into the article's entities, and as what. No entity twice.
    pub participants: Vec<(usize, Role)>,
    /// Where: index into the article's entities.
    pub place: Option<usize>,
    /// On whose word: indices into the article's entities.
    pub attribution: Vec<usize>,
    /// The sentence: index into the document's.
    pub sentence: usize,
    /// The sentence's span.
    pub span: Span,
    /// The words that triggered it.
    pub trigger: Span,
    /// The rule that found it, as `pack/type.frame`.
    pub rule: String,
    /// What decided the status, in a word or two ("to come", "under a denial"); empty where nothing but the verb did.
    pub because: String,
    /// Whether it stands within quotation marks.
    pub quoted: bool,
    /// Whether the trigger is the predicate of a main clause.
    pub main_clause: bool,
}

impl EventMention {
    /// Who takes part as a man, not as a state or body: indices into the article's entities.
    pub(crate) fn persons<'n>(&self, names: &'n Names) -> impl Iterator<Item = usize> + use<'_, 'n> {
        self.participants.iter().map(|&(entity, _)| entity).filter(|&entity| names.entities[entity].kind == EntityKind::Person)
    }

    /// The men whom it is between, without those who but bring it or stand by.
    pub(crate) fn leading_persons<'n>(&self, names: &'n Names) -> impl Iterator<Item = usize> + use<'_, 'n> {
        let leading = self.participants.iter().filter(|(_, role)| *role != Role::Other).map(|&(entity, _)| entity);
        leading.filter(|&entity| names.entities[entity].kind == EntityKind::Person)
    }

    /// The men who do it.
    pub(crate) fn acting_persons<'n>(&self, names: &'n Names) -> impl Iterator<Item = usize> + use<'_, 'n> {
        let acting = self.participants.iter().filter(|(_, role)| *role == Role::Actor).map(|&(entity, _)| entity);
        acting.filter(|&entity| names.entities[entity].kind == EntityKind::Person)
    }
}

/// One happening in one article: every sentence that tells of it, the clearest first. Its slots are those of the
/// mentions taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleEvent {
    /// The happening as the article has it, all mentions taken together; its evidence fields are those of the clearest mention.
    pub merged: EventMention,
    /// The sentences that tell of it, in the order of the article; never empty.
    pub mentions: Vec<EventMention>,
}

/// A frame whose trigger stood in the text but which did not fire, and why: for `explain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostFrame {
    /// The frame's id.
    pub rule: String,
    /// The sentence: index into the document's.
    pub sentence: usize,
    /// The word.
    pub trigger: Span,
    /// Why it lost.
    pub why: String,
}

/// All that the event room found in an article.
#[derive(Debug, Clone, Default)]
pub struct Events {
    /// Happenings, in the order of their first mention.
    pub events: Vec<ArticleEvent>,
    /// Frames that lost.
    pub lost: Vec<LostFrame>,
    /// The parse of each sentence of the story.
    pub parses: Vec<Parse>,
}

/// Finds the events of an article: one for each happening, however often it is mentioned.
pub fn find(packs: &Packs, document: &Document, dates: &Dates, names: &Names, topic: &Topic) -> Events {
    let found = find::drafts(packs, document, dates, names);
    let (mut lost, mut drafts) = (found.lost, found.drafts);
    find::fit_topic(packs, &mut drafts, &mut lost, topic);
    let joined = join::join(packs, names, drafts, &mut lost);
    lost.sort_by_key(|lost| (lost.sentence, lost.trigger));
    let events = topic::choose(packs, document, names, &found.parses, joined, topic);
    Events { events, lost, parses: found.parses }
}
