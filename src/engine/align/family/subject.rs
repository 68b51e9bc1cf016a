//! Who does it, what is measured, and the whole of a share.

use std::collections::BTreeSet;

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::{Assertion, Noun, Term};
use crate::engine::kinship::{self, Kinship};

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let lexicon = pair.lexicon();
    let kin = |a: &Option<Noun>, b: &Option<Noun>| match (a, b) {
        (Some(a), Some(b)) => kinship::of_words(&a.lemma, &b.lemma, lexicon).value(),
        (None, None) => f32::NAN,
        _ => -1.0,
    };
    values.set(Feature::Subject, kin(&pair.y.subject, &pair.x.subject));
    values.set(Feature::Whole, kin(&pair.y.whole, &pair.x.whole));
    let told = |of: &Assertion, in_clause: &[Term]| {
        of.subject
            .as_ref()
            .map(|subject| kinship::words(subject).all(|word| in_clause.iter().any(|term| kinship::of_words(word, &term.lemma, lexicon) >= Kinship::Alike)))
    };
    let either = [told(pair.y, &pair.x.evidence.clause), told(pair.x, &pair.y.evidence.clause)];
    values.flag(Feature::SubjectTold, either.into_iter().flatten().reduce(|a, b| a || b));
    let (Some(a), Some(b)) = (&pair.y.subject, &pair.x.subject) else { return };
    let shared = kinship::words(a).filter(|word| kinship::words(b).any(|other| kinship::of_words(word, other, lexicon) >= Kinship::Alike)).count();
    let least = kinship::words(a).count().min(kinship::words(b).count());
    if least > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a subject has few words")]
        values.set(Feature::SubjectShared, (shared.min(least)) as f32 / least as f32);
    }
    let names = |noun: &Noun| -> BTreeSet<String> {
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        noun.text.split_whitespace().filter(capital).map(|word| word.trim_end_matches("'s").to_lowercase()).collect()
    };
    let (x, y) = (names(a), names(b));
    values.flag(Feature::SubjectNamed, (!x.is_empty() && !y.is_empty()).then(|| x.is_disjoint(&y)));
}
