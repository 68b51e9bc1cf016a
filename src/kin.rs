//! What words are to each other: how alike two lemmas are in use, and how a dictionary relates them.
//!
//! `models/en/kin.bin` holds some 22,000 lemmas, sorted by bytes: a vector each, whose cosine tells likeness in use, and the senses,
//! hypernyms, antonyms and derivations of `WordNet`. It is compiled in and read where it lies: nothing is unpacked, nothing is
//! computed but with integers, so that every machine says the same. Vectors and dictionary are evidence of two kinds. The first takes
//! opposites for twins ("northern", "southern"), the second knows the words of a dictionary only.
//!
//! ```
//! use gainsay::kin::{Relation, Word};
//! let [ferry, vessel, import, export] = ["ferry", "vessel", "import", "export"].map(|lemma| Word::of(lemma).unwrap());
//! assert!(ferry.likeness(vessel).unwrap() > 60);
//! assert_eq!(ferry.relation(vessel, None), Some(Relation::Narrower));
//! assert!(import.likeness(export).unwrap() > 60);
//! assert_eq!(import.relation(export, None), Some(Relation::Antonym));
//! ```

mod cover;
mod relation;
mod table;
mod vector;

pub use cover::{Term, agree, alike, cover};
pub use relation::{Part, Relation};

use table::{KEY_ENDS, KEYS, section};

/// A lemma that the table knows; ask for it once, then compare by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u16);

impl Word {
    /// The entry of a lemma in lower case; none for a name or a word that is too rare.
    #[must_use]
    pub fn of(lemma: &str) -> Option<Self> {
        let (mut low, mut high) = (0, Self::count());
        while low < high {
            let middle = low.midpoint(high);
            match key(middle)?.cmp(lemma.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return u16::try_from(middle).ok().map(Self),
            }
        }
        None
    }

    /// The lemma itself.
    #[must_use]
    pub fn lemma(self) -> &'static str {
        key(self.at()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// How many lemmas the table knows.
    #[must_use]
    pub fn count() -> usize {
        section(KEY_ENDS).len() / 4
    }

    /// Every lemma of the table, in order of bytes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::count()).map_while(|at| u16::try_from(at).ok().map(Self))
    }

    fn at(self) -> usize {
        usize::from(self.0)
    }
}

fn key(at: usize) -> Option<&'static [u8]> {
    table::run(KEY_ENDS, KEYS, 1, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lemma_is_found_and_they_are_sorted() {
        assert!(Word::count() > 15_000);
        assert!(Word::all().all(|word| Word::of(word.lemma()) == Some(word)));
        assert!(Word::all().map(Word::lemma).is_sorted());
    }

    #[test]
    fn what_is_no_lemma_is_not_found() {
        for none in ["", "zzzz", "xyzzyx", "a b", "Ferry", "\u{e9}\u{e9}"] {
            assert_eq!(Word::of(none), None, "{none}");
        }
    }
}
