//! `gainsay check --diff REV`: only what a change touches is reported, whether it changes a draft or a source.
//!
//! What has changed is asked of git: the lines that differ from a revision, and the files that it does not know yet.
//!
//! ```text
//! +++ b/news/my draft.md
//! @@ -3,0 +4,2 @@            lines 4 and 5
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use gainsay::conflict::Conflict;
use gainsay::settle::Outcome;

/// What has changed in each file, by its real path.
pub struct Diff {
    files: BTreeMap<PathBuf, Changed>,
}

/// What has changed of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Changed {
    /// It is new, or has no lines that git knows of.
    Whole,
    /// Lines, from the first to the one after the last.
    Lines(Vec<(usize, usize)>),
}

impl Diff {
    /// Asks git what differs from a revision.
    pub fn since(revision: &str) -> Result<Self, String> {
        if revision.starts_with('-') {
            return Err(format!("\"{revision}\" is no revision"));
        }
        let root = PathBuf::from(git(None, &["rev-parse", "--show-toplevel"])?.trim_end());
        let shape = ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", revision, "--"];
        let diff = git(Some(&root), &shape)?;
        let mut files: BTreeMap<PathBuf, Changed> = changes(&diff).into_iter().map(|(path, changed)| (real(&root.join(path)), changed)).collect();
        let new = git(Some(&root), &["ls-files", "--others", "--exclude-standard", "-z"])?;
        files.extend(new.split('\0').filter(|path| !path.is_empty()).map(|path| (real(&root.join(path)), Changed::Whole)));
        Ok(Self { files })
    }

    /// Leaves in an outcome only what a change touches.
    pub fn narrow(&self, outcome: &mut Outcome<'_>) {
        let studies = outcome.studies;
        let touched = |conflict: &Conflict| {
            conflict.sides.iter().any(|side| {
                let Some(document) = studies.get(side.site.source.index()).map(|study| &study.document) else { return false };
                match self.files.get(&real(Path::new(document.name()))) {
                    None => false,
                    Some(Changed::Whole) => true,
                    Some(Changed::Lines(lines)) => {
                        let (first, last) = (document.place(side.site.span.start()).line, document.place(side.site.span.end()).line);
                        lines.iter().any(|&(from, to)| first < to && from <= last)
                    }
                }
            })
        };
        outcome.conflicts.retain(touched);
        outcome.waived.retain(|waived| touched(&waived.conflict));
    }
}

/// What git says, or why it does not.
fn git(folder: Option<&Path>, args: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    // names as they are, but for those that no line can hold
    command.args(["-c", "core.quotePath=false"]).args(args).current_dir(folder.unwrap_or(Path::new(".")));
    let output = command.output().map_err(|error| format!("git cannot be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let reason = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it gave no reason");
        return Err(format!("git does not say what has changed: {}", reason.trim_start_matches("fatal: ")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The files of a diff without context, each with its new lines.
fn changes(diff: &str) -> BTreeMap<String, Changed> {
    let mut files = BTreeMap::new();
    let mut current: Option<String> = None;
    // lines of a hunk that are still to come: a text may hold lines that look like those of a diff
    let mut pending = 0;
    for line in diff.lines() {
        if pending > 0 && line.starts_with(['+', '-']) {
            pending -= 1;
        } else if let Some(path) = line.strip_prefix("+++ b/") {
            // git ends a name that has a space with a tab
            let path = path.trim_end_matches('\t').to_owned();
            files.insert(path.clone(), Changed::Lines(Vec::new()));
            current = Some(path);
        } else if let Some(hunk) = line.strip_prefix("@@ -") {
            let (old, new) = hunk.split_once(" +").unwrap_or((hunk, ""));
            let new = new.split(' ').next().unwrap_or_default();
            let ((_, gone), (from, count)) = (extent(old), extent(new));
            pending = gone + count;
            if let Some(Changed::Lines(lines)) = current.as_ref().and_then(|path| files.get_mut(path)).filter(|_| count > 0) {
                lines.push((from, from + count));
            }
        } else if let Some(both) = line.strip_prefix("Binary files ").and_then(|rest| rest.strip_suffix(" differ")) {
            let path = both.rsplit_once(" and b/").map(|(_, path)| path.to_owned());
            files.extend(path.map(|path| (path, Changed::Whole)));
        }
    }
    files
}

/// "4,2" is 4 and 2, and "4" is 4 and 1.
fn extent(text: &str) -> (usize, usize) {
    let (from, count) = text.split_once(',').unwrap_or((text, "1"));
    (from.parse().unwrap_or(0), count.parse().unwrap_or(0))
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_says_which_lines_are_new() {
        let diff = "diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -3 +3,2 @@ head\n--- old line\n+++ b/not a name\n+more\n@@ -9,2 +9,0 @@\n-gone\n-gone\n\
            diff --git a/x.pdf b/x.pdf\nBinary files a/x.pdf and b/x.pdf differ\n";
        let found = changes(diff);
        assert_eq!(found.get("a b.md"), Some(&Changed::Lines(vec![(3, 5)])));
        assert_eq!(found.get("x.pdf"), Some(&Changed::Whole));
        assert_eq!(found.len(), 2, "a line of a text is no name: {found:?}");
    }
}
