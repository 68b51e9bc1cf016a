//! From scores to probabilities: Platt's line through log odds, fitted to scores of rows that were not seen.

use super::rows::Rows;

/// Probability at a score: `1 / (1 + e^-(slope * score + offset))`.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub slope: f64,
    pub offset: f64,
}

impl Line {
    /// The probability at a score in log odds.
    pub fn probability(self, score: f64) -> f64 {
        1.0 / (1.0 + (-(self.slope * score + self.offset)).exp())
    }

    /// The score at which a probability is reached.
    pub fn score(self, probability: f64) -> f64 {
        ((probability / (1.0 - probability)).ln() - self.offset) / self.slope
    }
}

/// The line of least loss; none where it falls.
pub fn line(scores: &[f64], rows: &Rows) -> Option<Line> {
    let mut line = Line { slope: 1.0, offset: 0.0 };
    for _ in 0..50 {
        let (mut slope, mut offset, mut bend) = (0.0, 0.0, [1e-9, 0.0, 1e-9]);
        for (row, score) in scores.iter().enumerate() {
            let (probability, weight) = (line.probability(*score), f64::from(rows.weights[row]));
            let miss = weight * (f64::from(u8::from(rows.labels[row])) - probability);
            let curve = weight * probability * (1.0 - probability);
            slope += miss * score;
            offset += miss;
            bend = [bend[0] + curve * score * score, bend[1] + curve * score, bend[2] + curve];
        }
        let determinant = bend[0] * bend[2] - bend[1] * bend[1];
        if determinant.abs() < 1e-12 {
            break;
        }
        let by = ((slope * bend[2] - offset * bend[1]) / determinant, (offset * bend[0] - slope * bend[1]) / determinant);
        line = Line { slope: line.slope + by.0.clamp(-1.0, 1.0), offset: line.offset + by.1.clamp(-2.0, 2.0) };
        if by.0.abs() + by.1.abs() < 1e-9 {
            break;
        }
    }
    (line.slope > 0.01).then_some(line)
}
