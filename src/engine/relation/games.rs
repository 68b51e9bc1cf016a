//! `games`: the two sides of a series' `score` add up to the `number` of games. "won the series 4-2 in seven games" makes six.

use std::sync::Arc;

use super::figure::{in_one_clause, is_next, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::conflict::Derivation;
use crate::quantity::{Dimension, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "games",
        holds: "the two sides of a `score` add up to the `number` of games",
        parts: &[Part::Score, Part::Number],
        keys: &[TOLERANCE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each score against the number of games right behind it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for pair in sentence.windows(2) {
            let [score, number] = pair else { continue };
            let [ours, theirs] = score.1.reading.stated.as_slice() else { continue };
            let beside = is_next(score, number) && in_one_clause(score.1, number.1);
            let is_score = score.1.unit.dimension() == Dimension::Score && plays(rule, Part::Score, score.1);
            let Some(games) = ours.value.plus(theirs.value).filter(|_| beside && is_score && plays(rule, Part::Number, number.1)) else { continue };
            let computed = Interval::exactly(games);
            let broken = !agrees(rule, &Computed { literal: computed, rounded: computed }, &number.1.reading);
            let members = [(Part::Score, *score), (Part::Number, *number)];
            found.note(&[*score, *number], broken.then(|| does_not_follow(rule, &members, Derivation::Games, computed, &number.1.unit)));
        }
    }
    found
}
