//! Cuts a line into blocks: the dateline at its head, labels and credits at its ends, what stands inside it but does not
//! belong to it.

use super::lines::Line;
use super::page::{Verdict, kind_of};
use super::{Block, BlockKind};
use crate::packs::format::PageKind;
use crate::packs::{ArticleRules, LineRule};
use crate::span::Span;

/// Cuts a line and appends its blocks to `out`.
pub(super) fn cut(rules: &ArticleRules, text: &str, line: &Line, verdict: &Verdict, out: &mut Vec<Block>) {
    let mut cutter = Cutter { rules, text, out };
    cutter.push(line.outer.0, line.start, BlockKind::Furniture, "page/marks");
    match verdict.kind {
        BlockKind::Furniture | BlockKind::Header | BlockKind::Dateline => {
            cutter.push(line.start, line.end, verdict.kind, verdict.rule);
        }
        _ => cutter.story(line, verdict),
    }
    cutter.push(line.end, line.outer.1, BlockKind::Furniture, "page/marks");
}

/// How many credits a line may end with.
const CREDITS: usize = 4;

struct Cutter<'a> {
    rules: &'a ArticleRules,
    text: &'a str,
    out: &'a mut Vec<Block>,
}

impl Cutter<'_> {
    fn story(&mut self, line: &Line, verdict: &Verdict) {
        let (mut start, mut end, mut kind) = (line.start, line.end, verdict.kind);
        let mut rule_name = verdict.rule;
        if let Some((rule, length)) = self.rules.at_start(&self.text[start..end], false) {
            self.push_rule(start, start + length, rule);
            start = self.skip(start + length, end);
            if let Some(rest) = rule.rest {
                (kind, rule_name) = (kind_of(rest), &rule.name);
            }
            // What stands behind a label may be furniture of its own.
            let rest = &self.text[start..end];
            if let (Some(rule), _) = self.rules.of_line(rest, rest.split_whitespace().count()) {
                return self.push_rule(start, end, rule);
            }
        } else if let Some((rule, length)) = line.dateline.filter(|_| verdict.dateline) {
            self.push_rule(start, start + length, rule);
            start = self.skip(start + length, end);
        }
        let mut credits: Vec<(usize, usize, &LineRule)> = Vec::new();
        while credits.len() < CREDITS {
            let Some((rule, at)) = self.rules.at_end(&self.text[start..end]) else { break };
            credits.push((start + at, end, rule));
            end = start + self.text[start..start + at].trim_end().len();
            if rule.rest == Some(PageKind::Caption) && kind == BlockKind::Body && verdict.rule != "page/lead" {
                (kind, rule_name) = (BlockKind::Caption, &rule.name);
            }
        }
        self.inside(start, end, kind, rule_name);
        for &(start, end, rule) in credits.iter().rev() {
            self.push_rule(start, end, rule);
        }
    }

    /// Emits a stretch of the story without what stands inside it but does not belong to it.
    fn inside(&mut self, mut start: usize, end: usize, kind: BlockKind, rule_name: &str) {
        while let Some((rule, piece)) = self.rules.inside(&self.text[start..end]) {
            self.push(start, start + piece.start, kind, rule_name);
            self.push_rule(start + piece.start, start + piece.end, rule);
            start += piece.end;
        }
        self.push(start, end, kind, rule_name);
    }

    fn push_rule(&mut self, start: usize, end: usize, rule: &LineRule) {
        self.push(start, end, kind_of(rule.is), &rule.name);
    }

    /// Emits a block, white space at both ends left out.
    fn push(&mut self, start: usize, end: usize, kind: BlockKind, rule: &str) {
        let start = self.skip(start, end);
        let end = start + self.text[start..end].trim_end().len();
        if start < end {
            self.out.push(Block { span: Span::new(start, end), kind, rule: rule.to_string() });
        }
    }

    fn skip(&self, start: usize, end: usize) -> usize {
        let words = &self.text[start..end];
        start + words.len() - words.trim_start().len()
    }
}
