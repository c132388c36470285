//! Joins accounts of one happening over articles.
//!
//! Accounts are taken in an order that hangs on their content alone, those that tell most first. Each joins the happening
//! for which most speaks ([`Happening::points`]), or founds one of its own. Happenings are found by blocks: event type and
//! two of the sides, and the same with a person; within a block by day. So an account is compared with few happenings,
//! however many there are.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::agree::{ENOUGH, FAR, Happening, MOST_FOR_WORDS, Points};
use super::atoms::Account;
use super::by_day::ByDay;
use super::context::Context;
use super::facts::{Facts, Ids, Wording};
use crate::packs::Country;

/// Happenings of a block that an account is compared with, at most, for each way of finding them.
const COMPARED: usize = 64;
/// Sides of an account by which it is found. Lists of more are statements of many states at once.
const SIDES: usize = 6;
/// Lengths in days up to which happenings stand in one list, so that those that overlap a day can be found by their first day.
const LENGTHS: [i64; 4] = [3, 31, 366, i64::MAX];

/// Days by which days told may be off.
const SLACK: i64 = 3;

/// An account of an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    /// The account.
    pub account: &'a Account,
    /// Whether it fits another event as well.
    pub ambiguous: bool,
}

/// The accounts of each event, of which one at least is not ambiguous. What comes out hangs on the set of accounts alone.
pub(super) fn join<'a>(accounts: &'a [Account], context: &Context<'a>) -> Vec<Vec<Member<'a>>> {
    let mut ids = Ids::default();
    let numbered = (0_u32..).zip(accounts).map(|(number, account)| (number, Facts::of(account, context, &mut ids)));
    // In order of joining, so that what is compared lies side by side. `accounts` are in order, so that equals keep an order of
    // content.
    let mut facts: Vec<(u32, Facts)> = numbered.collect();
    facts.sort_by_cached_key(|(_, facts)| (Reverse(facts.richness()), facts.days, facts.told.is_none(), facts.told));
    let account = |position: u32| &accounts[facts[position as usize].0 as usize];
    let wording = Wording::of((0..facts.len() as u32).map(account), context);
    let mut happenings: Vec<Happening> = Vec::new();
    let mut index = Index::default();
    let mut candidates: Vec<(Points, Reverse<u32>)> = Vec::new();
    // For each happening the last account that met it, so that none is met twice.
    let mut met: Vec<u32> = Vec::new();
    // The accounts that fit another happening as well as the one they joined.
    let mut ambiguous = vec![false; facts.len()];
    // For each article the happenings that have an account of it.
    let mut told_by: Vec<Vec<u32>> = Vec::new();
    for (position, (_, account)) in (0_u32..).zip(&facts) {
        if told_by.len() <= account.document as usize {
            told_by.resize_with(account.document as usize + 1, Vec::new);
        }
        // An article tells of a happening once.
        let told = &mut told_by[account.document as usize];
        told.iter().for_each(|&happening| met[happening as usize] = position);
        index.look_up(account);
        candidates.clear();
        index.candidates(account, |candidate| {
            if std::mem::replace(&mut met[candidate as usize], position) != position
                && let Some(points) = happenings[candidate as usize].points(account, context)
                && points.sum + MOST_FOR_WORDS >= ENOUGH
            {
                candidates.push((points, Reverse(candidate)));
            }
        });
        candidates.sort_unstable_by(|a, b| b.cmp(a));
        let mut best: Option<(i32, Reverse<i64>, Reverse<u32>)> = None;
        for &(points, candidate) in &candidates {
            // Comparing words costs most, so it is left out where it could not help.
            let needed = best.map_or(ENOUGH, |(points, ..)| points);
            if points.sum + MOST_FOR_WORDS < needed {
                break;
            }
            let words = happenings[candidate.0 as usize].word_points(position as usize, &wording);
            if points.sum + words >= ENOUGH && (points.is_told || words > 0) {
                let points = points.sum + words;
                ambiguous[position as usize] = best.is_some_and(|(best, ..)| best == points)
                    || ambiguous[position as usize] && best.is_some_and(|(best, ..)| best > points);
                // Of happenings that it fits alike it joins the nearest.
                let away = happenings[candidate.0 as usize].away(account);
                best = best.max(Some((points, Reverse(away), candidate)));
            }
        }
        let happening = match best {
            Some((.., Reverse(best))) => {
                happenings[best as usize].join(position as usize, account);
                best
            }
            None => {
                happenings.push(Happening::new(position as usize, account));
                met.push(u32::MAX);
                happenings.len() as u32 - 1
            }
        };
        told.push(happening);
        index.add(happening, account);
    }
    let member = |position: u32| Member { account: account(position), ambiguous: ambiguous[position as usize] };
    let accounts_of = |members: Vec<u32>| members.into_iter().map(member).collect();
    happenings.into_iter().map(|happening| accounts_of(happening.members)).collect()
}

/// A block: event type, two sides (or the only one twice), and a person or 0.
type Key = (u32, Country, Country, u32);

/// Happenings of a block, by day.
#[derive(Debug, Default)]
struct Block {
    /// By first day, for each of [`LENGTHS`].
    dated: [ByDay; LENGTHS.len()],
    /// Those told of without a day, by the day of the telling.
    told: ByDay,
}

#[derive(Debug, Default)]
struct Index {
    numbers: FxHashMap<Key, u32>,
    blocks: Vec<Block>,
    /// The blocks of the account that is looked at, made where they were not yet.
    own: Vec<u32>,
}

impl Index {
    /// Looks up the blocks of an account, before it is asked for its candidates or added.
    fn look_up(&mut self, facts: &Facts) {
        let Self { numbers, blocks, own } = self;
        own.clear();
        each_key(facts, |key| {
            let number = *numbers.entry(key).or_insert(blocks.len() as u32);
            if number as usize == blocks.len() {
                blocks.push(Block::default());
            }
            own.push(number);
        });
    }

    /// Notes that a happening has this account, which was looked up last.
    fn add(&mut self, happening: u32, facts: &Facts) {
        for &number in &self.own {
            let block = &mut self.blocks[number as usize];
            match (facts.days, facts.told) {
                (Some(days), _) => {
                    let length = LENGTHS.iter().position(|&length| days.len() <= length).unwrap_or(LENGTHS.len() - 1);
                    block.dated[length].add(days.start, happening);
                }
                (None, Some(told)) => block.told.add(told.start, happening),
                (None, None) => {}
            }
        }
    }

    /// Happenings that the account, which was looked up last, may be of; some twice.
    fn candidates(&self, facts: &Facts, mut give: impl FnMut(u32)) {
        for &number in &self.own {
            let block = &self.blocks[number as usize];
            match (facts.days, facts.told) {
                // Happenings whose days come within a few days of these.
                (Some(days), _) => {
                    for (list, length) in block.dated.iter().zip(LENGTHS) {
                        let from = shift(days.start, -length.saturating_add(SLACK));
                        list.back(from, shift(days.end, SLACK), COMPARED, &mut give);
                    }
                }
                // The nearest before and after these days, dated or told of, as far as undated accounts are joined at all.
                (None, Some(told)) => {
                    for list in block.dated.iter().chain([&block.told]) {
                        list.back(shift(told.start, -FAR - 366), told.end, COMPARED, &mut give);
                        list.forth(told.start, shift(told.end, FAR), COMPARED, &mut give);
                    }
                }
                (None, None) => {}
            }
        }
    }
}

/// The day so many days on.
fn shift(day: i32, days: i64) -> i32 {
    i64::from(day).saturating_add(days).clamp(i32::MIN.into(), i32::MAX.into()) as i32
}

/// Gives the blocks of an account.
fn each_key(facts: &Facts, mut give: impl FnMut(Key)) {
    let sides = &facts.sides[..facts.sides.len().min(SIDES)];
    let mut pair = |a: Country, b: Country| {
        facts.people.iter().for_each(|person| give((facts.kind, a, b, person.id)));
        give((facts.kind, a, b, 0));
    };
    if let [only] = *sides {
        return pair(only, only);
    }
    for (number, &a) in sides.iter().enumerate() {
        sides[number + 1..].iter().for_each(|&b| pair(a, b));
    }
}
