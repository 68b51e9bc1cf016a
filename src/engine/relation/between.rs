//! `between`: a mean or an estimate lies between the `least` and the `most`. "marks from 6.1 to 8.4, on average 8.7" cannot be.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] =
    &[Reading { equation: Equation::Between, others: &[Part::Least, Part::Most], derived: Part::Mean, derivation: Derivation::Between }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "between",
        holds: "`mean` lies between the `least` and the `most`",
        parts: &[Part::Least, Part::Most, Part::Mean],
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
