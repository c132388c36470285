//! Which landmarks stand in which towns: the `[within]` of packs of places.

use super::known::{KnownKind, KnownRules};
use crate::nearest::did_you_mean;
use crate::packs::fault::{Fault, Faults};
use crate::packs::lexicon::Lexicon;
use crate::packs::load::Raw;

/// Notes the town of each landmark, and every town or landmark that no pack knows.
pub(super) fn note(raw: &Raw, lexicon: &Lexicon, rules: &mut KnownRules, faults: &mut Faults) {
    for loaded in &raw.places {
        for (town, landmarks) in loaded.value.within.iter() {
            let towns = of_kind(rules, lexicon, town.get_ref(), &[KnownKind::City, KnownKind::Capital]);
            let Some(&known) = towns.first() else {
                let fault = Fault::at(
                    &loaded.file,
                    town.span(),
                    format!("no pack knows the town `{town}`", town = town.get_ref()),
                    help(rules, town.get_ref(), &[KnownKind::City, KnownKind::Capital]),
                );
                faults.push(fault.missing_from("places"));
                continue;
            };
            for landmark in landmarks {
                let found = of_kind(rules, lexicon, landmark.get_ref(), &[KnownKind::Landmark]);
                if found.is_empty() {
                    let message = format!("no pack knows the landmark `{}`", landmark.get_ref());
                    let help = help(rules, landmark.get_ref(), &[KnownKind::Landmark]);
                    faults.push(Fault::at(&loaded.file, landmark.span(), message, help).missing_from("places"));
                }
                for landmark in found {
                    rules.names[landmark as usize].within = Some(known);
                }
            }
        }
    }
}

/// The known names of these kinds that a name is shown under.
fn of_kind(rules: &KnownRules, lexicon: &Lexicon, name: &str, kinds: &[KnownKind]) -> Vec<u32> {
    let mut found = rules.named(KnownKind::Landmark, name, lexicon);
    found.retain(|known| kinds.contains(&rules.names[*known as usize].kind));
    found
}

fn help(rules: &KnownRules, name: &str, kinds: &[KnownKind]) -> String {
    let names = rules.names.iter().filter(|known| kinds.contains(&known.kind)).map(|known| known.name.as_str());
    format!("{}give the name that its entry shows, the first of its line", did_you_mean(name, names))
}
