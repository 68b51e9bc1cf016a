//! Which words of a sentence read as verbs and as adverbs, by their form and their neighbours.

use crate::sentence::{Kind, Word};

use super::scene::Scene;

/// Relative pronouns: the next word is their verb.
pub const RELATIVES: &[&str] = &["which", "who", "that"];

/// Whether the word reads as a verb here.
pub fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if word.kind != Kind::Word || scene.figure_at(at).is_some() || word.is_capitalised() || super::event::in_compound(scene, at) {
        return false;
    }
    let lexicon = scene.lexicon;
    if lexicon.words.is_auxiliary(&word.lower) || lexicon.words.is_irregular_past(&word.lower) {
        return true;
    }
    let previous = at.checked_sub(1).and_then(|before| scene.words.get(before));
    if previous.is_some_and(|before| lexicon.clauses.precedes_noun(&before.lower)) {
        return false;
    }
    // "it can seat 150", "would not last four hours"
    let led = (at.saturating_sub(3)..at).rev().find(|&before| !is_adverb(&scene.words[before]));
    if led.is_some_and(|before| lexicon.words.is_modal(&scene.words[before].lower) && !scene.words[before].is_capitalised()) {
        let words = &lexicon.words;
        let small = words.is_determiner(&word.lower) || words.is_pronoun(&word.lower) || words.is_preposition(&word.lower) || words.is_conjunction(&word.lower);
        return !small && !is_adverb(word);
    }
    if led.is_some_and(|before| lexicon.words.is_auxiliary(&scene.words[before].lower)) && is_participle(scene, at) {
        return true;
    }
    if previous.is_some_and(|before| before.is("to")) {
        return lexicon.rarity.known(&word.lower)
            && !lexicon.words.is_bare(&word.lower)
            && !word.lower.ends_with('s')
            && !lexicon.words.is_determiner(&word.lower);
    }
    // "condos, which range from": what follows a relative pronoun is its verb
    if previous.is_some_and(|before| before.is_any(&["which", "who"])) {
        return !lexicon.words.is_stop(&word.lower) && !is_adverb(word);
    }
    let next = scene.words.get(at + 1);
    let takes_object = scene.figure_at(at + 1).is_some()
        || next.is_some_and(|next| {
            next.is_any(&[
                "a", "an", "the", "its", "their", "his", "her", "to", "only", "just", "over", "around", "about", "nearly", "more", "up", "by", "from", "at",
            ]) || next.lower.ends_with("ing")
        });
    word.lower.ends_with("ed") && word.lower.len() > 4 && !lexicon.nouns.is_measure(&word.lower)
        || word.lower.ends_with('s')
            && !word.lower.ends_with("ss")
            && takes_object
            && lexicon.words.lemma(&word.lower) != word.lower
            && previous.is_some_and(|before| before.kind == Kind::Word && !before.lower.ends_with('s') || before.is(")"))
        || lexicon.words.trend(&word.lower).is_some() && takes_object && !word.is_any(&["up", "down", "higher", "lower", "more", "less"])
}

/// Whether the word has the form of a participle: "ordered", "made", "flown".
pub fn is_participle(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    let words = &scene.lexicon.words;
    if word.kind != Kind::Word || scene.figure_at(at).is_some() || word.is_capitalised() {
        return false;
    }
    let strong = ["n", "ne", "ng", "nk", "um"].iter().any(|ending| word.lower.ends_with(ending)) && words.is_irregular(&word.lower);
    words.is_irregular_past(&word.lower)
        || word.lower.len() > 4 && word.lower.ends_with("ed") && !scene.lexicon.nouns.is_measure(&word.lower)
        || strong && !scene.lexicon.nouns.is_person(&words.lemma(&word.lower))
}

/// Whether what follows the verb is its object: a figure or a determiner.
pub fn object_follows(scene: &Scene<'_>, at: usize) -> bool {
    scene.figure_at(at + 1).is_some() || scene.words.get(at + 1).is_some_and(|next| scene.lexicon.words.is_determiner(&next.lower))
}

/// Whether the word only colours a verb.
pub fn is_adverb(word: &Word<'_>) -> bool {
    word.kind == Kind::Word
        && (word.lower.len() > 4 && word.lower.ends_with("ly") && !word.is_capitalised()
            || word.is_any(&["also", "now", "still", "then", "not", "already", "ever", "never", "only", "just", "even"]))
}
