//! Compiles what the `article/` room needs from the packs: patterns about lines, as sets that are searched together.

use std::ops::Range;
use std::sync::Arc;

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use rustc_hash::{FxHashMap, FxHashSet};
use toml::Spanned;

use super::fault::{Fault, Faults};
use super::format::{At, PageKind, PageRule, Takes};
use super::lexicon::Lexicon;
use super::load::{Loaded, Raw};

/// A rule about lines or pieces of lines.
#[derive(Debug)]
pub struct LineRule {
    /// `pack/id`.
    pub name: Arc<str>,
    /// What the line or piece is.
    pub is: PageKind,
    /// What the rest of the line is, for pieces.
    pub rest: Option<PageKind>,
    /// What else the rule takes.
    pub takes: Takes,
    /// Where on the page it holds.
    pub at: At,
    /// The most words that the line may have.
    words: usize,
}

/// Which piece of a line a pattern is matched against.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Line,
    Has,
    Start,
    End,
    Inside,
}

/// Patterns of one kind of piece.
#[derive(Debug, Default)]
struct Patterns {
    set: RegexSet,
    /// For each pattern its rule and, where its extent is asked for, itself.
    each: Vec<(usize, Option<Regex>)>,
}

/// Compiled rules of the `article/` room.
#[derive(Debug, Default)]
pub struct ArticleRules {
    rules: Vec<LineRule>,
    line: Patterns,
    has: Patterns,
    start: Patterns,
    end: Patterns,
    inside: Patterns,
    menu: FxHashSet<Box<str>>,
    countries: FxHashSet<Box<str>>,
}

/// How many bytes at a line's end are searched for a piece that ends it.
const END: usize = 240;

impl ArticleRules {
    /// The first rule that takes the whole of a line, in the head and in the tail of a page.
    pub fn of_line(&self, line: &str, words: usize) -> (Option<&LineRule>, Option<&LineRule>) {
        let mut found = [None::<usize>; 2];
        let mut note = |patterns: &Patterns| {
            if !patterns.set.is_match(line.as_bytes()) {
                return;
            }
            for pattern in patterns.set.matches(line.as_bytes()) {
                let rule = patterns.each[pattern].0;
                for (found, at) in found.iter_mut().zip([At::Head, At::Tail]) {
                    let holds =
                        self.rules[rule].words >= words && (self.rules[rule].at == At::Anywhere || self.rules[rule].at == at);
                    if holds && found.is_none_or(|first| rule < first) {
                        *found = Some(rule);
                    }
                }
            }
        };
        note(&self.line);
        note(&self.has);
        (found[0].map(|n| &self.rules[n]), found[1].map(|n| &self.rules[n]))
    }

    /// The piece at the beginning of a line that a rule cuts off, with its length.
    pub fn at_start(&self, line: &str, dateline: bool) -> Option<(&LineRule, usize)> {
        self.piece(&self.start, line, |rule| (rule.is == PageKind::Dateline) == dateline)
            .map(|(rule, span)| (rule, ceil(line, span.end)))
    }

    /// The piece at the end of a line that a rule cuts off, with where it begins.
    pub fn at_end(&self, line: &str) -> Option<(&LineRule, usize)> {
        let from = ceil(line, line.len().saturating_sub(END));
        let (rule, span) = self.piece(&self.end, &line[from..], |_| true)?;
        Some((rule, ceil(line, from + span.start)))
    }

    /// The first piece inside a line that a rule cuts out.
    pub fn inside(&self, line: &str) -> Option<(&LineRule, Range<usize>)> {
        if !self.inside.set.is_match(line.as_bytes()) {
            return None;
        }
        let found = self.inside.each.iter().filter_map(|(rule, regex)| {
            let span = extent(regex.as_ref()?, line)?;
            Some((rule, ceil(line, span.start)..ceil(line, span.end)))
        });
        found
            .filter(|(_, span)| !span.is_empty())
            .min_by_key(|(rule, span)| (span.start, **rule))
            .map(|(rule, span)| (&self.rules[*rule], span))
    }

    /// Whether a word, lower-cased, is one that menus are made of.
    pub fn is_menu_word(&self, word: &str) -> bool {
        self.menu.contains(word)
    }

    /// Whether words name a country.
    pub fn is_country(&self, name: &str) -> bool {
        self.countries.contains(name)
    }

    fn piece(&self, patterns: &Patterns, text: &str, wanted: impl Fn(&LineRule) -> bool) -> Option<(&LineRule, Range<usize>)> {
        if !patterns.set.is_match(text.as_bytes()) {
            return None;
        }
        let hits = patterns.set.matches(text.as_bytes());
        let mut found: Vec<_> = hits.iter().map(|n| &patterns.each[n]).filter(|(rule, _)| wanted(&self.rules[*rule])).collect();
        found.sort_by_key(|(rule, _)| *rule);
        found.into_iter().find_map(|(rule, regex)| {
            let span = extent(regex.as_ref()?, text)?;
            (!span.is_empty()).then_some((&self.rules[*rule], span))
        })
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

/// The next border between characters at or after `at`.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, _lexicon: &mut Lexicon, faults: &mut Faults) -> ArticleRules {
    let mut compiler = Compiler { parts: FxHashMap::default(), sources: Default::default(), faults };
    let mut rules = ArticleRules::default();
    for file in &raw.page {
        compiler
            .parts
            .extend(file.value.part.iter().map(|(name, pattern)| (name.get_ref().as_str(), pattern.get_ref().as_str())));
        rules.menu.extend(file.value.menu.iter().map(|word| word.to_lowercase().into()));
    }
    let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
    for file in &raw.page {
        for rule in &file.value.rule {
            let id = rule.id.get_ref().as_str();
            if let Some(first) = seen.insert(id, &file.file.path) {
                compiler.faults.push(Fault::at(
                    &file.file,
                    rule.id.span(),
                    format!("the page rule `{id}` is there already, in {first}"),
                    "give it another id",
                ));
            }
            compiler.add(file, rule, rules.rules.len());
            rules.rules.push(LineRule {
                name: format!("{}/{id}", raw.pack_of(&file.file)).into(),
                is: rule.is,
                rest: rule.rest,
                takes: rule.takes,
                at: rule.at,
                words: rule.words.unwrap_or(usize::MAX),
            });
        }
    }
    let [line, has, start, end, inside] = std::mem::take(&mut compiler.sources);
    rules.line = compiler.patterns(line, false);
    rules.has = compiler.patterns(has, false);
    rules.start = compiler.patterns(start, true);
    rules.end = compiler.patterns(end, true);
    rules.inside = compiler.patterns(inside, true);
    for country in raw.countries.iter().flat_map(|file| file.value.country.values()) {
        rules.countries.extend([&country.name].into_iter().chain(&country.also).map(|name| name.as_str().into()));
    }
    rules
}

/// A pattern on its way into a set: its rule and its source.
type Source = (usize, String);

struct Compiler<'a> {
    parts: FxHashMap<&'a str, &'a str>,
    /// By piece: line, has, start, end, inside.
    sources: [Vec<Source>; 5],
    faults: &'a mut Faults,
}

impl Compiler<'_> {
    /// Checks a rule and takes up its patterns.
    fn add(&mut self, file: &Loaded<super::format::Page>, rule: &PageRule, number: usize) {
        let pieces = [
            (Piece::Line, &rule.line),
            (Piece::Has, &rule.has),
            (Piece::Start, &rule.start),
            (Piece::End, &rule.end),
            (Piece::Inside, &rule.inside),
        ];
        let mut given = pieces.into_iter().filter(|(_, patterns)| !patterns.is_empty());
        let (Some((piece, patterns)), None) = (given.next(), given.next()) else {
            let message = format!("the page rule `{}` must have exactly one kind of pattern", rule.id.get_ref());
            let help = "give it one of `line`, `has`, `start`, `end`, `inside`";
            return self.faults.push(Fault::at(&file.file, rule.id.span(), message, help));
        };
        if rule.is == PageKind::Dateline && !matches!(piece, Piece::Start) {
            let message = format!("the page rule `{}` makes datelines, which stand at the start of a line", rule.id.get_ref());
            return self.faults.push(Fault::at(&file.file, rule.id.span(), message, "use `start`"));
        }
        for pattern in patterns {
            let Some(source) = self.expand(file, pattern) else { continue };
            let anchored = match piece {
                Piece::Line => format!("^(?:{source})$"),
                Piece::Start => format!("^(?:{source})"),
                Piece::End => format!("(?:{source})$"),
                Piece::Has | Piece::Inside => source,
            };
            if let Err(error) = regex(&anchored) {
                let message = format!("the pattern of the page rule `{}` is wrong", rule.id.get_ref());
                self.faults.push(Fault::at(&file.file, pattern.span(), message, error.to_string()));
                continue;
            }
            self.sources[piece as usize].push((number, anchored));
        }
    }

    /// A pattern with its parts filled in; notes a fault and gives nothing where there is no such part.
    fn expand(&mut self, file: &Loaded<super::format::Page>, pattern: &Spanned<String>) -> Option<String> {
        let mut out = String::new();
        match fill(&self.parts, pattern.get_ref(), PARTS, &mut out) {
            Ok(()) => Some(out),
            Err(message) => {
                let mut known: Vec<_> = self.parts.keys().copied().collect();
                known.sort_unstable();
                self.faults.push(Fault::at(&file.file, pattern.span(), message, format!("the parts are {}", known.join(", "))));
                None
            }
        }
    }

    fn patterns(&mut self, sources: Vec<Source>, extents: bool) -> Patterns {
        let set = RegexSetBuilder::new(sources.iter().map(|(_, source)| source))
            .case_insensitive(true)
            .unicode(false)
            .size_limit(64 << 20)
            .dfa_size_limit(16 << 20)
            .build();
        match set {
            Ok(set) => {
                let each = sources.into_iter().map(|(rule, source)| (rule, if extents { regex(&source).ok() } else { None }));
                Patterns { set, each: each.collect() }
            }
            Err(error) => {
                self.faults.push(Fault::of_file(
                    "page rules",
                    format!("the patterns can't be put together: {error}"),
                    "make them smaller",
                ));
                Patterns::default()
            }
        }
    }
}

/// How deep parts may be nested in parts.
const PARTS: usize = 8;

/// Appends a pattern to `out`, its parts filled in.
fn fill(parts: &FxHashMap<&str, &str>, pattern: &str, depth: usize, out: &mut String) -> Result<(), String> {
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|n| open + n) else { break };
        let name = &rest[open + 1..close];
        out.push_str(&rest[..open]);
        if name.starts_with(|c: char| c.is_ascii_lowercase()) {
            let part = parts.get(name).ok_or_else(|| format!("there is no part `{name}`"))?;
            if depth == 0 {
                return Err(format!("the part `{name}` is used by itself, or parts are nested too deep"));
            }
            out.push_str("(?:");
            fill(parts, part, depth - 1, out)?;
            out.push(')');
        } else {
            out.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Ok(())
}

fn regex(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(source).case_insensitive(true).unicode(false).build()
}
