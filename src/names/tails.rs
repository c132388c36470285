//! How far the name of an organization reaches behind its head noun or beginning: words, places and lists within it, what
//! closes it, and where a person's name or title begins instead. Leaves what opens a name to `phrases.rs`.

use super::phrases::PROPER;
use super::walk::Walk;
use crate::packs::format::{HeadKind, HeadTakes};
use crate::packs::{FormKind, KnownKind, Mark};
use crate::text::TokenKind;

/// The most words that follow a head noun.
const LONGEST: usize = 12;

impl Walk<'_, '_> {
    /// The words of an organization's name behind its head noun.
    pub(super) fn organization_tail(&mut self, from: usize, takes: HeadTakes, after_office: bool) -> usize {
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
            // "dibangun PT Cakra Agung selama": one word that ends the run is no person of the company's.
            let last = takes == HeadTakes::Name && !after_office && !self.may_follow(next + 1) && !self.headline;
            let enough = !ahead
                && !last
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
    pub(super) fn given_ahead(&self, at: usize) -> bool {
        (at + 1..self.end.min(at + 1 + PROPER))
            .take_while(|&next| self.may_follow(next))
            .any(|next| self.scan.looks[next].marks.has(Mark::Given) && !self.scan.looks[next].marks.has(Mark::Particle))
    }

    /// Whether no person can end the run of capitalised words at `at`, for none of them is a name that persons bear and a comma
    /// follows: "pemilik PT Cahaya *Haramain Wisata*, …".
    pub(super) fn nobody_to(&self, at: usize) -> bool {
        let end = (at..self.end.min(at + PROPER)).find(|&next| !self.may_follow(next)).unwrap_or(self.end);
        end < self.end
            && end > at + 1
            && self.scan.is_mark(end, &[","])
            && (at..end).any(|at| self.scan.looks[at].common || self.head(at).is_some())
            && !(at..end).any(|at| self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family]) || self.scan.is_initial(at))
    }

    /// Whether the run of capitalised words at `at` ends in what shows that all of it is the body's name: a word of companies
    /// ("PT Lentera *Cakra Abadi* Tbk"), or in brackets the abbreviation of the head noun and it ("Aliansi Guru *Rimba* (AGR)").
    pub(super) fn closed_ahead(&self, from: usize, at: usize) -> bool {
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
    pub(super) fn purpose(&self, at: usize) -> bool {
        at + 1 < self.end
            && self.scan.looks[at].marks.has(Mark::Joiner)
            && self.scan.looks[at].marks.has(Mark::FieldMarker)
            && self.may_follow(at + 1)
            && !self.scan.looks[at + 1].marks.any(&[Mark::Given, Mark::Family])
            && self.known(at + 1).is_none()
            && !self.starts_title(at + 1)
    }

    /// Whether a joining word goes on an organization's name: a capitalised common word follows, or a known tail.
    pub(super) fn joins_words(&self, at: usize, proper: usize) -> bool {
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
    pub(super) fn starts_organization(&self, at: usize) -> bool {
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
                // "Bank Woori Saudara": what honours stands before a name.
                && at + 1 < self.end
                && (self.may_follow(at + 1) || self.scan.is_mark(at + 1, &[".", "("]))
                // "Angkatan Darat India | Jenderal X": a rank that is a common word too, before a name.
                && (!marks.has(Mark::Common) || at + 1 < self.end && self.may_follow(at + 1) && !self.scan.looks[at + 1].common))
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

    pub(super) fn suffix_word(&self, at: usize) -> bool {
        self.scan.looks[at].capital
            && self
                .scan
                .cues()
                .cues(self.scan.sym(at), crate::packs::format::CuePlace::Last)
                .any(|cue| cue.weights.organization > 0)
    }
}
