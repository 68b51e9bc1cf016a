//! An archive: the texts of many sources in one file, with an index that leads from a draft to the few that it must be held against.
//!
//! ```text
//! file    = magic version slot slot { segment }
//! slot    = generation committed checksum          the newer sound one counts; bytes after `committed` are nobody's
//! segment = head directory { bucket } { record }   everything has a checksum, and is checked when it is read
//! bucket  = { key documents }                      keys are spread over buckets by their hash
//! record  = name text format ...                   one document
//! ```
//! A segment is appended, and only then does a slot say that it counts: a writer that dies leaves the archive as it was. A document
//! that has changed is written again and its former record is crossed out by the new segment. One writer at a time holds a lock;
//! readers need none, since what is committed never changes.
//!
//! Keys are rare words, rare numbers and named measures. What a draft has in common with a record is judged by the engine, which reads
//! the records afresh: new rules and new vocabulary hold for old archives too.

#![expect(clippy::disallowed_methods, reason = "an archive is a file that is read in part and written in place")]

mod error;
mod key;
mod search;
mod segment;
mod slot;
mod wire;
mod writer;

pub use error::ArchiveError;
pub use key::{Key, keys};
pub use search::{Candidates, MOST_DOCUMENTS};
pub use writer::{Stamp, Writer};

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use segment::Segment;

/// How an archive begins.
const MAGIC: &[u8; 16] = b"gainsay archive\n";
/// The layout of the file and of its keys. Another one is refused.
const VERSION: u32 = 1;

/// The place of a record: its segment, and its number there.
type Place = (u32, u32);

/// An archive that is open for reading.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    file: File,
    segments: Vec<Segment>,
    /// Records that a later segment has crossed out.
    crossed_out: HashSet<Place>,
    committed: u64,
    generation: u64,
}

impl Archive {
    /// Whether a file begins like an archive, of whatever version.
    #[must_use]
    pub fn is_one(path: &Path) -> bool {
        let mut head = [0; MAGIC.len()];
        path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *MAGIC
    }

    /// Opens an archive and reads the directories of its segments.
    ///
    /// # Errors
    /// Where the file is missing, no archive, of another version, shorter than it says or damaged.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let file = File::open(path).map_err(|error| ArchiveError::unreadable(path, error))?;
        Self::read(path, file)
    }

    fn read(path: &Path, mut file: File) -> Result<Self, ArchiveError> {
        let (generation, committed) = slot::read(path, &mut file)?;
        let mut archive = Self { path: path.to_owned(), file, segments: Vec::new(), crossed_out: HashSet::new(), committed, generation };
        let mut at = slot::FIRST_SEGMENT;
        while at < committed {
            let segment = Segment::read(&mut archive.file, at, committed).map_err(|fault| fault.of(path))?;
            at = segment.end();
            archive.crossed_out.extend(segment.crossed_out());
            archive.segments.push(segment);
        }
        Ok(archive)
    }

    /// Documents that it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments.iter().map(Segment::len).sum::<usize>().saturating_sub(self.crossed_out.len())
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records that are not crossed out.
    fn live(&self) -> impl Iterator<Item = (Place, &segment::Entry)> {
        let places = (0_u32..).zip(&self.segments).flat_map(|(at, segment)| (0_u32..).zip(segment.entries()).map(move |(index, entry)| ((at, index), entry)));
        places.filter(|(place, _)| !self.crossed_out.contains(place))
    }
}
