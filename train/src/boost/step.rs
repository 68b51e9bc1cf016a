//! Rounds of boosting over columns of bins: single features, or the cells of pairs. A round moves the one column that gains most: of many
//! features that each tell a little, those that tell nothing stay at 0.

use super::rows::Rows;

/// Rows with their scores so far.
pub struct Sample {
    /// Their places among all rows.
    rows: Vec<usize>,
    labels: Vec<f32>,
    weights: Vec<f32>,
    /// Log odds.
    pub scores: Vec<f64>,
}

/// How long and how fast.
#[derive(Clone, Copy)]
pub struct Course {
    /// Rounds at most.
    pub most: usize,
    /// The part of the way to the least loss.
    pub rate: f64,
    /// What speaks against large weights.
    pub ridge: f64,
}

/// Columns of bins, for the rows that are learnt from and those that only judge.
pub struct Terms<'s> {
    seen: &'s mut Sample,
    held: &'s mut Sample,
    seen_columns: Vec<Vec<u8>>,
    held_columns: Vec<Vec<u8>>,
    sizes: &'s [usize],
}

/// The weights of each column's bins, and after how many rounds.
pub struct Boosted {
    pub weights: Vec<Vec<f64>>,
    pub rounds: usize,
}

/// Log odds of a Newton's step at the most: where nearly nothing bends, it would go far beyond the least loss.
const FAR: f64 = 2.0;
/// Rounds without gain after which no more is hoped for.
const PATIENCE: usize = 40;
/// In one of so many rounds all columns are looked at, in those between only the ones that then gained most: what others would gain changes
/// little with each.
const ALL: usize = 10;
const LIKELY: usize = 30;

impl Sample {
    /// Some rows, all with one score.
    pub fn of(rows: &Rows, among: &[usize], score: f64) -> Self {
        let labels = among.iter().map(|&row| if rows.labels[row] { 1.0 } else { 0.0 }).collect();
        let weights = among.iter().map(|&row| rows.weights[row]).collect();
        Self { rows: among.to_vec(), labels, weights, scores: vec![score; among.len()] }
    }

    /// The bins of these rows.
    pub fn gather(&self, column: &[u8]) -> Vec<u8> {
        self.rows.iter().map(|&row| column[row]).collect()
    }

    /// The columns whose weights move the scores of these rows most, at most so many, in their order; none that moves nothing.
    pub fn telling(&self, columns: &[Vec<u8>], weights: &[Vec<f64>], most: usize) -> Vec<usize> {
        let spread = |(at, moves): (usize, &Vec<f64>)| {
            let sums = self.rows.iter().zip(&self.weights).fold([0.0; 3], |[all, sum, squares], (&row, &weight)| {
                let (moved, weight) = (moves[usize::from(columns[at][row])], f64::from(weight));
                [all + weight, sum + weight * moved, squares + weight * moved * moved]
            });
            (sums[2] - sums[1] * sums[1] / sums[0].max(f64::MIN_POSITIVE), at)
        };
        let mut spreads: Vec<(f64, usize)> = weights.iter().enumerate().map(spread).filter(|(spread, _)| *spread > 0.0).collect();
        spreads.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut telling: Vec<usize> = spreads.into_iter().take(most).map(|(_, at)| at).collect();
        telling.sort_unstable();
        telling
    }

    /// For each row the slope of its loss and how that bends.
    pub fn slopes(&self) -> Vec<(f64, f64)> {
        (0..self.scores.len()).map(|row| self.slope(row, self.scores[row])).collect()
    }

    fn slope(&self, row: usize, score: f64) -> (f64, f64) {
        let (probability, weight) = (1.0 / (1.0 + (-score).exp()), f64::from(self.weights[row]));
        (weight * (f64::from(self.labels[row]) - probability), weight * probability * (1.0 - probability))
    }

    fn add(&mut self, column: &[u8], moves: &[f64]) {
        self.scores.iter_mut().zip(column).for_each(|(score, bin)| *score += moves[usize::from(*bin)]);
    }

    fn loss(&self) -> f64 {
        let each = |row: usize| {
            let signed = if self.labels[row] > 0.5 { -self.scores[row] } else { self.scores[row] };
            // ln(1 + e^x) without overflow
            f64::from(self.weights[row]) * (signed.max(0.0) + (-signed.abs()).exp().ln_1p())
        };
        (0..self.scores.len()).map(each).sum()
    }
}

impl<'s> Terms<'s> {
    /// Columns over all rows, and how many bins each has.
    pub fn new(seen: &'s mut Sample, held: &'s mut Sample, columns: &[Vec<u8>], sizes: &'s [usize]) -> Self {
        let gathered = |sample: &Sample| columns.iter().map(|column| sample.gather(column)).collect();
        Self { seen_columns: gathered(seen), held_columns: gathered(held), seen, held, sizes }
    }

    /// Rounds until the held rows gain no more, or as many as there may be where none are held. Leaves the scores of the best round.
    pub fn boost(self, course: Course) -> Boosted {
        let mut weights: Vec<Vec<f64>> = self.sizes.iter().map(|&size| vec![0.0; size]).collect();
        let mut likely: Vec<usize> = Vec::new();
        let mut best = (self.held.loss(), Boosted { weights: weights.clone(), rounds: 0 }, self.held.scores.clone());
        for round in 1..=course.most {
            let slopes = self.seen.slopes();
            let step = |term: usize| (term, self.step(term, &slopes, &weights[term], &course));
            let among = if round % ALL == 1 { (0..self.sizes.len()).collect() } else { likely };
            let mut steps: Vec<_> = among.into_iter().map(step).collect();
            // the first of those that gain alike
            steps.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
            likely = steps.iter().take(LIKELY).map(|(term, _)| *term).collect();
            let Some((term, (_, moves))) = steps.into_iter().next() else { break };
            self.seen.add(&self.seen_columns[term], &moves);
            self.held.add(&self.held_columns[term], &moves);
            weights[term].iter_mut().zip(moves).for_each(|(weight, step)| *weight += step);
            let loss = self.held.loss();
            if self.held.rows.is_empty() || loss < best.0 {
                best = (loss, Boosted { weights: weights.clone(), rounds: round }, self.held.scores.clone());
            } else if round >= best.1.rounds + PATIENCE {
                break;
            }
        }
        let (_, boosted, scores) = best;
        // what was learnt after the best round is taken back
        for ((column, kept), now) in self.seen_columns.iter().zip(&boosted.weights).zip(&weights) {
            let back: Vec<f64> = kept.iter().zip(now).map(|(kept, now)| kept - now).collect();
            self.seen.add(column, &back);
        }
        self.held.scores = scores;
        boosted
    }

    /// What a column would gain, and a part of Newton's step for each of its bins.
    fn step(&self, term: usize, slopes: &[(f64, f64)], weights: &[f64], course: &Course) -> (f64, Vec<f64>) {
        let mut sums = vec![(0.0, 0.0); weights.len()];
        for (bin, (slope, bend)) in self.seen_columns[term].iter().zip(slopes) {
            let sum = &mut sums[usize::from(*bin)];
            *sum = (sum.0 + slope, sum.1 + bend);
        }
        let of = |((slope, bend), weight): (&(f64, f64), &f64)| (slope - course.ridge * weight, bend + course.ridge);
        let gain = sums.iter().zip(weights).map(of).map(|(slope, bend)| slope * slope / bend).sum();
        (gain, sums.iter().zip(weights).map(of).map(|(slope, bend)| course.rate * (slope / bend).clamp(-FAR, FAR)).collect())
    }
}
