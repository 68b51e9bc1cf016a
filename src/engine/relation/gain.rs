//! `gain`: a move in its own unit, in percent, and where it led. "rose $2, or 8 percent, to $82" is 2.5 percent.
//!
//! ```text
//! share = 100 change / from = 100 / (to / change - 1)     rose
//!                           = 100 / (to / change + 1)     fell
//! ```

use std::sync::Arc;

use super::figure::{ONE_SCALE, in_one_clause, is_joined, is_percentage, is_positive, on_one_scale, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, does_not_follow};
use crate::claim::{Aspect, Joint, Trend};
use crate::conflict::{Conflict, Derivation};
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Fixes, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "gain",
        holds: "a move of `change` that is `share` percent leads to `to`",
        parts: &[Part::Change, Part::To, Part::Share],
        keys: &[TOLERANCE, ONE_SCALE],
        fixes: Fixes::Value,
        ..Spec::SENTENCE
    },
    find: Find::Group(find),
};

/// Holds each move that is stated twice against the level that stands behind it.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for three in sentence.windows(3) {
            let [change, share, to] = three else { continue };
            if let Some(computed) = percent(change.1, to.1).filter(|_| fits(rule, change.1, share.1, to.1)) {
                found.note(three, judge(rule, [*change, *share, *to], &computed));
            }
        }
    }
    found
}

fn judge(rule: &Arc<Rule>, [change, share, to]: [Member<'_>; 3], computed: &Computed) -> Option<Conflict> {
    let broken = !agrees(rule, computed, &share.1.reading) && !agrees(rule, &computed.negated(), &share.1.reading);
    let members = [(Part::Change, change), (Part::To, to), (Part::Share, share)];
    broken.then(|| does_not_follow(rule, &members, Derivation::MoveOf, computed.literal, &share.1.unit))
}

fn fits(rule: &Rule, change: &Witness, share: &Witness, to: &Witness) -> bool {
    plays(rule, Part::Change, change)
        && plays(rule, Part::Share, share)
        && plays(rule, Part::To, to)
        && change.aspect == Aspect::Change
        && to.aspect == Aspect::Level
        && is_percentage(share)
        && !is_percentage(change)
        && is_joined(change, share, Joint::Restates)
        && in_one_clause(change, to)
        && on_one_scale(rule, change, to)
}

/// The percentage that the move and the level make.
fn percent(change: &Witness, to: &Witness) -> Option<Computed> {
    let one = Interval::exactly(Amount::ONE);
    let fell = change.trend? == Trend::Down;
    let of = |change: &Interval, to: &Interval| {
        let times = is_positive(change).then(|| to.over(change))?;
        let from = if fell { times.plus(&one) } else { times.minus(&one) };
        is_positive(&from).then(|| Interval::exactly(Amount::integer(100)).over(&from))
    };
    Some(Computed { literal: of(&change.reading.literal, &to.reading.literal)?, rounded: of(&change.reading.rounded, &to.reading.rounded)? })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{count, fires, holds, passes_over, percent as share, read, rule};
    use super::*;
    use crate::claim::Link;

    fn market(share_text: &str, trend: Trend) -> Vec<Witness> {
        let text = format!("moved 300 points, or {share_text}, to 9,700");
        let mut found = read(&text, &[("300", count()), (share_text, share()), ("9,700", count())]);
        found[0].aspect = Aspect::Change;
        found[0].trend = Some(trend);
        found[1].aspect = Aspect::Change;
        found[1].link = Some(Link { joint: Joint::Restates, to: found[0].figure });
        found
    }

    #[test]
    fn a_share_that_the_move_does_not_make_is_a_conflict() {
        let gain = rule(&RELATION, &[], &[]);
        assert_eq!(fires(&gain, &market("6%", Trend::Down)), (1, Derivation::MoveOf, "3".to_owned()));
        assert_eq!(fires(&gain, &market("2.0%", Trend::Up)).2, "3.191489");
    }

    #[test]
    fn a_share_that_it_makes_is_none() {
        let gain = rule(&RELATION, &[], &[]);
        holds(&gain, &market("3.0%", Trend::Down));
        holds(&gain, &market("3.2%", Trend::Up));
    }

    #[test]
    fn a_share_of_something_else_is_passed_over() {
        let gain = rule(&RELATION, &[], &[]);
        let mut found = market("6%", Trend::Down);
        found[1].link = None;
        passes_over(&gain, &found);
        let mut found = market("6%", Trend::Down);
        found[0].trend = None;
        passes_over(&gain, &found);
    }
}
