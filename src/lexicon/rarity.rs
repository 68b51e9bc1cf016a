//! How rare a word is, and how often it is written with a capital.
//!
//! `rules/lexicon/rarity.tsv` holds one word a line, sorted by bytes, and two digits: the word's rarity in 36 steps (0-9, a-z) and
//! its share of capitals in ten steps (0-9). It was made from counts over 37,554 news articles: `df` is the number of articles
//! that hold the word, in any case, and its rarity is `ln((N + 1) / (df + 0.5)) / ln(N / 1.5)` with N = 37,554; the capitals are
//! counted inside sentences only. Words of fewer than a dozen articles are left out. A look-up is a binary search over the
//! compiled-in bytes, so the table costs nothing to load.

/// The table, a value without state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rarity;

static TABLE: &str = include_str!("../../rules/lexicon/rarity.tsv");

/// The two classes of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
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

/// Binary search for the line of a word.
fn lookup(word: &str) -> Option<Entry> {
    let table = TABLE.as_bytes();
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = memchr::memrchr(b'\n', &table[low..middle]).map_or(low, |before| low + before + 1);
        let end = memchr::memchr(b'\n', &table[middle..high]).map_or(high, |after| middle + after);
        let line = &table[start..end];
        let tab = memchr::memchr(b'\t', line)?;
        match word.as_bytes().cmp(&line[..tab]) {
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = end + 1,
            std::cmp::Ordering::Equal => return entry(&line[tab + 1..]),
        }
    }
    None
}

fn entry(classes: &[u8]) -> Option<Entry> {
    let digit = |at: usize| classes.get(at).and_then(|byte| char::from(*byte).to_digit(36)).and_then(|digit| u8::try_from(digit).ok());
    Some(Entry { rarity: digit(0)?, capitals: digit(1)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let mut count = 0;
        for line in TABLE.lines() {
            let (word, _) = line.split_once('\t').unwrap();
            assert!(Rarity.known(word), "{word}");
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
