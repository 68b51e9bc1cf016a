//! A fraction as a quantity: of a unit it is a number, of anything else a share.
//!
//! ```text
//! share = fraction [ ["of"] article unit ]        "half a mile", "three quarters of an hour", "two-thirds of the crew"
//! ```

use nom::Parser;
use nom::combinator::opt;

use super::cardinal::Number;
use super::cursor::{Cursor, Parsed, one_of, word};
use super::fraction;
use super::range::Quantity;
use super::unit::suffix;
use crate::claim::Form;
use crate::quantity::{Amount, Dimension, Hedge, Stated, Unit};
use crate::sentence::{Kind, Word};

/// A fraction: of a unit it is a number, of anything else a share.
pub(super) fn share(input: Cursor<'_>) -> Parsed<'_, Quantity> {
    let (rest, part) = fraction::fraction(input)?;
    let article = input.next().is_some_and(|word| word.is_any(&["a", "an"]));
    let quantity = |stated: Stated, unit: Option<Unit>, form: Form| Quantity { stated: vec![stated], unit, form, hedge: Hedge::Exact, set: None };
    // "half a million" and "three quarters of a million" are numbers
    if fraction::scaled_fraction(input).is_ok() {
        return input.refuse();
    }
    // "Shares rose 3/4 to 21 1/8": a move in points, no share
    let of_next = rest.next().is_some_and(|next| next.is("of"));
    let moved = input.back(1).is_some_and(|word| input.lexicon().words.trend(&word.lower).is_some() || word.is("by"));
    // "Exxon 7/8 to 62-3/4"
    let leads = rest.next().is_some_and(|to| to.is("to")) && rest.peek(1).is_some_and(Word::is_number);
    if (moved || leads) && !of_next && input.peek(1).is_some_and(|sign| sign.is("/")) {
        let point = Stated { value: part, place: part };
        let number = Number { stated: point, form: Form::Digits, mantissa: part, scale: Amount::ONE, is_plain: false };
        let (rest, unit) = suffix(rest, &number).map_or((rest, None), |(rest, suffix)| (rest, Some(suffix.unit)));
        return Ok((rest, quantity(point, unit, Form::Digits)));
    }
    // "half a mile", "three quarters of an hour", "1/2 cup"
    let (after, _) = opt((opt(word("of")), one_of(&["a", "an", "one", "1"]))).parse(rest)?;
    let bare = Number {
        stated: Stated { value: part, place: Amount::ratio(1, 100).unwrap_or(Amount::ONE) },
        form: Form::Fraction,
        mantissa: part,
        scale: Amount::ONE,
        is_plain: false,
    };
    // "a sixth month": only halves and quarters stand before a unit without "of"
    let ordinal = article && after.at() == rest.at() && !(part == Amount::ONE.half() || part == Amount::ONE.half().half());
    if !ordinal && let Ok((after, suffix)) = suffix(after, &bare) {
        if suffix.unit.dimension() != Dimension::Share && suffix.unit.dimension() != Dimension::Money {
            return Ok((after, quantity(bare.stated, Some(suffix.unit), Form::Digits)));
        }
        if suffix.unit == Unit::percent() || suffix.unit == Unit::percentage_point() {
            return Ok((after, quantity(bare.stated, Some(suffix.unit), Form::Digits)));
        }
    }
    let of = rest.next().is_some_and(|next| next.is("of"));
    let lonely = input.back(1).is_none() && !rest.words()[rest.at()..].iter().any(|word| word.kind == Kind::Word);
    if lonely || part > Amount::ONE {
        return Ok((rest, quantity(bare.stated, Some(Unit::plain("ratio", Dimension::Ratio)), Form::Fraction)));
    }
    let hedged = input.at() > 0
        && (input.lexicon().hedges.before.ending_at(input.words(), input.at()).is_some()
            || input.back(1).is_some_and(|word| input.lexicon().words.trend(&word.lower).is_some() || word.is_any(&["by", "be"])));
    // "a third off the price", "a fifth more than last year"
    let compares =
        rest.next().is_some_and(|next| next.is("off") || input.lexicon().clauses.is_rise(&next.lower) || input.lexicon().clauses.is_fall(&next.lower));
    if article && !of && !hedged && !compares {
        // "a third man", "a quarter century"
        return input.refuse();
    }
    let names_a_thing = rest.next().is_some_and(|next| {
        next.is_any(&["time", "century", "brother", "brothers", "sister", "sisters", "marathon", "back", "season", "final", "finals", "mast", "way"])
    });
    if names_a_thing {
        return input.refuse();
    }
    match fraction::as_percent(part) {
        Some(stated) => Ok((rest, quantity(stated, Some(Unit::percent()), Form::Fraction))),
        None => input.refuse(),
    }
}
