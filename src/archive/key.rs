//! Keys: what a draft and a source must share before it is worth holding one against the other.
//!
//! | key | of | weight |
//! |---|---|---|
//! | `w` and the beginning of a word | each rare word and name of a document | the word's rarity |
//! | `n` and a number | each exact number of three or more significant digits | 1 |
//! | `m` and a measure | each named measure | 0: such a document is taken where there is room |

use crate::assertion::Assertion;
use crate::check::Study;
use crate::engine;
use crate::quantity::Amount;

use super::wire::checksum;

/// One key of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// A letter for its kind, and what it is: `wtunne`, `n1450`, `mforeign-fighters`.
    pub bytes: Box<[u8]>,
    /// How much two documents have in common that share it.
    pub weight: f32,
}

impl Key {
    /// The beginning of the word that it is; `None` where it is a number or a measure. A check goes by words alone.
    #[must_use]
    pub fn word(&self) -> Option<&[u8]> {
        self.bytes.strip_prefix(b"w")
    }
}

/// The least number of units in the last place that makes a number rare.
const RARE: i64 = 100;

/// The keys of a document, each once, in order of their bytes.
#[must_use]
pub fn keys(study: &Study) -> Vec<Key> {
    let words = engine::signs(&study.story).map(|(word, weight)| Key { bytes: prefixed(b'w', word), weight });
    let numbers = study.assertions.iter().filter_map(|it| number(it)).map(|number| Key { bytes: prefixed(b'n', number.as_bytes()), weight: 1.0 });
    let measures = study.assertions.iter().filter_map(|it| it.measure.as_ref()).map(|measure| Key { bytes: prefixed(b'm', measure.as_bytes()), weight: 0.0 });
    let mut keys: Vec<Key> = words.chain(numbers).chain(measures).collect();
    keys.sort_by(|a, b| a.bytes.cmp(&b.bytes));
    keys.dedup_by(|later, first| later.bytes == first.bytes);
    keys
}

fn prefixed(kind: u8, text: &[u8]) -> Box<[u8]> {
    std::iter::once(kind).chain(text.iter().copied()).collect()
}

/// The one number of an assertion, where few texts share it.
fn number(assertion: &Assertion) -> Option<String> {
    let [stated] = assertion.reading.stated.as_slice() else { return None };
    let units = stated.value.over(stated.place)?;
    (assertion.unit.dimension().is_quantity() && units.abs() >= Amount::integer(RARE)).then(|| stated.value.to_plain(0))
}

/// The bucket of a key among so many.
pub(super) fn bucket(key: &[u8], buckets: usize) -> Option<usize> {
    usize::try_from(checksum(key) % u64::try_from(buckets).ok().filter(|&buckets| buckets > 0)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::span::SourceId;

    fn of(text: &str) -> Vec<Key> {
        keys(&check::read(Document::plain("a.txt", text), SourceId::new(0), &Lexicon::shipped().unwrap()))
    }

    fn weight(keys: &[Key], bytes: &str) -> Option<f32> {
        keys.iter().find(|key| *key.bytes == *bytes.as_bytes()).map(|key| key.weight)
    }

    #[test]
    fn words_numbers_and_measures_are_keys() {
        let keys = of("Up to 30,000 foreign fighters have crossed into Syria. Ferries to Tarnby carried 1,454 lorries.");
        assert!(weight(&keys, "wtarnb").is_some_and(|weight| weight > 0.0), "{keys:?}");
        assert_eq!(weight(&keys, "n1454"), Some(1.0), "{keys:?}");
        assert_eq!(weight(&keys, "mforeign-fighters"), Some(0.0), "{keys:?}");
    }

    #[test]
    fn a_number_that_many_texts_have_is_no_key() {
        // two digits, a year, and one that is not exact
        let keys = of("In 2014 the mill had 45 looms. About 3,000 bales burned.");
        assert!(keys.iter().all(|key| key.bytes.first() != Some(&b'n')), "{keys:?}");
    }

    #[test]
    fn each_key_stands_once_in_order() {
        let keys = of("Tarnby shipped 1,454 crates. The harbour of Tarnby counted 1,454 crates again. Okelund lost 2,311 barrels.");
        assert!(keys.is_sorted_by(|a, b| a.bytes < b.bytes), "{keys:?}");
        assert_eq!(keys.iter().filter(|key| *key.bytes == *b"n1454").count(), 1);
    }

    #[test]
    fn only_words_bring_two_texts_together() {
        let word = |bytes: &[u8]| Key { bytes: bytes.into(), weight: 1.0 }.word().map(<[u8]>::to_vec);
        assert_eq!(word(b"wtarnb"), Some(b"tarnb".to_vec()));
        assert_eq!((word(b"n1454"), word(b"mforeign-fighters")), (None, None));
    }
}
