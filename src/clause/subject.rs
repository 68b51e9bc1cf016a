//! Who does it, or what is measured: the noun phrase before the verb that governs the figure.
//!
//! ```text
//! subject = noun-phrase { adverb | bracket } verb ... figure
//! ```
//! From the figure leftwards each verb is tried; one after "to", "and" or a comma belongs to an earlier subject, so the search goes
//! on. Without a verb the clause's own opening phrase serves ("Stoxx 50 -1.3%"). Pronouns name nothing.

use crate::claim::Phrase;
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

use super::scene::Scene;

/// Words of one subject.
const LONGEST: usize = 8;
/// How far before the figure its verb may stand.
const REACH: usize = 24;
/// Words inside a subject that are no nouns.
const JOINTS: &[&str] = &["of", "and", "'s", "-", "&", "the", "in", "for", "/", "."];
const PRONOUNS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "this", "that", "who", "which", "there", "what", "those", "these", "one"];

/// The subject of the figure's clause, without determiners.
pub fn subject(scene: &Scene<'_>, index: usize) -> Option<Phrase> {
    let (figure, range) = &scene.figures[index];
    match figure.unit.dimension() {
        Dimension::Age => name_before(scene, range.start).or_else(|| governing(scene, range.start)),
        Dimension::Name | Dimension::Date | Dimension::Year | Dimension::TimeOfDay => None,
        _ => governing(scene, range.start),
    }
}

/// "Kleman, 46": the capitalised words before a comma, a bracket or a relative clause.
fn name_before(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let last = (start.saturating_sub(10)..start).rev().find(|&at| {
        let word = &scene.words[at];
        word.kind == Kind::Word
            && word.is_capitalised()
            && !word.is("'s")
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

/// The subject of the nearest verb before the figure that has one.
fn governing(scene: &Scene<'_>, start: usize) -> Option<Phrase> {
    let floor = start.saturating_sub(REACH);
    for at in (floor..start).rev() {
        if scene.words[at].is_any(&[";", "\u{2014}", "\u{2022}"]) {
            return None;
        }
        if is_verb(scene, at) {
            match before_verb(scene, at) {
                Named::Phrase(phrase) => return Some(phrase),
                Named::Pronoun => return None,
                Named::Nothing => {}
            }
        }
    }
    None
}

enum Named {
    Phrase(Phrase),
    Pronoun,
    Nothing,
}

/// The noun phrase that ends before the verb at `verb`.
fn before_verb(scene: &Scene<'_>, verb: usize) -> Named {
    let mut end = verb;
    loop {
        let Some(before) = end.checked_sub(1).and_then(|at| scene.words.get(at)) else { return Named::Nothing };
        let relative = before.is_any(&["which", "who", "that", "whose"]);
        if is_adverb(before) || relative || scene.lexicon.words.is_auxiliary(&before.lower) && scene.figure_at(end - 1).is_none() {
            end -= 1;
            if relative && end > 0 && scene.words[end - 1].is(",") {
                end -= 1;
            }
        } else if before.is(")") {
            let Some(open) = (0..end - 1).rev().find(|&at| scene.words[at].is("(")) else { return Named::Nothing };
            end = open;
        } else if before.is(",") {
            // an apposition or a relative clause between commas is passed over
            let Some(open) = (0..end - 1).rev().take_while(|&at| end - at < 16).find(|&at| scene.words[at].is(",")) else { return Named::Nothing };
            end = open;
        } else {
            break;
        }
    }
    let mut first = end;
    while first > 0 && end - first < LONGEST && in_phrase(scene, first - 1) {
        first -= 1;
    }
    while first < end && scene.words[first].is_any(JOINTS) {
        first += 1;
    }
    if first == end {
        let pronoun = end > 0 && scene.words[end - 1].is_any(PRONOUNS);
        return if pronoun { Named::Pronoun } else { Named::Nothing };
    }
    // "in the city prices fell": what a preposition opens is no subject by itself
    let opened = first > 0 && scene.words[first - 1].is_any(&["to", "by", "at", "from", "with", "on", "into"]);
    let adjective = end == first + 1 && scene.words[first].is_any(&["new", "additional", "other", "same", "own", "old", "first", "last", "next"]);
    if opened || adjective || end == first + 1 && scene.words[first].is_any(PRONOUNS) {
        Named::Nothing
    } else {
        Named::Phrase(super::phrase(scene, first, end))
    }
}

fn in_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if let Some(figure) = scene.figure_at(at) {
        return scene.figures[figure].0.unit.dimension() == Dimension::Name;
    }
    if word.is_any(JOINTS) {
        return !word.is(".") || word.glued && at > 0 && scene.words[at - 1].is_capitalised();
    }
    let words = &scene.lexicon.words;
    word.kind == Kind::Word
        && (!words.is_stop(&word.lower) || word.is_any(&["new", "first", "last", "us"]))
        && !words.is_auxiliary(&word.lower)
        && !words.is_opener(&word.lower)
        && !is_verb(scene, at)
        && !is_adverb(word)
}

/// Whether the word reads as a verb here.
fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if word.kind != Kind::Word || scene.figure_at(at).is_some() || word.is_capitalised() {
        return false;
    }
    let lexicon = scene.lexicon;
    if lexicon.words.is_auxiliary(&word.lower) || lexicon.words.is_irregular_past(&word.lower) {
        return true;
    }
    let previous = at.checked_sub(1).and_then(|before| scene.words.get(before));
    if previous.is_some_and(|before| before.is_any(&["a", "an", "the", "of", "in", "its", "their", "his", "her", "for", "with", "by"])) {
        return false;
    }
    if previous.is_some_and(|before| before.is("to")) {
        return lexicon.rarity.known(&word.lower) && !word.lower.ends_with('s');
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
            && previous.is_some_and(|before| before.kind == Kind::Word && !before.lower.ends_with('s') || before.is(")"))
        || lexicon.words.trend(&word.lower).is_some() && takes_object && !word.is_any(&["up", "down", "higher", "lower", "more", "less"])
}

fn is_adverb(word: &Word<'_>) -> bool {
    word.kind == Kind::Word
        && (word.lower.ends_with("ly") && !word.is_capitalised()
            || word.is_any(&["also", "now", "still", "then", "not", "already", "ever", "never", "only", "just", "even"]))
}
