//! Patterns about lines or pieces of lines, of one sort: which of them match a text, and where. Each is compiled when its gate
//! first opens: most runs meet few of the furniture phrases that the packs know. Compiling takes much longer than one match, so
//! that a pattern is made ready for many texts only when it has been tried on several.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use regex::bytes::{Regex, RegexBuilder};
use regex_automata::nfa::thompson::{self, WhichCaptures, backtrack::BoundedBacktracker};
use regex_automata::util::syntax;
use serde::{Deserialize, Serialize};

use super::gate::{Gate, Holds, fold};

/// So many texts are matched by what is quickly made; for more, what matches quickly is made.
const FEW: u32 = 48;

/// What opens a line lies within so many of its first bytes.
const START: usize = 160;

/// A pattern of a rule.
#[derive(Debug, Serialize, Deserialize)]
struct Pattern {
    /// Which rule.
    rule: usize,
    /// Its source, parts filled in.
    source: Box<str>,
    /// On how many texts it has been tried.
    #[serde(skip)]
    tries: AtomicU32,
    #[serde(skip)]
    light: OnceLock<Option<BoundedBacktracker>>,
    #[serde(skip)]
    regex: OnceLock<Option<Regex>>,
}

/// Patterns of one sort, in the order of their rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Patterns {
    each: Vec<Pattern>,
    /// By the first byte of a folded text: what it must go on with, and which pattern that opens.
    starts: Vec<Vec<(Box<[u8]>, u32)>>,
    /// What opens patterns wherever it stands.
    holds: Holds,
    /// Patterns that are always tried.
    open: Vec<u32>,
    /// How much of a text is searched for what opens patterns.
    reach: usize,
}

impl Patterns {
    /// Patterns from their rules, sources and gates; `opening`: they are about the beginning of a line.
    pub fn new(sources: Vec<(usize, String, Gate)>, opening: bool) -> Self {
        let reach = if opening { START } else { usize::MAX };
        let mut patterns = Self { starts: vec![Vec::new(); 256], reach, ..Self::default() };
        for (rule, source, gate) in sources {
            let number = patterns.each.len() as u32;
            patterns.each.push(Pattern {
                rule,
                source: source.into(),
                tries: AtomicU32::new(0),
                light: OnceLock::new(),
                regex: OnceLock::new(),
            });
            match gate {
                Gate::Open => patterns.open.push(number),
                Gate::Starts(starts) => {
                    for start in starts.iter() {
                        patterns.starts[usize::from(start[0])].push((start[1..].into(), number));
                    }
                }
                Gate::Holds(inner) => inner.iter().for_each(|string| patterns.holds.add(string, number)),
            }
        }
        patterns
    }

    /// Calls `wanted` for the rule of each pattern whose gate opens for a text, in order, and gives to `found` those that are
    /// wanted and match, with the extent of the match; stops where `found` says so.
    pub fn each_match(&self, text: &str, wanted: impl Fn(usize) -> bool, mut found: impl FnMut(usize, Range<usize>) -> bool) {
        for (word, mut bits) in self.candidates(text).into_iter().enumerate() {
            while bits != 0 {
                let pattern = &self.each[word * 64 + bits.trailing_zeros() as usize];
                bits &= bits - 1;
                if wanted(pattern.rule)
                    && let Some(span) = pattern.extent(text)
                    && found(pattern.rule, span)
                {
                    return;
                }
            }
        }
    }

    /// The patterns whose gates open, as bits by their numbers.
    fn candidates(&self, text: &str) -> Vec<u64> {
        let mut open = vec![0; self.each.len().div_ceil(64)];
        let mut add = |number: u32| open[number as usize / 64] |= 1 << (number % 64);
        self.open.iter().copied().for_each(&mut add);
        let searched = &text.as_bytes()[..text.len().min(self.reach)];
        let mut folded: Vec<u8> = Vec::with_capacity(searched.len() + 1 + Holds::BEHIND);
        folded.extend(searched.iter().map(|&byte| fold(byte)));
        if searched.len() == text.len() {
            // Gates see the end of the text as the end of a line.
            folded.push(b'\n');
        }
        if let Some((first, rest)) = folded.split_first() {
            let starts = &self.starts[usize::from(*first)];
            starts.iter().filter(|(start, _)| rest.starts_with(start)).for_each(|(_, number)| add(*number));
        }
        folded.extend([0; Holds::BEHIND]);
        self.holds.each_in(&folded, add);
        open
    }

    /// Sources that are no regular expressions: none, in packs that were checked when they were read.
    #[cfg(test)]
    pub fn wrong(&self) -> Vec<&str> {
        self.each.iter().filter(|pattern| pattern.regex().is_none()).map(|pattern| &*pattern.source).collect()
    }

    /// Rules whose patterns match a text, found without the gates and by the regular expressions made for many texts.
    #[cfg(test)]
    pub fn all_matches(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let matching = |pattern: &Pattern| Some((pattern.rule, extent(pattern.regex()?, text)?));
        self.each.iter().filter_map(matching).collect()
    }
}

impl Pattern {
    /// Where the pattern is found.
    fn extent(&self, text: &str) -> Option<Range<usize>> {
        if self.regex.get().is_none()
            && self.tries.fetch_add(1, Ordering::Relaxed) < FEW
            && let Some(light) = self.light.get_or_init(|| light(&self.source))
            && let Some(found) = light_extent(light, text)
        {
            return found;
        }
        extent(self.regex()?, text)
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| regex(&self.source).ok()).as_ref()
    }
}

/// What a pattern is quickly made into.
fn light(source: &str) -> Option<BoundedBacktracker> {
    // A group that captures opens with a bare bracket.
    let bytes = source.as_bytes();
    let captures =
        (0..bytes.len()).any(|at| bytes[at] == b'(' && bytes.get(at + 1) != Some(&b'?') && (at == 0 || bytes[at - 1] != b'\\'));
    let which = if captures { WhichCaptures::All } else { WhichCaptures::Implicit };
    BoundedBacktracker::builder()
        .syntax(syntax::Config::new().case_insensitive(true).unicode(false).utf8(false))
        .thompson(thompson::Config::new().utf8(false).which_captures(which))
        .build(source)
        .ok()
}

/// As [`extent`]; nothing where the text is too long for it.
fn light_extent(light: &BoundedBacktracker, text: &str) -> Option<Option<Range<usize>>> {
    let mut captures = light.create_captures();
    light.try_captures(&mut light.create_cache(), text, &mut captures).ok()?;
    let span = captures.get_match().and_then(|_| captures.get_group(1).or(captures.get_group(0)));
    Some(span.map(|span| span.start..span.end))
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
