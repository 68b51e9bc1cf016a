//! Scores, tallies, odds and ratios: two numbers set against each other.
//!
//! ```text
//! score = n dash n | n "to" n          near a word of winning or voting, or where the first is the larger
//! ratio = n ":" n | n "/" n (parts of a hundred) | ( n | decimal ) "to" "1" | n "-" "to" "-" n
//! ```

use nom::Parser;
use nom::branch::alt;

use super::cursor::{Cursor, DASHES, Parsed, digits, one_of, satisfy, word};
use super::numeral::numeral;
use crate::lexicon::Small;
use crate::quantity::{Amount, Dimension, Stated, Unit};

/// Words within this many words of two numbers make them a score.
const REACH: usize = 10;
/// A word of betting stands at most so many words before its numbers: "odds had been".
const STAKED: usize = 3;

/// Two numbers against each other, and whether they are a score or a ratio.
pub fn pair(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let whole = |input| {
        let (rest, token) = digits(input)?;
        match numeral(token.text) {
            Ok(stated) if stated.value.is_integer() && token.text.len() <= 3 => Ok((rest, stated)),
            _ => Cursor::refuse(input),
        }
    };
    let dash = (satisfy(|sign| sign.is_any(DASHES)), whole).map(|(_, second)| ('-', second));
    let colon = (satisfy(|sign| sign.is(":") && sign.glued), whole).map(|(_, second)| (':', second));
    let to = (word("to"), whole).map(|(_, second)| ('t', second));
    let hyphened_to = (one_of(DASHES), word("to"), one_of(DASHES), whole).map(|(_, _, _, second)| (':', second));
    if let Ok(found) = alt((odds, halves)).parse(input) {
        return Ok(found);
    }
    let (rest, (first, (separator, second))) = (whole, alt((hyphened_to, dash, colon, to))).parse(input)?;
    let tight = input.peek(1).is_some_and(|sign| sign.glued) && input.peek(2).is_some_and(|sign| sign.glued || separator == ':');
    let goes_on =
        rest.next().is_some_and(|next| next.glued && !next.is_any(&[",", ".", ";", ")", "\"", "'", "?", "!", ":"]) || next.is_any(&["%", "percent", "per"]));
    let unit_follows = rest.lexicon().units.name_at(rest.words(), rest.at()).is_some() || goes_on;
    let falls = first.value > second.value;
    let contested = in_contest(input, rest);
    let dimension = match separator {
        ':' => Dimension::Ratio,
        't' if second.value == Amount::ONE && falls => Dimension::Ratio,
        't' if falls && contested => Dimension::Score,
        '-' if tight && first.value == second.value && !goes_on => Dimension::Score,
        '-' if tight && !unit_follows && (falls || contested) => Dimension::Score,
        _ => return input.refuse(),
    };
    if dimension == Dimension::Ratio && unit_follows && separator != ':' {
        return input.refuse();
    }
    Ok((rest, (vec![first, second], Unit::typed(dimension))))
}

/// "4.25 to 1", "odds of 7 to 2".
fn odds(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let decimal = digits.map_opt(|token| numeral(token.text).ok().filter(|stated| !stated.value.is_integer()));
    let one = digits.map_opt(|token| (token.text == "1").then_some(Stated { value: Amount::ONE, place: Amount::ONE }));
    let whole = |input| digits.map_opt(|token| numeral(token.text).ok().filter(|stated| stated.value.is_integer() && token.text.len() <= 3)).parse(input);
    // "odds of 7 to 2", "odds were 4/1"
    let staked = (1..=STAKED).any(|back| input.back(back).is_some_and(|word| input.lexicon().numbers.is_small(Small::Odds, &word.lower)));
    let against = alt((word("to").map(|_| ()), satisfy(|sign| sign.is("/") && sign.glued).map(|_| ()), one_of(DASHES).map(|_| ())));
    if staked && let Ok((rest, (first, (), second))) = (whole, against, whole).parse(input) {
        return Ok((rest, (vec![first, second], Unit::typed(Dimension::Ratio))));
    }
    let (rest, (first, _, second)) = (decimal, word("to"), one).parse(input)?;
    let counted = rest.next().is_some_and(|next| next.is_any(&["%", "percent", "pct", "million", "billion", "mln"]))
        || rest.lexicon().units.name_at(rest.words(), rest.at()).is_some();
    if counted { input.refuse() } else { Ok((rest, (vec![first, second], Unit::typed(Dimension::Ratio)))) }
}

/// "a 50/50 chance", "a 60/40 split": two parts of a hundred.
fn halves(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let part = || digits.map_opt(|token| numeral(token.text).ok().filter(|stated| token.text.len() == 2 && stated.value.is_integer()));
    let (rest, (first, slash, second)) = (part(), satisfy(|sign| sign.is("/") && sign.glued), part()).parse(input)?;
    let hundred = first.value.plus(second.value).is_some_and(|sum| sum == Amount::integer(100));
    let whole = rest.back(1).is_some_and(|last| last.glued) && !rest.next().is_some_and(|next| next.is("/") || next.is("%"));
    if hundred && whole && slash.glued { Ok((rest, (vec![first, second], Unit::typed(Dimension::Ratio)))) } else { input.refuse() }
}

/// Whether a word of winning, losing or voting is near.
fn in_contest(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let words = start.words();
    let from = start.at().saturating_sub(REACH);
    let to = (end.at() + REACH).min(words.len());
    words[from..to].iter().any(|word| start.lexicon().words.is_score(&word.lower))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn scores_and_ratios() {
        means(&["They won 3-1", "a 3-1 win", "They lost 3\u{2013}1"], "3-1 score");
        means(&["the House voted 218-206", "voted 218 to 206"], "218-206 score");
        means(&["odds of 4.25 to 1"], "4.25-1 ratio");
        means(&["a ratio of 2:1", "odds of 2 to 1", "a 2-to-1 majority"], "2-1 ratio");
    }

    #[test]
    fn ranges_are_no_scores() {
        never(&["9-10 people", "16-20 percent", "3-5 March", "2012-13"], "score");
    }

    #[test]
    fn odds_are_ratios() {
        holds("at odds of 4/1", &["4-1 ratio"]);
        holds("Its odds were 7 to 2", &["7-2 ratio"]);
        holds("the odds had been 7-2", &["7-2 ratio"]);
        holds("a row of 4/5 of them", &["80 percent"]);
        holds("a 50/50 chance", &["50-50 ratio"]);
        holds("a 60/40 split", &["60-40 ratio"]);
        holds("the 20-20 cup", &["20-20 score"]);
    }
}
