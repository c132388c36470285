//! `newsctl merge`.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use newsctl::input::{decode, is_packed, on_one_line, reason};
use newsctl::packs::Packs;
use newsctl::timeline::{Atoms, Timeline};

use super::args::Merge;
use super::exit::{Exit, Failure, complain};
use super::extract::known_types;
use super::shape::{check, print};

/// Writes one timeline out of several, reading them one by one.
pub fn run(args: &Merge, out: &mut impl Write) -> Result<Exit, Failure> {
    check(&args.shape)?;
    let mut atoms = Atoms::default();
    let mut exit = Exit::Success;
    for path in &args.timelines {
        match read(path) {
            Ok(part) => atoms.extend(part),
            Err(reason) => {
                exit = Exit::Failure;
                if !args.quiet {
                    complain(&format!("{}: {reason}", on_one_line(&path.to_string_lossy())));
                }
            }
        }
    }
    if exit == Exit::Success || !args.strict {
        // A timeline may be of other rules than the built-in ones, which are asked of what it does not have.
        let absent: Vec<String> = args.shape.types.iter().filter(|wanted| !atoms.has_type(wanted)).cloned().collect();
        if !absent.is_empty() {
            known_types(&absent, &Packs::builtin()?)?;
        }
        print(atoms, &args.shape, None, out)?;
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
    // As some shells write what they are given.
    if [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(mark)) {
        bytes = decode(bytes).as_bytes().to_vec();
    }
    let timeline: Timeline = serde_json::from_slice(&bytes)
        .map_err(|error| format!("is no timeline: {}", hint(&bytes).unwrap_or(error.to_string())))?;
    Atoms::of_timeline(timeline).map_err(|error| error.to_string())
}

/// What the file seems to be, where that tells more than where reading it failed.
fn hint(bytes: &[u8]) -> Option<String> {
    let first_line = bytes.split(|&byte| byte == b'\n').next()?;
    let is_event = || serde_json::from_slice::<serde_json::Value>(first_line).is_ok_and(|value| value.get("evidence").is_some());
    if is_packed(bytes) {
        Some("it is packed; unpack it first".to_string())
    } else if first_line.starts_with(b"id,type,") || is_event() {
        Some("it holds events alone; merging needs `--format json`".to_string())
    } else {
        None
    }
}
