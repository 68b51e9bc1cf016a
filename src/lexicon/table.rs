//! Hash tables with a fixed, fast hash: the same on every run, and never iterated into output.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// From words to what they mean.
pub(super) type Table<V> = HashMap<Box<str>, V, BuildHasherDefault<Quick>>;

/// A set of words.
pub(super) type WordSet = HashSet<Box<str>, BuildHasherDefault<Quick>>;

/// A multiplicative hash that takes eight bytes at a time: quicker than the default on short words, which come from our own files.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick(u64);

/// An odd number without a pattern: the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Quick {
    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(FACTOR);
    }
}

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        // the upper bits choose the group of a hashbrown table, the lower ones the place: both are mixed
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(chunk.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)));
        }
        // the length stands with the rest, so that "a" is not "a\0"
        self.mix(chunks.remainder().iter().rev().fold(bytes.len() as u64, |value, &byte| value << 8 | u64::from(byte)));
    }

    /// The end of a string, which its length has told already.
    fn write_u8(&mut self, _: u8) {}
}
