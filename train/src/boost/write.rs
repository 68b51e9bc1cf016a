//! A fitted model in whole thousandths, and as TOML that reads well.

use std::collections::BTreeMap;
use std::fmt::Write;

use gainsay::additive::{Feature, Pair, Written};

use super::Fit;
use super::bins::Binned;
use super::calibrate::Line;
use super::rows::Rows;

/// Probabilities at which the calibration has a point.
const POINTS: [u16; 17] = [10, 30, 100, 200, 500, 1000, 2000, 3500, 5000, 6500, 8000, 9000, 9500, 9800, 9900, 9970, 9990];

/// The model as it is written. Each term is centred on the rows, so that a weight says how much more or less than the mean; a
/// feature that moves no score is left out, the one that moves scores most comes first.
pub fn written(rows: &Rows, binned: &Binned, fit: &Fit, line: Line) -> Written {
    let mut intercept = fit.intercept;
    let mut singles: Vec<(f64, usize, Vec<i16>)> = Vec::new();
    for (at, weights) in fit.singles.iter().enumerate() {
        let (mean, weights) = centred(weights, &binned.columns[at], rows);
        intercept += mean;
        singles.push((spread(&weights, &binned.columns[at], rows), at, weights.iter().map(|weight| thousandths(*weight)).collect()));
    }
    let mut pair = Vec::new();
    for (a, b, weights) in &fit.pairs {
        let (cells, _) = binned.cells(*a, *b);
        let (mean, weights) = centred(weights, &cells, rows);
        intercept += mean;
        let rounded: Vec<i16> = weights.iter().map(|weight| thousandths(*weight)).collect();
        if rounded.iter().any(|weight| *weight != 0) {
            let features = (rows.names[*a].clone(), rows.names[*b].clone());
            pair.push(Pair { features, weights: rounded.chunks(binned.width(*b)).map(<[i16]>::to_vec).collect() });
        }
    }
    let in_pair = |at: usize| pair.iter().any(|pair| pair.features.0 == rows.names[at] || pair.features.1 == rows.names[at]);
    singles.retain(|(_, at, weights)| in_pair(*at) || weights.iter().any(|weight| *weight != 0));
    singles.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    let feature = singles.into_iter().map(|(_, at, weights)| Feature {
        name: rows.names[at].clone(),
        edges: binned.edges[at].clone(),
        weights,
        coarse: if in_pair(at) { binned.coarse[at].clone() } else { Vec::new() },
    });
    let feature = feature.collect();
    let points = POINTS.iter().map(|&probability| (whole(line.score(f64::from(probability) / 10_000.0)), probability));
    let mut calibration: Vec<(i32, u16)> = points.collect();
    calibration.dedup_by_key(|point| point.0);
    Written { intercept: whole(intercept), calibration, feature, pair, words: BTreeMap::new() }
}

/// The mean of a term over the rows, and its weights less that; a bin without rows weighs nothing.
fn centred(weights: &[f64], column: &[u8], rows: &Rows) -> (f64, Vec<f64>) {
    let shares = shares(weights.len(), column, rows);
    let mean: f64 = weights.iter().zip(&shares).map(|(weight, share)| weight * share).sum();
    (mean, weights.iter().zip(&shares).map(|(weight, share)| if *share > 0.0 { weight - mean } else { 0.0 }).collect())
}

/// How far a term moves scores, in the mean.
fn spread(weights: &[f64], column: &[u8], rows: &Rows) -> f64 {
    weights.iter().zip(shares(weights.len(), column, rows)).map(|(weight, share)| weight.abs() * share).sum()
}

/// The share of the rows that each bin has.
fn shares(bins: usize, column: &[u8], rows: &Rows) -> Vec<f64> {
    let mut shares = vec![0.0; bins];
    column.iter().zip(&rows.weights).for_each(|(bin, weight)| shares[usize::from(*bin)] += f64::from(*weight));
    let all: f64 = shares.iter().sum();
    shares.iter().map(|share| share / all).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and clamped to what two bytes hold")]
fn thousandths(weight: f64) -> i16 {
    (weight * 1000.0).round().clamp(-32_000.0, 32_000.0) as i16
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and clamped to what four bytes hold")]
fn whole(score: f64) -> i32 {
    (score * 1000.0).round().clamp(-1e9, 1e9) as i32
}

/// A key of TOML.
fn quoted(word: &str) -> String {
    toml::Value::String(word.to_owned()).to_string()
}

/// The file: a few lines that say what it is, then the terms, a line a list.
///
/// An error where the text does not read back as the model, which a feature's name could cause.
pub fn toml(written: &Written, head: &str) -> Result<String, String> {
    let mut text = String::new();
    for line in head.lines() {
        let _ = writeln!(text, "{}", format!("# {line}").trim_end());
    }
    let points: Vec<String> = written.calibration.iter().map(|(score, probability)| format!("[{score}, {probability}]")).collect();
    let _ = writeln!(text, "\nintercept = {}\ncalibration = [{}]", written.intercept, points.join(", "));
    for feature in &written.feature {
        let _ = writeln!(text, "\n[[feature]]\nname = \"{}\"", feature.name);
        if !feature.edges.is_empty() {
            let _ = writeln!(text, "edges = {:?}", feature.edges);
        }
        let _ = writeln!(text, "weights = {:?}", feature.weights);
        if !feature.coarse.is_empty() {
            let _ = writeln!(text, "coarse = {:?}", feature.coarse);
        }
    }
    for pair in &written.pair {
        let _ = writeln!(text, "\n[[pair]]\nfeatures = [\"{}\", \"{}\"]\nweights = [", pair.features.0, pair.features.1);
        let rows: Vec<String> = pair.weights.iter().map(|row| format!("    {row:?},\n")).collect();
        let _ = writeln!(text, "{}]", rows.concat());
    }
    for (place, words) in &written.words {
        let _ = writeln!(text, "\n[words.{place}]");
        for (word, weight) in words {
            let _ = writeln!(text, "{} = {weight}", quoted(word));
        }
    }
    let back: Written = text.parse()?;
    if back == *written { Ok(text) } else { Err("the written model does not read back as it was".into()) }
}
