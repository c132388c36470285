//! Decides what each line of a page is: finds where the story begins and ends, its headline, what stands above it,
//! between its paragraphs and below it.

use rustc_hash::FxHashSet;

use super::BlockKind;
use super::lines::Line;
use crate::packs::format::{PageKind, Takes};
use crate::packs::{ArticleRules, Packs, TextFact};

/// What a line is, with the name of the rule or reason.
#[derive(Debug, Clone)]
pub(super) struct Verdict<'a> {
    pub kind: BlockKind,
    pub rule: &'a str,
    /// Whether the line is the lead and begins with a dateline.
    pub dateline: bool,
}

impl<'a> Verdict<'a> {
    fn new(kind: BlockKind, rule: &'a str) -> Self {
        Self { kind, rule, dateline: false }
    }
}

/// The verdict on every line.
pub(super) fn judge<'a>(packs: &'a Packs, text: &str, lines: &[Line<'a>]) -> Vec<Verdict<'a>> {
    let mut page = Page { packs, rules: &packs.article, text, lines, kinds: vec![None; lines.len()] };
    let lead = page.lead();
    let end = page.taken(lead);
    let title = lead.and_then(|lead| page.title(lead));
    page.story(lead, end);
    page.head(lead, title);
    if lead.is_none() {
        page.headlines();
    }
    if let Some(at) = lead.filter(|&at| page.is_dateline(at))
        && let Some(lead) = &mut page.kinds[at]
    {
        lead.dateline = true;
    }
    let free = |kind: Option<Verdict<'a>>| kind.unwrap_or(Verdict::new(BlockKind::Body, "page/body"));
    page.kinds.into_iter().map(free).collect()
}

struct Page<'a, 't> {
    packs: &'a Packs,
    rules: &'a ArticleRules,
    text: &'t str,
    lines: &'t [Line<'a>],
    kinds: Vec<Option<Verdict<'a>>>,
}

/// How many paragraphs may stand before a dateline for it to be that of the story.
const BEFORE_DATELINE: usize = 3;

/// How many paragraphs may stand before the time of publication for them to be its deck.
const BEFORE_HEADER: usize = 2;

/// A dateline that can be nothing else makes a sentence of so many words the first of the story.
const SHORT: usize = 3;

/// How many words of ten begin with a capital in a headline: all but function words.
const HEADLINE_CAPITALS: usize = 6;

impl<'a> Page<'a, '_> {
    fn words(&self, at: usize) -> &str {
        self.lines[at].of(self.text)
    }

    /// The rule that takes a line whole, by where it stands.
    fn rule(&self, at: usize, lead: Option<usize>) -> Option<&'a crate::packs::LineRule> {
        self.lines[at].rule[usize::from(lead.is_some_and(|lead| at > lead))]
    }

    /// The first line of the story: the one with the dateline, else the first that is running text, if it is no deck.
    fn lead(&self) -> Option<usize> {
        let mut first = None;
        let mut prose = 0;
        let header = self.header();
        for (at, line) in self.lines.iter().enumerate() {
            if line.rule[0].is_some() {
                // A deck stands above the time of publication, and so does a headline that asks.
                let headed = |deck: usize| self.lines[..deck].iter().any(|line| line.is_free() && !line.menu && line.words >= 2);
                let asks = |deck: usize| prose == 1 && self.words(deck).ends_with('?');
                if header == Some(at) && prose <= BEFORE_HEADER && first.is_some_and(|deck| headed(deck) || asks(deck)) {
                    first = None;
                }
                continue;
            }
            if self.is_dateline(at) {
                return Some(at);
            }
            if line.is_prose() && !line.caption && !line.menu {
                first = first.or(Some(at));
                prose += 1;
                if prose > BEFORE_DATELINE {
                    break;
                }
            }
        }
        first
    }

    /// The line that gives the time of publication: the first that does and that running text follows, to the minute, or the
    /// only one, for a chronology has many days alone on their lines.
    fn header(&self) -> Option<usize> {
        let heads = |at: &usize| {
            self.lines[*at].rule[0].is_some_and(|rule| rule.is == PageKind::Header)
                && self.lines[at + 1..].iter().take(3).any(|line| line.rule[0].is_none() && line.is_prose())
        };
        let mut headers = (0..self.lines.len()).filter(heads);
        let first = headers.next()?;
        (headers.next().is_none() || has_clock(self.words(first))).then_some(first)
    }

    /// Whether a line begins with a dateline and tells a story behind it, there or on the next line.
    fn is_dateline(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some((rule, length)) = line.dateline.filter(|_| !line.caption) else { return false };
        let (place, story) = self.words(at).split_at(length);
        let town = self.names_town(place);
        if rule.town && !town {
            return false;
        }
        let alone = story.trim().is_empty();
        let short = |line: &Line| (rule.sure || town) && line.ends && line.words >= SHORT;
        let told = |line: &Line| line.is_prose() || short(line);
        let prose = if alone { self.lines.get(at + 1).is_some_and(told) } else { told(line) };
        prose && (alone || !self.pairs_names(place, story))
    }

    /// Whether a dateline begins with a town that the packs know.
    fn names_town(&self, dateline: &str) -> bool {
        let mut pieces = dateline.split([',', '(', ':', '–', '—']).flat_map(|piece| piece.split(" - "));
        pieces.any(|piece| self.packs.name_rules.known.is_town(piece.trim_matches([' ', '-', '\n', '\r']), &self.packs.lexicon))
    }

    /// Whether a dash or colon stands between two names rather than behind a dateline: "Rusia - Korea Utara sepakat …".
    fn pairs_names(&self, place: &str, story: &str) -> bool {
        let place = place.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !self.rules.is_country(place) {
            return false;
        }
        let first = story.split_whitespace().next().unwrap_or("").to_lowercase();
        self.packs.text.is(self.packs.lexicon.get(&first), TextFact::NameHead)
    }

    /// The headline: the line above the story that looks most like one.
    fn title(&self, lead: usize) -> Option<usize> {
        let story: FxHashSet<String> =
            self.lines[lead..].iter().take(3).flat_map(|line| content_words(line.of(self.text))).collect();
        let mut best: Option<(usize, usize)> = None;
        for at in 0..lead {
            let line = &self.lines[at];
            if self.kinds[at].is_some() || line.caption || self.is_dateline(at) || !(3..=30).contains(&line.words) || line.menu {
                continue;
            }
            let words = self.words(at);
            if words.ends_with(['.', ':', ',', ';']) && !words.ends_with("...") || is_numbered(words) {
                continue;
            }
            let shared = content_words(words).filter(|word| story.contains(word)).count();
            let next = self.lines[at + 1..lead].iter().take(3);
            let dated = next.clone().any(|line| line.rule[0].is_some_and(|rule| rule.is == PageKind::Header));
            let mut score = 2 * shared.min(5) + 3 * usize::from(dated) + line.words.min(8);
            if line.words < 5 {
                score = score.saturating_sub(6);
            }
            if (shared > 0 || dated || line.words >= 5) && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// Gives lines to the rules that take them, and the lines below that those take as well. Returns where the story ends
    /// for good.
    fn taken(&mut self, lead: Option<usize>) -> usize {
        let mut at = 0;
        while at < self.lines.len() {
            let here = at;
            at += 1;
            if self.lines[here].words == 0 {
                self.kinds[here] = Some(Verdict::new(BlockKind::Furniture, "page/marks"));
                continue;
            }
            let Some(rule) = self.rule(here, lead) else {
                // Without a story, lines of menu words may be all that is told.
                if lead.is_some() && self.lines[here].menu {
                    self.kinds[here] = Some(Verdict::new(BlockKind::Furniture, "page/menu"));
                }
                continue;
            };
            let verdict = Verdict::new(kind_of(rule.is), &rule.name);
            self.kinds[here] = Some(verdict.clone());
            let below = match rule.takes {
                Takes::Line => here + 1,
                Takes::Next => self.next(here),
                Takes::Above => {
                    self.above(here, &rule.name);
                    here + 1
                }
                Takes::Titles => self.titles(here),
                Takes::Rest | Takes::End if self.ends(here, lead, rule.takes) => {
                    self.kinds[here..].fill(Some(Verdict::new(BlockKind::Furniture, &rule.name)));
                    return here;
                }
                Takes::Rest | Takes::End => self.titles(here),
            };
            self.kinds[here + 1..below].fill(Some(verdict));
            at = below;
        }
        self.lines.len()
    }

    /// Makes the line right above a caption, if no rule has taken it.
    fn above(&mut self, here: usize, rule: &'a str) {
        if !self.lines[here].apart && here > 0 && self.kinds[here - 1].is_none() {
            self.kinds[here - 1] = Some(Verdict::new(BlockKind::Caption, rule));
        }
    }

    /// Behind the line below, if it is short and free.
    fn next(&self, here: usize) -> usize {
        let short = self.lines.get(here + 1).is_some_and(|line| line.is_free() && line.words <= 6 && !line.ends);
        here + 1 + usize::from(short)
    }

    /// Behind the headlines that stand below a line: up to an empty line or running text.
    fn titles(&self, here: usize) -> usize {
        let mut at = here + 1;
        while let Some(line) = self.lines.get(at) {
            let sentence = line.ends && line.of(self.text).trim_end_matches(['"', '”', ')']).ends_with(['.', '…']);
            let first = at == here + 1 && !self.words(here).contains(':');
            if sentence
                || line.words > 22
                || line.dateline.is_some()
                || (line.apart && !first && !self.is_bullet(at))
                || (line.apart && line.words < 5)
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether what follows a line is no story any more: little running text, as set against what stands before.
    fn ends(&self, here: usize, lead: Option<usize>, takes: Takes) -> bool {
        let Some(lead) = lead.filter(|&lead| lead < here) else { return false };
        // How many lines, and how many words they have.
        let prose = |lines: &[Line]| {
            let told = lines.iter().filter(|line| line.is_prose() && line.rule[1].is_none());
            told.fold((0, 0), |(lines, words), line| (lines + 1, words + line.words))
        };
        let ((lines_before, before), (lines_after, after)) = (prose(&self.lines[lead..here]), prose(&self.lines[here + 1..]));
        match takes {
            Takes::End => after <= before * 2 || lines_after <= lines_before,
            _ => after <= (before * 6 / 10).max(30),
        }
    }

    fn is_bullet(&self, at: usize) -> bool {
        self.words(at).starts_with(['-', '•', '*', '–', '▪', '●'])
    }

    /// What stands between the first line of the story and its end.
    fn story(&mut self, lead: Option<usize>, end: usize) {
        let Some(lead) = lead else { return };
        let told = |at: usize| {
            let line = &self.lines[at];
            // A sentence that lost its full stop: it begins as one, is long, and not capitalised throughout.
            let starts = !self.words(at).starts_with(char::is_lowercase);
            let plain = starts && line.words >= 8 && (1..line.words / 2).contains(&line.capitals);
            let listed = self.is_bullet(at) && line.words >= 5;
            self.kinds[at].is_none() && ((line.ends && line.words >= 3) || line.is_prose() || plain || listed)
        };
        // "Kim membalasnya.": two words are a sentence where they follow one.
        let briefly = |at: usize| {
            let line = &self.lines[at];
            let follows = at > lead && (at - 1 == lead || told(at - 1));
            self.kinds[at].is_none() && line.ends && line.words == 2 && line.capitals == 1 && follows
        };
        let told = |at: usize| told(at) || briefly(at);
        let Some(last) = (lead..end).rev().find(|&at| told(at)) else { return };
        for at in lead..end {
            if self.kinds[at].is_some() {
                continue;
            }
            let line = &self.lines[at];
            let verdict = if line.caption && at != lead {
                Some((BlockKind::Caption, "page/caption"))
            } else if at == lead {
                Some((BlockKind::Body, "page/lead"))
            } else if at > last {
                Some((BlockKind::Furniture, "page/after-story"))
            } else if self.is_foreign_headline(at) {
                Some((BlockKind::Furniture, "page/headline"))
            } else {
                None
            };
            self.kinds[at] = verdict.map(|(kind, rule)| Verdict::new(kind, rule));
        }
    }

    /// Whether a line between paragraphs is the headline of another story: long, capitalised throughout, and sharing no word
    /// with what stands around it.
    fn is_foreign_headline(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if line.ends || line.words < 8 || line.words > 22 || line.capitals * 10 < line.words * 7 || line.is_prose() {
            return false;
        }
        let near = self.lines[at.saturating_sub(1)..at].iter().chain(self.lines[at + 1..].iter().take(3));
        let near: FxHashSet<String> = near.flat_map(|line| content_words(line.of(self.text))).collect();
        self.words(at).starts_with(char::is_alphabetic) && !content_words(self.words(at)).any(|word| near.contains(&word))
    }

    /// What stands above the story.
    fn head(&mut self, lead: Option<usize>, title: Option<usize>) {
        let Some(lead) = lead else { return };
        let mut deck = false;
        for at in 0..lead {
            if self.kinds[at].is_some() {
                // Nothing but an empty line may part the headline from the deck.
                continue;
            }
            let line = &self.lines[at];
            let after_title = title.is_some_and(|title| at > title);
            if title.is_none() && !line.caption {
                // Without a headline this is no page, or one that begins in the middle of its story.
                self.kinds[at] = Some(Verdict::new(BlockKind::Body, "page/body"));
                continue;
            }
            let verdict = if Some(at) == title {
                (BlockKind::Title, "page/title")
            } else if line.caption {
                (BlockKind::Caption, "page/caption")
            } else if title.is_some_and(|title| repeats(self.words(at), self.words(title))) {
                (BlockKind::Furniture, "page/title-again")
            } else if after_title && !deck && line.words >= 3 && line.capitals < line.words && self.follows(at, title) {
                deck = true;
                (BlockKind::Deck, "page/deck")
            } else if line.is_prose() || (line.words >= 12 && self.words(at).ends_with(':')) {
                (BlockKind::Body, "page/body")
            } else if after_title && line.words >= 6 && line.capitals < line.words {
                (BlockKind::Caption, "page/caption")
            } else {
                (BlockKind::Furniture, "page/head")
            };
            self.kinds[at] = Some(Verdict::new(verdict.0, verdict.1));
        }
    }

    /// Lines capitalised throughout of a text that tells no story besides: headlines, each for itself.
    fn headlines(&mut self) {
        for (line, kind) in self.lines.iter().zip(&mut self.kinds) {
            let capitalised = line.capitals * 10 >= line.words * HEADLINE_CAPITALS && line.capitals > 1;
            let stopped = line.of(self.text).ends_with(['.', ':', ',', ';']);
            if kind.is_none() && line.is_free() && !line.menu && !stopped && (3..=30).contains(&line.words) && capitalised {
                *kind = Some(Verdict::new(BlockKind::Title, "page/headline-alone"));
            }
        }
    }

    /// Whether nothing but furniture stands between the headline and a line.
    fn follows(&self, at: usize, title: Option<usize>) -> bool {
        title.is_some_and(|title| self.kinds[title + 1..at].iter().flatten().all(|verdict| verdict.kind == BlockKind::Furniture))
    }
}

/// The block of a page rule's kind.
pub(super) fn kind_of(kind: PageKind) -> BlockKind {
    match kind {
        PageKind::Header => BlockKind::Header,
        PageKind::Dateline => BlockKind::Dateline,
        PageKind::Caption => BlockKind::Caption,
        PageKind::Body => BlockKind::Body,
        PageKind::Furniture => BlockKind::Furniture,
    }
}

/// Words that carry meaning: five letters and more, lower-cased, or acronyms.
fn content_words(words: &str) -> impl Iterator<Item = String> + '_ {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').filter_map(|word| {
        let acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
        (word.chars().count() > 4 || acronym).then(|| word.to_lowercase())
    })
}

/// Whether a line has a time of day with a colon in it.
fn has_clock(line: &str) -> bool {
    line.as_bytes().windows(3).any(|at| at[0].is_ascii_digit() && at[1] == b':' && at[2].is_ascii_digit())
}

/// Whether a line is an entry of a numbered list: "1. Minyak".
fn is_numbered(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.starts_with('.')
}

/// Whether a line repeats the headline: whole, cut short with dots, or behind the words of a button.
fn repeats(line: &str, title: &str) -> bool {
    let cut = line.trim_end_matches(['.', '…', ' ']);
    let short = cut.len() < line.len() && cut.len() > 8 && title.starts_with(cut);
    short || line == title || (title.len() > 20 && line.ends_with(title) && line.len() < title.len() + 20)
}
