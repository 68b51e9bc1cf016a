//! Dates, months with a year, quarters, years, decades and centuries.
//!
//! ```text
//! date     = [weekday [ ("to" | dash | "and") weekday ] [","]] ( month day [ dash day ] [[","] year] | day [ dash day ] ["of"] month [[","] year] | month [","|"of"] year )
//!          | year ( "-" | "/" ) month ( "-" | "/" ) day | day "/" month "/" year
//! quarter  = ordinal "quarter" [["of"] year] | "Q" n [year] | n "Q" [year]
//! year     = digit{4} [ dash digit{2,4} | "/" digit{2,4} ]   1000 to 2100, and not before a unit or a plural; to 2500 after "by" or "until"
//! decade   = ["'"] digit{2,4} "s"                "1990s", "the '90s"
//! century  = ordinal ["-"] "century"
//! ```
//! What only some write so stands in [`era`](super::era). A day is kept as written, so that "32 June" can be refused by a rule.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::cursor::{Cursor, DASHES, Parsed, digits, hyphen, lookup, one_of, satisfy, word};
use super::era::{dotted, month_of_days, month_spelled};
use super::ordinal::{glued_ordinal, ordinal};
use super::year::year;
use crate::claim::Moment;
use crate::lexicon::Roles;
use crate::sentence::Kind;

/// A date of the calendar with at least a day and a month, or a month and a year.
pub fn date(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, weekday) = opt(weekday_before).parse(input)?;
    let (rest, moment) = match rest.roles() {
        first if first.has(Roles::CALENDAR) => alt((month_first, month_year)).parse(rest)?,
        first if first.has(Roles::DIGITS) => alt((iso, numeric, dotted, day_first)).parse(rest)?,
        _ => return input.refuse(),
    };
    Ok((rest, Moment { weekday, ..moment }))
}

/// "Tuesday, 3 March", "Tuesday (3 March": the day of the week before a date.
fn weekday_before(input: Cursor<'_>) -> Parsed<'_, u8> {
    let name = || lookup(|word, lexicon| lexicon.calendar.weekday(&word.lower).filter(|_| word.is_capitalised()));
    // "Friday to Sunday, 7-9 March": the first day counts
    let last = opt((alt((one_of(DASHES), one_of(&["to", "and", "until", "through"]))), name()));
    let (rest, (weekday, _, _, _)) = (name(), last, opt(one_of(&[".", ","])), opt(one_of(&["(", "the"]))).parse(input)?;
    Ok((rest, weekday))
}

pub(super) fn month(input: Cursor<'_>) -> Parsed<'_, u8> {
    let (rest, number) = lookup(|word, lexicon| {
        lexicon.calendar.month(&word.lower).filter(|_| word.is_capitalised() || word.lower.len() > 3 && !word.is_any(&["march"])).map(|month| month.number)
    })
    .parse(input)?;
    let short = input.next().is_some_and(|word| word.lower.len() <= 4 && !word.is_any(&["may", "june", "july"]));
    let (rest, _) = opt(satisfy(|sign| short && sign.is(".") && sign.glued)).parse(rest)?;
    Ok((rest, number))
}

pub(super) fn small(input: Cursor<'_>) -> Parsed<'_, u8> {
    let (rest, token) = digits(input)?;
    match token.text.parse::<u8>() {
        Ok(number) if token.text.len() <= 2 && number > 0 => Ok((rest, number)),
        _ => input.refuse(),
    }
}

/// A day of the month: "3", "3rd".
fn day(input: Cursor<'_>) -> Parsed<'_, u8> {
    let suffixed = glued_ordinal.map_opt(|day| u8::try_from(day).ok().filter(|day| *day > 0 && *day <= 31));
    let (rest, day) = alt((suffixed, small)).parse(input)?;
    // "3.5", "3 percent", "3 million" and "3:15" begin with no day
    let goes_on = rest.next().is_some_and(|next| {
        next.glued && (next.is_any(&["%", "/", ":", "'"]) || next.is_number() || next.kind == Kind::Word)
            || next.is_any(&["percent", "million", "billion", "thousand", "%", "per"])
    });
    if goes_on { input.refuse() } else { Ok((rest, day)) }
}

fn year_after(input: Cursor<'_>) -> Parsed<'_, i16> {
    let (rest, found) = preceded(opt(alt((one_of(&[",", "of", "in"]), one_of(&["-"])))), year).parse(input)?;
    if rest
        .next()
        .is_some_and(|next| next.is("%") || next.glued && next.is_any(&[",", "."]) && rest.peek(1).is_some_and(|after| after.glued && after.is_number()))
    {
        input.refuse()
    } else {
        Ok((rest, found))
    }
}

fn last_day(input: Cursor<'_>) -> Parsed<'_, u8> {
    let (rest, (_, day)) = (alt((one_of(DASHES), one_of(&["to", "and"]))), day).parse(input)?;
    Ok((rest, day))
}

fn month_first(input: Cursor<'_>) -> Parsed<'_, Moment> {
    if let Ok(found) = alt((month_of_days, month_spelled)).parse(input) {
        return Ok(found);
    }
    let (rest, (month, _, first)) = (month, opt(alt((word("the").map(|_| ()), hyphen))), day).parse(input)?;
    // "in March 20 people": the month alone
    let counts = input.back(1).is_some_and(|before| before.is_any(&["in", "last", "this", "since", "next"]))
        && rest.next().is_some_and(|next| {
            next.kind == Kind::Word && !next.is_capitalised() && next.lower.ends_with('s') || next.is_any(&["people", "men", "women", "children"])
        });
    if counts {
        return input.refuse();
    }
    let (rest, last) = opt(last_day.map_opt(|last| (last > first).then_some(last))).parse(rest)?;
    let (rest, year) = opt(year_after).parse(rest)?;
    Ok((rest, Moment { year, years: u8::from(year.is_some()), month: Some(month), day: Some(first), last_day: last, ..Moment::default() }))
}

fn day_first(input: Cursor<'_>) -> Parsed<'_, Moment> {
    if !input.is_ahead(Roles::CALENDAR) {
        return input.refuse();
    }
    let (rest, (first, last, _, month)) = (day, opt(last_day), opt(alt((word("of").map(|_| ()), hyphen))), month).parse(input)?;
    let last = last.filter(|last| *last > first);
    // "aged 56 October 6": the month has a day of its own
    let aged = input.back(1).is_some_and(|before| before.is_any(&["aged", "age"]));
    if aged || first > 31 && day(rest).is_ok() {
        return input.refuse();
    }
    let (rest, year) = opt(year_after).parse(rest)?;
    Ok((rest, Moment { year, years: u8::from(year.is_some()), month: Some(month), day: Some(first), last_day: last, ..Moment::default() }))
}

fn month_year(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, (month, year)) = (month, year_after).parse(input)?;
    Ok((rest, Moment { year: Some(year), years: 1, month: Some(month), ..Moment::default() }))
}

/// "2021-03-15".
fn iso(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let slash = || satisfy(|sign| sign.is("/") && sign.glued).map(|_| ());
    let hyphened = (year, hyphen, small, hyphen, small).map(|(year, (), month, (), day)| (year, month, day));
    let slashed = (year, slash(), small, slash(), small).map(|(year, (), month, (), day)| (year, month, day));
    let (rest, (year, month, day)) = alt((hyphened, slashed)).parse(input)?;
    if month > 12 || day > 31 {
        return input.refuse();
    }
    // the time of a timestamp: "T10:38:07.190Z"
    let mut rest = rest;
    if rest.next().is_some_and(|next| next.glued && next.text.starts_with('T')) {
        while rest.next().is_some_and(|next| next.glued && !next.is_any(&[",", ";", ")"])) {
            rest = rest.moved_to(rest.at() + 1);
        }
    }
    Ok((rest, Moment { year: Some(year), years: 1, month: Some(month), day: Some(day), ..Moment::default() }))
}

/// "15/03/2021": day and month where only one order is possible, else the year alone.
fn numeric(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let slash = || satisfy(|sign| sign.is("/") && sign.glued);
    let (rest, (first, _, second, _, year)) = (small, slash(), small, slash(), alt((year, short_year))).parse(input)?;
    let (month, day) = match (first, second) {
        (13..=31, 1..=12) => (Some(second), Some(first)),
        (1..=12, 13..=31) => (Some(first), Some(second)),
        (1..=12, 1..=12) if first == second => (Some(first), Some(second)),
        (1..=12, 1..=12) => (None, None),
        _ => return input.refuse(),
    };
    Ok((rest, Moment { year: Some(year), years: 1, month, day, ..Moment::default() }))
}

/// The year of "7/8/07", between 1950 and 2049.
fn short_year(input: Cursor<'_>) -> Parsed<'_, i16> {
    let (rest, token) = digits(input)?;
    let runs_on = rest.next().is_some_and(|next| next.glued && (next.is_any(&["/", "%", "-"]) || next.kind == Kind::Word));
    match token.text.parse::<i16>() {
        Ok(year) if token.text.len() == 2 && token.glued && !runs_on => Ok((rest, if year < 50 { 2000 + year } else { 1900 + year })),
        Ok(_) | Err(_) => input.refuse(),
    }
}

/// "the third quarter of 2021", "Q3 2020", "4Q".
pub fn quarter(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let spelled = (alt((ordinal, word("final").map(|_| 4))), opt(hyphen), opt(one_of(&["fiscal"])), word("quarter")).map(|(number, _, _, _)| number);
    let symbol = satisfy(|word| matches!(&*word.lower, "q1" | "q2" | "q3" | "q4")).map(|word| u64::from(word.lower.as_bytes()[1] - b'0'));
    let reversed = (small, satisfy(|word| word.glued && word.text == "Q")).map(|(number, _)| u64::from(number));
    let (rest, number) = alt((spelled, symbol, reversed)).parse(input)?;
    if !(1..=4).contains(&number) {
        return input.refuse();
    }
    let fiscal = opt(alt((one_of(&["of", "in", ","]).map(|_| ()), hyphen)));
    let (rest, year) = opt(preceded((fiscal, opt(one_of(&["fiscal", "fy"]))), year)).parse(rest)?;
    Ok((rest, Moment { year, years: u8::from(year.is_some()), quarter: u8::try_from(number).ok(), ..Moment::default() }))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn one_day_has_many_spellings() {
        means(&["15 March 2021", "March 15, 2021", "the 15th of March 2021", "March 15th, 2021", "2021-03-15", "15/03/2021"], "2021-03-15 date");
        means(&["Tuesday 3 March 2020", "Tuesday, March 3, 2020"], "2020-03-03-weekday-2 date");
        means(&["in March 2021", "March, 2021"], "2021-03 date");
        means(&["3-5 March", "March 3-5", "March 3/5 shipment"], "03-03-to-05 date");
        means(&["2025/01/12", "12.01.2025", "2025-01-12"], "2025-01-12 date");
        means(&["Monday 2025/01/12", "Monday, 12 January 2025", "Monday to Friday, 12 January 2025"], "2025-01-12-weekday-1 date");
        means(&["the third quarter of 2021", "Q3 2021"], "2021-q3 date");
    }

    #[test]
    fn a_day_that_does_not_exist_is_kept() {
        means(&["32 June 2021"], "2021-06-32 date");
    }

    #[test]
    fn years_and_their_spans() {
        means(&["in the summer of 69", "the class of '69", "since '69"], "1969 year");
        means(&["the spring of '24"], "2024 year");
        never(&["'24 shops shut,' he said", "a group of 69"], "year");
        means(&["in 1991", "since 1991", "the 1991 war"], "1991 year");
        means(&["the 1990s", "the '90s", "the 1990's", "the 1990 's"], "1990-1999 year");
        means(&["2012-13", "2012\u{2013}2013", "2012/13", "the 2012/2013 season"], "2012-2013 year");
        means(&["1999-2000", "1999/2000"], "1999-2000 year");
        means(&["the 1977/87 season", "in 1977/66"], "1977 year");
        holds("the last six 1986 months", &["6 count", "1986 year"]);
        means(&["the 1986 results", "on 1986 sales"], "1986 year");
        means(&["on 7/7/07 they met", "7/7/2007"], "2007-07-07 date");
        never(&["open 24/7/365", "won 3/4/12-5"], "date");
        means(&["by 2120", "until 2120."], "2120 year");
        means(&["the 19th century", "19th-century"], "1801-1900 year");
    }

    #[test]
    fn a_number_of_four_digits_may_count() {
        never(
            &["1500 men", "a toll of 1200", "2000 of them", "1200 metres", "in 2200 homes", "by 2150 votes", "after 1120 millimetres", "(1530 acres)"],
            "year",
        );
    }
}
