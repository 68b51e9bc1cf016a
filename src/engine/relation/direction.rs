//! `direction`: the word for a move fits its two values. "fell to 12 from 10" is a rise.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Law, conflict};
use super::tie::{self, JOINT, SURE};
use crate::claim::Trend;
use crate::conflict::{Derivation, Finding};
use crate::joint::{Equation, Tie};
use crate::rule::spec::{Fixes, Spec};
use crate::rule::{Part, Rule};

/// What hangs together.
static LAW: Law = Law { equation: Equation::Order, others: &[Part::From], derived: Part::To, derivation: Derivation::Difference };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "direction",
        holds: "the word for a move fits where it led `from` and `to`",
        parts: &[Part::From, Part::To],
        keys: &[JOINT, SURE],
        fixes: Fixes::Direction,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the values of each move against the word that names it.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let [(_, from), (_, to)] = tied.members.as_slice() else { continue };
        let Some((first, second)) = from.1.reading.centre().zip(to.1.reading.centre()) else { continue };
        let finding = || Finding::OutOfOrder { first, second, trend: Some(trend(tied.tie)), unit: to.1.unit.clone() };
        let broken = !tied.tie.holds;
        found.note(&tie::figures(&tied), broken.then(|| tie::graded(rule, tied.tie, conflict(rule, &tied.members, finding()))));
    }
    found
}

/// Where the word for the move says that it went: what it led to has a least, or a most.
fn trend(tie: &Tie) -> Trend {
    if tie.literal.low.is_some() { Trend::Up } else { Trend::Down }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, read, rule, tied as run};
    use super::*;
    use crate::quantity::{Amount, Interval};
    use crate::rule::spec::Setting;

    #[test]
    fn a_move_goes_where_its_word_says() {
        let direction = rule(&RELATION, &[("joint", Setting::Number(Amount::ratio(1, 2).unwrap()))], &[]);
        let figures = read("It fell to 12 from 10.", &[("12", count()), ("10", count())]);
        let ten = Interval::at_most(Amount::integer(10));
        let tie = |holds| Tie { equation: Equation::Order, derived: 0, others: vec![1], landmark: None, literal: ten, rounded: ten, holds, probability: 9_000 };
        let found = run(&direction, &figures, &[tie(false)]);
        assert!(matches!(found.conflicts()[0].finding, Finding::OutOfOrder { first, trend: Some(Trend::Down), .. } if first == Amount::integer(10)));
        assert!(run(&direction, &figures, &[tie(true)]).conflicts().is_empty());
    }
}
