//! What a figure counts where a label names it.
//!
//! ```text
//! label = noun { noun } (":" | ",") figure ["."]       the whole of a sentence: "Detectors: 54", "detectors,54"
//! ```
//! The comma is that of a table: nothing stands between it and the words on its sides.

use std::ops::Range;

use crate::sentence::Kind;

use super::scene::Scene;

/// Words of a label, at the most.
const LONGEST: usize = 4;

/// The words of the label before the figure at `index`, where the sentence is a label and its figure.
pub(super) fn label(scene: &Scene<'_>, index: usize) -> Option<Range<usize>> {
    let range = &scene.figures[index].1;
    let sign = range.start.checked_sub(1).filter(|&sign| (1..=LONGEST).contains(&sign))?;
    let tight = scene.words[sign].glued && scene.words[range.start].glued;
    let parts = scene.words[sign].is(":") || scene.words[sign].is(",") && tight;
    let ends = matches!(scene.words.get(range.end..), Some([]) | None) || matches!(scene.words.get(range.end..), Some([stop]) if stop.is("."));
    let named = scene.words[..sign].iter().all(|word| word.kind == Kind::Word && !scene.lexicon.words.is_stop(&word.lower));
    (parts && ends && named).then_some(0..sign)
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[track_caller]
    fn counts(text: &str, expected: Option<&str>) {
        let noun = claim(text, "54").noun.map(|noun| noun.phrase.words.join(" "));
        assert_eq!(noun.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_label_names_what_is_counted() {
        counts("Detectors: 54", Some("detectors"));
        counts("detectors,54", Some("detectors"));
        counts("Active crews: 54.", Some("active crews"));
        counts("He said of them: 54", None);
    }
}
