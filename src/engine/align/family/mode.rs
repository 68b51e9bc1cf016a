//! How the two are put forward: level or change, part or whole, forecast or fact, and by whom.

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Mode};
use crate::engine::voice;

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let (y, x) = (pair.y, pair.x);
    values.set(
        Feature::Aspect,
        match (y.aspect, x.aspect) {
            (Aspect::Level, Aspect::Level) => 0.0,
            (Aspect::Change, Aspect::Change) => 1.0,
            (Aspect::Origin, Aspect::Origin) => 2.0,
            (Aspect::Origin, _) | (_, Aspect::Origin) => 4.0,
            _ => 3.0,
        },
    );
    values.flag(Feature::Trend, y.trend.zip(x.trend).map(|(a, b)| a == b));
    values.both(Feature::Subset, y.marks.subset, x.marks.subset);
    let lexicon = pair.lexicon();
    let kind = |part: &Noun, whole: &Noun| {
        lexicon.nouns.is_generic_person(&whole.lemma) && !lexicon.nouns.is_generic_person(&part.lemma) && lexicon.nouns.is_person(&part.lemma)
    };
    let nouns = y.noun.as_ref().zip(x.noun.as_ref());
    let kinds = nouns.is_some_and(|(a, b)| kind(a, b) || kind(b, a));
    values.set(Feature::Group, if is_group_of(y, x) || is_group_of(x, y) { 2.0 } else { f32::from(u8::from(kinds)) });
    let mode = |modes: &[Mode]| (modes.contains(&y.mode), modes.contains(&x.mode));
    let (a, b) = mode(&[Mode::Forecast]);
    values.both(Feature::Forecast, a, b);
    let (a, b) = mode(&[Mode::Hypothetical, Mode::Question]);
    values.both(Feature::Possible, a, b);
    values.both(Feature::Quoted, y.marks.quoted, x.marks.quoted);
    values.flag(Feature::Speakers, Some(voice::are_two(y, x)));
    values.set(
        Feature::Repeated,
        match (y.unit.denominator(), x.unit.denominator()) {
            (Some(_), None) | (None, Some(_)) => 2.0,
            (None, None) if y.marks.repeated != x.marks.repeated => 1.0,
            _ => 0.0,
        },
    );
    values.both(Feature::Fragment, y.marks.fragment, x.marks.fragment);
    values.set(Feature::Kind, f32::from(y.unit.dimension() as u8));
}

/// "There are six boats" and "two red boats sail": the size of a group, and what narrower counts say of it.
fn is_group_of(group: &Assertion, part: &Assertion) -> bool {
    let narrower = |group: &Noun, part: &Noun| group.modifiers.is_empty() && !part.modifiers.is_empty();
    group.scope.exists && group.scope.said.is_empty() && group.noun.as_ref().zip(part.noun.as_ref()).is_some_and(|(a, b)| narrower(a, b))
}
