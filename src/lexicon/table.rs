//! Hash tables with a fixed, fast hash: the same on every run, and never iterated into output.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// From words to what they mean.
pub(super) type Table<V> = HashMap<Box<str>, V, BuildHasherDefault<Fnv>>;

/// A set of words.
pub(super) type WordSet = HashSet<Box<str>, BuildHasherDefault<Fnv>>;

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits): quicker than the default on short words, which come from our own files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // the upper bits choose the group of a hashbrown table: mix them
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
