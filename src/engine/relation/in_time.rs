//! `in-time`: `rate` for `duration` comes to `total`. "2 kW for three hours, 9 kWh" are 6.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] =
    &[Reading { equation: Equation::InTime, others: &[Part::Rate, Part::Duration], derived: Part::Total, derivation: Derivation::Product }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "in-time",
        holds: "`rate` for `duration` comes to `total`",
        parts: &[Part::Rate, Part::Duration, Part::Total],
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
