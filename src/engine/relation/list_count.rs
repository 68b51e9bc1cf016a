//! `list-count`: as many things are listed as are counted. "four priorities: education, crime and development" lists three.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Law, conflict};
use super::tie::{self, JOINT, SURE};
use crate::conflict::{Derivation, Finding};
use crate::joint::{Equation, Landmark};
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Key, Kind, Spec};
use crate::rule::{Part, Rule};

/// How far a count may be off its list.
const OFF: Key = Key::new("off", Kind::Number, "What is further off than this counts another list.");

/// What hangs together.
static LAW: Law = Law { equation: Equation::Listed, others: &[], derived: Part::Each, derivation: Derivation::Tally };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "list-count", holds: "as many things are listed as are counted", keys: &[JOINT, SURE, OFF], fixes: Fixes::Value, ..Spec::SENTENCE },
    find: Find::Dossier(find),
};

/// Holds each count against the list that it announces.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let (Some(Landmark::List(listed)), Some((_, count))) = (tied.tie.landmark, tied.members.last()) else { continue };
        let counted = count.1.reading.literal.single().and_then(Amount::to_integer);
        let off = counted.map(|counted| (counted - i64::from(listed)).abs());
        let broken = off.is_some_and(|off| off > 0 && rule.relation.number(&OFF).is_none_or(|most| Amount::integer(off) <= most));
        let finding = || conflict(rule, &[(Part::Each, *count)], Finding::ListCount { listed });
        found.note(&[*count], broken.then(|| tie::graded(rule, tied.tie, finding())));
    }
    found
}
