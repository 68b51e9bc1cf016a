//! Which release or day a figure of documentation tells of: what a changelog says of one is no word on another, nor on today.
//!
//! ```text
//! epoch = the section below a heading that names a release or a day      "## 1.2.0", "## 2024-03-01"
//! ```
//! Nought is today. What stands outside such sections in a file that tells what was is of a time of its own.

use super::inventory::{is_documentation, past};
use crate::assertion::Assertion;
use crate::document::Document;
use crate::lexicon::Lexicon;

/// What a file that tells what was says of no release.
const UNTOLD: usize = usize::MAX;

/// The epoch of each figure; none where all of them are of today.
#[must_use]
pub fn epochs<A: AsRef<Assertion>>(document: &Document, figures: &[A], lexicon: &Lexicon) -> Vec<usize> {
    if !is_documentation(document, lexicon) {
        return Vec::new();
    }
    let past = past(document);
    let outside = if lexicon.docs.is_history(document.name()) { UNTOLD } else { 0 };
    let epoch = |it: &A| past.iter().rposition(|section| section.contains(it.as_ref().figure)).map_or(outside, |at| at + 1);
    let epochs: Vec<usize> = figures.iter().map(epoch).collect();
    if epochs.iter().all(|epoch| *epoch == 0) { Vec::new() } else { epochs }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::document::{Document, Format};
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    #[track_caller]
    fn says(name: &str, text: &str, expected: &[usize]) {
        let document = Document::new(name.to_owned(), text.to_owned(), Format::Markdown);
        assert_eq!(check::read(document, SourceId::new(0), &Lexicon::shipped().unwrap()).epochs, expected, "{text}");
    }

    #[test]
    fn each_release_is_a_time_of_its_own() {
        let text = "# Changes\n\n## 0.2.0\n\nIt has 40 rules.\n\n### Added\n\nIt has 12 tests.\n\n## 0.1.0\n\nIt has 30 rules.\n";
        says("CHANGELOG.md", text, &[1, 1, 2]);
        says("README.md", "# Kestrel\n\nIt has 40 rules.\n\n## State of 0.1.0\n\nIt had 30 rules.\n\n## Next\n\nIt needs 5 rules.\n", &[0, 1, 0]);
        says("README.md", "# Kestrel\n\nIt has 40 rules.\n", &[]);
        says("story.md", "# Kestrel\n\nIt has 40 rules.\n\n## 0.1.0\n\nIt had 30 rules.\n", &[]);
    }
}
