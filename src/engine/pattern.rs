//! How one figure is mistaken for another: exchanged digits, another scale, a bound that does not hold.

use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Interval};
use crate::rule::{Facet, Pattern, Tolerance};
use crate::witness::Witness;

use super::facet::{differing, known};
use super::slip;

/// The first of the facets that one of two figures lacks, or in which they differ.
pub fn unlike(facets: &[Facet], a: &Witness, b: &Witness, lexicon: &Lexicon) -> Option<Facet> {
    let agree = |facet: Facet| has(a, facet, lexicon) && has(b, facet, lexicon) && differing(a, b, &[facet], lexicon).is_none();
    facets.iter().copied().find(|&facet| !agree(facet))
}

/// Whether the two lie no further apart than the tolerance lets pass; a date is never near another.
pub fn within(tolerance: Tolerance, a: &Witness, b: &Witness) -> bool {
    if tolerance == Tolerance::Rounding || a.unit.dimension() != b.unit.dimension() || !a.unit.dimension().is_quantity() {
        return false;
    }
    if a.unit == b.unit {
        return tolerance.allows(&a.reading.literal, &b.reading.literal);
    }
    // an amount is in the unit of the first
    let converted = b.unit.interval_to_base(&b.reading.literal);
    let base = a.unit.to_base(Amount::ZERO).zip(Amount::ONE.over(a.unit.factor()));
    base.is_some_and(|(zero, factor)| tolerance.allows(&a.reading.literal, &converted.minus(&Interval::exactly(zero)).scaled(factor)))
}

fn has(assertion: &Witness, facet: Facet, lexicon: &Lexicon) -> bool {
    match facet {
        Facet::Unit | Facet::Mode => true,
        Facet::Noun => assertion.noun.is_some(),
        Facet::Modifiers => assertion.noun.as_ref().is_some_and(|noun| !noun.modifiers.is_empty()),
        Facet::Event => assertion.event.is_some(),
        Facet::Whole => assertion.whole.is_some(),
        Facet::Subject => assertion.subject.is_some(),
        Facet::Place => !assertion.places.is_empty(),
        Facet::Time => assertion.time.is_some() || !assertion.evidence.moments.is_empty(),
        Facet::Speaker => known(assertion, lexicon).is_some(),
    }
}

/// Whether two figures that cannot both hold are mistaken for each other in this way.
pub fn shows(pattern: Pattern, a: &Witness, b: &Witness) -> bool {
    let single = |it: &Witness| if let [one] = it.reading.stated.as_slice() { Some(one.value) } else { None };
    let Some((x, y)) = single(a).zip(single(b)) else { return false };
    if a.site.source == b.site.source && !is_one_thing(a, b) {
        return false;
    }
    match pattern {
        Pattern::Transposed => x.to_integer().zip(y.to_integer()).is_some_and(|(x, y)| is_transposed(&x.to_string(), &y.to_string())),
        Pattern::Magnitude => is_scaled(x, y),
        Pattern::Bound => {
            let is_bound = |it: &Witness| it.reading.hedge.is_lower_bound() || it.reading.hedge.is_upper_bound();
            is_bound(a) != is_bound(b)
        }
    }
}

/// Whether two figures of one text are surely figures of one thing. A text may speak of two things in alike words, so both count the
/// very same noun, and have more digits than chance brings together.
fn is_one_thing(a: &Witness, b: &Witness) -> bool {
    let noun = a.noun.as_ref().zip(b.noun.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma);
    let digits = |it: &Witness| it.reading.stated.first().and_then(|stated| stated.value.over(stated.place)).map(Amount::abs);
    // 962 and 692 rigs are two counts, 1,943 and 1,934 passengers one; 1.2 million and 1.2 billion have two digits each
    let many = |it: &Witness| {
        let whole = it.reading.stated.first().is_some_and(|stated| stated.place == Amount::ONE);
        digits(it).is_some_and(|digits| digits >= Amount::integer(if whole { 1000 } else { 10 }))
    };
    noun && many(a) && many(b)
}

/// Whether two neighbouring digits are exchanged, in numbers of three digits or more.
fn is_transposed(x: &str, y: &str) -> bool {
    x.len() >= 3 && slip::differing(x, y).is_some_and(|differ| slip::exchanges_neighbours(x, y, &differ))
}

/// Whether one is the other times a power of a thousand, or times ten with three digits or more.
fn is_scaled(x: Amount, y: Amount) -> bool {
    let (small, large) = if x < y { (x, y) } else { (y, x) };
    let Some(times) = large.over(small) else { return false };
    let fine = small.to_integer().is_some_and(|small| small.to_string().trim_end_matches('0').len() >= 3);
    if fine && times == Amount::integer(10) {
        return true;
    }
    [3, 6, 9].into_iter().filter_map(Amount::power_of_ten).any(|power| power == times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_digits_are_exchanged() {
        assert!(is_transposed("1943", "1934"));
        assert!(!is_transposed("1943", "1945"));
        assert!(!is_transposed("13", "31"));
        assert!(!is_transposed("1943", "4913"));
        assert!(!is_transposed("194", "1944"));
    }

    #[test]
    fn a_scale_is_a_power_of_a_thousand() {
        let million = Amount::integer(1_200_000);
        assert!(is_scaled(million, Amount::integer(1_200_000_000)));
        assert!(!is_scaled(million, Amount::integer(12_000_000)));
        assert!(!is_scaled(Amount::ZERO, million));
        assert!(is_scaled(Amount::integer(3360), Amount::integer(33_600)));
    }
}
