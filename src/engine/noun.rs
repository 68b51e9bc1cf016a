//! How well what two figures count agrees.

use super::overlap::word_match;
use crate::assertion::Noun;
use crate::lexicon::Lexicon;
use crate::quantity::Dimension;
use crate::witness::Witness;

/// -1 for different nouns, 0 where one has none, up to 1 for the same.
#[must_use]
pub fn noun_fit(a: &Witness, b: &Witness, lexicon: &Lexicon) -> f32 {
    let (Some(x), Some(y)) = (key_noun(a), key_noun(b)) else { return 0.0 };
    let mut fit = heads_fit(&x.lemma, &y.lemma, lexicon);
    let coordinated = x.also.contains(&y.lemma) || y.also.contains(&x.lemma);
    let named_before = a.evidence.measured.contains(&y.lemma) || b.evidence.measured.contains(&x.lemma);
    if coordinated || named_before {
        fit = fit.max(0.6);
    }
    if x.modifiers.contains(&y.lemma) || y.modifiers.contains(&x.lemma) {
        fit = fit.max(0.5);
    }
    if counts_the_event(a, x, b, y, lexicon) || counts_the_event(b, y, a, x, lexicon) {
        fit = fit.max(0.6);
    }
    let generic = lexicon.nouns.is_generic_person(&x.lemma) && lexicon.nouns.is_person(&y.lemma)
        || lexicon.nouns.is_generic_person(&y.lemma) && lexicon.nouns.is_person(&x.lemma);
    if generic {
        fit = fit.max(0.6);
    }
    let measures_differ =
        lexicon.nouns.is_measure(&x.lemma) && lexicon.nouns.is_measure(&y.lemma) && x.lemma != y.lemma && word_match(&x.lemma, &y.lemma, lexicon) < 0.7;
    if measures_differ { -1.0 } else { fit }
}

/// "a toll of 40" and "40 villagers were killed": the noun of one is the event of the other, which counts people.
fn counts_the_event(a: &Witness, noun: &Noun, b: &Witness, other: &Noun, lexicon: &Lexicon) -> bool {
    let class = lexicon.events.class_of(&noun.lemma);
    let same = |assertion: &Witness| assertion.event.as_ref().and_then(|event| event.class.as_deref()) == class;
    class.is_some() && same(a) && same(b) && lexicon.nouns.is_person(&other.lemma)
}

pub fn key_noun(assertion: &Witness) -> Option<&Noun> {
    match assertion.unit.dimension() {
        Dimension::Share => assertion.whole.as_deref(),
        Dimension::Duration | Dimension::Age => None,
        _ => assertion.noun.as_deref(),
    }
}

/// How well two heads agree: 1 for one lemma, less for synonyms and forms, -1 for two things.
#[must_use]
pub fn heads_fit(a: &str, b: &str, lexicon: &Lexicon) -> f32 {
    if a == b {
        return 1.0;
    }
    let group = lexicon.nouns.person_group(a);
    if group.is_some() && group == lexicon.nouns.person_group(b) {
        return 0.8;
    }
    let matched = word_match(a, b, lexicon);
    if matched > 0.0 { matched } else { -1.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a noun has few modifiers")]
pub fn modifiers_overlap(x: &[String], y: &[String], lexicon: &Lexicon) -> f32 {
    let matched: f32 = x.iter().map(|word| y.iter().map(|other| word_match(word, other, lexicon)).fold(0.0, f32::max)).sum();
    matched / x.len().min(y.len()).max(1) as f32
}

/// Whether two subjects have a good part of their words in common.
pub fn subjects_meet(x: &Noun, y: &Noun, lexicon: &Lexicon) -> bool {
    let words = |noun: &Noun| noun.modifiers.iter().cloned().chain(std::iter::once(noun.lemma.clone())).filter(|word| word.len() > 2).collect::<Vec<_>>();
    let (x, y) = (words(x), words(y));
    modifiers_overlap(&x, &y, lexicon) >= 0.34
}
