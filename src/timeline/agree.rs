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
//! | places | 2 if the same, 1 if one can hold the other, 0 if landmarks of one town, -2 if different in one country, -4 if in two |
//! | sides | 1 if the same, 0 if one has more |
//! | words of the evidence, the rare ones weighing more | 0 to 3 |
//! | one denies what the other tells as a fact | -2 |
//!
//! [`ENOUGH`] points make one happening of the two, if among what speaks for it are a person, a place finer than a country, days
//! that meet within a week, or words. Two states and a month alone make none: of these two there is more in a month than one thing.
//! Of happenings that an account fits alike it joins the nearest in time, and counts for nothing there.

use smallvec::SmallVec;

use super::context::Context;
use super::facts::{Days, Facts, People, Sides, Wording};
use crate::events::Status;
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

/// What speaks for an account being of a happening, words left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Points {
    /// The points.
    pub sum: i32,
    /// Whether a person, a place finer than a country or days within a week are among what speaks for it. Two states do more in a month
    /// than one thing, so that without these the words must tell that it is the same.
    pub is_told: bool,
}

/// A happening that grows: its accounts, and what they tell together.
#[derive(Debug)]
pub(super) struct Happening<'a> {
    /// Positions of its accounts.
    pub members: Vec<u32>,
    actor: Option<Country>,
    sides: Sides,
    people: People,
    places: SmallVec<[&'a str; 1]>,
    /// The days of its first account that tells any, which are the finest, and their slack.
    pub days: Option<(Days, i64)>,
    /// When an article first told that it had come about, and last that it was planned.
    first_fact: Option<Days>,
    last_plan: Option<Days>,
    /// When articles told of it without a day: the first and the last.
    told: Option<(Days, Days)>,
    fact: bool,
    denied: bool,
}

impl<'a> Happening<'a> {
    /// A happening of one account, at `position`.
    pub fn new(position: usize, facts: &Facts<'a>) -> Self {
        let mut happening = Self {
            members: Vec::new(),
            actor: facts.actor,
            sides: facts.sides.clone(),
            people: People::new(),
            places: SmallVec::new(),
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
        self.members.push(position as u32);
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

    /// What speaks for the account being of this happening, words left aside; `None` where something rules it out.
    /// That no account of the same article is in it, is for the caller to see to.
    pub fn points(&self, facts: &Facts<'a>, context: &Context<'a>) -> Option<Points> {
        let people = self.people_points(facts)?;
        let points = self.time_points(facts)? + self.sides_points(facts)? + people;
        let denial = match facts.status {
            Status::Denied if self.fact => -2,
            Status::Occurred if self.denied && !self.fact => -2,
            _ => 0,
        };
        let places =
            facts.place.iter().flat_map(|place| self.places.iter().map(move |other| place_points(place, other, context)));
        let place = places.max();
        // The same sides elsewhere are another happening, unless the days told are the same and one of the two is mistaken.
        if place.is_some_and(|(points, _)| points < 0) && !self.meets(facts) {
            return None;
        }
        let (place, is_told) = place.unwrap_or_default();
        Some(Points { sum: points + denial + place, is_told: is_told || people > 0 || self.meets(facts) })
    }

    /// The points for words of the evidence of the account at `position`, 0 to [`MOST_FOR_WORDS`].
    pub fn word_points(&self, position: usize, wording: &Wording) -> i32 {
        let likeness = self.members.iter().take(WORDS_OF).map(|&member| wording.likeness(position, member as usize)).max();
        match likeness.unwrap_or(0) {
            0..=14 => 0,
            15..=29 => 1,
            30..=49 => 2,
            _ => MOST_FOR_WORDS,
        }
    }

    /// How many days lie between the account and the happening, as far as days are told: of the two, or of their telling.
    pub fn away(&self, facts: &Facts) -> i64 {
        let days = self.days.map(|(days, _)| days);
        let told = || self.told.map(|(first, last)| Days { start: first.start, end: last.end });
        let nearest = facts.days.or(facts.told).zip(days.or_else(told));
        nearest.map_or(i64::MAX, |(ours, theirs)| ours.gap(theirs))
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
            let others = Days { start: first.start, end: last.end };
            distance_points(told.gap(others), false)
        });
        if let Some((days, _)) = self.days {
            return undated_points(days, facts.status, told, facts.fresh).map(|points| points.max(near_others.unwrap_or(points)));
        }
        let plan_after_fact = |plan: Days, fact: Days| i64::from(plan.start) - i64::from(fact.end) > 1;
        let out_of_order = match facts.status {
            Status::Planned => self.first_fact.is_some_and(|fact| plan_after_fact(told, fact)),
            Status::Occurred => self.last_plan.is_some_and(|plan| plan_after_fact(plan, told)),
            Status::Possible | Status::Denied => false,
        };
        if out_of_order { None } else { near_others }
    }

    fn people_points(&self, facts: &Facts) -> Option<i32> {
        let mut shared_sides = 0;
        for theirs in facts.people.chunk_by(|a, b| a.country == b.country) {
            let ours = self.people.iter().filter(|our| our.country == theirs[0].country);
            let mut known = false;
            let mut shared = false;
            for our in ours {
                known = true;
                shared |= theirs.iter().any(|their| our.is_same(*their));
            }
            if known && !shared {
                return None;
            }
            shared_sides += u32::from(shared);
        }
        Some(match shared_sides {
            0 => 0,
            1 => 3,
            _ => 5,
        })
    }
}

/// The earlier of two, where there are two.
fn min(a: Option<Days>, b: Option<Days>) -> Option<Days> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// An undated account against days: what came about lies before its telling, what is planned after it.
fn undated_points(days: Days, status: Status, told: Days, fresh: bool) -> Option<i32> {
    let lag = i64::from(told.start) - i64::from(days.end);
    let lead = i64::from(days.start) - i64::from(told.end);
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

/// The points for two places, and whether they tell more than a country.
fn place_points(a: &str, b: &str, context: &Context) -> (i32, bool) {
    let (one, other) = (context.place(a), context.place(b));
    let in_country = one.fineness.min(other.fineness) > 0;
    if a == b {
        (2, in_country)
    } else if context.places_agree(a, b) {
        (1, in_country)
    } else if context.in_one_town(a, b) {
        (0, false)
    } else if one.country == other.country {
        (-2, false)
    } else {
        (-4, false)
    }
}
