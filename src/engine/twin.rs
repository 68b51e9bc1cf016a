//! Two figures that stand for one thing by themselves: the only ones of their noun, or ages of people of one name.
//!
//! ```text
//! sole     "a crowd of 9,460" and "a crowd of 9,640", where neither text counts another crowd
//! person   "Walter Grice, 57" and "Grice, 58"; and no "boy of 7" and "girl of 8"
//! words    "The server has 177 tools" and "The server has 180 tools": most words of both sentences are common
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::noun::{heads_fit, modifiers_overlap};
use crate::assertion::Noun;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};
use crate::witness::Witness;

/// The nouns that a text gives one figure for.
#[derive(Debug, Default)]
pub struct Nouns<'e>(BTreeMap<(Dimension, &'e str), BTreeSet<Option<Amount>>>);

impl<'e> Nouns<'e> {
    /// The nouns of a text and the figures for each.
    #[must_use]
    pub fn new(assertions: &'e [Witness]) -> Self {
        let mut nouns = Self::default();
        for assertion in assertions {
            if let Some(key) = key(assertion) {
                nouns.0.entry(key).or_default().insert(assertion.reading.centre());
            }
        }
        nouns
    }

    /// Whether it is the only figure of its noun.
    #[must_use]
    pub fn is_sole(&self, assertion: &Witness) -> bool {
        key(assertion).and_then(|key| self.0.get(&key)).is_some_and(|figures| figures.len() == 1)
    }
}

fn key(assertion: &Witness) -> Option<(Dimension, &str)> {
    Some((assertion.unit.dimension(), assertion.stated_noun()?.lemma.as_str()))
}

/// Whether two figures count the same noun, in one dimension.
#[must_use]
pub fn same_noun(a: &Witness, b: &Witness) -> bool {
    key(a).is_some() && key(a) == key(b)
}

/// Whether both are said of people of one name: "Walter Grice, 57" and "Grice, 58".
#[must_use]
pub fn one_person(a: &Witness, b: &Witness) -> bool {
    name(a).is_some_and(|name_of_a| name(b) == Some(name_of_a))
}

/// Whether most of the words of both sentences stand in either, numbers aside.
#[must_use]
pub fn same_words(a: &Witness, b: &Witness) -> bool {
    let words = |it: &'_ Witness| -> BTreeSet<Box<str>> {
        let telling = it.evidence.sentence.iter().filter(|term| !term.lemma.starts_with(|first: char| first.is_ascii_digit()));
        telling.map(|term| Box::from(&*term.lemma)).collect()
    };
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    common > 0 && common * 2 > a.union(&b).count()
}

/// Whether two ages are said of two people: of two names, of two kinds ("a boy of 7" and "a girl of 8"), or of one kind that is told apart
/// ("a British climber", "an Australian climber").
#[must_use]
pub fn are_two_people(a: &Witness, b: &Witness, lexicon: &Lexicon) -> bool {
    if a.unit.dimension() != Dimension::Age || b.unit.dimension() != Dimension::Age {
        return false;
    }
    if let (Some(one), Some(other)) = (name(a), name(b)) {
        return one != other;
    }
    let Some((x, y)) = a.stated_noun().zip(b.stated_noun()) else { return false };
    let told_apart = !x.modifiers.is_empty() && !y.modifiers.is_empty() && modifiers_overlap(&x.modifiers, &y.modifiers, lexicon) <= 0.0;
    let is_anyone = |noun: &Noun| lexicon.nouns.is_generic_person(&noun.lemma);
    let of_two_kinds = !is_anyone(x) && !is_anyone(y) && heads_fit(&x.lemma, &y.lemma, lexicon) <= 0.0;
    of_two_kinds || told_apart
}

/// The last word of the name of whom a figure is said of.
fn name(it: &Witness) -> Option<&str> {
    let last = it.subject.as_ref()?.text.split_whitespace().last()?;
    last.starts_with(char::is_uppercase).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::relation::sample::{count, read};
    use crate::quantity::Unit;

    /// Two ages, the one said of the first noun and the other of the second.
    fn are_two(one: &str, other: &str) -> bool {
        let lexicon = Lexicon::shipped().unwrap();
        let mut found = read("57, 58", &[("57", count()), ("58", count())]);
        for (it, text) in found.iter_mut().zip([one, other]) {
            it.unit = Unit::typed(Dimension::Age);
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let lemma = words.pop().unwrap();
            it.noun = Some(Box::new(Noun { text: text.to_owned(), lemma, modifiers: words, also: Vec::new(), inherited: false }));
        }
        are_two_people(&found[0], &found[1], &lexicon)
    }

    #[test]
    fn ages_of_two_kinds_of_people_are_of_two_people() {
        assert!(are_two("boy", "girl"));
        assert!(are_two("british climber", "australian climber"));
        assert!(!are_two("climber", "climber") && !are_two("british climber", "climber"));
        assert!(!are_two("victim", "climber"), "anyone may be a victim");
    }
}
