//! The named parts that page patterns are made of: fills them in, and reads off the shape of a pattern without doing so.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::gate::Shape;
use super::syntax;

/// How deep parts may be nested in parts.
const DEPTH: usize = 8;

/// In a pattern whose shape is read, a letter from here on stands for a part: the first of Unicode's private-use letters.
const FIRST: u32 = 0xE000;

/// Named parts of patterns.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    names: Vec<&'a str>,
    sources: FxHashMap<&'a str, &'a str>,
    /// Shapes already read.
    shapes: RefCell<FxHashMap<&'a str, Shape>>,
}

impl<'a> Parts<'a> {
    /// Adds parts; a later one of the same name stands for the earlier.
    pub fn extend(&mut self, parts: impl Iterator<Item = (&'a str, &'a str)>) {
        for (name, source) in parts {
            if self.sources.insert(name, source).is_none() {
                self.names.push(name);
            }
        }
    }

    /// The names, sorted, for faults.
    pub fn names(&self) -> String {
        let mut names = self.names.clone();
        names.sort_unstable();
        names.join(", ")
    }

    /// A pattern with its parts filled in.
    ///
    /// # Errors
    /// A message where there is no such part, or parts are nested without end.
    pub fn fill(&self, pattern: &str) -> Result<String, String> {
        let mut out = String::new();
        self.fill_into(pattern, DEPTH, &mut out)?;
        Ok(out)
    }

    fn fill_into(&self, pattern: &str, depth: usize, out: &mut String) -> Result<(), String> {
        each_piece(pattern, |piece| {
            let name = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    return Ok(());
                }
                Piece::Part(name) => name,
            };
            let part = self.sources.get(name).ok_or_else(|| format!("there is no part `{name}`"))?;
            if depth == 0 {
                return Err(format!("the part `{name}` is used by itself, or parts are nested too deep"));
            }
            out.push_str("(?:");
            self.fill_into(part, depth - 1, out)?;
            out.push(')');
            Ok(())
        })
    }

    /// The shape of a pattern that [`Parts::fill`] takes; unknown where the pattern is no regular expression.
    pub fn shape(&self, pattern: &str) -> Shape {
        let mut text = String::new();
        let filled = each_piece(pattern, |piece| match piece {
            Piece::Text(piece) => {
                text.push_str(piece);
                Ok(())
            }
            Piece::Part(name) => {
                let letter = self.names.iter().position(|known| *known == name).and_then(|at| char::from_u32(FIRST + at as u32));
                text.push(letter.ok_or("there is no such part")?);
                Ok(())
            }
        });
        match filled {
            Ok(()) => syntax::shape(&text, &|letter| self.shape_of_letter(letter)),
            Err(_) => Shape::unknown(),
        }
    }

    fn shape_of_letter(&self, letter: char) -> Option<Shape> {
        let name = self.names.get((letter as u32).checked_sub(FIRST)? as usize)?;
        if let Some(shape) = self.shapes.borrow().get(name) {
            return Some(shape.clone());
        }
        let shape = self.shape(self.sources.get(name)?);
        self.shapes.borrow_mut().insert(name, shape.clone());
        Some(shape)
    }
}

/// A piece of a pattern's source.
enum Piece<'p> {
    Text(&'p str),
    Part(&'p str),
}

/// Gives each piece of a pattern: `{name}` is a part, `{2,3}` is not.
fn each_piece<'p>(pattern: &'p str, mut give: impl FnMut(Piece<'p>) -> Result<(), String>) -> Result<(), String> {
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|n| open + n) else { break };
        let name = &rest[open + 1..close];
        if name.starts_with(|c: char| c.is_ascii_lowercase()) {
            give(Piece::Text(&rest[..open]))?;
            give(Piece::Part(name))?;
        } else {
            give(Piece::Text(&rest[..=close]))?;
        }
        rest = &rest[close + 1..];
    }
    give(Piece::Text(rest))
}
