//! Figures that hang together by the judgement of the model of joints, whatever the words between them, in one sentence or in two.
//!
//! A rule takes them from a probability on that it sets itself. What the grammar of a relation has held against each other stays so.

use std::sync::Arc;

use super::found::{Computed, Found, Ground, Member, agrees, does_not_follow};
use crate::conflict::{AssertionId, Derivation};
use crate::joint::{Equation, Tie};
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Key, Kind};
use crate::rule::{Part, Rule};

/// How probable it must be that figures hang together and do not come out.
pub const JOINT: Key = Key::new(
    "joint",
    Kind::Share,
    "How probable the model of joints must find it that figures hang together and do not come out, such as \"95%\"; it is not asked where this is left out.",
);

/// What a relation makes of a tie: the equation, the parts of the others and of what follows, and how it is told.
pub struct Reading {
    /// The equation.
    pub equation: Equation,
    /// The parts that the others play; the last is every further one's.
    pub others: &'static [Part],
    /// The part of what follows from them.
    pub derived: Part,
    /// How it is told.
    pub derivation: Derivation,
}

/// Adds what the ties of these figures say to what the words themselves have said.
pub fn add(rule: &Arc<Rule>, group: &[Member<'_>], ground: &Ground<'_>, reading: &Reading, found: &mut Found) {
    let Some(least) = rule.relation.number(&JOINT) else { return };
    for member in group {
        let ties = ground.dossier.get(member.0.source.index()).map(|sheet| sheet.ties).unwrap_or_default();
        for tie in ties.iter().filter(|tie| tie.tuple.equation == reading.equation && tie.tuple.derived == member.0.index && is_probable(tie, least)) {
            of_tie(rule, *member, tie, ground, reading, found);
        }
    }
}

fn is_probable(tie: &Tie, least: Amount) -> bool {
    Amount::ratio(i64::from(tie.probability), 10_000).is_some_and(|probability| probability >= least)
}

fn of_tie(rule: &Arc<Rule>, derived: Member<'_>, tie: &Tie, ground: &Ground<'_>, reading: &Reading, found: &mut Found) {
    let others = tie.tuple.others.iter().map(|&index| {
        let id = AssertionId { source: derived.0.source, index };
        Some((id, ground.assertion(id)?))
    });
    let Some(others) = others.collect::<Option<Vec<Member<'_>>>>() else { return };
    let last = reading.others.last().copied().unwrap_or(Part::Each);
    let mut members: Vec<(Part, Member<'_>)> = others.iter().enumerate().map(|(at, other)| (reading.others.get(at).copied().unwrap_or(last), *other)).collect();
    members.push((reading.derived, derived));
    let is_told = found.judged.iter().any(|judged| judged.members.contains(&derived.0));
    if is_told || !members.iter().all(|(part, member)| is_measured(rule, *part, *member)) {
        return;
    }
    let values = |of: fn(&Member<'_>) -> Interval| others.iter().map(of).collect::<Vec<_>>();
    let literal = reading.equation.computed(&values(|other| other.1.reading.literal));
    let rounded = reading.equation.computed(&values(|other| other.1.reading.rounded));
    let computed = Computed { literal, rounded };
    let comes_out = agrees(rule, &computed, &derived.1.reading) || reading.equation.is_either_way() && agrees(rule, &computed.negated(), &derived.1.reading);
    let fell = reading.equation == Equation::Difference || reading.equation == Equation::Points;
    let told = if fell && literal.high.is_some_and(|high| high.at < Amount::ZERO) { literal.negated() } else { literal };
    let conflict = (!comes_out).then(|| does_not_follow(rule, &members, reading.derivation, told, &derived.1.unit));
    let all: Vec<Member<'_>> = members.iter().map(|(_, member)| *member).collect();
    found.note(&all, conflict);
}

/// Whether a figure is measured as the rule asks for the part; how it is worded is for the judge.
fn is_measured(rule: &Rule, part: Part, (_, it): Member<'_>) -> bool {
    let Some(selector) = rule.selector(part) else { return false };
    let is_unit = selector.unit.is_empty() || selector.unit.iter().any(|unit| unit == it.unit.name());
    is_unit && (selector.dimension.is_empty() || selector.dimension.contains(&it.unit.dimension()))
}
