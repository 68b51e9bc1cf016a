//! Relations that one text decides alone: pure functions over the assertions of one scope unit.
//!
//! ```text
//! find(rule, assertions of a sentence in text order) -> Found { conflicts, compared }
//! ```
//! A relation fires only where the wording makes it explicit: level, origin and change, parts that stand side by side, units and
//! nouns that fit. A conflict means that no choice of values inside the rounded readings satisfies the relation.
//! [`Relation::Equal`] is not here: it needs alignment.

mod age;
mod at_most;
mod base;
mod breakdown;
pub(super) mod calendar;
mod change;
mod contrast;
pub(super) mod convert;
mod difference;
mod echo;
mod exchange;
pub(super) mod fresh;
mod gain;
mod games;
mod limit;
mod list_count;
mod margin;
mod mean_of_parts;
pub(super) mod monotone;
mod multiple;
mod order;
mod partition;
mod product;
mod rank;
mod rate;
#[cfg(test)]
pub(crate) mod sample;
mod share;
mod span;
mod sum;
pub(super) mod support;
pub(super) mod tally;
mod triple;
mod whole_number;

use std::sync::Arc;

use super::select::selects_in_any_mode;
use crate::assertion::{Assertion, Noun};
use crate::claim::Joint;
use crate::conflict::{AssertionId, Conflict, Derivation, Finding, Side};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Interval, Reading, Unit, Verdict};
use crate::rule::{Part, Relation, Rule, Tolerance};

/// An assertion and its number in the dossier.
pub type Member<'a> = (AssertionId, &'a Assertion);

/// What a relation found in one scope unit.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Assertions that cannot all hold, in text order.
    pub conflicts: Vec<Conflict>,
    /// Assertions that took part in a comparison, broken or not.
    pub compared: Vec<AssertionId>,
}

/// Holds a rule against the assertions of one scope unit, which stand in text order.
///
/// Finds nothing for a relation that compares whole sources: those are not for one scope unit.
#[must_use]
pub fn find(rule: &Arc<Rule>, group: &[Member<'_>], lexicon: &Lexicon) -> Found {
    let group = &without_torn(group);
    match &rule.relation {
        Relation::Equal(_) | Relation::Monotone(_) | Relation::Support(_) | Relation::Fresh(_) | Relation::Tally(_) => Found::default(),
        Relation::AtMost(of) => at_most::find(rule, of, group, lexicon),
        Relation::Share(_) => share::find(rule, group),
        Relation::Limit(_) => limit::find(rule, group),
        Relation::Change(_) => change::find(rule, group),
        Relation::Difference(_) => difference::find(rule, group),
        Relation::Multiple(_) => multiple::find(rule, group),
        Relation::Convert(_) => convert::find(rule, group),
        Relation::Rate(_) => rate::find(rule, group),
        Relation::Product(_) => product::find(rule, group),
        Relation::Sum(_) => sum::find(rule, group),
        Relation::Breakdown(_) => breakdown::find(rule, group),
        Relation::Gain(_) => gain::find(rule, group),
        Relation::Span(_) => span::find(rule, group),
        Relation::Order(_) => order::find(rule, group),
        Relation::Calendar(_) => calendar::find(rule, group),
        Relation::Age(_) => age::find(rule, group),
        Relation::Games(_) => games::find(rule, group),
        Relation::Contrast(_) => contrast::find(rule, group),
        Relation::WholeNumber(_) => whole_number::find(rule, group),
        Relation::Margin(_) => margin::find(rule, group),
        Relation::Partition(_) => partition::find(rule, group),
        Relation::MeanOfParts(_) => mean_of_parts::find(rule, group),
        Relation::Base(_) => base::find(rule, group),
        Relation::Exchange(_) => exchange::find(rule, group),
        Relation::Rank(_) => rank::find(rule, group),
        Relation::ListCount(_) => list_count::find(rule, group),
        Relation::Echo(echo) => echo::find(rule, *echo, group),
    }
}

/// The assertions without quantities that touch another one: "5-5/4" and "1986/87" are one expression that was read as several.
fn without_torn<'a>(group: &[Member<'a>]) -> Vec<Member<'a>> {
    let touch = |a: &Member<'a>, b: &Member<'a>| {
        a.0.source == b.0.source && b.1.figure.start() >= a.1.figure.end() && b.1.figure.start() - a.1.figure.end() <= 1 && is_quantity(a.1) && is_quantity(b.1)
    };
    let whole = |at: usize| {
        let torn_before = at.checked_sub(1).and_then(|before| group.get(before)).zip(group.get(at)).is_some_and(|(a, b)| touch(a, b));
        let torn_after = group.get(at).zip(group.get(at + 1)).is_some_and(|(a, b)| touch(a, b));
        !torn_before && !torn_after
    };
    group.iter().enumerate().filter(|(at, _)| whole(*at)).map(|(_, member)| *member).collect()
}

impl Found {
    /// Notes that these were held against each other, and the conflict if they broke the rule.
    fn note(&mut self, members: &[Member<'_>], conflict: Option<Conflict>) {
        self.compared.extend(members.iter().map(|(id, _)| *id));
        self.conflicts.extend(conflict);
    }
}

/// The assertions of each sentence.
fn sentences<'g, 'a>(group: &'g [Member<'a>]) -> impl Iterator<Item = &'g [Member<'a>]> {
    group.chunk_by(|(_, a), (_, b)| a.site.source == b.site.source && a.sentence == b.sentence)
}

/// Whether an assertion may play a part in a rule.
fn plays(rule: &Rule, part: Part, assertion: &Assertion) -> bool {
    !assertion.marks.negated && rule.selector(part).is_some_and(|selector| selects_in_any_mode(selector, assertion))
}

/// Bytes between the end of what `a` says and the figure of `b`; `None` unless `b` comes later.
fn gap(a: &Assertion, b: &Assertion) -> Option<usize> {
    let end = if a.site.span.end() <= b.figure.start() { a.site.span.end() } else { a.figure.end() };
    b.figure.start().checked_sub(end.max(a.figure.end()))
}

/// What it counts by its own words. The unit's own name ("weeks" of "40 weeks") is nothing counted.
fn own_noun(assertion: &Assertion) -> Option<&Noun> {
    let unit = assertion.unit.name();
    assertion.noun.as_ref().filter(|noun| !noun.inherited && noun.lemma.len() > 1 && unit.rsplit('-').next() != Some(noun.lemma.as_str()))
}

/// Whether both count something of their own, and not the same.
fn nouns_clash(a: &Assertion, b: &Assertion) -> bool {
    own_noun(a).zip(own_noun(b)).is_some_and(|(a, b)| a.lemma != b.lemma)
}

/// Whether the words join `later` to `earlier` in this way.
fn is_joined(earlier: &Assertion, later: &Assertion, joint: Joint) -> bool {
    later.site.source == earlier.site.source
        && later.sentence == earlier.sentence
        && later.link.is_some_and(|link| link.joint == joint && link.to == earlier.figure)
}

/// Values further apart than this are on one scale only where both say so: "from $26 to $31 million".
const ELIDED: i64 = 100;

/// Whether two figures are measured alike, where one of them may leave its unit to the other: "from 300 to 450 tonnes", "rose $2 to
/// $82 a barrel".
fn on_one_scale(a: &Assertion, b: &Assertion) -> bool {
    let is_bare = |it: &Assertion| it.unit.dimension() == Dimension::Count && own_noun(it).is_none();
    let bare = is_bare(a) != is_bare(b) && [a, b].iter().all(|it| it.unit.dimension().is_quantity());
    let per_one = a.unit.currency().is_some() && a.unit.currency() == b.unit.currency() && a.unit.denominator().is_some() != b.unit.denominator().is_some();
    let near = || {
        let sizes = a.reading.centre().map(Amount::abs).zip(b.reading.centre().map(Amount::abs));
        let within = |small: Amount, large: Amount| small.times(Amount::integer(ELIDED)).is_some_and(|scaled| large <= scaled);
        sizes.is_some_and(|(a, b)| within(a, b) && within(b, a))
    };
    a.unit == b.unit || (bare || per_one) && near()
}

/// How far a derived figure may be off.
fn tolerance(rule: &Rule) -> Tolerance {
    match &rule.relation {
        Relation::Share(derived)
        | Relation::Change(derived)
        | Relation::Difference(derived)
        | Relation::Multiple(derived)
        | Relation::Convert(derived)
        | Relation::Rate(derived)
        | Relation::Product(derived)
        | Relation::Sum(derived)
        | Relation::Breakdown(derived)
        | Relation::Gain(derived)
        | Relation::Span(derived)
        | Relation::Age(derived)
        | Relation::Games(derived)
        | Relation::Contrast(derived)
        | Relation::WholeNumber(derived)
        | Relation::Margin(derived)
        | Relation::Partition(derived)
        | Relation::MeanOfParts(derived)
        | Relation::Base(derived)
        | Relation::Exchange(derived)
        | Relation::Rank(derived)
        | Relation::ListCount(derived)
        | Relation::Monotone(derived)
        | Relation::Support(derived)
        | Relation::Fresh(derived)
        | Relation::Tally(derived) => derived.tolerance,
        Relation::AtMost(bound) => bound.tolerance,
        Relation::Equal(equal) => equal.tolerance,
        Relation::Limit(_) | Relation::Order(_) | Relation::Calendar(_) | Relation::Echo(_) => Tolerance::Rounding,
    }
}

/// What other figures allow for a stated one.
#[derive(Clone, Copy, Debug)]
struct Computed {
    /// From their values as written.
    literal: Interval,
    /// From their values as they may have been rounded.
    rounded: Interval,
}

impl Computed {
    /// With the other sign.
    fn negated(&self) -> Self {
        Self { literal: self.literal.negated(), rounded: self.rounded.negated() }
    }
}

/// Whether a stated figure can be a derived one. Rounding and the rule's tolerance do not add up: the larger counts.
fn agrees(rule: &Rule, computed: &Computed, stated: &Reading) -> bool {
    if computed.rounded.overlaps(&stated.rounded) {
        return true;
    }
    let Some(gap) = computed.literal.gap(&stated.literal) else { return true };
    match tolerance(rule) {
        Tolerance::Rounding => false,
        Tolerance::Absolute(by) => gap <= by,
        Tolerance::Relative(share) => [computed.literal.low, computed.literal.high, stated.literal.low, stated.literal.high]
            .into_iter()
            .flatten()
            .map(|end| end.at.abs())
            .max()
            .and_then(|largest| largest.times(share))
            .is_some_and(|allowed| gap <= allowed),
    }
}

/// A conflict between members in the parts that they play.
fn conflict(rule: &Arc<Rule>, members: &[(Part, Member<'_>)], finding: Finding) -> Conflict {
    let mut sides: Vec<Side> =
        members.iter().map(|(part, (id, assertion))| Side { assertion: *id, site: assertion.site, role: (*part != Part::Each).then(|| part.into()) }).collect();
    sides.sort_by_key(|side| side.site);
    Conflict { rule: Arc::clone(rule), severity: rule.severity, verdict: Verdict::Contradicts, sides, finding, remedy: None }
}

/// A conflict in which the last member is the figure that does not follow from the others.
fn does_not_follow(rule: &Arc<Rule>, members: &[(Part, Member<'_>)], derivation: Derivation, computed: Interval, unit: &Unit) -> Conflict {
    let last = members.last().map(|(_, (id, _))| *id);
    let mut conflict = conflict(rule, members, Finding::DoesNotFollow { stated: 0, derivation, computed, unit: unit.clone() });
    if let Finding::DoesNotFollow { stated, .. } = &mut conflict.finding {
        *stated = conflict.sides.iter().position(|side| Some(side.assertion) == last).unwrap_or_default();
    }
    conflict
}

/// What a calculation makes of two figures.
fn compute(a: &Assertion, b: &Assertion, calculate: impl Fn(&Interval, &Interval) -> Interval) -> Computed {
    Computed { literal: calculate(&a.reading.literal, &b.reading.literal), rounded: calculate(&a.reading.rounded, &b.reading.rounded) }
}

/// Whether it measures something, as distinct from a date, a score or a number inside a name.
fn is_quantity(assertion: &Assertion) -> bool {
    assertion.unit.dimension().is_quantity()
}

/// Whether every value is above zero.
fn is_positive(values: &Interval) -> bool {
    values.low.is_some_and(|low| low.at > Amount::ZERO || low.at.is_zero() && low.open)
}

/// Whether it is a percentage or a fraction of a whole, and not a number of points.
fn is_percentage(assertion: &Assertion) -> bool {
    assertion.unit.dimension() == Dimension::Share && assertion.unit.name() == "percent"
}
