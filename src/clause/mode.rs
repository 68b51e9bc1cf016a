//! How a claim is put forward: as a fact, an estimate, a forecast, a question ....
//!
//! What decides stands on the way from the figure up to the top of what is said: its noun and the nouns above it with their
//! adjectives, its verb with auxiliaries, adverbs and marks, and the verbs that the clause is a complement of. The nearest wins; what
//! hangs beside that way ("rising faster than expected") decides nothing.

use crate::claim::Mode;
use crate::lexicon::Tie;
use crate::syntax::{Relation, Tag};

use super::governor::{self, Governor};
use super::scene::Scene;

/// The mode of a figure.
pub fn mode(scene: &Scene<'_>, index: usize, governor: Governor, headline: bool) -> Mode {
    let is_question = scene.words.iter().rev().take(2).any(|word| word.is("?"));
    let otherwise = if is_question {
        Mode::Question
    } else if headline {
        Mode::Headline
    } else {
        Mode::Asserted
    };
    spine(scene, index, governor).into_iter().find_map(|token| mode_of(scene, token)).unwrap_or(otherwise)
}

/// The tokens that may put the figure forward, nearest first.
fn spine(scene: &Scene<'_>, index: usize, governor: Governor) -> Vec<usize> {
    let tree = &scene.tree;
    let node = scene.node(index);
    let top = governor.token;
    let mut found = Vec::new();
    for token in tree.upwards(node).take_while(|&each| each != top) {
        // "will fall below 9 percent, against 12 today": what it is held against stands by itself
        if scene.is_tied(token, Tie::Comparison) {
            return found;
        }
        found.push(token);
        found.extend(tree.dependents(token).filter(|&each| matches!(tree.relation(each), Relation::Amod | Relation::Advmod)));
    }
    // "it could be better, but the mill cut 300 jobs": what has a subject of its own is put forward by itself
    let apart = |each: usize| tree.relation(each) == Relation::Conj && tree.dependents(each).any(|below| tree.relation(below).is_subject());
    let mut below = None;
    for predicate in governor::complements(scene, top) {
        if !below.replace(predicate).is_some_and(apart) {
            // its helpers first: "could be expected" may be, and is not expected
            let helps = |&each: &usize| matches!(tree.relation(each), Relation::Aux | Relation::AuxPass | Relation::Advmod | Relation::Mark | Relation::Cop);
            found.extend(tree.dependents(predicate).filter(helps).chain([predicate]));
        }
    }
    found
}

/// What a word makes of the statement that it takes part in.
fn mode_of(scene: &Scene<'_>, token: usize) -> Option<Mode> {
    if scene.figure_of(token).is_some() || scene.tree.tag(token) == Tag::Propn {
        return None;
    }
    let speech = &scene.lexicon.speech;
    let (_, mode) = speech.mode_at(scene.words, scene.tree.token(token).words.start)?;
    if speech.is_backshifted(scene.lower(token)) && was_said(scene, token) {
        return Some(Mode::Forecast);
    }
    // "previously estimated" is superseded; "previously pledged" is not
    let adverb = mode == Mode::Superseded && scene.tree.relation(token) == Relation::Advmod;
    let of_estimate = |head: usize| speech.mode_of(scene.lower(head)).is_some() || speech.reporting(scene.lower(head));
    (!adverb || scene.tree.head(token).is_some_and(of_estimate)).then_some(mode)
}

/// Whether somebody is reported to have said the clause of an auxiliary, and the clause has no condition.
fn was_said(scene: &Scene<'_>, auxiliary: usize) -> bool {
    let tree = &scene.tree;
    let Some(predicate) = tree.head(auxiliary) else { return false };
    let said = governor::complements(scene, predicate).skip(1).any(|above| scene.lexicon.speech.reporting(scene.lower(above)));
    let condition = |clause: usize| tree.under(clause, Relation::Mark).any(|mark| scene.lexicon.speech.mode_of(scene.lower(mark)) == Some(Mode::Hypothetical));
    said && !tree.under(predicate, Relation::Advcl).any(condition)
}

#[cfg(test)]
mod tests {
    use crate::claim::Mode;
    use crate::clause::sample::claim;

    #[track_caller]
    fn put(text: &str, figure: &str, mode: Mode) {
        assert_eq!(claim(text, figure).mode, mode, "{text}");
    }

    #[test]
    fn what_governs_the_figure_decides() {
        put("The mill will hire 300 people.", "300", Mode::Forecast);
        put("The storm could cost 300 jobs.", "300", Mode::Hypothetical);
        put("The mill hired 300 people.", "300", Mode::Asserted);
        put("Did the mill hire 300 people?", "300", Mode::Question);
    }

    #[test]
    fn what_hangs_beside_decides_nothing() {
        put("Prices rose 4 percent, faster than expected.", "4", Mode::Asserted);
        put("The bank had previously pledged 40 million dollars.", "40", Mode::Asserted);
        put("It could have been better, but the mill cut 300 jobs.", "300", Mode::Asserted);
        put("Prices may fall to 9 percent, compared with 12 percent today.", "12", Mode::Asserted);
    }

    #[test]
    fn what_was_said_to_come_is_a_forecast() {
        put("The mill said it would hire 300 people.", "300", Mode::Forecast);
        put("The mill would hire 300 people.", "300", Mode::Hypothetical);
        put("The mill said it would hire 300 people if the levy fell.", "300", Mode::Hypothetical);
    }

    #[test]
    fn an_earlier_estimate_is_superseded() {
        put("The ministry had previously estimated that 300 people fled.", "300", Mode::Superseded);
    }
}
