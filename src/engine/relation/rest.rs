//! `rest`: shares of one whole make up all of it. "62 percent own it and the other 48 percent rent it" is 110.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "rest", holds: "`rest` is what each `part` leaves of a hundred percent", parts: &[Part::Part, Part::Rest], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Rest, others: &[Part::Part], derived: Part::Rest, derivation: Derivation::Rest }]),
};
