//! `order`: the ends of a range, and where something went. "between 40 and 30", "fell to 12 from 10".

use std::sync::Arc;

use super::{Found, Member, conflict, is_quantity, nouns_clash, on_one_scale, plays, sentences};
use crate::claim::Trend;
use crate::conflict::Finding;
use crate::quantity::{Amount, Hedge};
use crate::rule::{Order, Part, Relation, Rule};

/// Bytes between the two figures of a move, at the most.
const REACH: usize = 60;

/// Looks for ranges that stand upside down, or for moves against the word that names them.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    match rule.relation {
        Relation::Order(Order::RangeEnds) => range_ends(rule, group, is_upside_down),
        Relation::Order(Order::RangeScale) => range_ends(rule, group, is_of_other_scale),
        Relation::Order(Order::Direction) => direction(rule, group),
        _ => Found::default(),
    }
}

/// Ends further apart than this are no range but a price with its fraction ("100-26/32").
const WILD: i64 = 20;

fn is_upside_down(first: Amount, second: Amount) -> bool {
    first > second && second.times(Amount::integer(WILD)).is_some_and(|most| most >= first)
}

/// A range whose first end is this many times smaller has lost its scale.
const SCALE: i64 = 1000;

fn is_of_other_scale(first: Amount, second: Amount) -> bool {
    first >= Amount::ONE && first.times(Amount::integer(SCALE)).is_some_and(|scaled| scaled <= second)
}

fn range_ends(rule: &Arc<Rule>, group: &[Member<'_>], is_broken: fn(Amount, Amount) -> bool) -> Found {
    let mut found = Found::default();
    for member in group.iter().filter(|(_, it)| it.reading.hedge == Hedge::Between && is_quantity(it) && plays(rule, Part::Each, it)) {
        let [first, second] = member.1.reading.stated.as_slice() else { continue };
        let broken = second.value >= Amount::ZERO && is_broken(first.value, second.value);
        let finding = Finding::OutOfOrder { first: first.value, second: second.value, trend: None, unit: member.1.unit.clone() };
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], finding)));
    }
    found
}

fn direction(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let figures: Vec<Member<'_>> = sentence.iter().filter(|(_, it)| is_quantity(it)).copied().collect();
        for pair in figures.windows(2) {
            let [a, b] = pair else { continue };
            let (from, to) = if plays(rule, Part::From, a.1) && plays(rule, Part::To, b.1) {
                (*a, *b)
            } else if plays(rule, Part::To, a.1) && plays(rule, Part::From, b.1) {
                (*b, *a)
            } else {
                continue;
            };
            let near = b.1.figure.start().saturating_sub(a.1.figure.end()) <= REACH && a.1.clause == b.1.clause;
            let (Some(trend), Some(first), Some(second)) = (to.1.trend, from.1.reading.centre(), to.1.reading.centre()) else { continue };
            let against = from.1.trend.is_some_and(|other| other != trend) || first < Amount::ZERO || second < Amount::ZERO;
            if !near || against || !on_one_scale(from.1, to.1) || nouns_clash(from.1, to.1) {
                continue;
            }
            let apart = !from.1.reading.literal.overlaps(&to.1.reading.literal);
            let broken = apart
                && match trend {
                    Trend::Up => second < first,
                    Trend::Down => second > first,
                };
            let finding = Finding::OutOfOrder { first, second, trend: Some(trend), unit: to.1.unit.clone() };
            found.note(&[from, to], broken.then(|| conflict(rule, &[(Part::From, from), (Part::To, to)], finding)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, passes_over, read, rule, run, with_aspect};
    use super::*;
    use crate::assertion::Assertion;
    use crate::claim::Aspect;

    fn range(low: &str, high: &str) -> Vec<Assertion> {
        let ends = read(&format!("{low} and {high}"), &[(low, count()), (high, count())]);
        let mut range = ends[0].clone();
        range.reading.hedge = Hedge::Between;
        range.reading.stated = vec![ends[0].reading.stated[0], ends[1].reading.stated[0]];
        vec![range]
    }

    #[test]
    fn a_range_runs_upwards() {
        let ends = rule(Relation::Order(Order::RangeEnds), &[]);
        assert_eq!(run(&ends, &range("40", "30")).conflicts.len(), 1);
        holds(&ends, &range("30", "40"));
        passes_over(&ends, &read("40", &[("40", count())]));
    }

    fn moved(trend: Trend) -> Vec<Assertion> {
        let mut found = read("It went to 12 from 10.", &[("12", count()), ("10", count())]);
        found[0].trend = Some(trend);
        found[1].aspect = Aspect::Origin;
        found
    }

    #[test]
    fn a_move_goes_where_its_word_says() {
        let direction = rule(Relation::Order(Order::Direction), &[(Part::From, with_aspect(Aspect::Origin)), (Part::To, with_aspect(Aspect::Level))]);
        let found = run(&direction, &moved(Trend::Down));
        assert!(matches!(found.conflicts[0].finding, Finding::OutOfOrder { first, .. } if first == Amount::integer(10)));
        holds(&direction, &moved(Trend::Up));
    }
}
