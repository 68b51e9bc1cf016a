//! Releases in documentation, which are names: "The minimum supported Rust version is 1.46", "rustc 1.60 and greater".
//!
//! ```text
//! release = digits "." digits, in a sentence with a word for releases, before nothing that it could count
//!         | sign digits                          the same of any digits that a sign makes a floor: "Node.js ≥ 18 is required"
//!         | [ name [ ":" ] ] sign digits end     "Python >= 3.8", "≥ 4.11"
//! ```
//! In prose for everybody "version" stands before its number ("version 2.1"), which the grammar of names reads; documentation tells of a
//! release in many more ways, and each is a name there.

use std::ops::Range;

use crate::claim::{Figure, Form};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Hedge, Unit};
use crate::sentence::{Kind, Word};

/// Makes names of the releases among figures of documentation.
pub fn releases(words: &[Word<'_>], lexicon: &Lexicon, figures: &mut [(Figure, Range<usize>)]) {
    let is_versioned = words.iter().any(|word| lexicon.docs.is_versioned(&word.lower));
    for (figure, range) in figures {
        let [stated] = figure.stated.as_slice() else { continue };
        let dotted = figure.form == Form::Digits && stated.decimals() > 0 && figure.unit == Unit::count();
        let counts = words.get(range.end).is_some_and(|next| {
            let small = lexicon.words.is_stop(&next.lower) || lexicon.words.is_preposition(&next.lower) || lexicon.words.is_conjunction(&next.lower);
            next.kind == Kind::Word && !small && !lexicon.docs.is_versioned(&next.lower)
        });
        let is_signed = is_floor(figure) && !counts && figure.unit == Unit::count() && signs(words, range);
        if is_versioned && (dotted && !counts || is_signed) || is_signed && is_label(words, range, dotted) {
            figure.unit = Unit::new("name", Dimension::Name, Amount::ONE);
        }
    }
}

/// Whether a figure says the least that will do.
fn is_floor(figure: &Figure) -> bool {
    matches!(figure.hedge, Hedge::AtLeast | Hedge::MoreThan)
}

/// Whether a sign before or behind the digits says so, and no word.
fn signs(words: &[Word<'_>], range: &Range<usize>) -> bool {
    words.get(range.clone()).is_some_and(|own| own.iter().all(|word| word.kind != Kind::Word))
}

/// Whether nothing stands there but the digits, or the name of what is released before them.
fn is_label(words: &[Word<'_>], range: &Range<usize>, dotted: bool) -> bool {
    let is_end = words.get(range.end).is_none_or(|next| next.kind != Kind::Word);
    let mut before = words.get(..range.start).unwrap_or_default().iter().rev().skip_while(|word| word.is(":")).peekable();
    let is_named = before.peek().is_some_and(|word| word.kind == Kind::Word && word.text.starts_with(char::is_uppercase));
    is_end && (is_named || dotted && before.peek().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn names(text: &str) -> usize {
        let lexicon = Lexicon::shipped().unwrap();
        let words = words(text, Span::new(0, text.len()));
        let mut found = super::super::figures(&words, &lexicon).figures;
        releases(&words, &lexicon, &mut found);
        found.iter().filter(|(figure, _)| figure.unit.dimension() == Dimension::Name).count()
    }

    #[test]
    fn releases_are_names_and_measures_are_none() {
        for text in [
            "The minimum supported Rust version is 1.46.",
            "It is tested for rustc 1.60 and greater.",
            "Upgraded from 0.15 to 0.19.",
            "Node.js >= 18 is required.",
            "≥ 4.11",
            "Python: >= 3.8",
        ] {
            assert!(names(text) > 0, "{text}");
        }
        for text in [
            "The new version is 1.5 times faster.",
            "It takes 2.5 seconds.",
            "This version has 40 commands.",
            "A ratio of 1.46 was met.",
            "At least 18 are required.",
            "It has 40+ commands.",
            "a score >= 40 wins",
        ] {
            assert_eq!(names(text), 0, "{text}");
        }
    }
}
