//! Finds every mention of an event in an article: trigger by trigger, frame by frame, filled from its clause and judged.
//! Leaves the joining of mentions to `join`, the choice of topic to `topic`.

mod aims;
mod attend;
mod bodies;
mod complete;
mod draft;
mod named;
mod place;
mod settle;
mod stand;
mod words;

pub(super) use bodies::{fit_topic, share_body};
pub(super) use draft::Draft;

use super::fill::{self, Site};
use super::refer::{Party, Resolver, push};
use super::status;
use super::{EventMention, LostFrame, Status, scene, when};
use crate::article::BlockKind;
use crate::clauses::{self, ClauseKind, Parse};
use crate::dates::Dates;
use crate::names::{EntityKind, Names, PlaceKind};
use crate::packs::format::Voice;
use crate::packs::{Country, FrameRules, Packs, Slot, Sym, Trigger, WordClass};
use crate::span::Span;
use crate::text::Document;

/// Everything found in an article.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub drafts: Vec<Draft>,
    pub lost: Vec<LostFrame>,
    pub parses: Vec<Parse>,
}

/// Days after which a happening is no news any more.
const OLD_DAYS: i64 = 45;

/// Sentences at the head of an article that tell its news.
const HEAD_SENTENCES: usize = 3;

struct Finder<'a> {
    packs: &'a Packs,
    document: &'a Document,
    dates: &'a Dates,
    names: &'a Names,
    resolver: Resolver<'a>,
    /// Of each type, the event told last.
    latest: Vec<Option<Latest>>,
    /// States of which others have spoken.
    accused: Vec<Country>,
    out: Drafts,
}

/// What an event told before lends a later one that points to it by a bare pronoun.
#[derive(Debug, Clone)]
struct Latest {
    /// How real it is.
    status: Status,
    /// How many sentences were read before it.
    sentence: usize,
    actors: Vec<Country>,
    countries: Vec<Country>,
}

/// Finds the mentions of an article.
pub(super) fn drafts(packs: &Packs, document: &Document, dates: &Dates, names: &Names) -> Drafts {
    let resolver = Resolver::new(packs, document, names);
    let latest = vec![None; packs.events.types.len()];
    let mut finder = Finder { packs, document, dates, names, resolver, latest, accused: Vec::new(), out: Drafts::default() };
    let mut quoted = false;
    let mut block = usize::MAX;
    for (index, sentence) in document.story() {
        if sentence.block_index != block {
            block = sentence.block_index;
            quoted = false;
        }
        if matches!(sentence.block, BlockKind::Title | BlockKind::Caption) {
            finder.resolver.forget_subject();
        }
        let parse = clauses::parse(packs, document, dates, names, index, &mut quoted);
        finder.resolver.note_speaker(&parse);
        finder.sentence(&parse);
        finder.called_off(&parse);
        finder.resolver.look_from(None, None);
        finder.resolver.note_sentence(&parse);
        finder.out.parses.push(parse);
    }
    scene::settle(packs, document, dates, names, &finder.out.parses, &mut finder.out.drafts);
    finder.out
}

impl<'a> Finder<'a> {
    fn sentence(&mut self, parse: &Parse) {
        let tokens = self.document.sentences[parse.sentence].tokens.clone();
        let syms: Vec<Sym> = tokens.clone().map(|token| self.document.tokens[token].sym).collect();
        let packs = self.packs;
        let mut told: Vec<(usize, usize)> = Vec::new();
        for token in tokens.clone() {
            let sym = syms[token - tokens.start];
            if sym == Sym::NONE {
                continue;
            }
            let mut longest = 0;
            let mut types = Vec::new();
            for trigger in packs.events.triggers(sym) {
                let rest = &trigger.rest;
                let fits = rest.len() >= longest
                    && rest.iter().enumerate().all(|(n, &sym)| syms.get(token + 1 + n - tokens.start) == Some(&sym));
                if !fits || self.inside_name(parse, token) || self.kind_of_craft(parse, trigger, token) {
                    continue;
                }
                let event_type = packs.events.frames[trigger.frame].event_type;
                if types.contains(&event_type) {
                    continue;
                }
                let Some(site) = self.site(parse, trigger, token, tokens.start, &syms) else { continue };
                longest = longest.max(rest.len());
                // "menyerahkan surat Putin": the verb has told of the letter.
                if site.group.is_some_and(|group| told.contains(&(event_type, group))) {
                    continue;
                }
                if let Some(themes) = self.frame(&site) {
                    types.push(event_type);
                    told.extend(themes.into_iter().map(|group| (event_type, group)));
                    self.told_again(&site).iter().for_each(|again| drop(self.frame(again)));
                }
            }
        }
    }

    /// Where a trigger stands, if it stands as the form it is: a verb as a predicate, a noun in a group.
    fn site<'s>(
        &self,
        parse: &'s Parse,
        trigger: &'s Trigger,
        token: usize,
        first_token: usize,
        syms: &'s [Sym],
    ) -> Option<Site<'s>>
    where
        'a: 's,
    {
        let end = token + 1 + trigger.rest.len();
        let as_predicate = parse.predicates.iter().position(|p| p.verb == token);
        let (clause, group) = match (trigger.voice, as_predicate) {
            (Voice::Noun, Some(_)) => return None,
            (Voice::Noun, None) => {
                let group = parse.group_at(token)?;
                let clause = parse.clauses.iter().position(|c| {
                    let has = |groups: &[usize]| groups.contains(&group);
                    !c.subject_shared && has(&c.subject)
                        || has(&c.objects)
                        || has(&c.agent)
                        || c.phrases.iter().any(|p| has(&p.groups))
                });
                (clause.or_else(|| parse.clause_at(token)).unwrap_or(0), Some(group))
            }
            (Voice::Bare, Some(p)) if parse.predicates[p].voice != Some(Voice::Bare) => return None,
            (_, Some(p)) => (parse.clauses.iter().position(|c| c.predicate == Some(p))?, None),
            (_, None) => return None,
        };
        let governs_clause = group.is_some_and(|group| {
            let clause = &parse.clauses[clause];
            let predicate = parse.predicate(clause).map(|p| self.packs.lexicon.classes(p.sym));
            let light = predicate.is_some_and(|c| c.any(&[WordClass::LightDo, WordClass::LightReceive, WordClass::Happening]));
            let passive = parse.predicate(clause).is_some_and(|p| p.voice == Some(Voice::Passive));
            // "Jakarta menjadi tujuan lawatan X"
            let goal = || {
                let tokens = parse.groups[group].tokens.start..token;
                tokens.into_iter().any(|token| self.packs.lexicon.is(self.document.tokens[token].sym, WordClass::Destination))
            };
            clause.objects.contains(&group) && (light || predicate.is_some_and(|c| c.has(WordClass::Copula)) && goal())
                // "tuduhan itu tidak berdasar"
                || clause.subject.contains(&group)
                    && (light || passive || predicate.is_none_or(|c| c.has(WordClass::Negator)))
        });
        Some(Site {
            parse,
            trigger,
            token,
            end,
            clause,
            group,
            governs_clause,
            first_token,
            head_syms: syms,
            text: &self.document.text,
        })
    }

    fn lose(&mut self, site: &Site<'_>, frame: &FrameRules, why: &str) -> Option<Vec<usize>> {
        let trigger = self.document.tokens[site.token].span;
        self.out.lost.push(LostFrame { rule: frame.id.clone(), sentence: site.parse.sentence, trigger, why: why.to_string() });
        None
    }

    /// Fills and judges one frame. If it fires, the groups of its theme.
    fn frame(&mut self, site: &Site<'_>) -> Option<Vec<usize>> {
        let packs = self.packs;
        let frame = &packs.events.frames[site.trigger.frame];
        let event_type = &packs.events.types[frame.event_type];
        let above = site.person_above(&self.resolver);
        let state = site.state_above(&self.resolver);
        self.resolver.look_from(above, state);
        let mut arguments = site.arguments(&self.resolver, event_type.speech);
        let document = self.document;
        let sym = |token: usize| document.tokens[token].sym;
        let before = &self.latest[frame.event_type];
        let known_as = |token: usize| self.unit(token).or_else(|| self.singular(token));
        let syms = |token: usize| document.tokens.get(token).map(|known| known_as(token).unwrap_or(known.sym));
        let mut pointed = None;
        if !fill::nouns_fit(packs, site, frame, &arguments, before.is_some(), &syms) {
            pointed = before.as_ref().filter(|latest| self.theme_points(site, event_type, frame, &arguments, latest)).cloned();
            let Some(latest) = &pointed else { return self.lose(site, frame, "the nouns it asks for are not there") };
            let party = Party { countries: latest.actors.clone(), anaphoric: true, ..Party::default() };
            if site.trigger.voice == Voice::Passive { arguments.object = party } else { arguments.subject = party }
        }
        if event_type.meets && self.session(site, &arguments) {
            return self.lose(site, frame, "it is a session of a body");
        }
        if frame.negated_complement && !site.complement_negated(packs, frame.complement_done) {
            return self.lose(site, frame, "what it is about is not denied");
        }
        let mut verdict = status::judge(packs, site, event_type, &sym);
        if verdict.hypothetical && !self.presupposed(site, event_type) {
            return self.lose(site, frame, "stands in a condition");
        }
        let denied = verdict.negated || verdict.status == Some(Status::Denied);
        if event_type.speech && denied && frame.status.is_none() {
            return self.lose(site, frame, "said not to have been said");
        }
        if frame.affirmed && denied {
            return self.lose(site, frame, "said not to be so");
        }
        if frame.to_come && verdict.status != Some(Status::Planned) {
            return self.lose(site, frame, "it is not told as to come");
        }
        if self.aim_of_same(site, event_type) {
            return self.lose(site, frame, "it is the aim of the deed told above it");
        }
        if frame.recipient.contains(&Slot::Complement) {
            arguments.complement = site.content(&self.resolver, &packs.clauses.circumstance, true);
        }
        let (mut actor, mut recipient) = (fill::role(&frame.actor, &arguments), fill::role(&frame.recipient, &arguments));
        let given: Vec<Slot> = frame.recipient.iter().copied().filter(|slot| !self.locates(slot)).collect();
        if given.len() < frame.recipient.len() {
            // "bantuan untuk X tiba di Y": it is for those for whom it is said to be
            let meant = |slot: &Slot| matches!(slot, Slot::Preposition(sym) if packs.lexicon.is(*sym, WordClass::Beneficiary));
            let told: Vec<Slot> = given.iter().copied().filter(meant).collect();
            if !fill::role(&told, &arguments).countries.is_empty() {
                recipient = fill::role(&given, &arguments);
            }
        }
        let active = !matches!(site.trigger.voice, Voice::Passive | Voice::Noun);
        if event_type.speech && active && !arguments.subject.is_empty() && !frame.reversed {
            // "prihatin atas penembakan rudal oleh X": whose deed it is that the subject speaks of
            let said: Vec<Slot> = frame.actor.iter().copied().filter(|slot| matches!(slot, Slot::Preposition(_))).collect();
            let speaks: Vec<Slot> = frame.actor.iter().copied().filter(|slot| !said.contains(slot)).collect();
            actor = fill::role(&speaks, &arguments);
            let told = std::mem::replace(&mut recipient, arguments.behind_subject(site, &said));
            recipient.add(&told);
            if self.judged(site, &verdict) {
                // "X menyebut pengiriman senjata Y mengkhawatirkan": what is judged does not speak
                let judged = std::mem::take(&mut actor);
                recipient.add(&judged);
            }
        }
        if frame.owner_acts && site.group.is_none() {
            let owners = arguments.object_groups.iter().filter(|&&group| !site.parse.groups[group].somebody);
            let owner = owners.map(|&group| self.resolver.group(site.parse, group)).find(|owner| !owner.persons.is_empty());
            if let Some(owner) = owner.filter(|owner| owner.countries != recipient.countries) {
                actor = owner;
            }
        }
        if frame.theme_person && actor.countries.is_empty() {
            // "X diutus Moskow": who is sent is of the state that sends
            actor.countries.clone_from(&arguments.subject.countries);
        }
        if frame.reversed {
            std::mem::swap(&mut actor, &mut recipient);
        }
        if recipient.is_empty() {
            recipient.countries = self.aim(site, frame);
        }
        if frame.actor.contains(&Slot::Subject)
            && let Some(named) = self.identified(site)
        {
            actor.persons.clear();
            actor.add(&named);
        }
        let told_to = event_type.abroad || !recipient.anaphoric && !event_type.speech && !recipient.persons.is_empty();
        if frame.across && told_to && actor.anaphoric && actor.countries == recipient.countries && !actor.is_empty() {
            // "Putin menerima undangan Kim saat dia mengunjungi Rusia": one who goes abroad is of another state, and so is "sang
            // pemimpin" who writes to Putin
            let before =
                site.parse.groups.iter().filter(|group| group.tokens.end <= site.token).flat_map(|group| &group.mentions);
            let before: Vec<usize> = before.map(|&mention| self.names.mentions[mention].entity).collect();
            actor = self.resolver.stranger(&recipient.countries, &before).unwrap_or(actor);
        }
        if actor.is_empty()
            && let Some(doer) = self.other_talker(site, event_type, &arguments, &recipient)
        {
            actor = doer;
        }
        if actor.is_empty()
            && let Some(state) = self.answered(site, event_type)
        {
            actor.countries.push(state);
        }
        if recipient.is_empty()
            && let Some(state) = self.guests_state(site, event_type, &arguments, &actor)
        {
            recipient.countries.push(state);
        }
        self.own_things(event_type, frame, &arguments, (&mut actor, &mut recipient), false);
        self.complete(site, event_type, &arguments, &mut actor, &mut recipient, &verdict);
        self.reach(site, event_type, frame, &arguments, &actor, &mut recipient);
        self.take_side(event_type, frame, &arguments, &actor, &mut recipient);
        self.own_things(event_type, frame, &arguments, (&mut actor, &mut recipient), true);
        let alleged = pointed.as_ref().is_some_and(|latest| latest.status == Status::Possible);
        if let Some(latest) = pointed.filter(|_| recipient.countries.is_empty()) {
            recipient.countries = latest.countries.into_iter().filter(|state| !actor.countries.contains(state)).collect();
        }
        let mut content =
            if event_type.speech { site.content(&self.resolver, &packs.clauses.circumstance, false) } else { Party::default() };
        if event_type.speech {
            self.widen(site, event_type, &arguments, &actor, &recipient, &mut content);
        }
        let presupposed = self.presupposed(site, event_type);
        let place = if presupposed { None } else { self.place(site, event_type, &arguments, &recipient) };
        let mut countries = self.countries(event_type, &actor, &recipient, &content);
        let implied = |known: &Party| self.implies_other(site, event_type, known);
        if frame.needs_actor && actor.is_empty() && (event_type.abroad || !implied(&recipient)) {
            return self.lose(site, frame, "who does it is not told");
        }
        if site.trigger.voice == Voice::Verbless && recipient.places.is_empty() {
            return self.lose(site, frame, "heads for no place");
        }
        // "pakta Rusia dan Korea Utara", "Rusia dan Jepang saling mengusir diplomat"
        let pair = actor.countries.len() > 1 && (event_type.mutual || self.each_other(site));
        // "menyebutnya agresi", "menyebut langkah itu sebagai ancaman": what it points to was told before
        let pointed_to =
            event_type.speech && site.group.is_none() && content.countries.iter().any(|state| !actor.countries.contains(state));
        if frame.needs_recipient && recipient.is_empty() && !self.elsewhere(site, event_type, frame, &arguments, &recipient) {
            recipient.countries = self.reached_before(site, event_type, self.latest[frame.event_type].as_ref(), &actor);
            recipient.countries.iter().for_each(|&state| push(&mut countries, state));
        }
        // "mendukung dialog": what it is done to is told, and is no state
        let thing =
            frame.recipient.contains(&Slot::Object) && arguments.object_groups.iter().any(|&group| Some(group) != site.group);
        if frame.needs_recipient && recipient.is_empty() && !pair && !pointed_to && (thing || !implied(&actor)) {
            return self.lose(site, frame, "to whom it is done is not told");
        }
        if frame.in_person
            && !actor.countries.is_empty()
            && actor.persons.is_empty()
            && !self.names_persons(site, frame, &arguments)
        {
            return self.lose(site, frame, "who does it is a state, not persons");
        }
        if frame.across && event_type.speech && self.of_own_side(site, &arguments) {
            recipient = Party::default(); // "menyangkal pemerintahnya melakukan X": nobody but himself
        }
        let both_told = !actor.is_empty() && !recipient.is_empty();
        let of_others = |state: &Country| !actor.countries.contains(state);
        let own = event_type.speech && !countries.iter().any(of_others) && !self.each_other(site);
        let mut partial = countries.len() < event_type.states || own;
        let with_body = partial && self.with_body(site, event_type, &actor, &recipient);
        if with_body {
            partial = false;
        } else if partial && event_type.speech {
            let Some(other) = self.unsaid_side(site, event_type, frame, &arguments, &countries) else {
                return self.lose(site, frame, "its sides are not told");
            };
            other.into_iter().for_each(|state| push(&mut countries, state));
            partial = false;
        }
        let same_side = |actor: &Party| {
            frame.across && !event_type.mutual && actor.countries.len() == 1 && recipient.countries == actor.countries
        };
        if same_side(&actor) {
            return self.lose(site, frame, "both sides are one state");
        }
        let between_others =
            recipient.countries.len() > 1 && !actor.countries.iter().any(|state| recipient.countries.contains(state));
        if frame.outsider && !between_others {
            return self.lose(site, frame, "it is not told of two other states");
        }
        if !frame.goal.is_empty() && !self.leads_to_place(site, frame, &arguments) {
            return self.lose(site, frame, "leads to no place");
        }
        if !frame.no_goal.is_empty() && self.aimed(site, frame, &arguments, &actor) {
            return self.lose(site, frame, "it is aimed at a state");
        }
        // "mengecamnya" points to what is condemned, not to a word of blame told before
        let pointing = site.trigger.clitic && (site.group.is_some() || !event_type.speech) || self.points_back(site);
        let today = self.today();
        let to_come = |date: &super::EventDate| today.is_some_and(|today| date.period.start > today);
        // The day for which one gives one's word is not that on which it is given.
        let date = if presupposed {
            when::of_relative(packs, self.dates, site, &arguments.clauses)
        } else {
            when::date(packs, self.dates, site, event_type, &arguments.clauses, verdict.status)
        };
        let date = date.filter(|date| !verdict.pledged && !event_type.ahead || !to_come(date));
        if frame.to_come && self.strangers_say(site.parse, event_type, &verdict, &actor.countries) {
            return self.lose(site, frame, "another says what they are about to do");
        }
        let enemies = fill::role(&frame.enemy, &arguments).countries;
        let witnesses: Vec<Country> = countries.iter().copied().filter(|state| !enemies.contains(state)).collect();
        if presupposed && verdict.status == Some(Status::Planned) {
            verdict.status = None; // "akan datang atas undangan X": he was asked already
        }
        let status =
            frame.status.unwrap_or_else(|| self.settle(site, event_type, &mut verdict, &witnesses, countries.len(), &date));
        // "1.100 di antaranya tewas": of what is but alleged, a part is no more certain
        let status = if alleged && status == Status::Occurred { Status::Possible } else { status };
        // "akan membalas lawatan X pada September lalu": what is to come has no day behind it; that is another deed's.
        let future = site.parse.predicate(&site.parse.clauses[site.clause]).is_some_and(|verb| verb.modality.future);
        let behind = |date: &super::EventDate| today.is_some_and(|today| date.period.end < today);
        let date = date.filter(|date| status != Status::Planned || !future || !behind(date));
        let attribution = self.attribution(site, &mut verdict);
        if event_type.voiced && actor.persons.is_empty() && site.parse.clauses[site.clause].kind == ClauseKind::Complement {
            // "Kim menegaskan bahwa rakyatnya mendukung X": who says so for his state
            let own = |&person: &usize| self.names.entities[person].country.is_some_and(|state| actor.countries.contains(&state));
            let speakers = attribution.iter().copied().filter(|&entity| self.names.entities[entity].kind == EntityKind::Person);
            actor.persons = speakers.filter(own).collect();
        }
        if event_type.speech || event_type.voiced {
            recipient.persons = self.persons_meant(site, event_type, &recipient);
        }
        let mut others = self.attendants(site, event_type);
        if frame.owner_acts && site.group.is_none() && !event_type.mutual {
            // "menyerahkan surat X": he who brings it
            arguments.subject.persons.iter().for_each(|&person| push(&mut others, person));
        }
        let participants = self.participants(&actor, &recipient, &others);
        let sentence = &document.sentences[site.parse.sentence];
        let mention = EventMention {
            event_type: event_type.name.clone(),
            status,
            date,
            countries,
            participants,
            place,
            attribution,
            sentence: site.parse.sentence,
            span: sentence.span,
            trigger: Span { start: document.tokens[site.token].span.start, end: document.tokens[site.end - 1].span.end },
            rule: frame.id.clone(),
            because: verdict.because.to_string(),
            quoted: site.parse.clauses[site.clause].quoted,
            main_clause: site.group.is_none() && site.parse.clauses[site.clause].kind == ClauseKind::Main,
        };
        let context = if self.elsewhere(site, event_type, frame, &arguments, &recipient) {
            Vec::new()
        } else {
            self.at_the_side(event_type, self.resolver.pair_of(&mention.countries, !event_type.abroad))
        };
        let persons: Vec<usize> = mention.persons(self.names).collect();
        let mut deed = if event_type.speech { recipient.countries.clone() } else { mention.countries.clone() };
        content.countries.iter().for_each(|&state| push(&mut deed, state));
        if !deed.is_empty() && !(with_body && event_type.speech) {
            self.resolver.note_deed(&deed);
        }
        if event_type.speech && !with_body {
            self.resolver.note_word(&mention.countries);
            deed.iter().filter(|state| !actor.countries.contains(state)).for_each(|&state| push(&mut self.accused, state));
        }
        if !mention.countries.is_empty() && !(with_body && event_type.speech) {
            let (actors, countries) = (actor.countries.clone(), mention.countries.clone());
            self.latest[frame.event_type] = Some(Latest { status, sentence: self.out.parses.len(), actors, countries });
        }
        if !partial && !with_body && !event_type.speech {
            self.resolver.note_event(&persons, &mention.countries, mention.place);
            if event_type.abroad {
                self.resolver.note_journey(&actor, &recipient);
            }
        }
        let headline = matches!(sentence.block, BlockKind::Title | BlockKind::Deck | BlockKind::Caption);
        let old = matches!((today, &mention.date), (Some(today), Some(date)) if (today - date.period.end).num_days() > OLD_DAYS);
        let fresh = mention.date.is_none() && mention.status == Status::Occurred && !pointing && !partial;
        let news = fresh
            && sentence.block != BlockKind::Caption
            && (headline || self.out.parses.len() < HEAD_SENTENCES && mention.main_clause);
        let town = |&mention: &usize| {
            let entity = &self.names.entities[self.names.mentions[mention].entity];
            matches!(entity.place, Some(PlaceKind::City | PlaceKind::Capital))
        };
        let named_after = actor.persons.is_empty()
            && arguments.subject.is_empty()
            && arguments.object_groups.iter().all(|&group| {
                let group = &site.parse.groups[group];
                !group.named_head && group.mentions.iter().all(town)
            });
        let elsewhen =
            |token: usize| document.tokens.get(token).is_some_and(|next| packs.lexicon.is(next.sym, WordClass::Elsewhen));
        let stateless = self.stateless(&actor, &recipient);
        self.out.drafts.push(Draft {
            presupposed,
            with_body,
            aim: status == Status::Planned && verdict.aim_of_journey,
            headline,
            anaphoric: actor.anaphoric || recipient.anaphoric,
            news,
            old,
            mention,
            frame: site.trigger.frame,
            part: frame.part,
            things: self.things(site, event_type, &arguments),
            partial,
            pointing,
            actors: actor.countries,
            context,
            dealing: self.resolver.discourse.dealing.is_some(),
            verbal: site.group.is_none(),
            stated: self.stated(site, event_type),
            at_once: site.group.is_none()
                && site.parse.clauses[site.clause].kind == ClauseKind::Time
                && packs.clauses.is_simultaneous(site.parse.clauses[site.clause].link),
            host: None,
            occasion: self.is_occasion(site),
            id: self.out.drafts.len(),
            stay: (event_type.abroad || event_type.meets).then(|| when::stay(self.dates, site)).flatten(),
            ends: arguments
                .clauses
                .iter()
                .flat_map(|&clause| site.parse.clauses[clause].tokens.clone())
                .any(|token| packs.lexicon.is(sym(token), WordClass::Ending)),
            words: site.parse.clauses[site.clause].tokens.clone(),
            named_after,
            inner: site
                .parse
                .clauses
                .iter()
                .filter(|under| under.kind == ClauseKind::Relative && under.parent == Some(site.clause))
                // "tempat ia mengembuskan napas *terakhir*"
                .map(|under| under.tokens.start..under.tokens.end + usize::from(elsewhen(under.tokens.end)))
                .collect(),
            relative: site.parse.clauses[site.clause].kind == ClauseKind::Relative,
            both_told,
            stateless,
        });
        // "menandatangani perjanjian", "kunjungan … dilakukan": the noun of the same deed tells of no second one.
        let whole = site.group.is_none() && !partial && event_type.mutual;
        Some(if whole || frame.owner_acts { arguments.object_groups } else { Vec::new() })
    }
}
