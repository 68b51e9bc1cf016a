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

use std::sync::OnceLock;

use super::table::Table;
use crate::sentence::{Word, words};
use crate::span::Span;

/// From runs of words to what they mean; the longest run wins.
#[derive(Clone, Debug)]
pub struct PhraseMap<T> {
    entries: Vec<Entry<T>>,
    /// The longest phrase that begins with a word; each phrase knows the next one.
    by_first: Table<u32>,
    /// The phrases that end in a word, the longest first; made when it is first asked for.
    by_last: OnceLock<Table<Vec<u32>>>,
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
    /// The words, with [`JOINT`] between them.
    text: Box<str>,
    words: usize,
    /// The next phrase with the same first word, no longer than this one.
    next: Option<u32>,
    value: T,
}

/// Stands between the words of a phrase; no word holds it, since it is a space.
const JOINT: char = ' ';

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> PhraseMap<T> {
    /// An empty map over words in lower case.
    #[must_use]
    pub fn new() -> Self {
        Self { entries: Vec::new(), by_first: Table::default(), by_last: OnceLock::new(), spelling: Spelling::Folded }
    }

    /// An empty map over words as they are written, for symbols.
    #[must_use]
    pub fn as_written() -> Self {
        Self { spelling: Spelling::AsWritten, ..Self::new() }
    }

    /// Adds a phrase, in plain text; a phrase that is there already gets the new value. An empty phrase is ignored.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let (text, words) = if is_plain(phrase) { (phrase.into(), phrase.matches(JOINT).count() + 1) } else { self.spelled(phrase) };
        let Some(first) = text.split(JOINT).next().filter(|first| !first.is_empty()) else { return };
        let head = self.by_first.get(first).copied();
        let known = self.chain(head).find(|&at| self.entries[at].text == text);
        if let Some(known) = known {
            self.entries[known].value = value;
            return;
        }
        self.by_last.take();
        let Ok(new) = u32::try_from(self.entries.len()) else { return };
        // after those that are as long or longer
        let before = self.chain(head).take_while(|&at| self.entries[at].words >= words).last();
        let next = match before {
            Some(before) => self.entries[before].next.replace(new),
            None => self.by_first.insert(first.into(), new),
        };
        self.entries.push(Entry { text, words, next, value });
    }

    /// The words of a phrase with [`JOINT`] between them, and how many they are.
    fn spelled(&self, phrase: &str) -> (Box<str>, usize) {
        let words = words(phrase, Span::new(0, phrase.len()));
        let mut text = String::with_capacity(phrase.len() + 8);
        for word in &words {
            if !text.is_empty() {
                text.push(JOINT);
            }
            text.push_str(self.spelling.of(word));
        }
        (text.into(), words.len())
    }

    /// The phrases that follow one another from `head` on.
    fn chain(&self, head: Option<u32>) -> impl Iterator<Item = usize> {
        std::iter::successors(head.map(|at| at as usize), |&at| self.entries.get(at)?.next.map(|at| at as usize))
    }

    /// The longest phrase that begins at `words[at]`: how many words it has, and its value.
    #[must_use]
    pub fn starting_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, &T)> {
        let rest = words.get(at..)?;
        let head = *self.by_first.get(self.spelling.of(rest.first()?))?;
        self.longest(self.chain(Some(head)), |len| rest.get(..len))
    }

    /// The longest phrase whose last word is `words[end - 1]`: how many words it has, and its value.
    #[must_use]
    pub fn ending_at(&self, words: &[Word<'_>], end: usize) -> Option<(usize, &T)> {
        let before = words.get(..end)?;
        let bucket = self.by_last().get(self.spelling.of(before.last()?))?;
        self.longest(bucket.iter().map(|&at| at as usize), |len| before.get(before.len().checked_sub(len)?..))
    }

    fn by_last(&self) -> &Table<Vec<u32>> {
        self.by_last.get_or_init(|| {
            let mut index: Table<Vec<u32>> = Table::default();
            for (at, entry) in (0_u32..).zip(&self.entries) {
                let last = entry.text.rsplit(JOINT).next().unwrap_or_default();
                index.entry(last.into()).or_default().push(at);
            }
            for bucket in index.values_mut() {
                bucket.sort_by_key(|&at| std::cmp::Reverse(self.entries[at as usize].words));
            }
            index
        })
    }

    /// Whether a phrase begins with this word.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The phrases, one space between their words, as they were added.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.text)
    }

    /// The value of a phrase of this one word.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&T> {
        // the longest come first, so a single word stands last
        let last = self.chain(self.by_first.get(word).copied()).last()?;
        self.entries.get(last).filter(|entry| entry.words == 1).map(|entry| &entry.value)
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

    fn longest<'w, 'd: 'w>(&self, chain: impl Iterator<Item = usize>, run: impl Fn(usize) -> Option<&'w [Word<'d>]>) -> Option<(usize, &T)> {
        let fits = |entry: &Entry<T>| {
            run(entry.words).is_some_and(|run| entry.words == 1 || run.iter().zip(entry.text.split(JOINT)).all(|(word, token)| self.spelling.of(word) == token))
        };
        chain.filter_map(|at| self.entries.get(at)).find(|entry| fits(entry)).map(|entry| (entry.words, &entry.value))
    }
}

/// Whether the phrase is small letters with one space between words, as most are: it is spelled as it stands.
fn is_plain(phrase: &str) -> bool {
    phrase.split(JOINT).all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
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
