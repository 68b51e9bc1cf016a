//! `mean-of-parts`: the share of a `whole` lies between the least and the greatest share of its `part`s.

use std::sync::Arc;

use super::figure::{is_percentage, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::Aspect;
use crate::conflict::Derivation;
use crate::quantity::Interval;
use crate::rule::spec::{Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "mean-of-parts",
        holds: "the share of a `whole` lies between those of its `part`s",
        parts: &[Part::Part, Part::Whole],
        keys: &[TOLERANCE],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the one share of a whole against the two or more shares of its parts in the same sentence.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        let is_level = |it: &Witness| is_percentage(it) && it.aspect == Aspect::Level && !it.marks.comparison;
        // the whole is the first that is called so: words near it may stand near the next one too
        let Some(whole) = sentence.iter().find(|(_, it)| is_level(it) && plays(rule, Part::Whole, it)) else { continue };
        let parts: Vec<Member<'_>> = sentence.iter().filter(|(id, it)| *id != whole.0 && is_level(it) && plays(rule, Part::Part, it)).copied().collect();
        let alike = |part: &Member<'_>| part.1.whole.as_ref().zip(whole.1.whole.as_ref()).is_none_or(|(a, b)| a.lemma == b.lemma);
        if parts.len() < 2 || !parts.iter().all(alike) {
            continue;
        }
        let hull = |values: fn(&Witness) -> Interval| parts.iter().map(|(_, it)| values(it)).reduce(|hull, next| hull.hull(&next));
        let (Some(literal), Some(rounded)) = (hull(|it| it.reading.literal), hull(|it| it.reading.rounded)) else { continue };
        let members: Vec<_> = parts.iter().map(|part| (Part::Part, *part)).chain([(Part::Whole, *whole)]).collect();
        let broken = !agrees(rule, &Computed { literal, rounded }, &whole.1.reading);
        let compared: Vec<_> = members.iter().map(|(_, member)| *member).collect();
        found.note(&compared, broken.then(|| does_not_follow(rule, &members, Derivation::BetweenParts, literal, &whole.1.unit)));
    }
    found
}
