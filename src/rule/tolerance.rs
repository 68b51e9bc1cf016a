//! How much a value may be off before a relation is broken.

use crate::quantity::{Amount, Interval};

/// How much a value may be off before a relation is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tolerance {
    /// As much as the figures were rounded, as written.
    #[default]
    Rounding,
    /// By this share of the larger value: 0.05 of "5%".
    Relative(Amount),
    /// By this amount in the unit of the figures.
    Absolute(Amount),
}

impl Tolerance {
    /// Whether the distance between two sets of values, in one unit, is let pass. Of two sets that meet there is none.
    ///
    /// Rounding lets nothing pass here: it is part of the readings of figures.
    #[must_use]
    pub fn allows(self, a: &Interval, b: &Interval) -> bool {
        let Some(gap) = a.gap(b) else { return true };
        match self {
            Self::Rounding => false,
            Self::Absolute(by) => gap <= by,
            Self::Relative(share) => {
                let ends = [a.low, a.high, b.low, b.high].into_iter().flatten().map(|end| end.at.abs());
                ends.max().and_then(|largest| largest.times(share)).is_some_and(|allowed| gap <= allowed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_let_pass_up_to_the_tolerance() {
        let at = |value: i64| Interval::exactly(Amount::integer(value));
        let share = |percent| Tolerance::Relative(Amount::ratio(percent, 100).unwrap());
        assert!(share(5).allows(&at(95), &at(100)) && !share(4).allows(&at(95), &at(100)));
        assert!(Tolerance::Absolute(Amount::integer(5)).allows(&at(100), &at(95)) && !Tolerance::Absolute(Amount::integer(4)).allows(&at(100), &at(95)));
        assert!(!Tolerance::Rounding.allows(&at(99), &at(100)) && Tolerance::Rounding.allows(&at(100), &at(100)));
    }
}
