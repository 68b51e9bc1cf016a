//! Years, decades and centuries.
//!
//! ```text
//! year    = digits [ ("-" | "/") digits ]          "1991", "2012-13", "1986/87", "by 2120"
//!         | [ "'" ] digit digit                    "the summer of 69", "in '45"
//! decade  = digits "s" | "'" digits "s"            "the 1990s", "the '90s"
//! century = ordinal "century"
//! ```
//! A number of four digits is no year where it counts or measures something: "1500 men", "1200 metres", "a toll of 1200".

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::cursor::{Cursor, DASHES, Parsed, digits, hyphen, one_of, satisfy};
use super::ordinal::ordinal;
use crate::claim::Moment;
use crate::lexicon::Small;
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

/// Years that a bare number of four digits may be.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1000..=2100;

/// A plain year, as part of a date.
pub(super) fn year(input: Cursor<'_>) -> Parsed<'_, i16> {
    let (rest, token) = digits(input)?;
    match token.text.parse::<i64>().ok().filter(|year| token.text.len() == 4 && YEARS.contains(year)).and_then(|year| i16::try_from(year).ok()) {
        Some(year) => Ok((rest, year)),
        None => input.refuse(),
    }
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

/// Years that two digits mean in this century; the others are of the last.
const OF_THIS_CENTURY: std::ops::RangeInclusive<i16> = 0..=30;

/// "the summer of 69", "the class of '82", "in '45": a year by its last digits, behind a season or an apostrophe.
fn short_year(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, token) = digits(input)?;
    let is = |back: usize, what: &str| input.back(back).is_some_and(|before| before.is(what));
    let opens = |word: &Word<'_>| word.is("of") || input.lexicon().numbers.is_small(Small::Year, &word.lower);
    let is_cut = token.glued && is(1, "'") && input.back(1).is_some_and(|mark| !mark.glued) && input.back(2).is_some_and(opens);
    let of_season = is(1, "of") && input.back(2).is_some_and(|before| input.lexicon().calendar.season(&before.lower).is_some());
    match token.text.parse::<i16>().ok().filter(|_| token.text.len() == 2) {
        Some(year) if is_cut || of_season => {
            let century = if OF_THIS_CENTURY.contains(&year) { 2000 } else { 1900 };
            Ok((rest, Moment { year: Some(century + year), years: 1, ..Moment::default() }))
        }
        _ => input.refuse(),
    }
}

/// A year that stands alone, or a span of years.
pub(super) fn bare_year(input: Cursor<'_>) -> Parsed<'_, Moment> {
    if let Ok(found) = alt((far_year, short_year)).parse(input) {
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
    input.back(1).is_some_and(|before| {
        input.lexicon().numbers.is_small(Small::Year, &before.lower) || input.lexicon().calendar.month(&before.lower).is_some() || before.is_any(&["(", "'"])
    })
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
    let owned = input.back(1).is_some_and(|before| input.lexicon().numbers.is_small(Small::Owner, &before.lower) || before.is_capitalised() && input.at() > 1);
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
pub(super) fn decade(input: Cursor<'_>) -> Parsed<'_, Moment> {
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

/// "the 60 s", "the late 1960 s": behind digits, what is left of a decade or an age where a space parts it.
pub(super) fn is_parted(after: Cursor<'_>) -> bool {
    let is_ten = |token: &Word<'_>| matches!(token.text.len(), 2 | 4) && token.text.parse::<i16>().is_ok_and(|number| number % 10 == 0);
    let opens = |before: &Word<'_>| before.is_any(&["the", "early", "late", "mid"]);
    let opener = if after.back(2).is_some_and(|before| before.is("-")) { 3 } else { 2 };
    after.next().is_some_and(|word| word.is("s")) && after.back(1).is_some_and(is_ten) && (after.back(opener).is_some_and(opens) || in_ones(after))
}

/// "in his 50s": an age, not a decade.
fn in_ones(input: Cursor<'_>) -> bool {
    (1..=4).any(|back| input.back(back).is_some_and(|before| before.is_any(&["his", "her", "their", "my", "our"])))
}

/// "the 19th century", "18th-century".
pub(super) fn century(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, (number, _, _)) = (ordinal, opt(hyphen), one_of(&["century", "centuries"])).parse(input)?;
    match i16::try_from(number) {
        Ok(number) if (1..=21).contains(&number) => Ok((rest, Moment { year: Some((number - 1) * 100 + 1), years: 100, ..Moment::default() })),
        _ => input.refuse(),
    }
}
