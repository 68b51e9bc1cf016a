//! One unit and a part of it: "an hour and a half".
//!
//! ```text
//! one-and = ("a" | "an" | number) unit "and" ("a" ("half" | "quarter" | "third") | "three" "quarters")      joined by spaces or hyphens
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cardinal::simple_number;
use super::cursor::{Cursor, Parsed, hyphen, one_of, word};
use crate::quantity::{Amount, Dimension, Stated, Unit};

/// The value, its unit, and whether hyphens make it an adjective ("an hour-and-a-half wait").
pub fn one_and(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit, bool)> {
    // few figures are followed by "and" and a part, which is seen at once
    if !(2..5).any(|ahead| input.peek(ahead).is_some_and(|joint| joint.is("and"))) {
        return input.refuse();
    }
    let whole = alt((one_of(&["a", "an"]).map(|_| Amount::ONE), simple_number.map(|number| number.stated.value)));
    let (rest, whole) = { whole }.parse(input)?;
    let Some((len, unit)) = rest.lexicon().units.name_at(rest.words(), rest.at()) else { return input.refuse() };
    if !whole.is_integer() || matches!(unit.dimension(), Dimension::Share | Dimension::Money | Dimension::Other) {
        return input.refuse();
    }
    let joint = || opt(hyphen);
    let (rest, first) = joint().parse(rest.moved_to(rest.at() + len))?;
    let (rest, (_, _, part)) = (word("and"), joint(), part).parse(rest)?;
    match whole.plus(part) {
        Some(value) => {
            let place = Amount::ratio(1, 4).unwrap_or(Amount::ONE);
            Ok((rest, (Stated { value, place }, unit.clone(), first.is_some())))
        }
        None => input.refuse(),
    }
}

/// "a half", "a quarter", "three quarters".
fn part(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let one = (word("a"), opt(hyphen), one_of(&["half", "quarter", "third"])).map_opt(|(_, _, part)| match &*part.lower {
        "half" => Amount::ratio(1, 2),
        "quarter" => Amount::ratio(1, 4),
        _ => Amount::ratio(1, 3),
    });
    let three = (word("three"), opt(hyphen), word("quarters")).map_opt(|_| Amount::ratio(3, 4));
    let (rest, found) = alt((one, three)).parse(input)?;
    // "an hour and a half mile", "a day and a third man"
    if rest.next().is_some_and(|next| {
        next.kind == crate::sentence::Kind::Word && !rest.lexicon().words.is_stop(&next.lower) && !rest.lexicon().words.is_preposition(&next.lower)
    }) && !hyphened(input)
    {
        return input.refuse();
    }
    Ok((rest, found))
}

fn hyphened(input: Cursor<'_>) -> bool {
    input.back(1).is_some_and(|sign| sign.is("-"))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn a_unit_and_a_part_of_it_are_one_figure() {
        means(&["an hour and a half", "compared with an hour and a half before", "1.5 hours"], "1.5 hour");
        means(&["a mile and a quarter", "1.25 miles"], "1.25 mile");
        means(&["two years and a half", "two and a half years"], "2.5 year");
    }

    #[test]
    fn a_part_of_something_else_is_none() {
        never(&["an hour and a third man came", "a day and a half marathon"], "hour");
        never(&["a mile and a half marathon"], "1.5 mile");
    }
}
