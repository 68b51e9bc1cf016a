//! Known effects are found again: this is what made-up rows are good for.

use gainsay::additive::{Model, Written};

use super::*;

const SETTINGS: Settings = Settings { pairs: 3, paired: 60, bins: 16, coarse: 6, folds: 3, rate: 0.3, ridge: 4.0, rounds: 120 };

/// A generator of numbers that look random and are the same in each run (splitmix64), from 0 to 1.
struct Numbers(u64);

impl Numbers {
    #[expect(clippy::cast_precision_loss, reason = "24 bits are exact")]
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 40) as f32 / 16_777_216.0
    }
}

/// Rows whose log odds are a function of four values; the fourth is missing in a third of them.
fn rows(count: usize, log_odds: impl Fn(&[f32]) -> f32) -> Rows {
    let mut numbers = Numbers(7);
    let mut rows = Rows::new(["slope", "step", "noise", "gaps"]);
    for row in 0..count {
        let mut values: Vec<f32> = (0..4).map(|_| numbers.next()).collect();
        if numbers.next() < 0.33 {
            values[3] = f32::NAN;
        }
        let probability = 1.0 / (1.0 + (-log_odds(&values)).exp());
        rows.push(numbers.next() < probability, 1.0, &format!("story {}", row / 4), values);
    }
    rows
}

fn model(written: &Written) -> Model {
    Model::read(&written.compact().unwrap(), &["slope", "step", "noise", "gaps"]).unwrap()
}

fn score(model: &Model, values: [f32; 4]) -> f32 {
    f32::from(i16::try_from(model.score(&values)).unwrap()) / 1000.0
}

#[test]
fn an_additive_effect_is_found() {
    let truth = |values: &[f32]| 3.0 * values[0] - 1.5 + if values[1] > 0.7 { 2.0 } else { 0.0 } + if values[3].is_nan() { -1.0 } else { 0.0 };
    let rows = rows(20_000, truth);
    let fitted = fit(&rows, &SETTINGS).unwrap();
    let model = model(&fitted.written);
    for values in [[0.1, 0.2, 0.5, 0.5], [0.9, 0.2, 0.5, 0.5], [0.5, 0.9, 0.5, 0.5], [0.5, 0.2, 0.1, f32::NAN], [0.95, 0.95, 0.5, 0.1]] {
        assert!((score(&model, values) - truth(&values)).abs() < 0.5, "{values:?}: {} for {}", score(&model, values), truth(&values));
    }
    let strongest = &fitted.written.feature[0].name;
    assert!(strongest == "slope" || strongest == "step", "{strongest}");
    let probability = model.probability(model.score(&[0.5, 0.2, 0.5, 0.5]));
    assert!((4300..5700).contains(&probability), "{probability}");
}

#[test]
fn an_effect_of_two_together_is_found_as_their_pair() {
    let truth = |values: &[f32]| if (values[0] > 0.5) == (values[1] > 0.5) { 1.5 } else { -1.5 };
    let fitted = fit(&rows(12_000, truth), &Settings { pairs: 1, ..SETTINGS }).unwrap();
    let pairs: Vec<_> = fitted.written.pair.iter().map(|pair| (pair.features.0.as_str(), pair.features.1.as_str())).collect();
    assert_eq!(pairs, [("slope", "step")]);
    let model = model(&fitted.written);
    for values in [[0.1, 0.1, 0.5, 0.5], [0.9, 0.9, 0.5, 0.5], [0.1, 0.9, 0.5, 0.5], [0.9, 0.1, 0.5, 0.5]] {
        assert!((score(&model, values) - truth(&values)).abs() < 0.5, "{values:?}: {}", score(&model, values));
    }
    let alone = fit(&rows(12_000, truth), &Settings { pairs: 0, ..SETTINGS });
    assert!(alone.is_err() || alone.unwrap().report.contains("area under the curve 0.5"), "the features alone tell nothing");
}

#[test]
fn chance_is_no_model() {
    if let Ok(fitted) = fit(&rows(6_000, |_| 0.0), &SETTINGS) {
        let surest = fitted.unseen.iter().fold(0.0_f64, |most, score| most.max(score.abs()));
        assert!(surest < 1.0, "{surest}");
        assert!(fitted.report.contains("area under the curve 0.5") || fitted.report.contains("area under the curve 0.49"), "{}", fitted.report);
    }
}

#[test]
fn the_written_model_says_what_was_fitted_and_reads_back() {
    let rows = rows(6_000, |values| 4.0 * values[0] * values[1] - 1.0);
    let fitted = fit(&rows, &SETTINGS).unwrap();
    let text = write::toml(&fitted.written, "A head\n\nof three lines").unwrap();
    assert!(text.starts_with("# A head\n#\n# of three lines\n"));
    assert_eq!(text.parse::<Written>().unwrap(), fitted.written);
    // the judged rows were scored by other models than the one that is written, on as much of the data
    let model = model(&fitted.written);
    let far = (0..rows.len()).filter(|&row| {
        let values: Vec<f32> = rows.columns.iter().map(|column| column[row]).collect();
        (f64::from(model.score(&values)) / 1000.0 - fitted.unseen[row]).abs() > 0.8
    });
    assert!(far.count() * 50 < rows.len());
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let text = || write::toml(&fit(&rows(3_000, |values| 2.0 * values[0]), &SETTINGS).unwrap().written, "").unwrap();
    assert_eq!(text(), text());
}

#[test]
fn a_group_is_never_judged_by_a_model_that_saw_it() {
    // the label is told by the group alone, which a feature gives away: nothing of it carries over
    let mut numbers = Numbers(3);
    let mut rows = Rows::new(["story"]);
    for story in 0..60_u16 {
        let label = numbers.next() < 0.5;
        (0..20).for_each(|_| rows.push(label, 1.0, &story.to_string(), [f32::from(story * 37 % 60)]));
    }
    let folds: Vec<u64> = (0..rows.len()).map(|row| rows.fold(row, 3)).collect();
    assert!(folds.chunks(20).all(|story| story.iter().all(|fold| *fold == story[0])));
    assert!((0..3).all(|fold| folds.iter().filter(|each| **each == fold).count() > 200));
    if let Ok(fitted) = fit(&rows, &Settings { bins: 60, ..SETTINGS }) {
        assert!(fitted.unseen.iter().all(|score| score.abs() < 1.5));
    }
}

#[test]
fn what_cannot_be_learnt_from_is_refused() {
    let mut rows = Rows::new(["gap"]);
    rows.push(true, 1.0, "a", [1.0]);
    assert_eq!(fit(&rows, &SETTINGS).err().unwrap(), "every row is labelled");
    rows.push(false, -1.0, "b", [1.0]);
    assert_eq!(fit(&rows, &SETTINGS).err().unwrap(), "a column lacks rows, or a weight is below 0");
}
