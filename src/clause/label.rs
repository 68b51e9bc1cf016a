//! What a figure counts where a label names it.
//!
//! ```text
//! label    = noun { noun } (":" | ",") figure ["."]    the whole of a sentence: "Detectors: 54", "detectors,54"
//! telegram = word-of-results figure { "vs" figure }    "Shr 20 cts vs 15 cts"
//! ```
//! The comma is that of a table: nothing stands between it and the words on its sides. A telegram has no subject, or holds its figures
//! against others.

use std::ops::Range;

use crate::quantity::Dimension;
use crate::sentence::Kind;
use crate::syntax::Tag;

use super::scene::Scene;

/// Words of a label, at the most.
const LONGEST: usize = 4;

/// The words of the label before the figure at `index`, where the sentence is a label and its figure.
pub(super) fn label(scene: &Scene<'_>, index: usize) -> Option<Range<usize>> {
    let range = &scene.figures[index].1;
    let sign = range.start.checked_sub(1).filter(|&sign| (1..=LONGEST).contains(&sign))?;
    let tight = scene.words[sign].glued && scene.words[range.start].glued;
    let parts = scene.words[sign].is(":") || scene.words[sign].is(",") && tight;
    let ends = scene.words.len() <= range.end + 1 && scene.words[range.end..].iter().all(|stop| stop.is("."));
    let named = scene.words[..sign].iter().all(|word| word.kind == Kind::Word && !scene.lexicon.words.is_stop(&word.lower));
    (parts && ends && named).then_some(0..sign)
}

/// The word of results before the figure at `index`, where the sentence is a telegram.
pub(super) fn telegram(scene: &Scene<'_>, index: usize, fragment: bool) -> Option<Range<usize>> {
    let start = scene.figures[index].1.start;
    let vocabulary = &scene.lexicon.clauses;
    let amount = matches!(scene.dimension(index), Dimension::Money | Dimension::Count | Dimension::Rate);
    let is_telegram = amount && (fragment || scene.words.iter().any(|word| vocabulary.is_comparing(&word.lower)));
    let word = (0..start).rev().find(|&at| vocabulary.is_of_telegram(&scene.words[at].lower)).filter(|_| is_telegram)?;
    // only figures, signs and what holds them against each other in between: no verb
    let predicate = |at: usize| scene.tree.token_at(at).is_some_and(|token| scene.figure_at(at).is_none() && scene.tree.tag(token) == Tag::Aux);
    (!(word..start).any(predicate)).then_some(word..word + 1)
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::{claim, counts};

    #[test]
    fn a_label_names_what_is_counted() {
        counts("Detectors: 54", "54", Some("detectors"));
        counts("detectors,54", "54", Some("detectors"));
        counts("Active crews: 54.", "54", Some("active crews"));
        counts("He said of them: 54", "54", None);
    }

    #[test]
    fn a_telegram_names_its_figures() {
        counts("Qtly div 54 cts vs 50 cts prior", "54", Some("div"));
        counts("The mill paid 54 cts.", "54", None);
    }

    #[test]
    fn a_telegram_says_nothing_of_anything() {
        assert!(claim("Oper shr 54 cts vs 51 cts", "54").marks.fragment);
        assert!(!claim("The mill paid 54 cts.", "54").marks.fragment);
    }
}
