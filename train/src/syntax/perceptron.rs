//! An averaged perceptron over hashed rows (Collins 2002), in whole numbers.

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

    /// The averaged weights, `width` bytes a row: a signed byte each, whose square with its sign is the weight.
    ///
    /// A square spends its steps where most weights are, near nothing, and still reaches the few large ones, which decide.
    pub fn packed(&self, width: usize) -> Vec<i8> {
        let average = |weight: i32, dated: i64| i64::from(weight) * self.clock - dated;
        let all = self.weights.iter().zip(&self.dated).flat_map(|(row, dated)| row.iter().zip(dated));
        let largest = all.map(|(&weight, &dated)| average(weight, dated).unsigned_abs()).max().unwrap_or_default().max(1);
        let byte = |value: i64| {
            let square = u128::from(value.unsigned_abs()) * 4 * 127 * 127 / u128::from(largest);
            // the root of four times the square, halved, is the root to the nearest whole number
            let root = i8::try_from(square.isqrt().div_ceil(2).min(127)).unwrap_or(i8::MAX);
            if value < 0 { -root } else { root }
        };
        let mut bytes = Vec::with_capacity(self.weights.len() * width);
        for (row, dated) in self.weights.iter().zip(&self.dated) {
            bytes.extend(row.iter().zip(dated).map(|(&weight, &dated)| byte(average(weight, dated))));
            bytes.extend(std::iter::repeat_n(0, width - N));
        }
        bytes
    }
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
        let packed = perceptron.packed(2);
        assert_eq!(packed[2..4], [127, -127], "held all the time");
        assert_eq!(packed[4..6], [0, 0], "held for no time at all");
    }
}
