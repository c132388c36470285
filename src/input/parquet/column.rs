//! One column of a group of rows: its pages, read and unpacked one after the other, and its values, row by row.

use std::io::{BufReader, Cursor, Read};

use super::super::limits::{Limits, Size};
use super::super::stream::{Store, reason};
use super::super::unpack::{Packing, Total, unpack};
use super::footer::{Chunk, Shape};
use super::levels::Runs;
use super::thrift::{Reader, Value};
use super::values::{Dictionary, MOST, Values, dictionary, show};

/// The most bytes that the head of a page may have.
const HEAD: u64 = 64 << 10;

/// Why there is no value.
pub enum Fault {
    /// It is larger than an article may be.
    Limit,
    /// The file is broken here, in these words.
    Broken(String),
}

/// A column that is being read.
pub struct Column {
    store: Store,
    codec: i64,
    /// Where the next page begins and the last one ends.
    at: u64,
    end: u64,
    shape: Shape,
    limits: Limits,
    total: Total,
    dictionary: Dictionary,
    /// How many rows are left of the current page, which of them have a value, and their values.
    left: u64,
    present: Option<Runs>,
    values: Option<Values>,
}

impl Column {
    pub fn open(store: Store, chunk: &Chunk, shape: Shape, limits: Limits, total: Total) -> Result<Self, String> {
        if !matches!(chunk.codec, 0 | 1 | 2 | 6) {
            let name = ["LZO", "Brotli", "LZ4"].get((chunk.codec - 3).clamp(0, 3) as usize).unwrap_or(&"LZ4");
            return Err(format!("it is compressed by {name}, which is not read"));
        }
        if chunk.end > store.length() {
            return Err("it is cut off".to_string());
        }
        let Chunk { codec, start, end, .. } = *chunk;
        let dictionary = Dictionary::default();
        Ok(Self { store, codec, at: start, end, shape, limits, total, dictionary, left: 0, present: None, values: None })
    }

    /// The value of the next row, in words; `None` where the row has none.
    pub fn next(&mut self) -> Result<Option<String>, Fault> {
        while self.left == 0 {
            self.page().map_err(Fault::Broken)?;
        }
        self.left -= 1;
        let cut = || Fault::Broken("a page ends within its values".to_string());
        if let Some(present) = &mut self.present
            && present.next().ok_or_else(cut)? == 0
        {
            return Ok(None);
        }
        let values = self.values.as_mut().ok_or_else(cut)?;
        let value = values.next(self.shape.kind, &self.dictionary).ok_or_else(cut)?;
        if value.len() > self.limits.article {
            return Err(Fault::Limit);
        }
        Ok(show(value, self.shape.kind))
    }

    /// Reads the next page.
    fn page(&mut self) -> Result<(), String> {
        let cut = || "a page has no end".to_string();
        if self.at >= self.end {
            return Err("a column has fewer values than there are rows".to_string());
        }
        let mut head = Vec::new();
        self.store.part(self.at, self.end.min(self.at + HEAD)).read_to_end(&mut head).map_err(reason)?;
        let mut reader = Reader::new(&head);
        let page = reader.structure().ok_or_else(|| "the head of a page can't be made out".to_string())?;
        let sizes = page.size(2).zip(page.size(3)).ok_or_else(cut)?;
        let start = self.at + reader.read() as u64;
        let end = start.checked_add(sizes.1).filter(|&end| end <= self.end).ok_or_else(cut)?;
        let limit = Size(self.limits.held as u64);
        if sizes.0.max(sizes.1) > limit.0 {
            return Err(format!("a page is over the limit of {limit} (--max-held)"));
        }
        let mut bytes = Vec::new();
        self.store.part(start, end).read_to_end(&mut bytes).map_err(reason)?;
        self.at = end;
        if let Some(told) = page.int(4) {
            let mut crc = flate2::Crc::new();
            crc.update(&bytes);
            if crc.sum() != told as u32 {
                return Err("the checksum of a page does not match".to_string());
            }
        }
        match page.int(1) {
            Some(0) => self.data(page.get(5).ok_or_else(cut)?, bytes, sizes.0),
            Some(2) => {
                let head = page.get(7).ok_or_else(cut)?;
                let bytes = self.unpack(bytes, sizes.0)?;
                let values = dictionary(&bytes, head.size(1).unwrap_or(0), self.shape.kind);
                self.dictionary = values.ok_or_else(|| "a dictionary ends within its values".to_string())?;
                Ok(())
            }
            Some(3) => self.data_v2(page.get(8).ok_or_else(cut)?, bytes, sizes.0),
            // Indexes and what may come are passed over.
            _ => Ok(()),
        }
    }

    /// A page of data as the format's first version has it: all of it is compressed.
    fn data(&mut self, head: &Value<'_>, bytes: Vec<u8>, size: u64) -> Result<(), String> {
        let mut bytes = self.unpack(bytes, size)?;
        let mut present = None;
        if self.shape.optional {
            let cut = || "a page ends within its levels".to_string();
            let length = bytes.first_chunk::<4>().map(|length| u32::from_le_bytes(*length) as usize).ok_or_else(cut)?;
            let levels = bytes.get(4..length.saturating_add(4)).ok_or_else(cut)?;
            present = Runs::new(levels, 1);
            bytes.drain(..length + 4);
        }
        self.begin(head.size(1), head.int(2), present, bytes)
    }

    /// As the second version has it: which rows have values stands before what is compressed.
    fn data_v2(&mut self, head: &Value<'_>, mut bytes: Vec<u8>, size: u64) -> Result<(), String> {
        let level = |id: i16| usize::try_from(head.size(id).unwrap_or(0)).unwrap_or(usize::MAX);
        let (repetition, definition) = (level(6), level(5));
        let before = repetition.saturating_add(definition);
        if before > bytes.len() {
            return Err("a page ends within its levels".to_string());
        }
        let data = bytes.split_off(before);
        let present = if self.shape.optional { Runs::new(&bytes[repetition..], 1) } else { None };
        let packed = head.bool(7).unwrap_or(true);
        let data = if packed { self.unpack(data, size.saturating_sub(before as u64))? } else { data };
        self.begin(head.size(1), head.int(4), present, data)
    }

    fn begin(&mut self, count: Option<u64>, encoding: Option<i64>, present: Option<Runs>, bytes: Vec<u8>) -> Result<(), String> {
        let (count, encoding) = count.zip(encoding).ok_or_else(|| "the head of a page can't be made out".to_string())?;
        // Nothing takes no room at all, so that a few bytes could stand for very many rows.
        if count > MOST as u64 {
            return Err(format!("a page has more than {MOST} rows"));
        }
        (self.left, self.present) = (count, present);
        // A page without any value may be empty.
        self.values = if bytes.is_empty() { None } else { Some(Values::new(encoding, self.shape.kind, bytes)?) };
        Ok(())
    }

    /// The bytes of a page, which say how many they are to be.
    fn unpack(&self, bytes: Vec<u8>, size: u64) -> Result<Vec<u8>, String> {
        let packing = match self.codec {
            0 => return Ok(bytes),
            1 => {
                let wrong = |error| format!("its Snappy data is broken: {error}");
                // Snappy makes no more than some twenty times of what it has.
                if snap::raw::decompress_len(&bytes).map_err(wrong)? as u64 > size {
                    return Err("a page is larger than it says".to_string());
                }
                return snap::raw::Decoder::new().decompress_vec(&bytes).map_err(wrong);
            }
            2 => Packing::Gzip,
            _ => Packing::Zstd,
        };
        if size == 0 && bytes.is_empty() {
            return Ok(bytes);
        }
        let mut unpacked = Vec::new();
        let stream = unpack(packing, BufReader::new(Cursor::new(bytes)), self.total.clone(), self.limits);
        stream.take(size + 1).read_to_end(&mut unpacked).map_err(reason)?;
        if unpacked.len() as u64 > size {
            return Err("a page is larger than it says".to_string());
        }
        Ok(unpacked)
    }
}
