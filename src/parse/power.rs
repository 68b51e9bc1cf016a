//! Powers: the exponents of science.
//!
//! ```text
//! power    = ("x" | "×" | "*") "10" ( "^" exponent | sign exponent | raised ) | "e" exponent | "^" exponent | raised     "1.3x10^6", "3×10⁵", "3e5"
//! raised   = [ "⁻" ] "⁰" ... "⁹"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::preceded;

use super::cursor::{Cursor, Parsed, one_of, satisfy};
use super::{cardinal::Number, mixed::whole_digits};
use crate::claim::Form;
use crate::quantity::{Amount, Stated};

/// "x 10^6", "× 106" with a raised exponent, "1.1^23".
pub fn power<'w>(input: Cursor<'w>, found: &Number) -> Parsed<'w, Number> {
    // "10⁻⁵": a power of ten without a factor
    let ten = found.is_plain && found.stated.value == Amount::integer(10) && input.next().is_some_and(|next| next.glued && !next.text.is_ascii());
    let begins = ten || input.next().is_some_and(|next| next.lower.starts_with(['x', '\u{d7}', '*', 'e', '^']));
    if found.form != Form::Digits || !begins {
        return input.refuse();
    }
    let exponent = |input: Cursor<'w>| -> Parsed<'w, i64> {
        let (rest, sign) = opt(one_of(&["-", "\u{2212}", "+"])).parse(input)?;
        let (rest, digits) = whole_digits(rest)?;
        match digits.value.to_integer() {
            Some(value) if value <= 60 => Ok((rest, if sign.is_some_and(|sign| !sign.is("+")) { -value } else { value })),
            _ => input.refuse(),
        }
    };
    let raised = |input: Cursor<'w>| -> Parsed<'w, ()> {
        // "10^6", and "10-5" whose raised exponent was lost on the way
        let (rest, caret) = opt(one_of(&["^"])).parse(input)?;
        let lost = rest.next().is_some_and(|sign| sign.glued && sign.is_any(&["-", "\u{2212}"]));
        if caret.is_some() || lost { Ok((rest, ())) } else { input.refuse() }
    };
    let times = || (one_of(&["x", "\u{d7}", "*"]), satisfy(|word| word.text == "10"));
    let times_ten = alt((preceded((times(), raised), exponent), preceded(times(), superscript)));
    let letter = satisfy(|word| word.glued && word.is("e"));
    let scientific = preceded((letter, peek(satisfy(|sign| sign.glued))), exponent);
    let plain = preceded(one_of(&["^"]), exponent);
    let raise = |base: Amount, power: i64| -> Option<Amount> {
        let mut value = Amount::ONE;
        for _ in 0..power.unsigned_abs() {
            value = value.times(base)?;
        }
        if power < 0 { Amount::ONE.over(value) } else { Some(value) }
    };
    let (rest, value) = alt((
        alt((times_ten, scientific)).map_opt(|power| raise(Amount::integer(10), power)?.times(found.stated.value)),
        plain.map_opt(|power| raise(found.stated.value, power)),
        superscript.map_opt(|power| if ten { raise(found.stated.value, power) } else { None }),
    ))
    .parse(input)?;
    let factor = value.over(found.stated.value).unwrap_or(Amount::ONE);
    let place = found.stated.place.times(factor).unwrap_or(found.stated.place);
    Ok((rest, Number { stated: Stated { value, place }, mantissa: value, scale: Amount::ONE, is_plain: false, ..*found }))
}

/// "⁵", "⁻¹⁰": a raised exponent.
fn superscript(input: Cursor<'_>) -> Parsed<'_, i64> {
    const RAISED: [char; 10] = ['\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}', '\u{2078}', '\u{2079}'];
    let (mut rest, minus) = opt(satisfy(|sign| sign.glued && sign.is("\u{207b}"))).parse(input)?;
    let mut value = 0_i64;
    let start = rest.at();
    while let Some(digits) = rest.next().filter(|sign| sign.glued && rest.at() < start + 3) {
        let Some(read) = digits.text.chars().try_fold(value, |value, c| {
            RAISED.iter().position(|raised| *raised == c).and_then(|digit| i64::try_from(digit).ok()).map(|digit| value * 10 + digit)
        }) else {
            break;
        };
        value = read;
        rest = rest.moved_to(rest.at() + 1);
    }
    if rest.at() == start || value > 60 { input.refuse() } else { Ok((rest, if minus.is_some() { -value } else { value })) }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::means;

    #[test]
    fn exponents_have_many_spellings() {
        means(&["3x10^5 cells", "3 x 10^5 cells", "3\u{d7}10\u{2075} cells", "3 \u{d7} 10\u{2075} cells", "3e5 cells", "300,000 cells"], "300000 count");
        means(&["2\u{d7}10\u{207b}\u{b3} grams", "0.002 grams"], "0.002 gram");
    }

    #[test]
    fn a_product_is_no_power() {
        means(&["a field of 3,000 metres"], "3000 meter");
        crate::parse::sample::holds("a 3 x 10 grid", &["3 count", "10 count"]);
    }
}
