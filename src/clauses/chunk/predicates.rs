//! Predicates: which token is a verb here, which auxiliaries stand before it, verbs of several words.
//! Leaves noun groups and marks to the others.

use rustc_hash::FxHashMap;

use super::{AUXILIARY, BOUNDARY, Chunk, Chunker};
use crate::clauses::{Modality, Predicate};
use crate::names::EntityKind;
use crate::packs::format::Voice;
use crate::packs::{ClassSet, Sym, WordClass};
use crate::text::{Case, TokenKind};

/// Words behind a passive act of speech within which its speaker is sought.
const AGENT_REACH: usize = 20;

impl Chunker<'_> {
    /// The voice of a token as a verb, if it is one here.
    pub(super) fn verb_at(&self, at: usize) -> Option<Voice> {
        if at >= self.tokens.end {
            return None;
        }
        let token = self.document.tokens[at];
        if token.kind != TokenKind::Word {
            return None;
        }
        let lower_enough = self.headline || token.case == Case::Lower || at == self.tokens.start || self.mark(at - 1).is_some();
        if !lower_enough || token.case == Case::Upper && !self.headline {
            return None;
        }
        let (phrase, compound) = (self.verb_phrase(&self.packs.clauses.bare_phrases, at).is_some(), self.in_compound(at));
        if compound && !phrase {
            return None;
        }
        let voices = self.packs.clauses.voices(&self.packs.lexicon, token.sym, || self.document.word(at).to_lowercase());
        if let Some(voice) = voices.verb() {
            // "Usai menemui X": no end of a thing, but what comes after it
            let classes = self.packs.lexicon.classes(token.sym);
            if classes.has(WordClass::TimeLinker) && classes.has(WordClass::BareVerb) {
                let next = self.verb_at(at + 1);
                if next.is_some_and(|next| matches!(next, Voice::Active | Voice::Middle)) {
                    return None;
                }
            }
            return (!self.only_repeats(at)).then_some(voice);
        }
        // A bare root is a verb in a headline, after an auxiliary, a pronoun or a name that a relative clause opens with.
        if voices.has(Voice::Bare) || phrase {
            let before = if at > self.tokens.start { self.classes(at - 1) } else { ClassSet::default() };
            let after_auxiliary = before.any(&[
                WordClass::Negator,
                WordClass::Future,
                WordClass::Done,
                WordClass::PronounSingular,
                WordClass::PronounPlural,
                WordClass::PronounSpeaker,
            ]) || before.has(WordClass::Planned) && !voices.has(Voice::Noun); // "menyetujui sanksi": a noun
            if self.headline && (!voices.has(Voice::Noun) || phrase) && !compound
                || after_auxiliary
                || self.headline && at > self.tokens.start && self.after_name(at)
                || !voices.has(Voice::Noun) && !compound && self.after_opening_name(at)
            {
                return Some(Voice::Bare);
            }
        }
        None
    }

    /// Whether the bare root of a word of speech stands between a quotation and who says it: "…," *tuding* Menlu X.
    pub(super) fn says_the_quote(&self, at: usize) -> bool {
        let mut before = self.out.chunks.iter().rev().skip_while(|chunk| matches!(chunk, Chunk::Comma(_)));
        let next = at + 1;
        matches!(before.next(), Some(Chunk::QuoteClose(_)))
            && at > self.tokens.start
            && self.mark(at - 1).is_some()
            && self.document.tokens[at].case == Case::Lower
            && !self.classes(at).any(&[WordClass::SideNoun, WordClass::PersonNoun])
            && self.packs.events.says(self.sym(at))
            && next < self.tokens.end
            && (self.inside_name(next)
                || self.names.offices.iter().skip(self.office).take(1).any(|office| office.tokens.start == next)
                || self.classes(next).any(&[WordClass::PersonNoun, WordClass::SideNoun]))
    }

    /// Whether a word is half of a noun of two words: "hari *jadi*", "*makan* malam".
    pub(super) fn in_compound(&self, at: usize) -> bool {
        let sym = self.sym(at);
        let before = if at > self.tokens.start { self.sym(at - 1) } else { Sym::NONE };
        let after = if at + 1 < self.tokens.end { self.sym(at + 1) } else { Sym::NONE };
        let compounds = &self.packs.clauses.compounds;
        sym != Sym::NONE && (compounds.contains(&(sym, after)) || compounds.contains(&(before, sym)))
    }

    /// Whether a word that is verb and adverb ("kembali") is but an adverb here: behind a verb ("diresmikan kembali") or
    /// before a noun ("pembukaan kembali jalur").
    pub(super) fn only_repeats(&self, at: usize) -> bool {
        let classes = self.classes(at);
        if !classes.has(WordClass::Adverb) || !classes.has(WordClass::BareVerb) || at == self.tokens.start {
            return false;
        }
        let behind_verb = self.out.predicates.last().is_some_and(|predicate| {
            predicate.verb + 1 == at && matches!(predicate.voice, Some(Voice::Active | Voice::Passive | Voice::Bare))
        });
        let next = at + 1;
        let date = self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == next);
        let behind_noun = self.document.tokens[at - 1].case == Case::Lower
            && !self.inside_name(at - 1)
            && !self.after_name(at)
            && self.document.tokens[at - 1].kind == TokenKind::Word
            && !self.classes(at - 1).any(&[WordClass::Demonstrative, WordClass::PersonNoun, WordClass::SideNoun]);
        behind_verb
            || behind_noun
                && next < self.tokens.end
                && !date
                && !self.inside_name(next)
                && self.mark(next).is_none()
                && self.document.tokens[next].case == Case::Lower
                && !self.classes(next).any(BOUNDARY)
                && !self.classes(next).any(AUXILIARY)
                && self.verb_at(next).is_none()
    }

    pub(super) fn is_person(&self, mention: usize) -> bool {
        self.names.entities[self.names.mentions[mention].entity].kind == EntityKind::Person
    }

    /// Whether frames know the word as a verb.
    pub(super) fn deed_of_frame(&self, at: usize) -> bool {
        self.packs.clauses.frame_words.get(&self.sym(at)).is_some_and(|voices| voices.verb().is_some())
    }

    /// Whether a name ends just before a token.
    pub(super) fn after_name(&self, token: usize) -> bool {
        let from = self.mention.saturating_sub(1).min(self.names.mentions.len());
        self.names.mentions[from..].iter().take_while(|m| m.tokens.start < token).any(|m| m.tokens.end == token)
    }

    /// "X dituduh melindungi Y oleh Z", "Oleh Z, X dituduh melindungi Y": whether a passive act of speech that could be an auxiliary
    /// has who speaks named by a phrase at the sentence's head or behind, with no other passive between.
    fn spoken_by(&self, at: usize) -> bool {
        if self.verb_at(at) != Some(Voice::Passive) || !self.packs.events.speaks(self.sym(at)) {
            return false;
        }
        let by = |token: usize| self.packs.clauses.agent.contains(&self.sym(token)) && !self.inside_name(token);
        let limit = (at + AGENT_REACH).min(self.tokens.end);
        let ends = |&token: &usize| matches!(self.mark(token), Some(';' | ':' | '"' | '“' | '”'));
        let mut behind = (at + 1..limit).take_while(|token| !ends(token));
        let first = behind.find(|&token| by(token) || self.verb_at(token) == Some(Voice::Passive));
        first.is_some_and(by) || by(self.tokens.start)
    }

    /// Whether nothing but names and offices stands before a word in its sentence, a name right before it: "Rusia *terima* senjata."
    fn after_opening_name(&self, token: usize) -> bool {
        let from = self.mention.saturating_sub(4).min(self.names.mentions.len());
        let start = self.tokens.start;
        let covered = |at: usize| {
            let within = |tokens: &std::ops::Range<usize>| tokens.contains(&at);
            let mentions = &self.names.mentions[from..];
            let offices = &self.names.offices[self.office.saturating_sub(2).min(self.names.offices.len())..];
            mentions.iter().take_while(|m| m.tokens.start <= at).any(|m| within(&m.tokens))
                || offices.iter().take_while(|o| o.tokens.start <= at).any(|o| within(&o.tokens))
        };
        token > start && self.after_name(token) && (start..token).all(covered)
    }

    pub(super) fn take_predicate(&mut self, at: usize) -> Option<usize> {
        let mut modality = Modality::default();
        let mut here = at;
        let mut lexical = None; // an auxiliary that can be a verb of its own: "siap", "dijadwalkan"
        loop {
            if here >= self.tokens.end
                || here > at && self.inside_name(here)
                || self.dates.mentions.get(self.date).is_some_and(|m| m.tokens.start == here)
            {
                break;
            }
            if self.times_at(here) {
                here += 2;
                continue;
            }
            // "akan "membayar harganya"": marks of borrowed words do not part a verb from its auxiliary
            if here > at
                && self.mark(here).is_some()
                && let Some(close) = self.borrowed(here).filter(|_| self.auxiliary_leads_to_verb(here + 1))
            {
                self.borrowed_close = Some(close);
                here += 1;
                continue;
            }
            let classes = self.classes(here);
            let verb = self.verb_at(here);
            let auxiliary = classes.any(AUXILIARY);
            if here == at && verb.is_some() && classes.has(WordClass::Adverb) && self.follows_verb(at) {
                return Some(at + 1); // "beroperasi kembali": no second verb
            }
            if let Some(voice) = verb {
                if auxiliary && self.auxiliary_leads_to_verb(here + 1) && !self.spoken_by(here) {
                    modality.note(classes);
                    lexical = None;
                    here += 1;
                    continue;
                }
                let phrases =
                    if voice == Voice::Bare { &self.packs.clauses.bare_phrases } else { &self.packs.clauses.verb_phrases };
                let end = here + 1 + self.verb_phrase(phrases, here).unwrap_or(0);
                return Some(self.push_predicate(at, here, end, Some(voice), modality));
            }
            if !auxiliary {
                break;
            }
            if classes.has(WordClass::Preposition) && self.auxiliary_blocked(here) {
                break;
            }
            if classes.has(WordClass::Negator) && self.classes(here + 1).has(WordClass::Undoing) {
                // "tak hanya mengecam", "tidak segan menuduh": it is done
                here += 2;
                continue;
            }
            modality.note(classes);
            if classes.any(&[WordClass::Planned, WordClass::Negator, WordClass::Possible]) {
                lexical = Some(here);
            }
            here += 1;
        }
        if here > at
            && here < self.tokens.end
            && self.classes(here).has(WordClass::Heading)
            && (modality != Modality::default()
                || self.times_at(at)
                || self.after_name(at) && self.classes(at).has(WordClass::Adverb))
        {
            // "akan ke Rusia", "batal ke China": the journey itself is left unsaid
            return Some(self.push_predicate(at, here - 1, here, None, modality));
        }
        if self.graded(at, here) {
            // "Hubungan A dan B makin erat": a quality that grows
            return Some(self.push_predicate(at, here, here + 1, None, modality));
        }
        let stands_alone = lexical?;
        let classes = self.classes(stands_alone);
        if classes.any(&[WordClass::Coordinator, WordClass::Quantifier, WordClass::Preposition]) {
            return None;
        }
        // "menyebut kemungkinan pengiriman", "menyetujui jadwal penarikan": a noun that governs the next
        if stands_alone == at && self.noun_of_doubt(at) {
            return None;
        }
        let voice = classes.has(WordClass::Planned).then_some(Voice::Middle);
        Some(self.push_predicate(at, stands_alone, stands_alone + 1, voice, modality).max(here))
    }

    /// Whether auxiliaries that end in a word of degree say of the group before them what the word at `here` tells.
    fn graded(&self, at: usize, here: usize) -> bool {
        here > at
            && here < self.tokens.end
            && self.classes(here - 1).has(WordClass::Degree)
            && matches!(self.out.chunks.last(), Some(Chunk::Group(_)))
            && self.document.tokens[here].kind == TokenKind::Word
            && self.document.tokens[here].case == Case::Lower
            && !self.inside_name(here)
            && !self.classes(here).any(BOUNDARY)
            && !self.classes(here).any(&[WordClass::PersonNoun, WordClass::SideNoun, WordClass::Quantifier])
    }

    /// Whether an auxiliary is a noun of possibility or plan here, with what it is of behind it: "*kemungkinan* latihan".
    pub(super) fn noun_of_doubt(&self, at: usize) -> bool {
        self.classes(at).any(&[WordClass::Supposing, WordClass::Planning])
            && self.verb_at(at).is_none()
            && !self.owned(at)
            && self.noun_follows(at + 1)
            && !self.auxiliary_leads_to_verb(at + 1)
    }

    /// Whether a verb that is no mere auxiliary ends right before a token.
    pub(super) fn follows_verb(&self, at: usize) -> bool {
        let last = self.out.predicates.last().filter(|_| matches!(self.out.chunks.last(), Some(Chunk::Predicate(_))));
        last.is_some_and(|predicate| predicate.tokens.end == at && !self.classes(predicate.verb).any(AUXILIARY))
    }

    pub(super) fn auxiliary_blocked(&self, at: usize) -> bool {
        // "waktu", "sampai" and the like are prepositions first.
        !self.auxiliary_leads_to_verb(at + 1)
    }

    /// Whether a number of times begins at a token: "dua kali".
    pub(super) fn times_at(&self, at: usize) -> bool {
        let number = at < self.tokens.end
            && (self.document.tokens[at].kind == TokenKind::Number || self.classes(at).has(WordClass::Quantifier));
        number && self.classes(at + 1).has(WordClass::Times)
    }

    /// Whether only auxiliaries lie between `at` and a verb.
    pub(super) fn auxiliary_leads_to_verb(&self, mut at: usize) -> bool {
        let limit = (at + 5).min(self.tokens.end);
        while at < limit {
            if self.inside_name(at) {
                return false;
            }
            if self.verb_at(at).is_some() {
                return true;
            }
            if self.times_at(at) {
                at += 2;
                continue;
            }
            if !self.classes(at).any(AUXILIARY) {
                return false;
            }
            at += 1;
        }
        false
    }

    pub(super) fn push_predicate(
        &mut self,
        start: usize,
        verb: usize,
        end: usize,
        voice: Option<Voice>,
        mut modality: Modality,
    ) -> usize {
        // 'X "Kirim" Y': a headline that puts a verb in marks does not say that it is so
        modality.possible |= self.headline && self.doubted(verb, end);
        self.out.predicates.push(Predicate { tokens: start..end, verb, sym: self.sym(verb), voice, modality });
        self.out.chunks.push(Chunk::Predicate(self.out.predicates.len() - 1));
        end
    }

    /// Whether a verb stands by itself between quotation marks.
    fn doubted(&self, verb: usize, end: usize) -> bool {
        let quote = |at: usize| matches!(self.mark(at), Some('"' | '“' | '”' | '\'' | '‘' | '’'));
        verb > self.tokens.start && quote(verb - 1) && end < self.tokens.end && quote(end)
    }

    /// How many words after the first a verb of several words has here ("tanda tangani", "duduk berhadapan").
    pub(super) fn verb_phrase(&self, phrases: &FxHashMap<Sym, Vec<Box<[Sym]>>>, at: usize) -> Option<usize> {
        let phrases = phrases.get(&self.sym(at))?;
        let fits = |rest: &[Sym]| {
            at + rest.len() < self.tokens.end && rest.iter().enumerate().all(|(n, &sym)| self.sym(at + 1 + n) == sym)
        };
        phrases.iter().filter(|rest| fits(rest)).map(|rest| rest.len()).max()
    }
}
