//! Compiles the built-in packs when newsctl is built, so that a run need not: no code is made here, only the bytes of compiled
//! rules, which `src/packs/builtin.rs` takes up. A fault in a pack stops the build and is told with its place.
//! Reading and compiling are those of the program itself, which is why some of its modules stand here too.
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports, missing_docs, reason = "the modules are written for the library")]

#[path = "src/invisible.rs"]
mod invisible;
#[path = "src/nearest.rs"]
mod nearest;
#[path = "src/packs/mod.rs"]
mod packs;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use packs::Packs;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-cfg=builtin_packs");
    for path in ["build.rs", "packs", "src/packs", "src/invisible.rs", "src/nearest.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let stored = packs::read_all(packs::builtin_files(false)).and_then(|raw| Packs::compile(&raw)).and_then(Packs::store);
    let [page, rest] = stored.map_err(|faults| format!("the built-in packs are faulty\n{faults}"))?;
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("page.bin"), page)?;
    fs::write(folder.join("rest.bin"), rest)?;
    Ok(())
}
