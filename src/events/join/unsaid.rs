//! The sides of a deed that its sentence states and whose words name neither or but a third state: those of the two that were
//! just told to deal with each other. Leaves the other side of one that is told to `join`.

use crate::events::Status;
use crate::events::find::Draft;
use crate::packs::{Country, EventTypeRules, Sym};

/// The sides of a mention that fits no event told elsewhere, from the two states last spoken of together, where the words around
/// it let no doubt.
pub(super) fn sides(event_type: &EventTypeRules, draft: &Draft) -> Option<Vec<Country>> {
    if !draft.dealing || draft.headline || draft.pointing {
        return None;
    }
    let mention = &draft.mention;
    let deed = !event_type.meets && !event_type.abroad && mention.status != Status::Denied;
    match mention.countries.as_slice() {
        // "Sebuah komisi bersama akan dibentuk", "Pasokan rudal dipulihkan": by and for those who deal with each other
        [] if deed && draft.stated && draft.whole && !event_type.voiced => {
            let dated = draft.verbal && mention.date.is_some(); // "Protokol itu diteken" may be any
            (draft.part == Sym::NONE || dated).then(|| draft.context.clone())
        }
        // "Seoul menyambut baik hasil pertemuan itu", "Washington menjatuhkan sanksi": a third state about the two
        [third] if deed && draft.verbal && draft.stated && draft.actors == [*third] && !draft.context.contains(third) => {
            let about = event_type.voiced || event_type.about && !event_type.speech;
            about.then(|| std::iter::once(*third).chain(draft.context.iter().copied()).collect())
        }
        // "waktu yang tepat untuk lawatan balasan ke X": the guest is of the other one
        [host] if event_type.abroad && !draft.verbal && draft.actors.is_empty() && draft.context.contains(host) => {
            let guest = draft.context.iter().copied().find(|state| state != host)?;
            mention.place.is_some().then(|| vec![guest, *host])
        }
        _ => None,
    }
}
