//! How much an input may ask for before it is refused: the size of an article, how far compressed data may swell, how deep
//! archives may lie in one another.

use std::fmt;

/// What an input may ask for at most. What goes over a limit costs itself alone, with an error that names the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article as it stands in its container: a file, a line, a record, a page.
    pub article: usize,
    /// How many times its compressed size data may have unpacked, once it is larger than an article may be.
    pub ratio: u64,
    /// Bytes that all compressed data of one input may have unpacked, taken together.
    pub unpacked: u64,
    /// How deep compressed data and archives may lie in one another.
    pub nesting: usize,
    /// Bytes of an archive that must be held in memory, since it comes through a pipe or lies in another.
    pub held: usize,
}

impl Default for Limits {
    /// Articles of 32 MiB, 250 times the compressed size, 1 TiB in all, 4 deep, 256 MiB held.
    fn default() -> Self {
        Self { article: 32 << 20, ratio: 250, unpacked: 1 << 40, nesting: 4, held: 256 << 20 }
    }
}

impl Limits {
    /// Why an article of more bytes than the limit is refused.
    pub(super) fn over_article(&self) -> String {
        format!("is over the limit of {} (--max-article)", Size(self.article as u64))
    }
}

/// A number of bytes, written and read as people do: `32 MiB`, `32M`.
///
/// ```
/// use newsctl::input::Size;
/// let size: Size = "32M".parse().unwrap();
/// assert_eq!((size.0, size.to_string().as_str()), (32 << 20, "32 MiB"));
/// assert!("much".parse::<Size>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

/// The units, largest first: what they are called, the letter they are asked for by, and their size as a power of two.
const UNITS: &[(&str, char, u32)] = &[("TiB", 't', 40), ("GiB", 'g', 30), ("MiB", 'm', 20), ("KiB", 'k', 10)];

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = UNITS.iter().find(|(_, _, power)| self.0 >= 1 << power && self.0.trailing_zeros() >= *power);
        match whole {
            Some((name, _, power)) => write!(f, "{} {name}", self.0 >> power),
            None => write!(f, "{} bytes", self.0),
        }
    }
}

impl std::str::FromStr for Size {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let lower = words.trim().to_ascii_lowercase();
        let digits = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = lower[digits.len()..].trim();
        let power = match unit {
            "" | "b" | "bytes" => Some(0),
            _ => UNITS
                .iter()
                .find(|(_, letter, _)| unit.strip_prefix(*letter).is_some_and(|rest| ["", "b", "ib"].contains(&rest)))
                .map(|unit| unit.2),
        };
        let number: Option<u64> = digits.parse().ok();
        let size = number.zip(power).and_then(|(number, power)| number.checked_mul(1 << power));
        size.filter(|size| *size > 0).map(Self).ok_or_else(|| "give a size such as 32M, 500K or 2G".to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_written() {
        for (words, bytes, shown) in [
            ("4000", 4000, "4000 bytes"),
            ("4 kb", 4096, "4 KiB"),
            ("32M", 32 << 20, "32 MiB"),
            ("1GiB", 1 << 30, "1 GiB"),
            ("1025k", 1025 << 10, "1025 KiB"),
        ] {
            let size: Size = words.parse().unwrap();
            assert_eq!((size.0, size.to_string().as_str()), (bytes, shown), "{words}");
        }
        for words in ["", "M", "0", "12 apples", "-1", "99999999T"] {
            assert!(words.parse::<Size>().is_err(), "{words}");
        }
    }
}
