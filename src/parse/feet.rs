//! Feet and inches by their strokes.
//!
//! ```text
//! height = digits "'" digits [ "\"" | "''" ]       6'4", 5'10
//! feet   = digits "'"                              "an altitude of 30'", near a word of extent
//! ```
//! A stroke is a quotation mark more often than a foot: a lone one needs "height", "altitude" or the like beside it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, satisfy};
use crate::quantity::{Amount, Stated, Unit};

/// Words this far away tell that a stroke means feet.
const REACH: usize = 6;

/// A length in feet.
pub fn feet(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit)> {
    let (rest, stated) = alt((height, lone)).parse(input)?;
    match input.lexicon().units.get("foot") {
        Some(unit) => Ok((rest, (stated, unit.clone()))),
        None => input.refuse(),
    }
}

fn stroke(input: Cursor<'_>) -> Parsed<'_, ()> {
    satisfy(|sign| sign.glued && sign.is_any(&["'", "\u{2032}"])).map(|_| ()).parse(input)
}

fn whole(input: Cursor<'_>) -> Parsed<'_, i64> {
    digits.map_opt(|token| token.text.parse::<i64>().ok()).parse(input)
}

/// "6'4\"".
fn height(input: Cursor<'_>) -> Parsed<'_, Stated> {
    let (rest, (feet, ())) = (whole, stroke).parse(input)?;
    let Some(glued) = rest.next().map(|inches| inches.glued) else { return input.refuse() };
    let (rest, inches) = whole(rest)?;
    let (rest, _) = opt(alt((satisfy(|sign| sign.glued && sign.is_any(&["\"", "\u{2033}"])).map(|_| ()), (stroke, stroke).map(|_| ())))).parse(rest)?;
    let goes_on = rest.next().is_some_and(|next| next.glued && (next.is_number() || next.is("'")));
    match Amount::ratio(inches, 12).and_then(|part| part.plus(Amount::integer(feet))).zip(Amount::ratio(1, 12)) {
        Some((value, place)) if glued && (1..10).contains(&feet) && inches < 12 && !goes_on => Ok((rest, Stated { value, place })),
        _ => input.refuse(),
    }
}

/// "an altitude of 30'".
fn lone(input: Cursor<'_>) -> Parsed<'_, Stated> {
    let (rest, (feet, ())) = (whole, stroke).parse(input)?;
    let words = input.words();
    let near = words[input.at().saturating_sub(REACH)..(rest.at() + 3).min(words.len())].iter().any(|word| input.lexicon().units.measures_extent(&word.lower));
    let quoted = words[..input.at()].iter().any(|word| word.is("'"));
    let closed = rest.next().is_none_or(|next| !next.glued || next.is_any(&[",", ".", ";", ")"]));
    if near && closed && !quoted { Ok((rest, Stated { value: Amount::integer(feet), place: Amount::ONE })) } else { input.refuse() }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn strokes_are_feet_and_inches() {
        means(&["a 6'3\" guard", "a 6'3 guard", "a 6 ft 3 in guard"], "6.25 foot");
        means(&["at an altitude of 30'", "a wall 30' high"], "30 foot");
    }

    #[test]
    fn a_stroke_that_closes_a_quotation_is_no_foot() {
        never(&["'We lost by 30' he said", "the class of '30", "They led 3'000 men", "'The wall is 30' he said of its height"], "foot");
    }
}
