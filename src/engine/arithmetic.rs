//! Whether a figure follows from others by a sum, a difference, a share or a span of years.

use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::Tolerance;
use crate::witness::Witness;

use super::noun::noun_fit;

/// Whether `y` follows from figures of one sentence of the source, or of two neighbouring ones: 2 as an exact sum or difference of large numbers
/// of its noun, 1 by any other calculation, 0 where nothing comes to it.
#[must_use]
pub fn derivable(y: &Witness, source: &[Witness], lexicon: &Lexicon) -> u8 {
    let reaches = |reach| search(y, source, reach, lexicon).is_some();
    if reaches(Reach::Strict) { 2 } else { u8::from(reaches(Reach::Excuse)) }
}

/// The figures of one sentence of the source, or of two neighbouring ones, that `y` follows from.
#[must_use]
pub fn from(y: &Witness, source: &[Witness], lexicon: &Lexicon) -> Option<Vec<usize>> {
    search(y, source, Reach::Account, lexicon)
}

/// What a calculation is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// One that chance seldom makes.
    Strict,
    /// One that may be chance.
    Excuse,
    /// To say where it comes from.
    Account,
}

fn search(y: &Witness, source: &[Witness], reach: Reach, lexicon: &Lexicon) -> Option<Vec<usize>> {
    let (value, strong) = (single(y)?, reach == Reach::Strict);
    for (index, a) in source.iter().enumerate() {
        for (later, b) in source.iter().enumerate().skip(index + 1).take_while(|(_, b)| b.sentence <= a.sentence + usize::from(!strong)) {
            let beside = || later == index + 1 && stand_together(a, b, y) && sum(a, b) == Some(value) && noun_fit(y, a, lexicon) >= 0.0;
            if beside() || adds_up(y, a, b, reach, lexicon) || !strong && (divides(y, a, b) || spans(y, a, b)) {
                return Some(vec![index, later]);
            }
        }
        // the first of a sentence: all of its figures of this unit, from here on
        let opens = index.checked_sub(1).is_none_or(|before| source[before].sentence != a.sentence);
        if opens && a.unit == y.unit {
            let sentence = source.iter().enumerate().skip(index).take_while(|(_, other)| other.sentence == a.sentence);
            let same: Vec<(usize, Amount)> = sentence.filter(|(_, other)| other.unit == a.unit).filter_map(|(at, other)| Some((at, single(other)?))).collect();
            if same.len() >= 3 && near(same.iter().try_fold(Amount::ZERO, |sum, (_, part)| sum.plus(*part)), value, y, strong, lexicon) {
                return Some(same.into_iter().map(|(at, _)| at).collect());
            }
        }
    }
    None
}

fn sum(a: &Witness, b: &Witness) -> Option<Amount> {
    single(a)?.plus(single(b)?)
}

/// Whether `y` is the sum or the difference of two figures of its own unit; strictly, of large numbers of one noun.
fn adds_up(y: &Witness, a: &Witness, b: &Witness, reach: Reach, lexicon: &Lexicon) -> bool {
    let strong = reach == Reach::Strict;
    let (Some(value), Some(one), Some(other)) = (single(y), single(a), single(b)) else { return false };
    let compatible = || !strong || value >= Amount::integer(20) && noun_fit(y, a, lexicon) >= 0.0 && noun_fit(y, b, lexicon) >= 0.0;
    a.unit == b.unit
        && a.unit == y.unit
        && compatible()
        && (reach == Reach::Account || !are_one_amount(one, other, lexicon))
        && (near(one.plus(other), value, y, strong, lexicon) || near(one.minus(other).map(Amount::abs), value, y, strong, lexicon))
}

/// Whether `y` is the share or the change of two counts or amounts.
fn divides(y: &Witness, a: &Witness, b: &Witness) -> bool {
    let amounts = a.unit == b.unit && matches!(a.unit.dimension(), Dimension::Count | Dimension::Money);
    let (Some(value), Some(one), Some(other)) = (single(y), single(a), single(b)) else { return false };
    y.unit.dimension() == Dimension::Share && amounts && is_share_of(value, one, other, y.reading.half_place)
}

/// Whether `y` is the years between two years.
fn spans(y: &Witness, a: &Witness, b: &Witness) -> bool {
    let years = a.unit.dimension() == Dimension::Year && b.unit.dimension() == Dimension::Year;
    let (Some(value), Some(one), Some(other)) = (single(y), single(a), single(b)) else { return false };
    y.unit.dimension() == Dimension::Duration && years && y.unit.name() == "year" && one.minus(other).map(Amount::abs) == Some(value)
}

/// A text with more figures than this offers a calculation for anything.
const FEW: usize = 8;

/// Whether the words say that figures come to something ("in all", "each", "left"), and those of the source come to `y`: as a sum or a
/// difference of two or three in its unit, as a product or a quotient of two, of which one may stand beside `y`.
#[must_use]
pub fn comes_to(y: &Witness, statement: &[Witness], source: &[Witness]) -> bool {
    let Some(value) = single(y).filter(|_| source.len() <= FEW && statement.len() <= FEW) else { return false };
    let says = |it: &Witness| y.scope.derived || it.scope.derived;
    let is_value = |result: Option<Amount>| {
        let fine = y.reading.stated.first().is_some_and(|stated| stated.decimals() > 1);
        result.and_then(|result| result.minus(value)).is_some_and(|off| off.is_zero() || fine && off.abs() <= y.reading.half_place)
    };
    let beside: Vec<Amount> = statement.iter().filter(|it| it.figure != y.figure && it.sentence == y.sentence).filter_map(single).collect();
    let given: Vec<(&Witness, Amount)> = source.iter().filter_map(|it| Some((it, single(it)?))).collect();
    let multiplies = |a: Amount, b: Amount| is_value(a.times(b)) || is_value(a.over(b)) || is_value(b.over(a));
    given.iter().enumerate().any(|(at, (a, x))| {
        let later = given.get(at + 1..).unwrap_or_default();
        says(a) && beside.iter().any(|z| multiplies(*x, *z))
            || later.iter().enumerate().filter(|(_, (b, _))| says(a) || says(b)).any(|(next, (b, z))| {
                // the same number twice is one figure, said again
                let alike = x != z && a.unit == b.unit && a.unit == y.unit;
                let sums = [x.plus(*z), x.minus(*z), z.minus(*x)];
                let third = || later.get(next + 1..).unwrap_or_default().iter().filter(|(c, _)| c.unit == y.unit).map(|(_, w)| *w);
                multiplies(*x, *z)
                    || alike && sums.iter().any(|sum| is_value(*sum))
                    || alike && third().any(|w| sums.iter().flatten().any(|sum| is_value(sum.plus(w)) || is_value(sum.minus(w))))
            })
    })
}

/// "nine children and two adults": two counts of one sentence that the same happened to.
fn stand_together(a: &Witness, b: &Witness, y: &Witness) -> bool {
    let class = |it: &Witness| it.event.as_ref().and_then(|event| event.class.clone());
    let same = |x: Option<String>, z: Option<String>| x.is_none() || z.is_none() || x == z;
    let counts = [a, b, y].iter().all(|it| it.unit.dimension() == Dimension::Count);
    counts && a.sentence == b.sentence && same(class(a), class(b)) && same(class(a), class(y))
}

/// The number of a figure that states one.
pub fn single(assertion: &Witness) -> Option<Amount> {
    match assertion.reading.stated.as_slice() {
        [one] => Some(one.value),
        _ => None,
    }
}

/// Two figures that lie close to each other are one amount in two units.
fn are_one_amount(x: Amount, z: Amount, lexicon: &Lexicon) -> bool {
    Tolerance::Relative(lexicon.hedges.slack.one_amount).allows(&Interval::exactly(x), &Interval::exactly(z))
}

/// Equal, or for large numbers and money within half a place and the slack of what is computed.
fn near(computed: Option<Amount>, value: Amount, y: &Witness, exact: bool, lexicon: &Lexicon) -> bool {
    let Some(difference) = computed.and_then(|computed| computed.minus(value)).map(Amount::abs) else { return false };
    if difference.is_zero() {
        return value >= Amount::integer(2);
    }
    let large = y.unit.dimension() == Dimension::Money || y.reading.half_place >= Amount::integer(500);
    !exact && large && difference <= y.reading.half_place && value.times(lexicon.hedges.slack.computed).is_some_and(|allowed| difference <= allowed)
}

/// Whether `percent` is the share or the change of two amounts, to half a unit in its last place and half a point at most.
fn is_share_of(percent: Amount, x: Amount, z: Amount, half_place: Amount) -> bool {
    let half = half_place.min(Amount::ONE.half());
    let hundred = Amount::integer(100);
    let shares = [x.over(z), z.over(x)].into_iter().flatten();
    shares.filter_map(|share| share.times(hundred)).any(|share| {
        let level = share.minus(percent).is_some_and(|difference| difference.abs() <= half);
        let change = share.minus(hundred).map(Amount::abs).and_then(|change| change.minus(percent)).is_some_and(|difference| difference.abs() <= half);
        level || change
    })
}
