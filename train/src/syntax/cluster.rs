//! Clusters of words by their vectors: k-means in whole numbers, the same each time.

use std::io::Read;
use std::path::Path;

use super::treebank::open;

/// Words with the vector of each.
pub struct Vectors {
    pub words: Vec<String>,
    pub rows: Vec<Vec<i32>>,
}

/// Reads a word a line: the word, a tab, whole numbers.
pub fn read(path: &Path) -> Result<Vectors, String> {
    let mut text = String::new();
    open(path)?.read_to_string(&mut text).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut vectors = Vectors { words: Vec::new(), rows: Vec::new() };
    for (number, line) in text.lines().enumerate() {
        let (word, numbers) = line.split_once('\t').ok_or_else(|| format!("{}:{}: no tab", path.display(), number + 1))?;
        let row: Result<Vec<i32>, _> = numbers.split_whitespace().map(str::parse).collect();
        vectors.words.push(word.to_owned());
        vectors.rows.push(row.map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?);
    }
    Ok(vectors)
}

/// The cluster of each row, from 1 to `count`.
///
/// Begins with rows spread evenly over the list, which is in order of frequency; stops after so many rounds.
pub fn clusters(vectors: &Vectors, count: usize, rounds: usize) -> Vec<u8> {
    let unit: Vec<Vec<f64>> = vectors.rows.iter().map(|row| unit(row.iter().copied().map(f64::from))).collect();
    let step = (unit.len() / 4 / count).max(1);
    let mut centres: Vec<Vec<f64>> = (0..count).map(|at| unit[at * step % unit.len()].clone()).collect();
    let mut of = vec![0; unit.len()];
    for _ in 0..rounds {
        for (row, cluster) in unit.iter().zip(&mut of) {
            *cluster = nearest(row, &centres);
        }
        let mut sums = vec![vec![0.0; unit[0].len()]; count];
        for (row, &cluster) in unit.iter().zip(&of) {
            for (sum, value) in sums[cluster].iter_mut().zip(row) {
                *sum += value;
            }
        }
        centres = sums.into_iter().map(|sum| self::unit(sum.into_iter())).collect();
    }
    of.into_iter().map(|cluster| u8::try_from(cluster + 1).unwrap_or(u8::MAX)).collect()
}

fn nearest(row: &[f64], centres: &[Vec<f64>]) -> usize {
    let likeness = |centre: &[f64]| row.iter().zip(centre).map(|(a, b)| a * b).sum::<f64>();
    centres.iter().enumerate().fold((0, f64::MIN), |best, (at, centre)| Some(likeness(centre)).filter(|&like| like > best.1).map_or(best, |like| (at, like))).0
}

fn unit(row: impl Iterator<Item = f64>) -> Vec<f64> {
    let row: Vec<f64> = row.collect();
    let length = row.iter().map(|value| value * value).sum::<f64>().sqrt().max(1e-9);
    row.into_iter().map(|value| value / length).collect()
}
