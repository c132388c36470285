//! Settles what a joined event's slots are, from what each article says of it. What is not kept becomes a conflict.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::atoms::Account;
use super::context::Context;
use super::join::Member;
use super::model::{Conflict, Disagreement, Event, Evidence, Participant, Report, Step, TypeFacts, When};
use super::namesakes::{base, forget_in_report};
use crate::dates::Precision;
use crate::events::{DateBasis, Status};
use crate::packs::Country;

/// Ranges of so many days at most are as fine as a day: a visit's days.
const SHORT_RANGE: i64 = 10;

/// An account with what is looked up of its article, once.
pub(super) struct Told<'a> {
    account: &'a Account,
    /// Whether it fits another event as well.
    ambiguous: bool,
    /// When the article came out.
    day: Option<super::context::Told>,
    /// The article whose words it has: its own or the one it repeats.
    pub original: &'a str,
}

impl std::ops::Deref for Told<'_> {
    type Target = Account;

    fn deref(&self) -> &Account {
        self.account
    }
}

/// One event out of its accounts, which are of one type and at least one of them not ambiguous. Those that are ambiguous stay
/// with the event for readers to judge, and decide nothing.
pub(super) fn settle<'a>(members: &[Member<'a>], context: &Context<'a>) -> Event {
    let look = |&Member { account, ambiguous }: &Member<'a>| Told {
        account,
        ambiguous,
        day: context.told(account),
        original: context.original(account),
    };
    let mut all: Vec<Told> = members.iter().map(look).collect();
    // In order of publication, those without a day last.
    all.sort_unstable_by(|a, b| {
        let day = |told: &Told| (told.day.is_none(), told.day);
        day(a).cmp(&day(b)).then_with(|| a.report.document.cmp(&b.report.document)).then_with(|| a.account.cmp(b.account))
    });
    let reports: Vec<Report> =
        all.iter().map(|told| Report { id: id(told), ambiguous: told.ambiguous, ..told.report.clone() }).collect();
    let evidence: Vec<Evidence> = (0..)
        .zip(&all)
        .flat_map(|(report, told)| told.evidence.iter().map(move |sentence| Evidence { report, ..sentence.clone() }))
        .collect();
    let oldest = reports.iter().find(|report| !report.ambiguous).map(|report| report.id.clone()).unwrap_or_default();
    all.retain(|told| !told.ambiguous);
    let accounts = all;
    let kind = members.first().map(|member| member.account.kind.clone()).unwrap_or_default();
    let TypeFacts { plover, cameo, goldstein, mutual } = context.facts(&kind);
    let (status, history) = history(&accounts);
    let date = date(&accounts);
    let place = place(&accounts, context, date.as_ref());
    let conflicts = conflicts(&accounts, context, status, date.as_ref(), place.as_deref());
    let sources = independent(&accounts, |_| true);
    Event {
        id: oldest,
        plover,
        cameo,
        goldstein,
        mutual,
        status,
        summary: summary(&accounts, context, status, date.as_ref(), place.as_deref()),
        countries: countries(&accounts),
        participants: participants(&accounts),
        attribution: attribution(&accounts),
        sources,
        confidence: super::confidence::confidence(&accounts, status, date.as_ref(), &conflicts),
        history,
        date,
        place,
        conflicts,
        reports,
        evidence,
        kind,
    }
}

/// A hash of an account, the same in whatever timeline it stands and however namesakes are told apart there. That of its oldest
/// account is the event's: as long as that one stays the oldest, the event keeps its id when others join it.
fn id(account: &Account) -> String {
    let mut report = Cow::Borrowed(&account.report);
    let mut named = report.participants.iter().map(|one| &one.entity).chain(&report.attribution);
    if named.any(|id| base(id) != id) {
        forget_in_report(report.to_mut());
    }
    let report = serde_json::to_vec(&(&account.kind, report, account.evidence.first()));
    // Nothing in a report can fail to be written as JSON.
    crate::analysis::short_hex(&Sha256::digest(report.unwrap_or_default()))
}

/// The number of independent articles among those accounts that pass.
fn independent(accounts: &[Told], pass: impl Fn(&Account) -> bool) -> u32 {
    match accounts {
        [one] => u32::from(pass(one)),
        many => many.iter().filter(|told| pass(told)).map(|told| told.original).collect::<BTreeSet<_>>().len() as u32,
    }
}

/// Each value that accounts give, with the number of independent articles that give it.
fn votes<'a, T: Ord, V: IntoIterator<Item = T>>(accounts: &[Told<'a>], values: impl Fn(&'a Account) -> V) -> BTreeMap<T, usize> {
    let mut votes: BTreeMap<T, BTreeSet<&str>> = BTreeMap::new();
    for told in accounts {
        for value in values(told.account) {
            votes.entry(value).or_default().insert(told.original);
        }
    }
    votes.into_iter().map(|(value, articles)| (value, articles.len())).collect()
}

/// How many independent articles give each status, and which account gave it last.
#[derive(Debug, Default)]
struct Tally<'a> {
    articles: BTreeMap<Status, (BTreeSet<&'a str>, usize)>,
    /// The number of accounts.
    accounts: usize,
}

impl<'a> Tally<'a> {
    fn add(&mut self, told: &Told<'a>) {
        let (articles, last) = self.articles.entry(told.report.status).or_default();
        articles.insert(told.original);
        *last = self.accounts;
        self.accounts += 1;
    }

    /// What came about if any article tells it, unless more deny it. Else a denial stands if nothing later contradicts it and no
    /// more articles allege it: what one side alleges and the other denies is possible. Else what more articles say, the later at
    /// a tie.
    fn status(&self) -> Status {
        let of = |status| self.articles.get(&status).map_or((0, None), |(articles, last)| (articles.len(), Some(*last)));
        let ((occurred, _), (denied, last_denial)) = (of(Status::Occurred), of(Status::Denied));
        if occurred > 0 {
            return if denied > occurred { Status::Denied } else { Status::Occurred };
        }
        if denied > 0 && denied >= of(Status::Possible).0 && last_denial == self.accounts.checked_sub(1) {
            return Status::Denied;
        }
        if of(Status::Possible) > of(Status::Planned) { Status::Possible } else { Status::Planned }
    }
}

/// The status, and how it went: what it was after the articles of each day, where that changed it, with the first of these
/// articles that tells it so. What an article repeats that others knew better changes nothing. `accounts` are in order.
fn history(accounts: &[Told]) -> (Status, Vec<Step>) {
    let mut tally = Tally::default();
    let mut steps: Vec<Step> = Vec::new();
    for of_day in accounts.chunk_by(|a, b| a.day == b.day) {
        of_day.iter().for_each(|told| tally.add(told));
        let status = tally.status();
        if steps.last().is_none_or(|last| last.status != status) {
            let telling = of_day.iter().find(|told| told.report.status == status).or(of_day.first());
            steps.extend(telling.map(|told| Step { status, document: told.report.document.clone() }));
        }
    }
    (tally.status(), steps)
}

/// How good a date is, the least best: said of the event or its neighbours before the report's own day; the finest;
/// said of the event before carried over.
fn date_rank(date: &When) -> (bool, u8, DateBasis) {
    (date.basis == DateBasis::Published, coarseness(date), date.basis)
}

fn coarseness(date: &When) -> u8 {
    match date.precision {
        Precision::Day => 0,
        Precision::Range if (date.end - date.start).num_days() < SHORT_RANGE => 0,
        Precision::Week => 1,
        Precision::Month => 2,
        Precision::Range => 3,
        Precision::Year => 4,
    }
}

fn overlap(a: &When, b: &When) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The best date: by rank, then by the number of independent articles whose own date agrees with it, then the earliest.
fn date(accounts: &[Told]) -> Option<When> {
    let votes = votes(accounts, |account| account.report.date.as_ref());
    let support =
        |date: &When| independent(accounts, |account| account.report.date.as_ref().is_some_and(|other| overlap(date, other)));
    let mut dates: Vec<(&When, usize)> = votes.into_iter().collect();
    dates.sort_by_cached_key(|(date, count)| (date_rank(date), Reverse(*count), Reverse(support(date)), date.start));
    dates.first().map(|(date, _)| (*date).clone())
}

/// The place that most articles agree with; at a tie one that is told with the kept date, then the finest.
fn place(accounts: &[Told], context: &Context, date: Option<&When>) -> Option<String> {
    let votes = votes(accounts, |account| account.report.place.as_deref());
    // A coarser name of the same place supports the finer one, not the other way round.
    let support = |place: &str| -> usize {
        let fineness = context.place(place).fineness;
        let backs =
            |other: &str| other == place || context.place(other).fineness < fineness && context.places_agree(other, place);
        votes.iter().filter(|(other, _)| backs(other)).map(|(_, count)| count).sum()
    };
    let with_date = |place: &str| {
        let tells = |account: &Told| account.report.place.as_deref() == Some(place) && account.report.date.as_ref() == date;
        date.is_some() && accounts.iter().any(tells)
    };
    votes
        .keys()
        .max_by_key(|place| {
            (support(place), with_date(place), context.place(place).fineness, votes.get(*place), Reverse(**place))
        })
        .map(|place| place.to_string())
}

/// The sides as most articles give them, the longest list at a tie.
fn countries(accounts: &[Told]) -> Vec<Country> {
    let votes = votes(accounts, |account| [&account.report.countries]);
    let best = votes.into_iter().max_by_key(|(countries, count)| (*count, countries.len(), Reverse(*countries)));
    best.map(|(countries, _)| countries.clone()).unwrap_or_default()
}

/// Everyone whom an article names as taking part, each in the role that most give him.
fn participants(accounts: &[Told]) -> Vec<Participant> {
    let votes = votes(accounts, |account| &account.report.participants);
    let mut roles: BTreeMap<&str, (usize, Vec<(Reverse<usize>, &Participant)>)> = BTreeMap::new();
    for (participant, count) in votes {
        let (total, roles) = roles.entry(&participant.entity).or_default();
        *total += count;
        roles.push((Reverse(count), participant));
    }
    let mut chosen: Vec<(usize, &Participant)> = roles
        .into_values()
        .filter_map(|(total, roles)| roles.into_iter().min().map(|(_, participant)| (total, participant)))
        .collect();
    chosen.sort_by_key(|(total, participant)| (participant.role, Reverse(*total), &participant.entity));
    chosen.into_iter().map(|(_, participant)| participant.clone()).collect()
}

/// On whose word, the most frequent first.
fn attribution(accounts: &[Told]) -> Vec<String> {
    let votes = votes(accounts, |account| &account.report.attribution);
    let mut sources: Vec<(&String, usize)> = votes.into_iter().collect();
    sources.sort_by_key(|(source, count)| (Reverse(*count), *source));
    sources.into_iter().map(|(source, _)| source.clone()).collect()
}

/// Dates that share no day with the kept one, places that can't be the kept one, and a denial of what others tell or allege.
fn conflicts(accounts: &[Told], context: &Context, status: Status, date: Option<&When>, place: Option<&str>) -> Vec<Conflict> {
    let collect = |field: &str, value: &dyn Fn(&Account) -> Option<String>| {
        let mut values: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for account in accounts {
            if let Some(value) = value(account) {
                values.entry(value).or_default().insert(&account.report.document);
            }
        }
        let disagreement = |(value, documents): (String, BTreeSet<&str>)| Disagreement {
            value,
            documents: documents.into_iter().map(str::to_string).collect(),
        };
        (!values.is_empty())
            .then(|| Conflict { field: field.to_string(), values: values.into_iter().map(disagreement).collect() })
    };
    let other_date = |account: &Account| {
        let (kept, other) = (date?, account.report.date.as_ref()?);
        let counts = other.basis != DateBasis::Published && !overlap(kept, other);
        counts.then(|| if other.start == other.end { other.start.to_string() } else { format!("{}/{}", other.start, other.end) })
    };
    let other_place = |account: &Account| {
        let (kept, other) = (place?, account.report.place.as_deref()?);
        (!context.places_agree(kept, other)).then(|| other.to_string())
    };
    let other_status = |account: &Account| {
        let other = account.report.status;
        opposed(status, other).then(|| status_name(other).to_string())
    };
    [collect("date", &other_date), collect("place", &other_place), collect("status", &other_status)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether of two statuses one denies what the other tells or alleges. That a plan was called off is no contradiction.
pub(super) fn opposed(a: Status, b: Status) -> bool {
    let denies = |a, b| a == Status::Denied && matches!(b, Status::Occurred | Status::Possible);
    denies(a, b) || denies(b, a)
}

/// A status as JSON has it.
pub(super) fn status_name(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Planned => "planned",
        Status::Possible => "possible",
        Status::Denied => "denied",
    }
}

/// The clearest sentence: one that gives the event's status and no other date, of an article that is no copy and names no other
/// place, with the most points of [`super::clarity`]; the oldest at a tie. White space runs become single spaces.
fn summary(accounts: &[Told], context: &Context, status: Status, date: Option<&When>, place: Option<&str>) -> String {
    let mut best: Option<((bool, bool, bool, bool, u8), &Evidence)> = None;
    let in_place = |other: &str| place.is_none_or(|place| context.places_agree(place, other));
    for account in accounts {
        let is_original = account.original == account.report.document;
        let placed = account.report.place.as_deref().is_none_or(in_place);
        for sentence in &account.evidence {
            let dated = date.zip(sentence.date.as_ref()).is_none_or(|(kept, other)| overlap(kept, other));
            let key = (sentence.status == status, dated, placed, is_original, sentence.clarity);
            if best.is_none_or(|(best, _)| key > best) {
                best = Some((key, sentence));
            }
        }
    }
    best.map(|(_, sentence)| sentence.text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
