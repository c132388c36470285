//! What noun groups and prepositions do to the clause they meet: subject, object, agent, apposition, phrase.

use super::Builder;
use crate::clauses::chunk::Chunk;
use crate::clauses::{ClauseKind, Phrase};
use crate::packs::format::Voice;
use crate::packs::{Sym, WordClass};

impl Builder<'_> {
    /// The group just before a chunk; dates, commas and a phrase's group count.
    pub(super) fn group_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find_map(|here| match &self.chunks[here] {
            Chunk::Group(group) => Some(Some(*group)),
            Chunk::Comma(_) | Chunk::Date(_) => None,
            Chunk::Preposition(_) if matches!(self.chunks.get(here + 1), Some(Chunk::Date(_))) => None,
            _ => Some(None),
        })?
    }

    /// "Pertemuan X dengan Y, yang berlangsung di Z": what takes place is the deed named before, not the man or the town named
    /// last; and after a date no more is said of a town: "bentrokan di X pada Juni, yang menewaskan Y".
    pub(super) fn point_to_deeds(&mut self) {
        for index in 0..self.parse.clauses.len() {
            let clause = &self.parse.clauses[index];
            let Some(group) = clause.antecedent.filter(|_| clause.kind == ClauseKind::Relative && clause.subject_shared) else {
                continue;
            };
            let deed = |group: usize| !self.parse.groups[group].somebody && !self.parse.groups[group].named_head;
            let takes_place =
                self.parse.predicate(clause).is_some_and(|verb| self.packs.lexicon.is(verb.sym, WordClass::TakingPlace));
            let Some(parent) = clause.parent.map(|parent| &self.parse.clauses[parent]).filter(|_| !deed(group)) else { continue };
            let end = self.parse.groups[group].tokens.end;
            // Nothing but a comma and dates can stand between a relative clause and the group it says more of.
            let located = parent
                .phrases
                .iter()
                .find(|phrase| phrase.groups.contains(&group))
                .filter(|phrase| self.packs.clauses.location.contains(&phrase.preposition) && end + 1 < clause.tokens.start);
            let lists = [&parent.subject, &parent.objects].into_iter().chain(parent.phrases.iter().map(|phrase| &phrase.groups));
            let before = |other: &usize| self.parse.groups[*other].tokens.start < self.parse.groups[group].tokens.start;
            let named = lists.flatten().copied().filter(|other| before(other) && deed(*other));
            let nearest = named.max_by_key(|&other| self.parse.groups[other].tokens.start);
            let adjacent = |other: &usize| located.is_some_and(|phrase| phrase.token == self.parse.groups[*other].tokens.end);
            if let Some(found) = nearest.filter(|other| takes_place || adjacent(other)) {
                let clause = &mut self.parse.clauses[index];
                clause.antecedent = Some(found);
                clause.subject = vec![found];
            }
        }
    }

    pub(super) fn preposition(&mut self, at: usize, token: usize) -> usize {
        let mut token = token;
        self.note_unsaid_journey(at, token);
        let mut groups = Vec::new();
        let mut here = at + 1;
        // "selama di Moskow": where it was, not how long
        if let Some(Chunk::Preposition(next)) = self.chunks.get(here)
            && self.packs.clauses.location.contains(&self.document.tokens[*next].sym)
            && self.classes(token).has(WordClass::TimeLinker)
        {
            token = *next;
        }
        let sym = self.document.tokens[token].sym;
        // "ke dan dari", "dari dalam": prepositions in a row count as the first.
        while matches!(self.chunks.get(here), Some(Chunk::Preposition(_))) {
            here += 1;
        }
        if let Some(Chunk::Date(date)) = self.chunks.get(here) {
            let date = *date;
            self.clause().dates.push((date, sym));
            here += 1;
            // "antara 7 September dan 1 Oktober", "20 dan 21 Februari"
            while let (Some(Chunk::Coordinator(_) | Chunk::Comma(_)), Some(Chunk::Date(next))) =
                (self.chunks.get(here), self.chunks.get(here + 1))
            {
                if matches!(self.chunks.get(here + 2), Some(Chunk::Predicate(_))) && self.has_predicate() {
                    break; // "tiba pada Desember dan ketika itu | bertemu X": the day of another deed
                }
                let next = *next;
                self.clause().dates.push((next, sym));
                here += 2;
            }
            self.extend(token + 1);
            return here;
        }
        let companions = self.companions(token);
        // "Menurut X, A dan B dengan C bisa …": who says it ends at the comma, unless the list of them is closed by one
        let cites = self.classes(token).has(WordClass::Reporting) && !self.has_predicate();
        while let Some(Chunk::Group(group)) = self.chunks.get(here) {
            groups.push(*group);
            here += 1;
            let joined = match (self.chunks.get(here), self.chunks.get(here + 1)) {
                (Some(Chunk::Coordinator(_)), Some(Chunk::Group(_)))
                    if !self.subject_of_next(here + 1) || companions || groups.len() == 1 && self.pair_preposition(token) =>
                {
                    1
                }
                (Some(Chunk::Comma(_)), Some(Chunk::Group(_)))
                    if self.list_goes_on(here) && (!cites || self.list_closed(here)) && !self.fronted(here) =>
                {
                    1
                }
                (Some(Chunk::Comma(_)), Some(Chunk::Group(_))) if companions && self.list_before_predicate(here) => 1,
                (Some(Chunk::Comma(_)), Some(Chunk::Group(next)))
                    if self.apposed(*next, here + 1) && !self.subjects_ahead(&groups, here) =>
                {
                    1
                }
                (Some(Chunk::Comma(_)), Some(Chunk::Coordinator(_)))
                    if groups.len() > 1
                        && matches!(self.chunks.get(here + 2), Some(Chunk::Group(_)))
                        && (companions || !self.subject_of_next(here + 2)) =>
                {
                    2
                }
                _ => break,
            };
            here += joined;
        }
        let Some(&last) = groups.last() else {
            self.extend(token + 1);
            return at + 1;
        };
        let end = self.parse.groups[last].tokens.end;
        let is_speaker = self.classes(token).has(WordClass::Reporting);
        if is_speaker {
            self.parse.speakers.extend(groups.iter().copied());
        }
        if let Some(owned) = self.owned_before(at, token) {
            self.parse.groups[owned].origin = groups;
        } else {
            let clause = if self.packs.clauses.agent.contains(&sym) { self.undergone(self.current) } else { self.current };
            self.parse.clauses[clause].phrases.push(Phrase { preposition: sym, token, groups });
        }
        self.extend(end);
        here
    }

    /// "dituduh melindungi Y | oleh Z": the clause that a phrase of its doer belongs to; an active verb has none.
    fn undergone(&self, clause: usize) -> usize {
        let voice = |clause: usize| self.parse.predicate(&self.parse.clauses[clause]).and_then(|verb| verb.voice);
        let known = &self.parse.clauses[clause];
        let above = known.parent.filter(|_| known.kind == ClauseKind::Complement && voice(clause) == Some(Voice::Active));
        let told = |parent: &usize| {
            let verb = self.parse.predicate(&self.parse.clauses[*parent]).map(|verb| verb.sym);
            verb.is_some_and(|verb| self.packs.events.speaks(verb)) && self.parse.clauses[*parent].agent.is_empty()
        };
        above.filter(|&parent| voice(parent) == Some(Voice::Passive)).filter(told).unwrap_or(clause)
    }

    /// The group before a preposition of origin, if it is a person or side without a name of its own:
    /// "mitranya | dari China", "delegasi Rusia | pimpinan X".
    fn owned_before(&self, at: usize, preposition: usize) -> Option<usize> {
        let classes = self.classes(preposition);
        let Some(Chunk::Group(before)) = at.checked_sub(1).and_then(|before| self.chunks.get(before)) else { return None };
        let group = &self.parse.groups[*before];
        let unnamed = group.nameless || group.offices.is_empty() && classes.has(WordClass::Leading);
        let somebody = self.classes(group.head).any(&[WordClass::PersonNoun, WordClass::SideNoun]);
        let origin = classes.has(WordClass::Origin) && somebody || group.somebody && self.serves(at, preposition);
        (origin && unnamed).then_some(*before)
    }

    /// Whether a list of subjects begins after the comma behind a phrase that names nobody: "Di luar itu, | A, B, dan C menuduh".
    fn subjects_ahead(&self, phrase: &[usize], comma: usize) -> bool {
        let nameless = phrase.last().is_some_and(|&group| self.parse.groups[group].nameless);
        nameless && !self.has_predicate() && self.list_before_predicate(comma)
    }

    /// Whether the phrase before a comma opens the sentence, and a list of subjects and their day come before the predicate:
    /// "Menyusul serangan itu, | A dan B pada Senin menjatuhkan …".
    fn fronted(&self, comma: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        clause.kind == ClauseKind::Main
            && clause.predicate.is_none()
            && clause.subject.is_empty()
            && self.list_before_dated_predicate(comma)
    }

    /// Whether a preposition of place leads to the body that somebody told just before serves: "seorang pejabat | di Kementerian X".
    fn serves(&self, at: usize, preposition: usize) -> bool {
        let body = matches!(self.chunks.get(at + 1), Some(Chunk::Group(group)) if self.parse.groups[*group].body);
        body && self.packs.clauses.location.contains(&self.document.tokens[preposition].sym) && !self.has_predicate()
    }

    /// Whether a preposition tells who is with the clause's subject, so that the list behind it is all of companions:
    /// "Washington bersama London, Tokyo, dan Seoul | mengecam"; or who does what the subject undergoes: "yang oleh A serta B | dituduhkan".
    fn companions(&self, token: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let agent = self.packs.clauses.agent.contains(&self.document.tokens[token].sym);
        (agent || self.classes(token).has(WordClass::Together)) && clause.predicate.is_none() && !clause.subject.is_empty()
    }

    fn pair_preposition(&self, token: usize) -> bool {
        self.packs.clauses.is_pair_preposition(self.document.tokens[token].sym)
    }

    /// Whether a group after a comma says who the one before is ("…, Choe Son-hui,"): it stands between commas or ends the sentence.
    fn apposed(&self, group: usize, at: usize) -> bool {
        let named = !self.parse.groups[group].mentions.is_empty();
        let report = self.says(self.parse.groups[group].head).has(WordClass::Reporting); // ", kata X"
        named && !report && matches!(self.chunks.get(at + 1), None | Some(Chunk::Comma(_)))
    }

    pub(super) fn group(&mut self, at: usize, group: usize, after_break: bool, after_coordinator: bool) -> usize {
        let end = self.parse.groups[group].tokens.end;
        let head = self.parse.groups[group].head;
        // "…, kata Peskov": a reporting word without prefix opens a report clause.
        if self.report_head(at, head, after_break) {
            return self.report(at, group);
        }
        if self.tells_how(at, group) || self.numbers_subject(at, group) {
            self.extend(end);
            return at + 1;
        }
        let current_kind = self.parse.clauses[self.current].kind;
        if !self.has_predicate() {
            if current_kind == ClauseKind::Relative && self.describes(at, group) {
                // "sikap China yang seimbang | mendapat …"
                self.extend(end);
                if let Some(parent) = self.parse.clauses[self.current].parent {
                    self.current = parent;
                }
                return at + 1;
            }
            if current_kind == ClauseKind::Relative && self.parse.clauses[self.current].subject_shared {
                self.clause().objects.push(group);
            } else {
                let clause = self.clause();
                // A group after another without comma or "dan" is no second subject; the later one is nearer to the verb.
                if !clause.subject.is_empty() && !after_break && !after_coordinator {
                    clause.objects.append(&mut clause.subject);
                }
                clause.subject.push(group);
            }
            self.extend(end);
            return at + 1;
        }
        if self.subject_of_next(at) {
            if after_coordinator && self.joins_relative(at - 1) {
                // "jembatan yang menghubungkan A dan B | dimulai"
                self.attach(group, after_break, after_coordinator);
                self.extend(end);
                return at + 1;
            }
            if after_break && let Some(main) = self.awaited() {
                // "Saat mengkritik X, yang …, Y mengatakan": the clause that the first one hangs on begins only now
                self.current = main;
                self.clause().subject.push(group);
                self.extend(end);
                return at + 1;
            }
            if after_break || after_coordinator {
                self.leave_relative();
                if after_break {
                    self.leave_condition();
                }
                if self.parse.clauses[self.current].coordinate_of.is_none() || self.has_predicate() {
                    let start = self.parse.groups[group].tokens.start;
                    if self.waiting.is_some() {
                        self.open_main(start);
                    } else {
                        self.open_coordinate(start);
                    }
                }
                self.clause().subject.push(group);
                self.extend(end);
                return at + 1;
            }
            if !self.takes_group() && !self.object_before_statement(at) {
                // "menuduh Korut memasok …": what the verb is about
                let start = self.parse.groups[group].tokens.start;
                let parent = self.current;
                if self.parse.clauses[parent].objects.is_empty() {
                    self.parse.clauses[parent].objects.push(group);
                }
                self.open(ClauseKind::Complement, Some(parent), Sym::NONE, start);
                self.clause().subject.push(group);
                self.extend(end);
                return at + 1;
            }
        }
        let passive =
            self.parse.clauses[self.current].predicate.is_some_and(|p| self.parse.predicates[p].voice == Some(Voice::Passive));
        let agent_ahead = matches!(self.chunks.get(at + 1), Some(Chunk::Preposition(token))
            if self.packs.clauses.agent.contains(&self.document.tokens[*token].sym));
        if passive && agent_ahead && self.parse.groups[group].nameless && !self.parse.clauses[self.current].subject.is_empty() {
            self.clause().objects.push(group); // "disemati bintang | oleh X"
        } else {
            self.attach(group, after_break, after_coordinator);
        }
        self.extend(end);
        at + 1
    }

    /// "diduga *kuat* mengirim", "dilarang *keras* memasok": a word of degree between a verb and the verb it asks for.
    fn tells_how(&self, at: usize, group: usize) -> bool {
        let group = &self.parse.groups[group];
        let between = at > 0
            && matches!(self.chunks[at - 1], Chunk::Predicate(_))
            && matches!(self.chunks.get(at + 1), Some(Chunk::Predicate(_)));
        between && group.tokens.len() == 1 && self.classes(group.head).has(WordClass::Strength)
    }

    /// "perundingan X dan Y *putaran kelima* | digelar": which of a row of deeds it is, told after their sides.
    fn numbers_subject(&self, at: usize, group: usize) -> bool {
        let known = &self.parse.groups[group];
        let follows = at > 0
            && matches!(self.chunks[at - 1], Chunk::Group(before) if self.parse.clauses[self.current].subject.last() == Some(&before));
        follows && !self.has_predicate() && known.nameless && self.classes(known.head).has(WordClass::Round)
    }

    /// "Ditanya apakah X akan berunding, | Y mengatakan …": what follows a condition or question with its comma is no part of it.
    fn leave_condition(&mut self) {
        let clause = &self.parse.clauses[self.current];
        if clause.kind == ClauseKind::Condition
            && clause.predicate.is_some()
            && let Some(parent) = clause.parent
        {
            self.current = parent;
        }
    }

    /// The clause that an opening subordinate clause hangs on, if nothing of it was said yet.
    fn awaited(&self) -> Option<usize> {
        let blank = |index: &usize| {
            let clause = &self.parse.clauses[*index];
            matches!(clause.kind, ClauseKind::Main | ClauseKind::Complement)
                && clause.predicate.is_none()
                && clause.subject.is_empty()
                && clause.phrases.is_empty()
        };
        let awaits = |index: &usize| {
            let mut subordinate = self.parse.clauses.iter().filter(|clause| clause.parent == Some(*index));
            let opens = |kind| matches!(kind, ClauseKind::Time | ClauseKind::Other | ClauseKind::Condition);
            subordinate.any(|clause| opens(clause.kind) && clause.predicate.is_some())
        };
        (0..self.current).filter(|_| self.has_predicate()).filter(blank).find(awaits)
    }

    /// Whether a group is all that a relative clause says ("yang seimbang"): an adjective before an affixed verb, which
    /// belongs to the clause outside.
    fn describes(&self, at: usize, group: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let group = &self.parse.groups[group];
        let bare = group.mentions.is_empty()
            && group.offices.is_empty()
            && group.quantifier == Sym::NONE
            && group.tokens.len() == 1
            && !self.classes(group.head).any(&[
                WordClass::PersonNoun,
                WordClass::SideNoun,
                WordClass::PronounSingular,
                WordClass::PronounPlural,
                WordClass::PronounSpeaker,
            ]);
        let waits = clause.parent.is_some_and(|parent| {
            let parent = &self.parse.clauses[parent];
            parent.predicate.is_none() && !parent.subject.is_empty()
        });
        let affixed = matches!(self.chunks.get(at + 1), Some(Chunk::Predicate(next))
            if matches!(self.parse.predicates[*next].voice, Some(Voice::Active | Voice::Passive)));
        bare && waits && affixed && clause.antecedent.is_some()
    }

    /// Whether the current clause takes the group itself, so that the predicate after it is not what its verb is about:
    /// "Delegasi yang dipimpin Kim | tiba", "Kim didampingi Shoigu | menyaksikan".
    fn takes_group(&self) -> bool {
        let clause = &self.parse.clauses[self.current];
        let Some(predicate) = clause.predicate.map(|index| &self.parse.predicates[index]) else { return false };
        let passive = predicate.voice == Some(Voice::Passive) && !clause.subject.is_empty();
        // "Korut dituding Jepang | mencuri", but "dilaporkan Korut mengirim"
        let about: &[WordClass] = if passive {
            &[WordClass::Reporting, WordClass::Possible, WordClass::Planned]
        } else {
            &[WordClass::ObjectControl, WordClass::Reporting, WordClass::Alleging, WordClass::Possible, WordClass::Planned]
        };
        let classes = self.packs.lexicon.classes(predicate.sym);
        let waiting_parent = clause.parent.is_some_and(|parent| self.parse.clauses[parent].predicate.is_none());
        // "kesepakatan yang diumumkan A dan B | meredakan …"
        if predicate.voice == Some(Voice::Passive)
            && clause.kind == ClauseKind::Relative
            && waiting_parent
            && clause.agent.is_empty()
            && !classes.any(&[WordClass::Alleging, WordClass::Possible])
        {
            return true;
        }
        if self.asked_within_relative() {
            return true;
        }
        let accused = passive && classes.any(&[WordClass::Alleging, WordClass::Asking]);
        if classes.any(about) && !accused || !clause.objects.is_empty() || !clause.agent.is_empty() {
            return false;
        }
        // "Kabar bahwa A memesan vaksin | dibantah B": what the report says ends where the clause of the report goes on
        if clause.kind == ClauseKind::Complement
            && predicate.voice == Some(Voice::Active)
            && clause.parent.is_some_and(|parent| {
                let parent = &self.parse.clauses[parent];
                parent.predicate.is_none() && !parent.subject.is_empty()
            })
        {
            return true;
        }
        clause.kind == ClauseKind::Relative && waiting_parent || passive
    }

    /// "pejabat X yang menolak disebut | namanya menuduh Y": whether what is asked or refused in the passive, within a relative
    /// clause whose own clause waits for its verb, can have an object before that verb.
    fn asked_within_relative(&self) -> bool {
        let clause = &self.parse.clauses[self.current];
        let passive = clause.predicate.is_some_and(|verb| self.parse.predicates[verb].voice == Some(Voice::Passive));
        let above = clause.parent.map(|parent| &self.parse.clauses[parent]);
        let relative = above.filter(|above| clause.kind == ClauseKind::Complement && above.kind == ClauseKind::Relative);
        let waits = relative.and_then(|relative| relative.parent).map(|outer| &self.parse.clauses[outer]);
        passive && waits.is_some_and(|outer| outer.predicate.is_none() && !outer.subject.is_empty())
    }

    /// "menerima X | dan Y membantah": whether a group is the object of a verb that is about no deed of others, and a coordinator
    /// with a subject of its own comes next.
    fn object_before_statement(&self, at: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let verb = clause.predicate.map(|index| &self.parse.predicates[index]);
        let Some(verb) = verb.filter(|verb| verb.voice == Some(Voice::Active) && clause.objects.is_empty()) else { return false };
        let classes = self.packs.lexicon.classes(verb.sym);
        let of_others = classes.any(&[WordClass::ObjectControl, WordClass::Reporting, WordClass::Alleging]);
        if of_others || self.packs.events.speaks(verb.sym) {
            return false;
        }
        match self.chunks.get(at + 1) {
            Some(Chunk::Coordinator(_)) => !classes.any(&[WordClass::Possible, WordClass::Planned]),
            // "menjanjikan dukungan | tak tergoyahkan kepada X"
            Some(&Chunk::Predicate(next)) => self.negated_quality(at + 1, next),
            _ => false,
        }
    }

    /// Whether a coordinator joins the group behind it to what a relative clause has just named, because the predicate
    /// that follows is the one that the clause outside waits for.
    pub(super) fn joins_relative(&self, coordinator: usize) -> bool {
        let clause = &self.parse.clauses[self.current];
        let waits = |parent: usize| {
            let parent = &self.parse.clauses[parent];
            parent.predicate.is_none() && (!parent.subject.is_empty() || parent.kind != ClauseKind::Main)
        };
        let named_last = coordinator > 0
            && matches!(self.chunks[coordinator - 1], Chunk::Group(group)
                if clause.agent.contains(&group) || clause.objects.contains(&group));
        clause.kind == ClauseKind::Relative && clause.predicate.is_some() && named_last && clause.parent.is_some_and(waits)
    }

    /// Gives a group after the predicate its place: agent, object or belated subject.
    fn attach(&mut self, group: usize, after_break: bool, after_coordinator: bool) {
        let predicate = self.parse.clauses[self.current].predicate.map(|p| &self.parse.predicates[p]);
        let voice = predicate.and_then(|p| p.voice);
        let verb = predicate.map_or(0, |p| p.tokens.start);
        let named = {
            let group = &self.parse.groups[group];
            !group.mentions.is_empty()
                || !group.offices.is_empty()
                || self.packs.lexicon.classes(self.document.tokens[group.head].sym).any(&[
                    WordClass::PersonNoun,
                    WordClass::PronounSingular,
                    WordClass::PronounPlural,
                ])
        };
        let side = {
            let head = self.document.tokens[self.parse.groups[group].head].sym;
            self.packs.lexicon.is(head, WordClass::SideNoun)
        };
        let counterpart = predicate.is_some_and(|p| self.packs.lexicon.is(p.sym, WordClass::Counterpart));
        // "dikenai | sanksi Amerika Serikat": a thing that the subject undergoes, not who does it
        let thing = predicate.is_some_and(|p| self.packs.lexicon.is(p.sym, WordClass::LightReceive))
            && !side
            && !self.parse.groups[group].somebody
            && !self.parse.groups[group].named_head;
        let named = named && !thing;
        let last_object = self.parse.clauses[self.current].objects.last().map(|&object| self.parse.groups[object].tokens.start);
        let comma = self.parse.groups[group].tokens.start.checked_sub(1);
        let before = comma.filter(|_| after_break).and_then(|comma| self.parse.groups.iter().position(|g| g.tokens.end == comma));
        let opens = self.opens_bare(self.current) && self.current == 0;
        let clause = self.clause();
        match voice {
            Some(Voice::Passive | Voice::Bare)
                if clause.phrases.iter().all(|phrase| phrase.token < verb)
                    && clause.objects.is_empty()
                    && (!after_break || after_coordinator) =>
            {
                if opens {
                    clause.objects.push(group); // "Kunjungi X, …": whom it is done to
                } else if !named && voice == Some(Voice::Passive) && clause.subject.is_empty() {
                    clause.subject.push(group); // "disepakati pula pembukaan …"
                } else if !named && (clause.subject.is_empty() || voice == Some(Voice::Passive) && !side)
                    || voice == Some(Voice::Bare) && !clause.subject.is_empty() && clause.antecedent.is_none()
                {
                    clause.objects.push(group);
                } else if clause.subject.is_empty() {
                    clause.subject.push(group);
                } else {
                    clause.agent.push(group);
                }
            }
            // "Setelah bertemu X, Y …": who is met, not who meets
            Some(Voice::Middle) if counterpart && clause.subject.is_empty() && named => clause.objects.push(group),
            Some(Voice::Middle) | None if clause.subject.is_empty() && !after_break => clause.subject.push(group),
            // "tiba di X, kota pelabuhan": what tells of the place just named
            _ if after_break
                && !after_coordinator
                && !named
                && clause.phrases.last().is_some_and(|phrase| phrase.groups.last() == before.as_ref()) =>
            {
                if let Some(phrase) = clause.phrases.last_mut() {
                    phrase.groups.push(group);
                }
            }
            _ => {
                if after_coordinator {
                    // "menemui A dan B": joined to the last thing said
                    if let Some(phrase) = clause
                        .phrases
                        .last_mut()
                        .filter(|p| last_object.is_none_or(|object| p.token > object && !p.groups.is_empty()))
                    {
                        phrase.groups.push(group);
                        return;
                    }
                }
                clause.objects.push(group);
            }
        }
    }
}
