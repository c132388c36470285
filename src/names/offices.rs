//! Finds offices and descriptions of persons with all that belongs to them ("mantan Wakil Menteri Luar Negeri Rusia untuk
//! Asia"), and the name beside them. Leaves to `holders.rs` whom an office without a name means.

use std::ops::Range;

use super::PlaceRole;
use super::candidate::Reason;
use super::evidence::inner_capitals;
use super::walk::Walk;
use crate::packs::format::OfficeScope;
use crate::packs::{Circumstance, FormKind, KnownKind, Mark, Sym, WordClass};
use crate::text::TokenKind;

/// An office found in the text.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its tokens, words before it such as "mantan" left out.
    pub tokens: Range<usize>,
    /// From the first word that belongs to it ("mantan") on.
    pub whole: Range<usize>,
    /// The sentence.
    pub sentence: usize,
    /// Its id.
    pub id: String,
    /// The office: index into the offices of the pack.
    pub office: u16,
    /// The known country or place it is of.
    pub place: Option<u32>,
    /// Whether it is an office of the past, of a candidate or of one chosen but not yet in it.
    pub not_now: bool,
    /// The candidate that is the organization it is of: index into the sentence's candidates.
    pub organization: Option<usize>,
    /// Whether a name stands beside it.
    pub named: bool,
}

impl Walk<'_, '_> {
    /// The office name that begins at a token: its length and the office.
    pub fn office_name(&self, at: usize) -> Option<(usize, u16)> {
        let scan = self.scan;
        let syms = (at..self.end).map(|at| scan.sym(at)).take_while(|&sym| sym != Sym::NONE).map(|sym| sym.0);
        scan.titles().names.longest(syms).map(|(length, offices)| (length, offices[0]))
    }

    /// An office with its complements and name at `at`; gives the first token after it.
    pub fn office(&mut self, at: usize) -> Option<usize> {
        // "Pebulu tangkis Indonesia *Putri* Kusuma Wijayanti": a name.
        if self.given_by_place(at) {
            return None;
        }
        let (head, deputy, not_now) = self.before_office(at)?;
        let (length, office) = self.office_name(head)?;
        let length = self.without_organization(head, length);
        let rule = &self.scan.titles().offices[office as usize];
        let id = match deputy {
            Some(deputy) => format!("{}-{}", crate::packs::slug(self.scan.word(deputy)), rule.id),
            None => rule.id.clone(),
        };
        let (descriptor, scope) = (rule.descriptor, rule.of);
        // "Amir Syamsuddin": a word of office that is a given name, and no country behind it.
        if length == 1
            && self.scan.looks[head].marks.has(Mark::Given)
            && self.scan.looks[head].capital
            && !self.known(head + 1).is_some_and(|met| met.forms.iter().any(|form| self.is_place(form)))
            && (self.may_follow(head + 1) || !descriptor && !self.headline)
            && head == at
        {
            return None;
        }
        let mut found = Found {
            tokens: deputy.unwrap_or(head)..head + length,
            whole: at..head + length,
            sentence: self.sentence,
            id,
            office,
            place: None,
            not_now,
            organization: None,
            named: false,
        };
        let mut next = self.complements(head + length, &mut found, scope);
        if let Some(end) = self.unknown_seat(next, head + length, scope, &found) {
            let mut seat = self.candidate(next..end);
            seat.add([0, 8, 0], &Reason::Circumstance(Circumstance::BeforeOffice));
            seat.role = Some(PlaceRole::Modifier);
            seat.office_of = true;
            self.candidates.push(seat);
            next = end;
        }
        found.tokens.end = next;
        found.whole.end = next;
        if !self.given_by_place(next)
            && let Some(after) = self.honorifics(next)
        {
            next = after;
        }
        if let Some(end) = self.of_unknown(next) {
            let mut body = self.candidate(next..end);
            let place = scope == OfficeScope::Place && found.place.is_none();
            body.add(if place { [0, 8, 0] } else { [0, 0, 8] }, &Reason::Circumstance(Circumstance::BeforeOffice));
            body.role = place.then_some(PlaceRole::Modifier);
            body.office_of = true;
            if !place {
                found.organization = Some(self.candidates.len());
            }
            self.candidates.push(body);
            found.tokens.end = end;
            found.whole.end = end;
            next = end;
        }
        // "Kapolda Bali Irjen (Pol) X", "Menlu Korut, X,".
        let index = self.offices.len();
        let (name, weight) = match self.name_after(next, descriptor) {
            Some(found) => found,
            None => {
                self.offices.push(found);
                return Some(next);
            }
        };
        let end = self.person_end(name);
        let mut candidate = self.candidate(name..end);
        if let Some(met) = self.known(name)
            && met.end == end
        {
            candidate.forms = met.forms.iter().map(|&&form| form).collect();
        }
        self.say(&mut candidate, weight);
        candidate.office = Some(index);
        found.named = true;
        self.offices.push(found);
        self.candidates.push(candidate);
        Some(end)
    }

    /// The length of an office's name without the organization that its last words begin ("Ketua | Mahkamah Konstitusi",
    /// "Ketua Umum | Partai X"), which is a name of its own where it is written so.
    fn without_organization(&self, at: usize, length: usize) -> usize {
        let begins = |next: usize| {
            // "Menteri BUMN | Budi": the body's name is all in the office's.
            let follows = at + length;
            let person = follows < self.end
                && (self.scan.looks[follows].marks.has(Mark::Given)
                    || self.known(follows).is_some_and(|met| met.forms.iter().any(|form| self.is_person(form))));
            let head = !self.scan.looks[next].marks.has(Mark::Branch)
                && !person
                && self.head(next).is_some_and(|(head, rule)| {
                    rule.kind == crate::packs::format::HeadKind::Organization
                        && next + head >= at + length
                        && self.scan.looks[next].capital
                });
            let known = self.known(next).is_some_and(|met| {
                met.end >= at + length
                    && met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
            });
            head || known
        };
        (1..length).find(|&short| begins(at + short)).unwrap_or(length)
    }

    /// Words before an office name: where the name begins, the word that makes it a deputy's, whether it is not held now.
    fn before_office(&self, at: usize) -> Option<(usize, Option<usize>, bool)> {
        let mut head = at;
        let mut deputy = None;
        let mut not_now = false;
        for _ in 0..4 {
            if head >= self.end {
                return None;
            }
            let marks = self.scan.looks[head].marks;
            if self.office_name(head).is_some() {
                return Some((head, deputy, not_now));
            }
            if marks.any(&[Mark::Former, Mark::Candidate]) {
                not_now = true;
            } else if marks.has(Mark::Deputy) {
                deputy = Some(head);
            } else if !marks.has(Mark::Acting) {
                return None;
            }
            head += 1;
            if head < self.end && self.scan.is_mark(head, &["."]) && self.scan.touches(head - 1) {
                head += 1;
            }
        }
        None
    }

    /// What follows an office name and belongs to it; gives the first token after it.
    fn complements(&mut self, from: usize, found: &mut Found, scope: OfficeScope) -> usize {
        let mut next = from;
        while next < self.end {
            let look = self.scan.looks[next];
            if look.date || self.syllabic(next).is_some() || self.given_by_place(next) {
                break;
            }
            let step = if look.marks.has(Mark::Elect) {
                found.not_now = true;
                Some(next + 1)
            } else if self.ordinal(next) || self.numbered_branch(next) {
                Some(next + 1)
            } else {
                self.place_complement(next, found)
                    .or_else(|| self.organization_complement(next, found, scope))
                    .or_else(|| self.gloss_complement(next))
                    .or_else(|| self.field_complement(next, found))
                    .or_else(|| self.list_complement(next))
                    .or_else(|| self.origin_complement(next, found))
            };
            match step {
                Some(step) => next = step,
                None => break,
            }
        }
        next
    }

    /// "Ketua RT 05 Darsono": a number between the office and a name.
    fn numbered_branch(&self, at: usize) -> bool {
        self.scan.token(at).kind == TokenKind::Number
            && self.scan.token(at).span.len() <= 3
            && self.scan.looks[at - 1].upper
            && at + 1 < self.end
            && self.may_be_person(at + 1)
    }

    /// "ke-7", "II".
    fn ordinal(&self, at: usize) -> bool {
        let word = self.scan.word(at);
        let numbered =
            word.find('-').is_some_and(|dash| word[dash + 1..].bytes().all(|b| b.is_ascii_digit()) && dash + 1 < word.len());
        let roman = self.scan.looks[at].upper && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        (numbered && !self.scan.looks[at].capital) || roman
    }

    /// A place the office is of.
    fn place_complement(&mut self, at: usize, found: &mut Found) -> Option<usize> {
        if !self.scan.is_word(at) || self.scan.looks[at].prefix > 0 {
            return None;
        }
        let met = self.known(at)?;
        let form = met.forms.iter().find(|form| self.is_place(form) && form.kind == FormKind::Full)?;
        // "Juru bicara Kremlin": of who sits there, not of the building.
        if met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization) {
            return None;
        }
        // "Presiden Jordan Bardella": a town's name before another name may be a given name.
        let known = &self.scan.known().names[form.known as usize];
        let country = matches!(known.kind, KnownKind::Country);
        let describes = self.scan.titles().offices[found.office as usize].descriptor;
        if country && describes && met.end == at + 1 && self.namesake(at) {
            return None;
        }
        if !country && self.scan.looks[at].marks.has(Mark::Given) && met.end == at + 1 && self.may_be_person(met.end) {
            return None;
        }
        if known.doubtful && found.place.is_some() {
            return None;
        }
        // "Kapolres Metro Jakarta Selatan": a word before the place that is another's name.
        let another = |met: super::walk::Met<'_>| met.forms.iter().any(|form| self.is_place(form));
        if known.doubtful && self.known(met.end).is_some_and(another) {
            return Some(met.end);
        }
        let mut candidate = self.candidate(at..met.end);
        candidate.forms = met.forms.iter().filter(|form| self.is_place(form)).map(|&&form| form).collect();
        candidate.role = Some(PlaceRole::Modifier);
        candidate.add([0, 6, 0], &Reason::Circumstance(Circumstance::KnownPlace));
        if found.place.is_none() || country {
            found.place = Some(form.known);
        }
        self.candidates.push(candidate);
        Some(met.end)
    }

    /// An organization the office is of.
    fn organization_complement(&mut self, at: usize, found: &mut Found, scope: OfficeScope) -> Option<usize> {
        if !self.scan.is_word(at) {
            return None;
        }
        if let Some(next) = self.headed(at, true) {
            found.organization = self.candidates.iter().rposition(|candidate| !candidate.nested);
            return Some(next);
        }
        if let Some(met) = self.known(at) {
            let organization = |form: &&&crate::packs::Form| {
                form.kind == FormKind::Full && self.scan.known().names[form.known as usize].kind == KnownKind::Organization
            };
            met.forms.iter().find(organization)?;
            let mut candidate = self.candidate(at..met.end);
            candidate.forms = met.forms.iter().filter(organization).map(|&&form| form).collect();
            candidate.add([0, 0, 6], &Reason::Circumstance(Circumstance::KnownOrganization));
            self.take_gloss(&mut candidate);
            candidate.office_of = true;
            if candidate.gloss.is_none() {
                candidate.tokens.end = self.company_suffix(met.end);
                candidate.span = self.scan.document.span(&candidate.tokens);
            }
            let next = candidate.gloss.as_ref().map_or(candidate.tokens.end, |gloss| gloss.end + 1);
            found.organization = Some(self.candidates.len());
            self.candidates.push(candidate);
            return Some(next);
        }
        if let Some(end) = self.named_body(at, scope) {
            let mut candidate = self.candidate(at..end);
            candidate.office_of = true;
            candidate.add([0, 0, 8], &Reason::Circumstance(Circumstance::AfterOrganizationNoun));
            self.take_gloss(&mut candidate);
            found.organization = Some(self.candidates.len());
            let next = candidate.gloss.as_ref().map_or(end, |gloss| gloss.end + 1);
            self.candidates.push(candidate);
            return Some(next);
        }
        // "Ketua LSI Budi": capitals after an office that is of organizations.
        let look = self.scan.looks[at];
        let shown = self.organizations.contains(&look.fold) || self.before_given(at);
        // "Direktur TVOne Budi": no person is written so.
        let coined = inner_capitals(self.scan.word(at)) && self.may_follow(at + 1);
        // "pemimpin MDC Morgan Tsvangirai": capitals before another name.
        let shouted = look.upper && self.scan.word(at).len() > 2 && self.may_follow(at + 1) && !self.scan.looks[at + 1].upper;
        if (scope == OfficeScope::Organization || shouted || self.organizations.contains(&look.fold))
            && (look.upper || shown || coined)
            && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Honorific, Mark::Born])
            && !look.common
            && self.scan.nameable(at)
            && !self.scan.is_initial(at)
        {
            let mut candidate = self.candidate(at..at + 1);
            candidate.add([0, 0, 5], &Reason::Circumstance(Circumstance::Capitals));
            found.organization = Some(self.candidates.len());
            self.candidates.push(candidate);
            return Some(at + 1);
        }
        None
    }

    /// An abbreviation in brackets ("Komisi Yudisial (KY)", "Korea Utara (Korut)").
    fn gloss_complement(&mut self, at: usize) -> Option<usize> {
        if !(self.scan.is_mark(at, &["("])
            && at + 2 < self.end
            && self.scan.is_mark(at + 2, &[")"])
            && self.scan.looks[at + 1].capital)
        {
            return None;
        }
        let known = self.known(at + 1).filter(|met| met.end == at + 2);
        // "Laksamana Madya (Purn) X".
        if self.scan.looks[at + 1].marks.has(Mark::Honorific) {
            return Some(at + 3);
        }
        if known.is_none() && !self.scan.looks[at + 1].upper && self.office_name(at + 1).is_none() {
            return None;
        }
        if let Some(met) = known {
            self.push_known(at + 1, &met);
            if let Some(candidate) = self.candidates.last_mut() {
                candidate.role = Some(PlaceRole::Modifier);
            }
        }
        Some(at + 3)
    }

    /// A field of duty: "politik", "bidang hukum", "untuk Asia".
    fn field_complement(&mut self, at: usize, found: &mut Found) -> Option<usize> {
        let marks = self.scan.looks[at].marks;
        if marks.has(Mark::Field) {
            // "menteri *dalam* negeri", but "panel ahli PBB | dalam laporannya"
            let next = self.scan.looks.get(at + 1).filter(|_| at + 1 < self.end);
            let governs = self.scan.packs.lexicon.is(self.scan.document.tokens[at].sym, WordClass::Preposition);
            return (!governs || next.is_some_and(|next| next.marks.has(Mark::Field))).then_some(at + 1);
        }
        if !marks.has(Mark::FieldMarker) {
            // Capitalised common words: "Direktur Perlindungan WNI", "Menteri Riset".
            let look = self.scan.looks[at];
            let joined = look.marks.has(Mark::Joiner)
                && at + 1 < self.end
                && at > found.tokens.start
                && self.scan.looks[at - 1].capital
                && self.scan.looks[at + 1].capital
                && !self.scan.looks[at + 1].marks.any(&[Mark::Given, Mark::Family])
                && self.office_name(at + 1).is_none()
                && self.known(at + 1).is_none();
            // "Direktur Pemasaran dan Niaga": the word behind "dan" is a field too, whatever it is.
            if joined && !self.headline {
                return Some(at + 2);
            }
            if !self.headline && self.field_before_name(at, found) {
                return Some(at + 1);
            }
            let plain = look.capital
                && look.common
                && !look.opens
                && self.scan.is_word(at)
                && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Honorific, Mark::Function, Mark::Opener]);
            let titled = self.scan.looks[found.tokens.start].capital && !self.headline && !self.organization_at(at);
            return (titled && plain && self.office_name(at).is_none()).then_some(at + 1);
        }
        let mut next = self.body_of_field(at + 1, found).unwrap_or(at + 1);
        while next < self.end {
            let look = self.scan.looks[next];
            let capital_common = look.capital && look.common && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Opener]);
            if look.date || self.organization_at(next) && next + 1 < self.end {
                break;
            }
            #[allow(clippy::if_same_then_else, reason = "ways to go on, each with its own condition")]
            if let Some(step) = self.place_complement_of_field(next) {
                next = step;
            } else if look.marks.has(Mark::Field) || (capital_common && self.office_name(next).is_none()) {
                next += 1;
            } else if next > at + 1
                && next + 1 < self.end
                && (look.marks.has(Mark::Joiner) || self.scan.is_mark(next, &[",", "/"]))
                && (self.known(next + 1).is_some_and(|met| met.forms.iter().any(|form| self.is_place(form)))
                    || self.scan.looks[next + 1].marks.has(Mark::Field)
                    || (self.scan.looks[next + 1].capital && self.scan.looks[next + 1].common))
                && !self.scan.is_mark(next, &[","])
            {
                next += 1;
            } else {
                break;
            }
        }
        // A bare marker that is a branch of what follows: "Ketua Fraksi | Partai X".
        let branch = marks.has(Mark::Branch) && next < self.end && self.organization_at(next);
        (next > at + 1 || branch).then_some(next)
    }

    /// "Menteri Pendidikan Tinggi|, Sains, dan Teknologi X": more fields of a capitalised office.
    fn list_complement(&self, at: usize) -> Option<usize> {
        let titled = self.scan.is_mark(at, &[","]) && self.scan.looks[at - 1].capital && self.scan.looks[at - 1].common;
        titled.then(|| self.listed_fields(at)).flatten()
    }

    /// "Menteri *Unifikasi* Kim Young-ho": an unknown word between an office of a country and a name that shows itself.
    fn field_before_name(&self, at: usize, found: &Found) -> bool {
        let look = &self.scan.looks[at];
        let name = at + 1;
        let whole = |met: super::walk::Met<'_>| met.end > name + 1 && met.forms.iter().any(|form| self.is_person(form));
        self.scan.titles().offices[found.office as usize].of == OfficeScope::Country
            && look.capital
            && !look.opens
            && !look.upper
            && name < self.end
            && self.may_follow(name)
            && self.scan.token(at).span.len() > 3
            && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Clan, Mark::Honorific, Mark::Born])
            && self.known(at).is_none()
            && (self.syllabic(name).is_some() || self.known(name).is_some_and(whole))
    }

    /// "Duta Besar Rusia untuk | PBB Vassily Nebenzia": a known body that an envoy of a state is sent to.
    fn body_of_field(&mut self, at: usize, found: &mut Found) -> Option<usize> {
        found.place?;
        let known = self.known(at)?.forms.iter().any(|form| {
            form.kind == FormKind::Full && self.scan.known().names[form.known as usize].kind == KnownKind::Organization
        });
        let of = found.organization;
        let next = known.then(|| self.organization_complement(at, found, OfficeScope::Organization)).flatten();
        found.organization = of;
        next
    }

    /// A place in a field of duty, which is no country that the office is of.
    fn place_complement_of_field(&mut self, at: usize) -> Option<usize> {
        let met = self.known(at)?;
        met.forms.iter().find(|form| self.is_place(form) && form.kind == FormKind::Full)?;
        let mut candidate = self.candidate(at..met.end);
        candidate.forms = met.forms.iter().filter(|form| self.is_place(form)).map(|&&form| form).collect();
        candidate.role = Some(PlaceRole::Location);
        candidate.add([0, 6, 0], &Reason::Circumstance(Circumstance::KnownPlace));
        self.candidates.push(candidate);
        Some(met.end)
    }

    /// "asal Jepang", "dari Universitas X".
    fn origin_complement(&mut self, at: usize, found: &mut Found) -> Option<usize> {
        if !self.scan.looks[at].marks.has(Mark::Origin) || at + 1 >= self.end {
            return None;
        }
        let pushed = self.candidates.len();
        let next = self
            .place_complement(at + 1, found)
            .or_else(|| self.organization_complement(at + 1, found, OfficeScope::Organization))?;
        for candidate in &mut self.candidates[pushed..] {
            if candidate.role.is_some() {
                candidate.role = Some(PlaceRole::Location);
            }
        }
        Some(next)
    }

    /// Where a name stands after an office, and what that weighs.
    fn name_after(&self, next: usize, descriptor: bool) -> Option<(usize, Circumstance)> {
        if next >= self.end {
            return None;
        }
        if self.scan.is_word(next) {
            if !self.may_be_person(next) || (self.scan.looks[next].opens && next > 0 && !self.scan.is_word(next - 1)) {
                return None;
            }
            if self.syllabic(next).is_none()
                && !(descriptor && self.namesake(next))
                && self.other_begins(next)
                && self.known(next).is_none_or(|met| !met.forms.iter().any(|form| self.is_person(form)))
            {
                return None;
            }
            return Some((next, if descriptor { Circumstance::AfterDescription } else { Circumstance::AfterOffice }));
        }
        // Behind a comma: a name that a comma, a bracket or a verb ends.
        if !self.scan.is_mark(next, &[","]) {
            return None;
        }
        // "rumah menantunya, *Imam* Sobari,": a name, though it honours elsewhere.
        let own = next + 1 < self.end && self.given_by_place(next + 1);
        let name = if own { next + 1 } else { self.honorifics(next + 1).unwrap_or(next + 1) };
        if name >= self.end
            || !self.may_be_person(name)
            || self.headed_at(name)
            || self.other_begins(name) && !self.known_person(name)
        {
            return None;
        }
        if self.known(name).is_some_and(|met| met.forms.iter().any(|form| !self.is_person(form))) {
            return None;
        }
        let end = self.person_end(name);
        let closed = end >= self.end
            || self.scan.is_mark(end, &[",", ")", "(", "."])
            || self.scan.looks[end].marks.any(&[Mark::Verb])
            || (!descriptor && self.scan.is_word(end) && !self.scan.looks[end].capital && end > name + 1);
        closed.then_some((name, Circumstance::AfterOfficeComma))
    }

    pub(super) fn known_person(&self, at: usize) -> bool {
        self.known(at).is_some_and(|met| met.forms.iter().any(|form| self.is_person(form)))
    }

    pub(super) fn headed_at(&self, at: usize) -> bool {
        self.head(at).is_some() && !self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family])
    }
}
