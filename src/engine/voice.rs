//! Whose figures two figures are.
//!
//! ```text
//! "Anna Bern of Helm Bank expects growth of 2 percent" / "Ilvo Renn of Quay Bank expects 3"      two forecasts: not comparable
//! "Sixty died, said Mayor Renn" / "Forty died, said Captain Bern"                                a disagreement that is attributed: milder
//! "“We lost 60 boats,” Renn said" / "The storm sank 40 boats"                                    words that are quoted: milder
//! ```
//! A disagreement is mended by attribution; where both figures have a named speaker of their own, half of that is done.

use crate::claim::Mode;
use crate::rule::Severity;
use crate::witness::Witness;

use crate::rule::Reason;

/// Why what two speakers say cannot be compared: each says what he expects, or what he thinks.
pub fn apart(a: &Witness, b: &Witness) -> Option<Reason> {
    let expected = |it: &Witness| it.mode == Mode::Forecast;
    let asked = |it: &Witness| matches!(it.mode, Mode::Hypothetical | Mode::Question);
    if !are_two(a, b) {
        return None;
    }
    if expected(a) && expected(b) {
        return Some(Reason::Speaker);
    }
    (a.marks.quoted && b.marks.quoted && asked(a) && asked(b)).then_some(Reason::Quotation)
}

/// How much a disagreement matters once it is known who says what.
pub fn softened(severity: Severity, a: &Witness, b: &Witness) -> Severity {
    let quoted = |it: &Witness| it.marks.quoted && it.speaker.is_some();
    let milder = are_two(a, b) || quoted(a) != quoted(b) && severity == Severity::Error;
    match severity {
        Severity::Error if milder => Severity::Warning,
        Severity::Warning if milder => Severity::Note,
        severity => severity,
    }
}

/// Whether both have a speaker with a name, and no name in common.
fn are_two(a: &Witness, b: &Witness) -> bool {
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
