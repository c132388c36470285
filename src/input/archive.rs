//! ZIP archives of articles: members in the order of the archive's list, each read by the same rules as a file in a folder.
//! Nothing is ever written, and members that claim a place outside the archive, or share their bytes, are refused all the same.

use std::io::{BufReader, Read};

use rawzip::{CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder};

use super::InputError;
use super::open::{Container, ENDINGS, Found, Place, is_wanted};
use super::stream::{Store, Stream};
use super::unpack::{Packing, unpack};

/// A ZIP archive that is being read.
pub(super) struct Archive {
    place: Place,
    store: Store,
    zip: ZipArchive<Store>,
    /// Members that are to be read, the next one last.
    waiting: Vec<Member>,
}

struct Member {
    /// Its number in the archive's list, from 1.
    number: usize,
    name: String,
    method: CompressionMethod,
    encrypted: bool,
    way: ZipArchiveEntryWayfinder,
}

impl Archive {
    /// Reads the archive's list.
    pub fn open(place: Place, store: Store) -> Result<Self, String> {
        let broken = |error: rawzip::Error| format!("is no sound ZIP archive: {error}");
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let length = store.length();
        let zip = ZipArchive::with_max_search_space(1 << 16)
            .locate_in_reader(store.clone(), &mut buffer, length)
            .map_err(|(_, error)| broken(error))?;
        let mut waiting = Vec::new();
        let mut ranges = Vec::new();
        let mut entries = zip.entries(&mut buffer);
        let mut number = 0;
        while let Some(entry) = entries.next_entry().map_err(broken)? {
            number += 1;
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
            ranges.push((entry.local_header_offset(), entry.compressed_size_hint()));
            if entry.is_dir() || is_hidden(&name) || !is_wanted(&name) {
                continue;
            }
            let (method, encrypted) = (entry.compression_method(), entry.flags().is_encrypted());
            waiting.push(Member { number, name, method, encrypted, way: entry.wayfinder() });
        }
        // Members that share their bytes make much of little without being much compressed.
        ranges.sort_unstable();
        if ranges.windows(2).any(|pair| pair[0].0.saturating_add(pair[0].1) > pair[1].0) {
            return Err("is no sound ZIP archive: its members overlap".to_string());
        }
        if waiting.is_empty() {
            return Err(format!("the archive holds no article: no member that ends in .{}", ENDINGS.join(", .")));
        }
        waiting.reverse();
        Ok(Self { place, store, zip, waiting })
    }

    /// Opens a member.
    fn member(&self, member: Member) -> Result<Found, String> {
        let named = |why: &str| format!("{}: {why}", member.name);
        if escapes(&member.name) {
            return Err(named("its path leads out of the archive"));
        }
        if member.encrypted {
            return Err(named("is encrypted"));
        }
        let entry = self.zip.get_entry(member.way).map_err(|error| named(&format!("can't be read: {error}")))?;
        let (start, end) = entry.compressed_data_range();
        let packed = BufReader::with_capacity(32 << 10, self.store.part(start, end));
        let limits = self.place.options.limits;
        let total = || self.place.total.clone();
        let bytes: Box<dyn Read + Send> = match member.method {
            CompressionMethod::STORE => Box::new(packed),
            CompressionMethod::DEFLATE => Box::new(unpack(Packing::Deflate, packed, total(), limits)),
            CompressionMethod::ZSTD => Box::new(unpack(Packing::Zstd, packed, total(), limits)),
            other => return Err(named(&format!("is compressed by {other}, which is not read"))),
        };
        let stream: Stream = Box::new(BufReader::with_capacity(32 << 10, entry.verifying_reader(bytes)));
        let place = Place {
            source: format!("{}#{}", self.place.source, member.number),
            key: Some(member.name.clone()),
            name: member.name,
            ..self.place.clone()
        };
        Ok(Found::Inside(place, stream))
    }
}

impl Container for Archive {
    fn next(&mut self) -> Option<Result<Found, InputError>> {
        let member = self.waiting.pop()?;
        let number = member.number;
        Some(self.member(member).map_err(|reason| self.place.fault_of(number, reason)))
    }
}

/// Whether a member is hidden, or what a Mac lays beside the files.
fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."))
}

/// Whether a member would be written outside the folder into which the archive is unpacked.
fn escapes(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.contains('\0') || name.split(['/', '\\']).any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rawzip::ZipArchiveWriter;

    use super::super::testing;
    use super::*;

    /// An archive of these members, stored or compressed.
    fn zip(members: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = ZipArchiveWriter::new(&mut bytes);
        for (name, data) in members {
            let (mut entry, config) = archive.new_file(name).compression_method(method).start().unwrap();
            let packed = match method {
                CompressionMethod::DEFLATE => {
                    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
                    encoder.write_all(data).unwrap();
                    encoder.finish().unwrap()
                }
                _ => data.to_vec(),
            };
            let mut counted = config.wrap(std::io::sink());
            counted.write_all(data).unwrap();
            let (_, descriptor) = counted.finish().unwrap();
            entry.write_all(&packed).unwrap();
            entry.finish(descriptor).unwrap();
        }
        archive.finish().unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Vec<String> {
        testing::read("a.zip", bytes, |_| {})
    }

    #[test]
    fn members_are_read_as_files_of_a_folder_are() {
        for method in [CompressionMethod::STORE, CompressionMethod::DEFLATE] {
            let members: [(&str, &[u8]); 5] = [
                ("b/satu.txt", b"Satu."),
                ("catatan.md", b"x"),
                ("__MACOSX/b/._satu.txt", b"x"),
                ("dua.jsonl", b"{\"text\": \"Dua.\", \"id\": 2}\n{\"text\": \"Tiga.\"}\n"),
                ("data.json", b"{}"),
            ];
            let expected = ["a.zip#1 [] b/satu.txt - Satu.", "a.zip#4#1 [] 2 - Dua.", "a.zip#4#2 [] - - Tiga."].map(String::from);
            assert_eq!(read(&zip(&members, method)), expected, "{method}");
        }
    }

    #[test]
    fn archives_in_archives_are_read_down_to_the_limit() {
        let mut bytes = zip(&[("a.txt", b"Baik.")], CompressionMethod::DEFLATE);
        for _ in 0..3 {
            bytes = zip(&[("dalam.zip", &bytes)], CompressionMethod::DEFLATE);
        }
        assert_eq!(read(&bytes), ["a.zip#1#1#1#1 [] a.txt - Baik."]);
        bytes = zip(&[("dalam.zip", &bytes), ("b.txt", b"Juga.")], CompressionMethod::STORE);
        let found = read(&bytes);
        assert_eq!(found[0], "a.zip#1#1#1#1: lies more than 4 archives deep (--max-nesting)");
        assert_eq!(found[1], "a.zip#2 [] b.txt - Juga.");
    }

    #[test]
    fn bad_members_cost_themselves_alone() {
        for name in ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "b\\..\\a.txt"] {
            assert!(escapes(name), "{name}");
        }
        assert!(!escapes("b/..a.txt") && !escapes("b/c.txt"));
        let mut bytes = zip(&[("satu.txt", b"Pertama."), ("dua.txt", b"Kedua.")], CompressionMethod::STORE);
        let at = bytes.windows(8).position(|part| part == b"Pertama.").unwrap();
        bytes[at] = b'p';
        let found = read(&bytes);
        assert!(found[0].starts_with("a.zip#1: can't be read: "), "{found:?}");
        assert_eq!(found[1], "a.zip#2 [] dua.txt - Kedua.");
        // A path that leads out, put in where the writer would not.
        let bytes = zip(&[("xx/satu.txt", b"Pertama."), ("dua.txt", b"Kedua.")], CompressionMethod::STORE);
        let hostile = replace(&bytes, b"xx/", b"../");
        let found = read(&hostile);
        assert_eq!(found[0], "a.zip#1: ../satu.txt: its path leads out of the archive");
        assert_eq!(found[1], "a.zip#2 [] dua.txt - Kedua.");
    }

    fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + from.len()].copy_from_slice(to);
            }
        }
        bytes
    }

    #[test]
    fn what_is_no_archive_is_told() {
        let bytes = zip(&[("satu.txt", b"Pertama.")], CompressionMethod::DEFLATE);
        for length in [4, 30, bytes.len() / 2, bytes.len() - 1] {
            let found = read(&bytes[..length]);
            assert!(found.len() == 1 && found[0].starts_with("a.zip: is no sound ZIP archive: "), "{found:?}");
        }
        let none = read(&zip(&[("a.md", b"x")], CompressionMethod::STORE));
        assert!(none[0].starts_with("a.zip: the archive holds no article"), "{none:?}");
        // Two entries of the list that lead to the same bytes.
        let bytes = zip(&[("satu.txt", b"Pertama."), ("dua.txt", b"Kedua.")], CompressionMethod::STORE);
        let second = bytes.windows(4).enumerate().filter(|(_, part)| *part == b"PK\x01\x02").map(|(at, _)| at).nth(1).unwrap();
        let mut shared = bytes.clone();
        shared[second + 42..second + 46].copy_from_slice(&[0; 4]);
        assert_eq!(read(&shared), ["a.zip: is no sound ZIP archive: its members overlap"]);
    }
}
