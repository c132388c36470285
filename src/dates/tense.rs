//! Tells where a clause looks, back or ahead, from the words around an expression. Knows nothing of the calendar.

use crate::packs::dates::{Clue, plain_mark};
use crate::packs::format::Voice;
use crate::packs::{Packs, WordClass};
use crate::text::{Document, Sentence, TokenKind};

use super::find::Found;

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// To the day near by, on whichever side.
    Near,
    /// Rather ahead than back: something lasts until then.
    Until,
    /// Nothing tells.
    Unknown,
}

/// How many tokens a clue may stand off.
const REACH: usize = 24;

/// Words within which the verb of a deed follows the one that promises it: "sepakat *untuk kembali* menggelar".
const TO_VERB: usize = 3;

/// What the words around an expression tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlook {
    /// Where its clause looks.
    pub direction: Direction,
    /// Whether a month here is one of delivery.
    pub delivery: bool,
    /// Whether something lasts since then.
    pub since: bool,
}

/// Where the clause of an expression looks.
pub(super) fn of(packs: &Packs, document: &Document, sentence: &Sentence, found: &Found) -> Outlook {
    let outlook = |direction| Outlook { direction, delivery: false, since: false };
    let clue = |token: usize| packs.dates.clues.get(&document.tokens[token].sym).copied().unwrap_or_default();
    let start = sentence.tokens.start;
    let before = found.tokens.start.checked_sub(1).filter(|before| *before >= start).map(clue).unwrap_or_default();
    if before.delivery {
        return Outlook { delivery: true, ..outlook(Direction::Unknown) };
    }
    if before.past_before {
        return Outlook { since: true, ..outlook(Direction::Past) };
    }
    if before.future_before {
        return outlook(Direction::Future);
    }
    if before.until {
        return outlook(Direction::Until);
    }
    let left = (start..found.tokens.start).rev().take(REACH);
    let right = (found.tokens.end..sentence.tokens.end).take(REACH);
    // "sepakat *mengirim* X pada Mei": the month is that of the deed behind the word, not of the word itself
    let verb = |token: usize| {
        let sym = document.tokens[token].sym;
        let verb = packs.clauses.voices(&packs.lexicon, sym, || document.word(token).to_lowercase()).verb();
        matches!(verb, Some(Voice::Active | Voice::Middle)) && !clue(token).promise
    };
    let promised = |token: usize| clue(token).promise && (token + 1..found.tokens.start).take(TO_VERB).any(verb);
    let direction =
        scan(packs, document, left, &clue, &promised).or_else(|| scan(packs, document, right, &clue, &|_: usize| false));
    outlook(direction.unwrap_or(Direction::Unknown))
}

/// The first clue on a way through the sentence, up to the end of the clause.
fn scan(
    packs: &Packs,
    document: &Document,
    mut way: impl Iterator<Item = usize>,
    clue: &impl Fn(usize) -> Clue,
    promised: &impl Fn(usize) -> bool,
) -> Option<Direction> {
    let mut ahead = false;
    let found = way.try_fold((), |(), token| {
        let token_here = document.tokens[token];
        if token_here.kind == TokenKind::Punct {
            // What stands in quotation marks is a clause of its own.
            let mark = document.word(token).chars().next().map(plain_mark);
            return if matches!(mark, Some('"' | ';')) { Err(None) } else { Ok(()) };
        }
        // "tiba Senin dan akan berpidato Sabtu": what follows is said of another day.
        let joins = packs.lexicon.is(token_here.sym, WordClass::Coordinator);
        if joins && token + 1 < document.tokens.len() {
            let next = clue(token + 1);
            if next.future || next.past {
                return Err(None);
            }
        }
        let here = clue(token);
        if here.past_plans {
            Err(Some(Direction::Past))
        } else if ahead {
            // Something to come was met; only what makes it a plan of the past is sought now.
            if here.clause_end { Err(None) } else { Ok(()) }
        } else if here.future || promised(token) {
            ahead = true;
            Ok(())
        } else if here.past || packs.lexicon.is(token_here.sym, WordClass::Reporting) || packs.events.charges(token_here.sym) {
            Err(Some(Direction::Past))
        } else if here.clause_end {
            Err(None)
        } else if packs.lexicon.is(token_here.sym, WordClass::Relative) {
            // "mengancam akan membatalkan perjanjian yang disepakati pada Maret": the clause around it looks elsewhere.
            Err(Some(Direction::Unknown))
        } else {
            Ok(())
        }
    });
    found.err().flatten().or(ahead.then_some(Direction::Future))
}
