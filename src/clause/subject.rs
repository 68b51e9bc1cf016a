//! Who does it, or what is measured: the noun phrase before the verb of the clause.

use crate::claim::Phrase;
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

use super::scene::Scene;

/// Words of one subject.
const LONGEST: usize = 6;

/// The subject of the figure's clause, without determiners; `None` for pronouns and where no verb follows it.
pub fn subject(scene: &Scene<'_>, index: usize) -> Option<Phrase> {
    let (figure, range) = &scene.figures[index];
    match figure.unit.dimension() {
        Dimension::Age => name_before(scene, range.start).or_else(|| before_verb(scene, range.start)),
        Dimension::Name | Dimension::Date | Dimension::Year | Dimension::TimeOfDay => None,
        _ => before_verb(scene, range.start),
    }
}

/// "Kleman, 46": the capitalised words before a comma, a bracket or a relative clause.
fn name_before(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let last = (start.saturating_sub(10)..start).rev().find(|&at| {
        let word = &scene.words[at];
        word.kind == Kind::Word
            && word.is_capitalised()
            && scene.lexicon.calendar.weekday(&word.lower).is_none()
            && scene.lexicon.calendar.month(&word.lower).is_none()
            && !(at == 0 && scene.lexicon.words.is_stop(&word.lower))
    })?;
    let first = (0..=last)
        .rev()
        .take_while(|&at| scene.words[at].kind == Kind::Word && scene.words[at].is_capitalised() && scene.figure_at(at).is_none())
        .take(4)
        .last()?;
    Some(super::phrase(scene, first, last + 1))
}

/// The words before the verb that governs the figure.
fn before_verb(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let verb = verb_before(scene, start)?;
    let mut end = verb;
    while end > 0 && is_adverb(&scene.words[end - 1]) {
        end -= 1;
    }
    // "shares of Urban Outfitters fell": the head is before "of"; a relative clause or an apposition between commas is passed over
    if end > 0 && scene.words[end - 1].is(",") {
        end = (0..end - 1).rev().find(|&at| scene.words[at].is(",")).unwrap_or(end - 1);
    }
    let mut first = end;
    let mut count = 0;
    while first > 0 && count < LONGEST {
        let word = &scene.words[first - 1];
        let joins = word.is_any(&["of", "and", "'s", "-", "&", "the", "in", "for"]) && first > 1;
        let in_phrase = word.kind == Kind::Word
            && !scene.lexicon.words.is_stop(&word.lower)
            && !scene.lexicon.words.is_auxiliary(&word.lower)
            && !scene.lexicon.words.is_opener(&word.lower);
        if scene.figure_at(first - 1).is_some() || !(joins || in_phrase) {
            break;
        }
        first -= 1;
        count += 1;
    }
    while first < end && scene.words[first].is_any(&["of", "and", "'s", "-", "&", "the", "in", "for"]) {
        first += 1;
    }
    let pronoun = end == first + 1 && scene.words[first].is_any(&["he", "she", "it", "they", "we", "i", "you", "this", "that", "who", "which", "there"]);
    (first < end && !pronoun).then(|| super::phrase(scene, first, end))
}

/// The finite verb before the figure in its sentence: an auxiliary, a form in "-ed", an irregular past or a word of movement.
fn verb_before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let floor = start.saturating_sub(14);
    let mut found = None;
    for at in (floor..start).rev() {
        let word = &scene.words[at];
        if word.is_any(&[";", "\u{2014}"]) {
            break;
        }
        if is_verb(scene, at) {
            found = Some(at);
        } else if found.is_some() {
            break;
        }
    }
    found
}

/// Whether the word reads as a finite verb here.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if word.kind != Kind::Word || scene.figure_at(at).is_some() || word.is_capitalised() {
        return false;
    }
    let words = &scene.lexicon.words;
    if words.is_auxiliary(&word.lower) || words.is_irregular_past(&word.lower) {
        return true;
    }
    let previous_is_article = at > 0 && scene.words[at - 1].is_any(&["a", "an", "the", "of", "in", "its", "their", "his"]);
    if previous_is_article {
        return false;
    }
    word.lower.ends_with("ed") && word.lower.len() > 4
        || word.lower.ends_with('s')
            && (scene.lexicon.events.class_of_word(&word.lower).is_some() && !noun_like(scene, at) || scene.lexicon.speech.reporting(&word.lower))
}

/// "shares of Ross": a form in "-s" before a preposition or a sign is a noun.
fn noun_like(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at + 1).is_none_or(|next| next.kind == Kind::Sign || next.is_any(&["of", "in", "for", "and", "is", "are", "was", "were"]))
}

fn is_adverb(word: &Word<'_>) -> bool {
    word.kind == Kind::Word && (word.lower.ends_with("ly") || word.is_any(&["also", "now", "still", "then", "not", "already", "have", "has", "had"]))
}
