//! Names that both sentences have, and names that tell two things apart: Northvale and Southvale, ward A and ward B, bus 42 and 43.

use std::collections::BTreeSet;

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::Assertion;
use crate::engine::facet::{self, Comparison};
use crate::engine::overlap::Token;
use crate::quantity::{Amount, Dimension};
use crate::rule::Facet;

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let matches = &pair.texts.matches;
    let speaker = |it: &Assertion| it.speaker.as_deref().unwrap_or_default().to_lowercase();
    let (y_speaker, x_speaker) = (speaker(pair.y), speaker(pair.x));
    let names = |bag: &[Token], words: &[crate::assertion::Term], speaker: &str| -> Vec<usize> {
        // who says it is not what it is about
        let is_speaker = |at: usize| words.get(at).is_some_and(|term| speaker.split_whitespace().any(|word| word == &*term.lemma));
        bag.iter().filter(|token| token.is_name && !is_speaker(token.at)).map(|token| token.at).collect()
    };
    let (left, right) = (&pair.texts.statement.page.story.words, &pair.texts.source.page.story.words);
    let (y, x) = (names(&pair.y_bags.sentence, left, &y_speaker), names(&pair.x_bags.sentence, right, &x_speaker));
    let shared: Vec<usize> = y.iter().copied().filter(|&at| x.iter().any(|&other| matches.of(at, other) > 0.0)).collect();
    let share = |count: usize, all: usize| if all == 0 { f32::NAN } else { ratio(count, all) };
    let elsewhere = y.iter().filter(|at| !shared.contains(at) && matches.anywhere(**at) > 0.0).count();
    values.set(Feature::NamesShared, share(shared.len(), y.len()));
    values.set(Feature::NamesElsewhere, share(elsewhere, y.len()));
    values.set(Feature::NamesForeign, share(y.len() - shared.len() - elsewhere, y.len()));
    let met = |at: usize| y.iter().any(|&other| matches.of(other, at) > 0.0);
    let back = x.iter().filter(|&&at| !met(at) && matches.is_known(at)).count();
    let foreign = x.iter().filter(|&&at| !met(at) && !matches.is_known(at)).count();
    values.set(Feature::NamesElsewhereBack, share(back, x.len()));
    values.set(Feature::NamesForeignBack, share(foreign, x.len()));
    let rarest = shared.iter().filter_map(|&at| left.get(at)).map(|term| term.weight).fold(f32::NAN, f32::max);
    values.set(
        Feature::NamesRarest,
        if y.is_empty() || x.is_empty() {
            f32::NAN
        } else if rarest.is_nan() {
            0.0
        } else {
            rarest
        },
    );
    let (a, b) = (names(&pair.y_bags.clause, left, &y_speaker), names(&pair.x_bags.clause, right, &x_speaker));
    let both = !a.is_empty() && !b.is_empty();
    values.flag(Feature::NamesOfClauses, both.then(|| a.iter().any(|&at| b.iter().any(|&other| matches.of(at, other) > 0.0))));
    values.set(Feature::Places, place(facet::compare(Facet::Place, pair.y, pair.x, pair.lexicon())));
    values.flag(Feature::Person, (pair.y.unit.dimension() == Dimension::Age).then(|| one_person(pair.y, pair.x)).flatten());
    values.flag(Feature::NamedApart, apart(&marks(pair.y), &marks(pair.x)));
    let (beside_y, beside_x) = pair.beside();
    values.flag(Feature::NumberedApart, apart(&numbers(&beside_y), &numbers(&beside_x)));
}

#[expect(clippy::cast_precision_loss, reason = "a sentence has few names")]
fn ratio(count: usize, all: usize) -> f32 {
    count as f32 / all as f32
}

fn place(comparison: Comparison) -> f32 {
    match comparison {
        Comparison::Different => 0.0,
        Comparison::Wider | Comparison::Narrower => 1.0,
        Comparison::Same => 2.0,
        Comparison::Absent => f32::NAN,
    }
}

/// Whether the last names of those who are so old are one.
fn one_person(a: &Assertion, b: &Assertion) -> Option<bool> {
    let name = |it: &Assertion| it.subject.as_ref().and_then(|subject| subject.text.split_whitespace().last().map(str::to_owned));
    let named = |it: &Assertion| name(it).filter(|name| name.chars().next().is_some_and(char::is_uppercase));
    named(a).zip(named(b)).map(|(a, b)| a == b)
}

/// Whether both have some, and each has one that the other lacks.
fn apart<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then(|| a.difference(b).next().is_some() && b.difference(a).next().is_some())
}

/// What the phrases of a figure are called by: words with a capital within, single letters, words with digits.
fn marks(it: &Assertion) -> BTreeSet<String> {
    let phrases = [&it.noun, &it.whole, &it.subject].into_iter().flatten();
    let is_mark = |word: &&str| word.chars().any(|sign| sign.is_uppercase() || sign.is_ascii_digit());
    phrases
        .flat_map(|noun| noun.text.split_whitespace())
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()).trim_end_matches("'s"))
        .filter(is_mark)
        .map(str::to_lowercase)
        .collect()
}

/// Numbers inside names, and places in an order, that stand in the clause.
fn numbers(beside: &[&Assertion]) -> BTreeSet<(Dimension, Option<Amount>)> {
    let is_name = |it: &&&Assertion| matches!(it.unit.dimension(), Dimension::Name | Dimension::Ordinal);
    beside.iter().filter(is_name).map(|it| (it.unit.dimension(), it.reading.centre())).collect()
}
