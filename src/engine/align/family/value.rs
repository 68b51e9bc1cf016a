//! How far apart two values lie, and how a hand would have slipped from one to the other.
//!
//! Two figures for one thing are close, or one is a slip of the other: exchanged digits, another digit, a nought more, another scale.

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::Assertion;
use crate::engine::slip;
use crate::quantity::{Amount, Verdict};

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let (y, x) = (pair.y, pair.x);
    let size = |it: &Assertion| it.unit.to_base(it.reading.centre()?).map(|value| value.abs().approximate());
    if let Some((a, b)) = size(y).zip(size(x)).filter(|(a, b)| *a > 0.0 && *b > 0.0) {
        #[expect(clippy::cast_possible_truncation, reason = "a feature is coarse")]
        let log = |value: f64| value.log10() as f32;
        values.set(Feature::Powers, log(a / b).abs());
        values.set(Feature::Size, (log(a.min(b)) * 4.0).round() / 4.0);
        values.flag(Feature::Greater, Some(a > b));
    }
    values.set(Feature::Slip, f32::from(slip::of(y, x) as u8));
    let digits = |it: &Assertion| it.reading.stated.iter().filter_map(|stated| digits(stated.value)).max();
    values.set(Feature::Digits, digits(y).zip(digits(x)).map_or(f32::NAN, |(a, b)| f32::from(u8::try_from(a.min(b).min(9)).unwrap_or(9))));
    let bound = |it: &Assertion| it.reading.hedge.is_lower_bound() || it.reading.hedge.is_upper_bound();
    let hedged = |it: &Assertion| it.reading.literal.single().is_none();
    values.set(Feature::Hedges, f32::from(u8::from(bound(y)) * 2 + u8::from(bound(x)) * 2 + u8::from(hedged(y)) + u8::from(hedged(x))));
    values.flag(Feature::Differs, crate::engine::relate::relate(y, x).ok().map(|verdict| verdict == Verdict::Differs));
    let year = |it: &Assertion| it.moment.and_then(|moment| moment.year);
    if let Some((a, b)) = year(y).zip(year(x)) {
        values.set(Feature::YearsApart, f32::from(a.abs_diff(b).min(100)));
    }
}

/// How many significant digits a number has.
fn digits(value: Amount) -> Option<usize> {
    let plain = value.abs().to_plain(value.decimals()?).replace('.', "");
    Some(plain.trim_matches('0').len())
}
