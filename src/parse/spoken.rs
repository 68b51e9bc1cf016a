//! Numbers in words below a hundred, and the decimals and parts that follow a number in words.
//!
//! ```text
//! small    = tens [ "-" ] unit | tens | unit      "twenty-one", "twenty one", "seven"
//! decimals = "point" { small }                    "two hundred point zero three"
//! part     = "and" ( "a" half | small parts )     "two and a half", "two-and-a-half", "three and three quarters"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::cardinal::Number;
use super::cursor::{Cursor, Parsed, hyphen, lookup, one_of, word};
use super::fraction::denominator;
use super::scale::scales;
use crate::claim::Form;
use crate::quantity::{Amount, Stated};

/// "twenty-one", "twenty one", "seven".
pub(super) fn small_words(input: Cursor<'_>) -> Parsed<'_, Number> {
    let cardinal = |input| lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower)).parse(input);
    let (rest, first) = cardinal(input)?;
    let (rest, value) = if first >= 20 && first % 10 == 0 {
        match preceded(opt(alt((hyphen, spaced_hyphen))), cardinal).parse(rest) {
            Ok((after, unit)) if (1..10).contains(&unit) => (after, first + unit),
            _ => (rest, first),
        }
    } else {
        (rest, first)
    };
    let value = Amount::integer(i64::from(value));
    Ok((rest, Number { stated: Stated { value, place: Amount::ONE }, form: Form::Words, mantissa: value, scale: Amount::ONE, is_plain: false }))
}

/// "ninety - five", as tokenised text has it.
fn spaced_hyphen(input: Cursor<'_>) -> Parsed<'_, ()> {
    word("-").map(|_| ()).parse(input)
}

/// "two hundred point zero three".
pub(super) fn spoken_decimals<'w>(input: Cursor<'w>, found: &Number) -> Parsed<'w, Number> {
    if found.form != Form::Words || !found.stated.value.is_integer() {
        return input.refuse();
    }
    let (mut rest, _) = word("point").parse(input)?;
    let mut decimals = String::new();
    while let Ok((after, digits)) = small_words(rest) {
        decimals.push_str(&digits.stated.value.to_plain(0));
        rest = after;
    }
    let value = Amount::parse(&format!("0.{decimals}")).filter(|_| !decimals.is_empty()).and_then(|part| found.stated.value.plus(part));
    let place = i32::try_from(decimals.len()).ok().and_then(|width| Amount::power_of_ten(-width));
    match value.zip(place) {
        Some((value, place)) => {
            let number = Number { stated: Stated { value, place }, mantissa: value, ..*found };
            Ok(scales(rest, number))
        }
        None => input.refuse(),
    }
}

/// "and a half", "and three quarters".
pub(super) fn trailing_part(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let count = alt((one_of(&["a", "an", "one"]).map(|_| 1_i64), small_words.map_opt(|number| number.stated.value.to_integer().filter(|count| *count > 1))));
    let joint = || opt(hyphen);
    let (rest, (_, _, _, count, _, (denominator, _))) = (joint(), word("and"), joint(), count, joint(), denominator).parse(input)?;
    match i64::try_from(denominator).ok().and_then(|denominator| Amount::ratio(count, denominator)) {
        Some(part) if part < Amount::ONE => Ok((rest, part)),
        _ => input.refuse(),
    }
}

/// "two and a half million": the part belongs to the scale that follows, or to the number itself.
pub(super) fn with_part<'w>(found: &Number, part: Amount, after: Cursor<'w>) -> Option<(Cursor<'w>, Number)> {
    // "three million and a half" is three and a half million; "forty two and a third" is 42 1/3
    let unit = if found.scale >= Amount::integer(1000) { found.scale } else { Amount::ONE };
    if after.next().is_some_and(|next| next.is("of")) {
        return None;
    }
    let part = part.times(unit)?;
    let value = found.stated.value.plus(part)?;
    let number = Number {
        stated: Stated { value, place: Amount::ratio(1, 10)?.times(unit)? },
        mantissa: value,
        scale: if unit == Amount::ONE { Amount::ONE } else { found.scale },
        form: found.form,
        is_plain: false,
    };
    Some(scales(after, number))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::means;

    #[test]
    fn a_part_belongs_to_the_number_before() {
        means(&["two and a half hours", "two-and-a-half hours", "a two-and-a-half-hour talk", "2.5 hours"], "2.5 hour");
        means(&["two and fifty-four hundredths seconds", "2.54 seconds"], "2.54 second");
        means(&["five and three quarters miles", "5.75 miles"], "5.75 mile");
    }
}
