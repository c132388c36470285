//! Who speaks in the news on a day: what the man of the lead says without a day of its own, he says on the lead's.
//! Leaves what follows a dated report in its paragraph to `told`.

use super::told::Told;
use super::{elsewhen, told_apart};
use crate::clauses::ClauseKind;
use crate::dates::Precision;
use crate::events::find::Draft;
use crate::events::{DateBasis, EventDate, Status};

/// Sentences of the body that tell its news.
const LEAD: usize = 2;

/// Days before the article within which its lead tells news.
const FRESH: i64 = 3;

/// Gives the undated words of the man whom the lead is about its day.
pub(super) fn carry(told: &Told<'_>, drafts: &mut [Draft]) {
    let Some((man, day, place)) = lead(told) else { return };
    for draft in drafts.iter_mut() {
        let mention = &draft.mention;
        let Some(event_type) = told.packs.events.event_type(&mention.event_type) else { continue };
        let spoken = event_type.speech || event_type.voiced;
        let acting: Vec<usize> = mention.acting_persons(told.names).collect();
        let open = mention.date.is_none() && mention.status == Status::Occurred && draft.stated && draft.verbal;
        let plain = !draft.headline && !draft.pointing && !draft.partial && !mention.quoted && spoken && acting == [man];
        let other = elsewhen(told.packs, told.document, told.dates, draft);
        if open && plain && !other && !told_apart(told.packs, told.document, told.dates, draft, &day) {
            draft.mention.date = Some(day.clone());
            draft.mention.place = draft.mention.place.or(place);
        }
    }
}

/// The man who is subject of the lead, and the day and the place that its main clause tells.
fn lead(told: &Told<'_>) -> Option<(usize, EventDate, Option<usize>)> {
    let published = told.dates.published.as_ref()?.period;
    told.body().take(LEAD).filter_map(|sentence| told.parse(sentence)).find_map(|parse| {
        let clause = parse.clauses.iter().find(|clause| clause.kind == ClauseKind::Main && clause.predicate.is_some())?;
        let mut persons: Vec<usize> = clause.subject.iter().flat_map(|&group| told.persons(parse, group)).collect();
        persons.dedup();
        let [man] = persons.as_slice() else { return None };
        let period = told.day_of(clause)?;
        let fresh = (0..=FRESH).contains(&(published.end - period.end).num_days());
        let day = EventDate { period, basis: DateBasis::Context, text: None };
        (fresh && period.precision == Precision::Day).then(|| (*man, day, told.located(parse, clause)))
    })
}
