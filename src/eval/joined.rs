//! How well accounts of one happening are joined over articles, by B-cubed over mentions: an event of an article is a mention,
//! the events of the timeline of all articles are newsctl's groups of them, the happenings judged by hand are the gold's.
//!
//! For a mention, precision is the share of its group that is of its happening, recall the share of its happening that is in its
//! group; the figures are the means over all mentions (A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains",
//! LREC 1998). Where newsctl's own mentions are measured, one that the gold lacks counts as wrong among newsctl's and one that
//! newsctl lacks counts as missed among the gold's, each with 0 (S. Pradhan and others, "Scoring coreference partitions of
//! predicted mentions", ACL 2014).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::events::{found, matches};
use super::figures::Prf;
use super::gold::{Gold, GoldError};
use super::right::right_mentions;
use super::score::Found;
use crate::packs::Packs;
use crate::timeline::model::{Event, Evidence, Report};
use crate::timeline::{MergeError, Timeline, merge};

/// An event of an article: the article's name and the event's position in its gold.
type Member = (String, usize);

/// Which event of which article is the same happening, judged by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happenings {
    /// The name of the happening of each event that is listed; those that are not stand alone.
    of_member: BTreeMap<Member, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "about")]
    _about: Option<String>,
    happenings: BTreeMap<String, Vec<String>>,
}

impl Happenings {
    /// Reads a file of happenings.
    ///
    /// # Errors
    /// If it is none: broken JSON, an unknown key, an event that is not written `ARTICLE:N`, one that is in two happenings.
    ///
    /// ```
    /// use newsctl::eval::Happenings;
    /// assert!(Happenings::read(br#"{"happenings": {"Lavrov in Pyongyang": ["a:0", "b:3"]}}"#).is_ok());
    /// let twice = Happenings::read(br#"{"happenings": {"a visit": ["a:0"], "another": ["a:0"]}}"#).unwrap_err();
    /// assert_eq!(twice.to_string(), "is no list of happenings: `a:0` is listed twice");
    /// ```
    pub fn read(bytes: &[u8]) -> Result<Self, GoldError> {
        let wrong = |why: String| GoldError(format!("is no list of happenings: {why}"));
        let file: File = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        let mut of_member = BTreeMap::new();
        for (name, members) in file.happenings {
            for written in members {
                let parts = written.rsplit_once(':').and_then(|(article, number)| Some((article, number.parse().ok()?)));
                let Some((article, number)) = parts else {
                    return Err(wrong(format!("`{written}` is no event: write ARTICLE:N, N from 0, such as x-001:2")));
                };
                if of_member.insert((article.to_string(), number), name.clone()).is_some() {
                    return Err(wrong(format!("`{written}` is listed twice")));
                }
            }
        }
        Ok(Self { of_member })
    }

    /// The articles whose events are listed, each once, in order.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.of_member.keys().map(|(article, _)| article.as_str()).collect::<BTreeSet<_>>().into_iter()
    }

    /// Events listed that the gold of their article does not have.
    fn unknown(&self, articles: &[ToJoin]) -> Option<&Member> {
        let events: BTreeMap<&str, usize> = articles.iter().map(|one| (one.name.as_str(), one.optional.len())).collect();
        self.of_member.keys().find(|(article, number)| events.get(article.as_str()).is_some_and(|events| number >= events))
    }
}

/// What joining needs of an article with gold.
#[derive(Debug, Clone)]
pub struct ToJoin {
    /// Its name.
    name: String,
    /// Of each event of the gold, whether it is optional.
    optional: Vec<bool>,
    /// The gold's events, as if newsctl had found them so.
    right: Timeline,
    /// What newsctl found.
    own: Timeline,
    /// Of each event that newsctl found, which of the gold it is.
    pairs: BTreeMap<usize, usize>,
}

impl ToJoin {
    /// Takes what joining needs.
    pub fn new(packs: &Packs, name: &str, gold: &Gold, got: &Found) -> Self {
        let own = got.timeline.clone();
        let pairs = matches(&gold.events, &found(&own)).into_iter().map(|(at, other)| (other, at)).collect();
        let right = right_mentions(packs, name, gold, &own);
        Self { name: name.to_string(), optional: gold.events.iter().map(|event| event.optional).collect(), right, own, pairs }
    }

    /// The article's name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The figures of joining.
#[derive(Debug, Clone, Serialize)]
pub struct JoinedFigures {
    /// How many articles.
    pub articles: usize,
    /// Given right mentions, newsctl only joins them.
    pub right: Prf,
    /// newsctl finds the mentions too.
    pub own: Prf,
    /// What right mentions give if nothing is joined: the figure that joining must rise above.
    pub apart: Prf,
    /// Happenings that came apart and groups that hold several, for people.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// Joins right mentions and newsctl's own over all articles and compares both with the happenings.
///
/// # Errors
/// If an event is listed that its article's gold does not have, or no event of these articles is listed.
pub fn score_joined(happenings: &Happenings, articles: &[ToJoin]) -> Result<JoinedFigures, String> {
    if let Some((article, number)) = happenings.unknown(articles) {
        return Err(format!("the gold of {article} has no event {number}: they count from 0"));
    }
    if !articles.iter().any(|one| happenings.articles().any(|article| article == one.name)) {
        return Err("lists no event of the articles that were read".to_string());
    }
    let gold = |name: &str, number: usize| -> Group {
        match happenings.of_member.get(&(name.to_string(), number)) {
            Some(happening) => Group::Happening(happening.clone()),
            None => Group::Alone(name.to_string(), number),
        }
    };
    let damaged = |error: MergeError| error.to_string();

    let joined = merge(articles.iter().map(|article| article.right.clone())).map_err(damaged)?;
    let groups = groups(&joined);
    let mut right: Vec<Mention> = Vec::new();
    for article in articles {
        for (number, event) in article.right.events.iter().enumerate() {
            let group = account(event).and_then(|account| groups.get(&account).copied());
            right.push(Mention {
                name: format!("{}:{number}", article.name),
                system: group,
                gold: Some(gold(&article.name, number)),
            });
        }
    }
    let alone = right.iter().enumerate().map(|(at, mention)| (Some(at), mention.gold.as_ref()));

    let joined = merge(articles.iter().map(|article| article.own.clone())).map_err(damaged)?;
    let groups = self::groups(&joined);
    let mut own: Vec<Mention> = Vec::new();
    for article in articles {
        for (position, event) in article.own.events.iter().enumerate() {
            let group = account(event).and_then(|account| groups.get(&account).copied());
            let of_gold = article.pairs.get(&position).copied();
            own.push(Mention {
                name: of_gold.map_or_else(|| format!("{}:-", article.name), |number| format!("{}:{number}", article.name)),
                system: group,
                gold: of_gold.map(|number| gold(&article.name, number)),
            });
        }
        let seen: BTreeSet<usize> = article.pairs.values().copied().collect();
        // Missing an event on which readers would differ is not wrong.
        let missed = (0..article.optional.len()).filter(|number| !seen.contains(number) && !article.optional[*number]);
        own.extend(missed.map(|number| Mention {
            name: format!("{}:{number}", article.name),
            system: None,
            gold: Some(gold(&article.name, number)),
        }));
    }
    Ok(JoinedFigures {
        articles: articles.len(),
        right: b_cubed(right.iter().map(|mention| (mention.system, mention.gold.as_ref()))),
        own: b_cubed(own.iter().map(|mention| (mention.system, mention.gold.as_ref()))),
        apart: b_cubed(alone),
        notes: notes(&right, "").into_iter().chain(notes(&own, "own ")).collect(),
    })
}

/// A group of the gold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// One that is listed.
    Happening(String),
    /// An event that is in none.
    Alone(String, usize),
}

/// A mention: newsctl's group and the gold's; `None` where the one or the other lacks it.
struct Mention {
    /// `ARTICLE:N`, or `ARTICLE:-` where the gold lacks it.
    name: String,
    system: Option<usize>,
    gold: Option<Group>,
}

/// What one article says of one happening, as it is kept in the timeline of the article and in that of all.
type Account = (String, Report, Vec<Evidence>);

/// The account of an event that one article alone tells.
fn account(event: &Event) -> Option<Account> {
    accounts(event).next()
}

/// The accounts of an event.
fn accounts(event: &Event) -> impl Iterator<Item = Account> + '_ {
    event.reports.iter().enumerate().map(|(number, report)| {
        let sentences = event.evidence.iter().filter(|sentence| sentence.report as usize == number);
        let mut evidence: Vec<Evidence> = sentences.cloned().collect();
        evidence.iter_mut().for_each(|sentence| sentence.report = 0);
        evidence.sort();
        (event.kind.clone(), report.clone().alone(), evidence)
    })
}

/// Which event of a timeline each account went to.
fn groups(timeline: &Timeline) -> BTreeMap<Account, usize> {
    let of_event = |(number, event)| accounts(event).map(move |account| (account, number));
    timeline.events.iter().enumerate().flat_map(of_event).collect()
}

/// B-cubed of mentions, each with its group of the system and of the gold; `None` where the one or the other lacks it.
fn b_cubed<S: Ord + Copy, G: Ord + Copy>(mentions: impl Iterator<Item = (Option<S>, Option<G>)>) -> Prf {
    let (mut of_system, mut of_gold, mut of_both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (system, gold) in mentions {
        if let Some(system) = system {
            *of_system.entry(system).or_insert(0_usize) += 1;
        }
        if let Some(gold) = gold {
            *of_gold.entry(gold).or_insert(0_usize) += 1;
        }
        if let (Some(system), Some(gold)) = (system, gold) {
            *of_both.entry((system, gold)).or_insert(0_usize) += 1;
        }
    }
    let (system, gold) = (of_system.values().sum::<usize>(), of_gold.values().sum::<usize>());
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((group, happening), both) in of_both {
        // Each of the `both` mentions has `both` of its group right.
        let square = (both * both) as f64;
        precision += square / of_system[&group] as f64;
        recall += square / of_gold[&happening] as f64;
    }
    let (p, r) = (precision / system.max(1) as f64, recall / gold.max(1) as f64);
    Prf { p, r, f1: if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }, system, gold }
}

/// What mentions show of joining: happenings that came apart, and events that hold several happenings or what is none.
fn notes(mentions: &[Mention], whose: &str) -> Vec<String> {
    let mut happenings: BTreeMap<&str, BTreeMap<usize, Vec<&str>>> = BTreeMap::new();
    let mut groups: BTreeMap<usize, BTreeMap<Option<&Group>, Vec<&str>>> = BTreeMap::new();
    for Mention { name, system, gold } in mentions {
        let Some(system) = *system else { continue };
        if let Some(Group::Happening(happening)) = gold {
            happenings.entry(happening).or_default().entry(system).or_default().push(name);
        }
        groups.entry(system).or_default().entry(gold.as_ref()).or_default().push(name);
    }
    let shown = |parts: &mut dyn Iterator<Item = &Vec<&str>>| parts.map(|part| part.join(" ")).collect::<Vec<_>>().join(" | ");
    let apart = happenings.iter().filter(|(_, parts)| parts.len() > 1);
    let apart = apart.map(|(happening, parts)| format!("{whose}apart     {happening}: {}", shown(&mut parts.values())));
    let together = groups.values().filter(|parts| parts.len() > 1);
    apart.chain(together.map(|parts| format!("{whose}together  {}", shown(&mut parts.values())))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Bagga and Baldwin 1998: of twelve mentions, 1–5, 6–7 and 8–12 (8, 9, A, B, C) are the truth.
    #[test]
    fn b_cubed_gives_the_figures_of_its_paper() {
        let truth = |mention: usize| [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2][mention];
        let figures = |response: [usize; 12]| b_cubed((0..12).map(|mention| (Some(response[mention]), Some(truth(mention)))));
        // The second and third chain taken for one.
        let small = figures([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
        assert!((small.p - 16.0 / 21.0).abs() < 1e-9 && (small.r - 1.0).abs() < 1e-9, "{small:?}");
        // The first and third chain taken for one, which is worse: 58 %.
        let great = figures([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
        assert!((great.p - 7.0 / 12.0).abs() < 1e-9 && (great.r - 1.0).abs() < 1e-9, "{great:?}");
        assert!(small.f1 > great.f1);
    }

    #[test]
    fn what_has_no_twin_is_wrong_or_missed() {
        let mentions = [(Some(0), Some('a')), (Some(0), Some('a')), (Some(0), None), (None, Some('a')), (None, Some('b'))];
        let prf = b_cubed(mentions.into_iter());
        assert_eq!((prf.system, prf.gold), (3, 4));
        assert!((prf.p - 4.0 / 9.0).abs() < 1e-9, "{prf:?}");
        assert!((prf.r - 1.0 / 3.0).abs() < 1e-9, "{prf:?}");
        let nothing = b_cubed(std::iter::empty::<(Option<u8>, Option<u8>)>());
        assert!(nothing.f1 == 0.0 && nothing.system == 0);
    }

    #[test]
    fn a_faulty_list_says_why() {
        for (text, why) in [
            ("{}", "missing field"),
            (r#"{"happenings": {"a": ["x"]}}"#, "`x` is no event"),
            (r#"{"happenings": {"a": ["x:-1"]}}"#, "`x:-1` is no event"),
            (r#"{"happenings": {}, "events": []}"#, "unknown field `events`"),
        ] {
            let error = Happenings::read(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
