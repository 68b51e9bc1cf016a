//! `multiple`: `to` is `multiple` times `from`. "doubled from 300 to 450" is 1.5 times as much.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "multiple", holds: "`to` is `multiple` times `from`", parts: &[Part::From, Part::To, Part::Multiple], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Multiple, others: &[Part::From, Part::To], derived: Part::Multiple, derivation: Derivation::Multiple }]),
};
