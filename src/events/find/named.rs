//! Who does a deed where its words name something else: what he is carried in, or a description of which a copula tells the
//! name. Leaves pronouns and descriptions of persons known before to `refer`.

use super::Finder;
use crate::clauses::{Clause, ClauseKind};
use crate::events::fill::{Arguments, Site};
use crate::events::refer::Party;
use crate::packs::format::Voice;
use crate::packs::{EventTypeRules, FrameRules, Slot, WordClass};

impl Finder<'_> {
    /// Who travels in what is told to come: "pesawat yang membawa X mendarat", "kereta yang ditumpangi X melintasi perbatasan".
    pub(super) fn carried(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
    ) -> Option<Party> {
        let vehicle = frame.in_person && frame.theme.contains(&Slot::Subject) && frame.theme_has != 0;
        if !event_type.abroad || !vehicle || site.group.is_some() || !arguments.subject.persons.is_empty() {
            return None;
        }
        let parse = site.parse;
        let says_more = |clause: &&Clause| {
            let of_subject = clause.antecedent.is_some_and(|group| arguments.subject_groups.contains(&group));
            clause.kind == ClauseKind::Relative && clause.subject_shared && of_subject
        };
        let mut travellers = Party::default();
        for clause in parse.clauses.iter().filter(says_more) {
            let passive = parse.predicate(clause).is_some_and(|predicate| predicate.voice == Some(Voice::Passive));
            let within = if passive { &clause.agent } else { &clause.objects };
            within.iter().for_each(|&group| travellers.add(&self.resolver.group(parse, group)));
        }
        (!travellers.persons.is_empty()).then_some(travellers)
    }

    /// Whom a copula names as the one of whom a relative clause tells: "pemimpin terakhir yang mengunjungi P ialah *X*".
    pub(super) fn identified(&self, site: &Site<'_>) -> Option<Party> {
        let parse = site.parse;
        let clause = &parse.clauses[site.clause];
        let told = clause.kind == ClauseKind::Relative && clause.subject_shared && site.group.is_none();
        let antecedent = clause.antecedent.filter(|_| told && site.trigger.voice != Voice::Passive)?;
        let above = &parse.clauses[clause.parent?];
        let copula = parse.predicate(above).filter(|verb| self.packs.lexicon.is(verb.sym, WordClass::Copula))?;
        if copula.modality.negated || !above.subject.contains(&antecedent) {
            return None;
        }
        let name = self.resolver.group(parse, *above.objects.first()?);
        (!name.persons.is_empty()).then_some(name)
    }
}
