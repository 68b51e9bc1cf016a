//! Times of a race: minutes and seconds, or hours, minutes and seconds, on a stopwatch.
//!
//! ```text
//! race = n ":" n{2} "." digits                         "30:52.90"
//!      | n ":" n{2} ":" n{2} [ "." digits ]            "2:03:59", not after "at"
//!      | n ":" n{2}                                    "27:30", after "in" or "of" or beyond the hours of a day, near a word of racing
//! ```
//! Its unit is its own, since what follows it ("almost two minutes faster") is no other form of it. Which words speak of racing is data: `rules/lexicon/calendar.toml`.

use nom::Parser;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, satisfy};
use super::numeral::numeral;
use crate::quantity::{Amount, Dimension, Stated, Unit};

/// Words within this many words of a time make it one of a race.
const REACH: usize = 12;

/// A time of a race, in seconds.
pub fn race(input: Cursor<'_>) -> Parsed<'_, (Stated, Unit)> {
    if !input.peek(1).is_some_and(|sign| sign.is(":") && sign.glued) {
        return input.refuse();
    }
    let head = digits.map_opt(|token| token.text.parse::<i64>().ok().filter(|_| token.text.len() <= 3));
    let (rest, (first, second)) = (head, part).parse(input)?;
    let (rest, third) = opt(part).parse(rest)?;
    let last = third.as_ref().unwrap_or(&second);
    let runs_on = rest.next().is_some_and(|next| next.glued && (next.is(":") || next.kind == crate::sentence::Kind::Word));
    let whole = third.is_some() && !second.value.is_integer();
    let at = input.back(1).is_some_and(|before| before.is_any(&["at", "t"]));
    let on_a_stopwatch = if third.is_some() { !at } else { !last.value.is_integer() || is_race(input, first) };
    let sixty = Amount::integer(60);
    let below = |part: &Stated| part.value < sixty;
    if runs_on || whole || !on_a_stopwatch || !below(&second) || !below(last) {
        return input.refuse();
    }
    let minutes =
        if third.is_some() { Amount::integer(first).times(sixty).and_then(|minutes| minutes.plus(second.value)) } else { Some(Amount::integer(first)) };
    let value = minutes.and_then(|minutes| minutes.times(sixty)).and_then(|seconds| seconds.plus(last.value));
    match value {
        Some(value) => Ok((rest, (Stated { value, place: last.place }, Unit::plain("stopwatch-second", Dimension::Other)))),
        None => input.refuse(),
    }
}

/// ":52", ":52.90".
fn part(input: Cursor<'_>) -> Parsed<'_, Stated> {
    let (rest, (_, token)) = (satisfy(|sign| sign.is(":") && sign.glued), digits).parse(input)?;
    let whole = token.text.split('.').next().map_or(0, str::len);
    match numeral(token.text) {
        Ok(stated) if token.glued && whole == 2 && stated.value >= Amount::ZERO => Ok((rest, stated)),
        _ => input.refuse(),
    }
}

/// Whether minutes and seconds are meant where a clock could show them too.
fn is_race(input: Cursor<'_>, first: i64) -> bool {
    let taken = input.back(1).is_some_and(|before| before.is_any(&["in", "of"]));
    let words = input.words();
    let reach = input.at().saturating_sub(REACH)..(input.at() + REACH).min(words.len());
    (taken || first >= 24) && words[reach].iter().any(|word| input.lexicon().calendar.is_stopwatch(&word.lower))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{means, never};

    #[test]
    fn a_stopwatch_shows_minutes_and_seconds() {
        means(&["She won in 30:52.90", "a best of 30:52.90"], "1852.9 stopwatch-second");
        means(&["won the marathon in 2:03:59", "a world best of 2:03:59"], "7439 stopwatch-second");
        means(&["She ran the race in 27:30", "a lap record of 27:30"], "1650 stopwatch-second");
    }

    #[test]
    fn a_clock_shows_hours_and_minutes() {
        never(&["The race begins at 10:30", "The run was at 17:30", "at 10:38:07", "open until 23:30", "a ratio of 2:15"], "stopwatch-second");
    }
}
