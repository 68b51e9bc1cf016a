//! `whole-number`: a share of a few things is a whole number of them. "67 % of the 10 respondents" is no number of people.
//!
//! Source: the GRIM test of Brown and Heathers (2017), which asks the same of a mean.

use std::sync::Arc;

use super::figure::{is_of, is_percentage, plays, sentences};
use super::found::{Entry, Find, Found, Member, does_not_follow};
use crate::claim::{Aspect, Form};
use crate::conflict::Derivation;
use crate::quantity::{Amount, Dimension, Hedge, Interval};
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "whole-number",
        holds: "`share` percent of `whole` things is a whole number of them",
        parts: &[Part::Share, Part::Whole],
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each share against the number of things that it is a share of.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for pair in sentence.windows(2) {
            let [first, second] = pair else { continue };
            // "of the 10 respondents, 67 percent"
            let (share, whole) = if is_of(second.1, first.1) { (second, first) } else { (first, second) };
            let exact = share.1.reading.hedge == Hedge::Exact && whole.1.reading.hedge == Hedge::Exact;
            let plain = share.1.form != Form::Fraction && share.1.aspect == Aspect::Level && whole.1.aspect == Aspect::Level;
            let fits = is_percentage(share.1) && whole.1.unit.dimension() == Dimension::Count;
            if !is_of(share.1, whole.1) || !exact || !plain || !fits || !plays(rule, Part::Share, share.1) || !plays(rule, Part::Whole, whole.1) {
                continue;
            }
            let Some((nearest, possible)) = nearest(share, whole) else { continue };
            let members = [(Part::Whole, *whole), (Part::Share, *share)];
            let broken = (!possible).then(|| does_not_follow(rule, &members, Derivation::WholeNumber, Interval::exactly(nearest), &share.1.unit));
            found.note(&[*share, *whole], broken);
        }
    }
    found
}

/// The share nearest to the stated one that is a whole number of the things, and whether rounding makes it the stated one.
fn nearest(share: &Member<'_>, whole: &Member<'_>) -> Option<(Amount, bool)> {
    let hundred = Amount::integer(100);
    let number = whole.1.reading.literal.single().filter(|number| number.is_integer() && *number > Amount::ZERO)?;
    let stated = share.1.reading.literal.single()?;
    let things = stated.times(number)?.over(hundred)?.rounded(0);
    let nearest = things.times(hundred)?.over(number)?;
    // a percentage is rounded to the last place written, a whole percent at the coarsest
    let place = share.1.reading.stated.first()?.place;
    let half = if place > Amount::ONE { Amount::ONE.half() } else { place.half() };
    let possible = nearest.minus(stated)?.abs() <= half;
    Some((nearest, possible))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, noun, passes_over, percent, read, rule};
    use super::*;

    fn asked(share: &str, of: &str) -> Vec<crate::witness::Witness> {
        let mut found = read(&format!("{share} of the {of} respondents"), &[(share, percent()), (of, count())]);
        found[0].whole = Some(noun("respondents", "respondent").into());
        found[1].noun = Some(noun("respondents", "respondent").into());
        found
    }

    #[test]
    fn a_share_that_no_number_of_things_makes_is_a_conflict() {
        let found = fires(&rule(&RELATION, &[], &[]), &asked("67%", "10"));
        assert_eq!(found, (0, Derivation::WholeNumber, "70".to_owned()));
    }

    #[test]
    fn rounding_is_allowed_for() {
        let grim = rule(&RELATION, &[], &[]);
        holds(&grim, &asked("67%", "12"));
        holds(&grim, &asked("66.7%", "3"));
        holds(&grim, &asked("70%", "10"));
        passes_over(&grim, &read("67%, and much later 10", &[("67%", percent()), ("10", count())]));
    }
}
