//! "Did you mean": the nearest of the words that are allowed.

use strum::VariantNames;

use crate::rule::{Facet, Part};

/// Edits that a word may be away, for each so many letters of it.
const LETTERS_FOR_EDIT: usize = 3;
/// Words up to this many are listed where none is near: all classes of events, all named measures.
const LISTED: usize = 100;

/// Advice for a key that is not among those that may stand at its place.
pub(super) fn advice_on_key(key: &str, known: &[&str]) -> Option<String> {
    let is_facet = Facet::VARIANTS.contains(&key) && known.contains(&"noun");
    if is_facet {
        return Some(format!(
            "no figure is chosen by its {key}. To compare only figures that agree in it, write must-match = [\"{key}\"] under [relation.equal]; to look only at \
             sentences with a certain word, write with = [\"word\"]"
        ));
    }
    if nearest(key, known).is_some() {
        return advice(key, known);
    }
    // the tables of parts are no keys that one would look for here
    let keys: Vec<&str> = known.iter().copied().filter(|known| !Part::VARIANTS.contains(known)).collect();
    advice(key, &keys)
}

/// Advice for a word that is not among `known`: the nearest, or all of them if they are few.
pub(super) fn advice(word: &str, known: &[&str]) -> Option<String> {
    if let Some(near) = nearest(word, known) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut listed = known.to_vec();
    listed.sort_unstable();
    match listed.as_slice() {
        [] => None,
        [only] => Some(format!("the only one is `{only}`")),
        _ if listed.len() <= LISTED => Some(format!("it is one of {}", listed.join(", "))),
        _ => None,
    }
}

/// The word of `known` that is fewest edits away, if it is near; the first in alphabetical order where several are.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = word.to_lowercase().replace(['_', ' '], "-");
    known
        .iter()
        .map(|&candidate| (strsim::damerau_levenshtein(&word, candidate), candidate))
        .filter(|&(edits, candidate)| edits <= (candidate.len().max(word.len()) / LETTERS_FOR_EDIT).clamp(1, 4) && edits < candidate.len())
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested() {
        assert_eq!(advice("severty", &["severity", "what"]).as_deref(), Some("did you mean `severity`?"));
        assert_eq!(advice("die", &["fine", "kill"]).as_deref(), Some("it is one of fine, kill"));
        assert_eq!(advice("must_match", &["must-match"]).as_deref(), Some("did you mean `must-match`?"));
    }

    #[test]
    fn a_key_is_sought_among_keys() {
        let keys = ["noun", "with", "part", "whole"];
        assert_eq!(advice_on_key("colour", &keys).as_deref(), Some("it is one of noun, with"));
        assert_eq!(advice_on_key("hole", &keys).as_deref(), Some("did you mean `whole`?"));
        assert!(advice_on_key("place", &keys).is_some_and(|advice| advice.contains("must-match = [\"place\"]")));
    }

    #[test]
    fn few_words_are_listed_and_many_are_not() {
        assert_eq!(advice("zzzzzz", &["note", "error"]).as_deref(), Some("it is one of error, note"));
        assert_eq!(advice("zzzzzz", &["note"; 140]), None);
    }
}
