//! A model as it is written: TOML that a person can read, and the bytes that the library reads.
//!
//! The build script compiles this file too, so that what it makes of `models/*.toml` is what is tested here.
//!
//! ```text
//! intercept u32 | calibration: count, (score u32, probability u16)* | features: count, feature* | pairs: count, pair* | words: count, word*
//! feature: name length, name, edges: count, f32*, weights i16*, coarse bins u8*
//! pair: first, second, width, height, weights i16*            counts and places are u16, all little-endian
//! word: key u32, weight i16
//! ```

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A model file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Written {
    /// What is added to every score, in thousandths of log odds, as all weights are.
    pub intercept: i32,
    /// Scores and their probabilities in ten-thousandths, both rising.
    pub calibration: Vec<(i32, u16)>,
    /// Single features.
    #[serde(default)]
    pub feature: Vec<Feature>,
    /// Pairs of them.
    #[serde(default)]
    pub pair: Vec<Pair>,
    /// What words weigh, by their places: the sum of those of a text is the value of one of the features.
    #[serde(default)]
    pub words: BTreeMap<String, BTreeMap<String, i16>>,
}

/// A feature and what its bins weigh.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Feature {
    /// As the enum of the model's user spells it.
    pub name: String,
    /// Where the second and each later bin begins; a value on an edge is in the bin that begins there.
    #[serde(default)]
    pub edges: Vec<f32>,
    /// One for each bin, and one for a value that is not known.
    pub weights: Vec<i16>,
    /// The edges that pairs use, some of `edges`.
    #[serde(default)]
    pub coarse: Vec<f32>,
}

/// Two features and what their cells weigh.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pair {
    /// Their names.
    pub features: (String, String),
    /// A row for each coarse bin of the first feature, a number for each of the second; the last of both for a value that is not known.
    pub weights: Vec<Vec<i16>>,
}

impl FromStr for Written {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

impl Written {
    /// The bytes that `Model::read` takes; what is wrong in the file, where it is.
    ///
    /// # Errors
    /// A sentence: bins and weights that do not agree, edges that do not rise, a pair of an unknown feature.
    pub fn compact(&self) -> Result<Vec<u8>, String> {
        let mut bytes = self.intercept.to_le_bytes().to_vec();
        if self.calibration.is_empty()
            || !self.calibration.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1)
            || self.calibration.iter().any(|point| point.1 > 10_000)
        {
            return Err("calibration: scores and probabilities rise, from 0 to 10000".into());
        }
        count(&mut bytes, self.calibration.len())?;
        for (score, probability) in &self.calibration {
            bytes.extend(score.to_le_bytes());
            bytes.extend(probability.to_le_bytes());
        }
        count(&mut bytes, self.feature.len())?;
        for feature in &self.feature {
            feature.compact(&mut bytes).map_err(|fault| format!("feature {}: {fault}", feature.name))?;
        }
        count(&mut bytes, self.pair.len())?;
        for pair in &self.pair {
            self.compact_pair(pair, &mut bytes).map_err(|fault| format!("pair {} and {}: {fault}", pair.features.0, pair.features.1))?;
        }
        let words = || self.words.iter().flat_map(|(place, words)| words.iter().map(move |(word, weight)| (Place::named(place).key(word), *weight)));
        count(&mut bytes, words().count())?;
        for (key, weight) in words() {
            bytes.extend(key.to_le_bytes());
            bytes.extend(weight.to_le_bytes());
        }
        Ok(bytes)
    }

    fn compact_pair(&self, pair: &Pair, bytes: &mut Vec<u8>) -> Result<(), String> {
        let place = |name: &str| self.feature.iter().position(|feature| feature.name == name).ok_or_else(|| format!("no feature is called {name}"));
        let (first, second) = (place(&pair.features.0)?, place(&pair.features.1)?);
        let bins = |at: usize| self.feature[at].coarse.len() + 2;
        if pair.weights.len() != bins(first) || pair.weights.iter().any(|row| row.len() != bins(second)) {
            return Err(format!("its coarse bins ask for {} rows of {} weights", bins(first), bins(second)));
        }
        for number in [first, second, bins(second), bins(first)] {
            count(bytes, number)?;
        }
        bytes.extend(pair.weights.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        Ok(())
    }
}

impl Feature {
    fn compact(&self, bytes: &mut Vec<u8>) -> Result<(), String> {
        let rises = |edges: &[f32]| edges.iter().all(|edge| !edge.is_nan()) && edges.is_sorted_by(|a, b| a < b);
        if !rises(&self.edges) || !rises(&self.coarse) || self.edges.len() > usize::from(u8::MAX) - 2 {
            return Err("edges rise, and are 250 at most".into());
        }
        if self.weights.len() != self.edges.len() + 2 {
            return Err(format!("its edges ask for {} weights", self.edges.len() + 2));
        }
        if let Some(stray) = self.coarse.iter().find(|edge| !self.edges.contains(edge)) {
            return Err(format!("the coarse edge {stray} is none of its edges"));
        }
        count(bytes, self.name.len())?;
        bytes.extend(self.name.as_bytes());
        count(bytes, self.edges.len())?;
        bytes.extend(self.edges.iter().flat_map(|edge| edge.to_le_bytes()));
        bytes.extend(self.weights.iter().flat_map(|weight| weight.to_le_bytes()));
        // the first bin lies below all edges, the last is for what is not known
        let coarse = |edge: &f32| self.coarse.partition_point(|start| start <= edge);
        let bins = std::iter::once(0).chain(self.edges.iter().map(coarse)).chain([self.coarse.len() + 1]);
        bytes.extend(bins.filter_map(|bin| u8::try_from(bin).ok()));
        Ok(())
    }
}

/// A place of words, as the beginning of their keys ([`Place::key`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(u32);

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits) over a further byte.
const fn over(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

impl Place {
    /// The place of this name.
    #[must_use]
    pub const fn named(name: &str) -> Self {
        let (bytes, mut hash, mut at) = (name.as_bytes(), 0x811c_9dc5, 0);
        while at < bytes.len() {
            hash = over(hash, bytes[at]);
            at += 1;
        }
        Self(over(hash, 0))
    }

    /// What stands for a word at this place.
    #[must_use]
    pub fn key(self, word: &str) -> u32 {
        word.bytes().fold(self.0, over)
    }
}

fn count(bytes: &mut Vec<u8>, number: usize) -> Result<(), String> {
    bytes.extend(u16::try_from(number).map_err(|_| format!("{number} is more than the form can count"))?.to_le_bytes());
    Ok(())
}
