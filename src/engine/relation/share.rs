//! `share`: `part` of `whole` is `share` percent. "1,446 of 3,316 (44.9 %)" is 43.6 %.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] =
    &[Reading { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Share, derivation: Derivation::ShareOf }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "share",
        holds: "`part` of `whole` is `share` percent",
        parts: &[Part::Part, Part::Whole, Part::Share],
        keys: &[TOLERANCE, JOINT],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the figures that hang together against the equation.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    tie::find(rule, ground, READINGS)
}
