//! What an act of speech is about: the states that its object and the clauses under it name. Leaves who speaks and to whom to
//! `fill`.

use super::Site;
use crate::clauses::{Clause, ClauseKind, Phrase};
use crate::events::refer::{Party, Resolver};
use crate::packs::format::Voice;
use crate::packs::{Sym, WordClass};

impl Site<'_> {
    /// States that the content of an act of speech names: objects, and clauses under the trigger's.
    /// With `deep`, only what stands under the trigger's clause counts.
    pub fn content(&self, resolver: &Resolver<'_>, location: &[Sym], deep: bool) -> Party {
        let (mut content, mut enemies) = (Party::default(), Party::default());
        let passive = self.trigger.voice == Voice::Passive;
        // "menurut tuduhan X, Y memasok …": the clause itself is what is said
        let as_source = self.governing_preposition().is_some_and(|token| resolver.is_report(token));
        let from = if passive || as_source { 0 } else { self.token };
        let after_quote = |clause: &Clause| clause.quoted && self.clause().objects.is_empty() && self.group.is_none();
        for (index, clause) in self.parse.clauses.iter().enumerate() {
            let under =
                index != self.clause && self.descends(index) && !matches!(clause.kind, ClauseKind::Report | ClauseKind::Main);
            let own = index == self.clause;
            let quoted = !under && !own && after_quote(clause);
            if !under && !own && !quoted || deep && !under {
                continue;
            }
            let mut groups: Vec<usize> = if own && !as_source {
                let object = if passive { &clause.subject } else { &clause.objects };
                object.clone()
            } else {
                clause.subject.iter().chain(&clause.objects).chain(&clause.agent).copied().collect()
            };
            // "mengerahkan pasukan untuk membantu X memerangi Y": whom the war is against is a side only where few others are.
            let fights =
                self.parse.predicate(clause).is_some_and(|verb| resolver.packs.lexicon.is(verb.sym, WordClass::Fighting));
            if under && fights && clause.parent != Some(self.clause) {
                groups.retain(|group| !clause.objects.contains(group));
                clause.objects.iter().for_each(|&group| enemies.add(&resolver.group(self.parse, group)));
            }
            let speaker = |phrase: &&Phrase| own && passive && resolver.is_agent(phrase.token);
            groups.extend(
                clause
                    .phrases
                    .iter()
                    .filter(|phrase| !location.contains(&phrase.preposition) && !speaker(phrase))
                    .flat_map(|phrase| phrase.groups.iter().copied()),
            );
            for group in groups.into_iter().filter(|&group| Some(group) != self.group) {
                if quoted || self.parse.groups[group].tokens.start >= from {
                    content.add(&resolver.group(self.parse, group));
                }
            }
        }
        if content.countries.len() < 2 {
            content.add(&enemies);
        }
        content
    }

    /// Whether a place told after a word of speech is that of what is spoken of: "mendukung perang di X", but
    /// "di X ia mendukung", "berterima kasih kepada Y di X".
    pub fn place_of_content(&self, resolver: &Resolver<'_>, phrase: usize) -> bool {
        if phrase < self.token {
            return false;
        }
        let before = self
            .parse
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.tokens.end <= phrase && group.tokens.start >= self.end);
        before.max_by_key(|(index, _)| *index).is_some_and(|(index, _)| resolver.group(self.parse, index).persons.is_empty())
    }
}
