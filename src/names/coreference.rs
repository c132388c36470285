//! Joins the mentions of an article to entities: short forms to long ones, abbreviations to expansions, spellings to one
//! another, and persons of one family name kept apart.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::bearers::Bearers;
use super::candidate::{Candidate, ORGANIZATION, PERSON, PLACE};
use super::decide::tail;
use super::scan::Scan;
use crate::packs::format::NameOrder;
use crate::packs::{Country, FormKind, Known, KnownKind, Mark, Trie};

/// How much a person must stand out to be meant by a given name that many bear.
const EMINENT: u8 = 13;
/// How much a person must stand out to be meant by another given name.
const NOTED: u8 = 3;

/// How much a person stands out whom all papers call by a given name, whoever else bears it.
pub const RENOWNED: u8 = 16;
/// So many others with a given name make it one of many.
const MANY: usize = 2;
/// How far apart two persons' ranks may be and still be alike.
const LIKE: u8 = 4;

/// An entity being gathered.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Kind: index into [`super::candidate::KINDS`].
    pub kind: usize,
    /// The known name, if a pack has it.
    pub known: Option<u32>,
    /// Folded words of its longest form.
    pub key: Vec<u32>,
    /// Its candidates, in order.
    pub candidates: Vec<usize>,
    /// Its country, where the article tells.
    pub country: Option<Country>,
    /// The candidates that give it in full, in order.
    full: Vec<usize>,
    /// The last candidate that gave it in short.
    last_short: Option<usize>,
}

impl Gathered {
    /// The last candidate of it before another.
    fn before(&self, index: usize) -> Option<usize> {
        let full = self.full.partition_point(|&other| other < index);
        self.full[..full].last().copied().max(self.last_short.filter(|&short| short < index))
    }
}

/// Entities and which one each candidate is.
#[derive(Debug, Default)]
pub struct Gathering {
    /// The entities, in order of first mention.
    pub entities: Vec<Gathered>,
    /// For each candidate, its entity.
    pub of: Vec<Option<usize>>,
    /// For the abbreviation in brackets behind a candidate, its entity is the candidate's.
    by_known: FxHashMap<u32, usize>,
    by_key: FxHashMap<(usize, Vec<u32>), usize>,
    /// Persons that no pack knows, by their full names without marks ("Park Tae-jun", "Park Tae Jun").
    by_slug: FxHashMap<String, usize>,
    /// Persons by the words of their full names.
    by_word: FxHashMap<u32, Vec<usize>>,
}

/// Joins candidates of the decided kinds. `bearers` tells whom short names can mean, `day` is the day of the article.
pub fn gather(
    scan: &Scan<'_>,
    candidates: &[Candidate],
    kinds: &[Option<usize>],
    bearers: &Bearers,
    day: Option<NaiveDate>,
) -> Gathering {
    let mut all = Gathering { of: vec![None; candidates.len()], ..Gathering::default() };
    // Full names first, wherever they stand, so that a headline's short form finds its long one.
    for (index, candidate) in candidates.iter().enumerate() {
        let entity = match kinds[index] {
            Some(PERSON) if is_full_person(scan, candidate) => match other_name(scan, candidates, index) {
                Some(before) if before < index && all.of[before].is_some() => all.of[before].unwrap_or_default(),
                _ => all.full_person(scan, candidate, day),
            },
            Some(PLACE) => all.place(scan, candidate),
            _ => continue,
        };
        all.join(index, candidate, entity, true);
    }
    // An organization with its abbreviation beside it comes before those that are abbreviation alone.
    let organizations = |long: bool| {
        (0..candidates.len())
            .filter(move |&index| kinds[index] == Some(ORGANIZATION) && (candidates[index].key.len() > 1) == long)
    };
    for index in organizations(true).chain(organizations(false)) {
        let entity = all.organization(scan, &candidates[index]);
        all.join(index, &candidates[index], entity, true);
    }
    for (index, candidate) in candidates.iter().enumerate() {
        if kinds[index] == Some(PERSON) && all.of[index].is_none() {
            let other = other_name(scan, candidates, index).and_then(|other| all.of[other]);
            let entity = other.unwrap_or_else(|| all.short_person(scan, candidates, index, bearers, day));
            all.join(index, candidate, entity, false);
        }
    }
    all.sort(candidates)
}

/// The candidate that a word between says is another name of the same person: "Acong *alias* Tjhin Bui Khiong".
fn other_name(scan: &Scan<'_>, candidates: &[Candidate], index: usize) -> Option<usize> {
    let tokens = &candidates[index].tokens;
    let alias = |at: usize| scan.looks[at].marks.has(Mark::Alias);
    let before =
        index.checked_sub(1).filter(|&before| candidates[before].tokens.end + 1 == tokens.start && alias(tokens.start - 1));
    let after = || {
        let next = candidates.get(index + 1)?;
        (next.tokens.start == tokens.end + 1 && next.sentence == candidates[index].sentence && alias(tokens.end))
            .then_some(index + 1)
    };
    before.or_else(after)
}

fn is_full_person(scan: &Scan<'_>, candidate: &Candidate) -> bool {
    candidate.key.len() > 1
        || candidate.forms.iter().any(|form| form.kind == FormKind::Full && known(scan, form.known).kind == KnownKind::Person)
}

fn known<'a>(scan: &Scan<'a>, index: u32) -> &'a Known {
    &scan.known().names[index as usize]
}

impl Gathering {
    fn join(&mut self, index: usize, candidate: &Candidate, entity: usize, full: bool) {
        self.of[index] = Some(entity);
        let gathered = &mut self.entities[entity];
        gathered.candidates.push(index);
        if full {
            gathered.full.push(index);
        } else {
            gathered.last_short = Some(index);
        }
        if gathered.kind == PERSON && full {
            for word in &candidate.key {
                let persons = self.by_word.entry(*word).or_default();
                if !persons.contains(&entity) {
                    persons.push(entity);
                }
            }
        }
        if candidate.key.len() > gathered.key.len() {
            gathered.key = candidate.key.clone();
        }
        if !candidate.key.is_empty() {
            self.by_key.entry((gathered.kind, candidate.key.clone())).or_insert(entity);
        }
    }

    fn new_entity(&mut self, kind: usize, key: &[u32], known: Option<u32>) -> usize {
        self.entities.push(Gathered { kind, known, key: key.to_vec(), ..Gathered::default() });
        let entity = self.entities.len() - 1;
        if let Some(known) = known {
            self.by_known.insert(known, entity);
        }
        entity
    }

    fn of_known(&mut self, kind: usize, key: &[u32], index: u32) -> usize {
        match self.by_known.get(&index) {
            Some(&entity) => entity,
            None => self.new_entity(kind, key, Some(index)),
        }
    }

    fn full_person(&mut self, scan: &Scan<'_>, candidate: &Candidate, day: Option<NaiveDate>) -> usize {
        let full = |form: &&crate::packs::Form| form.kind == FormKind::Full && known(scan, form.known).kind == KnownKind::Person;
        let forms: Vec<u32> = candidate.forms.iter().filter(full).map(|form| form.known).collect();
        if let Some(index) = most_prominent(scan, &forms, day) {
            return self.of_known(PERSON, &candidate.key, index);
        }
        // "Dmitry Sergeyevich Peskov": first and last word are those of a known person.
        if candidate.key.len() > 2 {
            let ends = [candidate.key[0], candidate.key[candidate.key.len() - 1]];
            if let Some((2, forms)) = scan.known().forms.longest(ends)
                && let Some(form) = forms.iter().find(full)
                && known(scan, form.known).order == NameOrder::GivenFirst
            {
                return self.of_known(PERSON, &candidate.key, form.known);
            }
        }
        if let Some(&entity) = self.by_key.get(&(PERSON, candidate.key.clone())) {
            return entity;
        }
        let slug = crate::packs::slug(candidate.span.of(&scan.document.text));
        if let Some(&entity) = self.by_slug.get(&slug) {
            return entity;
        }
        // A form with a word more or less: "Susilo Yudhoyono" and "Susilo Bambang Yudhoyono".
        let ends = [candidate.key.first(), candidate.key.last()];
        let similar = ends.into_iter().flatten().filter_map(|word| self.by_word.get(word)).flatten().copied().find(|&entity| {
            let gathered = &self.entities[entity];
            gathered.key.len() > 1 && same_person(&gathered.key, &candidate.key)
        });
        let entity = similar.unwrap_or_else(|| self.new_entity(PERSON, &candidate.key, None));
        self.by_slug.insert(slug, entity);
        entity
    }

    fn place(&mut self, scan: &Scan<'_>, candidate: &Candidate) -> usize {
        let of_place = |form: &&crate::packs::Form| known(scan, form.known).kind < KnownKind::Person;
        if let Some(form) = candidate.forms.iter().find(of_place) {
            return self.of_known(PLACE, &candidate.key, form.known);
        }
        // "Kota Bandung" is Bandung.
        let heads = &scan.cues().heads;
        let syms = candidate.tokens.clone().map(|at| scan.sym(at).0).take_while(|&sym| sym != 0);
        if let Some((_, rules)) = heads.longest(syms)
            && rules[0].same
            && let Some(tail) = tail(scan, candidate)
        {
            if let Some((length, forms)) = scan.known().forms.longest(tail.iter().copied())
                && length == tail.len()
                && let Some(form) = forms.iter().find(of_place)
            {
                return self.of_known(PLACE, &tail, form.known);
            }
            if let Some(&entity) = self.by_key.get(&(PLACE, tail.clone())) {
                return entity;
            }
            let entity = self.new_entity(PLACE, &candidate.key, None);
            self.by_key.insert((PLACE, tail), entity);
            return entity;
        }
        if let Some(&entity) = self.by_key.get(&(PLACE, candidate.key.clone())) {
            return entity;
        }
        self.new_entity(PLACE, &candidate.key, None)
    }

    fn organization(&mut self, scan: &Scan<'_>, candidate: &Candidate) -> usize {
        let known_as = |key: &[u32]| -> Option<u32> {
            let (length, forms) = scan.known().forms.longest(key.iter().copied())?;
            let form = forms
                .iter()
                .find(|form| form.kind == FormKind::Full && known(scan, form.known).kind == KnownKind::Organization)?;
            (length == key.len()).then_some(form.known)
        };
        let form =
            candidate.forms.iter().find(|form| known(scan, form.known).kind == KnownKind::Organization).map(|form| form.known);
        let gloss = candidate.gloss.as_ref().map(|gloss| vec![scan.looks[gloss.start].fold]);
        let index = form.or_else(|| known_as(&candidate.key)).or_else(|| gloss.as_deref().and_then(known_as));
        let entity = match index {
            Some(index) => self.of_known(ORGANIZATION, &candidate.key, index),
            None => {
                let tail = tail(scan, candidate);
                let keys = [Some(candidate.key.clone()), gloss.clone(), tail.clone()];
                let met = keys.into_iter().flatten().find_map(|key| self.by_key.get(&(ORGANIZATION, key)).copied());
                let entity = met.unwrap_or_else(|| self.new_entity(ORGANIZATION, &candidate.key, None));
                if let Some(tail) = tail {
                    self.by_key.entry((ORGANIZATION, tail)).or_insert(entity);
                }
                entity
            }
        };
        let last = scan.sym(candidate.tokens.end - 1);
        if candidate.key.len() == 2
            && !scan.looks[candidate.tokens.start].common
            && scan.cues().cues(last, crate::packs::format::CuePlace::Last).any(|cue| cue.weights.organization > 0)
        {
            self.by_key.entry((ORGANIZATION, vec![candidate.key[0]])).or_insert(entity);
        }
        if let Some(gloss) = gloss {
            self.by_key.entry((ORGANIZATION, gloss)).or_insert(entity);
        }
        entity
    }

    /// A person named by one word: the long name of the article that fits, else the known person who stands out most.
    fn short_person(
        &mut self,
        scan: &Scan<'_>,
        candidates: &[Candidate],
        index: usize,
        bearers: &Bearers,
        day: Option<NaiveDate>,
    ) -> usize {
        let candidate = &candidates[index];
        // Words that can be in no known name compare with nothing.
        let Some(&word) = candidate.key.first() else { return self.new_entity(PERSON, &[], None) };
        let mut fits: Vec<usize> = self.by_word.get(&word).cloned().unwrap_or_default();
        fits.extend(candidate.forms.iter().filter_map(|form| self.by_known.get(&form.known).copied()));
        fits.retain(|&entity| self.entities[entity].kind == PERSON);
        fits.sort_unstable();
        fits.dedup();
        let before = |entity: usize| self.entities[entity].before(index);
        let chosen = match fits.as_slice() {
            [] => None,
            [one] => Some(*one),
            many => {
                // Who is best known among those named so far, then who was named last; a headline looks ahead.
                let named: Vec<usize> = many.iter().copied().filter(|&entity| before(entity).is_some()).collect();
                let pool = if named.is_empty() { many.to_vec() } else { named };
                pool.into_iter().max_by_key(|&entity| {
                    let gathered = &self.entities[entity];
                    let prominence = gathered.known.map_or(0, |known| prominence(scan, known, day));
                    let usual = self.usual_short(scan, gathered, word);
                    // Papers call by the bare name whom the article is of, and give others theirs in full.
                    (usual, prominence, gathered.full.len(), before(entity), std::cmp::Reverse(entity))
                })
            }
        };
        if let Some(entity) = chosen.or_else(|| self.by_initials(scan, candidates, index)) {
            return entity;
        }
        let persons: Vec<u32> = candidate
            .forms
            .iter()
            .filter(|form| known(scan, form.known).kind == KnownKind::Person)
            .map(|form| form.known)
            // "Budi" alone is anyone of that given name, unless all papers know who is meant.
            .filter(|&index| {
                known(scan, index).order != NameOrder::Given
                    || prominence(scan, index, day)
                        >= if scan.looks[candidate.tokens.start].marks.has(Mark::Given) { EMINENT } else { NOTED }
            })
            .filter(|&index| bearers.plausible(scan, candidate, index, day))
            .collect();
        if let Some(index) = most_prominent(scan, &persons, day)
            && !common_given(scan, candidate, index, day)
        {
            return self.of_known(PERSON, &candidate.key, index);
        }
        match self.by_key.get(&(PERSON, candidate.key.clone())) {
            Some(&entity) => entity,
            None => self.new_entity(PERSON, &candidate.key, None),
        }
    }

    /// The one person of the article whose initials the candidate is: "SBY" of Susilo Bambang Yudhoyono.
    fn by_initials(&self, scan: &Scan<'_>, candidates: &[Candidate], index: usize) -> Option<usize> {
        const FEWEST: usize = 3;
        let at = candidates[index].tokens.start;
        let letters = scan.word(at);
        if !scan.looks[at].upper || letters.len() < FEWEST {
            return None;
        }
        let initials = |full: usize| {
            let words = candidates[full].tokens.clone().filter(|&at| scan.looks[at].capital);
            words.filter_map(|at| scan.word(at).chars().next()).eq(letters.chars())
        };
        let mut of = self
            .entities
            .iter()
            .enumerate()
            .filter(|(_, gathered)| gathered.kind == PERSON && gathered.full.iter().any(|&full| initials(full)));
        let (entity, _) = of.next()?;
        of.next().is_none().then_some(entity)
    }

    /// Whether a word is the part of a name by which papers call the person: family name in its place, or a given name that is used alone.
    fn usual_short(&self, scan: &Scan<'_>, gathered: &Gathered, word: u32) -> bool {
        match gathered.known {
            Some(index) => scan.known().forms.step(Trie::<crate::packs::Form>::ROOT, word).is_some_and(|node| {
                scan.known().forms.values(node).iter().any(|form| form.known == index && form.kind == FormKind::Short)
            }),
            None => gathered.key.first() == Some(&word) || gathered.key.last() == Some(&word),
        }
    }

    /// Puts the entities in the order of their first mention.
    fn sort(mut self, candidates: &[Candidate]) -> Self {
        for entity in &mut self.entities {
            entity.candidates.sort_by_key(|&index| (candidates[index].span.start, index));
        }
        let mut order: Vec<usize> = (0..self.entities.len()).collect();
        order.sort_by_key(|&entity| {
            let first = self.entities[entity].candidates.first().copied();
            (first.map_or(u32::MAX, |index| candidates[index].span.start), entity)
        });
        let mut place = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            place[from] = to;
        }
        let mut entities = Vec::with_capacity(order.len());
        for from in order {
            entities.push(std::mem::take(&mut self.entities[from]));
        }
        self.entities = entities;
        for of in self.of.iter_mut().flatten() {
            *of = place[*of];
        }
        #[allow(clippy::iter_over_hash_type, reason = "each is changed on its own")]
        for entity in self.by_known.values_mut() {
            *entity = place[*entity];
        }
        self
    }

    /// The entity of a known name, if the article has it.
    pub fn entity_of(&self, known: u32) -> Option<usize> {
        self.by_known.get(&known).copied()
    }

    /// An entity of a known person whom the article names by office alone.
    pub fn add_known(&mut self, known: u32) -> usize {
        self.of_known(PERSON, &[], known)
    }
}

/// Whether a given name is that of several known persons of like rank, so that alone it means none of them ("Budi").
fn common_given(scan: &Scan<'_>, candidate: &Candidate, best: u32, day: Option<NaiveDate>) -> bool {
    let rank = prominence(scan, best, day);
    let person = |&other: &u32| other != best && known(scan, other).kind == KnownKind::Person;
    let alike = |other: u32| prominence(scan, other, day) + LIKE >= rank;
    scan.looks[candidate.tokens.start].marks.has(Mark::Given)
        && known(scan, best).order == NameOrder::Given
        && rank < RENOWNED
        && {
            let others = || candidate.forms.iter().map(|form| form.known).filter(person);
            others().nth(MANY - 1).is_some() || others().any(alike)
        }
}

/// Whether two full names are of one person: the words of one are among the other's, in order, and the last or first is the same.
fn same_person(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 || (short.first() != long.first() && short.last() != long.last()) {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// How much a known person stands out on a day: by the offices held.
pub fn prominence(scan: &Scan<'_>, index: u32, day: Option<NaiveDate>) -> u8 {
    known(scan, index)
        .offices
        .iter()
        .map(|held| {
            let prominence = scan.titles().offices[held.office as usize].prominence;
            // Who held it at another time stands out less than who holds it.
            if held.on(day) { prominence + 10 } else { prominence }
        })
        .max()
        .unwrap_or(0)
}

/// The one of several known persons who stands out most; the first of equals.
fn most_prominent(scan: &Scan<'_>, known: &[u32], day: Option<NaiveDate>) -> Option<u32> {
    known.iter().copied().max_by_key(|&index| (prominence(scan, index, day), std::cmp::Reverse(index)))
}
