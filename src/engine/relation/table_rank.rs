//! `table-rank`: the values of a table stand in the order of the places by rank that it gives.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which cells follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "table-rank",
        holds: "in a table a `to` is no larger than the `from` one place above it, or no smaller",
        parts: &[Part::From, Part::To],
        ..entered::SPEC
    },
    find: Find::Entered(&[Law { equation: Equation::Order, others: &[Part::From], derived: Part::To, derivation: Derivation::ByRank }]),
};
