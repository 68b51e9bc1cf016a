//! `limit`: values that a figure can have. "130 percent of voters" cannot be.

use std::sync::Arc;

use super::{Found, Member, conflict, plays};
use crate::conflict::Finding;
use crate::quantity::{End, Interval};
use crate::rule::{Part, Relation, Rule};

/// Holds each selected figure against the limits, in its own unit.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    let Relation::Limit(limit) = &rule.relation else { return found };
    let end = |at| End { at, open: false };
    let allowed = Interval { low: limit.min.map(end), high: limit.max.map(end) };
    for member in group.iter().filter(|(_, it)| plays(rule, Part::Each, it)) {
        let broken = !member.1.reading.rounded.overlaps(&allowed);
        let finding = Finding::Impossible { allowed, unit: member.1.unit.clone() };
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], finding)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, passes_over, percent, read, rule, run};
    use super::*;
    use crate::quantity::{Amount, Dimension};
    use crate::rule::{Limit, Selector};

    fn share_limit() -> Arc<Rule> {
        let relation = Relation::Limit(Limit { min: Some(Amount::ZERO), max: Some(Amount::integer(100)) });
        rule(relation, &[(Part::Each, Selector { dimension: vec![Dimension::Share], ..Selector::default() })])
    }

    #[test]
    fn a_value_beyond_the_limit_is_a_conflict() {
        assert_eq!(run(&share_limit(), &read("130% of voters", &[("130%", percent())])).conflicts.len(), 1);
    }

    #[test]
    fn a_value_at_the_limit_is_none_and_others_are_not_looked_at() {
        holds(&share_limit(), &read("100% of voters", &[("100%", percent())]));
        passes_over(&share_limit(), &read("130 voters", &[("130", count())]));
    }
}
