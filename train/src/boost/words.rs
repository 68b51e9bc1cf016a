//! What words weigh: a linear model over the words of rows, learnt online ("FTRL-Proximal": `McMahan` and others, "Ad click prediction: a
//! view from the trenches", 2013). Most words weigh nothing, and those that do can be read.
//!
//! The sum of a row is the value of one feature of the additive model. So that this learns how far words can be trusted, each row's
//! sum is worked out by weights that were learnt without the fold of its group.

use std::collections::HashMap;

use super::rows::Rows;

/// How fast a weight moves at first, and what holds it back then.
const ALPHA: f64 = 0.07;
const BETA: f64 = 1.0;
/// What a weight must have against it, in rows, before it moves from 0.
const LASSO: f64 = 40.0;
/// What speaks against large weights.
const RIDGE: f64 = 20.0;
/// How often all rows are looked at.
const TIMES: usize = 4;
/// Groups that a word stands in at the least: a word of one text tells of that text.
const GROUPS: usize = 8;

/// Weights that are smaller than this are not kept.
const LEAST: f64 = 0.02;

/// What words weigh, by their keys, in log odds.
#[derive(Clone, Debug, Default)]
pub struct Words(pub HashMap<u32, f64>);

impl Words {
    /// The sum of some words.
    pub fn sum(&self, words: &[u32]) -> f64 {
        words.iter().filter_map(|word| self.0.get(word)).sum()
    }
}

/// The words that are learnt from, those that stand in several groups, and the places of each row's among them.
pub struct Known {
    words: Vec<u32>,
    of_rows: Vec<Box<[u32]>>,
}

/// What is learnt from of some rows.
pub fn known(rows: &Rows) -> Known {
    // rows of a group stand together
    let mut seen: HashMap<u32, (u64, usize)> = HashMap::new();
    for (words, &group) in rows.words.iter().zip(&rows.groups) {
        for &word in words {
            let entry = seen.entry(word).or_insert((group, 1));
            if entry.0 != group {
                *entry = (group, entry.1 + 1);
            }
        }
    }
    let mut words: Vec<u32> = seen.into_iter().filter(|(_, (_, groups))| *groups >= GROUPS).map(|(word, _)| word).collect();
    words.sort_unstable();
    let places = |of_row: &[u32]| of_row.iter().filter_map(|word| words.binary_search(word).ok()).filter_map(|at| u32::try_from(at).ok()).collect();
    let of_rows = rows.words.iter().map(|of_row| places(of_row)).collect();
    Known { words, of_rows }
}

/// Learns the weights of known words from some rows, in an order that mixes their groups.
pub fn learn(rows: &Rows, known: &Known, is_seen: impl Fn(usize) -> bool) -> Words {
    let mut order: Vec<usize> = (0..rows.len()).filter(|&row| is_seen(row)).collect();
    order.sort_by_key(|&row| ((rows.groups[row] ^ row as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15), row));
    let (mut gradients, mut squares) = (vec![0.0_f64; known.words.len()], vec![0.0_f64; known.words.len()]);
    let mut bias = (rows.log_odds(&order), 1.0_f64);
    let weight_of = |gradient: f64, squares: f64| {
        let over = gradient.abs() - LASSO;
        if over > 0.0 { -gradient.signum() * over / ((BETA + squares.sqrt()) / ALPHA + RIDGE) } else { 0.0 }
    };
    let mut own: Vec<(usize, f64)> = Vec::new();
    for _ in 0..TIMES {
        for &row in &order {
            own.clear();
            own.extend(known.of_rows[row].iter().map(|&at| at as usize).map(|at| (at, weight_of(gradients[at], squares[at]))));
            let score = bias.0 + own.iter().map(|(_, weight)| weight).sum::<f64>();
            let probability = 1.0 / (1.0 + (-score).exp());
            let slope = f64::from(rows.weights[row]) * (probability - f64::from(u8::from(rows.labels[row])));
            for &(at, weight) in &own {
                let grown = squares[at] + slope * slope;
                gradients[at] += slope - (grown.sqrt() - squares[at].sqrt()) / ALPHA * weight;
                squares[at] = grown;
            }
            bias.1 += slope * slope;
            bias.0 -= ALPHA * slope / bias.1.sqrt();
        }
    }
    let weights = known.words.iter().enumerate().map(|(at, &word)| (word, weight_of(gradients[at], squares[at])));
    // as fine as they are written
    Words(weights.map(|(word, weight)| (word, (weight * 1000.0).round() / 1000.0)).filter(|(_, weight)| weight.abs() >= LEAST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of four hundred groups: the first word tells, the second stands in all, the third in one group alone.
    fn rows() -> Rows {
        let mut rows = Rows::new(["words"]);
        for group in 0..400 {
            for label in [true, false] {
                let words: Vec<u32> = [(1, label), (2, true), (3, group == 0)].into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect();
                rows.push_told(label, 1.0, &group.to_string(), [0.0], words.into());
            }
        }
        rows
    }

    #[test]
    fn words_that_tell_weigh_and_others_do_not() {
        let rows = rows();
        let words = learn(&rows, &known(&rows), |_| true);
        assert!(words.0[&1] > 0.5, "{words:?}");
        assert!(words.0.get(&2).is_none_or(|weight| weight.abs() < words.0[&1] / 2.0) && !words.0.contains_key(&3), "{words:?}");
        assert!((words.sum(&[1, 3]) - words.0[&1]).abs() < 1e-9);
    }

    #[test]
    fn the_same_rows_give_the_same_weights() {
        let rows = rows();
        assert_eq!(learn(&rows, &known(&rows), |row| row > 10).0, learn(&rows, &known(&rows), |row| row > 10).0);
    }
}
