//! `sum`: a list and the total that closes it. "151 men, 108 women and 39 children, a total of 305" are 298.

use std::sync::Arc;

use super::figure::{is_quantity, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::Aspect;
use crate::conflict::Derivation;
use crate::quantity::Interval;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// Bytes between two neighbours of a list, at the most.
const REACH: usize = 40;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "sum",
        holds: "each `part` of a list adds up to the `total` that closes it",
        parts: &[Part::Part, Part::Total],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each total against the list that stands right before it, of two parts or more.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let figures: Vec<Member<'_>> = sentence.iter().filter(|(_, it)| is_quantity(it)).copied().collect();
        for (at, total) in figures.iter().enumerate().filter(|(_, total)| plays(rule, Part::Total, total.1) && total.1.aspect == Aspect::Level) {
            let before = figures.get(..at).unwrap_or_default();
            let first = before.iter().rposition(|member| !is_part(rule, member.1, total.1)).map_or(0, |other| other + 1);
            let parts = before.get(first..).unwrap_or_default();
            // what stands before the list and counts in the same unit may belong to it
            let is_cut = first.checked_sub(1).and_then(|other| before.get(other)).is_some_and(|other| other.1.unit == total.1.unit);
            let named = parts.iter().filter(|part| part.1.noun.is_some()).count();
            if is_cut || parts.len() < 2 || named != 0 && named != parts.len() || !is_list(figures.get(first..=at).unwrap_or_default()) {
                continue;
            }
            let add = |values: fn(&Witness) -> Interval| parts.iter().map(|(_, part)| values(part)).reduce(|sum, part| sum.plus(&part));
            let (Some(rounded), Some(literal)) = (add(|it| it.reading.rounded), add(|it| it.reading.literal)) else { continue };
            let members: Vec<_> = parts.iter().map(|part| (Part::Part, *part)).chain([(Part::Total, *total)]).collect();
            let broken = !agrees(rule, &Computed { literal, rounded }, &total.1.reading);
            found.note(figures.get(first..=at).unwrap_or_default(), broken.then(|| does_not_follow(rule, &members, Derivation::Sum, literal, &total.1.unit)));
        }
    }
    found
}

fn is_part(rule: &Rule, part: &Witness, total: &Witness) -> bool {
    plays(rule, Part::Part, part)
        && !plays(rule, Part::Total, part)
        && part.unit == total.unit
        && part.aspect == Aspect::Level
        && !part.marks.subset
        && part.whole.is_none()
}

fn is_list(figures: &[Member<'_>]) -> bool {
    figures.windows(2).all(|pair| matches!(pair, [a, b] if b.1.figure.start().saturating_sub(a.1.figure.end()) <= REACH))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, read, rule, unit};
    use super::*;
    use crate::quantity::Dimension;
    use crate::rule::Selector;

    fn sum() -> Arc<Rule> {
        rule(&RELATION, &[], &[(Part::Total, Selector { near: vec!["total".to_owned()], ..Selector::default() })])
    }

    fn list(total: &str) -> Vec<Witness> {
        let text = format!("151 men, 108 women and 39 children, a total of {total}");
        let mut found = read(&text, &[("151", count()), ("108", count()), ("39", count()), (total, count())]);
        found[3].evidence.measured = vec!["total".to_owned()];
        found
    }

    #[test]
    fn a_total_that_its_parts_do_not_make_is_a_conflict() {
        assert_eq!(fires(&sum(), &list("305")), (3, Derivation::Sum, "298".to_owned()));
    }

    #[test]
    fn a_total_that_they_make_is_none() {
        holds(&sum(), &list("298"));
    }

    #[test]
    fn a_figure_of_another_kind_may_stand_before_the_list() {
        let text = "in 3 days, 15 men and 10 women, a total of 28";
        let days = unit("day", Dimension::Duration);
        let mut found = read(text, &[("3 days", days), ("15", count()), ("10", count()), ("28", count())]);
        found[3].evidence.measured = vec!["total".to_owned()];
        assert_eq!(fires(&sum(), &found).2, "25");
    }

    #[test]
    fn a_part_of_a_part_is_not_added() {
        let mut found = list("305");
        found[2].marks.subset = true;
        passes_over(&sum(), &found);
        found = list("305");
        found[3].evidence.measured.clear();
        passes_over(&sum(), &found);
    }
}
