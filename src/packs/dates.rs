//! Compiles what the `dates/` room needs from the packs: words of time by symbol, rules as one small program,
//! holidays, clues to tense and to the day of publication. Leaves the calendar to the room.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::format::Spanned;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults};
use super::format;
use super::lexicon::{Lexicon, Sym};
use super::load::Raw;
use super::source::PackFile;

mod classes;
mod holidays;
mod pattern;
mod tense;
mod values;
mod words;

pub use classes::{DateClass, DateFunction};
pub use holidays::{HolidayDay, HolidayRule};
pub use pattern::{Op, plain_mark};
pub use tense::{Clue, PublishedWords};
pub use values::{Clock, Count, DateFigures, DayPart, Season, Unit, Value};
pub use words::{NeedsCase, STARTS, WordEntry, WordTable};

/// What must or must not stand beside an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// That word, mark or class.
    Op(Op),
    /// The head (before) or end (behind) of a sentence.
    Edge,
}

/// A compiled rule.
#[derive(Debug, Serialize, Deserialize)]
pub struct DateRule {
    /// `pack/id`.
    pub name: Arc<str>,
    /// The function that gives its value.
    pub function: DateFunction,
    /// TIMEX3 type and value, for [`DateFunction::Constant`].
    pub constant: Option<(Arc<str>, Arc<str>)>,
    /// Where its pattern begins in [`DateRules::ops`].
    pub start: usize,
    /// One of these must stand right before, if any is named.
    pub after: Vec<Beside>,
    /// None of these may stand right before.
    pub not_after: Vec<Beside>,
    /// One of these must stand right behind, if any is named.
    pub before: Vec<Beside>,
    /// None of these may stand right behind.
    pub not_before: Vec<Beside>,
    /// Rules (indices) one of which must have found the expression before it; empty: holds anywhere.
    pub follows: Vec<u16>,
}

/// Compiled rules of the `dates/` room.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DateRules {
    /// Words of time.
    pub words: WordTable,
    /// All patterns, one after the other.
    pub ops: Vec<Op>,
    /// All rules, those that stand first preferred.
    pub rules: Vec<DateRule>,
    /// Rules by the class that a match can begin with.
    pub by_class: Vec<Vec<u16>>,
    /// Rules by the word that a match can begin with.
    pub by_word: FxHashMap<Sym, Vec<u16>>,
    /// Rules by the mark that a match can begin with.
    pub by_mark: Vec<(char, Vec<u16>)>,
    /// Holidays.
    pub holidays: Vec<HolidayRule>,
    /// Names of holidays by their first word, longest first: the other words, and which holiday.
    pub holiday_names: FxHashMap<Sym, Vec<(Vec<Sym>, u16)>>,
    /// Clues to tense by symbol.
    pub clues: FxHashMap<Sym, Clue>,
    /// Clues to the day of publication.
    pub published: PublishedWords,
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, faults: &mut Faults) -> DateRules {
    let mut rules = DateRules { by_class: vec![Vec::new(); 64], ..DateRules::default() };
    let mut parts = BTreeMap::new();
    let mut table = words::Builder::default();
    for file in &raw.dates {
        table.add(&file.file, &file.value, lexicon, faults);
        for (name, text) in &file.value.part {
            if let Some(node) = read(&file.file, text, faults)
                && parts.insert(name.get_ref().clone(), node).is_some()
            {
                faults.push(Fault::at(
                    &file.file,
                    name.span(),
                    format!("a part `{}` stands in an earlier file", name.get_ref()),
                    "give it another name",
                ));
            }
        }
        holidays::compile(&file.file, &file.value, lexicon, &mut rules, faults);
        tense::compile(&file.value, lexicon, &mut rules);
    }
    let mut names: BTreeMap<String, u16> = BTreeMap::new();
    for file in &raw.dates {
        for rule in &file.value.rule {
            let index = rules.rules.len() as u16;
            if names.insert(rule.id.get_ref().clone(), index).is_some() {
                faults.push(Fault::at(
                    &file.file,
                    rule.id.span(),
                    format!("a date rule `{}` stands above or in an earlier file", rule.id.get_ref()),
                    "give it another id",
                ));
            }
            if let Some(rule) = one_rule(raw, &file.file, rule, &parts, &names, lexicon, &mut rules, faults) {
                rules.rules.push(rule);
            }
        }
    }
    rules.words = table.finish(lexicon);
    let DateRules { holiday_names, words, by_word, .. } = &mut rules;
    words.mark_holidays(holiday_names.keys().copied());
    words.mark_starts(by_word.keys().copied());
    rules
}

#[allow(clippy::too_many_arguments, reason = "all of it is needed to check one rule")]
fn one_rule(
    raw: &Raw,
    file: &PackFile,
    rule: &format::DateRule,
    parts: &BTreeMap<String, pattern::Node>,
    names: &BTreeMap<String, u16>,
    lexicon: &mut Lexicon,
    rules: &mut DateRules,
    faults: &mut Faults,
) -> Option<DateRule> {
    let value = &rule.value;
    let Some(&(_, function)) = DateFunction::ALL.iter().find(|(name, _)| *name == value.get_ref().as_str()) else {
        let known: Vec<_> = DateFunction::ALL.iter().map(|(name, _)| *name).collect();
        faults.push(Fault::at(
            file,
            value.span(),
            format!("`{}` is no function that gives a date its value", value.get_ref()),
            format!(
                "{}the functions are {}",
                crate::nearest::did_you_mean(value.get_ref(), known.iter().copied()),
                known.join(", ")
            ),
        ));
        return None;
    };
    let constant = match (&rule.with, function) {
        (Some(with), DateFunction::Constant) => match with.get_ref().split_once(' ') {
            Some((kind @ ("DATE" | "TIME" | "DURATION" | "SET"), value)) => Some((kind.into(), value.into())),
            _ => {
                faults.push(Fault::at(
                    file,
                    with.span(),
                    "a constant is a TIMEX3 type and a value",
                    "write it as \"DATE PRESENT_REF\"",
                ));
                None
            }
        },
        (None, DateFunction::Constant) => {
            faults.push(Fault::at(file, value.span(), "a constant needs `with`", "add with = \"DATE PRESENT_REF\" or the like"));
            None
        }
        (Some(with), _) => {
            faults.push(Fault::at(file, with.span(), "only `constant` takes `with`", "leave it out"));
            None
        }
        (None, _) => None,
    };
    let start = rules.ops.len();
    let index = rules.rules.len() as u16;
    let nodes: Vec<_> = rule.patterns.iter().filter_map(|text| read(file, text, faults).map(|node| (text, node))).collect();
    let (text, _) = nodes.first()?;
    let whole = pattern::Node::Either(nodes.iter().map(|(_, node)| node.clone()).collect());
    if let Err(fault) = pattern::compile(&whole, parts, lexicon, &mut rules.ops) {
        // A fault within one of several patterns is shown at the first, since the offset is that of its own text.
        let place = if nodes.len() == 1 { in_string(text, &fault.at) } else { text.span() };
        // Its parts are what can be wrong.
        faults.push(Fault::at(file, place, fault.message, fault.help).missing_from("dates"));
        rules.ops.truncate(start);
        return None;
    }
    let first = pattern::first(&rules.ops, start);
    if first.is_empty() {
        faults.push(Fault::at(file, text.span(), "the pattern can match nothing at all", "make one of its elements needed"));
        return None;
    }
    for op in first {
        let list = match op {
            Op::Word(sym) => rules.by_word.entry(sym).or_default(),
            Op::Class(class) => &mut rules.by_class[class as usize],
            Op::Mark(mark) => {
                let at = rules.by_mark.iter().position(|(known, _)| *known == mark).unwrap_or_else(|| {
                    rules.by_mark.push((mark, Vec::new()));
                    rules.by_mark.len() - 1
                });
                &mut rules.by_mark[at].1
            }
            Op::Fork(..) | Op::Jump(_) | Op::Done => continue,
        };
        if list.last() != Some(&index) {
            list.push(index);
        }
    }
    let mut beside = |list: &[Spanned<String>], edge: &str| -> Vec<Beside> {
        list.iter()
            .filter_map(|text| {
                if text.get_ref() == edge {
                    return Some(vec![Beside::Edge]);
                }
                let mut ops = Vec::new();
                let node = read(file, text, faults)?;
                pattern::compile(&node, parts, lexicon, &mut ops).ok()?;
                let first = pattern::first(&ops, 0);
                if first.is_empty()
                    || ops.iter().filter(|op| !matches!(op, Op::Fork(..) | Op::Jump(_) | Op::Done)).count() != first.len()
                {
                    faults.push(Fault::at(
                        file,
                        text.span(),
                        "what stands beside is one word, <class> or \"mark\"",
                        "name several as several strings",
                    ));
                }
                Some(first.into_iter().map(Beside::Op).collect())
            })
            .flatten()
            .collect()
    };
    let (after, not_after) = (beside(&rule.after, "^"), beside(&rule.not_after, "^"));
    let (before, not_before) = (beside(&rule.before, "$"), beside(&rule.not_before, "$"));
    let follows = rule
        .follows
        .iter()
        .filter_map(|name| {
            let found = names.get(name.get_ref()).copied();
            if found.is_none() {
                let message = format!("no date rule `{}` stands above", name.get_ref());
                let fault = Fault::at(file, name.span(), message, "name a rule that stands before this one");
                faults.push(fault.missing_from("dates"));
            }
            found
        })
        .collect();
    let name = format!("{}/{}", raw.pack_of(file), rule.id.get_ref()).into();
    Some(DateRule { name, function, constant, start, after, not_after, before, not_before, follows })
}

/// Reads a pattern, noting its fault at its place in the file.
fn read(file: &PackFile, text: &Spanned<String>, faults: &mut Faults) -> Option<pattern::Node> {
    match pattern::read(text.get_ref()) {
        Ok(node) => Some(node),
        Err(fault) => {
            faults.push(Fault::at(file, in_string(text, &fault.at), fault.message, fault.help));
            None
        }
    }
}

/// A place within a string of a pack file; exact for strings of one line without escapes.
fn in_string(text: &Spanned<String>, at: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    text.span().start + 1 + at.start..text.span().start + 1 + at.end
}

/// Reads `12-25`.
fn month_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // 2000 is a leap year, so that 29 February may be named; a Hijri month has at most 30 days.
    NaiveDate::from_ymd_opt(2000, month, day).map(|_| (month, day))
}
