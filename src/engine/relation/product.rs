//! `product`: `number` times `mean` is `total`. "100 staff averaging $50,000, a $6m payroll" is one of $5m.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "product", holds: "`number` times `mean` is `total`", parts: &[Part::Number, Part::Mean, Part::Total], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Product, others: &[Part::Number, Part::Mean], derived: Part::Total, derivation: Derivation::Product }]),
};
