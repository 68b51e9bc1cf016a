//! Whether a figure follows from others by a sum, a difference, a share or a span of years.

use crate::assertion::Assertion;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};

use super::kinship::may_count_one_thing;

/// Whether `y` follows from figures of the source.
#[must_use]
pub fn follows(y: &Assertion, source: &[Assertion], strong: bool, lexicon: &Lexicon) -> bool {
    from(y, source, strong, lexicon).is_some()
}

/// The figures of one sentence of the source, or of two neighbouring ones, that `y` follows from; strictly, only as the exact sum or
/// difference of large numbers of one sentence.
#[must_use]
pub fn from(y: &Assertion, source: &[Assertion], strong: bool, lexicon: &Lexicon) -> Option<Vec<usize>> {
    let value = single(y)?;
    let kind = y.unit.dimension();
    for (index, a) in source.iter().enumerate() {
        for (later, b) in source.iter().enumerate().skip(index + 1).take_while(|(_, b)| b.sentence <= a.sentence + usize::from(!strong)) {
            let (Some(x), Some(z)) = (single(a), single(b)) else { continue };
            let beside = later == index + 1 && stand_together(a, b, y) && x.plus(z) == Some(value) && may_count_one_thing(y, a, lexicon);
            let alike = a.unit == b.unit && a.unit == y.unit && a.unit.dimension() == kind;
            let compatible = !strong || value >= Amount::integer(20) && may_count_one_thing(y, a, lexicon) && may_count_one_thing(y, b, lexicon);
            let adds_up =
                || alike && compatible && !converted(x, z) && (near(x.plus(z), value, y, strong) || near(x.minus(z).map(Amount::abs), value, y, strong));
            let divides = || {
                let amounts = a.unit == b.unit && matches!(a.unit.dimension(), Dimension::Count | Dimension::Money);
                !strong && kind == Dimension::Share && amounts && is_share_of(value, x, z, y.reading.half_place)
            };
            let spans = || {
                let years = a.unit.dimension() == Dimension::Year && b.unit.dimension() == Dimension::Year;
                !strong && kind == Dimension::Duration && years && y.unit.name() == "year" && x.minus(z).map(Amount::abs) == Some(value)
            };
            if beside || adds_up() || divides() || spans() {
                return Some(vec![index, later]);
            }
        }
        // the first of a sentence: all of its figures of this unit, from here on
        let opens = index.checked_sub(1).is_none_or(|before| source[before].sentence != a.sentence);
        if opens && a.unit == y.unit {
            let sentence = source.iter().enumerate().skip(index).take_while(|(_, other)| other.sentence == a.sentence);
            let same: Vec<(usize, Amount)> = sentence.filter(|(_, other)| other.unit == a.unit).filter_map(|(at, other)| Some((at, single(other)?))).collect();
            if same.len() >= 3 && near(same.iter().try_fold(Amount::ZERO, |sum, (_, part)| sum.plus(*part)), value, y, strong) {
                return Some(same.into_iter().map(|(at, _)| at).collect());
            }
        }
    }
    None
}

/// A text with more figures than this offers a calculation for anything.
const FEW: usize = 8;

/// Whether the words say that figures come to something ("in all", "each", "left"), and those of the source come to `y`: as a sum or a
/// difference of two or three in its unit, as a product or a quotient of two, of which one may stand beside `y`.
#[must_use]
pub fn comes_to(y: &Assertion, statement: &[Assertion], source: &[Assertion]) -> bool {
    let Some(value) = single(y).filter(|_| source.len() <= FEW && statement.len() <= FEW) else { return false };
    let says = |it: &Assertion| y.scope.derived || it.scope.derived;
    let is_value = |result: Option<Amount>| {
        let fine = y.reading.stated.first().is_some_and(|stated| stated.decimals() > 1);
        result.and_then(|result| result.minus(value)).is_some_and(|off| off.is_zero() || fine && off.abs() <= y.reading.half_place)
    };
    let beside: Vec<Amount> = statement.iter().filter(|it| it.figure != y.figure && it.sentence == y.sentence).filter_map(single).collect();
    let given: Vec<(&Assertion, Amount)> = source.iter().filter_map(|it| Some((it, single(it)?))).collect();
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
fn stand_together(a: &Assertion, b: &Assertion, y: &Assertion) -> bool {
    let class = |it: &Assertion| it.event.as_ref().and_then(|event| event.class.clone());
    let same = |x: Option<String>, z: Option<String>| x.is_none() || z.is_none() || x == z;
    let counts = [a, b, y].iter().all(|it| it.unit.dimension() == Dimension::Count);
    counts && a.sentence == b.sentence && same(class(a), class(b)) && same(class(a), class(y))
}

fn single(assertion: &Assertion) -> Option<Amount> {
    match assertion.reading.stated.as_slice() {
        [one] => Some(one.value),
        _ => None,
    }
}

/// Two figures within three percent of each other are one amount in two units.
fn converted(x: Amount, z: Amount) -> bool {
    let larger = x.abs().max(z.abs());
    x.minus(z)
        .zip(larger.times(Amount::integer(3)))
        .is_some_and(|(difference, thrice)| difference.abs().times(Amount::integer(100)).is_some_and(|hundredfold| hundredfold <= thrice))
}

/// Equal, or for large numbers and money within half a place and five percent.
fn near(computed: Option<Amount>, value: Amount, y: &Assertion, exact: bool) -> bool {
    let Some(difference) = computed.and_then(|computed| computed.minus(value)).map(Amount::abs) else { return false };
    if difference.is_zero() {
        return value >= Amount::integer(2);
    }
    let large = y.unit.dimension() == Dimension::Money || y.reading.half_place >= Amount::integer(500);
    !exact && large && difference <= y.reading.half_place && difference.times(Amount::integer(20)).is_some_and(|twentyfold| twentyfold <= value)
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
