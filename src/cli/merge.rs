//! `newsctl merge`.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use newsctl::input::{decode, is_packed, on_one_line, reason};
use newsctl::packs::Packs;
use newsctl::timeline::model::SCHEMA;
use newsctl::timeline::{Atoms, MergeError, Timeline};

use super::args::Merge;
use super::exit::{Exit, Failure, complain};
use super::extract::known_types;
use super::shape::{check, print};

/// Writes one timeline out of several, reading them one by one.
pub fn run(args: &Merge, out: &mut impl Write) -> Result<Exit, Failure> {
    check(&args.shape)?;
    let mut atoms = Atoms::default();
    let (mut exit, mut told) = (Exit::Success, false);
    for path in &args.timelines {
        match read(path) {
            Ok(part) => {
                let differs = atoms.topic().zip(part.topic()).is_some_and(|(ours, theirs)| ours != theirs);
                if differs && !std::mem::replace(&mut told, true) && !args.quiet {
                    let path = on_one_line(&path.to_string_lossy());
                    complain(&format!("{path}: its topic is not that of those before; what is printed is of no topic (`[]`)"));
                }
                atoms.extend(part);
            }
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
    let timeline: Timeline = serde_json::from_slice(&bytes).map_err(|error| {
        let of_other_schema = other_schema(&bytes).map(|schema| MergeError::of_schema(&schema).to_string());
        of_other_schema.unwrap_or_else(|| format!("is no timeline: {}", hint(&bytes, &error)))
    })?;
    Atoms::of_timeline(timeline).map_err(|error| error.to_string())
}

/// The schema of a timeline that another version of the program wrote, with fields that this one does not know.
fn other_schema(bytes: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Named {
        schema: String,
    }
    let named: Named = serde_json::from_slice(bytes).ok()?;
    (named.schema != SCHEMA).then_some(named.schema)
}

/// What the file seems to be, where that tells more than where reading it failed.
fn hint(bytes: &[u8], error: &serde_json::Error) -> String {
    let first_line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let is_event = || serde_json::from_slice::<serde_json::Value>(first_line).is_ok_and(|value| value.get("evidence").is_some());
    if bytes.iter().all(u8::is_ascii_whitespace) {
        "it is empty".to_string()
    } else if is_packed(bytes) {
        "it is packed; unpack it first".to_string()
    } else if first_line.starts_with(b"id,type,") || is_event() {
        "it holds events alone; merging needs `--format json`".to_string()
    } else if error.is_eof() {
        format!("it is cut short: {error}")
    } else if bytes.trim_ascii_start().first() != Some(&b'{') {
        "it is no JSON object".to_string()
    } else {
        error.to_string()
    }
}
