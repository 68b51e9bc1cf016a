//! `share`: `part` of `whole` is `share` percent. "1,446 of 3,316 (44.9 %)" is 43.6 %.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "share", holds: "`part` of `whole` is `share` percent", parts: &[Part::Part, Part::Whole, Part::Share], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Share, derivation: Derivation::ShareOf }]),
};
