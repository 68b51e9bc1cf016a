//! `table-change`: a column of changes is the change from one column to another, in percent, row by row.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-change",
        holds: "in a row of a table the change from `from` to `to` is `change` percent",
        parts: &[Part::From, Part::To, Part::Change],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Change, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::PercentChange }]),
};
