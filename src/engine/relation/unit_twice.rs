//! `unit-twice`: a value and its conversion stand in two units. "65 mph (40 mph)" was "65 km/h (40 mph)".

use std::sync::Arc;

use super::figure::{is_next, own_noun, plays, sentences};
use super::found::{Entry, Find, Found, Ground, Member, does_not_follow};
use crate::claim::{Aspect, Beside};
use crate::conflict::Derivation;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Interval, Unit};
use crate::rule::spec::{Fixes, Key, Kind, Spec};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// How far two units must lie apart to be told from each other.
const STEP: Key =
    Key::new("step", Kind::Number, "The smallest step between two units that are taken for each other: a yard and a metre, 1.09, are too close to tell.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "unit-twice",
        holds: "a figure in brackets does not repeat the unit of a value whose conversion it is",
        keys: &[STEP],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::GroupWith(find),
};

/// Looks for a value and its conversion that stand in one unit, where the numbers are those of two.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>) -> Found {
    exchanged(rule, group, ground.lexicon)
}

fn exchanged(rule: &Arc<Rule>, group: &[Member<'_>], lexicon: &Lexicon) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for pair in sentence.windows(2) {
            let [first, second] = pair else { continue };
            let is_pair =
                is_next(first, second) && plays(rule, Part::Each, first.1) && plays(rule, Part::Each, second.1) && is_same_unit_twice(first.1, second.1);
            if !is_pair || as_stated(first.1).zip(as_stated(second.1)).is_none_or(|(a, b)| a.overlaps(&b)) {
                continue;
            }
            let mut ways = [(*first, *second), (*second, *first)].into_iter();
            // the first figure has lost its unit, or the second
            let lost = ways.find_map(|(meant, fits)| Some((meant, fits, other_unit(rule, meant.1, fits.1, lexicon)?)));
            if let Some((meant, fits, unit)) = lost {
                let members = [(Part::Each, fits), (Part::Each, meant)];
                found.note(&[*first, *second], Some(does_not_follow(rule, &members, Derivation::Conversion, meant.1.reading.literal, &unit)));
            }
        }
    }
    found
}

/// Whether the second stands in brackets behind the first, in the same unit.
fn is_same_unit_twice(first: &Witness, second: &Witness) -> bool {
    use Dimension::{Area, Length, Mass, Speed, Temperature, Volume};
    first.unit == second.unit
        && matches!(first.unit.dimension(), Length | Area | Volume | Mass | Speed | Temperature)
        && first.aspect == second.aspect
        && own_noun(second).is_none_or(|noun| first.noun.as_ref().is_some_and(|other| other.lemma == noun.lemma))
        && second.beside.is_some_and(Beside::is_sign)
}

/// The number as written and as it may have been rounded, whatever its hedge: "up to 25" is still 25.
fn as_stated(assertion: &Witness) -> Option<Interval> {
    let [one] = assertion.reading.stated.as_slice() else { return None };
    Some(Interval::exactly(one.value).widened(assertion.reading.half_place))
}

/// The unit in which the number of `a` is the value of `b`, to two digits at the least.
fn other_unit(rule: &Rule, a: &Witness, b: &Witness, lexicon: &Lexicon) -> Option<Unit> {
    let far = |unit: &Unit| {
        let (large, small) = if unit.factor() > b.unit.factor() { (unit.factor(), b.unit.factor()) } else { (b.unit.factor(), unit.factor()) };
        rule.relation.number(&STEP).is_none_or(|step| small.times(step).is_some_and(|least| large >= least))
    };
    let is_fine = [a, b]
        .iter()
        .any(|it| it.reading.stated.first().is_some_and(|one| one.value.over(one.place).is_some_and(|digits| digits.abs() >= Amount::integer(10))));
    let is_change = a.aspect == Aspect::Change;
    let means = |unit: &&Unit| {
        let (stated, other) = (as_stated(a), as_stated(b));
        stated.and_then(|values| convert(&values, unit, &b.unit, is_change)).zip(other).is_some_and(|(values, other)| values.overlaps(&other))
    };
    let mut fitting = lexicon.units.of(a.unit.dimension()).filter(|unit| **unit != b.unit && far(unit)).filter(means);
    fitting.next().filter(|_| is_fine).cloned()
}

/// The values in another unit of the dimension; a change knows no zero point.
fn convert(values: &Interval, from: &Unit, to: &Unit, is_change: bool) -> Option<Interval> {
    let base = if is_change { values.scaled(from.factor()) } else { from.interval_to_base(values) };
    let zero = if is_change { Amount::ZERO } else { to.to_base(Amount::ZERO)? };
    Some(base.minus(&Interval::exactly(zero)).scaled(Amount::ONE.over(to.factor())?))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{read, rule};
    use super::*;
    use crate::rule::spec::Setting;

    #[test]
    fn one_unit_twice_is_a_slip_where_the_numbers_are_those_of_two() {
        let lexicon = Lexicon::shipped().unwrap();
        let mph = lexicon.units.get("mile-per-hour").unwrap();
        let rule = rule(&RELATION, &[("step", Setting::Number(Amount::ratio(6, 5).unwrap()))], &[]);
        let said = |figures: [&str; 2]| {
            let mut found = read(&format!("{} ({})", figures[0], figures[1]), &figures.map(|figure| (figure, mph.clone())));
            found[1].sentence = found[0].sentence;
            let ids = [0, 1].map(|index| crate::conflict::AssertionId { source: crate::span::SourceId::new(0), index });
            exchanged(&rule, &[(ids[0], &found[0]), (ids[1], &found[1])], &lexicon).conflicts().len()
        };
        assert_eq!(said(["65 mph", "40 mph"]), 1);
        assert_eq!(said(["40 mph", "65 mph"]), 1);
        assert_eq!(said(["65 mph", "50 mph"]), 0, "a speed and another one");
    }
}
