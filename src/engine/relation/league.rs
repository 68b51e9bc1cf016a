//! `league`: three points a win and one a draw. "Eleven wins and four draws have given them 39 points" are 37.

use super::found::{Entry, Find, Law};
use super::tie;
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::rule::{Part, Spec};

/// What it declares of itself, what hangs together, and how it is told.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "league",
        holds: "three points a game of the `wins` and one of the `draws` make the `total`",
        parts: &[Part::Wins, Part::Draws, Part::Total],
        ..tie::SPEC
    },
    find: Find::Tied(&[Law { equation: Equation::League, others: &[Part::Wins, Part::Draws], derived: Part::Total, derivation: Derivation::League }]),
};
