//! A quick reader of the plain part of TOML, in which pack files are written: a run reads some hundred thousand bytes of them
//! before it reads its first article. Whatever else a file holds, and whatever is wrong with it, is left to the `toml` crate:
//! this reader then gives nothing. Where it gives a tree, the crate gives the same, which the tests hold.

use std::borrow::Cow;

use super::format::day_of;
use super::tree::{Node, Value};

/// Deeper nesting is left to the crate.
const DEPTH: usize = 16;

/// Reads a file; `None` where it is not plain.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
    let mut root: Entries = Vec::new();
    // Where the entries of the header before go: to the root, or to the table that was opened last.
    let mut open = None;
    loop {
        reader.skip_lines()?;
        match reader.peek() {
            None => break,
            Some(b'[') => open = Some(reader.header(&mut root)?),
            Some(_) => {
                let key = reader.key()?;
                reader.skip_blanks();
                reader.take(b'=')?;
                reader.skip_blanks();
                let value = reader.value(DEPTH)?;
                reader.end_line()?;
                let table = match open {
                    None => &mut root,
                    Some(depth) => last(&mut root, depth)?,
                };
                table.push((key, value));
            }
        }
    }
    sort(&mut root)?;
    Some(Node::new(0..text.len(), Value::Table(root)))
}

type Entries<'t> = Vec<(Node<'t>, Node<'t>)>;

/// The table that was opened last, which lies so many tables down, always at the end.
fn last<'a, 't>(table: &'a mut Entries<'t>, depth: usize) -> Option<&'a mut Entries<'t>> {
    let mut table = table;
    for _ in 0..depth {
        table = inner(&mut table.last_mut()?.1)?;
    }
    Some(table)
}

/// The table that a value is, or the last of its tables.
fn inner<'a, 't>(node: &'a mut Node<'t>) -> Option<&'a mut Entries<'t>> {
    match &mut node.value {
        Value::Table(entries) => Some(entries),
        Value::List(list) => match &mut list.last_mut()?.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        },
        _ => None,
    }
}

/// Puts the entries of a table and of the tables that headers opened under it in the order of their keys. `None` where a key
/// is there twice: that is wrong, or says in two places what belongs together.
fn sort(table: &mut Entries) -> Option<()> {
    // Inline tables are in order already, and lists of values hold none that headers opened.
    for (_, value) in table.iter_mut() {
        match &mut value.value {
            Value::Table(entries) => sort(entries)?,
            Value::List(list) if matches!(list.first(), Some(Node { value: Value::Table(_), .. })) => {
                list.iter_mut().filter_map(|one| inner(one)).try_for_each(sort)?;
            }
            _ => {}
        }
    }
    if !table.is_sorted_by(|(one, _), (next, _)| one.text() < next.text()) {
        table.sort_unstable_by(|(one, _), (next, _)| one.text().cmp(&next.text()));
    }
    table.is_sorted_by(|(one, _), (next, _)| one.text() < next.text()).then_some(())
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// To the next thing that is no white space, line end or comment.
    fn skip_lines(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n') => self.at += 1,
                Some(b'#') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Option<()> {
        while let Some(byte) = self.peek().filter(|&byte| byte != b'\n') {
            plain(byte)?;
            self.at += 1;
        }
        Some(())
    }

    /// Nothing more stands in the line.
    fn end_line(&mut self) -> Option<()> {
        self.skip_blanks();
        if self.peek() == Some(b'#') {
            self.comment()?;
        }
        matches!(self.peek(), None | Some(b'\n')).then_some(())
    }

    /// Opens the table of a header; gives how many tables down it lies.
    fn header<'a>(&mut self, root: &'a mut Entries<'t>) -> Option<usize> {
        let start = self.at;
        self.take(b'[')?;
        let list = self.take(b'[').is_some();
        let mut table = root;
        let mut depth = 1;
        let mut key = self.key()?;
        while self.take(b'.').is_some() {
            let next = self.key()?;
            // A table that no header opened is there by the headers below it alone.
            if table.last().is_none_or(|(known, _)| known.text() != key.text()) {
                table.push((key, Node::new(start..start, Value::Table(Vec::new()))));
            }
            let below = &mut table.last_mut()?.1;
            if !self.is_opened(below) {
                return None;
            }
            table = inner(below)?;
            (key, depth) = (next, depth + 1);
        }
        self.take(b']')?;
        if list {
            self.take(b']')?;
        }
        let new = Node::new(start..self.at, Value::Table(Vec::new()));
        self.end_line()?;
        if !list {
            table.push((key, new));
            return Some(depth);
        }
        match table.iter().rposition(|(known, _)| known.text() == key.text()) {
            // The list that is added to becomes the last, as what is opened must be.
            Some(at) => {
                let mut entry = table.remove(at);
                match &mut entry.1 {
                    Node { value: Value::List(list), start, end } if start == end => list.push(new),
                    _ => return None,
                }
                table.push(entry);
            }
            None => table.push((key, Node::new(start..start, Value::List(vec![new])))),
        }
        Some(depth)
    }

    /// Whether headers opened what stands at a node: what is written in braces or brackets stays as it is.
    fn is_opened(&self, node: &Node) -> bool {
        match &node.value {
            Value::Table(_) => self.bytes.get(node.start as usize) == Some(&b'['),
            Value::List(_) => node.start == node.end,
            _ => false,
        }
    }

    /// A key without dots.
    fn key(&mut self) -> Option<Node<'t>> {
        let start = self.at;
        let text = match self.peek()? {
            b'"' | b'\'' => self.string(false)?,
            _ => {
                while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
                    self.at += 1;
                }
                Cow::Borrowed(&self.text[start..self.at])
            }
        };
        (self.at > start).then(|| Node::new(start..self.at, Value::Text(text)))
    }

    fn value(&mut self, depth: usize) -> Option<Node<'t>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' | b'\'' => Value::Text(self.string(true)?),
            b'[' => self.list(depth.checked_sub(1)?)?,
            b'{' => self.table(depth.checked_sub(1)?)?,
            _ => self.word()?,
        };
        Some(Node::new(start..self.at, value))
    }

    fn list(&mut self, depth: usize) -> Option<Value<'t>> {
        self.take(b'[')?;
        let mut list = Vec::new();
        loop {
            self.skip_lines()?;
            if self.take(b']').is_some() {
                return Some(Value::List(list));
            }
            list.push(self.value(depth)?);
            self.skip_lines()?;
            if self.take(b',').is_none() {
                self.take(b']')?;
                return Some(Value::List(list));
            }
        }
    }

    fn table(&mut self, depth: usize) -> Option<Value<'t>> {
        self.take(b'{')?;
        let mut table = Vec::new();
        self.skip_blanks();
        while self.peek()? != b'}' {
            let key = self.key()?;
            self.skip_blanks();
            self.take(b'=')?;
            self.skip_blanks();
            let value = self.value(depth)?;
            table.push((key, value));
            self.skip_blanks();
            if self.take(b',').is_none() {
                break;
            }
            self.skip_blanks();
        }
        self.take(b'}')?;
        sort(&mut table)?;
        Some(Value::Table(table))
    }

    /// A string in quotes of either sort; with `long`, in three of them.
    fn string(&mut self, long: bool) -> Option<Cow<'t, str>> {
        let quote = self.peek()?;
        if self.bytes[self.at..].starts_with(&[quote; 3]) {
            return if long { self.long_string(quote) } else { None };
        }
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek()? {
                byte if byte == quote => break,
                b'\\' if quote == b'"' => return self.escaped(start),
                byte => plain(byte)?,
            }
            self.at += 1;
        }
        self.at += 1;
        Some(Cow::Borrowed(&self.text[start..self.at - 1]))
    }

    /// The rest of a string that has escapes.
    fn escaped(&mut self, start: usize) -> Option<Cow<'t, str>> {
        let mut text = self.text[start..self.at].to_string();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\') {
                plain(self.peek()?)?;
                self.at += 1;
            }
            text.push_str(&self.text[from..self.at]);
            self.at += 1;
            if self.bytes[self.at - 1] == b'"' {
                return Some(Cow::Owned(text));
            }
            text.push(match self.peek()? {
                b'"' => '"',
                b'\\' => '\\',
                b'n' => '\n',
                b't' => '\t',
                _ => return None,
            });
            self.at += 1;
        }
    }

    /// A string in three quotes without escapes.
    fn long_string(&mut self, quote: u8) -> Option<Cow<'t, str>> {
        self.at += 3;
        if self.peek()? == b'\n' {
            self.at += 1;
        }
        let start = self.at;
        loop {
            match self.peek()? {
                byte if byte == quote && self.bytes[self.at..].starts_with(&[quote; 3]) => break,
                b'\\' if quote == b'"' => return None,
                b'\n' => {}
                byte => plain(byte)?,
            }
            self.at += 1;
        }
        self.at += 3;
        // A quote may stand right before the three.
        if self.peek() == Some(quote) {
            return None;
        }
        Some(Cow::Borrowed(&self.text[start..self.at - 3]))
    }

    /// A number, a day, true or false.
    fn word(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b':' | b'_')) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        match word {
            "true" => return Some(Value::Flag(true)),
            "false" => return Some(Value::Flag(false)),
            _ => {}
        }
        let (mut digits, mut points) = (0, 0);
        let unsigned = word.strip_prefix('-').unwrap_or(word);
        for byte in unsigned.bytes() {
            match byte {
                b'0'..=b'9' => digits += 1,
                b'.' => points += 1,
                _ if day_of(word).is_some() => return Some(Value::Day(Cow::Borrowed(word))),
                _ => return None,
            }
        }
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let sound =
            digits > 0 && points <= 1 && !whole.is_empty() && !part.is_empty() && (whole == "0" || !whole.starts_with('0'));
        match (sound, points) {
            (true, 0) => word.parse().ok().map(Value::Whole),
            (true, _) => word.parse().ok().map(Value::Number),
            _ => None,
        }
    }
}

/// Nothing for a byte that may not stand in a line of TOML.
fn plain(byte: u8) -> Option<()> {
    (byte >= b' ' && byte != 0x7f || byte == b'\t').then_some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tree::read_any;
    use super::*;
    use crate::packs::files;

    /// A tree without the places of tables and lists, which only the crate's messages tell.
    fn bare(mut node: Node) -> Node {
        let ends = match node.value {
            Value::List(list) => Value::List(list.into_iter().map(bare).collect()),
            Value::Table(entries) => Value::Table(entries.into_iter().map(|(key, value)| (key, bare(value))).collect()),
            scalar => return Node { value: scalar, ..node },
        };
        (node.start, node.end, node.value) = (0, 0, ends);
        node
    }

    #[test]
    fn every_builtin_file_is_plain_and_read_as_the_crate_reads_it() {
        for file in files::files(true) {
            let plain = read(&file.text).unwrap_or_else(|| panic!("{} is not plain", file.path));
            assert_eq!(bare(plain), bare(read_any(&file.text).unwrap()), "{}", file.path);
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_crate() {
        let texts = [
            "a = 1\na = 2",
            "[a]\n[a]",
            "a = {b = 1}\n[a.c]",
            "a = []\n[[a]]",
            "[[a]]\n[a]",
            "a.b = 1",
            "a = 1_000",
            "a = 0x1f",
            "a = 07:30:00",
            "a = 2000-02-30",
            "a = \"\\u0041\"",
            "a = 'x\ny'",
            "a = 1 b = 2",
            "a =",
            "a",
            "[a",
            "a = 01",
            "a = .5",
            "a = \"\u{7f}\"",
            "a = 1\r\n",
            "[a.b]\n[x]\n[a.c]",
            "a = {b = 1, b = 2}",
            "a = \"\"\"x\"\"\"\"",
        ];
        for text in texts {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_crate_reads(pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "[", "]", "[[", "]]", "{", "}", "=", " = ", ",", ".", "\n", "\n", "\n", " ", "a", "b", "a-b", "\"", "'", "\"\"\"",
                "'''", "\\n", "\\", "# c", "1", "-2", "0.5", "true", "2000-05-07", "é", "\n[a]\n", "\n[a.b]\n", "\n[[a]]\n",
                "\n[b.c]\n", "\na = 1\n", "\nb = 'x'\n", "\nc = [1, 'x', {a = 1}]\n", "\nd = {a = 1, b = []}\n",
            ]),
            0..24,
        )) {
            let text = pieces.concat();
            if let Some(plain) = read(&text) {
                let whole = read_any(&text);
                prop_assert!(whole.is_ok(), "{text:?}: {whole:?}");
                prop_assert_eq!(bare(plain), bare(whole.unwrap()));
            }
        }
    }
}
