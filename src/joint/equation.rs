//! Equations that figures of a text may satisfy, the one that follows from the others first.
//!
//! ```text
//! share       D % = 100 part / whole          change      D % = 100 (to - from) / from, either way
//! points      D = |from - to| of shares       difference  D = |from - to|
//! sum         D = part + part + ...           product     D = number x each
//! multiple    D = to / from
//! ```

use crate::quantity::{Amount, Interval};

/// An equation, by which figures may hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Equation {
    /// A part in a whole, in percent.
    Share,
    /// The change from one level to another, in percent.
    Change,
    /// The difference of two shares, in points.
    Points,
    /// The difference of two levels.
    Difference,
    /// The sum of parts.
    Sum,
    /// A number of things times what each is.
    Product,
    /// How many times one level is another.
    Multiple,
}

impl Equation {
    /// What the others make of the first, in the order of the parts; a change and a difference of either sign.
    #[must_use]
    pub fn computed(self, others: &[Interval]) -> Interval {
        let hundred = Amount::integer(100);
        let [a, rest @ ..] = others else { return Interval::EVERYTHING };
        match self {
            Self::Sum => rest.iter().fold(*a, |sum, part| sum.plus(part)),
            _ => {
                let [b] = rest else { return Interval::EVERYTHING };
                match self {
                    Self::Share => a.over(b).scaled(hundred),
                    Self::Change => b.over(a).scaled(hundred).minus(&Interval::exactly(hundred)),
                    Self::Points | Self::Difference | Self::Sum => b.minus(a),
                    Self::Product => a.times(b),
                    Self::Multiple => b.over(a),
                }
            }
        }
    }

    /// Whether it says no sign of what it makes.
    #[must_use]
    pub fn is_either_way(self) -> bool {
        matches!(self, Self::Change | Self::Points | Self::Difference)
    }

    /// Whether the stated values can be what the others make.
    #[must_use]
    pub fn holds(self, stated: &Interval, others: &[Interval]) -> bool {
        let computed = self.computed(others);
        computed.overlaps(stated) || self.is_either_way() && computed.negated().overlaps(stated)
    }
}
