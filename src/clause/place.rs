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
                if !place.demonym && !found.iter().any(|name| **name == *place.place.name) {
                    found.push(place.place.name.to_string());
                }
                at += len.max(1);
            }
            None => at += 1,
        }
    }
    found
}
