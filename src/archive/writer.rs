//! Writing to an archive: one batch of documents at a time, each whole or not at all.

use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use crate::check::Study;
use crate::document::Document;

use super::error::ArchiveError;
use super::segment::{self, Shelved};
use super::wire::{checksum, put_block, put_optional};
use super::{Archive, Place, key, slot};

/// What tells that a file has not changed: when it was last written, in nanoseconds, and its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Bytes.
    pub size: u64,
}

/// An archive that is open for writing. While it lives no other process can write to the same file.
#[derive(Debug)]
pub struct Writer {
    archive: Archive,
    /// The place of each document, by the hash of its name.
    known: HashMap<u64, Place>,
}

impl Writer {
    /// Opens an archive to write to it, or makes one where there is none.
    ///
    /// # Errors
    /// Where the file is something else, of another version, damaged or being written by another process.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let unusable = |error| ArchiveError::unreadable(path, error);
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ArchiveError::Locked { path: path.display().to_string() }),
            Err(TryLockError::Error(error)) => return Err(unusable(error)),
        }
        if slot::is_unborn(&mut file) {
            create(&mut file).map_err(unusable)?;
        }
        let archive = Archive::read(path, file)?;
        let known = archive.live().map(|(place, entry)| (entry.name, place)).collect();
        Ok(Self { archive, known })
    }

    /// Documents that it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.archive.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.archive.is_empty()
    }

    /// Records that later ones have replaced; they still take room.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.archive.crossed_out.len()
    }

    /// Whether the archive holds the document of this name as it was at this stamp. A stamp without a time tells nothing.
    #[must_use]
    pub fn has(&self, name: &str, stamp: Stamp) -> bool {
        let Some(&(segment, index)) = self.known.get(&hash(name)).filter(|_| stamp.modified > 0) else { return false };
        let entry = self.archive.segments.get(segment as usize).and_then(|segment| segment.entries().get(index as usize));
        entry.is_some_and(|entry| entry.stamp == (stamp.modified, stamp.size))
    }

    /// Puts a batch of documents in, each with the path that it was found under; a document of the same name is replaced.
    ///
    /// When this returns, the batch is on the disk. If the process dies before, the archive is as it was.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, root: &str, batch: &[(Study, Stamp)]) -> Result<(), ArchiveError> {
        let documents: Vec<Shelved> = batch.iter().map(|(study, stamp)| shelved(study, *stamp, hash(root))).collect();
        let replaced: Vec<Place> = documents.iter().filter_map(|document| self.known.get(&document.name).copied()).collect();
        self.commit(&documents, &replaced)
    }

    /// Takes out every document that was found under this path and is there no more: how many there were.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn retain(&mut self, root: &str, names: impl Iterator<Item = impl AsRef<str>>) -> Result<usize, ArchiveError> {
        let there: HashSet<u64> = names.map(|name| hash(name.as_ref())).collect();
        let root = hash(root);
        let gone: Vec<Place> = self.archive.live().filter(|(_, entry)| entry.root == root && !there.contains(&entry.name)).map(|(place, _)| place).collect();
        if !gone.is_empty() {
            self.commit(&[], &gone)?;
            self.known.retain(|_, place| !gone.contains(place));
        }
        Ok(gone.len())
    }

    fn commit(&mut self, documents: &[Shelved], crossed_out: &[Place]) -> Result<(), ArchiveError> {
        if documents.is_empty() && crossed_out.is_empty() {
            return Ok(());
        }
        let Archive { path, file, segments, committed, generation, .. } = &mut self.archive;
        let path = path.clone();
        let unusable = |error| ArchiveError::unreadable(&path, error);
        let too_large = || unusable(std::io::Error::other("a batch is too large for an archive"));
        let bytes = segment::bytes(documents, crossed_out).ok_or_else(too_large)?;
        let end = *committed + bytes.len() as u64;
        append(file, *committed, &bytes, *generation + 1, end).map_err(unusable)?;
        let segment = segment::Segment::read(file, *committed, end).map_err(|fault| fault.of(&path))?;
        let at = u32::try_from(segments.len()).map_err(|_| too_large())?;
        self.known.extend((0_u32..).zip(segment.entries()).map(|(index, entry)| (entry.name, (at, index))));
        segments.push(segment);
        (*committed, *generation) = (end, *generation + 1);
        self.archive.crossed_out.extend(crossed_out);
        Ok(())
    }
}

/// The segment is on the disk before the slot says that it counts.
fn append(file: &mut File, at: u64, segment: &[u8], generation: u64, end: u64) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.write_all(segment)?;
    file.set_len(end)?;
    file.sync_data()?;
    slot::write(file, generation, end)?;
    file.sync_data()
}

fn create(file: &mut File) -> std::io::Result<()> {
    slot::create(file)?;
    file.sync_data()?;
    slot::write(file, 1, slot::FIRST_SEGMENT)?;
    file.sync_data()
}

fn shelved(study: &Study, stamp: Stamp, root: u64) -> Shelved {
    let words = u32::try_from(study.story.length).unwrap_or(u32::MAX);
    let name = hash(study.document.name());
    Shelved { record: record(&study.document), name, root, stamp: (stamp.modified, stamp.size), words, keys: key::keys(study) }
}

fn hash(name: &str) -> u64 {
    checksum(name.as_bytes())
}

/// A document as bytes.
pub(super) fn record(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(document.text().len() + document.name().len() + 64);
    put_block(&mut bytes, document.name().as_bytes());
    put_block(&mut bytes, document.format().to_string().as_bytes());
    put_block(&mut bytes, document.encoding().to_string().as_bytes());
    put_block(&mut bytes, document.role.to_string().as_bytes());
    put_optional(&mut bytes, document.date.map(|date| date.to_string()).as_deref());
    put_optional(&mut bytes, document.outlet.as_deref());
    put_optional(&mut bytes, document.author.as_deref());
    put_block(&mut bytes, document.text().as_bytes());
    bytes
}
