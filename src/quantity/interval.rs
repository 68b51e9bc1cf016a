//! A set of numbers without gaps.

use std::fmt;

use super::Amount;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct End {
    /// Where it lies.
    pub at: Amount,
    /// Whether the value itself is excluded.
    pub open: bool,
}

/// All numbers between two ends; an absent end is unbounded.
///
/// ```
/// use gainsay::quantity::{Amount, Interval};
/// let at_most = Interval::at_most(Amount::integer(30_000));
/// let about = Interval::closed(Amount::integer(36_000), Amount::integer(44_000));
/// assert_eq!(at_most.gap(&about), Some(Amount::integer(6_000)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: Option<End>,
    /// The upper end.
    pub high: Option<End>,
}

impl Interval {
    /// Every number.
    pub const EVERYTHING: Self = Self { low: None, high: None };

    /// A single value.
    #[must_use]
    pub fn exactly(value: Amount) -> Self {
        Self::closed(value, value)
    }

    /// From `low` to `high`, both included; the ends are put in order.
    #[must_use]
    pub fn closed(low: Amount, high: Amount) -> Self {
        let (low, high) = if high < low { (high, low) } else { (low, high) };
        Self { low: Some(End { at: low, open: false }), high: Some(End { at: high, open: false }) }
    }

    /// `value` or more.
    #[must_use]
    pub fn at_least(value: Amount) -> Self {
        Self { low: Some(End { at: value, open: false }), high: None }
    }

    /// More than `value`.
    #[must_use]
    pub fn above(value: Amount) -> Self {
        Self { low: Some(End { at: value, open: true }), high: None }
    }

    /// `value` or less.
    #[must_use]
    pub fn at_most(value: Amount) -> Self {
        Self { low: None, high: Some(End { at: value, open: false }) }
    }

    /// Less than `value`.
    #[must_use]
    pub fn below(value: Amount) -> Self {
        Self { low: None, high: Some(End { at: value, open: true }) }
    }

    /// The same set without numbers below `floor`.
    #[must_use]
    pub fn not_below(self, floor: Amount) -> Self {
        match self.low {
            Some(low) if low.at >= floor => self,
            _ => Self { low: Some(End { at: floor, open: false }), ..self },
        }
    }

    /// Whether it holds `value`.
    #[must_use]
    pub fn holds(&self, value: Amount) -> bool {
        self.low.is_none_or(|low| if low.open { low.at < value } else { low.at <= value })
            && self.high.is_none_or(|high| if high.open { value < high.at } else { value <= high.at })
    }

    /// Whether it holds exactly one value, and which.
    #[must_use]
    pub fn single(&self) -> Option<Amount> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.at == high.at => Some(low.at),
            _ => None,
        }
    }

    /// Whether every value of `other` is in `self`.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at < b.at || a.at == b.at && (!a.open || b.open),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.at > b.at || a.at == b.at && (!a.open || b.open),
        };
        low && high
    }

    /// Whether the two have a value in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| match (a.high, b.low) {
            (Some(high), Some(low)) => high.at < low.at || high.at == low.at && (high.open || low.open),
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }

    /// The distance between two sets without a common value; zero where they only touch. `None` where they overlap.
    #[must_use]
    pub fn gap(&self, other: &Self) -> Option<Amount> {
        if self.overlaps(other) {
            return None;
        }
        let between = |a: &Self, b: &Self| a.high.zip(b.low).filter(|(high, low)| high.at <= low.at).and_then(|(high, low)| low.at.minus(high.at));
        between(self, other).or_else(|| between(other, self))
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let low = self.low.zip(other.low).map(|(a, b)| if b.at < a.at || b.at == a.at && !b.open { b } else { a });
        let high = self.high.zip(other.high).map(|(a, b)| if b.at > a.at || b.at == a.at && !b.open { b } else { a });
        Self { low, high }
    }

    /// The values that are in both; `None` where there are none.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let low = self.low.zip(other.low).map(|(a, b)| if b.at > a.at || b.at == a.at && b.open { b } else { a }).or(self.low).or(other.low);
        let high = self.high.zip(other.high).map(|(a, b)| if b.at < a.at || b.at == a.at && b.open { b } else { a }).or(self.high).or(other.high);
        self.overlaps(other).then_some(Self { low, high })
    }

    /// Each end moved outwards by `by`; an end that cannot be moved stays.
    #[must_use]
    pub fn widened(&self, by: Amount) -> Self {
        self.widened_by(by, by)
    }

    /// The lower end moved down by `below`, the upper one up by `above`; an end that cannot be moved stays.
    #[must_use]
    pub fn widened_by(&self, below: Amount, above: Amount) -> Self {
        let low = self.low.map(|end| End { at: end.at.minus(below).unwrap_or(end.at), ..end });
        let high = self.high.map(|end| End { at: end.at.plus(above).unwrap_or(end.at), ..end });
        Self { low, high }
    }

    /// All sums of a value of each. An end that does not fit is unbounded.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let add = |a: Option<End>, b: Option<End>| a.zip(b).and_then(|(a, b)| Some(End { at: a.at.plus(b.at)?, open: a.open || b.open }));
        Self { low: add(self.low, other.low), high: add(self.high, other.high) }
    }

    /// All numbers with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        let turn = |end: Option<End>| end.map(|end| End { at: end.at.negated(), ..end });
        Self { low: turn(self.high), high: turn(self.low) }
    }

    /// All differences of a value of `self` and one of `other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// Every value times a factor of zero or more.
    #[must_use]
    pub fn scaled(&self, factor: Amount) -> Self {
        let scale = |end: Option<End>| end.and_then(|end| Some(End { at: end.at.times(factor)?, ..end }));
        Self { low: scale(self.low), high: scale(self.high) }
    }

    /// All products of two sets without negative values. An end that does not fit is unbounded.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let multiply = |a: Option<End>, b: Option<End>| a.zip(b).and_then(|(a, b)| Some(End { at: a.at.times(b.at)?, open: a.open || b.open }));
        Self { low: multiply(self.low, other.low), high: multiply(self.high, other.high) }
    }

    /// All quotients of a set without negative values and a set of positive values.
    ///
    /// Where `other` reaches zero the result has no upper end.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        let divide = |a: Option<End>, b: Option<End>| a.zip(b).and_then(|(a, b)| Some(End { at: a.at.over(b.at)?, open: a.open || b.open }));
        let low = match (self.low, other.high) {
            (Some(low), None) if low.at >= Amount::ZERO => Some(End { at: Amount::ZERO, open: false }),
            (low, high) => divide(low, high),
        };
        Self { low, high: divide(self.high, other.low) }
    }
}

impl fmt::Display for Interval {
    /// As an editor reads it: "at most 30,000", "36,000–44,000", "exactly 4".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (None, None) => f.write_str("any value"),
            (Some(low), None) if low.open => write!(f, "more than {}", low.at),
            (Some(low), None) => write!(f, "at least {}", low.at),
            (None, Some(high)) if high.open => write!(f, "less than {}", high.at),
            (None, Some(high)) => write!(f, "at most {}", high.at),
            (Some(low), Some(high)) if low.at == high.at => write!(f, "{}", low.at),
            (Some(low), Some(high)) if low.at.is_zero() && high.open => write!(f, "less than {}", high.at),
            (Some(low), Some(high)) if low.at.is_zero() => write!(f, "at most {}", high.at),
            (Some(low), Some(high)) => write!(f, "{}\u{2013}{}", low.at, high.at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(low: i64, high: i64) -> Interval {
        Interval::closed(low.into(), high.into())
    }

    #[test]
    fn sets_that_only_touch_overlap_unless_an_end_is_open() {
        assert!(closed(0, 5).overlaps(&closed(5, 9)));
        assert!(!Interval::below(5.into()).overlaps(&closed(5, 9)));
        assert_eq!(Interval::below(5.into()).gap(&closed(5, 9)), Some(Amount::ZERO));
        assert_eq!(closed(0, 5).gap(&closed(5, 9)), None);
    }

    #[test]
    fn a_gap_is_the_same_from_both_sides() {
        assert_eq!(closed(0, 5).gap(&closed(7, 9)), Some(2.into()));
        assert_eq!(closed(7, 9).gap(&closed(0, 5)), Some(2.into()));
    }

    #[test]
    fn two_sets_meet_in_what_both_hold() {
        assert_eq!(closed(0, 5).meet(&closed(3, 9)), Some(closed(3, 5)));
        assert_eq!(Interval::at_least(3.into()).meet(&Interval::at_most(5.into())), Some(closed(3, 5)));
        assert_eq!(Interval::below(5.into()).meet(&Interval::at_most(5.into())), Some(Interval::below(5.into())));
        assert_eq!(Interval::below(5.into()).meet(&closed(5, 9)), None);
    }

    #[test]
    fn containment_minds_open_ends() {
        assert!(Interval::at_least(5.into()).contains(&Interval::above(5.into())));
        assert!(!Interval::above(5.into()).contains(&Interval::at_least(5.into())));
        assert!(Interval::EVERYTHING.contains(&closed(1, 2)));
        assert!(!closed(1, 2).contains(&Interval::EVERYTHING));
    }

    #[test]
    fn arithmetic_keeps_every_possible_value() {
        assert_eq!(closed(1, 2).plus(&closed(10, 20)), closed(11, 22));
        assert_eq!(closed(10, 20).minus(&closed(1, 2)), closed(8, 19));
        assert_eq!(closed(2, 3).times(&closed(4, 5)), closed(8, 15));
        assert_eq!(closed(10, 20).over(&closed(2, 5)), closed(2, 10));
        assert_eq!(closed(10, 20).over(&closed(0, 5)).high, None);
    }
}
