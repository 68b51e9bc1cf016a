//! `sum`: parts and their total. "151 men, 108 women and 39 children, a total of 305" are 298.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "sum", holds: "each `part` adds up to the `total`", parts: &[Part::Part, Part::Total], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Sum, others: &[Part::Part], derived: Part::Total, derivation: Derivation::Sum }]),
};
