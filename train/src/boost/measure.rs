//! How good scores are on rows that were not seen: order, loss, calibration, and what is found at a price.

use std::fmt::Write;

use super::calibrate::Line;
use super::rows::Rows;

/// Shares of wrongly accused rows at which it is told how many are found.
const PRICES: [f64; 6] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1];

/// All of it, in lines.
pub fn report(scores: &[f64], rows: &Rows, line: Line) -> String {
    let order = order(scores, rows);
    let (with, without) = order.iter().fold((0.0, 0.0), |(with, without), (_, a, b)| (with + a, without + b));
    let base = with / (with + without);
    let entropy = -(base * base.ln() + (1.0 - base) * (1.0 - base).ln());
    let mut text = format!(
        "rows {}, labelled {:.2} %, area under the curve {:.4}, log loss {:.4} (without features {entropy:.4})\n",
        rows.len(),
        base * 100.0,
        area(&order, with, without),
        loss(scores, rows, line),
    );
    for price in PRICES {
        let _ = writeln!(text, "found {:5.1} % at {:4.1} % false", found(&order, with, price * without) * 100.0, price * 100.0);
    }
    calibration(&mut text, scores, rows, line);
    text
}

/// Score, weight with and without the label; highest score first, equal scores as one.
fn order(scores: &[f64], rows: &Rows) -> Vec<(f64, f64, f64)> {
    let mut places: Vec<usize> = (0..scores.len()).collect();
    places.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let mut order: Vec<(f64, f64, f64)> = Vec::new();
    for row in places {
        let weight = f64::from(rows.weights[row]);
        let (with, without) = if rows.labels[row] { (weight, 0.0) } else { (0.0, weight) };
        match order.last_mut().filter(|last| last.0.total_cmp(&scores[row]).is_eq()) {
            Some(last) => *last = (last.0, last.1 + with, last.2 + without),
            None => order.push((scores[row], with, without)),
        }
    }
    order
}

/// The share of pairs, one with the label and one without, that are in order; ties count half.
fn area(order: &[(f64, f64, f64)], with: f64, without: f64) -> f64 {
    let (mut above, mut area) = (0.0, 0.0);
    for (_, a, b) in order {
        area += b * (above + a / 2.0);
        above += a;
    }
    area / (with * without)
}

/// The share of labelled rows above the score at which so much is wrongly accused.
fn found(order: &[(f64, f64, f64)], with: f64, allowed: f64) -> f64 {
    let (mut taken, mut wrong) = (0.0, 0.0);
    for (_, a, b) in order {
        wrong += b;
        if wrong > allowed {
            break;
        }
        taken += a;
    }
    taken / with
}

fn loss(scores: &[f64], rows: &Rows, line: Line) -> f64 {
    let (mut loss, mut all) = (0.0, 0.0);
    for (row, score) in scores.iter().enumerate() {
        let probability = line.probability(*score).clamp(1e-9, 1.0 - 1e-9);
        let weight = f64::from(rows.weights[row]);
        loss -= weight * if rows.labels[row] { probability } else { 1.0 - probability }.ln();
        all += weight;
    }
    loss / all
}

/// Ten steps of probability: what was foretold and what is true.
fn calibration(text: &mut String, scores: &[f64], rows: &Rows, line: Line) {
    let mut steps = [(0.0, 0.0, 0.0); 10];
    for (row, score) in scores.iter().enumerate() {
        let (probability, weight) = (line.probability(*score), f64::from(rows.weights[row]));
        let at = (1..10).filter(|step| probability * 10.0 >= f64::from(*step)).count();
        let step = &mut steps[at];
        *step = (step.0 + weight, step.1 + weight * probability, step.2 + if rows.labels[row] { weight } else { 0.0 });
    }
    for (all, foretold, came) in steps.into_iter().filter(|step| step.0 > 0.0) {
        let _ = writeln!(text, "foretold {:5.1} % came {:5.1} % of {all:.0}", foretold * 100.0 / all, came * 100.0 / all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(labels: &[bool]) -> Rows {
        let mut rows = Rows::new([]);
        for label in labels {
            rows.push(*label, 1.0, "", []);
        }
        rows
    }

    #[test]
    fn order_is_measured_with_ties_as_half() {
        let area = |scores: &[f64], labels: &[bool]| area(&order(scores, &rows(labels)), 2.0, 2.0);
        assert!((area(&[4.0, 3.0, 2.0, 1.0], &[true, true, false, false]) - 1.0).abs() < 1e-9);
        assert!((area(&[4.0, 3.0, 2.0, 1.0], &[true, false, true, false]) - 0.75).abs() < 1e-9);
        assert!((area(&[1.0, 1.0, 1.0, 1.0], &[true, false, true, false]) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn what_is_found_is_what_stands_above_the_wrong_ones() {
        let order = order(&[4.0, 3.0, 2.0, 1.0], &rows(&[true, false, true, false]));
        assert!((found(&order, 2.0, 0.0) - 0.5).abs() < 1e-9);
        assert!((found(&order, 2.0, 1.0) - 1.0).abs() < 1e-9);
    }
}
