//! What must stand in a line for a pattern to match it, read off the pattern's syntax, so that of some hundred patterns only
//! the few that can match a line are compiled and tried. Leaves matching to [`super::patterns`].
//!
//! A gate may open for a line that the pattern does not match, never the other way round. Both are compared folded:
//! ASCII letters in lower case, digits as `0`.

use std::collections::BTreeSet;

use regex_syntax::ast::{Ast, ClassPerlKind, ClassSet, ClassSetItem, RepetitionKind, RepetitionRange};

/// Folded strings.
pub(super) type Strings = BTreeSet<Vec<u8>>;

/// Larger sets of strings tell too little for their cost.
const MOST: usize = 160;
/// Longer strings tell no more.
const LONGEST: usize = 24;

/// What is known of the strings that a piece of a pattern matches.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    /// All of them, where they are few.
    exact: Option<Strings>,
    /// Each begins with one of these.
    prefix: Strings,
    /// Each holds one of these; `None` where nothing is known.
    inner: Option<Strings>,
}

/// When a pattern is worth trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gate {
    /// Where the text begins with one of these.
    Starts(Strings),
    /// Where the text holds one of these.
    Holds(Strings),
    /// Always.
    Open,
}

/// Folds a byte.
pub(super) fn fold(byte: u8) -> u8 {
    if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }
}

impl Shape {
    fn of_strings(strings: Strings) -> Self {
        let inner = if strings.contains(&[][..]) { None } else { Some(strings.clone()) };
        Self { prefix: strings.clone(), inner, exact: Some(strings) }
    }

    fn empty() -> Self {
        Self::of_strings(Strings::from([Vec::new()]))
    }

    /// Of a piece that may match anything.
    pub fn unknown() -> Self {
        Self { exact: None, prefix: Strings::from([Vec::new()]), inner: None }
    }

    fn then(self, next: &Self) -> Self {
        let crossed = |heads: &Strings, tails: &Strings| -> Option<Strings> {
            let fits = heads.len() * tails.len() <= MOST && heads.iter().all(|head| head.len() < LONGEST);
            fits.then(|| heads.iter().flat_map(|head| tails.iter().map(move |tail| [&head[..], tail].concat())).collect())
        };
        let prefix = match &self.exact {
            Some(exact) => crossed(exact, &next.prefix).unwrap_or_else(|| exact.clone()),
            None => self.prefix,
        };
        let exact = self.exact.as_ref().zip(next.exact.as_ref()).and_then(|(head, tail)| crossed(head, tail));
        let whole = exact.clone().filter(|strings| !strings.contains(&[][..]));
        let inner = [whole, self.inner, next.inner.clone()].into_iter().flatten().max_by_key(worth);
        Self { exact, prefix, inner }
    }

    /// Pieces one after another: those whose strings are known are put together first, for the longest string.
    fn sequence(pieces: impl Iterator<Item = Self>) -> Self {
        let (mut all, mut run) = (Self::empty(), Self::empty());
        for piece in pieces {
            let longer = run.clone().then(&piece);
            if piece.exact.is_some() && longer.exact.is_some() {
                run = longer;
            } else {
                all = all.then(&run);
                run = piece;
            }
        }
        all.then(&run)
    }

    fn or(self, other: &Self) -> Self {
        let joined = |one: &Strings, two: &Strings| -> Option<Strings> {
            (one.len() + two.len() <= MOST).then(|| one.union(two).cloned().collect())
        };
        Self {
            exact: self.exact.as_ref().zip(other.exact.as_ref()).and_then(|(one, two)| joined(one, two)),
            prefix: joined(&self.prefix, &other.prefix).unwrap_or_else(|| Strings::from([Vec::new()])),
            inner: self.inner.as_ref().zip(other.inner.as_ref()).and_then(|(one, two)| joined(one, two)),
        }
    }

    /// Of a piece that may repeat, or, if `optional`, be absent.
    fn repeated(self, optional: bool) -> Self {
        let mut prefix = self.prefix;
        if optional {
            prefix.insert(Vec::new());
        }
        Self { exact: None, prefix, inner: self.inner.filter(|_| !optional) }
    }

    /// The shape of a piece of syntax. `part` gives the shape of a private-use letter that stands for a part.
    pub fn of(ast: &Ast, part: &impl Fn(char) -> Option<Shape>) -> Self {
        match ast {
            Ast::Empty(_) | Ast::Flags(_) | Ast::Assertion(_) => Self::empty(),
            Ast::Literal(literal) => match part(literal.c) {
                Some(shape) => shape,
                None => Self::of_strings(Strings::from([literal.c.to_string().bytes().map(fold).collect()])),
            },
            Ast::ClassPerl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
                Self::of_strings(Strings::from([b"0".to_vec()]))
            }
            Ast::ClassBracketed(class) if !class.negated => {
                class_members(&class.kind).map_or_else(Self::unknown, Self::of_strings)
            }
            Ast::Group(group) => Self::of(&group.ast, part),
            Ast::Concat(concat) => Self::sequence(concat.asts.iter().map(|ast| Self::of(ast, part))),
            Ast::Alternation(either) => {
                let shapes = either.asts.iter().map(|ast| Self::of(ast, part));
                shapes.reduce(|one, two| one.or(&two)).unwrap_or_else(Self::unknown)
            }
            Ast::Repetition(repetition) => {
                let shape = Self::of(&repetition.ast, part);
                match &repetition.op.kind {
                    RepetitionKind::ZeroOrOne => shape.or(&Self::empty()),
                    RepetitionKind::OneOrMore => shape.repeated(false),
                    RepetitionKind::ZeroOrMore => shape.repeated(true),
                    RepetitionKind::Range(
                        RepetitionRange::Exactly(n) | RepetitionRange::AtLeast(n) | RepetitionRange::Bounded(n, _),
                    ) => shape.repeated(*n == 0),
                }
            }
            Ast::Dot(_) | Ast::ClassUnicode(_) | Ast::ClassPerl(_) | Ast::ClassBracketed(_) => Self::unknown(),
        }
    }

    /// The gate of a pattern with this shape that is matched at the start of a text, or else anywhere in it.
    pub fn gate(self, at_start: bool) -> Gate {
        if at_start && !self.prefix.contains(&[][..]) {
            return Gate::Starts(self.prefix);
        }
        self.inner.map_or(Gate::Open, Gate::Holds)
    }
}

/// How much a set of strings tells: its shortest string counts, then how few they are.
fn worth(strings: &Strings) -> (usize, std::cmp::Reverse<usize>) {
    (strings.iter().map(Vec::len).min().unwrap_or(0), std::cmp::Reverse(strings.len()))
}

/// The letters of a class in brackets as strings, where they are few.
fn class_members(class: &ClassSet) -> Option<Strings> {
    let ClassSet::Item(item) = class else { return None };
    let mut strings = Strings::new();
    note_members(item, &mut strings)?;
    Some(strings)
}

fn note_members(item: &ClassSetItem, strings: &mut Strings) -> Option<()> {
    match item {
        ClassSetItem::Literal(literal) => {
            strings.insert(literal.c.to_string().bytes().map(fold).collect());
        }
        ClassSetItem::Range(range) if range.start.c.is_ascii() && range.end.c.is_ascii() => {
            strings.extend((range.start.c as u8..=range.end.c as u8).map(|byte| vec![fold(byte)]));
        }
        ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
            strings.insert(b"0".to_vec());
        }
        ClassSetItem::Union(union) => union.items.iter().try_for_each(|item| note_members(item, strings))?,
        _ => return None,
    }
    (strings.len() <= 12).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(pattern: &str, at_start: bool) -> Gate {
        let ast = regex_syntax::ast::parse::Parser::new().parse(pattern).unwrap();
        Shape::of(&ast, &|_| None).gate(at_start)
    }

    fn strings(all: &[&str]) -> Strings {
        all.iter().map(|one| one.as_bytes().to_vec()).collect()
    }

    #[test]
    fn gates_tell_what_a_match_must_have() {
        assert_eq!(gate("baca (?:juga|pula).*", true), Gate::Starts(strings(&["baca juga", "baca pula"])));
        assert_eq!(gate("(?:Dua )?[A-Z]+ di 12", true), Gate::Holds(strings(&[" di 00"])));
        assert_eq!(gate(r"\d{1,2}:\d{2}", true), Gate::Starts(strings(&["0"])));
        assert_eq!(gate("a?b*.*", true), Gate::Open);
        assert_eq!(gate("(?:x|yy)z", false), Gate::Holds(strings(&["xz", "yyz"])));
    }
}
