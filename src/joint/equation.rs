//! Equations that figures of a text may satisfy, the one that follows from the others first.
//!
//! ```text
//! share       D % = 100 part / whole            change      D % = 100 (to - from) / from, either way
//! points      D = |from - to| of shares         difference  D = |from - to|
//! sum         D = part + part + ...             rest        D % = 100 - (part + part + ...)
//! product     D = number x each                 multiple    D = to / from
//! between     low <= D <= high                  in-time     D = power x duration, speed x duration
//! within      D <= whole                         listed      D things are listed
//! weekday     D, a date, falls on a day
//! span        D = to - from, of instants        age         D = whole years from birth to then
//! league      D = 3 wins + draws                portion     D % = 100 part / (part + rest)
//! restated    D = what was said before          conversion  D = the same in another unit
//! order       D >= from, or D <= from, as the word for the move says
//! rank        D >= all others but so many, or D <= them, as the place says
//! ```
//! Values are in the bases of their units ([`Value`](super::Value)), instants in days or seconds.

use super::value::Clock;
use crate::quantity::{Amount, Interval};

/// An equation, by which figures may hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::Display, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Equation {
    /// A part in a whole.
    Share,
    /// The change from one level to another, in percent.
    Change,
    /// The difference of two shares, in points.
    Points,
    /// The difference of two levels.
    Difference,
    /// The sum of parts.
    Sum,
    /// What parts leave of a hundred percent.
    Rest,
    /// A number of things times what each is.
    Product,
    /// How many times one level is another.
    Multiple,
    /// No less than one and no more than another.
    Between,
    /// No more than a whole.
    Within,
    /// What a power or a speed comes to in a time.
    InTime,
    /// The time between two instants.
    Span,
    /// The whole years of a life.
    Age,
    /// As many things as are listed.
    Listed,
    /// A date and its day of the week.
    Weekday,
    /// Three points a win and one a draw.
    League,
    /// A part in what it and another part make.
    Portion,
    /// A level that a move led to, above or below the one where it began.
    Order,
    /// What was said before.
    Restated,
    /// The same in another unit, or as a percentage and a fraction.
    Conversion,
    /// No more of the others are larger, or smaller, than a place in their order allows.
    Rank,
}

impl Equation {
    /// What the others make of what follows, in the order of the parts: a change and a difference of either sign.
    ///
    /// `scale` is what one unit of what follows is in the base: a span and an age are told in whole units.
    #[must_use]
    pub fn computed(self, others: &[Interval], scale: Amount, clock: Clock) -> Interval {
        let hundred = Amount::integer(100);
        let [a, rest @ ..] = others else { return Interval::EVERYTHING };
        let sum = rest.iter().fold(*a, |sum, part| sum.plus(part));
        match self {
            Self::Sum => return sum,
            Self::Rest => return Interval::exactly(hundred).minus(&sum),
            Self::Listed | Self::Weekday | Self::Order | Self::Restated | Self::Conversion => return *a,
            Self::Within => return Interval { low: None, high: a.high },
            Self::Rank => return Interval::EVERYTHING,
            _ => {}
        }
        let [b] = rest else { return Interval::EVERYTHING };
        match self {
            Self::Share => a.over(b).scaled(hundred),
            Self::Change => b.over(a).scaled(hundred).minus(&Interval::exactly(hundred)),
            Self::Sum | Self::Rest | Self::Within | Self::Listed | Self::Weekday | Self::Order | Self::Restated | Self::Conversion | Self::Rank => {
                Interval::EVERYTHING
            }
            Self::Points | Self::Difference => b.minus(a),
            Self::Product | Self::InTime => a.times(b),
            Self::Portion => a.over(&a.plus(b)).scaled(hundred),
            Self::League => a.scaled(Amount::integer(POINTS_A_WIN)).plus(b),
            Self::Multiple => b.over(a),
            Self::Between => Interval { low: a.low, high: b.high },
            Self::Span => whole_units(&until(a, b, clock), scale, clock),
            Self::Age => whole_years(&b.minus(a), scale),
        }
    }

    /// Whether it says no sign of what it makes.
    #[must_use]
    pub fn is_either_way(self) -> bool {
        matches!(self, Self::Change | Self::Points | Self::Difference)
    }

    /// Whether it only bounds what follows.
    #[must_use]
    pub fn is_inequality(self) -> bool {
        matches!(self, Self::Between | Self::Within | Self::Order | Self::Rank)
    }

    /// Whether it is of instants.
    #[must_use]
    pub fn is_of_time(self) -> bool {
        matches!(self, Self::Span | Self::Age)
    }
}

/// Points that a win is worth; a draw is worth one.
const POINTS_A_WIN: i64 = 3;
/// A day, and a year of the calendar, in days.
const DAY_SECONDS: i64 = 86_400;

fn ends(values: &Interval) -> Option<(Amount, Amount)> {
    Some((values.low?.at, values.high?.at))
}

/// From one instant to another: of two times of day, the later one may be the earlier one of the next day.
fn until(from: &Interval, to: &Interval, clock: Clock) -> Interval {
    let stretch = to.minus(from);
    let is_next = clock == Clock::Seconds && ends(&stretch).is_some_and(|(_, high)| high < Amount::ZERO);
    if is_next { stretch.plus(&Interval::exactly(Amount::integer(DAY_SECONDS))) } else { stretch }
}

/// A stretch of days or seconds in whole units of so many seconds: begun ones may count, and the first day and the last.
fn whole_units(stretch: &Interval, unit: Amount, clock: Clock) -> Interval {
    let in_units = || {
        let (low, high) = ends(stretch)?;
        let seconds = if clock == Clock::Seconds { Amount::ONE } else { Amount::integer(DAY_SECONDS) };
        let (low, high) = (low.times(seconds)?.over(unit)?, high.times(seconds)?.over(unit)?);
        let day = unit == Amount::integer(DAY_SECONDS) && clock != Clock::Seconds;
        let slack = if day { Amount::ONE } else { Amount::ZERO };
        let (low, high) = if clock == Clock::Seconds { (low, high) } else { (floor(low)?, ceiling(high)?) };
        Some(Interval::closed(low.minus(slack)?.times(unit)?, high.plus(slack)?.times(unit)?))
    };
    in_units().unwrap_or(Interval::EVERYTHING)
}

/// Days in years that have been completed.
fn whole_years(stretch: &Interval, scale: Amount) -> Interval {
    let years = || {
        // the mean year of the calendar: a birthday is never further from it than a day
        let year = Amount::ratio(3_652_425, 10_000)?;
        let (low, high) = ends(stretch)?;
        let (low, high) = (floor(low.over(year)?)?, floor(high.plus(Amount::ONE)?.over(year)?)?);
        Some(Interval::closed(low.times(scale)?, high.times(scale)?))
    };
    years().unwrap_or(Interval::EVERYTHING)
}

fn floor(value: Amount) -> Option<Amount> {
    let whole = value.rounded(0);
    if whole > value { whole.minus(Amount::ONE) } else { Some(whole) }
}

fn ceiling(value: Amount) -> Option<Amount> {
    let whole = floor(value)?;
    if whole < value { whole.plus(Amount::ONE) } else { Some(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exactly(value: i64) -> Interval {
        Interval::exactly(Amount::integer(value))
    }

    #[test]
    fn what_others_make() {
        let of = |equation: Equation, others: &[i64]| {
            let others: Vec<Interval> = others.iter().copied().map(exactly).collect();
            equation.computed(&others, Amount::ONE, Clock::Days).single().and_then(Amount::to_integer)
        };
        assert_eq!(of(Equation::Share, &[30, 40]), Some(75));
        assert_eq!(of(Equation::Change, &[40, 30]), Some(-25));
        assert_eq!(of(Equation::Difference, &[40, 30]), Some(-10));
        assert_eq!(of(Equation::Sum, &[1, 2, 3]), Some(6));
        assert_eq!(of(Equation::Rest, &[30, 45]), Some(25));
        assert_eq!(of(Equation::Product, &[12, 5]), Some(60));
        assert_eq!(of(Equation::Multiple, &[40, 120]), Some(3));
        assert_eq!(of(Equation::League, &[11, 4]), Some(37));
        assert_eq!(of(Equation::Portion, &[30, 10]), Some(75));
    }

    #[test]
    fn years_of_a_span_are_begun_or_whole_and_those_of_a_life_are_whole() {
        let year = Amount::integer(31_556_952);
        // born in a year, and what was said in another, 42 years later
        let (birth, then) = (Interval::closed(Amount::integer(0), Amount::integer(364)), Interval::closed(Amount::integer(15_340), Amount::integer(15_704)));
        let span = Equation::Span.computed(&[birth, then], year, Clock::Days);
        let years = |values: &Interval| ends(values).map(|(low, high)| (low.approximate() / year.approximate(), high.approximate() / year.approximate()));
        assert_eq!(years(&span), Some((41.0, 43.0)));
        let age = Equation::Age.computed(&[birth, then], Amount::ONE, Clock::Days);
        assert_eq!(age, Interval::closed(Amount::integer(41), Amount::integer(42)));
    }
}
