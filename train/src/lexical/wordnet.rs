//! `WordNet` as its files have it, and what of it concerns a list of lemmas.
//!
//! `index.noun` lists the synsets of a lemma, the commonest sense first; `data.noun` holds a synset a line, found by its offset:
//! ```text
//! 00740609 04 n 01 penalty 0 002 @ 00739270 n 0000 + 02499178 v 0101 | ...
//! offset   file part words      pointers: kind, offset, part, words of source and target in hexadecimal
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::Path;

/// The parts of speech, in the order of `gainsay::kin::Part`.
const PARTS: [(&str, &str); 4] = [("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")];

/// A synset: part of speech and offset.
type Key = (u16, u32);

/// The files.
pub struct WordNet {
    synsets: HashMap<Key, Synset>,
    /// The first senses of each lemma, by part of speech.
    senses: BTreeMap<String, Vec<Key>>,
    /// Words that some synset writes without a capital.
    common: BTreeSet<String>,
}

#[derive(Default)]
struct Synset {
    words: Vec<String>,
    parents: Vec<Key>,
    /// Opposites and derivations: its own word, the other synset, the word there.
    opposed: Vec<(usize, Key, usize)>,
    derived: Vec<(usize, Key, usize)>,
}

/// What the table holds of it, lemmas and synsets by number.
pub struct Dictionary {
    /// The senses of each lemma.
    pub senses: Vec<Vec<u16>>,
    /// The first number after each part of speech.
    pub parts: Vec<u16>,
    /// The hypernyms of each synset.
    pub parents: Vec<Vec<u16>>,
    /// Lemma, its opposite, the part of speech.
    pub antonyms: BTreeSet<[u16; 3]>,
    /// Lemma and what is derived from it, both ways.
    pub derived: BTreeSet<[u16; 2]>,
}

impl WordNet {
    /// Reads the folder of the dictionary; of each lemma and part of speech the first `most` senses.
    pub fn read(folder: &Path, most: usize) -> Result<Self, String> {
        let mut read = Self { synsets: HashMap::new(), senses: BTreeMap::new(), common: BTreeSet::new() };
        for (part, (name, _)) in (0..).zip(PARTS) {
            for line in crate::text(&folder.join(format!("data.{name}")))?.lines().filter(|line| !line.starts_with(' ')) {
                let (key, mut synset) = synset(part, line).ok_or_else(|| format!("data.{name}: {line:.40}"))?;
                for word in &mut synset.words {
                    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                        word.make_ascii_lowercase();
                    } else {
                        read.common.insert(word.clone());
                    }
                }
                read.synsets.insert(key, synset);
            }
            for line in crate::text(&folder.join(format!("index.{name}")))?.lines().filter(|line| !line.starts_with(' ')) {
                let fields: Vec<&str> = line.split_whitespace().collect();
                let count: usize = fields.get(2).and_then(|count| count.parse().ok()).ok_or_else(|| format!("index.{name}: {line:.40}"))?;
                let offsets = &fields[fields.len() - count..];
                let keys = offsets.iter().take(most).filter_map(|offset| Some((part, offset.parse().ok()?)));
                read.senses.entry(fields[0].to_owned()).or_default().extend(keys);
            }
        }
        Ok(read)
    }

    /// Its lemmas.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.senses.keys().map(String::as_str)
    }

    /// Whether it has the lemma.
    pub fn has(&self, lemma: &str) -> bool {
        self.senses.contains_key(lemma)
    }

    /// Whether it writes the lemma without a capital in some sense.
    pub fn is_common(&self, lemma: &str) -> bool {
        self.common.contains(lemma)
    }
}

fn synset(part: u16, line: &str) -> Option<(Key, Synset)> {
    let mut fields = line.split(" | ").next()?.split_whitespace();
    let offset: u32 = fields.next()?.parse().ok()?;
    let mut found = Synset::default();
    let count = u8::from_str_radix(fields.nth(2)?, 16).ok()?;
    for _ in 0..count {
        // "able(p)": how an adjective is placed
        found.words.push(fields.next()?.split('(').next()?.to_owned());
        fields.next()?;
    }
    let pointers: usize = fields.next()?.parse().ok()?;
    for _ in 0..pointers {
        let (kind, offset, to, words) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?, fields.next()?);
        let target = ((0..).zip(PARTS).find(|(_, (_, letter))| *letter == if to == "s" { "a" } else { to })?.0, offset);
        let number = |digits: &str| usize::from_str_radix(digits, 16).ok();
        let pair = (number(words.get(..2)?)?, target, number(words.get(2..)?)?);
        match kind {
            // an adjective that is like another one is a kind of it; the head itself names all that are like it
            "@" | "@i" => found.parents.push(target),
            "&" if line.split_whitespace().nth(2) == Some("s") => found.parents.push(target),
            "!" => found.opposed.push(pair),
            "+" | "\\" => found.derived.push(pair),
            _ => {}
        }
    }
    Some(((part, offset), found))
}

impl Dictionary {
    /// What concerns the lemmas, which are sorted: their senses, and what is at most two steps above these.
    pub fn of(wordnet: &WordNet, lemmas: &[String]) -> Result<Self, String> {
        let senses: Vec<&[Key]> = lemmas.iter().map(|lemma| wordnet.senses.get(lemma).map(Vec::as_slice).unwrap_or_default()).collect();
        let mut keys: BTreeSet<Key> = senses.iter().copied().flatten().copied().collect();
        for _ in 0..2 {
            let above: Vec<Key> = keys.iter().filter_map(|key| wordnet.synsets.get(key)).flat_map(|synset| synset.parents.clone()).collect();
            keys.extend(above);
        }
        let keys: Vec<Key> = keys.into_iter().collect();
        if keys.len() >= usize::from(u16::MAX) || lemmas.len() >= usize::from(u16::MAX) {
            return Err(format!("{} synsets and {} lemmas are more than two bytes count", keys.len(), lemmas.len()));
        }
        let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let synset = |key: &Key| keys.binary_search(key).ok().map(number);
        let numbers = |of: &[Key]| of.iter().filter_map(synset).collect::<Vec<u16>>();
        let parts = (1..5).map(|part| number(keys.partition_point(|key| key.0 < part))).collect();
        let parents = keys.iter().map(|key| wordnet.synsets.get(key).map_or_else(Vec::new, |synset| numbers(&synset.parents))).collect();
        let mut found = Self { senses: senses.into_iter().map(numbers).collect(), parts, parents, antonyms: BTreeSet::new(), derived: BTreeSet::new() };
        for key in &keys {
            found.enter_pairs(wordnet, lemmas, *key);
        }
        Ok(found)
    }

    /// Opposites and derivations that a synset tells between lemmas of the table, in both directions.
    fn enter_pairs(&mut self, wordnet: &WordNet, lemmas: &[String], key: Key) {
        let word = |key: &Key, at: usize| {
            let word = wordnet.synsets.get(key)?.words.get(at.checked_sub(1)?)?;
            lemmas.binary_search(word).ok().and_then(|at| u16::try_from(at).ok())
        };
        let Some(synset) = wordnet.synsets.get(&key) else { return };
        let ends = |(from, target, to): &(usize, Key, usize)| Some((word(&key, *from)?, word(target, *to)?)).filter(|(a, b)| a != b);
        for (a, b) in synset.opposed.iter().filter_map(ends) {
            self.antonyms.extend([[a, b, key.0], [b, a, key.0]]);
        }
        for (a, b) in synset.derived.iter().filter_map(ends) {
            self.derived.extend([[a, b], [b, a]]);
        }
    }
}

impl fmt::Display for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (senses, known) = (self.senses.iter().map(Vec::len).sum::<usize>(), self.senses.iter().filter(|senses| !senses.is_empty()).count());
        write!(f, "{known} lemmas in the dictionary with {senses} senses, {} synsets, ", self.parents.len())?;
        write!(f, "{} opposites, {} derivations", self.antonyms.len(), self.derived.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_data_is_a_synset() {
        let line = "00740609 04 n 02 penalty 0 Fine_Thing 1 003 @ 00739270 n 0000 + 02499178 v 0201 ! 00000017 n 0101 | what is paid";
        let (key, synset) = synset(0, line).unwrap();
        assert_eq!(key, (0, 740_609));
        assert_eq!(synset.words, ["penalty", "Fine_Thing"]);
        assert_eq!(synset.parents, [(0, 739_270)]);
        assert_eq!(synset.derived, [(2, (1, 2_499_178), 1)]);
        assert_eq!(synset.opposed, [(1, (0, 17), 1)]);
    }

    #[test]
    fn a_likeness_of_adjectives_is_a_step_from_the_satellite_only() {
        let parents = |line| synset(2, line).unwrap().1.parents;
        assert_eq!(parents("00000010 00 s 01 fatal 0 001 & 00000020 a 0000 | x"), [(2, 20)]);
        assert!(parents("00000020 00 a 01 deadly(p) 0 001 & 00000010 s 0000 | x").is_empty());
    }
}
