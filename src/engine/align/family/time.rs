//! When: moments of the clauses, the period that a figure covers, words that tell of another time.

use super::super::feature::{Feature, Values};
use super::super::pair::Pair;
use crate::assertion::Assertion;
use crate::claim::Moment;
use crate::engine::overlap::word_match;
use crate::quantity::Dimension;

pub fn tell(pair: &Pair<'_>, values: &mut Values) {
    let (a, b) = (&pair.y.evidence.moments, &pair.x.evidence.moments);
    let meet = |part: &dyn Fn(&Moment) -> Option<i32>| {
        let (x, y): (Vec<i32>, Vec<i32>) = (a.iter().filter_map(part).collect(), b.iter().filter_map(part).collect());
        match (x.is_empty(), y.is_empty()) {
            (true, true) => f32::NAN,
            (false, false) if x.iter().any(|value| y.contains(value)) => 1.0,
            (false, false) => 0.0,
            _ => 0.5,
        }
    };
    values.set(Feature::Months, meet(&|moment| moment.month.map(i32::from)));
    values.set(Feature::Quarters, meet(&|moment| moment.quarter.map(i32::from)));
    values.set(Feature::Years, meet(&|moment| moment.year.map(i32::from)));
    values.set(Feature::Days, meet(&|moment| moment.day.map(i32::from).or(moment.weekday.map(|day| -i32::from(day)))));
    let (y, x) = (&pair.y.evidence.occasion, &pair.x.evidence.occasion);
    values.set(
        Feature::Period,
        match (y.months, x.months) {
            (Some(a), Some(b)) => f32::from(u8::from(a == b)),
            (None, None) => f32::NAN,
            _ => 0.5,
        },
    );
    values.both(Feature::Compared, pair.y.marks.comparison, pair.x.marks.comparison);
    let same_words = pair.y.time.as_ref().zip(pair.x.time.as_ref()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    let another = |it: &Assertion| it.marks.background && !same_words;
    values.both(Feature::Background, another(pair.y), another(pair.x));
    values.both(Feature::Earlier, y.earlier && !same_words || y.term, x.earlier && !same_words || x.term);
    if is_calendar(pair.y) {
        let (a, b) = (&pair.y.evidence.mention.narrows, &pair.x.evidence.mention.narrows);
        let one = || a.iter().any(|word| b.iter().any(|other| word_match(word, other, pair.lexicon()) > 0.0));
        values.flag(Feature::Narrows, (!a.is_empty() && !b.is_empty()).then(one));
        values.flag(Feature::Sides, Some(pair.y.evidence.side == pair.x.evidence.side && y.plain == x.plain));
    }
}

/// Whether it is a year or a date.
fn is_calendar(it: &Assertion) -> bool {
    matches!(it.unit.dimension(), Dimension::Year | Dimension::Date)
}
