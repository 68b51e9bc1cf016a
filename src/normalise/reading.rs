//! What a figure allows: the literal and the rounded set of values.
//!
//! | hedge | literal reading of v |
//! |---|---|
//! | exact | v |
//! | about | v, give or take the tolerance of the vocabulary |
//! | nearly | from v less the tolerance up to v |
//! | just-over | from v up to v plus the tolerance |
//! | at-least, more-than | v or more; above v |
//! | at-most, less-than | v or less; below v; never below zero where the kind has no negative values |
//! | between | from the lower to the upper number |
//! | vague | the set that the vocabulary gives |
//!
//! The rounded reading moves each stated end by half a unit in its last significant place, as XBRL Calculations 1.1 treats reported
//! numbers. Tolerance and rounding do not add up: the larger counts. Small exact counts do not move.

use crate::claim::{Figure, Form};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension, End, Hedge, Interval, Reading, Stated};

/// Whole numbers below this are exact counts.
const SMALL: i64 = 100;

/// The two readings of a figure, in its own unit.
#[must_use]
pub fn reading(figure: &Figure, lexicon: &Lexicon) -> Reading {
    let half_place = figure.stated.iter().map(|stated| half_place(stated, figure)).max().unwrap_or(Amount::ZERO);
    let Some(literal) = figure.set.or_else(|| literal(figure, lexicon)) else {
        return Reading { stated: figure.stated.clone(), hedge: figure.hedge, literal: Interval::EVERYTHING, rounded: Interval::EVERYTHING, half_place };
    };
    let rounded = rounded(figure, &literal, half_place);
    Reading { stated: figure.stated.clone(), hedge: figure.hedge, literal, rounded, half_place }
}

/// Half a unit in the last significant place; zero for a small exact count and for what is typed but no quantity.
fn half_place(stated: &Stated, figure: &Figure) -> Amount {
    let dimension = figure.unit.dimension();
    let small = stated.value.is_integer() && stated.value.abs() < Amount::integer(SMALL);
    let exact = !dimension.is_quantity() || small && matches!(dimension, Dimension::Count | Dimension::Age | Dimension::Duration | Dimension::Ratio);
    if exact {
        Amount::ZERO
    } else if dimension == Dimension::Share && figure.form == Form::Fraction {
        stated.place.half()
    } else if small {
        // "40 percent" and "$40" are exact to one
        stated.place.min(Amount::ONE).half()
    } else {
        stated.half_place()
    }
}

fn literal(figure: &Figure, lexicon: &Lexicon) -> Option<Interval> {
    let first = figure.stated.first()?.value;
    let last = figure.stated.last()?.value;
    let (low, high) = (first.min(last), first.max(last));
    let share = |value: Amount, hedge: Hedge| value.abs().times(lexicon.hedges.tolerance(hedge)).unwrap_or(Amount::ZERO);
    let never_negative =
        figure.unit.dimension().is_never_negative() || matches!(figure.unit.dimension(), Dimension::Money | Dimension::Share) && low >= Amount::ZERO;
    let floored = |interval: Interval| if never_negative { interval.not_below(Amount::ZERO) } else { interval };
    Some(match figure.hedge {
        Hedge::Exact | Hedge::Between | Hedge::Vague => Interval::closed(low, high),
        Hedge::About => Interval::closed(low, high).widened_by(share(low, Hedge::About), share(high, Hedge::About)),
        Hedge::Nearly => Interval::closed(low, high).widened_by(share(low, Hedge::Nearly), Amount::ZERO),
        Hedge::JustOver => Interval::closed(low, high).widened_by(Amount::ZERO, share(high, Hedge::JustOver)),
        Hedge::AtLeast => Interval::at_least(low),
        Hedge::MoreThan => Interval::above(low),
        Hedge::AtMost => floored(Interval::at_most(high)),
        Hedge::LessThan => floored(Interval::below(high)),
    })
}

/// The literal reading and what each stated end may have been rounded from.
fn rounded(figure: &Figure, literal: &Interval, half_place: Amount) -> Interval {
    if half_place.is_zero() || figure.stated.is_empty() {
        return *literal;
    }
    let mut set = *literal;
    for stated in &figure.stated {
        let around = Interval::closed(stated.value, stated.value).widened(half_place);
        set = match figure.hedge {
            Hedge::AtLeast | Hedge::MoreThan => Interval { low: around.low.filter(|low| set.low.is_none_or(|end| low.at < end.at)).or(set.low), ..set },
            Hedge::AtMost | Hedge::LessThan => Interval {
                high: around.high.map(|high| End { open: true, ..high }).filter(|high| set.high.is_none_or(|end| high.at > end.at)).or(set.high),
                ..set
            },
            _ => {
                let open = Interval { high: around.high.map(|high| End { open: true, ..high }), ..around };
                set.hull(&open)
            }
        };
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Unit, Verdict, compare};
    use crate::span::Span;

    fn figure(hedge: Hedge, value: i64, place: i64) -> Figure {
        Figure {
            span: Span::new(0, 1),
            stated: vec![Stated { value: value.into(), place: place.into() }],
            hedge,
            set: None,
            unit: Unit::count(),
            moment: None,
            form: Form::Digits,
        }
    }

    #[test]
    fn thirty_thousand_at_most_and_forty_thousand_roughly_are_six_thousand_apart() {
        let lexicon = Lexicon::shipped().unwrap();
        let a = reading(&figure(Hedge::AtMost, 30_000, 10_000), &lexicon);
        let b = reading(&figure(Hedge::About, 40_000, 10_000), &lexicon);
        assert_eq!(a.literal.gap(&b.literal), Some(6_000.into()));
        assert_eq!(a.rounded.to_string(), "less than 35,000");
        assert_eq!(compare(&a, &b), Verdict::Contradicts);
    }

    #[test]
    fn rounding_is_no_contradiction_and_small_counts_do_not_round() {
        let lexicon = Lexicon::shipped().unwrap();
        let rounded = reading(&figure(Hedge::Exact, 30_000, 10_000), &lexicon);
        let precise = reading(&figure(Hedge::Exact, 31_500, 100), &lexicon);
        assert_eq!(compare(&rounded, &precise), Verdict::Near);
        let four = reading(&figure(Hedge::Exact, 4, 1), &lexicon);
        assert_eq!(four.literal, four.rounded);
    }

    #[test]
    fn bounds_in_one_direction_that_differ_are_told_apart() {
        let lexicon = Lexicon::shipped().unwrap();
        let a = reading(&figure(Hedge::LessThan, 25, 1), &lexicon);
        let b = reading(&figure(Hedge::LessThan, 26, 1), &lexicon);
        assert_eq!(compare(&a, &b), Verdict::Differs);
    }
}
