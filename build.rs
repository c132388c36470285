//! Compiles the built-in packs when newsctl is built, so that no run has to: reads every file under `packs/`, stops the build
//! with the place of each fault, and stores the compiled rules for `src/packs/builtin.rs`.
//! Formats and compiling are those of the program itself, which is why its modules stand here too.
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports, missing_docs, reason = "the modules are written for the library")]

#[path = "src/invisible.rs"]
mod invisible;
#[path = "src/nearest.rs"]
mod nearest;
#[path = "src/packs/mod.rs"]
mod packs;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The built-in packs in the order in which they are laid.
const PACKS: [&str; 4] = ["id", "world", "diplomacy", "rusia-korut"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-cfg=builtin_packs");
    for path in ["build.rs", "packs", "src/packs", "src/invisible.rs", "src/nearest.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = env::var("OUT_DIR")?;
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let (raw, packs) = match compiled() {
        Ok(all) => all,
        Err(faults) => return Err(format!("the built-in packs are faulty\n{faults}").into()),
    };
    let [page, rest] = packs.store().map_err(|faults| faults.to_string())?;
    fs::write(Path::new(&out).join("page.bin"), page)?;
    fs::write(Path::new(&out).join("rest.bin"), rest)?;
    let mut files = String::from("&[\n");
    for path in raw {
        let whole = Path::new(&root).join(&path);
        writeln!(files, "    ({path:?}, include_str!({whole:?})),")?;
    }
    files.push(']');
    fs::write(Path::new(&out).join("files.rs"), files)?;
    Ok(())
}

/// The paths of all pack files in their order, and what they compile to.
fn compiled() -> Result<(Vec<String>, packs::Packs), packs::Faults> {
    let mut faults = packs::Faults::default();
    let folders = PACKS.iter().map(|pack| Path::new("packs").join(pack));
    let files: Vec<packs::PackFile> = folders.flat_map(|folder| packs::read_folder(&folder, &mut faults)).collect();
    let paths = files.iter().map(|file| file.path.clone()).collect();
    let raw = packs::read_all(files)?;
    Ok((paths, faults.into_result(packs::Packs::compile(&raw)?)?))
}
