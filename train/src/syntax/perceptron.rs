//! An averaged perceptron over hashed rows (Collins 2002), in whole numbers.

use gainsay::syntax::EVEN;

/// Weights of `N` classes a row, and what their average needs.
pub struct Perceptron<const N: usize> {
    weights: Vec<[i32; N]>,
    /// Each update times the moment at which it was made.
    dated: Vec<[i64; N]>,
    clock: i64,
    mask: u32,
}

impl<const N: usize> Perceptron<N> {
    /// Nothing learnt yet; `log` is the number of rows as a power of two.
    pub fn new(log: u8) -> Self {
        let rows = 1_usize << log;
        Self { weights: vec![[0; N]; rows], dated: vec![[0; N]; rows], clock: 1, mask: (1 << log) - 1 }
    }

    /// The sum of each class.
    pub fn sums(&self, rows: &[u32]) -> [i32; N] {
        let mut sums = [0; N];
        for &row in rows {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[(row & self.mask) as usize]) {
                *sum += weight;
            }
        }
        sums
    }

    /// Moves the weights towards `right` and away from `wrong`, by so much.
    pub fn update(&mut self, rows: &[u32], right: usize, wrong: usize, by: i32) {
        if right == wrong {
            return;
        }
        for &row in rows {
            let at = (row & self.mask) as usize;
            self.weights[at][right] += by;
            self.weights[at][wrong] -= by;
            self.dated[at][right] += self.clock * i64::from(by);
            self.dated[at][wrong] -= self.clock * i64::from(by);
        }
    }

    /// One more example was seen.
    pub fn tick(&mut self) {
        self.clock += 1;
    }

    /// The averaged weights, times the clock.
    fn averages(&self) -> impl Iterator<Item = [i64; N]> + '_ {
        let average = |weight: i32, dated: i64| i64::from(weight) * self.clock - dated;
        self.weights.iter().zip(&self.dated).map(move |(weights, dated)| std::array::from_fn(|class| average(weights[class], dated[class])))
    }

    /// How much more each row speaks for each class but the first than for the first, as whole numbers of sixteen bits, little endian.
    pub fn in_pairs(&self) -> Vec<u8> {
        let told: Vec<i64> = self.averages().flat_map(|row| row.into_iter().skip(1).map(move |weight| weight - row[0])).collect();
        let largest = size(&told, 0);
        let number = |weight: i64| i16::try_from(scaled(weight, largest, i64::from(i16::MAX))).unwrap_or_default();
        told.iter().flat_map(|&weight| number(weight).to_le_bytes()).collect()
    }

    /// The weights as bytes, `width` a row; the few that are larger than all others are cut, so that the many small ones stay apart.
    pub fn in_bytes(&self, width: usize) -> Vec<u8> {
        let weights: Vec<i64> = self.averages().flatten().collect();
        let largest = size(&weights, CUT);
        let byte = |weight: i64| u8::try_from(scaled(weight, largest, 127) + i64::from(EVEN)).unwrap_or(EVEN);
        weights.chunks(N).flat_map(|row| (0..width).map(move |class| row.get(class).map_or(0, |&weight| byte(weight)))).collect()
    }
}

/// The size that all but so many weights in a thousand of those that say anything stay below.
fn size(weights: &[i64], beyond: usize) -> i64 {
    let mut sizes: Vec<i64> = weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0).collect();
    sizes.sort_unstable();
    let last = sizes.len().saturating_sub(1);
    sizes.get(last - sizes.len() * beyond / 1000).copied().unwrap_or(1)
}

/// So many weights in a thousand are cut.
const CUT: usize = 2;

/// A weight to the nearest of as many steps as `most` on each side, where `largest` takes all of them.
fn scaled(weight: i64, largest: i64, most: i64) -> i64 {
    let steps = (i128::from(weight.abs()) * i128::from(most) * 2 / i128::from(largest) + 1) / 2;
    let steps = i64::try_from(steps).unwrap_or(most).min(most);
    if weight < 0 { -steps } else { steps }
}

/// The class of the greatest sum; the first of equals.
pub fn best(sums: &[i32]) -> usize {
    sums.iter().enumerate().fold((0, i32::MIN), |best, (class, &sum)| if sum > best.1 { (class, sum) } else { best }).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_counts_how_long_a_weight_was_held() {
        let mut perceptron = Perceptron::<2>::new(2);
        perceptron.update(&[1], 0, 1, 1);
        for _ in 0..9 {
            perceptron.tick();
        }
        perceptron.update(&[2], 1, 0, 1);
        let packed = perceptron.in_bytes(2);
        assert_eq!(packed[2..4], [EVEN + 127, EVEN - 127], "held all the time");
        assert_eq!(packed[4..6], [EVEN, EVEN], "held for no time at all");
    }
}
