//! `in-time`: `rate` for `duration` comes to `total`. "2 kW for three hours, 9 kWh" are 6.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "in-time", holds: "`rate` for `duration` comes to `total`", parts: &[Part::Rate, Part::Duration, Part::Total], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::InTime, others: &[Part::Rate, Part::Duration], derived: Part::Total, derivation: Derivation::Product }]),
};
