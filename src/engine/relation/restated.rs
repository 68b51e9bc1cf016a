//! `restated`: what is said again is the same. "294 metres long" and, further on, "her 249 metres".

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Law, conflict};
use super::tie::{self, JOINT, SURE};
use crate::conflict::{Derivation, Finding};
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together.
static LAW: Law = Law { equation: Equation::Restated, others: &[Part::Each], derived: Part::Each, derivation: Derivation::Conversion };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "restated",
        holds: "a figure that is said again is the same",
        keys: &[TOLERANCE, JOINT, SURE],
        fixes: Fixes::Value,
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds each figure that is said again against the first.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let [(_, first), (_, again)] = tied.members.as_slice() else { continue };
        let gap = first.1.reading.literal.gap(&again.1.reading.literal).filter(|_| first.1.unit == again.1.unit);
        let finding = || Finding::Apart { gap, unit: again.1.unit.clone() };
        found.note(&tie::figures(&tied), (!tie::comes_out(rule, &tied)).then(|| tie::graded(rule, tied.tie, conflict(rule, &tied.members, finding()))));
    }
    found
}
