//! `table-sum`: a row or column that is called a total is the sum of those that the table shows it to add up.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "table-sum", holds: "in a table each `part` adds up to the `total`", parts: &[Part::Part, Part::Total], ..entered::SPEC },
    find: Find::Entered(&[Law { equation: Equation::Sum, others: &[Part::Part], derived: Part::Total, derivation: Derivation::Sum }]),
};
