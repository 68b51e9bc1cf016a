//! The beginning of an archive: what it is, and how much of it counts.
//!
//! Two slots are written in turn, so that the one that counts is never written over. The newer one counts. A slot is far smaller
//! than what a disk writes in one piece: one that is neither sound nor empty was not torn by a writer that died, but damaged.

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{ArchiveError, Fault};
use super::wire::{Reader, checksum, read_at};
use super::{MAGIC, VERSION};

/// Where the slots stand.
const SLOTS: [u64; 2] = [32, 64];
/// Bytes of a slot: generation, committed bytes, checksum.
const LEN: usize = 24;
/// Where segments begin.
pub(super) const FIRST_SEGMENT: u64 = 96;

/// The generation and the committed bytes.
pub(super) fn read(path: &Path, file: &mut (impl Read + Seek)) -> Result<(u64, u64), ArchiveError> {
    let name = || path.display().to_string();
    let mut head = Vec::new();
    file.seek(SeekFrom::Start(0)).and_then(|_| file.take(FIRST_SEGMENT).read_to_end(&mut head)).map_err(|error| ArchiveError::unreadable(path, error))?;
    let Some(rest) = head.strip_prefix(MAGIC) else { return Err(ArchiveError::NoArchive { path: name() }) };
    let damaged = |what| ArchiveError::Damaged { path: name(), what };
    let version = Reader(rest).u32().map_err(|_| damaged("it ends too early"))?;
    if version != VERSION {
        return Err(ArchiveError::OtherVersion { path: name(), found: version });
    }
    let mut newest = None;
    for at in SLOTS {
        let bytes = usize::try_from(at).ok().and_then(|at| head.get(at..at + LEN)).ok_or_else(|| damaged("it ends too early"))?;
        if bytes.iter().any(|&byte| byte != 0) {
            newest = newest.max(Some(slot(bytes).map_err(|fault| fault.of(path))?));
        }
    }
    let (generation, committed) = newest.ok_or_else(|| damaged("nothing was ever written to it"))?;
    let len = file.seek(SeekFrom::End(0)).map_err(|error| ArchiveError::unreadable(path, error))?;
    if len < committed || committed < FIRST_SEGMENT {
        return Err(damaged("it is shorter than it was"));
    }
    Ok((generation, committed))
}

fn slot(bytes: &[u8]) -> Result<(u64, u64), Fault> {
    let (stated, sum) = bytes.split_at_checked(16).ok_or(Fault::Damaged("it ends too early"))?;
    if Reader(sum).u64()? != checksum(stated) {
        return Err(Fault::Damaged("the record of its length is not what was written"));
    }
    let mut reader = Reader(stated);
    Ok((reader.u64()?, reader.u64()?))
}

/// Says that so many bytes count from now on.
pub(super) fn write(file: &mut (impl Write + Seek), generation: u64, committed: u64) -> std::io::Result<()> {
    let mut bytes = Vec::with_capacity(LEN);
    bytes.extend(generation.to_le_bytes());
    bytes.extend(committed.to_le_bytes());
    bytes.extend(checksum(&bytes).to_le_bytes());
    file.seek(SeekFrom::Start(SLOTS[usize::from(!generation.is_multiple_of(2))]))?;
    file.write_all(&bytes)
}

/// The beginning of a new archive, without slots.
pub(super) fn create(file: &mut (impl Write + Seek)) -> std::io::Result<()> {
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    head.resize(usize::try_from(FIRST_SEGMENT).unwrap_or_default(), 0);
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&head)
}

/// Whether a file begins like an archive that was never committed to: whoever made it died at once.
pub(super) fn is_unborn(file: &mut (impl Read + Seek)) -> bool {
    let born = SLOTS.iter().any(|&at| read_at(file, at, LEN).is_ok_and(|bytes| bytes.iter().any(|&byte| byte != 0)));
    let len = file.seek(SeekFrom::End(0)).unwrap_or(0);
    let magic = read_at(file, 0, MAGIC.len()).is_ok_and(|head| head == MAGIC);
    len == 0 || magic && !born && len <= FIRST_SEGMENT
}
