//! The bytes of `models/en/kin.bin`: sections one after the other, behind a list of their lengths.
//!
//! ```text
//! lengths    [u32; 10]       of the sections, in bytes; every number is little-endian
//! key ends   [u32; words]    where each key ends among the keys
//! keys       bytes           the lemmas, sorted
//! vectors    [i8; words * n] of length 160 each, zero where a lemma has none
//! sense ends [u32; words]    where the senses of each lemma end
//! senses     [u16]           numbers of synsets; nouns, verbs, adjectives, adverbs follow each other
//! parts      [u16; 4]        the first number after the nouns, the verbs, the adjectives, the adverbs
//! above ends [u32; synsets]  where the hypernyms of each synset end
//! above      [u16]           numbers of synsets
//! antonyms   [u16; 3]        lemma, its antonym, the part of speech, sorted
//! derived    [u16; 2]        lemma and what is derived from it or it from, sorted
//! ```
//! `train lexical` writes them.

/// Where each key ends.
pub(super) const KEY_ENDS: usize = 0;
/// The lemmas.
pub(super) const KEYS: usize = 1;
/// Their vectors.
pub(super) const VECTORS: usize = 2;
/// Where the senses of each lemma end.
pub(super) const SENSE_ENDS: usize = 3;
/// Numbers of synsets.
pub(super) const SENSES: usize = 4;
/// The first number after each part of speech.
pub(super) const PARTS: usize = 5;
/// Where the hypernyms of each synset end.
pub(super) const ABOVE_ENDS: usize = 6;
/// Numbers of synsets.
pub(super) const ABOVE: usize = 7;
/// Opposites.
pub(super) const ANTONYMS: usize = 8;
/// Derivations.
pub(super) const DERIVED: usize = 9;
const COUNT: usize = 10;

/// The number of no lemma and no synset.
pub(super) const NONE: u16 = u16::MAX;

static BYTES: &[u8] = include_bytes!("../../models/en/kin.bin");
static SECTIONS: [&[u8]; COUNT] = sections(BYTES);

/// Cuts the sections when the library is compiled.
const fn sections(bytes: &'static [u8]) -> [&'static [u8]; COUNT] {
    let (lengths, mut rest) = bytes.split_at(COUNT * 4);
    let mut found: [&[u8]; COUNT] = [&[]; COUNT];
    let mut at = 0;
    while at < COUNT {
        let [a, b, c, d] = [lengths[at * 4], lengths[at * 4 + 1], lengths[at * 4 + 2], lengths[at * 4 + 3]];
        let (section, after) = rest.split_at(u32::from_le_bytes([a, b, c, d]) as usize);
        found[at] = section;
        rest = after;
        at += 1;
    }
    assert!(rest.is_empty(), "kin.bin is longer than its sections");
    found
}

/// The bytes of a section.
pub(super) fn section(which: usize) -> &'static [u8] {
    SECTIONS.get(which).copied().unwrap_or_default()
}

/// The run of one lemma or synset in a section of items of `size` bytes, of which another section tells the ends.
pub(super) fn run(ends: usize, items: usize, size: usize, at: usize) -> Option<&'static [u8]> {
    let end = |at: usize| Some(u32::from_le_bytes(section(ends).get(at * 4..at * 4 + 4)?.try_into().ok()?) as usize * size);
    let start = at.checked_sub(1).map_or(Some(0), end)?;
    section(items).get(start..end(at)?)
}

/// The number at a place of a section.
pub(super) fn number(which: usize, at: usize) -> Option<u16> {
    section(which).get(at * 2..at * 2 + 2).map(read)
}

/// The numbers of a run.
pub(super) fn numbers(bytes: &'static [u8]) -> impl Iterator<Item = u16> + Clone {
    bytes.chunks_exact(2).map(read)
}

/// The rows that begin with a number, of a sorted section with `width` numbers a row.
pub(super) fn rows(which: usize, width: usize, first: u16) -> impl Iterator<Item = &'static [u8]> {
    let (rows, size) = (section(which), width * 2);
    let (mut low, mut high) = (0, rows.len() / size);
    while low < high {
        let middle = low.midpoint(high);
        if read(&rows[middle * size..]) < first { low = middle + 1 } else { high = middle }
    }
    rows[low * size..].chunks_exact(size).take_while(move |row| read(row) == first)
}

/// The first number of some bytes.
pub(super) fn read(bytes: &[u8]) -> u16 {
    bytes.first_chunk().copied().map_or(NONE, u16::from_le_bytes)
}
