//! `difference`: from `from` to `to` is `change` in the same unit, or in percentage points. "from 12 to 19, up 8" is up 7.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] = &[
    Reading { equation: Equation::Difference, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::Difference },
    Reading { equation: Equation::Points, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::Difference },
];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "difference",
        holds: "from `from` to `to` is `change`, in the same unit or in percentage points",
        parts: &[Part::From, Part::To, Part::Change],
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
