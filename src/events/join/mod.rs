//! One event an article: mentions of one happening are joined, and what they say together is settled.

mod share;
mod unsaid;

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::find::{Draft, share_body};
use super::refer::push;
use super::{ArticleEvent, EventDate, EventMention, LostFrame, Role, Status};
use crate::dates::{Period, Precision};
use crate::names::{Names, PlaceKind};
use crate::packs::{Country, EventTypeRules, Packs, Sym};

/// Days within which arrival and departure are one journey.
const JOURNEY_DAYS: i64 = 7;

/// Evidence that two mentions of a visit or a meeting need to be taken for one.
const EVIDENCE: i64 = 2;

/// A mention is compared with so many of the events told last, and with so many of each one's mentions: no article tells more,
/// and time must not grow with the square of one that seems to.
const EVENTS: usize = 200;
const MENTIONS: usize = 60;

struct Cluster {
    /// Whether it is what the article reports as new, without a date.
    news: bool,
    /// Whether it is told as long past.
    old: bool,
    drafts: Vec<Draft>,
    date: Option<EventDate>,
    status: Status,
    countries: Vec<Country>,
    actors: Vec<Country>,
    persons: Vec<usize>,
    place: Option<usize>,
}

/// Joins the mentions of an article, in the order of the text. Those that lack a side and fit no event are noted as lost.
pub(super) fn join(packs: &Packs, names: &Names, drafts: Vec<Draft>, lost: &mut Vec<LostFrame>) -> Vec<ArticleEvent> {
    let mut clusters: Vec<Cluster> = Vec::new();
    // Mentions that lack a side can point forward too (a headline), so they are placed after the others.
    let present = in_the_news(names, &drafts);
    let (partial, whole): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| draft.partial);
    for draft in whole.into_iter().chain(partial) {
        let Some(event_type) = packs.events.event_type(&draft.mention.event_type) else { continue };
        let best = clusters
            .iter()
            .enumerate()
            .rev()
            .take(EVENTS)
            .filter(|(_, cluster)| !((event_type.abroad || event_type.meets) && parted_by_time(names, &present, cluster, &draft)))
            .filter_map(|(index, cluster)| Some((affinity(names, event_type, cluster, &draft)?, index)))
            .max();
        match best {
            Some((_, index)) => clusters[index].add(names, event_type, draft),
            None if draft.partial && draft.part != Sym::NONE && draft.verbal => {
                let sides = of_other_part(names, event_type, &clusters, &draft);
                match sides.map(|sides| with_sides(draft.clone(), sides)).map_or_else(|| completed(event_type, draft), Ok) {
                    Ok(draft) => clusters.push(Cluster::new(names, draft)),
                    Err(half) => lost.push(half.lost()),
                }
            }
            None if draft.partial => match completed(event_type, draft) {
                Ok(draft) => clusters.push(Cluster::new(names, draft)),
                Err(half) => lost.push(half.lost()),
            },
            None => clusters.push(Cluster::new(names, draft)),
        }
    }
    share::share(packs, names, &mut clusters);
    let mut events: Vec<ArticleEvent> = clusters.into_iter().map(|cluster| cluster.into_event()).collect();
    events.sort_by_key(|event| event.mentions.first().map(|m| (m.sentence, m.trigger)));
    events
}

/// Persons who take part in what the article tells with a day of its own time.
fn in_the_news(names: &Names, drafts: &[Draft]) -> BTreeSet<usize> {
    let present = drafts.iter().filter(|draft| draft.mention.date.is_some() && !draft.old);
    present.flat_map(|draft| draft.mention.leading_persons(names)).collect()
}

/// Whether, of two journeys, one is of long ago and the other, undated and told apart from it, is of a man whom the news is about: his
/// coming is that of the news.
fn parted_by_time(names: &Names, present: &BTreeSet<usize>, cluster: &Cluster, draft: &Draft) -> bool {
    let undated = draft.mention.date.is_none() && !draft.pointing;
    let long_ago = cluster.old && undated || draft.old && cluster.date.is_none();
    let far = cluster.last().iter().all(|known| draft.mention.sentence.abs_diff(known.mention.sentence) > 1);
    let persons: Vec<usize> = draft.mention.leading_persons(names).collect();
    // "yang disepakati pada pertemuan puncak A–B": of the two of the old one, one alone is in the news
    let both = cluster.persons.len() > 1 && cluster.persons.iter().all(|person| persons.contains(person));
    let mut known = persons.iter().map(|person| present.contains(person));
    long_ago && far && if both { known.all(|known| known) } else { known.any(|known| known) }
}

/// A mention that lacks a side and fits no event told elsewhere: its other side is the state last spoken of together with
/// the one it names, if the mention is strong enough to stand alone (a verb, a date, a person who acts).
fn completed(event_type: &EventTypeRules, mut draft: Draft) -> Result<Draft, Box<Draft>> {
    let mention = &mut draft.mention;
    let placed = !draft.verbal && mention.place.is_some() && draft.dealing;
    let strong = draft.verbal || draft.stated && !event_type.mutual || mention.date.is_some() || event_type.meets && placed;
    // A talk needs a partner that is told ("berbicara" alone is but speech).
    // "seusai pertemuan di Istana X": a noun with a place of its own is a meeting all the same.
    if event_type.mutual && event_type.meets && !draft.both_told && (draft.verbal || mention.date.is_none() && !placed) {
        return Err(Box::new(draft));
    }
    // "Dewan Keamanan menjatuhkan sanksi kepada X": who does it is told, and no state.
    if draft.stateless {
        return Err(Box::new(draft));
    }
    if event_type.states != 2 || draft.context.len() != 2 || draft.pointing && !draft.verbal {
        return Err(Box::new(draft));
    }
    if let Some(sides) = unsaid::sides(event_type, &draft) {
        draft.mention.countries = sides;
        draft.partial = false;
        return Ok(draft);
    }
    if !strong {
        return Err(Box::new(draft));
    }
    let mention = &mut draft.mention;
    match mention.countries.as_slice() {
        [known] if draft.context.contains(known) => {
            let Some(other) = draft.context.iter().find(|country| *country != known).copied() else {
                return Err(Box::new(draft));
            };
            if draft.actors.is_empty() { mention.countries.insert(0, other) } else { mention.countries.push(other) }
        }
        // "Perjanjian Aljir yang diteken pada 2000": the town that names a paper is no side of it
        [_] if event_type.mutual && draft.named_after && draft.verbal && mention.date.is_some() => {
            mention.countries.clone_from(&draft.context)
        }
        [] if event_type.mutual && draft.verbal && (mention.date.is_some() || mention.status == Status::Denied) => {
            mention.countries.clone_from(&draft.context)
        }
        // "sejak pertemuan puncak di X pada Y"
        [] if event_type.mutual && placed && mention.date.is_some() => mention.countries.clone_from(&draft.context),
        _ => return Err(Box::new(draft)),
    }
    draft.partial = false;
    Ok(draft)
}

/// The sides of the course of which a mention tells another part: "Perjanjian itu mulai berlaku".
fn of_other_part(names: &Names, event_type: &EventTypeRules, clusters: &[Cluster], draft: &Draft) -> Option<Vec<Country>> {
    let undated = Draft {
        part: Sym::NONE,
        mention: EventMention { date: None, status: Status::Occurred, ..draft.mention.clone() },
        ..draft.clone()
    };
    let fits = clusters.iter().rev().take(EVENTS).filter(|cluster| cluster.drafts.iter().any(|known| known.part != Sym::NONE));
    let best = fits.filter_map(|cluster| Some((affinity(names, event_type, cluster, &undated)?, cluster)));
    best.max_by_key(|(score, _)| *score).map(|(_, cluster)| cluster.countries.clone())
}

/// A mention with the sides that its words do not tell.
fn with_sides(mut draft: Draft, sides: Vec<Country>) -> Draft {
    sides.into_iter().for_each(|state| push(&mut draft.mention.countries, state));
    draft.partial = false;
    draft
}

/// How well a mention fits an event; `None` where something speaks against it.
fn affinity(names: &Names, event_type: &EventTypeRules, cluster: &Cluster, draft: &Draft) -> Option<(i64, usize)> {
    let first = cluster.drafts.first()?;
    if first.mention.event_type != draft.mention.event_type
        || first.with_body != draft.with_body && !draft.partial
        || draft.with_body && !share_body(names, first, draft)
        || told_of_another(cluster, draft)
        || done_with_another(cluster, draft)
        || event_type.speech && said_by_another(names, cluster, draft)
    {
        return None;
    }
    let mut score = 0;
    let persons: Vec<usize> = draft.mention.leading_persons(names).collect();
    score += sides_agree(event_type, cluster, draft)?;
    // A half-told journey of one man is none of another's, be his state known or not.
    let strange =
        !cluster.persons.is_empty() && !persons.is_empty() && !persons.iter().any(|person| cluster.persons.contains(person));
    if draft.partial && event_type.abroad && strange {
        return None;
    }
    // "Dokumen yang diteken menyangkut X": a paper told without sides is that of the two last spoken of, not of any other two
    let sideless =
        draft.partial && !draft.pointing && !draft.headline && draft.mention.countries.is_empty() && persons.is_empty();
    let of_others = draft.context.len() == 2 && draft.context.iter().any(|state| !cluster.countries.contains(state));
    if sideless && of_others && event_type.mutual && !event_type.meets && draft.part != Sym::NONE && draft.mention.date.is_none()
    {
        return None;
    }
    // "hadiah Presiden X … diserahkan oleh Menteri Y": another hands over what the first gives
    let by_hand = draft.partial && !event_type.mutual && !event_type.abroad && !event_type.about;
    score += persons_agree(names, cluster, &persons).or(by_hand.then_some(0))?;
    score += dates_agree(event_type, cluster, draft)?;
    score += statuses_agree(cluster, draft)?;
    score += places_agree(names, event_type, cluster, draft)?;
    let told_apart =
        || evidence(names, cluster, draft, &persons) < EVIDENCE || cluster.news && draft.old || cluster.old && draft.news;
    if (event_type.meets || event_type.abroad) && told_apart() {
        return None;
    }
    // "Pertemuan tersebut" is the one just spoken of.
    let nearest = cluster.last().iter().map(|known| draft.mention.sentence.abs_diff(known.mention.sentence)).min();
    if draft.pointing && nearest.is_some_and(|distance| distance <= 1) {
        score += 4;
    }
    // Deeds without date and persons are one only if told alike or pointed back to.
    let bare = persons.is_empty() && draft.mention.date.is_none() && !draft.partial && !draft.pointing;
    // "tiga perjanjian tengah disiapkan": a noun and the verb that tells what is done with it
    let one_clause =
        cluster.last().iter().any(|known| known.words == draft.words && known.mention.sentence == draft.mention.sentence);
    if bare
        && !one_clause
        && !event_type.speech
        && !event_type.alleged
        && first.frame != draft.frame
        && cluster.persons.is_empty()
    {
        return None;
    }
    // Among equals, the one spoken of nearest before it, then the nearest after.
    let far = cluster.last().iter().map(|known| match draft.mention.sentence.checked_sub(known.mention.sentence) {
        Some(before) => 2 * before,
        None => 2 * (known.mention.sentence - draft.mention.sentence) + 1,
    });
    Some((score, usize::MAX - far.min().unwrap_or(0)))
}

/// Whether a mention tells of another part of a course than all of an event's mentions that tell of a part: a paper is ratified
/// after it was signed, soldiers fall after they were sent.
fn told_of_another(cluster: &Cluster, draft: &Draft) -> bool {
    let same_words = |known: &Draft| {
        // "Dekret ratifikasi ditandatangani": the verb tells what is done with the noun
        known.mention.sentence == draft.mention.sentence
            && known.words.start < draft.words.end
            && draft.words.start < known.words.end
    };
    let mut parts = cluster.last().iter().filter(|known| known.part != Sym::NONE).peekable();
    draft.part != Sym::NONE && parts.peek().is_some() && parts.all(|known| known.part != draft.part && !same_words(known))
}

/// Whether, of two words of one state about others, each has a speaker of its own, a man or a body, and they are not said of the same.
fn said_by_another(names: &Names, cluster: &Cluster, draft: &Draft) -> bool {
    let speakers = |draft: &Draft| -> Vec<usize> {
        let acting = draft.mention.participants.iter().filter(|(_, role)| *role == Role::Actor).map(|&(entity, _)| entity);
        acting.filter(|&entity| names.entities[entity].place.is_none()).collect()
    };
    let new = speakers(draft);
    let known: Vec<usize> = cluster.last().iter().flat_map(speakers).collect();
    let apart = !new.is_empty() && !known.is_empty() && !new.iter().any(|speaker| known.contains(speaker));
    let same = |states: &[Country], others: &[Country]| states.iter().all(|state| others.contains(state));
    let alike = same(&draft.mention.countries, &cluster.countries) && same(&cluster.countries, &draft.mention.countries);
    apart && !alike && !draft.pointing && !draft.partial && !draft.anaphoric
}

/// Whether a mention tells of things that none of an event's mentions is done with: a bridge is built, a visa is waived.
fn done_with_another(cluster: &Cluster, draft: &Draft) -> bool {
    let told: Vec<&String> = cluster.last().iter().filter(|known| !known.headline).flat_map(|known| &known.things).collect();
    let plain = !draft.headline && !draft.partial && !draft.pointing && !draft.things.is_empty();
    plain && !told.is_empty() && !draft.things.iter().any(|thing| told.contains(&thing))
}

/// How much speaks for two mentions of persons who met or travelled being of one happening, beyond their not contradicting.
fn evidence(names: &Names, cluster: &Cluster, draft: &Draft, persons: &[usize]) -> i64 {
    let back = draft.pointing || draft.partial;
    let shared = persons.iter().any(|person| cluster.persons.contains(person));
    let dated = match (&cluster.date, &draft.mention.date) {
        (Some(known), Some(new)) if known.period == new.period => 3,
        (Some(known), Some(new)) if known.period.overlaps(&new.period) => 2,
        _ => 0,
    };
    let placed = match (cluster.place, draft.mention.place) {
        (Some(known), Some(new)) if known == new => match names.entities[known].place {
            Some(PlaceKind::Country | PlaceKind::Region) | None => 1,
            _ => 2,
        },
        _ => 0,
    };
    let last = cluster.last().iter().map(|known| known.mention.sentence).max().unwrap_or(0);
    let near = draft.mention.sentence.abs_diff(last) <= 1;
    let headline = (draft.headline || cluster.last().iter().all(|known| known.headline))
        && !draft.old
        && !cluster.old
        && cluster.status == draft.mention.status;
    let bare = persons.is_empty() && cluster.persons.is_empty();
    let alike = bare && cluster.last().iter().any(|known| known.frame == draft.frame);
    3 * i64::from(back)
        + 3 * i64::from(shared)
        + dated
        + placed
        + 2 * i64::from(headline)
        + 2 * i64::from(alike)
        + i64::from(near)
        + i64::from(draft.anaphoric)
}

fn sides_agree(event_type: &EventTypeRules, cluster: &Cluster, draft: &Draft) -> Option<i64> {
    let known: BTreeSet<_> = cluster.countries.iter().collect();
    let new: BTreeSet<_> = draft.mention.countries.iter().collect();
    let actors_differ =
        !event_type.mutual && matches!((cluster.actors.first(), draft.actors.first()), (Some(a), Some(b)) if a != b);
    if draft.partial && actors_differ {
        return None; // "kunjungan Choe" is none of Putin's
    }
    // "X mengincar rudal": who receives is none of those who give in the other
    if draft.partial && !event_type.mutual && !event_type.about && draft.actors.is_empty() && received_by_giver(cluster, draft) {
        return None;
    }
    if draft.partial {
        return new.is_subset(&known).then_some(if new.is_empty() { 0 } else { 1 });
    }
    let contained = new.is_subset(&known) || known.is_subset(&new);
    if !contained && !(event_type.speech && new.intersection(&known).count() >= 2) {
        return None;
    }
    let direction = event_type.mutual
        || cluster.actors.is_empty()
        || draft.actors.is_empty()
        || cluster.actors.first() == draft.actors.first();
    direction.then_some(if new == known { 3 } else { 1 })
}

/// Whether the one state that half a mention names, as whom the deed reaches, is the one that does it in an event of another
/// sentence.
fn received_by_giver(cluster: &Cluster, draft: &Draft) -> bool {
    let apart = cluster.last().iter().all(|known| known.mention.sentence != draft.mention.sentence);
    apart && matches!(draft.mention.countries.as_slice(), [one] if cluster.actors.first() == Some(one))
}

/// Persons of one state must be the same where both tell them.
fn persons_agree(names: &Names, cluster: &Cluster, persons: &[usize]) -> Option<i64> {
    let mut score = 0;
    for &person in persons {
        if cluster.persons.contains(&person) {
            score += 3;
            continue;
        }
        let country = names.entities[person].country;
        let rival = cluster.persons.iter().any(|&known| names.entities[known].country == country && !persons.contains(&known));
        if rival {
            return None;
        }
    }
    Some(score)
}

fn dates_agree(event_type: &EventTypeRules, cluster: &Cluster, draft: &Draft) -> Option<i64> {
    match (&cluster.date, &draft.mention.date) {
        // Half a mention with a day of its own ("dalam pertemuan puncak September lalu") says no more of what has none.
        (None, Some(_)) if draft.partial && !draft.pointing && event_type.meets => None,
        (Some(known), Some(new)) if known.period == new.period => Some(3),
        (Some(known), Some(new)) if known.period.overlaps(&new.period) => Some(2),
        (Some(known), Some(new)) => {
            let near = known.period.precision == Precision::Day.min(known.period.precision)
                && (new.period.start - known.period.end)
                    .num_days()
                    .abs()
                    .min((known.period.start - new.period.end).num_days().abs())
                    <= JOURNEY_DAYS;
            let days = |period: &Period| period.days() <= JOURNEY_DAYS * 2;
            (event_type.abroad && near && days(&known.period) && days(&new.period)).then_some(0)
        }
        _ => Some(0),
    }
}

fn statuses_agree(cluster: &Cluster, draft: &Draft) -> Option<i64> {
    use Status::{Denied, Occurred, Planned, Possible};
    let back = draft.pointing || draft.partial;
    match (cluster.status, draft.mention.status) {
        (a, b) if a == b => Some(2),
        (Possible, Denied) | (Denied, Possible) | (Possible, Occurred) | (Occurred, Possible) => Some(0),
        (Planned, Possible) | (Possible, Planned) => Some(0),
        // "belum ada pembicaraan" says nothing of talks that were held
        (Occurred, Denied) | (Denied, Occurred) => draft.pointing.then_some(-1),
        (Planned, Denied) | (Denied, Planned) => back.then_some(-1),
        (Occurred, Planned) | (Planned, Occurred) => {
            let same_day = matches!((&cluster.date, &draft.mention.date), (Some(a), Some(b)) if a.period.overlaps(&b.period));
            // "kunjungan ke P akan dilakukan" says nothing of one that was made
            let told_before = if cluster.status == Occurred { draft.pointing } else { back };
            (same_day || told_before || draft.aim || cluster.aimed()).then_some(-1)
        }
        _ => None,
    }
}

fn places_agree(names: &Names, event_type: &EventTypeRules, cluster: &Cluster, draft: &Draft) -> Option<i64> {
    match (cluster.place, draft.mention.place) {
        (Some(known), Some(new)) if known == new => Some(2),
        (Some(known), Some(new)) => {
            let state = |place: usize| names.entities[place].country;
            if state(known).is_some() && state(new).is_some() && state(known) != state(new) {
                return None;
            }
            let wide = |place: usize| matches!(names.entities[place].place, Some(PlaceKind::Country | PlaceKind::Region) | None);
            let dated_alike = matches!((&cluster.date, &draft.mention.date), (Some(a), Some(b)) if a.period.overlaps(&b.period));
            let town_and_house = names.entities[known].place != names.entities[new].place;
            (event_type.abroad || wide(known) || wide(new) || dated_alike || town_and_house).then_some(0)
        }
        _ => Some(0),
    }
}

impl Cluster {
    fn new(names: &Names, draft: Draft) -> Self {
        Self {
            news: draft.news,
            old: draft.old,
            date: draft.mention.date.clone(),
            status: draft.mention.status,
            countries: draft.mention.countries.clone(),
            actors: draft.actors.clone(),
            persons: draft.mention.leading_persons(names).collect(),
            place: draft.mention.place,
            drafts: vec![draft],
        }
    }

    /// Whether a main clause tells that it has happened.
    fn stated(&self) -> bool {
        self.last().iter().any(|known| known.mention.main_clause && known.mention.status == Status::Occurred)
    }

    /// Whether it is planned only as what a journey was made for.
    fn aimed(&self) -> bool {
        self.status == Status::Planned && self.last().iter().all(|known| known.aim)
    }

    /// The mentions added last.
    fn last(&self) -> &[Draft] {
        &self.drafts[self.drafts.len().saturating_sub(MENTIONS)..]
    }

    fn add(&mut self, names: &Names, event_type: &EventTypeRules, draft: Draft) {
        for person in draft.mention.leading_persons(names) {
            push(&mut self.persons, person);
        }
        for &country in &draft.mention.countries {
            push(&mut self.countries, country);
        }
        if self.actors.is_empty() {
            self.actors = draft.actors.clone();
        }
        self.place = finer_place(names, event_type.abroad, self.place, draft.mention.place);
        self.date = better_date(event_type.abroad, self.date.take(), draft.mention.date.clone());
        self.status = match draft.mention.status {
            Status::Occurred if self.aimed() => Status::Occurred, // "datang untuk bertemu X": and so he did
            _ => together(event_type, self.status, self.stated(), &draft),
        };
        self.news |= draft.news;
        self.old |= draft.old;
        self.drafts.push(draft);
    }

    fn into_event(mut self) -> ArticleEvent {
        self.drafts.sort_by_key(|draft| (draft.mention.sentence, draft.mention.trigger));
        let clearest = self
            .drafts
            .iter()
            .max_by_key(|draft| {
                let mention = &draft.mention;
                (
                    !draft.partial,
                    mention.status == self.status,
                    mention.date.is_some(),
                    mention.main_clause,
                    !mention.quoted,
                    std::cmp::Reverse(mention.sentence),
                )
            })
            .map(|draft| draft.mention.clone());
        let days = self.drafts.iter().find_map(|draft| draft.stay);
        let ends = self.drafts.iter().any(|draft| draft.ends && draft.mention.date == self.date);
        let stay = days.map(|days| if ends { -days } else { days });
        let mentions: Vec<EventMention> = self.drafts.into_iter().map(|draft| draft.mention).collect();
        let mut merged = clearest.unwrap_or_else(|| mentions[0].clone());
        let mut participants: Vec<(usize, Role)> = merged.participants.clone();
        for (entity, role) in mentions.iter().flat_map(|mention| &mention.participants) {
            if !participants.iter().any(|(known, _)| known == entity) {
                participants.push((*entity, *role));
            }
        }
        let mut attribution = merged.attribution.clone();
        mentions.iter().flat_map(|mention| &mention.attribution).for_each(|&entity| push(&mut attribution, entity));
        merged.participants = participants;
        merged.attribution = attribution;
        merged.date = self.date.map(|date| lasting(date, stay));
        merged.status = self.status;
        merged.countries = self.countries;
        merged.place = self.place;
        ArticleEvent { merged, mentions }
    }
}

/// A journey's days, from the one that is told and how many it is said to last; fewer than none where that day is its last.
fn lasting(date: EventDate, stay: Option<i64>) -> EventDate {
    let Some(days) = stay.filter(|days| days.abs() > 1 && date.period.precision == Precision::Day) else { return date };
    let other = |days: i64| date.period.start.checked_add_signed(TimeDelta::days(days)).map(Period::day);
    let (first, last) = if days < 0 { (other(days + 1), Some(date.period)) } else { (Some(date.period), other(days - 1)) };
    let period = first.zip(last).and_then(|(first, last)| Period::range(first, last)).unwrap_or(date.period);
    EventDate { period, ..date }
}

/// The status of two mentions together: what is denied and alleged stays alleged; what the article says in its own voice holds.
fn together(event_type: &EventTypeRules, known: Status, stated: bool, draft: &Draft) -> Status {
    use Status::{Denied, Occurred, Planned, Possible};
    match (known, draft.mention.status) {
        (a, b) if a == b => a,
        (Possible, Denied) | (Denied, Possible) => Possible,
        // What the article has told in its own voice, no doubt cast in passing makes uncertain.
        (Occurred, Possible) if stated && !event_type.alleged && !draft.mention.main_clause => Occurred,
        (Possible, Occurred) | (Occurred, Possible) => {
            if draft.mention.main_clause && draft.mention.status == Occurred {
                Occurred
            } else {
                Possible
            }
        }
        (Planned, Possible) | (Possible, Planned) => {
            if event_type.alleged {
                Possible
            } else {
                Planned
            }
        }
        (_, Denied) if draft.pointing => Denied,
        (Planned, Denied) if draft.partial => Denied,
        (Planned, Occurred) if draft.mention.main_clause => Occurred,
        (a, _) => a,
    }
}

/// The finer of two places; of a journey, the town before the airport or the station where it begins or ends.
fn finer_place(names: &Names, journey: bool, known: Option<usize>, new: Option<usize>) -> Option<usize> {
    let rank = |place: usize| match names.entities[place].place {
        Some(PlaceKind::Landmark) if journey => 4,
        Some(PlaceKind::Landmark) => 0,
        Some(PlaceKind::City | PlaceKind::Capital) => 1,
        Some(PlaceKind::Region) => 2,
        _ => 3,
    };
    match (known, new) {
        (Some(a), Some(b)) => Some(if rank(b) < rank(a) { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The better of two dates: said of the event before carried over, finer before coarser; a journey's days make a range.
fn better_date(journey: bool, known: Option<EventDate>, new: Option<EventDate>) -> Option<EventDate> {
    let (known, new) = match (known, new) {
        (Some(known), Some(new)) => (known, new),
        (a, b) => return a.or(b),
    };
    if journey && !known.period.overlaps(&new.period) {
        let (first, last) = if known.period.start <= new.period.start { (&known, &new) } else { (&new, &known) };
        if let Some(period) = Period::range(first.period, last.period) {
            return Some(EventDate { period, basis: first.basis.max(last.basis), text: first.text.clone() });
        }
    }
    let rank = |date: &EventDate| (date.basis, date.period.days());
    // Of a journey, the longer of two overlapping spans of days tells more.
    if journey && known.basis == new.basis && known.period.days() <= JOURNEY_DAYS * 2 && new.period.days() <= JOURNEY_DAYS * 2 {
        return Some(if new.period.contains(&known.period) { new } else { known });
    }
    Some(if rank(&new) < rank(&known) { new } else { known })
}
