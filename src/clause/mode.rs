//! How a claim is put forward: as a fact, an estimate, a forecast, a question ....
//!
//! The word that decides stands in the clause of the figure, or before it in the sentence in a clause that governs it
//! ("officials expect that ..."); the nearest wins.

use crate::claim::Mode;

use super::scene::Scene;

/// Words before the figure that are looked at.
const REACH: usize = 12;
/// A forecast, an estimate or what was once held governs a whole list of figures, up to the next finite verb.
const LONG_REACH: usize = 40;

/// The mode of a figure.
pub fn mode(scene: &Scene<'_>, index: usize, headline: bool) -> Mode {
    let range = &scene.figures[index].1;
    let clause = scene.clause_of(index);
    let from = range.start.saturating_sub(LONG_REACH);
    let near = range.start.saturating_sub(REACH);
    // "could push the price as high as $100 billion": a clause without a verb belongs to the one before
    let hangs = scene.words[clause.start].is("as") && clause.start > 0 && !(clause.start..range.start).any(|at| super::verb::is_verb(scene, at));
    let floor = if hangs { scene.clause_at(clause.start - 1).start } else { clause.start };
    let mut denied = false;
    let mut finite = false;
    for at in (from..range.start).rev() {
        let word = &scene.words[at];
        let inside = (floor..clause.end).contains(&at);
        if word.is_any(&[";", "\u{2014}"]) || at < near && finite {
            break;
        }
        finite |= scene.lexicon.words.is_irregular_past(&word.lower) && !word.is_any(&["had", "lost", "held", "made", "set", "put"])
            || word.is_any(&["while", "but", "whereas"]);
        if word.is_capitalised() && scene.lexicon.calendar.month(&word.lower).is_some() {
            continue;
        }
        // "will initially be sold": the future decides
        if scene.lexicon.speech.mode_of(&word.lower) == Some(Mode::Superseded) && at > 0 && scene.words[at - 1].is_any(&["will", "would", "shall", "'ll"]) {
            continue;
        }
        if word.is_any(&["previously", "formerly", "originally"])
            || word.is("earlier") && scene.words.get(at + 1).is_some_and(|next| scene.lexicon.speech.mode_of(&next.lower).is_some())
        {
            return Mode::Superseded;
        }
        if let Some((_, found)) = scene.lexicon.speech.mode_at(scene.words, at).filter(|(len, _)| at + len <= range.start) {
            let earlier = at > 0 && (from..at).any(|before| scene.words[before].is_any(&["previously", "earlier", "originally"]));
            if found == Mode::Estimated && earlier {
                return Mode::Superseded;
            }
            // "will raise fares after losses widened to 14 million"
            let relative = !inside && scene.words[clause.start].is_any(&["which", "who", "whose", "after", "because"]);
            let governs = inside || matches!(found, Mode::Estimated | Mode::Denied | Mode::Superseded) || found == Mode::Forecast && !relative;
            // "it should be noted that the stock tripled"
            if found == Mode::Hypothetical && says_that(scene, at, range.start) {
                continue;
            }
            denied |= found == Mode::Denied;
            let likely_past = word.is("would") && scene.words.get(at + 1).is_some_and(|next| next.is("have"));
            if governs && !likely_past && found != Mode::Denied {
                return found;
            }
        }
    }
    let is_question = scene.words.last().is_some_and(|word| word.is("?")) || scene.words.len() > 1 && scene.words[scene.words.len() - 2].is("?");
    if denied {
        Mode::Denied
    } else if is_question {
        Mode::Question
    } else if after(scene, range.end, clause.end).is_some_and(|mode| mode == Mode::Estimated) {
        Mode::Estimated
    } else if to_come(scene, range.end, clause.end) {
        Mode::Forecast
    } else if headline {
        Mode::Headline
    } else {
        Mode::Asserted
    }
}

/// "should be mentioned that", "could be said that": a modal that only introduces what is said.
fn says_that(scene: &Scene<'_>, modal: usize, end: usize) -> bool {
    let that = (modal + 1..end.min(modal + 5)).find(|&at| scene.words[at].is("that"));
    scene.words[modal].is_any(&["should", "could", "may", "might"])
        && that.is_some_and(|that| scene.words[modal + 1].is("be") && scene.words[that - 1].lower.ends_with("ed"))
}

/// "half of the cuts will be made in spring": the first verb after the figure puts it in the future.
fn to_come(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let verb = (from..to.min(from + 9)).find(|&at| super::verb::is_verb(scene, at) || scene.figure_at(at).is_some());
    verb.is_some_and(|at| scene.words[at].is_any(&["will", "shall", "'ll", "won't"]))
}

/// "30,000 is the estimate".
fn after(scene: &Scene<'_>, from: usize, to: usize) -> Option<Mode> {
    scene.words[from..to.min(scene.words.len())].iter().take(6).find_map(|word| scene.lexicon.speech.mode_of(&word.lower))
}
