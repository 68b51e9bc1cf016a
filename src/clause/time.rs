//! When: the words that date a figure, and the moments they name.
//!
//! ```text
//! phrase = date-figure | year-figure | ("last" | "this" | "next" | "past") period | month | weekday | "yesterday" ...
//! ```

use std::ops::Range;

use crate::claim::Moment;
use crate::quantity::Dimension;
use crate::span::Span;

use super::scene::Scene;

const PERIODS: &[&str] = &[
    "week", "month", "year", "night", "weekend", "quarter", "summer", "winter", "spring", "autumn", "fall", "decade", "century", "season", "weeks", "months",
    "years", "days",
];
const OPENERS: &[&str] = &["last", "this", "next", "past", "previous", "recent", "same", "coming", "following"];

/// The words of the clause, else of the sentence, that say when, of all that the sentence has; not the figure itself.
pub fn time(scene: &Scene<'_>, index: usize, times: &[Range<usize>]) -> Option<Span> {
    let range = &scene.figures[index].1;
    let clause = scene.clause_of(index);
    let others = times.iter().filter(|spot| spot.end <= range.start || spot.start >= range.end);
    let nearest = others.min_by_key(|spot| {
        let inside = clause.contains(&spot.start);
        let away = if spot.start < range.start { range.start - spot.end.min(range.start) } else { spot.start - range.end };
        (!inside, away, spot.start)
    });
    nearest.map(|spot| crate::parse::span_of(scene.words, spot.start, spot.end))
}

/// Every run of words of the sentence that says when, in order.
pub fn times(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.words.len() {
        let word = &scene.words[at];
        if let Some(figure) = scene.figure_at(at) {
            let (figure, words) = &scene.figures[figure];
            if matches!(figure.unit.dimension(), Dimension::Date | Dimension::Year) {
                found.push(words.clone());
            }
            at = words.end.max(at + 1);
            continue;
        }
        if word.is_any(OPENERS)
            && scene.words.get(at + 1).is_some_and(|next| {
                next.is_any(PERIODS) || scene.lexicon.calendar.weekday(&next.lower).is_some() || scene.lexicon.calendar.month(&next.lower).is_some()
            })
        {
            found.push(at..at + 2);
            at += 2;
            continue;
        }
        let named = word.is_capitalised() && (scene.lexicon.calendar.weekday(&word.lower).is_some() || month(scene, at).is_some())
            || word.is_any(&["yesterday", "today", "tonight", "tomorrow"]);
        if named {
            found.push(at..at + 1);
        }
        at += 1;
    }
    found
}

/// A month named by itself.
fn month(scene: &Scene<'_>, at: usize) -> Option<u8> {
    let word = &scene.words[at];
    let month = scene.lexicon.calendar.month(&word.lower).filter(|_| word.is_capitalised())?;
    let clear = !month.ambiguous
        || at > 0 && scene.words[at - 1].is_any(&["in", "last", "this", "since", "of", "until", "by", "late", "early", "mid", "next", "from", "and", "to"]);
    clear.then_some(month.number)
}

/// Every moment that the words name, other than the figure `except`; for comparing when two figures hold.
#[must_use]
pub fn moments(scene: &Scene<'_>, range: Range<usize>, except: usize) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(index) = scene.figure_at(at) {
            let (figure, words) = &scene.figures[index];
            if index != except {
                found.extend(figure.moment.filter(|_| figure.unit.dimension() != Dimension::TimeOfDay));
            }
            at = words.end.max(at + 1);
            continue;
        }
        let word = &scene.words[at];
        if let Some(month) = month(scene, at) {
            found.push(Moment { month: Some(month), ..Moment::default() });
        } else if let Some(weekday) = scene.lexicon.calendar.weekday(&word.lower).filter(|_| word.is_capitalised()) {
            found.push(Moment { weekday: Some(weekday), ..Moment::default() });
        }
        at += 1;
    }
    found
}
