//! The packs that come with the program, and which packs a run loads. Reading, checking and compiling are done elsewhere:
//! for the built-in packs by `build.rs`, when newsctl is built, so that a run has nothing to do but take up the result.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::article::ArticleRules;
use super::fault::{Fault, Faults};
use super::files;
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
        Self::compile(&read(options, false)?)
    }

    /// The packs that the options name, and what their files say, for running their examples.
    ///
    /// # Errors
    /// As [`Packs::load`].
    pub fn load_raw(options: &PackOptions) -> Result<(Self, Raw), Faults> {
        let raw = read(options, true)?;
        Ok((Self::compile(&raw)?, raw))
    }
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
fn read(options: &PackOptions, examples: bool) -> Result<Raw, Faults> {
    let mut files = if options.no_builtin { Vec::new() } else { files::files(examples) };
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
