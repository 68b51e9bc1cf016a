//! `rank`: the second-largest of a list is outnumbered by one.

use std::sync::Arc;

use super::figure::{in_one_clause, is_next, own_noun, plays, sentences};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::Dimension;
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "rank",
        holds: "no more than `rank` less one of a list are larger than the `number` ranked",
        parts: &[Part::Rank, Part::Number],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each rank against the figure right behind it and all others of its kind in the sentence.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for pair in sentence.windows(2) {
            let [rank, ranked] = pair else { continue };
            let near = is_next(rank, ranked) && in_one_clause(rank.1, ranked.1);
            let fits = rank.1.unit.dimension() == Dimension::Ordinal && near && ranked.1.aspect == Aspect::Level && ranked.1.unit.dimension().is_quantity();
            let Some(place) = rank.1.reading.literal.single().filter(|_| fits && plays(rule, Part::Rank, rank.1) && plays(rule, Part::Number, ranked.1)) else {
                continue;
            };
            let Some(noun) = own_noun(ranked.1) else { continue };
            let alike = |other: &&Member<'_>| {
                other.0 != ranked.0
                    && other.1.unit == ranked.1.unit
                    && other.1.aspect == Aspect::Level
                    && own_noun(other.1).is_some_and(|it| it.lemma == noun.lemma)
            };
            let others: Vec<&Member<'_>> = sentence.iter().filter(alike).collect();
            let above = |other: &&&Member<'_>| other.1.reading.rounded.low.zip(ranked.1.reading.rounded.high).is_some_and(|(low, high)| low.at > high.at);
            let larger = others.iter().filter(above).count();
            if others.is_empty() {
                continue;
            }
            let allowed = place.to_integer().and_then(|place| usize::try_from(place - 1).ok());
            let mut members = vec![(Part::Number, *ranked), (Part::Rank, *rank)];
            members.extend(others.iter().map(|other| (Part::Number, **other)));
            let compared: Vec<_> = members.iter().map(|(_, member)| *member).collect();
            let broken = allowed.is_some_and(|allowed| larger > allowed);
            found.note(&compared, broken.then(|| conflict(rule, &members, Finding::Outranked { rank: place, larger })));
        }
    }
    found
}
