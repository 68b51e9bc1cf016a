//! Fits the additive models with pairs that `gainsay::additive` reads, and says how good they are on rows that they have not seen.
//!
//! First every feature by itself: its values fall into quantile bins, and in each round each feature in turn moves the weights of its
//! bins a part of the way to where the loss is least. Then the pairs of features that would lower what loss is left most, in the same
//! way. Rows of one group (a story) stay together: each fold is judged by a model that has seen none of its groups. These scores
//! give the figures that are printed, the number of rounds and the calibration; the model that is written has seen all rows.
//!
//! Everything is done in a fixed order, so that the same rows give the same bytes.

mod bins;
mod calibrate;
mod measure;
mod pair;
mod rows;
mod step;
#[cfg(test)]
mod tests;
pub mod words;
mod write;

use gainsay::additive::Written;

use bins::Binned;
pub use rows::{Rows, hash};
use step::{Course, Sample, Terms};
pub use write::toml;

/// How a model is fitted.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Settings {
    /// How many pairs of features at most.
    #[arg(long, default_value_t = 60)]
    pub pairs: usize,
    /// How many features at most may be paired: where there are more, those that tell most by themselves.
    #[arg(long, default_value_t = 60)]
    pub paired: usize,
    /// How many bins a feature has at most.
    #[arg(long, default_value_t = 16)]
    pub bins: usize,
    /// How many bins a feature has in a pair at most.
    #[arg(long, default_value_t = 6)]
    pub coarse: usize,
    /// Into how many parts the groups are put, each to be judged by what was learnt from the others.
    #[arg(long, default_value_t = 3)]
    pub folds: u64,
    /// How far a round moves the weights towards their best.
    #[arg(long, default_value_t = 0.3)]
    pub rate: f64,
    /// How many rows of weight one speak against a weight that is not 0.
    #[arg(long, default_value_t = 4.0)]
    pub ridge: f64,
    /// How many rounds at most; each moves one feature or one pair.
    #[arg(long, default_value_t = 500)]
    pub rounds: usize,
}

/// A model, and the scores of all rows by models that had not seen their groups.
pub struct Fitted {
    /// As it is written.
    pub written: Written,
    /// In log odds.
    #[cfg_attr(not(test), expect(dead_code, reason = "who fits a model may want to see which rows it gets wrong"))]
    pub unseen: Vec<f64>,
    /// What was learnt without each fold, calibrated alike.
    pub without: Vec<Written>,
    /// What is known of its worth, in lines.
    pub report: String,
}

/// The weights of single features and of pairs.
struct Fit {
    intercept: f64,
    singles: Vec<Vec<f64>>,
    pairs: Vec<(usize, usize, Vec<f64>)>,
    rounds: (usize, usize),
}

/// Fits a model to rows; their groups fall into folds by chance.
pub fn fit(rows: &Rows, settings: &Settings) -> Result<Fitted, String> {
    fit_in(rows, settings, settings.folds, |row| rows.fold(row, settings.folds))
}

/// The same, in so many folds of one's own.
pub fn fit_in(rows: &Rows, settings: &Settings, folds: u64, fold_of: impl Fn(usize) -> u64) -> Result<Fitted, String> {
    rows.check()?;
    if folds < 2 || settings.coarse > 14 || settings.bins > 200 {
        return Err("at least two folds, at most 14 coarse bins and 200 fine ones".into());
    }
    let binned = Binned::of(rows, settings.bins, settings.coarse);
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut unseen = vec![0.0; rows.len()];
    let mut rounds = (Vec::new(), Vec::new());
    let mut fits = Vec::new();
    for fold in 0..folds {
        let (held, seen): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&row| fold_of(row) == fold);
        let (fit, scores) = fit_once(rows, &binned, settings, &seen, &held, (settings.rounds, settings.rounds));
        rounds.0.push(fit.rounds.0);
        rounds.1.push(fit.rounds.1);
        held.iter().zip(scores).for_each(|(&row, score)| unseen[row] = score);
        fits.push(fit);
    }
    let calibration = calibrate::line(&unseen, rows).ok_or("the scores do not rise with the labels: there is nothing to learn in these features")?;
    let report = measure::report(&unseen, rows, calibration);
    let (fit, _) = fit_once(rows, &binned, settings, &all, &[], (median(rounds.0), median(rounds.1)));
    let written = |fit: &Fit| write::written(rows, &binned, fit, calibration);
    Ok(Fitted { written: written(&fit), without: fits.iter().map(written).collect(), unseen, report })
}

/// Fits to the rows that may be seen; the rounds end where the held ones, if there are any, gain no more. Gives the scores of these.
fn fit_once(rows: &Rows, binned: &Binned, settings: &Settings, seen: &[usize], held: &[usize], most: (usize, usize)) -> (Fit, Vec<f64>) {
    let course = |most| Course { most, rate: settings.rate, ridge: settings.ridge };
    let intercept = rows.log_odds(seen);
    let (mut seen, mut held) = (Sample::of(rows, seen, intercept), Sample::of(rows, held, intercept));
    let singles = Terms::new(&mut seen, &mut held, &binned.columns, &binned.sizes()).boost(course(most.0));
    // of few features all are paired: two that tell nothing by themselves may tell much together
    let all = || (0..binned.columns.len()).collect();
    let among = if binned.columns.len() > settings.paired { seen.telling(&binned.columns, &singles.weights, settings.paired) } else { all() };
    let chosen = pair::choose(binned, &seen, &among, settings.pairs, settings.ridge);
    let (columns, sizes): (Vec<Vec<u8>>, Vec<usize>) = chosen.iter().map(|&(a, b)| binned.cells(a, b)).unzip();
    let pairs = Terms::new(&mut seen, &mut held, &columns, &sizes).boost(course(most.1));
    let rounds = (singles.rounds, pairs.rounds);
    let pairs = chosen.into_iter().zip(pairs.weights).map(|((a, b), weights)| (a, b, weights)).collect();
    (Fit { intercept, singles: singles.weights, pairs, rounds }, held.scores)
}

fn median(mut rounds: Vec<usize>) -> usize {
    rounds.sort_unstable();
    rounds.get(rounds.len() / 2).copied().unwrap_or(0)
}
