//! `breakdown`: the parts that a text names of one count make up the count. "52 staff: 30 in Marrow and 24 in Tarn" are 54.
//!
//! ```text
//! total ":" part { "," part }    the parts are all of it: their sum is the total
//! total "," part { "," part }    the parts are some of it: their sum is no more than the total
//! ```

use std::sync::Arc;

use super::figure::{is_joined, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::{Aspect, Joint};
use crate::conflict::Derivation;
use crate::quantity::Interval;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "breakdown",
        holds: "the `part`s that a text names of one count make up its `total`, or are no more than it",
        parts: &[Part::Part, Part::Total],
        keys: &[TOLERANCE],
        joints: &[Joint::PartOfAll, Joint::OneOfParts],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each count against the parts that its sentence names of it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for total in sentence.iter().filter(|total| plays(rule, Part::Total, total.1) && total.1.aspect == Aspect::Level) {
            for joint in [Joint::PartOfAll, Joint::OneOfParts] {
                let parts: Vec<Member<'_>> = sentence.iter().filter(|part| is_joined(total.1, part.1, joint)).copied().collect();
                if parts.len() < 2 || !parts.iter().all(|part| plays(rule, Part::Part, part.1) && part.1.unit == total.1.unit) {
                    continue;
                }
                let add = |values: fn(&Witness) -> Interval| parts.iter().map(|(_, part)| values(part)).reduce(|sum, part| sum.plus(&part));
                let (Some(rounded), Some(literal)) = (add(|it| it.reading.rounded), add(|it| it.reading.literal)) else { continue };
                let members: Vec<_> = parts.iter().map(|part| (Part::Part, *part)).chain([(Part::Total, *total)]).collect();
                let compared: Vec<_> = members.iter().map(|(_, member)| *member).collect();
                let allowed = if joint == Joint::OneOfParts { at_least(rounded, literal) } else { Some(Computed { literal, rounded }) };
                let broken = allowed.is_some_and(|computed| !agrees(rule, &computed, &total.1.reading));
                found.note(&compared, broken.then(|| does_not_follow(rule, &members, Derivation::Sum, literal, &total.1.unit)));
            }
        }
    }
    found
}

/// A total of which only some parts are named: as much as they are, or more.
fn at_least(rounded: Interval, literal: Interval) -> Option<Computed> {
    let open = |values: Interval| values.low.map(|low| if low.open { Interval::above(low.at) } else { Interval::at_least(low.at) });
    Some(Computed { literal: open(literal)?, rounded: open(rounded)? })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, read, rule};
    use super::*;
    use crate::claim::Link;

    fn staff(total: &str, joint: Joint) -> Vec<Witness> {
        let text = format!("{total} staff: 31 in Marrow and 22 in Tarn");
        let mut found = read(&text, &[(total, count()), ("31", count()), ("22", count())]);
        let to = found[0].figure;
        for part in &mut found[1..] {
            part.link = Some(Link { joint, to });
        }
        found
    }

    #[test]
    fn parts_that_leave_nothing_over_make_their_total() {
        let breakdown = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&breakdown, &staff("55", Joint::PartOfAll)), (0, Derivation::Sum, "53".to_owned()));
        assert_eq!(fires(&breakdown, &staff("51", Joint::PartOfAll)).2, "53");
        holds(&breakdown, &staff("53", Joint::PartOfAll));
    }

    #[test]
    fn some_parts_are_no_more_than_their_total() {
        let breakdown = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&breakdown, &staff("51", Joint::OneOfParts)).2, "53");
        holds(&breakdown, &staff("55", Joint::OneOfParts));
        holds(&breakdown, &staff("53", Joint::OneOfParts));
    }

    #[test]
    fn counts_that_stand_side_by_side_are_passed_over() {
        let mut found = staff("51", Joint::OneOfParts);
        found[2].link = None;
        passes_over(&rule(&RELATION, &[], &[]), &found);
    }
}
