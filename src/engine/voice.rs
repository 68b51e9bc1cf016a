//! Whose figures two figures are.
//!
//! ```text
//! "Sixty died, said Mayor Renn" / "Forty died, said Captain Bern"                                a disagreement that is attributed: milder
//! "“We lost 60 boats,” Renn said" / "The storm sank 40 boats"                                    words that are quoted: milder
//! ```
//! A disagreement is mended by attribution; where both figures have a named speaker of their own, half of that is done.

use crate::assertion::Assertion;
use crate::rule::Severity;

/// How much a disagreement matters once it is known who says what.
pub fn softened(severity: Severity, a: &Assertion, b: &Assertion) -> Severity {
    let quoted = |it: &Assertion| it.marks.quoted && it.speaker.is_some();
    let milder = are_two(a, b) || quoted(a) != quoted(b) && severity == Severity::Error;
    match severity {
        Severity::Error if milder => Severity::Warning,
        Severity::Warning if milder => Severity::Note,
        severity => severity,
    }
}

/// Whether both have a speaker with a name, and no name in common.
pub fn are_two(a: &Assertion, b: &Assertion) -> bool {
    let (first, second) = (names(a), names(b));
    !first.is_empty() && !second.is_empty() && !first.iter().any(|name| second.contains(name))
}

/// The capitalised words of a speaker, but for one that merely begins a sentence.
fn names(it: &Assertion) -> Vec<&str> {
    let Some(speaker) = &it.speaker else { return Vec::new() };
    let capitalised =
        |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && !matches!(*word, "The" | "A" | "An" | "Its" | "His" | "Her" | "Their");
    speaker.split_whitespace().filter(capitalised).map(|word| word.trim_end_matches("'s").trim_matches(|c: char| !c.is_alphanumeric())).collect()
}
