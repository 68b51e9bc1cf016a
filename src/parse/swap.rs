//! Small numbers that are set against each other.
//!
//! ```text
//! swap  = small ["-"] "for" ["-"] small          "a three-for-two stock split", with a hyphen at the least
//! tally = word-number "to" word-number contest   "an eight to one majority", where a word of winning or voting follows
//! odds  = n "-" n                                 "at 5-2", in a sentence of betting
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::cursor::{Cursor, Parsed, digits, hyphen, lookup, word};
use crate::quantity::{Amount, Dimension, Stated, Unit};

/// Two numbers, and whether they are a ratio or a score.
pub fn swap(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    if !(1..4).any(|ahead| input.peek(ahead).is_some_and(|joint| joint.is_any(&["for", "to", "-"]))) {
        return input.refuse();
    }
    alt((given_for, tally, odds)).parse(input)
}

fn in_digits(input: Cursor<'_>) -> Parsed<'_, Amount> {
    digits.map_opt(|token| if token.text.len() <= 3 { Amount::parse(token.text) } else { None }).parse(input)
}

fn in_words(input: Cursor<'_>) -> Parsed<'_, Amount> {
    lookup(|word, lexicon| lexicon.numbers.cardinal(&word.lower)).map(|number| Amount::integer(i64::from(number))).parse(input)
}

fn given_for(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let small = || alt((in_digits, in_words));
    let (rest, (first, before, _, after, second)) = (small(), opt(hyphen), word("for"), opt(hyphen), small()).parse(input)?;
    let joined = before.is_some() && after.is_some();
    if joined { Ok((rest, (stated(first, second), Unit::typed(Dimension::Ratio)))) } else { input.refuse() }
}

fn tally(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let joint = || opt(hyphen);
    let (rest, (first, _, _, _, second)) = (in_words, joint(), word("to"), joint(), in_words).parse(input)?;
    let contested = rest.next().is_some_and(|next| rest.lexicon().words.is_score(&next.lower));
    if contested && first >= second { Ok((rest, (stated(first, second), Unit::typed(Dimension::Score)))) } else { input.refuse() }
}

fn odds(input: Cursor<'_>) -> Parsed<'_, (Vec<Stated>, Unit)> {
    let offered = input.back(1).is_some_and(|before| before.is_any(&["at", "of", "to"]));
    let bets = || input.words().iter().any(|word| input.lexicon().words.is_odds(&word.lower));
    if !offered || !bets() {
        return input.refuse();
    }
    let (rest, (first, (), second)) = (in_digits, hyphen, in_digits).parse(input)?;
    Ok((rest, (stated(first, second), Unit::typed(Dimension::Ratio))))
}

fn stated(first: Amount, second: Amount) -> Vec<Stated> {
    [first, second].map(|value| Stated { value, place: Amount::ONE }).to_vec()
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::{holds, means, never};

    #[test]
    fn what_is_given_for_something_is_a_ratio() {
        means(&["a three-for-two stock split", "a 3-for-2 stock split"], "3-2 ratio");
        holds("He paid three for two of them", &["3 count", "2 count"]);
    }

    #[test]
    fn a_tally_in_words_is_a_score() {
        means(&["by an eight to one majority", "by an eight-to-one vote"], "8-1 score");
        never(&["from eight to ten votes", "eight to nine people"], "score");
    }

    #[test]
    fn odds_are_no_score() {
        holds("The favourite at 5-2 and the outsider at 40-1", &["5-2 ratio", "40-1 ratio"]);
        means(&["They won the match 5-2", "The result remains at 5-2"], "5-2 score");
    }
}
