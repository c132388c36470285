//! Compressed data as it streams: gzip of any number of members, Zstandard of any number of frames, DEFLATE within archives.
//! Watches how far it swells, so that a small file cannot fill time and memory; leaves what the data is to `open`.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::limits::{Limits, Size};
use super::stream::{Refused, refused};

/// How data is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    /// Bare, as in ZIP archives.
    Deflate,
}

impl Packing {
    /// What a stream's first bytes tell.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            // A frame, or one that holds something else and is to be passed over.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "Zstandard",
            Self::Deflate => "DEFLATE",
        }
    }
}

/// Whether data begins as gzip or Zstandard compresses it.
///
/// ```
/// assert!(newsctl::input::is_packed(&[0x1f, 0x8b, 8, 0]) && !newsctl::input::is_packed(b"{}"));
/// ```
pub fn is_packed(head: &[u8]) -> bool {
    Packing::of(head).is_some()
}

/// What an input has unpacked so far, in all layers.
pub(super) type Total = Arc<AtomicU64>;

/// The data that a compressed stream holds.
pub(super) fn unpack(packing: Packing, packed: impl BufRead + Send + 'static, total: Total, limits: Limits) -> impl Read + Send {
    let packed = Counted { inner: packed, taken: 0 };
    let decoder: Box<dyn Decoder + Send> = match packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(packed)),
        Packing::Deflate => Box::new(DeflateDecoder::new(packed)),
        Packing::Zstd => Box::new(Zstd { decoder: FrameDecoder::new(), packed, inside: false }),
    };
    Unpacked { decoder, packing, given: 0, total, limits }
}

/// A decoder that knows how much it has read.
trait Decoder: Read {
    fn taken(&self) -> u64;
}

impl<R: BufRead> Decoder for MultiGzDecoder<Counted<R>> {
    fn taken(&self) -> u64 {
        self.get_ref().taken
    }
}

impl<R: BufRead> Decoder for DeflateDecoder<Counted<R>> {
    fn taken(&self) -> u64 {
        self.get_ref().taken
    }
}

/// A stream that counts what was taken from it.
struct Counted<R> {
    inner: R,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount as u64;
        self.inner.consume(amount);
    }
}

/// Zstandard frames one after the other.
struct Zstd<R> {
    decoder: FrameDecoder,
    packed: Counted<R>,
    /// Whether a frame was begun and not ended.
    inside: bool,
}

impl<R: BufRead> Decoder for Zstd<R> {
    fn taken(&self) -> u64 {
        self.packed.taken
    }
}

impl<R: BufRead> Zstd<R> {
    /// Passes over a frame that holds no data of ours.
    fn skip(&mut self, length: u32) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.packed).take(length.into()), &mut io::sink())?;
        if skipped < u64::from(length) { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.inside {
                if self.packed.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                match self.decoder.reset(&mut self.packed) {
                    Ok(()) => self.inside = true,
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                        self.skip(length)?;
                        continue;
                    }
                    Err(error) => return Err(io::Error::other(error)),
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let step = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.packed, step).map_err(io::Error::other)?;
            }
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(out);
            }
            let (told, found) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
            if told.is_some() && told != found {
                return Err(io::Error::other("its checksum does not match"));
            }
            self.inside = false;
        }
    }
}

/// Unpacked data, with an eye on how much it is.
struct Unpacked {
    decoder: Box<dyn Decoder + Send>,
    packing: Packing,
    given: u64,
    total: Total,
    limits: Limits,
}

impl Read for Unpacked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(out).map_err(|error| explain(self.packing, error))?;
        self.given += read as u64;
        let total = self.total.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
        let Limits { article, ratio, unpacked, .. } = self.limits;
        if total > unpacked {
            return Err(refused(format!("unpacks to more than the limit of {} (--max-unpacked)", Size(unpacked))));
        }
        // Little data may be all alike; what is no larger than an article does no harm.
        if self.given > article as u64 && self.given / ratio > self.decoder.taken() {
            return Err(refused(format!("unpacks to more than {ratio} times its size (--max-ratio)")));
        }
        Ok(read)
    }
}

/// A decoder's error in plain words.
fn explain(packing: Packing, error: io::Error) -> io::Error {
    if error.get_ref().is_some_and(|inner| inner.is::<Refused>()) {
        return error;
    }
    let name = packing.name();
    if is_cut(&error) {
        refused(format!("is cut off: its {name} data has no end"))
    } else {
        refused(format!("its {name} data is broken: {error}"))
    }
}

/// Whether a decoder failed for want of data, however deep it says so.
fn is_cut(error: &io::Error) -> bool {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return true;
    }
    let mut inner: Option<&(dyn std::error::Error + 'static)> = error.get_ref().map(|inner| inner as _);
    while let Some(error) = inner {
        if error.downcast_ref::<io::Error>().is_some_and(is_cut) {
            return true;
        }
        inner = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>, limits: Limits) -> Result<Vec<u8>, String> {
        let packing = Packing::of(&bytes).expect("is packed");
        let mut read = Vec::new();
        let mut unpacked = unpack(packing, io::Cursor::new(bytes), Total::default(), limits);
        unpacked.read_to_end(&mut read).map(|_| read).map_err(super::super::reason)
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        for pack in [gzip, zstd] {
            let bytes = [pack(b"Putin tiba"), pack(b""), pack(b" di Pyongyang.")].concat();
            assert_eq!(read(bytes, Limits::default()).unwrap(), b"Putin tiba di Pyongyang.");
        }
        let skipped = [b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"Baik.")].concat();
        assert_eq!(read(skipped, Limits::default()).unwrap(), b"Baik.");
    }

    #[test]
    fn what_is_cut_or_broken_is_told() {
        let text: Vec<u8> = (0..20_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        for (pack, name) in [(gzip as fn(&[u8]) -> Vec<u8>, "gzip"), (zstd, "Zstandard")] {
            let whole = pack(&text);
            for length in [12, 100, whole.len() / 2, whole.len() - 1] {
                let error = read(whole[..length].to_vec(), Limits::default()).unwrap_err();
                assert_eq!(error, format!("is cut off: its {name} data has no end"), "{length} of {}", whole.len());
            }
        }
        let mut broken = gzip(b"Putin tiba di Pyongyang.");
        let at = broken.len() - 6;
        broken[at] ^= 1;
        let error = read(broken, Limits::default()).unwrap_err();
        assert!(error.starts_with("its gzip data is broken: "), "{error}");
        let after = [gzip(b"Baik."), b"dan lain-lain, bukan gzip".to_vec()].concat();
        assert!(read(after, Limits::default()).unwrap_err().contains("broken"));
    }

    #[test]
    fn bombs_are_refused() {
        let zeros = vec![b' '; 4 << 20];
        let limits = Limits { article: 1 << 20, ..Limits::default() };
        for pack in [gzip, zstd] {
            assert!(read(pack(&zeros), Limits::default()).is_ok(), "no larger than an article");
            assert_eq!(read(pack(&zeros), limits).unwrap_err(), "unpacks to more than 250 times its size (--max-ratio)");
            let patient = Limits { ratio: 1_000_000, ..limits };
            assert!(read(pack(&zeros), patient).is_ok());
            let total = Limits { unpacked: 3 << 20, ..patient };
            assert_eq!(read(pack(&zeros), total).unwrap_err(), "unpacks to more than the limit of 3 MiB (--max-unpacked)");
        }
    }
}
