//! Finds expressions: runs the rules over the atoms of each sentence of the story, leftmost first, the longest of all
//! that match at a place. Gives them no values.

use std::ops::Range;

use crate::packs::Packs;
use crate::packs::dates::{Beside, DateClass, DateFunction, DateRule, DateRules, Op, STARTS, Value};
use crate::span::Span;
use crate::text::{Case, Document, Sentence};

use super::atoms::Atoms;

/// What a pattern kept of the words it matched: classes with values, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Slots(Vec<(DateClass, Value)>);

impl Slots {
    /// The `nth` value of a class, from 0.
    pub fn nth(&self, class: DateClass, nth: usize) -> Option<Value> {
        self.0.iter().filter(|(known, _)| *known == class).nth(nth).map(|&(_, value)| value)
    }

    /// Whether a word of the class was met.
    pub fn has(&self, class: DateClass) -> bool {
        self.0.iter().any(|(known, _)| *known == class)
    }

    /// The `nth` number of a class, from 0.
    pub fn number(&self, class: DateClass, nth: usize) -> Option<i32> {
        match self.nth(class, nth) {
            Some(Value::Number(n)) => Some(n),
            _ => None,
        }
    }
}

/// An expression that a rule found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Which rule, as an index into [`DateRules::rules`].
    pub rule: usize,
    /// Where.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Its words' values.
    pub slots: Slots,
}

/// Finds expressions, sentence by sentence.
pub(super) struct Finder<'a> {
    packs: &'a Packs,
    document: &'a Document,
    atoms: Atoms,
    /// Open ends of a match: step, atom, values kept.
    stack: Vec<(usize, usize, usize)>,
    kept: Vec<(DateClass, Value)>,
    best: Vec<(DateClass, Value)>,
    /// Classes with which a match can begin.
    starts: u64,
}

impl<'a> Finder<'a> {
    /// A finder for one document.
    pub fn new(packs: &'a Packs, document: &'a Document) -> Self {
        let lists = packs.dates.by_class.iter().enumerate();
        let starts = lists.filter(|(_, rules)| !rules.is_empty()).fold(STARTS, |bits, (class, _)| bits | 1 << class);
        Self { packs, document, atoms: Atoms::default(), stack: Vec::new(), kept: Vec::new(), best: Vec::new(), starts }
    }

    /// Appends the expressions of a sentence to `out`.
    pub fn sentence(&mut self, index: usize, sentence: &Sentence, out: &mut Vec<Found>) {
        let rules = &self.packs.dates;
        self.atoms.fill(self.packs, self.document, sentence);
        if !self.atoms.any {
            return;
        }
        // The rule and end (as an atom) of the expression before.
        let mut before: Option<(usize, usize)> = None;
        let mut at = 0;
        while at < self.atoms.list.len() {
            let Some((rule, end)) = self.longest(rules, at, before) else {
                at += 1;
                continue;
            };
            let range = at..end;
            let first = self.atoms.list[at].tokens.0 as usize;
            let last = self.atoms.list[end - 1].tokens.1 as usize;
            before = Some((rule, end));
            at = end;
            if rules.rules[rule].function == DateFunction::None {
                continue;
            }
            out.push(Found {
                rule,
                span: self.atoms.span(&range),
                tokens: first..last + 1,
                sentence: index,
                slots: Slots(std::mem::take(&mut self.best)),
            });
        }
    }

    /// The rule with the longest match at an atom, and where that ends. Its values are left in `best`.
    fn longest(&mut self, rules: &DateRules, at: usize, before: Option<(usize, usize)>) -> Option<(usize, usize)> {
        let atom = self.atoms.list[at];
        if !atom.opens {
            return None;
        }
        let mut best: Option<(usize, usize)> = None;
        if atom.mark != '\0' {
            let list = rules.by_mark.iter().find(|(mark, _)| *mark == atom.mark)?;
            list.1.iter().for_each(|&rule| self.try_rule(rules, rule, at, before, &mut best));
            return best;
        }
        let mut open = atom.classes & self.starts;
        if open & STARTS != 0
            && let Some(list) = rules.by_word.get(&atom.sym)
        {
            list.iter().for_each(|&rule| self.try_rule(rules, rule, at, before, &mut best));
        }
        open &= !STARTS;
        while open != 0 {
            let class = open.trailing_zeros() as usize;
            open &= open - 1;
            rules.by_class[class].iter().for_each(|&rule| self.try_rule(rules, rule, at, before, &mut best));
        }
        best
    }

    fn try_rule(
        &mut self,
        rules: &DateRules,
        index: u16,
        at: usize,
        before: Option<(usize, usize)>,
        best: &mut Option<(usize, usize)>,
    ) {
        let rule = &rules.rules[index as usize];
        if !rule.follows.is_empty() {
            let fits = before.is_some_and(|(rule_before, end)| {
                (end + 1..=end + 2).contains(&at) && rule.follows.contains(&(rule_before as u16))
            });
            if !fits {
                return;
            }
        }
        let unwanted: &[Beside] = if self.behind_town(at) { &[] } else { &rule.not_after };
        if !self.beside(rules, at.checked_sub(1), &rule.after, unwanted) {
            return;
        }
        let better = |end: usize| match *best {
            None => true,
            Some((rule, longest)) => end > longest || (end == longest && (index as usize) < rule),
        };
        if let Some(end) = self.run(rules, rule, at)
            && better(end)
            && (rule.function != DateFunction::DayPair || consecutive(&self.kept))
        {
            *best = Some((index as usize, end));
            std::mem::swap(&mut self.best, &mut self.kept);
        }
    }

    /// "di *Lima* Jumat mendatang": whether the word before is a town's name that could be read as a number.
    fn behind_town(&self, at: usize) -> bool {
        let Some(place) = at.checked_sub(2) else { return false };
        let (preposition, town) = (&self.atoms.list[place], &self.atoms.list[at - 1]);
        let known = &self.document.tokens[town.tokens.0 as usize];
        let named = known.case == Case::Title && town.figures.is_some();
        named && self.packs.clauses.location.contains(&preposition.sym)
    }

    /// Whether what stands beside (an atom, or `None` for the edge of the sentence) is as a rule wants it.
    fn beside(&self, rules: &DateRules, at: Option<usize>, wanted: &[Beside], unwanted: &[Beside]) -> bool {
        let is = |list: &[Beside]| {
            list.iter().any(|beside| match (beside, at) {
                (Beside::Edge, at) => at.is_none_or(|at| at >= self.atoms.list.len()),
                (Beside::Op(op), Some(at)) if at < self.atoms.list.len() => self.step(rules, *op, at).is_some(),
                _ => false,
            })
        };
        (wanted.is_empty() || is(wanted)) && !(!unwanted.is_empty() && is(unwanted))
    }

    /// How many atoms a step takes at an atom, if it fits.
    fn step(&self, rules: &DateRules, op: Op, at: usize) -> Option<usize> {
        let atom = self.atoms.list.get(at)?;
        match op {
            Op::Word(sym) => (atom.sym == sym).then_some(1),
            Op::Mark(mark) => (atom.mark == mark).then_some(1),
            Op::Class(DateClass::Holiday) => self.holiday(rules, at).map(|(_, taken)| taken),
            Op::Class(class) => (atom.classes & class.bit() != 0).then_some(1),
            Op::Fork(..) | Op::Jump(_) | Op::Done => None,
        }
    }

    /// The holiday whose name begins at an atom, and how many atoms it takes.
    fn holiday(&self, rules: &DateRules, at: usize) -> Option<(u16, usize)> {
        let list = rules.holiday_names.get(&self.atoms.list[at].sym)?;
        let rest = &self.atoms.list[at + 1..];
        let fits = |words: &[crate::packs::Sym]| {
            words.len() <= rest.len()
                && words.iter().zip(rest).all(|(&word, atom)| atom.sym == word && word != crate::packs::Sym::NONE)
        };
        list.iter().find(|(words, _)| fits(words)).map(|(words, index)| (*index, words.len() + 1))
    }

    /// Runs a rule's pattern at an atom: where its longest match ends. The values of that match are left in `kept`.
    fn run(&mut self, rules: &DateRules, rule: &DateRule, start: usize) -> Option<usize> {
        let mut longest: Option<usize> = None;
        let mut winner: Vec<(DateClass, Value)> = Vec::new();
        self.kept.clear();
        self.stack.clear();
        self.stack.push((rule.start, start, 0));
        while let Some((mut pc, mut at, values)) = self.stack.pop() {
            self.kept.truncate(values);
            loop {
                match rules.ops[pc] {
                    Op::Fork(first, second) => {
                        self.stack.push((second, at, self.kept.len()));
                        pc = first;
                    }
                    Op::Jump(to) => pc = to,
                    Op::Done => {
                        let longer = at > start && longest.is_none_or(|longest| at > longest);
                        if longer
                            && self.atoms.list[at - 1].closes
                            && self.beside(rules, Some(at), &rule.before, &rule.not_before)
                        {
                            longest = Some(at);
                            winner.clone_from(&self.kept);
                        }
                        break;
                    }
                    op => {
                        let Some(taken) = self.step(rules, op, at) else { break };
                        if let Op::Class(class) = op {
                            self.keep(rules, class, at);
                        }
                        at += taken;
                        pc += 1;
                    }
                }
            }
        }
        self.kept = winner;
        longest
    }

    fn keep(&mut self, rules: &DateRules, class: DateClass, at: usize) {
        let value = match class {
            DateClass::Holiday => self.holiday(rules, at).map_or(Value::Nothing, |(index, _)| Value::Number(i32::from(index))),
            class => self.atoms.value(rules, at, class),
        };
        self.kept.push((class.kept_as(), value));
        if class == DateClass::FullDate
            && let Some(clock) = self.atoms.clock_of(at)
        {
            self.kept.push((DateClass::Clock, clock));
        }
    }
}

/// Whether the two days kept follow each other.
fn consecutive(kept: &[(DateClass, Value)]) -> bool {
    let mut days = kept.iter().filter_map(|kept| if let (DateClass::Day, Value::Number(day)) = kept { Some(*day) } else { None });
    matches!((days.next(), days.next()), (Some(first), Some(second)) if second == first + 1)
}
