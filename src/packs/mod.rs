//! Rule packs: reads, checks and compiles them. All that newsctl knows of the language and the world comes from here.
//! Knows files and formats; nothing of articles. `format/` holds what a pack file may say, one file a kind;
//! beside it one file a room compiles what that room needs.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

mod article;
mod builtin;
mod clauses;
mod country;
pub mod dates;
mod deserialize;
mod events;
mod fault;
pub mod format;
mod gate;
mod interner;
mod lexicon;
mod lint;
mod load;
mod morphology;
mod names;
mod new;
mod parse;
mod plain;
mod source;
mod text;
mod topic;
mod tree;

pub use article::{ArticleRules, LineRule};
pub use clauses::{ClauseRules, Voices};
pub use country::Country;
pub use dates::DateRules;
pub use events::{EventRules, EventTypeRules, FrameRules, NounClasses, Slot, Trigger};
pub use fault::{Fault, Faults};
pub use gate::Gate;
pub use lexicon::{ClassSet, Lexicon, Sym, WordClass};
pub use lint::lint;
pub use load::{FrameFile, Loaded, Raw};
pub use morphology::{Affixes, RootForm};
pub use names::{
    Circumstance, CueRule, CueRules, Form, FormKind, HeadRule, Held, Known, KnownKind, KnownRules, Mark, Marks, NameRules,
    OfficeRule, SpellingRules, TitleRules, Trie, slug,
};
pub use new::{Skeleton, skeleton};
pub use parse::parse;
pub use source::{PackFile, SourceError};
pub use text::{TextFact, TextRules};
pub use topic::TopicRules;

/// Which packs to load.
#[derive(Debug, Clone, Default)]
pub struct PackOptions {
    /// Folders of the user's own packs, laid over the built-in ones in this order.
    pub folders: Vec<PathBuf>,
    /// Leaves the built-in packs out.
    pub no_builtin: bool,
}

/// Compiled packs: every room's rules. Made once a run, then only read.
#[derive(Debug)]
pub struct Packs {
    /// `id@version` of each pack, in the order they were laid.
    pub names: Vec<String>,
    /// Words and their classes.
    pub lexicon: Lexicon,
    /// For `article/`.
    pub article: ArticleRules,
    /// For `text/`.
    pub text: TextRules,
    /// For `dates/`.
    pub dates: DateRules,
    /// For `names/`.
    pub name_rules: NameRules,
    /// For `clauses/`.
    pub clauses: ClauseRules,
    /// For `events/`.
    pub events: EventRules,
    /// Whether an article can matter to a topic.
    pub topic: TopicRules,
}

impl Packs {
    /// The built-in packs.
    ///
    /// # Errors
    /// [`Faults`] where a pack file is faulty, which the tests rule out for the built-in ones.
    ///
    /// ```
    /// let packs = newsctl::packs::Packs::builtin()?;
    /// assert!(packs.names.iter().any(|name| name.starts_with("id@")));
    /// # Ok::<(), newsctl::packs::Faults>(())
    /// ```
    pub fn builtin() -> Result<Self, Faults> {
        Self::compile(&load::read_all(builtin::files(false))?)
    }

    /// What tells texts that can name all of some states from others.
    pub fn gate(&self, states: &[Country]) -> Gate<'_> {
        Gate::new(&self.name_rules, &self.lexicon, states)
    }

    /// The packs that the options name.
    ///
    /// # Errors
    /// [`Faults`] with every fault of every file: unreadable folders, syntax, unknown keys, names given twice.
    pub fn load(options: &PackOptions) -> Result<Self, Faults> {
        Self::compile(&Self::read(options, false)?)
    }

    /// As [`Packs::load`]; `meanwhile` has the page rules as soon as they stand, on the thread that made them, while the other
    /// rules are compiled. It should end soon once what it is given as its second argument says true: it is waited for.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_and(
        options: &PackOptions,
        meanwhile: impl FnOnce(&ArticleRules, &dyn Fn() -> bool) + Send,
    ) -> Result<Self, Faults> {
        Self::compile_and(&Self::read(options, false)?, meanwhile)
    }

    /// The packs that the options name, and what their files say, for running their examples.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_raw(options: &PackOptions) -> Result<(Self, Raw), Faults> {
        let raw = Self::read(options, true)?;
        Ok((Self::compile(&raw)?, raw))
    }

    /// Reads the files that the options name; the built-in ones with their examples or without.
    fn read(options: &PackOptions, examples: bool) -> Result<Raw, Faults> {
        let mut files = if options.no_builtin { Vec::new() } else { builtin::files(examples) };
        let mut faults = Faults::default();
        for folder in &options.folders {
            let found = source::read_folder(folder, &mut faults);
            if !found.is_empty() && !found.iter().any(PackFile::is_pack) {
                let help = "write one: kind = \"pack\", id = \"…\", version = 1, summary = \"…\"";
                faults.push(Fault::of_file(folder.display().to_string(), "the folder has no pack.toml", help));
            }
            files.extend(found);
        }
        match load::read_all(files) {
            Ok(raw) => faults.into_result(raw),
            Err(more) => {
                faults.0.extend(more.0);
                Err(faults)
            }
        }
    }

    /// Compiles what was read.
    ///
    /// # Errors
    /// [`Faults`] of what the files say together: names given twice, names of nothing.
    pub fn compile(raw: &Raw) -> Result<Self, Faults> {
        Self::compile_and(raw, |_, _| ())
    }

    fn compile_and(raw: &Raw, meanwhile: impl FnOnce(&ArticleRules, &dyn Fn() -> bool) + Send) -> Result<Self, Faults> {
        let rest_is_done = AtomicBool::new(false);
        // These need no lexicon and are made beside the rest.
        std::thread::scope(|scope| {
            let apart = scope.spawn(|| {
                let mut faults = Faults::default();
                let made = (article::compile(raw, &mut faults), topic::compile(raw), faults);
                meanwhile(&made.0, &|| rest_is_done.load(Ordering::Relaxed));
                made
            });
            Self::compile_rooms(raw, || {
                rest_is_done.store(true, Ordering::Relaxed);
                apart.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
        })
    }

    fn compile_rooms(raw: &Raw, apart: impl FnOnce() -> (ArticleRules, TopicRules, Faults)) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut lexicon = Lexicon::compile(&raw.words, &mut faults);
        let text = text::compile(raw, &mut lexicon, &mut faults);
        let dates = dates::compile(raw, &mut lexicon, &mut faults);
        let name_rules = names::compile(raw, &mut lexicon, &mut faults);
        let mut clauses = clauses::compile(raw, &mut lexicon, &mut faults);
        let events = events::compile(raw, &mut clauses, &mut lexicon, &mut faults);
        let (article, topic, more) = apart();
        faults.0.extend(more.0);
        let names = raw.packs.iter().map(|pack| format!("{}@{}", pack.value.id, pack.value.version)).collect();
        faults.into_result(Self { topic, names, lexicon, article, text, dates, name_rules, clauses, events })
    }
}
