//! A second number in a smaller unit, which belongs to the number before it.
//!
//! ```text
//! smaller = ["and" | ","] operand in a smaller unit     "5 ft 2 in", "21 years and six months", "3 dollars 50 cents"
//!         | digits "m"                                  after hours by letter: "2h 30m"
//!         | ["and"] two-digits                          after a named currency, before a stop: "15 dollars and 15."
//! ```

use nom::Parser;
use nom::combinator::opt;

use super::cardinal::{Number, number};
use super::cursor::{Cursor, Parsed, digits, one_of, satisfy, word};
use super::operand::{Operand, operand};
use crate::quantity::{Amount, Dimension, Stated, Unit};
use crate::sentence::Kind;

/// "5 ft 2 in", "21 years and six months": a second number in a smaller unit of the same kind.
pub fn smaller(rest: Cursor<'_>, first: Operand) -> (Cursor<'_>, Operand) {
    let Some(unit) = first.unit.as_ref().filter(|suffix| !suffix.adjective).map(|suffix| suffix.unit.clone()) else { return (rest, first) };
    let compound = match unit.dimension() {
        Dimension::Duration | Dimension::Money => true,
        Dimension::Length => unit.name() == "foot",
        Dimension::Mass => matches!(unit.name(), "pound" | "stone"),
        _ => false,
    };
    if !compound || !first.number.stated.value.is_integer() {
        return (rest, first);
    }
    if unit.name() == "hour"
        && let Ok((after, minutes)) = minutes_by_letter(rest)
        && let Some(whole) = with_part(&first, minutes, Amount::ratio(1, 60))
    {
        return (after, whole);
    }
    if let Ok((after, cents)) = bare_hundredths(rest, &unit)
        && let Some(whole) = with_part(&first, cents, Amount::ratio(1, 100))
    {
        return (after, whole);
    }
    let Ok((after, (_, smaller))) = (opt(one_of(&["and", ","])), operand).parse(rest) else { return (rest, first) };
    let Some(small) = smaller.unit.as_ref().map(|suffix| &suffix.unit) else { return (rest, first) };
    let is_smaller =
        small.dimension() == unit.dimension() && small.factor() < unit.factor() && !small.name().contains("-per-") && !unit.name().contains("-per-");
    let comma = rest.next().is_some_and(|next| next.is(","));
    if !is_smaller || comma || unit.currency() != small.currency() {
        return (rest, first);
    }
    let part = smaller.number.stated.value.times(small.factor()).and_then(|base| base.over(unit.factor()));
    let place = smaller.number.stated.place.times(small.factor()).and_then(|base| base.over(unit.factor()));
    match part.filter(|part| *part < Amount::ONE).and_then(|part| first.number.stated.value.plus(part)).zip(place) {
        Some((value, place)) => {
            let number = Number { stated: Stated { value, place }, is_plain: false, ..first.number };
            (after, Operand { number, unit: first.unit })
        }
        None => (rest, first),
    }
}

/// The number with so many parts of its unit more.
fn with_part(first: &Operand, count: Amount, part: Option<Amount>) -> Option<Operand> {
    let (value, place) = part.and_then(|part| first.number.stated.value.plus(count.times(part)?).zip(Some(part)))?;
    let number = Number { stated: Stated { value, place }, is_plain: false, ..first.number };
    Some(Operand { number, unit: first.unit.clone() })
}

/// "[2h] 30m": minutes, where "30m" alone is metres.
fn minutes_by_letter(rest: Cursor<'_>) -> Parsed<'_, Amount> {
    let after_letter = rest.back(1).is_some_and(|hours| hours.is_any(&["h", "hr", "hrs"]));
    let (after, (token, _)) = (digits, satisfy(|letter| letter.glued && letter.text == "m")).parse(rest)?;
    match token.text.parse::<i64>() {
        Ok(minutes) if after_letter && minutes < 60 => Ok((after, Amount::integer(minutes))),
        _ => rest.refuse(),
    }
}

/// "[15 dollars] and 15", "[10 euros] 50": hundredths that nothing else is named for.
fn bare_hundredths<'w>(rest: Cursor<'w>, unit: &Unit) -> Parsed<'w, Amount> {
    let named = rest.back(1).is_some_and(|name| name.kind == Kind::Word);
    let (after, (_, cents)) = (opt(word("and")), number).parse(rest)?;
    let two_digits = cents.stated.value.is_integer() && cents.stated.value >= Amount::integer(10) && cents.stated.value < Amount::integer(100);
    let closed = after.next().is_none_or(|next| next.is_any(&[".", "!", "?", "more", "each"]));
    let divided = unit.currency().is_some_and(|code| unit.name() == code && rest.lexicon().currencies.has_hundredths(code));
    let plain = cents.scale == Amount::ONE && cents.stated.place == Amount::ONE;
    if named && two_digits && closed && divided && plain { Ok((after, cents.stated.value)) } else { rest.refuse() }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn smaller_units_belong_to_the_number_before() {
        means(&["5 ft 6 in", "5.5 feet"], "5.5 foot");
        means(&["three hours and 30 minutes"], "3.5 hour");
        holds("3 dollars 50 cents", &["3.5 USD"]);
        means(&["It costs 15 dollars and 15.", "It costs 15 dollars and 15 cents", "15 dollars 15 more", "$15.15"], "15.15 USD");
        holds("He paid 15 dollars and 15 strokes", &["15 USD", "15 count"]);
        means(&["2h 30m", "2h 30min", "2.5 hours"], "2.5 hour");
    }
}
