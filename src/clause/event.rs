//! What happened to what is counted: the nearest word of an event class.
//!
//! Distance is counted in words from the figure and its noun; a word outside the clause is six words further away, and each figure
//! in between adds four. Beyond nine words there is no event of a class: then the verb that governs the figure names it.

use crate::claim::Happening;
use crate::sentence::Kind;

use super::scene::Scene;

const OUTSIDE_CLAUSE: usize = 6;
const FIGURE_BETWEEN: usize = 4;
const FARTHEST: usize = 9;

/// The event of a figure whose noun phrase ends before word `words_end`.
///
/// `classed` are the words of the sentence that have a class.
pub fn event(scene: &Scene<'_>, index: usize, words_end: usize, anchor: Option<&std::ops::Range<usize>>, classed: &[(usize, &str)]) -> Option<Happening> {
    let (figure, figure_range) = &scene.figures[index];
    // what is counted may stand away from its figure: then the event is the one beside it
    let range = anchor.unwrap_or(figure_range);
    let words_end = if anchor.is_some() { range.end } else { words_end };
    if !figure.unit.dimension().is_quantity() {
        return None;
    }
    let clause = if anchor.is_some() { scene.clause_at(range.start).start..figure_range.start } else { scene.clause_of(index) };
    let end = words_end.max(range.end);
    let from = range.start.saturating_sub(FARTHEST + FIGURE_BETWEEN);
    let to = (end + FARTHEST + FIGURE_BETWEEN).min(scene.words.len());
    let candidates = classed.iter().filter(|(at, _)| (from..to).contains(at) && scene.figure_at(*at).is_none());
    candidates
        .filter_map(|&(at, class)| {
            let word = &scene.words[at];
            let away = if at < range.start {
                range.start - at
            } else if at < end {
                0
            } else {
                at - end + 1
            };
            let (low, high) = if at < range.start { (at, range.start) } else { (end, at.max(end)) };
            let between = figures_between(scene, low, high);
            let outside = if clause.contains(&at) { 0 } else { OUTSIDE_CLAUSE };
            let auxiliary_noun =
                usize::from(matches!(&*word.lower, "left" | "up" | "off" | "down" | "held" | "count" | "counts" | "found" | "case" | "cases")) * 3;
            let weight = away + between * FIGURE_BETWEEN + outside + auxiliary_noun;
            (weight <= FARTHEST).then_some((weight, at, class))
        })
        .min()
        .map(|(_, at, class)| happening(scene, at, Some(class.to_owned())))
        .or_else(|| governing(scene, range.start, clause.start).or_else(|| following(scene, end, clause.end)))
}

/// Every word of the sentence at which an event of a class is named, with the class.
pub fn classed<'l>(scene: &Scene<'l>) -> Vec<(usize, &'l str)> {
    let class_at = |at: usize| {
        let (_, class) = scene.lexicon.events.at(scene.words, at).filter(|_| !in_compound(scene, at) && !names(scene, at))?;
        Some((at, class))
    };
    (0..scene.words.len()).filter_map(class_at).collect()
}

/// Whether the word is a part of a name: "Fall River", "Attack on Titan".
fn names(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    word.is_capitalised()
        && at > 0
        && !scene.words[at - 1].is_any(&["\"", "."])
        && scene.lexicon.rarity.capital_share(&word.lower) < 0.5
        && scene.words.get(at + 1).is_some_and(crate::sentence::Word::is_capitalised)
}

fn happening(scene: &Scene<'_>, at: usize, class: Option<String>) -> Happening {
    let word = &scene.words[at];
    Happening { span: word.span, lemma: scene.lexicon.words.lemma(&word.lower).into_owned(), class }
}

/// "carrying 150 passengers", "has received five orders": a verb of no class that the figure stands behind in its clause.
fn governing(scene: &Scene<'_>, start: usize, floor: usize) -> Option<Happening> {
    let at = (floor.max(start.saturating_sub(FARTHEST))..start).rev().take_while(|&at| scene.figure_at(at).is_none()).find(|&at| acts(scene, at))?;
    Some(happening(scene, at, None))
}

/// "149 orders have been received": a verb of no class behind the auxiliary that follows the figure's noun.
fn following(scene: &Scene<'_>, end: usize, clause_end: usize) -> Option<Happening> {
    let auxiliary = (end..clause_end.min(end + FARTHEST)).take_while(|&at| scene.figure_at(at).is_none()).find(|&at| auxiliary(scene, at))?;
    let at = (auxiliary + 1..clause_end).find(|&at| !auxiliary_or_adverb(scene, at))?;
    let word = &scene.words[at];
    let participle =
        word.kind == Kind::Word && (word.lower.ends_with("ed") || word.lower.ends_with("ing") || scene.lexicon.words.is_irregular_past(&word.lower));
    (participle && acts_as(scene, at)).then(|| happening(scene, at, None))
}

fn auxiliary(scene: &Scene<'_>, at: usize) -> bool {
    scene.lexicon.words.is_auxiliary(&scene.words[at].lower)
}

fn auxiliary_or_adverb(scene: &Scene<'_>, at: usize) -> bool {
    auxiliary(scene, at) || super::verb::is_adverb(&scene.words[at])
}

/// Whether the word is a verb that tells what happens, other than saying so.
fn acts(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    let behind_comma = at.checked_sub(1).is_none_or(|before| scene.words[before].is(","));
    let participle = word.lower.ends_with("ing") && word.lower.len() > 4 && behind_comma && at > 0 && scene.figure_at(at).is_none();
    // "orders from two customers": a plural that only looks like a verb
    let object = scene.figure_at(at + 1).is_some() || scene.words.get(at + 1).is_some_and(|next| scene.lexicon.words.is_determiner(&next.lower));
    let plural = word.lower.ends_with('s') && !object && !scene.lexicon.words.is_irregular_past(&word.lower);
    (super::verb::is_verb(scene, at) && !plural || participle) && acts_as(scene, at)
}

fn acts_as(scene: &Scene<'_>, at: usize) -> bool {
    let word = &scene.words[at];
    let words = &scene.lexicon.words;
    !words.is_auxiliary(&word.lower)
        && words.lemma(&word.lower) != "have"
        && !scene.lexicon.speech.reporting(&word.lower)
        && scene.lexicon.speech.mode_of(&word.lower).is_none()
        && !in_compound(scene, at)
}

/// "the clean-up", "a fall-back": a part of a hyphened word names no event.
pub fn in_compound(scene: &Scene<'_>, at: usize) -> bool {
    let joined = |sign: Option<&crate::sentence::Word<'_>>| sign.is_some_and(|sign| sign.is("-") && sign.glued);
    joined(at.checked_sub(1).and_then(|before| scene.words.get(before))) && scene.words[at].glued
        || joined(scene.words.get(at + 1)) && scene.words.get(at + 2).is_some_and(|after| after.glued && !after.is_number())
}

fn figures_between(scene: &Scene<'_>, low: usize, high: usize) -> usize {
    scene.figures.iter().filter(|(_, range)| range.start >= low && range.end <= high && range.start < range.end).count()
}

/// All event classes of a run of words, sorted.
pub fn classes(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<String> {
    let mut found: Vec<String> = scene.words[range].iter().filter_map(|word| scene.lexicon.events.class_of_word(&word.lower)).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}
