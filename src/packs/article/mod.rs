//! Compiles what the `article/` room needs from the packs: patterns about lines, by what they are matched against.

use std::ops::Range;
use std::sync::Arc;

use super::format::Spanned;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

mod gate;
mod parts;
mod patterns;
mod syntax;

use self::gate::Gate;
use self::parts::Parts;
use self::patterns::Patterns;
use super::fault::{Fault, Faults};
use super::format::{At, PageKind, PageRule, Takes};
use super::load::{Loaded, Raw};

/// A rule about lines or pieces of lines.
#[derive(Debug, Serialize, Deserialize)]
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
    /// For datelines: whether nothing else begins so.
    pub sure: bool,
    /// For datelines: whether the piece must name a known town.
    pub town: bool,
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

/// Compiled rules of the `article/` room.
#[derive(Debug, Default, Serialize, Deserialize)]
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
        let holds = |rule: usize, at: At| {
            let rule = &self.rules[rule];
            rule.words >= words && (rule.at == At::Anywhere || rule.at == at)
        };
        for patterns in [&self.line, &self.has] {
            let wanted = |rule| holds(rule, At::Head) || holds(rule, At::Tail);
            patterns.each_match(line, wanted, |rule, _| {
                for (found, at) in found.iter_mut().zip([At::Head, At::Tail]) {
                    if holds(rule, at) && found.is_none_or(|first| rule < first) {
                        *found = Some(rule);
                    }
                }
                found.iter().all(Option::is_some)
            });
        }
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
        let mut first: Option<(usize, Range<usize>)> = None;
        self.inside.each_match(
            line,
            |_| true,
            |rule, span| {
                let span = ceil(line, span.start)..ceil(line, span.end);
                if !span.is_empty() && first.as_ref().is_none_or(|(_, first)| span.start < first.start) {
                    first = Some((rule, span));
                }
                false
            },
        );
        first.map(|(rule, span)| (&self.rules[rule], span))
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
        let mut first = None;
        patterns.each_match(
            text,
            |rule| wanted(&self.rules[rule]),
            |rule, span| {
                let found = !span.is_empty();
                if found {
                    first = Some((&self.rules[rule], span));
                }
                found
            },
        );
        first
    }
}

/// The next border between characters at or after `at`.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Compiles the rules, noting every fault.
pub(super) fn compile(raw: &Raw, faults: &mut Faults) -> ArticleRules {
    let mut compiler = Compiler { parts: Parts::default(), sources: Default::default(), faults };
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
                sure: rule.sure,
                town: rule.town,
                words: rule.words.unwrap_or(usize::MAX),
            });
        }
    }
    let [line, has, start, end, inside] = std::mem::take(&mut compiler.sources);
    rules.line = Patterns::new(line, false);
    rules.has = Patterns::new(has, false);
    rules.start = Patterns::new(start, true);
    rules.end = Patterns::new(end, false);
    rules.inside = Patterns::new(inside, false);
    for country in raw.countries.iter().flat_map(|file| file.value.country.values()) {
        rules.countries.extend([&country.name].into_iter().chain(&country.also).map(|name| name.as_str().into()));
    }
    rules
}

/// A pattern on its way to the others of its sort: its rule, its source, its gate.
type Source = (usize, String, Gate);

struct Compiler<'a> {
    parts: Parts<'a>,
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
        if (rule.sure || rule.town) && rule.is != PageKind::Dateline {
            let message = format!("the page rule `{}` makes no datelines", rule.id.get_ref());
            return self.faults.push(Fault::at(&file.file, rule.id.span(), message, "leave out `sure` and `town`"));
        }
        for pattern in patterns {
            let Some(source) = self.expand(file, pattern) else { continue };
            let anchored = match piece {
                Piece::Line => format!("^(?:{source})$"),
                Piece::Start => format!("^(?:{source})"),
                Piece::End => format!("(?:{source})$"),
                Piece::Has | Piece::Inside => source,
            };
            // The tests see to the built-in patterns; compiling them all takes longer than many a run.
            if !file.file.is_builtin()
                && let Err(error) = patterns::regex(&anchored)
            {
                let message = format!("the pattern of the page rule `{}` is wrong", rule.id.get_ref());
                self.faults.push(Fault::at(&file.file, pattern.span(), message, error.to_string()));
                continue;
            }
            let gate = self.parts.shape(pattern.get_ref()).gate(matches!(piece, Piece::Line | Piece::Start));
            self.sources[piece as usize].push((number, anchored, gate));
        }
    }

    /// A pattern with its parts filled in; notes a fault and gives nothing where there is no such part.
    fn expand(&mut self, file: &Loaded<super::format::Page>, pattern: &Spanned<String>) -> Option<String> {
        let filled = self.parts.fill(pattern.get_ref());
        filled
            .map_err(|message| {
                let help = format!("the parts are {}", self.parts.names());
                self.faults.push(Fault::at(&file.file, pattern.span(), message, help).missing_from("page"));
            })
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::packs::Packs;

    /// Lines that stories and pages are made of, cut out of the built-in packs' own examples and rules.
    fn lines() -> Vec<String> {
        let text = include_str!("../../../packs/id/page.toml");
        let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
        lines.extend(text.split(['\'', '"', ',', '|']).map(str::to_string));
        lines.extend(text.lines().map(str::to_uppercase));
        lines
    }

    #[test]
    fn builtin_patterns_are_regular_expressions() {
        let rules = Packs::builtin().unwrap().article;
        for patterns in [&rules.line, &rules.has, &rules.start, &rules.end, &rules.inside] {
            assert_eq!(patterns.wrong(), [""; 0]);
        }
    }

    #[test]
    fn a_gate_never_shuts_out_a_match() {
        let rules = Packs::builtin().unwrap().article;
        for patterns in [&rules.line, &rules.has, &rules.start, &rules.end, &rules.inside] {
            for line in lines() {
                let mut gated = Vec::new();
                patterns.each_match(
                    &line,
                    |_| true,
                    |rule, span| {
                        gated.push((rule, span));
                        false
                    },
                );
                assert_eq!(gated, patterns.all_matches(&line), "{line}");
            }
        }
    }
}
