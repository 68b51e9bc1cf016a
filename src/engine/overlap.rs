//! How much two sets of words have in common.

use crate::assertion::Term;
use crate::lexicon::Lexicon;

/// Shortest common beginning of two forms of one word.
const STEM: usize = 5;

/// How well two words match: 1 for the same lemma, 0.8 for a synonym or another form, 0.7 for the same class of event.
#[must_use]
pub fn word_match(a: &str, b: &str, lexicon: &Lexicon) -> f32 {
    if a == b {
        return 1.0;
    }
    if lexicon.nouns.synonym(a).is_some_and(|set| lexicon.nouns.synonym(b) == Some(set)) {
        return 0.8;
    }
    if lexicon.events.class_of(a).is_some_and(|class| lexicon.events.class_of(b) == Some(class)) {
        return 0.7;
    }
    if is_form_of(a, b) { 0.8 } else { 0.0 }
}

/// "invasion" and "invade", "Sweden" and "Swedish": a common beginning that makes up most of the longer word.
fn is_form_of(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= STEM && common * 100 >= longer * 65 || common == shorter && shorter >= 4 && longer - shorter <= 3
}

/// The best match of a word among others.
#[must_use]
pub fn best_match(word: &str, others: &[Term], lexicon: &Lexicon) -> f32 {
    if others.binary_search_by(|term| (*term.lemma).cmp(word)).is_ok() {
        return 1.0;
    }
    others.iter().map(|other| word_match(word, &other.lemma, lexicon)).fold(0.0, f32::max)
}

/// The share of the weight of `words` that is matched in `others`, and the matched weight. Names that the other document lacks
/// altogether (`absent`) count half: a pronoun may stand for them there.
#[must_use]
pub fn cover(words: &[Term], others: &[Term], absent: &[Box<str>], lexicon: &Lexicon) -> (f32, f32) {
    let (mut total, mut matched) = (0.0, 0.0);
    for word in words {
        let weight = if word.is_name && absent.contains(&word.lemma) { word.weight / 2.0 } else { word.weight };
        total += weight;
        matched += weight * best_match(&word.lemma, others, lexicon);
    }
    if total > 0.0 { (matched / total, matched) } else { (0.0, 0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_synonyms_match_and_strangers_do_not() {
        let lexicon = Lexicon::shipped().unwrap();
        assert!(word_match("invasion", "invade", &lexicon) > 0.5);
        assert!(word_match("quake", "earthquake", &lexicon) > 0.5);
        assert!(word_match("harbour", "minister", &lexicon) < 0.1);
    }
}
