//! What relations ask of figures and of the words that join them.

use super::super::select::selects_in_any_mode;
use super::super::sheet::Member;
use crate::assertion::Noun;
use crate::claim::Joint;
use crate::quantity::{Amount, Dimension, Interval};
use crate::rule::spec::{Key, Kind};
use crate::rule::{Part, Rule};
use crate::witness::Witness;

/// The assertions of each sentence.
pub fn sentences<'g, 'a>(group: &'g [Member<'a>]) -> impl Iterator<Item = &'g [Member<'a>]> {
    group.chunk_by(|(_, a), (_, b)| a.site.source == b.site.source && a.sentence == b.sentence)
}

/// Whether an assertion may play a part in a rule.
pub fn plays(rule: &Rule, part: Part, assertion: &Witness) -> bool {
    !assertion.marks.negated && rule.selector(part).is_some_and(|selector| selects_in_any_mode(selector, assertion))
}

/// Whether `later` is the figure right behind `earlier` in its sentence.
pub fn is_next(earlier: &Member<'_>, later: &Member<'_>) -> bool {
    earlier.0.source == later.0.source && later.0.index == earlier.0.index + 1 && earlier.1.sentence == later.1.sentence
}

/// Whether two figures stand in one clause.
pub fn in_one_clause(a: &Witness, b: &Witness) -> bool {
    a.site.source == b.site.source && a.clause == b.clause
}

/// What it counts by its own words. The unit's own name ("weeks" of "40 weeks") is nothing counted.
pub fn own_noun(assertion: &Witness) -> Option<&Noun> {
    let unit = assertion.unit.name();
    assertion.stated_noun().filter(|noun| noun.lemma.len() > 1 && unit.rsplit('-').next() != Some(noun.lemma.as_str()))
}

/// Whether both count something of their own, and not the same.
pub fn nouns_clash(a: &Witness, b: &Witness) -> bool {
    own_noun(a).zip(own_noun(b)).is_some_and(|(a, b)| a.lemma != b.lemma)
}

/// Whether the words join `later` to `earlier` in this way.
pub fn is_joined(earlier: &Witness, later: &Witness, joint: Joint) -> bool {
    later.site.source == earlier.site.source
        && later.sentence == earlier.sentence
        && later.link.is_some_and(|link| link.joint == joint && link.to == earlier.figure)
}

/// How many times apart two values may be of which only one says its scale.
pub const ONE_SCALE: Key =
    Key::new("one-scale-times", Kind::Number, "Values further apart than so many times are on one scale only where both say so: \"from $26 to $31 million\".");

/// Whether two figures are measured alike, where one of them may leave its unit to the other: "from 300 to 450 tonnes", "rose $2 to
/// $82 a barrel".
pub fn on_one_scale(rule: &Rule, a: &Witness, b: &Witness) -> bool {
    let is_bare = |it: &Witness| it.unit.dimension() == Dimension::Count && own_noun(it).is_none();
    let bare = is_bare(a) != is_bare(b) && [a, b].iter().all(|it| it.unit.dimension().is_quantity());
    let per_one = a.unit.currency().is_some() && a.unit.currency() == b.unit.currency() && a.unit.denominator().is_some() != b.unit.denominator().is_some();
    let near = || {
        let Some(times) = rule.relation.number(&ONE_SCALE) else { return true };
        let sizes = a.reading.centre().map(Amount::abs).zip(b.reading.centre().map(Amount::abs));
        let within = |small: Amount, large: Amount| small.times(times).is_some_and(|scaled| large <= scaled);
        sizes.is_some_and(|(a, b)| within(a, b) && within(b, a))
    };
    a.unit == b.unit || (bare || per_one) && near()
}

/// Whether it measures something, as distinct from a date, a score or a number inside a name.
pub fn is_quantity(assertion: &Witness) -> bool {
    assertion.unit.dimension().is_quantity()
}

/// Whether every value is above zero.
pub fn is_positive(values: &Interval) -> bool {
    values.low.is_some_and(|low| low.at > Amount::ZERO || low.at.is_zero() && low.open)
}

/// Whether it is a percentage or a fraction of a whole, and not a number of points.
pub fn is_percentage(assertion: &Witness) -> bool {
    assertion.unit.dimension() == Dimension::Share && assertion.unit.name() == "percent"
}
