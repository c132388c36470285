//! Rule packs: reads, checks and compiles them. All that newsctl knows of the language and the world comes from here.
//! Knows files and formats; nothing of articles. `format/` holds what a pack file may say, one file a kind;
//! beside it one file a room compiles what that room needs.

use serde::{Deserialize, Serialize};

mod article;
#[cfg(builtin_packs)]
mod builtin;
mod check;
mod clauses;
mod country;
pub mod dates;
mod deserialize;
mod events;
mod fault;
mod files;
mod flat;
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
mod stored;
mod text;
mod topic;
mod tree;

pub use article::{ArticleRules, LineRule};
#[cfg(builtin_packs)]
pub use builtin::{Checked, Meanwhile, PackOptions};
pub use clauses::{ClauseRules, Voices};
pub use country::Country;
pub use dates::DateRules;
pub use events::{EventRules, EventTypeRules, FrameRules, NounClasses, Slot, Trigger};
pub use fault::{Fault, Faults};
pub use files::files as builtin_files;
pub use gate::Gate;
pub use lexicon::{ClassSet, Lexicon, Sym, WordClass};
pub use lint::lint;
pub use load::{FrameFile, Loaded, Raw, read_all};
pub use morphology::{Affixes, RootForm};
pub use names::{
    Calling, Circumstance, CueRule, CueRules, Form, FormKind, HeadRule, Held, Known, KnownKind, KnownRules, Mark, Marks,
    NameRules, OfficeRule, SpellingRules, Tenure, TitleRules, Trie, slug,
};
pub use new::{Skeleton, skeleton};
pub use parse::parse;
pub use source::{PackFile, SourceError};
pub use text::{TextFact, TextRules};
pub use topic::TopicRules;

/// Compiled packs: every room's rules. Made once a run, then only read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Packs {
    /// `id@version` of each pack, in the order they were laid.
    pub names: Vec<String>,
    /// Words and their classes.
    pub lexicon: Lexicon,
    /// For `article/`.
    #[serde(skip, default)]
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
    /// What tells texts that can name all of some states from others.
    pub fn gate(&self, states: &[Country]) -> Gate<'_> {
        Gate::new(&self.name_rules, &self.lexicon, states)
    }

    /// Compiles what was read.
    ///
    /// # Errors
    /// [`Faults`] of what the files say together: names given twice, names of nothing.
    pub fn compile(raw: &Raw) -> Result<Self, Faults> {
        let (packs, faults) = Self::compile_what_can_be(raw);
        faults.into_result(packs)
    }

    /// As [`Packs::compile`]; with the faults what could be compiled besides.
    fn compile_what_can_be(raw: &Raw) -> (Self, Faults) {
        // These need no lexicon and are made beside the rest.
        std::thread::scope(|scope| {
            let apart = scope.spawn(|| {
                let mut faults = Faults::default();
                check::check(raw, &mut faults);
                (article::compile(raw, &mut faults), topic::compile(raw), faults)
            });
            Self::compile_rooms(raw, || apart.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }

    fn compile_rooms(raw: &Raw, apart: impl FnOnce() -> (ArticleRules, TopicRules, Faults)) -> (Self, Faults) {
        let mut faults = Faults::default();
        let mut lexicon = Lexicon::compile(&raw.words, &mut faults);
        let text = text::compile(raw, &mut lexicon, &mut faults);
        let dates = dates::compile(raw, &mut lexicon, &mut faults);
        let name_rules = names::compile(raw, &mut lexicon, &mut faults);
        let mut clauses = clauses::compile(raw, &mut lexicon, &mut faults);
        let events = events::compile(raw, &mut clauses, &mut lexicon, &mut faults);
        let (article, topic, more) = apart();
        faults.0.extend(more.0);
        let lost: Vec<_> = raw.faulty.iter().map(|file| file.kind).collect();
        faults.drop_following(&lost);
        let names = raw.packs.iter().map(|pack| format!("{}@{}", pack.value.id, pack.value.version)).collect();
        (Self { topic, names, lexicon, article, text, dates, name_rules, clauses, events }, faults)
    }
}
