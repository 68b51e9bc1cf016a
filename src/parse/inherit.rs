//! A large number that leaves its unit to an earlier one of its sentence.
//!
//! ```text
//! taker = against [article] number scale ( stop | time | what-money-is )
//!         "cost 7 million francs in spring against 4 million in 1990", "pumped 9 million barrels a day, up from 6 million"
//! ```
//! What sets a number against another is data: `rules/lexicon/numbers.toml`. The lender is the nearest large number before, whatever shares and dates stand between. Where that one counts something, the number
//! counts too.

use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::{Lexicon, Small};
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::{Kind, Word};

/// Numbers below this need no scale, and take nothing.
const LARGE: i64 = 1_000_000;
/// How many times larger one end may be than the other.
const TIMES: i64 = 100;

/// Gives bare large numbers the unit of the one that they are set against.
pub fn inherit(words: &[Word<'_>], lexicon: &Lexicon, figures: &mut [(Figure, Range<usize>)]) {
    for at in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(at);
        let Some((taker, place)) = rest.first_mut() else { continue };
        if !is_large(taker) || taker.unit != Unit::count() || !is_set_against(words, lexicon, place.start) || !takes(words, lexicon, place.end) {
            continue;
        }
        let lender = before.iter().rev().find(|(figure, _)| is_large(figure)).map(|(figure, _)| figure);
        if let Some(lender) = lender.filter(|lender| lends(lender) && are_alike(lender, taker)) {
            taker.unit = lender.unit.clone();
        }
    }
}

fn is_large(figure: &Figure) -> bool {
    figure.unit.dimension().is_quantity() && figure.stated.last().is_some_and(|stated| stated.value.abs() >= Amount::integer(LARGE))
}

/// Whether a joint stands right before the number, or before its article.
fn is_set_against(words: &[Word<'_>], lexicon: &Lexicon, start: usize) -> bool {
    let is = |class: Small, word: &Word<'_>| lexicon.numbers.is_small(class, &word.lower);
    let before = |back: usize| start.checked_sub(back).and_then(|at| words.get(at));
    let back = 1 + usize::from(before(1).is_some_and(|word| is(Small::Article, word)));
    // "10 billion dollars of its debt of 27 billion"
    let comes_to = before(1).is_some_and(|of| of.is("of")) && before(2).is_some_and(|noun| lexicon.currencies.is_result(&noun.lower));
    comes_to || before(back).is_some_and(|joint| is(Small::Against, joint))
}

/// Whether nothing follows that the number counts: a stop, a small word, a stretch of time, or what money is ("a 5 million deficit").
fn takes(words: &[Word<'_>], lexicon: &Lexicon, end: usize) -> bool {
    words.get(end).is_none_or(|next| match next.kind {
        Kind::Sign => true,
        Kind::Number => lexicon.units.name_at(words, end + 1).is_some_and(|(_, unit)| unit.dimension() == Dimension::Duration),
        Kind::Word => {
            lexicon.words.is_stop(&next.lower) && !next.is("of")
                || lexicon.words.is_preposition(&next.lower) && !next.is("of")
                || lexicon.numbers.is_small(Small::Then, &next.lower)
                || lexicon.currencies.is_result(&next.lower)
        }
    })
}

fn lends(figure: &Figure) -> bool {
    let kind = figure.unit.dimension();
    figure.unit != Unit::count() && !matches!(kind, Dimension::Share | Dimension::Ratio | Dimension::Duration | Dimension::Age)
}

/// Whether one is no more than so many times the other.
fn are_alike(a: &Figure, b: &Figure) -> bool {
    let size = |figure: &Figure| figure.stated.last().map(|stated| stated.value.abs());
    let within = |small: Amount, large: Amount| small.times(Amount::integer(TIMES)).is_some_and(|most| large <= most);
    size(a).zip(size(b)).is_some_and(|(a, b)| within(a, b) && within(b, a))
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::holds;

    #[test]
    fn a_large_number_takes_the_unit_that_it_is_set_against() {
        holds("The weir cost 7 million francs in spring against 4 million in 1990", &["7000000 CHF", "4000000 CHF", "1990 year"]);
        holds(
            "The field pumps 9 million barrels a day, up 50 percent from 6 million in May",
            &["9000000 barrel-per-day", "50 percent", "6000000 barrel-per-day"],
        );
        holds("It was $3.2 billion, compared with 4 billion 10 years earlier", &["3200000000 USD", "4000000000 USD", "10 year"]);
        holds("It lost $7 million, up from a 5 million deficit in May", &["7000000 USD", "5000000 USD"]);
    }

    #[test]
    fn what_counts_keeps_its_count() {
        holds("It spent $5 million on 12 million trees, up from 8 million", &["5000000 USD", "12000000 count", "8000000 count"]);
        holds("It spent $5 million against 12 million trees", &["5000000 USD", "12000000 count"]);
    }

    #[test]
    fn what_money_comes_to_takes_the_currency_beside_it() {
        holds("It put off 10.3 billion dollars of its total debt of 27.8 billion.", &["10300000000 USD", "27800000000 USD"]);
        holds("It put off 10.3 billion dollars for a town of 27.8 million.", &["10300000000 USD", "27800000 count"]);
    }
}
