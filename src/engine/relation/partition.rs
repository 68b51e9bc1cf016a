//! `partition`: shares of one whole add up to no more than all of it. 45 %, 30 % and 30 % of a vote are 105 %.

use std::sync::Arc;

use super::figure::{is_next, is_percentage, plays, sentences};
use super::found::{Computed, Entry, Find, Found, Member, agrees, conflict};
use crate::claim::Aspect;
use crate::conflict::Finding;
use crate::quantity::{Amount, Interval};
use crate::rule::spec::{Key, Kind, Spec, TOLERANCE};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// How many shares make a list.
const LEAST: Key = Key::new("least", Kind::Number, "Fewer shares than these are no list.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "partition", holds: "shares of one whole add up to no more than all of it", keys: &[TOLERANCE, LEAST], ..Spec::SENTENCE },
    find: Find::Group(find),
};

/// Adds up each run of shares of one whole.
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>]) -> Found {
    let mut found = Found::default();
    for sentence in sentences(group) {
        for run in sentence.chunk_by(|a, b| is_share(rule, a.1) && is_share(rule, b.1) && go_together(a, b)) {
            let many = i64::try_from(run.len()).is_ok_and(|shares| rule.relation.number(&LEAST).is_none_or(|least| Amount::integer(shares) >= least));
            if !many || !run.iter().all(|(_, it)| is_share(rule, it)) {
                continue;
            }
            let add = |values: fn(&Witness) -> Interval| run.iter().map(|(_, it)| values(it)).reduce(|sum, next| sum.plus(&next));
            let (Some(literal), Some(rounded)) = (add(|it| it.reading.literal), add(|it| it.reading.rounded)) else { continue };
            let all = Interval::at_most(Amount::integer(100));
            let whole =
                crate::quantity::Reading { stated: Vec::new(), hedge: crate::quantity::Hedge::AtMost, literal: all, rounded: all, half_place: Amount::ZERO };
            let fits = agrees(rule, &Computed { literal, rounded }, &whole);
            let members: Vec<_> = run.iter().map(|member| (Part::Each, *member)).collect();
            found.note(run, (!fits).then(|| conflict(rule, &members, Finding::OverWhole { sum: literal })));
        }
    }
    found
}

fn is_share(rule: &Rule, assertion: &Witness) -> bool {
    is_percentage(assertion)
        && assertion.aspect == Aspect::Level
        && !assertion.marks.subset
        && !assertion.marks.comparison
        && plays(rule, Part::Each, assertion)
}

/// Whether both are shares of one thing, and no other figure stands between them.
fn go_together(a: &Member<'_>, b: &Member<'_>) -> bool {
    let same = a.1.whole.as_ref().zip(b.1.whole.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma);
    same && is_next(a, b)
}
