//! Claims of small texts, for the tests of the readers.

use crate::claim::Claim;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::SourceId;

/// The claims of a text.
pub fn claims(text: &str) -> Vec<Claim> {
    crate::check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap()).claims
}

/// The claim of the figure that is written so.
#[track_caller]
pub fn claim(text: &str, figure: &str) -> Claim {
    let found = claims(text).into_iter().find(|claim| claim.figure.span.of(text).contains(figure));
    found.unwrap_or_else(|| panic!("no figure {figure} in: {text}"))
}
