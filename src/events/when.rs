//! When an event takes place: the date of its own clause by attachment, else that of the clause it hangs on.
//! A date on a report verb dates the report and is not taken.

use super::fill::Site;
use super::{DateBasis, EventDate, Status};
use crate::clauses::{Clause, ClauseKind, Parse};
use crate::dates::{DateMention, Dates, Period, Precision, TimexKind};
use crate::packs::format::Voice;
use crate::packs::{EventTypeRules, Packs, Sym, WordClass};

/// Words after a noun of journey within which its length is told.
const STAY_REACH: usize = 6;

/// Days of the longest journey of state that is told by its length.
const LONGEST_STAY: i64 = 21;

/// The date of a trigger. `clauses` are those whose dates can be its own, nearest first.
pub(super) fn date(
    packs: &Packs,
    dates: &Dates,
    site: &Site<'_>,
    event_type: &EventTypeRules,
    clauses: &[usize],
    told: Option<Status>,
) -> Option<EventDate> {
    let own = clauses.iter().find_map(|&index| pick(packs, dates, site, &site.parse.clauses[index], index == site.clause));
    if let Some((period, text)) = own {
        return Some(EventDate { period, basis: DateBasis::Expression, text: Some(text) });
    }
    let around = by_copula(packs, dates, site).or_else(|| inherited(packs, dates, site, event_type, told));
    let around = around.or_else(|| trailing(dates, site));
    let around = around.or_else(|| measured(packs, dates, site));
    around
        .or_else(|| told_beside(dates, site, event_type))
        .or_else(|| occasion(packs, dates, site))
        .or_else(|| meanwhile(packs, dates, site))
        .map(|(period, text)| EventDate { period, basis: DateBasis::Context, text: Some(text) })
}

/// "Terakhir kali X bertemu Y adalah pada April 2019": the day that a copula behind it tells.
fn by_copula(packs: &Packs, dates: &Dates, site: &Site<'_>) -> Option<(Period, String)> {
    let parse = site.parse;
    let tells = |clause: &&Clause| {
        let below = clause.kind == ClauseKind::Complement && clause.parent == Some(site.clause) && clause.objects.is_empty();
        below && is_copula(packs, parse, clause)
    };
    parse.clauses.iter().filter(|_| site.group.is_none()).find(tells).and_then(|clause| pick(packs, dates, site, clause, false))
}

fn is_copula(packs: &Packs, parse: &Parse, clause: &Clause) -> bool {
    parse.predicate(clause).is_some_and(|predicate| packs.lexicon.is(predicate.sym, WordClass::Copula))
}

/// The date that a relative clause tells of a noun of what was done before: "atas undangan yang disampaikan pada Mei".
pub(super) fn of_relative(packs: &Packs, dates: &Dates, site: &Site<'_>, clauses: &[usize]) -> Option<EventDate> {
    let relative = clauses.iter().filter(|&&index| index != site.clause);
    let found = relative.into_iter().find_map(|&index| pick(packs, dates, site, &site.parse.clauses[index], false));
    found.map(|(period, text)| EventDate { period, basis: DateBasis::Expression, text: Some(text) })
}

/// The date of the clause that the trigger's clause hangs on or is joined to.
fn inherited(
    packs: &Packs,
    dates: &Dates,
    site: &Site<'_>,
    event_type: &EventTypeRules,
    told: Option<Status>,
) -> Option<(Period, String)> {
    let parse = site.parse;
    // "berbicara pada Rabu, X tidak menampik kemungkinan latihan": what is but spoken of has another day
    let spoken_of = site.group.is_some() && !site.governs_clause;
    let mut at = site.clause;
    for _ in 0..parse.clauses.len() {
        let clause = &parse.clauses[at];
        let next = match clause.kind {
            ClauseKind::Main if spoken_of && !site.is_setting(packs) => None,
            ClauseKind::Time => clause.parent,
            ClauseKind::Purpose => clause.parent,
            // "tiba pada Rabu dan, sebelum pulang, menghadap X": at another time of the same course
            ClauseKind::Main if clause.subject_shared && !apart(packs, parse, at) => clause.coordinate_of,
            ClauseKind::Main => None,
            // "yang sedang berkunjung": goes on while the rest happens; "awal November, giliran X yang berada di Y"
            // "meneken dekret yang memberlakukan sanksi": the paper does what was done with it
            ClauseKind::Relative => clause.parent.filter(|&parent| {
                let ongoing = parse.predicate(clause).is_some_and(|p| p.modality.ongoing);
                // "presiden pertama yang mengunjungi P adalah X pada November 2000"
                let named = || {
                    let above = &parse.clauses[parent];
                    let one = clause.antecedent.is_some_and(|group| above.subject.contains(&group));
                    one && is_copula(packs, parse, above)
                };
                ongoing || parse.clauses[parent].predicate.is_none() || instrument(packs, parse, clause, parent) || named()
            }),
            // "pada Rabu X menegaskan bahwa ia mendukung Y": what is done by saying it is done when it is said
            ClauseKind::Complement if event_type.voiced => clause.parent,
            // "pada Rabu X datang menemui Y", "menyempatkan diri menemui Y": two verbs tell one deed
            ClauseKind::Complement if matches!(told, None | Some(Status::Occurred)) && is_serial(packs, parse, clause) => {
                clause.parent
            }
            ClauseKind::Complement | ClauseKind::Condition | ClauseKind::Other | ClauseKind::Report => None,
        }?;
        // "Jumat lalu, saat menerima X, Kim menegaskan …": both at once.
        let at_once = clause.kind == ClauseKind::Time && packs.clauses.is_simultaneous(clause.link);
        if is_report(packs, parse, &parse.clauses[next]) && !at_once && !event_type.voiced {
            return None;
        }
        // "setelah X": what happened before has another day; "saat X": the same.
        if clause.kind == ClauseKind::Time && !packs.clauses.is_simultaneous(clause.link) {
            return None;
        }
        if let Some(found) = pick(packs, dates, site, &parse.clauses[next], false) {
            return Some(found);
        }
        at = next;
    }
    None
}

/// Whether a clause says with the verb before it what one and the same does: nothing links them, and the verb before it neither
/// tells nor thinks it.
fn is_serial(packs: &Packs, parse: &Parse, clause: &Clause) -> bool {
    const OF_THOUGHT: [WordClass; 5] =
        [WordClass::Reporting, WordClass::Alleging, WordClass::Denying, WordClass::Supposing, WordClass::Asking];
    let Some(above) = clause.parent.map(|parent| &parse.clauses[parent]) else { return false };
    let thought = parse.predicate(above).is_none_or(|verb| OF_THOUGHT.iter().any(|&class| packs.lexicon.is(verb.sym, class)));
    let thing = |&group: &usize| !parse.groups[group].somebody && !parse.groups[group].named_head;
    let same = clause.subject == above.subject || clause.subject.iter().all(thing);
    clause.link == Sym::NONE && clause.quoted == above.quoted && !thought && same
}

/// Whether a clause tells, before its verb, of what comes before or after its deed.
pub(super) fn apart(packs: &Packs, parse: &Parse, index: usize) -> bool {
    let clause = &parse.clauses[index];
    let verb = parse.predicate(clause).map_or(clause.tokens.start, |predicate| predicate.verb);
    let other = |sym: Sym| packs.lexicon.is(sym, WordClass::TimeLinker) && !packs.clauses.is_simultaneous(sym);
    let fronted = |time: &Clause| {
        time.kind == ClauseKind::Time && time.parent == Some(index) && time.tokens.start < verb && other(time.link)
    };
    clause.phrases.iter().any(|phrase| phrase.token < verb && other(phrase.preposition)) || parse.clauses.iter().any(fronted)
}

/// "pakta 1961, yang diteken X", "bentrokan di Y pada Juni, yang menewaskan Z": the day that stands beside the noun of which a
/// relative clause tells what was done or what came of it. What is but said of it has its own day.
fn told_beside(dates: &Dates, site: &Site<'_>, event_type: &EventTypeRules) -> Option<(Period, String)> {
    let parse = site.parse;
    let clause = &parse.clauses[site.clause];
    let group = clause.antecedent.filter(|_| clause.kind == ClauseKind::Relative && clause.subject_shared)?;
    let parent = &parse.clauses[clause.parent?];
    let noun = &parse.groups[group];
    let passive = parse.predicate(clause).is_some_and(|predicate| predicate.voice == Some(Voice::Passive));
    if noun.somebody || noun.named_head || event_type.speech || event_type.voiced || passive && !event_type.mutual {
        return None;
    }
    let verb = parse.predicates.iter().map(|predicate| predicate.tokens.start).find(|&start| start >= noun.tokens.start);
    let until = clause.tokens.start.min(verb.unwrap_or(usize::MAX));
    let beside = parent.dates.iter().map(|&(date, _)| &dates.mentions[date]).find(|mention| {
        matches!(mention.kind, TimexKind::Date | TimexKind::Time) && (noun.tokens.start..until).contains(&mention.tokens.start)
    })?;
    beside.period.map(|period| (period, site.text_of(beside.span)))
}

/// "X berdiri di samping Y ketika rudal diarak pada Kamis": the day of what happens at the same time.
fn meanwhile(packs: &Packs, dates: &Dates, site: &Site<'_>) -> Option<(Period, String)> {
    let parse = site.parse;
    if site.group.is_some() && !site.governs_clause {
        return None;
    }
    let below = |clause: &&Clause| {
        clause.kind == ClauseKind::Time && clause.parent == Some(site.clause) && packs.clauses.is_simultaneous(clause.link)
    };
    parse.clauses.iter().filter(below).find_map(|clause| pick(packs, dates, site, clause, false))
}

/// "X tiba pada Kamis, sehari setelah ia berunding dengan Y": the day that lies so many days from that of the clause beside it.
fn measured(packs: &Packs, dates: &Dates, site: &Site<'_>) -> Option<(Period, String)> {
    let parse = site.parse;
    if site.group.is_some() && !site.governs_clause {
        return None;
    }
    let clause = &parse.clauses[site.clause];
    // From the deed of the main clause to that of the clause of time.
    let shift = |time: &Clause| {
        let ahead = packs.lexicon.is(time.link, WordClass::Beforehand);
        let known = time.kind == ClauseKind::Time && (ahead || packs.lexicon.is(time.link, WordClass::Afterwards));
        let until = dates.mentions.partition_point(|mention| mention.tokens.end < time.tokens.start);
        let measure = dates.mentions.get(until).filter(|mention| mention.tokens.end == time.tokens.start)?;
        let days = length(measure).filter(|_| known && measure.kind == TimexKind::Duration)?;
        Some(if ahead { days } else { -days })
    };
    let other =
        |index: usize| pick(packs, dates, site, &parse.clauses[index], false).filter(|(day, _)| day.precision == Precision::Day);
    let (days, (period, text)) = match shift(clause) {
        Some(days) => (days, other(clause.parent?)?),
        None => parse.clauses.iter().enumerate().find_map(|(index, time)| {
            let days = shift(time).filter(|_| time.parent == Some(site.clause))?;
            Some((-days, other(index)?))
        })?,
    };
    let day = period.start.checked_add_signed(chrono::TimeDelta::days(days)).map(Period::day)?;
    Some((day, text))
}

/// The days of a length of days or weeks.
fn length(mention: &DateMention) -> Option<i64> {
    let value = mention.value.as_deref()?.strip_prefix('P')?;
    let of =
        |unit: char, days: i64| value.strip_suffix(unit).and_then(|count| count.parse::<i64>().ok()).map(|count| count * days);
    of('D', 1).or_else(|| of('W', 7)).filter(|days| (1..=LONGEST_STAY).contains(days))
}

/// The days that a journey or a talk is said to last: "kunjungan dua hari", "lawatan selama sepekan", "berunding selama empat hari".
pub(super) fn stay(dates: &Dates, site: &Site<'_>) -> Option<i64> {
    if site.group.is_none() {
        // "melawat ke X selama tiga hari sejak 1 Maret"
        let lasting = site.parse.clauses[site.clause].dates.iter().map(|&(date, _)| &dates.mentions[date]);
        return lasting.filter(|mention| mention.kind == TimexKind::Duration).find_map(length);
    }
    let next_verb = site.parse.predicates.iter().map(|p| p.tokens.start).filter(|&start| start >= site.end).min();
    let reach = site.end..next_verb.unwrap_or(usize::MAX).min(site.end + STAY_REACH);
    let lasting = |mention: &&DateMention| mention.kind == TimexKind::Duration && reach.contains(&mention.tokens.start);
    length(dates.mentions.iter().find(lasting)?)
}

/// Whether a relative clause tells what the thing does that its parent's subject made or put into force: not a man, and not
/// what is only spoken of.
fn instrument(packs: &Packs, parse: &Parse, clause: &Clause, parent: usize) -> bool {
    let parent = &parse.clauses[parent];
    let issues =
        parse.predicate(parent).is_some_and(|p| p.voice != Some(Voice::Passive) && packs.lexicon.is(p.sym, WordClass::LightDo));
    issues
        && clause.subject_shared
        && clause.antecedent.is_some_and(|group| parent.objects.contains(&group) && !parse.groups[group].somebody)
}

/// "Dalam pernyataan yang disiarkan Jumat malam, X menuduh Y": the day of the occasion on which it was said or done.
fn occasion(packs: &Packs, dates: &Dates, site: &Site<'_>) -> Option<(Period, String)> {
    let parse = site.parse;
    let rules = &packs.clauses;
    let clause = &parse.clauses[site.clause];
    if site.group.is_some() && !site.governs_clause {
        return None;
    }
    let phrases = clause.phrases.iter().filter(|phrase| rules.circumstance.contains(&phrase.preposition));
    phrases.flat_map(|phrase| &phrase.groups).find_map(|&group| {
        let named = parse.groups[group].somebody || !parse.groups[group].mentions.is_empty();
        let told = |relative: &&Clause| relative.kind == ClauseKind::Relative && relative.antecedent == Some(group) && !named;
        parse.clauses.iter().filter(told).find_map(|relative| pick(packs, dates, site, relative, false))
    })
}

/// "X melawat ke P dan menandatangani Q, Juni lalu": a date that ends the row after a comma is that of all its clauses.
fn trailing(dates: &Dates, site: &Site<'_>) -> Option<(Period, String)> {
    let parse = site.parse;
    let mut at = site.clause;
    for _ in 0..parse.clauses.len() {
        let next = parse.clauses.iter().position(|c| c.coordinate_of == Some(at) && c.subject_shared)?;
        let clause = &parse.clauses[next];
        let verb = parse.predicate(clause).map_or(0, |p| p.verb);
        let last = clause.dates.iter().map(|&(date, _)| &dates.mentions[date]).rfind(|m| m.tokens.start > verb);
        if let Some(mention) = last.filter(|m| m.kind == TimexKind::Date) {
            let apart = site.text.get(..mention.span.start as usize)?.trim_end().ends_with(',');
            return mention.period.filter(|_| apart).map(|period| (period, site.text_of(mention.span)));
        }
        at = next;
    }
    None
}

fn is_report(packs: &Packs, parse: &Parse, clause: &Clause) -> bool {
    parse.predicate(clause).is_some_and(|predicate| packs.lexicon.is(predicate.sym, WordClass::Reporting))
}

/// "mengundang X ke pertemuan puncak pada 18 Januari": the day of what one is asked to.
fn to_which(packs: &Packs, site: &Site<'_>, clause: &Clause, mention: &DateMention) -> bool {
    let ahead = packs.events.type_of(site.trigger).ahead;
    let goal = |phrase: &crate::clauses::Phrase| {
        let between = site.token < phrase.token && phrase.token < mention.tokens.start;
        let deed = |&group: &usize| !site.parse.groups[group].named_head && !site.parse.groups[group].somebody;
        between && packs.lexicon.is(phrase.preposition, WordClass::Heading) && phrase.groups.iter().any(deed)
    };
    ahead && clause.phrases.iter().any(goal)
}

/// "program pertukaran untuk 2009-2010": the time for which a thing is made, unless it is set for it ("dijadwalkan untuk 5 Mei").
fn for_which(packs: &Packs, site: &Site<'_>, clause: &Clause, mention: &DateMention, preposition: Sym) -> bool {
    let parse = site.parse;
    let purpose = |sym: Sym| packs.lexicon.is(sym, WordClass::PurposeLinker);
    // "untuk masa 2009-2010"
    let span = |group: usize| {
        let head = site.head_syms.get(parse.groups[group].head - site.first_token).copied().unwrap_or(Sym::NONE);
        packs.lexicon.is(head, WordClass::TimeSpan)
    };
    let beside = |group: usize| span(group) && parse.groups[group].tokens.end == mention.tokens.start;
    let mut phrases = clause.phrases.iter().filter(|phrase| purpose(phrase.preposition));
    let within = phrases.any(|phrase| phrase.groups.last().is_some_and(|&group| beside(group)));
    let set = || {
        let verb = parse.predicate(clause).map_or(Sym::NONE, |predicate| predicate.sym);
        packs.lexicon.classes(verb).any(&[WordClass::Planned, WordClass::Planning])
    };
    (within || purpose(preposition)) && !set()
}

/// "menurut tuduhan X pada 22 November, Y memasok Z": the day on which it was said.
fn of_source(packs: &Packs, parse: &Parse, clause: &Clause, mention: &DateMention, preposition: Sym) -> bool {
    let said = clause.phrases.iter().filter(|phrase| packs.lexicon.is(phrase.preposition, WordClass::Reporting));
    let ends = said.filter_map(|phrase| phrase.groups.last()).map(|&group| parse.groups[group].tokens.end);
    let beside = if preposition == Sym::NONE { 0 } else { 1 };
    ends.into_iter().any(|end| mention.tokens.start == end + beside)
}

/// "sanksi sebagai hukuman atas uji coba nuklir pada Februari 2013": the day of the deed that is answered.
fn of_cause(packs: &Packs, site: &Site<'_>, clause: &Clause, mention: &DateMention, preposition: Sym) -> bool {
    let gap = if preposition == Sym::NONE { 0 } else { 1 };
    let sym = |token: usize| token.checked_sub(site.first_token).and_then(|at| site.head_syms.get(at)).copied();
    clause
        .phrases
        .iter()
        .filter(|phrase| phrase.token > site.end && packs.lexicon.is(phrase.preposition, WordClass::Answered))
        .any(|phrase| {
            phrase.groups.last().is_some_and(|&group| {
                let group = &site.parse.groups[group];
                let deed = group
                    .tokens
                    .clone()
                    .filter_map(sym)
                    .any(|sym| packs.events.triggers(sym).iter().any(|trigger| trigger.voice == Voice::Noun));
                deed && group.tokens.end + gap == mention.tokens.start
            })
        })
}

/// "Menjelang kedatangannya, Jumat lalu, X mengumumkan Y": the day after a comma is that of what is told, not of what it comes before.
fn beside_deed(packs: &Packs, site: &Site<'_>, clause: &Clause, mention: &DateMention) -> bool {
    let around = |phrase: &crate::clauses::Phrase| {
        packs.lexicon.is(phrase.preposition, WordClass::Beforehand)
            && site.group.is_some_and(|group| phrase.groups.contains(&group))
    };
    let apart = || site.text.get(..mention.span.start as usize).is_some_and(|before| before.trim_end().ends_with(','));
    site.trigger.clitic && clause.phrases.iter().any(around) && mention.tokens.start > site.token && apart()
}

/// "Sabtu malam X berterima kasih atas bantuan Y setelah ledakan di Z, 22 April": the day of what came before.
fn after_other(packs: &Packs, site: &Site<'_>, clause: &Clause, mention: &DateMention) -> bool {
    let other = |sym: Sym| packs.lexicon.is(sym, WordClass::TimeLinker) && !packs.clauses.is_simultaneous(sym);
    clause
        .phrases
        .iter()
        .any(|phrase| phrase.token > site.token && phrase.token < mention.tokens.start && other(phrase.preposition))
}

/// The date of a clause, if it has one that names days of the calendar.
fn pick(packs: &Packs, dates: &Dates, site: &Site<'_>, clause: &Clause, own: bool) -> Option<(Period, String)> {
    let usable = |mention: &DateMention| matches!(mention.kind, TimexKind::Date | TimexKind::Time) && mention.period.is_some();
    let foreign = |&(date, preposition): &(usize, Sym)| {
        let mention = &dates.mentions[date];
        to_which(packs, site, clause, mention)
            || for_which(packs, site, clause, mention, preposition)
            || of_source(packs, site.parse, clause, mention, preposition)
            || of_cause(packs, site, clause, mention, preposition)
            || beside_deed(packs, site, clause, mention)
    };
    let mut candidates: Vec<(usize, Sym)> =
        clause.dates.iter().copied().filter(|at| usable(&dates.mentions[at.0]) && !foreign(at)).collect();
    let before = candidates.iter().filter(|&&(date, _)| !after_other(packs, site, clause, &dates.mentions[date]));
    let before: Vec<(usize, Sym)> = before.copied().collect();
    if (site.group.is_none() || site.governs_clause) && !before.is_empty() {
        candidates = before;
    }
    if own && let Some(group) = site.group {
        // A noun of deed takes the dates after it, up to the next verb; those of the whole clause only if it is governed.
        let from = site.parse.groups[group].tokens.start;
        let until =
            site.parse.predicates.iter().map(|p| p.tokens.start).filter(|&start| start >= site.end).min().unwrap_or(usize::MAX);
        let near: Vec<_> =
            candidates.iter().copied().filter(|&(d, _)| (from..until).contains(&dates.mentions[d].tokens.start)).collect();
        let reports = is_report(packs, site.parse, clause);
        // "kembali dari lawatan", "mengakhiri kunjungan": the day of its end
        let ends = |verb: &crate::clauses::Predicate| packs.lexicon.is(verb.sym, WordClass::Ending);
        let ends_journey = site.is_journey(packs) && site.parse.predicate(clause).is_some_and(ends);
        if !near.is_empty() || !ends_journey && !site.is_setting(packs) && (reports || !site.governs_clause) {
            candidates = near;
        }
    }
    let &(first, preposition) = match site.group {
        Some(_) => candidates.first(),
        // A verb: the date nearest after it, else the one before.
        None => candidates.iter().find(|(d, _)| dates.mentions[*d].tokens.start > site.token).or(candidates.last()),
    }?;
    let mention = &dates.mentions[first];
    let period = mention.period?;
    let text = mention.span;
    // "antara 7 September dan 1 Oktober", "dari 3 hingga 5 Mei": two dates are one range.
    // "pada Oktober dan November": they stand side by side
    let joined = |next: &DateMention| {
        let between = next.tokens.start.checked_sub(site.first_token + 1).and_then(|at| site.head_syms.get(at));
        next.tokens.start == mention.tokens.end + 1 && between.is_some_and(|&sym| packs.lexicon.is(sym, WordClass::Coordinator))
    };
    let second = candidates.iter().find(|(d, p)| {
        *d == first + 1 && *p == preposition && (packs.clauses.is_pair_preposition(preposition) || joined(&dates.mentions[*d]))
    });
    let period = match second.and_then(|(d, _)| dates.mentions[*d].period).and_then(|end| Period::range(period, end)) {
        Some(range) => range,
        None => period,
    };
    Some((period, site.text_of(text)))
}
