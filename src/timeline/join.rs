//! Joins accounts of one happening over articles.
//!
//! Accounts are taken in an order that hangs on their content alone, those that tell most first. Each joins the happening
//! for which most speaks ([`Happening::points`]), or founds one of its own. Happenings are found by blocks: event type and
//! two of the sides, and the same with a person; within a block by day. So an account is compared with few happenings,
//! however many there are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Days as Span, NaiveDate};
use rustc_hash::FxHashMap;

use super::agree::{Days, ENOUGH, FAR, Facts, Happening, MOST_FOR_WORDS, Rarity};
use super::atoms::Account;
use super::context::Context;
use crate::packs::Country;

/// Happenings of a block that an account is compared with, at most, for each way of finding them.
const COMPARED: usize = 64;
/// Sides of an account by which it is found. Lists of more are statements of many states at once.
const SIDES: usize = 6;
/// Lengths in days up to which happenings stand in one list, so that those that overlap a day can be found by their first day.
const LENGTHS: [i64; 4] = [3, 31, 366, i64::MAX];

/// The accounts of each event. What comes out hangs on the set of accounts alone.
pub(super) fn join<'a>(accounts: &'a [Account], context: &Context<'a>) -> Vec<Vec<&'a Account>> {
    let facts: Vec<Facts> = accounts.iter().map(|account| Facts::of(account, context)).collect();
    let rarity = Rarity::of(&facts);
    let mut order: Vec<usize> = (0..facts.len()).collect();
    // `accounts` are in order, so that equals keep an order of content.
    order.sort_by_key(|&position| {
        let facts = &facts[position];
        (Reverse(facts.richness()), facts.days, facts.told.is_none(), facts.told)
    });
    let mut happenings: Vec<Happening> = Vec::new();
    let mut index = Index::default();
    for position in order {
        let account = &facts[position];
        let mut candidates: Vec<(i32, Reverse<usize>)> = index
            .candidates(account)
            .into_iter()
            .filter_map(|candidate| Some((happenings[candidate].points(account, context)?, Reverse(candidate))))
            .collect();
        candidates.sort_unstable_by(|a, b| b.cmp(a));
        let mut best: Option<(i32, Reverse<usize>)> = None;
        for (points, candidate) in candidates {
            // Comparing words costs most, so it is left out where it could not help.
            let needed = best.map_or(ENOUGH, |(points, _)| points);
            if points + MOST_FOR_WORDS < needed {
                break;
            }
            let points = points + happenings[candidate.0].word_points(account, &facts, &rarity);
            if points >= ENOUGH {
                best = best.max(Some((points, candidate)));
            }
        }
        let happening = match best {
            Some((_, Reverse(best))) => {
                happenings[best].join(position, account);
                best
            }
            None => {
                happenings.push(Happening::new(position, account));
                happenings.len() - 1
            }
        };
        index.add(happening, account);
    }
    happenings.into_iter().map(|happening| happening.members.into_iter().map(|member| &accounts[member]).collect()).collect()
}

/// A block: event type, two sides (or the only one twice), and a person or none.
type Key<'a> = (&'a str, Country, Country, Option<&'a str>);

/// Happenings of a block, by day.
#[derive(Debug, Default)]
struct Block {
    /// By first day, for each of [`LENGTHS`].
    dated: [BTreeMap<NaiveDate, Vec<usize>>; LENGTHS.len()],
    /// Those told of without a day, by the day of the telling.
    told: BTreeMap<NaiveDate, Vec<usize>>,
}

#[derive(Debug, Default)]
struct Index<'a> {
    blocks: FxHashMap<Key<'a>, Block>,
}

impl<'a> Index<'a> {
    /// Notes that a happening has this account.
    fn add(&mut self, happening: usize, facts: &Facts<'a>) {
        for key in keys(facts) {
            let block = self.blocks.entry(key).or_default();
            let list = match (facts.days, facts.told) {
                (Some(days), _) => {
                    let length = LENGTHS.iter().position(|&length| days.len() <= length).unwrap_or(LENGTHS.len() - 1);
                    block.dated[length].entry(days.start).or_default()
                }
                (None, Some(told)) => block.told.entry(told.from).or_default(),
                (None, None) => continue,
            };
            if list.last() != Some(&happening) {
                list.push(happening);
            }
        }
    }

    /// Happenings that the account may be of, in order, each once.
    fn candidates(&self, facts: &Facts<'a>) -> Vec<usize> {
        let mut found = Vec::new();
        for key in keys(facts) {
            let Some(block) = self.blocks.get(&key) else { continue };
            match (facts.days, facts.told) {
                (Some(days), _) => block.meeting(days, 3, &mut found),
                (None, Some(told)) => block.around(Days { start: told.from, end: told.to }, &mut found),
                (None, None) => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Block {
    /// Happenings whose days come within `slack` days of these.
    fn meeting(&self, days: Days, slack: u64, found: &mut Vec<usize>) {
        for (list, length) in self.dated.iter().zip(LENGTHS) {
            let from = back(days.start, slack.saturating_add(length as u64));
            let to = forth(days.end, slack);
            found.extend(list.range(from..=to).rev().flat_map(|(_, happenings)| happenings).take(COMPARED));
        }
    }

    /// The nearest happenings before and after these days, dated or told of, as far as undated accounts are joined at all.
    fn around(&self, days: Days, found: &mut Vec<usize>) {
        for list in self.dated.iter().chain([&self.told]) {
            let before = list.range(back(days.start, FAR as u64 + 366)..=days.end).rev();
            let after = list.range(days.start..=forth(days.end, FAR as u64));
            found.extend(before.flat_map(|(_, happenings)| happenings).take(COMPARED));
            found.extend(after.flat_map(|(_, happenings)| happenings).take(COMPARED));
        }
    }
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Span::new(days)).unwrap_or(NaiveDate::MIN)
}

fn forth(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Span::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The blocks of an account.
fn keys<'a>(facts: &Facts<'a>) -> Vec<Key<'a>> {
    let kind = facts.account.kind.as_str();
    let sides = &facts.sides[..facts.sides.len().min(SIDES)];
    let mut pairs: Vec<(Country, Country)> = Vec::new();
    for (number, &a) in sides.iter().enumerate() {
        pairs.extend(sides[number + 1..].iter().map(|&b| (a, b)));
    }
    if let ([only], true) = (sides, pairs.is_empty()) {
        pairs.push((*only, *only));
    }
    let people = || facts.people.iter().map(|&(_, person)| Some(person)).chain([None]);
    pairs.iter().flat_map(|&(a, b)| people().map(move |person| (kind, a, b, person))).collect()
}
