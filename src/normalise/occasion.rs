//! What the words around a figure tell of the time that it covers.
//!
//! ```text
//! length  = ("first" | "second" | ...) "half" | number "months" | "quarter" | "full year" | "for the year"      "in the first half"
//! plain   = ("in" | "during" | "fiscal" | "the" ...) year                                        "in 1996", "the 1996 report"
//! term    = ("due" | "maturing") moment                                                          "bonds due 1996"
//! earlier  = a phrase of another time that opens the sentence                                   "Last year, members shared 42m"
//! ```

use crate::clause::Scene;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};
use crate::sentence::{Kind, Word};
use crate::witness::Occasion;

/// A period named at most this many words after a figure is the figure's.
const AFTER: usize = 7;
/// A phrase of another time opens a sentence within this many words.
const OPENING: usize = 2;

/// Words right before a year that is simply when something is.
const PLAIN: &[&str] =
    &["in", "during", "for", "throughout", "of", "fiscal", "calendar", "entire", "whole", "the", "its", "their", "a", "an", "'s", "early", "late", "mid"];
/// Words right before a moment at which something falls due.
const TERM: &[&str] = &["due", "maturing", "expiring"];

/// What is known of the occasion of a figure of the scene.
pub fn occasion(scene: &Scene<'_>, index: usize) -> Occasion {
    Occasion {
        months: months(scene, index),
        earlier: earlier(scene.words, scene.lexicon),
        term: follows(scene, index, TERM),
        heading: None,
        plain: plain(scene, index),
    }
}

/// How many months the period has that the figure is given for, where words say so.
fn months(scene: &Scene<'_>, index: usize) -> Option<u8> {
    let range = &scene.figures[index].1;
    let after = (range.end..(range.end + AFTER).min(scene.words.len())).take_while(|&at| !scene.words[at].is_any(&[";", "against", "versus", "from"]));
    let before = (0..range.start).rev();
    after.chain(before).find_map(|at| length(scene, index, at))
}

/// The months of the period that is named at a word.
fn length(scene: &Scene<'_>, index: usize, at: usize) -> Option<u8> {
    let word = &scene.words[at];
    let before = at.checked_sub(1).map(|before| &scene.words[before]);
    let after = |words: &[&str]| before.is_some_and(|before| before.is_any(words) || before.is("-") && at > 1 && scene.words[at - 2].is_any(words));
    if let Some((figure, _)) = scene.figure_at(at).filter(|&figure| figure != index).map(|figure| &scene.figures[figure]) {
        if figure.unit.dimension() == Dimension::Year && figure.moment.is_some_and(|moment| moment.years <= 1) {
            return Some(12);
        }
        let whole = figure.moment.is_some_and(|moment| moment.quarter.is_some());
        let months = figure.unit.name() == "month" && after(&["the", "first", "last", "past", "in"]);
        return if whole { Some(3) } else { figure.single().filter(|_| months).and_then(Amount::to_integer).and_then(|count| u8::try_from(count).ok()) };
    }
    if word.is("half") && after(&["first", "second", "latter"]) || word.is("half-year") {
        return Some(6);
    }
    let is_quarter = word.is_any(&["quarter", "qtr"]);
    if is_quarter && scene.figure_at(at.wrapping_sub(1)).is_some_and(|figure| scene.figures[figure].0.unit.dimension() == Dimension::Ordinal) {
        return Some(3);
    }
    if is_quarter && after(&["first", "second", "third", "fourth", "final", "last", "the", "this", "latest"]) {
        return Some(3);
    }
    let of_the = |words: &[&str]| after(&["the"]) && at > 1 && scene.words[at - 2].is_any(words);
    (word.is("year") && (after(&["full", "whole", "entire", "fiscal", "financial"]) || of_the(&["for"]))).then_some(12)
}

/// Whether the sentence opens with another time than the story's.
fn earlier(words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    let first = words.iter().position(|word| word.kind == Kind::Word).unwrap_or_default();
    (first..first + OPENING).any(|at| {
        let opens = words.get(at).is_some_and(|word| word.is_any(&["last", "previous"]));
        let month = words.get(at + 1).is_some_and(|next| next.is_capitalised() && lexicon.calendar.month(&next.lower).is_some());
        opens && (month || lexicon.words.background.starting_at(words, at).is_some())
    })
}

/// Whether a year is simply when something is: "in 1996", "fiscal 1996", "the 1996 report", and not a term, a base or a beginning.
fn plain(scene: &Scene<'_>, index: usize) -> bool {
    let figure = &scene.figures[index].0;
    if !matches!(figure.unit.dimension(), Dimension::Year | Dimension::Date) {
        return false;
    }
    follows(scene, index, PLAIN)
}

/// Whether one of the words stands right before a figure.
fn follows(scene: &Scene<'_>, index: usize, words: &[&str]) -> bool {
    scene.figures[index].1.start.checked_sub(1).is_some_and(|before| scene.words[before].is_any(words))
}
