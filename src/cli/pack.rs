//! `newsctl pack`: for those who write rules.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsctl::examples;
use newsctl::input::reason;
use newsctl::packs::{Country, Fault, PackOptions, Packs, skeleton};
use newsctl::show;

use super::args::{NewPack, Pack, PackFolders, PackReport, ShowPack};
use super::exit::{Exit, Failure};
use super::write_whole::write_whole;

/// Runs one of its commands.
pub fn run(command: &Pack, out: &mut impl Write) -> Result<Exit, Failure> {
    match command {
        Pack::New(args) => new(args, out),
        Pack::Check(args) => check(args, out),
        Pack::Test(args) => test(args, out),
        Pack::Show(args) => show(args, out),
    }
}

fn options(folders: &PackFolders) -> PackOptions {
    PackOptions { folders: folders.folders.clone(), no_builtin: folders.no_builtin }
}

/// Writes the files of a new pack.
fn new(args: &NewPack, out: &mut impl Write) -> Result<Exit, Failure> {
    let folder = &args.folder;
    let fail = |path: &Path, why: String| Failure::File(path.to_path_buf(), why);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(fail(folder, "is there already and not empty".to_string()));
    }
    let absolute = std::path::absolute(folder).map_err(|error| fail(folder, reason(error)))?;
    let id = absolute.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let between: [Country; 2] = match args.between.countries() {
        &[a, b] => [a, b],
        _ => return Err(Failure::Refused("a new pack is about two states: --between IDN,MYS".to_string())),
    };
    let files = skeleton(&Packs::builtin()?, &id, between).map_err(Failure::Refused)?;
    for (name, text) in &files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| fail(parent, reason(error)))?;
        write_whole(&path, text.as_bytes()).map_err(|error| fail(&path, reason(error)))?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(Exit::Success)
}

fn check(args: &PackReport, out: &mut impl Write) -> Result<Exit, Failure> {
    let checked = Packs::check(&options(&args.folders));
    write!(out, "{}", checked.faults)?;
    let warned = warn(&checked.warnings, args.strict, out)?;
    Ok(if checked.faults.0.is_empty() { warned } else { Exit::Found })
}

fn test(args: &PackReport, out: &mut impl Write) -> Result<Exit, Failure> {
    let (packs, raw) = Packs::load_raw(&options(&args.folders))?;
    let tested = examples::run(&packs, &raw);
    write!(out, "{}", tested.faults)?;
    let failed = !tested.faults.0.is_empty();
    let warned = if failed { Exit::Success } else { warn(&examples::needless(&raw), args.strict, out)? };
    let builtin = tested.faults.0.iter().filter(|fault| raw.is_builtin(&fault.path)).count();
    if builtin > 0 && !args.folders.folders.is_empty() {
        writeln!(out, "{builtin} of the faults in built-in packs: a rule of yours takes away what their examples need")?;
    }
    writeln!(out, "{} examples, {} faults", tested.ran, tested.faults.0.len())?;
    Ok(if failed { Exit::Found } else { warned })
}

/// Writes what looks like a mistake.
fn warn(warnings: &[Fault], strict: bool, out: &mut impl Write) -> Result<Exit, Failure> {
    for warning in warnings {
        write!(out, "warning: {warning}")?;
    }
    Ok(if strict && !warnings.is_empty() { Exit::Found } else { Exit::Success })
}

fn show(args: &ShowPack, out: &mut impl Write) -> Result<Exit, Failure> {
    // What is no folder is what shall be shown.
    let (folders, names): (Vec<PathBuf>, Vec<PathBuf>) = args.what.iter().cloned().partition(|path| path.is_dir());
    let (packs, raw) = Packs::load_raw(&PackOptions { folders, no_builtin: args.no_builtin })?;
    for rule in &args.rule {
        show::rule(&packs, &raw, rule, out)?.map_err(Failure::Refused)?;
    }
    for word in &args.word {
        show::word(&packs, &raw, word, out)?;
    }
    for name in &names {
        show::name(&packs, &raw, &name.to_string_lossy(), out)?.map_err(Failure::Refused)?;
    }
    if args.rule.is_empty() && args.word.is_empty() && names.is_empty() {
        for pack in &raw.packs {
            writeln!(out, "{}@{}  {}", pack.value.id, pack.value.version, pack.value.summary)?;
        }
        for (kind, file) in raw.files() {
            writeln!(out, "{kind:<16}{file}")?;
        }
    }
    Ok(Exit::Success)
}
