//! Times of day.
//!
//! ```text
//! spoken = ["a"] ("half" | "quarter") ("past" | "after" | "to" | "before") hour
//! clock = spoken | digit{4} slot | hour [ ":" minute ] ["-"] ( "a.m." | "pm" | "o'clock" ) | hour ":" minute [zone] | digit{4} zone
//! ```
//! "25:70" is read as a time that no clock shows, so that a rule can refuse it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, lookup, one_of, satisfy};
use crate::claim::Moment;
use crate::sentence::Kind;

/// Names of time zones after a bare time.
const ZONES: &[&str] = &["gmt", "utc", "est", "edt", "bst", "cet", "cest", "pst", "pdt", "et", "pt", "local", "hours", "hrs"];
/// Minutes of a day: a time that no clock shows has as many or more.
pub const IMPOSSIBLE: u16 = 24 * 60;

/// A time of day.
pub fn clock(input: Cursor<'_>) -> Parsed<'_, Moment> {
    let (rest, minute) = alt((with_half, colon, military, spoken)).parse(input)?;
    Ok((rest, Moment { minute: Some(minute), ..Moment::default() }))
}

fn number(width: usize) -> impl Fn(Cursor<'_>) -> Parsed<'_, u16> {
    move |input| {
        let (rest, token) = digits(input)?;
        match token.text.parse::<u16>() {
            Ok(value) if token.text.len() <= width => Ok((rest, value)),
            _ => input.refuse(),
        }
    }
}

fn minutes(input: Cursor<'_>) -> Parsed<'_, u16> {
    let (rest, (_, token)) = (satisfy(|sign| sign.is(":") && sign.glued), digits).parse(input)?;
    match token.text.parse::<u16>() {
        Ok(value) if token.text.len() == 2 && token.glued && !rest.next().is_some_and(|next| next.is(":") && next.glued) => Ok((rest, value)),
        _ => input.refuse(),
    }
}

/// "5 p.m.", "5:30pm", "10 o'clock", "5.30pm".
fn with_half(input: Cursor<'_>) -> Parsed<'_, u16> {
    let dotted = |input| {
        let (rest, token) = digits(input)?;
        match token
            .text
            .split_once('.')
            .and_then(|(hour, minute)| (minute.len() == 2).then(|| Some((hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?))).flatten())
        {
            Some(found) => Ok((rest, found)),
            None => Cursor::refuse(input),
        }
    };
    let plain = (number(2), opt(minutes)).map(|(hour, minute)| (hour, minute.unwrap_or(0)));
    let (rest, (hour, minute)) = alt((dotted, plain)).parse(input)?;
    let (rest, _) = opt(one_of(&["-"])).parse(rest)?;
    let mut half =
        alt((one_of(&["a.m.", "am", "a.m"]).map(|_| Some(false)), one_of(&["p.m.", "pm", "p.m"]).map(|_| Some(true)), one_of(&["o'clock"]).map(|_| None)));
    let (rest, afternoon) = half.parse(rest)?;
    Ok((rest, of_day(hour, minute, afternoon)))
}

fn of_day(hour: u16, minute: u16, afternoon: Option<bool>) -> u16 {
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) if hour > 24 => return IMPOSSIBLE,
        _ => hour,
    };
    if hour >= 24 || minute >= 60 { (hour * 60 + minute).max(IMPOSSIBLE) } else { hour * 60 + minute }
}

/// "17:30"; a score or a ratio has no leading zeros and no two digits after the colon.
fn colon(input: Cursor<'_>) -> Parsed<'_, u16> {
    let (rest, (hour, minute)) = (number(2), minutes).parse(input)?;
    let (rest, _) = opt(satisfy(|word| ZONES.contains(&&*word.lower))).parse(rest)?;
    if hour > 29 { input.refuse() } else { Ok((rest, of_day(hour, minute, None))) }
}

/// "0900 GMT", "1430 hours".
fn military(input: Cursor<'_>) -> Parsed<'_, u16> {
    // "the 2300 slot"
    if let Ok((rest, (token, ()))) = (digits, nom::combinator::peek(lookup(|word, lexicon| lexicon.calendar.is_slot(&word.lower).then_some(())))).parse(input)
        && let (4, Ok(value)) = (token.text.len(), token.text.parse::<u16>())
        && value / 100 < 24
        && value % 100 < 60
    {
        return Ok((rest, value / 100 * 60 + value % 100));
    }
    let (rest, (token, zone)) = (digits, satisfy(|word| ZONES.contains(&&*word.lower))).parse(input)?;
    let padded = token.text.starts_with('0') || !zone.is_any(&["hours", "hrs"]);
    match token.text.parse::<u16>() {
        Ok(value) if token.text.len() == 4 && padded && value / 100 < 24 && value % 100 < 60 => Ok((rest, value / 100 * 60 + value % 100)),
        _ => input.refuse(),
    }
}

/// "half past four", "a quarter to six".
fn spoken(input: Cursor<'_>) -> Parsed<'_, u16> {
    let (rest, (_, part, side)) = (opt(one_of(&["a"])), one_of(&["half", "quarter"]), one_of(&["past", "after", "to", "before"])).parse(input)?;
    let named = lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower)).map_opt(|hour| u16::try_from(hour).ok());
    let (rest, hour) = alt((number(2), named)).parse(rest)?;
    let part_of_hour = if part.is("half") { 30 } else { 15 };
    let after_hour = side.is("past") || part.is("quarter") && side.is("after");
    let before_hour = part.is("quarter") && side.is_any(&["to", "before"]);
    let counted = rest.next().is_some_and(|next| match next.kind {
        Kind::Number => true,
        Kind::Sign => next.is_any(&["%", "-", "$"]),
        Kind::Word => !rest.lexicon().words.is_stop(&next.lower),
    });
    match hour {
        1..=12 if !counted && after_hour => Ok((rest, hour * 60 + part_of_hour)),
        1..=12 if !counted && before_hour => Ok((rest, hour * 60 - part_of_hour)),
        _ => input.refuse(),
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn times_of_day_have_many_spellings() {
        means(&["at 5 p.m.", "at 5pm", "at 5:00 pm", "at 17:00", "at 5.00pm", "at 1700 GMT"], "17:00 time-of-day");
        means(&["at 10 o'clock", "at 10:00"], "10:00 time-of-day");
        means(&["the 2300 slot", "before the 2300 deadline", "at 23:00"], "23:00 time-of-day");
        means(&["at half past four", "at half past 4", "at 4:30"], "4:30 time-of-day");
        means(&["at a quarter to six", "at quarter to six"], "5:45 time-of-day");
    }

    #[test]
    fn a_time_that_no_clock_shows_is_kept() {
        means(&["at 25:70"], "26:10 time-of-day");
    }

    #[test]
    fn ratios_are_no_times() {
        never(&["a ratio of 2:1", "odds of 3:1", "cut by a quarter to six seats", "half to four groups"], "time-of-day");
    }
}
