//! One reading of each article, where timelines that are merged have read it in several ways: with another day of publication,
//! with other rules, for another topic.
//!
//! Of the readings of one text the greatest counts, by this order: one that was analysed before one that was not, one with a day
//! of publication before one without, the finer day, the earlier day; then the one that names more. Readings that are alike in
//! all this differ in what was asked for alone (a topic, a filter), and their accounts are taken together.

use std::cmp::{Ordering, Reverse};

use super::atoms::Account;
use super::model::{Document, Named};

/// One text as it was read: where it lies, whom it names and what it tells.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// All of one id; without [`Document::entities`], which stand below.
    documents: Vec<Document>,
    entities: Option<Vec<Named>>,
    /// What it tells.
    pub accounts: Vec<Account>,
}

impl Reading {
    /// A text that lies at one place.
    pub fn new(document: Document, accounts: impl IntoIterator<Item = Account>) -> Self {
        let mut reading = Self { documents: Vec::new(), entities: None, accounts: accounts.into_iter().collect() };
        reading.add_place(document);
        reading
    }

    /// Another place where the same text lies.
    pub fn add_place(&mut self, mut document: Document) {
        document.duplicate_of = None;
        let entities = document.entities.take();
        if by_names(&entities, &self.entities).is_gt() {
            self.entities = entities;
        }
        self.documents.push(document);
    }

    fn id(&self) -> &str {
        self.documents.first().map_or("", |document| document.id.as_str())
    }

    /// The place whose day of publication is the best.
    fn best(&self) -> Option<&Document> {
        self.documents.iter().max_by(|a, b| by_day(a, b))
    }

    /// How the reading stands to another of the same text.
    fn order(&self, other: &Self) -> Ordering {
        let days = match (self.best(), other.best()) {
            (Some(ours), Some(theirs)) => by_day(ours, theirs),
            (ours, theirs) => ours.is_some().cmp(&theirs.is_some()),
        };
        days.then_with(|| by_names(&self.entities, &other.entities))
    }

    /// Takes in another reading of the same text.
    fn unite(&mut self, other: Self) {
        match self.order(&other) {
            Ordering::Less => (self.entities, self.accounts) = (other.entities, other.accounts),
            Ordering::Equal => self.accounts.extend(other.accounts),
            Ordering::Greater => {}
        }
        self.documents.extend(other.documents);
    }

    /// Each place once, each account once, all in order.
    fn settle(&mut self) {
        self.documents.sort_unstable_by(|a, b| a.source.cmp(&b.source).then_with(|| by_day(b, a)).then_with(|| b.cmp(a)));
        self.documents.dedup_by(|a, b| a.source == b.source);
        for account in &mut self.accounts {
            account.evidence.sort_unstable_by(|a, b| (a.start, a).cmp(&(b.start, b)));
            account.evidence.dedup();
        }
        self.accounts.sort_unstable();
        self.accounts.dedup();
    }

    /// The documents, each with whom the text names.
    pub fn into_documents(self) -> impl Iterator<Item = Document> {
        let entities = self.entities;
        self.documents.into_iter().map(move |document| Document { entities: entities.clone(), ..document })
    }
}

/// By day of publication, the better the greater.
fn by_day(a: &Document, b: &Document) -> Ordering {
    fn key(document: &Document) -> (bool, Option<(usize, Reverse<&str>)>) {
        let published = document.published.as_ref();
        (document.sentences.is_some(), published.map(|published| (published.date.len(), Reverse(published.date.as_str()))))
    }
    key(a).cmp(&key(b)).then_with(|| a.published.cmp(&b.published))
}

/// By whom the text names, more being greater.
fn by_names(a: &Option<Vec<Named>>, b: &Option<Vec<Named>>) -> Ordering {
    a.as_ref().map(Vec::len).cmp(&b.as_ref().map(Vec::len)).then_with(|| a.cmp(b))
}

/// The reading that counts of each text, by id.
pub(super) fn one_of_each(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by(|a, b| a.id().cmp(b.id()));
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match kept.last_mut().filter(|last| last.id() == reading.id()) {
            Some(last) => last.unite(reading),
            None => kept.push(reading),
        }
    }
    kept.iter_mut().for_each(Reading::settle);
    kept
}
