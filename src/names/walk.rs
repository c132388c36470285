//! Walks a sentence from left to right and cuts it into candidates and offices, the surest shapes first:
//! office with name, head noun with name, known name, run of capitalised words. Weighs nothing but the shape itself.

mod runs;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::offices::Found;
use super::scan::Scan;
use crate::packs::format::{CuePlace, HeadKind};
use crate::packs::{Circumstance, Form, FormKind, KnownKind, KnownRules, Mark, Sym, Trie};
use crate::text::Case;

/// The longest run of capitalised words that can be one name.
pub const LONGEST: usize = 8;

/// A known name met in the text.
#[derive(Debug, Clone)]
pub struct Met<'a> {
    /// One past its last token.
    pub end: usize,
    /// The forms it may be.
    pub forms: Vec<&'a Form>,
}

/// A sentence being walked.
pub struct Walk<'a, 'b> {
    /// The looks of the tokens.
    pub scan: &'b Scan<'a>,
    /// The sentence.
    pub sentence: usize,
    /// One past its last token.
    pub end: usize,
    /// Whether capitals tell nothing in it.
    pub headline: bool,
    /// Folded words that stand capitalised where a capital tells something, anywhere in the article.
    pub seen: &'b FxHashSet<u32>,
    /// Folded words that the article shows to be organizations' names.
    pub organizations: &'b FxHashSet<u32>,
    /// Beginnings of the names of the article's companies.
    pub companies: &'b FxHashSet<Vec<u32>>,
    /// Candidates found, in order of their first token.
    pub candidates: Vec<Candidate>,
    /// Offices found, in order.
    pub offices: Vec<Found>,
}

impl<'a, 'b> Walk<'a, 'b> {
    /// Walks the sentence.
    pub fn run(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            at = self.step(at).max(at + 1);
        }
    }

    /// Takes what begins at a token and gives the first token after it.
    fn step(&mut self, at: usize) -> usize {
        if self.scan.looks[at].date {
            return at + 1;
        }
        if !self.scan.is_word(at) {
            return self.numbered(at).unwrap_or(at + 1);
        }
        // "US$ 5": a currency.
        if at + 1 < self.end && self.scan.is_mark(at + 1, &["$"]) && self.scan.touches(at) {
            return at + 2;
        }
        if let Some(next) = self.number_plate(at) {
            return next;
        }
        if let Some(next) = self.syllabic_name(at) {
            return next;
        }
        if let Some(next) = self.named_like_office(at) {
            return next;
        }
        // "kata Putri": a word of kin alone, which only a longer name elsewhere makes one.
        let look = &self.scan.looks[at];
        if look.marks.has(Mark::RareGiven)
            && !look.marks.has(Mark::Field)
            && look.capital
            && !look.opens
            && !self.headline
            && !(at + 1 < self.end && self.scan.looks[at + 1].capital)
        {
            self.candidates.push(self.candidate(at..at + 1));
            return at + 1;
        }
        if let Some(next) = self.office(at) {
            return next;
        }
        if let Some(next) = self.honorific(at) {
            return next;
        }
        if let Some(next) = self.headed(at, false) {
            return next;
        }
        if let Some(end) = self.named_like_other(at) {
            self.push_by(at..end, Circumstance::BeforeGiven);
            return end;
        }
        if let Some(end) = self.company_named(at) {
            self.push_by(at..end, Circumstance::AfterOrganizationNoun);
            return end;
        }
        if let Some(next) = self.ticket(at) {
            return next;
        }
        if let Some(next) = self.initials(at) {
            return next;
        }
        let mut met = self.known(at);
        if met.as_ref().is_some_and(|met| met.end == at + 1 && self.unlike_name(at, met)) {
            met = None;
        }
        if let Some(met) = &met
            && self.initials_with_age(at, met)
        {
            let end = met.end;
            self.push_run(at..end);
            return end;
        }
        if met.as_ref().is_some_and(|met| self.english_phrase(met)) {
            let end = self.run_end(at);
            self.push_run(at..end);
            return end;
        }
        if let Some(met) = &met
            && !self.continues(at, met)
            && !self.given_by_place(at)
        {
            if met.forms.iter().all(|form| self.is_place(form))
                && let Some(end) = self.firm(at)
                && end > met.end
            {
                self.push_run(at..end);
                return end;
            }
            return self.push_known(at, met);
        }
        if !self.may_open_run(at) {
            return met.map_or(at + 1, |met| self.push_known(at, &met));
        }
        let end = self.run_end(at);
        self.push_run(at..end);
        end
    }

    /// Whether a token that is a known name is more likely none: function words and numerals that are family names too,
    /// and branches of organizations named alone ("DPP").
    fn unlike_name(&self, at: usize, met: &Met<'_>) -> bool {
        let marks = self.scan.looks[at].marks;
        let person = met.forms.iter().all(|form| self.is_person(form));
        (person
            && (marks.any(&[Mark::Function, Mark::Calendar, Mark::Honorific])
                || self.scan.is_numeral(at)
                || self.scan.token(at).span.len() < 2))
            || marks.has(Mark::Branch)
    }

    /// "Pak Budi", "Dr. Hasan": honorifics, then a name.
    fn honorific(&mut self, at: usize) -> Option<usize> {
        if self.given_by_place(at) {
            return None;
        }
        let name = self.honorifics(at)?;
        if name >= self.end || !self.may_be_person(name) {
            return None;
        }
        // "TNI AL" is a force, though "TNI" stands before its officers' names.
        if self.known(at).is_some_and(|met| met.end > name && met.forms.iter().all(|form| self.is_organization(form))) {
            return None;
        }
        let end = self.person_end(name);
        self.push_by(name..end, Circumstance::AfterHonorific);
        Some(end)
    }

    /// The first token after one or more honorifics at `at`.
    pub fn honorifics(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < self.end
            && self.scan.looks[next].marks.has(Mark::Honorific)
            && (next == at || self.scan.looks[next].capital)
            && self.syllabic(next).is_none()
        {
            next += 1;
            if next < self.end && self.scan.is_mark(next, &["."]) && self.scan.touches(next - 1) {
                next += 1;
            }
            // "Jenderal (Purn) X", "Letjen TNI X".
            if next + 2 < self.end && self.scan.is_mark(next, &["("]) && self.scan.looks[next + 1].marks.has(Mark::Honorific) {
                let close = (next + 2..self.end.min(next + 5)).find(|&close| self.scan.is_mark(close, &[")"]));
                next = close.map_or(next, |close| close + 1);
            }
        }
        (next > at).then_some(next)
    }

    /// The longest known name that begins at `at` and is written as its form asks.
    pub fn known(&self, at: usize) -> Option<Met<'a>> {
        let known: &'a KnownRules = self.scan.known();
        let mut node = Trie::<Form>::ROOT;
        let mut best = None;
        let mut next = at;
        while next < self.end {
            let look = &self.scan.looks[next];
            if look.fold == KnownRules::NO_FOLD {
                // "St. Petersburg": a full stop that ends an abbreviation is passed over.
                if next > at
                    && self.scan.is_mark(next, &["."])
                    && self.scan.touches(next - 1)
                    && self.scan.token(next - 1).span.len() <= 3
                {
                    next += 1;
                    continue;
                }
                // "Trinidad & Tobago", "Washington, DC".
                if next > at
                    && self.scan.is_mark(next, &["&"])
                    && let Some(to) = known.forms.step(node, known.fold("&"))
                {
                    (node, next) = (to, next + 1);
                    continue;
                }
                if next > at && self.seat_behind_comma(node, next) {
                    next += 1;
                    continue;
                }
                break;
            }
            let Some(to) = known.forms.step(node, look.fold) else { break };
            node = to;
            next += 1;
            let forms: Vec<&Form> = known.forms.values(node).iter().filter(|form| self.cased(at..next, form)).collect();
            if !forms.is_empty() {
                best = Some(Met { end: next, forms });
            }
        }
        best
    }

    /// Whether a comma at `at` parts a known place's name from the abbreviation that it ends in ("Washington, DC").
    fn seat_behind_comma(&self, node: u32, at: usize) -> bool {
        at + 1 < self.end
            && self.scan.is_mark(at, &[","])
            && self.scan.looks[at + 1].upper
            && self.scan.known().forms.step(node, self.scan.looks[at + 1].fold).is_some_and(|node| {
                let mut forms = self.scan.known().forms.values(node).iter().peekable();
                forms.peek().is_some() && forms.all(|form| self.is_place(form))
            })
    }

    /// Whether the tokens are written as a form asks: capitals for abbreviations, a capital first for the rest.
    fn cased(&self, tokens: Range<usize>, form: &Form) -> bool {
        let scan = self.scan;
        // "Nada" at a sentence's head is no "NADA".
        let title = |at: usize| !scan.looks[at].upper && (scan.looks[at].opens || scan.looks[at].common);
        if form.abbreviation && tokens.len() == 1 && title(tokens.start) && !self.headline {
            return false;
        }
        if form.capitals {
            return tokens.clone().all(|at| scan.looks[at].upper || scan.token(at).case == Case::None)
                && !(self.headline && tokens.clone().all(|at| scan.looks[at].common));
        }
        let small = |at: usize| !scan.looks[at].capital && scan.is_word(at);
        if !small(tokens.start) {
            // "Laut timur" is no "Laut Timur": inside a name only small words are written small ("Port of Spain").
            let marks = |at: usize| scan.looks[at].marks;
            let plain = |at: usize| marks(at).has(Mark::Common) && !marks(at).has(Mark::Joiner);
            let inner = tokens.clone().skip(1).filter(|&at| small(at) && plain(at)).count();
            return inner == 0 || scan.known().names[form.known as usize].kind == KnownKind::Organization;
        }
        // Web text in small letters: full names of two words or more that are not all common words.
        form.kind == FormKind::Full
            && tokens.len() > 1
            && tokens.clone().all(small)
            && !tokens.clone().all(|at| scan.looks[at].common)
    }

    /// Whether a run of capitalised words goes on after a known name, so that the name is only its beginning.
    fn continues(&self, at: usize, met: &Met<'_>) -> bool {
        let single = met.end == at + 1;
        // "Gazprom Neft"; but "NASA Budi" are two.
        let firm = single
            && !self.headline
            && !self.scan.looks[at].upper
            && met.end < self.end
            && !self.scan.looks[met.end].upper
            && !self.scan.looks[met.end].marks.any(&[Mark::Given, Mark::Family, Mark::Honorific])
            && !self.other_begins(met.end);
        let unsure = met.forms.iter().all(|form| {
            let known = &self.scan.known().names[form.known as usize];
            form.kind == FormKind::Short
                || (firm && known.kind == KnownKind::Organization)
                || (single
                    && matches!(known.kind, KnownKind::City | KnownKind::Landmark | KnownKind::Person | KnownKind::Capital))
        });
        let person = met.forms.iter().any(|form| self.is_person(form));
        if self.scan.looks[at].prefix > 0 || met.end >= self.end {
            return false;
        }
        // "Siti Aisyah binti Asria" is longer than the known name.
        if person && (self.particle_joins(met.end) || self.nickname(met.end).is_some()) {
            return true;
        }
        // "Ho Kian Huat": a common word between two words of a name belongs to it.
        let over = |next: usize| {
            !self.headline && next + 1 < self.end && self.may_follow(next + 1) && !self.scan.looks[next + 1].common && person
        };
        unsure
            && self.may_follow(met.end)
            && (!self.scan.looks[met.end].common || over(met.end) && !self.other_begins(met.end))
            && self.known(met.end).is_none_or(|next| {
                next.forms.iter().all(|form| form.kind == FormKind::Short)
                    // "Ali Mahmoud Abbas" is not Mahmoud Abbas.
                    || (person && !self.headline && next.forms.iter().all(|form| self.is_person(form)))
            })
    }

    /// Pushes a candidate for a known name.
    pub fn push_known(&mut self, at: usize, met: &Met<'_>) -> usize {
        if met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization) {
            self.inner_country(at..met.end);
        }
        let mut candidate = self.candidate(at..met.end);
        candidate.forms = met.forms.iter().map(|&&form| form).collect();
        if met.forms.iter().all(|form| self.is_place(form)) {
            candidate.tokens.end = self.compass_end(met.end);
            candidate.span.end = self.scan.document.span(&candidate.tokens).end;
        }
        self.take_gloss(&mut candidate);
        // "Blue Bird Tbk".
        if candidate.gloss.is_none() && met.forms.iter().all(|form| self.is_organization(form)) {
            candidate.tokens.end = self.company_suffix(candidate.tokens.end);
            candidate.span = self.scan.document.span(&candidate.tokens);
        }
        let end = candidate.tokens.end;
        let next = candidate.gloss.as_ref().map_or(end, |gloss| gloss.end + 1);
        self.candidates.push(candidate);
        next
    }

    /// One past the compass words behind a place that name a part of it: "Gaza selatan", "Libya Barat".
    fn compass_end(&self, from: usize) -> usize {
        let part = |at: usize| {
            let look = &self.scan.looks[at.min(self.end - 1)];
            // "di Gaza dalam sepekan": a preposition.
            at < self.end && look.marks.has(Mark::Compass) && !look.date && (look.capital || !look.marks.has(Mark::Function))
        };
        let mut end = from;
        while end < from + 2 && part(end) {
            end += 1;
        }
        // "di Rusia timur laut"; but "Rusia barat dan timur" and "Eropa tengah malam" are left.
        let followed = end < self.end && self.scan.is_word(end) && !self.scan.looks[end].marks.any(&[Mark::Function, Mark::Verb]);
        if followed && !self.scan.looks[end].capital { from } else { end }
    }

    /// Whether a form is one of a person.
    pub fn is_person(&self, form: &Form) -> bool {
        self.scan.known().names[form.known as usize].kind == KnownKind::Person
    }

    /// Whether a form is one of an organization.
    fn is_organization(&self, form: &Form) -> bool {
        self.scan.known().names[form.known as usize].kind == KnownKind::Organization
    }

    /// Whether a form is one of a place.
    pub fn is_place(&self, form: &Form) -> bool {
        self.scan.known().names[form.known as usize].kind < KnownKind::Person
    }

    /// Pushes a candidate for a run of capitalised words, without the common words at its ends.
    fn push_run(&mut self, run: Range<usize>) {
        let plain = |walk: &Self, at: usize| {
            let look = &walk.scan.looks[at];
            look.common && !look.marks.any(&[Mark::Given, Mark::Family]) && !look.upper
        };
        let (mut start, mut end) = (run.start, run.end);
        // "Press Photo Service", "Post Office Travel Money (POTM)": common words too are part of a foreign body's name.
        let whole = self.candidate(run.clone());
        let foreign = !self.headline
            && run.len() > 1
            && (self.scan.cues().cues(self.scan.sym(run.end - 1), CuePlace::Last).any(|cue| cue.weights.organization != 0) || {
                let mut glossed = whole.clone();
                self.take_gloss(&mut glossed);
                run.clone().any(|at| !self.scan.looks[at].common)
                    && glossed.gloss.is_some_and(|gloss| !self.scan.looks[gloss.start].marks.has(Mark::Calendar))
            });
        // "El Universal": what an article of another language opens is whole.
        let foreign = foreign || run.len() > 1 && !self.headline && self.scan.looks[run.start].marks.has(Mark::ForeignArticle);
        while start < end && plain(self, start) && !(foreign && !self.scan.looks[start].opens) {
            start += 1;
        }
        while start < end && !foreign && (plain(self, end - 1) || !self.scan.is_word(end - 1)) {
            end -= 1;
        }
        if start == end {
            return;
        }
        let mut candidate = self.candidate(start..end);
        if let Some(met) = self.known(start)
            && met.end == end
        {
            candidate.forms = met.forms.iter().map(|&&form| form).collect();
        }
        // "Gazprom Neft": what begins with an organization's name is one.
        let firm = candidate.forms.is_empty()
            && self.known(start).is_some_and(|met| {
                met.forms.iter().all(|form| {
                    let known = &self.scan.known().names[form.known as usize];
                    known.kind == KnownKind::Organization && !known.doubtful
                })
            });
        if firm {
            self.say(&mut candidate, Circumstance::KnownOrganization);
        }
        self.take_gloss(&mut candidate);
        self.candidates.push(candidate);
    }

    /// A candidate of whole tokens with its key.
    pub fn candidate(&self, tokens: Range<usize>) -> Candidate {
        let mut span = self.scan.document.span(&tokens);
        let first = &self.scan.looks[tokens.start];
        // "pro-Rusia" names Rusia; "se-Jawa" is all of Jawa.
        if first.prefix > 0 && !first.marks.has(Mark::Locative) {
            span.start += u32::from(first.prefix);
        }
        let mut candidate = Candidate::new(tokens.clone(), span, self.sentence);
        candidate.key = self.key(tokens.clone());
        candidate.opens = self.scan.looks[tokens.start].opens || self.headline;
        candidate
    }

    /// The folded words of tokens, marks left out.
    pub fn key(&self, tokens: Range<usize>) -> Vec<u32> {
        tokens.filter(|&at| self.scan.looks[at].fold != KnownRules::NO_FOLD).map(|at| self.scan.looks[at].fold).collect()
    }

    /// The head noun that begins at a token: its length and rule.
    pub fn head(&self, at: usize) -> Option<(usize, crate::packs::HeadRule)> {
        let heads = &self.scan.cues().heads;
        let syms = (at..self.end).map(|at| self.scan.sym(at)).take_while(|&sym| sym != Sym::NONE).map(|sym| sym.0);
        heads.longest(syms).map(|(length, rules)| (length, rules[0]))
    }

    /// Whether the words right before `at` are a head noun of organizations written small ("perusahaan X").
    pub fn small_head_before(&self, start: usize, at: usize, kind: HeadKind) -> bool {
        (1..=3).any(|length| {
            at >= start + length
                && (!self.scan.looks[at - length].capital
                    || length > 1 && self.scan.looks[at - length].opens && !self.scan.looks[at - 1].capital)
                && self.head(at - length).is_some_and(|(found, rule)| found == length && rule.kind == kind)
        })
    }
}
