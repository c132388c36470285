//! Reads the syntax of a page pattern as far as its gate needs it: what stands for itself, groups, alternatives, classes,
//! repetitions. What it does not know it takes for something that may match anything, which only opens the gate wider; whether
//! a pattern is a regular expression at all is for the `regex` crate to say.

use std::collections::BTreeSet;

use super::gate::{Shape, fold};

/// The shape of a pattern. `part` gives the shape of a letter that stands for a part.
pub(super) fn shape(pattern: &str, part: &dyn Fn(char) -> Option<Shape>) -> Shape {
    let mut reader = Reader { rest: pattern, part };
    match reader.either() {
        Some(shape) if reader.rest.is_empty() => shape,
        _ => Shape::unknown(),
    }
}

/// A class with more letters tells too little.
const LETTERS: usize = 12;

struct Reader<'p> {
    rest: &'p str,
    part: &'p dyn Fn(char) -> Option<Shape>,
}

/// A piece of a sequence: a letter that stands for itself, or the shape of something else.
enum Piece {
    Letter(char),
    Shape(Shape),
}

impl<'p> Reader<'p> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    fn take(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Alternatives, up to the end of their group.
    fn either(&mut self) -> Option<Shape> {
        let first = self.sequence()?;
        if self.peek() != Some('|') {
            return Some(first);
        }
        let mut shapes = vec![first];
        while self.take("|") {
            shapes.push(self.sequence()?);
        }
        Some(Shape::either(&shapes))
    }

    /// Pieces one after another: letters are put together to words first, for the longest string.
    fn sequence(&mut self) -> Option<Shape> {
        let (mut shapes, mut word) = (Vec::new(), String::new());
        while self.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            let piece = self.piece()?;
            let repeats = self.repetition()?;
            match (piece, repeats) {
                (Piece::Letter(letter), None) => word.push(letter),
                (piece, repeats) => {
                    if !word.is_empty() {
                        shapes.push(Shape::of_string(&word));
                        word.clear();
                    }
                    let shape = match piece {
                        Piece::Letter(letter) => Shape::of_string(letter.encode_utf8(&mut [0; 4])),
                        Piece::Shape(shape) => shape,
                    };
                    shapes.push(match repeats {
                        None => shape,
                        Some(Repeats::Perhaps) => Shape::either(&[shape, Shape::empty()]),
                        Some(Repeats::Often { perhaps }) => shape.repeated(perhaps),
                    });
                }
            }
        }
        if !word.is_empty() {
            shapes.push(Shape::of_string(&word));
        }
        Some(Shape::sequence(shapes))
    }

    fn piece(&mut self) -> Option<Piece> {
        Some(match self.next()? {
            '(' => {
                if self.take("?") {
                    // Flags up to a colon; without one they would hold on.
                    let colon = self.rest.find([':', ')'])?;
                    if !self.rest[colon..].starts_with(':') || self.rest[..colon].contains(['P', '<']) {
                        return None;
                    }
                    self.rest = &self.rest[colon + 1..];
                }
                let shape = self.either()?;
                self.take(")").then_some(Piece::Shape(shape))?
            }
            '[' => Piece::Shape(self.class()?),
            '.' => Piece::Shape(Shape::unknown()),
            '^' => Piece::Shape(Shape::empty()),
            '$' => Piece::Shape(Shape::of_string("\n")),
            '\\' => match self.next()? {
                'd' => Piece::Shape(Shape::of_string("0")),
                's' => Piece::Shape(Shape::of_strings(b"\t\n\x0b\x0c\r ".iter().map(|&byte| vec![byte]).collect())),
                'b' if self.peek() != Some('{') => Piece::Shape(Shape::empty()),
                'D' | 'S' | 'w' | 'W' => Piece::Shape(Shape::unknown()),
                letter if letter.is_ascii_punctuation() => Piece::Letter(letter),
                _ => return None,
            },
            '*' | '+' | '?' | '{' => return None,
            letter => (self.part)(letter).map_or(Piece::Letter(letter), Piece::Shape),
        })
    }

    /// How often what stands before is repeated.
    fn repetition(&mut self) -> Option<Option<Repeats>> {
        let repeats = match self.peek() {
            Some('?') => Repeats::Perhaps,
            Some('*') => Repeats::Often { perhaps: true },
            Some('+') => Repeats::Often { perhaps: false },
            Some('{') => {
                let close = self.rest.find('}')?;
                let least = self.rest[1..close].split(',').next()?.trim();
                let perhaps = least.parse::<u32>().ok()? == 0;
                self.rest = &self.rest[close..];
                Repeats::Often { perhaps }
            }
            _ => return Some(None),
        };
        self.next();
        // As few as possible: the same strings.
        self.take("?");
        // A repetition of a repetition.
        let more = self.peek().is_some_and(|next| matches!(next, '*' | '+' | '{'));
        (!more).then_some(Some(repeats))
    }

    /// A class in brackets: its letters where they are few.
    fn class(&mut self) -> Option<Shape> {
        let negated = self.take("^");
        let (mut strings, mut known, mut first) = (BTreeSet::new(), !negated, true);
        loop {
            let letter = match self.next()? {
                ']' if !first => break,
                '[' => return None,
                '\\' => match self.next()? {
                    'd' => {
                        strings.insert(b"0".to_vec());
                        first = false;
                        continue;
                    }
                    letter if letter.is_ascii_punctuation() => letter,
                    _ => {
                        known = false;
                        'x'
                    }
                },
                letter => letter,
            };
            first = false;
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if is_range {
                self.next();
                let last = match self.next()? {
                    '\\' => self.next()?,
                    last => last,
                };
                match (u8::try_from(letter), u8::try_from(last)) {
                    (Ok(from), Ok(to)) if from.is_ascii() && to.is_ascii() => {
                        strings.extend((from..=to).map(|byte| vec![fold(byte)]));
                    }
                    _ => known = false,
                }
            } else {
                strings.insert(letter.to_string().bytes().map(fold).collect());
            }
            if matches!(self.rest.get(..2), Some("&&" | "--" | "~~")) {
                return None;
            }
        }
        Some(if known && strings.len() <= LETTERS { Shape::of_strings(strings) } else { Shape::unknown() })
    }
}

enum Repeats {
    /// Once or not at all.
    Perhaps,
    /// More than once, or, if `perhaps`, not at all.
    Often { perhaps: bool },
}
