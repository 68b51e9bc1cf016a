//! Snapshots of rules: what all cases of a rule came to, in a file that is read before it is accepted.
//!
//! The layout is that of insta's `.snap` files, front matter and text, so that the same eyes and tools read both:
//! ```text
//! ---
//! source: rules/general/range-upside-down.toml
//! ---
//! ==== ends exchanged (conflict)
//! ...
//! ```

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

/// Lines around a change that are shown with it.
const AROUND: usize = 2;

/// What all cases of one rule came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The rule's file.
    pub source: String,
    /// The text.
    pub body: String,
}

impl Snapshot {
    /// Reads a file; `None` where it has no front matter with a source.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n");
        let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
        let source = front.lines().find_map(|line| line.strip_prefix("source: "))?;
        Some(Self { source: source.to_owned(), body: body.trim_end().to_owned() })
    }

    /// The file, with a line end after it. Lines bear no trailing spaces.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("---\nsource: {}\n---\n{}\n", self.source, trimmed(&self.body))
    }

    /// Whether both say the same, whatever file they come from and however their lines end.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        trimmed(&self.body) == trimmed(&other.body)
    }

    /// What has changed from this one to `new`, with a few lines around each change; empty where they agree.
    #[must_use]
    pub fn difference(&self, new: &Self) -> String {
        let (old, new) = (trimmed(&self.body), trimmed(&new.body));
        let diff = TextDiff::from_lines(&old, &new);
        let mut text = String::new();
        for group in diff.grouped_ops(AROUND) {
            text.push_str("  ...\n");
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                let sign = match change.tag() {
                    ChangeTag::Delete => '-',
                    ChangeTag::Insert => '+',
                    ChangeTag::Equal => ' ',
                };
                let _ = writeln!(text, "{sign} {}", change.value().trim_end());
            }
        }
        text
    }
}

/// The text without spaces at the ends of its lines and without empty lines at its end.
fn trimmed(text: &str) -> String {
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(body: &str) -> Snapshot {
        Snapshot { source: "rules/general/a.toml".to_owned(), body: body.to_owned() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let written = snapshot("==== a case (clean)\n\nsilent: unit   \n\n").to_text();
        assert_eq!(written, "---\nsource: rules/general/a.toml\n---\n==== a case (clean)\n\nsilent: unit\n");
        assert!(Snapshot::parse(&written).unwrap().agrees(&snapshot("==== a case (clean)\n\nsilent: unit")));
        assert!(Snapshot::parse(&written.replace('\n', "\r\n")).unwrap().agrees(&snapshot("==== a case (clean)\n\nsilent: unit")));
        assert_eq!(Snapshot::parse("no front matter"), None);
    }

    #[test]
    fn only_what_has_changed_is_shown() {
        let lines = |changed: &str| snapshot(&format!("1\n2\n3\n4\n{changed}\n6\n7\n8\n9"));
        assert_eq!(lines("five").difference(&lines("5")), "  ...\n  3\n  4\n- five\n+ 5\n  6\n  7\n");
        assert_eq!(lines("5").difference(&lines("5")), "");
    }
}
