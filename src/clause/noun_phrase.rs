//! A noun phrase read forwards: modifiers and a head.
//!
//! ```text
//! phrase = { modifier | hyphened | owner "'s" | measure } head      at most six words
//! ```
//! The phrase ends at a verb, a preposition, a sign, another figure, or after its first plural.

use crate::claim::{Form, Phrase};
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

use super::scene::Scene;

/// Words of one noun phrase.
const LONGEST: usize = 6;
pub const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "these", "those", "this", "that", "all", "such", "each", "every", "any", "some",
    "his", "whose",
];

/// The first word at or after `at` that is no determiner.
pub fn skip_determiners(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.words.get(at).is_some_and(|word| word.is_any(DETERMINERS) || word.is_any(&["'", "\""])) {
        at += 1;
    }
    at
}

/// The noun phrase that begins at word `at`: at most [`LONGEST`] words, up to and with its head.
pub fn noun_phrase(scene: &Scene<'_>, at: usize) -> Option<(Phrase, usize)> {
    let mut end = at;
    let mut start = at;
    let mut heads = 0;
    while let Some(word) = scene.words.get(end) {
        if end - at >= LONGEST {
            break;
        }
        if let Some(figure) = scene.figure_at(end) {
            // "eight million 250ml bottles": a measure between a count and its noun
            let (inner, words) = &scene.figures[figure];
            if inner.unit.dimension() == Dimension::Name && words.end - end <= 4 {
                let after = past_letters(scene, words.end);
                // "new Boeing 787 aircraft", "long-haul A330s": a name in the middle, or a plural of one
                let goes_on = scene.words.get(after).is_some_and(|next| next.kind == Kind::Word) && can_be_in_phrase(scene, after, heads);
                if goes_on || scene.words[after - 1].lower.ends_with('s') {
                    end = after;
                    heads += 1;
                    continue;
                }
                break;
            }
            let measures = inner.unit.dimension() != Dimension::Count || inner.form == Form::Adjective;
            let between = heads == 0 && measures && inner.unit.dimension().is_quantity() && words.end - end <= 4;
            if !between {
                break;
            }
            end = words.end;
            start = end;
            continue;
        }
        // "mid-size, long-range jets"
        let compound = |at: usize| scene.words.get(at).is_some_and(|sign| sign.is("-") && sign.glued) && scene.figure_at(at).is_none();
        if word.is(",") && end >= at + 3 && compound(end - 2) && compound(end + 2) {
            end += 1;
            continue;
        }
        let joined = word.is("-") && word.glued && end > at && scene.words.get(end + 1).is_some_and(|next| next.glued && next.kind == Kind::Word);
        if joined {
            end += 2;
            continue;
        }
        let owns =
            word.is("'") && word.glued && heads > 0 && scene.words[end - 1].lower.ends_with('s') && !scene.words.get(end + 1).is_none_or(|next| next.glued);
        if (word.is("'s") || owns) && heads > 0 {
            // "the company's workers": the owner is not what is counted
            end += 1;
            start = end;
            continue;
        }
        if word.kind != Kind::Word || !can_be_in_phrase(scene, end, heads) {
            break;
        }
        end += 1;
        heads += 1;
        if is_plural(scene, word) && !is_compound(scene, end) {
            break;
        }
    }
    if let Some(joined) = joined_modifiers(scene, start, end) {
        end = joined;
    }
    while start < end && scene.words[start].lower.ends_with("ly") && end - start > 1 {
        start += 1;
    }
    if heads == 0 || start >= end || cannot_be_head(scene, end - 1) {
        return None;
    }
    Some((super::phrase(scene, start, end), end))
}

/// "737s", "A330-300E": letters glued to the number of a model; "A380's" at the end of a phrase is a plural.
fn past_letters(scene: &Scene<'_>, mut at: usize) -> usize {
    while scene.words.get(at).is_some_and(|word| word.glued && word.kind == Kind::Word && (word.text.len() == 1 || word.is("'s"))) {
        at += 1;
    }
    at
}

/// "digital and physical sales", "Kia and Hyundai vehicles": two modifiers of one plural; where the phrase ends.
fn joined_modifiers(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let joint = scene.words.get(end).filter(|word| word.is_any(&["and", "or"]))?;
    // "combined digital and physical sales"
    let modifier =
        end > start && end - start <= 2 && !(start..end).any(|at| is_plural(scene, &scene.words[at])) && scene.figure_at(end + 1).is_none() && !joint.glued;
    let (second, head) = (scene.words.get(end + 1)?, scene.words.get(end + 2)?);
    let alike = second.kind == Kind::Word && second.is_capitalised() == scene.words[end - 1].is_capitalised() && !is_plural(scene, second);
    let goes_on = alike && can_be_in_phrase(scene, end + 1, 1) && is_plural(scene, head) && can_be_in_phrase(scene, end + 2, 2);
    let person = scene.lexicon.nouns.is_person(&scene.lexicon.words.lemma(&scene.words[end - 1].lower));
    (modifier && goes_on && !person && scene.figure_at(end + 2).is_none()).then_some(end + 3)
}

/// Whether the word can stand in a noun phrase here, after `heads` words of it.
fn can_be_in_phrase(scene: &Scene<'_>, at: usize, heads: usize) -> bool {
    let word = &scene.words[at];
    let lexicon = scene.lexicon;
    if lexicon.words.is_stop(&word.lower)
        && !word.is_any(&["us", "u.s.", "u.s", "new", "old", "first", "last", "people", "other"])
        && !(heads > 0 && word.is("time"))
        || lexicon.words.is_auxiliary(&word.lower)
        || lexicon.words.is_opener(&word.lower)
    {
        return false;
    }
    if word.is("us") && !word.text.starts_with('U') {
        return false;
    }
    let next = scene.words.get(at + 1);
    let next_goes_on = next.is_some_and(|next| {
        next.kind == Kind::Word && !lexicon.words.is_stop(&next.lower) && !lexicon.words.is_auxiliary(&next.lower) && scene.figure_at(at + 1).is_none()
    });
    let verbal = (word.lower.ends_with("ed") || word.lower.ends_with("ing") || lexicon.words.is_irregular_past(&word.lower)) && !word.is_capitalised();
    if verbal {
        // "500 km of wiring": the name of a thing
        let names = heads == 0 && word.lower.ends_with("ing") && !next_goes_on && at > 0 && scene.words[at - 1].is("of");
        if names {
            return true;
        }
        let modifies = next_goes_on && !next.is_some_and(|next| next.is_capitalised() && !word.is_capitalised());
        // "three new parking spaces"
        let first = heads == 0 || at > 0 && scene.words[at - 1].is_any(&["new", "old", "first", "last", "other"]);
        return modifies && (first || word.lower.ends_with("ing") && next.is_some_and(|next| is_plural(scene, next)));
    }
    if lexicon.nouns.is_not_a_head(&word.lower) {
        return heads == 0 && next_goes_on && !lexicon.events.class_of_word(&word.lower).is_some_and(|class| matches!(class, "rise" | "fall"));
    }
    true
}

fn cannot_be_head(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    if word.is_any(&["last", "first", "new", "old", "previous", "next", "other"]) {
        return true;
    }
    scene.lexicon.nouns.is_not_a_head(&word.lower)
        || word.lower.ends_with("ly")
            && word.lower.len() > 4
            && !word.is_any(&["family", "assembly", "anomaly", "monopoly", "ally", "rally", "reply", "supply"])
        || word.lower.ends_with("ed") && !word.is_capitalised() && word.lower.len() > 4 && !word.is_any(&["hundred", "breed"])
}

/// "arms dealers": a plural before another noun goes on.
fn is_compound(scene: &Scene<'_>, at: usize) -> bool {
    scene.words.get(at).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.is_capitalised()
            && is_plural(scene, next)
            && scene.figure_at(at).is_none()
            && !scene.lexicon.words.is_stop(&next.lower)
            && scene.lexicon.events.class_of_word(&next.lower).is_none()
            && !scene.lexicon.nouns.is_not_a_head(&next.lower)
    })
}

/// Whether a word is a plural noun.
pub fn is_plural(scene: &Scene<'_>, word: &Word<'_>) -> bool {
    word.kind == Kind::Word && scene.lexicon.is_plural(&word.lower)
}
