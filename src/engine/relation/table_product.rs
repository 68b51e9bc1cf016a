//! `table-product`: a column of amounts is one column times another, row by row: so many at so much.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-product",
        holds: "in a row of a table `number` times `mean` is `total`",
        parts: &[Part::Number, Part::Mean, Part::Total],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Product, others: &[Part::Number, Part::Mean], derived: Part::Total, derivation: Derivation::Product }]),
};
