//! `sum`: parts and their total. "151 men, 108 women and 39 children, a total of 305" are 298.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] = &[Reading { equation: Equation::Sum, others: &[Part::Part], derived: Part::Total, derivation: Derivation::Sum }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "sum",
        holds: "each `part` adds up to the `total`",
        parts: &[Part::Part, Part::Total],
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
