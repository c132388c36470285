//! Names that open with a head noun: "Badan Intelijen Nasional Korea Selatan (NIS)", "PT Pertamina (Persero)",
//! "Kabupaten Bogor", "Jalan Jenderal Sudirman". Decides how far a place reaches; for organizations `tails.rs` does.

use std::ops::Range;

use super::PlaceRole;
use super::candidate::{Candidate, Reason};
use super::walk::Walk;
use crate::packs::format::{HeadKind, HeadTakes};
use crate::packs::{Circumstance, FormKind, HeadRule, KnownKind, Mark};

/// The most proper words that follow a head noun where nothing tells of their end.
pub(super) const PROPER: usize = 4;

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
            self.push_by(at..end, Circumstance::OrganizationHead);
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
        self.say(&mut candidate, circumstance);
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
        self.say(&mut name, Circumstance::AfterOrganizationNoun);
        self.take_gloss(&mut name);
        let next = name.gloss.as_ref().map_or(name.tokens.end, |gloss| gloss.end + 1);
        self.candidates.push(name);
        Some(next)
    }

    /// Whether a form is one of a country.
    pub(super) fn is_country(&self, form: &crate::packs::Form) -> bool {
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
            (HeadKind::Place, _) => self.place_tail(from, after_office && rule.same),
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

    pub(super) fn inner_place(&mut self, tokens: Range<usize>, met: &super::walk::Met<'_>) {
        let mut inner: Candidate = self.candidate(tokens);
        inner.forms = met.forms.iter().filter(|form| self.is_place(form)).map(|&&form| form).collect();
        inner.role = Some(PlaceRole::Modifier);
        inner.nested = true;
        inner.add([0, 6, 0], &Reason::Circumstance(Circumstance::KnownPlace));
        self.candidates.push(inner);
    }

    /// The words of a place's name behind its type word; `closed` where a person's name may follow the place at once ("Sekda
    /// Kabupaten Kendal | Sugiharto").
    fn place_tail(&mut self, from: usize, closed: bool) -> usize {
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
                    if place
                        && (closed && self.may_follow(next) && !self.scan.looks[next].marks.has(Mark::Compass)
                            || !self.goes_on_as_place(next))
                    {
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
}
