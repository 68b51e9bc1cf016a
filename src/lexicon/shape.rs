//! The first two letters and the lengths of the words of a set: nearly every word that is not in it is told by them, without a look-up.

/// What the words of a set look like, in any case.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes {
    /// For each pair of first letters, the lengths that the words have, as bits; empty as long as there is no word.
    lengths: Vec<u32>,
}

/// Pairs of first letters, five bits of each, which upper and lower case share; other characters fall in with letters.
const PAIRS: usize = 1 << 10;
/// Words of more bytes share the last bit.
const LONGEST: usize = 31;

impl Shapes {
    pub(super) fn add(&mut self, word: &str) {
        if self.lengths.is_empty() {
            self.lengths.resize(PAIRS, 0);
        }
        if let Some(lengths) = self.lengths.get_mut(pair(word.as_bytes())) {
            *lengths |= length(word.as_bytes());
        }
    }

    /// Whether the set has a word that begins alike and is as long.
    #[inline]
    pub(super) fn may_hold(&self, word: &[u8]) -> bool {
        self.lengths.get(pair(word)).is_some_and(|lengths| lengths & length(word) != 0)
    }
}

#[inline]
fn pair(word: &[u8]) -> usize {
    let letter = |at: usize| word.get(at).map_or(0, |letter| usize::from(letter & 31));
    letter(0) << 5 | letter(1)
}

#[inline]
fn length(word: &[u8]) -> u32 {
    1 << word.len().min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_set_are_never_refused() {
        let words = ["", "a", "up to", "km/h", "\u{b0}C", "q1", "antidisestablishmentarianism and more", "US$", "march"];
        let mut shapes = Shapes::default();
        assert!(!shapes.may_hold(b"march"));
        words.iter().for_each(|word| shapes.add(word));
        assert!(words.iter().all(|word| shapes.may_hold(word.as_bytes())));
        assert!(shapes.may_hold(b"MARCH") && !shapes.may_hold(b"marches") && !shapes.may_hold(b"april"));
    }
}
