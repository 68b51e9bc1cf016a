//! Likeness in use: the cosine of two vectors.
//!
//! Every vector is written with length 160 in whole numbers, so that the product of two, over 160 squared, is their cosine; few vectors
//! are so peaked that a byte does not hold a number of theirs.

use super::Word;
use super::table::{VECTORS, section};

/// The square of a vector's length.
const SQUARE: i32 = 160 * 160;

impl Word {
    /// How alike two lemmas are in use, in hundredths from -100 to 100; none where one of them has no vector.
    ///
    /// Siblings and opposites are as like as twins: "northern" and "southern" 90 and more.
    #[must_use]
    pub fn likeness(self, other: Self) -> Option<i8> {
        let (a, b) = (vector(self), vector(other));
        let is_known = |vector: &[u8]| vector.iter().any(|&byte| byte != 0);
        if !is_known(a) || !is_known(b) {
            return None;
        }
        let product: i32 = a.iter().zip(b).map(|(&a, &b)| i32::from(a.cast_signed()) * i32::from(b.cast_signed())).sum();
        i8::try_from((product * 100 / SQUARE).clamp(-100, 100)).ok()
    }
}

fn vector(word: Word) -> &'static [u8] {
    let vectors = section(VECTORS);
    let size = vectors.len() / Word::count().max(1);
    vectors.get(word.at() * size..(word.at() + 1) * size).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn likeness(a: &str, b: &str) -> i8 {
        Word::of(a).unwrap().likeness(Word::of(b).unwrap()).unwrap()
    }

    #[test]
    fn words_of_one_use_are_alike() {
        for (a, b) in [("passenger", "traveller"), ("worker", "employee"), ("ferry", "ship"), ("pupil", "student"), ("kill", "die"), ("rise", "fall")] {
            assert!(likeness(a, b) >= 50, "{a} {b} {}", likeness(a, b));
        }
    }

    #[test]
    fn words_of_other_uses_are_not() {
        for (a, b) in [("passenger", "percent"), ("ferry", "budget"), ("pupil", "tonne"), ("kill", "price"), ("measles", "ship")] {
            assert!(likeness(a, b) < 35, "{a} {b} {}", likeness(a, b));
        }
    }

    #[test]
    fn likeness_is_mutual_and_full_with_itself() {
        for word in Word::all().step_by(97).filter(|word| word.likeness(*word).is_some()) {
            // numbers are rounded, and what a byte cannot hold is cut off
            assert!(word.likeness(word).unwrap() >= 90, "{}", word.lemma());
            let other = Word::of("hospital").unwrap();
            assert_eq!(word.likeness(other), other.likeness(word));
        }
    }
}
