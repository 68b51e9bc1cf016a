//! Hash tables with a fixed, fast hash: the same on every run, and never iterated into output. Most words that are not in a table are
//! told by their shape alone.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use super::shape::Shapes;

/// From words to what they mean.
#[derive(Clone, Debug)]
pub(super) struct Table<V> {
    shapes: Shapes,
    entries: HashMap<Box<str>, V, BuildHasherDefault<Quick>>,
}

/// A set of words.
#[derive(Clone, Debug, Default)]
pub(super) struct WordSet(Table<()>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { shapes: Shapes::default(), entries: HashMap::default() }
    }
}

impl<V> Table<V> {
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        if self.shapes.may_hold(word.as_bytes()) { self.entries.get(word) } else { None }
    }

    #[inline]
    pub(super) fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    pub(super) fn insert(&mut self, word: Box<str>, value: V) -> Option<V> {
        self.shapes.add(&word);
        self.entries.insert(word, value)
    }

    pub(super) fn entry(&mut self, word: Box<str>) -> Entry<'_, Box<str>, V> {
        self.shapes.add(&word);
        self.entries.entry(word)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(|word| &**word)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|(word, value)| (&**word, value))
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut()
    }
}

impl<V> Extend<(Box<str>, V)> for Table<V> {
    fn extend<I: IntoIterator<Item = (Box<str>, V)>>(&mut self, words: I) {
        let words = words.into_iter();
        self.entries.reserve(words.size_hint().0);
        for (word, value) in words {
            self.insert(word, value);
        }
    }
}

impl WordSet {
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Whether the set has a word that looks alike.
    #[inline]
    pub(super) fn may_hold(&self, word: &[u8]) -> bool {
        self.0.shapes.may_hold(word)
    }

    pub(super) fn insert(&mut self, word: Box<str>) {
        self.0.insert(word, ());
    }
}

impl Extend<Box<str>> for WordSet {
    fn extend<I: IntoIterator<Item = Box<str>>>(&mut self, words: I) {
        self.0.extend(words.into_iter().map(|word| (word, ())));
    }
}

impl FromIterator<Box<str>> for WordSet {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(words: I) -> Self {
        let mut set = Self::default();
        set.extend(words);
        set
    }
}

/// A multiplicative hash that takes eight bytes at a time: quicker than the default on short words, which come from our own files.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick(u64);

/// An odd number without a pattern: the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Quick {
    #[inline]
    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(FACTOR);
    }
}

impl Hasher for Quick {
    #[inline]
    fn finish(&self) -> u64 {
        // the upper bits choose the group of a hashbrown table, the lower ones the place: both are mixed
        self.0 ^ (self.0 >> 32)
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((chunk, after)) = rest.split_first_chunk() {
            self.mix(u64::from_le_bytes(*chunk));
            rest = after;
        }
        // the length stands with the rest, so that "a" is not "a\0"
        self.mix(tail(rest) ^ (bytes.len() as u64) << 56);
    }

    /// The end of a string, which its length has told already.
    #[inline]
    fn write_u8(&mut self, _: u8) {}
}

/// Fewer than eight bytes as one number: two halves that may overlap, or first, middle and last.
#[inline]
fn tail(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    match *bytes {
        [] => 0,
        [only] => u64::from(only),
        [first, .., last] => u64::from(first) | u64::from(bytes[bytes.len() / 2]) << 8 | u64::from(last) << 16,
    }
}
