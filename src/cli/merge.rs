//! `newsctl merge`.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use newsctl::input::reason;
use newsctl::timeline::{Atoms, Timeline};

use super::args::Merge;
use super::exit::{Exit, Failure, complain};
use super::shape::print;

/// Writes one timeline out of several, reading them one by one.
pub fn run(args: &Merge, out: &mut impl Write) -> Result<Exit, Failure> {
    let mut atoms = Atoms::default();
    let mut exit = Exit::Success;
    for path in &args.timelines {
        match read(path) {
            Ok(part) => atoms.extend(part),
            Err(reason) => {
                exit = Exit::Failure;
                if !args.quiet {
                    complain(&format!("{}: {reason}", path.display()));
                }
            }
        }
    }
    if exit == Exit::Success || !args.strict {
        print(atoms, &args.shape, out)?;
    }
    Ok(exit)
}

fn read(path: &Path) -> Result<Atoms, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| BufReader::new(file).read_to_end(&mut bytes))
    };
    read.map_err(reason)?;
    let timeline: Timeline = serde_json::from_slice(&bytes).map_err(|error| format!("is no timeline: {error}"))?;
    Atoms::of_timeline(timeline).map_err(|error| error.to_string())
}
