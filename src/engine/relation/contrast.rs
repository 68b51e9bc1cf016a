//! `contrast`: a figure and the one that it is contrasted with are not the same. "90 minutes, compared with 1.5 hours" are.

use std::sync::Arc;

use super::figure::{is_next, nouns_clash, plays, sentences};
use super::found::{Entry, Find, Found, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::{Hedge, Interval};
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "contrast", holds: "a figure and the one that it is contrasted with are not the same", ..Spec::SENTENCE },
    find: Find::Group(find),
};

/// Looks for two neighbours of one value in different words, the second of which is given for comparison.
///
/// The same words twice are a quarter like the last; different words for one value are a slip.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for pair in sentence.windows(2) {
            let [first, second] = pair else { continue };
            let compared = second.1.marks.comparison || second.1.evidence.near.iter().any(|term| &*term.lemma == "compare");
            let contrasted = compared && !first.1.marks.comparison;
            let alike = first.1.unit.dimension() == second.1.unit.dimension()
                && first.1.unit.dimension().is_quantity()
                && first.1.unit.currency() == second.1.unit.currency()
                && first.1.aspect == Aspect::Level
                && second.1.aspect == Aspect::Level
                && !nouns_clash(first.1, second.1);
            let in_other_words = first.1.unit != second.1.unit || first.1.form != second.1.form;
            if !is_next(first, second) || !contrasted || !alike || !plays(rule, Part::Each, first.1) || !plays(rule, Part::Each, second.1) {
                continue;
            }
            let value = |member: &Member<'_>| {
                let exact = member.1.reading.hedge == Hedge::Exact && !member.1.reading.stated.is_empty();
                exact.then(|| member.1.unit.interval_to_base(&member.1.reading.literal)).and_then(|values: Interval| values.single())
            };
            let same = in_other_words && value(first).is_some() && value(first) == value(second);
            found.note(&[*first, *second], same.then(|| conflict(rule, &[(Part::Each, *first), (Part::Each, *second)], Finding::Same)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::{holds, passes_over, read, rule, run};
    use super::*;
    use crate::quantity::{Amount, Dimension, Unit};
    use crate::witness::Witness;

    fn trips(hours: &str) -> Vec<Witness> {
        let unit = |name: &str, minutes: i64| Unit::new(name, Dimension::Duration, Amount::integer(minutes));
        let mut found = read(&format!("90 minutes, compared with {hours} hours"), &[("90", unit("minute", 1)), (hours, unit("hour", 60))]);
        found[1].marks.comparison = true;
        found
    }

    #[test]
    fn one_value_in_other_words_is_no_contrast() {
        let contrast = rule(&RELATION, &[], &[]);
        assert_eq!(run(&contrast, &trips("1.5")).conflicts()[0].finding, Finding::Same);
        holds(&contrast, &trips("1.6"));
    }

    #[test]
    fn figures_that_are_not_contrasted_are_passed_over() {
        let mut found = trips("1.5");
        found[1].marks.comparison = false;
        passes_over(&rule(&RELATION, &[], &[]), &found);
    }
}
