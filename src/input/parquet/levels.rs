//! Runs of small numbers, as Parquet writes which rows have a value and which entry of a dictionary it is: a number so many
//! times, or numbers packed bit by bit. Read one at a time, for a few bytes may stand for very many numbers.

use super::thrift::Reader;

/// Small numbers that are read one after the other.
#[derive(Default)]
pub struct Runs {
    bytes: Vec<u8>,
    at: usize,
    /// How many bits a number has.
    width: u8,
    /// How many numbers are left of the run, and the number, or where its bits are.
    left: u64,
    run: Run,
}

#[derive(Default)]
enum Run {
    #[default]
    None,
    Same(u32),
    /// The position of the next number's first bit.
    Packed(usize),
}

impl Runs {
    /// Numbers of so many bits; `None` where they have too many.
    pub fn new(bytes: &[u8], width: u8) -> Option<Self> {
        (width <= 32).then(|| Self { bytes: bytes.to_vec(), width, ..Self::default() })
    }

    /// The next number; `None` where the bytes end.
    pub fn next(&mut self) -> Option<u32> {
        while self.left == 0 {
            self.begin()?;
        }
        self.left -= 1;
        match &mut self.run {
            Run::None => None,
            Run::Same(value) => Some(*value),
            Run::Packed(bit) => {
                let value = bits(&self.bytes, *bit, self.width)?;
                *bit += usize::from(self.width);
                u32::try_from(value).ok()
            }
        }
    }

    fn begin(&mut self) -> Option<()> {
        let mut reader = Reader::new(self.bytes.get(self.at..)?);
        let head = reader.varint()?;
        if head & 1 == 1 {
            let size = (head >> 1).checked_mul(u64::from(self.width))?;
            let start = self.at + reader.read();
            // The last group may be cut where no number needs the rest.
            let size = usize::try_from(size).ok()?.min(reader.rest().len());
            (self.left, self.run) = ((head >> 1).checked_mul(8)?, Run::Packed(start.checked_mul(8)?));
            self.at = start + size;
        } else {
            let value = reader.take(usize::from(self.width).div_ceil(8))?;
            let value = value.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte));
            (self.left, self.run) = (head >> 1, Run::Same(value));
            self.at += reader.read();
        }
        Some(())
    }
}

/// A number of so many bits, at most 64, that begins at a bit; lowest bits first.
pub fn bits(bytes: &[u8], bit: usize, width: u8) -> Option<u64> {
    let last = bit + usize::from(width);
    if last.div_ceil(8) > bytes.len() {
        return None;
    }
    let mut value = 0_u128;
    for (n, byte) in bytes[bit / 8..last.div_ceil(8)].iter().enumerate() {
        value |= u128::from(*byte) << (8 * n);
    }
    let mask = if width == 0 { 0 } else { u64::MAX >> (64 - width) };
    Some((value >> (bit % 8)) as u64 & mask)
}
