//! Which pairs of features tell what their two features alone do not.
//!
//! With all single features fitted, what is left is looked at in each pair's table: the loss that its cells could take away, less what
//! its rows and its columns could take away by themselves. A table of pure chance takes away about one a cell, which is its price.
//! Looked at are the pairs of those features that tell most by themselves ("strong heredity" of interactions): of all pairs of some
//! hundreds of features, nearly all would be looked at for nothing.

use super::bins::Binned;
use super::step::Sample;

/// At most so many pairs of these features, those that gain most first.
pub fn choose(binned: &Binned, seen: &Sample, among: &[usize], most: usize, ridge: f64) -> Vec<(usize, usize)> {
    let slopes = seen.slopes();
    let columns: Vec<(usize, Vec<u8>)> = among.iter().map(|&feature| (feature, seen.gather(&binned.coarse_columns[feature]))).collect();
    let mut found = Vec::new();
    for (at, (a, column)) in columns.iter().enumerate().take_while(|_| most > 0) {
        for (b, other) in &columns[at + 1..] {
            let gain = gain(column, other, (binned.width(*a), binned.width(*b)), &slopes, ridge);
            if gain > 0.0 {
                found.push((gain, *a, *b));
            }
        }
    }
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    found.into_iter().take(most).map(|(_, a, b)| (a, b)).collect()
}

fn gain(a: &[u8], b: &[u8], (height, width): (usize, usize), slopes: &[(f64, f64)], ridge: f64) -> f64 {
    let mut cells = vec![(0.0, 0.0); height * width];
    for ((a, b), (slope, bend)) in a.iter().zip(b).zip(slopes) {
        let cell = &mut cells[usize::from(*a) * width + usize::from(*b)];
        *cell = (cell.0 + slope, cell.1 + bend);
    }
    let taken = |(slope, bend): (f64, f64)| slope * slope / (bend + ridge);
    let sum = |cells: &mut dyn Iterator<Item = (f64, f64)>| cells.fold((0.0, 0.0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    let rows: f64 = cells.chunks(width).map(|row| taken(sum(&mut row.iter().copied()))).sum();
    let columns: f64 = (0..width).map(|column| taken(sum(&mut cells.iter().skip(column).step_by(width).copied()))).sum();
    let price: f64 = cells.iter().filter(|cell| cell.1 > 0.0).map(|_| 1.0).sum();
    cells.iter().copied().map(taken).sum::<f64>() - rows - columns - price
}
