//! `rate`: `part` among `whole` is `rate` per so many. "12 deaths in 300,000 people, 6 per 100,000" are 4.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] =
    &[Reading { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Rate, derivation: Derivation::Quotient }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "rate",
        holds: "`part` among `whole` is `rate` per so many",
        parts: &[Part::Part, Part::Whole, Part::Rate],
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
