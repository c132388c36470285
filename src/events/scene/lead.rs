//! What news tells first is what it is about: the men of a meeting in the lead say and do on its day what a later paragraph
//! tells of them without a day. Leaves what follows at once to the scene.

use super::{LASTS, elsewhen, told_apart};
use crate::clauses::Parse;
use crate::dates::{Dates, Precision};
use crate::events::find::Draft;
use crate::events::{DateBasis, EventDate, Status};
use crate::names::Names;
use crate::packs::Packs;
use crate::text::Document;

/// Sentences of the story within which the lead tells its news, headline and captions among them.
const LEAD: usize = 7;

/// Gives the undated deeds of those who met in the lead its day and place.
pub(super) fn carry(packs: &Packs, document: &Document, dates: &Dates, names: &Names, parses: &[Parse], drafts: &mut [Draft]) {
    let persons = |draft: &Draft| -> Vec<usize> { draft.mention.persons(names).collect() };
    let last = parses.get(LEAD).map_or(usize::MAX, |parse| parse.sentence);
    let first = |draft: &&Draft| draft.mention.sentence <= last;
    let heads = |draft: &Draft| leads(packs, draft) && (persons(draft).len() > 1 || persons(draft).is_empty());
    let Some(lead) = drafts.iter().take_while(first).position(heads) else { return };
    let (met, host) = (persons(&drafts[lead]), drafts[lead].clone());
    let states = |draft: &Draft| host.mention.countries.iter().all(|state| draft.mention.countries.contains(state));
    let Some(day) = host.mention.date.clone() else { return };
    for draft in drafts.iter_mut().skip(lead + 1) {
        let mention = &draft.mention;
        let Some(event_type) = packs.events.event_type(&mention.event_type) else { continue };
        let open = mention.date.is_none() && mention.status == Status::Occurred && draft.stated && !mention.quoted;
        let plain = event_type.within && !draft.headline && !draft.pointing && !draft.partial;
        let spoken = event_type.speech || event_type.voiced;
        let own = if spoken { mention.acting_persons(names).collect() } else { persons(draft) };
        // A lead that names no men is gone on with by "keduanya", "kedua negara" soon after.
        let named = !own.is_empty() && own.iter().all(|person| met.contains(person));
        let gone_on = met.is_empty() && draft.anaphoric && states(draft) && mention.sentence - host.mention.sentence <= LASTS + 1;
        // "A dan B mengecam C": together they spoke when they met, of whomever
        let together = spoken && own.len() > 1;
        let same =
            (named || gone_on) && (together || mention.countries.iter().all(|state| host.mention.countries.contains(state)));
        let other = mention.event_type != host.mention.event_type || own.len() < 2;
        if open
            && plain
            && same
            && other
            && !elsewhen(packs, document, dates, draft)
            && !told_apart(packs, document, dates, draft, &day)
        {
            draft.mention.date = Some(EventDate { basis: DateBasis::Context, ..day.clone() });
            draft.mention.place = draft.mention.place.or(host.mention.place);
        }
    }
}

/// Whether an event is a happening of one day at the head of the article that brings persons of two states together.
fn leads(packs: &Packs, draft: &Draft) -> bool {
    let mention = &draft.mention;
    let Some(event_type) = packs.events.event_type(&mention.event_type) else { return false };
    let day = mention.date.as_ref().is_some_and(|date| date.period.precision == Precision::Day);
    let meets = event_type.mutual || event_type.hosts && !event_type.abroad;
    meets && day && !draft.old && mention.status == Status::Occurred && mention.countries.len() > 1
}
