//! "Did you mean": the nearest of the words that are allowed.

/// Edits that a word may be away, for each so many letters of it.
const LETTERS_FOR_EDIT: usize = 3;
/// Words up to this many are listed where none is near.
const LISTED: usize = 16;

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
        .filter(|&(edits, candidate)| edits <= candidate.len().max(word.len()).div_ceil(LETTERS_FOR_EDIT).min(4) && edits < candidate.len())
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested() {
        assert_eq!(advice("severty", &["severity", "what"]).as_deref(), Some("did you mean `severity`?"));
        assert_eq!(advice("must_match", &["must-match"]).as_deref(), Some("did you mean `must-match`?"));
    }

    #[test]
    fn few_words_are_listed_and_many_are_not() {
        assert_eq!(advice("zzzzzz", &["note", "error"]).as_deref(), Some("it is one of error, note"));
        assert_eq!(advice("zzzzzz", &["note"; 40]), None);
    }
}
