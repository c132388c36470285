//! Names that open with a head noun: "Badan Intelijen Nasional Korea Selatan (NIS)", "PT Pertamina (Persero)",
//! "Kabupaten Bogor", "Jalan Jenderal Sudirman". Decides how far such a name reaches.

use std::ops::Range;

use super::PlaceRole;
use super::candidate::{Candidate, Reason};
use super::walk::Walk;
use crate::packs::format::{HeadKind, HeadTakes};
use crate::packs::{Circumstance, FormKind, HeadRule, KnownKind, Mark};
use crate::text::TokenKind;

/// The most words that follow a head noun.
const LONGEST: usize = 12;
/// The most proper words that follow a head noun where nothing tells of their end.
const PROPER: usize = 4;

impl Walk<'_, '_> {
    /// A name with its head noun at `at`; gives the first token after it.
    pub fn headed(&mut self, at: usize, after_office: bool) -> Option<usize> {
        let (length, rule) = self.head(at)?;
        let capital = self.scan.looks[at].capital && !self.scan.looks[at].date;
        if !capital && !rule.small {
            return None;
        }
        let tail = at + length;
        // "Kantor berita" is the common noun: only a noun written wholly in capitals first is part of a name.
        if capital && rule.kind == HeadKind::Organization && !(at..tail).all(|at| self.scan.looks[at].capital) {
            return None;
        }
        // "Komisi III DPR", "Fraksi PKS", "DPP Partai X": a numbered part or a branch is no name of its own.
        let numbered = tail < self.end && self.scan.looks[tail].marks.has(Mark::Numeral);
        // A part of a body that is named by the body alone: "Dewan Pimpinan Pusat | Partai X", "Dewan Pembina".
        if rule.branch && self.known(at).is_none_or(|met| met.end <= tail) {
            return Some(tail);
        }
        // "Harian X", "Divisi X" are names where no organization follows; "DPD" alone tells of which it is a branch nowhere.
        let branch_noun = length == 1 && self.scan.looks[at].marks.has(Mark::Branch);
        let branch = branch_noun
            && (tail < self.end && self.organization_at(tail)
                || self.scan.looks[at].upper && self.known(at).is_none_or(|met| met.end == tail));
        // "Kodam IV/Diponegoro": a number and the name that goes with it.
        if numbered
            && rule.kind == HeadKind::Organization
            && tail + 2 < self.end
            && self.scan.is_mark(tail + 1, &["/"])
            && self.scan.touches(tail)
            && self.scan.touches(tail + 1)
            && self.scan.looks[tail + 2].capital
        {
            let end = self.known(tail + 2).filter(|met| !self.may_follow(met.end)).map_or(tail + 3, |met| met.end);
            let mut candidate = self.candidate(at..end);
            let circumstance = Circumstance::OrganizationHead;
            candidate.add(self.scan.weights(circumstance), &Reason::Circumstance(circumstance));
            self.candidates.push(candidate);
            return Some(end);
        }
        if rule.kind == HeadKind::Organization && (numbered || branch) {
            return Some(tail + usize::from(numbered));
        }
        // A known name that is longer than the head is taken as it is, with the country that may follow.
        let met = self
            .known(at)
            .filter(|met| met.end >= tail && met.forms.iter().any(|form| form.kind == FormKind::Full && !self.is_person(form)));
        // "Uni Soviet" is a place, whatever its first word opens elsewhere.
        if rule.kind == HeadKind::Organization
            && met.as_ref().is_some_and(|met| met.forms.iter().all(|form| self.is_place(form) || self.is_person(form)))
        {
            return None;
        }
        // "Gedung Putih" is more than a building.
        if rule.kind == HeadKind::Place
            && met.as_ref().is_some_and(|met| {
                met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
            })
        {
            return None;
        }
        // "Kelompok ISIS" is ISIS; "kampus Universitas X" is where that university is, and names it.
        if met.is_none() && !(self.scan.looks[at].upper && !rule.generic) && self.named_within(tail, rule, capital) {
            return None;
        }
        // "Koran Suriah Al-Watan", "maskapai Rusia Aeroflot": what it is of, then its name.
        if rule.generic
            && met.is_none()
            && let Some(country) = self.known(tail).filter(|met| met.forms.iter().any(|form| self.is_country(form)))
            && self.may_follow(country.end)
            && !self.scan.looks[country.end].common
            && !self.starts_title(country.end)
        {
            return self.generic_name(tail, &country);
        }
        // "Dana Korea Utara dicairkan": at a sentence's head a capital tells nothing.
        if rule.kind == HeadKind::Organization
            && rule.takes == HeadTakes::Name
            && met.is_none()
            && self.scan.looks[at].opens
            && self.known(tail).is_some_and(|met| {
                met.forms.iter().any(|form| self.is_country(form)) && !(met.end < self.end && self.scan.looks[met.end].capital)
            })
            && length == 1
        {
            return None;
        }
        // "Kapal perang Rusia": whose it is, and no name.
        if rule.generic
            && rule.kind == HeadKind::Place
            && met.is_none()
            && length > 1
            && self.known(tail).is_some_and(|met| met.forms.iter().all(|form| self.is_country(form)))
        {
            return None;
        }
        let places = self.candidates.len();
        let end = match &met {
            Some(met) if rule.kind == HeadKind::Organization => {
                let longer = if rule.takes != HeadTakes::Words {
                    met.end
                } else if let Some(end) = self.listed_fields(met.end) {
                    end
                } else if self.goes_on_in_words(met.end) {
                    self.organization_tail(met.end, rule.takes, true)
                } else {
                    met.end
                };
                self.inner_country(at..met.end);
                // "DPRD Depok": each place has one of what the head noun alone names.
                let kind = met.end == tail && longer == tail && length == 1 && rule.local;
                match self.seat_tail(longer).filter(|_| kind) {
                    Some(end) => end,
                    None => self.country_tail(longer, !kind),
                }
            }
            Some(met) if met.end > tail => met.end,
            _ => self.tail(tail, rule, capital, after_office),
        };
        if end == tail && met.is_none() && (rule.takes != HeadTakes::Nothing || !capital || self.headline) {
            self.candidates.truncate(places);
            return None;
        }
        // "Kantor Gubernur" is where one sits; "Kantor Meteorologi Islandia" is an office.
        let office = branch_noun && (self.office_name(tail).is_some() || end < tail + 2);
        if office && met.is_none() && rule.takes == HeadTakes::Words {
            self.candidates.truncate(places);
            return None;
        }
        if self.headline && !capital {
            self.candidates.truncate(places);
            return None;
        }
        let mut candidate = self.candidate(at..end);
        if let Some(met) = &met {
            // The known name alone, or with its country: either way it is that name.
            let same = !self.goes_on_in_words(met.end) || end == met.end;
            // "Kementerian Dalam Negeri Rusia" is none of another state.
            let country = |form: &crate::packs::Form| self.scan.known().names[form.known as usize].country;
            let owner = self.candidates[places..].iter().flat_map(|inner| &inner.forms).find_map(country);
            let foreign = |form: &crate::packs::Form| owner.is_some() && country(form).is_some() && country(form) != owner;
            let forms = met.forms.iter().filter(|form| same && !self.is_person(form) && !foreign(form));
            candidate.forms = forms.map(|&&form| form).collect();
        }
        let circumstance = match rule.kind {
            HeadKind::Organization => Circumstance::OrganizationHead,
            HeadKind::Place => Circumstance::PlaceHead,
        };
        candidate.add(self.scan.weights(circumstance), &Reason::Circumstance(circumstance));
        candidate.acts_for_state = rule.acts_for_state;
        self.take_gloss(&mut candidate);
        let mut next = candidate.gloss.as_ref().map_or(end, |gloss| gloss.end + 1);
        if candidate.gloss.is_none() {
            next = self.company_suffix(end);
            if next > end {
                candidate.tokens.end = next;
                candidate.span = self.scan.document.span(&candidate.tokens);
            }
        }
        for inner in &mut self.candidates[places..] {
            inner.nested = true;
        }
        self.candidates.push(candidate);
        Some(next)
    }

    /// A name behind a noun of its sort and its country.
    fn generic_name(&mut self, at: usize, country: &super::walk::Met<'_>) -> Option<usize> {
        let mut of = self.candidate(at..country.end);
        of.forms = country.forms.iter().filter(|form| self.is_place(form)).map(|&&form| form).collect();
        of.role = Some(PlaceRole::Modifier);
        self.candidates.push(of);
        if let Some(met) = self.known(country.end) {
            return Some(self.push_known(country.end, &met));
        }
        let mut name = self.candidate(country.end..self.run_end(country.end));
        let weights = self.scan.weights(Circumstance::AfterOrganizationNoun);
        name.add(weights, &Reason::Circumstance(Circumstance::AfterOrganizationNoun));
        self.take_gloss(&mut name);
        let next = name.gloss.as_ref().map_or(name.tokens.end, |gloss| gloss.end + 1);
        self.candidates.push(name);
        Some(next)
    }

    /// Whether a form is one of a country.
    fn is_country(&self, form: &crate::packs::Form) -> bool {
        form.kind == FormKind::Full && self.scan.known().names[form.known as usize].kind == KnownKind::Country
    }

    /// Whether the name stands wholly behind a head noun: a known organization behind a noun of kinds ("Kelompok ISIS"), or a
    /// name with its own head noun behind a small type word ("kampus Universitas X").
    fn named_within(&self, tail: usize, rule: HeadRule, capital: bool) -> bool {
        if tail >= self.end {
            return false;
        }
        let organization = self.known(tail).is_some_and(|met| {
            !self.may_follow(met.end)
                && met.forms.iter().all(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
        });
        match rule.kind {
            HeadKind::Organization => rule.takes == HeadTakes::Name && organization,
            HeadKind::Place => {
                // "monumen Armada Pasifik" names the fleet, "jembatan Sungai Tumen" the river; "gedung DPR" is a place.
                !capital && self.scan.looks[tail].capital && if organization { rule.generic } else { self.head(tail).is_some() }
            }
        }
    }

    /// Whether a name of common words goes on behind a known beginning ("Kementerian Pertahanan | Nasional").
    fn goes_on_in_words(&self, at: usize) -> bool {
        at < self.end
            && self.scan.looks[at].capital
            && self.scan.looks[at].common
            && !self.scan.looks[at].date
            && !self.headline
            && !self.scan.looks[at].marks.any(&[Mark::Function, Mark::Calendar, Mark::Given, Mark::Family, Mark::Opener])
            && !self.starts_title(at)
            && self.known(at).is_none()
            && self.head(at).is_none()
    }

    /// Notes the country that a known organization's name ends in ("Kementerian Luar Negeri *Rusia*").
    pub fn inner_country(&mut self, tokens: Range<usize>) {
        for at in tokens.start + 1..tokens.end {
            let country = self.known(at).filter(|met| {
                met.end == tokens.end
                    && met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Country)
            });
            if let Some(met) = country {
                self.inner_place(at..met.end, &met);
                return;
            }
        }
    }

    /// How far the name reaches behind its head noun.
    fn tail(&mut self, from: usize, rule: HeadRule, capital: bool, after_office: bool) -> usize {
        match (rule.kind, capital) {
            (HeadKind::Place, _) => self.place_tail(from),
            (HeadKind::Organization, true) => self.organization_tail(from, rule.takes, after_office),
            (HeadKind::Organization, false) => self.small_tail(from),
        }
    }

    /// Behind a small head noun: small words of the field of duty, then a country, or capitals ("kementerian luar negeri Rusia").
    fn small_tail(&mut self, from: usize) -> usize {
        let mut next = from;
        while next < self.end && next < from + 3 && self.scan.looks[next].marks.has(Mark::Field) {
            next += 1;
        }
        let end = self.country_tail(next, false);
        if end > next { end } else { from }
    }

    /// One past a regency or town with its type word behind a body that each place has: "BPBD | Kabupaten Maluku Tenggara".
    fn seat_tail(&mut self, at: usize) -> Option<usize> {
        let (length, rule) = self.head(at).filter(|_| at < self.end)?;
        let met = self.known(at + length).filter(|met| met.forms.iter().any(|form| self.is_place(form)))?;
        (rule.kind == HeadKind::Place && rule.same && self.scan.looks[at].capital).then_some(met.end)
    }

    /// A country or other place behind an organization's name, kept as a place inside it. Behind a known name only a country
    /// belongs to it: "Partai Demokrat | Bali".
    fn country_tail(&mut self, at: usize, known: bool) -> usize {
        if at >= self.end || !self.scan.is_word(at) {
            return at;
        }
        let Some(met) = self.known(at) else { return at };
        if !met.forms.iter().any(|form| {
            let kind = self.scan.known().names[form.known as usize].kind;
            form.kind == FormKind::Full && kind <= if known { KnownKind::Country } else { KnownKind::Region }
        }) {
            return at;
        }
        self.inner_place(at..met.end, &met);
        met.end
    }

    fn inner_place(&mut self, tokens: Range<usize>, met: &super::walk::Met<'_>) {
        let mut inner: Candidate = self.candidate(tokens);
        inner.forms = met.forms.iter().filter(|form| self.is_place(form)).map(|&&form| form).collect();
        inner.role = Some(PlaceRole::Modifier);
        inner.nested = true;
        inner.add([0, 6, 0], &Reason::Circumstance(Circumstance::KnownPlace));
        self.candidates.push(inner);
    }

    /// The words of an organization's name behind its head noun.
    fn organization_tail(&mut self, from: usize, takes: HeadTakes, after_office: bool) -> usize {
        let mut next = from;
        let mut proper = 0;
        let mut words = 0;
        while next < self.end && next < from + LONGEST {
            let look = self.scan.looks[next];
            if look.date || look.prefix > 0 || (look.opens && next > from) {
                break;
            }
            // "Badan Meteorologi, Klimatologi, dan Geofisika".
            if takes == HeadTakes::Words
                && words + proper > 0
                && self.scan.is_mark(next, &[","])
                && let Some(end) = self.listed_fields(next)
            {
                (words, next) = (words + 1, end);
                continue;
            }
            if next > from && self.headline_verb(next) {
                break;
            }
            // "dan", "of", "&", "," between capitalised common words.
            let joins = look.marks.has(Mark::Joiner) && !look.capital || self.scan.is_mark(next, &["&"]);
            if joins {
                if next > from && self.joins_words(next, proper) {
                    next += 1;
                    continue;
                }
                break;
            }
            // "PT Mobile 8 Telecom".
            if self.scan.token(next).kind == TokenKind::Number
                && next > from
                && next + 1 < self.end
                && self.scan.looks[next + 1].capital
                && self.scan.word(next).len() < 3
                && takes == HeadTakes::Name
                && self.may_follow(next + 1)
                && !self.starts_title(next + 1)
            {
                next += 1;
                continue;
            }
            if !self.scan.is_word(next) || !look.capital || look.marks.has(Mark::Function) {
                break;
            }
            // "Sekretaris III Kedutaan | Vladislav Sorokin": a whole name follows.
            if next == from && takes == HeadTakes::Words && look.marks.has(Mark::Given) && self.may_follow(next + 1) {
                break;
            }
            if look.marks.has(Mark::Calendar) && words + proper == 0 {
                break;
            }
            if let Some(met) = self.known(next) {
                let person = met.forms.iter().any(|form| self.is_person(form));
                if person && met.end > next + 1 {
                    if next == from && takes == HeadTakes::Name && !after_office {
                        next = met.end;
                    }
                    break;
                }
                // "Polres Metro Bekasi": a word that is a town's name too, before the place.
                let doubtful = met.forms.iter().all(|form| self.scan.known().names[form.known as usize].doubtful)
                    && self.known(met.end).is_some_and(|met| met.forms.iter().any(|form| self.is_place(form)));
                let place = !doubtful && met.forms.iter().any(|form| self.is_place(form) && form.kind == FormKind::Full);
                if place {
                    self.inner_place(next..met.end, &met);
                    next = met.end;
                    words += 1;
                    // "Institut Korea untuk Unifikasi Nasional".
                    if self.purpose(next) {
                        next += 2;
                        continue;
                    }
                    // "PT Nikel Sulawesi Jaya": a company's name goes on behind a place.
                    let company = takes == HeadTakes::Name && self.scan.looks[from - 1].upper && !self.headline;
                    if company
                        && self.may_follow(next)
                        && !self.starts_title(next)
                        && self.known(next).is_none_or(|met| !met.forms.iter().any(|form| form.kind == FormKind::Full))
                        && !(after_office && self.scan.looks[next].marks.any(&[Mark::Given, Mark::Family]))
                        && !(after_office && self.may_follow(next + 1))
                    {
                        proper += 1;
                        next += 1;
                        continue;
                    }
                    // After its place a name goes on only with another common word ("Demokrasi Indonesia Perjuangan").
                    if next < self.end
                        && self.scan.looks[next].common
                        && self.scan.looks[next].capital
                        && !self.starts_title(next)
                    {
                        continue;
                    }
                    break;
                }
                if doubtful {
                    (words, next) = (words + 1, met.end);
                    continue;
                }
                if !person && next > from && met.forms.iter().any(|form| form.kind == FormKind::Full) {
                    break;
                }
                if met.end > next + 1 && !person {
                    next = met.end;
                    words += 1;
                    continue;
                }
            }
            if next > from && (self.starts_title(next) || self.starts_organization(next)) {
                break;
            }
            let named = look.marks.any(&[Mark::Given, Mark::Family]);
            if look.marks.has(Mark::Compass) && next > from {
                words += 1;
                next += 1;
                continue;
            }
            if look.common && !(named && after_office && words > 0) {
                words += 1;
                next += 1;
                continue;
            }
            if look.upper && !self.scan.is_initial(next) {
                if words + proper > 0
                    && after_office
                    && self.may_be_person(next)
                    && self.may_follow(next + 1)
                    && look.marks.has(Mark::Given)
                {
                    break;
                }
                words += 1;
                next += 1;
                continue;
            }
            // A proper word: part of the name, or the person who comes next.
            let ahead = !named && self.given_ahead(next) || self.closed_ahead(from, next);
            let enough = !ahead
                && match takes {
                    HeadTakes::Words => words + proper > 0 && (after_office || named),
                    HeadTakes::Name => {
                        (proper > 0 && (after_office || named) || (words > 0 && after_office)) && !self.nobody_to(next)
                    }
                    HeadTakes::Nothing => after_office,
                };
            if enough || proper >= PROPER || self.headline && !self.may_follow(next) {
                break;
            }
            proper += 1;
            next += 1;
            if self.scan.is_mark(next.min(self.end - 1), &["."])
                && next + 1 < self.end
                && self.scan.touches(next - 1)
                && self.scan.is_initial(next - 1)
            {
                next += 1;
            }
        }
        next
    }

    /// Whether a given name, with which the person's name begins, stands further on in the run of capitalised words:
    /// "Direktur PT Samudra | *Lestari* Retno Palupi".
    fn given_ahead(&self, at: usize) -> bool {
        (at + 1..self.end.min(at + 1 + PROPER))
            .take_while(|&next| self.may_follow(next))
            .any(|next| self.scan.looks[next].marks.has(Mark::Given) && !self.scan.looks[next].marks.has(Mark::Particle))
    }

    /// Whether no person can end the run of capitalised words at `at`, for none of them is a name that persons bear and a comma
    /// follows: "pemilik PT Cahaya *Haramain Wisata*, …".
    fn nobody_to(&self, at: usize) -> bool {
        let end = (at..self.end.min(at + PROPER)).find(|&next| !self.may_follow(next)).unwrap_or(self.end);
        end < self.end
            && end > at + 1
            && self.scan.is_mark(end, &[","])
            && (at..end).any(|at| self.scan.looks[at].common || self.head(at).is_some())
            && !(at..end).any(|at| self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family]) || self.scan.is_initial(at))
    }

    /// Whether the run of capitalised words at `at` ends in what shows that all of it is the body's name: a word of companies
    /// ("PT Lentera *Cakra Abadi* Tbk"), or in brackets the abbreviation of the head noun and it ("Aliansi Guru *Rimba* (AGR)").
    fn closed_ahead(&self, from: usize, at: usize) -> bool {
        let end = (at..self.end.min(at + PROPER + 1)).find(|&next| !self.may_follow(next) || self.starts_title(next));
        let Some(end) = end.filter(|&end| end > at) else { return false };
        let first = |at: usize| self.scan.word(at).chars().next();
        (at..end).any(|next| self.last_of_organization(next) && !self.scan.looks[next].marks.any(&[Mark::Given, Mark::Family]))
            || end + 2 < self.end
                && self.scan.is_mark(end, &["("])
                && self.scan.is_mark(end + 2, &[")"])
                && self.scan.looks[end + 1].upper
                && first(end + 1) == first(from - 1)
                && self.abbreviates(end + 1, from - 1..end)
    }

    /// Whether "untuk" and a capitalised common word go on an organization's name.
    fn purpose(&self, at: usize) -> bool {
        at + 1 < self.end
            && self.scan.looks[at].marks.has(Mark::Joiner)
            && self.scan.looks[at].marks.has(Mark::FieldMarker)
            && self.may_follow(at + 1)
            && !self.scan.looks[at + 1].marks.any(&[Mark::Given, Mark::Family])
            && self.known(at + 1).is_none()
            && !self.starts_title(at + 1)
    }

    /// Whether a joining word goes on an organization's name: a capitalised common word follows, or a known tail.
    fn joins_words(&self, at: usize, proper: usize) -> bool {
        let next = at + 1;
        if next >= self.end || !self.scan.looks[next].capital || self.scan.looks[next].date || self.starts_title(next) {
            return false;
        }
        let look = &self.scan.looks[next];
        let before = &self.scan.looks[at - 1];
        if self.scan.is_mark(at, &["&"]) {
            return true;
        }
        if look.marks.has(Mark::Function) {
            return false;
        }
        // "Kementerian Koperasi dan UKM": capitals after a common word; "PDIP dan PKS" are two.
        proper == 0
            && before.common
            && (look.common || look.upper)
            && self.head(next).is_none_or(|(_, rule)| rule.kind != HeadKind::Organization)
    }

    /// Whether an organization, known or by its head noun, stands at a token.
    pub fn organization_at(&self, at: usize) -> bool {
        (self.scan.looks[at].capital && self.head(at).is_some_and(|(_, rule)| rule.kind == HeadKind::Organization))
            || self.known(at).is_some_and(|met| {
                met.forms.iter().any(|form| self.scan.known().names[form.known as usize].kind == KnownKind::Organization)
            })
    }

    /// Whether another organization's name opens at a token, which is one of its own ("Fakultas Hukum *Universitas* …").
    fn starts_organization(&self, at: usize) -> bool {
        self.scan.looks[at].capital
            && self.head(at).is_some_and(|(length, rule)| {
                rule.kind == HeadKind::Organization
                    && at + length < self.end
                    && self.scan.looks[at + length].capital
                    && !self.scan.looks[at + length].date
                    && rule.takes == HeadTakes::Name
            })
    }

    /// Whether an office or honorific opens at a token, which ends an organization's name.
    pub fn starts_title(&self, at: usize) -> bool {
        let marks = self.scan.looks[at].marks;
        (self.office_name(at).is_some_and(|(length, office)| {
            // "Dewan Gubernur", "Badan Ekonomi Kreatif": a word of office that goes on as an organization's word is none.
            length > 1 || !self.scan.titles().offices[office as usize].descriptor
        }) && !marks.has(Mark::Given))
            || (marks.has(Mark::Honorific)
                && self.scan.token(at).span.len() > 2
                && !marks.has(Mark::Given)
                // "Angkatan Darat India | Jenderal X": a rank that is a common word too, before a name.
                && (!marks.has(Mark::Common) || at + 1 < self.end && self.may_follow(at + 1) && !self.scan.looks[at + 1].common))
    }

    /// The words of a place's name behind its type word.
    fn place_tail(&mut self, from: usize) -> usize {
        let mut next = from;
        while next < self.end && next < from + PROPER + 1 {
            let look = self.scan.looks[next];
            if !self.scan.is_word(next) || look.date {
                if next > from
                    && self.scan.is_mark(next, &["."])
                    && self.scan.touches(next - 1)
                    && self.scan.token(next - 1).span.len() <= 4
                    && next + 1 < self.end
                    && self.scan.looks[next + 1].capital
                {
                    next += 1;
                    continue;
                }
                // "Gedung DPR/MPR".
                if next > from
                    && self.scan.is_mark(next, &["/"])
                    && self.scan.touches(next - 1)
                    && next + 1 < self.end
                    && self.scan.looks[next + 1].upper
                {
                    next += 2;
                    continue;
                }
                // "Bandara Soekarno-Hatta"; but "Jalan Tol Jakarta-Cikampek" runs between two places.
                if next > from
                    && self.scan.is_mark(next, &["-", "–"])
                    && self.scan.touches(next - 1)
                    && self.scan.touches(next)
                    && next + 1 < self.end
                    && self.scan.looks[next + 1].capital
                    && self.known(next + 1).is_none_or(|met| met.forms.iter().any(|form| self.is_person(form)))
                {
                    next += 2;
                    continue;
                }
                // "Jl. Sudirman"
                if next == from && self.scan.is_mark(next, &["."]) && self.scan.touches(next - 1) {
                    next += 1;
                    continue;
                }
                break;
            }
            if !look.capital
                || look.marks.any(&[Mark::Function, Mark::Calendar])
                || (look.opens && next > from)
                || self.headline_verb(next)
            {
                break;
            }
            if let Some(met) = self.known(next) {
                // "Gedung DPR", "Kota Bandung", "Lapangan Kim Il Sung".
                let person = met.forms.iter().any(|form| self.is_person(form) && form.kind == FormKind::Full);
                // "Batas Laut RI-Malaysia": an abbreviated country is in no place's name.
                if next == from && met.forms.iter().all(|form| form.capitals && self.is_country(form)) {
                    return from;
                }
                if next == from || person {
                    let place = met.forms.iter().any(|form| self.is_place(form));
                    next = met.end;
                    if place && !self.goes_on_as_place(next) {
                        break;
                    }
                    continue;
                }
                if met.forms.iter().any(|form| form.kind == FormKind::Full && self.is_place(form)) {
                    // "Kebun Binatang Pusat Pyongyang": behind common words alone the place is the name.
                    let common = (from..next).all(|at| self.scan.looks[at].common);
                    return if common { met.end } else { next };
                }
            }
            if next > from && self.starts_title(next) && !self.honours(from, next) {
                break;
            }
            next += 1;
        }
        if next == from + 1 && self.scan.is_mark(from, &["."]) { from } else { next }
    }

    /// Whether what stands between a type word and an honorific are nouns of sort alone, so that the place bears the name of
    /// whom the honorific honours: "Stadion Gelora | Bung Tomo", "Bandara Internasional | Jenderal X".
    fn honours(&self, from: usize, at: usize) -> bool {
        let sort = |at: usize| self.scan.looks[at].common || self.head(at).is_some_and(|(_, rule)| rule.kind == HeadKind::Place);
        self.scan.looks[at].marks.has(Mark::Honorific)
            && self.office_name(at).is_none()
            && self.may_follow(at + 1)
            && (from..at).all(sort)
    }

    /// Whether a place's name goes on behind a known place: "Bandara Kertajati Majalengka" does not, "Stadion Jakarta International" does.
    fn goes_on_as_place(&self, at: usize) -> bool {
        at < self.end
            && self.scan.looks[at].capital
            && !self.scan.looks[at].date
            && !self.scan.looks[at].opens
            && (self.scan.looks[at].marks.has(Mark::Compass)
                || (!self.scan.looks[at].common && self.known(at).is_none() && self.scan.nameable(at) && !self.starts_title(at)))
    }

    /// "(Persero)", "Tbk" behind a company's name.
    pub fn company_suffix(&self, at: usize) -> usize {
        let mut next = at;
        if next + 2 < self.end
            && self.scan.is_mark(next, &["("])
            && self.suffix_word(next + 1)
            && self.scan.is_mark(next + 2, &[")"])
        {
            next += 3;
        }
        while next < self.end && self.suffix_word(next) {
            next += 1;
        }
        next
    }

    fn suffix_word(&self, at: usize) -> bool {
        self.scan.looks[at].capital
            && self
                .scan
                .cues()
                .cues(self.scan.sym(at), crate::packs::format::CuePlace::Last)
                .any(|cue| cue.weights.organization > 0)
    }
}
