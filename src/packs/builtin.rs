//! The packs that come with the program, and which packs a run loads. Reading, checking and compiling are done elsewhere:
//! for the built-in packs by `build.rs`, when newsctl is built, so that a run has nothing to do but take up the result.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::article::ArticleRules;
use super::check::{self, Ids};
use super::fault::{Fault, Faults};
use super::files;
use super::lint;
use super::load::{self, Raw};
use super::source::{self, PackFile};
use super::{Packs, stored};

/// The page rules of the built-in packs, compiled and stored.
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.bin"));

/// The other rules of the built-in packs, compiled and stored.
const REST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rest.bin"));

/// Which packs to load.
#[derive(Debug, Clone, Default)]
pub struct PackOptions {
    /// Folders of the user's own packs, laid over the built-in ones in this order.
    pub folders: Vec<PathBuf>,
    /// Leaves the built-in packs out.
    pub no_builtin: bool,
}

/// What else can be done with the page rules while the other rules are made ready. It should end soon once what it is given
/// beside them says true: it is waited for.
pub type Meanwhile<'a> = &'a (dyn Fn(&ArticleRules, &dyn Fn() -> bool) + Sync);

impl Packs {
    /// The built-in packs.
    ///
    /// # Errors
    /// [`Faults`] where what the program holds can't be read, which would be a fault of its build.
    ///
    /// ```
    /// let packs = newsctl::packs::Packs::builtin()?;
    /// assert!(packs.names.iter().any(|name| name.starts_with("id@")));
    /// # Ok::<(), newsctl::packs::Faults>(())
    /// ```
    pub fn builtin() -> Result<Self, Faults> {
        Self::load(&PackOptions::default())
    }

    /// The packs that the options name.
    ///
    /// # Errors
    /// [`Faults`] with every fault of every file: unreadable folders, syntax, unknown keys, names given twice.
    pub fn load(options: &PackOptions) -> Result<Self, Faults> {
        Self::load_and(options, &|_, _| ())
    }

    /// As [`Packs::load`]; where the built-in packs are all, `meanwhile` has the page rules as soon as they stand, on a thread of
    /// its own. With other packs it is not called.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_and(options: &PackOptions, meanwhile: Meanwhile<'_>) -> Result<Self, Faults> {
        if !options.no_builtin && options.folders.is_empty() {
            return stored_and(meanwhile);
        }
        let (packs, _, faults) = compile(options, false);
        faults.into_result(packs)
    }

    /// The packs that the options name, and what their files say, for running their examples.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_raw(options: &PackOptions) -> Result<(Self, Raw), Faults> {
        let (packs, raw, faults) = compile(options, true);
        faults.into_result((packs, raw))
    }

    /// What is wrong with the packs that the options name, and what looks like a mistake in what is whole.
    pub fn check(options: &PackOptions) -> Checked {
        let (packs, raw, mut faults) = compile(options, true);
        let mut warnings = match faults.0.is_empty() {
            true => lint::lint(&packs, &raw),
            false => lint::lint_besides_faults(&packs, &raw, Vec::new()),
        };
        warnings.retain(|warning| !faults.0.iter().any(|fault| fault.path == warning.path));
        faults.sort();
        Checked { faults, warnings }
    }
}

/// What there is to say of packs.
#[derive(Debug)]
pub struct Checked {
    /// What is wrong.
    pub faults: Faults,
    /// What looks like a mistake.
    pub warnings: Vec<Fault>,
}

/// Reads and compiles what can be, with all that is wrong.
fn compile(options: &PackOptions, examples: bool) -> (Packs, Raw, Faults) {
    let (raw, mut faults) = read(options, examples);
    let (packs, more) = Packs::compile_what_can_be(&raw);
    faults.0.extend(more.0);
    if examples {
        check::examples(&raw, &mut faults);
    }
    (packs, raw, faults)
}

/// The built-in packs as the build stored them.
fn stored_and(meanwhile: Meanwhile<'_>) -> Result<Packs, Faults> {
    let rest_is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let page = scope.spawn(|| {
            let page = stored::page(PAGE);
            if let Ok(page) = &page {
                meanwhile(page, &|| rest_is_done.load(Ordering::Relaxed));
            }
            page
        });
        let packs = stored::rest(REST);
        rest_is_done.store(true, Ordering::Relaxed);
        let article = page.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(Packs { article, ..packs? })
    })
}

/// Reads the files that the options name; the built-in ones with their examples or without.
fn read(options: &PackOptions, examples: bool) -> (Raw, Faults) {
    let mut files = if options.no_builtin { Vec::new() } else { files::files(examples) };
    let mut faults = Faults::default();
    let mut ids = Ids::default();
    ids.note(&mut files, &mut faults);
    for folder in &options.folders {
        let mut found = source::read_folder(folder, &mut faults);
        if !found.is_empty() && !found.iter().any(PackFile::is_pack) {
            let help = "write one: kind = \"pack\", id = \"…\", version = 1, summary = \"…\"";
            faults.push(Fault::of_file(folder.display().to_string(), "the folder has no pack.toml", help));
        }
        ids.note(&mut found, &mut faults);
        files.extend(found);
    }
    let (raw, more) = load::read_what_can_be(files);
    faults.0.extend(more.0);
    (raw, faults)
}
