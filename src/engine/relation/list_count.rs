//! `list-count`: as many things are listed as are counted. "four priorities: education, crime and development" lists three.

use std::sync::Arc;

use super::{Found, Member, conflict, plays};
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::{Part, Rule};

/// Longer lists are counted by nobody, and a difference of more is another kind of list.
const LONG: i64 = 12;
const OFF: i64 = 2;

/// Holds each count against the number of things behind its colon.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for member in group.iter().filter(|(_, it)| it.unit.dimension() == Dimension::Count && it.reading.hedge == Hedge::Exact && plays(rule, Part::Each, it)) {
        let Some((listed, counted)) = member.1.evidence.listed.zip(member.1.reading.literal.single().and_then(Amount::to_integer)) else { continue };
        let off = (counted - i64::from(listed)).abs();
        let is_list = (2..=LONG).contains(&counted) && off <= OFF;
        let broken = is_list && off > 0;
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], Finding::ListCount { listed })));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, derived, holds, passes_over, read, rule, run};
    use super::*;
    use crate::rule::Relation;

    #[test]
    fn a_list_shorter_than_its_count_is_a_conflict() {
        let lists = rule(Relation::ListCount(derived()), &[]);
        let mut found = read("4 priorities: education, crime and development", &[("4", count())]);
        passes_over(&lists, &found);
        found[0].evidence.listed = Some(3);
        assert_eq!(run(&lists, &found).conflicts[0].finding, Finding::ListCount { listed: 3 });
        found[0].evidence.listed = Some(4);
        holds(&lists, &found);
    }
}
