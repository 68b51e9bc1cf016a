//! Clusters of words by their vectors: k-means, summed in one order, so that the same vectors have the same clusters.

use crate::vectors::of_length;

/// The cluster of each row, from 1 to `count`.
///
/// Begins with rows spread evenly over the list, which is in order of frequency; stops after so many rounds.
pub fn clusters(unit: &[Vec<f64>], count: usize, rounds: usize) -> Vec<u8> {
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
        centres = sums.iter().map(|sum| of_length(sum, 1.0)).collect();
    }
    of.into_iter().map(|cluster| u8::try_from(cluster + 1).unwrap_or(u8::MAX)).collect()
}

fn nearest(row: &[f64], centres: &[Vec<f64>]) -> usize {
    let likeness = |centre: &[f64]| row.iter().zip(centre).map(|(a, b)| a * b).sum::<f64>();
    centres.iter().enumerate().fold((0, f64::MIN), |best, (at, centre)| Some(likeness(centre)).filter(|&like| like > best.1).map_or(best, |like| (at, like))).0
}
