//! Noun groups: how far one reaches, what its head is, which names, offices and dates stand in it.
//! Leaves its role to `build`.

use super::{AUXILIARY, BOUNDARY, Chunk, Chunker};
use crate::clauses::Group;
use crate::dates::TimexKind;
use crate::names::EntityKind;
use crate::packs::format::Voice;
use crate::packs::{Sym, WordClass};
use crate::text::{Case, TokenKind};

/// Letters that a word must have more of before a clitic: "hanya", "punya" have none.
const SHORTEST_STEM: usize = 2;

impl Chunker<'_> {
    /// Takes a noun group from `at`.
    pub(super) fn take_group(&mut self, at: usize) -> Option<usize> {
        let mut group = Group::empty(at);
        let mut here = at;
        let mut headed = false;
        let mut last_name: Option<EntityKind> = None;
        while here < self.tokens.end {
            if self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == here) {
                if self.dates.mentions[self.date].kind == TimexKind::Duration && headed && last_name.is_none() {
                    here = self.dates.mentions[self.date].tokens.end; // "kunjungan dua hari Lavrov"
                    self.date += 1;
                    continue;
                }
                break;
            }
            // "di ibu kota itu | Prabowo", "hari itu juga | Baku": what points closes the group, and so does "juga"
            let closes = self.classes(here.saturating_sub(1)).any(&[WordClass::Demonstrative, WordClass::Adding]);
            if headed && here > at && self.starts_name(here) && closes {
                break;
            }
            if self.starts_name(here) {
                let office = self.names.offices.get(self.office).filter(|o| o.tokens.start == here).map(|o| o.tokens.end);
                if let Some(end) = office {
                    if last_name == Some(EntityKind::Person) {
                        break;
                    }
                    if !headed {
                        group.head = here; // "para menteri": the office, not the word that counts
                    }
                    group.offices.push(self.office);
                    while let Some(mention) = self.names.mentions.get(self.mention).filter(|m| m.tokens.start < end) {
                        group.mentions.push(self.mention);
                        let _ = mention;
                        self.mention += 1;
                    }
                    if !headed {
                        group.head = here; // "sejumlah *pejabat* Rusia"
                        headed = true;
                    }
                    here = end;
                    last_name = None;
                    continue;
                }
                let Some(mention) = self.names.mentions.get(self.mention).filter(|m| m.tokens.start == here) else {
                    here += 1;
                    continue;
                };
                // "pertemuan Modi–Macron": a dash joins two men
                let joined = here > at && matches!(self.mark(here - 1), Some('-' | '–' | '—'));
                if last_name == Some(EntityKind::Person) && !joined
                    || mention.kind == EntityKind::Place && headed && self.owned(here - 1)
                {
                    break;
                }
                if !headed {
                    group.head = here;
                    headed = true;
                }
                group.mentions.push(self.mention);
                last_name = Some(mention.kind);
                here = mention.tokens.end;
                self.mention += 1;
                continue;
            }
            match self.mark(here) {
                Some('(' | '[') if headed => {
                    let close = self.closing_bracket(here);
                    if close.is_some_and(|close| self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start < close)) {
                        break; // a date in the brackets is a chunk of its own
                    }
                    let Some(close) = close else { break };
                    here = close + 1;
                    continue;
                }
                Some('-' | '–' | '—') if last_name.is_some() && self.joins_names(here) => {
                    here += 1;
                    continue;
                }
                Some('"' | '“' | '”') if self.borrowed_close == Some(here) => {
                    self.borrowed_close = None;
                    here += 1;
                    continue;
                }
                Some('"' | '“') if self.borrowed_close.is_none() && self.borrowed(here).is_some() => {
                    self.borrowed_close = self.borrowed(here);
                    here += 1;
                    continue;
                }
                Some('%' | '$' | '/') => {
                    here += 1;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            let classes = self.classes(here);
            let joint = at == self.tokens.start && headed && last_name.is_none() && self.shared_by(here)
                || classes.has(WordClass::Together) && headed && self.classes(here - 1).has(WordClass::Joint)
                || classes.has(WordClass::Preposition) && headed && (self.dangles(here) || self.governs_nothing(here));
            if self.verb_at(here).is_some() || classes.any(BOUNDARY) && !self.counts(here) && !joint {
                break;
            }
            // "tuduhan itu | tidak berdasar": what points closes the group
            if headed && classes.has(WordClass::Negator) && self.classes(here - 1).has(WordClass::Demonstrative) {
                break;
            }
            if classes.any(AUXILIARY)
                && !classes.has(WordClass::Quantifier)
                && (headed || !self.noun_of_doubt(here))
                && !(headed && self.in_compound(here) && self.document.tokens[here].case == Case::Lower)
                && (self.auxiliary_leads_to_verb(here + 1) || !headed || !self.noun_follows(here + 1))
            {
                break;
            }
            let number = self.document.tokens[here].kind == TokenKind::Number;
            if headed
                && classes.any(&[WordClass::PronounSingular, WordClass::PronounPlural])
                && !self.classes(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun])
                && !self.owns_deed(here)
            {
                break; // "di situ | keduanya": a pronoun is a group of its own unless it owns the noun
            }
            if last_name.is_some()
                && !number
                && self.document.tokens[here].case == Case::Lower
                && !classes.any(&[WordClass::Demonstrative, WordClass::Modifier, WordClass::Adverb])
            {
                break; // after a name a new group begins: "mengirimi Rusia | amunisi"
            }
            if classes.has(WordClass::Quantifier) && !headed {
                if group.quantifier == Sym::NONE {
                    group.quantifier = self.sym(here);
                }
                here += 1;
                if self.counts(here) {
                    here += 1;
                }
                continue;
            }
            if !headed && !number {
                group.head = here;
                headed = true;
            }
            here += 1;
        }
        if here == at {
            return None;
        }
        group.tokens = at..here;
        let headed_by = |m: &&usize| self.names.mentions[**m].tokens.contains(&group.head);
        let held = |o: &usize| self.names.offices[*o].person.is_some() || self.names.offices[*o].country.is_some();
        group.nameless = group.mentions.is_empty() && !group.offices.iter().any(held);
        group.named_head = group.mentions.iter().any(|m| headed_by(&m));
        let is_body = |&m: &usize| self.names.entities[self.names.mentions[m].entity].kind == EntityKind::Organization;
        group.body = group.mentions.iter().find(headed_by).is_some_and(is_body);
        group.somebody = group.offices.iter().any(|&o| self.names.offices[o].tokens.contains(&group.head))
            || self.classes(group.head).has(WordClass::PersonNoun)
            || group.mentions.iter().find(headed_by).is_some_and(|&m| self.is_person(m));
        self.out.groups.push(group);
        self.out.chunks.push(Chunk::Group(self.out.groups.len() - 1));
        Some(here)
    }

    /// "Latihan *bersama* X dan Y digelar": whether those whose deed the noun right before it is are named in a row behind the word.
    fn shared_by(&self, at: usize) -> bool {
        let noun = || {
            let before = self.packs.clauses.frame_words.get(&self.sym(at - 1));
            before.is_some_and(|voices| voices.has(Voice::Noun)) || self.classes(at - 1).has(WordClass::Joint)
        };
        let mentions = &self.names.mentions[self.mention.min(self.names.mentions.len())..];
        let [first, second, ..] = mentions else { return false };
        let between = first.tokens.end;
        let row = self.classes(between).has(WordClass::Coordinator) || matches!(self.mark(between), Some('-' | '–' | '—'));
        let adjacent =
            first.tokens.start == at + 1 && (second.tokens.start == between || second.tokens.start == between + 1 && row);
        self.classes(at).has(WordClass::Together) && adjacent && noun()
    }

    /// Whether a plural pronoun tells whose deed the noun right before it is: "kedatangan *mereka* berbarengan dengan …".
    fn owns_deed(&self, pronoun: usize) -> bool {
        let noun = self.packs.clauses.frame_words.get(&self.sym(pronoun - 1)).is_some_and(|voices| voices.has(Voice::Noun));
        noun && self.classes(pronoun).has(WordClass::PronounPlural) && !self.owned(pronoun - 1)
    }

    /// Whether a noun has its owner within itself, so that a state's name after it is none: "sebagai imbalannya | Rusia memberi".
    pub(super) fn owned(&self, at: usize) -> bool {
        let word = self.document.word(at);
        let mut clitics = self.packs.clauses.affixes.clitics.iter();
        clitics.any(|clitic| word.strip_suffix(clitic.as_str()).is_some_and(|stem| stem.len() > SHORTEST_STEM))
    }

    /// Whether `at` is a preposition within a number: "lebih dari 1.000".
    pub(super) fn counts(&self, at: usize) -> bool {
        at + 1 < self.tokens.end
            && at > self.tokens.start
            && self.classes(at).has(WordClass::Preposition)
            && self.classes(at - 1).has(WordClass::Quantifier)
            && (self.document.tokens[at + 1].kind == TokenKind::Number || self.classes(at + 1).has(WordClass::Quantifier))
    }

    pub(super) fn noun_follows(&self, at: usize) -> bool {
        at < self.tokens.end
            && self.mark(at).is_none()
            && self.verb_at(at).is_none()
            && !self.classes(at).any(BOUNDARY)
            && self.document.tokens[at].kind == TokenKind::Word
    }

    pub(super) fn joins_names(&self, dash: usize) -> bool {
        self.names.mentions[self.mention.min(self.names.mentions.len())..].first().is_some_and(|m| m.tokens.start == dash + 1)
    }

    pub(super) fn closing_bracket(&self, open: usize) -> Option<usize> {
        (open + 1..self.tokens.end).find(|&token| matches!(self.mark(token), Some(')' | ']')))
    }
}
