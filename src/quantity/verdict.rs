//! How two readings of one thing stand to each other.

use serde::Serialize;

use super::{Amount, Hedge, Reading};

/// The verdict lattice. `incomparable` is not here: it is not a matter of values, and the engine gives it with its facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::IntoStaticStr, strum::EnumString, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// The same set of values.
    Equal,
    /// One set lies inside the other.
    Refines,
    /// They share values.
    Compatible,
    /// Disjoint as written, but closer than half a unit in the last significant place of the coarser figure.
    Near,
    /// Two bounds in one direction, or two ranges, that share values but state different ones.
    Differs,
    /// Disjoint, and further apart than rounding explains.
    Contradicts,
}

impl Verdict {
    /// Whether both figures can be right.
    #[must_use]
    pub fn is_consistent(self) -> bool {
        matches!(self, Self::Equal | Self::Refines | Self::Compatible | Self::Near)
    }
}

/// Compares two readings in one unit.
///
/// ```
/// use gainsay::quantity::{Amount, Hedge, Interval, Reading, Stated, Verdict, compare};
/// let exact = |value: i64| Reading {
///     stated: vec![Stated { value: value.into(), place: Amount::ONE }],
///     hedge: Hedge::Exact,
///     literal: Interval::exactly(value.into()),
///     rounded: Interval::exactly(value.into()),
///     half_place: Amount::ZERO,
/// };
/// assert_eq!(compare(&exact(12), &exact(12)), Verdict::Equal);
/// assert_eq!(compare(&exact(12), &exact(13)), Verdict::Contradicts);
/// ```
#[must_use]
pub fn compare(a: &Reading, b: &Reading) -> Verdict {
    let half_place = a.half_place.max(b.half_place);
    if let Some(gap) = a.literal.gap(&b.literal) {
        // tolerance and rounding do not add up: a hedged figure was widened already, so the larger of the two must reach
        let widened = |reading: &Reading| matches!(reading.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver);
        let reaches = !widened(a) && !widened(b) || a.rounded.overlaps(&b.rounded);
        let rounds = gap < half_place && reaches || a.literal.single().is_none() && b.literal.single().is_none() && gap.is_zero();
        return if rounds { Verdict::Near } else { Verdict::Contradicts };
    }
    if states_another_bound(a, b, half_place) {
        Verdict::Differs
    } else if a.literal == b.literal {
        Verdict::Equal
    } else if a.literal.contains(&b.literal) || b.literal.contains(&a.literal) {
        Verdict::Refines
    } else {
        Verdict::Compatible
    }
}

/// "below 25" and "below 26", or "3 to 5" and "4 to 6": no contradiction in logic, and yet not the same statement.
fn states_another_bound(a: &Reading, b: &Reading, half_place: Amount) -> bool {
    let apart = |x: Amount, y: Amount| x != y && x.minus(y).is_some_and(|difference| difference.abs() >= half_place);
    match (a.stated.as_slice(), b.stated.as_slice()) {
        ([x], [y]) => {
            let same_direction = a.hedge.is_lower_bound() && b.hedge.is_lower_bound() || a.hedge.is_upper_bound() && b.hedge.is_upper_bound();
            same_direction && apart(x.value, y.value)
        }
        ([x_low, x_high], [y_low, y_high]) if a.hedge == Hedge::Between && b.hedge == Hedge::Between => {
            apart(x_low.value, y_low.value) || apart(x_high.value, y_high.value)
        }
        _ => false,
    }
}
