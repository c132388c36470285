//! Words as classes of nouns know them, where the text writes them otherwise: units glued to numbers, plurals said twice; and
//! the words of the things that a deed is done with. Leaves to `fill` whether they are those that a frame asks for.

use super::Finder;
use crate::clauses::Parse;
use crate::events::fill::{Arguments, Site};
use crate::names::EntityKind;
use crate::packs::format::Voice;
use crate::packs::{EventTypeRules, Sym, Trigger, WordClass};
use crate::text::{Case, TokenKind};

/// Letters of a unit that a number can be glued to.
const LONGEST_UNIT: usize = 4;

impl Finder<'_> {
    /// Whether a token is part of a name or office, so that it tells of no deed.
    pub(super) fn inside_name(&self, parse: &Parse, token: usize) -> bool {
        parse.groups.iter().any(|group| {
            group.tokens.contains(&token)
                && (group.mentions.iter().any(|&m| self.names.mentions[m].tokens.contains(&token))
                    // "Menteri Perdagangan" tells of no trade
                    || group.offices.iter().any(|&o| self.names.offices[o].tokens.contains(&token)))
        })
    }

    /// Whether a token is part of the name of a body that acts for a state.
    pub(super) fn in_states_body(&self, token: usize) -> bool {
        let after = self.names.mentions.partition_point(|mention| mention.tokens.start <= token);
        let mention = after.checked_sub(1).map(|at| &self.names.mentions[at]).filter(|mention| mention.tokens.contains(&token));
        mention.is_some_and(|mention| {
            let entity = &self.names.entities[mention.entity];
            mention.kind == EntityKind::Organization
                && mention.tokens.len() > 1
                && entity.acts_for.or(entity.country).is_some()
                && !entity.private
        })
    }

    /// "kapal *patroli*", "pesawat *latih*": whether a noun of what is done together says what the craft before it is for.
    pub(super) fn kind_of_craft(&self, parse: &Parse, trigger: &Trigger, token: usize) -> bool {
        let craft = |token: usize| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Craft);
        let event_type = self.packs.events.type_of(trigger);
        let deed = trigger.voice == Voice::Noun && event_type.mutual && !event_type.meets;
        let within = || parse.group_at(token).is_some_and(|group| parse.groups[group].tokens.start < token);
        deed && token > 0 && craft(token - 1) && within()
    }

    /// The same verb in other clauses that share it: "mengunjungi X pada Mei *dan Y pada Juni*".
    pub(super) fn told_again<'s>(&self, site: &Site<'s>) -> Vec<Site<'s>> {
        let verb = site.parse.clauses[site.clause].predicate.filter(|_| site.group.is_none());
        let others = site.parse.clauses.iter().enumerate().skip(site.clause + 1);
        others
            .filter(|(_, other)| verb.is_some() && other.predicate == verb)
            .map(|(clause, _)| Site { clause, ..*site })
            .collect()
    }

    /// The unit that a number is glued to: "*USD*85", "*Rp*5".
    pub(super) fn unit(&self, token: usize) -> Option<Sym> {
        let known = &self.document.tokens[token];
        let word = Some(self.document.word(token)).filter(|_| known.sym == Sym::NONE && known.kind != TokenKind::Number)?;
        let digit = word.find(|mark: char| mark.is_ascii_digit()).filter(|&digit| digit > 0 && digit <= LONGEST_UNIT)?;
        let numeric = word[digit..].chars().all(|mark| mark.is_ascii_digit() || matches!(mark, '.' | ','));
        Some(self.packs.lexicon.get(&word[..digit].to_lowercase())).filter(|&sym| numeric && sym != Sym::NONE)
    }

    /// The word that a plural says twice: "*pabrik*-pabrik", "*meriam*-meriamnya".
    pub(super) fn singular(&self, token: usize) -> Option<Sym> {
        let word = Some(self.document.word(token)).filter(|_| self.document.tokens[token].sym == Sym::NONE)?;
        let (one, again) = word.split_once('-')?;
        let twice = again.get(..one.len()).is_some_and(|again| again.eq_ignore_ascii_case(one));
        let rest = again.get(one.len()..).unwrap_or_default();
        let own = rest.is_empty() || self.packs.clauses.affixes.clitics.iter().any(|clitic| rest == clitic);
        Some(self.packs.lexicon.get(&one.to_lowercase())).filter(|&sym| twice && own && sym != Sym::NONE)
    }

    /// Words of what a verb's deed is done with, but those that only describe: "*rute penerbangan* baru".
    pub(super) fn things(&self, site: &Site<'_>, event_type: &EventTypeRules, arguments: &Arguments) -> Vec<String> {
        if !event_type.several || site.group.is_some() || site.trigger.clitic {
            return Vec::new();
        }
        let describes = [WordClass::Modifier, WordClass::Demonstrative, WordClass::Quantifier, WordClass::Adverb];
        let tokens = arguments.object_groups.iter().flat_map(|&group| site.parse.groups[group].tokens.clone());
        let words = tokens.filter(|&token| {
            let known = &self.document.tokens[token];
            known.case == Case::Lower && !self.packs.lexicon.classes(known.sym).any(&describes)
        });
        words.map(|token| self.document.word(token).to_string()).collect()
    }
}
