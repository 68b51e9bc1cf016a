//! How a figure stands beside the one before it: what alone is between them.
//!
//! ```text
//! beside = nothing | sign | "(" | "and" | "or"        30 miles (48 km); a third, 33 percent; 6 ft 2 in
//! ```

use std::ops::Range;

use crate::claim::{Beside, Claim};
use crate::clause::Scene;
use crate::sentence::{Kind, Word};

/// Tells of each figure of a sentence how it stands beside the one before it.
pub fn join(scene: &Scene<'_>, claims: &mut [Claim]) {
    for index in 1..claims.len() {
        claims[index].beside = beside(scene, index, &claims[index - 1]);
    }
}

/// What alone stands between the phrase of the figure before and this one; `None` where more does.
fn beside(scene: &Scene<'_>, index: usize, before: &Claim) -> Option<Beside> {
    let words = between(scene, index - 1, index);
    if words.is_empty() {
        return Some(Beside::Nothing);
    }
    let next = scene.words.get(words.end);
    let is_touched = words.len() == 1 && next.is_some_and(|next| next.glued);
    // "a 30-foot (9-metre) statue": the phrase of the first goes on behind the second
    let is_over = next.is_some_and(|next| before.span.end() <= next.span.start());
    match if is_over { behind(scene, before, words) } else { &scene.words[words] } {
        [sign] if sign.kind == Kind::Sign && sign.glued && is_touched => Some(Beside::Glued),
        [open] if open.is("(") => Some(Beside::Bracket),
        [sign] if sign.kind == Kind::Sign => Some(Beside::Sign),
        [word] if scene.lexicon.words.is_conjunction(&word.lower) => Some(Beside::Conjunction),
        _ => None,
    }
}

/// The words between two neighbouring figures.
fn between(scene: &Scene<'_>, first: usize, second: usize) -> Range<usize> {
    let start = scene.figures[first].1.end;
    start..scene.figures[second].1.start.max(start)
}

/// Those of the words that stand behind the phrase of a claim.
fn behind<'s>(scene: &'s Scene<'_>, claim: &Claim, words: Range<usize>) -> &'s [Word<'s>] {
    let start = words.clone().find(|&at| scene.words[at].span.start() >= claim.span.end()).unwrap_or(words.end);
    &scene.words[start..words.end]
}

#[cfg(test)]
mod tests {
    use crate::claim::Beside;

    /// How each figure stands beside the one before it.
    #[track_caller]
    fn besides(text: &str) -> Vec<Option<Beside>> {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        let study = crate::check::read(crate::document::Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon);
        study.claims.iter().map(|claim| claim.beside).collect()
    }

    #[test]
    fn what_stands_between_two_figures_is_told() {
        for text in ["A 30-foot (9-meter) statue stands here.", "The way is 30 miles (48 km) long.", "It has 30 miles of road (48 km)."] {
            assert_eq!(besides(text), [None, Some(Beside::Bracket)], "{text}");
        }
        assert_eq!(besides("It is 30 miles, 48 km from here."), [None, Some(Beside::Sign)]);
        assert_eq!(besides("It took 40 days and 50 hours."), [None, Some(Beside::Conjunction)]);
        assert_eq!(besides("It has 30 miles of road with 48 bends."), [None, None]);
    }
}
