//! Which way a figure went, and whether it is the change or the level.
//!
//! ```text
//! change = trend [adverb] ["by" | "of" | "as" "much" "as"] figure      "fell 3 percent", "down by 12", "a rise of 4 points"
//!        | figure (trend-noun | "higher" | "lower")                    "a 3 percent drop", "5 percent higher"
//! level  = trend ... ["to" | "at"] figure                              "rose to 12"
//! origin = "from" figure                                               "from 10", after a word of movement
//! ```

use crate::claim::{Aspect, Trend};
use crate::quantity::{Amount, Dimension};
use crate::sentence::Kind;

use super::scene::Scene;

/// Trend and aspect of a figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Movement {
    /// Which way.
    pub trend: Option<Trend>,
    /// Change, level or origin.
    pub aspect: Aspect,
}

/// How a figure moves; its noun phrase ends before word `words_end`.
pub fn movement(scene: &Scene<'_>, index: usize, words_end: usize) -> Movement {
    let (figure, range) = &scene.figures[index];
    let dimension = figure.unit.dimension();
    if !dimension.is_quantity() || dimension == Dimension::Age || dimension == Dimension::Duration {
        return Movement::default();
    }
    if let Some(movement) = from_to(scene, index) {
        return movement;
    }
    // "reduce debt below $26 billion": a bound of the level that is reached
    let bound = scene.words.get(range.start).is_some_and(|word| word.is_any(&["below", "above", "under", "beneath"]));
    if bound {
        return before(scene, range.start).map_or_else(Movement::default, |movement| Movement { aspect: Aspect::Level, ..movement });
    }
    if let Some(movement) = before(scene, range.start) {
        return movement;
    }
    // "up 0.25 points, or 0.01%": the same change in another unit
    let twin = index.checked_sub(1).filter(|&twin| restates(scene, twin, index));
    if let Some(movement) = twin.map(|twin| self::movement(scene, twin, scene.figures[twin].1.end)).filter(|movement| movement.aspect == Aspect::Change) {
        return movement;
    }
    after(scene, index, words_end).or_else(|| signed(scene, index)).or_else(|| gapped(scene, index)).unwrap_or_default()
}

/// "FTSE -0.6%": a percentage with a minus sign right after a name tells how that moved.
fn signed(scene: &Scene<'_>, index: usize) -> Option<Movement> {
    let (figure, range) = &scene.figures[index];
    let negative = figure.unit.dimension() == Dimension::Share && figure.stated.first().is_some_and(|stated| stated.value < Amount::ZERO);
    let sign = scene.words.get(range.start).is_some_and(|word| word.kind == Kind::Sign);
    let name = range.start.checked_sub(1).is_some_and(|at| {
        scene.words[at].kind == Kind::Word && scene.words[at].is_capitalised()
            || scene.figure_at(at).is_some_and(|figure| scene.figures[figure].0.unit.dimension() == Dimension::Name)
    });
    (negative && sign && name).then_some(Movement { trend: Some(Trend::Down), aspect: Aspect::Change })
}

/// "shares of Orr were down 2.3%, Bell by 2.6%": the verb is left out the second time.
fn gapped(scene: &Scene<'_>, index: usize) -> Option<Movement> {
    let (figure, range) = &scene.figures[index];
    let by = scene.words.get(range.start).is_some_and(|word| word.is("by")) || range.start > 0 && scene.words[range.start - 1].is("by");
    let twin = index.checked_sub(1)?;
    let (other, before) = &scene.figures[twin];
    if !by || range.start - before.end > 5 || other.unit != figure.unit {
        return None;
    }
    Some(movement(scene, twin, before.end)).filter(|movement| movement.aspect == Aspect::Change)
}

/// "from 146,000 to 100,000", "to 100,000 from 146,000": where it stood and where it stands, with the trend that the sentence names before.
fn from_to(scene: &Scene<'_>, index: usize) -> Option<Movement> {
    let opens = |figure: usize, joint: &str| {
        scene.figures.get(figure).is_some_and(|(_, range)| {
            range.start > 0 && scene.words[range.start - 1].is(joint) || scene.words.get(range.start).is_some_and(|word| word.is(joint))
        })
    };
    let alike = |a: usize, b: usize| {
        scene.figures.get(a).zip(scene.figures.get(b)).is_some_and(|(a, b)| b.1.start - a.1.end <= 4 && (a.0.unit == b.0.unit || a.0.unit.name() == "count"))
    };
    let leads_to = |joint: &str, other: &str| opens(index, joint) && opens(index + 1, other) && alike(index, index + 1);
    let comes_from = |joint: &str, other: &str| index > 0 && opens(index, joint) && opens(index - 1, other) && alike(index - 1, index);
    let aspect = if leads_to("from", "to") || comes_from("from", "to") {
        Aspect::Origin
    } else if leads_to("to", "from") || comes_from("to", "from") {
        Aspect::Level
    } else {
        return None;
    };
    let start = scene.figures[index].1.start;
    let trend = (start.saturating_sub(20)..start)
        .rev()
        .filter(|&at| scene.figure_at(at).is_none_or(|figure| scene.figures[figure].0.form == crate::claim::Form::Multiple))
        .find_map(|at| trend_word(scene, at));
    Some(Movement { trend, aspect })
}

/// Whether a figure says what the one before it says, in another unit: "100 kilometres (60 miles)", "58 points, or 0.6 percent".
pub fn restates(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let (left, right) = (&scene.figures[first], &scene.figures[second]);
    let between = &scene.words[left.1.end.min(right.1.start)..right.1.start];
    let bracket = matches!(between, [open] if open.is_any(&["(", "/"]));
    let or = between.len() <= 3 && between.iter().any(|word| word.is("or")) && between.iter().all(|word| word.is_any(&[",", "or", "about", "("]));
    (bracket || or) && left.0.unit != right.0.unit && left.0.unit.dimension().is_quantity() && right.0.unit.dimension() != Dimension::Age
}

/// Reads backwards from the figure over fillers to a word of movement.
fn before(scene: &Scene<'_>, start: usize) -> Option<Movement> {
    let floor = scene.clause_at(start).start.saturating_sub(1);
    let mut at = start;
    let mut preposition: Option<&str> = None;
    let hedge_start = start;
    while let Some(previous) = at.checked_sub(1).filter(|&previous| previous >= floor && hedge_start - previous <= 9) {
        at = previous;
        let word = &scene.words[at];
        if scene.figure_at(at).is_some() {
            // "from 10 to 12": go on over the other end
            if preposition.is_some_and(|joint| matches!(joint, "to" | "from")) {
                continue;
            }
            return None;
        }
        if let Some(trend) = trend_word(scene, at) {
            let aspect = match preposition {
                Some("from") => Aspect::Origin,
                Some("to" | "at") => Aspect::Level,
                Some(_) | None => Aspect::Change,
            };
            let trend = Some(trend);
            return Some(Movement { trend, aspect });
        }
        if matches!(&*word.lower, "to" | "at" | "from" | "by") && preposition.is_none() {
            preposition = Some(&word.lower);
            continue;
        }
        let passes = scene.lexicon.clauses.is_filler(&word.lower)
            || word.lower.ends_with("ly")
            || preposition.is_some_and(|joint| joint == "by" || joint == "to" || joint == "from")
                && word.kind == Kind::Word
                && !word.is_any(&["and", "or", "that", "which", "who", "at"])
                && hedge_start - at <= 5;
        if !passes {
            return None;
        }
    }
    None
}

fn trend_word(scene: &Scene<'_>, at: usize) -> Option<Trend> {
    let word = &scene.words[at];
    if super::event::in_compound(scene, at) {
        return None;
    }
    let trend = scene.lexicon.words.trend(&word.lower)?;
    // "up to 30" is a bound, "set up", "down the road" are no movement
    let bound = word.is("up") && scene.words.get(at + 1).is_some_and(|next| next.is("to"));
    let phrasal = word.is_any(&["up", "down", "off"])
        && at > 0
        && scene.words[at - 1].is_any(&[
            "set", "made", "make", "makes", "pick", "picked", "give", "gave", "break", "broke", "shut", "line", "take", "takes", "took", "sign", "signed",
            "end", "ended", "head", "rang", "ring", "rings", "notched", "racked", "chalked", "put", "puts", "putting",
        ])
        && !scene.words[at - 1].is("ended");
    (!bound && !phrasal).then_some(trend)
}

/// "3 percent drop", "5 percent higher", "a 2-point gain".
fn after(scene: &Scene<'_>, index: usize, words_end: usize) -> Option<Movement> {
    let (figure, range) = &scene.figures[index];
    let shareable = matches!(
        figure.unit.dimension(),
        Dimension::Share | Dimension::Money | Dimension::Other | Dimension::Rate | Dimension::Length | Dimension::Temperature
    );
    let mut at = range.end;
    let limit = if shareable { range.end + 3 } else { words_end.min(range.end) + 1 };
    while let Some(word) = scene.words.get(at).filter(|_| at < limit) {
        let bare_count = !shareable && word.is_any(&["more", "less", "fewer", "up", "down"]);
        let trend = if scene.lexicon.clauses.is_rise(&word.lower) && !bare_count {
            Trend::Up
        } else if scene.lexicon.clauses.is_fall(&word.lower) && !bare_count {
            Trend::Down
        } else if word.kind == Kind::Word && !scene.lexicon.words.is_stop(&word.lower) && !word.is_any(&["to", "of", "and"]) || word.is("-") {
            at += 1;
            continue;
        } else {
            return None;
        };
        // "3 percent up on" moves, "3 percent of losses" and "more than" do not
        let compares = word.is_any(&["more", "less", "fewer", "up", "down"])
            && !scene
                .words
                .get(at + 1)
                .is_none_or(|next| next.is_any(&["than", "on", "from", "over", "compared", ",", ".", "likely", "this", "since", "in", "to"]));
        if compares || scene.figure_at(at).is_some() {
            return None;
        }
        return Some(Movement { trend: Some(trend), aspect: Aspect::Change });
    }
    None
}
