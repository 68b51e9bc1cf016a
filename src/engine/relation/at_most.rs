//! `at-most`: a part is no larger than its whole. "Of the 40 protesters, 55 were children" cannot be.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Law, conflict};
use super::tie::{self, JOINT, SURE};
use crate::conflict::{Derivation, Finding};
use crate::joint::Equation;
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What hangs together.
static LAW: Law = Law { equation: Equation::Within, others: &[Part::Whole], derived: Part::Part, derivation: Derivation::Difference };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "at-most",
        holds: "`part` is no larger than `whole`",
        parts: &[Part::Part, Part::Whole],
        keys: &[TOLERANCE, JOINT, SURE],
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds each part against its whole.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let [(_, whole), (_, part)] = tied.members.as_slice() else { continue };
        let by = excess(&part.1.reading.literal, &tied.tie.literal).filter(|_| !tie::comes_out(rule, &tied));
        let members = [(Part::Part, *part), (Part::Whole, *whole)];
        let finding = |by| Finding::PartExceedsWhole { by, unit: part.1.unit.clone() };
        found.note(&[*part, *whole], by.map(|by| tie::graded(rule, tied.tie, conflict(rule, &members, finding(by)))));
    }
    found
}

/// By how much every value of `part` is above every value of `whole`, at the least.
fn excess(part: &Interval, whole: &Interval) -> Option<Amount> {
    part.low?.at.minus(whole.high?.at).filter(|by| *by > Amount::ZERO)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, read, rule, tied};
    use super::*;
    use crate::joint::Tie;
    use crate::rule::spec::Setting;

    #[test]
    fn a_part_above_its_whole_is_a_conflict() {
        let rule = rule(&RELATION, &[("joint", Setting::Number(Amount::ratio(1, 2).unwrap()))], &[]);
        let conflicts = |part: &str, holds| {
            let figures = read(&format!("Of the 40 protesters, {part} were held."), &[("40", count()), (part, count())]);
            let whole = Interval { low: None, ..Interval::exactly(Amount::integer(40)) };
            let tie =
                Tie { equation: Equation::Within, derived: 1, others: vec![0], landmark: None, literal: whole, rounded: whole, holds, probability: 9_000 };
            tied(&rule, &figures, &[tie]).conflicts().iter().map(|it| it.finding.clone()).collect::<Vec<_>>()
        };
        assert!(matches!(conflicts("55", false).as_slice(), [Finding::PartExceedsWhole { by, .. }] if *by == Amount::integer(15)));
        assert!(conflicts("15", true).is_empty());
    }
}
