//! The lines of a page with what can be seen on each: how long it is, how it ends and is cased, which rules it meets.
//! Leaves to `page` what that makes of them.

use crate::packs::format::PageKind;
use crate::packs::{ArticleRules, LineRule};

/// A line of the page that is not empty; after [`read`], lines that one sentence was broken into are one.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// First byte in the article, white space and marks of tables at both ends left out.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The same with marks of tables.
    pub outer: (usize, usize),
    /// Whether an empty line stands before it.
    pub apart: bool,
    /// Number of words.
    pub words: usize,
    /// How many words begin with a capital or digit.
    pub capitals: usize,
    /// Whether it ends as sentences do.
    pub ends: bool,
    /// The rule that takes it whole, in the head and in the tail of a page.
    pub rule: [Option<&'a LineRule>; 2],
    /// Length of the dateline it begins with.
    pub dateline: Option<(&'a LineRule, usize)>,
    /// Whether it has a credit or label that makes the rest of it a caption.
    pub caption: bool,
    /// Whether it is made of little else than names of sections and buttons.
    pub menu: bool,
}

impl<'a> Line<'a> {
    /// The words of the line.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether it looks like running text.
    pub fn is_prose(&self) -> bool {
        (self.ends && self.words >= 8) || self.words >= 25
    }

    /// Whether no rule takes it.
    pub fn is_free(&self) -> bool {
        self.rule == [None, None]
    }
}

impl PartialEq for LineRule {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Reads the lines of a page.
pub(super) fn read<'a>(rules: &'a ArticleRules, text: &str) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for raw in text.split_inclusive(['\n', '\r']) {
        let start = at;
        at += raw.len();
        let Some(line) = look(rules, text, start, at, apart) else {
            // The "\n" of "\r\n" is no empty line.
            apart |= !(raw == "\n" && text[..start].ends_with('\r'));
            continue;
        };
        apart = false;
        lines.push(line);
    }
    join(rules, text, lines)
}

/// Looks at each line of a page until `stop` says so, and keeps nothing.
pub(super) fn rehearse(rules: &ArticleRules, text: &str, stop: impl Fn() -> bool) {
    for line in text.split(['\n', '\r']).take_while(|_| !stop()) {
        look(rules, line, 0, line.len(), false);
    }
}

/// What stands between two bytes as a line; `None` if nothing does.
fn look<'a>(rules: &'a ArticleRules, text: &str, start: usize, end: usize, apart: bool) -> Option<Line<'a>> {
    let whole = text[start..end].trim();
    if whole.is_empty() {
        return None;
    }
    let outer = start + text[start..end].len() - text[start..end].trim_start().len();
    let outer = (outer, outer + whole.len());
    let trim = |c: char| c.is_whitespace() || c == '|' || c == '\u{feff}' || c == '\u{200b}';
    let (mut start, mut words) = (outer.0, whole.trim_matches(trim));
    if words.is_empty() {
        words = whole;
    } else {
        start += whole.len() - whole.trim_start_matches(trim).len();
    }
    let (count, capitals) = count(words);
    let (head, tail) = rules.of_line(words, count);
    let mut line = Line {
        start,
        end: start + words.len(),
        outer,
        apart,
        words: count,
        capitals,
        ends: ends_sentence(words),
        rule: [head, tail],
        dateline: None,
        caption: false,
        menu: is_menu(rules, words, count),
    };
    if line.is_free() {
        line.dateline = rules.at_start(words, true);
        let label = rules.at_start(words, false).map(|(rule, _)| rule);
        let credit = rules.at_end(words);
        line.caption = label.into_iter().chain(credit.map(|(rule, _)| rule)).any(|rule| rule.rest == Some(PageKind::Caption));
        // A credit stands behind the sentence.
        line.ends |= credit.is_some_and(|(_, at)| ends_sentence(&words[..at]));
    }
    Some(line)
}

/// Joins lines that one sentence was broken into, as where every link of a page became a line of its own.
fn join<'a>(rules: &'a ArticleRules, text: &str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let goes_on: Vec<bool> = lines.iter().map(|line| line.is_free() && continues(line.of(text))).collect();
    if !goes_on.iter().any(|&on| on) {
        return lines;
    }
    let open = |line: &Line| line.is_free() && !line.menu && !line.ends && !line.of(text).ends_with([')', ']', '"', '”', ':']);
    let mut joined: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut close = vec![false; lines.len()];
    for at in 1..lines.len() {
        let here = !lines[at].apart && open(&lines[at - 1]);
        // A name between two broken ends belongs to both.
        let bridge =
            lines.get(at + 1).is_some_and(|next| !next.apart && goes_on[at + 1]) && lines[at].words <= 6 && open(&lines[at]);
        close[at] = here && (goes_on[at] || (bridge && lines[at].is_free()));
    }
    for (at, line) in lines.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if close[at] => {
                let (start, apart) = (last.outer.0, last.apart);
                if let Some(whole) = look(rules, text, start, line.outer.1, apart) {
                    *last = whole;
                }
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Whether a line begins in the middle of a sentence.
fn continues(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some(c) if c.is_lowercase() => line.contains(' ') || line.ends_with(['.', ',']),
        Some(',' | '.' | ';' | ')' | '–' | '—') => chars.next().is_some_and(|c| c == ' ') || line.chars().count() == 1,
        _ => false,
    }
}

/// Number of words, and how many of them begin with a capital or a digit.
fn count(words: &str) -> (usize, usize) {
    let (mut count, mut capitals, mut inside) = (0, 0, false);
    for c in words.chars() {
        if c.is_whitespace() {
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            inside = true;
            count += 1;
            capitals += usize::from(c.is_uppercase() || c.is_numeric());
        }
    }
    (count, capitals)
}

/// Whether words end as sentences do: with a full stop or the like, perhaps behind closing marks.
fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || "\"”’'»)]*".contains(c));
    words.ends_with(['.', '!', '?', '…'])
}

/// Whether a line is a menu: several words, of which most are names of sections and buttons.
fn is_menu(rules: &ArticleRules, words: &str, count: usize) -> bool {
    if words.len() > 400 || count == 0 || words.ends_with('.') {
        return false;
    }
    let lower = words.to_lowercase();
    let known = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .filter(|word| rules.is_menu_word(word))
        .count();
    // Double spaces and separators part the entries of a menu that became one line.
    let parted =
        words.contains("  ") || words.contains(" | ") || words.contains(" > ") || words.contains(" » ") || words.contains(" / ");
    known * 10 >= count * if parted { 4 } else { 7 }
}
