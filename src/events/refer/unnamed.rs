//! Men whom the text brings in without a name ("seorang pejabat Korea Selatan mengatakan …"), for "ia" and "pejabat itu" in the
//! sentences after. Leaves men with names, and who speaks in a quotation, to `refer`.

use super::{Party, Resolver};
use crate::clauses::{Clause, ClauseKind, Parse};
use crate::packs::WordClass;

/// Sentences within which one who has no name is still spoken of.
const LASTS: usize = 2;

/// One who was brought in without a name.
#[derive(Debug)]
pub(super) struct Unnamed {
    /// What he serves.
    party: Party,
    /// How many sentences were read when he was last spoken of.
    told: usize,
}

impl Resolver<'_> {
    /// Who was brought in without a name just before, if nobody else has done or said anything since.
    pub(super) fn unnamed(&self) -> Option<Party> {
        let fresh = |unnamed: &&Unnamed| self.discourse.sentences < unnamed.told + LASTS && self.discourse.above.is_none();
        self.discourse.unnamed.as_ref().filter(fresh).map(|unnamed| unnamed.party.clone())
    }

    /// Notes whom a sentence brings in without a name, or that it goes on speaking of him; `named` if somebody with a name does
    /// something in it.
    pub(super) fn note_unnamed(&mut self, parse: &Parse, named: bool) {
        let told = self.discourse.sentences;
        let tells = |clause: &&Clause| matches!(clause.kind, ClauseKind::Main | ClauseKind::Report);
        let doers = parse.clauses.iter().filter(tells).flat_map(|clause| clause.subject.iter().chain(&clause.agent));
        let mut doers = doers.chain(&parse.speakers).copied();
        let new = doers.find(|&group| self.brings_in(parse, group));
        if named {
            self.discourse.unnamed = None;
        } else if let Some(group) = new {
            let party = Party { anaphoric: true, ..self.group(parse, group) };
            self.discourse.unnamed = Some(Unnamed { party, told });
        } else if parse.groups.iter().any(|group| self.classes(group.head).has(WordClass::PronounSingular))
            && let Some(unnamed) = self.discourse.unnamed.as_mut().filter(|unnamed| told < unnamed.told + LASTS)
        {
            unnamed.told = told;
        }
    }

    /// Whether a group is of one man without a name: "seorang diplomat Jepang".
    fn brings_in(&self, parse: &Parse, index: usize) -> bool {
        let group = &parse.groups[index];
        let one = self.classes(group.tokens.start).has(WordClass::Indefinite);
        one && self.classes(group.head).has(WordClass::PersonNoun) && self.group(parse, index).persons.is_empty()
    }
}
