//! `rate`: `part` among `whole` is `rate` per so many. "12 deaths in 300,000 people, 6 per 100,000" are 4.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "rate", holds: "`part` among `whole` is `rate` per so many", parts: &[Part::Part, Part::Whole, Part::Rate], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Rate, derivation: Derivation::Quotient }]),
};
