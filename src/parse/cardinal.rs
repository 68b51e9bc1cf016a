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
use nom::combinator::{opt, peek};
use nom::sequence::{preceded, terminated};

use super::cursor::{Cursor, HYPHENS, Parsed, digits, hyphen, lookup, one_of, satisfy, word};
use super::numeral::numeral;
use super::power::power;
use crate::claim::Form;
use crate::lexicon::{Roles, Scale};
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

/// Scales from here on keep the place of their mantissa: "30 million" is exact to a million, "thirty thousand" to ten thousand.
const KEEPS_PLACE: i64 = 100_000;

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
    alt((article_scale, group)).parse(input)
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

/// Every scale that follows: "million", "hundred thousand".
fn scales(mut rest: Cursor<'_>, mut found: Number) -> (Cursor<'_>, Number) {
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

/// A scale word, or a symbol glued to the digits ("35m", "1.2bn") or after money ("$1.2 bn").
fn scale_after<'w>(input: Cursor<'w>, found: &Number) -> Parsed<'w, Amount> {
    let symbol = |input: Cursor<'w>| -> Parsed<'w, Amount> {
        let (rest, scale) = lookup(|word, lexicon| lexicon.numbers.scale(&word.lower).filter(|scale| scale.symbol)).parse(input)?;
        let letter = input.next().map_or("", |word| word.text);
        let glued = input.next().is_some_and(|word| word.glued);
        let long = letter.len() > 1;
        // "ten M." is no scale, "10M." is one: metres are written small
        let ends = rest.next().is_none_or(|next| next.kind == crate::sentence::Kind::Sign && !next.glued || next.is_any(&[".", ",", "of"]));
        let millions = letter == "M" && ends && found.stated.value >= Amount::integer(10);
        let fits = found.scale == Amount::ONE
            && (found.form == Form::Digits || long && !glued)
            && (!scale.of_money || after_money(input))
            && (glued
                && (long
                    || (matches!(letter, "k" | "K" | "b" | "B")
                        || matches!(letter, "m" | "M") && (after_money(input) || counts_something(rest) || millions || names_money(rest))
                        || matches!(letter, "t" | "T") && after_money(input))
                        && !rest.next().is_some_and(|next| next.glued && next.kind != crate::sentence::Kind::Sign))
                || !glued && (long || after_money(input) || letter == "k" && rest.next().is_none_or(|next| next.kind == crate::sentence::Kind::Sign)));
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
        let plural = |word: &crate::sentence::Word<'_>| rest.lexicon().is_plural(&word.lower) && !rest.lexicon().words.is_stop(&word.lower);
        let extent = next.is_any(&[
            "high",
            "long",
            "tall",
            "wide",
            "deep",
            "away",
            "sprint",
            "race",
            "freestyle",
            "relay",
            "hurdles",
            "final",
            "backstroke",
            "butterfly",
        ]);
        let content =
            |word: &crate::sentence::Word<'_>| word.kind == crate::sentence::Kind::Word && (word.is("and") || !rest.lexicon().words.is_stop(&word.lower));
        let further = (1..5).take_while(|&ahead| rest.peek(ahead - 1).is_some_and(content)).any(|ahead| rest.peek(ahead).is_some_and(plural));
        next.is("of") || !extent && (plural(next) || further)
    })
}

/// Whether the number that ends here follows a currency sign.
fn after_money(input: Cursor<'_>) -> bool {
    input.at().checked_sub(1).is_some_and(|number| input.lexicon().currencies.prefix_ending_at(input.words(), number).is_some())
}

fn scaled(found: &Number, scale: Amount) -> Option<Number> {
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

/// "2 1/2", "2½", "1/2".
fn mixed(input: Cursor<'_>) -> Parsed<'_, Number> {
    // most numbers are followed by neither, which is seen at once
    let is_part = |ahead: usize| input.peek(ahead).is_some_and(|word| word.is("/") || word.is("\u{2044}") || word.is_number());
    let hyphened = || input.peek(1).is_some_and(|sign| sign.is_any(HYPHENS)) && input.peek(3).is_some_and(|sign| sign.is("/"));
    if !is_part(1) && !hyphened() && !input.next().is_some_and(|word| word.is_number() && !word.text.is_ascii()) {
        return input.refuse();
    }
    // "10-5/8": so the wires print what stands before an eighth
    let whole = terminated(whole_digits, (opt(hyphen), peek(alt((slashed, vulgar)))));
    let (rest, whole) = opt(whole).parse(input)?;
    let (rest, part) = if whole.is_some() { alt((slashed, vulgar)).parse(rest)? } else { vulgar(rest)? };
    let whole = whole.map_or(Amount::ZERO, |stated| stated.value);
    match whole.plus(part) {
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

fn digit_number(input: Cursor<'_>) -> Parsed<'_, Number> {
    let (rest, token) = digits(input)?;
    let Ok(stated) = numeral(token.text) else { return input.refuse() };
    if let Some(found) = decimal_comma(input) {
        return Ok(found);
    }
    let plain = Number { stated, form: Form::Digits, mantissa: stated.value, scale: Amount::ONE, is_plain: true };
    Ok(spaced_groups(rest, token.text, plain))
}

/// "3,5 %", "€3,50", "12,5 km": a comma before decimals, where a unit or a currency says that the two are one number.
fn decimal_comma(input: Cursor<'_>) -> Option<(Cursor<'_>, Number)> {
    let (whole, part) = comma_pair(input)?;
    let rest = input.moved_to(input.at() + 3);
    let lexicon = input.lexicon();
    let (words, at) = (rest.words(), rest.at());
    let sign = rest.next().is_some_and(|next| next.is("%"));
    let symbol = |(_, symbol): (usize, &crate::lexicon::UnitSymbol)| !symbol.guarded || rest.next().is_some_and(|word| word.glued);
    let measured = sign || lexicon.units.symbol_at(words, at).is_some_and(symbol) || lexicon.units.name_at(words, at).is_some();
    let paid = lexicon.currencies.name_at(words, at).is_some() || lexicon.currencies.prefix_ending_at(words, input.at()).is_some();
    let stated = numeral(&format!("{whole}.{part}")).ok()?;
    let number = Number { stated, form: Form::Digits, mantissa: stated.value, scale: Amount::ONE, is_plain: false };
    (measured || paid).then_some((rest, number))
}

/// "12,5": two numbers with a comma and no space between them, that form no groups and stand in no list.
pub(super) fn comma_pair(input: Cursor<'_>) -> Option<(&str, &str)> {
    let plain = |word: &crate::sentence::Word<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, comma, second) = (input.next()?, input.peek(1)?, input.peek(2)?);
    let pair = comma.is(",") && comma.glued && second.glued && second.is_number() && first.is_number();
    let lists = input.peek(3).is_some_and(|next| next.is(",") && next.glued && input.peek(4).is_some_and(|after| after.glued && after.is_number()))
        || first.glued && input.back(1).is_some_and(|before| before.is(",") && before.glued);
    let fits = pair && plain(first) && plain(second) && matches!(second.text.len(), 1 | 2) && !lists;
    fits.then_some((first.text, second.text))
}

/// "1 414 021 100" with plain spaces, and "1, 000" as some agencies break it.
fn spaced_groups<'w>(rest: Cursor<'w>, head: &str, plain: Number) -> (Cursor<'w>, Number) {
    let is_group = |ahead: usize| {
        rest.peek(ahead).is_some_and(|word| word.is_number() && !word.glued && word.text.len() == 3 && word.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if head.len() > 3 || head.starts_with('0') || !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return (rest, plain);
    }
    let groups = (0..5).take_while(|&ahead| is_group(ahead)).count();
    // a single group begins with a nought ("1 000 vans") or needs a unit or a currency behind it: "12 500 dollars"
    let measured = |at: usize| rest.lexicon().currencies.name_at(rest.words(), at).is_some() || rest.lexicon().units.name_at(rest.words(), at).is_some();
    let zeros = rest.next().is_some_and(|group| group.text.starts_with('0'));
    if groups >= 2 || groups == 1 && (zeros || measured(rest.at() + 1)) {
        let joined: String = std::iter::once(head).chain((0..groups).filter_map(|ahead| rest.peek(ahead).map(|word| word.text))).collect();
        return match numeral(&joined) {
            Ok(stated) => (rest.moved_to(rest.at() + groups), Number { stated, mantissa: stated.value, ..plain }),
            Err(_) => (rest, plain),
        };
    }
    let comma = rest.next().is_some_and(|sign| sign.is(",") && sign.glued) && is_group(1) && rest.peek(1).is_some_and(|word| word.text.starts_with("00"));
    if comma && let Some(Ok(stated)) = rest.peek(1).map(|word| numeral(&format!("{head}{}", word.text))) {
        return (rest.moved_to(rest.at() + 2), Number { stated, mantissa: stated.value, ..plain });
    }
    (rest, plain)
}

/// "twenty-one", "twenty one", "seven".
fn small_words(input: Cursor<'_>) -> Parsed<'_, Number> {
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
fn spoken_decimals<'w>(input: Cursor<'w>, found: &Number) -> Parsed<'w, Number> {
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
fn trailing_part(input: Cursor<'_>) -> Parsed<'_, Amount> {
    let count = alt((
        one_of(&["a", "an", "one"]).map(|_| 1_i64),
        lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower).filter(|&count| (2..20).contains(&count))).map(i64::from),
    ));
    let (rest, (_, count, _, denominator)) =
        (word("and"), count, opt(hyphen), lookup(|word, lexicon| lexicon.numbers.denominator(&word.lower))).parse(input)?;
    match i64::try_from(denominator).ok().and_then(|denominator| Amount::ratio(count, denominator)) {
        Some(part) if part < Amount::ONE => Ok((rest, part)),
        _ => input.refuse(),
    }
}

/// "two and a half million": the part belongs to the scale that follows, or to the number itself.
fn with_part<'w>(found: &Number, part: Amount, after: Cursor<'w>) -> Option<(Cursor<'w>, Number)> {
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
