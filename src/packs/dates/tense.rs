//! Clues to tense and to the day of publication, by symbol.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::DateRules;
use crate::packs::format;
use crate::packs::lexicon::{Lexicon, Sym};

/// What a word tells of the direction of its clause; several may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clue {
    /// The clause looks ahead.
    pub future: bool,
    /// One binds oneself to the deed of the verb behind it.
    pub promise: bool,
    /// The clause looks back.
    pub past: bool,
    /// The clause looks back, even to plans.
    pub past_plans: bool,
    /// Something lasts to the expression right behind it.
    pub until: bool,
    /// An expression right behind it is past.
    pub past_before: bool,
    /// An expression right behind it is to come.
    pub future_before: bool,
    /// A month right behind it is one of delivery: the next one.
    pub delivery: bool,
    /// It ends the clause.
    pub clause_end: bool,
}

/// Words that tell the day of publication.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PublishedWords {
    /// Label a time of publication.
    pub label: FxHashSet<Sym>,
    /// Label the time of a later change.
    pub update: FxHashSet<Sym>,
    /// Belong to a line about rights.
    pub rights: FxHashSet<Sym>,
    /// Phrases that open a list of other stories.
    pub others: Vec<Vec<Sym>>,
    /// The first year of any page.
    pub earliest: i32,
}

/// Adds the clues of a file.
pub(super) fn compile(dates: &format::Dates, lexicon: &mut Lexicon, rules: &mut DateRules) {
    if let Some(tense) = &dates.tense {
        let lists: [(&[String], fn(&mut Clue)); 9] = [
            (&tense.future, |clue| clue.future = true),
            (&tense.promises, |clue| clue.promise = true),
            (&tense.past, |clue| clue.past = true),
            (&tense.past_plans, |clue| clue.past_plans = true),
            (&tense.until, |clue| clue.until = true),
            (&tense.past_before, |clue| clue.past_before = true),
            (&tense.future_before, |clue| clue.future_before = true),
            (&tense.delivery, |clue| clue.delivery = true),
            (&tense.clause_ends, |clue| clue.clause_end = true),
        ];
        for (words, set) in lists {
            for word in words {
                set(rules.clues.entry(lexicon.intern(word)).or_default());
            }
        }
    }
    if let Some(clues) = &dates.published {
        let words = &mut rules.published;
        words.label.extend(clues.label.iter().map(|word| lexicon.intern(word)));
        words.update.extend(clues.update.iter().map(|word| lexicon.intern(word)));
        words.rights.extend(clues.rights.iter().map(|word| lexicon.intern(word)));
        let phrases = clues.others.iter().map(|phrase| phrase.split_whitespace().map(|word| lexicon.intern(word)).collect());
        words.others.extend(phrases);
        words.earliest = clues.earliest;
    }
}
