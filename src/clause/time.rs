//! When: the words that date a figure, and the moments they name.
//!
//! ```text
//! phrase = date-figure | year-figure | ("last" | "this" | "next" | "past") period | month | weekday | "yesterday" ...
//!        | duration ("ago" | "earlier" | "later")
//! ```
//! A phrase of another clause dates the figure too, unless it is tied there: in a subordinate clause with a verb of its own ("since the
//! mill opened in 1958"), behind "since" or "until", in a later clause with a subject of its own, or in the past where the figure's own
//! clause speaks of the present.

use std::ops::Range;

use crate::claim::Moment;
use crate::quantity::Dimension;
use crate::span::Span;

use super::scene::Scene;
use super::verb::is_verb;

/// The words of the clause, else of the sentence, that say when, of all that the sentence has; not the figure itself.
pub fn time(scene: &Scene<'_>, index: usize, times: &[Range<usize>]) -> Option<Span> {
    let range = &scene.figures[index].1;
    let clause = scene.clause_of(index);
    let others = times.iter().filter(|spot| (spot.end <= range.start || spot.start >= range.end) && dates(scene, &clause, spot));
    let nearest = others.min_by_key(|spot| {
        let inside = clause.contains(&spot.start);
        let away = if spot.start < range.start { range.start - spot.end.min(range.start) } else { spot.start - range.end };
        (!inside, away, spot.start)
    });
    nearest.map(|spot| crate::parse::span_of(scene.words, spot.start, spot.end))
}

/// Whether a phrase of time says when the figure of this clause holds.
fn dates(scene: &Scene<'_>, clause: &Range<usize>, spot: &Range<usize>) -> bool {
    let words = scene.words;
    let compares = (spot.start.saturating_sub(3)..spot.start)
        .any(|at| scene.lexicon.words.comparison.starting_at(words, at).is_some_and(|(len, ())| at + len <= spot.start));
    if compares && scene.figures.iter().all(|(_, range)| range.end > spot.start || range.start + 6 < spot.start) {
        return false;
    }
    if clause.contains(&spot.start) {
        return true;
    }
    let own = scene.clause_at(spot.start);
    let between = (clause.end - 1).min(spot.start)..clause.start.max(spot.start);
    if words[between].iter().any(|word| word.is(";")) {
        return false;
    }
    let opener = &words[own.start];
    let acts = verb_of(scene, &own).is_some();
    if opener.is_any(&["since", "until", "before", "after"]) && own.start > 0 && !acts {
        return own.start == clause.end || own.start > clause.end && verb_of(scene, clause).is_none();
    }
    let subordinate = scene.lexicon.words.is_opener(&opener.lower) && !opener.is_any(&["when", "but", "as", "with", "if"]);
    let own_subject = own.start > clause.start && opener.is_any(&["and", "but"]) && !is_verb(scene, own.start + 1);
    let past_beside_present = own.start > 0 && tense(scene, &own) == Some(Tense::Past) && tense(scene, clause) == Some(Tense::Present)
        || own.start == 0
            && spot.start > 1
            && !acts_after(scene, &own, spot)
            && tense(scene, &own) == Some(Tense::Past)
            && tense(scene, clause) == Some(Tense::Present);
    !(acts && (subordinate || own_subject) || past_beside_present)
}

/// Whether the verb of the clause stands behind the phrase: "in 1958 the mill opened".
fn acts_after(scene: &Scene<'_>, clause: &Range<usize>, spot: &Range<usize>) -> bool {
    verb_of(scene, clause).is_some_and(|verb| verb > spot.start)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
}

fn verb_of(scene: &Scene<'_>, clause: &Range<usize>) -> Option<usize> {
    clause.clone().find(|&at| is_verb(scene, at))
}

/// The tense of the first verb of a clause.
fn tense(scene: &Scene<'_>, clause: &Range<usize>) -> Option<Tense> {
    let word = &scene.words[verb_of(scene, clause)?];
    let words = &scene.lexicon.words;
    let past = word.is_any(&["was", "were", "had"]) || words.is_irregular_past(&word.lower) || word.lower.ends_with("ed");
    let present = word.lower.ends_with('s') || word.is_any(&["are", "have"]);
    if past { Some(Tense::Past) } else { present.then_some(Tense::Present) }
}

/// Every run of words of the sentence that says when, in order.
pub fn times(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.words.len() {
        let word = &scene.words[at];
        if let Some(figure_index) = scene.figure_at(at) {
            let (figure, words) = &scene.figures[figure_index];
            let back = scene.words.get(words.end).filter(|_| figure.unit.dimension() == Dimension::Duration);
            if matches!(figure.unit.dimension(), Dimension::Date | Dimension::Year) {
                found.push(stretch(scene, figure_index, words));
            } else if back.is_some_and(|word| word.is_any(&["ago", "earlier", "later"])) {
                found.push(words.start..words.end + 1);
            }
            at = found.last().map_or(0, |spot| spot.end).max(words.end).max(at + 1);
            continue;
        }
        if scene.lexicon.clauses.opens_period(&word.lower)
            && scene.words.get(at + 1).is_some_and(|next| {
                scene.lexicon.clauses.is_period(&next.lower)
                    || scene.lexicon.calendar.weekday(&next.lower).is_some()
                    || scene.lexicon.calendar.month(&next.lower).is_some()
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

/// "between 2014 and 2016", "28 June to 3 July": both ends of a stretch of time, where the figure is its first.
fn stretch(scene: &Scene<'_>, index: usize, words: &Range<usize>) -> Range<usize> {
    let opener = words.start.checked_sub(1).filter(|&at| scene.words[at].is_any(&["between", "from"]));
    let kind = scene.figures[index].0.unit.dimension();
    let last = scene.figures.get(index + 1).filter(|(last, _)| last.unit.dimension() == kind);
    let joint = scene.words.get(words.end).filter(|_| last.is_some_and(|(_, range)| range.start == words.end + 1));
    let joined = joint.is_some_and(|joint| joint.is_any(&["to", "-", "\u{2013}"]) || joint.is("and") && opener.is_some_and(|at| scene.words[at].is("between")));
    match last.filter(|_| joined) {
        Some((_, range)) => opener.unwrap_or(words.start)..range.end,
        None => words.clone(),
    }
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
