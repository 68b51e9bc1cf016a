//! `table-share`: a column of shares is so much of the total of another column, or of another column, row by row.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-share",
        holds: "in a table `part` of `whole` is `share` percent",
        parts: &[Part::Part, Part::Whole, Part::Share],
        ..entered::SPEC
    },
    find: Find::Entered(&[
        Law { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Share, derivation: Derivation::ShareOf },
        Law { equation: Equation::Share, others: &[Part::Part], derived: Part::Share, derivation: Derivation::ShareOfColumn },
    ]),
};
