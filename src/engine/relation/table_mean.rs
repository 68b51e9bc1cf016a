//! `table-mean`: a column of means is one column divided by another, row by row: so much a head.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-mean",
        holds: "in a row of a table `total` divided by `number` is `mean`",
        parts: &[Part::Number, Part::Total, Part::Mean],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Multiple, others: &[Part::Number, Part::Total], derived: Part::Mean, derivation: Derivation::Quotient }]),
};
