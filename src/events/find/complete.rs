//! Sides that the words of an event do not tell: from the speaker, from what stands around it, from the deed it points back to.
//! Leaves the pair of states that the article is about to `join`.

use chrono::Datelike;

use super::{Finder, Latest};
use crate::clauses::ClauseKind;
use crate::events::fill::{Arguments, Site, role};
use crate::events::refer::{Party, push};
use crate::events::status::Verdict;
use crate::names::EntityKind;
use crate::packs::format::Voice;
use crate::packs::{Country, EventTypeRules, FrameRules, Slot, Sym, WordClass};
use crate::text::TokenKind;

/// Letters that a word must have more of before a clitic: "hanya", "punya" have none.
const SHORTEST_STEM: usize = 2;

/// Sentences after which a row of like deeds is over.
const GOES_ON_LASTS: usize = 6;

/// Sentences after which a bare pronoun no longer points to an event.
const POINTED_LASTS: usize = 2;

impl<'a> Finder<'a> {
    /// Fills sides that grammar leaves open from what stands beside the trigger.
    pub(super) fn complete(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        actor: &mut Party,
        recipient: &mut Party,
        verdict: &Verdict,
    ) {
        if event_type.speech && actor.is_empty() {
            // "…," kata X: the speaker is who says it.
            for &speaker in &verdict.speakers {
                actor.add(&self.resolver.group(site.parse, speaker));
            }
        }
        if actor.is_empty() && site.trigger.voice == Voice::Passive {
            // "tentara Korea Utara dikirim", "satelit Korea Utara diluncurkan": whose thing it is does it.
            actor.countries =
                arguments.object.countries.iter().copied().filter(|country| !recipient.countries.contains(country)).collect();
        }
        if recipient.is_empty()
            && !event_type.mutual
            && !event_type.speech
            && let Some(asker) = self.asker(site)
        {
            // "X mendesak Y menambah bantuan": for who asks
            recipient.countries = asker.countries.into_iter().filter(|state| !actor.countries.contains(state)).collect();
        }
        if actor.countries.is_empty()
            && actor.persons.is_empty()
            && let Some(state) = self.own_government(site, arguments, recipient)
        {
            actor.countries.push(state);
        }
        if arguments.refused && recipient.is_empty() && !actor.is_empty() {
            recipient.add(&arguments.bystander); // "menolak tawaran X"
        }
        let mut both = actor.countries.clone();
        both.extend(&recipient.countries);
        both.dedup();
        let one_sided = both.iter().collect::<std::collections::BTreeSet<_>>().len() < 2;
        if event_type.mutual && both.is_empty() && actor.is_empty() && recipient.is_empty() && !arguments.addressed.is_empty() {
            let (by, to) = (&arguments.bystander, &arguments.addressed);
            if by.countries.len() == 1 && !by.persons.is_empty() && to.countries.iter().any(|c| !by.countries.contains(c)) {
                *actor = by.clone();
                *recipient = to.clone();
            }
        } else if event_type.mutual && one_sided {
            let stranger = arguments.bystander.countries.iter().any(|country| !both.contains(country));
            if stranger && !self.speaks_of(site) {
                let others = std::mem::take(actor);
                *actor = arguments.bystander.clone();
                actor.places.clear();
                if self.only_says(site, event_type) {
                    actor.persons.clear();
                }
                recipient.add(&others);
            }
        } else if actor.is_empty()
            && (!arguments.bystander.persons.is_empty() || event_type.speech)
            // "menyebut tudingan tersebut rumor": who speaks of what was said before did not say it
            && !(event_type.speech && site.group.is_some() && self.points_back(site))
        {
            actor.add(&arguments.bystander);
            if self.only_says(site, event_type) {
                actor.persons.clear();
            }
        }
    }

    /// Whether the trigger is what somebody praises, condemns or the like: "X *memuji* pertemuan di Y". He has no part in it by that.
    fn speaks_of(&self, site: &Site<'_>) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let object = site.group.is_some_and(|group| clause.objects.contains(&group));
        let verb = site.parse.predicate(clause).filter(|verb| object && verb.voice == Some(Voice::Active));
        verb.is_some_and(|verb| {
            self.packs.events.triggers(verb.sym).iter().any(|trigger| {
                let known = self.packs.events.type_of(trigger);
                trigger.voice == Voice::Active && trigger.rest.is_empty() && (known.speech || known.voiced)
            })
        })
    }

    /// Whether the subject above an event's clause says of his state what it does, and has no part in it himself.
    fn only_says(&self, site: &Site<'_>, event_type: &EventTypeRules) -> bool {
        let clause = &site.parse.clauses[site.clause];
        let above = clause.parent.filter(|_| clause.kind == ClauseKind::Complement).map(|parent| &site.parse.clauses[parent]);
        let says = above.and_then(|above| site.parse.predicate(above)).map(|verb| self.packs.lexicon.classes(verb.sym));
        let plain = says.is_some_and(|says| {
            says.has(WordClass::Reporting)
                && !says.any(&[WordClass::Planned, WordClass::Planning, WordClass::Pledging, WordClass::Asking])
        });
        plain && !event_type.speech && !event_type.voiced && !event_type.abroad && !event_type.meets
    }

    /// Who asks others for the deed.
    fn asker(&self, site: &Site<'_>) -> Option<Party> {
        let clause = &site.parse.clauses[site.clause];
        let asks = [ClauseKind::Complement, ClauseKind::Purpose].contains(&clause.kind) && site.group.is_none();
        let above = clause.parent.filter(|_| asks).map(|parent| &site.parse.clauses[parent])?;
        let verb = site.parse.predicate(above).filter(|verb| verb.voice != Some(Voice::Passive))?;
        let classes = self.packs.lexicon.classes(verb.sym);
        let mut party = Party::default();
        if classes.has(WordClass::Asking) && !classes.has(WordClass::Ruling) {
            above.subject.iter().for_each(|&group| party.add(&self.resolver.group(site.parse, group)));
        }
        Some(party)
    }

    /// The state whose government or ministry is spoken of without a name ("*Kementerian Luar Negeri* memanggil Dubes X"): the
    /// other one of the two that the article deals with, where the deed is done to one of them.
    fn own_government(&self, site: &Site<'_>, arguments: &Arguments, recipient: &Party) -> Option<Country> {
        let governs = |&group: &usize| {
            let mut tokens = site.parse.groups[group].tokens.clone();
            tokens.any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Government))
        };
        let [one, other] = self.resolver.pair_at_hand(true)[..] else { return None };
        let subject = arguments.subject_groups.len() == 1 && arguments.subject_groups.iter().all(governs);
        let told = |state: &Country| {
            recipient.countries.contains(state)
                || site.content(&self.resolver, &self.packs.clauses.circumstance, false).countries.contains(state)
        };
        match (subject, told(&one), told(&other)) {
            (true, true, false) => Some(other),
            (true, false, true) => Some(one),
            _ => None,
        }
    }

    /// Whether an act of speech is about the speaker's own side alone: "menyangkal *negerinya* …", "membantah *pasukannya* …".
    pub(super) fn of_own_side(&self, site: &Site<'_>, arguments: &Arguments) -> bool {
        let own = |&group: &usize| {
            let known = &site.parse.groups[group];
            known.mentions.is_empty() && self.packs.lexicon.is(self.document.tokens[known.head].sym, WordClass::OwnSide)
        };
        site.group.is_none() && !arguments.object_groups.is_empty() && arguments.object_groups.iter().all(own)
    }

    /// Whom an earlier deed of the same type reached, for one of another state that tells nobody: "Jerman menjanjikan pula dua
    /// juta euro". Only a statement whose doer is named goes on like that.
    pub(super) fn reached_before(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        before: Option<&Latest>,
        actor: &Party,
    ) -> Vec<Country> {
        let goes_on = event_type.alleged && !event_type.mutual && !event_type.abroad && site.group.is_none();
        let stated = goes_on && site.parse.clauses[site.clause].kind == ClauseKind::Main;
        let named = !actor.countries.is_empty() && !actor.anaphoric;
        let Some(latest) = before.filter(|_| stated && named) else { return Vec::new() };
        let near = self.out.parses.len() - latest.sentence <= GOES_ON_LASTS;
        let same = latest.countries.iter().any(|state| actor.countries.contains(state));
        let reached = latest.countries.iter().copied().filter(|state| !latest.actors.contains(state));
        reached.filter(|_| near && !same).collect()
    }

    /// Whom a deed reaches where its own phrases name no state: what stands within them ("bagi korban banjir | di X"), and the
    /// relative clause that says more of them or of the thing ("sanksi terhadap bank | yang membantu X", "senjata | yang
    /// dijanjikan kepada X").
    pub(super) fn reach(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        actor: &Party,
        recipient: &mut Party,
    ) {
        if event_type.speech || event_type.voiced || event_type.mutual || event_type.abroad || !recipient.countries.is_empty() {
            return;
        }
        let parse = site.parse;
        let asked = |preposition: &Sym| frame.recipient.contains(&Slot::Preposition(*preposition));
        let mut found = Party::default();
        let mut reached: Vec<usize> = arguments.object_groups.clone();
        for clause in arguments.clauses.iter().map(|&clause| &parse.clauses[clause]) {
            for phrase in clause.phrases.iter().filter(|phrase| asked(&phrase.preposition)) {
                reached.extend(&phrase.groups);
                let Some(last) = phrase.groups.last().filter(|&&group| parse.groups[group].nameless) else { continue };
                let within = |next: &&crate::clauses::Phrase| {
                    let located = self.packs.clauses.location.contains(&next.preposition) && !self.beside(next.token);
                    next.token == parse.groups[*last].tokens.end && located
                };
                for next in clause.phrases.iter().filter(within) {
                    next.groups.iter().for_each(|&group| found.add(&self.resolver.group(parse, group)));
                }
            }
        }
        let told = |party: &Party| party.countries.iter().any(|state| !actor.countries.contains(state));
        let says_more = |clause: &crate::clauses::Clause| {
            clause.kind == ClauseKind::Relative && clause.antecedent.is_some_and(|group| reached.contains(&group))
        };
        if !told(&found) {
            for clause in parse.clauses.iter().filter(|clause| says_more(clause)) {
                let phrases = clause.phrases.iter().filter(|phrase| event_type.about || asked(&phrase.preposition));
                let named = clause.objects.iter().filter(|_| event_type.about);
                let groups = phrases.flat_map(|phrase| &phrase.groups).chain(named);
                groups.for_each(|&group| found.add(&self.resolver.group(parse, group)));
            }
        }
        let states = found.countries.into_iter().filter(|state| !actor.countries.contains(state));
        states.for_each(|state| push(&mut recipient.countries, state));
    }

    /// "Pasukan X dikirim ke medan perang": what a state does on the land of its ally's enemy, or about it, it does for the ally.
    /// Not so where they fight the enemy himself: "bertempur melawan X".
    pub(super) fn take_side(
        &self,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        actor: &Party,
        recipient: &mut Party,
    ) {
        let ([doer], [land]) = (actor.countries.as_slice(), recipient.countries.as_slice()) else { return };
        let fought = role(&frame.enemy, arguments).countries.contains(land)
            || !event_type.voiced && arguments.object.countries.contains(land);
        if let Some(ally) = self.ally(event_type, *doer, *land).filter(|_| recipient.persons.is_empty() && !fought) {
            recipient.countries = vec![ally];
        }
    }

    /// "Kapal X mengangkut tentara Y ke kota di X", "prajurit Y diterjunkan X": whose soldiers or goods they are is the other side
    /// where no other is told, at the `last` by nothing else.
    pub(super) fn own_things(
        &self,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        (actor, recipient): (&mut Party, &mut Party),
        last: bool,
    ) {
        let mut told: Vec<Country> = actor.countries.clone();
        recipient.countries.iter().for_each(|&state| push(&mut told, state));
        let [doer] = told[..] else { return };
        if !event_type.alleged || !frame.theme.contains(&Slot::Object) || frame.recipient.contains(&Slot::Object) {
            return;
        }
        let of_other = |state: &&Country| **state != doer;
        let [owner] = arguments.object.countries.iter().filter(of_other).collect::<Vec<_>>()[..] else { return };
        // "X mengincar jet tempur Y": who has it would give it; else it is he whose own people are carried
        if !frame.actor.contains(&Slot::Subject) && actor.is_empty() {
            actor.countries.push(*owner);
        } else if !actor.countries.is_empty() && (recipient.countries == [doer] || last) {
            actor.countries.insert(0, *owner);
        }
    }

    /// The two states from which a missing side is taken, in the same way.
    pub(super) fn at_the_side(&self, event_type: &EventTypeRules, pair: Vec<Country>) -> Vec<Country> {
        let [one, other] = pair[..] else { return pair };
        match (self.ally(event_type, one, other), self.ally(event_type, other, one)) {
            (Some(ally), _) => vec![one, ally],
            (_, Some(ally)) => vec![ally, other],
            _ => pair,
        }
    }

    /// The state at whose side another stands in its war against a third.
    fn ally(&self, event_type: &EventTypeRules, doer: Country, enemy: Country) -> Option<Country> {
        let year = self.today().map_or(i32::MAX, |today| today.year());
        let mut wars = self.packs.events.wars.iter().filter(|_| event_type.alleged || event_type.voiced);
        wars.find(|war| war.against == enemy && war.beside.contains(&doer) && war.since <= year).map(|war| war.of)
    }

    /// Whether the side that a deed's words do not tell is the other of the two states that the article is about: where the one
    /// told acts as a state.
    pub(super) fn implies_other(&self, site: &Site<'_>, event_type: &EventTypeRules, known: &Party) -> bool {
        let serves = |&body: &usize| self.names.entities[body].acts_for.is_some();
        let firm = known.persons.is_empty() && known.places.is_empty() && !known.organizations.iter().any(serves);
        // "dukungan mahasiswa X": a noun of goodwill has many owners
        let owned = event_type.voiced && site.group.is_some();
        let alone = event_type.speech || event_type.mutual || owned || firm && !known.organizations.is_empty();
        !alone && self.resolver.between_two(site.parse, &known.countries)
    }

    /// The other side of an act of speech whose words name but the speaker's: none but his where he answers what was said of him
    /// ("X membantahnya"), the one that the article deals with where he speaks of what is his ("memprotes penahanan awaknya") or
    /// says no more than that he does ("melayangkan protes").
    pub(super) fn unsaid_side(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        countries: &[Country],
    ) -> Option<Vec<Country>> {
        let pair = self.resolver.pair_at_hand(site.group.is_none() && !event_type.lone);
        let clause = &site.parse.clauses[site.clause];
        // "Itu bohong," kata X: of what is said to answer, a quotation without a verb is a statement
        let stated =
            site.group.is_none() || site.governs_clause && (clause.predicate.is_some() || event_type.lone && clause.quoted);
        let stranger = !pair.iter().any(|state| countries.contains(state));
        // "Beijing pun ikut memprotes": one whom the article does not deal with joins in what others said
        // and so does one who voices the like: "menyampaikan keprihatinan serupa"
        let like = site.group.is_none_or(|group| {
            let mut tokens = site.end..site.parse.groups[group].tokens.end;
            tokens.any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Kindred))
        });
        let joined = self.accused.last().filter(|state| stranger && like && !countries.contains(state));
        let others: Vec<Country> = match joined {
            Some(&state) => vec![state],
            None if pair.len() == 2 && !(stranger && like) => {
                pair.iter().copied().filter(|state| !countries.contains(state)).collect()
            }
            None => Vec::new(),
        };
        if countries.is_empty() || !stated || !event_type.lone && others.is_empty() {
            return None;
        }
        let parse = site.parse;
        let word = |token: usize| self.document.word(token);
        let clitics = &self.packs.clauses.affixes.clitics;
        let back = |token: usize| {
            let clitic =
                |clitic: &String| word(token).strip_suffix(clitic.as_str()).is_some_and(|stem| stem.len() > SHORTEST_STEM);
            clitics.iter().any(clitic) || self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Demonstrative)
        };
        let own = &parse.clauses[site.clause];
        let phrases = own.phrases.iter().filter(|phrase| phrase.token >= site.end).flat_map(|phrase| &phrase.groups);
        let own: Vec<usize> =
            arguments.object_groups.iter().chain(phrases).copied().filter(|&group| Some(group) != site.group).collect();
        let about: Vec<std::ops::Range<usize>> = own
            .iter()
            .map(|&group| parse.groups[group].tokens.clone())
            .chain(site.below().map(|below| parse.clauses[below].tokens.clone()))
            .collect();
        let points = site.trigger.clitic || about.iter().cloned().flatten().any(back);
        if event_type.lone {
            let spoken_of = countries.iter().all(|state| self.accused.contains(state));
            // To say that something is not so answers only those who said that it is.
            let answers = points && !frame.negated_complement && countries.iter().all(|state| pair.contains(state));
            return (spoken_of || answers).then(Vec::new);
        }
        // Whoever else is named there is the other side, be his state known or not.
        let his = |mention: &usize| {
            let entity = &self.names.entities[self.names.mentions[*mention].entity];
            entity.country.is_some_and(|country| countries.contains(&country))
        };
        let named = parse.groups.iter().any(|group| {
            !group.mentions.iter().all(his)
                && about.iter().any(|about| about.start <= group.tokens.start && group.tokens.start < about.end)
        });
        let bare = about.is_empty();
        (points && !named || bare).then_some(others)
    }

    /// Where what is spoken of is, if a preposition of place follows its words: "mengutuk pembakaran kitab suci | di X".
    fn within_object(&self, site: &Site<'_>, arguments: &Arguments) -> Party {
        let mut party = Party::default();
        let clause = &site.parse.clauses[site.clause];
        let about = clause.phrases.iter().flat_map(|phrase| &phrase.groups).chain(&arguments.object_groups);
        let ends: Vec<usize> = about
            .map(|&group| &site.parse.groups[group])
            .filter(|group| group.nameless && !group.somebody && group.tokens.start >= site.token)
            .filter(|group| {
                let points = |token: usize| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Demonstrative);
                !group.tokens.clone().any(points)
            })
            .map(|group| group.tokens.end)
            .collect();
        let located = |phrase: &&crate::clauses::Phrase| {
            self.packs.clauses.location.contains(&phrase.preposition) && !self.beside(phrase.token)
        };
        for phrase in clause.phrases.iter().filter(located).filter(|phrase| ends.contains(&phrase.token)) {
            phrase.groups.iter().for_each(|&group| party.add(&self.resolver.group(site.parse, group)));
        }
        party
    }

    /// Whether the thing that a frame asks for is but a plural pronoun or a part of a number told before: "*mereka* dikerahkan",
    /// "*kebanyakan* ikut bertempur", "1.100 *di antaranya* tewas".
    pub(super) fn theme_points(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        latest: &Latest,
    ) -> bool {
        let near = self.out.parses.len() - latest.sentence <= POINTED_LASTS;
        let spoken = event_type.speech || event_type.voiced || event_type.meets || event_type.abroad && !event_type.alleged;
        let bare_noun = |group: usize| {
            let tokens = site.parse.groups[group].tokens.clone();
            tokens.start == site.token && tokens.end == site.end
        };
        if event_type.mutual && near && !spoken && frame.theme_has != 0 && site.group.is_some_and(bare_noun) {
            return true; // "seusai penandatanganan": of the paper just told
        }
        if !near || spoken || site.group.is_some() || frame.theme_has == 0 {
            return false;
        }
        // "sejumlah orang di antara mereka": of those just told
        let plural = |group: &usize| {
            let tokens = site.parse.groups[*group].tokens.clone();
            tokens.clone().any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::PronounPlural))
        };
        let among = site.parse.clauses[site.clause].phrases.iter().flat_map(|phrase| &phrase.groups).any(plural);
        let subject = frame.theme.contains(&Slot::Subject);
        let groups = if subject { &arguments.subject_groups } else { &arguments.object_groups };
        let bare = |token: usize| {
            let known = &self.document.tokens[token];
            let counts = [WordClass::PronounPlural, WordClass::Quantifier, WordClass::Preposition, WordClass::Adverb];
            let classes = self.packs.lexicon.classes(known.sym);
            known.kind == TokenKind::Number
                || classes.any(&counts)
                || event_type.alleged && classes.has(WordClass::Modifier)
                || among && event_type.alleged && classes.has(WordClass::PersonNoun)
        };
        groups.len() == 1 && groups.iter().all(|&group| site.parse.groups[group].tokens.clone().all(bare))
    }

    /// Whether it is done to somebody who is told and of no other state: "memberikan bantuan kepada sepuluh pemenang".
    pub(super) fn elsewhere(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        frame: &FrameRules,
        arguments: &Arguments,
        recipient: &Party,
    ) -> bool {
        if event_type.mutual || !recipient.countries.is_empty() {
            return false;
        }
        let points = |group: usize| {
            let tokens = site.parse.groups[group].tokens.clone();
            tokens.clone().any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Demonstrative))
        };
        let named = |group: usize| !site.parse.groups[group].mentions.is_empty() || !site.parse.groups[group].offices.is_empty();
        // "menghadiahkan limusin X": a thing is nobody to whom it is done, if it is not told by a man's name
        let somebody = |&group: &usize| {
            let group = &site.parse.groups[group];
            let man = |&mention: &usize| self.names.entities[self.names.mentions[mention].entity].kind == EntityKind::Person;
            group.named_head || group.somebody || group.mentions.iter().any(man)
        };
        let mut others = arguments.object_groups.iter().filter(|&&group| Some(group) != site.group);
        let object = frame.recipient.contains(&Slot::Object) && others.any(somebody);
        // "berterima kasih *atas* perhatian itu": only a phrase of whom it is done to or for, or a name, tells of another
        let rules = &self.packs.clauses;
        let to = |sym: Sym| rules.addressee.contains(&sym) || self.packs.lexicon.is(sym, WordClass::Heading);
        let asked = |sym: Sym| frame.recipient.contains(&Slot::Preposition(sym));
        let phrases = site.parse.clauses[site.clause].phrases.iter();
        let mut phrases = phrases.filter(|phrase| asked(phrase.preposition) && phrase.token > site.token);
        let other = |phrase: &crate::clauses::Phrase| {
            phrase.groups.iter().any(|&group| !points(group) && (to(phrase.preposition) || named(group)))
        };
        object || phrases.any(other)
    }

    /// What is said before who says it, with no word between: "X siap menyerang Y, | Presiden Z memperingatkan".
    fn told_before_speaker(&self, site: &Site<'_>, event_type: &EventTypeRules) -> Party {
        let (clauses, at) = (&site.parse.clauses, site.clause);
        let clause = &clauses[at];
        let last = clause.tokens.end <= site.end && clause.objects.is_empty() && clause.phrases.is_empty();
        let own = clause.kind == ClauseKind::Main && !clause.subject_shared && site.group.is_none();
        let mut party = Party::default();
        let Some(before) = clause.coordinate_of.filter(|_| event_type.speech && last && own) else { return party };
        for said in clauses[..at].iter().enumerate().filter(|(index, said)| *index == before || said.parent == Some(before)) {
            let phrases = said.1.phrases.iter().flat_map(|phrase| &phrase.groups);
            let groups = said.1.subject.iter().chain(&said.1.objects).chain(&said.1.agent).chain(phrases);
            groups.for_each(|&group| party.add(&self.resolver.group(site.parse, group)));
        }
        party
    }

    /// Whom an act of speech is about, where its words alone name none: what stands in its circumstances ("terlibat dalam
    /// pembunuhan di Kanada"), else the sides of the deed that it points back to ("mengecam langkah tersebut").
    pub(super) fn widen(
        &self,
        site: &Site<'_>,
        event_type: &EventTypeRules,
        arguments: &Arguments,
        actor: &Party,
        recipient: &Party,
        content: &mut Party,
    ) {
        let told = |party: &Party| party.countries.iter().any(|country| !actor.countries.contains(country));
        if actor.is_empty() {
            return;
        }
        let lexicon = &self.packs.lexicon;
        let class = |token: usize, class| lexicon.is(self.document.tokens[token].sym, class);
        // "pakta itu", "keputusan tersebut": a thing told before, not a man or a state
        let points = |group: usize| {
            let group = &site.parse.groups[group];
            let somebody = class(group.head, WordClass::PersonNoun) || class(group.head, WordClass::SideNoun);
            !somebody && group.tokens.clone().any(|token| class(token, WordClass::Demonstrative))
        };
        let own = arguments.object_groups.iter().copied().filter(|&group| Some(group) != site.group);
        let said = site.under().flat_map(|under| site.parse.clauses[under].subject.iter().copied());
        // "latihan yang dikecam X", "sesuatu yang dibantah Y": what the relative clause says more of was just told
        let clause = &site.parse.clauses[site.clause];
        let apposed = clause.kind == ClauseKind::Relative
            && site.trigger.voice == Voice::Passive
            && clause.antecedent.is_some_and(|group| site.parse.groups[group].nameless && !site.parse.groups[group].somebody);
        let pointed = own.chain(said).any(points) || apposed;
        let known = told(recipient) || told(content);
        if known && !pointed {
            return;
        }
        let before = self.told_before_speaker(site, event_type);
        if !known && told(&before) {
            content.add(&before);
            return;
        }
        let wide = site.content(&self.resolver, &[], true);
        let here = self.within_object(site, arguments);
        if !known && told(&wide) {
            content.add(&wide);
        } else if !known && told(&here) {
            content.add(&here);
        } else if pointed || site.trigger.clitic {
            let said = arguments.object_groups.iter().any(|&group| class(site.parse.groups[group].head, WordClass::Utterance));
            let told = if said && !event_type.lone { self.resolver.last_word() } else { self.resolver.last_deed() };
            told.iter().for_each(|&country| push(&mut content.countries, country));
        }
    }

    /// The states of an event: who does it, to whom, and what it is about.
    pub(super) fn countries(
        &self,
        event_type: &EventTypeRules,
        actor: &Party,
        recipient: &Party,
        content: &Party,
    ) -> Vec<Country> {
        let mut countries = actor.countries.clone();
        for &country in recipient.countries.iter().chain(&content.countries) {
            push(&mut countries, country);
        }
        if event_type.states == 1 && !actor.countries.is_empty() {
            countries.truncate(actor.countries.len());
        }
        countries
    }
}
