//! A judge whose every word can be read: an additive model with pairs.
//!
//! The score of some values is a sum: for each feature the weight of the bin that its value falls into, for each listed pair of
//! features the weight of the cell that both fall into. So a judgement is told by its terms, largest first. Weights are whole
//! thousandths of log odds and the sum is exact; a table turns it into a probability. A value that is not known is `NaN`, and has a
//! bin of its own.
//!
//! The model is data, `models/*.toml`, written by `train`; the build script brings it into the form that is read here, so that whoever
//! uses `models/alike.toml` includes the bytes of `alike.model` from `OUT_DIR`. Features are an enum of that user, and its names are
//! held against the model's when it is read.
//!
//! ```
//! use gainsay::additive::{Model, Written};
//! let written: Written = r#"
//! intercept = -1000
//! calibration = [[-2000, 1000], [2000, 9000]]
//! [[feature]]
//! name = "gap"
//! edges = [1.0, 4.0]
//! weights = [2000, 500, -1500, 0]
//! "#.parse().unwrap();
//! let model = Model::read(&written.compact().unwrap(), &["gap", "noun"]).unwrap();
//! assert_eq!(model.score(&[0.0, f32::NAN]), 1000);
//! assert_eq!(model.score(&[4.0, f32::NAN]), -2500);
//! assert_eq!(model.probability(1000), 7000);
//! assert_eq!(model.terms(&[2.0, f32::NAN])[0].features, ["gap"]);
//! ```

mod compact;
mod written;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub use compact::Fault;
pub use written::{Feature, Pair, Place, Written};

/// Features that a model may ask for: so many places are made ready for each score.
const MOST_AXES: usize = 256;

/// A model as it is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    intercept: i32,
    axes: Vec<Axis>,
    /// The names of the features, axis by axis.
    names: Vec<Box<str>>,
    /// Where the bins of the axes begin, one axis behind the other: a score looks at all of them, so they lie side by side.
    edges: Vec<f32>,
    /// The bins of the axes: one more than edges, and the last for a value that is not known.
    bins: Vec<Bin>,
    pairs: Vec<Table>,
    /// The weights of the cells of all pairs, row by row.
    cells: Vec<i16>,
    /// What words weigh at their places, by their keys.
    words: HashMap<u32, i16, BuildHasherDefault<AsIs>>,
    /// Score and probability in ten-thousandths, both rising.
    calibration: Vec<(i32, u16)>,
}

/// A hash of what is a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        // the table looks at the highest bits and at the lowest
        self.0 = u64::from(key) << 32 | u64::from(key);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A feature: its place among the values, and those of its edges and its bins among all.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Axis {
    feature: usize,
    edges: (usize, usize),
    bins: usize,
    /// The bin of 0.
    zero: Bin,
}

/// What values between two edges weigh, and the coarser bin that pairs use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bin {
    weight: i16,
    coarse: u8,
}

/// A pair of features by their places among the axes, and where its cells begin.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Table {
    first: usize,
    second: usize,
    width: usize,
    cells: usize,
}

/// What one feature, or two together, add to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Share<'m> {
    /// The names of the features.
    pub features: Vec<&'m str>,
    /// Thousandths of log odds.
    pub weight: i32,
}

impl Model {
    /// The sum of the terms, in thousandths of log odds. A value beyond the end of the slice is not known.
    #[must_use]
    pub fn score(&self, values: &[f32]) -> i32 {
        let mut coarse = [0; MOST_AXES];
        let mut score = self.intercept;
        for (axis, coarse) in self.axes.iter().zip(&mut coarse) {
            let value = axis.value(values);
            // most values are 0, marks that are not there
            let bin = if value == 0.0 { axis.zero } else { self.bin(axis, value) };
            *coarse = bin.coarse;
            score += i32::from(bin.weight);
        }
        let of = |axis: usize| coarse.get(axis).copied().map_or(0, usize::from);
        score + self.pairs.iter().map(|table| self.cell(table, of(table.first), of(table.second))).sum::<i32>()
    }

    /// The terms that are not 0, largest first whatever their sign; those of one size in the order of the model.
    #[must_use]
    pub fn terms(&self, values: &[f32]) -> Vec<Share<'_>> {
        let mut shares: Vec<Share<'_>> =
            self.weights(values).filter(|(_, weight)| *weight != 0).map(|(at, weight)| Share { features: self.names(at), weight }).collect();
        shares.sort_by_key(|share| -share.weight.abs());
        shares
    }

    /// The probability that belongs to a score, in ten-thousandths: between the points of the calibration it rises evenly.
    #[must_use]
    pub fn probability(&self, score: i32) -> u16 {
        let after = self.calibration.partition_point(|(at, _)| *at <= score);
        let (Some(&(low, least)), Some(&(high, most))) = (after.checked_sub(1).and_then(|at| self.calibration.get(at)), self.calibration.get(after)) else {
            return if after == 0 { self.calibration.first() } else { self.calibration.last() }.map_or(5000, |(_, probability)| *probability);
        };
        let risen = i64::from(most - least) * i64::from(score - low) / i64::from(high - low).max(1);
        least + u16::try_from(risen).unwrap_or(0)
    }

    /// What a word weighs at a place, by its key ([`Place::key`]), in thousandths of log odds; 0 where the model has none.
    #[must_use]
    pub fn word(&self, key: u32) -> i32 {
        self.words.get(&key).copied().map_or(0, i32::from)
    }

    /// The names of the features that the model asks for.
    pub fn features(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(AsRef::as_ref)
    }

    /// Each term's place, axes before pairs, and its weight for the values.
    fn weights(&self, values: &[f32]) -> impl Iterator<Item = (usize, i32)> {
        let bins: Vec<Bin> = self.axes.iter().map(|axis| self.bin(axis, axis.value(values))).collect();
        let coarse: Vec<usize> = bins.iter().map(|bin| usize::from(bin.coarse)).collect();
        let pairs = self.pairs.iter().map(move |table| self.cell(table, coarse[table.first], coarse[table.second]));
        bins.into_iter().map(|bin| i32::from(bin.weight)).chain(pairs).enumerate()
    }

    fn names(&self, term: usize) -> Vec<&str> {
        let name = |axis: usize| self.names.get(axis).map(AsRef::as_ref);
        let pair = term.checked_sub(self.axes.len()).and_then(|at| self.pairs.get(at));
        pair.map_or([Some(term), None], |pair| [Some(pair.first), Some(pair.second)]).into_iter().flatten().filter_map(name).collect()
    }

    /// The bin of an axis that its value falls into: as many are before it as there are edges that the value reaches.
    fn bin(&self, axis: &Axis, value: f32) -> Bin {
        let edges = self.edges.get(axis.edges.0..axis.edges.1).unwrap_or_default();
        let bin = match edges {
            _ if value.is_nan() => edges.len() + 1,
            [edge] => usize::from(*edge <= value),
            edges => edges.partition_point(|edge| *edge <= value),
        };
        self.bins.get(axis.bins + bin).copied().unwrap_or_default()
    }

    fn cell(&self, table: &Table, first: usize, second: usize) -> i32 {
        self.cells.get(table.cells + first * table.width + second).copied().map_or(0, i32::from)
    }
}

impl Axis {
    /// Its value among those of all features.
    fn value(&self, values: &[f32]) -> f32 {
        values.get(self.feature).copied().unwrap_or(f32::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"
        intercept = -100
        calibration = [[-1000, 500], [0, 4000], [1000, 9500]]
        [[feature]]
        name = "gap"
        edges = [1.0, 2.0, 8.0]
        weights = [300, 200, -50, -400, 10]
        coarse = [2.0]
        [[feature]]
        name = "noun"
        edges = [0.5]
        weights = [0, 700, 0]
        coarse = [0.5]
        [[pair]]
        features = ["gap", "noun"]
        weights = [[0, 150, 0], [0, -900, 0], [5, 6, 7]]
    "#;

    fn model() -> Model {
        let written: Written = MODEL.parse().unwrap();
        Model::read(&written.compact().unwrap(), &["noun", "unused", "gap"]).unwrap()
    }

    #[test]
    fn a_score_is_the_sum_of_its_bins_and_cells() {
        let model = model();
        for (noun, gap, score) in [(1.0, 0.0, -100 + 300 + 700 + 150), (1.0, 1.0, -100 + 200 + 700 + 150), (1.0, 2.0, -100 - 50 + 700 - 900)] {
            assert_eq!(model.score(&[noun, 0.0, gap]), score, "{noun} {gap}");
        }
        assert_eq!(model.score(&[0.0, 0.0, 8.0]), -100 - 400);
        assert_eq!(model.score(&[1.0, 0.0, f32::NAN]), -100 + 10 + 700 + 6);
        assert_eq!(model.score(&[f32::NAN, 0.0, f32::INFINITY]), -100 - 400);
        assert_eq!(model.score(&[]), -100 + 10 + 7);
    }

    #[test]
    fn terms_come_largest_first_and_add_up() {
        let (model, values) = (model(), [1.0, 0.0, 3.0]);
        let terms = model.terms(&values);
        assert_eq!(terms.iter().map(|share| share.weight).collect::<Vec<_>>(), [-900, 700, -50]);
        assert_eq!(terms[0].features, ["gap", "noun"]);
        assert_eq!(terms[1].features, ["noun"]);
        assert_eq!(terms.iter().map(|share| share.weight).sum::<i32>() - 100, model.score(&values));
    }

    #[test]
    fn a_word_weighs_what_it_does_at_its_place() {
        let written: Written = format!("{MODEL}\n[words.before]\nof = 300\n\"<, of\" = -20\n[words.behind]\nof = 7\n").parse().unwrap();
        let model = Model::read(&written.compact().unwrap(), &["noun", "unused", "gap"]).unwrap();
        let weight = |place: &str, word: &str| model.word(Place::named(place).key(word));
        assert_eq!([weight("before", "of"), weight("before", "<, of"), weight("behind", "of"), weight("behind", "to")], [300, -20, 7, 0]);
    }

    #[test]
    fn probability_rises_between_the_points_and_stays_beyond_them() {
        let model = model();
        for (score, probability) in [(-5000, 500), (-1000, 500), (-500, 2250), (0, 4000), (100, 4550), (1000, 9500), (9000, 9500)] {
            assert_eq!(model.probability(score), probability, "{score}");
        }
        assert!((-1200..1200).map(|score| model.probability(score)).is_sorted());
    }
}
