//! Lines of results in a telegram: amounts whose currency nobody writes.
//!
//! ```text
//! line = [before] head [word] amount "vs" [word] amount        "Revs 104,606,000 vs 110,311,000", "Oper net 1.2 mln vs 800,000"
//!      | [before] head [word] amount                           "Revs 20.5 mln", where the text has told a currency
//! ```
//! Which words head such a line, and in which currency the telegrams count, is data: `rules/lexicon/currencies.toml`. A line that names a
//! currency counts in that one, and so do the lines below it.

use std::ops::Range;

use super::purse::currency;
use crate::claim::Figure;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Unit};
use crate::sentence::Word;

/// Words that stand between two amounts of a line.
const MOST_BETWEEN: usize = 3;
/// Words before the first amount.
const MOST_BEFORE: usize = 3;

/// Gives the bare amounts of a line of results their currency: the line's own, or the one that was `told` last before it, or else the
/// one in which telegrams count.
pub fn results(words: &[Word<'_>], lexicon: &Lexicon, told: Option<&Unit>, figures: &mut [(Figure, Range<usize>)]) {
    let own = currency(figures);
    let Some((_, at)) = figures.first() else { return };
    let lead = words.get(..at.start).unwrap_or_default();
    let joined = |next: &Range<usize>| {
        let between = words.get(at.end..next.start).unwrap_or_default();
        between.len() <= MOST_BETWEEN && between.iter().any(|joint| joint.is_any(&["vs", "versus"]))
    };
    // nothing behind the only amount of its line, where the text has told a currency
    let alone = figures.len() == 1 && told.is_some() && words.get(at.end..).unwrap_or_default().iter().all(|stop| stop.is("."));
    let held = usize::from(alone) + 2 * usize::from(figures.get(1).is_some_and(|(_, next)| joined(next)));
    if held == 0 || lead.len() > MOST_BEFORE || !lexicon.currencies.heads_results(lead) {
        return;
    }
    let large = figures[..held].iter().any(|(figure, _)| figure.single().is_some_and(|value| value >= Amount::integer(1000)));
    let Some(unit) = own.as_ref().or(told).or(lexicon.currencies.of_results()) else { return };
    for (figure, _) in &mut figures[..held] {
        if large && figure.unit == Unit::count() && figure.single().is_some() {
            figure.unit = unit.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::sample::told;
    use crate::quantity::Dimension;
    use crate::sentence::words;
    use crate::span::Span;

    #[track_caller]
    fn holds(text: &str, before: Option<&str>, expected: &[&str]) {
        let lexicon = Lexicon::shipped().unwrap();
        let words = words(text, Span::new(0, text.len()));
        let mut found = crate::parse::figures(&words, &lexicon).figures;
        let before = before.map(|code| Unit::new(code, Dimension::Money, Amount::ONE));
        results(&words, &lexicon, before.as_ref(), &mut found);
        assert_eq!(found.iter().map(|(figure, _)| told(figure)).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn a_line_of_results_counts_money() {
        holds("Revs 104,606,000 vs 110,311,000", None, &["104606000 USD", "110311000 USD"]);
        holds("Net 1.2 mln vs 800,000", Some("GBP"), &["1200000 GBP", "800000 GBP"]);
        holds("Oper net 1,048,000 vs loss 163,932", None, &["1048000 USD", "163932 USD"]);
        holds("Sales 7.2 mln stg vs 6.1 mln", Some("USD"), &["7200000 GBP", "6100000 GBP"]);
    }

    #[test]
    fn an_amount_alone_in_its_line_counts_money_where_a_currency_was_told() {
        holds("Revs 20.5 mln", Some("USD"), &["20500000 USD"]);
        holds("Revs 20.5 mln", None, &["20500000 count"]);
        holds("Revs 20.5 mln shares", Some("USD"), &["20500000 count"]);
    }

    #[test]
    fn shares_and_games_are_counted() {
        holds("Avg shrs 47.2 mln vs 47.1 mln", None, &["47200000 count", "47100000 count"]);
        holds("Net 3 vs 4", None, &["3 count", "4 count"]);
        holds("The net 1,048,000 and 9 more", None, &["1048000 count", "9 count"]);
    }
}
