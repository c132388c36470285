//! Writes the result of the room: entities with their names, countries and roles, mentions with the roles of places, offices
//! with whom they name.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::bearers::Bearers;
use super::candidate::{Candidate, KINDS, ORGANIZATION, PERSON, PLACE, Reason};
use super::coreference::{Gathered, Gathering, gather};
use super::holders::Holders;
use super::offices::Found;
use super::roles;
use super::scan::Scan;
use super::{Calling, Duty, Entity, EntityKind, Mention, Names, Office, PlaceKind, PlaceRole};
use crate::packs::{Circumstance, Country, Known, KnownKind, slug};
use crate::span::Span;

/// Joins what was decided into the names of the article.
pub fn finish(
    scan: &Scan<'_>,
    candidates: Vec<Candidate>,
    found: Vec<Found>,
    kinds: &[Option<usize>],
    day: Option<NaiveDate>,
) -> Names {
    let bearers = Bearers::of(scan, &candidates, kinds, &found, day);
    let mut all = gather(scan, &candidates, kinds, &bearers, day);
    let mut roles: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut countries: BTreeMap<usize, Country> = BTreeMap::new();
    let mut duties: BTreeMap<usize, Vec<Duty>> = BTreeMap::new();
    let mut holders = Holders::default();
    let mut people: Vec<Option<usize>> = vec![None; found.len()];
    let mut beside: Vec<Option<usize>> = vec![None; found.len()];
    for (index, candidate) in candidates.iter().enumerate() {
        let (Some(office), Some(entity), Some(PERSON)) = (candidate.office, all.of[index], kinds[index]) else { continue };
        people[office] = Some(entity);
        beside[office] = Some(index);
        let country = office_country(scan, &all, &found[office]);
        let role = office_text(scan, &found[office]);
        // "adiknya" tells whose he is, which a list of roles doesn't.
        if !scan.packs.clauses.affixes.clitics.iter().any(|clitic| role.ends_with(clitic.as_str())) {
            roles.entry(entity).or_default().push(role);
        }
        if let Some(country) = country {
            countries.entry(entity).or_insert(country);
        }
        if all.entities[entity].known.is_none() {
            duties.entry(entity).or_default().extend(duty(scan, &found[office], country));
        }
        let country = country.or_else(|| known(scan, &all.entities[entity]).and_then(|known| known.country));
        if !found[office].not_now {
            holders.note(&found[office].id, country, entity);
        }
    }
    let mut offices = Vec::with_capacity(found.len());
    for (at, office) in found.iter().enumerate() {
        let stated = office_country(scan, &all, office);
        let person = people[at].or_else(|| holders.find(scan, &mut all, office, stated, day));
        let holder =
            person.and_then(|entity| countries.get(&entity).copied().or_else(|| known(scan, &all.entities[entity])?.serves(day)));
        offices.push(Office {
            tokens: office.tokens.clone(),
            sentence: office.sentence,
            office: office.id.clone(),
            country: stated.or(holder),
            person,
            mention: beside[at],
        });
    }
    let mut names = write(scan, &candidates, kinds, &all, offices, &roles, &countries, day);
    for (entity, duties) in duties {
        names.entities[entity].duties.extend(duties);
    }
    names
}

/// What an office tells of its bearer, if it tells anything that holds of few. A body's state is its people's where it is the
/// state's own: one can work for a foreign company, hardly for a foreign ministry.
fn duty(scan: &Scan<'_>, office: &Found, country: Option<Country>) -> Option<Duty> {
    let rule = &scan.titles().offices[office.office as usize];
    let calling = rule.calling();
    let country = if calling == Some(Calling::State) {
        country
    } else {
        office.place.and_then(|index| scan.known().names[index as usize].country)
    };
    (calling.is_some() || country.is_some()).then(|| Duty { office: rule.id.clone(), calling, country })
}

fn known<'a>(scan: &Scan<'a>, entity: &Gathered) -> Option<&'a Known> {
    entity.known.map(|index| &scan.known().names[index as usize])
}

/// The country an office serves, by its words.
fn office_country(scan: &Scan<'_>, all: &Gathering, office: &Found) -> Option<Country> {
    let place = office.place.and_then(|index| scan.known().names[index as usize].country);
    place.or_else(|| {
        let entity = all.of[office.organization?]?;
        known(scan, &all.entities[entity])?.country
    })
}

/// The words of an office as written.
fn office_text(scan: &Scan<'_>, office: &Found) -> String {
    let text = scan.document.slice(&office.tokens);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[allow(clippy::too_many_arguments)]
fn write(
    scan: &Scan<'_>,
    candidates: &[Candidate],
    kinds: &[Option<usize>],
    all: &Gathering,
    mut offices: Vec<Office>,
    roles: &BTreeMap<usize, Vec<String>>,
    countries: &BTreeMap<usize, Country>,
    day: Option<NaiveDate>,
) -> Names {
    let mut entities: Vec<Entity> = Vec::with_capacity(all.entities.len());
    for (index, gathered) in all.entities.iter().enumerate() {
        let mut entity = describe(scan, candidates, gathered, day);
        entity.country =
            entity.country.or_else(|| countries.get(&index).copied()).or_else(|| nested_country(scan, candidates, gathered));
        entity.roles.extend(roles.get(&index).into_iter().flatten().cloned());
        if entity.acts_for.is_none() && gathered.candidates.iter().any(|&at| candidates[at].acts_for_state) {
            entity.acts_for = entity.country;
        }
        entities.push(entity);
    }
    let mut mentions: Vec<(usize, Mention)> = Vec::new();
    let mut nested = Vec::new();
    let mut previous: Option<(usize, usize, PlaceRole)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let (Some(kind), Some(entity)) = (kinds[index], all.of[index]) else { continue };
        let role = (kind == PLACE).then(|| {
            let sentence = &scan.document.sentences[candidate.sentence];
            let before = previous.filter(|(of, ..)| *of == candidate.sentence).map(|(_, end, role)| (end, role));
            let role = roles::role(scan, sentence.tokens.start, sentence.tokens.end, candidate, entities[entity].place, before);
            previous = Some((candidate.sentence, candidate.tokens.end, role));
            role
        });
        let mention = mention(scan, candidate, kind, entity, role);
        if candidate.nested {
            nested.push(mention);
            continue;
        }
        mentions.push((index, mention));
        if let Some(gloss) = &candidate.gloss
            && kind != ORGANIZATION
        {
            let mut short = mention_of(scan, candidate, gloss.clone(), kind, entity, role);
            short.rule = scan.cues().circumstance(Circumstance::Abbreviated).to_string();
            mentions.push((usize::MAX, short));
        }
    }
    mentions.sort_by_key(|(_, mention)| (mention.span, mention.tokens.end));
    mentions.dedup_by(|(_, later), (_, earlier)| later.span.overlaps(earlier.span));
    nested.sort_by_key(|mention: &Mention| mention.span);
    let place: BTreeMap<usize, usize> =
        mentions.iter().enumerate().filter(|(_, (index, _))| *index != usize::MAX).map(|(at, (index, _))| (*index, at)).collect();
    for office in &mut offices {
        office.mention = office.mention.and_then(|index| place.get(&index).copied());
    }
    offices.sort_by_key(|office| (office.tokens.start, office.tokens.end));
    Names { mentions: mentions.into_iter().map(|(_, mention)| mention).collect(), nested, offices, entities }
}

fn mention(scan: &Scan<'_>, candidate: &Candidate, kind: usize, entity: usize, role: Option<PlaceRole>) -> Mention {
    let mut mention = mention_of(scan, candidate, candidate.tokens.clone(), kind, entity, role);
    mention.span = candidate.span;
    // "Badan Intelijen Nasional (NIS)" is one name with its abbreviation.
    if let Some(gloss) = &candidate.gloss
        && kind == ORGANIZATION
    {
        mention.tokens.end = gloss.end + 1;
        mention.span = scan.document.span(&mention.tokens);
    }
    mention
}

fn mention_of(
    scan: &Scan<'_>,
    candidate: &Candidate,
    tokens: Range<usize>,
    kind: usize,
    entity: usize,
    role: Option<PlaceRole>,
) -> Mention {
    Mention {
        span: scan.document.span(&tokens),
        tokens,
        sentence: candidate.sentence,
        kind: KINDS[kind],
        entity,
        role,
        rule: match &candidate.reason[kind].1 {
            Reason::Cue(rule) => rule.clone(),
            Reason::Circumstance(circumstance) => scan.cues().circumstance(*circumstance).to_string(),
            Reason::None => scan.cues().circumstance(Circumstance::Needed).to_string(),
        },
    }
}

/// An entity by its known name or its fullest form.
fn describe(scan: &Scan<'_>, candidates: &[Candidate], gathered: &Gathered, day: Option<NaiveDate>) -> Entity {
    let kind = KINDS[gathered.kind];
    let mut aliases = std::collections::BTreeSet::new();
    let mut fullest: Option<(usize, usize, String)> = None;
    let mut note = |span: Span, words: usize| {
        let text = span.of(&scan.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        // The fullest form has most words, then most letters; the first of equals.
        if fullest.as_ref().is_none_or(|(most, letters, _)| (words, text.len()) > (*most, *letters)) {
            fullest = Some((words, text.len(), text.clone()));
        }
        aliases.insert(text);
    };
    for &index in &gathered.candidates {
        let candidate = &candidates[index];
        note(candidate.span, candidate.key.len());
        if let Some(gloss) = &candidate.gloss {
            note(scan.document.span(gloss), 0);
        }
    }
    let form = fullest.map(|(_, _, text)| text).unwrap_or_default();
    match known(scan, gathered) {
        Some(known) => Entity {
            id: known.id().to_string(),
            kind,
            name: known.name.clone(),
            country: known.serves(day),
            acts_for: known.acts_for,
            place: place_kind(known.kind),
            within: known.within.map(|town| scan.known().names[town as usize].id().to_string()),
            roles: Default::default(),
            duties: Default::default(),
            aliases,
            known: true,
            international: known.international && known.country.is_none(),
            private: (known.medium || known.company) && known.acts_for.is_none(),
        },
        None => Entity {
            id: format!("{}/{}", prefix(kind), slug(&form)),
            kind,
            name: form,
            country: gathered.country,
            acts_for: None,
            place: (kind == EntityKind::Place).then(|| unknown_place(scan, candidates, gathered)),
            within: None,
            roles: Default::default(),
            duties: Default::default(),
            aliases,
            known: false,
            international: false,
            private: false,
        },
    }
}

/// The country inside an organization's name.
fn nested_country(scan: &Scan<'_>, candidates: &[Candidate], gathered: &Gathered) -> Option<Country> {
    if gathered.kind != ORGANIZATION {
        return None;
    }
    gathered.candidates.iter().find_map(|&index| {
        let whole = &candidates[index];
        let inner = candidates[..index].iter().rev().take_while(|inner| inner.nested && inner.sentence == whole.sentence);
        inner
            .filter(|inner| whole.span.contains(inner.span))
            .flat_map(|inner| &inner.forms)
            .find_map(|form| scan.known().names[form.known as usize].country)
    })
}

fn prefix(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organization => "organization",
    }
}

fn place_kind(kind: KnownKind) -> Option<PlaceKind> {
    match kind {
        KnownKind::Country => Some(PlaceKind::Country),
        KnownKind::Capital => Some(PlaceKind::Capital),
        KnownKind::City => Some(PlaceKind::City),
        KnownKind::Region => Some(PlaceKind::Region),
        KnownKind::Landmark => Some(PlaceKind::Landmark),
        KnownKind::Person | KnownKind::Organization => None,
    }
}

/// What sort of place an unknown one is: a landmark with its type word, else a town.
fn unknown_place(scan: &Scan<'_>, candidates: &[Candidate], gathered: &Gathered) -> PlaceKind {
    let typed = gathered.candidates.iter().find_map(|&index| {
        let syms = candidates[index].tokens.clone().map(|at| scan.sym(at).0).take_while(|&sym| sym != 0);
        scan.cues().heads.longest(syms).map(|(_, rules)| rules[0].same)
    });
    match typed {
        Some(false) => PlaceKind::Landmark,
        Some(true) => PlaceKind::Region,
        None => PlaceKind::City,
    }
}
