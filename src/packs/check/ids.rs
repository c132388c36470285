//! Ids of packs: one that another pack has too makes all that stands in both a fault, so it is told once and the pack is left out.

use std::collections::BTreeMap;

use crate::packs::fault::{Fault, Faults};
use crate::packs::format::Pack;
use crate::packs::parse::parse;
use crate::packs::source::PackFile;

/// Whether a text is fit for an id: small letters, digits and single hyphens, a letter first.
pub(in crate::packs) fn is_id(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('-').all(plain)
}

/// The ids of packs so far, with the files that say them.
#[derive(Default)]
pub(in crate::packs) struct Ids(BTreeMap<String, (String, bool)>);

impl Ids {
    /// Notes the ids of a folder's packs; leaves out the files of those that have the id of another.
    pub(in crate::packs) fn note(&mut self, files: &mut Vec<PackFile>, faults: &mut Faults) {
        let mut repeated = Vec::new();
        for file in files.iter().filter(|file| file.is_pack()) {
            // What is wrong with the file itself is told when it is read.
            let Ok(pack) = parse::<Pack>(file) else { continue };
            let id = pack.id.get_ref();
            match self.0.get(id) {
                Some((first, builtin)) => {
                    let (message, help) = if *builtin {
                        let help = "to change the built-in packs, leave them out with --no-builtin and give the folders of all \
                                    four; to add to them, give this pack an id of its own";
                        (format!("`{id}` is the id of a built-in pack, which is read besides"), help)
                    } else {
                        (format!("`{id}` is the id of {first} too"), "give each pack an id of its own, and each folder once")
                    };
                    faults.push(Fault::at(file, pack.id.span(), message, help));
                    repeated.push(file.path[..file.path.len() - "pack.toml".len()].to_string());
                }
                None => _ = self.0.insert(id.clone(), (file.path.clone(), file.is_builtin())),
            }
        }
        files.retain(|file| !repeated.iter().any(|folder| file.path.starts_with(folder.as_str())));
    }
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn an_id_is_of_small_letters_digits_and_hyphens() {
        for id in ["visit", "rusia-korut", "g20", "a-1"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "Visit", "2g", "-a", "a-", "a--b", "a_b", "kunjungan resmi", "é"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
