//! Numbers that are labels by their form alone, whatever stands around them.
//!
//! ```text
//! label = phone                               "+1 202 555 0147", "555-0123"
//!       | "9/11" | "24/7"
//!       | "doi" [":"] "10." digits "/" ...
//!       | scheme "://" ... number ...         a number of an address, to the end of its token
//!       | "[" number "]"                      a footnote
//!       | number { "-" number }{2,}           "LOTUS 1-2-3", "a 4-4-2"
//!       | year letter                         "2004b", a citation
//!       | list-number                         "1. ", at the start of a sentence
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many1_count;

use super::cursor::{Cursor, DASHES, Parsed, digits, hyphen, one_of, satisfy};
use super::year::year;
use crate::lexicon::Roles;
use crate::sentence::{Kind, Word};

/// A number that is a label by its form; it begins with digits.
pub(super) fn label(input: Cursor<'_>) -> Parsed<'_, ()> {
    alt((slashed_name, identifier, located, bracketed, chain, cited_year, list_number)).parse(input)
}

/// "+1 202 555 0147", "555-0123", "(202) 555-0147".
pub(super) fn phone(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, plus) = opt(one_of(&["+"])).parse(input)?;
    if !rest.roles().has(Roles::DIGITS) {
        return input.refuse();
    }
    // "9.4-37.5 tonnes" is no number to call
    let group_of_digits = satisfy(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
    // "+1-222-2222/2222": only after a plus
    let slash = satisfy(|sign| plus.is_some() && sign.is("/") && sign.glued);
    let mut group = (group_of_digits, opt(alt((one_of(DASHES), slash, one_of(&[".", ")", "("]))))).map(|(token, joint)| (token.text.len(), joint.is_some()));
    let mut rest = rest;
    let (mut count, mut total, mut joints) = (0, 0, 0);
    while let Ok((after, (len, joint))) = group.parse(rest) {
        count += 1;
        total += len;
        joints += usize::from(joint && after.next().is_some_and(Word::is_number));
        rest = after;
        if count > 6 {
            break;
        }
    }
    let local = count == 2
        && joints == 1
        && input.peek(0).is_some_and(|word| word.text.len() == 3)
        && input.peek(2).is_some_and(|word| word.text.len() == 4 && word.glued);
    let long = count >= 3
        && (if plus.is_some() { 7..=15 } else { 9..=15 }).contains(&total)
        && (plus.is_some() || joints >= 2 || input.next().is_some_and(|first| first.text.starts_with('0') && first.text.len() >= 3));
    if count == 0 {
        return input.refuse();
    }
    let separated = input.words().get(rest.at() - 1).is_some_and(|last| last.is_any(&["."]) || last.is_any(DASHES));
    let rest = if separated { rest.moved_to(rest.at() - 1) } else { rest };
    if local || long { Ok((rest, ())) } else { input.refuse() }
}

/// "9/11", "24/7".
fn slashed_name(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, (first, sign, second)) = (digits, satisfy(|sign| sign.is("/")), digits).parse(input)?;
    let known = matches!((first.text, second.text), ("9" | "7", "11" | "7") | ("24", "7"));
    if known && sign.glued && second.glued { Ok((rest, ())) } else { input.refuse() }
}

/// "doi:10.1000/182": the number of a publication, to the end of its token.
fn identifier(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    if !token.text.starts_with("10.") || token.text.len() < "10.1000".len() || !rest.next().is_some_and(|next| next.is("/") && next.glued) {
        return input.refuse();
    }
    let called = (1..=4).any(|back| input.back(back).is_some_and(|word| word.is("doi")));
    let path = rest.peek(1).is_some_and(|next| next.glued && next.kind == Kind::Word);
    if !called && !path {
        return input.refuse();
    }
    Ok((to_end(rest), ()))
}

/// Behind the token that goes on here.
fn to_end(mut rest: Cursor<'_>) -> Cursor<'_> {
    while rest.next().is_some_and(|next| next.glued && !next.is_any(&[",", ";", ")"])) {
        rest = rest.moved_to(rest.at() + 1);
    }
    // the stop of the sentence is none of its own
    let stopped = rest.back(1).is_some_and(|last| last.is("."));
    if stopped { rest.moved_to(rest.at() - 1) } else { rest }
}

/// A number of an address: `https://tarn.example/pull/494`.
fn located(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, _) = digits(input)?;
    let before = input.words().get(..input.at()).unwrap_or_default();
    let glued = before.iter().rev().take_while(|word| word.glued).count();
    let token = before.get(before.len() - glued..).filter(|_| input.peek(0).is_some_and(|word| word.glued)).unwrap_or_default();
    let is_scheme = |signs: &[Word<'_>]| signs.iter().zip([":", "/", "/"]).all(|(word, sign)| word.is(sign));
    if token.windows(3).any(is_scheme) { Ok((to_end(rest), ())) } else { input.refuse() }
}

/// "[3]", a footnote.
fn bracketed(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, token) = digits(input)?;
    let footnote = input.back(1).is_some_and(|before| before.is("[")) && rest.next().is_some_and(|next| next.is("]")) && token.text.len() <= 3;
    if footnote { Ok((rest, ())) } else { input.refuse() }
}

/// "LOTUS 1-2-3", "a 4-4-2 formation": small numbers in a chain.
fn chain(input: Cursor<'_>) -> Parsed<'_, ()> {
    let small = || satisfy(|word| word.is_number() && word.text.len() <= 2 && word.text.bytes().all(|byte| byte.is_ascii_digit()));
    let (rest, (_, links)) = (small(), many1_count((hyphen, small()))).parse(input)?;
    let measured = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() || rest.next().is_some_and(|next| next.is("%"));
    if links < 2 || measured { input.refuse() } else { Ok((rest, ())) }
}

/// "Smith 2004b": one of several works of a year.
fn cited_year(input: Cursor<'_>) -> Parsed<'_, ()> {
    let letter = satisfy(|word| word.glued && matches!(word.text.as_bytes(), [b'a'..=b'f']));
    let (rest, _) = (year, letter).parse(input)?;
    let is_money = input.lexicon().currencies.prefix_ending_at(input.words(), input.at()).is_some();
    let goes_on = rest.next().is_some_and(|next| next.glued && (next.kind != Kind::Sign || next.is_any(DASHES)));
    if is_money || goes_on { input.refuse() } else { Ok((rest, ())) }
}

/// "1. ", "2) " at the start of a sentence.
fn list_number(input: Cursor<'_>) -> Parsed<'_, ()> {
    let (rest, (token, sign)) = (digits, one_of(&[".", ")"])).parse(input)?;
    let first = input.at() == 0 && token.text.len() <= 2 && sign.glued && rest.next().is_some();
    if first { Ok((input.moved_to(1), ())) } else { input.refuse() }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn labels_count_nothing() {
        never(
            &[
                "9/11",
                "call 555-0123",
                "LOTUS 1-2-3 users",
                "a 4-4-2 formation",
                "doi:10.1000/182",
                "https://doi.org/10.1093/eurheartj/ehab368",
                "Call +1-222-2222/2222",
                "by Ida Holm in https://tarn.example/boats/pull/494",
                "It moved to https://tarn.example/3-1.",
            ],
            "count",
        );
        assert_eq!(crate::parse::sample::figures("See doi:10.1000/182.")[0].span, crate::span::Span::new(8, 19));
        means(&["(Smith 2004b)", "Smith (1998a) found it"], "- name");
        holds("It paid $1500b", &["1500000000000 USD"]);
    }
}
