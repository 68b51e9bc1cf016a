//! How a figure is mentioned: as news, or as something that the reader knows.
//!
//! ```text
//! known   = definite [word] figure                      "the 250 million dollar fund", "at the same 25 dollars", "its earlier 40 votes"
//! narrows = (determiner | word) moment {word}           "the 2004 awards", "a preliminary 1984 ruling": ruling, preliminary
//! ```

use crate::clause::Scene;
use crate::quantity::Dimension;
use crate::sentence::Kind;
use crate::witness::Mention;

/// Words behind a moment that may belong to what it narrows.
const REACH: usize = 4;

/// How the figure at `index` is mentioned.
pub fn mention(scene: &Scene<'_>, index: usize) -> Mention {
    let (figure, range) = &scene.figures[index];
    let calendar = matches!(figure.unit.dimension(), Dimension::Year | Dimension::Date);
    Mention { known: is_known(scene, range.start), narrows: if calendar { narrowed(scene, range.clone()) } else { Vec::new() } }
}

/// Whether a word for what the reader knows stands before a figure, or before the one word between.
fn is_known(scene: &Scene<'_>, start: usize) -> bool {
    let definite = |at: usize| scene.words.get(at).is_some_and(|word| scene.lexicon.words.is_definite(&word.lower));
    let Some(before) = start.checked_sub(1) else { return false };
    // within the words of the figure stand hedges: "the estimated 40"
    let describes = |at: usize| {
        scene.words.get(at).is_some_and(|word| word.kind == Kind::Word && !word.is_capitalised() && !scene.lexicon.words.is_stop(&word.lower))
            && scene.figure_at(at).is_none()
    };
    definite(before) || describes(before) && before.checked_sub(1).is_some_and(definite)
}

/// Lemmas of the nouns that a moment narrows, the first of up to four words behind it; none where it stands behind a preposition.
fn narrowed(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<Box<str>> {
    let vocabulary = &scene.lexicon.words;
    let free = range.start.checked_sub(1).and_then(|before| scene.words.get(before)).is_none_or(|before| {
        before.kind == Kind::Word && !vocabulary.is_preposition(&before.lower) && !vocabulary.is_conjunction(&before.lower) || before.is("'s")
    });
    if !free {
        return Vec::new();
    }
    let runs_on =
        |at: &usize| scene.figure_at(*at).is_none() && scene.words.get(*at).is_some_and(|word| word.kind == Kind::Word && !vocabulary.is_stop(&word.lower));
    let mut lemmas: Vec<Box<str>> =
        (range.end..range.end + REACH).take_while(runs_on).map(|at| vocabulary.lemma(&scene.words[at].lower).as_ref().into()).collect();
    lemmas.sort();
    lemmas.dedup();
    lemmas
}
