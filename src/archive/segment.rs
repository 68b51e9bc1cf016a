//! A segment: the documents of one batch, and the keys that lead to them.
//!
//! ```text
//! head      = tag entries buckets crossed-out length checksum-of-directory checksum-of-head
//! directory = { entry } { bucket-place } { crossed-out-place }
//! ```

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use super::Place;
use super::error::Fault;
use super::key::{self, Key};
use super::wire::{Reader, checksum, put_block, put_short, read_at, short_checksum};

/// How a segment begins.
const TAG: u32 = 0x4753_4131;
/// Bytes of the head.
const HEAD: u64 = 40;
/// Bytes of an entry of the directory.
const ENTRY: u64 = 56;
/// Bytes of the place of a bucket.
const BUCKET: u64 = 16;
/// Bytes of a record that is crossed out.
const CROSSED: u64 = 8;
/// Keys of a bucket, on average.
const KEYS: usize = 32;

/// Bytes of a file, and their checksum.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    offset: u64,
    len: u32,
    sum: u32,
}

/// What the directory knows of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    record: Piece,
    /// The hash of its name.
    pub(super) name: u64,
    /// The hash of the path that it was found under.
    pub(super) root: u64,
    /// When the file was last changed, and how many bytes it had.
    pub(super) stamp: (u64, u64),
    /// The weight of all its keys.
    pub(super) weight: f32,
    /// How many words it has.
    pub(super) words: u32,
}

/// A document on its way into a segment.
#[derive(Debug)]
pub(super) struct Shelved {
    pub(super) record: Vec<u8>,
    pub(super) name: u64,
    pub(super) root: u64,
    pub(super) stamp: (u64, u64),
    pub(super) words: u32,
    pub(super) keys: Vec<Key>,
}

/// A segment whose directory has been read.
#[derive(Debug)]
pub(super) struct Segment {
    start: u64,
    len: u64,
    entries: Vec<Entry>,
    buckets: Vec<Piece>,
    crossed_out: Vec<Place>,
}

impl Segment {
    /// Reads the head and the directory of the segment at `start`; it must end before `limit`.
    pub(super) fn read(file: &mut (impl Read + Seek), start: u64, limit: u64) -> Result<Self, Fault> {
        const LIE: Fault = Fault::Damaged("the head of a segment is not what was written");
        let room = limit.saturating_sub(start);
        if room < HEAD {
            return Err(LIE);
        }
        let head = read_at(file, start, usize::try_from(HEAD).map_err(|_| LIE)?)?;
        let (stated, sum) = head.split_at_checked(32).ok_or(LIE)?;
        if Reader(sum).u64()? != checksum(stated) {
            return Err(LIE);
        }
        let mut reader = Reader(stated);
        let (tag, entries, buckets, crossed) = (reader.u32()?, reader.u32()?, reader.u32()?, reader.u32()?);
        let (len, directory_sum) = (reader.u64()?, reader.u64()?);
        let directory = u64::from(entries) * ENTRY + u64::from(buckets) * BUCKET + u64::from(crossed) * CROSSED;
        if tag != TAG || len > room || HEAD + directory > len {
            return Err(LIE);
        }
        let bytes = read_at(file, start + HEAD, usize::try_from(directory).map_err(|_| LIE)?)?;
        if checksum(&bytes) != directory_sum {
            return Err(Fault::Damaged("the directory of a segment is not what was written"));
        }
        let mut reader = Reader(&bytes);
        let entries = (0..entries).map(|_| entry(&mut reader)).collect::<Result<_, _>>()?;
        let buckets = (0..buckets).map(|_| piece(&mut reader)).collect::<Result<_, _>>()?;
        let crossed_out = (0..crossed).map(|_| Ok((reader.u32()?, reader.u32()?))).collect::<Result<_, Fault>>()?;
        Ok(Self { start, len, entries, buckets, crossed_out })
    }

    pub(super) fn end(&self) -> u64 {
        self.start + self.len
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn crossed_out(&self) -> impl Iterator<Item = Place> {
        self.crossed_out.iter().copied()
    }

    /// The documents of a key, in order.
    pub(super) fn documents(&self, file: &mut (impl Read + Seek), key: &[u8]) -> Result<Vec<u32>, Fault> {
        let Some(&bucket) = key::bucket(key, self.buckets.len()).and_then(|at| self.buckets.get(at)) else { return Ok(Vec::new()) };
        let bytes = self.piece(file, bucket)?;
        let mut reader = Reader(&bytes);
        while !reader.is_at_end() {
            let is_it = reader.block()? == key;
            let count = reader.short()?;
            let mut last = 0_u32;
            let mut found = Vec::new();
            for _ in 0..count {
                last = last.checked_add(reader.short()?).ok_or(Fault::Damaged("a list of documents does not add up"))?;
                if is_it {
                    found.push(last);
                }
            }
            if is_it {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// The record of a document.
    pub(super) fn record(&self, file: &mut (impl Read + Seek), index: u32) -> Result<Vec<u8>, Fault> {
        let entry = self.entries.get(index as usize).ok_or(Fault::Damaged("a list names a document that is not there"))?;
        self.piece(file, entry.record)
    }

    fn piece(&self, file: &mut (impl Read + Seek), piece: Piece) -> Result<Vec<u8>, Fault> {
        if piece.offset.checked_add(u64::from(piece.len)).is_none_or(|end| end > self.len) {
            return Err(Fault::Damaged("a part of it lies outside its segment"));
        }
        let bytes = read_at(file, self.start + piece.offset, piece.len as usize)?;
        if short_checksum(&bytes) == piece.sum { Ok(bytes) } else { Err(Fault::Damaged("a part of it is not what was written")) }
    }
}

fn piece(reader: &mut Reader<'_>) -> Result<Piece, Fault> {
    Ok(Piece { offset: reader.u64()?, len: reader.u32()?, sum: reader.u32()? })
}

fn entry(reader: &mut Reader<'_>) -> Result<Entry, Fault> {
    Ok(Entry {
        record: piece(reader)?,
        name: reader.u64()?,
        root: reader.u64()?,
        stamp: (reader.u64()?, reader.u64()?),
        weight: f32::from_bits(reader.u32()?),
        words: reader.u32()?,
    })
}

/// The bytes of a segment. `None` where it would hold more than its numbers can say.
pub(super) fn bytes(documents: &[Shelved], crossed_out: &[Place]) -> Option<Vec<u8>> {
    let mut lists: BTreeMap<&[u8], Vec<u32>> = BTreeMap::new();
    for (index, document) in (0_u32..).zip(documents) {
        for key in &document.keys {
            let list = lists.entry(&key.bytes).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }
    let mut buckets: Vec<Vec<u8>> = vec![Vec::new(); lists.len().div_ceil(KEYS)];
    for (key, documents) in lists {
        let bucket = key::bucket(key, buckets.len()).and_then(|at| buckets.get_mut(at))?;
        put_block(bucket, key);
        put_short(bucket, u32::try_from(documents.len()).ok()?);
        let mut last = 0;
        for document in documents {
            put_short(bucket, document - last);
            last = document;
        }
    }
    let directory_len = documents.len() as u64 * ENTRY + buckets.len() as u64 * BUCKET + crossed_out.len() as u64 * CROSSED;
    let mut body: Vec<u8> = Vec::new();
    let mut place = |bytes: &[u8]| -> Option<[u8; 16]> {
        let mut place = [0; 16];
        place[..8].copy_from_slice(&(HEAD + directory_len + body.len() as u64).to_le_bytes());
        place[8..12].copy_from_slice(&u32::try_from(bytes.len()).ok()?.to_le_bytes());
        place[12..].copy_from_slice(&short_checksum(bytes).to_le_bytes());
        body.extend_from_slice(bytes);
        Some(place)
    };
    let mut directory: Vec<u8> = Vec::new();
    for document in documents {
        directory.extend(place(&document.record)?);
        directory.extend(document.name.to_le_bytes());
        directory.extend(document.root.to_le_bytes());
        directory.extend(document.stamp.0.to_le_bytes());
        directory.extend(document.stamp.1.to_le_bytes());
        directory.extend(document.keys.iter().map(|key| key.weight).sum::<f32>().to_bits().to_le_bytes());
        directory.extend(document.words.to_le_bytes());
    }
    for bucket in &buckets {
        directory.extend(place(bucket)?);
    }
    for (segment, index) in crossed_out {
        directory.extend(segment.to_le_bytes());
        directory.extend(index.to_le_bytes());
    }
    let mut segment: Vec<u8> = Vec::new();
    segment.extend(TAG.to_le_bytes());
    segment.extend(u32::try_from(documents.len()).ok()?.to_le_bytes());
    segment.extend(u32::try_from(buckets.len()).ok()?.to_le_bytes());
    segment.extend(u32::try_from(crossed_out.len()).ok()?.to_le_bytes());
    segment.extend((HEAD + directory_len + body.len() as u64).to_le_bytes());
    segment.extend(checksum(&directory).to_le_bytes());
    segment.extend(checksum(&segment).to_le_bytes());
    segment.append(&mut directory);
    segment.append(&mut body);
    Some(segment)
}
