//! Which tuples plainly do not come out, told by binary numbers: nearly all that are offered do not, and exact arithmetic takes ten times as long.
//!
//! ```text
//! 27 = 12 + 40        missed: 52 is far from 27        27 = 12 + 15     not told here: exact numbers decide
//! ```
//! It only tells of values for which exact arithmetic cannot overflow, and of nothing that is nearer than binary numbers may be wrong.

use super::equation::Equation;
use super::value::Value;
use crate::quantity::{Amount, Interval};

/// A stretch of positive values, as binary numbers say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rough {
    low: f64,
    high: f64,
}

/// The denominators of rough values divide this: halves of what three decimals say.
const PARTS: i64 = 2_000;
/// Rough values are no larger than this.
const LARGEST: f64 = 1e12;
/// How far off a result of binary numbers may be, as a part of it: much further than it is.
const SLACK: f64 = 1e-9;

impl Rough {
    /// One of something.
    pub(super) const ONE: Self = Self { low: 1.0, high: 1.0 };

    /// A value that is its own base, as it may have been rounded.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let is_base = value.scale == Amount::ONE && value.zero == Amount::ZERO;
        if is_base { Self::between(&value.rounded) } else { None }
    }

    fn between(values: &Interval) -> Option<Self> {
        let end = |at: Amount| at.times(Amount::integer(PARTS)).filter(|at| at.is_integer()).map(|_| at.approximate());
        let (low, high) = (end(values.low?.at)?, end(values.high?.at)?);
        (low > 0.0 && high <= LARGEST).then_some(Self { low, high })
    }

    fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    fn minus_from(self, whole: f64) -> Self {
        Self { low: whole - self.high, high: whole - self.low }
    }

    fn times(self, other: Self) -> Self {
        Self { low: self.low * other.low, high: self.high * other.high }
    }

    fn over(self, other: Self) -> Self {
        Self { low: self.low / other.high, high: self.high / other.low }
    }

    fn is_apart(self, other: Self) -> bool {
        let before = |a: Self, b: Self| b.low - a.high > SLACK * (a.high.abs() + b.low.abs());
        before(self, other) || before(other, self)
    }
}

/// A hundred, of which percents are parts.
const HUNDRED: Rough = Rough { low: 100.0, high: 100.0 };

/// Whether what follows is plainly not what the others make.
pub(super) fn is_missed(equation: Equation, derived: Rough, others: &[Rough]) -> bool {
    let is_off = |made: Rough| made.is_apart(derived);
    match (equation, others) {
        (Equation::Sum, [first, rest @ ..]) => is_off(rest.iter().copied().fold(*first, Rough::plus)),
        (Equation::Product, &[number, each]) => is_off(number.times(each)),
        (Equation::Share, &[part, whole]) => is_off(HUNDRED.times(part.over(whole))),
        (Equation::Portion, &[part, rest]) => is_off(HUNDRED.times(part.over(part.plus(rest)))),
        (Equation::Multiple, &[from, to]) => is_off(to.over(from)),
        (Equation::Change, &[from, to]) => {
            let level = HUNDRED.times(to.over(from));
            level.is_apart(HUNDRED.plus(derived)) && level.is_apart(derived.minus_from(HUNDRED.low))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: f64) -> Rough {
        Rough { low: value - 0.5, high: value + 0.5 }
    }

    #[test]
    fn what_comes_out_or_nearly_does_is_not_missed() {
        for (equation, derived, others, missed) in [
            (Equation::Sum, 27.0, &[12.0, 15.0][..], false),
            (Equation::Sum, 28.5, &[12.0, 15.0], false),
            (Equation::Sum, 29.0, &[12.0, 15.0], true),
            (Equation::Product, 180.0, &[12.0, 15.0], false),
            (Equation::Product, 210.0, &[12.0, 15.0], true),
            (Equation::Share, 80.0, &[12.0, 15.0], false),
            (Equation::Share, 90.0, &[12.0, 15.0], true),
            (Equation::Portion, 44.0, &[12.0, 15.0], false),
            (Equation::Portion, 50.0, &[12.0, 15.0], true),
            (Equation::Change, 25.0, &[12.0, 15.0], false),
            (Equation::Change, 20.0, &[15.0, 12.0], false),
            (Equation::Change, 60.0, &[12.0, 15.0], true),
            (Equation::Multiple, 2.0, &[12.0, 24.0], false),
            (Equation::Multiple, 3.0, &[12.0, 24.0], true),
            (Equation::Between, 3.0, &[12.0, 24.0], false),
        ] {
            let others: Vec<Rough> = others.iter().copied().map(whole).collect();
            assert_eq!(is_missed(equation, whole(derived), &others), missed, "{equation} {derived}");
        }
    }

    #[test]
    fn what_exact_numbers_may_not_hold_is_left_to_them() {
        let ends = |low: i64, high: i64, over: i64| Interval::closed(Amount::ratio(low, over).unwrap(), Amount::ratio(high, over).unwrap());
        assert!(Rough::between(&ends(1, 3, 2)).is_some());
        assert!(Rough::between(&ends(1, 2, 3)).is_none());
        assert!(Rough::between(&ends(0, 3, 2)).is_none());
        assert!(Rough::between(&ends(1, 10_000_000_000_000, 1)).is_none());
        assert!(Rough::between(&Interval::at_least(Amount::ONE)).is_none());
    }
}
