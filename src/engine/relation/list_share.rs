//! `list-share`: the share of an item of a list is so much of what the items add up to.

use super::entered;
use super::found::{Entry, Find, Law};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, which items follow from which, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "list-share", holds: "in a list `part` of `whole` is `share` percent", parts: &[Part::Part, Part::Whole, Part::Share], ..entered::SPEC },
    find: Find::Listed(&[
        Law { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Share, derivation: Derivation::ShareOf },
        Law { equation: Equation::Share, others: &[Part::Part], derived: Part::Share, derivation: Derivation::ShareOfColumn },
    ]),
};
