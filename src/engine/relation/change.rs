//! `change`: from `from` to `to` is `change` percent. "from 146,000 to 100,000, a cut of 50%" is one of 31.5 %.
//!
//! Two amounts that are no percentages do not move by points: there a number that comes out in percent has the wrong unit. Two percentages
//! may move by either: there a number of percent that comes out in points has it.

use std::sync::Arc;

use super::figure::is_percentage;
use super::found::{Entry, Find, Found, Ground, Law};
use super::tie::{self, JOINT, SURE, Tied};
use crate::conflict::Derivation;
use crate::joint::Equation;
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Pattern, Rule};

/// How the change is mistaken.
const PATTERN: Key = Key::new("pattern", Kind::Pattern(&[Pattern::Magnitude]), "How it must be mistaken for what it should be; any way where not given.");

/// What hangs together, and how it is told.
static LAW: Law = Law { equation: Equation::Change, others: &[Part::From, Part::To], derived: Part::Change, derivation: Derivation::PercentChange };

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "change",
        holds: "from `from` to `to` is `change` percent",
        parts: &[Part::From, Part::To, Part::Change],
        keys: &[TOLERANCE, JOINT, SURE, PATTERN],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the stated percentage against the two values, whichever way it went.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for tied in tie::tied(rule, ground, &LAW) {
        let comes_out = tie::comes_out(rule, &tied);
        let broken = match tied.members.as_slice() {
            [.., (_, change)] if change.1.unit.name() == "percentage-point" => comes_out,
            [(_, from), (_, to), (_, change)] if is_percentage(from.1) && is_percentage(to.1) => {
                let points = to.1.reading.rounded.minus(&from.1.reading.rounded);
                let stated = change.1.reading.rounded;
                !comes_out && (points.overlaps(&stated) || points.negated().overlaps(&stated))
            }
            _ => !comes_out && shows_slip(rule, &tied),
        };
        found.note(&tie::figures(&tied), broken.then(|| tie::conflict(rule, &tied, &LAW)));
    }
    found
}

/// Whether the change is mistaken in the way that the rule asks for.
fn shows_slip(rule: &Rule, tied: &Tied<'_, '_>) -> bool {
    let Some(pattern) = rule.relation.pattern(&PATTERN) else { return true };
    let stated = tied.members.last().and_then(|(_, change)| change.1.reading.literal.single());
    let Some(stated) = stated.filter(|_| pattern == Pattern::Magnitude) else { return false };
    [-3, -2, -1, 1, 2, 3].into_iter().filter_map(Amount::power_of_ten).filter_map(|power| stated.times(power)).any(|moved| {
        let moved = Interval::exactly(moved);
        tied.tie.rounded.overlaps(&moved) || tied.tie.rounded.overlaps(&moved.negated())
    })
}
