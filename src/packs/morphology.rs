//! Makes the forms of a root by the affix rules of the morphology pack, and guesses the voice of words no pack lists.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::fault::{Faults, ListFault};
use super::format::{self, Spanned};
use super::format::{Assimilation, Shape, Voice};
use super::load::Raw;

/// A form of a root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootForm {
    /// The word, without clitic.
    pub word: String,
    /// Name of the form ("meN-i").
    pub form: String,
    /// Its voice.
    pub voice: Voice,
}

/// How a form is made of a root.
#[derive(Debug, Serialize, Deserialize)]
struct Form {
    prefix: String,
    nasal: bool,
    suffix: String,
    voice: Voice,
    /// Forms that come with it.
    with: Vec<String>,
}

impl From<&format::Form> for Form {
    fn from(form: &format::Form) -> Self {
        let format::Form { prefix, nasal, suffix, voice, with } = form.clone();
        Self { prefix, nasal, suffix, voice, with: with.into_iter().map(Spanned::into_inner).collect() }
    }
}

/// Affix rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Affixes {
    assimilation: Vec<Assimilation>,
    stems: FxHashMap<String, String>,
    forms: FxHashMap<String, Form>,
    shapes: Vec<Shape>,
    /// Enclitic pronouns ("nya").
    pub clitics: Vec<String>,
    /// Enclitic particles ("lah").
    pub particles: Vec<String>,
}

impl Affixes {
    /// Gathers the affix rules of all packs; a later form replaces an earlier one of its name.
    pub(super) fn compile(raw: &Raw, faults: &mut Faults) -> Self {
        let mut affixes = Self::default();
        for file in &raw.morphology {
            let value = &file.value;
            affixes.assimilation.extend(value.assimilation.iter().cloned());
            affixes.stems.extend(value.stems.iter().map(|(root, stem)| (root.clone(), stem.clone())));
            affixes.forms.extend(value.form.iter().map(|(name, form)| (name.clone(), form.into())));
            affixes.shapes.extend(value.shape.iter().cloned());
            affixes.clitics.extend(value.clitics.iter().cloned());
            affixes.particles.extend(value.particles.iter().cloned());
        }
        for file in &raw.morphology {
            for with in file.value.form.values().flat_map(|form| &form.with) {
                if !affixes.forms.contains_key(with.get_ref()) {
                    faults.missing(&ListFault {
                        file: &file.file,
                        wrong: with,
                        what: "form",
                        all: &affixes.names(),
                        allowed: "the forms are ",
                        kind: "morphology",
                        pack: "id",
                    });
                }
            }
        }
        affixes
    }

    /// The names of all forms.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.forms.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The forms of a root that a form name stands for, those that come with it included; `None` if there is no such form.
    /// A space in the root is dropped between a prefix and a suffix ("menandatangani"), kept otherwise ("bertatap muka"),
    /// as the spelling rules (EYD) have it.
    pub fn forms(&self, root: &str, name: &str) -> Option<Vec<RootForm>> {
        let form = self.forms.get(name)?;
        let mut made = vec![RootForm { word: self.join(root, form), form: name.to_string(), voice: form.voice }];
        for with in &form.with {
            if let Some(form) = self.forms.get(with) {
                made.push(RootForm { word: self.join(root, form), form: with.clone(), voice: form.voice });
            }
        }
        Some(made)
    }

    fn join(&self, root: &str, form: &Form) -> String {
        let root = if form.prefix.is_empty() || form.suffix.is_empty() { root.to_string() } else { root.replace(' ', "") };
        let stem = if form.nasal { self.nasal(&root) } else { root };
        // "be-rangkulan", "te-rasa": ber-, ter- and per- lose their r before another
        let prefix = if stem.starts_with('r') { form.prefix.trim_end_matches('r') } else { &form.prefix };
        format!("{prefix}{stem}{}", form.suffix)
    }

    /// What follows a nasal prefix: "kirim" → "ngirim".
    fn nasal(&self, root: &str) -> String {
        if let Some(stem) = self.stems.get(root) {
            return stem.clone();
        }
        for rule in &self.assimilation {
            if rule.before.iter().any(|start| root.starts_with(start.as_str())) {
                let rest = if rule.drop { root.char_indices().nth(1).map_or("", |(at, _)| &root[at..]) } else { root };
                return format!("{}{rest}", rule.nasal);
            }
        }
        root.to_string()
    }

    /// The voice a lower-cased word looks to have, if it looks like a verb at all.
    pub fn guess(&self, word: &str) -> Option<Voice> {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            return None;
        }
        self.shapes.iter().find_map(|shape| {
            let rest = word.strip_prefix(shape.prefix.as_str())?;
            let fits = shape.next.is_empty() || shape.next.iter().any(|next| rest.starts_with(next.as_str()));
            (fits && word.len() >= shape.min).then_some(shape.voice)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::packs::Packs;

    #[test]
    fn nasal_prefix_meets_roots() {
        let packs = Packs::builtin().unwrap();
        let form = |root: &str, name: &str| packs.clauses.affixes.forms(root, name).unwrap()[0].word.clone();
        for (root, name, word) in [
            ("temu", "meN-i", "menemui"),
            ("sepakat", "meN-i", "menyepakati"),
            ("tanda tangan", "meN-i", "menandatangani"),
            ("tatap muka", "ber-", "bertatap muka"),
            ("sambut baik", "meN-", "menyambut baik"),
            ("kunjung", "meN-i", "mengunjungi"),
            ("kirim", "meN-", "mengirim"),
            ("pasok", "meN-", "memasok"),
            ("kritik", "meN-", "mengkritik"),
            ("ratifikasi", "meN-", "meratifikasi"),
            ("undang", "meN-", "mengundang"),
            ("kaji", "meN-", "mengkaji"),
            ("luncur", "peN-an", "peluncuran"),
            ("tukar", "per-an", "pertukaran"),
            ("kirim", "peN-an", "pengiriman"),
            ("bantah", "-an", "bantahan"),
            ("rangkul", "ber-an", "berangkulan"),
            ("runding", "per-an", "perundingan"),
            ("rekam", "ter-", "terekam"),
            ("rekam", "meN-", "merekam"),
            ("pertimbang", "meN-kan", "mempertimbangkan"),
            ("persila", "meN-kan", "mempersilakan"),
            ("perbantu", "meN-kan", "memperbantukan"),
            ("percaya", "meN-i", "memercayai"),
            ("perlu", "meN-kan", "memerlukan"),
            ("perintah", "meN-kan", "memerintahkan"),
        ] {
            assert_eq!(form(root, name), word);
        }
    }
}
