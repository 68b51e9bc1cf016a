//! `order`: the ends of a range stand in their order, and on one scale. "between 40 and 30", "from 26 to 31 million".

use std::sync::Arc;

use super::figure::{is_quantity, own_noun, plays};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::spec::{Key, Kind, Spec};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// What is looked at.
const OF: Key = Key::new("of", Kind::Choice(&[ENDS, SCALE]), "What of a range is looked at.").needed();
const ENDS: &str = "range-ends";
const SCALE: &str = "range-scale";
/// How many times the lesser end the greater may be.
const AT_MOST_TIMES: Key =
    Key::new("at-most-times", Kind::Number, "Ends further apart than so many times are no range, but a price with its fraction or the like.");
/// How many times the lesser end the greater must be.
const AT_LEAST_TIMES: Key = Key::new("at-least-times", Kind::Number, "Ends that are fewer times apart may well be meant.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "order",
        holds: "the ends of a range stand in their order, and on one scale",
        keys: &[OF, AT_MOST_TIMES, AT_LEAST_TIMES],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Looks for ranges that stand upside down, or whose first end has lost its scale.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for member in group.iter().filter(|(_, it)| it.reading.hedge == Hedge::Between && is_quantity(it) && is_of_something(it) && plays(rule, Part::Each, it)) {
        let [first, second] = member.1.reading.stated.as_slice() else { continue };
        let broken = second.value >= Amount::ZERO && is_broken(rule, first.value, second.value);
        let finding = Finding::OutOfOrder { first: first.value, second: second.value, trend: None, unit: member.1.unit.clone() };
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], finding)));
    }
    found
}

/// Whether a range says what it is a range of: "open from nine to seven" does not, and may be of hours.
fn is_of_something(range: &Witness) -> bool {
    range.unit.dimension() != Dimension::Count || own_noun(range).is_some()
}

fn is_broken(rule: &Rule, first: Amount, second: Amount) -> bool {
    let upside_down = rule.relation.choice(&OF) == Some(ENDS);
    let (less, more) = if upside_down { (second, first) } else { (first, second) };
    // a scale is lost from a whole number
    let fits = less < more && (upside_down || less >= Amount::ONE);
    let times = |key| rule.relation.number(key).and_then(|times| less.times(times));
    fits && times(&AT_MOST_TIMES).is_none_or(|most| more <= most) && times(&AT_LEAST_TIMES).is_none_or(|least| more >= least)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, passes_over, read, rule, run};
    use super::*;
    use crate::quantity::Unit;
    use crate::rule::spec::Setting;

    fn range(low: &str, high: &str) -> Vec<Witness> {
        range_of(low, high, &Unit::new("kilometer", Dimension::Length, Amount::integer(1000)))
    }

    fn range_of(low: &str, high: &str, unit: &Unit) -> Vec<Witness> {
        let ends = read(&format!("{low} and {high}"), &[(low, unit.clone()), (high, unit.clone())]);
        let mut range = ends[0].clone();
        range.reading.hedge = Hedge::Between;
        range.reading.stated = vec![ends[0].reading.stated[0], ends[1].reading.stated[0]];
        vec![range]
    }

    #[test]
    fn a_range_runs_upwards() {
        let ends = rule(&RELATION, &[("of", Setting::Choice(ENDS)), ("at-most-times", Setting::Number(Amount::integer(20)))], &[]);
        assert_eq!(run(&ends, &range("40", "30")).conflicts().len(), 1);
        holds(&ends, &range("30", "40"));
        holds(&ends, &range("100", "4"));
        passes_over(&ends, &read("40", &[("40", count())]));
        passes_over(&ends, &range_of("9", "5", &count()));
    }

    #[test]
    fn both_ends_have_one_scale() {
        let scale = rule(&RELATION, &[("of", Setting::Choice(SCALE)), ("at-least-times", Setting::Number(Amount::integer(1000)))], &[]);
        assert_eq!(run(&scale, &range("26", "31000000")).conflicts().len(), 1);
        holds(&scale, &range("26", "310"));
    }
}
