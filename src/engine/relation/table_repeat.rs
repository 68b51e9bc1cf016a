//! `table-repeat`: a row that stands in two tables says the same in both.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "table-repeat", holds: "a row of two tables has one `to`, which the `from` is too", parts: &[Part::From, Part::To], ..entered::SPEC },
    find: Find::Entered(&[Law { equation: Equation::Restated, others: &[Part::From], derived: Part::To, derivation: Derivation::SameRow }]),
};
