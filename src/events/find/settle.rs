//! How real an event is once its day and its speakers are known, and on whose word it stands. Leaves what the words around it say to
//! `status`.

use chrono::NaiveDate;

use super::Finder;
use crate::clauses::{ClauseKind, Parse};
use crate::events::fill::Site;
use crate::events::refer::{Party, push};
use crate::events::status::Verdict;
use crate::events::{DateBasis, EventDate, Status};
use crate::packs::{Country, EventTypeRules};

/// TIMEX3's value of what lies ahead and has no day: "dalam waktu dekat".
const SOON: &str = "FUTURE_REF";

/// Days after which what a deed was for has come about or is not told.
const LONG_PAST_DAYS: i64 = 7;

impl Finder<'_> {
    /// The last day that the article can have come out on: what lies beyond it is still to come.
    pub(super) fn today(&self) -> Option<NaiveDate> {
        self.dates.published.as_ref().map(|published| published.period.end)
    }

    /// The status, from the verdict, the date and who says it.
    pub(super) fn settle(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        verdict: &mut Verdict,
        witnesses: &[Country],
        sides: usize,
        date: &Option<EventDate>,
    ) -> Status {
        let today = self.today();
        let past =
            matches!((today, date), (Some(today), Some(date)) if date.period.end < today && date.basis == DateBasis::Expression);
        // "keinginan itu diutarakan X ketika menerima Y pada Januari lalu": what is told as the time of another deed has happened
        let aside = site.group.is_none() && site.parse.clauses[site.clause].kind == ClauseKind::Time;
        // "pada 2000 X datang untuk bertemu Y": of what was long ago, what it was for is told as what it came to
        let long_past =
            matches!((today, date), (Some(today), Some(date)) if (today - date.period.end).num_days() >= LONG_PAST_DAYS);
        if verdict.status == Some(Status::Planned) && (past && (verdict.weak || aside) || long_past && verdict.aim_of_journey) {
            verdict.status = Some(Status::Occurred);
            verdict.because = "its day is over";
        }
        let soon = site.parse.clauses[site.clause]
            .dates
            .iter()
            .any(|&(date, _)| self.dates.mentions[date].value.as_deref() == Some(SOON));
        if soon && verdict.status.is_none() && !event_type.speech && !event_type.voiced && site.group.is_none() {
            verdict.status = Some(Status::Planned); // "dalam waktu dekat memasang patok"
            verdict.because = "its day is to come";
        }
        let frame_status = verdict.status.unwrap_or(Status::Occurred);
        if event_type.speech {
            return if frame_status == Status::Planned { Status::Planned } else { Status::Occurred };
        }
        if matches!(frame_status, Status::Occurred | Status::Planned) {
            if let (Some(today), Some(date)) = (today, date)
                && date.period.start > today
                && frame_status == Status::Occurred
                && !verdict.pledged
            {
                verdict.because = "its day is to come";
                return Status::Planned;
            }
            // Of what is not by its nature alleged, only a whole statement is a third party's.
            let told = event_type.alleged
                || event_type.states > 1
                    && site.group.is_none()
                    && sides >= event_type.states
                    && site.parse.clauses[site.clause].kind != ClauseKind::Relative;
            if told && !verdict.speakers.is_empty() && self.strangers_say(site.parse, event_type, verdict, witnesses) {
                verdict.because = "a third party says it";
                return Status::Possible;
            }
        }
        frame_status
    }

    /// Whether all who say it are known and none of them is of a state that takes part.
    /// Of what is not by its nature alleged, a medium's word is as good as the article's own; an official's is not.
    pub(super) fn strangers_say(
        &self,
        parse: &Parse,
        event_type: &EventTypeRules,
        verdict: &Verdict,
        countries: &[Country],
    ) -> bool {
        let mut sides = Party::default();
        for &speaker in &verdict.speakers {
            sides.add(&self.resolver.group(parse, speaker));
        }
        let officials = event_type.alleged
            || !sides.countries.is_empty()
                && sides.organizations.iter().all(|&body| self.names.entities[body].acts_for.is_some());
        officials && !sides.is_empty() && !sides.countries.iter().any(|country| countries.contains(country))
    }

    pub(super) fn attribution(&self, site: &Site<'_>, verdict: &mut Verdict) -> Vec<usize> {
        let mut out = Vec::new();
        for &speaker in &verdict.speakers {
            let party = self.resolver.group(site.parse, speaker);
            for &entity in party.persons.iter().chain(&party.organizations) {
                push(&mut out, entity);
            }
            if party.persons.is_empty() && party.organizations.is_empty() {
                party.places.iter().for_each(|&entity| push(&mut out, entity));
            }
        }
        out
    }
}
