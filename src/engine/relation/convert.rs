//! `convert`: two figures in apposition are one value. "30 feet (48 km)" is 9.1 metres, "one in five (25 %)" is 20 %.

use std::sync::Arc;

use super::figure::{is_joined, is_next, own_noun, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Ground, Member, agrees, does_not_follow};
use crate::claim::{Aspect, Beside, Form, Joint};
use crate::conflict::{Conflict, Derivation};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Interval, Unit};
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// How far two units must lie apart to be told from each other.
const STEP: Key =
    Key::new("step", Kind::Number, "The smallest step between two units that are taken for each other: a yard and a metre, 1.09, are too close to tell.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "convert",
        holds: "two figures beside each other are one value, in two units or as a fraction and a percentage",
        keys: &[TOLERANCE, STEP],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::GroupWith(find),
};

/// Holds each figure against one that stands right behind it in another unit, or as a percentage behind a fraction.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>) -> Found {
    let mut found = exchanged(rule, group, ground.lexicon);
    for sentence in sentences(group) {
        for (at, pair) in sentence.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let before = at.checked_sub(1).and_then(|at| sentence.get(at));
            if !plays(rule, Part::Each, first.1) || !plays(rule, Part::Each, second.1) || !is_next(first, second) || !is_apposition(first.1, second.1) {
                continue;
            }
            if is_enumeration(before, *first) || is_enumeration(sentence.get(at + 2), *second) || is_compound(first.1, second.1) {
                continue;
            }
            found.note(&[*first, *second], judge(rule, *first, *second));
        }
    }
    found
}

/// Looks for a value and its conversion that stand in one unit, where the numbers are those of two: "65 mph (40 mph)" of "65 km/h (40 mph)".
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
        && is_joined(first, second, Joint::Restates)
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

fn judge(rule: &Arc<Rule>, first: Member<'_>, second: Member<'_>) -> Option<Conflict> {
    let is_change = first.1.aspect == Aspect::Change;
    let converted = |values: &Interval| convert(values, &first.1.unit, &second.1.unit, is_change);
    let computed = Computed { literal: converted(&first.1.reading.literal)?, rounded: converted(&first.1.reading.rounded)? };
    let broken = !agrees(rule, &computed, &second.1.reading);
    broken.then(|| does_not_follow(rule, &[(Part::Each, first), (Part::Each, second)], Derivation::Conversion, computed.literal, &second.1.unit))
}

/// Whether the second says the first in other words. Money is not: its rate is nobody's constant.
fn is_apposition(first: &Witness, second: &Witness) -> bool {
    let dimension = first.unit.dimension();
    let other_words = if dimension == Dimension::Share {
        first.unit == second.unit && (first.form == Form::Fraction) != (second.form == Form::Fraction)
    } else {
        first.unit != second.unit && dimension.is_quantity() && !matches!(dimension, Dimension::Money | Dimension::Rate | Dimension::Count | Dimension::Other)
    };
    let restates = is_joined(first, second, Joint::Restates);
    // "45 of 120 burglaries, a clearance rate of 38 percent" names what the share is, "5 miles, or 3 percent of the road" another thing
    let own_noun = !restates && own_noun(second).is_some_and(|noun| first.noun.as_ref().is_none_or(|other| other.lemma != noun.lemma));
    let own_whole = second.whole.as_ref().is_some_and(|of| first.whole.as_ref().is_none_or(|other| other.lemma != of.lemma));
    other_words
        && dimension == second.unit.dimension()
        && first.aspect == second.aspect
        && !own_noun
        && !own_whole
        && (restates || second.beside.is_some_and(Beside::is_sign))
}

/// Whether a third figure of the kind stands beside the two, as in "a third, 30 percent, 20 percent" or "6 feet, 2 inches (1.9 m)".
fn is_enumeration(third: Option<&Member<'_>>, beside: Member<'_>) -> bool {
    third.is_some_and(|third| {
        let (a, b) = if third.0 < beside.0 { (third, &beside) } else { (&beside, third) };
        a.1.unit.dimension() == b.1.unit.dimension() && is_next(a, b) && b.1.beside.is_some()
    })
}

/// Whether the second goes on with the first, as inches do after feet: less of the smaller unit than makes one of the larger.
fn is_compound(first: &Witness, second: &Witness) -> bool {
    if is_joined(first, second, Joint::Restates) {
        return false;
    }
    let smaller = second.unit.factor() < first.unit.factor();
    let whole = first.reading.centre().is_some_and(|value| value >= Amount::ONE);
    smaller && whole && second.reading.centre().and_then(|value| value.times(second.unit.factor())).is_some_and(|value| value < first.unit.factor())
}

/// The values in another unit of the dimension; a change knows no zero point.
fn convert(values: &Interval, from: &Unit, to: &Unit, is_change: bool) -> Option<Interval> {
    let base = if is_change { values.scaled(from.factor()) } else { from.interval_to_base(values) };
    let zero = if is_change { Amount::ZERO } else { to.to_base(Amount::ZERO)? };
    Some(base.minus(&Interval::exactly(zero)).scaled(Amount::ONE.over(to.factor())?))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, percent, read, rule};
    use super::*;
    use crate::rule::Tolerance;
    use crate::rule::spec::Setting;

    fn converts() -> Arc<Rule> {
        rule(
            &RELATION,
            &[("tolerance", Setting::Tolerance(Tolerance::Relative(Amount::ratio(5, 100).unwrap()))), ("step", Setting::Number(Amount::ratio(6, 5).unwrap()))],
            &[],
        )
    }

    fn length(name: &str, meters: &str) -> Unit {
        Unit::new(name, Dimension::Length, Amount::parse(meters).unwrap())
    }

    #[test]
    fn a_conversion_that_is_far_off_is_a_conflict() {
        let found = read("30-foot (48 km)", &[("30-foot", length("foot", "0.3048")), ("48 km", length("kilometer", "1000"))]);
        assert_eq!(fires(&converts(), &found), (1, Derivation::Conversion, "0.009144".to_owned()));
    }

    #[test]
    fn a_fraction_and_its_percentage_are_one_value() {
        let mut found = read("20 or so (25%)", &[("20 or so", percent()), ("25%", percent())]);
        passes_over(&converts(), &found);
        found[0].form = Form::Fraction;
        assert_eq!(fires(&converts(), &found).2, "20");
    }

    #[test]
    fn a_temperature_has_a_zero_point_and_its_change_has_none() {
        let celsius = Unit::plain("celsius", Dimension::Temperature);
        let fahrenheit = Unit::with_offset("fahrenheit", Dimension::Temperature, Amount::ratio(5, 9).unwrap(), Amount::ratio(-160, 9).unwrap());
        let mut found = read("25 C (77 F)", &[("25 C", celsius.clone()), ("77 F", fahrenheit.clone())]);
        holds(&converts(), &found);
        found = read("5 C (9 F)", &[("5 C", celsius), ("9 F", fahrenheit)]);
        for it in &mut found {
            it.aspect = Aspect::Change;
        }
        holds(&converts(), &found);
    }

    #[test]
    fn one_unit_twice_is_a_slip_where_the_numbers_are_those_of_two() {
        let lexicon = Lexicon::shipped().unwrap();
        let mph = lexicon.units.get("mile-per-hour").unwrap();
        let said = |figures: [&str; 2]| {
            let mut found = read(&format!("{} ({})", figures[0], figures[1]), &figures.map(|figure| (figure, mph.clone())));
            found[1].link = Some(crate::claim::Link { joint: Joint::Restates, to: found[0].figure });
            let ids = [0, 1].map(|index| crate::conflict::AssertionId { source: crate::span::SourceId::new(0), index });
            exchanged(&converts(), &[(ids[0], &found[0]), (ids[1], &found[1])], &lexicon).conflicts().len()
        };
        assert_eq!(said(["65 mph", "40 mph"]), 1);
        assert_eq!(said(["40 mph", "65 mph"]), 1);
        assert_eq!(said(["65 mph", "50 mph"]), 0, "a speed and another one");
    }

    #[test]
    fn compounds_lists_and_other_kinds_are_passed_over() {
        let (foot, inch, meter) = (length("foot", "0.3048"), length("inch", "0.0254"), length("meter", "1"));
        passes_over(&converts(), &read("6 feet, 2 inches (1.88 m)", &[("6 feet", foot.clone()), ("2 inches", inch), ("1.88 m", meter)]));
        passes_over(&converts(), &read("6 feet (2)", &[("6 feet", foot), ("2", count())]));
    }
}
