//! How far a run of capitalised words reaches: what may open it, go on in it, end it, and how much of it is one person.
//! Leaves what the run is to the evidence.

use super::{LONGEST, Walk};
use crate::packs::{FormKind, KnownKind, Mark};

impl<'a, 'b> Walk<'a, 'b> {
    /// Whether a run of unknown words may begin here.
    pub(super) fn may_open_run(&self, at: usize) -> bool {
        let look = &self.scan.looks[at];
        if !self.scan.nameable(at) || look.marks.any(&[Mark::Opener, Mark::Branch]) || look.prefix > 0 {
            return false;
        }
        if look.marks.any(&[Mark::Honorific, Mark::Compass]) && !look.marks.any(&[Mark::Given, Mark::Clan]) {
            return false;
        }
        // "X, S.H.": a degree behind a name.
        if look.marks.has(Mark::Degree) && at > 0 && self.scan.is_mark(at - 1, &[","]) {
            return false;
        }
        if self.headline {
            return self.proper_in_headline(at);
        }
        if self.given_by_place(at) {
            return true;
        }
        if !look.opens {
            return !look.common || look.marks.any(&[Mark::Given, Mark::Family]) || look.upper || self.may_follow(at + 1);
        }
        look.marks.any(&[Mark::Given, Mark::Family]) || self.seen.contains(&look.fold) || !look.common
    }

    /// In a headline a word is taken for a name only if it is a given name, in capitals, or seen as a name elsewhere.
    pub(super) fn proper_in_headline(&self, at: usize) -> bool {
        let look = &self.scan.looks[at];
        self.seen.contains(&look.fold) || (look.marks.has(Mark::Given) && !look.marks.any(&[Mark::Common, Mark::Function]))
    }

    /// Whether a token may go on a run of capitalised words.
    pub fn may_follow(&self, at: usize) -> bool {
        at < self.end
            && self.scan.nameable(at)
            && !self.scan.looks[at].opens
            && self.scan.looks[at].prefix == 0
            && (!self.headline
                || self.proper_in_headline(at)
                || self.scan.looks[at].fold < self.scan.known().fold_count() && self.scan.looks[at].fold != 0)
    }

    /// Whether a person's name may begin at a token.
    pub fn may_be_person(&self, at: usize) -> bool {
        let Some(look) = self.scan.looks.get(at).filter(|_| at < self.end) else { return false };
        if self.syllabic(at).is_some() {
            return true;
        }
        self.scan.nameable(at)
            && look.prefix == 0
            && !look.marks.has(Mark::Opener)
            && (!look.common || look.marks.any(&[Mark::Given, Mark::Family]) || self.given_by_place(at))
            && (!self.headline || self.proper_in_headline(at) || self.known(at).is_some())
    }

    /// Whether a common word that some are called by is a given name where it stands: inside a sentence, with a capital, before
    /// a word that is no common one and ends the name ("Senator *Tim* Kaine", "Jaksa *Dewa* Gede Wirajana").
    pub fn given_by_place(&self, at: usize) -> bool {
        // The last word of the article has nothing behind it.
        let Some(look) = self.scan.looks.get(at).filter(|_| at < self.end) else { return false };
        let family = at + 1;
        let marks = &[Mark::Given, Mark::Family, Mark::Born];
        look.marks.has(Mark::RareGiven)
            && look.capital
            && !look.upper
            && !look.opens
            && !self.headline
            && at > 0
            && self.introduced(at)
            && self.may_follow(family)
            && !self.scan.looks[family].upper
            && (!self.scan.looks[family].common || self.scan.looks[family].marks.any(marks))
            && !self.organizations.contains(&self.scan.looks[family].fold)
            && self.known(family).is_none_or(|met| met.forms.iter().all(|form| self.is_person(form)))
            && self.head(family).is_none()
    }

    /// One past the last word of a person's name that begins at `at`.
    pub fn person_end(&self, at: usize) -> usize {
        if let Some(end) = self.syllabic(at) {
            return end;
        }
        let mut next = at;
        if let Some(met) = self.known(at)
            && met.end > at + 1
            && met.forms.iter().any(|form| self.is_person(form))
        {
            if !self.particle_joins(met.end.min(self.end - 1)) || met.end >= self.end {
                return met.end;
            }
            next = met.end;
        }
        let scan = self.scan;
        while next < self.end && next < at + LONGEST {
            let look = &scan.looks[next];
            if next > at {
                // A full stop behind an initial belongs to it.
                if scan.is_mark(next, &["."])
                    && scan.touches(next - 1)
                    && scan.is_initial(next - 1)
                    && self.may_follow_stop(next + 1)
                {
                    next += 1;
                    continue;
                }
                if look.marks.has(Mark::Particle) && !look.date && next + 1 < self.end && self.may_follow(next + 1) {
                    next += 1;
                    continue;
                }
                if let Some(after) = self.nickname(next) {
                    next = after + 1;
                    continue;
                }
                if self.numeral(next) {
                    next += 1;
                    break;
                }
                let named = look.marks.any(&[Mark::Given, Mark::Family]);
                // "Tika Bravani Putri": a word of kin that ends the name.
                if look.marks.has(Mark::RareGiven)
                    && !look.marks.has(Mark::Field)
                    && !self.headline
                    && self.may_follow(next)
                    && !self.may_follow(next + 1)
                {
                    next += 1;
                    break;
                }
                // "Bagong Prihatin": a common word with a capital inside a sentence, which ends the name.
                if look.common
                    && !named
                    && !self.headline
                    && !look.upper
                    && !look.marks.any(&[Mark::Honorific, Mark::Opener, Mark::Compass, Mark::Field, Mark::Branch])
                    && self.may_follow(next)
                    && !self.may_follow(next + 1)
                    && self.known(next).is_none()
                    && self.head(next).is_none()
                    && self.office_name(next).is_none()
                {
                    next += 1;
                    break;
                }
                if !self.may_follow(next) || (look.common && !named && !scan.is_initial(next)) || self.other_begins(next) {
                    break;
                }
            }
            next += 1;
        }
        next
    }

    /// The word behind a nickname in quotation marks inside a person's name, which goes on there: "Dedi *"Gembul"* Suhendar".
    pub fn nickname(&self, at: usize) -> Option<usize> {
        const WORDS: usize = 2;
        let scan = self.scan;
        let quote = |at: usize| at < self.end && scan.is_mark(at, &["\"", "“", "”", "'", "‘", "’"]);
        let parted = |at: usize| !scan.touches(at);
        let capital = |at: usize| at < self.end && scan.looks[at].capital && scan.is_word(at);
        if self.headline || at == 0 || !quote(at) || !parted(at - 1) || parted(at) {
            return None;
        }
        let close = (at + 2..at + 2 + WORDS).find(|&close| quote(close))?;
        let name = close + 1;
        let inner = (at + 1..close).all(capital);
        (inner
            && parted(close)
            && capital(name)
            && !scan.looks[name].date
            && (!scan.looks[name].common || scan.looks[name].marks.any(&[Mark::Given, Mark::Family]))
            && !scan.looks[name].upper)
            .then_some(name)
    }

    /// Whether a numeral stands at a token that may end a name ("Hamengku Buwono X").
    pub(super) fn numeral(&self, at: usize) -> bool {
        let look = &self.scan.looks[at];
        look.marks.has(Mark::Numeral) && look.capital && !look.opens && !look.date
    }

    pub(super) fn may_follow_stop(&self, at: usize) -> bool {
        at < self.end && self.scan.nameable(at)
    }

    /// Whether what comes before a token introduces a person: an office or description, a known country or body.
    fn introduced(&self, name: usize) -> bool {
        let at = name;
        // "Kakak korban, Putri Wulandari,": a description in small letters and a comma.
        let comma = at > 1 && self.scan.is_mark(at - 1, &[",", "("]) && !self.scan.looks[at - 2].capital;
        let before = at - 1 - usize::from(comma);
        let at = before + 1;
        // "Kepala Tim X" leads a team.
        let (office, team) = (
            (1..=3)
                .filter(|&length| at >= length)
                .find_map(|length| self.office_name(at - length).filter(|found| found.0 == length)),
            self.scan.looks[name].marks.has(Mark::Field),
        );
        match office {
            Some((_, office)) => {
                !team || self.scan.titles().offices[office as usize].of != crate::packs::format::OfficeScope::Organization
            }
            None => self.scan.looks[before].capital && self.known(before).is_some_and(|met| met.end == at),
        }
    }

    /// Whether something that is no part of a person's name begins at a token: an office, an organization, a country.
    pub fn other_begins(&self, at: usize) -> bool {
        if self.given_by_place(at) {
            return false;
        }
        let titled = match self.office_name(at) {
            Some((length, _)) => length == 1,
            None => self.scan.looks[at].marks.has(Mark::Honorific),
        };
        if titled && at > 0 && self.ends_name(at) && self.head(at).is_none() {
            return false;
        }
        if self.office_name(at).is_some() && !self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family]) {
            return true;
        }
        if self.scan.looks[at].marks.has(Mark::Honorific)
            && !self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family])
            && self.scan.token(at).span.len() > 2
        {
            return true;
        }
        if let Some((length, _)) = self.head(at)
            && !self.scan.looks[at].marks.any(&[Mark::Given, Mark::Family])
            && !(length == 1 && self.bare_behind_given(at))
        {
            return true;
        }
        self.known(at).is_some_and(|met| {
            met.forms.iter().any(|form| {
                let known = &self.scan.known().names[form.known as usize];
                form.kind == FormKind::Full
                    && (met.end > at + 1
                        || form.capitals
                        || matches!(known.kind, KnownKind::Country)
                        || (matches!(known.kind, KnownKind::Organization)
                            && (self.scan.looks[at].upper || (!known.doubtful && !self.scan.looks[at].marks.has(Mark::Given)))))
            })
        })
    }

    /// Whether a word ends a run of capitalised words right behind a given name, so that it opens nothing: "Sergio Gor".
    fn bare_behind_given(&self, at: usize) -> bool {
        let after = at + 1;
        at > 0
            && self.scan.looks[at - 1].capital
            && self.scan.looks[at - 1].marks.has(Mark::Given)
            && !self.scan.looks[at].upper
            && !(after < self.end
                && (self.scan.looks[after].capital || self.scan.token(after).kind == crate::text::TokenKind::Number))
    }

    /// One past the last word of a run of capitalised words.
    pub fn run_end(&self, at: usize) -> usize {
        let scan = self.scan;
        let mut next = at + 1;
        while next < self.end && next < at + LONGEST {
            let look = &scan.looks[next];
            if scan.is_mark(next, &["."]) && scan.touches(next - 1) && scan.is_initial(next - 1) && self.may_follow_stop(next + 1)
            {
                next += 1;
                continue;
            }
            let joins = look.marks.any(&[Mark::Particle]) || (look.marks.has(Mark::Joiner) && !look.marks.has(Mark::Function));
            if joins && next + 1 < self.end && self.may_follow(next + 1) {
                next += 1;
                continue;
            }
            if let Some(after) = self.nickname(next) {
                next = after + 1;
                continue;
            }
            if scan.is_mark(next, &["&"]) && self.may_follow(next + 1) {
                next += 1;
                continue;
            }
            if self.numeral(next) {
                return next + 1;
            }
            // "Ali Mahmoud Abbas" is one, and another than Mahmoud Abbas.
            let longer = next == at + 1
                && !self.headline
                && [at, next]
                    .iter()
                    .all(|&at| self.known(at).is_some_and(|met| met.forms.iter().all(|form| self.is_person(form))));
            if !self.may_follow(next) || (self.other_begins(next) && !self.inner_landform(next) && !longer) {
                break;
            }
            // "MDC Morgan Tsvangirai": an organization and one of its people.
            if next == at + 1
                && scan.looks[at].upper
                && scan.word(at).len() > 2
                && !scan.looks[at].marks.any(&[Mark::Given, Mark::Family])
                && look.marks.has(Mark::Given)
                && !look.upper
            {
                break;
            }
            next += 1;
        }
        // "Conoco Indonesia Inc": up to the word that shows a company.
        self.firm(at).map_or(next, |end| end.max(next))
    }
}
