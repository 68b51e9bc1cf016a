//! What a figure allows: two nested sets of values.

use super::{Amount, Hedge, Interval};

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stated {
    /// Its value, with the scale applied: "11 million" is 11,000,000.
    pub value: Amount,
    /// The unit of its last significant place: 1,000,000 of "11 million", 0.1 of "4.4", 10,000 of "30,000".
    pub place: Amount,
}

impl Stated {
    /// How far the number may lie from what it stands for: half a unit in its last significant place.
    ///
    /// Where the place is more than a third of the value ("10,000", "2 million") the next smaller place counts, so that a
    /// figure never stands for half of itself. A decimal that was written out ("0.2 percent") is rounded where it stands.
    #[must_use]
    pub fn half_place(&self) -> Amount {
        let coarse = self.place >= Amount::ONE && self.place.times(Amount::integer(3)).is_some_and(|thrice| thrice > self.value.abs());
        let place = if coarse { self.place.over(Amount::integer(10)).unwrap_or(self.place) } else { self.place };
        place.half()
    }

    /// Whether it has three digits or more up to its last significant place, so that it is hardly met twice by chance.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.value.over(self.place).is_some_and(|digits| digits.abs() >= Amount::integer(100))
    }

    /// How many decimals were written: 1 of "3.0", 0 of "11 million".
    #[must_use]
    pub fn decimals(&self) -> u32 {
        self.place.decimals().unwrap_or(0)
    }
}

/// The two nested sets of values that a figure allows, in its own unit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reading {
    /// The numbers as written: two of a range, none of a vague word.
    pub stated: Vec<Stated>,
    /// How firmly they are stated.
    pub hedge: Hedge,
    /// What the words allow.
    pub literal: Interval,
    /// What the words allow when each stated end may be rounded. Holds `literal`.
    pub rounded: Interval,
    /// Half a unit in the last significant place of the coarsest stated number; zero where the figure is a small exact count.
    pub half_place: Amount,
}

impl Reading {
    /// The middle of what is stated, for putting figures in order; `None` for a vague word without ends.
    #[must_use]
    pub fn centre(&self) -> Option<Amount> {
        match self.stated.as_slice() {
            [] => self.literal.low.or(self.literal.high).map(|end| end.at),
            [one] => Some(one.value),
            [first, .., last] => first.value.plus(last.value).map(Amount::half),
        }
    }

    /// The one number as it is written, whatever is said of it: "up to 12 miles (19 km)" hedges one length, and says it twice.
    #[must_use]
    pub fn unhedged(&self) -> Self {
        let [stated] = self.stated.as_slice() else { return self.clone() };
        let literal = Interval::exactly(stated.value);
        if self.literal == literal {
            return self.clone();
        }
        Self { hedge: Hedge::Exact, literal, rounded: literal.widened(stated.half_place()), ..self.clone() }
    }

    /// The same reading with every value multiplied, for comparing figures in different units.
    #[must_use]
    pub fn scaled(&self, factor: Amount) -> Option<Self> {
        let stated = self
            .stated
            .iter()
            .map(|stated| Some(Stated { value: stated.value.times(factor)?, place: stated.place.times(factor)? }))
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            stated,
            hedge: self.hedge,
            literal: self.literal.scaled(factor),
            rounded: self.rounded.scaled(factor),
            half_place: self.half_place.times(factor)?,
        })
    }
}
