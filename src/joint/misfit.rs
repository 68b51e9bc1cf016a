//! What tells whether figures that hang together and do not come out are an error: numbers with names, in a fixed order.
//!
//! ```text
//! misfit         how probable the joint is, how far off the value, which slip, what else the figure follows from
//! ```

use super::account::{Account, Tuple};
use super::feature::{flag, number};
use super::standing::Standing;
use super::value::Value;
use crate::quantity::Interval;

/// The names of the features of a misfit, in order.
pub const MISFIT: [&str; 19] = [
    "joint",
    "equation",
    "off",
    "off-places",
    "off-widths",
    "slip",
    "slip-surprise",
    "slip-part",
    "slip-explained",
    "mends",
    "held",
    "held-tuples",
    "held-finely",
    "rival",
    "parts-explained",
    "all-parts-explained",
    "parts",
    "sentences",
    "hedge",
];

/// The values of a misfit, in the order of [`MISFIT`].
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
pub fn misfit(account: &Account<'_>, tuple: &Tuple, standing: &Standing) -> Vec<f32> {
    // of what is only bounded, the bound
    let centre = |values: &Interval| {
        let (low, high) = (values.low.or(values.high)?, values.high.or(values.low)?);
        Some(f64::midpoint(low.at.approximate(), high.at.approximate()))
    };
    let derived = account.value_in(tuple, tuple.derived);
    let derived = derived.as_deref();
    let scale = derived.map_or(1.0, |value| value.scale.approximate());
    let zero = derived.map_or(0.0, |value| value.zero.approximate());
    let made = account.computed(tuple, false).as_ref().and_then(centre).map(|made| (made - zero) / scale);
    let made = if tuple.equation.is_either_way() { made.map(f64::abs) } else { made };
    let known = derived.map(Value::as_written).zip(made);
    let round = |value: f64| (value as f32 * 1000.0).round() / 1000.0;
    let off = known.map_or(f32::NAN, |((said, _), made)| round((said.max(1e-9) / made.max(1e-9)).ln().abs()));
    let places = known.map_or(f32::NAN, |((said, place), made)| round((said - made).abs() / place.max(1e-9)));
    let width = |values: &Interval| Some(values.high?.at.minus(values.low?.at)?.approximate() / 2.0 / scale);
    let allowed = account.computed(tuple, true).as_ref().and_then(width).zip(derived.and_then(|value| width(&value.rounded))).map(|(made, said)| made + said);
    let widths = known.zip(allowed).map_or(f32::NAN, |(((said, _), made), allowed)| round((said - made).abs() / allowed.max(1e-9)));
    let log_odds = |probability: u16| {
        let odds = f64::from(probability.clamp(1, 9_999)) / f64::from(10_000 - probability.clamp(1, 9_999));
        round(odds.ln())
    };
    let sentence = |node: usize| account.stage(node).map_or(0, |(stage, _)| stage.sentence);
    let (first, last) = (tuple.members().map(sentence).min().unwrap_or(0), tuple.members().map(sentence).max().unwrap_or(0));
    vec![
        log_odds(standing.joint),
        number(tuple.equation as u32),
        off,
        places,
        widths,
        number(standing.slip.kind as u32),
        round(standing.slip.surprise),
        flag(Some(standing.slip_part)),
        number(standing.slip_explained),
        round(standing.mends),
        standing.held.map_or(f32::NAN, log_odds),
        number(standing.held_tuples),
        number(standing.held_finely),
        standing.rival.map_or(f32::NAN, log_odds),
        number(standing.explained),
        number(standing.all_explained),
        number(tuple.others.len()),
        number(last - first),
        account.assertion(tuple.derived).map_or(f32::NAN, |it| number(it.reading.hedge as u32)),
    ]
}
