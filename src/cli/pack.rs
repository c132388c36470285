//! `newsctl pack`: for those who write rules.

use std::io::Write;

use newsctl::examples;
use newsctl::packs::{Faults, PackOptions, Packs, Raw};

use super::args::{Pack, PackFolders};
use super::exit::{Exit, Failure};

/// Runs one of its commands.
pub fn run(command: &Pack, out: &mut impl Write) -> Result<Exit, Failure> {
    match command {
        Pack::Check(folders) => check(folders, out),
        Pack::Test(folders) => test(folders, out),
        Pack::Show(folders) => show(folders, out),
    }
}

fn load(folders: &PackFolders) -> Result<(Packs, Raw), Faults> {
    Packs::load_raw(&PackOptions { folders: folders.folders.clone(), no_builtin: folders.no_builtin })
}

fn check(folders: &PackFolders, out: &mut impl Write) -> Result<Exit, Failure> {
    match load(folders) {
        Ok(_) => Ok(Exit::Success),
        Err(faults) => {
            write!(out, "{faults}")?;
            Ok(Exit::Found)
        }
    }
}

fn test(folders: &PackFolders, out: &mut impl Write) -> Result<Exit, Failure> {
    let (packs, raw) = load(folders)?;
    let tested = examples::run(&packs, &raw);
    write!(out, "{}", tested.faults)?;
    writeln!(out, "{} examples, {} faults", tested.ran, tested.faults.0.len())?;
    Ok(if tested.faults.0.is_empty() { Exit::Success } else { Exit::Found })
}

fn show(folders: &PackFolders, out: &mut impl Write) -> Result<Exit, Failure> {
    let (_, raw) = load(folders)?;
    for pack in &raw.packs {
        writeln!(out, "{}@{}  {}", pack.value.id, pack.value.version, pack.value.summary)?;
    }
    for (kind, file) in raw.files() {
        writeln!(out, "{kind:<16}{file}")?;
    }
    Ok(Exit::Success)
}
