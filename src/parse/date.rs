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
use crate::claim::Moment;
use crate::lexicon::Roles;
use crate::quantity::Dimension;
use crate::sentence::Kind;

/// Years that a bare number of four digits may be.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1000..=2100;
/// Prepositions that make a number of four digits a year, whatever follows.
const YEAR_OPENERS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "during",
    "of",
    "circa",
    "around",
    "early",
    "late",
    "mid",
    "from",
    "to",
    "between",
    "through",
    "throughout",
    "and",
    "for",
    "late-",
    "season",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
];

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

/// A plain year, as part of a date.
pub fn year(input: Cursor<'_>) -> Parsed<'_, i16> {
    let (rest, token) = digits(input)?;
    match token.text.parse::<i64>().ok().filter(|year| token.text.len() == 4 && YEARS.contains(year)).and_then(|year| i16::try_from(year).ok()) {
        Some(year) => Ok((rest, year)),
        None => input.refuse(),
    }
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

/// Years of the far future, which need "by" or "until" before them and nothing to count after them.
const FAR_YEARS: std::ops::RangeInclusive<i64> = 2101..=2500;

/// "by 2120", "until 2300".
fn far_year(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, token) = digits(input)?;
    let opened = input.back(1).is_some_and(|before| before.is_any(&["by", "until", "till", "in", "around"]));
    let alone = rest.next().is_none_or(|next| match next.kind {
        Kind::Sign => !next.glued || next.is_any(&[",", ".", ";", ")", "?", "!"]),
        Kind::Number => false,
        Kind::Word => rest.lexicon().words.is_stop(&next.lower) && !next.is("of"),
    });
    let found = token.text.parse::<i64>().ok().filter(|year| token.text.len() == 4 && FAR_YEARS.contains(year)).and_then(|year| i16::try_from(year).ok());
    match found {
        Some(year) if opened && alone => Ok((rest, Moment { year: Some(year), years: 1, ..Moment::default() })),
        _ => input.refuse(),
    }
}

/// A year that stands alone, or a span of years.
pub fn bare_year(input: Cursor<'_>) -> Parsed<'_, Moment> {
    if let Ok(found) = far_year(input) {
        return Ok(found);
    }
    let (rest, found) = year(input)?;
    // "1000-5000" is a range of numbers
    let dash = rest.next().is_some_and(|sign| sign.is_any(DASHES) || sign.is("to"))
        && rest.peek(1).is_some_and(|last| last.text.len() == 4 && last.text.parse::<i64>().is_ok_and(|last| !YEARS.contains(&last)));
    if dash || found < 1400 && !opens_year(input) {
        return input.refuse();
    }
    let slash = rest.next().is_some_and(|sign| sign.is("/"));
    let span = |input| {
        // "1986/87" is a season
        let (rest, (_, token)) = (alt((one_of(DASHES), satisfy(|sign| sign.is("/") && sign.glued))), digits).parse(input)?;
        let width = token.text.len();
        let last = token.text.parse::<i16>().ok().map(|last| if width == 2 { found / 100 * 100 + last } else { last });
        match last.and_then(|last| u8::try_from(last - found + 1).ok()) {
            Some(years) if (width == 2 || width == 4) && years > 1 && token.glued && !(slash && years > 2) => Ok((rest, years)),
            // "1977/87" is no season: one of its ends has slipped, and it is read by its first
            _ if slash && width == 2 && token.glued && rest.next().is_none_or(|next| !next.glued || next.kind == Kind::Sign && !next.is("/")) => Ok((rest, 1)),
            _ => Cursor::refuse(input),
        }
    };
    if let Ok((after, years)) = span(rest) {
        return Ok((after, Moment { year: Some(found), years, ..Moment::default() }));
    }
    if is_counted(input, rest) { input.refuse() } else { Ok((rest, Moment { year: Some(found), years: 1, ..Moment::default() })) }
}

/// Whether the word before makes a number of four digits a year.
fn opens_year(input: Cursor<'_>) -> bool {
    input
        .back(1)
        .is_some_and(|before| YEAR_OPENERS.contains(&&*before.lower) || input.lexicon().calendar.month(&before.lower).is_some() || before.is_any(&["(", "'"]))
}

/// Whether a number of four digits counts something: "1500 men", "1200 metres", "2000 of them".
fn is_counted(input: Cursor<'_>, rest: Cursor<'_>) -> bool {
    // "an average of 1500", "a toll of 1200"
    let measured = input.back(1).is_some_and(|before| before.is("of"))
        && input.back(2).is_some_and(|noun| {
            input.lexicon().nouns.is_measure(&input.lexicon().words.lemma(&noun.lower)) || noun.is_any(&["sum", "maximum", "minimum", "crowd"])
        });
    if measured {
        return true;
    }
    let Some(next) = rest.next() else { return false };
    let opened = opens_year(input);
    if next.glued && (next.is_any(&["%", "\u{b0}", "/"]) || next.kind == Kind::Word && !next.is("'s") && !next.is("s")) {
        return true;
    }
    // "Keytruda's 2018 sales", "its 2018 profits"
    let recent = input.next().and_then(|token| token.text.parse::<i64>().ok()).is_some_and(|year| (1900..2050).contains(&year));
    let owned = input.back(1).is_some_and(|before| {
        before.is_any(&["'s", "'", "the", "its", "their", "his", "her", "our", "this", "that", "fiscal"]) || before.is_capitalised() && input.at() > 1
    });
    // "after 1120 millimetres of rain", though "in 1990 pounds"
    let measured = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some_and(|(_, unit)| {
        matches!(unit.dimension(), Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Speed | Dimension::Temperature)
    });
    if measured && (next.lower.ends_with('s') || next.is("feet") || next.is_capitalised()) {
        return true;
    }
    // "the last six 1986 months": what is counted has its number already
    let numbered = input.back(1).is_some_and(|before| input.lexicon().numbers.cardinal(&before.lower).is_some());
    if opened || recent && (numbered || owned || input.lexicon().calendar.is_yearly(&next.lower)) {
        return false;
    }
    let unit = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some()
        || rest.lexicon().units.symbol_at(rest.words(), rest.at()).is_some_and(|(_, symbol)| !symbol.guarded)
        || rest.lexicon().currencies.name_at(rest.words(), rest.at()).is_some();
    let plural = next.kind == Kind::Word && !next.is_capitalised() && rest.lexicon().is_plural(&next.lower) && !rest.lexicon().words.is_stop(&next.lower);
    let hedged = input.lexicon().hedges.before.ending_at(input.words(), input.at()).is_some_and(|(_, hedge)| hedge.hedge != crate::quantity::Hedge::About);
    unit || plural || hedged && !next.is_any(&[",", "."]) || next.is("of")
}

/// "1990s", "the '90s", "the nineties".
pub fn decade(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, quote) = opt(one_of(&["'"])).parse(input)?;
    let plural = alt((satisfy(|word| word.glued && word.is("s") || word.is("'s")), preceded(one_of(&["'"]), satisfy(|word| word.glued && word.is("s")))));
    let (rest, (token, _)) = (digits, plural).parse(rest)?;
    let Ok(number) = token.text.parse::<i16>() else { return input.refuse() };
    let article = input.back(1).is_some_and(|before| before.is_any(&["the", "early", "late", "mid", "-"]));
    let year = match token.text.len() {
        4 if YEARS.contains(&i64::from(number)) && number % 10 == 0 => number,
        2 if number % 10 == 0 && (quote.is_some() || article && number >= 20 && !in_ones(input)) => 1900 + number,
        _ => return input.refuse(),
    };
    Ok((rest, Moment { year: Some(year), years: 10, ..Moment::default() }))
}

/// "in his 50s": an age, not a decade.
fn in_ones(input: Cursor<'_>) -> bool {
    (1..=4).any(|back| input.back(back).is_some_and(|before| before.is_any(&["his", "her", "their", "my", "our"])))
}

/// "the 19th century", "18th-century".
pub fn century(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, (number, _, _)) = (ordinal, opt(hyphen), one_of(&["century", "centuries"])).parse(input)?;
    match i16::try_from(number) {
        Ok(number) if (1..=21).contains(&number) => Ok((rest, Moment { year: Some((number - 1) * 100 + 1), years: 100, ..Moment::default() })),
        _ => input.refuse(),
    }
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
