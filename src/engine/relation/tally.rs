//! `tally`: how many of one group do a thing, and how many do not. Where seven of twelve jurors vote to convict, six cannot vote
//! against it.
//!
//! A *fact* is a figure, the group that it counts, and what is said of what it counts. Two facts of one group are compared where
//! the second says nothing that the first does not say:
//! - of the same: their values must meet;
//! - of the same, one of them denied: they add up to the group;
//! - of things that exclude each other ("sit", "run"): they add up to no more than the group;
//! - of a wider or a narrower group ("dogs", "brown dogs"): a part is no larger than what it is part of.
//!
//! A bare number says "at least so many" here, for "three dogs run" is true of five; "three of the six", "only three" and shares are
//! exact.

mod fact;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::found::{Cut, Entry, Find, Found, Ground, Member, conflict};
use crate::conflict::{Conflict, Derivation, Finding};
use crate::engine::regime;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, End, Interval};
use crate::rule::spec::{Fixes, Key, Kind, Spec};
use crate::rule::{Part, Rule, Scope as Reach};
use crate::witness::{Scope, Witness};
use fact::{Fact, Scale};

/// Which texts may be statements about another.
const STATEMENT: Key = Key::new("statement-words", Kind::Number, "A text of more words than these is no statement about another text.");

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "tally",
        holds: "how many of a group do a thing and how many do not fit each other and the group",
        scope: Reach::Dossier,
        keys: &[STATEMENT],
        fixes: Fixes::Value,
        one_thing: true,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// A fact of a text is held against so many that follow it. A text that says more of its groups is several joined into one.
const REACH: usize = 100;

/// Compares the facts of statements with those of their sources, and facts of one text that name one group.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let (sheets, lexicon) = (ground.dossier, ground.lexicon);
    let mut found = Found::default();
    let facts: Vec<Vec<Fact<'_>>> = sheets.iter().enumerate().map(|(source, sheet)| fact::facts(rule, source, sheet)).collect();
    let is_statement = |words: usize| {
        let words = i64::try_from(words).map(Amount::integer);
        rule.relation.number(&STATEMENT).is_none_or(|most| words.is_ok_and(|words| words <= most))
    };
    let some_statement = sheets.len() > 1 && facts.iter().zip(sheets).any(|(facts, sheet)| !facts.is_empty() && is_statement(sheet.story.length));
    let pairs = if some_statement { ground.related } else { &[] };
    for &(left, right) in pairs {
        let (Some(a), Some(b)) = (sheets.get(left), sheets.get(right)) else { continue };
        let one_group = || facts[left].iter().any(|fact| facts[right].iter().any(|other| other.head == fact.head));
        if !is_statement(a.story.length.min(b.story.length)) || !one_group() {
            continue;
        }
        let Some(plan) = regime::plan(sheets, (left, right), lexicon).filter(|plan| !plan.setting.articles) else { continue };
        let (statement, source) = if plan.left_is_statement { (left, right) } else { (right, left) };
        for stated in &facts[statement] {
            for given in &facts[source] {
                hold(rule, given, stated, lexicon, &mut found);
            }
        }
    }
    for of_one in &facts {
        let grouped: Vec<&Fact<'_>> = of_one.iter().filter(|fact| fact.group.is_some() && fact.is_definite).collect();
        for (at, given) in grouped.iter().enumerate() {
            for stated in grouped.iter().skip(at + 1).take(REACH) {
                hold(rule, given, stated, lexicon, &mut found);
            }
        }
        if grouped.len() > REACH + 1 {
            found.cut = found.cut.max(Some(Cut { figures: grouped.len(), reach: REACH }));
        }
    }
    once_each(&mut found);
    found
}

/// One conflict for each figure that is stated.
fn once_each(found: &mut Found) {
    let mut seen = BTreeSet::new();
    let is_first = |conflict: &Conflict| match conflict.finding {
        Finding::DoesNotFollow { stated, .. } => conflict.sides.get(stated).is_some_and(|side| seen.insert(side.assertion)),
        _ => true,
    };
    found.keep(is_first);
}

fn hold(rule: &Arc<Rule>, given: &Fact<'_>, stated: &Fact<'_>, lexicon: &Lexicon, found: &mut Found) {
    let Some((allowed, value)) = left(given, stated, lexicon) else { return };
    let shown = left(&given.as_written(), stated, lexicon).map_or(allowed, |(shown, _)| shown);
    let mut members: Vec<(Part, Member<'_>)> = given.figures.iter().map(|figure| (Part::Part, *figure)).collect();
    members.extend(given.group.filter(|group| given.figures.iter().all(|figure| figure.0 != group.0)).map(|group| (Part::Whole, group)));
    let last = stated.figure();
    members.push((Part::Part, last));
    let compared: Vec<Member<'_>> = members.iter().map(|(_, member)| *member).collect();
    let broken = !allowed.overlaps(&value);
    let unit = match (given.scale, stated.scale) {
        (Scale::Share, Scale::Share) => last.1.unit.clone(),
        _ => given.group.or(stated.group).map_or_else(|| last.1.unit.clone(), |group| group.1.unit.clone()),
    };
    let report = || {
        let mut conflict = conflict(rule, &members, Finding::Same);
        let stated = conflict.sides.iter().position(|side| side.assertion == last.0).unwrap_or_default();
        conflict.finding = Finding::DoesNotFollow { stated, derivation: Derivation::Tally, computed: shown, unit };
        conflict
    };
    found.note(&compared, broken.then(report));
}

/// How what is said in two facts stands to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Same,
    Exclusive,
}

/// What `given` leaves for `stated`, and the values that are stated, on one scale; `None` where they are not of one thing.
fn left(given: &Fact<'_>, stated: &Fact<'_>, lexicon: &Lexicon) -> Option<(Interval, Interval)> {
    let sense = sense(given, stated, lexicon)?;
    let size = match (given.size(), stated.size()) {
        (Some(a), Some(b)) if a != b => return None,
        (a, b) => a.or(b),
    };
    let within = |narrow: &Fact<'_>, wide: &Fact<'_>| wide.modifiers.iter().all(|word| narrow.modifiers.contains(word));
    let (narrower, wider) = (within(stated, given), within(given, stated));
    let counts = given.scale == Scale::Count && stated.scale == Scale::Count;
    if !(narrower && wider) {
        let plain = counts && sense == Sense::Same && !given.negated && !stated.negated;
        return match (narrower, wider) {
            (true, false) if plain && given.is_definite => Some((Interval { low: None, ..given.values }, stated.values)),
            (false, true) if plain => Some((at_least(&given.values), stated.values)),
            _ => None,
        };
    }
    // on one scale: both in percent, or both as so many of the group
    let scaled = |fact: &Fact<'_>| match fact.scale {
        Scale::Share if !counts && given.scale != stated.scale => Some(fact.values.scaled(size?.over(Amount::integer(100))?)),
        Scale::Share | Scale::Count => Some(fact.values),
    };
    let (given_values, stated_values) = (scaled(given)?, scaled(stated)?);
    let whole = if given.scale == Scale::Share && stated.scale == Scale::Share { Some(Amount::integer(100)) } else { size };
    let rest = |values: &Interval| Some(Interval::exactly(whole?).minus(values).not_below(Amount::ZERO));
    match sense {
        Sense::Same if given.negated == stated.negated => Some((given_values, stated_values)),
        // "a third do not" is true of half
        Sense::Same => Some((rest(&loosely(given, &given_values))?, loosely(stated, &stated_values))),
        Sense::Exclusive if !given.negated && !stated.negated => Some((rest(&at_least(&given_values))?, stated_values)),
        Sense::Exclusive => None,
    }
}

/// The values of a share that is exact only where it is said of the same.
fn loosely(fact: &Fact<'_>, values: &Interval) -> Interval {
    if fact.is_definite && !fact.is_plain_share { *values } else { Interval { high: values.high.filter(|_| fact.is_bounded()), low: values.low } }
}

fn at_least(values: &Interval) -> Interval {
    Interval { high: None, low: values.low.or(Some(End { at: Amount::ZERO, open: false })) }
}

/// Whether `stated` says of the same group the same as `given`, or what excludes it, and nothing else.
fn sense(given: &Fact<'_>, stated: &Fact<'_>, lexicon: &Lexicon) -> Option<Sense> {
    let (source, said) = (given.scope, stated.scope);
    if given.head != stated.head || said.cut || said.said.is_empty() || source.said.is_empty() || !is_known(given, stated, lexicon) {
        return None;
    }
    let is_be = |scope: &Scope| scope.said.iter().any(|word| **word == *"be");
    if is_be(source) != is_be(said) {
        return None;
    }
    let holds = |scope: &Scope, word: &str| scope.said.iter().any(|other| **other == *word);
    let known = |word: &str| holds(source, word) || given.census.is_some_and(|census| holds(&census.1.scope, word));
    if said.said.iter().all(|word| known(word)) {
        return Some(Sense::Same);
    }
    let excluded = |word: &str| source.said.iter().any(|other| lexicon.words.are_exclusive(word, other));
    let is_exclusive = said.said.iter().all(|word| known(word) || excluded(word)) && said.said.iter().any(|word| excluded(word));
    is_exclusive.then_some(Sense::Exclusive)
}

/// Whether every word and moment around the stated figure stands around the given one, or is excluded there.
fn is_known(given: &Fact<'_>, stated: &Fact<'_>, lexicon: &Lexicon) -> bool {
    let (of, by) = (stated.figure().1, given.figure().1);
    let stands = |lemma: &str| {
        let around = |it: &Witness| it.evidence.sentence.iter().any(|other| *other.lemma == *lemma || lexicon.words.are_exclusive(lemma, &other.lemma));
        around(by) || given.census.is_some_and(|census| around(census.1))
    };
    of.evidence.sentence.iter().all(|term| stands(&term.lemma)) && of.evidence.moments.iter().all(|moment| by.evidence.moments.contains(moment))
}
