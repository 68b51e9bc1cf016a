//! How rare a word is, and how often it is written with a capital.
//!
//! `rules/lexicon/rarity.tsv` holds one word a line, sorted by bytes, and two digits: the word's rarity in 36 steps (0-9, a-z) and
//! its share of capitals in ten steps (0-9). It was made from counts over 37,554 news articles: `df` is the number of articles
//! that hold the word, in any case, and its rarity is `ln((N + 1) / (df + 0.5)) / ln(N / 1.5)` with N = 37,554; the capitals are
//! counted inside sentences only. Words of fewer than a dozen articles are left out. The build script
//! adds an index by hash, so that a look-up is one or two comparisons in the compiled-in bytes and the table costs nothing to load.

/// The table, a value without state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rarity;

static TABLE: &str = include_str!("../../rules/lexicon/rarity.tsv");
/// For each slot the offset of a line plus one, in four bytes; 0 where no word has it.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rarity.index"));
/// Bytes of a slot.
const SLOT: usize = 4;

/// The two classes of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    word: &'static str,
    rarity: u8,
    capitals: u8,
}

impl Rarity {
    /// How much two texts say by sharing the word: 0 ("the") to 1 (a word that is not in the table).
    #[must_use]
    pub fn weight(self, lower: &str) -> f32 {
        lookup(lower).map_or(1.0, |entry| f32::from(entry.rarity) / 35.0)
    }

    /// Whether the word is in the table.
    #[must_use]
    pub fn known(self, lower: &str) -> bool {
        lookup(lower).is_some()
    }

    /// The word as the table holds it, for as long as the program runs.
    #[must_use]
    pub fn kept(self, lower: &str) -> Option<&'static str> {
        lookup(lower).map(|entry| entry.word)
    }

    /// The share of its uses inside sentences that have a capital, 0 to 1; 0 for a word that is not in the table.
    #[must_use]
    pub fn capital_share(self, lower: &str) -> f32 {
        lookup(lower).map_or(0.0, |entry| f32::from(entry.capitals) / 9.0)
    }
}

/// Rarity class of a known word, 0 (in every article) to 35.
pub(super) fn rarity_class(lower: &str) -> Option<u8> {
    lookup(lower).map(|entry| entry.rarity)
}

/// The line of a word, from its slot on until a slot is free.
fn lookup(word: &str) -> Option<Entry> {
    let slots = INDEX.len() / SLOT;
    let mut slot = hash(word.as_bytes()) % slots;
    loop {
        let offset = usize::try_from(u32::from_le_bytes(INDEX.get(slot * SLOT..(slot + 1) * SLOT)?.try_into().ok()?)).ok()?;
        let start = offset.checked_sub(1)?;
        let line = TABLE.as_bytes().get(start..)?;
        if let Some([b'\t', classes @ ..]) = line.strip_prefix(word.as_bytes()) {
            return entry(TABLE.get(start..start + word.len())?, classes.get(..2)?);
        }
        slot = (slot + 1) % slots;
    }
}

/// The hash of the build script.
fn hash(word: &[u8]) -> usize {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) as usize
}

fn entry(word: &'static str, classes: &[u8]) -> Option<Entry> {
    let digit = |at: usize| classes.get(at).and_then(|byte| char::from(*byte).to_digit(36)).and_then(|digit| u8::try_from(digit).ok());
    Some(Entry { word, rarity: digit(0)?, capitals: digit(1)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let mut count = 0;
        for line in TABLE.lines() {
            let (word, _) = line.split_once('\t').unwrap();
            assert_eq!(Rarity.kept(word), Some(word));
            count += 1;
        }
        assert!(count > 36_000);
        assert!(TABLE.lines().map(|line| line.split_once('\t').unwrap().0).is_sorted());
    }

    #[test]
    fn common_words_weigh_little() {
        assert!(Rarity.weight("the") < 0.01);
        assert!(Rarity.weight("fighter") > Rarity.weight("people"));
        assert!((Rarity.weight("xyzzyx") - 1.0).abs() < f32::EPSILON);
        assert!(!Rarity.known("xyzzyx") && !Rarity.known("") && !Rarity.known("zzzz"));
    }

    #[test]
    fn names_have_capitals() {
        assert!(Rarity.capital_share("baghdad") > 0.9);
        assert!(Rarity.capital_share("table") < 0.3);
    }
}
