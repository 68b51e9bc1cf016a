//! `list-sum`: what opens or closes a list, or an item of it that is called a total, is the sum of its items.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which items follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "list-sum", holds: "in a list each `part` adds up to the `total`", parts: &[Part::Part, Part::Total], ..entered::SPEC },
    find: Find::Listed(&[Law { equation: Equation::Sum, others: &[Part::Part], derived: Part::Total, derivation: Derivation::Sum }]),
};
