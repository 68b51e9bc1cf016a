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
