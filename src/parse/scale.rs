//! Scales: what multiplies a number.
//!
//! ```text
//! scales = { ["-"] scale | symbol }              "hundred thousand", "million", "35m", "$1.2 bn"
//! bare   = scale                                 one of it, before what it counts: "thousand dollars", "the last hundred years"
//! ```
//! A symbol is glued to its digits or stands after money; a letter that is a unit too ("m") needs something that is counted or paid.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::fold_many1;
use nom::sequence::preceded;

use super::cardinal::Number;
use super::cursor::{Cursor, DASHES, HYPHENS, Parsed, hyphen, lookup};
use crate::claim::Form;
use crate::lexicon::{Roles, Scale, Small};
use crate::quantity::{Amount, Stated};
use crate::sentence::{Kind, Word};

/// Scales from here on keep the place of their mantissa: "30 million" is exact to a million, "thirty thousand" to ten thousand.
pub(super) const KEEPS_PLACE: i64 = 100_000;

/// Every scale that follows: "million", "hundred thousand".
pub(super) fn scales(mut rest: Cursor<'_>, mut found: Number) -> (Cursor<'_>, Number) {
    for _ in 0..3 {
        // a hyphen may stand between
        if !rest.roles().has(Roles::SCALE) && !rest.moved_to(rest.at() + 1).roles().has(Roles::SCALE) {
            break;
        }
        let Ok((after, scale)) = scale_after(rest, &found) else { break };
        let Some(larger) = scaled(&found, scale) else { break };
        found = larger;
        rest = after;
    }
    (rest, found)
}

/// "thousand dollars", "the last hundred years": a scale that stands for one of it.
pub(super) fn bare(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (rest, scale) = lookup(|word, lexicon| lexicon.numbers.scale(&word.lower).filter(|scale| !scale.symbol)).parse(input)?;
    let goes_on = input.back(1).is_some_and(|before| {
        before.is_number()
            || before.is_any(HYPHENS) && before.glued
            || before.is_any(&["per", "of", "a", "an"])
            || input.lexicon().roles(before).has(Roles::WAKES)
    });
    let (words, at, lexicon) = (rest.words(), rest.at(), rest.lexicon());
    let counts = rest.next().is_some_and(|next| {
        let plural = lexicon.is_plural(&next.lower) && !lexicon.words.is_stop(&next.lower);
        let paid = || lexicon.currencies.name_at(words, at).is_some_and(|(_, money)| !money.ambiguous);
        next.kind == Kind::Word && !next.is_capitalised() && (plural || lexicon.units.name_at(words, at).is_some() || paid())
    });
    let named = input.at() > 0 && input.next().is_some_and(Word::is_capitalised);
    if goes_on || named || !counts {
        return input.refuse();
    }
    let one = Stated { value: Amount::ONE, place: Amount::ONE };
    match scaled(&Number { stated: one, form: Form::Words, mantissa: Amount::ONE, scale: Amount::ONE, is_plain: false }, scale.value) {
        Some(number) => Ok((rest, number)),
        None => input.refuse(),
    }
}

/// A scale that follows a number: "million", and "dozens" of "three dozens".
pub(super) fn scale_word(input: Cursor<'_>) -> Parsed<'_, Amount> {
    preceded(
        opt(hyphen),
        lookup(|word, lexicon| {
            lexicon
                .numbers
                .scale(&word.lower)
                .or_else(|| word.is("dozens").then(|| Scale { value: Amount::integer(12), symbol: false, of_money: false }))
                .filter(|scale| !scale.symbol)
        }),
    )
    .map(|scale: Scale| scale.value)
    .parse(input)
}

/// "every thousand", "per hundred thousand": a scale that no number stands before.
pub(super) fn round(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let times = |product: Option<Amount>, scale: Amount| product.and_then(|product| product.times(scale));
    fold_many1(scale_word, || Some(Amount::ONE), times).map_opt(|product| product).parse(input)
}

/// A scale word, or a symbol glued to the digits ("35m", "1.2bn", "15-mln") or after money ("$1.2 bn").
fn scale_after<'w>(input: Cursor<'w>, found: &Number) -> Parsed<'w, Amount> {
    let symbol = |input: Cursor<'w>| -> Parsed<'w, Amount> {
        let (input, joint) = opt(hyphen).parse(input)?;
        let (rest, scale) = lookup(|word, lexicon| lexicon.numbers.scale(&word.lower).filter(|scale| scale.symbol)).parse(input)?;
        let letter = input.next().map_or("", |word| word.text);
        if joint.is_some() && letter.len() == 1 {
            return input.refuse();
        }
        let glued = input.next().is_some_and(|word| word.glued);
        let long = letter.len() > 1;
        // "ten M." is no scale, "10M." is one: metres are written small
        let ends = rest.next().is_none_or(|next| next.kind == Kind::Sign && !next.glued || next.is_any(&[".", ",", "of"]));
        let millions = letter == "M" && ends && found.stated.value >= Amount::integer(10);
        let fits = found.scale == Amount::ONE
            && (found.form == Form::Digits || long && !glued)
            && (!scale.of_money || after_money(input))
            && (glued
                && (long
                    || (matches!(letter, "k" | "K" | "b" | "B")
                        || matches!(letter, "m" | "M") && (after_money(input) || counts_something(rest) || millions || names_money(rest))
                        || matches!(letter, "t" | "T") && after_money(input))
                        && !rest.next().is_some_and(|next| next.glued && next.kind != Kind::Sign))
                || !glued && (long || after_money(input) || letter == "k" && rest.next().is_none_or(|next| next.kind == Kind::Sign)));
        if fits { Ok((rest, scale.value)) } else { input.refuse() }
    };
    alt((scale_word, symbol)).parse(input)
}

/// "40m rupees": millions of a currency.
fn names_money(rest: Cursor<'_>) -> bool {
    rest.lexicon().currencies.name_at(rest.words(), rest.at()).is_some_and(|(_, money)| !money.ambiguous)
}

/// "35m of its devices", "4m people": millions, where "35m high" is metres.
fn counts_something(rest: Cursor<'_>) -> bool {
    rest.next().is_some_and(|next| {
        let plural = |word: &Word<'_>| rest.lexicon().is_plural(&word.lower) && !rest.lexicon().words.is_stop(&word.lower);
        let is_distance = |word: &Word<'_>| rest.lexicon().numbers.is_small(Small::Distance, &word.lower);
        // "the 100m and 200m titles", "the men's 200m world record"
        let extent = is_distance(next) || rest.peek(1).is_some_and(is_distance);
        let content = |word: &Word<'_>| word.kind == Kind::Word && (word.is("and") || !rest.lexicon().words.is_stop(&word.lower));
        let further = (1..5).take_while(|&ahead| rest.peek(ahead - 1).is_some_and(content)).any(|ahead| rest.peek(ahead).is_some_and(plural));
        next.is("of") || !extent && (plural(next) || further)
    })
}

/// Whether the number that ends here follows a currency sign, as does the other end of its range: "$3-4m".
pub(super) fn after_money(input: Cursor<'_>) -> bool {
    let has_sign =
        |back: usize| input.at().checked_sub(back).is_some_and(|number| input.lexicon().currencies.prefix_ending_at(input.words(), number).is_some());
    let is_range = input.back(2).is_some_and(|joint| joint.is_any(DASHES) && joint.glued || joint.is("to")) && input.back(3).is_some_and(Word::is_number);
    has_sign(1) || is_range && has_sign(3)
}

pub(super) fn scaled(found: &Number, scale: Amount) -> Option<Number> {
    let value = found.stated.value.times(scale)?;
    let keeps = scale >= Amount::integer(KEEPS_PLACE) || !found.stated.value.is_integer();
    let place = if keeps {
        found.stated.place.times(scale)?
    } else {
        // "thirty thousand" is as round as "30,000"
        value.to_integer().map_or(Some(Amount::ONE), trailing_place)?
    };
    Some(Number { stated: Stated { value, place }, mantissa: found.stated.value, scale, is_plain: false, form: found.form })
}

fn trailing_place(mut whole: i64) -> Option<Amount> {
    let mut zeros = 0;
    while whole != 0 && whole % 10 == 0 {
        whole /= 10;
        zeros += 1;
    }
    Amount::power_of_ten(zeros)
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn a_scale_alone_stands_for_one_of_it() {
        means(&["Thousand dollars were paid", "a thousand dollars were paid"], "1000 USD");
        means(&["the last hundred years", "the last 100 years"], "100 year");
        means(&["Million people fled"], "1000000 count");
        holds("several hundred people", &["vague 200\u{2013}2,000 count"]);
        never(&["the Hundred Acre Wood", "one in a thousand", "per thousand people"], "1000 count");
    }

    #[test]
    fn the_ends_of_a_range_of_money_share_its_scale() {
        holds("sales of $3-4m", &["3000000-4000000 USD"]);
        holds("a rope of 3-4m", &["3-4 meter"]);
    }

    #[test]
    fn distances_of_races_are_no_millions() {
        never(&["the 100m and 200m titles", "the 400m world record", "the 200m runners"], "count");
        holds("It sold 3m units and 4m world records", &["3000000 count", "4 meter"]);
    }
}
