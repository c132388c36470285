//! What must stand in a line for a pattern to match it, put together from the shapes of its pieces, so that of some hundred patterns only
//! the few that can match a line are compiled and tried. Leaves matching to [`super::patterns`].
//!
//! A gate may open for a line that the pattern does not match, never the other way round. Both are compared folded:
//! ASCII letters in lower case, digits as `0`, the end of the line as `\n`.

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;
use std::rc::Rc;

/// Folded strings, shared: most pass through many shapes unchanged.
pub(super) type Strings = Rc<BTreeSet<Vec<u8>>>;

/// Larger sets of strings tell too little for their cost.
const MOST: usize = 240;
/// The same for sets that are made by putting strings together.
const MOST_TOGETHER: usize = 80;

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

/// Finds strings of gates in folded texts, by their first two bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Holds {
    /// By the two bytes, hashed: which of the lists, from 1.
    heads: Vec<u16>,
    lists: Vec<Vec<Held>>,
    /// Strings of one byte.
    singles: Vec<(u8, Vec<u32>)>,
}

/// A string, and the numbers that it opens. Its first eight bytes are compared at once, as a number.
#[derive(Debug, Serialize, Deserialize)]
struct Held {
    first: u64,
    /// The bits of the bytes that there are.
    mask: u64,
    rest: Box<[u8]>,
    numbers: Vec<u32>,
}

/// How many heads the table tells apart.
const HEADS: usize = 1 << 12;
/// Bytes that are compared at once.
const AT_ONCE: usize = 8;

impl Holds {
    fn head(first: u8, second: u8) -> usize {
        (usize::from(first) << 5 ^ usize::from(second)) & (HEADS - 1)
    }

    /// Adds a string and what it opens.
    pub fn add(&mut self, string: &[u8], number: u32) {
        let &[first, second, ..] = string else {
            if let Some(&byte) = string.first() {
                match self.singles.iter_mut().find(|(known, _)| *known == byte) {
                    Some((_, numbers)) => numbers.push(number),
                    None => self.singles.push((byte, vec![number])),
                }
            }
            return;
        };
        self.heads.resize(HEADS, 0);
        let head = &mut self.heads[Self::head(first, second)];
        if *head == 0 {
            self.lists.push(Vec::new());
            *head = self.lists.len() as u16;
        }
        let list = &mut self.lists[usize::from(*head) - 1];
        let (start, rest) = string.split_at(string.len().min(AT_ONCE));
        let packed = |byte: &dyn Fn(usize) -> u8| (0..start.len()).fold(0, |all, at| all | u64::from(byte(at)) << (8 * at));
        let (first, mask) = (packed(&|at| start[at]), packed(&|_| 0xff));
        match list.iter_mut().find(|known| known.first == first && known.mask == mask && *known.rest == *rest) {
            Some(known) => known.numbers.push(number),
            None => list.push(Held { first, mask, rest: rest.into(), numbers: vec![number] }),
        }
    }

    /// Gives the numbers of the strings that a text holds; a number may come more than once. The text is given with
    /// [`Self::BEHIND`] bytes of zero behind it.
    pub fn each_in(&self, padded: &[u8], mut give: impl FnMut(u32)) {
        let text = &padded[..padded.len().saturating_sub(Self::BEHIND)];
        for (byte, numbers) in &self.singles {
            if text.contains(byte) {
                numbers.iter().copied().for_each(&mut give);
            }
        }
        let Some(heads) = self.heads.first_chunk::<HEADS>() else { return };
        for (at, here) in padded.windows(AT_ONCE).enumerate() {
            let Some(here) = here.first_chunk::<AT_ONCE>() else { continue };
            let head = heads[Self::head(here[0], here[1])];
            if head == 0 {
                continue;
            }
            let here = u64::from_le_bytes(*here);
            for held in &self.lists[usize::from(head) - 1] {
                if here & held.mask == held.first
                    && (held.rest.is_empty() || text[at..].get(AT_ONCE..).is_some_and(|text| text.starts_with(&held.rest)))
                {
                    held.numbers.iter().copied().for_each(&mut give);
                }
            }
        }
    }

    /// Bytes of zero behind a text that is searched.
    pub const BEHIND: usize = AT_ONCE - 1;
}

/// Folds a byte.
pub(super) fn fold(byte: u8) -> u8 {
    if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }
}

impl Shape {
    /// Of a piece that is one of some strings.
    pub fn of_strings(strings: BTreeSet<Vec<u8>>) -> Self {
        let strings = Rc::new(strings);
        Self { prefix: strings.clone(), inner: Some(strings.clone()).filter(|strings| !has_empty(strings)), exact: Some(strings) }
    }

    /// Of a piece that stands for itself.
    pub fn of_string(string: &str) -> Self {
        Self::of_strings(BTreeSet::from([string.bytes().map(fold).collect()]))
    }

    /// Of a piece that matches nothing but a place.
    pub fn empty() -> Self {
        Self::of_string("")
    }

    /// Of a piece that may match anything.
    pub fn unknown() -> Self {
        Self { exact: None, inner: None, ..Self::empty() }
    }

    fn then(self, next: &Self) -> Self {
        let prefix = match &self.exact {
            Some(exact) => together(exact, &next.prefix).unwrap_or_else(|| exact.clone()),
            None => self.prefix,
        };
        let exact = self.exact.as_ref().zip(next.exact.as_ref()).and_then(|(heads, tails)| together(heads, tails));
        let whole = exact.clone().filter(|strings| !has_empty(strings));
        let inner = [whole, self.inner, next.inner.clone()].into_iter().flatten().max_by_key(worth);
        Self { exact, prefix, inner }
    }

    /// Pieces one after another: those whose strings are known are put together first, for the longest string.
    pub fn sequence(pieces: Vec<Self>) -> Self {
        let (mut all, mut run) = (Self::empty(), Self::empty());
        for piece in pieces {
            if piece.exact.is_some() && run.fits(&piece) {
                run = run.then(&piece);
            } else {
                all = all.then(&run);
                run = piece;
            }
        }
        all.then(&run)
    }

    /// Whether the strings of both are few enough to be put together.
    fn fits(&self, next: &Self) -> bool {
        let count = |shape: &Self| shape.exact.as_ref().map(|strings| strings.len());
        count(self).zip(count(next)).is_some_and(|(heads, tails)| heads * tails <= MOST_TOGETHER)
    }

    /// Of a piece that is one of several.
    pub fn either(shapes: &[Self]) -> Self {
        Self {
            exact: union(shapes.iter().map(|shape| shape.exact.as_ref())),
            prefix: union(shapes.iter().map(|shape| Some(&shape.prefix))).unwrap_or_else(|| Self::empty().prefix),
            inner: union(shapes.iter().map(|shape| shape.inner.as_ref())),
        }
    }

    /// Of a piece that may repeat, or, if `optional`, be absent.
    pub fn repeated(self, optional: bool) -> Self {
        let once = Self { exact: None, ..self };
        if optional { Self::either(&[once, Self::empty()]) } else { once }
    }

    /// The gate of a pattern with this shape that is matched at the start of a text, or else anywhere in it.
    pub fn gate(self, at_start: bool) -> Gate {
        if at_start && !has_empty(&self.prefix) {
            return Gate::Starts(self.prefix);
        }
        self.inner.map_or(Gate::Open, Gate::Holds)
    }
}

fn has_empty(strings: &Strings) -> bool {
    strings.first().is_some_and(Vec::is_empty)
}

/// Every head with every tail; `None` where they are too many.
fn together(heads: &Strings, tails: &Strings) -> Option<Strings> {
    let nothing = |strings: &Strings| strings.len() == 1 && has_empty(strings);
    if nothing(heads) {
        return Some(tails.clone());
    }
    if nothing(tails) {
        return Some(heads.clone());
    }
    let fit = heads.len() * tails.len() <= MOST_TOGETHER;
    fit.then(|| Rc::new(heads.iter().flat_map(|head| tails.iter().map(move |tail| [&head[..], tail].concat())).collect()))
}

/// The strings of all; `None` where some are not known, or they are too many.
fn union<'s>(sets: impl Iterator<Item = Option<&'s Strings>>) -> Option<Strings> {
    let mut all = BTreeSet::new();
    for strings in sets {
        all.extend(strings?.iter().cloned());
        if all.len() > MOST {
            return None;
        }
    }
    Some(Rc::new(all))
}

/// How much a set of strings tells: its shortest string counts, then how few they are.
fn worth(strings: &Strings) -> (usize, std::cmp::Reverse<usize>) {
    (strings.iter().map(Vec::len).min().unwrap_or(0), std::cmp::Reverse(strings.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(pattern: &str, at_start: bool) -> Gate {
        super::super::syntax::shape(pattern, &|_| None).gate(at_start)
    }

    fn strings(all: &[&str]) -> Strings {
        Rc::new(all.iter().map(|one| one.as_bytes().to_vec()).collect())
    }

    #[test]
    fn gates_tell_what_a_match_must_have() {
        assert_eq!(gate("baca (?:juga|pula).*", true), Gate::Starts(strings(&["baca juga", "baca pula"])));
        assert_eq!(gate("(?:Dua )?[A-Z]+ di 12", true), Gate::Holds(strings(&[" di 00"])));
        assert_eq!(gate(r"\d{1,2}:\d{2}", true), Gate::Starts(strings(&["0"])));
        assert_eq!(gate("a?b*.*", true), Gate::Open);
        assert_eq!(gate("[A-Z]+-(?: |$)", true), Gate::Holds(strings(&["- ", "-\n"])));
        assert_eq!(gate(r"[\])]x(?-i:[A-D]{2}|\*)?\.", false), Gate::Holds(strings(&[")x", "]x"])));
        assert_eq!(gate("[^a]b?", false), Gate::Open);
        assert_eq!(gate("(?:x|yy)z", false), Gate::Holds(strings(&["xz", "yyz"])));
    }
}
