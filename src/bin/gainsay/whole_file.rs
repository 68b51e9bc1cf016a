//! Files that are written as a whole or not at all.
//!
//! What is written goes beside the file first and takes its place when it is complete, so that neither a full disk nor a broken run leaves half of
//! it, and what was there before is lost only for what comes after it. What is no file, such as `/dev/stdout` or a pipe, is written to as it is.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file as a whole. Where it is a link, the file that it leads to.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|about| !about.is_file()) || before.is_none() && path.is_symlink() {
        return fs::write(path, bytes);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    beside.prefix(".gainsay-");
    let kept = before.map(|about| about.permissions());
    if kept.as_ref().is_some_and(Permissions::readonly) {
        // it says of itself that it may not be changed, which a new file in its place would pass over
        return fs::write(path, bytes);
    }
    match &kept {
        Some(kept) => _ = beside.permissions(kept.clone()),
        None => usual(&mut beside),
    }
    let mut file = beside.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(kept) = kept {
        // the mask of the process takes nothing away from what a file had before
        file.as_file().set_permissions(kept)?;
    }
    file.persist(&target).map(|_| ()).map_err(|error| error.error)
}

/// Lets a new file be what the mask of the process allows; a temporary file would be for its owner alone.
#[cfg(unix)]
fn usual(new: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    new.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn usual(_: &mut tempfile::Builder<'_, '_>) {}
