//! Turns the analysis of one article into atoms of a timeline. Spans become code points here and words are copied, so that
//! nothing of the article need be kept.

use crate::analysis::{Analysis, Options};
use crate::article::BlockKind;
use crate::dates::{Precision, PublishedBasis};
use crate::events::{DateBasis, EventDate, EventMention};
use crate::names::{EntityKind, Mention, Names, PlaceKind};
use crate::output::CodePoints;
use crate::packs::{Country, Packs};
use crate::text::{Sentence, TokenKind};

use super::atoms::{Account, Atoms};
use super::model::{Document, Evidence, Named, Participant, Plover, Published, Report, TypeFacts, When};
use super::sketch::Sketch;

/// The least share of a story's words that must be function words of the packs' language, for the story to be in it.
/// Running Indonesian has about two in five; other languages share a few short words at most.
const LEAST_SHARE: f64 = 0.1;
/// More tokens than this make a sentence hard to read as a summary.
const LONG: usize = 60;

impl Atoms {
    /// The atoms of one article.
    pub fn of_analysis(packs: &Packs, analysis: &Analysis, options: &Options) -> Self {
        let mut atoms = Self::new(options.topic.countries(), &packs.names);
        let id = analysis.id();
        let counted = CodePoints::new(&analysis.document.text);
        let accounts: Vec<Account> = analysis
            .events
            .events
            .iter()
            .map(|event| {
                let merged = &event.merged;
                let report = Report {
                    id: String::new(),
                    document: id.clone(),
                    status: merged.status,
                    date: merged.date.as_ref().map(|date| when(date, false)),
                    countries: merged.countries.clone(),
                    participants: participants(analysis, merged),
                    place: merged.place.and_then(|place| entity_id(analysis, place)),
                    attribution: merged.attribution.iter().filter_map(|&entity| entity_id(analysis, entity)).collect(),
                    ambiguous: false,
                };
                let evidence = event.mentions.iter().map(|mention| evidence(analysis, &counted, &id, mention)).collect();
                Account { kind: merged.event_type.clone(), report, evidence }
            })
            .collect();
        for account in &accounts {
            atoms.note_type(&account.kind, type_facts(packs, &account.kind));
        }
        atoms.push(document(packs, analysis, id), accounts);
        atoms
    }
}

fn type_facts(packs: &Packs, kind: &str) -> TypeFacts {
    let Some(known) = packs.events.event_type(kind) else { return TypeFacts::default() };
    TypeFacts {
        plover: Some(Plover { event: known.plover.event.clone(), mode: known.plover.mode.clone() }),
        cameo: Some(known.cameo.clone()),
        goldstein: Some(known.goldstein),
        mutual: known.mutual,
    }
}

fn when(date: &EventDate, with_text: bool) -> When {
    When {
        start: date.period.start,
        end: date.period.end,
        precision: date.period.precision,
        basis: date.basis,
        text: if with_text { date.text.clone() } else { None },
    }
}

fn entity_id(analysis: &Analysis, entity: usize) -> Option<String> {
    analysis.names.entities.get(entity).map(|entity| entity.id.clone())
}

fn participants(analysis: &Analysis, mention: &EventMention) -> Vec<Participant> {
    let of = |&(entity, role)| Some(Participant { entity: entity_id(analysis, entity)?, role });
    mention.participants.iter().filter_map(of).collect()
}

fn evidence(analysis: &Analysis, counted: &CodePoints, id: &str, mention: &EventMention) -> Evidence {
    let (start, end) = counted.span(mention.span);
    Evidence {
        document: id.to_string(),
        report: 0,
        start,
        end,
        text: mention.span.of(&analysis.document.text).to_string(),
        trigger: counted.span(mention.trigger),
        status: mention.status,
        date: mention.date.as_ref().map(|date| when(date, true)),
        rule: mention.rule.clone(),
        clarity: clarity(analysis, mention),
    }
}

/// How clearly a sentence tells of its event, a point for each of these:
/// the trigger is the predicate of a main clause; it stands outside quotation marks; the sentence names two sides of the event,
/// or the only one; it names a person who takes part; it says when; and it is a whole sentence of the running text, ended
/// by a mark and of sixty tokens at most. The clearest sentence becomes the event's summary.
pub fn clarity(analysis: &Analysis, mention: &EventMention) -> u8 {
    let names = &analysis.names;
    let first = names.mentions.partition_point(|name| name.sentence < mention.sentence);
    let here = || names.mentions[first..].iter().take_while(|name| name.sentence == mention.sentence);
    let country = |entity: usize| names.entities.get(entity).and_then(|entity| entity.acts_for.or(entity.country));
    let named = mention.countries.iter().filter(|&&side| here().any(|name| country(name.entity) == Some(side))).count();
    let names_person = here()
        .any(|name| name.kind == EntityKind::Person && mention.participants.iter().any(|&(entity, _)| entity == name.entity));
    let dated = mention.date.as_ref().is_some_and(|date| date.basis == DateBasis::Expression);
    let whole = analysis.document.sentences.get(mention.sentence).is_some_and(|sentence| is_whole(analysis, sentence));
    [mention.main_clause, !mention.quoted, named > 0 && named >= mention.countries.len().min(2), names_person, dated, whole]
        .into_iter()
        .map(u8::from)
        .sum()
}

fn is_whole(analysis: &Analysis, sentence: &Sentence) -> bool {
    let tokens = &analysis.document.tokens[sentence.tokens.clone()];
    // The mark may be followed by a closing quotation mark or bracket.
    let ended = tokens.iter().rev().take_while(|token| token.kind == TokenKind::Punct);
    let text = &analysis.document.text;
    sentence.block == BlockKind::Body
        && tokens.len() <= LONG
        && ended.map(|token| token.span.of(text)).any(|mark| mark.starts_with(['.', '!', '?']))
}

fn document(packs: &Packs, analysis: &Analysis, id: String) -> Document {
    let article = &analysis.article;
    let mut document = Document {
        id,
        source: article.source.clone(),
        url: article.url.clone(),
        site: article.site.clone(),
        key: article.key.clone(),
        title: article.title.clone(),
        published: None,
        language: None,
        sentences: None,
        tokens: None,
        duplicate_of: None,
        sketch: None,
        entities: None,
    };
    if !analysis.analysed {
        return document;
    }
    let read = &analysis.document;
    if document.title.is_none() {
        let title = read.blocks.iter().find(|block| block.kind == BlockKind::Title);
        document.title = title.map(|block| block.span.of(&read.text).trim().to_string());
    }
    document.published = analysis.dates.published.as_ref().map(published);
    document.language = language(packs, analysis);
    document.sentences = Some(read.sentences.len() as u32);
    document.tokens = Some(read.tokens.len() as u32);
    document.sketch = Sketch::of(story_words(analysis).map(|token| read.word(token))).map(|sketch| sketch.to_string());
    document.entities = Some(named(analysis));
    document
}

/// The words of the running text, as indices of tokens. Headlines, decks and captions are what copies change.
fn story_words(analysis: &Analysis) -> impl Iterator<Item = usize> {
    let read = &analysis.document;
    read.sentences
        .iter()
        .filter(|sentence| sentence.block == BlockKind::Body)
        .flat_map(|sentence| sentence.tokens.clone())
        .filter(|&token| matches!(read.tokens[token].kind, TokenKind::Word | TokenKind::Number))
}

fn language(packs: &Packs, analysis: &Analysis) -> Option<String> {
    let (mut words, mut known) = (0_u32, 0_u32);
    for token in story_words(analysis) {
        words += 1;
        known += u32::from(!packs.lexicon.classes(analysis.document.tokens[token].sym).is_empty());
    }
    (words > 0 && f64::from(known) >= LEAST_SHARE * f64::from(words)).then(|| "id".to_string())
}

fn published(published: &crate::dates::Published) -> Published {
    let basis = match published.basis {
        PublishedBasis::Option => "option",
        PublishedBasis::Metadata => "metadata",
        PublishedBasis::Header => "header",
        PublishedBasis::Dateline => "dateline",
        PublishedBasis::Weekday => "weekday",
        PublishedBasis::Inferred => "inferred",
    };
    let period = &published.period;
    let (precision, format) = match period.precision {
        Precision::Year => (Precision::Year, "%Y"),
        Precision::Month => (Precision::Month, "%Y-%m"),
        Precision::Day | Precision::Week | Precision::Range => (Precision::Day, "%Y-%m-%d"),
    };
    let date = period.end.format(format).to_string();
    Published { date, precision, basis: basis.to_string(), text: published.text.clone() }
}

/// Who is named, or is meant by an event without being named, by id.
fn named(analysis: &Analysis) -> Vec<Named> {
    let names = &analysis.names;
    let mut mentions = vec![0; names.entities.len()];
    for mention in names.mentions.iter().chain(names.nested.iter().filter(|inner| of_state(names, inner))) {
        if let Some(count) = mentions.get_mut(mention.entity) {
            *count += 1;
        }
    }
    let mut in_events = vec![false; names.entities.len()];
    for event in &analysis.events.events {
        let merged = &event.merged;
        let who = merged.participants.iter().map(|&(entity, _)| entity);
        for entity in who.chain(merged.place).chain(merged.attribution.iter().copied()) {
            if let Some(flag) = in_events.get_mut(entity) {
                *flag = true;
            }
        }
    }
    let mut named: Vec<Named> = names
        .entities
        .iter()
        .zip(mentions.iter().zip(&in_events))
        .filter(|(_, (mentions, in_event))| **mentions > 0 || **in_event)
        .map(|(entity, (&mentions, _))| Named {
            id: entity.id.clone(),
            name: entity.name.clone(),
            country: country(entity.country, entity.acts_for),
            place: entity.place.map(|place| place_kind(place).to_string()),
            within: entity.within.clone(),
            roles: entity.roles.iter().cloned().collect(),
            aliases: entity.aliases.iter().cloned().collect(),
            duties: entity.duties.iter().cloned().collect(),
            mentions,
        })
        .collect();
    named.sort();
    named
}

/// Whether a place inside an organization's name is the state that the organization is of: it is named with it.
fn of_state(names: &Names, inner: &Mention) -> bool {
    names.entities.get(inner.entity).is_some_and(|entity| entity.place == Some(PlaceKind::Country))
}

fn country(country: Option<Country>, acts_for: Option<Country>) -> Option<Country> {
    country.or(acts_for)
}

fn place_kind(place: PlaceKind) -> &'static str {
    match place {
        PlaceKind::Country => "country",
        PlaceKind::Capital => "capital",
        PlaceKind::City => "city",
        PlaceKind::Region => "region",
        PlaceKind::Landmark => "landmark",
    }
}
