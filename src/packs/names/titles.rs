//! Compiles `titles` files: offices and descriptions of persons, and the words around them.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::cues::CueRules;
use super::slug;
use super::trie::Trie;
use super::words::Mark;
use crate::nearest::did_you_mean;
use crate::packs::fault::{Fault, Faults};
use crate::packs::format::{OfficeScope, Spanned};
use crate::packs::lexicon::Lexicon;
use crate::packs::load::Raw;
use crate::packs::source::PackFile;

/// What a person does for a living, as far as one who does the one hardly does the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calling {
    /// Holds an office of a state or of a place within one.
    State,
    /// Plays or trains.
    Sport,
}

/// An office or description.
#[derive(Debug, Serialize, Deserialize)]
pub struct OfficeRule {
    /// Its id.
    pub id: String,
    /// What it is of.
    pub of: OfficeScope,
    /// Whether it names one person of its country or organization.
    pub unique: bool,
    /// How much its holder stands out.
    pub prominence: u8,
    /// Offices whose holder is meant.
    pub means: Vec<u16>,
    /// A description, held by many.
    pub descriptor: bool,
    /// A description of who plays or trains.
    pub sport: bool,
}

impl OfficeRule {
    /// What it is a part of, where one who does that hardly does another.
    pub fn calling(&self) -> Option<Calling> {
        match self.of {
            _ if self.sport => Some(Calling::Sport),
            OfficeScope::Country | OfficeScope::Place if !self.descriptor => Some(Calling::State),
            _ => None,
        }
    }
}

/// Compiled offices.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TitleRules {
    /// The offices.
    pub offices: Vec<OfficeRule>,
    /// Their names, by the symbols of the words.
    pub names: Trie<u16>,
    by_id: FxHashMap<String, u16>,
}

impl TitleRules {
    /// The office of an id.
    pub fn by_id(&self, id: &str) -> Option<u16> {
        self.by_id.get(id).copied()
    }

    /// Says that no office has an id.
    pub(super) fn unknown(&self, file: &PackFile, id: &Spanned<String>, faults: &mut Faults) {
        let near = did_you_mean(id.get_ref(), self.offices.iter().map(|office| office.id.as_str()));
        let message = format!("no office has the id `{}`", id.get_ref());
        if self.offices.is_empty() {
            let help = "no pack that is read has a file of `kind = \"titles\"`: the built-in pack `id` has one";
            return faults.push_once(Fault::at(file, id.span(), message, help).missing_from("titles"));
        }
        let help = format!("{near}name an [office.<id>] of a titles file");
        faults.push(Fault::at(file, id.span(), message, help).missing_from("titles"));
    }
}

/// Compiles the offices of all packs, noting every fault.
pub(super) fn compile(raw: &Raw, lexicon: &mut Lexicon, cues: &mut CueRules, faults: &mut Faults) -> TitleRules {
    let mut rules = TitleRules::default();
    for loaded in &raw.titles {
        for (id, office) in &loaded.value.office {
            let at = rules.offices.len() as u16;
            if rules.by_id.insert(id.get_ref().clone(), at).is_some() {
                faults.push(Fault::at(
                    &loaded.file,
                    id.span(),
                    format!("the office `{}` is given twice", id.get_ref()),
                    "add the names to the first one",
                ));
            }
            rules.offices.push(OfficeRule {
                id: id.get_ref().clone(),
                of: office.of,
                unique: office.unique,
                prominence: office.prominence,
                means: Vec::new(),
                descriptor: false,
                sport: false,
            });
            for name in &office.names {
                let path: Vec<u32> = name.split_whitespace().map(|word| lexicon.intern(word).0).collect();
                rules.names.insert(&path, at);
            }
        }
        let described = loaded.value.descriptors.iter().map(|word| (word, false));
        for (word, sport) in described.chain(loaded.value.sports.iter().map(|word| (word, true))) {
            let path: Vec<u32> = word.split_whitespace().map(|word| lexicon.intern(word).0).collect();
            let at = rules.offices.len() as u16;
            rules.names.insert(&path, at);
            rules.offices.push(OfficeRule {
                id: slug(word),
                of: OfficeScope::Organization,
                unique: false,
                prominence: 0,
                means: Vec::new(),
                descriptor: true,
                sport,
            });
        }
        let around = &loaded.value.around;
        let honorific = &loaded.value.honorific;
        for (words, mark) in [
            (&around.former, Mark::Former),
            (&around.acting, Mark::Acting),
            (&around.candidate, Mark::Candidate),
            (&around.deputy, Mark::Deputy),
            (&around.elect, Mark::Elect),
            (&around.field_marker, Mark::FieldMarker),
            (&around.field, Mark::Field),
            (&around.origin, Mark::Origin),
            (&honorific.before, Mark::Honorific),
            (&honorific.after, Mark::Degree),
        ] {
            for word in words {
                // A full stop may or may not be a token of its own: the word is known with and without.
                for form in [word.as_str(), word.trim_end_matches('.')] {
                    let sym = lexicon.intern(form);
                    cues.mark(sym, mark);
                }
            }
        }
    }
    for loaded in &raw.titles {
        for (id, office) in &loaded.value.office {
            let mut means = Vec::new();
            for meant in &office.means {
                match rules.by_id(meant.get_ref()) {
                    Some(at) => means.push(at),
                    None => rules.unknown(&loaded.file, meant, faults),
                }
            }
            if let Some(at) = rules.by_id(id.get_ref()) {
                rules.offices[at as usize].means = means;
            }
        }
    }
    rules
}
