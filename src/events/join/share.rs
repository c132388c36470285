//! What joined events of an article lend each other: the day of what is pointed back to, of a meeting to the journey made
//! for it, the place of a journey to what is done on it. Leaves what stands close by in the text to the scene.

use std::collections::BTreeMap;

use super::{Cluster, EVENTS};
use crate::dates::Precision;
use crate::events::{DateBasis, EventDate, Status};
use crate::names::Names;
use crate::packs::{EventTypeRules, Packs};

/// Sentences between a journey and a meeting that gives it its day.
const NEAR: usize = 3;

/// Sentences after one that tells of a journey in which its course is gone on with.
const GOES_ON: usize = 2;

/// Lends days and places.
pub(super) fn share(packs: &Packs, names: &Names, clusters: &mut [Cluster]) {
    context(packs, clusters);
    // Each is compared with each.
    let compared = clusters.len().min(EVENTS);
    let clusters = &mut clusters[..compared];
    let types: Vec<Option<&EventTypeRules>> = clusters
        .iter()
        .map(|cluster| cluster.drafts.first().and_then(|draft| packs.events.event_type(&draft.mention.event_type)))
        .collect();
    let is = |index: usize, test: fn(&EventTypeRules) -> bool| types[index].is_some_and(test);
    for index in 0..clusters.len() {
        if clusters[index].status == Status::Occurred && clusters[index].date.is_none() {
            let hosts: Vec<usize> = clusters[index].last().iter().filter_map(|draft| draft.host).collect();
            let host = (0..clusters.len()).find(|&other| {
                let holds = || clusters[other].last().iter().any(|draft| hosts.contains(&draft.id));
                other != index && clusters[other].status == Status::Occurred && is(other, |known| !known.abroad) && holds()
            });
            let day = host.and_then(|host| clusters[host].date.clone());
            if let Some(day) = day.filter(|day| day.period.precision == Precision::Day) {
                clusters[index].date = Some(EventDate { basis: DateBasis::Context, ..day });
                clusters[index].place = clusters[index].place.or(host.and_then(|host| clusters[host].place));
            }
        }
        let happened = clusters[index].status == Status::Occurred;
        if happened && is(index, |known| known.abroad) && clusters[index].date.is_none() {
            let meeting =
                |other: &usize| is(*other, |known| known.meets && known.within) && met_there(names, clusters, index, *other);
            let met = (0..clusters.len()).find(meeting).and_then(|other| clusters[other].place);
            let mut days = (0..clusters.len()).filter(meeting).filter_map(|other| clusters[other].date.clone());
            if let Some(day) = days.next().filter(|day| days.all(|other| other.period == day.period)) {
                clusters[index].date = Some(EventDate { basis: DateBasis::Context, ..day });
                clusters[index].place = clusters[index].place.or(met);
            }
        }
        if happened && clusters[index].place.is_none() && is(index, |known| known.within && (known.mutual || known.hosts)) {
            let journey = |other: &usize| is(*other, |known| known.abroad) && done_on(clusters, index, *other);
            clusters[index].place = (0..clusters.len()).filter(journey).find_map(|other| clusters[other].place);
        }
    }
}

/// Sentences that tell of an event.
fn sentences(cluster: &Cluster) -> impl Iterator<Item = usize> + '_ {
    cluster.last().iter().map(|draft| draft.mention.sentence)
}

/// Whether a meeting that was held on one day is what an undated journey was made for: of the same men, in the same state,
/// told close by.
fn met_there(names: &Names, clusters: &[Cluster], journey: usize, meeting: usize) -> bool {
    let (journey, meeting) = (&clusters[journey], &clusters[meeting]);
    let state = |place: Option<usize>| place.and_then(|place| names.entities[place].country);
    let there = state(meeting.place).is_none_or(|land| state(journey.place) == Some(land));
    let near = sentences(journey).any(|one| sentences(meeting).any(|other| one.abs_diff(other) <= NEAR));
    meeting.status == Status::Occurred
        && !meeting.old
        && !journey.old
        && near
        && there
        && (journey.place.is_some() || goes_abroad(names, journey, meeting))
        && journey.persons.iter().any(|person| meeting.persons.contains(person))
        && meeting.persons.len() > 1
}

/// Whether a journey of which no place is told led to where the meeting was: told of right after it, and of no man of that state.
fn goes_abroad(names: &Names, journey: &Cluster, meeting: &Cluster) -> bool {
    let host = meeting.place.and_then(|place| names.entities[place].country);
    let follows = sentences(journey).any(|one| sentences(meeting).any(|other| one > other && one - other <= 1));
    let guest = |&person: &usize| names.entities[person].country.is_some_and(|state| Some(state) != host);
    host.is_some_and(|host| journey.countries.contains(&host)) && follows && journey.persons.iter().all(guest)
}

/// Whether an event without a place was on a journey: of one who travels, on its days or in the sentence that tells of it.
fn done_on(clusters: &[Cluster], event: usize, journey: usize) -> bool {
    let (event, journey) = (&clusters[event], &clusters[journey]);
    let shared = journey.persons.iter().any(|person| event.persons.contains(person));
    let days = match (&event.date, &journey.date) {
        (Some(event), Some(journey)) => event.period.overlaps(&journey.period),
        // told of in the sentence of an undated journey, or in those that follow it
        _ => sentences(event).any(|one| sentences(journey).any(|other| one >= other && one - other <= GOES_ON)),
    };
    journey.status == Status::Occurred && shared && days && event.persons.len() > 1
}

/// An event without date that is told together with one pointed back to ("dalam kunjungan itu") has its date and place.
fn context(packs: &Packs, clusters: &mut [Cluster]) {
    let known = |cluster: &Cluster| packs.events.event_type(&cluster.drafts.first()?.mention.event_type);
    let anchors: Vec<(usize, Option<EventDate>, Option<usize>, usize)> = clusters
        .iter()
        .enumerate()
        // What is done on an occasion that can hold it, not what it is about: "menyangkal jual beli itu".
        .filter(|(_, cluster)| known(cluster).is_some_and(|known| known.hosts || known.mutual))
        .flat_map(|(index, cluster)| {
            let abroad = known(cluster).is_some_and(|known| known.abroad);
            cluster
                .drafts
                .iter()
                .filter(|draft| (draft.pointing || draft.partial) && draft.occasion && draft.mention.date.is_none())
                // where one arrived on a journey is not where all of it was done
                .map(move |draft| (draft.mention.sentence, cluster.date.clone(), cluster.place.filter(|_| !abroad), index))
        })
        .collect();
    let mut by_sentence: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (sentence, date, _, _)) in anchors.iter().enumerate() {
        if date.is_some() {
            by_sentence.entry(*sentence).or_default().push(at);
        }
    }
    for (index, cluster) in clusters.iter_mut().enumerate() {
        // "tak satu pun perjanjian diteken selama kunjungan itu": what did not happen has its day too
        let within = known(cluster).is_some_and(|known| known.within || known.hosts);
        if cluster.date.is_some() || !within || !matches!(cluster.status, Status::Occurred | Status::Denied) {
            continue;
        }
        let here = cluster.drafts.iter().filter_map(|draft| by_sentence.get(&draft.mention.sentence)).flatten();
        let anchor = here.copied().filter(|&at| anchors[at].3 != index).min();
        if let Some((_, Some(date), place, _)) = anchor.map(|at| &anchors[at]) {
            cluster.date = Some(EventDate { basis: DateBasis::Context, ..date.clone() });
            cluster.place = cluster.place.or(*place);
        }
    }
}
