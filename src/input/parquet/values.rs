//! The values of a page in the ways in which they are written: plain, as differences, as entries of a dictionary.

use chrono::DateTime;

use super::footer::Kind;
use super::levels::{Runs, bits};
use super::thrift::Reader;

/// The most values that a page may have.
pub const MOST: usize = 1 << 22;

/// The values of a page, read one after the other.
pub enum Values {
    /// One after the other, words with their length before them.
    Plain { bytes: Vec<u8>, at: usize },
    /// Entries of a dictionary.
    Entries(Runs),
    /// Numbers, the next one last.
    Numbers(Vec<i64>),
    /// Words without what they share with the word before: how much that is, how long the rest, and all rests.
    Words { shared: Vec<i64>, lengths: Vec<i64>, bytes: Vec<u8>, at: usize, last: Vec<u8> },
}

/// Every value of a dictionary, as bytes.
pub type Dictionary = Vec<Box<[u8]>>;

impl Values {
    /// The values that bytes hold in one of Parquet's encodings.
    pub fn new(encoding: i64, kind: Kind, bytes: Vec<u8>) -> Result<Self, String> {
        let cut = || "a page ends within its values".to_string();
        match (encoding, kind) {
            (0, _) => Ok(Self::Plain { bytes, at: 0 }),
            (2 | 8, _) => {
                let (width, rest) = bytes.split_first().ok_or_else(cut)?;
                Runs::new(rest, *width).map(Self::Entries).ok_or_else(cut)
            }
            (5, Kind::Int(_) | Kind::Days | Kind::Moment(..)) => {
                let mut reader = Reader::new(&bytes);
                differences(&mut reader).map(Self::Numbers).ok_or_else(cut)
            }
            (6 | 7, Kind::Text) => {
                let mut reader = Reader::new(&bytes);
                let shared = if encoding == 7 { differences(&mut reader).ok_or_else(cut)? } else { Vec::new() };
                let lengths = differences(&mut reader).ok_or_else(cut)?;
                Ok(Self::Words { shared, lengths, bytes: reader.rest().to_vec(), at: 0, last: Vec::new() })
            }
            _ => Err(format!("a column is written in a way (encoding {encoding}) that is not read")),
        }
    }

    /// The next value's bytes; `None` where there are none.
    pub fn next<'a>(&'a mut self, kind: Kind, dictionary: &'a Dictionary) -> Option<Vec<u8>> {
        match self {
            Self::Plain { bytes, at } => {
                let mut reader = Reader::new(bytes.get(*at..)?);
                let value = plain(&mut reader, kind)?;
                *at += reader.read();
                Some(value.to_vec())
            }
            Self::Entries(runs) => dictionary.get(runs.next()? as usize).map(|value| value.to_vec()),
            Self::Numbers(numbers) => numbers.pop().map(|number| number.to_le_bytes().to_vec()),
            Self::Words { shared, lengths, bytes, at, last } => {
                let length = usize::try_from(lengths.pop()?).ok()?;
                let rest = bytes.get(*at..at.checked_add(length)?)?;
                let kept = usize::try_from(shared.pop().unwrap_or(0)).ok()?;
                if kept > last.len() {
                    return None;
                }
                last.truncate(kept);
                last.extend_from_slice(rest);
                *at += length;
                Some(last.clone())
            }
        }
    }
}

/// A value as it stands.
fn plain<'a>(reader: &mut Reader<'a>, kind: Kind) -> Option<&'a [u8]> {
    let length = match kind {
        Kind::Text => u32::from_le_bytes(reader.take(4)?.try_into().ok()?) as usize,
        Kind::Int(size) => size,
        Kind::Days => 4,
        Kind::Moment(..) => 8,
        Kind::OldMoment => 12,
    };
    reader.take(length)
}

/// All values of a dictionary's page.
pub fn dictionary(bytes: &[u8], count: u64, kind: Kind) -> Option<Dictionary> {
    let mut reader = Reader::new(bytes);
    // No value takes less than four bytes.
    let count = usize::try_from(count).ok().filter(|&count| count <= bytes.len())?;
    (0..count).map(|_| plain(&mut reader, kind).map(Into::into)).collect()
}

/// Numbers written as their differences, in blocks of blocks; the last one first, so that they can be popped.
fn differences(reader: &mut Reader<'_>) -> Option<Vec<i64>> {
    let block = usize::try_from(reader.varint()?).ok()?;
    let parts = usize::try_from(reader.varint()?).ok()?;
    let count = usize::try_from(reader.varint()?).ok()?;
    let mut value = reader.zigzag()?;
    if parts == 0 || !block.is_multiple_of(parts) || count > MOST {
        return None;
    }
    let part = block / parts;
    let mut numbers = Vec::with_capacity(count.min(1 << 16));
    if count > 0 {
        numbers.push(value);
    }
    while numbers.len() < count {
        let least = reader.zigzag()?;
        let widths = reader.take(parts)?;
        for &width in widths {
            // Parts behind the last number may be left out.
            if numbers.len() >= count {
                break;
            }
            if width > 64 || part == 0 {
                return None;
            }
            let packed = reader.take(part.checked_mul(usize::from(width))?.div_ceil(8))?;
            for n in 0..part.min(count - numbers.len()) {
                let difference = if width == 0 { 0 } else { bits(packed, n * usize::from(width), width)? };
                value = value.wrapping_add(least).wrapping_add(difference as i64);
                numbers.push(value);
            }
        }
    }
    numbers.reverse();
    Some(numbers)
}

/// A value in words: text as it is, days and moments as dates, numbers in digits.
pub fn show(bytes: Vec<u8>, kind: Kind) -> Option<String> {
    let number = |bytes: &[u8]| -> Option<i64> {
        let negative = bytes.last()? & 0x80 != 0;
        let start = if negative { -1_i64 } else { 0 };
        Some(bytes.iter().take(8).rev().fold(start, |value, &byte| value << 8 | i64::from(byte)))
    };
    let moment = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string());
    match kind {
        Kind::Text => Some(super::super::decode::decode(bytes).to_string()),
        Kind::Int(_) => number(&bytes).map(|number| number.to_string()),
        Kind::Days => moment(number(&bytes)?.checked_mul(86_400)?).map(|moment| moment[..10].to_string()),
        Kind::Moment(unit, utc) => moment(number(&bytes)?.div_euclid(unit)).map(|moment| if utc { moment + "Z" } else { moment }),
        Kind::OldMoment => {
            let (nanoseconds, day) = bytes.split_at_checked(8)?;
            // Days of these count from noon, 4713 years before our era.
            let day = number(day)?.checked_sub(2_440_588)?;
            moment(day.checked_mul(86_400)?.checked_add(number(nanoseconds)? / 1_000_000_000)?)
        }
    }
}
