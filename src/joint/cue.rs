//! Which cues stand with a figure, as a set: words that say how figures hang together, words that tie them, and words of movement.
//!
//! "the remaining 27, down from 40" has the cues `remainder`, `fall` and `origin`.

use std::sync::LazyLock;

use strum::{EnumCount, IntoEnumIterator};

use crate::lexicon::{Clauses, Cue, Tie};

/// The words of movement, behind the classes of cues and of ties.
const MOVEMENTS: [&str; 3] = ["rise", "fall", "comparing"];

/// The names of all cues, in the order of their bits.
pub static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let cues = Cue::iter().map(|cue| cue.to_string());
    cues.chain(Tie::iter().map(|tie| format!("tie-{tie}"))).chain(MOVEMENTS.map(str::to_owned)).collect()
});

/// A set of cues, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u64);

impl Cues {
    /// Those of a word and its lemma.
    #[must_use]
    pub fn of(words: &Clauses, lower: &str, lemma: &str) -> Self {
        let cue = words.cue(lower).or_else(|| words.cue(lemma)).map(|cue| cue as usize);
        let tie = words.tie(lower).map(|tie| Cue::COUNT + tie as usize);
        let behind = Cue::COUNT + Tie::COUNT;
        let movement =
            if words.is_rise(lower) || words.is_rise(lemma) { Some(behind) } else { (words.is_fall(lower) || words.is_fall(lemma)).then_some(behind + 1) };
        let comparing = words.is_comparing(lower).then_some(behind + 2);
        Self([cue, tie, movement, comparing].into_iter().flatten().fold(0, |set, bit| set | 1_u64 << bit))
    }

    /// With those of another set.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has words of a class.
    #[must_use]
    pub fn has(self, cue: Cue) -> bool {
        self.0 >> (cue as u32) & 1 == 1
    }

    /// Whether it has words of movement, or of comparison.
    #[must_use]
    pub fn moves(self) -> bool {
        self.0 >> (Cue::COUNT + Tie::COUNT) != 0
    }

    /// For each cue, in the order of their names, whether it is there.
    pub fn each(self) -> impl Iterator<Item = bool> {
        (0..NAMES.len()).map(move |bit| self.0 >> bit & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_cues_of_its_classes() {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        let named = |lower: &str| -> Vec<String> {
            let cues = Cues::of(&lexicon.clauses, lower, lower);
            NAMES.iter().zip(cues.each()).filter(|(_, is)| *is).map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(named("remaining"), ["remainder"]);
        assert_eq!(named("than"), ["tie-comparison"]);
        assert_eq!(named("rabbit"), [""; 0]);
        assert!(NAMES.len() <= 64);
    }
}
