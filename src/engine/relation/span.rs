//! `span`: a stretch of `duration` is as long as its `dates`. "the 15-year war (1990-2001)" lasted 11 or 12.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use super::tie::{self, JOINT, Reading};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together, and how it is told.
static READINGS: &[Reading] = &[Reading { equation: Equation::Span, others: &[Part::Dates], derived: Part::Duration, derivation: Derivation::TimeBetween }];

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "span",
        holds: "a stretch of `duration` is as long as its `dates`",
        parts: &[Part::Dates, Part::Duration],
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
