//! `age`: who was born in `birth` is of `age` in `then`. Born in 1916 and dead in 1997, she was 80 or 81.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "age", holds: "`age` is the whole years from `birth` to `then`", parts: &[Part::Birth, Part::Then, Part::Age], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Age, others: &[Part::Birth, Part::Then], derived: Part::Age, derivation: Derivation::AgeAt }]),
};
