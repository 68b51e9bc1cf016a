//! Numbers of any length: digits, words and scales.
//!
//! ```text
//! number   = group { ["and" | ","] group } [ "and" part ] [ power ] | "a" scale ...
//! group    = small [ "hundred" [ ["and"] small ] ] { scale }
//! small    = digits [ mixed ] | tens [ "-" ] unit | tens | unit
//! mixed    = vulgar | [ digits [ "-" ] ] digits "/" digits               "2 1/2"  "2½"  "10-5/8"
//! part     = "a" ( "half" | "quarter" | "third" ) | "three" "quarters" "two and a half million"
//! scale    = "hundred" | "thousand" | "million" | "bn" | "dozen" ...   a symbol is glued to digits or stands after money
//! ```
//! A further group must be smaller than the scale before it: "two thousand five hundred" is one number, "two thousand 5,000" two.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::cursor::{Cursor, Parsed, hyphen, one_of, satisfy, word};
use super::grouped::digit_number;
use super::mixed::mixed;
use super::power::power;
use super::scale::{KEEPS_PLACE, bare, scale_word, scaled, scales};
use super::spoken::{small_words, spoken_decimals, trailing_part, with_part};
use crate::claim::Form;
use crate::lexicon::Roles;
use crate::quantity::{Amount, Stated};

/// A number, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value and last significant place.
    pub stated: Stated,
    /// Digits or words.
    pub form: Form,
    /// The value before the last scale was applied: 11 of "11 million".
    pub mantissa: Amount,
    /// The last scale: 1,000,000 of "11 million"; one where there is none.
    pub scale: Amount,
    /// Whether it is a single token of plain digits.
    pub is_plain: bool,
}

/// A number of any length.
///
/// # Errors
/// nom's, where no number begins here.
pub fn number(input: Cursor<'_>) -> Parsed<'_, Number> {
    input.remembered(read)
}

fn read(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (mut rest, mut found) = simple_number(input)?;
    let mut last_scale = found.scale;
    // what goes on begins as a figure does
    while (rest.roles().has(Roles::BEGINS) || rest.next().is_some_and(|next| next.is_any(&["and", ","])))
        && let Ok((after, next)) = preceded(opt(one_of(&["and", ","])), alt((super::fraction::scaled_fraction, group))).parse(rest)
    {
        let joined_by_and = rest.next().is_some_and(|next| next.is("and"));
        // "five thousand, six hundred homes"
        if rest.next().is_some_and(|next| next.is(",")) && !(found.form == Form::Words && next.form == Form::Words && after_comma(last_scale, &next, after)) {
            break;
        }
        if !continues(&found, last_scale, &next, joined_by_and) {
            break;
        }
        let Some(value) = found.stated.value.plus(next.stated.value) else { break };
        last_scale = next.scale;
        found = Number {
            stated: Stated { value, place: next.stated.place.min(found.stated.place) },
            mantissa: value,
            scale: Amount::ONE,
            form: found.form,
            is_plain: false,
        };
        rest = after;
    }
    if let Ok((after, found)) = spoken_decimals(rest, &found) {
        return Ok((after, found));
    }
    if let Ok((after, part)) = trailing_part(rest)
        && let Some(number) = with_part(&found, part, after)
    {
        return Ok(number);
    }
    match power(rest, &found) {
        Ok(scaled) => Ok(scaled),
        Err(_) => Ok((rest, found)),
    }
}

/// Whether a number in words goes on behind a comma: its next group has hundreds, and it is no list of two.
fn after_comma(last_scale: Amount, next: &Number, after: Cursor<'_>) -> bool {
    let hundred = Amount::integer(100);
    let listed = after.next().is_some_and(|next| next.is_any(&[",", "and", "or"]));
    last_scale >= Amount::integer(1000) && next.stated.value >= hundred && !listed
}

/// A number of one group, which nothing adds to: what a fraction can have above its line.
///
/// # Errors
/// nom's, where no number begins here.
pub fn simple_number(input: Cursor<'_>) -> Parsed<'_, Number> {
    alt((article_scale, group, bare)).parse(input)
}

/// Whether `next` goes on with a number that ended in `last_scale`.
fn continues(found: &Number, last_scale: Amount, next: &Number, joined_by_and: bool) -> bool {
    let spelled = found.form == Form::Words && next.form == Form::Words;
    let has_scale = next.scale > Amount::ONE;
    let is_whole = next.stated.value.is_integer() && found.stated.value.is_integer();
    last_scale >= Amount::integer(100)
        && is_whole
        && next.stated.value < last_scale
        && (has_scale && next.scale < last_scale && (spelled || found.form == next.form)
            || spelled && !(joined_by_and && last_scale >= Amount::integer(KEEPS_PLACE))
            || joined_by_and && last_scale == Amount::integer(100) && next.is_plain && !next.stated.value.is_zero())
}

/// "a million", "an hundred", "a dozen".
fn article_scale(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (rest, ()) = one_of(&["a", "an"]).map(|_| ()).parse(input)?;
    let (after, first) = scale_word(rest)?;
    let one =
        Number { stated: Stated { value: Amount::ONE, place: Amount::ONE }, form: Form::Words, mantissa: Amount::ONE, scale: Amount::ONE, is_plain: false };
    let Some(found) = scaled(&one, first) else { return input.refuse() };
    if first == Amount::integer(100) {
        let (after, found) = hundreds_tail(after, found);
        return Ok(scales(after, found));
    }
    Ok(scales(after, found))
}

/// Digits or words, with their scales.
fn group(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (rest, found) = alt((mixed, digit_number, small_words)).parse(input)?;
    if (found.form == Form::Words || found.is_plain)
        && let Ok((after, _)) = satisfy(|word| word.is("hundred")).parse(rest)
        && let Some(hundreds) = scaled(&found, Amount::integer(100))
    {
        let (after, hundreds) = hundreds_tail(after, hundreds);
        return Ok(scales(after, hundreds));
    }
    Ok(scales(rest, found))
}

/// "[one hundred] and eighteen".
fn hundreds_tail(rest: Cursor<'_>, hundreds: Number) -> (Cursor<'_>, Number) {
    let tail = preceded(opt(word("and")), small_words).parse(rest);
    match tail {
        Ok((after, small)) if small.stated.value < Amount::integer(100) && !stands_alone(after) && !begins_denominator(after) => {
            match hundreds.stated.value.plus(small.stated.value) {
                Some(value) => (after, Number { stated: Stated { value, place: Amount::ONE }, mantissa: value, scale: Amount::ONE, ..hundreds }),
                None => (rest, hundreds),
            }
        }
        _ => (rest, hundreds),
    }
}

/// "one hundred thirty-fifths": the tens belong to the denominator.
fn begins_denominator(after: Cursor<'_>) -> bool {
    hyphen(after).is_ok_and(|(unit, ())| unit.next().is_some_and(|word| unit.lexicon().numbers.denominator(&word.lower).is_some()))
}

/// "a hundred and one in five": the small number belongs to what follows.
fn stands_alone(after: Cursor<'_>) -> bool {
    after
        .next()
        .is_some_and(|next| next.is("in") && after.peek(1).is_some_and(|word| word.is_number() || after.lexicon().numbers.cardinal(&word.lower).is_some()))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means};

    #[test]
    fn one_number_has_many_spellings() {
        means(&["3.2m homes", "3.2 million homes", "3,200,000 homes", "3200000 homes"], "3200000 count");
        means(&["118 homes", "one hundred and eighteen homes", "a hundred and eighteen homes", "one hundred eighteen homes"], "118 count");
        means(&["2.5 million people", "two and a half million people", "2\u{bd} million people", "2 1/2 million people"], "2500000 count");
        means(&["a 10 5/8 percent note", "a 10-5/8 pct note", "a 10.625 percent note"], "10.625 percent");
        means(&["half a million voters", "half million voters", "500,000 voters", "500 000 voters".replace(' ', "\u{a0}").as_str()], "500000 count");
        means(&["21 goats", "twenty-one goats", "twenty one goats"], "21 count");
        means(&["35 lakh voters", "3.5 million voters"], "3500000 count");
        means(&["6 eggs", "half a dozen eggs"], "6 count");
        means(&["2,330 units", "2.33k units", "2.33 thousand units"], "2330 count");
        means(&["36 eggs", "three dozen eggs", "3 dozen eggs"], "36 count");
        means(&["1,300,000 cells", "1.3x10^6 cells", "1.3 million cells"], "1300000 count");
        means(&["1,000 vans", "1 000 vans", "1\u{2009}000 vans"], "1000 count");
    }

    #[test]
    fn a_new_number_begins_where_the_old_one_cannot_go_on() {
        holds("Two thousand five hundred men and 30 women", &["2500 count", "30 count"]);
        holds("In 2019, 40 ships came", &["2019 year", "40 count"]);
        holds("94, 74 and 45 votes", &["94 count", "74 count", "45 count"]);
    }

    #[test]
    fn letters_are_scales_only_where_they_can_be() {
        means(&["a wall 35m high"], "35 meter");
        means(&["35m of its devices", "35m devices"], "35000000 count");
        means(&["a $35m loan", "$35 million in loans", "US$35m"], "35000000 USD");
    }
}
