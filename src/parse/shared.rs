//! What one end of a move or a comparison takes from the other: its unit, its scale.
//!
//! ```text
//! move       = "from" figure "to" figure | "to" figure "from" figure       "from 4.8 to 4.7 percent", "from 208 pounds to 193"
//! comparison = figure [","] joint bare-number                              "4.8 percent, compared with 4.5 last year"
//! index      = number [","] ("up" | "down") number "points"                "16,369.03 up 58.06 points"
//! joint      = "compared" ("with" | "to") | "versus" | "vs" | "against" | "after" | ("up" | "down") "from"
//! ```
//! Only a bare number takes a unit: one before a stop, a preposition or nothing. A range is one figure and is read by `range`.

use std::ops::Range;

use crate::claim::{Figure, Moment};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, Stated, Unit};
use crate::sentence::{Kind, Word};

type Placed = (Figure, Range<usize>);

/// Gives the bare end of a move or a comparison the unit and the scale of the other end.
pub fn shared(words: &[Word<'_>], lexicon: &Lexicon, first: &mut Placed, second: &mut Placed) {
    let (opens, between) = (opening(words, first), words.get(first.1.end..second.1.start).unwrap_or_default());
    let onward = opens == Some("from") && between.last().is_some_and(|joint| joint.is("to")) && between.len() <= 4;
    let back = opens == Some("to") && matches!(between, [joint] if joint.is("from"));
    // "from $75 per barrel to $45.88"
    if onward && first.0.unit.denominator().is_some() && first.0.unit.currency().is_some_and(|code| second.0.unit.name() == code) {
        second.0.unit = first.0.unit.clone();
    } else if onward && between.len() == 1 && first.0.unit == second.0.unit && first.0.unit.dimension() == Dimension::Money && is_small(&first.0, &second.0) {
        // "from $10 to $15 billion"
        lend(words, lexicon, second, first);
    } else if is_count(first) && has_unit(&second.0) && coordinates(words, between, first, second) && may_be_share(&first.0, &second.0) {
        first.0.unit = second.0.unit.clone();
    } else if is_count(first) && matches!(between, [joint] if joint.is_any(&["and", "to", "-", "\u{2013}"])) && is_before_era(&second.0) {
        // "between 800 and 400 BC"
        first.0.unit = second.0.unit.clone();
        first.0.moment = first
            .0
            .single()
            .and_then(Amount::to_integer)
            .and_then(|year| i16::try_from(-year).ok())
            .and_then(|year| second.0.moment.map(|moment| Moment { year: Some(year), ..moment }));
        first.0.stated.iter_mut().for_each(|stated| stated.value = stated.value.negated());
    } else if is_index(first, between, &second.0) {
        first.0.unit = second.0.unit.clone();
    } else if onward && between.len() == 1 && is_count(first) && has_unit(&second.0) {
        lend(words, lexicon, second, first);
    } else if (onward || back || compares(between))
        && is_count(second)
        && has_unit(&first.0)
        && is_bare(words, lexicon, second.1.end)
        && may_be_share(&second.0, &first.0)
    {
        lend(words, lexicon, first, second);
    }
}

/// "16,369.03 up 58.06 points": the level of an index, and its change in points.
fn is_index(level: &Placed, between: &[Word<'_>], change: &Figure) -> bool {
    let moves = match between {
        [comma, way] if comma.is(",") => way.is_any(&["up", "down"]),
        [way] => way.is_any(&["up", "down"]),
        _ => false,
    };
    let like_an_index = level.0.single().is_some_and(|value| !value.is_integer() || value >= Amount::integer(500));
    moves && is_count(level) && like_an_index && change.unit.name() == "point"
}

/// "from" or "to" before the figure or as its first word.
fn opening<'w>(words: &'w [Word<'_>], figure: &Placed) -> Option<&'w str> {
    let inside = words.get(figure.1.start).filter(|word| word.is("from"));
    let before = figure.1.start.checked_sub(1).and_then(|at| words.get(at));
    inside.or(before).map(|word| &*word.lower).filter(|word| matches!(*word, "from" | "to"))
}

fn is_count(figure: &Placed) -> bool {
    figure.0.unit == Unit::count() && !figure.0.stated.is_empty()
}

/// Whether the figure is measured in something that the other end can take.
fn has_unit(figure: &Figure) -> bool {
    figure.unit != Unit::count() && figure.unit.dimension().is_quantity() && !matches!(figure.unit.dimension(), Dimension::Ratio) && !figure.stated.is_empty()
}

/// "a 15 or 20 year horizon", "5 x 7 metres", "a 17 and 14 year old", "two- and four-year plans", "18 and 24 months": one unit stands for both.
fn coordinates(words: &[Word<'_>], between: &[Word<'_>], first: &Placed, second: &Placed) -> bool {
    // "18 and 24 months", and not "10 and $12"
    let alike = first.0.form == second.0.form && words.get(second.1.start).is_some_and(Word::is_number) && first.0.hedge == second.0.hedge;
    let second = &second.0;
    let is_extent = matches!(second.unit.dimension(), Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Share);
    match between {
        [times] if times.is_any(&["x", "\u{d7}"]) => second.unit.dimension() == Dimension::Length,
        [joint] => joint.is("or") || joint.is("and") && (second.unit.dimension() == Dimension::Age || alike && is_extent),
        [hyphen, joint] => hyphen.is("-") && hyphen.glued && joint.is_any(&["and", "or"]),
        // "a 5-by-7-foot rug"
        [hyphen, by, second_hyphen] => hyphen.is("-") && by.is("by") && second_hyphen.is("-") && second.unit.dimension() == Dimension::Length,
        _ => false,
    }
}

/// Whether the taker can be a share as the lender is: in "down 100 or 25 percent compared to 449" two numbers count.
fn may_be_share(taker: &Figure, lender: &Figure) -> bool {
    let (Some(share), Some(number)) = (lender.single(), taker.single()) else { return true };
    lender.unit.dimension() != Dimension::Share || number < Amount::integer(100) || share.times(Amount::integer(3)).is_some_and(|most| number <= most)
}

/// Whether it is a year before the era.
fn is_before_era(figure: &Figure) -> bool {
    figure.unit.dimension() == Dimension::Year && figure.moment.and_then(|moment| moment.year).is_some_and(|year| year < 0)
}

/// Whether the first lacks the scale of the second: 10 beside 15 billion.
fn is_small(first: &Figure, second: &Figure) -> bool {
    let (Some(low), Some(high)) = (first.single(), second.single()) else { return false };
    low.times(Amount::integer(1000)).is_some_and(|low| low < high)
}

/// ", compared with", "versus".
fn compares(between: &[Word<'_>]) -> bool {
    let joint = match between {
        [comma, joint @ ..] if comma.is(",") => joint,
        joint => joint,
    };
    match joint {
        [only] => only.is_any(&["versus", "vs", "against", "after"]),
        [verb, with] => verb.is("compared") && with.is_any(&["with", "to"]) || verb.is("vs") && with.is(".") || verb.is_any(&["up", "down"]) && with.is("from"),
        _ => false,
    }
}

/// Whether nothing that could be counted follows.
fn is_bare(words: &[Word<'_>], lexicon: &Lexicon, end: usize) -> bool {
    words.get(end).is_none_or(|next| match next.kind {
        Kind::Sign => !next.glued || next.is_any(&[",", ".", ";", ":", ")", "?", "!"]),
        Kind::Number => false,
        Kind::Word => lexicon.words.is_stop(&next.lower) || next.is_any(&["last", "earlier", "previously", "today", "now", "before"]),
    })
}

fn lend(words: &[Word<'_>], lexicon: &Lexicon, lender: &Placed, taker: &mut Placed) {
    taker.0.unit = lender.0.unit.clone();
    let scale = words
        .get(lender.1.clone())
        .unwrap_or_default()
        .iter()
        .find_map(|word| lexicon.numbers.scale(&word.lower).filter(|scale| scale.value >= Amount::integer(1000) && (!scale.symbol || word.glued)));
    let (Some(scale), Some(whole)) = (scale, lender.0.stated.last()) else { return };
    let Some(mantissa) = whole.value.over(scale.value) else { return };
    let ten = Amount::integer(10);
    for stated in &mut taker.0.stated {
        let alike = mantissa.times(ten).is_some_and(|most| stated.value <= most) && stated.value.times(ten).is_some_and(|most| mantissa <= most);
        if alike && let Some((value, place)) = stated.value.times(scale.value).zip(stated.place.times(scale.value)) {
            *stated = Stated { value, place };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::sample::holds;

    #[test]
    fn a_bare_end_takes_the_unit_of_the_other() {
        holds("It slowed from 4.8 to 4.7 percent", &["4.8 percent", "4.7 percent"]);
        holds("He dropped from 208 pounds to 193 by spring", &["208 pound", "193 pound"]);
        holds("It climbed to 23 mpg from 21.", &["23 mile-per-gallon", "21 mile-per-gallon"]);
        holds("It fell from $75 to 45 in May", &["75 USD", "45 USD"]);
        holds("Crude fell from $75 per barrel to $45.88", &["75 USD-per-barrel", "45.88 USD-per-barrel"]);
        holds("Joblessness was 4.8 percent, compared with 4.5 last year", &["4.8 percent", "4.5 percent"]);
        holds("Let us get from $10 to $15 billion", &["10000000000 USD", "15000000000 USD"]);
        holds("Profit was 82.2 million pounds vs 68.8 million", &["82200000 GBP", "68800000 GBP"]);
        holds("a 15 or 20 year horizon", &["15 year", "20 year"]);
        holds("The share is 12 percent versus 15 in spring", &["12 percent", "15 percent"]);
        holds("a 5-by-7-foot rug", &["5 foot", "7 foot"]);
        holds("a sheet of 5 x 7 metres", &["5 meter", "7 meter"]);
        holds("She left it to her 14- and 11-year-olds", &["14 year-person", "11 year-person"]);
    }

    #[test]
    fn an_index_stands_in_points() {
        holds("It closed at 16,369.03, up 58.06 points", &["16369.03 point", "58.06 point"]);
        holds("It held 45, up 3 points", &["45 count", "3 point"]);
    }

    #[test]
    fn a_bare_end_takes_the_scale_of_the_other() {
        holds("Its value rose from 24.2 to 33.5 billion euros", &["24200000000 EUR", "33500000000 EUR"]);
        holds("Sales fell from $4.5 billion to 3.9 by June.", &["4500000000 USD", "3900000000 USD"]);
    }

    #[test]
    fn what_counts_keeps_its_noun() {
        holds("It is down 100 or 25% compared to 449 in spring", &["100 count", "25 percent", "449 count"]);
        holds("a 10 or 20 percent cut", &["10 percent", "20 percent"]);
        holds("Support went from 40 percent to 12 seats", &["40 percent", "12 count"]);
        holds("It rose 12 percent from 40 cases", &["12 percent", "40 count"]);
        holds("The fine is $40 versus 12 strokes", &["40 USD", "12 count"]);
        holds("It grew from 900 to 1.2 million", &["900 count", "1200000 count"]);
    }

    #[test]
    fn two_numbers_in_one_unit_share_it() {
        holds("maturities of 18 and 24 months", &["18 month", "24 month"]);
        holds("races of 5 and 10 km", &["5 kilometer", "10 kilometer"]);
        holds("It has 5 rooms and 10 km of shelves", &["5 count", "10 kilometer"]);
        holds("five and 12 percent of it", &["5 count", "12 percent"]);
    }
}
