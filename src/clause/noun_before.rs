//! What is counted or measured, where it is named before the figure.
//!
//! ```text
//! measure = measure-noun ("of" | "is" | "was" | "at" | "to" ...) figure     "a toll of 52", "population of about 11 million"
//! named   = noun-phrase "of" figure                                         "a fine of $10"
//! number  = ("number" | "total") "of" noun-phrase ... figure                "the number of fighters ... at 30,000"
//! ```

use crate::claim::{Counted, Phrase};
use crate::sentence::Kind;

use super::noun_phrase::{noun_phrase, skip_determiners};
use super::scene::Scene;

/// "a toll of 52", "population of about 11 million", "the death toll rose to 30": the measure named before the figure.
pub fn measure_before(scene: &Scene<'_>, start: usize) -> Option<Counted> {
    let floor = scene.clause_at(start).start;
    let mut at = start;
    for _ in 0..7 {
        at = at.checked_sub(1).filter(|&at| at >= floor)?;
        let word = &scene.words[at];
        if scene.figure_at(at).is_some() || word.kind == Kind::Sign && !word.is("-") {
            return None;
        }
        let is_noun = !word.lower.ends_with("ed") && !super::event::in_compound(scene, at);
        if is_noun && scene.lexicon.nouns.is_measure(&scene.lexicon.words.lemma(&word.lower)) {
            let first = (floor..at)
                .rev()
                .take_while(|&before| {
                    scene.figure_at(before).is_none()
                        && scene.words[before].kind == Kind::Word
                        && !scene.lexicon.words.is_stop(&scene.words[before].lower)
                        && !scene.lexicon.words.is_auxiliary(&scene.words[before].lower)
                })
                .take(3)
                .last();
            // "an order worth $15bn": the worth is that of the order
            let end = if word.is("worth") { at } else { at + 1 };
            let first = first.unwrap_or(at);
            // "to steady oil prices at": the verb is no part of what it steadies
            let infinitive = first < at && first.checked_sub(1).is_some_and(|before| scene.words[before].is("to"));
            let first = first + usize::from(infinitive);
            return (first < end).then(|| Counted { phrase: super::phrase(scene, first, end), also: Vec::new(), inherited: false });
        }
    }
    None
}

/// "a fine of $10", "a gain of 2 percent", "turnover of 1.3 billion": the noun that "of" ties to the figure.
pub fn named_before(scene: &Scene<'_>, start: usize) -> Option<Counted> {
    let of = start.checked_sub(1).filter(|&at| scene.words[at].is("of"))?;
    let fits = |at: usize| {
        scene.words[at].kind == Kind::Word
            && scene.figure_at(at).is_none()
            && !scene.lexicon.words.is_stop(&scene.words[at].lower)
            && !scene.lexicon.words.is_auxiliary(&scene.words[at].lower)
            && !scene.words[at].is("'s")
            && !super::verb::is_verb(scene, at)
            && !scene.lexicon.speech.reporting(&scene.words[at].lower)
    };
    let first = (0..of).rev().take_while(|&at| fits(at)).take(3).last()?;
    Some(Counted { phrase: super::phrase(scene, first, of), also: Vec::new(), inherited: false })
}

/// "the number of fighters who have entered Syria since May at 30,000": what the number is a number of.
pub fn number_of(scene: &Scene<'_>, start: usize) -> Option<(Phrase, std::ops::Range<usize>)> {
    let tied = start
        .checked_sub(1)
        .is_some_and(|at| scene.words[at].is_any(&["at", "to", "is", "was", "reached", "be", "stood", "stands", "as", "exceeded", "had", "been"]));
    let floor = start.saturating_sub(18);
    let number = (floor..start)
        .rev()
        .take_while(|&at| scene.figure_at(at).is_none() && !scene.words[at].is(";"))
        .find(|&at| scene.words[at].is_any(&["number", "numbers", "total"]) && scene.words.get(at + 1).is_some_and(|next| next.is("of")))?;
    let (phrase, end) = noun_phrase(scene, skip_determiners(scene, number + 2))?;
    (tied && end <= start).then_some((phrase, number + 2..end))
}
