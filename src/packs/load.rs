//! Reads pack files into their kinds. A file says its kind in its first key; the reader of that kind is strict.

use std::sync::Arc;

use serde::Deserialize;

use super::fault::{Fault, Faults};
use super::format;
use super::parse::{parse, parse_some};
use super::source::PackFile;
use crate::nearest::did_you_mean;

/// What was read from a file, with the file for faults found later.
#[derive(Debug, Clone)]
pub struct Loaded<T> {
    /// The file.
    pub file: Arc<PackFile>,
    /// What it says.
    pub value: T,
}

/// A file that could not be read, or not whole.
#[derive(Debug, Clone)]
pub(super) struct Faulty {
    /// Its path.
    pub path: String,
    /// Its kind, if it says one.
    pub kind: Option<&'static str>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $field:ident: $type:ty = $name:literal,)*) => {
        /// Every pack file by kind, in the order they were laid.
        #[derive(Debug, Clone, Default)]
        pub struct Raw {
            $($(#[$doc])* pub $field: Vec<Loaded<$type>>,)*
            /// The files that could not be read, or not whole.
            pub(super) faulty: Vec<Faulty>,
        }

        impl Raw {
            /// Kind and path of every file, kind by kind.
            pub fn files(&self) -> Vec<(&'static str, &str)> {
                let mut files = Vec::new();
                $(files.extend(self.$field.iter().map(|loaded| ($name, loaded.file.path.as_str())));)*
                files
            }

            /// Whether a path is that of a file compiled into the program.
            pub fn is_builtin(&self, path: &str) -> bool {
                false $(|| self.$field.iter().any(|loaded| loaded.file.path == path && loaded.file.is_builtin()))*
            }
        }

        impl Raw {
            /// Puts the files of another behind.
            fn append(&mut self, mut later: Self) {
                $(self.$field.append(&mut later.$field);)*
                self.faulty.append(&mut later.faulty);
            }
        }

        /// Names of the kinds, for faults.
        const KINDS: &[&str] = &[$($name,)*];

        fn read_kind(kind: &str, file: Arc<PackFile>, raw: &mut Raw, faults: &mut Faults) -> bool {
            match kind {
                $($name => {
                    let (value, wrong) = parse_some::<$type>(&file);
                    if !wrong.is_empty() {
                        raw.faulty.push(Faulty { path: file.path.clone(), kind: Some($name) });
                        faults.0.extend(wrong);
                    }
                    raw.$field.extend(value.map(|value| Loaded { file, value }));
                    true
                })*
                _ => false,
            }
        }
    };
}

kinds! {
    /// `pack.toml`: who the pack is.
    packs: format::Pack = "pack",
    /// Classes of function words.
    words: format::Words = "words",
    /// Tokenizing: abbreviations and the like.
    text: format::Text = "text",
    /// Page furniture, captions, datelines.
    page: format::Page = "page",
    /// Date words and date rules.
    dates: format::Dates = "dates",
    /// Titles of office and honorifics.
    titles: format::Titles = "titles",
    /// Words that reveal unknown names.
    name_cues: format::NameCues = "name-cues",
    /// Countries.
    countries: format::Countries = "countries",
    /// Persons.
    persons: format::Persons = "persons",
    /// Places.
    places: format::Places = "places",
    /// Organizations.
    organizations: format::Organizations = "organizations",
    /// Affixes and their exceptions.
    morphology: format::Morphology = "morphology",
    /// Event types.
    event_types: format::EventType = "event-type",
    /// Frames added to event types.
    frames: format::Frames = "frames",
    /// Classes of nouns.
    nouns: format::Nouns = "nouns",
    /// What a timeline is about.
    topics: format::Topic = "topic",
}

/// What a file says of the frames of an event type, whether it tells the type itself or adds to it.
#[derive(Debug, Clone, Copy)]
pub struct FrameFile<'a> {
    /// The file.
    pub file: &'a Arc<PackFile>,
    /// The id of its pack.
    pub pack: &'a str,
    /// The event type's name.
    pub event_type: &'a format::Spanned<String>,
    /// What the type is, where the file tells it.
    pub summary: Option<&'a str>,
    /// The frames.
    pub frame: &'a format::Table<format::Frame>,
    /// Sentences that they must find.
    pub yes: &'a [format::EventYes],
    /// Sentences in which nothing of the type may be found.
    pub no: &'a [format::EventNo],
}

impl FrameFile<'_> {
    /// The id of a frame of the file, as `pack/type.frame`.
    pub fn id(&self, frame: &str) -> String {
        format!("{}/{}.{frame}", self.pack, self.event_type.get_ref())
    }
}

impl Raw {
    /// The files that tell frames: of types, then those that add to types.
    pub fn frame_files(&self) -> impl Iterator<Item = FrameFile<'_>> {
        let types = self.event_types.iter().map(|loaded| FrameFile {
            file: &loaded.file,
            pack: self.pack_of(&loaded.file),
            event_type: &loaded.value.name,
            summary: Some(loaded.value.summary.get_ref()),
            frame: &loaded.value.frame,
            yes: &loaded.value.yes,
            no: &loaded.value.no,
        });
        let added = self.frames.iter().map(|loaded| FrameFile {
            file: &loaded.file,
            pack: self.pack_of(&loaded.file),
            event_type: &loaded.value.name,
            summary: None,
            frame: &loaded.value.frame,
            yes: &loaded.value.yes,
            no: &loaded.value.no,
        });
        types.chain(added)
    }

    /// The same rules without a frame.
    pub(crate) fn without_frame(&self, path: &str, frame: &format::Spanned<String>) -> Self {
        let mut without = self.clone();
        let types = without.event_types.iter_mut().map(|loaded| (&loaded.file, &mut loaded.value.frame));
        let added = without.frames.iter_mut().map(|loaded| (&loaded.file, &mut loaded.value.frame));
        for (_, frames) in types.chain(added).filter(|(file, _)| file.path == path) {
            frames.remove(frame.get_ref());
        }
        without
    }

    /// The id of the pack that a file belongs to: the one whose `pack.toml` lies deepest above it; its folder where there is none.
    pub fn pack_of<'a>(&'a self, file: &'a PackFile) -> &'a str {
        let folder = |path: &'a str| path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
        let above = self.packs.iter().filter(|pack| file.path.starts_with(folder(&pack.file.path)));
        above.max_by_key(|pack| folder(&pack.file.path).len()).map_or(folder(&file.path), |pack| pack.value.id.get_ref())
    }
}

#[derive(Deserialize)]
struct Head {
    kind: Option<format::Spanned<String>>,
}

/// Reads every file into its kind.
///
/// # Errors
/// All faults of all files: syntax, an unknown kind, unknown keys, wrong types.
pub fn read_all(files: Vec<PackFile>) -> Result<Raw, Faults> {
    let (raw, faults) = read_what_can_be(files);
    faults.into_result(raw)
}

/// As [`read_all`]; with the faults what the files say besides.
pub(super) fn read_what_can_be(files: Vec<PackFile>) -> (Raw, Faults) {
    // Parsing is a good part of a short run: two threads take about as much of it each.
    let mut half = files.iter().map(|file| file.text.len()).sum::<usize>() / 2;
    let mut first = files;
    let at = first.iter().position(|file| {
        let here = half < file.text.len();
        half = half.saturating_sub(file.text.len());
        here
    });
    let second = at.map(|at| first.split_off(at)).unwrap_or_default();
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| read_some(second));
        (read_some(first), second.join())
    });
    let (mut raw, mut faults) = first;
    match second {
        Ok((more, later)) => {
            raw.append(more);
            faults.0.extend(later.0);
        }
        Err(panic) => std::panic::resume_unwind(panic),
    }
    (raw, faults)
}

fn read_some(files: Vec<PackFile>) -> (Raw, Faults) {
    let mut raw = Raw::default();
    let mut faults = Faults::default();
    for file in files {
        read_one(Arc::new(file), &mut raw, &mut faults);
    }
    for loaded in &mut raw.persons {
        let wrong = loaded.value.unroll(&loaded.file.text);
        if !wrong.is_empty() {
            raw.faulty.push(Faulty { path: loaded.file.path.clone(), kind: Some("persons") });
        }
        faults.0.extend(wrong.into_iter().map(|(span, message, help)| Fault::at(&loaded.file, span, message, help)));
    }
    (raw, faults)
}

fn read_one(file: Arc<PackFile>, raw: &mut Raw, faults: &mut Faults) {
    // The kind is sought in the first lines alone, so that a large file is parsed once.
    let unknown = |raw: &mut Raw| raw.faulty.push(Faulty { path: file.path.clone(), kind: None });
    let head = match parse::<Head>(&file_head(&file)) {
        Ok(head) => head,
        Err(wrong) => {
            unknown(raw);
            return faults.0.extend(wrong);
        }
    };
    let Some(kind) = head.kind else {
        unknown(raw);
        return faults.push(Fault::at(
            &file,
            0..0,
            "the file does not say its kind",
            format!("begin it with `kind = \"…\"`: one of {}", KINDS.join(", ")),
        ));
    };
    if !read_kind(kind.get_ref(), Arc::clone(&file), raw, faults) {
        unknown(raw);
        faults.push(Fault::at(
            &file,
            kind.span(),
            format!("`{}` is no kind of pack file", kind.get_ref()),
            format!("{}the kinds are {}", did_you_mean(kind.get_ref(), KINDS.iter().copied()), KINDS.join(", ")),
        ));
    }
}

/// The file up to and with its `kind` line.
fn file_head(file: &PackFile) -> PackFile {
    let mut end = 0;
    for line in file.text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            break;
        }
        end += line.len();
        if line.trim_start().starts_with("kind") {
            break;
        }
    }
    PackFile { path: file.path.clone(), text: file.text[..end].to_string().into() }
}
