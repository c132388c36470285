//! Whom one speaks to or gives something on an occasion that brings two men together: "memanggil X dan mengutuk Y", "saat menerima X,
//! Kim menegaskan …", "menelepon X. Ia berterima kasih". Leaves days and places to the rest of the scene.

use crate::events::find::Draft;
use crate::events::{Role, Status};
use crate::names::Names;
use crate::packs::Packs;

/// Sentences after a meeting within which one still speaks to the other.
const NEAR: usize = 1;

/// Adds to what is said or given to nobody in particular those to whom it is said.
pub(super) fn add(packs: &Packs, names: &Names, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let guest = &drafts[index];
        let Some(event_type) = packs.events.event_type(&guest.mention.event_type) else { continue };
        let told = event_type.within && !event_type.mutual && guest.mention.status == Status::Occurred;
        let persons: Vec<usize> = guest.mention.persons(names).collect();
        let to_nobody =
            !guest.mention.participants.iter().any(|&(entity, role)| role == Role::Recipient && persons.contains(&entity));
        if !told || !to_nobody || persons.is_empty() || guest.relative {
            continue;
        }
        let sentence = guest.mention.sentence;
        let from = drafts.partition_point(|draft| draft.mention.sentence < sentence);
        let here = (from..drafts.len()).take_while(|&other| drafts[other].mention.sentence == sentence);
        let hosts = here.chain(guest.host.filter(|_| guest.stated));
        let fits = |&host: &usize| {
            let meeting = &drafts[host];
            let meets = packs.events.event_type(&meeting.mention.event_type).is_some_and(|known| known.meets);
            let near = sentence.saturating_sub(meeting.mention.sentence) <= NEAR;
            let met: Vec<usize> = meeting.mention.persons(names).collect();
            meets
                && near
                && meeting.mention.status == Status::Occurred
                && met.len() > 1
                && persons.iter().any(|p| met.contains(p))
        };
        let Some(host) = hosts.into_iter().find(fits) else { continue };
        let own: Vec<_> = guest.mention.acting_persons(names).filter_map(|person| names.entities[person].country).collect();
        let to = drafts[host].mention.persons(names).filter(|person| {
            let state = names.entities[*person].country;
            !persons.contains(person)
                && state.is_some_and(|state| (guest.partial || guest.mention.countries.contains(&state)) && !own.contains(&state))
        });
        let to: Vec<(usize, Role)> = to.map(|person| (person, Role::Recipient)).collect();
        if to.len() == 1 {
            drafts[index].mention.participants.extend(to);
        }
    }
}
