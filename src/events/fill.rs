//! Fills a frame from the clause around its trigger: actor, recipient, theme, place. Verbal, passive, nominal and
//! light-verb forms are turned into one set of places, in terms of the active verb.

use super::refer::{Party, Resolver};
use crate::clauses::{Clause, ClauseKind, Parse, Phrase};
use crate::packs::format::Voice;
use crate::packs::{Country, Packs, Slot, Sym, Trigger, WordClass};

mod content;
mod nouns;

pub(super) use nouns::nouns_fit;

/// A trigger where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    pub parse: &'a Parse,
    pub trigger: &'a Trigger,
    /// The trigger's first token.
    pub token: usize,
    /// One past its last token.
    pub end: usize,
    /// Its clause.
    pub clause: usize,
    /// Its group, if it is a noun in one.
    pub group: Option<usize>,
    /// Whether the clause's verb tells of the noun itself, so that the clause's dates are its dates.
    pub governs_clause: bool,
    /// First token of the sentence, and the symbols of its tokens.
    pub first_token: usize,
    pub head_syms: &'a [Sym],
    /// The article's text.
    pub text: &'a str,
}

/// What stands around a trigger, in terms of the active verb.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub subject: Party,
    pub object: Party,
    /// Preposition, party, whether the party is that of the clause at large rather than next to the trigger.
    pub phrases: Vec<(Sym, Party)>,
    /// The token of each phrase's preposition.
    pub phrase_tokens: Vec<usize>,
    /// Groups of the object, for its nouns.
    pub object_groups: Vec<usize>,
    /// Groups of the subject, likewise.
    pub subject_groups: Vec<usize>,
    /// Clauses whose dates and places can be the event's, nearest first.
    pub clauses: Vec<usize>,
    /// A subject to fall back on: of the clause that a noun's phrase stands in.
    pub bystander: Party,
    /// Persons to whom that clause says or does something.
    pub addressed: Party,
    /// Whether the bystander refuses what is told.
    pub refused: bool,
    /// What the clauses under the verb name, where a frame asks for it.
    pub complement: Party,
    /// Whether a light verb or the noun's own clause speaks of it as happening.
    pub governed: bool,
}

impl Arguments {
    /// Whom prepositions name, but those before the subject: "Dari X, Y memperingatkan Z" tells where Y speaks.
    pub fn behind_subject(&self, site: &Site<'_>, slots: &[Slot]) -> Party {
        let mut party = Party::default();
        let subject = self.subject_groups.iter().map(|&group| site.parse.groups[group].tokens.start).min().unwrap_or(0);
        for ((sym, named), &token) in self.phrases.iter().zip(&self.phrase_tokens) {
            if token >= subject && slots.contains(&Slot::Preposition(*sym)) {
                party.add(named);
            }
        }
        party
    }
}

impl Site<'_> {
    /// The words at a span.
    pub fn text_of(&self, span: crate::span::Span) -> String {
        span.of(self.text).to_string()
    }

    /// Whether the trigger tells of a journey of persons.
    pub fn is_journey(&self, packs: &Packs) -> bool {
        let event_type = packs.events.type_of(self.trigger);
        event_type.abroad && event_type.hosts
    }

    /// Whether the trigger is a noun of the occasion on which its clause's deed is done: "dalam pertemuan dengan Y, X mengingatkan".
    pub fn is_setting(&self, packs: &Packs) -> bool {
        let event_type = packs.events.type_of(self.trigger);
        let sets = |phrase: &Phrase| {
            self.group.is_some_and(|group| phrase.groups.contains(&group))
                && (packs.clauses.circumstance.contains(&phrase.preposition) || packs.clauses.is_simultaneous(phrase.preposition))
                && !packs.lexicon.classes(phrase.preposition).any(&[
                    WordClass::Elsewhen,
                    WordClass::Reporting,
                    WordClass::Kindred,
                ])
        };
        event_type.hosts && !event_type.abroad && self.clause().phrases.iter().any(sets)
    }

    fn clause(&self) -> &Clause {
        &self.parse.clauses[self.clause]
    }

    /// Phrases that belong to a noun: those after it, up to the next predicate.
    fn own_phrases<'p>(&self, clause: &'p Clause) -> impl Iterator<Item = &'p Phrase> {
        let from = self.group.map_or(self.end, |group| self.parse.groups[group].tokens.end.max(self.end)) - 1;
        let until =
            self.parse.predicates.iter().map(|p| p.tokens.start).filter(|&start| start > from).min().unwrap_or(usize::MAX);
        clause.phrases.iter().filter(move |phrase| phrase.token >= from && phrase.token < until)
    }

    /// The person who is subject of the nearest clause above the trigger's own, for pronouns within a sentence:
    /// "Putin mengatakan ia …", "Kim meratifikasi perjanjian yang ditandatanganinya".
    pub fn person_above(&self, resolver: &Resolver<'_>) -> Option<usize> {
        let mut at = self.clause;
        for _ in 0..self.parse.clauses.len() {
            let clause = &self.parse.clauses[at];
            let Some(next) = clause.parent.or(clause.coordinate_of).filter(|&next| next != at) else { break };
            if let Some(person) = self.named_subject(resolver, next) {
                return Some(person);
            }
            at = next;
        }
        // "Kim Yong-nam bukan muka baru: Februari lalu ia …": a statement before it in the sentence.
        let before = (0..self.clause.min(at)).rev().filter(|&index| self.parse.clauses[index].kind == ClauseKind::Main);
        before.filter_map(|index| self.named_subject(resolver, index)).next()
    }

    /// The state that is subject of the nearest clause above the trigger's own: "*Korea Utara* mengakui tentaranya …".
    pub fn state_above(&self, resolver: &Resolver<'_>) -> Option<Country> {
        let mut at = self.clause;
        for _ in 0..self.parse.clauses.len() {
            let next = self.parse.clauses[at].parent.filter(|&next| next != at)?;
            let clause = &self.parse.clauses[next];
            let states = clause.subject.iter().filter(|&&group| self.parse.groups[group].named_head);
            let state = states.flat_map(|&group| resolver.group(self.parse, group).countries).next();
            if state.is_some() && !clause.subject_shared {
                return state;
            }
            at = next;
        }
        None
    }

    /// The person whom a clause's subject names.
    fn named_subject(&self, resolver: &Resolver<'_>, clause: usize) -> Option<usize> {
        let named = self.parse.clauses[clause].subject.iter().filter(|&&group| {
            let group = &self.parse.groups[group];
            !group.mentions.is_empty() || !group.offices.is_empty()
        });
        named.flat_map(|&group| resolver.group(self.parse, group).persons).next()
    }

    /// Gathers what stands around the trigger.
    pub fn arguments(&self, resolver: &Resolver<'_>, speech: bool) -> Arguments {
        let mut arguments = Arguments::default();
        match self.trigger.voice {
            Voice::Noun => self.nominal(resolver, &mut arguments),
            voice => self.verbal(resolver, voice, speech, &mut arguments),
        }
        arguments
    }

    fn verbal(&self, resolver: &Resolver<'_>, voice: Voice, speech: bool, arguments: &mut Arguments) {
        let clause = self.clause();
        arguments.clauses.push(self.clause);
        let party = |groups: &[usize]| self.groups_party(resolver, groups);
        let antecedent: Vec<usize> =
            clause.antecedent.filter(|_| clause.kind == ClauseKind::Relative && !clause.subject_shared).into_iter().collect();
        match voice {
            Voice::Passive => {
                arguments.object = party(&clause.subject);
                arguments.object_groups = clause.subject.clone();
                arguments.object_groups.extend(&clause.objects);
                arguments.subject = party(&clause.agent);
                arguments.subject_groups = clause.agent.clone();
                // "diterima *oleh* X"
                let agents = &resolver.packs.clauses.agent;
                let by = clause.phrases.iter().filter(|phrase| clause.agent.is_empty() && agents.contains(&phrase.preposition));
                for phrase in by {
                    arguments.subject.add(&party(&phrase.groups));
                    arguments.subject_groups.extend(&phrase.groups);
                }
                if clause.subject.is_empty() {
                    arguments.object = party(&clause.objects);
                }
            }
            _ => {
                arguments.subject = party(&clause.subject);
                arguments.object = party(&clause.objects);
                arguments.object.add(&party(&antecedent));
                arguments.object_groups = clause.objects.clone();
                arguments.object_groups.extend(antecedent);
                arguments.subject_groups = clause.subject.clone();
            }
        }
        if voice != Voice::Passive {
            // "Washington bersama London mengecam": who is with the doer does it as well; of a deed, but whom the verb follows at once
            let with = |phrase: &&Phrase| {
                let near = || phrase.groups.last().is_some_and(|&group| self.follows(self.parse.groups[group].tokens.end));
                phrase.token < self.token
                    && resolver.packs.lexicon.is(phrase.preposition, WordClass::Together)
                    && (speech || near())
            };
            for phrase in clause.phrases.iter().filter(with) {
                arguments.subject.add(&party(&phrase.groups));
            }
        }
        if self.trigger.clitic {
            let before = resolver.stranger_before(self.parse, self.token, &arguments.subject);
            let pronoun = before.unwrap_or_else(|| resolver.pronoun_of_clitic(&arguments.subject));
            match voice {
                Voice::Passive if arguments.subject.is_empty() => arguments.subject = pronoun,
                Voice::Passive => {}
                _ if speech => {} // "membantahnya": what was said, not a man
                _ => arguments.object.add(&pronoun),
            }
        }
        if voice != Voice::Passive
            && clause.kind == ClauseKind::Relative
            && clause.subject_shared
            && arguments.subject.is_empty()
            && let Some(parent) = clause.parent.map(|parent| &self.parse.clauses[parent])
            && clause.antecedent.is_some_and(|group| parent.objects.contains(&group))
            && self.parse.predicate(parent).is_some_and(|predicate| predicate.voice != Some(Voice::Passive))
        {
            // "meneken dekret yang memberlakukan sanksi": who made the thing acts through it
            arguments.subject = self.groups_party(resolver, &parent.subject);
        }
        if clause.kind == ClauseKind::Complement
            && !clause.subject_shared
            && let Some(parent) = clause.parent
        {
            // "menargetkan perjanjian itu rampung": who has it in mind
            arguments.bystander = self.groups_party(resolver, &self.parse.clauses[parent].subject);
        }
        if clause.kind == ClauseKind::Relative
            && voice == Voice::Passive
            && arguments.subject.is_empty()
            && !clause.dates.is_empty()
            && let Some(parent) = clause.parent.map(|parent| &self.parse.clauses[parent])
            && self.parse.predicate(parent).is_some_and(|predicate| predicate.voice == Some(Voice::Active))
            && clause.antecedent.is_some_and(|group| parent.objects.contains(&group))
        {
            // "keduanya menjalankan lagi perjanjian yang diteken pada 2001": of two who act on it, it is theirs
            let parties = self.groups_party(resolver, &parent.subject);
            if parties.countries.len() > 1 {
                arguments.bystander = parties;
            }
        }
        self.add_phrases(
            resolver,
            clause.phrases.iter().filter(|phrase| !self.of_other_time(resolver, clause, phrase)),
            arguments,
        );
        // A verb whose subject is a group of deeds ("pertemuan … disepakati") tells of the deed itself.
        arguments.governed = true;
    }

    /// Whether the clause's predicate begins at a token, so that the words before it are all of its subject.
    fn follows(&self, token: usize) -> bool {
        let clause = self.clause();
        self.parse.predicate(clause).is_some_and(|predicate| predicate.tokens.start == token) && !clause.subject.is_empty()
    }

    /// "Setelah kunjungan ke X, Y bertolak": whether a phrase belongs to a noun of another time than the clause's.
    fn of_other_time(&self, resolver: &Resolver<'_>, clause: &Clause, phrase: &Phrase) -> bool {
        let packs = resolver.packs;
        let other = |sym: Sym| packs.lexicon.is(sym, WordClass::TimeLinker) && !packs.clauses.is_simultaneous(sym);
        let mut times = clause.phrases.iter().filter(|time| other(time.preposition) && time.token < phrase.token);
        times.any(|time| time.groups.iter().any(|&group| self.parse.groups[group].tokens.end == phrase.token))
    }

    fn nominal(&self, resolver: &Resolver<'_>, arguments: &mut Arguments) {
        let clause = self.clause();
        arguments.clauses.push(self.clause);
        let Some(group_index) = self.group else {
            self.add_phrases(resolver, clause.phrases.iter(), arguments);
            return;
        };
        let group = &self.parse.groups[group_index];
        arguments.object_groups.push(group_index);
        arguments.subject = resolver.range(group, self.end);
        if !arguments.subject.is_empty() {
            for owner in self.joined_owners(group_index, clause) {
                arguments.subject.add(&resolver.group(self.parse, owner));
            }
        }
        if self.trigger.clitic {
            // "Dalam kunjungannya ke Rusia, Kim …": the owner is often named only after it.
            let owner = if clause.kind == ClauseKind::Main { self.clause_subject(resolver, clause) } else { Party::default() };
            let owner = if owner.persons.is_empty() { resolver.pronoun_of_clitic(&Party::default()) } else { owner };
            arguments.subject.add(&owner);
        }
        self.add_phrases(resolver, self.own_phrases(clause), arguments);
        // What a relative clause says of the noun: "pertemuan yang diadakan di X pada Y".
        for (index, relative) in self.parse.clauses.iter().enumerate() {
            if relative.kind == ClauseKind::Relative
                && relative.antecedent == Some(group_index)
                && group.head >= self.token.min(group.head)
            {
                arguments.clauses.insert(0, index);
                self.add_phrases(resolver, relative.phrases.iter(), arguments);
                if relative.subject_shared {
                    // "pakta yang dikecam Jepang": who speaks of it has no part in it
                    if !self.parse.predicate(relative).is_some_and(|p| resolver.packs.events.speaks(p.sym)) {
                        arguments.subject.add(&self.groups_party(resolver, &relative.agent));
                    }
                } else {
                    arguments.subject.add(&self.groups_party(resolver, &relative.subject));
                }
                arguments.governed = true;
            }
        }
        self.governing(resolver, group_index, clause, arguments);
    }

    /// Names joined to the owner of a noun of deed: "pertemuan Trump | dan Kim". They stand in the same list as the noun's group.
    fn joined_owners(&self, group: usize, clause: &Clause) -> Vec<usize> {
        let lists = [&clause.subject, &clause.objects, &clause.agent].into_iter();
        let list = lists.chain(clause.phrases.iter().map(|phrase| &phrase.groups)).find(|list| list.contains(&group));
        let after = list.into_iter().flatten().copied().skip_while(|&other| other != group).skip(1);
        let named = |other: &usize| {
            let other = &self.parse.groups[*other];
            other.somebody && other.mentions.len() + other.offices.len() > 0 || other.named_head
        };
        after.take_while(named).collect()
    }

    /// What the verb that governs a noun of deed adds: "melakukan kunjungan", "menerima undangan", "pertemuan digelar".
    fn governing(&self, resolver: &Resolver<'_>, group: usize, clause: &Clause, arguments: &mut Arguments) {
        let predicate = self.parse.predicate(clause);
        let lexicon = &resolver.packs.lexicon;
        let is_object = clause.objects.contains(&group);
        let is_subject = clause.subject.contains(&group);
        let subject = || self.clause_subject(resolver, clause);
        if let Some(predicate) = predicate {
            let classes = lexicon.classes(predicate.sym);
            let passive = predicate.voice == Some(Voice::Passive);
            // Where it was done, to whom and from whom can stand first: "di Washington, X menyuarakan kekhawatiran".
            let rules = &resolver.packs.clauses;
            let fronted =
                |sym: Sym| rules.location.contains(&sym) || rules.addressee.contains(&sym) || lexicon.is(sym, WordClass::Origin);
            let of_verb = |phrase: &Phrase| phrase.token > predicate.verb || fronted(phrase.preposition);
            let goal = |token: usize| {
                let sym = self.head_syms.get(token - self.first_token).copied().unwrap_or(Sym::NONE);
                lexicon.is(sym, WordClass::Destination)
            };
            let tokens = self.parse.groups[group].tokens.clone();
            if is_object && classes.has(WordClass::Copula) && tokens.clone().any(|token| token < self.token && goal(token)) {
                // "Jakarta menjadi tujuan lawatan X"
                arguments.object.add(&subject());
                arguments.governed = true;
            } else if is_object && !passive && classes.has(WordClass::LightReceive) {
                // "Putin menerima undangan Kim": the subject undergoes it.
                let receiver = subject();
                arguments.object.add(&receiver);
                arguments.governed = true;
                self.add_phrases(resolver, clause.phrases.iter().filter(|phrase| of_verb(phrase)), arguments);
            } else if is_object && !passive && classes.has(WordClass::LightDo) {
                if arguments.subject.is_empty() || !clause.subject_shared {
                    let possessor = std::mem::take(&mut arguments.subject);
                    arguments.subject = subject();
                    if arguments.subject.is_empty() {
                        arguments.subject = possessor;
                    } else {
                        arguments.object.add(&possessor);
                    }
                }
                for &other in clause.objects.iter().filter(|&&other| other != group) {
                    arguments.object.add(&resolver.group(self.parse, other));
                    arguments.object_groups.push(other);
                }
                arguments.governed = true;
                self.add_phrases(resolver, clause.phrases.iter().filter(|phrase| of_verb(phrase)), arguments);
            } else if is_object
                && !passive
                && classes.has(WordClass::Denying)
                && (!arguments.subject.is_empty() || arguments.phrases.iter().any(|(_, party)| !party.countries.is_empty()))
            {
                // "menolak bantuan dari X": to whom it was offered
                arguments.bystander = subject();
                arguments.refused = true;
            } else if is_object
                && !passive
                && arguments.subject.is_empty()
                && classes.has(WordClass::Asking)
                && !classes.has(WordClass::Ruling)
            {
                // "meminta bantuan kepada X": who is asked would do it, for who asks
                let asked = |phrase: &&Phrase| {
                    rules.addressee.contains(&phrase.preposition) || lexicon.is(phrase.preposition, WordClass::Origin)
                };
                for phrase in clause.phrases.iter().filter(asked) {
                    arguments.subject.add(&self.groups_party(resolver, &phrase.groups));
                    if let Some(known) = arguments.phrase_tokens.iter().position(|&token| token == phrase.token) {
                        arguments.phrases.remove(known);
                        arguments.phrase_tokens.remove(known);
                    }
                }
                // "mendesak pelonggaran sanksi": of nobody in particular
                let side = if arguments.subject.is_empty() { &mut arguments.subject } else { &mut arguments.object };
                side.add(&subject());
                arguments.governed = true;
            } else if is_object
                && !passive
                && arguments.subject.is_empty()
                && classes.any(&[WordClass::Supposing, WordClass::Cancelling, WordClass::Planned])
            {
                // "mempertimbangkan sanksi", "mengusulkan latihan": who has it in mind would do it
                arguments.subject = subject();
                arguments.governed = true;
                self.add_phrases(resolver, clause.phrases.iter(), arguments);
            } else if is_subject && (passive || classes.has(WordClass::Happening)) {
                arguments.governed = true;
                let agent = self.groups_party(resolver, &clause.agent);
                if classes.any(&[WordClass::LightReceive, WordClass::Denying]) {
                    arguments.object.add(&agent); // "undangan Kim diterima Putin"
                } else if classes.has(WordClass::Happening) || classes.has(WordClass::LightDone) && arguments.subject.is_empty() {
                    // "dukungan Pyongyang diapresiasi Kremlin": a deed that has its doer gets no second one
                    arguments.subject.add(&agent);
                }
                self.add_phrases(resolver, clause.phrases.iter().filter(|phrase| phrase.token > predicate.verb), arguments);
            }
        }
        // "membatalkan peluncuran", "mengusulkan pelonggaran", "menghentikan pengiriman": whose plan it is does it.
        let owner = predicate.is_some_and(|p| {
            let owns = [WordClass::Planning, WordClass::Planned, WordClass::Supposing, WordClass::Cancelling];
            p.voice != Some(Voice::Passive) && lexicon.classes(p.sym).any(&owns)
        });
        if is_object && owner && arguments.subject.countries.is_empty() {
            arguments.subject.add(&subject());
        }
        if !is_subject && (!is_object || !arguments.governed) {
            arguments.bystander = subject();
            if !is_object {
                // "Dalam pertemuan itu, Putin berterima kasih kepada Kim": who is spoken to takes part as well.
                let to = clause.phrases.iter().filter(|phrase| resolver.packs.clauses.addressee.contains(&phrase.preposition));
                let groups = clause.objects.iter().chain(to.flat_map(|phrase| &phrase.groups)).copied();
                let persons: Vec<usize> = groups.filter(|&group| self.parse.groups[group].somebody).collect();
                arguments.addressed = self.groups_party(resolver, &persons);
            }
        }
    }

    fn clause_subject(&self, resolver: &Resolver<'_>, clause: &Clause) -> Party {
        self.groups_party(resolver, &clause.subject)
    }

    fn groups_party(&self, resolver: &Resolver<'_>, groups: &[usize]) -> Party {
        let mut all = Party::default();
        let event_type = resolver.packs.events.type_of(self.trigger);
        let spoken = event_type.speech || event_type.voiced;
        for (at, &group) in groups.iter().enumerate() {
            // what a company sells its state lets go; what it says is its own
            let mut party = if spoken { resolver.voice(self.parse, group) } else { resolver.group(self.parse, group) };
            let whose = |owner: usize, name: usize| self.apposed(resolver, owner, name);
            if groups.get(at + 1).is_some_and(|&next| whose(group, next))
                || at > 0 && self.tells_whose(resolver, groups[at - 1], group)
            {
                party.persons.clear(); // "utusan khusus Kim, Choe Ryong-hae", "Kim Jong-il, ayah Kim Jong-un": whose he is
            }
            all.add(&party);
        }
        all
    }

    /// Whether a group after a comma tells of the man named before it whose he is: "Kim Jong-il, *ayah Kim Jong-un*".
    fn tells_whose(&self, resolver: &Resolver<'_>, name: usize, group: usize) -> bool {
        let (name, group) = (&self.parse.groups[name], &self.parse.groups[group]);
        let owned = group.somebody && !group.named_head && group.offices.is_empty() && !group.mentions.is_empty();
        let follows = group.tokens.start == name.tokens.end + 1 && resolver.is_comma(name.tokens.end);
        owned && follows && name.named_head && name.somebody
    }

    /// Whether a name after a comma says who the man before it is, who is told by whose he is: "ayah Kim, Kim Jong-il".
    fn apposed(&self, resolver: &Resolver<'_>, group: usize, next: usize) -> bool {
        let (group, next) = (&self.parse.groups[group], &self.parse.groups[next]);
        let owned = group.somebody && !group.named_head && group.offices.is_empty();
        let name = next.named_head && next.somebody && next.offices.is_empty() && next.tokens.start == group.tokens.end + 1;
        owned && name && resolver.is_comma(group.tokens.end)
    }

    fn add_phrases<'p>(&self, resolver: &Resolver<'_>, phrases: impl Iterator<Item = &'p Phrase>, arguments: &mut Arguments) {
        for phrase in phrases {
            if Some(phrase.token) == self.governing_preposition() {
                continue;
            }
            let party = self.groups_party(resolver, &phrase.groups);
            let seen = arguments.phrases.iter().any(|(sym, known)| *sym == phrase.preposition && *known == party);
            if !seen {
                arguments.phrases.push((phrase.preposition, party));
                arguments.phrase_tokens.push(phrase.token);
            }
        }
    }

    /// The preposition that governs the trigger's own group, if one does.
    fn governing_preposition(&self) -> Option<usize> {
        let group = self.group?;
        self.clause().phrases.iter().find(|phrase| phrase.groups.contains(&group)).map(|phrase| phrase.token)
    }

    /// The clauses that hang on the trigger's, whatever they are to it, but those that tell who says it.
    pub fn below(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.parse.clauses.len())
            .filter(|&index| index != self.clause && self.descends(index) && self.parse.clauses[index].kind != ClauseKind::Report)
    }

    /// The clauses that tell what the trigger's verb is about.
    pub fn under(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.parse.clauses.len()).filter(|&index| {
            index != self.clause
                && self.descends(index)
                && matches!(self.parse.clauses[index].kind, ClauseKind::Complement | ClauseKind::Purpose)
        })
    }

    /// Whether what the verb is about is denied: "menyatakan tidak pernah menjual …". With `done`, to say that one will not
    /// do it ("tidak akan menjual") or has ceased to ("tidak lagi menjual") counts for nothing.
    pub fn complement_negated(&self, packs: &Packs, done: bool) -> bool {
        let own = |index: &usize| self.parse.clauses[*index].parent == Some(self.clause);
        let sym = |token: usize| self.head_syms.get(token - self.first_token).copied().unwrap_or(Sym::NONE);
        self.under().filter(own).filter_map(|under| self.parse.predicate(&self.parse.clauses[under])).any(|predicate| {
            let modality = predicate.modality;
            let over = predicate.tokens.clone().any(|token| packs.lexicon.is(sym(token), WordClass::Anymore));
            modality.negated && !(done && (modality.future || modality.planned || over))
        })
    }

    fn descends(&self, index: usize) -> bool {
        let mut at = Some(index);
        let mut steps = 0;
        while let Some(here) = at {
            if here == self.clause {
                return true;
            }
            steps += 1;
            if steps > self.parse.clauses.len() {
                return false;
            }
            at = self.parse.clauses[here]
                .parent
                .or(self.parse.clauses[here].coordinate_of.filter(|_| self.parse.clauses[here].kind != ClauseKind::Main));
        }
        false
    }
}

impl Resolver<'_> {
    /// Who "-nya" stands for: the person last spoken of other than the one who acts.
    pub fn pronoun_of_clitic(&self, not: &Party) -> Party {
        // Who acts on "-nya" is mostly of another state: "Kim mengiriminya ucapan selamat".
        let fellow = |&person: &usize| {
            self.names.entities[person].country.is_some_and(|country| not.countries.contains(&country))
                || not.persons.contains(&person)
        };
        let fellows: Vec<usize> = (0..self.names.entities.len()).filter(fellow).collect();
        let found = self.recent_person(&fellows).or_else(|| self.recent_person(&not.persons));
        found.map_or_else(Party::default, |person| self.person(person))
    }
}

/// The role's party: all its places that are filled, in the order in which the frame names them.
pub(super) fn role(slots: &[Slot], arguments: &Arguments) -> Party {
    let mut party = Party::default();
    for slot in slots {
        match slot {
            Slot::Subject => party.add(&arguments.subject),
            Slot::Object => party.add(&arguments.object),
            Slot::Complement => party.add(&arguments.complement),
            Slot::Beside => party.add(&arguments.bystander),
            Slot::Preposition(sym) => {
                for (_, found) in arguments.phrases.iter().filter(|(preposition, _)| preposition == sym) {
                    party.add(found);
                }
            }
        }
    }
    party
}
