//! Whole numbers with a part in digits.
//!
//! ```text
//! mixed  = [ digits [ "-" ] ] ( slashed | vulgar )      "2 1/2", "10-5/8", "2½", "½"
//!        | decimal "-" slashed                            "2.88-3/4": of its last place, as exchanges quote
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::terminated;

use super::cardinal::Number;
use super::cursor::{Cursor, HYPHENS, Parsed, digits, hyphen, satisfy};
use super::numeral::numeral;
use crate::claim::Form;
use crate::quantity::{Amount, Stated};

/// "2 1/2", "2½", "1/2".
pub(super) fn mixed(input: Cursor<'_>) -> Parsed<'_, Number> {
    // most numbers are followed by neither, which is seen at once
    let is_part = |ahead: usize| input.peek(ahead).is_some_and(|word| word.is("/") || word.is("\u{2044}") || word.is_number());
    let hyphened = || input.peek(1).is_some_and(|sign| sign.is_any(HYPHENS)) && input.peek(3).is_some_and(|sign| sign.is("/"));
    if !is_part(1) && !hyphened() && !input.next().is_some_and(|word| word.is_number() && !word.text.is_ascii()) {
        return input.refuse();
    }
    // "10-5/8": so the wires print what stands before an eighth
    let whole = terminated(whole_digits, (opt(hyphen), peek(alt((slashed, vulgar)))));
    let quoted = terminated(decimal_digits, (hyphen, peek(slashed)));
    let (rest, whole) = opt(alt((whole, quoted))).parse(input)?;
    let (rest, part) = if whole.is_some() { alt((slashed, vulgar)).parse(rest)? } else { vulgar(rest)? };
    let value = match whole {
        Some(stated) if !stated.value.is_integer() => part.times(stated.place).and_then(|part| stated.value.plus(part)),
        Some(stated) => stated.value.plus(part),
        None => Some(part),
    };
    match value {
        Some(value) => Ok((
            rest,
            Number {
                stated: Stated { value, place: Amount::ratio(1, 100).unwrap_or(Amount::ONE) },
                form: Form::Digits,
                mantissa: value,
                scale: Amount::ONE,
                is_plain: false,
            },
        )),
        None => input.refuse(),
    }
}

pub(super) fn whole_digits(input: Cursor<'_>) -> Parsed<'_, Stated> {
    let (rest, token) = digits(input)?;
    match numeral(token.text) {
        Ok(stated) if stated.value.is_integer() => Ok((rest, stated)),
        _ => input.refuse(),
    }
}

fn decimal_digits(input: Cursor<'_>) -> Parsed<'_, Stated> {
    let (rest, token) = digits(input)?;
    match numeral(token.text) {
        Ok(stated) if !stated.value.is_integer() => Ok((rest, stated)),
        _ => input.refuse(),
    }
}

/// "1/2" with a numerator below its denominator, so that dates and "9/11" are left alone.
pub(super) fn slashed(input: Cursor<'_>) -> Parsed<'_, Amount> {
    if !input.peek(1).is_some_and(|sign| sign.is("/") || sign.is("\u{2044}")) {
        return input.refuse();
    }
    let (rest, (numerator, _, denominator)) = (whole_digits, satisfy(|sign| sign.is("/") || sign.is("\u{2044}")), whole_digits).parse(input)?;
    let glued = input.peek(1).is_some_and(|word| word.glued) && input.peek(2).is_some_and(|word| word.glued);
    let common = [2, 3, 4, 5, 6, 8, 10, 16, 32, 100].map(Amount::integer).contains(&denominator.value);
    match numerator.value.over(denominator.value) {
        Some(value) if glued && common && numerator.value < denominator.value && !rest.next().is_some_and(|next| next.is("/")) => Ok((rest, value)),
        _ => input.refuse(),
    }
}

fn vulgar(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let (rest, token) = satisfy(|word| word.is_number() && !word.text.contains(|c: char| c.is_ascii_digit())).parse(input)?;
    match numeral(token.text) {
        Ok(stated) if stated.value < Amount::ONE => Ok((rest, stated.value)),
        _ => input.refuse(),
    }
}
