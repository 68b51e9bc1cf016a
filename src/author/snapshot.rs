//! Snapshots of rules: what all cases of a rule came to, in a file that is read before it is accepted.
//!
//! The layout is that of insta's `.snap` files, front matter and text, so that the same eyes and tools read both:
//! ```text
//! ---
//! source: rules/general/range-upside-down.toml
//! ---
//! ==== ends exchanged (conflict)
//! ---- read
//! the figures as read
//! ---- verdict
//! the verdict and the figures that it is of, or the reasons for silence
//! ---- report
//! what a reader sees
//! ```
//! A difference is shown layer by layer, so that a change of wording moves only the last.

use std::collections::BTreeSet;
use std::fmt::Write;

use similar::{ChangeTag, TextDiff};
use strum::{EnumIter, IntoEnumIterator};

/// A layer of what a case comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, strum::IntoStaticStr, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Layer {
    /// The figures as read.
    Read,
    /// The verdict and its reason.
    Verdict,
    /// What a reader sees.
    Report,
}

impl Layer {
    /// The line that a layer begins with.
    #[must_use]
    pub fn heading(self) -> String {
        format!("---- {self}")
    }
}

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

    /// Its text without spaces at the ends of lines, as it is written to the file.
    #[must_use]
    pub fn trimmed(&self) -> String {
        trimmed(&self.body)
    }

    /// Whether both say the same, whatever file they come from and however their lines end.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        trimmed(&self.body) == trimmed(&other.body)
    }

    /// What has changed from this one to `new`, by layer and case, with a few lines around each change; empty where they agree.
    #[must_use]
    pub fn difference(&self, new: &Self) -> String {
        let (old, new) = (passages(&self.body), passages(&new.body));
        let mut cases: Vec<&str> = old.iter().chain(&new).map(|(case, _, _)| case.as_str()).collect();
        let mut seen = BTreeSet::new();
        cases.retain(|case| seen.insert(*case));
        let mut text = String::new();
        for layer in Layer::iter() {
            let of = |passages: &[Passage], case: &str| passages.iter().find(|it| it.0 == case && it.1 == layer).map_or(String::new(), |it| it.2.clone());
            let changed = cases.iter().map(|case| (case, lines(&of(&old, case), &of(&new, case)))).filter(|(_, lines)| !lines.is_empty());
            for (case, lines) in changed {
                let _ = write!(text, "{layer}: {case}\n{lines}");
            }
        }
        text
    }
}

/// A case, a layer of it, and its text.
type Passage = (String, Layer, String);

/// The layers of every case of a body, in order; what stands under no heading belongs to the first layer.
fn passages(body: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut case = String::new();
    for line in trimmed(body).lines() {
        if let Some(name) = line.strip_prefix("==== ") {
            name.clone_into(&mut case);
            found.push((case.clone(), Layer::Read, String::new()));
        } else if let Some(layer) = Layer::iter().find(|layer| line == layer.heading()) {
            found.push((case.clone(), layer, String::new()));
        } else {
            match found.last_mut() {
                Some((_, _, text)) => {
                    text.push_str(line);
                    text.push('\n');
                }
                None => found.push((case.clone(), Layer::Read, format!("{line}\n"))),
            }
        }
    }
    found.retain(|(_, _, text)| !text.trim().is_empty());
    found
}

/// The lines in which two texts differ, with a few around them.
fn lines(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old.trim_end(), new.trim_end());
    let mut text = String::new();
    for group in diff.grouped_ops(AROUND) {
        text.push_str("  ...\n");
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let _ = writeln!(text, "{}", format!("{sign} {}", change.value().trim_end()).trim_end());
        }
    }
    text
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
    fn only_what_has_changed_is_shown_layer_by_layer() {
        let lines = |changed: &str| snapshot(&format!("1\n2\n3\n4\n{changed}\n6\n7\n8\n9"));
        assert_eq!(lines("five").difference(&lines("5")), "read: \n  ...\n  3\n  4\n- five\n+ 5\n  6\n  7\n");
        assert_eq!(lines("5").difference(&lines("5")), "");
        let cases = |word: &str| snapshot(&format!("==== a\n---- read\n3 boats\n---- report\n{word} boats\n==== b\n---- read\n4\n---- report\n{word}"));
        let wording = "report: a\n  ...\n- three boats\n+ many boats\nreport: b\n  ...\n- three\n+ many\n";
        assert_eq!(cases("three").difference(&cases("many")), wording);
    }
}
