//! Three and more sides spoken of together: "ketiganya", "keempat negara itu". They are those of the last list or event of as
//! many states. Leaves two sides to `pair`.

use super::pair::Sides;
use super::refer::{Party, Resolver, push};
use crate::clauses::{Group, Parse};
use crate::packs::{ClassSet, Country, WordClass};

/// Words that count sides, and how many.
const SIZES: &[(WordClass, usize)] = &[(WordClass::Three, 3), (WordClass::Four, 4), (WordClass::Five, 5)];

/// How many sides a word counts, if three or more.
pub(super) fn size(classes: ClassSet) -> Option<usize> {
    SIZES.iter().find(|(class, _)| classes.has(*class)).map(|&(_, size)| size)
}

impl Resolver<'_> {
    /// The circle of so many states last spoken of; nobody where none was.
    pub(super) fn circle(&self, size: usize) -> Party {
        let found = self.discourse.circles.iter().rev().find(|circle| circle.countries.len() == size);
        let Some(circle) = found else { return Party::default() };
        let (persons, countries) = (circle.persons.clone(), circle.countries.clone());
        Party { persons, countries, anaphoric: true, ..Party::default() }
    }

    /// "ketiga negara", "keempat menteri luar negeri": a circle counted before a noun of sides, from a token on.
    pub(super) fn counted_circle(&self, group: &Group, from: usize) -> Option<Party> {
        let start = group.tokens.start.max(from);
        let counted = |at: usize| size(self.classes(at)).filter(|_| self.classes(at + 1).has(WordClass::GroupNoun));
        let (at, size) = (start..group.tokens.end.saturating_sub(1)).find_map(|at| counted(at).map(|size| (at, size)))?;
        let mut party = self.circle(size);
        if !self.classes(at + 1).has(WordClass::PersonNoun) {
            party.persons.clear();
        }
        Some(party)
    }

    /// Notes three or more states that a sentence lists as doers, or between which something is.
    pub(super) fn note_circles(&mut self, parse: &Parse) {
        let rules = &self.packs.clauses;
        let mut found: Vec<Sides> = Vec::new();
        for clause in &parse.clauses {
            let between = clause.phrases.iter().filter(|phrase| rules.is_pair_preposition(phrase.preposition));
            let doers = std::iter::once(&clause.subject).filter(|_| !clause.subject_shared);
            for list in doers.chain(between.map(|phrase| &phrase.groups)).filter(|list| list.len() > 2) {
                let mut circle = Sides { sentence: self.discourse.sentences, ..Sides::default() };
                for &group in list {
                    let party = self.group(parse, group);
                    if let [state] = party.countries.as_slice() {
                        push(&mut circle.countries, *state);
                    }
                    party.persons.iter().for_each(|&person| push(&mut circle.persons, person));
                }
                // One whose state is not known makes it a circle of others.
                if circle.countries.len() == list.len() {
                    found.push(circle);
                }
            }
        }
        self.discourse.circles.extend(found);
    }

    /// Notes the states of an event, if they are three or more.
    pub(super) fn note_event_circle(&mut self, persons: &[usize], countries: &[Country]) {
        if countries.len() > 2 {
            let (persons, countries) = (persons.to_vec(), countries.to_vec());
            self.discourse.circles.push(Sides { persons, countries, sentence: self.discourse.sentences });
        }
    }
}
