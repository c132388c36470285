//! The end of a Parquet file, which tells what columns there are, of what type, and where each part of them lies.

use std::io::Read;

use super::super::stream::{Store, reason};
use super::thrift::{Reader, Value};

/// The most bytes that the end of a file may have.
const LARGEST: u64 = 64 << 20;

/// How a column's values are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers of so many bytes.
    Int(usize),
    /// Days since 1970.
    Days,
    /// Moments since 1970: how many of their units a second has, and whether they are of UTC or of the place of writing.
    Moment(i64, bool),
    /// Moments of twelve bytes, as old writers have them.
    OldMoment,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Shape {
    pub name: String,
    pub kind: Kind,
    /// Whether a row may have no value.
    pub optional: bool,
}

/// Where the values of a column lie for the rows of one group.
#[derive(Debug)]
pub struct Chunk {
    pub name: String,
    pub codec: i64,
    pub start: u64,
    pub end: u64,
}

/// A group of rows.
#[derive(Debug)]
pub struct Group {
    pub rows: u64,
    pub chunks: Vec<Chunk>,
}

/// What the end of a file tells. Columns within columns, and of types that say nothing of an article, are left out.
#[derive(Debug)]
pub struct Footer {
    pub columns: Vec<Shape>,
    pub groups: Vec<Group>,
}

impl Footer {
    pub fn read(store: &Store) -> Result<Self, String> {
        let length = store.length();
        let bytes = |start: u64, end: u64| -> Result<Vec<u8>, String> {
            let mut bytes = Vec::new();
            store.part(start, end).read_to_end(&mut bytes).map_err(reason)?;
            Ok(bytes)
        };
        let tail = bytes(length.saturating_sub(8), length)?;
        let &[a, b, c, d, b'P', b'A', b'R', mark] = &tail[..] else { return Err("it has no end".to_string()) };
        if mark != b'1' {
            return Err(if mark == b'E' { "it is encrypted" } else { "it has no end" }.to_string());
        }
        let size = u64::from(u32::from_le_bytes([a, b, c, d]));
        if size > LARGEST || size + 12 > length {
            return Err("its end has no right size".to_string());
        }
        let bytes = bytes(length - 8 - size, length - 8)?;
        let Some(meta) = Reader::new(&bytes).structure() else { return Err("its end can't be made out".to_string()) };
        let groups = meta.list(4).iter().map(group).collect::<Option<_>>().ok_or("a group of rows can't be made out")?;
        Ok(Self { columns: columns(meta.list(2)), groups })
    }
}

/// The flat columns of a schema, which lies as a tree written out.
fn columns(schema: &[Value<'_>]) -> Vec<Shape> {
    let mut columns = Vec::new();
    let children = |element: &Value<'_>| element.size(5).unwrap_or(0);
    let mut index = 1;
    while let Some(element) = schema.get(index) {
        if children(element) == 0 {
            columns.extend(shape(element));
            index += 1;
            continue;
        }
        // Past all that lies within.
        let mut left = 1;
        while left > 0 {
            let Some(element) = schema.get(index) else { return columns };
            left = left - 1 + children(element);
            index += 1;
        }
    }
    columns
}

fn shape(element: &Value<'_>) -> Option<Shape> {
    let repetition = element.int(3).unwrap_or(0);
    let (converted, logical) = (element.int(6), element.get(10));
    let moment = || {
        let moment = logical?.get(8)?;
        let units = [(1, 1_000), (2, 1_000_000), (3, 1_000_000_000)];
        let unit = units.into_iter().find(|(id, _)| moment.get(2).is_some_and(|unit| unit.get(*id).is_some()))?;
        Some(Kind::Moment(unit.1, moment.bool(1).unwrap_or(true)))
    };
    let kind = match element.int(1)? {
        6 => Kind::Text,
        1 if converted == Some(6) || logical.is_some_and(|logical| logical.get(6).is_some()) => Kind::Days,
        1 => Kind::Int(4),
        2 => match (moment(), converted) {
            (Some(moment), _) => moment,
            (None, Some(9)) => Kind::Moment(1_000, true),
            (None, Some(10)) => Kind::Moment(1_000_000, true),
            _ => Kind::Int(8),
        },
        3 => Kind::OldMoment,
        _ => return None,
    };
    (repetition < 2).then_some(Shape { name: element.text(4)?, kind, optional: repetition == 1 })
}

fn group(value: &Value<'_>) -> Option<Group> {
    Some(Group { rows: value.size(3)?, chunks: value.list(1).iter().filter_map(chunk).collect() })
}

/// Where a flat column lies, if it lies in this file.
fn chunk(value: &Value<'_>) -> Option<Chunk> {
    let meta = value.get(3)?;
    let [name] = meta.list(3) else { return None };
    let data = meta.size(9)?;
    // Some writers say 0 where there is no dictionary.
    let start = meta.size(11).filter(|&start| start > 0).map_or(data, |start| start.min(data));
    let end = start.checked_add(meta.size(7)?)?;
    value.get(1).is_none().then_some(Chunk { name: name.as_text()?, codec: meta.int(4)?, start, end })
}
