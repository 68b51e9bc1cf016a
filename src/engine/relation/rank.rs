//! `rank`: no more of a few figures are larger, or smaller, than the place of one of them allows. "the second-largest, with 40; 55 and 60".

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Law, conflict};
use super::tie::{self, JOINT, SURE};
use crate::conflict::{Derivation, Finding};
use crate::joint::{Equation, Landmark};
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule};

/// What hangs together.
static LAW: Law = Law { equation: Equation::Rank, others: &[Part::Number], derived: Part::Rank, derivation: Derivation::Difference };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "rank",
        holds: "no more of the `number`s beside it are larger, or smaller, than the place of `rank` allows",
        parts: &[Part::Rank, Part::Number],
        keys: &[JOINT, SURE],
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the figure of each place against those that it is ranked with.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let Some(Landmark::Rank(rank)) = tied.tie.landmark else { continue };
        let stated = tied.members.last().map(|(_, (id, _))| *id);
        let told = || {
            let mut told = conflict(rule, &tied.members, Finding::Outranked { stated: 0, rank });
            told.finding = Finding::Outranked { stated: told.sides.iter().position(|side| Some(side.assertion) == stated).unwrap_or_default(), rank };
            tie::graded(rule, tied.tie, told)
        };
        found.note(&tie::figures(&tied), (!tied.tie.holds).then(told));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, read, rule, tied as run};
    use super::*;
    use crate::claim::{Extreme, Rank};
    use crate::joint::Tie;
    use crate::quantity::{Amount, Interval};
    use crate::rule::spec::Setting;

    #[test]
    fn what_more_are_larger_than_is_not_second() {
        let ranks = rule(&RELATION, &[("joint", Setting::Number(Amount::ratio(1, 2).unwrap()))], &[]);
        let figures = read("Holm, the second-largest, has 40; 55 and 60", &[("40", count()), ("55", count()), ("60", count())]);
        let rank = Rank { number: 2, from: Extreme::Most };
        let bound = Interval::at_least(Amount::integer(55));
        let tie = |holds| Tie {
            equation: Equation::Rank,
            derived: 0,
            others: vec![1, 2],
            landmark: Some(Landmark::Rank(rank)),
            literal: bound,
            rounded: bound,
            holds,
            probability: 9_000,
        };
        let found = run(&ranks, &figures, &[tie(false)]);
        assert_eq!(found.conflicts()[0].finding, Finding::Outranked { stated: 0, rank });
        assert!(run(&ranks, &figures, &[tie(true)]).conflicts().is_empty());
    }
}
