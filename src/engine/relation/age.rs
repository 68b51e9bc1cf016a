//! `age`: who was born in `birth` is of `age` in `then`. Born in 1916 and dead in 1997, she was 80 or 81.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] = &[Reading { equation: Equation::Age, others: &[Part::Birth, Part::Then], derived: Part::Age, derivation: Derivation::AgeAt }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "age",
        holds: "`age` is the whole years from `birth` to `then`",
        parts: &[Part::Birth, Part::Then, Part::Age],
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
