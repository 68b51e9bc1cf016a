//! `table-difference`: a column of differences is one column less another, row by row.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-difference",
        holds: "in a row of a table `to` less `from` is `change`",
        parts: &[Part::From, Part::To, Part::Change],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Difference, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::Difference }]),
};
