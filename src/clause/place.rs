//! Where: places of the vocabulary named in the clause, else in the sentence.

use super::scene::Scene;

/// The places of a figure, nearest clause first, in text order; each once.
pub fn places(scene: &Scene<'_>, index: usize) -> Vec<String> {
    let in_clause = within(scene, scene.clause_of(index));
    if in_clause.is_empty() { within(scene, 0..scene.words.len()) } else { in_clause }
}

fn within(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match scene.lexicon.places.at(scene.words, at) {
            // "US$ 49" names no place
            Some((len, _)) if scene.figure_at(at).is_some() => at += len.max(1),
            Some((len, place)) => {
                if !place.demonym && !in_name(scene, at, len) && !speaks(scene, at + len) && !found.iter().any(|name| **name == *place.place.name) {
                    found.push(place.place.name.to_string());
                }
                at += len.max(1);
            }
            None => at += 1,
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
