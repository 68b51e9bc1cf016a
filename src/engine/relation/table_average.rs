//! `table-average`: a row that is called an average is the mean of those above it, column by column.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-average",
        holds: "in a column of a table the `mean` is that of the others, each a `part`",
        parts: &[Part::Part, Part::Mean],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Multiple, others: &[Part::Part], derived: Part::Mean, derivation: Derivation::MeanOf(0) }]),
};
