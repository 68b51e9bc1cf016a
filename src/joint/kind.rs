//! What kind of quantity a figure is, as equations ask: a share, so many of many, a count, a bare number, and which two are measured alike.
//!
//! "41 minutes at the longest and 18 at the shortest": the second is bare, and measured like the first.

use crate::assertion::Assertion;
use crate::claim::{Aspect, Form};
use crate::quantity::{Amount, Dimension};

/// Things of a list: one is none, and a longer one is counted by nobody.
const LISTED: std::ops::RangeInclusive<i64> = 2..=12;

/// Whether a figure is a number whose unit and noun stand elsewhere.
#[must_use]
pub fn is_bare(it: &Assertion) -> bool {
    matches!(it.unit.dimension(), Dimension::Count | Dimension::Score) && it.stated_noun().is_none()
}

/// Whether a figure leaves the unit of its number to another: "41 minutes at most, and 18 at least", "1.2 degrees above the 40.1C of May".
#[must_use]
pub fn leaves_unit(it: &Assertion) -> bool {
    is_bare(it) || is_degree(it)
}

/// So many degrees of a scale that is said elsewhere.
fn is_degree(it: &Assertion) -> bool {
    it.unit.name() == "degree"
}

/// Whether a figure counts so many things that a list of them may follow.
#[must_use]
pub fn announces(it: &Assertion) -> bool {
    // "three days a week, Tuesday, Thursday and Saturday"
    let is_number = is_count(it) || it.unit.dimension() == Dimension::Duration;
    is_number && it.form != Form::Multiple && it.reading.literal.single().and_then(Amount::to_integer).is_some_and(|number| LISTED.contains(&number))
}

/// So many of a hundred.
#[must_use]
pub fn is_percent(it: &Assertion) -> bool {
    it.unit.name() == "percent"
}

/// So many points between two shares.
#[must_use]
pub fn is_point(it: &Assertion) -> bool {
    matches!(it.unit.name(), "percentage-point" | "permyriad" | "point")
}

/// So many points of a hundred.
#[must_use]
pub fn is_share_point(it: &Assertion) -> bool {
    matches!(it.unit.name(), "percentage-point" | "permyriad")
}

/// So many of a thousand or of more.
#[must_use]
pub fn is_per_many(it: &Assertion) -> bool {
    it.unit.dimension() == Dimension::Rate && it.unit.denominator().is_some_and(|over| over.bytes().all(|byte| byte.is_ascii_digit()))
}

/// So many things, or the score of a game.
#[must_use]
pub fn is_count(it: &Assertion) -> bool {
    matches!(it.unit.dimension(), Dimension::Count | Dimension::Score)
}

/// A place in an order: "third".
#[must_use]
pub fn is_place(it: &Assertion) -> bool {
    it.unit.dimension() == Dimension::Ordinal
}

/// How sure bounds are, in percent: "95% CI".
#[must_use]
pub fn is_sureness(it: &Assertion) -> bool {
    it.unit.name() == "confidence-level"
}

/// So many years, of a life or of anything else.
#[must_use]
pub fn is_years(it: &Assertion) -> bool {
    it.unit.dimension() == Dimension::Age || it.unit.name() == "year"
}

/// Whether two figures may say one value in two ways: in two units, or as a fraction and a percentage. Money is not said so: its rate is
/// nobody's constant.
#[must_use]
pub fn may_convert(x: &Assertion, y: &Assertion) -> bool {
    let dimension = x.unit.dimension();
    let is_measured = dimension.is_quantity() && !matches!(dimension, Dimension::Money | Dimension::Rate | Dimension::Count | Dimension::Other);
    // "45 per 100,000, or 0.045 per cent"
    if is_part_of_many(x) && is_part_of_many(y) && x.unit != y.unit && (is_per_many(x) || is_per_many(y)) {
        return x.aspect == y.aspect;
    }
    let in_other_words = match dimension {
        Dimension::Share => x.unit == y.unit && (x.form == Form::Fraction) != (y.form == Form::Fraction),
        _ => x.unit != y.unit && is_measured,
    };
    let alike = dimension == y.unit.dimension() && (x.aspect == Aspect::Change) == (y.aspect == Aspect::Change);
    in_other_words && alike && !goes_on(x, y) && !tells_the_unit(x, y)
}

/// So many of a hundred, or of more.
fn is_part_of_many(it: &Assertion) -> bool {
    is_percent(it) || is_per_many(it)
}

/// Whether one tells how much one of the other's unit is: "900 cwt (100 lb)".
fn tells_the_unit(x: &Assertion, y: &Assertion) -> bool {
    let is_one = |of: &Assertion, it: &Assertion| {
        let one = of.unit.factor().over(it.unit.factor());
        one.is_some_and(|one| one > Amount::ONE) && it.reading.stated.len() == 1 && it.reading.centre() == one
    };
    is_one(x, y) || is_one(y, x)
}

/// Whether the second tells the rest of a time that the first tells in a larger unit: "1 year, 2 months".
fn goes_on(x: &Assertion, y: &Assertion) -> bool {
    let rest = |of: Amount| of.times(y.unit.factor()).is_some_and(|rest| rest < x.unit.factor());
    x.unit.dimension() == Dimension::Duration && y.unit.dimension() == Dimension::Duration && y.reading.centre().is_some_and(rest)
}

/// So much of what is measured, and may be parted: so many hours, hectares or grams.
#[must_use]
pub fn is_measure(it: &Assertion) -> bool {
    matches!(
        it.unit.dimension(),
        Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Duration
            | Dimension::Speed
            | Dimension::Energy
            | Dimension::Power
    )
}

/// Whether two figures are of one measure, maybe in two units: hours and minutes.
#[must_use]
pub fn are_of_one_measure(x: &Assertion, y: &Assertion) -> bool {
    is_measure(x) && x.unit.dimension() == y.unit.dimension()
}

/// Whether a figure is so many years of a life, or a number that may be.
#[must_use]
pub fn is_age(it: &Assertion) -> bool {
    it.unit.dimension() == Dimension::Age || is_bare(it)
}

/// Whether two figures are measured alike, where one may leave its unit, or what it is counted over, to the other.
#[must_use]
pub fn are_alike(x: &Assertion, y: &Assertion) -> bool {
    // "60,000 barrels a day, twelve times the 5,000 barrels that it had said"
    let is_rate = |it: &Assertion| it.unit.dimension() == Dimension::Rate && !is_per_many(it);
    let are_of_one_amount = || (is_rate(x) || is_rate(y)) && x.unit.numerator() == y.unit.numerator() && x.unit.factor() == y.unit.factor();
    let same = x.unit == y.unit
        || is_count(x) && is_count(y)
        || are_of_one_measure(x, y)
        || x.unit.currency().is_some() && x.unit.currency() == y.unit.currency()
        || are_of_one_amount();
    let is_life = |it: &Assertion| it.unit.dimension() == Dimension::Age || is_years(it);
    let warms = |it: &Assertion| it.unit.dimension() == Dimension::Temperature;
    let same = same || is_degree(x) && warms(y) || warms(x) && is_degree(y);
    same || is_life(x) && is_life(y) || is_bare(x) != is_bare(y) && may_leave_unit(x, y)
}

/// Whether one of two figures, where it is bare, may leave its unit to the other: "half" and "3 to 1" have nothing to leave.
#[must_use]
pub fn may_leave_unit(x: &Assertion, y: &Assertion) -> bool {
    [x, y].iter().all(|it| !matches!(it.unit.dimension(), Dimension::Share | Dimension::Ratio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn kinds(text: &str) -> Vec<crate::witness::Witness> {
        let lexicon = crate::lexicon::Lexicon::shipped().unwrap();
        crate::check::read(Document::plain("a.txt", text), crate::span::SourceId::new(0), &lexicon).assertions
    }

    #[test]
    fn a_bare_number_is_measured_as_another_but_not_as_a_share() {
        let found = kinds("The longest wait was 41 minutes and the shortest 18, and 12% of 40 shops shut.");
        let [long, short, share, shops] = found.as_slice() else { panic!("{found:?}") };
        assert!(is_bare(short) && !is_bare(shops) && are_alike(long, short));
        assert!(is_percent(share) && !are_alike(share, short) && !are_alike(long, shops));
    }

    #[test]
    fn degrees_are_of_the_scale_that_is_said_elsewhere() {
        let found = kinds("It was 41.3C, 1.2 degrees above the old record, on a slope of 4 metres.");
        let [warm, above, slope] = found.as_slice() else { panic!("{found:?}") };
        assert!(leaves_unit(above) && are_alike(warm, above) && !are_alike(above, slope));
    }

    #[test]
    fn so_many_things_may_be_listed() {
        let announcing: Vec<bool> = kinds("It has three tiers, 400 shops and 2 metres of shelf.").iter().map(|it| announces(it)).collect();
        assert_eq!(announcing, [true, false, false]);
    }
}
