//! `multiple`: `to` is `multiple` times `from`. "doubled from 300 to 450" is 1.5 times as much.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] =
    &[Reading { equation: Equation::Multiple, others: &[Part::From, Part::To], derived: Part::Multiple, derivation: Derivation::Multiple }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "multiple",
        holds: "`to` is `multiple` times `from`",
        parts: &[Part::From, Part::To, Part::Multiple],
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
