//! From paths to the files that they stand for: directories are walked in order of their paths, and each file is met once.
//!
//! A walk stays inside the directory that was given: a link in it that leads elsewhere is named and not followed. Nothing is opened
//! here, so that files can be read one by one, or many at a time.

#![expect(clippy::disallowed_methods, reason = "a listing asks the file system what is there")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder};

use super::load::{LoadError, LoadOptions, LoadWarning, STANDARD_INPUT};
use super::{Format, Input, Role};

/// A file to read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is; `-` for standard input.
    pub path: PathBuf,
    /// How it is written, by its name.
    pub format: Format,
    /// What it is in the check; `None` leaves it to its front matter.
    pub role: Option<Role>,
    /// Bytes that it has, as far as the file system says.
    pub size: u64,
}

impl Entry {
    pub(super) fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == STANDARD_INPUT
    }
}

/// What inputs come to, before a file is opened.
#[derive(Debug)]
pub enum Listed {
    /// A file to read.
    File(Entry),
    /// An input that cannot be read.
    Error(LoadError),
    /// What was left out.
    Warning(LoadWarning),
}

/// The files that the inputs stand for, in order of the inputs, a directory's in order of their paths.
///
/// Hidden files and those that an ignore file names are left out of a walk, as are extensions that stand for
/// no prose. A file that is reached twice is listed once, where it is met first.
#[must_use]
pub fn list(inputs: &[Input], options: &LoadOptions) -> Vec<Listed> {
    let mut lister = Lister { options, listed: Vec::new(), seen: HashSet::new(), folder: None };
    for input in inputs {
        // "x//" is "x", so that what is found there is called "x/a.txt"
        let path: PathBuf = input.path.components().collect();
        if path.as_os_str() == STANDARD_INPUT {
            lister.take_standard_input(input.role);
        } else if path.is_dir() {
            lister.take_directory(&path, input.role);
        } else {
            lister.take_named_file(&path, input.role);
        }
    }
    lister.listed
}

struct Lister<'o> {
    options: &'o LoadOptions,
    listed: Vec<Listed>,
    seen: HashSet<PathBuf>,
    /// The folder of the last file, as given and as it is.
    folder: Option<(PathBuf, PathBuf)>,
}

impl Lister<'_> {
    fn take_standard_input(&mut self, role: Option<Role>) {
        if self.seen.insert(PathBuf::from(STANDARD_INPUT)) {
            let name = self.options.stdin_name.as_deref().unwrap_or(STANDARD_INPUT);
            let format = format_of(Path::new(name)).unwrap_or_default();
            self.listed.push(Listed::File(Entry { path: PathBuf::from(STANDARD_INPUT), format, role, size: 0 }));
        }
    }

    fn take_named_file(&mut self, path: &Path, role: Option<Role>) {
        let name = path.display().to_string();
        self.listed.push(Listed::Error(match std::fs::metadata(path) {
            Ok(metadata) if is_device(&metadata) => LoadError::Device { path: name },
            Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => LoadError::Missing { path: name },
            Err(reason) => LoadError::Unreadable { path: name, reason },
            Ok(metadata) => {
                let identity = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
                return self.take_file(path, identity, format_of(path).unwrap_or_default(), role, metadata.len());
            }
        }));
    }

    fn take_directory(&mut self, directory: &Path, role: Option<Role>) {
        let name = directory.display().to_string();
        let (mut taken, mut others) = (0, 0);
        let mut left_out = Vec::new();
        let leaving = Arc::default();
        for entry in walk_inside(directory, &leaving) {
            match entry {
                Ok(entry) if !entry.file_type().is_some_and(|kind| kind.is_file()) => {}
                Ok(entry) if self.options.ignored.as_ref().is_some_and(|ignored| ignored.matches(entry.path())) => others += 1,
                Ok(entry) => match format_of(entry.path()) {
                    // a folder may be full of data: tables of values are read where they are named, or are what something is checked against
                    Some(Format::Csv) if role != Some(Role::Source) => others += 1,
                    Some(format) => {
                        taken += 1;
                        let identity = self.identity(&entry);
                        let size = entry.metadata().map_or(0, |metadata| metadata.len());
                        self.take_file(entry.path(), identity, format, role, size);
                    }
                    None => {
                        others += 1;
                        if is_document(entry.path()) {
                            left_out.push(entry.path().display().to_string());
                        }
                    }
                },
                Err(error) => self.take_walk_error(&name, error),
            }
        }
        self.listed.extend(leaving.lock().unwrap_or_else(PoisonError::into_inner).drain(..).map(Listed::Warning));
        if !left_out.is_empty() {
            self.listed.push(Listed::Warning(LoadWarning::LeftOut { path: name.clone(), files: left_out }));
        }
        if taken == 0 {
            self.listed.push(Listed::Warning(LoadWarning::NothingToRead { path: name, others }));
        }
    }

    fn take_walk_error(&mut self, directory: &str, error: ignore::Error) {
        self.listed.push(match innermost(&error) {
            ignore::Error::Loop { ancestor, child } => {
                Listed::Warning(LoadWarning::Loop { path: child.display().to_string(), ancestor: ancestor.display().to_string() })
            }
            _ => Listed::Error(LoadError::Walk { path: directory.to_owned(), reason: error }),
        });
    }

    fn take_file(&mut self, path: &Path, identity: PathBuf, format: Format, role: Option<Role>, size: u64) {
        if self.seen.insert(identity) {
            self.listed.push(Listed::File(Entry { path: path.to_owned(), format, role, size }));
        }
    }

    /// The file behind an entry, whatever links lead to it. Its folder is asked for once, not once a file.
    fn identity(&mut self, entry: &DirEntry) -> PathBuf {
        let path = entry.path();
        let (Some(parent), false) = (path.parent(), entry.path_is_symlink()) else {
            return std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        };
        let known = self.folder.take().filter(|(given, _)| given == parent);
        let (given, real) = known.unwrap_or_else(|| (parent.to_owned(), std::fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned())));
        let identity = real.join(entry.file_name());
        self.folder = Some((given, real));
        identity
    }
}

/// The entries below a directory in order of their paths, links followed, the same on every machine.
pub(super) fn walk(directory: &Path) -> ignore::Walk {
    walker(directory).build()
}

fn walker(directory: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(directory);
    walker.follow_links(true).git_global(false).git_exclude(false).require_git(false).sort_by_file_path(Path::cmp);
    walker
}

/// The same walk, but for links that lead out of the directory, which are told.
fn walk_inside(directory: &Path, leaving: &Arc<Mutex<Vec<LoadWarning>>>) -> ignore::Walk {
    let root = std::fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned());
    let leaving = Arc::clone(leaving);
    let stays = move |entry: &DirEntry| {
        let target = if entry.depth() > 0 && entry.path_is_symlink() { std::fs::canonicalize(entry.path()).ok() } else { None };
        let Some(outside) = target.filter(|target| !target.starts_with(&root)) else { return true };
        let warning = LoadWarning::Outside { path: entry.path().display().to_string(), target: outside.display().to_string() };
        leaving.lock().unwrap_or_else(PoisonError::into_inner).push(warning);
        false
    };
    walker(directory).filter_entry(stays).build()
}

/// What an error of a walk comes down to.
fn innermost(error: &ignore::Error) -> &ignore::Error {
    match error {
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => innermost(err),
        other => other,
    }
}

/// Extensions of documents that are not read, and that a walk would leave out without a word.
const OTHER_DOCUMENTS: &[&str] =
    &["doc", "epub", "eml", "key", "msg", "numbers", "odp", "ods", "odt", "org", "pages", "ppt", "pptx", "rtf", "tex", "wpd", "xls", "xlsx"];

fn is_document(path: &Path) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| OTHER_DOCUMENTS.iter().any(|other| extension.eq_ignore_ascii_case(other)))
}

fn format_of(path: &Path) -> Option<Format> {
    Format::of_extension(path.extension()?.to_str()?)
}

#[cfg(unix)]
fn is_device(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    kind.is_char_device() || kind.is_block_device()
}

#[cfg(not(unix))]
fn is_device(_metadata: &std::fs::Metadata) -> bool {
    false
}
