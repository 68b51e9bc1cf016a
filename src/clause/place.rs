//! Where: places of the vocabulary named in the clause, else in the sentence.

use std::ops::Range;

use crate::lexicon::PlaceRef;

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

/// The places of a figure, of all that the sentence names, nearest clause first, in text order; each once.
pub fn places(scene: &Scene<'_>, index: usize, named: &[Named<'_>]) -> Vec<String> {
    let in_clause = within(scene, scene.clause_of(index), named);
    if in_clause.is_empty() { within(scene, 0..scene.words.len(), named) } else { in_clause }
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
        let counts = scene.figure_at(words.start).is_none() && !place.demonym && !in_name(scene, words.start, words.len()) && !speaks(scene, words.end);
        if counts && !found.iter().any(|name| **name == *place.place.name) {
            found.push(place.place.name.to_string());
        }
    }
    found
}

/// "Washington puts the number at 30,000", "London said": the place stands for its government.
fn speaks(scene: &Scene<'_>, after: usize) -> bool {
    scene.words.get(after).is_some_and(|verb| {
        verb.is_any(&["puts", "put"]) && scene.words.get(after + 1).is_some_and(|object| scene.lexicon.words.is_determiner(&object.lower))
            || scene.lexicon.speech.reporting(&verb.lower) && !verb.is_capitalised() && super::verb::is_verb(scene, after)
    })
}

/// "Qatar Airways", "Air Berlin", "DC-9": the place is part of the name of something else.
fn in_name(scene: &Scene<'_>, at: usize, len: usize) -> bool {
    let organisation = |word: &crate::sentence::Word<'_>| word.is_capitalised() && scene.lexicon.places.is_organisation(&word.lower);
    let after = scene.words.get(at + len).is_some_and(organisation)
        || scene.words.get(at + len + 1).is_some_and(|second| organisation(second) && scene.words[at + len].is_capitalised());
    let model = scene.words.get(at + len).is_some_and(|sign| sign.is("-") && sign.glued)
        && scene.words.get(at + len + 1).is_some_and(|word| word.glued && word.is_number());
    let before = at.checked_sub(1).and_then(|at| scene.words.get(at)).is_some_and(|word| word.is_capitalised() && word.is("air"));
    after || model || before
}
