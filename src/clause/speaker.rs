//! Who says so.
//!
//! ```text
//! saying = "according" "to" speaker | speaker reporting-verb | reporting-verb speaker     before a comma or at the end
//! ```

use crate::sentence::Kind;
use crate::span::Span;

use super::scene::Scene;

/// A reporting verb with its speaker.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Who speaks.
    pub speaker: Span,
    /// The reporting words.
    pub verb: Span,
}

/// Words of one speaker.
const LONGEST: usize = 9;

/// Every saying of the sentence, in text order.
pub fn speakers(scene: &Scene<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    for at in 0..scene.words.len() {
        let word = &scene.words[at];
        if word.is("according") && scene.words.get(at + 1).is_some_and(|next| next.is("to")) {
            if let Some(speaker) = forwards(scene, at + 2) {
                found.push(Saying { speaker, verb: word.span });
            }
        } else if scene.lexicon.speech.reporting(&word.lower) && opens_or_precedes(scene, at) && !word.is_capitalised() {
            let is_noun = at > 0 && scene.words[at - 1].is_any(&["a", "an", "the", "its", "their", "his", "of", "to", "this"]);
            let passive = at > 0 && scene.words[at - 1].is_any(&["is", "are", "was", "were", "been", "be", "being"]);
            if is_noun || passive {
                continue;
            }
            let speaker = backwards(scene, at).or_else(|| past_apposition(scene, at)).or_else(|| {
                // "noting delays", "citing flaws": what follows such a form is what is said; who is told does not speak
                let turned =
                    at > 0 && scene.words[at - 1].is_any(&[",", "\"", "'"]) && !word.lower.ends_with("ing") && !word.is_any(&["told", "tells", "tell"]);
                forwards(scene, at + 1).filter(|_| turned)
            });
            if let Some(speaker) = speaker {
                found.push(Saying { speaker, verb: word.span });
            }
        }
    }
    found
}

/// Whether the word is outside every figure, or the first word of one: "estimated a 30 percent saving".
fn opens_or_precedes(scene: &Scene<'_>, at: usize) -> bool {
    scene.figure_at(at).is_none_or(|figure| scene.figures[figure].1.start == at)
}

/// "Ada Moss, the chief executive, said", "Ada Moss, 52, said": who stands before what is told of them.
fn past_apposition(scene: &Scene<'_>, verb: usize) -> Option<Span> {
    let close = verb.checked_sub(1).filter(|&at| scene.words[at].is(","))?;
    let open = (close.saturating_sub(14)..close).rev().find(|&at| scene.words[at].is(","))?;
    let first = scene.words.get(open + 1)?;
    let told = first.is_any(&["the", "a", "an", "with", "of", "from", "at", "who"]) || first.is_capitalised() || scene.figure_at(open + 1).is_some();
    let named = open.checked_sub(1).is_some_and(|at| scene.words[at].is_capitalised());
    backwards(scene, open).filter(|_| told && named)
}

/// The speaker of a figure: the last saying before it, else the first after it.
pub fn speaker_of(figure: Span, sayings: &[Saying]) -> Option<Span> {
    sayings.iter().rev().find(|saying| saying.verb.start() <= figure.start()).or_else(|| sayings.first()).map(|saying| saying.speaker)
}

fn backwards(scene: &Scene<'_>, verb: usize) -> Option<Span> {
    let mut end = verb;
    while end > 0
        && (scene.lexicon.words.is_auxiliary(&scene.words[end - 1].lower)
            || scene.words[end - 1].lower.ends_with("ly")
            || scene.words[end - 1].is_any(&["also", "previously", "later"]))
    {
        end -= 1;
    }
    if end > 0 && scene.words[end - 1].is("and") {
        // "the mayor blamed the noise and said": who did the one thing says the other
        return super::subject::governing(scene, end).map(|who| who.span).filter(|&who| names_speaker(scene, who));
    }
    let mut first = end;
    while first > 0 && end - first < LONGEST {
        let word = &scene.words[first - 1];
        let inside = word.kind == Kind::Word
            && (!scene.lexicon.words.is_stop(&word.lower) || word.is_any(&["the", "of", "for", "and", "'s", "us", "at", "in", "from"]))
            && !scene.lexicon.words.is_opener(&word.lower)
            || word.is("-") && word.glued;
        if !inside || scene.figure_at(first - 1).is_some() {
            break;
        }
        first -= 1;
    }
    while first < end && scene.words[first].is_any(&["of", "for", "and", "'s", "that", "at", "in", "from", "the"]) {
        first += 1;
    }
    let pronoun = scene.words.get(first).is_some_and(|word| end == first + 1 && word.is_any(&["he", "she", "it", "they", "we", "who"]));
    (first < end && !pronoun && scene.words[first..end].iter().any(|word| word.is_capitalised() || scene.lexicon.speech.is_role(&word.lower)))
        .then(|| crate::parse::span_of(scene.words, first, end))
}

/// Whether the phrase has a name or an office in it.
fn names_speaker(scene: &Scene<'_>, who: Span) -> bool {
    let spoken = |word: &crate::sentence::Word<'_>| word.is_capitalised() || scene.lexicon.speech.is_role(&word.lower);
    scene.words.iter().filter(|word| who.contains(word.span)).any(spoken)
}

fn forwards(scene: &Scene<'_>, start: usize) -> Option<Span> {
    let mut end = start;
    while end < scene.words.len() && end - start < LONGEST {
        let word = &scene.words[end];
        let inside = word.kind == Kind::Word
            && (!scene.lexicon.words.is_stop(&word.lower) || word.is_any(&["the", "of", "for", "and", "'s", "a", "an", "us", "u.s.", "by", "from"]))
            && !scene.lexicon.words.is_opener(&word.lower)
            || word.is("-") && word.glued;
        if !inside || scene.figure_at(end).is_some() || end > start && super::verb::is_verb(scene, end) {
            break;
        }
        end += 1;
    }
    while end > start && scene.words[end - 1].is_any(&["of", "for", "and", "the", "a"]) {
        end -= 1;
    }
    let mut first = start;
    // "a count by hospital officials", "figures from the ministry"
    if let Some(by) = (start..end).find(|&at| scene.words[at].is_any(&["by", "from"])).filter(|&by| by - start <= 3) {
        first = by + 1;
    }
    while first < end && scene.words[first].is_any(&["the", "a", "an"]) {
        first += 1;
    }
    (first < end).then(|| crate::parse::span_of(scene.words, first, end))
}
