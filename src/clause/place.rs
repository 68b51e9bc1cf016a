//! Where: places of the vocabulary named with what is counted, else in the clause, else in the sentence.

use std::ops::Range;

use crate::lexicon::{PlaceRef, Tie};
use crate::syntax::{Relation, Tag};

use super::governor;
use super::scene::Scene;

/// A place that the sentence names, with its words.
pub struct Named<'l> {
    words: Range<usize>,
    place: PlaceRef<'l>,
}

/// Every place of the vocabulary that begins at a word of the sentence, in order; they may overlap.
pub fn named<'l>(scene: &Scene<'l>) -> Vec<Named<'l>> {
    let at = |at: usize| scene.lexicon.places.at(scene.words, at).map(|(len, place)| Named { words: at..at + len.max(1), place });
    (0..scene.words.len()).filter_map(at).collect()
}

/// The places of a figure, of all that the sentence names, in text order; each once. Those that hang on what it counts come before those
/// of its clause, and those before the rest.
pub fn places(scene: &Scene<'_>, index: usize, named: &[Named<'_>]) -> Vec<String> {
    let anchor = governor::anchor(scene, index);
    // what is coordinated with it has places of its own
    let end = scene.tree.under(anchor, Relation::Conj).map(|each| scene.tree.extent(each).start).min();
    let extent = scene.tree.extent(anchor);
    let own = scene.words_of(extent.start..end.unwrap_or(extent.end).max(anchor + 1));
    let ranges = [own, scene.clause_of(index), 0..scene.words.len()];
    ranges.into_iter().map(|range| within(scene, range, named)).find(|places| !places.is_empty()).unwrap_or_default()
}

fn within(scene: &Scene<'_>, range: Range<usize>, named: &[Named<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = range.start;
    for Named { words, place } in named {
        if words.start < at || words.start >= range.end {
            continue;
        }
        at = words.end;
        // "US$ 49" names no place
        let counts = scene.figure_at(words.start).is_none() && !place.demonym && !in_name(scene, words) && !acts(scene, words);
        if counts && !found.iter().any(|name| **name == *place.place.name) {
            found.push(place.place.name.to_string());
        }
    }
    found
}

/// "Washington puts the number at 30,000", "London said", "a bid by Paris": the place stands for those who act there.
fn acts(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let Some(token) = scene.tree.token_at(words.end - 1) else { return false };
    let speaks = |verb: usize| scene.lexicon.speech.reporting(scene.lower(verb)) || scene.lexicon.speech.puts(&scene.lemma(verb));
    match scene.tree.relation(token) {
        Relation::Iobj | Relation::OblAgent => true,
        relation => relation.is_subject() && scene.tree.head(token).is_some_and(speaks),
    }
}

/// "Qatar Airways", "Air Berlin", "DC-9": the place is part of the name of something else.
fn in_name(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let organisation = |at: usize| scene.words.get(at).is_some_and(|word| word.is_capitalised() && scene.lexicon.places.is_organisation(&word.lower));
    let capital = |at: usize| scene.words.get(at).is_some_and(crate::sentence::Word::is_capitalised);
    let after = organisation(words.end) || capital(words.end) && organisation(words.end + 1);
    let model = scene.words.get(words.end).is_some_and(|sign| sign.is("-") && sign.glued)
        && scene.words.get(words.end + 1).is_some_and(|word| word.glued && word.is_number());
    let token = scene.tree.token_at(words.end - 1);
    // "Air Berlin": one name of several words, the place last
    let before = token.is_some_and(|token| {
        let opens = |each: usize| scene.tree.tag(each) == Tag::Propn && scene.lexicon.places.is_organisation(scene.lower(each));
        scene.tree.under(token, Relation::Compound).any(opens) || scene.tree.relation(token) == Relation::Flat && scene.tree.head(token).is_some_and(opens)
    });
    // "Essex Chemical", "the Bank of England": one name, of which the place is not the head
    let narrows = token.and_then(|token| scene.tree.head(token).map(|head| (token, head))).is_some_and(|(token, head)| {
        let relation = scene.tree.relation(token);
        let part = matches!(relation, Relation::Compound | Relation::Flat) || relation == Relation::Nmod && scene.is_tied(token, Tie::Whole);
        part && scene.tree.tag(head) == Tag::Propn && scene.lexicon.places.canonical(scene.lower(head)).is_none()
    });
    after || model || before || narrows
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[test]
    fn places_of_the_clause_come_first() {
        assert_eq!(claim("The fire in Paris killed 12 people.", "12").places.len(), 1);
        assert!(claim("The airline carried 400 people.", "400").places.is_empty());
    }

    #[test]
    fn a_place_in_the_name_of_a_firm_is_none() {
        assert!(claim("Qatar Airways ordered 50 jets.", "50").places.is_empty());
    }
}
