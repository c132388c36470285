//! Who is meant: groups, pronouns and descriptions → persons, states and places of the article.
//! Keeps what the text has spoken of so far; leaves to `fill` which role a party plays.

mod unnamed;

use super::pair::{Journey, Sides};
use crate::clauses::{Clause, ClauseKind, Group, Parse};
use crate::names::{EntityKind, Names, PlaceKind};
use crate::packs::format::Voice;
use crate::packs::{ClassSet, Country, Packs, Sym, WordClass};
use crate::text::{Case, Document};

/// Who and what a group stands for: indices into the article's entities, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Party {
    pub persons: Vec<usize>,
    /// States named, or served by the persons and bodies named.
    pub countries: Vec<Country>,
    pub places: Vec<usize>,
    pub organizations: Vec<usize>,
    /// Whether it was resolved from a pronoun or description rather than named.
    pub anaphoric: bool,
}

impl Party {
    /// Adds what another party has.
    pub fn add(&mut self, other: &Party) {
        for &person in &other.persons {
            push(&mut self.persons, person);
        }
        for &country in &other.countries {
            push(&mut self.countries, country);
        }
        for &place in &other.places {
            push(&mut self.places, place);
        }
        for &organization in &other.organizations {
            push(&mut self.organizations, organization);
        }
        self.anaphoric |= other.anaphoric;
    }

    /// Whether it stands for no one and nothing.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty() && self.countries.is_empty() && self.places.is_empty() && self.organizations.is_empty()
    }
}

/// Adds an item that is not there yet.
pub(super) fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// What the text has spoken of so far.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    /// Persons in the order in which they were last spoken of, the latest last.
    pub(super) persons: Vec<usize>,
    /// States likewise.
    pub(super) countries: Vec<Country>,
    /// The state that was the subject of the sentence before.
    state_subject: Option<Country>,
    /// The person who was last the subject of a main clause.
    subject: Option<usize>,
    /// The paragraph in which it was.
    subject_block: usize,
    /// Two sides that were spoken of together, the latest last.
    pub(super) pairs: Vec<Sides>,
    /// Three and more that were, the latest last.
    pub(super) circles: Vec<Sides>,
    /// The sides of the last event of two sides.
    pub(super) dealing: Option<Sides>,
    /// How many sentences were read.
    pub(super) sentences: usize,
    /// The sides of the last visit.
    pub(super) journey: Option<Journey>,
    /// The place last named as a location.
    pub(super) place: Option<usize>,
    /// How many sentences were read before the one with an event that named it.
    pub(super) place_told: usize,
    /// The person who is subject of a clause above the one looked at.
    above: Option<usize>,
    /// The state that is.
    state_above: Option<Country>,
    /// Who speaks: "kami", "saya" in a quotation.
    speaker: Option<Party>,
    /// One who was brought in without a name.
    unnamed: Option<unnamed::Unnamed>,
    /// The sides of the last deed told, be it of one state or more.
    deed: Vec<Country>,
    /// The sides of the last act of speech: who spoke, and of whom.
    word: Vec<Country>,
}

/// Resolves groups of one article.
pub(super) struct Resolver<'a> {
    pub packs: &'a Packs,
    pub document: &'a Document,
    pub names: &'a Names,
    pub discourse: Discourse,
    /// The two states that the article names most, the earlier named first among equals.
    pub(super) principal: Vec<Country>,
    /// How often the article names each state, the most first.
    pub(super) counts: Vec<(Country, usize)>,
}

impl<'a> Resolver<'a> {
    /// A resolver at the start of an article.
    pub fn new(packs: &'a Packs, document: &'a Document, names: &'a Names) -> Self {
        let mut counts: Vec<(Country, usize)> = Vec::new();
        for country in names.mentions.iter().filter_map(|mention| names.entities[mention.entity].country) {
            match counts.iter_mut().find(|(known, _)| *known == country) {
                Some((_, count)) => *count += 1,
                None => counts.push((country, 1)),
            }
        }
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let principal = counts.iter().take(2).map(|&(country, _)| country).collect();
        Self {
            packs,
            document,
            names,
            discourse: Discourse { place_told: usize::MAX, ..Discourse::default() },
            principal,
            counts,
        }
    }

    pub(super) fn classes(&self, token: usize) -> ClassSet {
        self.packs.lexicon.classes(self.document.tokens[token].sym)
    }

    /// Whether a preposition's token says whose word it is: "menurut".
    pub fn is_report(&self, token: usize) -> bool {
        self.classes(token).has(WordClass::Reporting)
    }

    /// Whether a token is a comma.
    pub fn is_comma(&self, token: usize) -> bool {
        self.document.word(token) == ","
    }

    /// Whether a preposition's token names who does it: "oleh".
    pub fn is_agent(&self, token: usize) -> bool {
        self.packs.clauses.agent.contains(&self.document.tokens[token].sym)
    }

    /// Who a group stands for.
    pub fn group(&self, parse: &Parse, index: usize) -> Party {
        let group = &parse.groups[index];
        let mut party = self.range(group, group.tokens.start);
        if self.second_memorial(parse, index) {
            party.persons.clear();
        }
        if party.persons.is_empty() && self.classes(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun]) {
            // "mitranya dari China", "delegasi Rusia pimpinan X", "rombongan yang dipimpin X"
            for &origin in &group.origin {
                let origin = &parse.groups[origin];
                party.add(&self.range(origin, origin.tokens.start));
            }
            for clause in parse.clauses.iter().filter(|clause| clause.antecedent == Some(index)) {
                if parse.predicate(clause).is_some_and(|p| self.packs.lexicon.is(p.sym, WordClass::Leading)) {
                    for &leader in &clause.agent {
                        let leader = &parse.groups[leader];
                        party.add(&self.range(leader, leader.tokens.start));
                    }
                }
            }
        }
        if party.persons.is_empty() {
            // "kereta yang membawa X", "pesawat yang ditumpangi X": who comes with it
            for clause in parse.clauses.iter().filter(|clause| clause.antecedent == Some(index)) {
                if parse.predicate(clause).is_some_and(|p| self.packs.lexicon.is(p.sym, WordClass::Carrying)) {
                    let passengers = clause.objects.iter().chain(&clause.agent).map(|&group| &parse.groups[group]);
                    passengers.filter(|group| group.somebody).for_each(|group| party.add(&self.range(group, group.tokens.start)));
                }
            }
        }
        party
    }

    /// "patung X dan *Y*": whether it is the second of those whom a memorial stands for.
    fn second_memorial(&self, parse: &Parse, index: usize) -> bool {
        let Some(coordinator) = parse.groups[index].tokens.start.checked_sub(1) else { return false };
        let memorial = |group: &Group| {
            let stands_for = group.tokens.clone().any(|token| self.classes(token).has(WordClass::Memorial));
            group.tokens.end == coordinator && !group.mentions.is_empty() && stands_for
        };
        self.classes(coordinator).has(WordClass::Coordinator) && parse.groups.iter().any(memorial)
    }

    /// Who a group stands for where it speaks for itself: a medium or a company named alone does so for no state.
    pub fn voice(&self, parse: &Parse, index: usize) -> Party {
        let mut party = self.group(parse, index);
        let private = |&body: &usize| self.names.entities[body].private;
        let alone = party.persons.is_empty() && party.places.is_empty() && parse.groups[index].offices.is_empty();
        if alone && !party.organizations.is_empty() && party.organizations.iter().all(private) {
            party.countries.clear();
        }
        party
    }

    /// Who the part of a group from a token on stands for.
    pub fn range(&self, group: &Group, from: usize) -> Party {
        let mut party = Party::default();
        let mut named = false;
        // "adik pemimpin X Y": after a noun of kin stands whose he is
        let kin = group.tokens.clone().find(|&token| {
            let next = token + 1 < group.tokens.end && self.classes(token + 1).has(WordClass::Capital);
            let named = group.mentions.iter().any(|&mention| self.names.mentions[mention].tokens.contains(&token));
            // "Putra Mahkota X" is he himself
            let office = self.document.tokens[token].case != Case::Lower
                && group
                    .offices
                    .iter()
                    .map(|&office| &self.names.offices[office].tokens)
                    .any(|t| t.len() > 1 && t.contains(&token));
            self.classes(token).any(&[WordClass::Kin, WordClass::Memorial]) && !named && !office && !next
        });
        let kin = kin.unwrap_or(usize::MAX);
        for &index in &group.offices {
            let office = &self.names.offices[index];
            if office.tokens.start < from {
                continue;
            }
            // "kedua presiden": an office of nobody in particular names no one
            let served = office.country.or_else(|| office.person.and_then(|person| self.names.entities[person].country));
            named |= office.person.is_some() || served.is_some();
            if let Some(person) = office.person.filter(|_| office.tokens.start < kin) {
                push(&mut party.persons, person);
            }
            if let Some(country) = served {
                push(&mut party.countries, country);
            }
        }
        for &index in &group.mentions {
            let mention = &self.names.mentions[index];
            // "panel ahli PBB": the body, where the office tells of nobody and no state
            let held = |office: &crate::names::Office| office.person.is_some() || office.country.is_some();
            let offices = group.offices.iter().map(|&office| &self.names.offices[office]);
            let mut offices = offices.filter(|office| mention.kind != EntityKind::Organization || held(office));
            let within_office = offices.any(|office| office.tokens.contains(&mention.tokens.start));
            if mention.tokens.start < from || within_office {
                continue;
            }
            named = true;
            self.add_entity(&mut party, mention.entity);
            if mention.tokens.start > kin {
                party.persons.retain(|&person| person != mention.entity);
            }
        }
        if named {
            return party;
        }
        let pronoun = (group.tokens.start.max(from)..group.tokens.end).find_map(|token| {
            let classes = self.classes(token);
            classes
                .any(&[WordClass::PronounSingular, WordClass::PronounPlural, WordClass::OwnSide, WordClass::PronounSpeaker])
                .then_some(classes)
        });
        if let Some(classes) = pronoun {
            // "sekutu keduanya": one who is not named
            return if kin < group.tokens.end { Party::default() } else { self.pronoun(classes) };
        }
        if let Some(sides) = self.counted_pair(group, from).or_else(|| self.counted_circle(group, from)) {
            return sides;
        }
        if from > group.head {
            return party;
        }
        self.description(group)
    }

    fn add_entity(&self, party: &mut Party, entity: usize) {
        let known = &self.names.entities[entity];
        match known.kind {
            EntityKind::Person => {
                push(&mut party.persons, entity);
                if let Some(country) = known.country {
                    push(&mut party.countries, country);
                }
            }
            EntityKind::Place => {
                push(&mut party.places, entity);
                if let Some(country) = known.acts_for.or(known.country) {
                    push(&mut party.countries, country);
                }
            }
            EntityKind::Organization => {
                push(&mut party.organizations, entity);
                if let Some(country) = known.acts_for.or(known.country) {
                    push(&mut party.countries, country);
                }
            }
        }
    }

    /// Says who is subject of a clause above the one that is looked at next.
    pub fn look_from(&mut self, above: Option<usize>, state: Option<Country>) {
        self.discourse.above = above;
        self.discourse.state_above = state;
    }

    /// The person last spoken of, other than those named.
    pub fn recent_person(&self, not: &[usize]) -> Option<usize> {
        let known = |person: &usize| !not.contains(person);
        let subject = self.discourse.above.filter(known).or(self.discourse.subject.filter(known));
        subject.or_else(|| self.discourse.persons.iter().rev().copied().find(|person| !not.contains(person)))
    }

    /// The person of whom the paragraph of a sentence, or the one before it, tells what he does.
    pub fn doer_around(&self, sentence: usize) -> Option<usize> {
        let block = self.document.sentences[sentence].block_index;
        self.discourse.subject.filter(|_| block.saturating_sub(self.discourse.subject_block) <= 1)
    }

    /// The person last spoken of, among those just named in the sentence or before it, who is of none of these states.
    pub fn stranger(&self, states: &[Country], just: &[usize]) -> Option<Party> {
        let of_other = |entity: &usize| {
            let entity = &self.names.entities[*entity];
            entity.kind == EntityKind::Person && entity.country.is_some_and(|country| !states.contains(&country))
        };
        let found = just.iter().rev().chain(self.discourse.persons.iter().rev()).copied().find(of_other)?;
        Some(self.person(found))
    }

    /// A party of one person.
    pub fn person(&self, entity: usize) -> Party {
        let mut party = Party { anaphoric: true, ..Party::default() };
        self.add_entity(&mut party, entity);
        party
    }

    /// Who a pronoun stands for.
    pub fn pronoun(&self, classes: ClassSet) -> Party {
        if classes.has(WordClass::PronounPlural) {
            return super::circle::size(classes).map_or_else(|| self.pair(false), |size| self.circle(size));
        }
        if classes.has(WordClass::PronounSpeaker)
            && let Some(speaker) = &self.discourse.speaker
        {
            return Party { anaphoric: true, ..speaker.clone() };
        }
        if classes.has(WordClass::OwnSide)
            && self.discourse.above.is_none()
            && let Some(state) = self.discourse.state_above
        {
            // "Korea Utara mengakui tentaranya bertempur"
            return Party { countries: vec![state], anaphoric: true, ..Party::default() };
        }
        if let Some(unnamed) = self.unnamed().filter(|_| !classes.any(&[WordClass::OwnSide, WordClass::PronounSpeaker])) {
            return unnamed;
        }
        let Some(person) = self.recent_person(&[]) else {
            return Party::default();
        };
        let mut party = self.person(person);
        if classes.any(&[WordClass::OwnSide, WordClass::PronounSpeaker]) {
            party.persons.clear(); // "negaranya", "kami": the state, not the man
        }
        party
    }

    /// "diplomat itu", "negara tersebut", "tuan rumah".
    fn description(&self, group: &Group) -> Party {
        let head = self.classes(group.head);
        let counted = self.packs.lexicon.classes(group.quantifier);
        if let Some(party) = self.side_of_visit(group) {
            return party;
        }
        if let Some(party) = self.other_of_pair(group) {
            return party;
        }
        let pointed = group.tokens.clone().any(|token| self.classes(token).has(WordClass::Demonstrative));
        let told_anew = counted.has(WordClass::Indefinite) && !pointed;
        if head.has(WordClass::PersonNoun) && !told_anew && (pointed || counted.has(WordClass::Quantifier)) {
            // "pemimpin itu" is one whom the article calls so, if it calls anybody so
            let kinds = self.offices_named(group.head, group.tokens.end);
            let spoken = || self.discourse.subject.into_iter().chain(self.discourse.persons.iter().rev().copied());
            let called = spoken().find(|&person| !kinds.is_empty() && self.called_so(person, &kinds));
            if called.is_none()
                && let Some(unnamed) = self.unnamed()
            {
                return unnamed;
            }
            if let Some(person) = called.or_else(|| spoken().next()) {
                return self.person(person);
            }
        }
        if head.has(WordClass::SideNoun)
            && pointed
            && let Some(country) = self.state_just_named(group, head)
        {
            return Party { countries: vec![country], anaphoric: true, ..Party::default() };
        }
        Party::default()
    }

    /// The state that "negara itu" means: the one named last in the sentence ("melawat ke Korut sejak negara itu …"), unless the
    /// statement begins with it ("Bersama China, negara itu …"); else the one the sentence before spoke of.
    fn state_just_named(&self, group: &Group, head: ClassSet) -> Option<Country> {
        let latest = self.discourse.countries.last().copied();
        if !head.has(WordClass::GroupNoun) {
            return latest; // "tentara itu": whose they are was said of them, not of who does a thing
        }
        let sentences = &self.document.sentences;
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= group.head))?;
        let before = self.names.mentions.partition_point(|mention| mention.tokens.start < group.tokens.start);
        let here = self.names.mentions[..before].iter().rev().take_while(|mention| mention.tokens.start >= sentence.tokens.start);
        let begins = group.tokens.start == sentence.tokens.start
            || self.document.tokens[group.tokens.start - 1].kind == crate::text::TokenKind::Punct;
        let mut named = here.filter(|_| !begins).filter_map(|mention| {
            let entity = &self.names.entities[mention.entity];
            entity.country.filter(|_| entity.place.is_some())
        });
        named.next().or(self.discourse.state_subject).or(latest)
    }

    /// The finest place a party names, for where something happens.
    pub fn finest_place(&self, party: &Party) -> Option<usize> {
        party.places.iter().copied().min_by_key(|&place| match self.names.entities[place].place {
            Some(PlaceKind::Landmark) => 0,
            Some(PlaceKind::City | PlaceKind::Capital) => 1,
            Some(PlaceKind::Region) => 2,
            Some(PlaceKind::Country) | None => 3,
        })
    }

    /// The place that "di sana" stands for.
    pub fn last_place(&self) -> Option<usize> {
        self.discourse.place
    }

    /// Notes where a sentence without an event that has a place puts what it tells, for "di sana": the last place after "di" or "ke".
    fn note_place(&mut self, parse: &Parse) {
        if self.discourse.place_told == self.discourse.sentences {
            return;
        }
        let told = parse.clauses.iter().filter(|clause| clause.kind != crate::clauses::ClauseKind::Report);
        let located = |sym: &Sym| self.packs.clauses.location.contains(sym) || self.packs.lexicon.is(*sym, WordClass::Heading);
        let phrases = told.flat_map(|clause| &clause.phrases).filter(|phrase| located(&phrase.preposition));
        let place = |group: &usize| {
            let group = &parse.groups[*group];
            let named = group.mentions.iter().filter(|_| group.named_head).map(|&mention| self.names.mentions[mention].entity);
            named.into_iter().find(|&entity| self.names.entities[entity].kind == EntityKind::Place)
        };
        let last = phrases.filter_map(|phrase| Some((phrase.token, phrase.groups.iter().find_map(place)?))).max();
        self.discourse.place = last.map(|(_, place)| place).or(self.discourse.place);
    }

    /// Notes who a sentence spoke of, after its events were found.
    pub fn note_sentence(&mut self, parse: &Parse) {
        self.note_place(parse);
        self.discourse.sentences += 1;
        let mut state_subject = None;
        for group in &parse.groups {
            for &index in &group.mentions {
                let entity = self.names.mentions[index].entity;
                let known = &self.names.entities[entity];
                if known.kind == EntityKind::Person {
                    raise(&mut self.discourse.persons, entity);
                }
                if let Some(country) = known.country {
                    raise(&mut self.discourse.countries, country);
                }
            }
        }
        let mut told = false;
        for clause in parse.clauses.iter().filter(|clause| clause.kind == ClauseKind::Main) {
            let mut party = Party::default();
            for &group in &clause.subject {
                party.add(&self.group(parse, group));
            }
            if let Some(&person) = party.persons.first().filter(|_| !self.does_to_subject(parse, clause)) {
                self.discourse.subject = Some(person);
                raise(&mut self.discourse.persons, person);
                told = true;
            }
            // "Korut berada di pihak Moskow. Negara itu …": the state that does something, rather than one it is told with
            if let ([country], []) = (party.countries.as_slice(), party.persons.as_slice())
                && (party.anaphoric || !party.places.is_empty())
            {
                state_subject = Some(*country);
            }
            // "A dan B memimpin delegasi masing-masing. Keduanya …": two men of two states are the pair from then on.
            let states: Vec<Country> = party.persons.iter().filter_map(|&person| self.names.entities[person].country).collect();
            if let [one, other] = states.as_slice()
                && party.persons.len() == 2
                && one != other
                && !party.anaphoric
            {
                let sentence = self.discourse.sentences;
                let pair = Sides { persons: party.persons, countries: states, sentence };
                self.discourse.dealing = Some(pair.clone());
                self.discourse.pairs.push(pair);
            }
        }
        self.discourse.state_subject = state_subject;
        let block = self.document.sentences[parse.sentence].block_index;
        if told {
            self.discourse.subject_block = block;
        } else if self.discourse.subject_block != block
            && let Some(person) = self.doer_aside(parse)
        {
            // "Itu terjadi sesudah X melawat ke Y. Di sana ia …", where the paragraph had no doer before
            self.discourse.subject = Some(person);
            self.discourse.subject_block = block;
        }
        self.note_unnamed(parse, told);
        self.note_coupled(parse);
        self.note_circles(parse);
    }

    /// Whether a verb ends in a pronoun for whom the paragraph tells of: "Menteri X *menerimanya*" is still of him who is received.
    fn does_to_subject(&self, parse: &Parse, clause: &Clause) -> bool {
        let clitics = &self.packs.clauses.affixes.clitics;
        let ends = |token: usize| clitics.iter().any(|clitic| self.document.word(token).ends_with(clitic.as_str()));
        let block = self.document.sentences[parse.sentence].block_index;
        let verb = parse.predicate(clause).filter(|verb| verb.voice == Some(Voice::Active) && ends(verb.verb));
        verb.is_some() && self.discourse.subject.is_some() && self.discourse.subject_block == block
    }

    /// The person who does something in a sentence none of whose main clauses has a person for its subject: the doer of a passive,
    /// else the subject of a clause under it.
    fn doer_aside(&self, parse: &Parse) -> Option<usize> {
        let first = |groups: &[usize]| groups.iter().find_map(|&group| self.named_person(&parse.groups[group]));
        let main = parse.clauses.iter().filter(|clause| clause.kind == ClauseKind::Main);
        let under = parse.clauses.iter().filter(|clause| clause.kind == ClauseKind::Time && !clause.subject_shared);
        main.filter_map(|clause| first(&clause.agent)).next().or_else(|| under.filter_map(|clause| first(&clause.subject)).next())
    }

    /// The person whom a group names.
    fn named_person(&self, group: &Group) -> Option<usize> {
        self.range(group, group.tokens.start).persons.first().copied().filter(|_| !group.nameless)
    }

    /// Notes who says what a sentence quotes.
    pub fn note_speaker(&mut self, parse: &Parse) {
        let mut party = Party::default();
        for &group in &parse.speakers {
            party.add(&self.group(parse, group));
        }
        if !party.is_empty() {
            self.discourse.speaker = Some(party);
        }
    }

    /// Notes the sides of a deed that a later sentence may point back to.
    pub fn note_deed(&mut self, countries: &[Country]) {
        self.discourse.deed = countries.to_vec();
    }

    /// Notes the sides of an act of speech.
    pub fn note_word(&mut self, countries: &[Country]) {
        self.discourse.word = countries.to_vec();
    }

    /// The sides of the last act of speech, for "pidato itu", "tuduhan tersebut".
    pub fn last_word(&self) -> &[Country] {
        &self.discourse.word
    }

    /// The sides of the last deed told, for "peluncuran itu", "langkah tersebut".
    pub fn last_deed(&self) -> &[Country] {
        &self.discourse.deed
    }

    /// A new paragraph's title or caption speaks for itself: nothing is carried over as its subject.
    pub fn forget_subject(&mut self) {
        self.discourse.subject = None;
    }
}

fn raise<T: PartialEq>(list: &mut Vec<T>, item: T) {
    list.retain(|known| *known != item);
    list.push(item);
}
