//! Lines of results in a telegram: amounts whose currency nobody writes.
//!
//! ```text
//! line = [before] head [word] amount "vs" [word] amount        "Revs 104,606,000 vs 110,311,000", "Oper net 1.2 mln vs 800,000"
//! ```
//! Which words head such a line, and in which currency the telegrams count, is data: `rules/lexicon/currencies.toml`. A line that names a
//! currency counts in that one.

use std::ops::Range;

use crate::claim::Figure;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Unit};
use crate::sentence::Word;

/// Words that stand between two amounts of a line.
const MOST_BETWEEN: usize = 3;
/// Words before the first amount.
const MOST_BEFORE: usize = 3;

/// Gives the bare amounts of a line of results their currency.
pub fn results(words: &[Word<'_>], lexicon: &Lexicon, figures: &mut [(Figure, Range<usize>)]) {
    let [(first, at), (second, next), ..] = figures else { return };
    let lead = words.get(..at.start).unwrap_or_default();
    let between = words.get(at.end..next.start).unwrap_or_default();
    let joined = between.len() <= MOST_BETWEEN && between.iter().any(|joint| joint.is_any(&["vs", "versus"]));
    if !joined || lead.len() > MOST_BEFORE || !lexicon.currencies.heads_results(lead) {
        return;
    }
    let large = [&*first, &*second].iter().any(|figure| figure.single().is_some_and(|value| value >= Amount::integer(1000)));
    let named = [&*first, &*second].iter().find_map(|figure| figure.unit.currency().map(|code| Unit::new(code, Dimension::Money, Amount::ONE)));
    let Some(unit) = named.or_else(|| lexicon.currencies.of_results().cloned()) else { return };
    for figure in [first, second] {
        if large && figure.unit == Unit::count() && figure.single().is_some() {
            figure.unit = unit.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::holds;

    #[test]
    fn a_line_of_results_counts_money() {
        holds("Revs 104,606,000 vs 110,311,000", &["104606000 USD", "110311000 USD"]);
        holds("Net 1.2 mln vs 800,000", &["1200000 USD", "800000 USD"]);
        holds("Oper net 1,048,000 vs loss 163,932", &["1048000 USD", "163932 USD"]);
        holds("Sales 7.2 mln stg vs 6.1 mln", &["7200000 GBP", "6100000 GBP"]);
    }

    #[test]
    fn shares_and_games_are_counted() {
        holds("Avg shrs 47.2 mln vs 47.1 mln", &["47200000 count", "47100000 count"]);
        holds("Net 3 vs 4", &["3 count", "4 count"]);
        holds("The net 1,048,000 and 9 more", &["1048000 count", "9 count"]);
    }
}
