//! Which assertions a rule speaks of.

use crate::assertion::Noun;
use crate::claim::Mode;
use crate::rule::Reason;
use crate::rule::Selector;
use crate::witness::Witness;

/// Whether an assertion meets everything that a selector asks for.
#[must_use]
pub fn selects(selector: &Selector, assertion: &Witness) -> bool {
    refusal(selector, assertion).is_none()
}

/// The same, where a selector that names no mode takes them all: open comparison holds a forecast against a forecast.
#[must_use]
pub fn selects_in_any_mode(selector: &Selector, assertion: &Witness) -> bool {
    refusal_in_any_mode(selector, assertion).is_none()
}

/// Why such a selector passes an assertion over; `None` where it takes it.
#[must_use]
pub fn refusal_in_any_mode(selector: &Selector, assertion: &Witness) -> Option<Reason> {
    let any_mode = selector.mode.is_empty();
    barriers(selector, assertion, any_mode).map(|(_, reason)| reason)
}

/// Why a selector passes an assertion over; `None` where it takes it.
///
/// An assertion without an event of its own is taken where the rest of its sentence speaks of one that the selector names: "an army
/// of 40 fighters who were drawn to".
#[must_use]
pub fn refusal(selector: &Selector, assertion: &Witness) -> Option<Reason> {
    barrier(selector, assertion).map(|(_, reason)| reason)
}

/// The key of a selector, as rules write it, that passes an assertion over; `None` where it takes it.
#[must_use]
pub fn excluding(selector: &Selector, assertion: &Witness) -> Option<&'static str> {
    barrier(selector, assertion).map(|(key, _)| key)
}

/// The first key that is not met, and the reason that goes with it.
fn barrier(selector: &Selector, assertion: &Witness) -> Option<(&'static str, Reason)> {
    barriers(selector, assertion, false)
}

fn barriers(selector: &Selector, assertion: &Witness, any_mode: bool) -> Option<(&'static str, Reason)> {
    let refused = |refused: bool, key: &'static str, reason: Reason| refused.then_some((key, reason));
    refused(!(selector.dimension.is_empty() || selector.dimension.contains(&assertion.unit.dimension())), "dimension", Reason::Unit)
        .or_else(|| refused(!(selector.unit.is_empty() || selector.unit.iter().any(|unit| unit == assertion.unit.name())), "unit", Reason::Unit))
        .or_else(|| refused(selector.measure.is_some() && selector.measure != assertion.measure, "measure", Reason::Noun))
        .or_else(|| refused(!names(&selector.noun, assertion.noun.as_deref()), "noun", Reason::Noun))
        .or_else(|| refused(!names(&selector.whole, assertion.whole.as_deref()), "of", Reason::Whole))
        .or_else(|| refused(!happens(&selector.event, assertion), "event", Reason::Event))
        .or_else(|| refused(!(selector.aspect.is_empty() || selector.aspect.contains(&assertion.aspect)), "aspect", Reason::Change))
        .or_else(|| refused(!(selector.trend.is_empty() || assertion.trend.is_some_and(|trend| selector.trend.contains(&trend))), "trend", Reason::Change))
        .or_else(|| (!any_mode && !selector.allows_mode(assertion.mode)).then(|| ("mode", mode_reason(assertion.mode))))
        .or_else(|| refused(!(selector.called.is_empty() || selector.called.iter().any(|lemma| is_called(lemma, assertion))), "called", Reason::Noun))
        .or_else(|| refused(!selector.with.iter().all(|lemma| in_sentence(lemma, assertion)), "with", Reason::NoEvidence))
        .or_else(|| refused(selector.without.iter().any(|lemma| in_sentence(lemma, assertion)), "without", Reason::NoEvidence))
        .or_else(|| refused(!(selector.near.is_empty() || selector.near.iter().any(|lemma| is_near(lemma, assertion))), "near", Reason::NoEvidence))
}

fn in_sentence(lemma: &str, assertion: &Witness) -> bool {
    assertion.evidence.sentence.iter().any(|term| *term.lemma == *lemma)
}

/// What a way of putting something forward has against being taken as true.
fn mode_reason(mode: Mode) -> Reason {
    match mode {
        Mode::Superseded => Reason::Superseded,
        Mode::Forecast => Reason::Forecast,
        Mode::Asserted | Mode::Estimated | Mode::Denied | Mode::Hypothetical | Mode::Question | Mode::Headline => Reason::Hypothetical,
    }
}

fn happens(classes: &[String], assertion: &Witness) -> bool {
    classes.is_empty()
        || match assertion.event.as_ref().and_then(|event| event.class.as_ref()) {
            Some(class) => classes.contains(class),
            None => assertion.evidence.around.iter().any(|class| classes.contains(class)),
        }
}

/// Whether a noun phrase has one of these lemmas as a head; an empty list allows anything.
fn names(lemmas: &[String], noun: Option<&Noun>) -> bool {
    lemmas.is_empty() || noun.is_some_and(|noun| lemmas.contains(&noun.lemma) || noun.also.iter().any(|also| lemmas.contains(also)))
}

fn is_near(lemma: &String, assertion: &Witness) -> bool {
    assertion.evidence.near.iter().any(|term| *term.lemma == **lemma) || is_called(lemma, assertion)
}

fn is_called(lemma: &String, assertion: &Witness) -> bool {
    assertion.evidence.measured.contains(lemma)
        || assertion.event.as_ref().is_some_and(|event| event.lemma == *lemma)
        || assertion.noun.as_ref().is_some_and(|noun| noun.lemma == *lemma || noun.modifiers.contains(lemma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Aspect;
    use crate::engine::relation::sample::{count, noun, read};
    use crate::quantity::Dimension;

    #[test]
    fn an_empty_selector_takes_what_is_put_forward_as_true() {
        let mut found = read("40 fighters", &[("40", count())]);
        assert!(selects(&Selector::default(), &found[0]));
        found[0].mode = Mode::Hypothetical;
        assert!(!selects(&Selector::default(), &found[0]));
        assert!(selects(&Selector { mode: vec![Mode::Hypothetical], ..Selector::default() }, &found[0]));
    }

    #[test]
    fn every_field_must_hold() {
        let mut found = read("40 fighters", &[("40", count())]);
        found[0].noun = Some(noun("fighters", "fighter").into());
        let selector = Selector { noun: vec!["fighter".to_owned()], dimension: vec![Dimension::Count], aspect: vec![Aspect::Level], ..Selector::default() };
        assert!(selects(&selector, &found[0]));
        assert!(!selects(&Selector { dimension: vec![Dimension::Money], ..selector.clone() }, &found[0]));
        assert!(!selects(&Selector { near: vec!["average".to_owned()], ..selector.clone() }, &found[0]));
        assert!(!selects(&Selector { measure: Some("deaths".to_owned()), ..selector }, &found[0]));
    }
}
