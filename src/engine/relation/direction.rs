//! `direction`: the word for a move fits its two values. "fell to 12 from 10" is a rise.

use std::sync::Arc;

use super::figure::{ONE_SCALE, is_quantity, nouns_clash, on_one_scale, plays, sentences};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Trend;
use crate::conflict::Finding;
use crate::quantity::Amount;
use crate::rule::spec::{Fixes, Spec};
use crate::rule::{Part, Rule};

/// Bytes between the two figures of a move, at the most.
const REACH: usize = 60;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "direction",
        holds: "the word for a move fits where it led `from` and `to`",
        parts: &[Part::From, Part::To],
        keys: &[ONE_SCALE],
        fixes: Fixes::Direction,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Looks for moves against the word that names them.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let figures: Vec<Member<'_>> = sentence.iter().filter(|(_, it)| is_quantity(it)).copied().collect();
        let mut at = 0;
        while let Some([a, b]) = figures.get(at..at + 2) {
            at += 1;
            let (from, to) = if plays(rule, Part::From, a.1) && plays(rule, Part::To, b.1) {
                (*a, *b)
            } else if plays(rule, Part::To, a.1) && plays(rule, Part::From, b.1) {
                (*b, *a)
            } else {
                continue;
            };
            // each figure has one partner: "rose to 84 from 79, and in March to 42 from 41"
            at += 1;
            let near = b.1.figure.start().saturating_sub(a.1.figure.end()) <= REACH && a.1.clause == b.1.clause;
            let (Some(trend), Some(first), Some(second)) = (to.1.trend, from.1.reading.centre(), to.1.reading.centre()) else { continue };
            let against = from.1.trend.is_some_and(|other| other != trend) || first < Amount::ZERO || second < Amount::ZERO;
            if !near || against || !on_one_scale(rule, from.1, to.1) || nouns_clash(from.1, to.1) {
                continue;
            }
            let apart = !from.1.reading.literal.overlaps(&to.1.reading.literal);
            let broken = apart
                && match trend {
                    Trend::Up => second < first,
                    Trend::Down => second > first,
                };
            let finding = Finding::OutOfOrder { first, second, trend: Some(trend), unit: to.1.unit.clone() };
            found.note(&[from, to], broken.then(|| conflict(rule, &[(Part::From, from), (Part::To, to)], finding)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, holds, read, rule, run, with_aspect};
    use super::*;
    use crate::claim::Aspect;
    use crate::witness::Witness;

    fn moved(trend: Trend) -> Vec<Witness> {
        let mut found = read("It went to 12 from 10.", &[("12", count()), ("10", count())]);
        found[0].trend = Some(trend);
        found[1].aspect = Aspect::Origin;
        found
    }

    #[test]
    fn a_move_goes_where_its_word_says() {
        let direction = rule(&RELATION, &[], &[(Part::From, with_aspect(Aspect::Origin)), (Part::To, with_aspect(Aspect::Level))]);
        let found = run(&direction, &moved(Trend::Down));
        assert!(matches!(found.conflicts()[0].finding, Finding::OutOfOrder { first, .. } if first == Amount::integer(10)));
        holds(&direction, &moved(Trend::Up));
    }
}
