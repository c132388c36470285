//! Bodies and places that no pack knows between an office and a person's name: which of the capitalised words are whose.
//! Leaves the office itself to `offices.rs`.

use super::offices::Found;
use super::walk::Walk;
use crate::packs::format::OfficeScope;
use crate::packs::{Mark, WordClass};

impl Walk<'_, '_> {
    /// One past an unknown place right behind an office of places, where an honorific opens the person's name behind it ("Camat
    /// *Sumberejo* Drs. Paijan"), or where a given name and another word follow, or the office names a sort of place and
    /// a word follows ("Kepala Desa *Sidomakmur* Daryono").
    pub(super) fn unknown_seat(&self, at: usize, behind: usize, scope: OfficeScope, found: &Found) -> Option<usize> {
        const MOST: usize = 2;
        let scan = self.scan;
        let person = |next: usize| {
            let look = &scan.looks[next];
            look.marks.any(&[Mark::Given, Mark::Family, Mark::Clan, Mark::Born, Mark::Honorific]) || scan.is_initial(next)
        };
        let word = |next: usize| {
            self.may_follow(next)
                && !scan.looks[next].common
                && !scan.looks[next].upper
                && !person(next)
                && self.known(next).is_none()
        };
        if scope != OfficeScope::Place || at != behind || found.place.is_some() || found.organization.is_some() {
            return None;
        }
        if self.headline || at >= self.end || self.of_unknown(at).is_some() {
            return None;
        }
        let end = (at..self.end.min(at + MOST)).find(|&next| !word(next)).unwrap_or(at + MOST);
        if end > at && end < self.end && self.honorifics(end).is_some_and(|name| name < self.end && self.may_be_person(name)) {
            return Some(end);
        }
        let sort = self.head(at - 1).is_some_and(|(length, rule)| length == 1 && rule.same);
        let own = self.known(at + 1).is_none_or(|met| met.forms.iter().all(|form| self.is_person(form)));
        // "Camat *Sukorejo* Bambang Sutejo".
        let given =
            end == at + 1 && self.scan.looks[end].marks.has(Mark::Given) && self.may_follow(end) && self.may_follow(end + 1);
        (end > at && (sort && self.may_follow(at + 1) && own || given)).then_some(at + 1)
    }

    /// One past an unknown name behind an office of which the office is, for the person's stands between commas behind it:
    /// "Kepala Desa *Nanga Serawai*, Libertus, membantah", "Analis *Mandiri Sekuritas*, Liem Kian Hok, menyarankan".
    pub(super) fn of_unknown(&self, at: usize) -> Option<usize> {
        const MOST: usize = 4;
        let scan = self.scan;
        let named = |next: usize| {
            scan.looks[next].marks.any(&[Mark::Given, Mark::Family, Mark::Clan, Mark::Born, Mark::Honorific])
                || scan.is_initial(next)
        };
        if self.headline || at >= self.end {
            return None;
        }
        let word =
            |next: usize| self.may_follow(next) && !named(next) && !self.known_person(next) && self.office_name(next).is_none();
        let end = (at..self.end.min(at + MOST)).find(|&next| !word(next))?;
        let common = (at..end).all(|at| scan.looks[at].common);
        if end == at || common || end + 3 >= self.end || !scan.is_mark(end, &[","]) {
            return None;
        }
        let name = self.honorifics(end + 1).unwrap_or(end + 1);
        let person = name < self.end
            && self.may_be_person(name)
            && !scan.looks[name].marks.has(Mark::Degree)
            && !self.headed_at(name)
            && (!self.other_begins(name) || self.known_person(name))
            && self.known(name).is_none_or(|met| met.forms.iter().any(|form| self.is_person(form)));
        if !person {
            return None;
        }
        let close = self.person_end(name);
        let follows = close + 1;
        (follows < self.end
            && scan.is_mark(close, &[","])
            && scan.is_word(follows)
            && !scan.looks[follows].capital
            && !scan.lexicon().is(scan.sym(follows), WordClass::Coordinator)
            && self.office_name(follows).is_none()
            && !scan.lexicon().is(scan.sym(follows), WordClass::Preposition))
        .then_some(end)
    }

    /// One past an unknown body's name behind an office: with its abbreviation ("Aktivis *Wahana Lingkungan Hidup Indonesia*
    /// (Walhi)"), up to the word that shows a company ("pendiri *Hanseong Group*"), or up to the given name with which the
    /// person's begins ("Direktur Utama *Sinar Cakra* Bernadeta Tjiptawati").
    pub(super) fn named_body(&self, at: usize, scope: OfficeScope) -> Option<usize> {
        const MOST: usize = 7;
        const BEFORE_GIVEN: usize = 3;
        let scan = self.scan;
        let word =
            |next: usize| self.may_follow(next) && !scan.looks[next].marks.any(&[Mark::Honorific, Mark::Born, Mark::Opener]);
        let named = |next: usize| scan.looks[next].marks.any(&[Mark::Given, Mark::Family]);
        if let Some(end) = self.company_named(at) {
            return Some(end);
        }
        if self.headline || !word(at) || named(at) || scan.is_initial(at) || self.syllabic(at).is_some() {
            return None;
        }
        let end = (at + 1..self.end.min(at + MOST)).find(|&next| !word(next)).unwrap_or(at + 1);
        if end > at + 2 && end < self.end && scan.is_mark(end, &["("]) && (at..end).any(|at| scan.looks[at].common) {
            let mut candidate = self.candidate(at..end);
            self.take_gloss(&mut candidate);
            if candidate.gloss.is_some() {
                return Some(end);
            }
        }
        if let Some(end) = self.firm(at) {
            return Some(end);
        }
        if scope != OfficeScope::Organization {
            return None;
        }
        let proper = |next: usize| {
            !named(next) && !scan.is_initial(next) && self.known(next).is_none() && !scan.looks[next].marks.has(Mark::Field)
        };
        let given = (at + 2..=at + BEFORE_GIVEN).find(|&next| next < end && !proper(next))?;
        let all = (at..given).all(|next| proper(next) && scan.token(next).span.len() > 3);
        (all && (at..given).any(|next| !scan.looks[next].common)
            && scan.looks[given].marks.has(Mark::Given)
            && self.may_follow(given + 1)
            && self.office_name(at).is_none())
        .then_some(given)
    }

    /// Whether one proper word stands before a given name or a known person: "Ketua Umum *Demokrat* Susilo Bambang Yudhoyono".
    pub(super) fn before_given(&self, at: usize) -> bool {
        let next = at + 1;
        // "Ketua Fernita Darwis" is a name of two words.
        self.may_follow(next)
            && self.may_follow(next + 1)
            && self.scan.token(at).span.len() > 3
            && (self.scan.looks[next].marks.has(Mark::Given)
                || self.known(next).is_some_and(|met| met.end > next + 1 && met.forms.iter().any(|form| self.is_person(form))))
    }
}
