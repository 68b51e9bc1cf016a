//! One end of a range, or all of a quantity: a number with its sign, currency or unit.
//!
//! ```text
//! operand = [sign] [currency] ( fraction-scale | number ) [suffix]      "-$5", "$76 US a barrel", "75 USD million"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cardinal::{Number, number};
use super::cursor::{Cursor, Parsed, hyphen, one_of, satisfy};
use super::fraction;
use super::mixed::slashed;
use super::price::{named_before, scaled_sign, times};
use super::rate::paid_for;
use super::scale::scale_word;
use super::unit::{Suffix, currency_prefix, scaled_code, suffix};
use crate::claim::Form;
use crate::quantity::{Amount, Stated};

/// One end of a range, or all of a quantity.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    pub number: Number,
    pub unit: Option<Suffix>,
}

pub(super) fn operand(input: Cursor<'_>) -> Parsed<'_, Operand> {
    if let Ok(found) = scaled_sign(input) {
        return Ok(found);
    }
    if let Ok((rest, ((scale, unit), number))) = (scaled_code, number).parse(input)
        && let Some(number) = times(&number, scale)
    {
        return Ok((rest, Operand { number, unit: Some(Suffix { unit, adjective: false }) }));
    }
    let (rest, negative) = opt(minus).parse(input)?;
    let (rest, currency) = opt(currency_prefix).parse(rest)?;
    let (rest, negative_after) = if currency.is_some() { opt(minus).parse(rest)? } else { (rest, None) };
    let part = |input| {
        slashed(input).map(|(rest, part)| {
            (rest, Number { stated: Stated { value: part, place: part }, form: Form::Digits, mantissa: part, scale: Amount::ONE, is_plain: false })
        })
    };
    let (rest, mut number) = alt((fraction::scaled_fraction, part, number)).parse(rest)?;
    if negative.is_some() || negative_after.is_some() {
        number.stated.value = number.stated.value.negated();
    }
    if let Ok((rest, (scale, unit))) = scaled_code(rest)
        && let Some(scaled) = times(&number, scale)
    {
        return Ok((rest, Operand { number: scaled, unit: Some(Suffix { unit, adjective: false }) }));
    }
    if let Some(money) = currency {
        // "$76 US a barrel", "$5 USD"
        let dollars = opt(one_of(&["dollars", "dollar"]));
        let (rest, _) = opt((satisfy(|word| word.text == "US" || word.text == "USD" || word.text == "U.S."), dollars)).parse(rest)?;
        let (rest, unit) = paid_for(rest, money.unit);
        return Ok((rest, Operand { number, unit: Some(Suffix { unit, adjective: false }) }));
    }
    // "75 USD million"
    if let Ok((after, money)) = suffix(rest, &number)
        && money.unit.currency().is_some()
        && number.scale == Amount::ONE
        && let Ok((after, scale)) = scale_word(after)
        && let Some(number) = times(&number, scale)
    {
        return Ok((after, Operand { number, unit: Some(money) }));
    }
    if let Ok((after, unit)) = suffix(rest, &number) {
        return Ok((after, Operand { number, unit: Some(unit) }));
    }
    let unit = named_before(input, &number).map(|unit| Suffix { unit, adjective: false });
    Ok((rest, Operand { number, unit }))
}

/// A minus that belongs to the number after it; "plus or minus 3" is a margin.
fn minus(input: Cursor<'_>) -> Parsed<'_, ()> {
    if input.back(1).is_some_and(|before| before.is("or")) && input.back(2).is_some_and(|before| before.is("plus")) {
        return input.refuse();
    }
    let spelled = (one_of(&["minus", "negative"]), opt(hyphen)).map(|_| ());
    let sign = satisfy(|sign| sign.is_any(&["-", "\u{2212}"]) && !sign.glued).map(|_| ());
    let (rest, ()) = alt((spelled, sign)).parse(input)?;
    let glued = rest.next().is_some_and(|next| next.glued) || input.next().is_some_and(|sign| sign.lower.len() > 3);
    if glued { Ok((rest, ())) } else { input.refuse() }
}
