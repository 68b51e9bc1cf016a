//! Values in bins: a few quantiles for each feature, fewer for its pairs, and a bin of its own for what is not known. Of rare rows that are
//! looked for and common ones that are not, the first count as much for the quantiles as all the others together: bins are to part the first
//! from the second, and from each other.

use super::rows::Rows;

/// The bins of all features, and the bin of each value.
pub struct Binned {
    /// Where the second and each later bin begins.
    pub edges: Vec<Vec<f32>>,
    /// The edges that pairs use.
    pub coarse: Vec<Vec<f32>>,
    /// The bin of each value, the last for what is not known.
    pub columns: Vec<Vec<u8>>,
    /// The coarse bin of each value.
    pub coarse_columns: Vec<Vec<u8>>,
}

impl Binned {
    /// At most so many bins a feature, and so many in its pairs.
    pub fn of(rows: &Rows, most: usize, most_coarse: usize) -> Self {
        let mut binned = Self { edges: Vec::new(), coarse: Vec::new(), columns: Vec::new(), coarse_columns: Vec::new() };
        let found = rows.labels.iter().filter(|label| **label).count();
        let times = (rows.len() - found).checked_div(found).unwrap_or(1).max(1);
        for column in &rows.columns {
            let repeated = |(value, label): (&f32, &bool)| std::iter::repeat_n(*value, if *label { times } else { 1 });
            let mut known: Vec<f32> = column.iter().zip(&rows.labels).flat_map(repeated).filter(|value| !value.is_nan()).collect();
            known.sort_unstable_by(f32::total_cmp);
            let edges = quantiles(&known, most, |_| true);
            let coarse = quantiles(&known, most_coarse, |edge| edges.contains(&edge));
            binned.columns.push(column.iter().map(|value| bin(&edges, *value)).collect());
            binned.coarse_columns.push(column.iter().map(|value| bin(&coarse, *value)).collect());
            binned.edges.push(edges);
            binned.coarse.push(coarse);
        }
        binned
    }

    /// How many bins each feature has.
    pub fn sizes(&self) -> Vec<usize> {
        self.edges.iter().map(|edges| edges.len() + 2).collect()
    }

    /// How many coarse bins a feature has.
    pub fn width(&self, feature: usize) -> usize {
        self.coarse[feature].len() + 2
    }

    /// The cell of each row in the table of two features, and how many cells there are.
    pub fn cells(&self, a: usize, b: usize) -> (Vec<u8>, usize) {
        let width = self.width(b);
        let cell = |(&a, &b): (&u8, &u8)| u8::try_from(usize::from(a) * width + usize::from(b)).unwrap_or(u8::MAX);
        (self.coarse_columns[a].iter().zip(&self.coarse_columns[b]).map(cell).collect(), self.width(a) * width)
    }
}

fn bin(edges: &[f32], value: f32) -> u8 {
    let bin = if value.is_nan() { edges.len() + 1 } else { edges.partition_point(|edge| *edge <= value) };
    u8::try_from(bin).unwrap_or(u8::MAX)
}

/// Edges that part sorted values into bins of about one size; where the values are few, each has its bin. An edge is a value that
/// is there, so that it reads well.
fn quantiles(sorted: &[f32], most: usize, is_allowed: impl Fn(f32) -> bool) -> Vec<f32> {
    let starts: Vec<usize> = (1..sorted.len()).filter(|&at| sorted[at - 1] < sorted[at] && is_allowed(sorted[at])).collect();
    if starts.len() < most {
        return starts.into_iter().map(|at| sorted[at]).collect();
    }
    let mut edges = Vec::new();
    let mut taken = 0;
    for part in 1..most {
        // what is left is shared out anew, since one common value may have taken the place of many bins
        let wanted = taken + (sorted.len() - taken) / (most + 1 - part);
        let next = starts.partition_point(|&start| start < wanted.max(taken + 1));
        let Some(&start) = starts.get(next) else { break };
        edges.push(sorted[start]);
        taken = start;
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_have_a_bin_each_and_many_have_quantiles() {
        assert_eq!(quantiles(&[0.0, 0.0, 1.0, 1.0, 2.0], 16, |_| true), [1.0, 2.0]);
        let many: Vec<f32> = (0..1000_u16).map(f32::from).collect();
        assert_eq!(quantiles(&many, 4, |_| true), [250.0, 500.0, 750.0]);
        assert!(quantiles(&[], 4, |_| true).is_empty() && quantiles(&[3.0, 3.0], 4, |_| true).is_empty());
    }

    #[test]
    fn a_common_value_leaves_the_other_bins_to_the_rest() {
        let mut values = vec![0.0; 900];
        values.extend((1..=100_u8).map(f32::from));
        let edges = quantiles(&values, 5, |_| true);
        assert_eq!(edges.len(), 4, "{edges:?}");
        assert!(edges.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_not_known_has_the_last_bin() {
        assert_eq!([-1.0, 1.0, 1.5, 9.0, f32::NAN].map(|value| bin(&[1.0, 2.0], value)), [0, 1, 1, 2, 3]);
    }
}
