//! Whether an account can be of a happening, and how much speaks for it.
//!
//! Some things rule it out: another actor, sides that are not the same or some of the same, other persons for one side,
//! days that do not meet, another place unless days vouch for it, a second account of one article. What remains is weighed in points:
//!
//! | what | points |
//! |---|---|
//! | days meet | 4 where both are 3 days or shorter, 3 within a week, 2 within a month, 0 beyond (-2 if but one is a fact); 1 where they only come close |
//! | one is undated: days from telling to happening | 2 up to 3 days, 1 up to 14, 0 up to 60; beyond that -1 for a plan, else -4 |
//! | persons shared | 3 for one side, 5 for two |
//! | places | 2 if the same, 1 if one can hold the other, -2 if different in one country, -4 if in two |
//! | sides | 1 if the same, 0 if one has more |
//! | words of the evidence, the rare ones weighing more | 0 to 3 |
//! | one denies what the other tells as a fact | -2 |
//!
//! [`ENOUGH`] points make one happening of the two.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::Account;
use super::context::{Context, Told};
use super::sketch::hash_word;
use crate::dates::Precision;
use crate::events::{DateBasis, Status};
use crate::packs::Country;

/// The points from which an account joins a happening.
pub(super) const ENOUGH: i32 = 3;
/// An undated account joins nothing that is further away, in days.
pub(super) const FAR: i64 = 400;
/// The most points that words give.
pub(super) const MOST_FOR_WORDS: i32 = 3;
/// Days within which an undated allegation or speculation is of a dated happening.
const SPECULATION: i64 = 30;
/// Members of a happening whose words are compared.
const WORDS_OF: usize = 4;

/// A stretch of days, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub start: NaiveDate,
    pub end: NaiveDate,
}

impl Days {
    /// Number of days, at least 1.
    pub fn len(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Days between the two; 0 where they meet or overlap.
    fn gap(self, other: Self) -> i64 {
        (self.start - other.end).num_days().max((other.start - self.end).num_days()).max(0)
    }
}

/// An account as joining sees it.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub account: &'a Account,
    pub status: Status,
    /// The state that acts, where sides do not take part alike.
    pub actor: Option<Country>,
    /// In order of code.
    pub sides: Vec<Country>,
    /// Who takes part, with country, in order.
    pub people: Vec<(Option<Country>, &'a str)>,
    pub place: Option<&'a str>,
    /// The days told of the event.
    pub days: Option<Days>,
    /// How many days off they may be.
    pub slack: i64,
    /// The day of the report, where nothing but that is told.
    pub fresh: bool,
    /// When the article came out.
    pub told: Option<Told>,
    words: Vec<u32>,
}

impl<'a> Facts<'a> {
    /// What joining needs of an account.
    pub fn of(account: &'a Account, context: &Context<'a>) -> Self {
        let report = &account.report;
        let mut sides = report.countries.clone();
        sides.sort_unstable();
        let persons = report.participants.iter().map(|one| one.entity.as_str()).filter(|id| id.starts_with("person/"));
        let mut people: Vec<_> = persons.map(|id| (context.country(id), id)).collect();
        people.sort_unstable();
        let date = report.date.as_ref();
        let days = date.filter(|date| date.basis != DateBasis::Published);
        Self {
            account,
            status: report.status,
            actor: report.countries.first().copied().filter(|_| !context.is_mutual(&account.kind)),
            sides,
            people,
            place: report.place.as_deref(),
            days: days.map(|date| Days { start: date.start, end: date.end }),
            slack: days.map_or(0, |date| match (date.basis, date.precision) {
                (DateBasis::Expression, Precision::Day | Precision::Range | Precision::Year) => 1,
                _ => 3,
            }),
            fresh: date.is_some_and(|date| date.basis == DateBasis::Published),
            told: context.told(account),
            words: words(account, context),
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

/// The words of an account's evidence, as hashes in order, each once. Words of names are left out: who takes part is weighed
/// for itself.
fn words(account: &Account, context: &Context) -> Vec<u32> {
    let mut words: Vec<u32> = account
        .evidence
        .iter()
        .flat_map(|sentence| sentence.text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 2)
        .map(hash_word)
        .filter(|word| !context.is_name(*word))
        .map(|word| word as u32)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How rare the words of all accounts are.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    accounts: u32,
    with_word: FxHashMap<u32, u32>,
}

impl Rarity {
    /// Counts the words of all accounts.
    pub fn of(facts: &[Facts]) -> Self {
        let mut rarity = Self { accounts: facts.len() as u32, with_word: FxHashMap::default() };
        for word in facts.iter().flat_map(|facts| &facts.words) {
            *rarity.with_word.entry(*word).or_default() += 1;
        }
        rarity
    }

    /// A whole number of bits, so that it is the same on every machine: 0 for a word that every second account has.
    fn weight(&self, word: u32) -> u32 {
        let with_word = self.with_word.get(&word).copied().unwrap_or(1).max(1);
        (self.accounts.max(16) / with_word).max(1).ilog2()
    }

    /// The weight of shared words in hundredths of the weight of the account with the fewer.
    fn likeness(&self, a: &[u32], b: &[u32]) -> u32 {
        let total = |words: &[u32]| words.iter().map(|&word| self.weight(word)).sum::<u32>();
        let shared: u32 = a.iter().filter(|word| b.binary_search(word).is_ok()).map(|&word| self.weight(word)).sum();
        100 * shared / total(a).min(total(b)).max(1)
    }
}

/// A happening that grows: its accounts, and what they tell together.
#[derive(Debug)]
pub(super) struct Happening<'a> {
    /// Positions of its accounts.
    pub members: Vec<usize>,
    documents: FxHashSet<&'a str>,
    actor: Option<Country>,
    sides: Vec<Country>,
    people: Vec<(Option<Country>, &'a str)>,
    places: Vec<&'a str>,
    /// The days of its first account that tells any, which are the finest, and their slack.
    pub days: Option<(Days, i64)>,
    /// When an article first told that it had come about, and last that it was planned.
    first_fact: Option<Told>,
    last_plan: Option<Told>,
    /// When articles told of it without a day: the first and the last.
    told: Option<(Told, Told)>,
    fact: bool,
    denied: bool,
}

impl<'a> Happening<'a> {
    /// A happening of one account, at `position`.
    pub fn new(position: usize, facts: &Facts<'a>) -> Self {
        let mut happening = Self {
            members: Vec::new(),
            documents: FxHashSet::default(),
            actor: facts.actor,
            sides: facts.sides.clone(),
            people: Vec::new(),
            places: Vec::new(),
            days: None,
            first_fact: None,
            last_plan: None,
            told: None,
            fact: false,
            denied: false,
        };
        happening.join(position, facts);
        happening
    }

    /// Takes an account in.
    pub fn join(&mut self, position: usize, facts: &Facts<'a>) {
        self.members.push(position);
        self.documents.insert(&facts.account.report.document);
        for person in &facts.people {
            if !self.people.contains(person) {
                self.people.push(*person);
            }
        }
        if let Some(place) = facts.place.filter(|place| !self.places.contains(place)) {
            self.places.push(place);
        }
        if self.days.is_none() {
            self.days = facts.days.map(|days| (days, facts.slack));
        }
        match facts.status {
            Status::Occurred => {
                self.fact = true;
                self.first_fact = min(self.first_fact, facts.told);
            }
            Status::Planned => self.last_plan = self.last_plan.max(facts.told),
            Status::Denied => self.denied = true,
            Status::Possible => {}
        }
        if let (Some(told), None) = (facts.told, facts.days) {
            self.told = Some(self.told.map_or((told, told), |(first, last)| (first.min(told), last.max(told))));
        }
    }

    /// The points that speak for the account being of this happening, words left aside; `None` where something rules it out.
    pub fn points(&self, facts: &Facts<'a>, context: &Context<'a>) -> Option<i32> {
        if self.documents.contains(facts.account.report.document.as_str()) {
            return None;
        }
        let points = self.sides_points(facts)? + self.time_points(facts)? + self.people_points(facts)?;
        let denial = match facts.status {
            Status::Denied if self.fact => -2,
            Status::Occurred if self.denied && !self.fact => -2,
            _ => 0,
        };
        let place = facts.place.and_then(|place| self.places.iter().map(|other| place_points(place, other, context)).max());
        // The same sides elsewhere are another happening, unless the days told are the same and one of the two is mistaken.
        if place.is_some_and(|points| points < 0) && !self.meets(facts) {
            return None;
        }
        Some(points + denial + place.unwrap_or(0))
    }

    /// The points for words of the evidence, 0 to [`MOST_FOR_WORDS`].
    pub fn word_points(&self, facts: &Facts, all: &[Facts], rarity: &Rarity) -> i32 {
        let likeness = self.members.iter().take(WORDS_OF).map(|&member| rarity.likeness(&facts.words, &all[member].words)).max();
        match likeness.unwrap_or(0) {
            0..=14 => 0,
            15..=29 => 1,
            30..=49 => 2,
            _ => MOST_FOR_WORDS,
        }
    }

    /// Whether both tell days, and they meet within a week.
    fn meets(&self, facts: &Facts) -> bool {
        let both = self.days.zip(facts.days);
        both.is_some_and(|((days, _), other)| days.gap(other) == 0 && days.len().max(other.len()) <= 7)
    }

    fn sides_points(&self, facts: &Facts) -> Option<i32> {
        if self.actor != facts.actor {
            return None;
        }
        if self.sides == facts.sides {
            return Some(1);
        }
        let shared = self.sides.iter().filter(|side| facts.sides.contains(side)).count();
        (shared >= 2 && shared == self.sides.len().min(facts.sides.len())).then_some(0)
    }

    fn time_points(&self, facts: &Facts) -> Option<i32> {
        if let (Some((days, slack)), Some(other)) = (self.days, facts.days) {
            let gap = days.gap(other);
            return match (gap, days.len().max(other.len())) {
                (0, ..=3) => Some(4),
                (0, ..=7) => Some(3),
                (0, ..=31) => Some(2),
                // A plan for some time of a year is no fact of one of its months.
                (0, _) if self.fact != (facts.status == Status::Occurred) => Some(-2),
                (0, _) => Some(0),
                // Two months that touch are two months: one of the two must be a matter of days.
                (gap, _) => (gap <= slack.max(facts.slack) && days.len().min(other.len()) <= 7).then_some(1),
            };
        }
        // Of undated accounts one at least has been told on a known day, or they would not have been brought together.
        let told = facts.told?;
        let near_others = self.told.and_then(|(first, last)| {
            let others = Days { start: first.from, end: last.to };
            distance_points(span(told).gap(others), false)
        });
        if let Some((days, _)) = self.days {
            return undated_points(days, facts.status, told, facts.fresh).map(|points| points.max(near_others.unwrap_or(points)));
        }
        let plan_after_fact = |plan: Told, fact: Told| (plan.from - fact.to).num_days() > 1;
        let out_of_order = match facts.status {
            Status::Planned => self.first_fact.is_some_and(|fact| plan_after_fact(told, fact)),
            Status::Occurred => self.last_plan.is_some_and(|plan| plan_after_fact(plan, told)),
            Status::Possible | Status::Denied => false,
        };
        if out_of_order { None } else { near_others }
    }

    fn people_points(&self, facts: &Facts) -> Option<i32> {
        let mut shared_sides = 0;
        let mut rest = facts.people.as_slice();
        while let Some(&(country, _)) = rest.first() {
            let length = rest.iter().take_while(|(other, _)| *other == country).count();
            let (theirs, after) = rest.split_at(length);
            rest = after;
            let mut ours = self.people.iter().filter(|(other, _)| *other == country).peekable();
            if ours.peek().is_none() {
                continue;
            }
            if ours.any(|(_, our)| theirs.iter().any(|(_, their)| same_person(our, their))) {
                shared_sides += 1;
            } else {
                return None;
            }
        }
        Some(match shared_sides {
            0 => 0,
            1 => 3,
            _ => 5,
        })
    }
}

/// The earlier of two, where there are two.
fn min(a: Option<Told>, b: Option<Told>) -> Option<Told> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn span(told: Told) -> Days {
    Days { start: told.from, end: told.to }
}

/// An undated account against days: what came about lies before its telling, what is planned after it.
fn undated_points(days: Days, status: Status, told: Told, fresh: bool) -> Option<i32> {
    let lag = (told.from - days.end).num_days();
    let lead = (days.start - told.to).num_days();
    let wrong_way = match status {
        Status::Occurred => lead > 1,
        Status::Planned => lag > 1,
        Status::Possible | Status::Denied => false,
    };
    let away = lag.max(lead).max(0);
    // News is of the day of the report or the days just before it. What is alleged or denied without a day is of its time.
    let too_far = fresh && away > 4 || matches!(status, Status::Possible | Status::Denied) && away > SPECULATION;
    if wrong_way || too_far {
        return None;
    }
    let points = distance_points(away, status == Status::Planned)?;
    // Within a month, a day told is a coarse hit.
    Some(if days.len() > 31 { points.min(0) } else { points })
}

fn distance_points(days: i64, patient: bool) -> Option<i32> {
    match days {
        ..=3 => Some(2),
        4..=14 => Some(1),
        15..=60 => Some(0),
        61..=FAR => Some(if patient { -1 } else { -4 }),
        _ => None,
    }
}

fn place_points(a: &str, b: &str, context: &Context) -> i32 {
    if a == b {
        2
    } else if context.places_agree(a, b) {
        1
    } else if context.place(a).country == context.place(b).country {
        -2
    } else {
        -4
    }
}

/// The same id, or one is the other's last or first name.
fn same_person(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(short), Some(long)) = (short.strip_prefix("person/"), long.strip_prefix("person/")) else { return a == b };
    short == long
        || !short.contains('-') && long.strip_suffix(short).is_some_and(|rest| rest.ends_with('-'))
        || !short.contains('-') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}
