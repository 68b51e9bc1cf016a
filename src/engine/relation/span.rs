//! `span`: a stretch of `duration` is as long as its `dates`. "the 15-year war (1990-2001)" lasted 11 or 12.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "span", holds: "a stretch of `duration` is as long as its `dates`", parts: &[Part::Dates, Part::Duration], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Span, others: &[Part::Dates], derived: Part::Duration, derivation: Derivation::TimeBetween }]),
};
