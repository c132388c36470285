//! Accounts as joining sees them: days and persons as numbers, words with their weights, in few and compact lists. Joining
//! compares each account with many others, so that nothing is looked up or allocated there.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::atoms::Account;
use super::context::{Context, Told};
use super::namesakes::base;
use super::sketch::hash_word;
use crate::dates::Precision;
use crate::events::{DateBasis, Status};
use crate::packs::Country;

/// A stretch of days, both ends inclusive, counted from the first of the era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub start: i32,
    pub end: i32,
}

impl Days {
    fn of(start: chrono::NaiveDate, end: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        Self { start: start.num_days_from_ce(), end: end.num_days_from_ce() }
    }

    /// Number of days, at least 1.
    pub fn len(self) -> i64 {
        i64::from(self.end) - i64::from(self.start) + 1
    }

    /// Days between the two; 0 where they meet or overlap.
    pub fn gap(self, other: Self) -> i64 {
        (i64::from(self.start) - i64::from(other.end)).max(i64::from(other.start) - i64::from(self.end)).max(0)
    }
}

impl From<Told> for Days {
    fn from(told: Told) -> Self {
        Self::of(told.from, told.to)
    }
}

/// Who takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    pub country: Option<Country>,
    /// The number of the id.
    pub id: u32,
    /// The numbers of the id's first and last name, the same where it has but one.
    first: u32,
    last: u32,
    single: bool,
}

impl Person {
    /// The same id, or one is the other's last or first name.
    pub fn is_same(self, other: Self) -> bool {
        let part = |single: Self, long: Self| single.first == long.first || single.first == long.last;
        self.id == other.id
            || self.single && !other.single && part(self, other)
            || other.single && !self.single && part(other, self)
    }
}

/// Numbers of strings, from 1.
#[derive(Debug, Default)]
pub(super) struct Numbers<'a>(FxHashMap<&'a str, u32>);

impl<'a> Numbers<'a> {
    pub fn of(&mut self, word: &'a str) -> u32 {
        let next = self.0.len() as u32 + 1;
        *self.0.entry(word).or_insert(next)
    }
}

/// The numbers of all strings that accounts are compared by.
#[derive(Debug, Default)]
pub(super) struct Ids<'a> {
    kinds: Numbers<'a>,
    documents: Numbers<'a>,
    persons: Numbers<'a>,
    names: Numbers<'a>,
}

impl<'a> Ids<'a> {
    fn person(&mut self, country: Option<Country>, id: &'a str) -> Person {
        let name = base(id);
        let name = name.strip_prefix("person/").unwrap_or(name);
        let first = name.split('-').next().unwrap_or_default();
        let last = name.rsplit('-').next().unwrap_or_default();
        Person {
            country,
            id: self.persons.of(id),
            first: self.names.of(first),
            last: self.names.of(last),
            single: !name.contains('-'),
        }
    }
}

/// States, kept where the account is as far as they are few: each step into other memory counts where many are compared.
pub(super) type Sides = SmallVec<[Country; 4]>;
/// Persons, likewise.
pub(super) type People = SmallVec<[Person; 2]>;

/// An account as joining sees it.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    /// The numbers of its event type and of its article.
    pub kind: u32,
    pub document: u32,
    pub status: Status,
    /// The state that acts, where sides do not take part alike.
    pub actor: Option<Country>,
    /// In order of code.
    pub sides: Sides,
    /// Who takes part, those of one country side by side.
    pub people: People,
    pub place: Option<&'a str>,
    /// The days told of the event.
    pub days: Option<Days>,
    /// How many days off they may be.
    pub slack: i64,
    /// The day of the report, where nothing but that is told.
    pub fresh: bool,
    /// When the article came out.
    pub told: Option<Days>,
}

impl<'a> Facts<'a> {
    /// What joining needs of an account.
    pub fn of(account: &'a Account, context: &Context<'a>, ids: &mut Ids<'a>) -> Self {
        let report = &account.report;
        let mut sides = Sides::from_slice(&report.countries);
        sides.sort_unstable();
        let persons = report.participants.iter().map(|one| one.entity.as_str()).filter(|id| id.starts_with("person/"));
        let mut people: Vec<_> = persons.map(|id| (context.country(id), id)).collect();
        people.sort_unstable();
        let date = report.date.as_ref();
        let days = date.filter(|date| date.basis != DateBasis::Published);
        Self {
            kind: ids.kinds.of(&account.kind),
            document: ids.documents.of(&report.document),
            status: report.status,
            actor: report.countries.first().copied().filter(|_| !context.is_mutual(&account.kind)),
            sides,
            people: people.into_iter().map(|(country, id)| ids.person(country, id)).collect(),
            place: report.place.as_deref(),
            days: days.map(|date| Days::of(date.start, date.end)),
            slack: days.map_or(0, |date| match (date.basis, date.precision) {
                (DateBasis::Expression, Precision::Day | Precision::Range | Precision::Year) => 1,
                _ => 3,
            }),
            fresh: date.is_some_and(|date| date.basis == DateBasis::Published),
            told: context.told(account).map(Days::from),
        }
    }

    /// How much this account tells, the more the greater: those that tell much found happenings, the others join them.
    pub fn richness(&self) -> (u8, usize, bool) {
        let date = match self.days {
            Some(days) if days.len() <= 10 => 3,
            Some(days) if days.len() <= 31 => 2,
            Some(_) => 1,
            None => 0,
        };
        (date, self.people.len(), self.place.is_some())
    }
}

/// The words of each account's evidence, and how rare they are among all accounts.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// The words of all accounts, one account behind the other, as hashes, in order, each once.
    words: Vec<u32>,
    /// For each word its weight: a whole number of bits, so that it is the same on every machine; 0 for a word that every
    /// second account has.
    weights: Vec<u8>,
    accounts: Vec<Words>,
}

/// The words of one account.
#[derive(Debug, Clone, Copy)]
struct Words {
    start: u32,
    end: u32,
    /// The weight of all.
    total: u32,
    /// A bit for each word; accounts without a common bit have no common word.
    bits: u64,
}

impl Wording {
    /// Reads the words of all accounts, in the order in which they are joined. Words of names are left out: who takes part is
    /// weighed for itself.
    pub fn of<'a>(accounts: impl ExactSizeIterator<Item = &'a Account>, context: &Context) -> Self {
        let all = (accounts.len() as u32).max(16);
        let mut wording = Self::default();
        let mut own: Vec<u32> = Vec::new();
        let mut with_word: FxHashMap<u32, u32> = FxHashMap::default();
        for account in accounts {
            own.clear();
            for sentence in &account.evidence {
                let words = sentence.text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(hash_word);
                own.extend(words.filter(|word| !context.is_name(*word)).map(|word| word as u32));
            }
            own.sort_unstable();
            own.dedup();
            let start = wording.words.len() as u32;
            wording.words.extend_from_slice(&own);
            let bits = own.iter().fold(0, |bits, word| bits | 1 << (word >> 26));
            wording.accounts.push(Words { start, end: wording.words.len() as u32, total: 0, bits });
            own.iter().for_each(|word| *with_word.entry(*word).or_default() += 1);
        }
        let weight = |word: &u32| (all / with_word.get(word).copied().unwrap_or(1).max(1)).max(1).ilog2() as u8;
        wording.weights = wording.words.iter().map(weight).collect();
        for words in &mut wording.accounts {
            words.total = wording.weights[words.start as usize..words.end as usize].iter().copied().map(u32::from).sum();
        }
        wording
    }

    /// The weight of the words that two accounts share in hundredths of the weight of the one with the fewer.
    pub fn likeness(&self, a: usize, b: usize) -> u32 {
        let (a, b) = (self.accounts[a], self.accounts[b]);
        if a.bits & b.bits == 0 {
            return 0;
        }
        let of = |words: Words| &self.words[words.start as usize..words.end as usize];
        let (ours, theirs) = (of(a), of(b));
        let (mut shared, mut at) = (0, 0);
        for (number, word) in ours.iter().enumerate() {
            while at < theirs.len() && theirs[at] < *word {
                at += 1;
            }
            if theirs.get(at) == Some(word) {
                shared += u32::from(self.weights[a.start as usize + number]);
            }
        }
        100 * shared / a.total.min(b.total).max(1)
    }
}
