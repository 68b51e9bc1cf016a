//! What of a figure takes part in an equation: a number in the base of its unit, or a stretch of the calendar.
//!
//! ```text
//! 12 kilometres    12,000 (metres)        203 to 184    two values of one figure
//! 68 F             293.15 (kelvin)        3 May 1990    days from the beginning of the calendar, one to one
//! 5 per 100,000    0.005 (percent)        in 1990       the same, the first to the last day
//! ```

use jiff::civil::Date;

use crate::assertion::Assertion;
use crate::claim::{Aspect, Moment};
use crate::quantity::{Amount, Dimension, Interval, Stated};

/// A year that is none of the calendar's own: dates without a year lie in it.
const SOME_YEAR: i16 = 2001;

/// Years of a decade, and of a century, which begins a year later: "the 1990s", "the 20th century".
const DECADE: (u8, i16) = (10, 0);
const CENTURY: (u8, i16) = (100, 1);

/// One value of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// As written.
    pub literal: Interval,
    /// As it may have been rounded.
    pub rounded: Interval,
    /// The number itself, for putting figures in order.
    pub number: Amount,
    /// The value of the last digit that is written.
    pub place: Amount,
    /// How many of the base one unit is.
    pub scale: Amount,
    /// What none of the unit is in the base: a temperature has a zero point.
    pub zero: Amount,
}

impl Value {
    /// The values of a figure that says one or two positive numbers of something; none of others.
    #[must_use]
    pub fn all_of(it: &Assertion) -> Vec<Self> {
        let is_measured = it.unit.dimension().is_quantity() || it.unit.dimension() == Dimension::Score;
        let Some(scale) = scale(it).filter(|_| is_measured && !it.marks.negated) else { return Vec::new() };
        let is_known = |values: &Interval| values.low.is_some() || values.high.is_some();
        let zero = zero(it);
        let own = |(stated, literal, rounded): (&Stated, Interval, Interval)| {
            let value = Self { literal, rounded, number: stated.value, place: stated.place, scale: Amount::ONE, zero: Amount::ZERO };
            value.lent(scale, zero?).filter(|value| value.number > Amount::ZERO)
        };
        match it.reading.stated.as_slice() {
            [one] if is_known(&it.reading.literal) => own((one, it.reading.literal, it.reading.rounded)).into_iter().collect(),
            [first, second] => {
                let each = |stated: &Stated| (Interval::exactly(stated.value), Interval::exactly(stated.value).widened(stated.half_place()));
                let whole = |stated: &Stated| if it.unit.dimension() == Dimension::Score { (each(stated).0, each(stated).0) } else { each(stated) };
                let values: Vec<Self> = [first, second].into_iter().filter_map(|stated| own((stated, whole(stated).0, whole(stated).1))).collect();
                if values.len() == 2 { values } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    /// The years that a place in an order counts: "125th anniversary"; none of other figures.
    #[must_use]
    pub fn years_of(it: &Assertion) -> Option<Self> {
        let stated = it.reading.stated.first().filter(|stated| it.unit.dimension() == Dimension::Ordinal && stated.value > Amount::ZERO)?;
        let literal = Interval::exactly(stated.value);
        let value = Self { literal, rounded: literal, number: stated.value, place: stated.place, scale: Amount::ONE, zero: Amount::ZERO };
        value.lent(Amount::integer(YEAR_SECONDS), Amount::ZERO)
    }

    /// The same number in a unit of so many of the base, where its own unit is said elsewhere: "from 41 minutes to 95".
    #[must_use]
    pub fn lent(&self, scale: Amount, zero: Amount) -> Option<Self> {
        let base = |values: Interval| values.scaled(scale).plus(&Interval::exactly(zero));
        let number = self.number.times(scale)?.plus(zero)?;
        Some(Self { literal: base(self.literal), rounded: base(self.rounded), number, place: self.place.times(scale)?, scale, zero })
    }

    /// The same as so much more or less of the unit, whatever none of it is.
    #[must_use]
    pub fn without_zero(&self) -> Option<Self> {
        let zero = Interval::exactly(self.zero);
        let number = self.number.minus(self.zero)?;
        Some(Self { literal: self.literal.minus(&zero), rounded: self.rounded.minus(&zero), number, zero: Amount::ZERO, ..*self })
    }

    /// The number itself, whatever is said of it: "up to 12 miles (19 km)" says one bound twice.
    #[must_use]
    pub fn unhedged(&self) -> Self {
        let literal = Interval::exactly(self.number);
        if self.literal == literal { *self } else { Self { literal, rounded: literal.widened(self.place.half()), ..*self } }
    }

    /// A set of values of the base in the figure's own unit.
    #[must_use]
    pub fn in_unit(&self, base: &Interval) -> Option<Interval> {
        Some(base.minus(&Interval::exactly(self.zero)).scaled(Amount::ONE.over(self.scale)?))
    }

    /// The number in the figure's own unit, and the value of its last digit there.
    #[must_use]
    pub fn as_written(&self) -> (f64, f64) {
        let scale = self.scale.approximate().max(f64::MIN_POSITIVE);
        ((self.number.approximate() - self.zero.approximate()) / scale, self.place.approximate() / scale)
    }
}

/// Seconds of a mean year of the calendar, by which a life and a duration are measured alike.
const YEAR_SECONDS: i64 = 31_556_952;

/// What none of a figure's unit is in the base: a temperature is measured from where it cannot be lower, and its change from nowhere.
fn zero(it: &Assertion) -> Option<Amount> {
    match (it.unit.dimension(), it.aspect) {
        (Dimension::Temperature, Aspect::Level | Aspect::Origin) => it.unit.to_base(Amount::ZERO)?.plus(Amount::ratio(ICE_HUNDREDTHS, 100)?),
        _ => Some(Amount::ZERO),
    }
}

/// Hundredths of a kelvin at 0 degrees celsius.
const ICE_HUNDREDTHS: i64 = 27_315;

/// How many of the base one unit of a figure is: percent for everything that is so many of so many.
fn scale(it: &Assertion) -> Option<Amount> {
    match it.unit.dimension() {
        Dimension::Rate => match it.unit.denominator().and_then(|over| over.parse::<i64>().ok()) {
            Some(over) => Amount::ratio(100, over),
            None => Some(it.unit.factor()),
        },
        Dimension::Age => it.unit.factor().times(Amount::integer(YEAR_SECONDS)),
        Dimension::Money
        | Dimension::Share
        | Dimension::Length
        | Dimension::Area
        | Dimension::Volume
        | Dimension::Mass
        | Dimension::Duration
        | Dimension::Energy
        | Dimension::Power
        | Dimension::Speed
        | Dimension::Temperature
        | Dimension::Information => Some(it.unit.factor()),
        _ => Some(Amount::ONE),
    }
}

/// A stretch of the calendar or of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// Days from the beginning of the calendar, or seconds from midnight.
    pub stretch: Interval,
    /// What it is counted in.
    pub clock: Clock,
}

/// What instants are counted in; only those of one clock can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Days of years that are said.
    Days,
    /// Days of a year that is not said.
    DaysOfSomeYear,
    /// Seconds of a day.
    Seconds,
}

impl Instant {
    /// The instants of a figure: one, two of a range, or none.
    #[must_use]
    pub fn all_of(it: &Assertion) -> Vec<Self> {
        let hundred = Amount::integer(100);
        // "the 1990s": a stretch that has a name says neither when something began nor when it ended
        let begins = |moment: Moment, (years, first): (u8, i16)| moment.years == years && moment.year.is_some_and(|year| year % i16::from(years) == first);
        let has_name = |moment: Moment| begins(moment, DECADE) || begins(moment, CENTURY);
        let is_named = it.moment.is_some_and(has_name);
        if let (Dimension::Year, [first, second], false) = (it.unit.dimension(), it.reading.stated.as_slice(), is_named) {
            // "2012-13"
            let century = if second.value < hundred { first.value.to_integer().map(|year| year / 100 * 100) } else { Some(0) };
            let years = [first.value.to_integer(), second.value.to_integer().zip(century).map(|(year, century)| year + century)];
            let both: Vec<Self> = years.into_iter().flatten().filter_map(|year| Self::of_year(i16::try_from(year).ok()?, 1)).collect();
            return if both.len() == 2 { both } else { Vec::new() };
        }
        it.moment.and_then(Self::of).into_iter().collect()
    }

    /// The instant of a date in a year that is said elsewhere.
    #[must_use]
    pub fn in_year(moment: Moment, year: i16) -> Option<Self> {
        Self::of(Moment { year: Some(year), ..moment })
    }

    fn of(moment: Moment) -> Option<Self> {
        if let (Some(minute), None, None) = (moment.minute, moment.day, moment.year) {
            let seconds = Amount::integer(i64::from(minute) * 60);
            return Some(Self { stretch: Interval::exactly(seconds), clock: Clock::Seconds });
        }
        let year = moment.year.unwrap_or(SOME_YEAR);
        let clock = if moment.year.is_some() { Clock::Days } else { Clock::DaysOfSomeYear };
        match (moment.month, moment.day) {
            (Some(_), Some(_)) if moment.last_day.is_none() => {
                let date = Moment { year: Some(year), ..moment }.date()?;
                Some(Self { stretch: Interval::exactly(number(date)?), clock })
            }
            (Some(month), None) => {
                let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                Some(Self { stretch: Interval::closed(number(first)?, number(first.last_of_month())?), clock })
            }
            (None, None) if moment.quarter.is_none() => Self::of_year(moment.year?, moment.years),
            _ => None,
        }
    }

    fn of_year(year: i16, years: u8) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok().filter(|_| years <= 1)?;
        Some(Self { stretch: Interval::closed(number(first)?, number(first.last_of_year())?), clock: Clock::Days })
    }
}

/// The number of a day.
fn number(date: Date) -> Option<Amount> {
    let first = Date::new(1, 1, 1).ok()?;
    Some(Amount::integer(i64::from(date.since(first).ok()?.get_days())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(moment: Moment) -> Option<f64> {
        let stretch = Instant::of(moment)?.stretch;
        let (low, high) = stretch.low.zip(stretch.high)?;
        Some(high.at.minus(low.at)?.approximate())
    }

    #[test]
    fn a_year_and_a_month_are_stretches_and_a_date_is_a_day() {
        let year = Moment { year: Some(1996), ..Moment::default() };
        assert_eq!(days(year), Some(365.0));
        assert_eq!(days(Moment { month: Some(2), ..year }), Some(28.0));
        assert_eq!(days(Moment { month: Some(2), day: Some(29), ..year }), Some(0.0));
        assert_eq!(days(Moment { month: Some(2), day: Some(30), ..year }), None);
        assert_eq!(days(Moment { years: 10, ..year }), None);
    }
}
