//! What can be wrong with an archive.

use std::io;
use std::path::Path;

/// An archive that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It cannot be opened, read or written.
    #[error("{path} cannot be used: {reason}")]
    Unusable {
        /// The file.
        path: String,
        /// What the system says.
        reason: io::Error,
    },
    /// It does not begin like an archive.
    #[error("{path} is no archive of gainsay")]
    NoArchive {
        /// The file.
        path: String,
    },
    /// It was written by a gainsay that lays archives out in another way.
    #[error("{path} was written by another version of gainsay (layout {found}, and this one reads {})", super::VERSION)]
    OtherVersion {
        /// The file.
        path: String,
        /// The layout that it has.
        found: u32,
    },
    /// Bytes of it are not what was written.
    #[error("{path} is damaged: {what}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong.
        what: &'static str,
    },
    /// Another process is writing to it.
    #[error("{path} is being written by another gainsay")]
    Locked {
        /// The file.
        path: String,
    },
}

impl ArchiveError {
    pub(super) fn unreadable(path: &Path, reason: io::Error) -> Self {
        Self::Unusable { path: path.display().to_string(), reason }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unusable { .. } => "Check the spelling and the permissions; `gainsay index DIR --to FILE` makes an archive.",
            Self::NoArchive { .. } => "`gainsay index DIR --to FILE` makes one; a file that is something else is left alone.",
            Self::OtherVersion { .. } | Self::Damaged { .. } => "Remove it and run `gainsay index` again: nothing of it was used.",
            Self::Locked { .. } => "Wait until the other one is done, or write to another file.",
        }
    }
}

/// A fault of a file whose path is not at hand.
#[derive(Debug)]
pub(super) enum Fault {
    System(io::Error),
    Damaged(&'static str),
}

impl Fault {
    pub(super) fn of(self, path: &Path) -> ArchiveError {
        match self {
            // what ends before it should was cut
            Self::System(reason) if reason.kind() == io::ErrorKind::UnexpectedEof => Self::Damaged("it ends too early").of(path),
            Self::System(reason) => ArchiveError::unreadable(path, reason),
            Self::Damaged(what) => ArchiveError::Damaged { path: path.display().to_string(), what },
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}
