//! `between`: a mean or an estimate lies between the `least` and the `most`. "marks from 6.1 to 8.4, on average 8.7" cannot be.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "between", holds: "`mean` lies between the `least` and the `most`", parts: &[Part::Least, Part::Most, Part::Mean], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Between, others: &[Part::Least, Part::Most], derived: Part::Mean, derivation: Derivation::Between }]),
};
