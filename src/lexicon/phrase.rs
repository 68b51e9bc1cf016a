//! Phrases of one or more words, found in a sentence with one hash lookup a position.
//!
//! ```
//! use gainsay::{lexicon::PhraseMap, sentence::words, span::Span};
//! let mut hedges = PhraseMap::new();
//! hedges.insert("up to", "at most");
//! hedges.insert("up", "?");
//! let text = "Up to 40";
//! let sentence = words(text, Span::new(0, text.len()));
//! assert_eq!(hedges.starting_at(&sentence, 0), Some((2, &"at most")));
//! assert_eq!(hedges.ending_at(&sentence, 2), Some((2, &"at most")));
//! ```

use super::table::Table;
use crate::sentence::{Word, words};
use crate::span::Span;

/// From runs of words to what they mean; the longest run wins.
#[derive(Clone, Debug)]
pub struct PhraseMap<T> {
    entries: Vec<Entry<T>>,
    by_first: Table<Vec<usize>>,
    by_last: Table<Vec<usize>>,
    spelling: Spelling,
}

/// Which form of a word is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    /// Lower case.
    Folded,
    /// As written: "MW" is not "mw".
    AsWritten,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    tokens: Box<[Box<str>]>,
    value: T,
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> PhraseMap<T> {
    /// An empty map over words in lower case.
    #[must_use]
    pub fn new() -> Self {
        Self { entries: Vec::new(), by_first: Table::default(), by_last: Table::default(), spelling: Spelling::Folded }
    }

    /// An empty map over words as they are written, for symbols.
    #[must_use]
    pub fn as_written() -> Self {
        Self { spelling: Spelling::AsWritten, ..Self::new() }
    }

    /// Adds a phrase, in plain text; a phrase that is there already gets the new value. An empty phrase is ignored.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let tokens: Box<[Box<str>]> = words(phrase, Span::new(0, phrase.len())).iter().map(|word| self.spelling.of(word).into()).collect();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let known = self.by_first.get(first).into_iter().flatten().find(|&&entry| self.entries[entry].tokens == tokens);
        if let Some(&known) = known {
            self.entries[known].value = value;
            return;
        }
        let new = self.entries.len();
        for (index, word) in [(&mut self.by_first, first), (&mut self.by_last, last)] {
            let bucket = index.entry(word.clone()).or_default();
            let shorter = bucket.iter().position(|&entry| self.entries[entry].tokens.len() < tokens.len()).unwrap_or(bucket.len());
            bucket.insert(shorter, new);
        }
        self.entries.push(Entry { tokens, value });
    }

    /// The longest phrase that begins at `words[at]`: how many words it has, and its value.
    #[must_use]
    pub fn starting_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &T)> {
        let rest = words.get(at..)?;
        let bucket = self.by_first.get(self.spelling.of(rest.first()?))?;
        self.longest(bucket, |len| rest.get(..len))
    }

    /// The longest phrase whose last word is `words[end - 1]`: how many words it has, and its value.
    #[must_use]
    pub fn ending_at(&self, words: &[Word<'_>], end: usize) -> Option<(usize, &T)> {
        let before = words.get(..end)?;
        let bucket = self.by_last.get(self.spelling.of(before.last()?))?;
        self.longest(bucket, |len| before.get(before.len().checked_sub(len)?..))
    }

    /// Whether a phrase begins with this word.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The value of a phrase of this one word.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&T> {
        // the longest come first, so a single word stands last
        let entry = &self.entries[*self.by_first.get(word)?.last()?];
        (entry.tokens.len() == 1).then_some(&entry.value)
    }

    /// How many phrases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn longest<'w, 'd: 'w>(&self, bucket: &[usize], run: impl Fn(usize) -> Option<&'w [Word<'d>]>) -> Option<(usize, &T)> {
        let fits =
            |entry: &Entry<T>| run(entry.tokens.len()).is_some_and(|run| run.iter().zip(&entry.tokens).all(|(word, token)| self.spelling.of(word) == &**token));
        bucket.iter().map(|&entry| &self.entries[entry]).find(|entry| fits(entry)).map(|entry| (entry.tokens.len(), &entry.value))
    }
}

impl Spelling {
    fn of<'w>(self, word: &'w Word<'_>) -> &'w str {
        match self {
            Self::Folded => &word.lower,
            Self::AsWritten => word.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Vec<Word<'_>> {
        words(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_longest_phrase_wins_at_either_end() {
        let mut map = PhraseMap::new();
        map.insert("more than", 1);
        map.insert("than", 2);
        map.insert("no more than", 3);
        let text = sentence("No more than 40");
        assert_eq!(map.starting_at(&text, 0), Some((3, &3)));
        assert_eq!(map.starting_at(&text, 1), Some((2, &1)));
        assert_eq!(map.ending_at(&text, 3), Some((3, &3)));
        assert_eq!(map.starting_at(&text, 3), None);
        assert_eq!(map.ending_at(&text, 0), None);
        assert_eq!(map.starting_at(&text, 9), None);
        assert_eq!(map.ending_at(&text, 9), None);
    }

    #[test]
    fn signs_are_tokens_and_letters_may_matter() {
        let mut map = PhraseMap::as_written();
        map.insert("km/h", "speed");
        map.insert("MW", "power");
        assert_eq!(map.starting_at(&sentence("60 km/h"), 1), Some((3, &"speed")));
        assert_eq!(map.starting_at(&sentence("60 mw"), 1), None);
        assert_eq!(map.word("MW"), Some(&"power"));
        assert_eq!(map.word("km"), None);
    }

    #[test]
    fn the_last_value_of_a_phrase_holds() {
        let mut map = PhraseMap::new();
        map.insert("or so", 1);
        map.insert("or so", 2);
        map.insert("", 3);
        assert_eq!((map.len(), map.is_empty()), (1, false));
        assert_eq!(map.starting_at(&sentence("or so"), 0), Some((2, &2)));
    }
}
