//! Patterns about lines or pieces of lines, of one sort: which of them match a text, and where. Each is compiled when its gate
//! first opens: most runs meet few of the furniture phrases that the packs know.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use regex::bytes::{Regex, RegexBuilder};

use super::gate::{Gate, fold};

/// A pattern of a rule.
#[derive(Debug)]
struct Pattern {
    /// Which rule.
    rule: usize,
    /// Its source, parts filled in.
    source: Box<str>,
    regex: OnceLock<Option<Regex>>,
}

/// Patterns of one sort, in the order of their rules.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    each: Vec<Pattern>,
    /// By the first byte of a folded text: what it must go on with, and which pattern that opens.
    starts: Vec<Vec<(Box<[u8]>, u32)>>,
    /// Finds what opens a pattern wherever it stands, and which patterns each string opens.
    holds: Option<AhoCorasick>,
    opened: Vec<Vec<u32>>,
    /// Patterns that are always tried.
    open: Vec<u32>,
}

impl Patterns {
    /// Patterns from their rules, sources and gates.
    pub fn new(sources: Vec<(usize, String, Gate)>) -> Self {
        let mut patterns = Self { starts: vec![Vec::new(); 256], ..Self::default() };
        let mut strings: Vec<Vec<u8>> = Vec::new();
        for (rule, source, gate) in sources {
            let number = patterns.each.len() as u32;
            patterns.each.push(Pattern { rule, source: source.into(), regex: OnceLock::new() });
            match gate {
                Gate::Open => patterns.open.push(number),
                Gate::Starts(starts) => {
                    for start in starts.iter() {
                        patterns.starts[usize::from(start[0])].push((start[1..].into(), number));
                    }
                }
                Gate::Holds(inner) => {
                    for string in inner.iter() {
                        match strings.iter().position(|known| known == string) {
                            Some(at) => patterns.opened[at].push(number),
                            None => {
                                strings.push(string.clone());
                                patterns.opened.push(vec![number]);
                            }
                        }
                    }
                }
            }
        }
        // Without an automaton, as for strings too many for it, the patterns are all tried.
        match AhoCorasick::new(&strings) {
            Ok(automaton) if !strings.is_empty() => patterns.holds = Some(automaton),
            _ => patterns.open.extend(patterns.opened.drain(..).flatten()),
        }
        patterns
    }

    /// Calls `wanted` for the rule of each pattern whose gate opens for a text, in order, and gives to `found` those that are
    /// wanted and match, with the extent of the match; stops where `found` says so.
    pub fn each_match(&self, text: &str, wanted: impl Fn(usize) -> bool, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        for number in self.candidates(text) {
            let pattern = &self.each[number as usize];
            if !wanted(pattern.rule) {
                continue;
            }
            if let Some(span) = pattern.regex().and_then(|regex| extent(regex, text))
                && found(pattern.rule, span)
            {
                return;
            }
        }
    }

    /// Numbers of the patterns whose gates open, in order.
    fn candidates(&self, text: &str) -> Vec<u32> {
        let folded: Vec<u8> = text.bytes().map(fold).collect();
        let mut numbers = self.open.clone();
        if let Some((first, rest)) = folded.split_first() {
            let starts = &self.starts[usize::from(*first)];
            numbers.extend(starts.iter().filter(|(start, _)| rest.starts_with(start)).map(|(_, number)| number));
        }
        if let Some(automaton) = &self.holds {
            for found in automaton.find_overlapping_iter(&folded) {
                numbers.extend(&self.opened[found.pattern().as_usize()]);
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Sources that are no regular expressions: none, in packs that were checked when they were read.
    #[cfg(test)]
    pub fn wrong(&self) -> Vec<&str> {
        self.each.iter().filter(|pattern| pattern.regex().is_none()).map(|pattern| &*pattern.source).collect()
    }

    /// Rules whose patterns match a text, found without the gates.
    #[cfg(test)]
    pub fn all_matches(&self, text: &str) -> Vec<usize> {
        let matching = self.each.iter().filter(|pattern| pattern.regex().is_some_and(|regex| regex.is_match(text.as_bytes())));
        matching.map(|pattern| pattern.rule).collect()
    }
}

impl Pattern {
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| regex(&self.source).ok()).as_ref()
    }
}

/// Where a pattern is found: its first group if it has one, so that it can ask for what stands around the piece.
fn extent(regex: &Regex, text: &str) -> Option<Range<usize>> {
    if regex.captures_len() == 1 {
        return regex.find(text.as_bytes()).map(|found| found.range());
    }
    let found = regex.captures(text.as_bytes())?;
    found.get(1).or(found.get(0)).map(|found| found.range())
}

/// Compiles a pattern.
///
/// # Errors
/// Where it is no regular expression.
pub(super) fn regex(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(source).case_insensitive(true).unicode(false).build()
}
