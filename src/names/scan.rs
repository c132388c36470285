//! Looks at every token of the story once for what the name rooms ask of it: case, marks, folded spelling,
//! whether a capital tells anything where it stands. Decides nothing.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::BlockKind;
use crate::dates::Dates;
use crate::packs::format::{HeadKind, HeadTakes};
use crate::packs::{Circumstance, CueRules, KnownRules, Lexicon, Mark, Marks, Packs, Sym, TitleRules, WordClass};
use crate::text::{Case, Document, Token, TokenKind};

/// What is known of a token before any name is sought.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Marks of the word.
    pub marks: Marks,
    /// Number of its folded spelling; 0 for words that can't be in a name.
    pub fold: u32,
    /// A word with a capital letter first.
    pub capital: bool,
    /// A word all in capitals, of two letters at least.
    pub upper: bool,
    /// Opens its sentence or a quotation, so that its capital tells nothing.
    pub opens: bool,
    /// Belongs to a date expression.
    pub date: bool,
    /// A common word by lists, by its affixes, or because the article writes it small elsewhere.
    pub common: bool,
    /// Bytes before the known word that a small prefix is joined to ("pro-Rusia", "se-Jawa").
    pub prefix: u8,
}

/// The longest small prefix that is joined to a name by a hyphen ("antar-", "pasca-"), in bytes.
const LONGEST_PREFIX: usize = 8;

/// A document with the look of its tokens.
pub struct Scan<'a> {
    /// The packs.
    pub packs: &'a Packs,
    /// The document.
    pub document: &'a Document,
    /// A look for each token.
    pub looks: Vec<Look>,
    /// For each sentence, whether capitals tell nothing in it (headlines in title case, lines all in capitals).
    pub headline: Vec<bool>,
    /// For each sentence, whether it and its neighbours tell of a match.
    pub sport: Vec<bool>,
}

impl<'a> Scan<'a> {
    /// Looks at every token of the story.
    pub fn new(packs: &'a Packs, document: &'a Document, dates: &Dates) -> Self {
        let mut looks = vec![Look::default(); document.tokens.len()];
        let known = &packs.name_rules.known;
        let mut local: FxHashMap<String, u32> = FxHashMap::default();
        let mut small: FxHashSet<&str> = FxHashSet::default();
        let mut small_syms = vec![false; packs.lexicon.len()];
        let mut unknown: Vec<usize> = Vec::new();
        for (_, sentence) in document.story() {
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                let look = &mut looks[at];
                look.marks = packs.name_rules.cues.marks(token.sym);
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    continue;
                }
                let word = document.word(at);
                look.capital = token.kind == TokenKind::Word && word.chars().next().is_some_and(char::is_uppercase);
                look.upper = token.case == Case::Upper && word.chars().nth(1).is_some();
                if token.case == Case::Mixed
                    && !look.capital
                    && let Some(hyphen) = word.find('-')
                    && word[hyphen + 1..].starts_with(char::is_uppercase)
                {
                    let before = packs.name_rules.cues.marks(packs.lexicon.get(&word[..hyphen]));
                    if before.has(Mark::Particle) {
                        // "al-Bashir": the article is part of the name.
                        look.capital = true;
                    } else if hyphen < LONGEST_PREFIX {
                        let fold = known.fold(&known.spelling.fold(&word[hyphen + 1..]));
                        if fold != KnownRules::NO_FOLD {
                            (look.capital, look.fold, look.prefix, look.marks) = (true, fold, hyphen as u8 + 1, before);
                            continue;
                        }
                    }
                }
                look.common = look.marks.any(&[Mark::Common, Mark::Function, Mark::Verb, Mark::Calendar]);
                // A word that the article writes small elsewhere is no name where it is written large.
                if token.case == Case::Lower {
                    match small_syms.get_mut(token.sym.0 as usize) {
                        Some(small) if token.sym != Sym::NONE => *small = true,
                        _ => {
                            small.insert(word);
                        }
                    }
                }
                match known.fold_of(token.sym, &packs.lexicon) {
                    Some(fold) if fold != KnownRules::NO_FOLD || !look.capital => look.fold = fold,
                    // "Su-35", "MiG-31": a model, whose number makes it one of many.
                    _ if look.capital && is_model(word) => look.capital = false,
                    _ if look.capital => {
                        let folded = known.spelling.fold(word);
                        look.fold = match known.fold(&folded) {
                            KnownRules::NO_FOLD => {
                                let next = known.fold_count() + local.len() as u32;
                                *local.entry(folded).or_insert(next)
                            }
                            fold => fold,
                        };
                        unknown.push(at);
                    }
                    _ => {}
                }
            }
        }
        let mut scan = Self { packs, document, looks, headline: vec![false; document.sentences.len()], sport: Vec::new() };
        scan.sport = scan.tell_of_match();
        scan.raise_small_text();
        scan.mark_openings();
        let looks = &mut scan.looks;
        for at in unknown {
            let lower = document.word(at).to_lowercase();
            let look = &mut looks[at];
            let sym = document.tokens[at].sym;
            let written_small = if sym == Sym::NONE { small.contains(lower.as_str()) } else { small_syms[sym.0 as usize] };
            if !look.marks.any(&[Mark::Given, Mark::Family])
                && (packs.name_rules.cues.affixed(&lower, look.opens)
                    || written_small
                    || look.opens && packs.clauses.frame_words.contains_key(&sym))
            {
                look.common = true;
            }
        }
        for mention in &dates.mentions {
            for at in mention.tokens.clone() {
                if let Some(look) = looks.get_mut(at) {
                    look.date = true;
                }
            }
        }
        scan
    }

    /// For each sentence, whether several different words of it and its neighbours tell of a match.
    fn tell_of_match(&self) -> Vec<bool> {
        const FEWEST: usize = 3;
        const AROUND: usize = 2;
        let sentences = &self.document.sentences;
        let mut told: Vec<(usize, Sym)> = Vec::new();
        for (index, sentence) in self.document.story() {
            let first = told.len();
            for at in sentence.tokens.clone().filter(|&at| self.looks[at].marks.has(Mark::Sport)) {
                if told.len() < first + FEWEST && !told[first..].contains(&(index, self.sym(at))) {
                    told.push((index, self.sym(at)));
                }
            }
        }
        let mut sport = vec![false; sentences.len()];
        for &(index, _) in &told {
            let from = told.partition_point(|&(other, _)| other + AROUND < index);
            let near = told[from..].iter().take_while(|&&(other, _)| other <= index + AROUND);
            let mut words: Vec<Sym> = Vec::with_capacity(FEWEST);
            for &(_, word) in near {
                if words.len() < FEWEST && !words.contains(&word) {
                    words.push(word);
                }
            }
            if words.len() >= FEWEST {
                let to = sport.len().min(index + AROUND + 1);
                sport[index.saturating_sub(AROUND)..to].fill(true);
            }
        }
        sport
    }

    /// In a text without capitals, takes words of known names for capitalised.
    fn raise_small_text(&mut self) {
        const FEWEST: usize = 5;
        const SHARE: usize = 20;
        let words = || self.document.story().flat_map(|(_, sentence)| sentence.tokens.clone()).filter(|&at| self.is_word(at));
        let capitals = words().filter(|&at| self.looks[at].capital).count();
        let all = words().count();
        if all < FEWEST || capitals * SHARE > all {
            return;
        }
        let raised: Vec<usize> = words()
            .filter(|&at| {
                let look = &self.looks[at];
                (look.fold != KnownRules::NO_FOLD || look.marks.any(&[Mark::Given, Mark::Family]))
                    && !look.marks.any(&[Mark::Common, Mark::Function, Mark::Verb])
            })
            .collect();
        for at in raised {
            self.looks[at].capital = true;
        }
    }

    /// Marks the first word of sentences and quotations, and the sentences in which capitals tell nothing.
    fn mark_openings(&mut self) {
        let document = self.document;
        for (index, sentence) in document.story() {
            let mut opens = true;
            let titled = matches!(sentence.block, BlockKind::Title | BlockKind::Deck);
            let (mut capitals, mut words, mut plain) = (0, 0, 0);
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                match token.kind {
                    TokenKind::Word => {
                        self.looks[at].opens = opens;
                        opens = false;
                        // In running text the first word's capital tells nothing.
                        let long = token.span.len() > 3 && (titled || at > sentence.tokens.start);
                        words += usize::from(long);
                        capitals += usize::from(long && self.looks[at].capital);
                        plain += usize::from(
                            long && !self.looks[at].capital && !self.looks[at].marks.any(&[Mark::Function, Mark::Locative]),
                        );
                    }
                    TokenKind::Punct => match document.word(at) {
                        "\"" | "“" | "”" | ":" | "?" | "!" | "…" | "..." | "'" | "‘" | "«" => opens = true,
                        "." => opens = !self.after_initial(at),
                        _ => {}
                    },
                    TokenKind::Symbol => opens = true,
                    TokenKind::Number => {}
                }
            }
            // A verb or noun in small letters shows that capitals are for names, however many names there are.
            let few = if titled { words / 6 } else { 0 };
            // A sentence of running text that a full stop ends is none, however many names it has.
            let closed = !titled
                && sentence.tokens.clone().next_back().is_some_and(|at| document.word(at) == ".")
                && !sentence.tokens.clone().all(|at| !self.is_word(at) || document.tokens[at].case == Case::Upper);
            self.headline[index] = !closed && words >= 3 && capitals * 10 >= words * if titled { 6 } else { 8 } && plain <= few;
        }
    }

    /// Whether a full stop ends an initial or abbreviation rather than a sentence.
    fn after_initial(&self, at: usize) -> bool {
        at > 0 && self.looks[at - 1].capital && self.document.tokens[at - 1].span.len() <= 3
    }

    /// Folded words that stand capitalised where a capital tells something, anywhere in the story.
    pub fn seen(&self) -> FxHashSet<u32> {
        let mut seen = FxHashSet::default();
        for (index, sentence) in self.document.story() {
            if self.headline[index] {
                continue;
            }
            seen.extend(
                sentence
                    .tokens
                    .clone()
                    .map(|at| &self.looks[at])
                    .filter(|look| look.capital && !look.opens && !look.common && !look.date)
                    .map(|look| look.fold),
            );
        }
        seen
    }

    /// Folded words that stand right behind a head noun that takes a proper name, anywhere in the story ("Golkar" of "Partai Golkar").
    pub fn organization_words(&self) -> FxHashSet<u32> {
        let mut words = FxHashSet::default();
        let heads = &self.cues().heads;
        for (_, sentence) in self.document.story() {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let syms = (at..sentence.tokens.end).map(|at| self.sym(at).0).take_while(|&sym| sym != 0);
                let Some((length, rules)) = heads.longest(syms) else {
                    at += 1;
                    continue;
                };
                let name = at + length;
                let proper = rules[0].kind == HeadKind::Organization && rules[0].takes == HeadTakes::Name;
                if proper
                    && name < sentence.tokens.end
                    && self.nameable(name)
                    && !self.looks[name].common
                    && !self.looks[name].marks.has(Mark::Given)
                {
                    words.insert(self.looks[name].fold);
                }
                at = name;
            }
            // "Hanseong" of "Hanseong Group".
            for last in sentence.tokens.clone().skip(1) {
                let closes = self.looks[last].capital
                    && self
                        .cues()
                        .cues(self.sym(last), crate::packs::format::CuePlace::Last)
                        .any(|cue| cue.weights.organization > 0);
                let name = last - 1;
                let alone = name == sentence.tokens.start || !self.looks[name - 1].capital;
                if closes && alone && self.nameable(name) && !self.looks[name].common && !self.looks[name].marks.has(Mark::Given)
                {
                    words.insert(self.looks[name].fold);
                }
            }
        }
        words
    }

    /// Beginnings of two words and more of the names of companies, anywhere in the story ("Sinar Cakra" of "PT Sinar Cakra Abadi
    /// Tbk"), by which they are called short.
    pub fn company_names(&self) -> FxHashSet<Vec<u32>> {
        const MOST: usize = 4;
        let mut names = FxHashSet::default();
        let heads = &self.cues().heads;
        for (_, sentence) in self.document.story() {
            for at in sentence.tokens.clone() {
                let company = self.looks[at].upper
                    && heads.longest([self.sym(at).0]).is_some_and(|(length, rules)| {
                        length == 1 && rules[0].kind == HeadKind::Organization && rules[0].takes == HeadTakes::Name
                    });
                if !company {
                    continue;
                }
                let mut key = Vec::new();
                for next in at + 1..sentence.tokens.end.min(at + 1 + MOST) {
                    if !self.nameable(next) || self.looks[next].opens || key.is_empty() && self.looks[next].marks.has(Mark::Given)
                    {
                        break;
                    }
                    key.push(self.looks[next].fold);
                    if key.len() > 1 {
                        names.insert(key.clone());
                    }
                }
            }
        }
        names
    }

    /// The token.
    pub fn token(&self, at: usize) -> &Token {
        &self.document.tokens[at]
    }

    /// The symbol of a token.
    pub fn sym(&self, at: usize) -> Sym {
        self.document.tokens[at].sym
    }

    /// The words of a token.
    pub fn word(&self, at: usize) -> &'a str {
        let document: &'a Document = self.document;
        document.word(at)
    }

    /// Whether a token is a mark of these words.
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        matches!(self.token(at).kind, TokenKind::Punct | TokenKind::Symbol) && marks.contains(&self.word(at))
    }

    /// Whether a token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).kind == TokenKind::Word
    }

    /// The compiled cues.
    pub fn cues(&self) -> &'a CueRules {
        &self.packs.name_rules.cues
    }

    /// The compiled offices.
    pub fn titles(&self) -> &'a TitleRules {
        &self.packs.name_rules.titles
    }

    /// The known names.
    pub fn known(&self) -> &'a KnownRules {
        &self.packs.name_rules.known
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'a Lexicon {
        &self.packs.lexicon
    }

    /// Whether a word has the look of a verb: a verb's prefix, no capital.
    pub fn verbal(&self, at: usize) -> bool {
        !self.looks[at].capital && !self.lexicon().is(self.sym(at), WordClass::NotVerb) && self.cues().verbal(self.word(at))
    }

    /// What a circumstance weighs, as person, place, organization.
    pub fn weights(&self, circumstance: Circumstance) -> [i16; 3] {
        let weights = self.cues().weights(circumstance);
        [weights.person, weights.place, weights.organization]
    }

    /// Whether a token could belong to a name of unknown words: a capitalised word that is no function word or date.
    pub fn nameable(&self, at: usize) -> bool {
        let look = &self.looks[at];
        look.capital
            && !look.date
            && !self.is_amount(at)
            && !look.marks.any(&[Mark::Function, Mark::Calendar])
            && !self.is_numeral(at)
            && !(look.marks.has(Mark::Verb) && look.opens)
    }

    /// Whether a token is a Roman numeral: "XI", "X", but not "Xi".
    pub fn is_numeral(&self, at: usize) -> bool {
        self.looks[at].marks.has(Mark::Numeral) && (self.looks[at].upper || self.token(at).span.len() == 1)
    }

    /// Whether a token is an amount with its unit ("Rp200").
    fn is_amount(&self, at: usize) -> bool {
        let word = self.word(at);
        word.ends_with(|c: char| c.is_ascii_digit())
            && !word.contains('-')
            && self.token(at).case != Case::Upper
            && self.token(at).sym == Sym::NONE
    }

    /// Whether a token is an initial: one capital letter, with or without its full stop, or several ("H.M").
    pub fn is_initial(&self, at: usize) -> bool {
        let word = self.word(at);
        let mut letters = 0;
        self.looks[at].capital
            && word.len() <= 6
            && word.split('.').filter(|part| !part.is_empty()).all(|part| {
                letters += 1;
                part.chars().count() == 1
            })
            && letters > 0
    }

    /// Whether two neighbouring tokens touch, with nothing between them.
    pub fn touches(&self, at: usize) -> bool {
        at + 1 < self.document.tokens.len() && self.token(at).span.end == self.token(at + 1).span.start
    }
}

/// Whether a word is letters, a hyphen and a number.
fn is_model(word: &str) -> bool {
    let parts = word.split_once('-');
    parts.is_some_and(|(letters, number)| letters.len() <= 6 && number.starts_with(|c: char| c.is_ascii_digit()))
}
