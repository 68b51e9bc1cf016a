//! Places in an order: "22nd", "twenty-first", "third".
//!
//! ```text
//! ordinal = digits ("st" | "nd" | "rd" | "th") | [ number ["-" | "and"] ] ordinal-word
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cardinal::number;
use super::cursor::{Cursor, Parsed, digits, hyphen, lookup, satisfy, word};
use crate::lexicon::Roles;
use crate::quantity::Amount;

/// An ordinal in digits or words.
pub fn ordinal(input: Cursor<'_>) -> Parsed<'_, u64> {
    if !input.is_ahead(Roles::ORDINAL) {
        return glued_ordinal(input);
    }
    alt((glued_ordinal, compound, simple)).parse(input)
}

/// "22nd".
pub fn glued_ordinal(input: Cursor<'_>) -> Parsed<'_, u64> {
    let (rest, (token, _)) = (digits, satisfy(|word| word.glued && word.is_any(&["st", "nd", "rd", "th"]))).parse(input)?;
    match token.text.replace(',', "").parse::<u64>() {
        Ok(value) => Ok((rest, value)),
        Err(_) => input.refuse(),
    }
}

fn simple(input: Cursor<'_>) -> Parsed<'_, u64> {
    lookup(|word, lexicon| lexicon.numbers.ordinal(&word.lower)).parse(input)
}

/// "twenty-first", "one hundred and twenty-fifth".
fn compound(input: Cursor<'_>) -> Parsed<'_, u64> {
    let (rest, (base, joint, last)) = (number, opt(alt((hyphen, word("and").map(|_| ())))), simple).parse(input)?;
    let base_value = base.stated.value.to_integer().and_then(|value| u64::try_from(value).ok());
    let ten = Amount::integer(10);
    let fits = base.form == crate::claim::Form::Words
        && base.stated.value >= Amount::integer(20)
        && last < 100
        && base.stated.value.over(ten).is_some_and(Amount::is_integer);
    match base_value {
        Some(value) if fits && (joint.is_some() || value.is_multiple_of(10)) && value % 100 + last < 100 + value % 100 && last < lowest_place(value) => {
            Ok((rest, value + last))
        }
        // "three hundredth": a scale that ends the number
        Some(value) if last >= 100 && value < last && joint.is_none() && value > 1 => Ok((rest, value * last)),
        _ => input.refuse(),
    }
}

/// The unit of the last digit of a number that is not zero.
fn lowest_place(value: u64) -> u64 {
    let mut place = 1;
    while value != 0 && value.is_multiple_of(place * 10) {
        place *= 10;
    }
    place
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn places_in_an_order() {
        means(&["the 22nd bus", "the twenty-second bus"], "22 ordinal");
        means(&["the third bus", "the 3rd bus"], "3 ordinal");
        means(&["the 125th meeting", "the one hundred and twenty-fifth meeting"], "125 ordinal");
    }

    #[test]
    fn parts_and_seconds_are_no_places() {
        never(&["two-thirds of them", "30 seconds", "a fifth of them"], "ordinal");
    }
}
