//! Days and years as only some write them: with points, as the wires do, in words, by their era, by a fiscal year.
//!
//! ```text
//! dotted = day "." month "." year{4}                                             "12.01.2025"
//! days   = month day "/" day                                                     "April 8/16"
//! spoken = month day-in-words                                                    "due August three,"
//! era    = number ( "BC" | "BCE" | "AD" | "CE" ) | "AD" number                   "44 BC" is year -44
//! fiscal = "FY" digit{2} | "FY" digit{4}
//! ```

use nom::Parser;

use super::cursor::{Cursor, DASHES, Parsed, digits, lookup, satisfy};
use super::date::{month, small};
use super::year::YEARS;
use crate::claim::Moment;
use crate::sentence::{Kind, Word};

/// "12.01.2025": the day first, as it is written with points.
pub(super) fn dotted(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, token) = digits(input)?;
    let mut parts = token.text.split('.');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else { return input.refuse() };
    let short = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let year = year.parse::<i16>().ok().filter(|found| year.len() == 4 && YEARS.contains(&i64::from(*found)));
    match (short(day), short(month), year) {
        (Some(day @ 1..=31), Some(month @ 1..=12), Some(year)) => {
            Ok((rest, Moment { year: Some(year), years: 1, month: Some(month), day: Some(day), ..Moment::default() }))
        }
        _ => input.refuse(),
    }
}

/// "April 8/16": from the eighth to the sixteenth, as the wires write it.
pub(super) fn month_of_days(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let slash = satisfy(|sign| sign.is("/") && sign.glued);
    let (rest, (month, first, _, last)) = (month, small, slash, small).parse(input)?;
    let runs_on = rest.next().is_some_and(|next| next.glued && (next.is_number() || next.is_any(&["/", "%"]) || next.kind == Kind::Word));
    if runs_on || last <= first || last > 31 {
        return input.refuse();
    }
    Ok((rest, Moment { month: Some(month), day: Some(first), last_day: Some(last), ..Moment::default() }))
}

/// "due August three, ...", "on April One will ...": a day in words, which counts nothing.
pub(super) fn month_spelled(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let day = lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower).filter(|day| (1..=31).contains(day))).map_opt(|day| u8::try_from(day).ok());
    let (rest, (month, day)) = (month, day).parse(input)?;
    let after = input.back(1).is_some_and(|before| before.is_any(&["in", "last", "this", "since", "next", "until", "during", "by"]));
    let alone = rest.next().is_none_or(|next| match next.kind {
        Kind::Sign => !next.is_any(HYPHEN_LIKE),
        Kind::Number => false,
        Kind::Word => rest.lexicon().words.is_stop(&next.lower) && !next.is("of"),
    });
    // "on April one instead of May", "the quarter ended March five rose"
    let dated = input.back(1).is_some_and(|before| before.is_any(&["on", "ended", "ending"]));
    if after || !(alone || dated) {
        return input.refuse();
    }
    Ok((rest, Moment { month: Some(month), day: Some(day), ..Moment::default() }))
}

/// Signs that make a number in words part of a longer word.
const HYPHEN_LIKE: &[&str] = &["-", "\u{2013}", "%", "$"];

/// "44 BC", "AD 70": a year by its era.
pub fn era(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, token) = digits(input)?;
    let (rest, back) = match (mark(rest, rest.next()), mark(input, input.back(1)).or_else(|| marked_before(input))) {
        (Some(back), _) => (rest.moved_to(rest.at() + 1), back),
        (None, Some(false)) => (rest, false),
        (None, _) => return input.refuse(),
    };
    match token.text.replace(',', "").parse::<i16>() {
        Ok(year) if year > 0 => Ok((rest, Moment { year: Some(if back { -year } else { year }), years: 1, ..Moment::default() })),
        Ok(_) | Err(_) => input.refuse(),
    }
}

/// The mark before the first of two years: "AD 1000 and 1260", "between AD 70 and 90".
fn marked_before(input: Cursor<'_>) -> Option<bool> {
    let joint = input.back(1).is_some_and(|joint| joint.is_any(&["and", "to", "or"]) || joint.is_any(DASHES));
    let first = input.back(2).is_some_and(|first| joint && first.is_number());
    mark(input, input.back(3).filter(|_| first)).filter(|back| !back)
}

/// Whether the word is the mark of an era; true of one before the common era.
fn mark(input: Cursor<'_>, word: Option<&Word<'_>>) -> Option<bool> {
    let word = word.filter(|word| word.text.chars().any(char::is_uppercase))?;
    input.lexicon().calendar.era(&word.lower)
}

/// Whether the number before is a year, by the mark that stands here: "400 [BC]".
pub(super) fn is_marked(rest: Cursor<'_>) -> bool {
    mark(rest, rest.next()).is_some()
}

/// "FY2025", "FY25".
pub fn fiscal(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, token) = satisfy(|word| word.text.starts_with("FY")).parse(input)?;
    let digits = &token.text[2..];
    let year = digits.parse::<i16>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    match (digits.len(), year) {
        (2, Some(year)) => Ok((rest, Moment { year: Some(2000 + year), years: 1, ..Moment::default() })),
        (4, Some(year)) if YEARS.contains(&i64::from(year)) => Ok((rest, Moment { year: Some(year), years: 1, ..Moment::default() })),
        _ => input.refuse(),
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn a_year_has_an_era() {
        means(&["in 44 BC", "in 44 B.C.", "in 44 BCE"], "-44 year");
        means(&["in AD 70", "in A.D. 70", "in 70 AD"], "70 year");
        holds("It stood between 800 and 400 BC", &["-800 year", "-400 year"]);
        holds("It stood from 800 to 400 BC", &["-800 year", "-400 year"]);
        holds("It was built between A.D. 1000 and 1260", &["1000 year", "1260 year"]);
        never(&["in the ad 70 people", "An ad ran 70 times"], "year");
    }

    #[test]
    fn a_fiscal_year_is_a_year() {
        means(&["in FY2025", "in FY25", "in 2025"], "2025 year");
    }

    #[test]
    fn a_day_may_be_spoken() {
        means(&["due August three, will be paid", "It said on August three that"], "08-03 date");
        never(&["In August three men left", "By August three had left"], "date");
    }

    #[test]
    fn a_day_in_words_is_told_on() {
        holds("talks on April one instead of May one", &["04-01 date", "05-01 date"]);
        holds("in the quarter ended March five sales rose", &["03-05 date"]);
    }
}
