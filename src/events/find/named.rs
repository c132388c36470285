//! Who does a deed where its words name no one but a copula does. Leaves pronouns, descriptions of persons known before and what
//! somebody is carried in to `refer`.

use super::Finder;
use crate::clauses::ClauseKind;
use crate::events::fill::Site;
use crate::events::refer::Party;
use crate::packs::format::Voice;
use crate::packs::WordClass;

impl Finder<'_> {
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
