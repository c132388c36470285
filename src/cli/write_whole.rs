//! Writes a file whole or not at all: to a temporary file beside it, which then takes its name.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file. What stood there stays until all is written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: the file it leads to is written.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = path.file_name().ok_or_else(|| io::Error::other("is no file name"))?.to_string_lossy();
    let temporary: PathBuf = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let result = File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Ok(before) = fs::metadata(path) {
            fs::set_permissions(&temporary, before.permissions())?;
        }
        fs::rename(&temporary, path)
    });
    if result.is_err() {
        // What can't be removed does no harm.
        let _ = fs::remove_file(&temporary);
    }
    result
}
