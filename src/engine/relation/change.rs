//! `change`: from `from` to `to` is `change` percent. "from 146,000 to 100,000, a cut of 50%" is one of 31.5 %.

use std::sync::Arc;

use super::figure::{ONE_SCALE, is_percentage, is_positive, nouns_clash, on_one_scale, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, compute, does_not_follow};
use super::triple::{Judgement, settle};
use crate::claim::Trend;
use crate::conflict::Derivation;
use crate::quantity::{Amount, Interval, Unit};
use crate::rule::spec::{Fixes, Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Pattern, Rule};

/// How the change is mistaken.
const PATTERN: Key = Key::new("pattern", Kind::Pattern(&[Pattern::Magnitude]), "How it must be mistaken for what it should be; any way where not given.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "change",
        holds: "from `from` to `to` is `change` percent",
        parts: &[Part::From, Part::To, Part::Change],
        keys: &[TOLERANCE, ONE_SCALE, PATTERN],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds the stated percentage against the two values, whichever way it went.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut all = Found::default();
    for sentence in sentences(group) {
        let found = settle(rule, sentence, [Part::From, Part::To, Part::Change], |[from, to, change]| judge(rule, from, to, change));
        all.extend(found);
    }
    all
}

fn judge(rule: &Arc<Rule>, from: Member<'_>, to: Member<'_>, change: Member<'_>) -> Judgement {
    let is_points = change.1.unit.name() == "percentage-point" && !is_percentage(to.1);
    let fits = on_one_scale(rule, from.1, to.1)
        && (is_percentage(change.1) || is_points)
        && is_positive(&from.1.reading.rounded)
        && is_positive(&to.1.reading.rounded)
        && !nouns_clash(from.1, to.1);
    if !fits {
        return Judgement::Unfit;
    }
    let rose = compute(from.1, to.1, percent_more);
    if is_points {
        return points(rule, [from, to, change], &rose);
    }
    if agrees(rule, &rose, &change.1.reading) || agrees(rule, &rose.negated(), &change.1.reading) {
        return if is_turned(&rose, to, change) { broken(rule, [from, to, change], &rose) } else { Judgement::Holds };
    }
    if !shows_slip(rule, &rose, change) {
        return Judgement::Unfit;
    }
    broken(rule, [from, to, change], &rose)
}

fn broken(rule: &Arc<Rule>, [from, to, change]: [Member<'_>; 3], rose: &Computed) -> Judgement {
    let members = [(Part::From, from), (Part::To, to), (Part::Change, change)];
    Judgement::Broken(Box::new(does_not_follow(rule, &members, Derivation::PercentChange, rose.literal, &Unit::percent())))
}

/// Whether the values and the verb say one direction and the word for the percentage the other: "fell to 12 from 15, an increase of 20 percent".
fn is_turned(rose: &Computed, to: Member<'_>, change: Member<'_>) -> bool {
    let way = match (rose.rounded.low, rose.rounded.high) {
        (Some(low), _) if low.at > Amount::ZERO => Trend::Up,
        (_, Some(high)) if high.at < Amount::ZERO => Trend::Down,
        _ => return false,
    };
    to.1.trend == Some(way) && change.1.trend.is_some_and(|said| said != way)
}

/// Points of two values that are no percentages are percent, where the number is that of the percentage.
fn points(rule: &Arc<Rule>, [from, to, change]: [Member<'_>; 3], rose: &Computed) -> Judgement {
    if !agrees(rule, rose, &change.1.reading) && !agrees(rule, &rose.negated(), &change.1.reading) {
        return Judgement::Unfit;
    }
    broken(rule, [from, to, change], rose)
}

/// Whether the change is mistaken in the way that the rule asks for.
fn shows_slip(rule: &Rule, rose: &Computed, change: Member<'_>) -> bool {
    let Some(pattern) = rule.relation.pattern(&PATTERN) else { return true };
    let Some(stated) = change.1.reading.literal.single().filter(|_| pattern == Pattern::Magnitude) else { return false };
    [-3, -2, -1, 1, 2, 3].into_iter().filter_map(Amount::power_of_ten).filter_map(|power| stated.times(power)).any(|moved| {
        let moved = Interval::exactly(moved);
        rose.rounded.overlaps(&moved) || rose.rounded.overlaps(&moved.negated())
    })
}

/// How many percent `to` is above `from`; exact, since `from` counts only once in `to / from - 1`.
fn percent_more(from: &Interval, to: &Interval) -> Interval {
    let hundred = Amount::integer(100);
    to.over(from).scaled(hundred).minus(&Interval::exactly(hundred))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, noun, passes_over, percent, read, rule, run, with_aspect};
    use super::*;
    use crate::claim::Aspect;
    use crate::span::Span;
    use crate::witness::Witness;

    fn change() -> Arc<Rule> {
        rule(&RELATION, &[], &[(Part::From, with_aspect(Aspect::Origin)), (Part::To, with_aspect(Aspect::Level)), (Part::Change, with_aspect(Aspect::Change))])
    }

    fn cut(text: &str, by: &str, from: &str, to: &str) -> Vec<Witness> {
        let mut found = read(text, &[(by, percent()), (from, count()), (to, count())]);
        found[0].aspect = Aspect::Change;
        found[1].aspect = Aspect::Origin;
        found
    }

    #[test]
    fn a_percentage_that_two_values_do_not_make_is_a_conflict() {
        let found = cut("The force was cut by 50% from 146,000 to 100,000.", "50%", "146,000", "100,000");
        assert_eq!(fires(&change(), &found), (0, Derivation::PercentChange, "\u{2212}31.506849".to_owned()));
    }

    #[test]
    fn rounding_is_allowed_for() {
        holds(&change(), &cut("The force was cut by 32% from 146,000 to 100,000.", "32%", "146,000", "100,000"));
        holds(&change(), &cut("Visits rose 25% from 800 to 1,000.", "25%", "800", "1,000"));
    }

    #[test]
    fn other_things_and_missing_parts_are_passed_over() {
        let mut found = cut("Sales rose 5% as visits went from 800 men to 900 tents.", "5%", "800", "900");
        found[1].noun = Some(noun("men", "man"));
        found[2].noun = Some(noun("tents", "tent"));
        passes_over(&change(), &found);
        found[1].aspect = Aspect::Level;
        passes_over(&change(), &found);
    }

    #[test]
    fn the_change_of_another_clause_does_not_count() {
        let text = "Profits rose 5%, and visits went from 10 to 12, or 20%.";
        let mut found = read(text, &[("5%", percent()), ("10", count()), ("12", count()), ("20%", percent())]);
        found[0].aspect = Aspect::Change;
        found[0].clause = Span::new(0, 15);
        found[1].aspect = Aspect::Origin;
        found[3].aspect = Aspect::Change;
        let found = run(&change(), &found);
        assert!(found.conflicts().is_empty());
        assert_eq!(found.compared().len(), 3);
    }
}
