//! Reads date patterns and compiles them to a small program that the date room runs over words and figures.
//!
//! A pattern is a row of elements, split by spaces:
//!
//! - `pukul` is that word, in any case;
//! - `<month>` is a word or figure of that class, and its value is kept;
//! - `{clock}` is the named part of that name;
//! - `"("` is that mark; all dashes are `"-"`, all single quotes are `"'"`, all double quotes `"\""`;
//! - `[ … ]` may be left out, `( … | … )` is one of several.

use std::collections::BTreeMap;
use std::ops::Range;

use super::classes::DateClass;
use crate::packs::lexicon::{Lexicon, Sym};
use serde::{Deserialize, Serialize};

/// A step of a compiled pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// The next word must be this one.
    Word(Sym),
    /// The next word or figure must be of this class; its value is kept.
    Class(DateClass),
    /// The next must be this mark.
    Mark(char),
    /// Go on at both places, the first preferred.
    Fork(usize, usize),
    /// Go on there.
    Jump(usize),
    /// The pattern has matched.
    Done,
}

/// A pattern as it was read.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Word(String),
    Class(DateClass),
    Mark(char),
    Part(String, Range<usize>),
    Row(Vec<Node>),
    Either(Vec<Node>),
    Maybe(Box<Node>),
}

/// What is wrong with a pattern: where in it (bytes), what, and what to do.
#[derive(Debug)]
pub(super) struct PatternFault {
    pub at: Range<usize>,
    pub message: String,
    pub help: String,
}

fn fault<T>(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Result<T, PatternFault> {
    Err(PatternFault { at, message: message.into(), help: help.into() })
}

/// Reads a pattern.
pub(super) fn read(text: &str) -> Result<Node, PatternFault> {
    let mut reader = Reader { text, at: 0 };
    let node = reader.alternatives()?;
    match reader.peek() {
        None => Ok(node),
        Some(c) => fault(reader.at..reader.at + c.len_utf8(), format!("`{c}` closes nothing"), "leave it out, or open it"),
    }
}

/// Marks that pattern and text write in several ways, as one.
pub fn plain_mark(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '‘' | '’' | '‛' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        c => c,
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn alternatives(&mut self) -> Result<Node, PatternFault> {
        let mut all = vec![self.row()?];
        while self.peek() == Some('|') {
            self.at += 1;
            all.push(self.row()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Either(all) })
    }

    fn row(&mut self) -> Result<Node, PatternFault> {
        let mut row = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')' | ']') {
                break;
            }
            row.push(self.element(c)?);
        }
        if row.is_empty() {
            return fault(self.at..self.at, "a pattern with nothing in it", "put a word or <class> here");
        }
        Ok(Node::Row(row))
    }

    fn element(&mut self, first: char) -> Result<Node, PatternFault> {
        let start = self.at;
        match first {
            '[' => Ok(Node::Maybe(Box::new(self.inside(']')?))),
            '(' => self.inside(')'),
            '<' => {
                let name = self.name('>')?;
                match DateClass::ALL.iter().find(|(known, ..)| *known == name) {
                    Some(&(_, class, _)) => Ok(Node::Class(class)),
                    None => fault(
                        start..self.at,
                        format!("`<{name}>` is no class"),
                        format!(
                            "the classes are {}",
                            DateClass::ALL.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ")
                        ),
                    ),
                }
            }
            '{' => {
                let name = self.name('}')?;
                Ok(Node::Part(name, start..self.at))
            }
            '"' => {
                let rest = &self.text[self.at + 1..];
                let mut chars = rest.chars();
                match (chars.next(), chars.next()) {
                    (Some('\\'), Some('"')) if chars.next() == Some('"') => {
                        self.at += 4;
                        Ok(Node::Mark('"'))
                    }
                    (Some(mark), Some('"')) => {
                        self.at += 2 + mark.len_utf8();
                        Ok(Node::Mark(plain_mark(mark)))
                    }
                    _ => fault(start..start + 1, "a quotation mark holds one mark", "write `\"(\"`"),
                }
            }
            c if c.is_alphanumeric() => {
                let rest = &self.text[self.at..];
                let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '.'))).unwrap_or(rest.len());
                self.at += end;
                Ok(Node::Word(rest[..end].to_lowercase()))
            }
            c => fault(start..start + c.len_utf8(), format!("`{c}` means nothing here"), "put marks in quotation marks: `\"/\"`"),
        }
    }

    fn inside(&mut self, close: char) -> Result<Node, PatternFault> {
        let start = self.at;
        self.at += 1;
        let node = self.alternatives()?;
        if self.peek() != Some(close) {
            return fault(start..start + 1, "the bracket is not closed", format!("add `{close}`"));
        }
        self.at += 1;
        Ok(node)
    }

    fn name(&mut self, close: char) -> Result<String, PatternFault> {
        let start = self.at;
        let Some(end) = self.text[start..].find(close) else {
            return fault(start..start + 1, "the name is not closed", format!("add `{close}`"));
        };
        self.at = start + end + 1;
        Ok(self.text[start + 1..start + end].to_string())
    }
}

/// Compiles a pattern onto the end of a program, parts put in where they are named.
pub(super) fn compile(
    node: &Node,
    parts: &BTreeMap<String, Node>,
    lexicon: &mut Lexicon,
    ops: &mut Vec<Op>,
) -> Result<(), PatternFault> {
    emit(node, parts, lexicon, ops, 0)?;
    ops.push(Op::Done);
    Ok(())
}

/// Parts may hold parts, this deep: enough for any grammar, and a part that holds itself is told from a deep one.
const DEEPEST: usize = 12;

fn emit(
    node: &Node,
    parts: &BTreeMap<String, Node>,
    lexicon: &mut Lexicon,
    ops: &mut Vec<Op>,
    depth: usize,
) -> Result<(), PatternFault> {
    match node {
        Node::Word(word) => ops.push(Op::Word(lexicon.intern(word))),
        Node::Class(class) => ops.push(Op::Class(*class)),
        Node::Mark(mark) => ops.push(Op::Mark(*mark)),
        Node::Row(row) => row.iter().try_for_each(|node| emit(node, parts, lexicon, ops, depth))?,
        Node::Part(name, at) => match parts.get(name) {
            _ if depth > DEEPEST => {
                return fault(at.clone(), format!("the part `{name}` holds itself"), "write it without itself");
            }
            Some(part) => emit(part, parts, lexicon, ops, depth + 1).map_err(|inner| PatternFault { at: at.clone(), ..inner })?,
            None => {
                let known: Vec<_> = parts.keys().map(String::as_str).collect();
                return fault(at.clone(), format!("no part is named `{name}`"), format!("the parts are {}", known.join(", ")));
            }
        },
        Node::Maybe(inner) => {
            let fork = ops.len();
            ops.push(Op::Done);
            emit(inner, parts, lexicon, ops, depth)?;
            ops[fork] = Op::Fork(fork + 1, ops.len());
        }
        Node::Either(all) => {
            let mut jumps = Vec::new();
            for (i, one) in all.iter().enumerate() {
                let fork = ops.len();
                let last = i + 1 == all.len();
                if !last {
                    ops.push(Op::Done);
                }
                emit(one, parts, lexicon, ops, depth)?;
                if !last {
                    jumps.push(ops.len());
                    ops.push(Op::Done);
                    ops[fork] = Op::Fork(fork + 1, ops.len());
                }
            }
            let end = ops.len();
            for jump in jumps {
                ops[jump] = Op::Jump(end);
            }
        }
    }
    Ok(())
}

/// The steps with which a match can begin: words, classes and marks. Empty where the pattern can match nothing at all.
pub(super) fn first(ops: &[Op], start: usize) -> Vec<Op> {
    let mut found = Vec::new();
    let mut seen = vec![false; ops.len()];
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        match ops[at] {
            Op::Fork(a, b) => open.extend([a, b]),
            Op::Jump(a) => open.push(a),
            Op::Done => return Vec::new(),
            op => found.push(op),
        }
    }
    found
}
