//! `list-count`: as many things are listed as are counted. "four priorities: education, crime and development" lists three.

use std::sync::Arc;

use super::figure::plays;
use super::found::{Entry, Find, Found, Member, conflict};
use crate::conflict::Finding;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::rule::spec::{Fixes, Key, Kind, Spec};
use crate::rule::{Part, Rule};

/// The longest list.
const MOST: Key = Key::new("most", Kind::Number, "Longer lists are counted by nobody, and are passed over.");
/// How far a count may be off its list.
const OFF: Key = Key::new("off", Kind::Number, "What is further off than this counts another list.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "list-count", holds: "as many things are listed as are counted", keys: &[MOST, OFF], fixes: Fixes::Value, ..Spec::SENTENCE },
    find: Find::Group(find),
};

/// Holds each count against the number of things behind its colon.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for member in group.iter().filter(|(_, it)| it.unit.dimension() == Dimension::Count && it.reading.hedge == Hedge::Exact && plays(rule, Part::Each, it)) {
        let Some((listed, counted)) = member.1.evidence.listed.zip(member.1.reading.literal.single().and_then(Amount::to_integer)) else { continue };
        let off = (counted - i64::from(listed)).abs();
        let within = |key, value: i64| rule.relation.number(key).is_none_or(|most| Amount::integer(value) <= most);
        let broken = counted >= 2 && off > 0 && within(&MOST, counted) && within(&OFF, off);
        found.note(&[*member], broken.then(|| conflict(rule, &[(Part::Each, *member)], Finding::ListCount { listed })));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, passes_over, read, rule, run};
    use super::*;

    #[test]
    fn a_list_shorter_than_its_count_is_a_conflict() {
        let lists = rule(&RELATION, &[], &[]);
        let mut found = read("4 priorities: education, crime and development", &[("4", count())]);
        passes_over(&lists, &found);
        found[0].evidence.listed = Some(3);
        assert_eq!(run(&lists, &found).conflicts()[0].finding, Finding::ListCount { listed: 3 });
        found[0].evidence.listed = Some(4);
        holds(&lists, &found);
    }
}
