//! `difference`: from `from` to `to` is `change` in the same unit, or in percentage points. "from 12 to 19, up 8" is up 7.

use std::sync::Arc;

use super::figure::{ONE_SCALE, is_joined, is_percentage, nouns_clash, on_one_scale, sentences};
use super::found::{Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::{Judgement, settle};
use crate::claim::Joint;
use crate::conflict::Derivation;
use crate::quantity::Interval;
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "difference",
        holds: "from `from` to `to` is `change`, in the same unit or in percentage points",
        parts: &[Part::From, Part::To, Part::Change],
        keys: &[TOLERANCE, ONE_SCALE],
        joints: &[Joint::Restates],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the stated change against the two values, whichever way it went.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut all = Found::default();
    for sentence in sentences(group) {
        let found = settle(rule, sentence, [Part::From, Part::To, Part::Change], |[from, to, change]| judge(rule, from, to, change));
        all.extend(found);
    }
    all
}

fn judge(rule: &Arc<Rule>, from: Member<'_>, to: Member<'_>, change: Member<'_>) -> Judgement {
    let is_move = if is_percentage(to.1) { change.1.unit.name() == "percentage-point" } else { change.1.unit == to.1.unit };
    // "an increase of 0.5 percentage points" counts no increases
    let restates = [from, to].iter().any(|level| is_joined(level.1, change.1, Joint::Restates));
    if !on_one_scale(rule, from.1, to.1) || !is_move || nouns_clash(from.1, to.1) || !restates && nouns_clash(to.1, change.1) {
        return Judgement::Unfit;
    }
    let rose = compute(to.1, from.1, Interval::minus);
    if agrees(rule, &rose, &change.1.reading) || agrees(rule, &rose.negated(), &change.1.reading) {
        return Judgement::Holds;
    }
    let fell = from.1.reading.centre() > to.1.reading.centre();
    let computed = if fell { rose.negated() } else { rose }.literal;
    Judgement::Broken(Box::new(does_not_follow(
        rule,
        &[(Part::From, from), (Part::To, to), (Part::Change, change)],
        Derivation::Difference,
        computed,
        &change.1.unit,
    )))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, percent, read, rule, unit, with_aspect};
    use super::*;
    use crate::claim::Aspect;
    use crate::quantity::{Dimension, Unit};
    use crate::witness::Witness;

    fn difference() -> Arc<Rule> {
        rule(&RELATION, &[], &[(Part::From, with_aspect(Aspect::Origin)), (Part::To, with_aspect(Aspect::Level)), (Part::Change, with_aspect(Aspect::Change))])
    }

    fn moved(text: &str, figures: [&str; 3], level: &Unit, change: &Unit) -> Vec<Witness> {
        let mut found = read(text, &[(figures[0], level.clone()), (figures[1], level.clone()), (figures[2], change.clone())]);
        found[0].aspect = Aspect::Origin;
        found[2].aspect = Aspect::Change;
        found
    }

    #[test]
    fn a_change_that_two_values_do_not_make_is_a_conflict() {
        let found = moved("It went from 12 to 19, up 8.", ["12", "19", "8"], &count(), &count());
        assert_eq!(fires(&difference(), &found), (2, Derivation::Difference, "7".to_owned()));
    }

    #[test]
    fn a_fall_is_stated_without_a_sign() {
        holds(&difference(), &moved("It went from 19 to 12, down 7.", ["19", "12", "7"], &count(), &count()));
    }

    #[test]
    fn percentages_differ_in_points() {
        let points = unit("percentage-point", Dimension::Share);
        let found = moved("It fell from 15.0% to 10.0%, or 4 points.", ["15.0%", "10.0%", "4"], &percent(), &points);
        assert_eq!(fires(&difference(), &found).2, "5");
        passes_over(&difference(), &moved("It fell from 15% to 10%, or 5%.", ["15%", "10%", "5%"], &percent(), &percent()));
    }
}
