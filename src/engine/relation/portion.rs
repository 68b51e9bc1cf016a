//! `portion`: a part is so many percent of what it and another part make. "600 for and 400 against, or 55 percent" is 60.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "portion", holds: "`part` is `share` percent of itself and the `rest`", parts: &[Part::Part, Part::Rest, Part::Share], ..tie::SPEC },
    find: Find::Tied(&[Law { equation: Equation::Portion, others: &[Part::Part, Part::Rest], derived: Part::Share, derivation: Derivation::Portion }]),
};
