//! Figures: every number of a sentence, typed, with its exact value, hedge and unit.
//!
//! ```text
//! figure = date | quarter | race | name | clock | century | decade | age | score | year | chance
//!        | hedge-before ( vague | quantity ) hedge-after
//!        | ordinal | multiple
//! ```
//! The grammar is tried only where a figure can begin ([`begins_figure`]): in prose nearly every attempt fails by design. Each family
//! is one file with its EBNF; the order above is the order of trying, typed numbers first, so that none is counted by mistake.

mod age;
mod cardinal;
mod cell;
mod chance;
mod clock;
mod compound;
mod core;
mod cursor;
mod date;
mod era;
mod feet;
mod fraction;
mod grouped;
mod hedge;
mod inherit;
mod label;
mod millions;
mod mixed;
mod model;
mod name;
mod numeral;
mod one;
mod opening;
mod operand;
mod ordinal;
mod part;
mod power;
mod price;
mod purse;
mod race;
mod range;
mod rate;
mod release;
mod results;
#[cfg(test)]
mod sample;
mod scale;
mod score;
mod share;
mod shared;
mod spoken;
mod spread;
mod swap;
mod title;
mod unit;
mod vague;
mod year;

pub use cell::{Style, Written, cell, style, value};
pub use cursor::{Cursor, HYPHENS, Memo, Parsed, hyphen, lookup, one_of, satisfy, span_of, word};
pub use millions::Millions;
pub use one::opening_one;
pub use purse::Purse;
pub use release::releases;
pub use results::results;

use crate::claim::{Figure, Form, Unread, UnreadReason};
use crate::lexicon::{Lexicon, Roles};
use crate::quantity::{Amount, Dimension, Hedge, Stated, Unit};
use crate::sentence::{Kind, Word};

/// Figures that are read in one sentence; a longer list is data, not prose, and the rest of it is reported as unread.
pub const MOST_FIGURES: usize = 400;

/// What was read in one sentence, in order of position; the spans are disjoint.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figures, each with the words that it takes (first, and one after the last).
    pub figures: Vec<(Figure, std::ops::Range<usize>)>,
    /// Numbers that were seen and not understood.
    pub unread: Vec<Unread>,
}

/// Reads every figure of a sentence.
///
/// ```
/// use gainsay::{lexicon::Lexicon, parse::figures, sentence::words, span::Span};
/// let lexicon = Lexicon::shipped().unwrap();
/// let text = "Up to 30,000 foreign fighters came.";
/// let found = figures(&words(text, Span::new(0, text.len())), &lexicon);
/// assert_eq!(found.figures[0].0.span.of(text), "Up to 30,000");
/// ```
#[must_use]
pub fn figures(words: &[Word<'_>], lexicon: &Lexicon) -> Figures {
    let mut found = Figures::default();
    let memo = Memo::new(words, lexicon);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !memo.roles(at).has(Roles::BEGINS) {
            at += 1;
            continue;
        }
        if found.figures.len() >= MOST_FIGURES {
            if word.is_number() {
                found.unread.push(Unread { span: word.span, reason: UnreadReason::TooManyFigures });
            }
            at += 1;
            continue;
        }
        if word.is_number() && is_damaged(words, at) {
            found.unread.push(Unread { span: word.span, reason: UnreadReason::Damaged });
            at += 1;
            continue;
        }
        if let Some(unread) = odd_comma(Cursor::new(&memo).moved_to(at)) {
            found.unread.push(unread);
            at += 3;
            continue;
        }
        let floor = found.figures.last().map_or(0, |(_, words)| words.end);
        let after_age = found.figures.last().is_some_and(|(figure, words)| figure.unit.dimension() == Dimension::Age && at <= words.end + 3);
        let cursor = Cursor::new(&memo).moved_to(at);
        if let Some(mut next) = cursor.has_number_near().then(|| figure(cursor, floor, after_age, found.figures.last().map(|(figure, _)| figure))).flatten() {
            at = next.1.end.max(at + 1);
            if let Some(last) = found.figures.last_mut() {
                if let Some(hedge) = hedge::carried(words, last, &next.0, next.1.start) {
                    next.0.hedge = hedge;
                }
                if let Some(both) = hedge::both_bounds(words, last, &next) {
                    *last = both;
                    continue;
                }
                shared::shared(words, lexicon, last, &mut next);
            }
            found.figures.push(next);
            continue;
        }
        if one::coordinated_article(words, at, &found, lexicon) {
            let one = core::Core::number(Stated { value: Amount::ONE, place: Amount::ONE }, Unit::count(), Form::Words);
            found.figures.push((finish(words, one, Hedge::Exact, at..at + 1), at..at + 1));
        } else if word.is_number() {
            found.unread.push(Unread { span: word.span, reason: why_unread(word) });
        }
        at += 1;
    }
    inherit::inherit(words, lexicon, &mut found.figures);
    found
}

/// "12,5" where nothing says whether the comma is one of decimals: the number is unread.
fn odd_comma(cursor: Cursor<'_>) -> Option<Unread> {
    grouped::comma_pair(cursor)?;
    let read = core::quantity(cursor).is_ok_and(|(rest, _)| rest.at() >= cursor.at() + 3);
    let span = cursor.peek(0)?.span.cover(cursor.peek(2)?.span);
    (!read).then_some(Unread { span, reason: UnreadReason::OddSeparators })
}

/// Whether a figure can begin at this word. Everything that the grammar reads begins at such a word.
#[must_use]
pub fn begins_figure(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    lexicon.roles(word).has(Roles::BEGINS)
}

/// Whether the character that stands for a lost one is glued to a number: "4\u{fffd} months" may have been four and a half.
fn is_damaged(words: &[Word<'_>], at: usize) -> bool {
    let lost = |word: &Word<'_>| word.text.contains('\u{fffd}');
    let behind = words.get(at + 1).is_some_and(|next| next.glued && lost(next));
    behind && words.get(at + 2).is_none_or(|after| !after.glued || after.kind == Kind::Sign)
}

fn why_unread(word: &Word<'_>) -> UnreadReason {
    match numeral::numeral(word.text) {
        Err(numeral::Refusal::TooManyDigits) => UnreadReason::TooManyDigits,
        Err(numeral::Refusal::OddSeparators) => UnreadReason::OddSeparators,
        Ok(_) => UnreadReason::MixedLettersAndDigits,
    }
}

/// The figure that begins at the cursor, with hedges; it takes no word before `floor`.
fn figure(cursor: Cursor<'_>, floor: usize, after_age: bool, last: Option<&Figure>) -> Option<(Figure, std::ops::Range<usize>)> {
    let (rest, core) = core::core(cursor, after_age).ok()?;
    let words = cursor.words();
    let (mut start, mut end) = (cursor.at(), rest.at());
    let mut hedge = core.hedge;
    if matches!(core.unit.dimension(), Dimension::Name | Dimension::Score | Dimension::Date | Dimension::TimeOfDay) {
        return Some((finish(words, core, hedge, start..end), start..end));
    }
    let mut core = core;
    let compared = |found: &hedge::Found| found.at == floor && last.is_some_and(|last| hedge::compares(found.hedge.hedge, last, &core.unit));
    if let Some(found) = hedge::before(cursor, start, core.unit.dimension()).filter(|found| found.at >= floor && !compared(found)) {
        hedge = found.hedge.hedge;
        start = found.at;
        core.set = core.set.or_else(|| hedge::loosened(&found.hedge, &core.stated));
    } else if core.hedge == Hedge::Between && start > floor {
        start = opening(words, start, floor);
    }
    if let Some(found) = hedge::after(cursor, end) {
        end = found.at;
        hedge = combined(hedge, found.hedge.hedge);
    }
    Some((finish(words, core, hedge, start..end), start..end))
}

/// "about 30 or more" is a bound; "at least 30 or so" stays one.
fn combined(before: Hedge, after: Hedge) -> Hedge {
    if before == Hedge::Exact || before == Hedge::About || before == Hedge::Between { after } else { before }
}

/// Takes "between" and "from" before a range into its words.
fn opening(words: &[Word<'_>], start: usize, floor: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        let Some(word) = at.checked_sub(1).filter(|&index| index >= floor).and_then(|index| words.get(index)) else { break };
        if word.is_any(&["between", "from", "anywhere", "somewhere", "an", "a"]) {
            at -= 1;
        } else {
            break;
        }
    }
    if words.get(at).is_some_and(|word| word.is_any(&["a", "an"])) { start } else { at }
}

fn finish(words: &[Word<'_>], core: core::Core, hedge: Hedge, range: std::ops::Range<usize>) -> Figure {
    let span = span_of(words, range.start, range.end);
    Figure { span, stated: core.stated, hedge, set: core.set, unit: core.unit, moment: core.moment, form: core.form }
}
