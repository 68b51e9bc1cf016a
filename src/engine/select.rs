//! Which assertions a rule speaks of.

use crate::assertion::{Assertion, Noun};
use crate::rule::Selector;

/// Whether an assertion meets everything that a selector asks for.
#[must_use]
pub fn selects(selector: &Selector, assertion: &Assertion) -> bool {
    selector.allows_mode(assertion.mode) && selects_in_any_mode(selector, assertion)
}

/// The same, however the assertion is put forward where the selector does not say: arithmetic holds of forecasts too.
#[must_use]
pub fn selects_arithmetic(selector: &Selector, assertion: &Assertion) -> bool {
    (selector.mode.is_empty() || selector.allows_mode(assertion.mode)) && selects_in_any_mode(selector, assertion)
}

fn selects_in_any_mode(selector: &Selector, assertion: &Assertion) -> bool {
    let in_sentence = |lemma: &String| assertion.evidence.sentence.iter().any(|term| *term.lemma == **lemma);
    selector.measure.as_ref().is_none_or(|measure| assertion.measure.as_ref() == Some(measure))
        && names(&selector.noun, assertion.noun.as_ref())
        && names(&selector.whole, assertion.whole.as_ref())
        && (selector.event.is_empty() || assertion.event.as_ref().and_then(|event| event.class.as_ref()).is_some_and(|class| selector.event.contains(class)))
        && (selector.dimension.is_empty() || selector.dimension.contains(&assertion.unit.dimension()))
        && (selector.unit.is_empty() || selector.unit.iter().any(|unit| unit == assertion.unit.name()))
        && (selector.aspect.is_empty() || selector.aspect.contains(&assertion.aspect))
        && (selector.trend.is_empty() || assertion.trend.is_some_and(|trend| selector.trend.contains(&trend)))
        && (selector.near.is_empty() || selector.near.iter().any(|lemma| is_near(lemma, assertion)))
        && (selector.called.is_empty() || selector.called.iter().any(|lemma| is_called(lemma, assertion)))
        && selector.with.iter().all(in_sentence)
        && !selector.without.iter().any(in_sentence)
}

/// Whether a noun phrase has one of these lemmas as a head; an empty list allows anything.
fn names(lemmas: &[String], noun: Option<&Noun>) -> bool {
    lemmas.is_empty() || noun.is_some_and(|noun| lemmas.contains(&noun.lemma) || noun.also.iter().any(|also| lemmas.contains(also)))
}

fn is_near(lemma: &String, assertion: &Assertion) -> bool {
    assertion.evidence.near.iter().any(|term| *term.lemma == **lemma) || is_called(lemma, assertion)
}

fn is_called(lemma: &String, assertion: &Assertion) -> bool {
    assertion.evidence.measured.contains(lemma)
        || assertion.event.as_ref().is_some_and(|event| event.lemma == *lemma)
        || assertion.noun.as_ref().is_some_and(|noun| noun.lemma == *lemma || noun.modifiers.contains(lemma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Aspect, Mode};
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
        found[0].noun = Some(noun("fighters", "fighter"));
        let selector = Selector { noun: vec!["fighter".to_owned()], dimension: vec![Dimension::Count], aspect: vec![Aspect::Level], ..Selector::default() };
        assert!(selects(&selector, &found[0]));
        assert!(!selects(&Selector { dimension: vec![Dimension::Money], ..selector.clone() }, &found[0]));
        assert!(!selects(&Selector { near: vec!["average".to_owned()], ..selector.clone() }, &found[0]));
        assert!(!selects(&Selector { measure: Some("deaths".to_owned()), ..selector }, &found[0]));
    }
}
