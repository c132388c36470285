//! What a pack file says, as a tree of values with their places: what [`super::plain`] reads, or else the `toml` crate;
//! [`super::deserialize`] makes the types of [`super::format`] of it.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::plain;

/// A value or key, and the bytes of the file that it stands at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'t> {
    pub start: u32,
    pub end: u32,
    pub value: Value<'t>,
}

/// What a file can say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    Whole(i64),
    Number(f64),
    Flag(bool),
    /// A day, or a time of day, as it is written.
    Day(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// By key, in the order of the keys; a key is a [`Value::Text`].
    Table(Vec<(Node<'t>, Node<'t>)>),
}

/// Why a file can't be read, and where.
#[derive(Debug, Clone)]
pub(super) struct Wrong(Box<(String, Option<Range<usize>>)>);

impl Wrong {
    pub fn new(message: impl Into<String>, span: Option<Range<usize>>) -> Self {
        Self(Box::new((message.into(), span)))
    }

    pub fn message(&self) -> &str {
        &self.0.0
    }

    pub fn span(&self) -> Option<Range<usize>> {
        self.0.1.clone()
    }

    /// The same, at a place where it has none.
    #[cold]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.0.1.get_or_insert(span);
        self
    }
}

impl<'t> Node<'t> {
    pub fn new(span: Range<usize>, value: Value<'t>) -> Self {
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: small(span.start), end: small(span.end), value }
    }

    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a file.
///
/// # Errors
/// Where the text is not TOML.
pub(super) fn read(text: &str) -> Result<Node<'_>, Wrong> {
    match plain::read(text) {
        Some(tree) => Ok(tree),
        None => read_any(text),
    }
}

/// Reads a file by the `toml` crate: any TOML, and what is wrong with what is none.
///
/// # Errors
/// Where the text is not TOML.
pub(super) fn read_any(text: &str) -> Result<Node<'_>, Wrong> {
    let table = DeTable::parse(text).map_err(|error| Wrong::new(error.message(), error.span()))?;
    let span = table.span();
    Ok(Node::new(span, of_table(table.into_inner())?))
}

fn of_table<'t>(table: DeTable<'t>) -> Result<Value<'t>, Wrong> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key = Node::new(key.span(), Value::Text(key.into_inner()));
        let span = value.span();
        entries.push((key, Node::new(span.clone(), of_value(value.into_inner(), span)?)));
    }
    Ok(Value::Table(entries))
}

fn of_value<'t>(value: DeValue<'t>, span: Range<usize>) -> Result<Value<'t>, Wrong> {
    Ok(match value {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            let whole = i64::from_str_radix(number.as_str(), number.radix());
            Value::Whole(whole.map_err(|_| Wrong::new("integer number overflowed", Some(span)))?)
        }
        DeValue::Float(number) => {
            let number = number.as_str().parse();
            Value::Number(number.map_err(|_| Wrong::new("floating-point number overflowed", Some(span)))?)
        }
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(day) => Value::Day(Cow::Owned(day.to_string())),
        DeValue::Array(array) => {
            let mut list = Vec::with_capacity(array.len());
            for one in array {
                let span = one.span();
                list.push(Node::new(span.clone(), of_value(one.into_inner(), span)?));
            }
            Value::List(list)
        }
        DeValue::Table(table) => of_table(table)?,
    })
}
