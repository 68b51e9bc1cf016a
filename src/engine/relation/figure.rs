//! What relations ask of figures and of the words that join them.

use super::super::select::selects_in_any_mode;
use super::super::sheet::Member;
use crate::assertion::Noun;
use crate::quantity::{Amount, Dimension, Interval};
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

/// Whether a figure says that it is of what another one of its sentence counts: "67 percent of the 10 respondents", "16 of 580 pupils".
pub fn is_of(part: &Witness, whole: &Witness) -> bool {
    let named = part.whole.as_ref().zip(whole.stated_noun()).is_some_and(|(of, noun)| of.lemma == noun.lemma);
    let taken = || part.noun.as_ref().filter(|noun| noun.inherited).zip(whole.stated_noun()).is_some_and(|(of, noun)| of.lemma == noun.lemma);
    (named || taken()) && part.site.source == whole.site.source && part.sentence == whole.sentence
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
