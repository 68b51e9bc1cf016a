//! `limit`: values that a figure can have. "130 percent of voters" cannot be.

use std::sync::Arc;

use super::figure::plays;
use super::found::{Entry, Find, Found, Member, conflict};
use crate::conflict::Finding;
use crate::quantity::{End, Interval};
use crate::rule::spec::{Fault, Key, Kind, Spec};
use crate::rule::{Part, Rule};

/// The least value.
const MIN: Key = Key::new("min", Kind::Number, "No value below.");
/// The greatest value.
const MAX: Key = Key::new("max", Kind::Number, "No value above.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "limit", holds: "a figure has a value between `min` and `max`", keys: &[MIN, MAX], vet, ..Spec::SENTENCE },
    find: Find::Group(find),
};

/// Holds each selected figure against the limits, in its own unit.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    let end = |at| End { at, open: false };
    let allowed = Interval { low: rule.relation.number(&MIN).map(end), high: rule.relation.number(&MAX).map(end) };
    for member in group.iter().filter(|(_, it)| plays(rule, Part::Each, it)) {
        let broken = !member.1.reading.rounded.overlaps(&allowed);
        let finding = Finding::Impossible { allowed, unit: member.1.unit.clone() };
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], finding)));
    }
    found
}

/// A limit has an end, and its ends stand in their order.
fn vet(rule: &Rule) -> Option<Fault> {
    let number = |key| rule.relation.number(key);
    match (number(&MIN), number(&MAX)) {
        (None, None) => Some(Fault { key: None, reason: "the limit has neither `min` nor `max`".to_owned(), help: "give at least one of them" }),
        (Some(low), Some(high)) if low > high => Some(Fault {
            key: Some(MAX.name),
            reason: format!("`min` {low} is above `max` {high}"),
            help: "a limit allows the values from `min` to `max`; put the smaller number first",
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, passes_over, percent, read, rule, run};
    use super::*;
    use crate::quantity::{Amount, Dimension};
    use crate::rule::Selector;
    use crate::rule::spec::Setting;

    fn share_limit() -> Arc<Rule> {
        let limits = [("min", Setting::Number(Amount::ZERO)), ("max", Setting::Number(Amount::integer(100)))];
        rule(&RELATION, &limits, &[(Part::Each, Selector { dimension: vec![Dimension::Share], ..Selector::default() })])
    }

    #[test]
    fn a_value_beyond_the_limit_is_a_conflict() {
        assert_eq!(run(&share_limit(), &read("130% of voters", &[("130%", percent())])).conflicts().len(), 1);
    }

    #[test]
    fn a_value_at_the_limit_is_none_and_others_are_not_looked_at() {
        holds(&share_limit(), &read("100% of voters", &[("100%", percent())]));
        passes_over(&share_limit(), &read("130 voters", &[("130", count())]));
    }
}
