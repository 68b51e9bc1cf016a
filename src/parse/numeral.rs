//! Numbers in digits: one token of the sentence.
//!
//! ```text
//! numeral  = grouped [ "." digit+ ] | "." digit+ | vulgar
//! grouped  = digit+ | digit{1,3} ( group-sep digit{3} )+ | digit{1,2} ( "," digit{2} )+ "," digit{3}
//! group-sep = "," | "'" | NBSP | thin space
//!          | digit{1,3} ( "." digit{3} ){2,} [ "," digit{1,2} ] | digit{1,3} "." digit{3} "," digit{1,2}      "1.234.567,89"
//! vulgar   = "½" | "¼" | "¾" | "⅓" ...
//! ```

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::many1;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::quantity::{Amount, Stated};

type Parsed<'s, T> = IResult<&'s str, T>;

/// Why a token of digits has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More digits than an exact value can hold.
    TooManyDigits,
    /// Separators that fit no way of writing numbers: a version, a dotted date, an address.
    OddSeparators,
}

/// The value and the last significant place of a token of digits.
///
/// # Errors
/// A [`Refusal`] where the token is no number of a size that can be held.
pub fn numeral(token: &str) -> Result<Stated, Refusal> {
    if let Some(common) = common(token) {
        return Ok(common);
    }
    if let Some(fraction) = vulgar(token) {
        return Ok(fraction);
    }
    let continental = continental(token);
    let token = continental.as_deref().unwrap_or(token);
    let Ok((_, (whole, fraction))) = all_consuming((opt(grouped), opt(preceded(char('.'), plain)))).parse(token) else {
        return Err(Refusal::OddSeparators);
    };
    let whole: String = whole.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let fraction = fraction.unwrap_or_default();
    let value = Amount::parse(&format!("{whole}.{fraction}")).ok_or(Refusal::TooManyDigits)?;
    Ok(Stated { value, place: place(&whole, fraction).ok_or(Refusal::TooManyDigits)? })
}

/// "1.234.567,89" as "1234567.89": points between groups, and a comma before the decimals.
fn continental(token: &str) -> Option<String> {
    let (groups, cents) = token.split_once(',').map_or((token, None), |(groups, cents)| (groups, Some(cents)));
    let mut parts = groups.split('.');
    let head = parts.next().filter(|head| (1..=3).contains(&head.len()))?;
    let rest: Vec<&str> = parts.collect();
    let whole = |part: &&str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = cents.is_none_or(|cents| matches!(cents.len(), 1 | 2) && cents.bytes().all(|byte| byte.is_ascii_digit()));
    let fits = rest.iter().all(whole) && decimals && rest.len() >= if cents.is_some() { 1 } else { 2 };
    let digits = || std::iter::once(head).chain(rest.iter().copied()).collect::<String>();
    fits.then(|| cents.map_or_else(digits, |cents| format!("{}.{cents}", digits())))
}

/// The numbers that nearly all of them are, without a detour: "7", "2015", "30,000".
fn common(token: &str) -> Option<Stated> {
    let (mut value, mut digits, mut zeros, mut group) = (0_i64, 0, 0, None);
    for byte in token.bytes() {
        match byte {
            b'0'..=b'9' if digits < 15 => {
                value = value * 10 + i64::from(byte - b'0');
                digits += 1;
                zeros = if byte == b'0' { zeros + 1 } else { 0 };
                group = group.map(|width: u8| width + 1);
            }
            b',' if (1..=3).contains(&digits) && group.is_none() || group == Some(3) => group = Some(0),
            _ => return None,
        }
    }
    if digits == 0 || group.is_some_and(|width| width != 3) {
        return None;
    }
    let zeros = if digits > 2 { zeros.min(digits - 1) } else { 0 };
    Some(Stated { value: Amount::integer(value), place: Amount::power_of_ten(zeros)? })
}

/// The unit of the last significant digit. Trailing zeros of a whole number of 100 or more are not significant.
fn place(whole: &str, fraction: &str) -> Option<Amount> {
    if !fraction.is_empty() {
        return Amount::power_of_ten(-i32::try_from(fraction.len()).ok()?);
    }
    let zeros = if whole.len() > 2 { whole.len() - whole.trim_end_matches('0').len() } else { 0 };
    Amount::power_of_ten(i32::try_from(zeros.min(whole.len().saturating_sub(1))).ok()?)
}

fn plain(input: &str) -> Parsed<'_, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

fn group<'s>(width: usize) -> impl Parser<&'s str, Output = &'s str, Error = nom::error::Error<&'s str>> {
    verify(plain, move |digits: &str| digits.len() == width)
}

fn grouped(input: &str) -> Parsed<'_, &str> {
    let thousands = recognize((verify(plain, |head: &str| head.len() <= 3), many1((one_of(",'\u{2019}\u{a0}\u{202f}\u{2009}\u{2007}"), group(3)))));
    let lakhs = recognize((verify(plain, |head: &str| head.len() <= 2), many1((char(','), group(2))), char(','), group(3)));
    alt((complete(lakhs), complete(thousands), plain)).parse(input)
}

/// A grouped number that is not followed by another group.
fn complete<'s>(mut parser: impl Parser<&'s str, Output = &'s str, Error = nom::error::Error<&'s str>>) -> impl FnMut(&'s str) -> Parsed<'s, &'s str> {
    move |input| {
        let (rest, found) = parser.parse(input)?;
        if rest.is_empty() || rest.starts_with('.') {
            Ok((rest, found))
        } else {
            Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
        }
    }
}

fn vulgar(token: &str) -> Option<Stated> {
    let (numerator, denominator) = match token {
        "\u{bc}" => (1, 4),
        "\u{bd}" => (1, 2),
        "\u{be}" => (3, 4),
        "\u{2150}" => (1, 7),
        "\u{2151}" => (1, 9),
        "\u{2152}" => (1, 10),
        "\u{2153}" => (1, 3),
        "\u{2154}" => (2, 3),
        "\u{2155}" => (1, 5),
        "\u{2156}" => (2, 5),
        "\u{2157}" => (3, 5),
        "\u{2158}" => (4, 5),
        "\u{2159}" => (1, 6),
        "\u{215a}" => (5, 6),
        "\u{215b}" => (1, 8),
        "\u{215c}" => (3, 8),
        "\u{215d}" => (5, 8),
        "\u{215e}" => (7, 8),
        _ => return None,
    };
    Some(Stated { value: Amount::ratio(numerator, denominator)?, place: Amount::ratio(1, 100)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(tokens: &[&str], value: &str) {
        for token in tokens {
            let found = numeral(token).unwrap_or_else(|refusal| panic!("{token}: {refusal:?}"));
            assert_eq!(found.value.to_plain(0), value, "{token}");
        }
    }

    #[test]
    fn every_newsroom_groups_its_digits() {
        means(&["1000000", "1,000,000", "1\u{a0}000\u{a0}000", "1\u{202f}000\u{202f}000", "1'000'000", "10,00,000"], "1000000");
        means(&["1,234.5", "1234.5", "1234.50"], "1234.5");
        means(&[".05", "0.05"], "0.05");
        means(&["1.234.567", "1,234,567"], "1234567");
        means(&["1.234.567,89", "1,234,567.89"], "1234567.89");
        means(&["1.234,5", "1,234.5"], "1234.5");
        means(&["\u{bd}"], "0.5");
    }

    #[test]
    fn the_last_significant_place_is_kept() {
        for (token, place) in
            [("30,000", "10000"), ("36,000", "1000"), ("4.4", "0.1"), ("3.0", "0.1"), ("12", "1"), ("40", "1"), ("120", "10"), ("100", "100"), ("2357", "1")]
        {
            assert_eq!(numeral(token).map(|stated| stated.place.to_plain(0)), Ok(place.to_owned()), "{token}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_a_reason() {
        assert_eq!(numeral("1.2.3"), Err(Refusal::OddSeparators));
        assert_eq!(numeral(&"9".repeat(1000)), Err(Refusal::TooManyDigits));
    }
}
