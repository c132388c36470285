//! Sketches of texts, by which copies of an article are known: MinHash over shingles of words.
//!
//! A text's *shingles* are its runs of four words, lower-cased, marks left out. The sketch keeps, for each of 64 hash
//! functions, the low 16 bits of the smallest hash of all shingles. The share of places in which two sketches agree estimates
//! the Jaccard similarity of the two sets of shingles (standard error 0.06 at worst). With the number of shingles kept beside
//! it, the share of the smaller text that stands in the larger one follows, which finds copies that were cut.
//!
//! Which stretches of a text go into the sketch is left to the caller. The hash functions are fixed for good, since sketches
//! of different runs are compared.

/// Words in a shingle.
const SHINGLE: usize = 4;
/// Hash functions.
const HASHES: usize = 64;
/// Texts with fewer shingles have no sketch: chance would make them alike.
const FEWEST: u32 = 24;
/// Which hashes make the first band; each further band lies one place on, around the sketch. The distances between the three
/// all differ, so that two bands share one hash at most and come near to being independent.
const BAND: [usize; 3] = [0, 1, 3];

/// The share of the smaller text's shingles that must stand in the other for it to be a copy.
const COPY: f64 = 0.6;
/// How much more is asked of the shortest texts: a paragraph on what went before, or the foot of a site's pages, is half of them.
const COPY_IF_SHORT: f64 = 0.3;
/// Texts of so many shingles are not short any more.
const LONG: f64 = 200.0;

/// What a text looks like.
///
/// ```
/// use newsctl::timeline::Sketch;
/// let words = |from: u32, to: u32| (from..to).map(|n| n.to_string()).collect::<Vec<_>>();
/// let sketch = |words: &[String]| Sketch::of(words.iter().map(String::as_str)).unwrap();
/// let (whole, cut, other) = (sketch(&words(0, 200)), sketch(&words(20, 140)), sketch(&words(180, 400)));
/// assert!(whole.is_copy(&cut));
/// assert!(!whole.is_copy(&other));
/// assert_eq!(Sketch::parse(&whole.to_string()), Some(whole));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// How many different shingles the text has.
    shingles: u32,
    smallest: [u16; HASHES],
}

impl Sketch {
    /// Sketches a text, given as its words; `None` where it is too short.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let words: Vec<u64> = words.into_iter().map(hash_word).collect();
        let mut shingles: Vec<u64> = words
            .windows(SHINGLE)
            .map(|shingle| shingle.iter().fold(0, |hash: u64, word| scramble(hash.rotate_left(5) ^ word)))
            .collect();
        shingles.sort_unstable();
        shingles.dedup();
        let count = u32::try_from(shingles.len()).unwrap_or(u32::MAX);
        if count < FEWEST {
            return None;
        }
        let mut smallest = [u64::MAX; HASHES];
        for shingle in shingles {
            for (number, smallest) in smallest.iter_mut().enumerate() {
                let hash = scramble(shingle ^ (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
                *smallest = hash.min(*smallest);
            }
        }
        Some(Self { shingles: count, smallest: smallest.map(|hash| hash as u16) })
    }

    /// Whether one of the two texts is in the main a copy of the other.
    pub fn is_copy(&self, other: &Self) -> bool {
        let alike = self.smallest.iter().zip(&other.smallest).filter(|(a, b)| a == b).count();
        let jaccard = alike as f64 / HASHES as f64;
        let (a, b) = (f64::from(self.shingles), f64::from(other.shingles));
        let shared = jaccard * (a + b) / (1.0 + jaccard);
        let smaller = a.min(b);
        shared >= smaller * (COPY + COPY_IF_SHORT * (1.0 - smaller / LONG).max(0.0))
    }

    /// Keys by which copies find each other: one for each band of *r* = 3 hashes, of which there are *b* = 64. Two sketches of
    /// similarity *s* share a key with a probability of about 1 - (1 - *s*^*r*)^*b*, half at *s* = 0.22:
    ///
    /// | two texts | *s* | share a key |
    /// |---|---|---|
    /// | of one length with six tenths in common, the least that makes a copy | 0.43 | 0.99 |
    /// | one of which is the other, cut to a half | 0.50 | 1.00 |
    /// | one of which is the other, cut to a third | 0.33 | 0.9 |
    /// | of one length with a fifth in common | 0.11 | 0.08 |
    /// | with a phrase or two in common | 0.03 | 0.002 |
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        (0..Self::BANDS).map(|band| (band as u64) << 48 | self.band(band))
    }

    /// How many bands there are.
    pub(super) const BANDS: usize = HASHES;

    /// The key of one band, of 48 bits.
    pub(super) fn band(&self, band: usize) -> u64 {
        BAND.iter().fold(0, |key, at| key << 16 | u64::from(self.smallest[(band + at) % HASHES]))
    }

    /// Reads what `to_string` wrote: number of shingles and hashes, in hexadecimal.
    pub fn parse(words: &str) -> Option<Self> {
        if words.len() != 8 + 4 * HASHES || !words.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let digit = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or(0);
        let hex = |from: usize, to: usize| {
            Some(words.as_bytes().get(from..to)?.iter().fold(0, |number, byte| number << 4 | digit(byte)))
        };
        let mut smallest = [0; HASHES];
        for (number, hash) in smallest.iter_mut().enumerate() {
            *hash = hex(8 + 4 * number, 12 + 4 * number)? as u16;
        }
        Some(Self { shingles: hex(0, 8)?, smallest })
    }
}

impl std::fmt::Display for Sketch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08x}", self.shingles)?;
        self.smallest.iter().try_for_each(|hash| write!(f, "{hash:04x}"))
    }
}

/// FNV-1a of the word in lower case.
pub(super) fn hash_word(word: &str) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    if word.is_ascii() {
        return word.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x100_0000_01B3));
    }
    for lower in word.chars().flat_map(char::to_lowercase) {
        for byte in lower.encode_utf8(&mut [0; 4]).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        }
    }
    hash
}

/// The finalizer of SplitMix64: every bit of the result hangs on every bit of the number.
fn scramble(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of a hundred pairs that share a key, where the second text has `kept` of the first one's 400 words and `own` more.
    fn found(kept: u64, own: u64) -> usize {
        let sketch = |words: Vec<u64>| {
            let words: Vec<String> = words.iter().map(u64::to_string).collect();
            Sketch::of(words.iter().map(String::as_str)).unwrap()
        };
        let pairs = (0..100_u64).map(|pair| {
            let first = pair * 10_000;
            let second = (first..first + kept).chain(first + 5000..first + 5000 + own);
            (sketch((first..first + 400).collect()), sketch(second.collect()))
        });
        pairs.filter(|(a, b)| a.bands().any(|band| b.bands().any(|other| band == other))).count()
    }

    /// Of a hundred pairs of texts, each with so many words of its own and so many in common, how many are told to be copies.
    fn copies(own: [u32; 2], common: u32) -> usize {
        let sketch = |first: u32, own: u32, shared: u32| {
            let words: Vec<String> = (first..first + own).chain(shared..shared + common).map(|word| word.to_string()).collect();
            Sketch::of(words.iter().map(String::as_str)).unwrap()
        };
        let pair = |pair: &u32| {
            let from = pair * 10_000;
            sketch(from, own[0], from + 5_000).is_copy(&sketch(from + 2_000, own[1], from + 5_000))
        };
        (0..100).filter(pair).count()
    }

    #[test]
    fn a_paragraph_in_common_makes_no_copy_of_a_short_text() {
        assert!(copies([35, 35], 60) <= 20 && copies([35, 60], 66) <= 20);
        // another first sentence, or the last paragraph cut
        assert!(copies([12, 12], 90) >= 95 && copies([0, 35], 70) >= 95);
    }

    #[test]
    fn copies_share_a_key_and_others_seldom() {
        assert!(found(400, 0) == 100 && found(200, 0) >= 98 && found(240, 160) >= 95);
        assert!(found(133, 0) >= 80);
        assert!(found(40, 360) <= 8 && found(0, 400) == 0);
    }
}
