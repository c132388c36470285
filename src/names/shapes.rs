//! Shapes of names that show themselves by their words alone: family name and syllables ("Pak Jong-chon"), company behind a
//! place ("Jakarta Post"), a person named like a place, a place named like an office,
//! an abbreviation in brackets behind its words. Decides nothing.

use std::ops::Range;

use super::candidate::Candidate;
use super::walk::{LONGEST, Met, Walk};
use crate::packs::format::{CuePlace, HeadKind};
use crate::packs::{Circumstance, FormKind, KnownKind, KnownRules, Mark};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    /// A name of the shape "Pak Jong-chon", whose family name may be an honorific or a function word elsewhere.
    pub fn syllabic_name(&mut self, at: usize) -> Option<usize> {
        let end = self.syllabic(at)?;
        let mut candidate = self.candidate(at..end);
        if let Some(met) = self.known(at)
            && met.end >= end
        {
            candidate = self.candidate(at..met.end);
            candidate.forms = met.forms.iter().map(|&&form| form).collect();
        }
        let next = candidate.tokens.end;
        self.say(&mut candidate, Circumstance::Syllabic);
        self.take_gloss(&mut candidate);
        self.candidates.push(candidate);
        Some(next)
    }

    /// One past a family name at `at` and a given name of two syllables, joined by a hyphen or apart.
    /// Or past one that opens with an article of birth.
    pub fn syllabic(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        if let Some(end) = self.born(at) {
            return Some(end);
        }
        let family = scan.looks.get(at).filter(|look| look.marks.has(Mark::Clan) && look.capital && at + 1 < self.end)?;
        let given = at + 1;
        if !scan.looks[given].capital || scan.looks[given].date {
            return None;
        }
        let syllable = |text: &str| scan.cues().marks(scan.lexicon().get(&text.to_lowercase())).has(Mark::Syllable);
        if let Some((first, second)) = scan.word(given).split_once('-') {
            return (syllable(first) && syllable(second)).then_some(given + 1);
        }
        let second = given + 1;
        let parted = second < self.end
            && !family.marks.has(Mark::Function)
            && scan.looks[second].capital
            && [given, second].iter().all(|&at| scan.looks[at].marks.has(Mark::Syllable) && !scan.looks[at].date)
            && !(second + 1 < self.end && scan.looks[second + 1].marks.has(Mark::Syllable) && scan.looks[second + 1].capital);
        parted.then_some(second + 1)
    }

    /// "I Wayan Koster", "Ni Luh Putu Sari": one past a name that opens with an article and a name of birth order or caste.
    fn born(&self, at: usize) -> Option<usize> {
        let looks = &self.scan.looks;
        let opens = at + 1 < self.end
            && looks[at].capital
            && looks[at + 1].capital
            && looks[at].marks.has(Mark::BornArticle)
            && looks[at + 1].marks.has(Mark::Born)
            && !looks[at].date;
        let goes_on = |next: usize| {
            self.may_follow(next)
                && (!looks[next].common || looks[next].marks.any(&[Mark::Born, Mark::Given, Mark::Family, Mark::RareGiven]))
                && (self.office_name(next).is_none() || looks[next].marks.has(Mark::RareGiven))
                && self.head(next).is_none()
        };
        opens.then(|| (at + 2..self.end.min(at + LONGEST)).find(|&next| !goes_on(next)).unwrap_or(self.end.min(at + LONGEST)))
    }

    /// A country whose name is a given name too, behind a word for what someone does and before a family name that ends the
    /// name: "petinju Israel Adesanya". "pemain Israel Eran Zahavi" and "warga Israel" are of the country.
    pub fn namesake(&self, at: usize) -> bool {
        let family = at + 1;
        at + 1 < self.end
            && !self.headline
            && self.scan.looks[at].marks.has(Mark::Namesake)
            && self.may_follow(family)
            && !self.scan.looks[family].common
            && !self.scan.looks[family].upper
            && !self.scan.looks[family].marks.any(&[Mark::Given, Mark::Honorific])
            && self.known(family).is_none()
            && self.head(family).is_none()
            && !self.may_follow(family + 1)
    }

    /// A known place or body whose name begins with a word of office: "Raja Ampat", "Tentara Rakyat Korea".
    pub fn named_like_office(&mut self, at: usize) -> Option<usize> {
        let (length, _) = self.office_name(at)?;
        let met = self.known(at).filter(|met| met.end > at + length || met.end == at + length && length > 1)?;
        let longer = met.end > at + length;
        // "Kepala Staf Gabungan Jenderal X" is the man.
        let person = met.end < self.end && (self.may_be_person(met.end) || self.honorifics(met.end).is_some());
        let named = met.forms.iter().any(|form| {
            let known = &self.scan.known().names[form.known as usize];
            let kind = if known.kind == KnownKind::Organization { !person } else { longer && self.is_place(form) };
            kind && form.kind == FormKind::Full && !known.doubtful
        });
        named.then(|| self.headed(at, false).unwrap_or_else(|| self.push_known(at, &met)))
    }

    /// A known name that begins with a number ("38 North").
    pub fn numbered(&mut self, at: usize) -> Option<usize> {
        let number = self.scan.token(at).kind == TokenKind::Number && self.scan.looks[at].fold != KnownRules::NO_FOLD;
        let met = self.known(at).filter(|met| number && met.end > at + 1)?;
        Some(self.push_known(at, &met))
    }

    /// A person whose first name is a place's or a month's: "India Wulandari", "Maret Samuel". One past the name.
    pub fn named_like_other(&self, at: usize) -> Option<usize> {
        let look = &self.scan.looks[at];
        let next = at + 1;
        if self.headline || !look.capital || look.upper || look.date || look.prefix > 0 || !self.may_follow(next) {
            return None;
        }
        let place = self.known(at).is_some_and(|met| met.end == next && met.forms.iter().any(|form| self.is_place(form)));
        if !(place || look.marks.has(Mark::Calendar)) || !self.scan.looks[next].marks.any(&[Mark::Given, Mark::Family]) {
            return None;
        }
        // Behind a noun it says of what something is ("warga India Narendra Modi"), behind a preposition of place where.
        let clear = look.opens
            || at > 0 && {
                let before = &self.scan.looks[at - 1];
                let joined = self.scan.lexicon().is(self.scan.sym(at - 1), crate::packs::WordClass::Coordinator);
                !before.date && (joined || before.marks.has(Mark::Verb) || self.scan.is_mark(at - 1, &[","]))
            };
        let known = self.known(next).is_some_and(|met| {
            met.end > next + 1 && met.forms.iter().any(|form| self.is_person(form) && form.kind == FormKind::Full)
        });
        (clear && !known).then(|| self.person_end(next))
    }

    /// A company or medium that begins with a place's name and shows by its last word what it is: "Jakarta Post", "Asia Link
    /// BV". One past it.
    pub fn firm(&self, at: usize) -> Option<usize> {
        if self.headline || !self.scan.looks[at].capital || self.scan.looks[at].prefix > 0 {
            return None;
        }
        let mut end = None;
        let mut next = at + 1;
        while next < self.end && next < at + LONGEST {
            let look = &self.scan.looks[next];
            let joins = look.marks.has(Mark::Joiner) && !look.marks.has(Mark::Function) && !look.capital;
            if joins && next + 1 < self.end && self.scan.looks[next + 1].capital {
                next += 2;
                continue;
            }
            if !self.may_follow(next) || look.marks.has(Mark::Given) || self.office_name(next).is_some() {
                break;
            }
            if self.last_of_organization(next) {
                end = Some(next + 1);
            } else if self.head(next).is_some_and(|(_, rule)| rule.kind == HeadKind::Organization) {
                break;
            }
            next += 1;
        }
        end.filter(|&end| end == next)
    }

    /// "W.S. Rendra", "J.P. Silalahi": initials with their full stops before a name, whatever they abbreviate elsewhere.
    pub fn initials(&mut self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let name = at + 1;
        let opens = scan.word(at).ends_with('.')
            && scan.is_initial(at)
            && !scan.looks[at].marks.any(&[Mark::Honorific, Mark::Degree])
            && self.may_follow(name)
            && !scan.is_initial(name)
            && !scan.looks[name].upper
            && (!scan.looks[name].common || scan.looks[name].marks.any(&[Mark::Given, Mark::Family]))
            && self.head(name).is_none()
            && !self.starts_title(name);
        if !opens {
            return None;
        }
        let end = self.person_end(name);
        self.push_by(at..end, Circumstance::Initial);
        Some(end)
    }

    /// One past a company's name in short, as the article has it in full: "Sinar Cakra" where "PT Sinar Cakra Abadi" is told of.
    pub fn company_named(&self, at: usize) -> Option<usize> {
        const MOST: usize = 4;
        if self.companies.is_empty() || !self.scan.looks[at].capital {
            return None;
        }
        let words = |length: usize| (at..at + length).all(|at| self.scan.looks[at].capital && self.scan.is_word(at));
        (2..=MOST).rev().filter(|&length| at + length <= self.end && words(length)).find_map(|length| {
            let end = at + length;
            // "Angkasa Pura I" is known, and another than the first words alone.
            let longer = self.known(at).is_some_and(|met| met.end > end);
            (!longer && self.companies.contains(&self.key(at..end))).then_some(end)
        })
    }

    /// One past a list of fields of duty that goes on at `at` and that a conjunction ends: "Badan Meteorologi|, Klimatologi, dan
    /// Geofisika". Names, bodies and titles are no fields.
    pub fn listed_fields(&self, at: usize) -> Option<usize> {
        const MOST: usize = 6;
        const WORDS: usize = 3;
        let scan = self.scan;
        let field = |at: usize, first: bool| {
            at < self.end && {
                let look = &scan.looks[at];
                scan.nameable(at)
                    && !look.opens
                    && !look.upper
                    && (look.common || first && look.prefix == 0)
                    && !look.marks.any(&[Mark::Given, Mark::Family, Mark::Honorific, Mark::Opener])
                    && self.known(at).is_none_or(|met| met.end == at + 1 && look.common)
                    && self.head(at).is_none_or(|(_, rule)| rule.kind == HeadKind::Place && look.common)
                    && !self.starts_title(at)
            }
        };
        let mut next = at;
        let mut common = false;
        for _ in 0..MOST {
            if next + 2 >= self.end {
                return None;
            }
            let comma = scan.is_mark(next, &[","]);
            let word = next + usize::from(comma);
            let and = scan.lexicon().is(scan.sym(word), crate::packs::WordClass::Coordinator) && !scan.looks[word].capital;
            let start = word + usize::from(and);
            let end = (start..start + WORDS).find(|&at| !field(at, at == start)).unwrap_or(start + WORDS);
            if !(comma || and) || end == start {
                return None;
            }
            common |= scan.looks[start].common;
            if and {
                return common.then_some(end);
            }
            next = end;
        }
        None
    }

    /// Whether a word in a headline in title case is its verb, which ends a name ("Universitas Pelita *Digerebek*"): a verb's
    /// prefix on what is a word of no known name.
    pub fn headline_verb(&self, at: usize) -> bool {
        let look = &self.scan.looks[at];
        self.headline
            && look.capital
            && look.fold >= self.scan.known().fold_count()
            && !look.marks.any(&[Mark::Given, Mark::Family])
            && (look.marks.has(Mark::Verb)
                || !self.scan.lexicon().is(self.scan.sym(at), crate::packs::WordClass::NotVerb)
                    && self.scan.cues().inflected(&self.scan.word(at).to_lowercase()))
    }

    /// Whether a word ends names of organizations ("Tbk", "Times").
    pub fn last_of_organization(&self, at: usize) -> bool {
        self.scan.looks[at].capital
            && self.scan.cues().cues(self.scan.sym(at), CuePlace::Last).any(|cue| cue.weights.organization > 0)
    }

    /// Whether a person's short name is but a word of an English phrase ("Power of Siberia").
    pub fn english_phrase(&self, met: &Met<'_>) -> bool {
        met.end + 1 < self.end
            && self.scan.looks[met.end].marks.has(Mark::Joiner)
            && !self.scan.looks[met.end].marks.has(Mark::Function)
            && !self.scan.looks[met.end].capital
            && self.may_follow(met.end + 1)
            && met.forms.iter().all(|form| form.kind == FormKind::Short)
    }

    /// "AS (34)": a suspect or victim by his initials, with his age; no state.
    pub fn initials_with_age(&self, at: usize, met: &Met<'_>) -> bool {
        self.scan.looks[at].upper
            && self.scan.token(at).span.len() <= 3
            && met.end == at + 1
            && at + 3 < self.end
            && self.scan.is_mark(at + 1, &["("])
            && self.scan.token(at + 2).kind == TokenKind::Number
            && self.scan.token(at + 2).span.len() == 2
            && self.scan.is_mark(at + 3, &[")"])
            && met.forms.iter().any(|form| self.is_place(form))
    }

    /// Whether a small word inside a person's name stands at a token, with the name going on behind it ("bin Salman").
    pub fn particle_joins(&self, at: usize) -> bool {
        let look = &self.scan.looks[at];
        look.marks.has(Mark::Particle) && !look.capital && !look.date && at + 1 < self.end && self.may_follow(at + 1)
    }

    /// Whether a noun of landforms inside a run of foreign words opens no name of its own: "Banco Delta Asia".
    pub fn inner_landform(&self, at: usize) -> bool {
        let before = &self.scan.looks[at - 1];
        !before.common
            && !before.opens
            && !before.marks.any(&[Mark::Given, Mark::Family])
            && self.office_name(at).is_none()
            && self.head(at).is_some_and(|(length, rule)| length == 1 && rule.kind == HeadKind::Place && !rule.same)
            && self.known(at).is_none()
            && self.may_follow(at + 1)
    }

    /// Whether a word of office or rank ends a run of capitalised words that is a name without it: "Lex Laksamana".
    pub fn ends_name(&self, at: usize) -> bool {
        let before = &self.scan.looks[at - 1];
        !self.headline
            && self.scan.looks[at].capital
            && before.capital
            && !before.common
            && !before.date
            && !(at + 1 < self.end && (self.scan.looks[at + 1].capital || self.scan.is_mark(at + 1, &["."])))
            && self.known(at - 1).is_none_or(|met| met.forms.iter().all(|form| self.is_person(form)))
    }

    /// "pemerintahan X-Y": a government or pair that goes by the names of two, and says nothing of either. Gives the first
    /// token after it.
    pub fn ticket(&self, at: usize) -> Option<usize> {
        let joined = at > 0
            && self.scan.looks[at].capital
            && self.scan.looks[at - 1].marks.has(Mark::Ticket)
            && at + 2 < self.end
            && self.scan.is_mark(at + 1, &["-", "–"])
            && self.scan.touches(at)
            && self.scan.touches(at + 1)
            && self.scan.looks[at + 2].capital
            && self.known(at).is_none_or(|met| met.forms.iter().any(|form| self.is_person(form)));
        joined.then_some(at + 3)
    }

    /// "B 1234 KIM": a number plate, which names nobody. Gives the first token after it.
    pub fn number_plate(&self, at: usize) -> Option<usize> {
        const AREA: usize = 2;
        const DIGITS: usize = 4;
        const SERIES: usize = 3;
        let scan = self.scan;
        let letters = |at: usize, most: usize| {
            let word = scan.word(at);
            word.len() <= most && word.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let digits = |at: usize| {
            let word = scan.word(at);
            word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit()) && !scan.looks[at].date
        };
        let plate = at + 2 < self.end
            && !self.headline
            && [at, at + 2].iter().all(|&at| scan.is_word(at))
            && letters(at, AREA)
            && digits(at + 1)
            && letters(at + 2, SERIES);
        plate.then_some(at + 3)
    }

    /// Notes an abbreviation in brackets that follows and whose letters begin the candidate's words.
    pub fn take_gloss(&self, candidate: &mut Candidate) {
        let open = candidate.tokens.end;
        if open + 2 < self.end + 1
            && open + 2 <= self.end
            && self.scan.is_mark(open, &["("])
            && self.scan.looks[open + 1].capital
            && open + 2 < self.end
            && self.scan.is_mark(open + 2, &[")"])
            && self.abbreviates(open + 1, candidate.tokens.clone())
        {
            candidate.gloss = Some(open + 1..open + 2);
        }
    }

    /// Whether a token abbreviates words: its letters occur in them in order, the first as the first letter of a word.
    pub fn abbreviates(&self, at: usize, tokens: Range<usize>) -> bool {
        let short = self.scan.word(at).to_lowercase();
        let words: String = tokens.map(|at| self.scan.word(at).to_lowercase()).collect::<Vec<_>>().join(" ");
        let mut letters = short.chars().filter(|c| c.is_alphanumeric()).peekable();
        let Some(&first) = letters.peek() else { return false };
        let Some(from) = words.char_indices().find(|&(at, c)| c == first && (at == 0 || words[..at].ends_with(' '))) else {
            return self.scan.looks[at].upper && short.len() <= LONGEST;
        };
        let mut rest = words[from.0..].chars();
        letters.all(|letter| rest.any(|c| c == letter)) || self.scan.looks[at].upper
    }
}
