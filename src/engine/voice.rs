//! Whose figures two figures are.
//!
//! ```text
//! "Sixty died, said Mayor Renn" / "Forty died, said Captain Bern"        a disagreement that is attributed: milder
//! "“We lost 60 boats,” Renn said" / "The storm sank 40 boats"            words that are quoted: milder
//! ```
//! A disagreement is mended by attribution; where both figures have a named speaker of their own, half of that is done.

use crate::rule::Severity;
use crate::witness::Witness;

/// The most that a disagreement matters once it is known who says what.
#[must_use]
pub fn most(a: &Witness, b: &Witness) -> Severity {
    let quoted = |it: &Witness| it.marks.quoted && it.speaker.is_some();
    if are_two(a, b) || quoted(a) != quoted(b) { Severity::Warning } else { Severity::Error }
}

/// Whether both have a speaker with a name, and no name in common.
#[must_use]
pub fn are_two(a: &Witness, b: &Witness) -> bool {
    let (first, second) = (names(a), names(b));
    !first.is_empty() && !second.is_empty() && !first.iter().any(|name| second.contains(name))
}

/// The names among the words of a speaker: a word that merely begins a sentence is none.
fn names(it: &Witness) -> Vec<&str> {
    let Some(speaker) = &it.speaker else { return Vec::new() };
    let bare = |word: &'_ str| word.trim_end_matches("'s").trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = speaker.split_whitespace().map(bare).collect();
    let names = it.evidence.sentence.iter().filter(|term| term.is_name && words.iter().any(|word| **word == *term.lemma));
    names.map(|term| &*term.lemma).collect()
}
