//! Small texts as the readers see them, for their tests.

use super::scene::Scene;
use crate::claim::{Claim, Phrase};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::span::{SourceId, Span};

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

/// Holds what a figure counts or measures to what is expected.
#[track_caller]
pub fn counts(text: &str, figure: &str, noun: Option<&str>) {
    assert_eq!(words(claim(text, figure).noun.map(|noun| noun.phrase)).as_deref(), noun, "{text}");
}

/// Holds what a figure is a part of to what is expected.
#[track_caller]
pub fn of(text: &str, figure: &str, whole: Option<&str>) {
    assert_eq!(words(claim(text, figure).whole).as_deref(), whole, "{text}");
}

/// The words of a phrase.
pub fn words(phrase: Option<Phrase>) -> Option<String> {
    phrase.map(|phrase| phrase.words.join(" "))
}

/// What is seen of a sentence.
pub fn with<T>(text: &str, seen: impl Fn(&Scene<'_>) -> T) -> T {
    let lexicon = Lexicon::shipped().unwrap();
    let words = crate::sentence::words(text, Span::new(0, text.len()));
    let figures = crate::parse::figures(&words, &lexicon).figures;
    seen(&Scene::new(&words, &figures, &lexicon))
}
