//! Weighs what stands around and within each candidate of a sentence: cue words, brackets, commas, neighbours.
//! Looks at one sentence alone; what the rest of the article says is weighed in `decide.rs`.

use std::ops::Range;

use super::candidate::{Candidate, ORGANIZATION, PERSON, PLACE, Reason};
use super::offices::Found;
use super::walk::Walk;
use crate::packs::format::{CuePlace, HeadKind};
use crate::packs::{Circumstance, FormKind, KnownKind, Mark};
use crate::text::TokenKind;

/// Whether a word has a capital behind four or more letters ("RasonKonTrans"; but "McDonald", "DeSoto"), or goes on in small
/// letters behind three or more capitals ("BVSport").
pub(super) fn inner_capitals(word: &str) -> bool {
    let large = word.chars().take_while(|c| c.is_uppercase()).count();
    if large > INNER - 1
        && word.chars().all(char::is_alphabetic)
        && word.chars().skip(large).filter(|c| c.is_lowercase()).count() >= INNER
    {
        return true;
    }
    let mut small = 0;
    word.chars().any(|c| {
        let inner = small >= INNER && c.is_uppercase();
        small = if c.is_lowercase() { small + 1 } else { 0 };
        inner
    })
}

/// The small letters before a capital inside a word, from which on the word is no family name with a prefix.
const INNER: usize = 3;

/// A score from which a place joined by a conjunction may lend its kind to what no pack knows.
const LIKELY: i16 = 4;

/// A score from which a person in a list of words alone may lend its kind to what no pack knows.
const GIVEN: i16 = 3;

/// The most letters of a word in capitals that is an abbreviation rather than a name written so.
const SHORTEST_SHOUTED: usize = 3;

/// A score from which a neighbour may lend its kind.
pub(super) const SURE: i16 = 6;

impl Walk<'_, '_> {
    /// Weighs every candidate of the sentence, which begins at token `start`.
    pub fn weigh(&mut self, start: usize) {
        let mut candidates = std::mem::take(&mut self.candidates);
        let mut offices = std::mem::take(&mut self.offices);
        for candidate in &mut candidates {
            self.weigh_known(start, candidate);
            if candidate.nested {
                continue;
            }
            self.weigh_inside(candidate);
            self.weigh_before(start, candidate);
            self.weigh_after(candidate, &mut offices);
            self.weigh_match(start, candidate);
        }
        self.weigh_sides(start, &mut candidates);
        self.weigh_neighbours(start, &mut candidates);
        self.candidates = candidates;
        self.offices = offices;
    }

    /// Lets a circumstance speak for or against a candidate.
    pub(super) fn say(&self, candidate: &mut Candidate, circumstance: Circumstance) {
        candidate.say(self.scan, circumstance);
    }

    /// Pushes a candidate of these tokens that one circumstance speaks for.
    pub(super) fn push_by(&mut self, tokens: Range<usize>, circumstance: Circumstance) {
        let mut candidate = self.candidate(tokens);
        self.say(&mut candidate, circumstance);
        self.candidates.push(candidate);
    }

    /// What the packs know of the name.
    fn weigh_known(&self, start: usize, candidate: &mut Candidate) {
        let mut said: Vec<Circumstance> = Vec::new();
        for form in candidate.forms.clone() {
            let known = &self.scan.known().names[form.known as usize];
            let circumstance = match (known.kind, form.kind) {
                // "Pak" is a title far more often than one man's name.
                (KnownKind::Person, FormKind::Short) if self.scan.looks[candidate.tokens.start].marks.has(Mark::Honorific) => {
                    continue;
                }
                // "AL", "KIM": two or three letters, all capitals, abbreviate something.
                (KnownKind::Person, FormKind::Short)
                    if !form.abbreviation
                        && !self.headline
                        && candidate.tokens.len() == 1
                        && self.scan.looks[candidate.tokens.start].upper
                        && self.scan.word(candidate.tokens.start).len() <= SHORTEST_SHOUTED =>
                {
                    continue;
                }
                (KnownKind::Person, FormKind::Short) => Circumstance::KnownShort,
                (KnownKind::Person, FormKind::Full) => Circumstance::KnownPerson,
                (KnownKind::Organization, _) if known.doubtful && !self.shown_as_organization(start, candidate) => continue,
                (KnownKind::Organization, _) => Circumstance::KnownOrganization,
                _ if self.known_as_organization(candidate) && !self.toward(start, candidate.tokens.start) => continue,
                _ if known.doubtful && !self.shown_as_place(start, candidate) => continue,
                (KnownKind::Country | KnownKind::Capital, _) => Circumstance::KnownCountry,
                _ => Circumstance::KnownPlace,
            };
            if !said.contains(&circumstance) {
                said.push(circumstance);
                self.say(candidate, circumstance);
            }
        }
    }

    /// Whether a preposition of place stands before that does not also tell from whom something comes ("dari").
    fn toward(&self, start: usize, at: usize) -> bool {
        self.after_locative(start, at) && !self.scan.looks[at - 1].marks.has(Mark::Origin)
    }

    /// Whether a pack knows it as an organization: a name of both kinds is a place only behind a preposition of place.
    fn known_as_organization(&self, candidate: &Candidate) -> bool {
        candidate.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
    }

    /// Whether the text itself shows a doubtful name as a place: a preposition of place before, a known place behind a comma.
    fn shown_as_place(&self, start: usize, candidate: &Candidate) -> bool {
        candidate.role.is_some()
            || self.after_locative(start, candidate.tokens.start)
            || self.place_behind_comma(candidate.tokens.end)
            || self.small_head_before(start, candidate.tokens.start, HeadKind::Place)
    }

    /// Whether the text itself shows a doubtful name as an organization: a head noun before, a word of media or parties.
    fn shown_as_organization(&self, start: usize, candidate: &Candidate) -> bool {
        let at = candidate.tokens.start;
        candidate.office.is_none()
            && at > start
            && (self.small_head_before(start, at, HeadKind::Organization)
                || self.scan.cues().cues(self.scan.sym(at - 1), CuePlace::Before).any(|cue| cue.weights.organization > 0)
                || (!candidate.opens && !self.may_follow(candidate.tokens.end)))
    }

    /// Whether a preposition of place stands before a token, with at most an area noun between.
    pub fn after_locative(&self, start: usize, at: usize) -> bool {
        if at <= start {
            return false;
        }
        let before = self.scan.looks[at - 1].marks;
        before.has(Mark::Locative)
            || (before.has(Mark::Area) && at >= start + 2 && self.scan.looks[at - 2].marks.has(Mark::Locative))
    }

    fn place_behind_comma(&self, end: usize) -> bool {
        end + 1 < self.end
            && self.scan.is_mark(end, &[","])
            && self.known(end + 1).is_some_and(|met| {
                met.forms.iter().any(|form| self.is_place(form) && !self.scan.known().names[form.known as usize].doubtful)
            })
    }

    /// What its own words say.
    fn weigh_inside(&self, candidate: &mut Candidate) {
        let tokens = candidate.tokens.clone();
        let scan = self.scan;
        let words: Vec<usize> = tokens.clone().filter(|&at| scan.is_word(at)).collect();
        // "Sri Lanka": of the words of a state's whole name none speaks for a man
        let state = words.len() > 1
            && candidate
                .forms
                .iter()
                .any(|form| form.kind == FormKind::Full && scan.known().names[form.known as usize].kind == KnownKind::Country);
        for &at in words.iter().filter(|_| !state) {
            let sym = scan.sym(at);
            let first = at == tokens.start;
            let last = at + 1 == tokens.end && !first;
            for place in
                [Some(CuePlace::Within), first.then_some(CuePlace::First), last.then_some(CuePlace::Last)].into_iter().flatten()
            {
                for cue in scan.cues().cues(sym, place) {
                    let weights = [cue.weights.person, cue.weights.place, cue.weights.organization];
                    candidate.add(weights, &Reason::Cue(cue.id.clone()));
                }
            }
        }
        let common = words.iter().any(|&at| {
            let look = &scan.looks[at];
            look.common && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Particle])
        });
        if common && candidate.forms.is_empty() {
            self.say(candidate, Circumstance::HasCommonWord);
        }
        let first = &scan.looks[tokens.start];
        let shouted = first.upper && scan.word(tokens.start).len() > 2 && !first.marks.any(&[Mark::Given, Mark::Family]);
        if words.len() > 1 && shouted && !self.headline && candidate.forms.is_empty() && candidate.office.is_none() {
            self.say(candidate, Circumstance::OpensInCapitals);
        }
        let handle = tokens.start > 0 && scan.is_mark(tokens.start - 1, &["@"]);
        if candidate.forms.is_empty() && !handle && words.iter().any(|&at| inner_capitals(scan.word(at))) {
            self.say(candidate, Circumstance::InnerCapitals);
        }
        if words.len() > 1 && tokens.clone().any(|at| self.nickname(at).is_some()) {
            self.say(candidate, Circumstance::Nickname);
        }
        if words.len() == 1 && self.web_site(tokens.start) {
            self.say(candidate, Circumstance::WebSite);
        }
        // "Bandara John F. Kennedy": what a place is called after makes it no person.
        let headed = candidate.reason[PLACE].1 == Reason::Circumstance(Circumstance::PlaceHead);
        // What is known as something else has the shape of a person by chance: "Al Jazeera", "Santa Marta".
        let other = !candidate.forms.is_empty() && !candidate.forms.iter().any(|form| self.is_person(form));
        if words.len() > 1 && !common && !headed && !other {
            self.say(candidate, Circumstance::ManyWords);
            if words.iter().any(|&at| scan.is_initial(at)) {
                self.say(candidate, Circumstance::Initial);
            }
        }
        if words.len() == 1 {
            self.say(candidate, Circumstance::OneWord);
            if scan.looks[tokens.start].upper && !self.headline {
                self.say(candidate, Circumstance::Capitals);
            }
        }
        if self.headline {
            self.say(candidate, Circumstance::Headline);
        } else if candidate.opens && words.len() == 1 && !self.known_subject(candidate) && !self.apposed(candidate) {
            self.say(candidate, Circumstance::SentenceStart);
        }
        if let Some(gloss) = &candidate.gloss {
            let thing = scan.looks[gloss.start].marks.has(Mark::Calendar) || self.opens_with_thing(candidate);
            self.say(candidate, if thing { Circumstance::AbbreviatedThing } else { Circumstance::Abbreviated });
        }
    }

    /// Whether a sentence opens with the short name of known persons alone that is no common word, as its subject: a verb or
    /// what stands before one follows ("Putin mengirim", "Lavrov akan datang"), or what ends a subject ("Biden dan", "Modi,").
    fn known_subject(&self, candidate: &Candidate) -> bool {
        let scan = self.scan;
        let at = candidate.tokens.start;
        let next = candidate.tokens.end;
        if candidate.forms.is_empty()
            || candidate.forms.iter().any(|form| form.kind != FormKind::Short || !self.is_person(form))
            || scan.looks[at].common
            || scan.looks[at].marks.any(&[Mark::Honorific, Mark::Given, Mark::Syllable])
            || next >= self.end
        {
            return false;
        }
        let look = &scan.looks[next];
        let small = scan.is_word(next) && !look.capital;
        small && (look.marks.any(&[Mark::Verb, Mark::Function]) || scan.verbal(next)) || scan.is_mark(next, &[","])
    }

    /// Whether a description of a person in small letters between commas follows: "Wahid, guru honorer, melaporkan".
    fn apposed(&self, candidate: &Candidate) -> bool {
        const MOST: usize = 5;
        let scan = self.scan;
        let comma = candidate.tokens.end;
        if comma + 2 >= self.end || !scan.is_mark(comma, &[","]) || scan.looks[comma + 1].capital {
            return false;
        }
        let Some((length, _)) = self.office_name(comma + 1) else { return false };
        let from = comma + 1 + length;
        let close = (from..self.end.min(from + MOST)).find(|&at| !scan.is_word(at));
        close.is_some_and(|close| {
            scan.is_mark(close, &[","]) && close + 1 < self.end && scan.is_word(close + 1) && !scan.looks[close + 1].capital
        })
    }

    /// What stands before it.
    fn weigh_before(&self, start: usize, candidate: &mut Candidate) {
        let at = candidate.tokens.start;
        if at <= start {
            return;
        }
        let mut before = at - 1;
        if self.scan.is_mark(before, &["\"", "“", "'", "‘"]) && before > start {
            before -= 1;
        }
        for cue in self.scan.cues().cues(self.scan.sym(before), CuePlace::Before) {
            let weights = [cue.weights.person, cue.weights.place, cue.weights.organization];
            candidate.add(weights, &Reason::Cue(cue.id.clone()));
        }
        let foreign = candidate.tokens.len() > 1 && self.scan.looks[at].marks.has(Mark::ForeignArticle);
        if foreign && candidate.forms.is_empty() && self.scan.looks[at - 1].marks.has(Mark::NewsVerb) {
            self.say(candidate, Circumstance::MediumTells);
        }
        // A sentence's first word has its capital from there: "Pakta Rusia dan Iran …".
        let opens = at - 1 == start && candidate.forms.iter().any(|form| self.is_place(form));
        let title = self.scan.looks[at - 1].marks.has(Mark::Opener) && self.scan.looks[at - 1].capital && !self.headline;
        if title && !opens && !self.two_sides(candidate) {
            self.say(candidate, Circumstance::InTitle);
        }
        if self.after_locative(start, at) {
            self.say(candidate, Circumstance::AfterLocative);
        }
        // "masyarakat Indonesia", "bank Rusia": what a noun of organizations is of.
        let place = |form: &crate::packs::Form| self.is_place(form) && !self.scan.known().names[form.known as usize].doubtful;
        if self.small_head_before(start, at, HeadKind::Organization) && !candidate.forms.iter().any(place) {
            self.say(candidate, Circumstance::AfterOrganizationNoun);
        }
        // "kampus Universitas X" is a place of the university's.
        if candidate.score[ORGANIZATION] < SURE && self.small_head_before(start, at, HeadKind::Place) {
            self.say(candidate, Circumstance::PlaceHead);
        }
    }

    /// Whether it is a country joined to another: the sides of a war or treaty ("Perang Rusia-Ukraina"), not its title.
    fn two_sides(&self, candidate: &Candidate) -> bool {
        let country = |form: &crate::packs::Form| self.scan.known().names[form.known as usize].kind == KnownKind::Country;
        let joint = candidate.tokens.end;
        joint + 1 < self.end
            && (self.scan.is_mark(joint, &["-", "–", "/"])
                || self.scan.lexicon().is(self.scan.sym(joint), crate::packs::WordClass::Coordinator))
            && candidate.forms.iter().any(country)
            && self.known(joint + 1).is_some_and(|met| met.forms.iter().any(|form| country(form)))
    }

    /// What stands behind it.
    fn weigh_after(&self, candidate: &mut Candidate, offices: &mut [Found]) {
        let scan = self.scan;
        let mut next = candidate.gloss.as_ref().map_or(candidate.tokens.end, |gloss| gloss.end + 1);
        if next >= self.end {
            return;
        }
        if scan.is_mark(next, &["("]) && next + 2 < self.end && scan.is_mark(next + 2, &[")"]) {
            let inner = scan.token(next + 1);
            if inner.kind == TokenKind::Number && inner.span.len() <= 2 {
                self.say(candidate, Circumstance::Age);
            }
        }
        if scan.is_mark(next, &[","]) && next + 1 < self.end {
            if scan.looks[next + 1].marks.has(Mark::Degree) && scan.looks[next + 1].capital {
                self.say(candidate, Circumstance::Degree);
            }
            let number = scan.token(next + 1);
            if number.kind == TokenKind::Number && number.span.len() == 2 && next + 2 < self.end && scan.is_mark(next + 2, &[","])
            {
                self.say(candidate, Circumstance::Age);
            }
            if self.place_behind_comma(next) {
                self.say(candidate, Circumstance::BeforePlace);
            }
            if candidate.forms.is_empty()
                && candidate.office.is_none()
                && !scan.looks[next + 1].capital
                && let Some((length, rule)) = self.head(next + 1)
                && (rule.kind == HeadKind::Organization || rule.same)
                && !(next + 1 + length < self.end
                    && scan.lexicon().is(scan.sym(next + 1 + length), crate::packs::WordClass::Demonstrative))
            {
                self.say(
                    candidate,
                    match rule.kind {
                        HeadKind::Organization => Circumstance::BeforeOrganizationNoun,
                        HeadKind::Place => Circumstance::BeforePlaceNoun,
                    },
                );
            }
        }
        if scan.is_mark(next, &[",", "("])
            && let Ok(index) = offices.binary_search_by_key(&(next + 1), |office| office.whole.start)
        {
            let office = &mut offices[index];
            let own = !office.named;
            if own && candidate.score[PLACE] < SURE && candidate.score[ORGANIZATION] < SURE {
                self.say(candidate, Circumstance::BeforeOffice);
                if candidate.office.is_none() {
                    candidate.office = Some(index);
                    office.named = true;
                }
            }
        }
        // Adverbs between a subject and its verb are passed over.
        for _ in 0..2 {
            if next + 1 < self.end && scan.lexicon().is(scan.sym(next), crate::packs::WordClass::Adverb) {
                next += 1;
            }
        }
        let first = candidate.tokens.start;
        if candidate.opens
            && !self.headline
            && candidate.tokens.len() == 1
            && scan.sym(first) == crate::packs::Sym::NONE
            && !scan.looks[first].upper
            && scan.lexicon().is(scan.sym(next), crate::packs::WordClass::Reporting)
        {
            self.say(candidate, Circumstance::OpensSpeaking);
        }
        let foreign = candidate.tokens.len() > 1 && scan.looks[first].marks.has(Mark::ForeignArticle);
        if foreign && candidate.forms.is_empty() && scan.looks[next].marks.has(Mark::NewsVerb) {
            self.say(candidate, Circumstance::MediumTells);
        }
        for cue in scan.cues().cues(scan.sym(next), CuePlace::After) {
            let weights = [cue.weights.person, cue.weights.place, cue.weights.organization];
            candidate.add(weights, &Reason::Cue(cue.id.clone()));
        }
    }

    /// Whether nothing but a comma, a conjunction or both stand between two candidates.
    fn joined(&self, start: usize, a: &Candidate, b: &Candidate) -> bool {
        let gap = a.tokens.end..b.tokens.start;
        let and = |at: usize| self.scan.lexicon().is(self.scan.sym(at), crate::packs::WordClass::Coordinator);
        gap.start >= start
            && match gap.len() {
                1 => self.scan.is_mark(gap.start, &[",", "-", "–", "/", "&"]) || and(gap.start),
                2 => self.scan.is_mark(gap.start, &[","]) && and(gap.start + 1),
                _ => false,
            }
    }

    /// Whether the candidate is in a list that a conjunction ends: "A, *B*, dan C".
    fn listed(&self, start: usize, candidates: &[Candidate], index: usize) -> bool {
        (index..candidates.len().saturating_sub(1))
            .take_while(|&at| self.joined(start, &candidates[at], &candidates[at + 1]))
            .any(|at| !self.scan.is_mark(candidates[at + 1].tokens.start - 1, &[",", "-", "–", "/", "&"]))
    }

    /// Whether the capitalised words that end in the candidate open with a common noun that no body's name opens with:
    /// "Surat Berharga Negara (SBN)".
    fn opens_with_thing(&self, candidate: &Candidate) -> bool {
        let scan = self.scan;
        let mut first = candidate.tokens.start;
        // "Rektor Universitas Tadulako (Untad)": a body by its own head noun, whatever stands before.
        if self.head(first).is_some_and(|(_, rule)| rule.kind == HeadKind::Organization) || candidate.office_of {
            return false;
        }
        let sentence = scan.document.sentences[candidate.sentence].tokens.start;
        while first > sentence && scan.is_word(first - 1) && scan.looks[first - 1].capital && scan.looks[first - 1].common {
            first -= 1;
        }
        let look = &scan.looks[first];
        let common = look.marks.has(Mark::Common) && !look.marks.any(&[Mark::Given, Mark::Family]);
        common && candidate.forms.is_empty() && self.head(first).is_none()
    }

    /// Whether a token is the name of a web site.
    fn web_site(&self, at: usize) -> bool {
        let tail = self.scan.word(at).rsplit_once('.').map(|(_, tail)| tail.to_lowercase());
        tail.is_some_and(|tail| self.scan.packs.text.is(self.scan.lexicon().get(&tail), crate::packs::TextFact::Host))
    }

    /// What its neighbours in a list are.
    fn weigh_neighbours(&self, start: usize, candidates: &mut [Candidate]) {
        for backwards in [false, true] {
            let count = candidates.len();
            for step in 1..count {
                let (from, to) = if backwards { (count - step, count - step - 1) } else { (step - 1, step) };
                let (a, b) = (from.min(to), from.max(to));
                if candidates[from].nested || candidates[to].nested || !self.joined(start, &candidates[a], &candidates[b]) {
                    continue;
                }
                let (kind, score) = candidates[from].best();
                let and = !self.scan.is_mark(candidates[a].tokens.end, &[","]);
                // "Sapto, Tukiyo, dan Parmin": of a list of words alone one that is a person speaks for the others.
                let alone = |at: usize| candidates[at].tokens.len() == 1 && !candidates[at].opens;
                let persons = kind == PERSON && score >= GIVEN && alone(to) && self.listed(start, candidates, a);
                let place = kind == PLACE && score >= LIKELY && and;
                if score < SURE && !((place || persons) && candidates[to].forms.is_empty()) {
                    continue;
                }
                let gap = candidates[a].tokens.end..candidates[b].tokens.start;
                let comma = gap.len() == 1 && self.scan.is_mark(gap.start, &[","]) && !self.listed(start, candidates, b);
                let circumstance = match kind {
                    PERSON => Circumstance::BesidePerson,
                    PLACE => Circumstance::BesidePlace,
                    _ => Circumstance::BesideOrganization,
                };
                // "X, juru bicara" parts by commas too: a comma tells of lists only between like shapes.
                let like = candidates[a].tokens.len().min(2) == candidates[b].tokens.len().min(2);
                if !comma || (like && candidates[to].office.is_none()) || kind == PLACE {
                    self.say(&mut candidates[to], circumstance);
                }
            }
        }
    }
}
