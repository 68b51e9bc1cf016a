//! Fractions of a whole, and multiples.
//!
//! ```text
//! fraction = ("a" | number) ["-"] denominator | "half" | n "in" m | n "out" "of" m | digits "/" digits
//! scaled   = ("half" ["a"] | fraction "of" "a") scale                "half a million", "three quarters of a million"
//! multiple = "twice" | "threefold" | "doubled" | number ("times" | "x") comparison       "four times as large", "2.5x bigger"
//! ```
//! A fraction of something is a share: "two-thirds of them" is 66.67 percent. A fraction before a unit is a number: "half a mile",
//! "1/2 cup". A fraction of nothing ("three fifths") is a bare ratio.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cardinal::{Number, number, simple_number};
use super::cursor::{Cursor, Parsed, hyphen, lookup, one_of, satisfy, word};
use super::mixed::slashed;
use super::scale;
use crate::claim::Form;
use crate::lexicon::{Roles, Small};
use crate::quantity::{Amount, Stated};
use crate::sentence::{Kind, Word};

/// A part of one, above zero: 2/3 of "two-thirds".
pub fn fraction(input: Cursor<'_>) -> Parsed<'_, Amount> {
    alt((slashed, n_in_m, n_over_m, spelled, half)).parse(input)
}

/// "two-thirds", "a quarter", "one fifth", "three quarters", "7 tenths".
fn spelled(input: Cursor<'_>) -> Parsed<'_, Amount> {
    if !input.is_ahead(Roles::DENOMINATOR) {
        return input.refuse();
    }
    // "half of one half": one thing, of which the first word tells the part
    let of_a_part = input.back(1).is_some_and(|of| of.is("of")) && input.back(2).is_some_and(|part| input.lexicon().numbers.denominator(&part.lower).is_some());
    if of_a_part {
        return input.refuse();
    }
    let (rest, count) = alt((numerator, one_of(&["a", "an"]).map(|_| Amount::ONE))).parse(input)?;
    let joint = alt((hyphen, word("-").map(|_| ())));
    let (after, hyphened) = opt(joint).parse(rest)?;
    let (rest, (of, plural)) = denominator(after)?;
    // "a second", "the third man", "two third graders": an ordinal, not a part
    let agrees = plural != (count == Amount::ONE) || of == 2;
    // "six quarters", "two quarters": stretches of time, since a part is told in its lowest terms
    let is_time = after.next().is_some_and(|part| input.lexicon().numbers.is_small(Small::Stretch, &part.lower));
    let is_period = input.back(1).is_some_and(|before| input.lexicon().numbers.is_small(Small::Period, &before.lower));
    if is_time && hyphened.is_none() && plural && (is_period || !is_lowest(count, of)) {
        return input.refuse();
    }
    let of = i64::try_from(of).ok().map(Amount::integer);
    match of.and_then(|of| count.over(of)) {
        Some(part) if agrees && !(plural && count == Amount::ONE) => Ok((rest, part)),
        _ => input.refuse(),
    }
}

/// "fifths", "thirty-fifths"; and whether it is a plural.
pub(super) fn denominator(input: Cursor<'_>) -> Parsed<'_, (u64, bool)> {
    let tens = |input| {
        let (rest, (tens, ())) =
            (lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower).filter(|tens| *tens >= 20 && tens % 10 == 0)), hyphen).parse(input)?;
        Ok((rest, u64::from(tens)))
    };
    let unit = lookup(|word, lexicon| lexicon.numbers.denominator(&word.lower).map(|of| (of, word.lower.ends_with('s') || word.is("halves"))));
    let (rest, (tens, (unit, plural))) = (opt(tens), unit).parse(input)?;
    match tens {
        Some(tens) if unit < 10 && (plural || input.back(1).is_some_and(|one| one.is("one"))) => Ok((rest, (tens + unit, plural))),
        Some(_) => input.refuse(),
        None => Ok((rest, (unit, plural))),
    }
}

/// Whether a part of one is told in its lowest terms: 3/4, not 2/4 or 6/4.
fn is_lowest(count: Amount, of: u64) -> bool {
    let (Some(mut a), Ok(mut b)) = (count.to_integer(), i64::try_from(of)) else { return false };
    let proper = a < b;
    while b != 0 {
        (a, b) = (b, a % b);
    }
    proper && a == 1
}

fn numerator(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let (rest, found) = simple_number(input)?;
    if found.stated.value.is_integer() && found.stated.value >= Amount::ONE { Ok((rest, found.stated.value)) } else { input.refuse() }
}

/// "half", "half of", "one half"; not "half-hearted", "the second half", "half past".
fn half(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let (rest, _) = word("half").parse(input)?;
    let names_a_period = input.back(1).is_some_and(|before| input.lexicon().numbers.is_small(Small::Period, &before.lower));
    // "tax credits of 12 in the quarter and 17 in half"
    let half_year = input.back(1).is_some_and(|before| before.is("in")) && rest.next().is_none_or(|next| next.kind == Kind::Sign);
    let goes_on = half_year || rest.next().is_some_and(|next| next.is_any(&["past", "time", "-"]));
    // "an hour-and-a-half wait", "fly-half", "first-half profit": a part of a compound
    let is_compound = |before: &Word<'_>| before.kind == Kind::Word && input.lexicon().numbers.cardinal(&before.lower).is_none() && !before.is("and");
    let names_a_period = names_a_period || input.back(1).is_some_and(|joint| joint.is("-") && joint.glued) && input.back(2).is_some_and(is_compound);
    if names_a_period || goes_on { input.refuse() } else { Ok((rest, Amount::ONE.half())) }
}

/// "1 over 3".
fn n_over_m(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let (rest, (count, _, of)) = (number, word("over"), number).parse(input)?;
    let alone = !is_of_something(rest) && count.stated.value < of.stated.value && count.stated.value.is_integer() && of.stated.value.is_integer();
    match count.stated.value.over(of.stated.value) {
        Some(part) if alone && input.back(1).is_none() => Ok((rest, part)),
        _ => input.refuse(),
    }
}

/// What joins a part to what it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// "of every", "in every".
    Every,
    /// "out of".
    OutOf,
    In,
}

/// "one in five", "9 out of 10", "three of every four"; "1,990 out of 6,010" are two counts.
fn n_in_m(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let join = alt((
        (word("out"), word("of"), opt(word("every"))).map(|(_, _, every)| if every.is_some() { Join::Every } else { Join::OutOf }),
        (one_of(&["in", "of"]), word("every")).map(|_| Join::Every),
        word("in").map(|_| Join::In),
    ));
    // "one-in-four"
    let round = |of: Amount| Number { stated: Stated { value: of, place: Amount::ONE }, form: Form::Words, mantissa: Amount::ONE, scale: of, is_plain: false };
    let (rest, (count, _, join, _, of)) = (number, opt(hyphen), join, opt(hyphen), alt((number, scale::round.map(round)))).parse(input)?;
    let whole = |number: &Number| number.stated.value.is_integer() && number.stated.value >= Amount::ONE;
    // "2 in 2009" and "12 in 10 days" are no shares
    let plausible = whole(&count) && whole(&of) && count.stated.value < of.stated.value && of.stated.value <= Amount::integer(10_000_000);
    // "nine in 100,000"
    let small = count.stated.value <= Amount::integer(20) && (of.stated.value <= Amount::integer(100) || is_power_of_ten(of.stated.value))
        || count.stated.value == Amount::ONE;
    let unit_follows = rest.next().is_some_and(|_| {
        rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() || rest.lexicon().calendar.month(&rest.words()[rest.at()].lower).is_some()
    });
    let is_share = match join {
        Join::Every => true,
        // "85 out of 100"
        Join::OutOf => small || is_power_of_ten(of.stated.value),
        Join::In => small && !unit_follows && !is_year(&of),
    };
    match count.stated.value.over(of.stated.value) {
        Some(part) if plausible && is_share => Ok((rest, part)),
        _ => input.refuse(),
    }
}

fn is_power_of_ten(value: Amount) -> bool {
    let digits = value.to_plain(0);
    digits.starts_with('1') && digits.bytes().skip(1).all(|digit| digit == b'0')
}

fn is_year(number: &Number) -> bool {
    number.is_plain
        && number.stated.value >= Amount::integer(1000)
        && number.stated.value <= Amount::integer(2100)
        && number.stated.place < Amount::integer(100)
}

/// "half a million", "half million", "a half million", "three quarters of a million", "half a dozen", "a couple of hundred".
pub fn scaled_fraction(input: Cursor<'_>) -> Parsed<'_, Number> {
    if !input.is_ahead(Roles::DENOMINATOR) || !input.is_ahead(Roles::SCALE) {
        return input.refuse();
    }
    let (rest, _) = opt(one_of(&["a"])).parse(input)?;
    // "quarter million"
    let bare = || satisfy(|word| word.is("quarter")).map_opt(|_| Amount::ratio(1, 4));
    let (rest, part) = match alt((spelled, half, bare())).parse(rest) {
        Ok(found) => found,
        Err(_) => alt((spelled, half)).parse(input)?,
    };
    let (rest, _) = opt((opt(word("of")), one_of(&["a", "an"]))).parse(rest)?;
    let (rest, scale) = lookup(|word, lexicon| lexicon.numbers.scale(&word.lower).filter(|scale| !scale.symbol)).parse(rest)?;
    match part.times(scale.value) {
        Some(value) => Ok((
            rest,
            Number {
                stated: Stated { value, place: scale.value.over(Amount::integer(20)).unwrap_or(Amount::ONE) },
                form: Form::Words,
                mantissa: part,
                scale: scale.value,
                is_plain: false,
            },
        )),
        None => input.refuse(),
    }
}

/// "twice", "threefold", "three times"; the verbs of multiplication are read where they govern a figure.
pub fn multiple(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let fold = (number, opt(hyphen), word("fold")).map(|(number, _, _)| number.stated.value);
    let times = (number, word("times")).map_opt(|(number, _)| (number.stated.value > Amount::ONE).then_some(number.stated.value));
    let symbol = (number, satisfy(|word| word.glued && word.text == "x")).map(|(number, _)| number.stated.value);
    let (rest, value) = alt((lookup(|word, lexicon| lexicon.numbers.multiple(&word.lower)), fold, symbol, times)).parse(input)?;
    let counted = rest.back(1).is_some_and(|last| last.is_any(&["times", "x"]));
    if counted && !compared(rest) { input.refuse() } else { Ok((rest, value)) }
}

/// Whether a comparison begins here: "[four times] as large as", "[2.5x] bigger", "[a 3x] rise".
pub fn compared(rest: Cursor<'_>) -> bool {
    let words = &rest.lexicon().words;
    rest.next().is_some_and(|next| {
        let comparative = next.lower.ends_with("er") && next.lower.len() > 4 && words.lemma(&next.lower) != next.lower;
        let as_much = next.is("as") && rest.peek(1).is_some_and(|word| word.kind == Kind::Word && !words.is_determiner(&word.lower) || word.is_any(&["many", "much"]));
        next.is_any(&["more", "higher", "lower", "larger", "smaller", "greater", "bigger", "faster", "slower", "longer", "better", "worse", "stronger", "likelier"])
            || comparative
            // "five times the amount"
            || next.is_any(&["the", "its", "their"]) && rest.peek(1).is_some_and(|noun| rest.lexicon().nouns.is_measure(&words.lemma(&noun.lower)))
            || as_much && rest.peek(2).is_some_and(|word| word.is("as") || word.kind == Kind::Word)
            || words.trend(&next.lower).is_some() && rest.back(1).is_some_and(|sign| sign.is("x"))
    })
}

/// How finely a fraction is stated: "a third" may be two points more or less, "one in 50" a tenth of itself.
#[must_use]
pub fn as_percent(part: Amount) -> Option<Stated> {
    let value = part.times(Amount::integer(100))?;
    Some(Stated { value, place: Amount::integer(4).min(value.times(Amount::ratio(1, 5)?)?) })
}

/// Whether a fraction that ends here is one of something: "of", a noun, a verb follow.
#[must_use]
pub fn is_of_something(after: Cursor<'_>) -> bool {
    satisfy(|word| word.kind == Kind::Word).parse(after).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn a_part_of_something_is_a_share() {
        means(&["Half of Mosul fell", "half the town fell"], "50 percent");
        means(&["One in five Britons smokes", "One-in-five Britons smoke", "one out of five Britons smokes", "a fifth of Britons smoke"], "20 percent");
        means(&["one twenty-fifth of the crew", "4 percent of the crew"], "4 percent");
        holds("Half of one half was sold", &["50 percent", "1 count"]);
        means(&["nine out of 10 doctors", "9 out of 10 doctors"], "90 percent");
        means(&["three quarters of the crew", "three-quarters of the crew"], "75 percent");
    }

    #[test]
    fn multiples_compare() {
        means(&["twice as many ships", "twice as loud"], "2 ratio");
        means(
            &["a threefold rise", "a 3x rise", "3 times as large as the old one", "three times faster", "three times the amount", "three times as many ships"],
            "3 ratio",
        );
        means(&["Profit more than doubled, to a record"], "more-than 2 ratio");
        never(&["He won three times as a boy", "It rained three times", "a 3x5 card", "three times champion"], "ratio");
        never(&["He scored twice as United won", "She called twice as he slept"], "ratio");
    }

    #[test]
    fn a_part_of_a_unit_is_a_number() {
        means(&["half a mile", "half-a-mile".replace('-', " ").as_str()], "0.5 mile");
        means(&["1/2 cup of oil"], "0.5 cup");
    }

    #[test]
    fn what_only_looks_like_a_part_is_none() {
        never(&["the second half of the game", "half-hearted talks", "the third man", "a quarter century", "half past four"], "percent");
        never(&["2 in 2009", "It rained 12 in 10 days"], "percent");
    }

    #[test]
    fn stretches_of_time_are_no_parts() {
        never(&["six quarters of growth", "two quarters of decline", "in the first three quarters", "the past three quarters"], "percent");
        never(&["fly-half Brown", "a scrum-half", "its first-half profit"], "percent");
        means(&["three quarters of the men", "three-quarters of them"], "75 percent");
        means(&["one-half of it", "half of the men"], "50 percent");
    }
}
