//! Patterns for paths, as in `.gitignore`: `*.md` anywhere, `sources/` with all that is below, `!kept.md` takes back.

#![expect(clippy::disallowed_methods, reason = "two names of one file match the same patterns")]

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A pattern that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("\"{pattern}\" is no pattern for paths: {reason}")]
pub struct PatternError {
    pattern: String,
    reason: ignore::Error,
}

/// Patterns that hold below one directory.
#[derive(Clone, Debug)]
pub struct Patterns {
    root: PathBuf,
    matcher: Gitignore,
}

impl Patterns {
    /// Patterns for paths below `root`.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn new<'p>(root: &Path, patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, PatternError> {
        let root = canonical(root);
        let mut builder = GitignoreBuilder::new(&root);
        let fault = |pattern: &str, reason| PatternError { pattern: pattern.to_owned(), reason };
        for pattern in patterns {
            let below = pattern.strip_prefix("./").map_or_else(|| pattern.to_owned(), |rest| format!("/{rest}"));
            builder.add_line(None, &below).map_err(|reason| fault(pattern, reason))?;
        }
        let matcher = builder.build().map_err(|reason| fault("", reason))?;
        Ok(Self { root, matcher })
    }

    /// Whether a file, or a directory that it is in, is named. Nothing outside the root is.
    #[must_use]
    pub fn matches(&self, path: &Path) -> bool {
        let path = canonical(path);
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        self.matcher.matched_path_or_any_parents(below, false).is_ignore()
    }
}

impl Patterns {
    /// The files below `root` that are named, in order of their paths, hidden and ignored ones left out. `root` is a way to write
    /// the root of the patterns.
    #[must_use]
    pub fn files(&self, root: &Path) -> Vec<PathBuf> {
        let start = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let entries = super::list::walk(start).flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        let files = entries.map(|entry| entry.path().strip_prefix("./").map_or_else(|_| entry.path().to_owned(), Path::to_owned));
        files.filter(|path| self.matches(path)).collect()
    }
}

/// The path without links and dots; made absolute where the file does not exist.
fn canonical(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_an_ignore_file() {
        let folder = tempfile::tempdir().unwrap();
        let patterns = Patterns::new(folder.path(), ["*.md", "old/", "./a b.txt", "!kept.md"]).unwrap();
        let matches = |name: &str| patterns.matches(&folder.path().join(name));
        std::fs::create_dir_all(folder.path().join("old/deep")).unwrap();
        for name in ["x.md", "deep/x.md", "old/x.txt", "old/deep/x.txt", "a b.txt"] {
            assert!(matches(name), "{name}");
        }
        for name in ["x.txt", "kept.md", "deep/a b.txt"] {
            assert!(!matches(name), "{name}");
        }
        assert!(!patterns.matches(Path::new("/elsewhere/x.md")));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_named() {
        let error = Patterns::new(Path::new("."), ["a{b"]).unwrap_err();
        assert!(error.to_string().contains("\"a{b\" is no pattern"), "{error}");
    }
}
