//! Two sides spoken of together: "keduanya", "kedua menteri", "kedua negara", and the sides of a visit by what they are
//! in it, "tuan rumah" and "tamunya". Leaves names, pronouns of one person and other descriptions to `refer`.

use super::refer::{Party, Resolver, push};
use crate::clauses::{Group, Parse};
use crate::packs::{Country, Sym, WordClass};

/// Sentences that the sides of an event stay "keduanya" and "kedua negara".
const PAIR_LASTS: usize = 3;

/// Names before a group among which the one is sought to whom another is a neighbour.
const LATELY: usize = 4;

/// Two sides of an event.
#[derive(Debug, Clone, Default)]
pub(super) struct Sides {
    pub persons: Vec<usize>,
    pub countries: Vec<Country>,
    /// How many sentences were read before it.
    pub sentence: usize,
}

/// Who went to whom in the visit last spoken of.
#[derive(Debug, Clone, Default)]
pub(super) struct Journey {
    pub guest: Party,
    pub host: Party,
}

/// A state that an article names so many times less often than another is named in passing.
const PASSING: usize = 5;

/// Mentions at least that make a state one of two that an article is about, and how many times less often it may be named.
const SPOKEN_OF: usize = 3;

impl Resolver<'_> {
    /// The two states from which a side that is not told can be taken: those of the last event of two sides, else, where
    /// `about` allows, the two it names most. A state named in passing is none of them.
    pub fn pair_at_hand(&self, about: bool) -> Vec<Country> {
        let told = |country: &Country| self.dealt_with(*country);
        let pair = match &self.discourse.dealing {
            Some(pair) => pair.countries.clone(),
            None if about => self.principal.clone(),
            None => Vec::new(),
        };
        if pair.iter().all(told) { pair } else { Vec::new() }
    }

    /// The two states from which the side that a mention does not tell can be taken, where it tells these: the two at hand, if
    /// they are of them and were just spoken of together; else those that the article is about.
    pub fn pair_of(&self, known: &[Country], about: bool) -> Vec<Country> {
        let at_hand = self.pair_at_hand(about);
        let fits = |pair: &[Country]| pair.len() == 2 && known.iter().all(|state| pair.contains(state));
        let just = self.discourse.dealing.as_ref().is_some_and(|pair| self.discourse.sentences - pair.sentence <= PAIR_LASTS);
        let same = |pair: &[Country]| self.principal.iter().all(|state| pair.contains(state));
        let told = |states: &[Country]| {
            self.discourse.pairs.iter().any(|pair| states.iter().all(|state| pair.countries.contains(state)))
        };
        let principal = fits(&self.principal) && self.principal.iter().all(|&state| self.dealt_with(state));
        if principal && (!fits(&at_hand) || !just && !same(&at_hand)) && (about || told(&self.principal)) {
            return self.principal.clone();
        }
        at_hand
    }

    /// Whether an article that is about two states, and has told how they dealt with each other, speaks of one of them in a
    /// sentence that names no third: what it does is then done to the other.
    pub fn between_two(&self, parse: &Parse, known: &[Country]) -> bool {
        let [one, other] = self.principal[..] else { return false };
        let third = |mention: &usize| {
            let state = self.names.entities[self.names.mentions[*mention].entity].country;
            state.is_some_and(|state| state != one && state != other)
        };
        let alone = !parse.groups.iter().flat_map(|group| &group.mentions).any(third);
        self.about_two() && alone && known.len() == 1 && (known[0] == one || known[0] == other)
    }

    /// Whether an article is about two states alone and has told how they dealt with each other.
    pub fn about_two(&self) -> bool {
        let [one, other] = self.principal[..] else { return false };
        let count = |at: usize| self.counts.get(at).map_or(0, |&(_, count)| count);
        let about = count(1) >= SPOKEN_OF && count(1) * SPOKEN_OF >= count(0) && count(2) * 2 <= count(1);
        about && self.discourse.pairs.iter().any(|pair| pair.countries.contains(&one) && pair.countries.contains(&other))
    }

    /// Whether the article names a state more than in passing.
    fn dealt_with(&self, country: Country) -> bool {
        let most = self.counts.first().map_or(0, |&(_, count)| count);
        self.counts.iter().any(|&(known, count)| known == country && count * PASSING >= most && (count > 1 || most < PASSING))
    }

    /// The pair last spoken of: "keduanya", "kedua negara"; of men ("kedua pemimpin"), the last of whose states the article
    /// names somebody.
    pub(super) fn pair(&self, men: bool) -> Party {
        let recent = |pair: &&Sides| self.discourse.sentences - pair.sentence <= PAIR_LASTS;
        let named = |states: &[Country]| {
            states.iter().all(|&state| {
                let of_state = |&person: &usize| self.names.entities[person].country == Some(state);
                self.discourse.persons.iter().any(of_state)
            })
        };
        let fits = |pair: &&Sides| !men || !pair.persons.is_empty() || named(&pair.countries);
        let mut known = self.discourse.pairs.iter().rev().take_while(recent);
        // Two that were named side by side some sentences ago are not spoken of any more where the article is about two others.
        let article = || self.principal.len() == 2 && self.principal.iter().all(|&state| self.dealt_with(state));
        let still = |pair: &&Sides| {
            let dealt = self.discourse.dealing.as_ref().is_some_and(|dealing| dealing.countries == pair.countries);
            let about = self.principal.iter().all(|state| pair.countries.contains(state));
            dealt || about || self.discourse.sentences - pair.sentence <= 1
        };
        let close = known.clone().find(|pair| fits(pair) && still(pair));
        let any = || if article() { None } else { known.clone().find(fits).or_else(|| known.next()) };
        if let Some(pair) = close.or_else(any) {
            let (persons, countries) = (pair.persons.clone(), pair.countries.clone());
            return Party { persons, countries, anaphoric: true, ..Party::default() };
        }
        // Later on, "kedua negara" are those that the article is about.
        let mut party = Party { anaphoric: true, ..Party::default() };
        let spoken = self.discourse.persons.iter().rev().copied();
        if self.principal.len() == 2 && !self.principal.iter().all(|&state| self.dealt_with(state)) {
            return Party::default();
        }
        if self.principal.len() == 2 {
            party.countries.clone_from(&self.principal);
            let of = |country: Country| spoken.clone().find(|&person| self.names.entities[person].country == Some(country));
            party.persons = party.countries.iter().filter_map(|&country| of(country)).collect();
            if party.persons.len() < 2 {
                party.persons.clear();
            }
        } else {
            party.countries = self.discourse.countries.iter().rev().take(2).rev().copied().collect();
        }
        party
    }

    /// "tetangganya", "negara tetangganya itu": of the two spoken of together, the one that was not named last before it.
    pub(super) fn other_of_pair(&self, group: &Group) -> Option<Party> {
        let mut tokens = group.tokens.clone();
        let word = tokens.find(|&token| self.classes(token).has(WordClass::Relational))?;
        let mut clitics = self.packs.clauses.affixes.clitics.iter();
        let owned = clitics.any(|clitic| self.document.word(word).ends_with(clitic.as_str()));
        if !owned && !tokens.any(|token| self.classes(token).has(WordClass::Demonstrative)) {
            return None; // "negara tetangga" is any
        }
        let before = self.names.mentions.partition_point(|mention| mention.tokens.start < group.tokens.start);
        let named = self.names.mentions[..before].iter().rev().filter_map(|mention| self.names.entities[mention.entity].country);
        let pair = self.pair(false).countries;
        let last = named.take(LATELY).find(|state| pair.contains(state))?;
        let countries: Vec<Country> = pair.into_iter().filter(|&state| state != last).collect();
        Some(Party { countries, anaphoric: true, ..Party::default() })
    }

    /// Notes two states that a sentence joins: "Hubungan A dan B membaik", "antara A dan B".
    pub(super) fn note_coupled(&mut self, parse: &Parse) {
        let rules = &self.packs.clauses;
        let mut found: Option<Vec<Country>> = None;
        for clause in &parse.clauses {
            let between = clause.phrases.iter().filter(|phrase| rules.is_pair_preposition(phrase.preposition));
            // "A dan B menghukum keduanya": who does something together to others is no pair for it
            let others = clause.objects.iter().chain(clause.phrases.iter().flat_map(|phrase| &phrase.groups));
            let others: Vec<Country> = others.flat_map(|&group| self.group(parse, group).countries).collect();
            let doers = |state: &Country| clause.subject.iter().any(|&group| self.group(parse, group).countries.contains(state));
            let apart = others.iter().any(|state| !doers(state));
            let lists = std::iter::once(&clause.subject).filter(|_| !clause.subject_shared && !apart);
            let plain = std::iter::once(&clause.objects).filter(|_| clause.predicate.is_none()); // "Hubungan A dan B makin erat"
            for list in lists.chain(plain).chain(between.map(|phrase| &phrase.groups)).filter(|list| list.len() == 2) {
                let states: Vec<Vec<Country>> = list.iter().map(|&group| self.group(parse, group).countries).collect();
                if let [one, other] = states.as_slice()
                    && let ([one], [other]) = (one.as_slice(), other.as_slice())
                    && one != other
                {
                    found = Some(vec![*one, *other]);
                }
            }
        }
        if let Some(countries) = found {
            let same = |pair: &Sides| countries.iter().all(|state| pair.countries.contains(state));
            let persons = self.discourse.pairs.last().filter(|pair| same(pair)).map(|pair| pair.persons.clone());
            let sentence = self.discourse.sentences;
            self.discourse.pairs.push(Sides { persons: persons.unwrap_or_default(), countries, sentence });
        }
    }

    /// "kedua pemimpin", "kedua belah pihak", at a group's start or as its owner ("delegasi kedua negara"), from a token on.
    pub(super) fn counted_pair(&self, group: &Group, from: usize) -> Option<Party> {
        let start = group.tokens.start.max(from);
        let pointed = group.tokens.clone().any(|token| self.classes(token).has(WordClass::Demonstrative));
        let (_, head) = (start..group.tokens.end).zip(start + 1..group.tokens.end).find(|&(counter, head)| {
            let counted = self.classes(counter);
            let both = counted.has(WordClass::Both) || pointed && counted.has(WordClass::Quantifier) && counter == start;
            both && self.classes(head).has(WordClass::GroupNoun)
        })?;
        let men = self.classes(head).has(WordClass::PersonNoun);
        let mut party = self.pair(men);
        if !men {
            party.persons.clear();
            return Some(party);
        }
        party.persons = self.holders(head, group.tokens.end, &party);
        Some(party)
    }

    /// The persons of a pair's states who hold the office that a group names from a token on ("kedua *menteri luar negeri*").
    /// Where it names none, the pair's own persons.
    fn holders(&self, head: usize, end: usize, pair: &Party) -> Vec<usize> {
        let kinds = self.offices_named(head, end);
        if kinds.is_empty() {
            return pair.persons.clone();
        }
        let found = pair.countries.iter().filter_map(|&country| {
            let known: Vec<&str> = kinds
                .iter()
                .filter_map(|&kind| self.packs.name_rules.known.holder(kind, country, None))
                .map(|held| self.known_id(held))
                .collect();
            let in_office = |&person: &usize| known.contains(&self.names.entities[person].id.as_str());
            let called_so =
                |&person: &usize| self.names.entities[person].country == Some(country) && self.called_so(person, &kinds);
            let spoken = || pair.persons.iter().chain(self.discourse.persons.iter().rev()).copied();
            spoken()
                .find(in_office)
                .or_else(|| spoken().find(called_so))
                .or_else(|| (0..self.names.entities.len()).find(in_office))
        });
        let found: Vec<usize> = found.collect();
        if found.len() == pair.countries.len() { found } else { Vec::new() }
    }

    /// The offices that words from a token on name, and those that they mean.
    pub(super) fn offices_named(&self, head: usize, end: usize) -> Vec<u16> {
        let titles = &self.packs.name_rules.titles;
        let syms = (head..end).map(|token| self.document.tokens[token].sym).take_while(|&sym| sym != Sym::NONE);
        let Some((_, offices)) = titles.names.longest(syms.map(|sym| sym.0)) else { return Vec::new() };
        let mut kinds: Vec<u16> = offices.to_vec();
        kinds.extend(offices.iter().flat_map(|&office| &titles.offices[office as usize].means));
        kinds
    }

    /// Whether the article calls a person by one of these offices.
    pub(super) fn called_so(&self, person: usize, kinds: &[u16]) -> bool {
        let fits = |held: &str| {
            kinds.iter().any(|&kind| {
                let id = self.packs.name_rules.titles.offices[kind as usize].id.as_str();
                held.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
        };
        self.names.offices.iter().any(|office| office.person == Some(person) && fits(&office.office))
    }

    fn known_id(&self, known: u32) -> &str {
        self.packs.name_rules.known.names[known as usize].id()
    }

    /// "tuan rumah", "tamunya": a side of the visit last spoken of.
    pub(super) fn side_of_visit(&self, group: &Group) -> Option<Party> {
        let head = self.classes(group.head);
        let journey = self.discourse.journey.as_ref()?;
        let party = if head.has(WordClass::Host) {
            &journey.host
        } else if head.has(WordClass::Guest) {
            &journey.guest
        } else {
            return None;
        };
        Some(Party { anaphoric: true, places: Vec::new(), ..party.clone() })
    }

    /// "Ketika Putin bertamu ke Pyongyang, Kim memberinya X": the person of another state than who acts, named before in the sentence.
    pub fn stranger_before(&self, parse: &Parse, token: usize, not: &Party) -> Option<Party> {
        let before = parse.groups.iter().filter(|group| group.tokens.end <= token && group.somebody);
        let persons = |group: &Group| self.range(group, group.tokens.start).persons;
        let other = |person: &usize| {
            let state = self.names.entities[*person].country;
            !not.persons.contains(person) && state.is_some_and(|state| !not.countries.contains(&state))
        };
        let named: Vec<usize> = before.flat_map(persons).collect();
        let found = named.into_iter().rev().find(other).filter(|_| !not.is_empty());
        found.map(|person| self.person(person))
    }

    /// Notes the sides of an event.
    pub fn note_event(&mut self, persons: &[usize], countries: &[Country], place: Option<usize>) {
        if countries.len() == 2 {
            let of = |person: &usize, country: Country| self.names.entities[*person].country == Some(country);
            let mut sides: Vec<usize> = Vec::new();
            for &country in countries {
                let spoken = || self.discourse.persons.iter().rev().copied().find(|person| of(person, country));
                sides.extend(persons.iter().copied().find(|person| of(person, country)).or_else(spoken));
            }
            let persons = if sides.len() == 2 { sides } else { Vec::new() };
            let pair = Sides { persons, countries: countries.to_vec(), sentence: self.discourse.sentences };
            self.discourse.dealing = Some(pair.clone());
            self.discourse.pairs.push(pair);
        }
        self.note_event_circle(persons, countries);
        if place.is_some() {
            self.discourse.place = place;
            self.discourse.place_told = self.discourse.sentences;
        }
    }

    /// Notes who went where.
    pub fn note_journey(&mut self, guest: &Party, host: &Party) {
        let mut host = host.clone();
        if host.persons.is_empty() {
            // The one of the host's state last spoken of receives.
            let of_host =
                |&person: &usize| self.names.entities[person].country.is_some_and(|country| host.countries.contains(&country));
            if let Some(person) = self.discourse.persons.iter().rev().copied().find(of_host) {
                push(&mut host.persons, person);
            }
        }
        self.discourse.journey = Some(Journey { guest: guest.clone(), host });
    }
}
