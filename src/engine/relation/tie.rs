//! Figures that hang together by the judgement of the model of joints, whatever the words between them, in one sentence or in two.
//!
//! A relation says which equation it reads, which parts its figures play and how it is told; a rule says from what probability on, and what
//! its figures are to be measured in.

use std::sync::Arc;

use super::figure::plays;
use super::found::{Computed, Found, Ground, Law, Member, agrees, does_not_follow};
use crate::conflict::{AssertionId, Conflict};
use crate::joint::{Equation, Tie};
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::span::SourceId;

/// How probable it must be that figures hang together and do not come out.
pub const JOINT: Key =
    Key::new("joint", Kind::Share, "How probable it must be, by the models of joints, that figures hang together and do not come out, such as \"80%\".")
        .needed();

/// From where on it is as severe as the rule says.
pub const SURE: Key =
    Key::new("sure", Kind::Share, "How probable it must be for the rule's severity; what is less probable is told one step milder, such as \"60%\".");

/// What every relation of ties declares alike: its figures fix each other's values, as far as a rule allows for it.
pub const SPEC: Spec = Spec { keys: &[TOLERANCE, JOINT, SURE], fixes: Fixes::Value, ..Spec::SENTENCE };

/// Figures that hang together, with their parts, what follows last.
pub struct Tied<'t, 'a> {
    /// The tie.
    pub tie: &'t Tie,
    /// The figures and the parts that they play.
    pub members: Vec<(Part, Member<'a>)>,
}

/// Holds the ties of all sources against a rule: those that come out are noted, those that do not are conflicts.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>, laws: &[Law]) -> Found {
    let mut found = Found::default();
    for law in laws {
        for tied in tied(rule, ground, law) {
            found.note(&figures(&tied), (!comes_out(rule, &tied)).then(|| conflict(rule, &tied, law)));
        }
    }
    found
}

/// The ties of one equation whose figures are measured as the rule asks, and that are as probable.
/// Those of each source, and those of drafts whose figures follow from a source's.
pub fn tied<'a>(rule: &Arc<Rule>, ground: &Ground<'a>, law: &Law) -> Vec<Tied<'a, 'a>> {
    let least = rule.relation.number(&JOINT);
    let mut all = Vec::new();
    let within = ground.dossier.iter().enumerate().flat_map(|(number, sheet)| sheet.ties.iter().map(move |tie| (tie, [SourceId::new(number); 2])));
    let over = ground.drawn.iter().map(|drawn| (&drawn.tie, [drawn.source, drawn.draft]));
    for (tie, [of_others, of_derived]) in within.chain(over) {
        if tie.equation != law.equation || !least.is_some_and(|least| is_probable(tie, least)) {
            continue;
        }
        let member = |source: SourceId, index: usize| {
            let id = AssertionId { source, index };
            Some((id, ground.assertion(id)?))
        };
        let parts = tie.others.iter().enumerate().map(|(at, &other)| (law.part(at), member(of_others, other)));
        let mut members: Vec<(Part, Member<'a>)> = Vec::new();
        for (part, member) in parts.chain([(law.derived, member(of_derived, tie.derived))]) {
            // a figure with two values, "203 to 184", stands once
            members.extend(member.filter(|member| members.iter().all(|(_, other)| other.0 != member.0)).map(|member| (part, member)));
        }
        if members.iter().all(|(part, member)| plays(rule, *part, member.1)) {
            all.push(Tied { tie, members });
        }
    }
    all
}

/// All figures of a tie.
pub fn figures<'a>(tied: &Tied<'_, 'a>) -> Vec<Member<'a>> {
    tied.members.iter().map(|(_, member)| *member).collect()
}

/// Whether what is stated can be what the others make, as the rule allows for it.
pub fn comes_out(rule: &Rule, tied: &Tied<'_, '_>) -> bool {
    let Some((_, stated)) = tied.members.last() else { return true };
    let tie = tied.tie;
    let computed = Computed { literal: tie.literal, rounded: tie.rounded };
    let is_said_again = tie.equation == Equation::Conversion && tied.members.iter().any(|(_, (_, other))| other.unit != stated.1.unit);
    let said = if is_said_again { &stated.1.reading.unhedged() } else { &stated.1.reading };
    tie.holds || agrees(rule, &computed, said) || tie.equation.is_either_way() && agrees(rule, &computed.negated(), said)
}

/// The conflict of a tie that does not come out.
pub fn conflict(rule: &Arc<Rule>, tied: &Tied<'_, '_>, law: &Law) -> Conflict {
    let made = tied.tie.literal;
    let fell = matches!(law.equation, Equation::Difference | Equation::Points) && made.high.is_some_and(|high| high.at < Amount::ZERO);
    let unit = law.unit(tied.members.last().map(|(_, stated)| stated.1));
    graded(rule, tied.tie, does_not_follow(rule, &tied.members, law.derivation, if fell { made.negated() } else { made }, &unit))
}

/// A conflict of a tie as severe as the rule says, or one step milder where the tie is less probable than is sure.
pub fn graded(rule: &Rule, tie: &Tie, conflict: Conflict) -> Conflict {
    let is_sure = rule.relation.number(&SURE).is_none_or(|sure| is_probable(tie, sure));
    if is_sure { conflict } else { Conflict { severity: conflict.severity.milder(), ..conflict } }
}

fn is_probable(tie: &Tie, least: Amount) -> bool {
    reaches(tie.probability, least)
}

/// Whether a probability in ten-thousandths is as much as a share.
#[must_use]
pub fn reaches(probability: u16, least: Amount) -> bool {
    Amount::ratio(i64::from(probability), 10_000).is_some_and(|probability| probability >= least)
}

#[cfg(test)]
mod tests {
    use super::super::found::{Entry, Find};
    use super::super::sample::{count, percent, read, rule, tied as run};
    use super::*;
    use crate::conflict::{Derivation, Finding};
    use crate::quantity::Interval;
    use crate::rule::spec::Setting;

    static RELATION: Entry = Entry {
        spec: Spec { name: "share", parts: &[Part::Part, Part::Whole, Part::Share], ..SPEC },
        find: Find::Tied(&[Law { equation: Equation::Share, others: &[Part::Part, Part::Whole], derived: Part::Share, derivation: Derivation::ShareOf }]),
    };

    fn shares(least: i64) -> Arc<Rule> {
        rule(&RELATION, &[("joint", Setting::Number(Amount::ratio(least, 100).unwrap()))], &[])
    }

    fn tie(holds: bool) -> Tie {
        let made = Interval::exactly(Amount::parse("43.6").unwrap());
        Tie { equation: Equation::Share, derived: 2, others: vec![0, 1], landmark: None, literal: made, rounded: made, holds, probability: 8_000 }
    }

    #[test]
    fn what_is_probable_and_does_not_come_out_is_a_conflict() {
        let figures = read("1,446 of 3,316 (44.9%)", &[("1,446", count()), ("3,316", count()), ("44.9%", percent())]);
        let found = run(&shares(80), &figures, &[tie(false)]);
        assert!(matches!(&found.conflicts()[0].finding, Finding::DoesNotFollow { stated: 2, computed, .. } if computed.to_string() == "43.6"));
        assert!(run(&shares(81), &figures, &[tie(false)]).judged.is_empty());
    }

    #[test]
    fn what_comes_out_has_been_compared() {
        let figures = read("1,446 of 3,316 (43.6%)", &[("1,446", count()), ("3,316", count()), ("43.6%", percent())]);
        let found = run(&shares(50), &figures, &[tie(true)]);
        assert!(found.conflicts().is_empty());
        assert_eq!(found.compared().len(), 3);
    }
}
