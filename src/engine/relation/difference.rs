//! `difference`: from `from` to `to` is `change` in the same unit, or in percentage points. "from 12 to 19, up 8" is up 7.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "difference",
        holds: "from `from` to `to` is `change`, in the same unit or in percentage points",
        parts: &[Part::From, Part::To, Part::Change],
        ..tie::SPEC
    },
    find: Find::Tied(&[
        Law { equation: Equation::Difference, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::Difference },
        Law { equation: Equation::Points, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::Difference },
    ]),
};
